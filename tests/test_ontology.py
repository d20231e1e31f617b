"""The vocabulary: complete, in both languages, and one with the terms that the code names."""

from __future__ import annotations

import re

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from policygraph.ontology import read_text, table, terms, vocabulary
from policygraph.ontology.terms import DOCUMENT_TYPES, ONTOLOGY, PG, PREFIXES, RELATIONS, concept

CLASSES_AND_PROPERTIES = (
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
)


@pytest.fixture(scope="module")
def policy() -> Graph:
    return vocabulary("policy.ttl")


@pytest.fixture(scope="module")
def schemes() -> Graph:
    return vocabulary("schemes.ttl")


def _declared(policy: Graph) -> set[str]:
    return {
        str(term)
        for kind in CLASSES_AND_PROPERTIES
        for term in policy.subjects(RDF.type, kind)
        if str(term).startswith(PREFIXES["pg"])
    }


def test_code_and_vocabulary_name_the_same_terms(policy: Graph) -> None:
    assert _declared(policy) == {PREFIXES["pg"] + name for name in PG}


def test_every_term_is_told_in_both_languages_with_an_example(policy: Graph) -> None:
    for term in map(URIRef, sorted(_declared(policy))):
        languages = {getattr(label, "language", None) for label in policy.objects(term, RDFS.label)}
        assert languages >= {"en", "vi"}, f"{term} lacks a label"
        assert policy.value(term, RDFS.comment, any=True), f"{term} lacks a comment"
        assert policy.value(term, SKOS.example, any=True), f"{term} lacks an example"


def test_a_mistyped_term_is_an_error() -> None:
    assert f"{ONTOLOGY}#Task" == PG.Task
    with pytest.raises(AttributeError):
        getattr(PG, "Tasks")  # noqa: B009


def test_every_relation_has_a_property_with_an_inverse_and_a_concept(
    policy: Graph, schemes: Graph
) -> None:
    told = {
        str(schemes.value(kind, SKOS.notation)): str(schemes.value(kind, URIRef(PG.property)))
        for kind in schemes.subjects(SKOS.inScheme, URIRef(f"{ONTOLOGY}/relation"))
    }
    assert told == RELATIONS
    for property_ in map(URIRef, RELATIONS.values()):
        pairs = {*policy.objects(property_, OWL.inverseOf)}
        pairs |= {*policy.subjects(OWL.inverseOf, property_)}
        assert len(pairs) == 1, f"{property_} has no inverse"


def test_every_concept_is_labelled_in_both_languages_and_named_by_its_notation(
    schemes: Graph,
) -> None:
    for each in schemes.subjects(RDF.type, SKOS.Concept):
        languages = {
            getattr(label, "language", None) for label in schemes.objects(each, SKOS.prefLabel)
        }
        assert languages == {"en", "vi"}, f"{each} lacks a label"
        assert str(each).endswith(f"/{schemes.value(each, SKOS.notation)}")


def test_the_scheme_of_types_is_the_one_that_recognition_yields(schemes: Graph) -> None:
    scheme = URIRef(f"{ONTOLOGY}/document-type")
    names = {str(schemes.value(each, SKOS.notation)) for each in schemes.subjects(None, scheme)}
    assert names == set(DOCUMENT_TYPES)
    assert {row["type"] for row in table("document_types")} <= names


@pytest.mark.parametrize("name", ["bodies", "compositions", "head_nouns"])
def test_every_kind_of_the_tables_is_in_the_scheme(schemes: Graph, name: str) -> None:
    for row in table(name):
        kind = URIRef(concept("pgkind", row["kind"]))
        assert (kind, RDF.type, SKOS.Concept) in schemes, row


def test_shapes_and_schemes_use_no_term_that_is_not_declared(policy: Graph) -> None:
    declared = _declared(policy)
    for graph in (vocabulary("shapes.ttl"), vocabulary("schemes.ttl")):
        for term in {node for triple in graph for node in triple if isinstance(node, URIRef)}:
            if str(term).startswith(PREFIXES["pg"]):
                assert str(term) in declared


@pytest.mark.parametrize("name", ["policy.ttl", "schemes.ttl", "shapes.ttl"])
def test_files_use_the_prefixes_of_the_table(name: str) -> None:
    declared = dict(re.findall(r"@prefix (\w+): <([^>]+)> \.", read_text(name)))
    for prefix, namespace in declared.items():
        assert PREFIXES.get(prefix, namespace) == namespace
    assert declared["pg"] == PREFIXES["pg"]


def test_every_prefix_has_its_own_namespace() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    assert {"PREFIXES", "PG", "concept"} <= set(terms.__all__)
