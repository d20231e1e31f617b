"""Search over names and sentences, with and without diacritics."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from policygraph.graph import Store, open_store
from policygraph.queries.search import search


@pytest.fixture(scope="module")
def store(filled: Path) -> Store:
    return open_store(filled)


def sentences(store: Store, words: str) -> list[str]:
    return [hit["text"] for hit in search(store, words) if hit["what"] == "sentence"]


def names(store: Store, words: str) -> set[tuple[str, str]]:
    return {(hit["what"], hit["text"]) for hit in search(store, words) if hit["iri"]}


@pytest.mark.parametrize(
    "words", ["bộ tài chính", "BO TAI CHINH", "Tài   chính bộ", "bộ tai chính"]
)
def test_marks_case_and_order_need_not_be_those_of_the_text(store: Store, words: str) -> None:
    assert sentences(store, words) == ["Bộ Tài chính rà soát tài sản công trước ngày 31/3/2031."]
    assert ("ministry", "Bộ Tài chính") in names(store, words)


def test_the_stroke_of_a_letter_counts_as_a_mark(store: Store) -> None:
    assert ("party-committee", "Đảng ủy Chính phủ") in names(store, "dang uy chinh phu")
    assert ("party-committee", "Đảng ủy Chính phủ") in names(store, "đảng uỷ chính phủ")


def test_what_is_written_as_typed_comes_first(store: Store) -> None:
    places = [hit["text"] for hit in search(store, "hà nam")]
    marked = ["hà nam" in place.casefold() for place in places]
    assert marked == sorted(marked, reverse=True)
    assert {True, False} == set(marked)
    assert sorted(hit["text"] for hit in search(store, "ha nam")) == sorted(places)


def test_sentences_are_those_that_sparql_finds(store: Store) -> None:
    for words in (
        "ministry of finance",
        "901-kl/tw",
        "kết luận",
        "report their progress",
        "the list",
    ):
        solutions = store.query(
            "SELECT DISTINCT ?words ?text WHERE { ?span pg:sentence/oa:exact ?text "
            "FILTER(CONTAINS(LCASE(?text), ?words)) }",
            {"words": ox.Literal(words)},
        )
        assert isinstance(solutions, ox.QuerySolutions)
        said = {solution["text"].value for solution in solutions}
        found = [one for one in sentences(store, words) if words in one.casefold()]
        assert set(found) == said != set(), words


def test_places_are_those_of_the_text(store: Store) -> None:
    hits = [hit for hit in search(store, "progress") if hit["source"]]
    assert len(hits) == 1
    content = store.text(str(hits[0]["source"]))
    assert content[hits[0]["start"] : hits[0]["end"]] == hits[0]["text"]


@pytest.mark.parametrize("words", ["", " ", '"', "- / *", "NOT", 'a" OR "b', "words: x", "*", "^a"])
def test_nothing_that_is_typed_is_an_operator(store: Store, words: str) -> None:
    assert sentences(store, words) == []
