"""The block of data: everything is in it, and a browser reads back what the network holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from playwright.sync_api import Browser
from policy_graphs import policy_network

from policygraph.graph.network import Citation, Fact, Network, Thing, facts, things
from policygraph.graph.page import render
from policygraph.graph.page_data import page_data

#: What readGraph() returns as plain data: things point at facts and these at citations.
READ = """() => {
  const { things, facts } = readGraph();
  const plain = ({ source, start, end, before, words, after, original }) =>
    ({ source, start, end, before, words, after, original });
  return {
    things: things.map(({ out, in: into, stated, ...thing }) => ({
      ...thing, out: out.map(({ id }) => id), in: into.map(({ id }) => id),
      stated: stated.map(({ note, citation }) => ({ note, citation: plain(citation) })),
    })),
    facts: facts.map(({ citations, ...fact }) => ({ ...fact, citations: citations.map(plain) })),
  };
}"""

pytestmark = pytest.mark.browser


@pytest.fixture
def read(browser: Browser, tmp_path: Path) -> Any:
    """Return what the page's script makes of a network."""

    def graph_of(network: Network) -> Any:
        path = tmp_path / "page.html"
        path.write_text(render(network), "utf-8", newline="\n")
        page = browser.new_page()
        page.goto(path.as_uri())
        graph = page.evaluate(READ)
        page.close()
        return graph

    return graph_of


def cited(citation: Citation | None) -> tuple[Any, ...] | None:
    return (
        None
        if citation is None
        else (
            citation.source,
            citation.start,
            citation.end,
            citation.before,
            citation.words,
            citation.after,
            citation.url or "",
        )
    )


def as_read(citation: dict[str, Any] | None) -> tuple[Any, ...] | None:
    return (
        None
        if citation is None
        else (
            citation["source"]["path"],
            *(citation[name] for name in ("start", "end", "before", "words", "after")),
            citation["source"]["url"],
        )
    )


def test_a_browser_reads_every_thing_and_every_fact_with_its_words(read: Any) -> None:
    network = policy_network(300)
    graph = read(network)
    nodes = graph["things"]
    assert [node["iri"] for node in nodes] == sorted(network)
    about = dict(things(network))
    for node in nodes:
        thing = about[node["iri"]]
        assert (node["kind"], node["label"]) == (thing.kind, thing.label)
        assert node["labels"] == {
            language: name for language, name in thing.labels.items() if name != thing.label
        }
        assert node["details"] == thing.details
    assert Counter(
        (nodes[f["begin"]]["iri"], f["relation"], nodes[f["end"]]["iri"], as_read(citation))
        for f in graph["facts"]
        for citation in f["citations"] or [None]
    ) == Counter((f.begin, f.relation, f.end, cited(f.citation)) for f in facts(network))


def test_what_is_said_twice_is_one_fact_with_the_words_of_each(read: Any) -> None:
    network: Network = nx.MultiDiGraph()
    for name in ("a", "b"):
        network.add_node(f"urn:{name}", thing=Thing("agency", name))
    once = Citation("a.md", 0, 5, "first", "", " and second")
    again = replace(once, start=10, end=16, words="second", before="first and ", after="")
    for relation, citation in (("cites", once), ("cites", again), ("amends", once)):
        fact = Fact("urn:a", relation, "urn:b", citation)
        network.add_edge("urn:a", "urn:b", fact=fact)
    graph = read(network)
    assert [(fact["relation"], len(fact["citations"])) for fact in graph["facts"]] == [
        ("amends", 1),
        ("cites", 2),
    ]
    assert [thing["out"] for thing in graph["things"]] == [[0, 1], []]


def test_letters_outside_the_first_plane_and_marks_keep_the_words_in_place(read: Any) -> None:
    network: Network = nx.MultiDiGraph()
    citation = Citation("a.md", 7, 12, "𝟙\u202eabc", "😀 ", " 😀", original="ab\u202e")
    thing = Thing("agency", "😀a", citations=[("position: 😀", citation)])
    network.add_node("urn:😀a", thing=thing)
    network.add_node("urn:😀b", thing=replace(thing, citations=[]))
    node, other = read(network)["things"]
    assert (node["iri"], other["iri"]) == ("urn:😀a", "urn:😀b")
    found = node["stated"][0]["citation"]
    assert found["original"] == "ab⟨U+202E⟩"
    assert (found["before"], found["words"], found["after"]) == ("😀 ", "𝟙⟨U+202E⟩abc", " 😀")
    assert (found["start"], found["end"]) == (7, 12)


def test_names_of_any_number_of_words_and_blanks_are_read_back(read: Any) -> None:
    network: Network = nx.MultiDiGraph()
    names = [f"  w{number}  x " for number in range(5000)]  # numbers of one to three characters
    for number, name in enumerate(names):
        network.add_node(f"urn:{number:04d}", thing=Thing("agency", name, aliases=["", name]))
    nodes = read(network)["things"]
    assert [node["label"] for node in nodes] == names
    assert [node["aliases"] for node in nodes] == [["", name] for name in names]
    assert len(page_data(network)["label"][-1]) > 3


def test_addresses_that_no_page_may_link_to_are_left_out() -> None:
    network: Network = nx.MultiDiGraph()
    citation = Citation("a.md", 0, 1, "a", url="javascript:alert(1)")
    thing = Thing("agency", "a", citations=[("position: x", citation)])
    network.add_node("urn:a", thing=thing)
    assert page_data(network)["sources"] == [("a.md", "", "", "", "", "")]


def test_the_page_of_a_source_stays_with_its_words() -> None:
    network: Network = nx.MultiDiGraph()
    third = Citation("a.pdf", 0, 5, "first", page=3)
    plain = replace(third, source="b.md", page=None)
    thing = Thing("agency", "a", citations=[("position: x", third), ("position: y", plain)])
    network.add_node("urn:a", thing=thing)
    assert page_data(network)["pages"] == {3: [0]}
