"""Planted strings in every field, through everything that a reader does: none of them runs.

The pages are opened without their content security policy, which would hide a hole; that the
policy by itself stops what got in is tested beside them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page
from policy_graphs import policy_network

from policygraph.graph.network import Citation, Fact, Network, Thing
from policygraph.graph.page import ENGINES, render

pytestmark = pytest.mark.browser

Payload = Callable[[str], str]

#: What is planted: each says in which field it ran.
PAYLOADS: dict[str, Payload] = {
    "markup": lambda field: (
        f"'\"><img src=x onerror=\"window.ran='{field}'\"><svg onload=\"window.ran='{field}'\">"
    ),
    "end of script": lambda field: f"</script><script>window.ran='{field}'</script><!--",
    "end of style and text": lambda field: (
        f"</style></title></textarea></noscript><script>window.ran='{field}'</script>"
    ),
    "template": lambda field: f"{{{{7*7}}}}${{7*7}}<%= 7*7 %>{{% raw %}}#{{7*7}} {field}",
    "address": lambda field: f"javascript:window.ran='{field}'",
    "href": lambda field: f'href="javascript:window.ran=\'{field}\'" " onfocus=window.ran=1 x="',
}


def planted(payload: Payload, copies: int = 1) -> Network:
    """Return a document, a task, a body, a place and a person, with the payload in every field."""
    network: Network = nx.MultiDiGraph()
    cited = Citation(
        source=payload("source"),
        start=3,
        end=9,
        words=payload("words"),
        before=payload("before"),
        after=payload("after"),
        title=payload("title"),
        publisher=payload("publisher"),
        url=payload("url"),
        published=payload("published"),
        language=payload("language"),
    )
    for copy in range(copies):
        for kind in ("document", "task", "agency", "place", "person"):
            details = {
                name: payload(name)
                for name in ("type", "kind", "date", "deadline", "force", "not resolved")
            }
            details[payload("detail")] = payload("detail's value")
            thing = Thing(
                kind,
                f"{kind} {copy} {payload('label')}",
                {"en": payload("en"), "vi": payload("vi"), payload("tag"): payload("tagged")},
                [payload("alias")],
                details,
                [(f"position: {payload('position')}", cited)],
            )
            network.add_node(f"{copy}:{kind}:{payload('iri')}", thing=thing)
        for begin, relation, end in (
            ("task", "underDocument", "document"),
            ("task", "assignedTo", "agency"),
            ("task", "coordinatedWith", "person"),
            ("document", "issuedBy", "agency"),
            ("agency", "inPlace", "place"),
        ):
            ends = [f"{copy}:{kind}:{payload('iri')}" for kind in (begin, end)]
            network.add_edge(*ends, fact=Fact(ends[0], relation, ends[1], cited))
    return network


def without_policy(page: str) -> str:
    """Return a page without its content security policy."""
    start = page.index('<meta http-equiv="Content-Security-Policy"')
    return page[:start] + page[page.index(">", start) + 1 :]


def use_everything(page: Page) -> None:
    """Look at, point at, click on, type and save all there is."""
    for view in ("overview", "columns", "table", "map"):
        page.click(f"#to-{view}")
        for name in page.locator(f"#{view} [data-thing]").all()[:5]:
            name.hover()
            name.click()
    box = page.locator("#drawing").bounding_box()
    assert box is not None
    for x in range(1, 12):
        for y in range(1, 8):
            page.mouse.move(box["x"] + box["width"] * x / 12, box["y"] + box["height"] * y / 8)
    place = page.evaluate("graph.things.find((thing) => thing.kind === 'task').id")
    page.evaluate("id => select(id)", place)
    page.evaluate("id => select(id, graph.things[id].out[0].end)", place)
    page.evaluate("id => change({ near: id, hops: '2' })", place)
    page.evaluate("id => change({ start: id, end: graph.things[id].out[0].end })", place)
    page.evaluate("document.querySelectorAll('details').forEach((menu) => { menu.open = true; })")
    for language in ("vi", "en"):
        page.click(f"#speak-{language}", force=True)
    for typed in ("a", "img", "script", "window"):
        page.fill("#search", typed)
        for offer in page.locator(".offers li").all()[:3]:
            offer.hover()
    page.press("#search", "Enter")
    page.reload()


def saved(page: Page, folder: Path) -> list[Path]:
    """Save what is seen in every form and return the files."""
    paths = []
    for view in ("columns", "map"):
        page.click(f"#to-{view}")
        for form in ("svg", "png", "csv", "jsonld"):
            page.click("#save > summary")
            with page.expect_download() as download:
                page.click(f"#save-{form}")
            paths.append(folder / f"{view}.{form}")
            download.value.save_as(paths[-1])
    return paths


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", PAYLOADS)
def test_nothing_planted_runs(browser: Browser, tmp_path: Path, name: str, engine: str) -> None:
    network = planted(PAYLOADS[name])
    path = tmp_path / "page.html"
    page_text = render(network, [node for node in network if ":document:" in node], engine=engine)
    path.write_text(without_policy(page_text), "utf-8", newline="\n")
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path.as_uri())
    assert page.evaluate("window.ran") is None
    use_everything(page)
    assert page.evaluate("window.ran") is None
    assert page.locator("img, iframe, object, svg, a[href^='javascript:']").count() == 0
    for file in saved(page, tmp_path):
        if file.suffix == ".svg":
            page.goto(file.as_uri())
            assert page.evaluate("window.ran") is None
            assert page.locator("script, image, foreignObject").count() == 0
            page.goto(path.as_uri())
    assert errors == []
    context.close()


def test_nothing_planted_runs_where_there_is_much(browser: Browser, tmp_path: Path) -> None:
    network = planted(PAYLOADS["markup"], copies=61)
    path = tmp_path / "page.html"
    path.write_text(without_policy(render(network)), "utf-8", newline="\n")
    page = browser.new_page(offline=True)
    page.goto(path.as_uri() + "#view=map")
    use_everything(page)
    assert page.evaluate("window.ran || null") is None
    page.close()


def test_the_template_in_a_text_is_text(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(render(planted(PAYLOADS["template"])), "utf-8", newline="\n")
    page = browser.new_page(offline=True)
    page.goto(path.as_uri() + "#view=table")
    assert "{{7*7}}${7*7}<%= 7*7 %>" in page.inner_text("#table")
    assert "49" not in page.inner_text("body")
    page.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_the_policy_stops_what_got_in(browser: Browser, tmp_path: Path, engine: str) -> None:
    """A handler, a script and a script's address, put into the page on purpose, do not run."""
    path = tmp_path / "page.html"
    path.write_text(render(policy_network(20), engine=engine), "utf-8", newline="\n")
    page = browser.new_page(offline=True)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    page.evaluate(
        """() => {
          const plant = document.createElement("div");
          plant.innerHTML = `<img src=x onerror="window.ran = 1"><iframe srcdoc="<script>parent.ran
            = 1</script>"></iframe><a id="planted" href="javascript:window.ran = 1">x</a>`;
          document.body.append(plant);
          const script = document.createElement("script");
          script.textContent = "window.ran = 1";
          document.body.append(script);
          document.getElementById("planted").click();
        }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert len([line for line in said if "Content Security Policy" in line]) >= 3
    page.close()
