"""Checks graphs of facts against ``shapes.ttl`` and tells in plain words what does not hold.

The graph of each text is checked by itself: what one text says must be sound whatever other texts
say. Then the few facts that must agree over all texts (one type a document, one code a place) are
checked together. SHACL Core only, on graphs in memory, without inference: a few seconds for a
hundred documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..ontology import vocabulary
from ..ontology.terms import ELI, OA, PG, SKOS, concept

if TYPE_CHECKING:
    from rdflib import Dataset, Graph, URIRef
    from rdflib.term import Node

    from .store import Store

__all__ = ["ACROSS", "Report", "Violation", "validate"]

#: Properties whose values have to agree over all texts, with the class that they are checked for.
_SHARED = {ELI.type_document: ELI.LegalResource, PG.code: PG.Place}

#: A text that does not tell the type of a document contradicts no other.
_UNKNOWN_TYPE = concept("pgtype", "Document")

#: What stands for the graph where graphs contradict each other.
ACROSS = "*"

WRONG_LENGTH = "Evidence is as long as its exact words: its end is its start and their length."


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """Something that does not hold."""

    graph: str
    """IRI of the graph it stands in; :data:`ACROSS` where graphs contradict each other."""
    focus: str
    """IRI of the thing that is wrong."""
    message: str
    """What is wrong with it, in plain words."""
    value: str | None = None
    """The value that is wrong, where there is one."""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check; truthy where every shape holds."""

    violations: tuple[Violation, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether every shape holds."""
        return not self.violations

    def __bool__(self) -> bool:
        return self.conforms


def validate(facts: Store | ox.Store | Dataset) -> Report:
    """Check a store or an rdflib dataset; the violations come sorted, each once."""
    shapes = vocabulary("shapes.ttl")
    found: set[Violation] = set()
    shared: dict[tuple[Node, Node], set[Node]] = defaultdict(set)
    for name, graph in _graphs(facts, _read_by(shapes)):
        found.update(_against(shapes, graph, name))
        found.update(_wrong_lengths(graph, name))
        _collect(graph, shared)
    alone = {(each.focus, each.message) for each in found}
    found.update(
        each
        for each in _against(shapes, _contradictions(shared), ACROSS)
        if (each.focus, each.message) not in alone
    )
    return Report(tuple(sorted(found, key=lambda each: (each.graph, each.focus, each.message))))


def _read_by(shapes: Graph) -> tuple[tuple[str, str | None], ...]:
    """Return the properties that the shapes read; the rest of a graph need not be in memory.

    ``rdf:type`` stands once with each class that they target.
    """
    from rdflib import RDF, SH, URIRef

    read = {OA.exact, OA.start, OA.end}
    for parameter in (SH.path, SH.lessThan, SH.lessThanOrEquals, SH.disjoint):
        for value in shapes.objects(None, parameter):
            steps = [value] if isinstance(value, URIRef) else shapes.items(value)
            read.update(str(step) for step in steps)
    classes = sorted({str(name) for name in shapes.objects(None, SH.targetClass)})
    return (*((name, None) for name in sorted(read)), *((str(RDF.type), name) for name in classes))


def _graphs(
    facts: Store | ox.Store | Dataset, properties: tuple[tuple[str, str | None], ...]
) -> Iterator[tuple[str, Graph]]:
    """Yield the IRI of each graph with its triples of some properties, copied into memory."""
    from rdflib import Dataset, URIRef

    if isinstance(facts, Dataset):
        for graph in facts.graphs():
            yield (
                str(graph.identifier),
                _in_memory(
                    triple
                    for property_, value in properties
                    for triple in graph.triples(
                        (None, URIRef(property_), URIRef(value) if value else None)
                    )
                ),
            )
        return
    store = facts if isinstance(facts, ox.Store) else facts.graph
    for name in (ox.DefaultGraph(), *store.named_graphs()):
        yield (
            str(getattr(name, "value", "default")),
            _in_memory(
                (_node(quad.subject), _node(quad.predicate), _node(quad.object))
                for property_, value in properties
                for quad in store.quads_for_pattern(
                    None, ox.NamedNode(property_), ox.NamedNode(value) if value else None, name
                )
            ),
        )


@lru_cache(maxsize=65536)
def _node(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    """Return a term of pyoxigraph as one of rdflib."""
    from rdflib import BNode, Literal, URIRef

    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        return Literal(term.value, datatype=_datatype(term.datatype.value))
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    raise TypeError(f"no shape speaks of quoted triples: {term}")


@cache
def _datatype(iri: str) -> URIRef | None:
    """Return a datatype; rdflib's plain strings have none."""
    from rdflib import XSD, URIRef

    return None if iri == str(XSD.string) else URIRef(iri)


def _in_memory(triples: Iterable[tuple[Node, Node, Node]]) -> Graph:
    """Return triples as a graph of their own, whose checks no other graph can slow down."""
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    for triple in triples:
        graph.add(triple)
    return graph


def _against(shapes: Graph, graph: Graph, name: str) -> Iterator[Violation]:
    """Yield what does not satisfy the shapes in one graph."""
    import pyshacl
    from rdflib import RDF, SH, Graph

    _, results, told = pyshacl.validate(
        graph, shacl_graph=shapes, inference="none", advanced=False, inplace=True
    )
    if not isinstance(results, Graph):
        raise RuntimeError(f"the shapes could not be checked: {told}")
    for result in results.subjects(RDF.type, SH.ValidationResult):
        value = results.value(result, SH.value)
        yield Violation(
            name,
            str(results.value(result, SH.focusNode)),
            str(results.value(result, SH.resultMessage)),
            None if value is None else str(value),
        )


def _wrong_lengths(graph: Graph, name: str) -> Iterator[Violation]:
    """Yield spans that are longer or shorter than their words; SHACL Core cannot count."""
    from rdflib import URIRef

    for span, words in graph.subject_objects(URIRef(OA.exact)):
        start = graph.value(span, URIRef(OA.start), any=True)
        end = graph.value(span, URIRef(OA.end), any=True)
        try:
            length = int(str(end)) - int(str(start))
        except ValueError:
            continue
        if length != len(str(words)):
            yield Violation(name, str(span), WRONG_LENGTH, str(words))


def _collect(graph: Graph, shared: dict[tuple[Node, Node], set[Node]]) -> None:
    """Add a graph's values of the properties that have to agree over all graphs."""
    from rdflib import URIRef

    for predicate in _SHARED:
        for subject, value in graph.subject_objects(URIRef(predicate)):
            if str(value) != _UNKNOWN_TYPE:
                shared[subject, URIRef(predicate)].add(value)


def _contradictions(shared: dict[tuple[Node, Node], set[Node]]) -> Graph:
    """Return the things with several values, typed so that their shapes see them."""
    from rdflib import RDF, Literal, URIRef

    graph = _in_memory(())
    for (subject, predicate), values in shared.items():
        if len(values) < 2:
            continue
        graph.add((subject, RDF.type, URIRef(_SHARED[str(predicate)])))
        graph.add((subject, URIRef(SKOS.prefLabel), Literal(str(subject))))
        for value in values:
            graph.add((subject, predicate, value))
    return graph
