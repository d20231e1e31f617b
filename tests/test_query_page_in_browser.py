"""The query page in a browser: the editor, an answer, its errors and its network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page
from serving import Server, serving
from test_page_access_in_browser import violations

pytestmark = pytest.mark.browser

HOSTILE = 'SELECT ("<img src=x onerror=alert(1)>" AS ?x) {}'


@pytest.fixture(scope="module")
def server(filled: Path) -> Iterator[Server]:
    with serving(filled) as server:
        yield server


@pytest.fixture
def tab(browser: Browser, server: Server) -> Iterator[Page]:
    """A tab in which any request elsewhere, message, dialog or fault fails the test."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    said: list[str] = []
    tab = context.new_page()
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("dialog", lambda dialog: said.append(dialog.message))
    tab.on("request", lambda request: said.append(request.url))
    yield tab
    context.close()
    # a browser says of itself that the page of a wrong query has the status of an error
    kept = [line for line in said if "status of 400" not in line]
    assert [line for line in kept if not line.startswith((server.url, "data:", "blob:"))] == []


def test_a_named_question_is_run_sorted_and_drawn(tab: Page, server: Server) -> None:
    tab.goto(f"{server.url}/query")
    assert violations(tab) == []
    tab.click("summary:has-text('Tasks that a body, office or group leads')")
    tab.fill("#tasks-of-body-body", "bo tai chinh")
    tab.click("form[aria-label=tasks-of-body] button")
    tab.wait_for_selector("#rows")
    assert "ask=tasks-of-body" in tab.url
    assert "ministry-of-finance" in tab.inner_text(".CodeMirror")
    texts = tab.locator("#rows td:nth-child(4)").all_inner_texts()
    assert len(texts) > 1
    for _ in range(2):
        tab.click("#rows th:nth-child(4) button")
    turned = tab.locator("#rows td:nth-child(4)").all_inner_texts()
    assert sorted(turned) == sorted(texts) and turned[0] >= turned[-1]
    assert tab.get_attribute("#rows th:nth-child(4)", "aria-sort") == "descending"
    assert violations(tab) == []
    tab.focus("#to-network")
    tab.keyboard.press("Space")
    drawn = tab.frame_locator("#network iframe")
    drawn.locator("#to-table").click()
    assert "Ministry of Finance" in drawn.locator("#table").inner_text()
    tab.click("#rows td a >> nth=0")
    assert tab.url.startswith(f"{server.url}/id/")


def test_a_wrong_query_is_told_where_it_is_wrong_and_mended(tab: Page, server: Server) -> None:
    tab.goto(f"{server.url}/query")
    tab.click(".CodeMirror")
    tab.keyboard.press("Control+A")
    tab.keyboard.insert_text("SELECT ?x\nWHERE { ?x pg:text }")
    tab.keyboard.press("Control+Enter")
    tab.wait_for_selector("#problem")
    assert "error at 2:20" in tab.inner_text("#problem")
    assert tab.locator(".wrong").count() == 1
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert violations(tab) == [], scheme
    tab.focus("#editor")
    tab.keyboard.press("Tab")  # no keyboard is caught in the editor
    assert tab.evaluate("document.activeElement.textContent") == "Run"
    tab.click(".CodeMirror")
    tab.keyboard.press("Control+A")
    tab.keyboard.insert_text(HOSTILE)
    tab.keyboard.press("Control+Enter")
    tab.wait_for_selector("#rows td")
    assert tab.inner_text("#rows td") == "<img src=x onerror=alert(1)>"
    assert tab.locator("img").count() == 0


def test_prefixes_are_ours_and_declared_by_typing(tab: Page, server: Server) -> None:
    tab.goto(f"{server.url}/query?{urlencode({'query': 'ASK { ?x a '})}")
    tab.click(".CodeMirror")
    tab.keyboard.press("Control+End")
    tab.keyboard.type("pg:Task ")
    declared = "PREFIX pg: <https://w3id.org/policygraph/ontology#>"
    assert declared in tab.inner_text(".CodeMirror")


def test_it_fits_a_phone_and_works_without_scripts(browser: Browser, server: Server) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, java_script_enabled=False, locale="vi-VN"
    )
    tab = context.new_page()
    tab.goto(f"{server.url}/query")
    tab.fill("#query", "SELECT ?text { ?task pg:text ?text }")
    tab.click("#ask button")
    assert "dòng" in tab.inner_text(".count")
    assert "public assets" in tab.inner_text("#rows")
    context.close()
    context = browser.new_context(viewport={"width": 390, "height": 800})
    tab = context.new_page()
    tab.goto(f"{server.url}/query?ask=deadlines&lang=vi")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(tab) == []
    context.close()
