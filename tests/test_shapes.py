"""The shapes: a right graph conforms, and each fault that is planted in it is told in words."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from policygraph.graph.validation import ACROSS, Report, validate
from policygraph.ontology.terms import PREFIXES

GRAPH = "https://example.org/source/a.txt"

RIGHT = """
<x:a.txt> a pg:SourceText ; dcterms:identifier "a.txt" ; dcterms:language "en" ;
    pg:contentHash "0000000000000000000000000000000000000000000000000000000000000000" .
<x:span> a pg:Span ; oa:start 4 ; oa:end 15 ; oa:exact "shall count" ; oa:hasSource <x:a.txt> .
<x:doc> a eli:LegalResource ; eli:type_document pgtype:Plan ; eli:id_local "9/KH-X" ;
    pg:issuedFrom "2025-07-01"^^xsd:date ; eli:cites <x:other> .
<x:other> a eli:LegalResource ; eli:type_document pgtype:Law .
<x:body> a pg:Agency ; skos:prefLabel "Census Office"@en, "Cục Điều tra"@vi .
<x:place> a pg:Place ; skos:prefLabel "Lam Ha"@en ; pg:code "00123" .
<x:task> a pg:Task ; pg:text "count the wells"@en ; pg:assignedTo <x:body> ;
    pg:evidence <x:span> ; pg:rule "r" ; pg:extractor "e" ; pg:force pgforce:duty ;
    pg:status pgstatus:assigned ; pg:underDocument <x:doc> ; pg:generic false ;
    pg:start "2025-07-02"^^xsd:date ; pg:due "2025-12-31"^^xsd:date ; pg:deadline "2025" .
<x:statement> a pg:Statement ; rdf:subject <x:doc> ; rdf:predicate eli:cites ;
    rdf:object <x:other> ; pg:evidence <x:span> ; pg:rule "r" ; pg:extractor "e" .
<x:figure> a pg:Indicator ; pg:value 83.5 ; pg:unit "%" ; pg:evidence <x:span> ; pg:rule "r" .
<x:note> a pg:ReviewNote ; pg:reason "two wards have this name" ; pg:evidence <x:span> .
<x:change> a org:ChangeEvent ; dcterms:date "2025-07-01"^^xsd:date ;
    org:originalOrganization <x:before> ; org:resultingOrganization <x:place> .
"""


def _prefixes() -> str:
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def _store(turtle: str = RIGHT) -> ox.Store:
    store = ox.Store()
    store.load(
        (_prefixes() + turtle).encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(GRAPH)
    )
    return store


def _without(thing: str, *predicates: str) -> str:
    return "; ".join(
        f"DELETE WHERE {{ GRAPH ?g {{ {thing} {predicate} ?o }} }}" for predicate in predicates
    )


def _with(triples: str, graph: str = GRAPH) -> str:
    return f"INSERT DATA {{ GRAPH <{graph}> {{ {triples} }} }}"


def _instead(thing: str, predicate: str, value: str) -> str:
    return f"{_without(thing, predicate)}; {_with(f'{thing} {predicate} {value}')}"


def _after(update: str) -> Report:
    store = _store()
    store.update(update, prefixes=PREFIXES)
    return validate(store)


def test_a_right_graph_conforms() -> None:
    report = validate(_store())
    assert report.conforms, report.violations
    assert report


def test_an_empty_store_conforms() -> None:
    assert validate(ox.Store()).conforms


@pytest.mark.parametrize(
    ("update", "focus", "message"),
    [
        (_without("<x:task>", "pg:evidence"), "x:task", "needs evidence"),
        (_without("<x:task>", "pg:assignedTo"), "x:task", "needs an assignee"),
        (_without("<x:task>", "pg:text"), "x:task", "needs a description"),
        (_instead("<x:task>", "pg:text", "'  '@en"), "x:task", "needs a description"),
        (_without("<x:task>", "pg:rule"), "x:task", "rule"),
        (_without("<x:task>", "pg:extractor"), "x:task", "extractor"),
        (_without("<x:task>", "pg:force"), "x:task", "duty or a recommendation"),
        (_instead("<x:task>", "pg:status", "pgstatus:lost"), "x:task", "one status"),
        (_instead("<x:task>", "pg:evidence", "<x:doc>"), "x:task", "needs evidence"),
        (
            _instead("<x:task>", "pg:due", "'2025-07-01'^^xsd:date"),
            "x:task",
            "ends before it starts",
        ),
        (
            _without("<x:task>", "pg:start")
            + "; "
            + _instead("<x:task>", "pg:due", "'2025-06-30'^^xsd:date"),
            "x:task",
            "before the date of the document",
        ),
        (_instead("<x:task>", "pg:due", "'soon'"), "x:task", "due on one day"),
        (_with("<x:task> pg:due '2026-01-01'^^xsd:date"), "x:task", "due on one day"),
        (_instead("<x:task>", "pg:deadline", "'next spring'"), "x:task", "deadline is one"),
        (_with("<x:doc> eli:type_document pgtype:Law"), "x:doc", "one type"),
        (_instead("<x:doc>", "eli:type_document", "pgtype:Rumour"), "x:doc", "one type"),
        (_with("<x:doc> eli:id_local '10/KH-X'"), "x:doc", "one number"),
        (_with("<x:doc> eli:cites <x:doc>"), "x:doc", "relation to itself"),
        (_with("<x:doc> pg:implements <x:doc>"), "x:doc", "relation to itself"),
        (_without("<x:span>", "oa:exact"), "x:span", "exact words"),
        (_instead("<x:span>", "oa:exact", "''"), "x:span", "exact words"),
        (_instead("<x:span>", "oa:end", "4"), "x:span", "before its end"),
        (_instead("<x:span>", "oa:end", "2"), "x:span", "before its end"),
        (_instead("<x:span>", "oa:end", "16"), "x:span", "as long as its exact words"),
        (_without("<x:span>", "oa:hasSource"), "x:span", "source"),
        (_with("<x:span> pg:originalWords 'Bé', 'Boä'"), "x:span", "in one form before"),
        (_without("<x:statement>", "rdf:subject"), "x:statement", "one subject"),
        (_without("<x:statement>", "rdf:predicate"), "x:statement", "one predicate"),
        (_without("<x:statement>", "rdf:object"), "x:statement", "one object"),
        (_without("<x:statement>", "pg:evidence"), "x:statement", "needs evidence"),
        (_without("<x:statement>", "pg:rule"), "x:statement", "rule"),
        (_without("<x:body>", "skos:prefLabel"), "x:body", "needs a label"),
        (_with("<x:body> skos:prefLabel 'Office'@en"), "x:body", "needs a label"),
        (_without("<x:figure>", "pg:value"), "x:figure", "one value"),
        (_without("<x:figure>", "pg:unit"), "x:figure", "one unit"),
        (_without("<x:figure>", "pg:evidence"), "x:figure", "needs evidence"),
        (_with("<x:place> pg:code '00124'"), "x:place", "one official code"),
        (_with("<x:place> a pg:Unresolved"), "x:place", "reason why"),
        (_without("<x:note>", "pg:reason"), "x:note", "needs a reason"),
        (_without("<x:change>", "dcterms:date"), "x:change", "one date"),
        (_without("<x:a.txt>", "pg:contentHash"), "x:a.txt", "SHA-256"),
    ],
)
def test_a_planted_fault_is_told(update: str, focus: str, message: str) -> None:
    report = _after(update)
    assert not report.conforms
    assert {each.focus for each in report.violations} == {focus}
    assert any(message in each.message for each in report.violations), report.violations
    assert {each.graph for each in report.violations} == {GRAPH}


def test_two_texts_that_give_a_document_two_types_contradict_each_other() -> None:
    report = _after(_with("<x:doc> a eli:LegalResource ; eli:type_document pgtype:Law", "x:g"))
    assert [(each.graph, each.focus) for each in report.violations] == [(ACROSS, "x:doc")]


def test_a_text_that_does_not_know_a_type_contradicts_none() -> None:
    report = _after(_with("<x:doc> a eli:LegalResource ; eli:type_document pgtype:Document", "x:g"))
    assert report.conforms, report.violations


def test_an_rdflib_dataset_is_checked_alike() -> None:
    store = _store()
    assert validate(_dataset(store)).conforms
    store.update(_without("<x:task>", "pg:evidence"), prefixes=PREFIXES)
    assert [each.focus for each in validate(_dataset(store)).violations] == ["x:task"]


def _dataset(store: ox.Store) -> Dataset:
    dataset = Dataset()
    dataset.parse(data=store.dump(format=ox.RdfFormat.N_QUADS), format="nquads")
    return dataset
