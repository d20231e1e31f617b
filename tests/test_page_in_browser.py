"""The page in a real browser, opened from the disk with the network refused: reading it."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import pytest
from playwright.sync_api import Page, expect
from policy_graphs import policy_network
from small_network import BASE, citation, small_network

from policygraph.graph.iris import base_iri
from policygraph.graph.network import Fact, Network, Thing
from policygraph.graph.page import render

pytestmark = pytest.mark.browser

Show = Callable[..., Page]


def test_the_answer_is_there_without_a_click(show: Show) -> None:
    page = show(render(small_network()))
    row = page.locator(".row", has_text="amend the rules on public assets")
    assert row.is_visible()
    assert row.locator(".leads").text_content() == "Ministry of Finance"
    assert row.locator(".due").text_content() == "by 31 Mar 2026"
    document = page.locator(".part", has=row).locator(".over")
    expect(document).to_contain_text("192-KL/TW")
    expect(document).to_contain_text("Politburo")
    partner = page.locator(".row", has_text="rà soát tài sản công dôi dư")
    assert partner.locator(".with").text_content() == "People's Committee of Hue"
    assert partner.locator(".where").text_content() == "Hue"
    expect(page.locator(".row", has_text="report on the")).to_contain_text("Recommendation")


def test_search_and_enter_show_the_quoted_sentence(show: Show) -> None:
    page = show(render(small_network()))
    page.fill("#search", "dang uy chinh phu")
    page.press("#search", "Enter")
    assert page.inner_text("#panel-title") == "Party Committee of the Government"
    assert "Đảng ủy Chính phủ" in page.inner_text("#panel dl >> nth=0")
    article = page.locator("#panel article", has_text="report on the communes")
    assert article.locator("blockquote").inner_text() == (
        "The Party Committee of the Government should report on the communes."
    )
    assert article.locator("mark").inner_text() == "report on the communes"
    link = article.locator("figcaption a")
    assert link.get_attribute("href") == "https://example.org/a"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert "22 Sep 2025" in article.locator("figcaption").inner_text()
    page.keyboard.press("Escape")
    assert page.inner_text("#panel-title") == "At a glance"


def test_a_citation_is_copied_with_its_source(show: Show) -> None:
    page = show(render(small_network()), "#thing=task/b.md/2")
    page.click("#panel >> text=Copy citation")
    page.wait_for_selector("#panel >> text=Copied")
    assert page.evaluate("navigator.clipboard.readText()") == (
        "“Đảng ủy Chính phủ hướng dẫn các xã.” (Công văn số 59, 5 Nov 2025, b.md#char=818,834)"
    )


def test_the_words_of_a_sentence_are_marked_where_several_facts_quote_it(show: Show) -> None:
    network = small_network()
    task = next(node for node in network if node.endswith("task/a.md/1"))
    network.nodes[task]["thing"].citations += [
        ("deadline: x", citation("a1", "the rules on")),
        ("deadline: y", citation("a1", "Politburo")),
    ]
    page = show(render(network), "#thing=task/a.md/1")
    assert page.locator("#panel blockquote").count() == 1
    assert page.inner_text("#panel blockquote") == (
        "The Politburo assigned the Ministry of Finance to amend the rules on public assets."
    )
    assert page.locator("#panel mark").all_inner_texts() == [
        "Politburo",
        "amend the rules on public assets",
    ]


def test_what_is_asked_first_above_150_things_is_the_overview(show: Show) -> None:
    page = show(render(policy_network(160)))
    assert page.get_attribute("#to-overview", "aria-current") == "page"
    busiest = page.locator("#overview .card.bodies li")
    counts = [int(text) for text in busiest.locator(".number").all_inner_texts()]
    assert counts == sorted(counts, reverse=True) and len(counts) == 10
    days = page.locator("#overview .card.deadlines >> nth=0").locator("time").all_inner_texts()
    assert days[0].endswith("Mar 2026")  # the page was opened on the first of March
    page.click("text=The whole map")
    assert page.is_visible("#map canvas")


def test_few_things_open_in_columns_and_the_whole_map_can_be_asked_for(show: Show) -> None:
    page = show(render(small_network()))
    assert page.is_visible("#columns") and not page.is_visible("#map")
    page = show(render(small_network(), everything=True))
    assert page.is_visible("#map") and not page.is_visible("#columns")


def test_a_page_about_one_thing_opens_with_its_facts(show: Show) -> None:
    network = small_network()
    page = show(render(network, [f"{BASE}document/59-cv-bcd"]))
    assert page.inner_text("h1") == "Who is assigned what: 59-CV/BCĐ"
    assert page.inner_text("#panel-title") == "59-CV/BCĐ"
    assert page.locator("#panel blockquote").count() == 3
    page.keyboard.press("Escape")
    assert page.inner_text("#panel-title") == "At a glance"


def test_a_thing_tied_to_nothing_is_folded_away(show: Show) -> None:
    page = show(render(small_network()))
    assert not page.locator("#columns >> text=Ca Mau").is_visible()
    page.click("#columns summary:has-text('named without a task')")
    page.click("#columns >> text=Ca Mau")
    assert "No facts are tied to it here." in page.inner_text("#panel")


def test_an_empty_network_is_a_page_too(show: Show) -> None:
    page = show(render(nx.MultiDiGraph()))
    for view in ("overview", "columns", "map", "table"):
        page.click(f"#to-{view}")
    assert "0 rows" in page.inner_text("#table")


def test_who_leads_most_is_somebody_who_can_be_named(show: Show) -> None:
    """Several ministers are called "Minister", and nobody is "localities"."""
    network: Network = nx.MultiDiGraph()
    leads = ("office/minister", "office/prime-minister", "group/localities")
    for end in leads:
        iri = f"{base_iri()}{end}"
        network.add_node(iri, thing=Thing(end.split("/")[0], end))
        task = f"urn:{end}"
        network.add_node(task, thing=Thing("task", f"work of {end}"))
        network.add_edge(task, iri, fact=Fact(task, "assignedTo", iri, None))
    page = show(render(network), "#view=overview")
    assert page.locator("#overview .bodies [data-thing]").all_inner_texts() == [
        "office/prime-minister"
    ]
