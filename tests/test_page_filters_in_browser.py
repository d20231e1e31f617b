"""Filters, ways and neighbourhoods of the page, and the address that restores them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from policy_graphs import policy_network
from small_network import BASE, small_network

from policygraph.graph.network import Fact
from policygraph.graph.page import render

pytestmark = pytest.mark.browser

Show = Callable[..., Page]


def tasks(page: Page) -> list[str]:
    """Return the tasks that the columns show, in alphabetical order."""
    return sorted(page.locator(".row .box.task").all_text_contents())


def choose(page: Page, field: str, typed: str) -> None:
    """Take the first thing that a filter offers for what is typed."""
    if not page.locator("#filter").evaluate("menu => menu.open"):
        page.click("#filter > summary")
    page.fill(field, typed)
    page.press(field, "Enter")
    page.keyboard.press("Escape")


AMEND, REPORT = "amend the rules on public assets", "report on the communes"
REVIEW, GUIDE = "rà soát tài sản công dôi dư", "hướng dẫn các xã"


def test_tasks_are_filtered_by_a_thing(show: Show) -> None:
    page = show(render(small_network()))
    for field, typed, left in [
        ("#by-body", "bo tai chinh", [AMEND, REVIEW]),
        ("#by-body", "politburo", [AMEND]),
        ("#by-document", "59-cv", [REVIEW, GUIDE]),
        ("#by-place", "hue", [REVIEW]),
    ]:
        choose(page, field, typed)
        assert tasks(page) == sorted(left), typed
        page.click("#active .chip")
        assert len(tasks(page)) == 4


def test_tasks_are_filtered_by_deadline_and_force(show: Show) -> None:
    page = show(render(small_network()))
    page.click("#filter > summary")
    page.fill("#by-after", "2026-01-01")
    page.press("#by-after", "Enter")
    assert tasks(page) == [AMEND, REVIEW]
    page.fill("#by-before", "2026-03-31")
    assert tasks(page) == [AMEND]
    page.click("text=Clear all")
    page.click("#filter > summary")
    page.select_option("#by-force", "recommendation")
    assert tasks(page) == [REPORT]


def test_the_slider_goes_over_the_dates_of_documents(show: Show) -> None:
    page = show(render(small_network()))
    page.click("#filter > summary")
    assert page.inner_text("#span-of-time") == "19 Sep 2025 – 3 Nov 2025"
    page.focus("#by-from")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#span-of-time") == "3 Nov 2025 – 3 Nov 2025"
    assert tasks(page) == sorted([REVIEW, GUIDE])
    assert "from=2025-11-03" in page.url


def test_the_legend_hides_kinds_and_relations_in_every_view(show: Show) -> None:
    page = show(render(small_network()))
    page.uncheck("#kinds .document input")
    assert page.locator("#columns .box.document").count() == 0 and len(tasks(page)) == 4
    page.click("#to-table")
    assert "192-KL/TW" not in page.inner_text("#rows .at-under >> nth=0")
    page.check("#kinds .document input")
    page.click("summary:has-text('Relations')")
    page.uncheck("#relations .coordinatedWith input")
    assert "People's Committee of Hue" not in page.locator("#rows .at-with").all_inner_texts()
    page.click("#to-columns")
    assert page.locator(".with li").count() == 0


def test_the_path_between_two_things_is_told_with_its_sentences(show: Show) -> None:
    page = show(render(small_network()))
    page.click("#way > summary")
    page.fill("#by-start", "hue")
    page.press("#by-start", "Enter")
    page.fill("#by-end", "politburo")
    page.press("#by-end", "Enter")
    assert page.inner_text("#panel-title") == "From Hue to Politburo"
    assert not page.is_visible("#by-end")
    steps = page.locator("#panel article .what").all_inner_texts()
    assert steps[0] == "People's Committee of Hue Is in Hue"
    # Hue, its committee, a task, the ministry, its other task, the Politburo
    assert len(steps) == 5
    assert page.locator("#panel article blockquote").count() == 4
    assert tasks(page) == [AMEND, REVIEW]


def test_a_path_that_is_not_there_is_said_not_to_be(show: Show) -> None:
    page = show(render(small_network()), "#start=place/ca-mau&end=agency/politburo")
    assert "Nothing in this page ties them." in page.inner_text("#panel")


def test_what_is_near_a_thing_does_not_come_back_down_from_those_above(show: Show) -> None:
    page = show(render(small_network()), "#thing=document/59-cv-bcd")
    page.click("#near-1")
    assert tasks(page) == sorted([REVIEW, GUIDE])
    assert page.get_attribute("#near-1", "aria-pressed") == "true"
    page.click("#near-2")
    assert len(tasks(page)) == 4  # through 192-KL/TW and through those who have the tasks
    page.click("#near-2")
    assert page.locator("#active").is_hidden()
    # One step from a task its assigner is met; what else it assigned is not two steps away.
    network = small_network()
    again = Fact(f"{BASE}task/b.md/2", "assignedBy", f"{BASE}agency/politburo", None)
    network.add_edge(again.begin, again.end, fact=again)
    page = show(render(network), "#near=task/a.md/1&hops=2")
    assert tasks(page) == sorted([AMEND, REPORT, REVIEW])


def test_the_address_restores_view_thing_and_filters(show: Show) -> None:
    html = render(small_network())
    page = show(html)
    choose(page, "#by-body", "ministry of finance")
    page.uncheck("#kinds .place input")
    page.click("#to-table")
    page.fill("#words-in-table", "tai san")
    page.click("#rows .at-who [data-thing] >> text=Ministry of Finance")
    page.click("#speak-vi")
    address = page.url.partition("#")[2]
    page.close()
    again = show(html, f"#{address}")
    assert again.get_attribute("#to-table", "aria-current") == "page"
    assert again.inner_text("#panel-title") == "Bộ Tài chính"
    assert again.input_value("#words-in-table") == "tai san"
    assert not again.is_checked("#kinds .place input")
    assert again.locator("#rows tr").count() == 1
    assert "Cơ quan: Bộ Tài chính" in again.inner_text("#active")


def test_an_address_of_another_page_is_harmless(show: Show) -> None:
    page = show(render(small_network()), "#view=x&thing=agency/none&without=a,task&hops=9&sort=%00")
    assert page.is_visible("#columns") and page.inner_text("#panel-title") == "At a glance"


def test_back_and_forward_go_through_what_was_seen(show: Show) -> None:
    page = show(render(small_network()))
    page.click("#columns .box >> text=Ministry of Finance >> nth=0")
    page.click("#panel .thing >> text=192-KL/TW")
    page.click("#to-table")
    page.go_back()
    assert page.is_visible("#columns") and page.inner_text("#panel-title") == "192-KL/TW"
    page.go_back()
    assert page.inner_text("#panel-title") == "Ministry of Finance"
    page.go_back()
    assert page.inner_text("#panel-title") == "At a glance"
    page.go_forward()
    assert page.inner_text("#panel-title") == "Ministry of Finance"


def test_rows_are_sorted_by_any_heading_and_filtered_by_words(show: Show) -> None:
    page = show(render(small_network()), "#view=table")
    assert page.inner_text("#row-count") == "8 rows"
    page.click("#heads >> text=By when")
    assert page.inner_text("#rows .at-due >> nth=0") == "Dec 2025"  # what has none comes last
    due = [text for text in page.locator("#rows .at-due").all_inner_texts() if text]
    assert due == ["Dec 2025", "31 Mar 2026", "quarter 2 of 2026"]
    page.click("#heads >> text=By when")
    assert page.inner_text("#rows tr >> nth=0").find("quarter 2 of 2026") > 0
    assert page.get_attribute("#heads .at-due", "aria-sort") == "descending"
    page.fill("#words-in-table", "gazette dien")
    assert page.inner_text("#row-count") == "0 rows"
    page.fill("#words-in-table", "phoi hop ra soat")
    assert page.locator("#rows .at-what").all_inner_texts() == [REVIEW]


def test_long_tables_give_their_first_rows_and_all_when_asked(show: Show) -> None:
    page = show(render(policy_network(400)), "#view=table")
    said = int(page.inner_text("#row-count").split()[0])
    assert said > 320
    page.wait_for_function("document.querySelectorAll('#rows tr').length === 300")
    page.click("#all-rows")
    page.wait_for_function(f"document.querySelectorAll('#rows tr').length === {said}")
    assert not page.is_visible("#all-rows")
    page.fill("#words-in-table", "ministry of health")
    page.wait_for_function("document.querySelectorAll('#rows tr').length < 300")
    rows = page.locator("#rows tr").all_inner_texts()
    assert rows and all({"ministry", "health"} <= set(row.lower().split()) for row in rows)


def test_every_fact_is_a_row_with_its_sentence(show: Show) -> None:
    page = show(render(small_network()), "#view=table")
    rows = [" ".join(text.split()) for text in page.locator("#rows tr").all_inner_texts()]
    for who, does, what in [
        ("192-KL/TW", "Issued by", "Politburo"),
        ("59-CV/BCĐ", "Implements", "192-KL/TW"),
        ("Duong Minh", "Position", "director"),
        ("People's Committee of Hue", "Is in", "Hue"),
    ]:
        assert any(row.startswith(f"{who} {does} {what}") for row in rows), (who, does, what)
    assert page.locator("#rows blockquote").count() == 7
