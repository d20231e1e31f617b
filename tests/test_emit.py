"""The named graph of a text: its facts, their exact words, the same bytes each time."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.builders.emit import SpanError, emit
from policygraph.builders.emit.reference import reference_quads
from policygraph.builders.model import (
    AgencyFact,
    DocumentFact,
    Found,
    IndicatorFact,
    Name,
    PersonFact,
    PlaceFact,
    Position,
    Quote,
    RelationFact,
    ReviewNote,
    SourceFacts,
    TaskFact,
    Text,
)
from policygraph.graph.iris import entity_iri, source_iri, source_path
from policygraph.graph.validation import validate
from policygraph.ontology.terms import OA, PREFIXES

CONTENT = """The Ministry of Finance shall publish the list of idle offices
in Nghe An before 31 December 2025. Plan 12-KH/TW of 3 July 2025 carries out Conclusion 11-KL/TW.
Some 83.5% of offices were in use, the head of the ministry said.
"""
TEXT = Text("notes/a b.txt", CONTENT, "en", title="Idle offices", published="2025-07-04")


def _quote(words: str) -> Quote:
    start = CONTENT.index(words)
    return Quote(start, start + len(words), words)


PLAN = DocumentFact(
    "12-KH/TW",
    "12-KH/TW",
    "Plan",
    "documents.number",
    issued="2025-07-03",
    mentions=(_quote("Plan 12-KH/TW"),),
    evidence={"issued": _quote("3 July 2025")},
)
CONCLUSION = DocumentFact(
    "11-KL/TW",
    "11-KL/TW",
    "Conclusion",
    "documents.number",
    mentions=(_quote("Conclusion 11-KL/TW"),),
)
TASK = TaskFact(
    _quote("publish the list of idle offices\nin Nghe An before 31 December 2025"),
    (Name("body", "Ministry of Finance"),),
    "tasks.en.shall",
    document="12-KH/TW",
    deadline="2025-12-31",
    found=(Found("deadline", "clause", _quote("before 31 December 2025")),),
)
FACTS = SourceFacts(
    TEXT.source,
    "en",
    documents=(PLAN, CONCLUSION),
    relations=(
        RelationFact("12-KH/TW", "implements", "11-KL/TW", _quote("carries out"), "relations.verb"),
    ),
    tasks=(TASK,),
    agencies=(
        AgencyFact(
            Name("body", "Ministry of Finance"), (_quote("Ministry of Finance"),), "bodies.register"
        ),
    ),
    places=(PlaceFact("Nghe An", "province", (_quote("Nghe An"),), "places.province"),),
    people=(
        PersonFact(
            "Tran Van Mau",
            (_quote("the head of the ministry"),),
            "people.name",
            (Position("head of the ministry", _quote("head of the ministry")),),
        ),
    ),
    indicators=(
        IndicatorFact(83.5, "%", _quote("83.5% of offices"), "indicators.share", place="Nghe An"),
    ),
    sentences=(
        Quote(0, CONTENT.index(" Plan"), CONTENT[: CONTENT.index(" Plan")]),
        _quote("Plan 12-KH/TW of 3 July 2025 carries out Conclusion 11-KL/TW."),
        _quote("Some 83.5% of offices were in use, the head of the ministry said."),
    ),
    review=(ReviewNote("who is meant", _quote("the head of the ministry")),),
)


def _ask(quads: bytes, variables: str, where: str) -> list[tuple[str, ...]]:
    """Return what variables stand for in a pattern over the quads, sorted."""
    store = ox.Store()
    store.load(quads, format=ox.RdfFormat.N_QUADS)
    found = store.query(
        f"SELECT DISTINCT {variables} WHERE {{ GRAPH ?g {{ {where} }} }}", prefixes=PREFIXES
    )
    assert isinstance(found, ox.QuerySolutions)
    return sorted(tuple(getattr(term, "value", "") for term in row) for row in found)


def _quads(facts: SourceFacts, text: Text = TEXT) -> list[ox.Quad]:
    return list(ox.parse(emit(text, facts), format=ox.RdfFormat.N_QUADS))


def test_a_task_is_written_with_its_parties_deadline_and_words() -> None:
    quads = emit(TEXT, FACTS)
    ((who, words, due, sentence),) = _ask(
        quads,
        "?who ?words ?due ?sentence",
        """[] a pg:Task ; pg:assignedTo/skos:prefLabel ?who ; pg:text ?words ; pg:due ?due ;
            pg:evidence/pg:sentence/oa:exact ?sentence . FILTER(lang(?who) = "en")""",
    )
    assert who == "Ministry of Finance"
    assert words == "publish the list of idle offices in Nghe An before 31 December 2025"
    assert due == "2025-12-31"
    assert sentence == FACTS.sentences[0].text


def test_all_stands_in_the_graph_of_the_source_and_has_a_name() -> None:
    quads = _quads(FACTS)
    assert {quad.graph_name for quad in quads} == {ox.NamedNode(source_iri(TEXT.source))}
    assert not any(
        isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object)
    )


def test_the_same_facts_give_the_same_bytes() -> None:
    quads = emit(TEXT, FACTS)
    assert quads == emit(TEXT, replace(FACTS, sentences=FACTS.sentences[::-1]))
    assert quads.splitlines() == sorted(set(quads.splitlines()))
    written = ox.serialize(_quads(FACTS), format=ox.RdfFormat.N_QUADS)
    assert written is not None
    assert sorted(written.splitlines()) == quads.splitlines()


def test_what_is_written_satisfies_the_shapes() -> None:
    store = ox.Store()
    store.load(emit(TEXT, FACTS), format=ox.RdfFormat.N_QUADS)
    report = validate(store)
    assert report.conforms, report.violations


def test_attributes_relations_and_positions_are_statements_with_words() -> None:
    said = _ask(
        emit(TEXT, FACTS),
        "?p ?words",
        "?s a pg:Statement ; rdf:predicate ?p ; pg:evidence/oa:exact ?words ; pg:rule ?rule .",
    )
    told = {(predicate.split("#")[-1], words) for predicate, words in said}
    assert ("implements", "carries out") in told
    assert ("date_document", "3 July 2025") in told
    assert ("position", "head of the ministry") in told
    assert ("type_document", "Conclusion 11-KL/TW") in told


def test_one_body_is_one_node_in_both_languages() -> None:
    vietnamese = replace(
        FACTS,
        language="vi",
        agencies=(),
        tasks=(replace(TASK, assignees=(_body("Bộ Tài chính"),)),),
    )
    bodies = {
        _ask(emit(TEXT, facts), "?who", "[] pg:assignedTo ?who")[0] for facts in (FACTS, vietnamese)
    }
    assert bodies == {(entity_iri("agency/ministry-of-finance"),)}


def _body(name: str) -> Name:
    return Name("body", name)


def test_a_deadline_before_its_document_is_for_review_and_not_written() -> None:
    facts = replace(FACTS, tasks=(replace(TASK, deadline="2025-06"),))
    quads = emit(TEXT, facts)
    assert not _ask(quads, "?due", "?task pg:due ?due")
    assert _ask(quads, "?note", "?note pg:reason 'deadline before the date of its document'")


@pytest.mark.parametrize(
    ("deadline", "due"),
    [
        ("2025-12", "2025-12-31"),
        ("2026-Q1", "2026-03-31"),
        ("2028-02", "2028-02-29"),
        ("2026", "2026-12-31"),
    ],
)
def test_a_period_is_due_on_its_last_day(deadline: str, due: str) -> None:
    facts = replace(FACTS, tasks=(replace(TASK, deadline=deadline),))
    assert _ask(emit(TEXT, facts), "?due", "?task pg:due ?due") == [(due,)]


@pytest.mark.parametrize("deadline", ["2025-13", "2025-02-30", "soon", "2025-Q5", "0000"])
def test_a_deadline_that_is_no_day_is_for_review(deadline: str) -> None:
    facts = replace(FACTS, tasks=(replace(TASK, deadline=deadline),))
    quads = emit(TEXT, facts)
    assert not _ask(quads, "?task", "?task pg:deadline ?deadline")
    assert _ask(quads, "?note", "?note pg:reason 'deadline that no calendar has'")


def test_a_deadline_without_a_day_keeps_its_words_for_review() -> None:
    facts = replace(FACTS, tasks=(replace(TASK, deadline=None),))
    quads = emit(TEXT, facts)
    assert not _ask(quads, "?due", "?task pg:due ?due")
    words = "?note pg:reason 'deadline that no day follows from' ; pg:evidence/oa:exact ?words"
    assert _ask(quads, "?words", words) == [("before 31 December 2025",)]


def test_a_body_that_no_table_knows_is_for_review() -> None:
    name = "Upland Clean Water Network"
    text = Text("water.txt", f"{name}\n", "en")
    quote = Quote(0, len(name), name)
    facts = SourceFacts("water.txt", "en", agencies=(AgencyFact(_body(name), (quote,), "head"),))
    [(reason,)] = _ask(emit(text, facts), "?reason", "?note pg:reason ?reason")
    assert reason == f"no table of bodies has {name}"


def test_two_tasks_of_the_same_words_are_two() -> None:
    facts = replace(FACTS, tasks=(TASK, replace(TASK, assignees=(_body("Government"),)), TASK))
    assert len(_ask(emit(TEXT, facts), "?task", "?task a pg:Task")) == 2


def test_words_that_do_not_stand_there_are_refused() -> None:
    wrong = replace(TASK, quote=Quote(0, 3, "Law"))
    with pytest.raises(SpanError, match=r"'Law' does not stand at 0\.\.3"):
        emit(TEXT, replace(FACTS, tasks=(wrong,)))


def test_an_unresolved_place_is_not_that_of_another_text() -> None:
    facts = replace(FACTS, places=(replace(FACTS.places[0], name="Qwerty", kind="commune"),))
    other = replace(TEXT, source="other.txt")
    nodes = {
        _ask(emit(text, facts), "?place", "?place a pg:Unresolved ; pg:unresolvedBecause ?why")[0][
            0
        ]
        for text in (TEXT, other)
    }
    assert len(nodes) == 2


@pytest.mark.parametrize(
    ("value", "written"), [(1e16, "10000000000000000"), (0.1, "0.1"), (83.0, "83"), (-2.50, "-2.5")]
)
def test_figures_are_written_out(value: float, written: str) -> None:
    facts = replace(FACTS, indicators=(replace(FACTS.indicators[0], value=value),))
    assert _ask(emit(TEXT, facts), "?value", "[] pg:value ?value") == [(written,)]


ANY_LINE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@settings(max_examples=50, deadline=None)
@given(content=ANY_LINE, source=ANY_LINE, data=st.data())
def test_every_span_holds_the_words_at_its_place(
    content: str, source: str, data: st.DataObject
) -> None:
    """Hostile names, paths and words make valid N-Quads whose spans are slices of the text."""

    def quote() -> Quote:
        start = data.draw(st.integers(0, len(content) - 1))
        end = data.draw(st.integers(start + 1, len(content)))
        return Quote(start, end, content[start:end])

    name = Name(data.draw(st.sampled_from(("body", "group", "person"))), content)
    facts = SourceFacts(
        source,
        "vi",
        documents=(DocumentFact("k", data.draw(st.none() | ANY_LINE), "Plan", "r", content),),
        tasks=(TaskFact(quote(), (name,), "r", document="k"),),
        agencies=(AgencyFact(Name("body", content), (quote(), quote()), "r"),),
        places=(PlaceFact(content, "ward", (quote(),), "r"),),
        indicators=(IndicatorFact(1.0, content, quote(), "r"),),
        sentences=tuple(quote() for _ in range(3)),
        review=(ReviewNote(content, quote()),),
    )
    text = Text(source, content, "vi", title=content, publisher=content, url=content)
    spans = _ask(
        emit(text, facts),
        "?span ?start ?end ?exact",
        "?span oa:start ?start ; oa:end ?end ; oa:exact ?exact",
    )
    assert spans
    for span, start, end, exact in spans:
        assert content[int(start) : int(end)] == exact
        assert source_path(span) == source


@pytest.fixture(scope="module")
def reference() -> bytes:
    return reference_quads()


def test_the_reference_graph_is_valid_and_without_blank_nodes(reference: bytes) -> None:
    quads = reference
    assert quads == reference_quads()
    store = ox.Store()
    store.bulk_load(quads, format=ox.RdfFormat.N_QUADS)
    assert not any(isinstance(quad.subject, ox.BlankNode) for quad in store)
    assert OA.exact not in {quad.predicate.value for quad in store}
    assert _count(store, "place/province-", "a pg:Place") == 34
    assert _count(store, "place/former-province-", "a pg:Place") == 63
    assert _count(store, "place/commune-", "a pg:Place") == 3321
    assert _count(store, "change/province-", "a org:ChangeEvent") == 34


def _count(store: ox.Store, head: str, pattern: str) -> int:
    found = store.query(
        f"SELECT ?s {{ GRAPH ?g {{ ?s {pattern} }} "
        f'FILTER(STRSTARTS(STR(?s), "{entity_iri(head)}")) }}',
        prefixes=PREFIXES,
    )
    assert isinstance(found, ox.QuerySolutions)
    return sum(1 for _ in found)


def test_a_former_province_leads_to_the_present_one_and_says_since_when(reference: bytes) -> None:
    rows = _ask(
        reference,
        "?now ?since",
        """?change a org:ChangeEvent ; org:originalOrganization ?was ;
            org:resultingOrganization/skos:prefLabel ?now ; dcterms:date ?since .
            ?was skos:prefLabel "Binh Duong"@en ; pg:kind "province" . FILTER(lang(?now) = "en")""",
    )
    assert rows == [("Ho Chi Minh City", "2025-07-01")]


def test_a_former_ministry_leads_to_the_one_that_it_became_part_of(reference: bytes) -> None:
    rows = _ask(
        reference,
        "?now ?since",
        """[] org:originalOrganization/skos:prefLabel "Ministry of Transport"@en ;
            org:resultingOrganization/skos:prefLabel ?now ; dcterms:date ?since .
            FILTER(lang(?now) = "en")""",
    )
    assert rows == [("Ministry of Construction", "2025-03-01")]
