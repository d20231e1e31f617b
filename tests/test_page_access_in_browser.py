"""The page for everybody: by keyboard alone, in both languages, on a phone, in the dark."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from policy_graphs import policy_network
from small_network import small_network

from policygraph.graph.network import facts
from policygraph.graph.page import render

pytestmark = pytest.mark.browser

Show = Callable[..., Page]

VIEWS = ("overview", "columns", "map", "table")
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def violations(page: Page) -> list[str]:
    """Return the rules of axe-core that the page breaks, with the elements."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def test_no_view_breaks_a_rule_of_accessibility(show: Show) -> None:
    page = show(render(small_network()))
    for view in VIEWS:
        page.click(f"#to-{view}")
        assert violations(page) == [], view
    page.click("#to-columns")
    page.click("#columns .box.agency >> nth=0")
    page.emulate_media(color_scheme="dark")
    page.click("#filter > summary")
    assert violations(page) == []
    page.fill("#search", "bo")
    assert violations(page) == []


def test_everything_is_reached_by_keyboard_alone(show: Show) -> None:
    page = show(render(small_network()))
    page.keyboard.press("/")
    page.keyboard.type("chinh phu")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel-title") == "Party Committee of the Government"
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.keyboard.press("Tab")  # to the button that closes, to the neighbourhoods
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "near-1"
    assert page.locator(".row").count() == 2
    page.keyboard.press("Escape")
    assert page.inner_text("#panel-title") == "At a glance"
    reached = set()
    for _ in range(90):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.tagName"))
    assert {f"to-{view}" for view in VIEWS} <= reached
    assert {"search", "SUMMARY", "INPUT", "BUTTON", "speak-vi"} <= reached


def test_arrow_keys_go_from_thing_to_thing_on_the_map(show: Show) -> None:
    page = show(render(small_network()), "#view=map")
    page.focus("#map-keys")
    seen = set()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        seen.add(page.inner_text("#panel-title"))
    assert len(seen) > 2 and "At a glance" not in seen
    assert page.evaluate("document.activeElement.id") == "map-keys"


def test_a_menu_closes_with_escape_and_gives_the_keys_back(show: Show) -> None:
    page = show(render(small_network()), "#thing=place/hue")
    page.focus("#filter > summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("finance")
    page.keyboard.press("Escape")  # the offers
    page.keyboard.press("Escape")  # the menu
    assert page.evaluate("document.activeElement.parentElement.id") == "filter"
    assert page.inner_text("#panel-title") == "Hue"
    assert not page.is_visible("#by-body")


def test_names_are_found_however_they_are_typed(show: Show) -> None:
    page = show(render(small_network()))
    for typed, first in [
        ("bo tai chinh", "Ministry of Finance"),
        ("BỘ TÀI", "Ministry of Finance"),
        ("mof", "Ministry of Finance"),
        ("phu chinh uy", "Party Committee of the Government"),
        ("duong", "Duong Minh"),
        ("duong s", "Đường sắt"),
        ("đường", "Đường sắt"),
        ("dương", "Duong Minh"),
        ("192", "192-KL/TW"),
        ("hue", "Hue"),
        ("ra soat tai san", "rà soát tài sản công dôi dư"),
    ]:
        page.fill("#search", typed)
        assert page.locator(".offers .name").first.inner_text() == first, typed
        page.press("#search", "Enter")
        assert page.inner_text("#panel-title") == first, typed


def test_every_name_typed_without_diacritics_is_among_the_first_five(show: Show) -> None:
    page = show(render(policy_network(1000)))
    missed = page.evaluate(
        """graph.things.map((thing) => graph.label(thing)).filter((name) =>
          !find(fold(name), 5).some((thing) => graph.label(thing) === name))"""
    )
    assert missed == []


def test_the_page_speaks_both_languages(show: Show) -> None:
    page = show(render(small_network(), language="vi"))
    assert page.get_attribute("html", "lang") == "vi"
    assert page.inner_text("h1") == page.title() == "Ai được giao việc gì"
    row = page.locator(".row", has_text="amend the rules on public assets")
    assert row.locator(".leads").text_content() == "Bộ Tài chính"
    assert row.locator(".due").text_content() == "hạn 31/3/2026"
    assert row.locator(".box.task").get_attribute("lang") == "en"
    row.locator(".leads button").click()
    assert "Ministry of Finance" in page.inner_text("#panel dl >> nth=0")
    page.click("#speak-en")
    assert page.get_attribute("html", "lang") == "en"
    assert page.inner_text("#panel-title") == "Ministry of Finance"
    assert page.title() == "Who is assigned what"
    page.go_back()
    assert page.inner_text("#panel-title") == "Bộ Tài chính"


def test_no_view_leaves_a_word_in_the_other_language(show: Show) -> None:
    """What the page itself says changes with the language; what texts say does not."""
    page = show(render(small_network()))
    said = "[...document.querySelectorAll('[data-word]')].map((node) => node.textContent)"
    english = page.evaluate(said)
    page.click("#speak-vi")
    same = set(english) & set(page.evaluate(said))
    assert same == set()


def test_a_phone_scrolls_one_way_only(show: Show) -> None:
    page = show(render(policy_network(60)))
    page.set_viewport_size({"width": 390, "height": 844})
    for view in VIEWS:
        page.click(f"#to-{view}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, view
    page.fill("#search", "finance")
    page.press("#search", "Enter")
    assert page.locator("#panel mark").first.is_visible()
    for view in VIEWS:
        page.click(f"#to-{view}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, view


def test_text_is_large_enough_and_no_two_names_overlap(show: Show) -> None:
    page = show(render(policy_network(60)))
    sizes = page.evaluate(
        """[...document.querySelectorAll("body *")].filter((node) => node.checkVisibility() &&
          [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
          .map((node) => parseFloat(getComputedStyle(node).fontSize))"""
    )
    assert len(sizes) > 100 and min(sizes) >= 11
    overlapping = page.evaluate(
        """(() => {
          const boxes = [...document.querySelectorAll("#columns button")]
            .filter((node) => node.checkVisibility()).map((node) => node.getBoundingClientRect());
          return boxes.flatMap((a, at) => boxes.slice(at + 1).filter((b) =>
            a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length;
        })()"""
    )
    assert overlapping == 0


@pytest.mark.parametrize(("size", "rows"), [(60, True), (300, False)])
def test_without_scripts_the_facts_are_a_list_to_read(
    browser: Browser, tmp_path: Path, size: int, rows: bool
) -> None:
    network = policy_network(size)
    file = tmp_path / "page.html"
    file.write_text(render(network), "utf-8")
    page = browser.new_page(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page.goto(file.as_uri())
    text = page.inner_text("body")
    assert "Scripts do not run here" in text and "Ministry of Finance" in text
    assert page.locator("button:visible, input:visible").count() == 0
    for fact in facts(network):
        if rows and fact.citation is not None:
            assert fact.citation.words in text
    assert (page.locator("noscript tbody tr").count() > 32) == rows
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    page.close()
