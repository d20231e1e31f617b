"""Pages of the server in a real browser: from a search to the sentence, for everybody, and safe."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from serving import Server, serving
from test_hostile_facts import facts
from test_page_access_in_browser import violations

from policygraph.builders.emit import emit
from policygraph.cli.build import read_into
from policygraph.graph.iris import source_iri
from policygraph.graph.manifest import SourceEntry
from policygraph.graph.writing import write_store

pytestmark = pytest.mark.browser

FINANCE = "/id/agency/ministry-of-finance"
DOCUMENT = "/id/document/901-kl-tw"
SOURCE = "/id/source/news/assets.txt"
EVERY_KIND = (
    "/",
    "/search?q=bo+tai+chinh",
    "/tasks?due_from=2030-01-01",
    FINANCE,
    DOCUMENT,
    "/id/place/province-79",
    "/id/person/pham-minh-chinh",
    SOURCE,
    "/id/agency/nothing",
    "/docs",
)


@pytest.fixture(scope="module")
def server(filled: Path) -> Iterator[Server]:
    with serving(filled) as server:
        yield server


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser whose pages say nothing on the console and ask nobody but the server."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text))
    context.on("weberror", lambda error: said.append(str(error.error)))
    context.on("dialog", lambda dialog: said.append(dialog.message))
    context.on(
        "request",
        lambda asked: None if "//127.0.0.1:" in asked.url else said.append(asked.url),
    )
    yield context
    context.close()
    # a page that tells that there is nothing comes with the status that says so
    assert [line for line in said if "404 (Not Found)" not in line] == []


def test_from_the_search_to_the_sentence_in_its_text(
    server: Server, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(server.url)
    page.locator("#q").press_sequentially("bo tai ch")
    expect(page.get_by_role("option").first).to_contain_text("Ministry of Finance")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Ministry of Finance")
    page.get_by_role("link", name="publish the list of public assets").click()
    expect(page.locator("h1")).to_contain_text("publish the list of public assets")
    expect(page.locator("mark").first).to_have_text(
        "publish the list of public assets by December 31, 2030"
    )
    page.get_by_role("link", name="Public assets").first.click()
    page.wait_for_url(re.compile(r"/id/source/news/assets\.txt#char=\d+,\d+$"))
    shown = page.locator(":target")
    expect(shown).to_have_text("publish the list of public assets by December 31, 2030")
    expect(shown).to_be_in_viewport()
    shown.get_by_role("link").first.click()
    expect(page.locator("h1")).to_contain_text("publish the list of public assets")


def test_the_same_without_scripts(server: Server, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    page.goto(server.url)
    page.fill("#q", "bo tai chinh")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Bộ Tài chính").first.click()
    expect(page.locator("h1")).to_have_text("Bộ Tài chính")
    page.fill("#by-due_from", "2031-01-01")
    page.get_by_role("button", name="Lọc").click()
    expect(page.locator("ol.tasks > li")).to_have_count(1)
    page.get_by_role("link", name="rà soát tài sản công").first.click()
    page.locator("figcaption a").first.click()
    expect(page.locator(":target")).to_contain_text("rà soát tài sản công")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("link", name="Start")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_accessibility(
    server: Server, browser: Browser, scheme: str
) -> None:
    # axe puts a script into the page, which the policy forbids for good
    context = browser.new_context(
        bypass_csp=True,
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": 1280, "height": 900},
    )
    page = context.new_page()
    for address in (*EVERY_KIND, task_address(server)):
        page.goto(server.url + address)
        for details in page.locator("details > summary").all()[:3]:
            details.click()
        assert violations(page) == [], address
    page.goto(server.url)
    page.fill("#q", "bo")
    expect(page.get_by_role("option").first).to_be_visible()
    assert violations(page) == []
    context.close()


def task_address(server: Server) -> str:
    listed = server.request("GET", "/tasks", {"Accept": "text/html"}).body.decode("utf-8")
    found = re.search(r'href="(/id/task/[^"]+)"', listed)
    assert found
    return found[1]


def test_pages_fit_a_phone(server: Server, context: BrowserContext) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    for address in (*EVERY_KIND, task_address(server)):
        page.goto(server.url + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address


def test_the_keys_of_the_search_field(server: Server, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(server.url + FINANCE)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    field = page.locator("#q")
    field.press_sequentially("ministry")
    expect(page.get_by_role("option")).not_to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("ministry")
    page.keyboard.press("Enter")  # nothing is offered, so the form is sent
    page.wait_for_url(re.compile(r"/search\?"))


HOSTILE = "</title></mark><script>alert(1)</script><img src=x onerror=alert(2)>\u202eyldneirf"


def test_hostile_words_stay_text_on_every_page(tmp_path: Path, context: BrowserContext) -> None:
    text, found = facts(HOSTILE)
    digest = hashlib.sha256(text.content.encode()).hexdigest()
    with write_store(tmp_path / "store") as writer:
        entry = SourceEntry(
            graph=source_iri(text.source),
            origin=text.source,
            file=digest,
            text=writer.keep_text(text.content),
            facts=digest,
            extractor="test",
            language=text.language,
        )
        writer.put(text.source, entry, emit(text, found))
        writer.commit()
    with serving(tmp_path / "store") as server:
        page = context.new_page()
        ahead, seen = ["/", "/tasks", "/search?q=script"], set[str]()
        while ahead:
            address = ahead.pop(0)
            page.goto(server.url + address)
            shown = page.content()
            assert "<img" not in shown and "\u202e" not in shown, address
            assert page.locator("script:not([src])").count() == 0, address
            links = page.locator("main a").evaluate_all(
                "all => all.map((one) => one.getAttribute('href'))"
            )
            assert all(link.startswith(("/", "#")) for link in links), address
            for link in links:
                path = link.partition("#")[0]
                kind = "/".join(path.split("/")[:3])  # one page of each kind of thing
                if path.startswith("/id/") and "as=" not in path and kind not in seen:
                    seen.add(kind)
                    ahead.append(path)
        assert len(seen) > 5, seen
        assert "⟨U+202E⟩yldneirf" in shown
        page.goto(server.url)
        page.locator("#q").press_sequentially("alert")
        expect(page.get_by_role("option").first).to_contain_text("<script>")


#: ``SCREENSHOTS=docs pytest tests/test_pages_in_browser.py -k pictures`` makes those of the docs.
@pytest.mark.skipif("SCREENSHOTS" not in os.environ, reason="SCREENSHOTS names no folder")
def test_pictures_for_people(browser: Browser, tmp_path: Path) -> None:
    folder = Path(os.environ["SCREENSHOTS"])
    with as_file(files("policygraph.examples")) as examples:
        texts = sorted(path for path in examples.iterdir() if path.suffix in (".md", ".txt"))
        read_into(tuple(texts), tmp_path / "store")
    pictures: dict[str, tuple[str, dict[str, Any]]] = {
        "server": ("/", {}),
        "server-body": (FINANCE, {}),
        "server-document": ("/id/document/183-kl-tw", {}),
        "server-source-dark": ("/id/source/ket-luan-192.md", {"color_scheme": "dark"}),
        "server-phone-vi": (
            FINANCE,
            {"viewport": {"width": 390, "height": 844}, "locale": "vi-VN"},
        ),
    }
    with serving(tmp_path / "store") as server:
        for name, (address, how) in pictures.items():
            context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **how})
            page: Page = context.new_page()
            page.goto(server.url + address)
            page.screenshot(path=folder / f"{name}.png")
            context.close()
