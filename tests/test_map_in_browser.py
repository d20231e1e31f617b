"""The map in a real browser, drawn by vis-network and by our own canvas."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page
from policy_graphs import policy_network

from policygraph.graph.network import Fact, Network, Thing
from policygraph.graph.page import ENGINES, render

pytestmark = pytest.mark.browser

Show = Callable[..., Page]

#: Numbers of things that vis-network and our own canvas draw in these tests.
SMALL, LARGE = 60, 1000


def page_of(things: int) -> str:
    """Return a page whose map vis-network draws if it is small, and our own canvas if not."""
    return render(policy_network(things), engine="vis" if things == SMALL else "canvas")


class Shown(NamedTuple):
    """The map as its SVG has it: circles and names in px of the map, and the ways of lines."""

    circles: dict[str, dict[str, float]]
    names: list[dict[str, float]]
    lines: list[str]


@pytest.fixture
def look(browser: Browser, tmp_path: Path) -> Callable[[Page], Shown]:
    """Return what the SVG of the map shows when a browser draws it."""

    def shown(page: Page) -> Shown:
        file = tmp_path / "map.svg"
        file.write_text(page.evaluate("map.svg()"), "utf-8")
        drawn = browser.new_page(viewport=page.viewport_size)
        drawn.goto(file.as_uri())
        found: Any = drawn.evaluate(
            """() => {
              const all = (name) => [...document.querySelectorAll(name)];
              const box = (node) => {
                const { left, top, right, bottom } = node.getBoundingClientRect();
                return { left, top, right, bottom, size: Number(node.getAttribute("font-size")) };
              };
              return {
                circles: Object.fromEntries(all("circle").map((node) => [node.textContent,
                  Object.fromEntries([["x", "cx"], ["y", "cy"], ["r", "r"], ["opacity", "opacity"]]
                    .map(([name, attribute]) => [name, Number(node.getAttribute(attribute))]))])),
                names: all("text").map(box),
                lines: all("path[fill=none]").map((node) => node.getAttribute("d")),
              };
            }"""
        )
        drawn.close()
        return Shown(**found)

    return shown


def colours(page: Page) -> set[str]:
    """Return the colours that the canvas on the page has, as "red green blue"."""
    found: list[str] = page.evaluate(
        """async () => {
          await new Promise((done) => setTimeout(done, 300));
          const canvas = document.querySelector("#drawing canvas");
          const copy = document.createElement("canvas");
          [copy.width, copy.height] = [canvas.width, canvas.height];
          const context = copy.getContext("2d", { willReadFrequently: true });
          context.drawImage(canvas, 0, 0);
          const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
          const found = new Set();
          for (let at = 0; at < data.length; at += 4) {
            if (data[at + 3] === 255) found.add(`${data[at]} ${data[at + 1]} ${data[at + 2]}`);
          }
          return [...found];
        }"""
    )
    return set(found)


def click_at(page: Page, x: float, y: float) -> None:
    box = page.locator("#drawing").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + x, box["y"] + y)


def two_kinds_of_line() -> Network:
    """Return two bodies with a parallel line and a line back between them, and a third body."""
    network: Network = nx.MultiDiGraph()
    for name in ("First", "Second", "Third"):
        network.add_node(f"urn:{name}", thing=Thing("document", name))
    for begin, relation, end in (
        ("First", "cites", "Second"),
        ("First", "amends", "Second"),
        ("Second", "cites", "First"),
        ("Third", "cites", "First"),
    ):
        fact = Fact(f"urn:{begin}", relation, f"urn:{end}", None)
        network.add_edge(fact.begin, fact.end, fact=fact)
    return network


@pytest.mark.parametrize("things", [SMALL, LARGE])
def test_the_map_is_drawn_in_light_and_in_dark(show: Show, things: int) -> None:
    page = show(page_of(things), "#view=map")
    assert page.evaluate("typeof vis") == ("object" if things == SMALL else "undefined")
    light = colours(page)
    page.emulate_media(color_scheme="dark")
    dark = colours(page)
    assert len(light) > 20 and len(dark) > 20
    if things == SMALL:
        assert "214 228 255" in light - dark  # a document, #d6e4ff and #1d335f
        assert "29 51 95" in dark - light
    else:
        assert "47 95 196" in light - dark  # its edge, #2f5fc4 and #8ab0ff
        assert "138 176 255" in dark - light


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("things", [SMALL, LARGE])
def test_names_are_large_enough_apart_and_on_the_map(
    show: Show, look: Callable[[Page], Shown], things: int, width: int
) -> None:
    page = show(page_of(things))
    page.set_viewport_size({"width": width, "height": 900})
    page.click("#to-map")
    box = page.locator("#drawing").bounding_box()
    assert box is not None
    shown = look(page)
    assert len(shown.names) >= (5 if width == 390 else 25)
    assert min(name["size"] for name in shown.names) >= 11
    for a, b in combinations(shown.names, 2):
        apart = a["right"] <= b["left"] or b["right"] <= a["left"]
        assert apart or a["bottom"] <= b["top"] + 2 or b["bottom"] <= a["top"] + 2
    for name in shown.names:
        assert name["left"] >= -1 and name["right"] <= box["width"] + 1
    for circle in shown.circles.values():
        assert circle["r"] <= circle["x"] <= box["width"] - circle["r"]
        assert circle["r"] <= circle["y"] <= box["height"] - circle["r"]


@pytest.mark.parametrize("things", [SMALL, LARGE])
def test_a_click_on_a_thing_lights_what_is_tied_to_it(
    show: Show, look: Callable[[Page], Shown], things: int
) -> None:
    page = show(page_of(things), "#view=map")
    circle = look(page).circles["Ministry of Finance"]
    click_at(page, circle["x"], circle["y"])
    assert page.inner_text("#panel-title") == "Ministry of Finance"
    bright = [name for name, circle in look(page).circles.items() if circle["opacity"] == 1]
    assert "Ministry of Finance" in bright and 2 <= len(bright) < things / 2
    circle = look(page).circles["Ministry of Finance"]
    assert 0 < circle["x"] < 1100 and 0 < circle["y"] < 900


@pytest.mark.parametrize("engine", ENGINES)
def test_parallel_lines_lie_apart_and_a_click_on_one_shows_both_ends(
    show: Show, look: Callable[[Page], Shown], engine: str
) -> None:
    page = show(render(two_kinds_of_line(), engine=engine), "#view=map")
    shown = look(page)
    assert len(set(shown.lines)) == 4
    first, third = shown.circles["First"], shown.circles["Third"]
    click_at(page, (first["x"] + third["x"]) / 2, (first["y"] + third["y"]) / 2)
    title = page.inner_text("#panel-title")
    assert "First" in title and "Third" in title


@pytest.mark.parametrize("things", [SMALL, LARGE])
def test_wheel_buttons_keys_and_dragging_move_the_map(
    show: Show, look: Callable[[Page], Shown], things: int
) -> None:
    page = show(page_of(things), "#view=map")

    def spread() -> float:
        circles = look(page).circles.values()
        return max(c["x"] for c in circles) - min(c["x"] for c in circles)

    whole = spread()
    page.click("#closer")
    assert spread() == pytest.approx(1.25 * whole, rel=0.01)
    page.click("#whole")
    assert spread() == pytest.approx(whole, rel=0.01)
    page.focus("#map-keys")
    page.keyboard.press("-")
    assert spread() == pytest.approx(0.8 * whole, rel=0.01)
    page.keyboard.press("0")
    box = page.locator("#drawing").bounding_box()
    assert box is not None
    x, y = box["x"] + 40, box["y"] + 40
    before = look(page).circles
    page.mouse.move(x, y)
    page.mouse.wheel(0, -100)
    page.wait_for_timeout(50)
    assert spread() > 1.1 * whole
    page.keyboard.press("0")
    page.mouse.down()
    page.mouse.move(x + 30, y + 20, steps=4)
    page.mouse.up()
    after = look(page).circles
    assert page.inner_text("#panel-title") == "At a glance"
    for name, circle in before.items():
        assert after[name]["x"] == pytest.approx(circle["x"] + 30, abs=0.2)
        assert after[name]["y"] == pytest.approx(circle["y"] + 20, abs=0.2)


def test_a_few_things_out_of_many_close_up(show: Show, look: Callable[[Page], Shown]) -> None:
    page = show(page_of(LARGE), "#view=map")
    page.evaluate("change({ near: graph.documents[0].id, hops: '1' })")
    circles = list(look(page).circles.values())
    assert 3 < len(circles) < 60
    nearest = [
        min((a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2 for b in circles if a is not b) ** 0.5
        for a in circles
    ]
    assert min(nearest) > 10


def test_the_map_follows_the_size_of_the_window(show: Show, look: Callable[[Page], Shown]) -> None:
    page = show(page_of(SMALL), "#view=map")
    page.set_viewport_size({"width": 800, "height": 600})
    page.wait_for_timeout(200)
    box = page.locator("#drawing").bounding_box()
    assert box is not None
    assert all(circle["x"] < box["width"] for circle in look(page).circles.values())
