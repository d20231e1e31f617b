"""The page of a thing, whatever it is: every IRI of the graph has one, and the same as RDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pyoxigraph as ox

from ...graph import Store
from ...graph.iris import base_iri
from ...ontology.terms import ELI, PG, PREFIXES, RDF, RELATIONS
from ...queries.evidence import lexical
from ...queries.offers import offers
from ...queries.resolving import Change, predecessors, successors
from ..frames import Reply
from ..problems import Problem
from ..results import Limits, reply, write_graph
from .addresses import iri_at
from .asked import Asked
from .diagram import Diagram, Related, diagram
from .facts import facts_of, facts_with, in_words
from .rendering import HTML, VARY, html_page
from .single_task import task_page
from .source_pages import source_page
from .task_lists import Listing, listing
from .telling import Name, Proof, Telling

__all__ = ["thing"]

#: Sentences that are shown of those that name a thing, and all of them where they are asked for.
_SENTENCES = 10
_ALL_SENTENCES = 1000
_PARTIES = frozenset({PG.Agency, PG.Office, PG.Group, PG.Person})


@dataclass(frozen=True, slots=True)
class Past:
    """What a thing was made of, or became."""

    name: Name
    since: str | None
    document: Name | None


def thing(store: Store, asked: Asked) -> Reply:
    """Return what the graph says of the IRI that the address names."""
    iri = asked.visit.asked.get("iri") or iri_at(asked.visit.path)
    classes = _classes(store, iri)
    if not classes and not _known(store, iri):
        return _unknown(store, asked, iri)
    if asked.media != HTML:
        limits = Limits(asked.rows, asked.size)
        return reply(write_graph(_described(store, iri), asked.media, limits), VARY)
    if PG.SourceText in classes:
        return source_page(store, asked, iri)
    telling = Telling(store, asked.visit)
    if PG.Task in classes:
        return task_page(telling, iri)
    proofs = [words for _, words in telling.evidence.pointed_at(iri)]
    name = telling.name(iri)
    actor = telling.naming.actor(iri)
    if actor["label"] == iri and proofs:  # a statement, a figure or a note, which has no name
        name = replace(name, text=" ".join(proofs[0].text.split()))
    sentences = telling.evidence.spans_naming(iri)
    shown = _ALL_SENTENCES if "sentences" in asked.visit.asked else _SENTENCES
    found = _tasks(telling, iri, classes)
    return html_page(
        "thing.html",
        asked.visit,
        found.status if found else 200,
        iri=iri,
        name=name,
        actor=actor,
        wholes=[telling.name(whole) for whole in _wholes(store, iri)],
        became=[_past(telling, change) for change in successors(store, iri)],
        was=[_past(telling, change) for change in predecessors(store, iri)],
        diagram=_diagram(telling, iri) if ELI.LegalResource in classes else None,
        list=found,
        facts=facts_of(telling, iri),
        others=facts_with(telling, iri),
        proofs=[telling.proof(words) for words in proofs],
        classes=_in_words(telling, classes),
        sentences=[
            telling.proof(one) for one in map(telling.evidence.words, sentences[:shown]) if one
        ],
        sentence_count=len(sentences),
    )


def _classes(store: Store, iri: str) -> set[str]:
    pattern = store.graph.quads_for_pattern(_node(iri), ox.NamedNode(RDF.type), None)
    return {quad.object.value for quad in pattern if isinstance(quad.object, ox.NamedNode)}


def _known(store: Store, iri: str) -> bool:
    """Tell whether anything is said of a thing or with it, or stands in a graph of the name."""
    node = _node(iri)
    graph = store.graph
    return (
        any(True for _ in graph.quads_for_pattern(node, None, None))
        or any(True for _ in graph.quads_for_pattern(None, None, node))
        or graph.contains_named_graph(node)
    )


def _node(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return ox.NamedNode("urn:policygraph:nothing")


def _described(store: Store, iri: str) -> Iterator[ox.Triple]:
    """Yield what is said of a thing and with it, and the statements that prove it."""
    node, graph = _node(iri), store.graph
    if graph.contains_named_graph(node):
        yield from (quad.triple for quad in graph.quads_for_pattern(None, None, None, node))
        return
    for quad in graph.quads_for_pattern(node, None, None):
        yield quad.triple
    for quad in graph.quads_for_pattern(None, None, node):
        yield quad.triple
        if quad.predicate.value == RDF.subject:
            for said in graph.quads_for_pattern(quad.subject, None, None):
                yield said.triple
    for prop in (PG.evidence, PG.denotes):
        for span in _spans(store, node, prop):
            for said in graph.quads_for_pattern(span, None, None):
                yield said.triple


def _spans(store: Store, node: ox.NamedNode, prop: str) -> Iterator[ox.NamedNode]:
    """Yield the spans that a thing points at, or that point at it."""
    there = store.graph.quads_for_pattern(node, ox.NamedNode(prop), None)
    back = store.graph.quads_for_pattern(None, ox.NamedNode(prop), node)
    for term in (*(quad.object for quad in there), *(quad.subject for quad in back)):
        if isinstance(term, ox.NamedNode) and "#" in term.value:
            yield term


def _tasks(telling: Telling, iri: str, classes: set[str]) -> Listing | None:
    """Return the tasks of a body, under a document or near a place."""
    if classes & _PARTIES:
        return listing(telling, {"body": iri})
    if ELI.LegalResource in classes:
        return listing(telling, {"document": iri})
    if PG.Place in classes:
        return listing(telling, {"place": iri})
    return None


def _quoted(telling: Telling, spans: list[str]) -> list[Proof]:
    return [telling.proof(one) for one in map(telling.evidence.words, spans) if one]


def _in_words(telling: Telling, classes: set[str]) -> list[str]:
    """Return what a thing is, by the classes of our own that it is of."""
    return sorted(in_words(telling, one) for one in classes if one.startswith(PREFIXES["pg"]))


def _wholes(store: Store, iri: str) -> list[str]:
    """Return all that texts say a thing is part of."""
    pattern = store.graph.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(PG.partOf), None)
    return sorted({lexical(quad.object) for quad in pattern})


def _past(telling: Telling, change: Change) -> Past:
    return Past(telling.name(change.iri), change.date, _named(telling, change.document))


def _named(telling: Telling, iri: str | None) -> Name | None:
    return telling.name(iri) if iri else None


def _diagram(telling: Telling, iri: str) -> Diagram | None:
    """Return the drawing of what a document does to others and they to it."""
    node, graph = ox.NamedNode(iri), telling.store.graph
    sides: dict[str, set[tuple[str, str]]] = {"out": set(), "in": set()}
    for prop in RELATIONS.values():
        for quad in graph.quads_for_pattern(node, ox.NamedNode(prop), None):
            if isinstance(quad.object, ox.NamedNode):
                sides["out"].add((prop, quad.object.value))
        for quad in graph.quads_for_pattern(None, ox.NamedNode(prop), node):
            if isinstance(quad.subject, ox.NamedNode):
                sides["in"].add((prop, quad.subject.value))

    def related(side: str) -> list[Related]:
        found = [
            (in_words(telling, prop, side), telling.name(other)) for prop, other in sides[side]
        ]
        return [
            Related(relation, name.text, name.address)
            for relation, name in sorted(found, key=lambda one: (one[0], one[1].text))
        ]

    name = telling.name(iri)
    return diagram(name.text, name.kind or "", related("out"), related("in"))


def _unknown(store: Store, asked: Asked, iri: str) -> Reply:
    """Return a page that says that there is no such thing, and what may have been meant."""
    if asked.media != HTML:
        raise Problem(404, f"nothing is said of <{iri}>")
    telling = Telling(store, asked.visit)
    words = iri.removeprefix(base_iri()).rpartition("/")[2].replace("-", " ")
    meant = [telling.of(offer["thing"]) for offer in offers(store, words, 6)]
    return html_page("unknown.html", asked.visit, 404, iri=iri, words=words, meant=meant)
