"""The page in a real browser, opened from the disk with the network refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page

from policygraph.graph.layout import columns
from policygraph.graph.network import Citation, Fact, Network, Thing
from policygraph.graph.page import render

pytestmark = pytest.mark.browser

HOSTILE = (
    "<img src=x onerror=\"document.title='broken'\">",
    "</script><script>document.title='broken'</script>",
    "'\"><svg onload=document.title='broken'>",
    "href=javascript:document.title='broken'",
)


def small(*words: str) -> Network:
    """Return a document, a body and a task between them, with ``words`` in every field."""
    text = " ".join(words) or "plain"
    cited = Citation(
        text, 3, 9, f"words {text}", f"before {text} ", f" after {text}", text, text,
        "javascript:document.title='broken'", text, "en",
    )  # fmt: skip
    network: Network = nx.MultiDiGraph()
    for kind in ("document", "task", "agency"):
        thing = Thing(kind, f"{kind} {text}", {"vi": text}, [text], {"note": text})
        thing.citations.append((f"position: {text}", cited))
        network.add_node(f"urn:{kind}:{text}", thing=thing)
    task = f"urn:task:{text}"
    for relation, end in (("underDocument", "document"), ("assignedTo", "agency")):
        fact = Fact(task, relation, f"urn:{end}:{text}", cited)
        network.add_edge(fact.begin, fact.end, fact=fact)
    return network


def many(tasks: int) -> Network:
    """Return a document with tasks of one body."""
    network: Network = nx.MultiDiGraph()
    network.add_node("urn:d", thing=Thing("document", "192-KL/TW"))
    network.add_node("urn:b", thing=Thing("agency", "Ministry of Finance"))
    for number in range(tasks):
        task = f"urn:t{number:03d}"
        network.add_node(task, thing=Thing("task", f"do thing number {number} " * 9))
        for relation, end in (("underDocument", "urn:d"), ("assignedTo", "urn:b")):
            network.add_edge(task, end, fact=Fact(task, relation, end, None))
    return network


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[[str], Page]]:
    """Open a page from the disk without a network; fail on any request or console message."""
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
    said: list[str] = []

    def opened(html: str) -> Page:
        path = tmp_path / "page.html"
        path.write_text(html, "utf-8", newline="\n")
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(f"dialog {dialog.message}"))
        page.on("request", lambda request: said.append(request.url))
        page.goto(path.as_uri())
        return page

    yield opened
    context.close()
    assert set(said) <= {(tmp_path / "page.html").as_uri()}


def test_search_and_enter_show_the_quoted_sentence(show: Callable[[str], Page]) -> None:
    page = show(render(small("đường sắt"), "Title"))
    page.fill("#search", "agency duong sat")
    page.press("#search", "Enter")
    assert page.inner_text("#panel-title") == "agency đường sắt"
    assert page.inner_text("#panel blockquote >> nth=0") == (
        "before đường sắt words đường sắt after đường sắt"
    )
    assert page.inner_text("#panel mark >> nth=0") == "words đường sắt"
    page.keyboard.press("Escape")
    assert page.inner_text("#panel-title") == "Deadlines"


def test_a_click_on_a_box_shows_its_facts(show: Callable[[str], Page]) -> None:
    network = many(3)
    page = show(render(network, "Title"))
    layout = columns(network)
    x, y = layout.centres["urn:d"]
    box = page.locator("#map canvas").bounding_box()
    assert box is not None
    scale = box["width"] / layout.width
    page.mouse.click(box["x"] + x * scale, box["y"] + y * scale + 20 * scale)
    assert page.inner_text("#panel-title") == "192-KL/TW"
    assert page.locator("#panel article").count() == 3


def test_a_name_in_the_table_leads_to_its_facts_and_its_address(
    show: Callable[[str], Page],
) -> None:
    page = show(render(small("x"), "Title"))
    page.click("#tasks button.thing >> text=agency x")
    assert page.inner_text("#panel-title") == "agency x"
    assert page.evaluate("decodeURIComponent(location.hash)") == "#urn:agency:x"
    page.reload()
    assert page.inner_text("#panel-title") == "agency x"


def test_hostile_text_runs_nothing(show: Callable[[str], Page]) -> None:
    page = show(render(small(*HOSTILE), "Harmless"))
    page.fill("#search", "a")
    page.press("#search", "Enter")
    for name in page.locator("#facts button.thing").all():
        name.click()
    page.wait_for_timeout(100)
    assert page.title() == "Harmless"
    assert page.locator("img, svg, #panel a, table a").count() == 0


def test_the_policy_stops_a_planted_handler(browser: Browser, tmp_path: Path) -> None:
    """Even if markup got in, it would not run: the browser says so on its console."""
    path = tmp_path / "page.html"
    path.write_text(render(small(), "Harmless").replace("<footer>", f"{HOSTILE[0]}<footer>"))
    page = browser.new_page(offline=True)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(path.as_uri())
    page.wait_for_timeout(100)
    assert page.title() == "Harmless"
    assert any("Content Security Policy" in message for message in refused)
    page.close()


def test_a_phone_scrolls_one_way_only(show: Callable[[str], Page]) -> None:
    page = show(render(many(30), "Title"))
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(100)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
