"""A source text as a whole, its facts marked where they stand, each mark a link to its fact."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import pyoxigraph as ox

from ...graph import Store
from ...graph.iris import position_of
from ...graph.page_text import safe_link
from ...ontology.terms import DCTERMS, OA, PG, RDF
from ...queries.evidence import lexical
from ..frames import Reply
from .asked import Asked
from .facts import in_words
from .marking import Mark, marked
from .rendering import html_page
from .telling import Telling

__all__ = ["Fact", "source_page"]

#: What a mark may be for, the most telling first: its words lead there.
_KINDS = ("task", "party", "figure", "fact", "part", "note")
_CLASSES = {PG.Task: "task", PG.Indicator: "figure", PG.Statement: "fact", PG.ReviewNote: "note"}


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """Something that words prove, or that they name."""

    rank: int
    text: str
    address: str
    kind: str


def source_page(store: Store, asked: Asked, iri: str) -> Reply:
    """Return the page of a source."""
    telling = Telling(store, asked.visit)
    path = next(
        lexical(quad.object)
        for quad in store.graph.quads_for_pattern(
            ox.NamedNode(iri), ox.NamedNode(DCTERMS.identifier), None
        )
    )
    source = telling.sources.source(path)
    marks = _marks(telling, iri)
    link = safe_link(source["link"])
    return html_page(
        "source.html",
        asked.visit,
        iri=iri,
        source=source,
        link_to=link if link and "//" in link else None,
        document=telling.name(source["document"]) if source["document"] else None,
        pieces=marked(store.text(path), marks),
        counts=_counts(marks),
        foreign=source["language"] if source["language"] != asked.visit.language else None,
    )


def _marks(telling: Telling, iri: str) -> list[Mark[Fact]]:
    """Return the stretches of a source that facts and names stand on, sentences included."""
    graph = telling.store.graph
    found: dict[tuple[int, int], list[Fact]] = defaultdict(list)
    for quad in graph.quads_for_pattern(None, ox.NamedNode(OA.hasSource), ox.NamedNode(iri)):
        span = quad.subject
        place = position_of(lexical(span))
        if place is None or not isinstance(span, ox.NamedNode):
            continue
        facts = set(_facts(telling, span))
        found[place] += sorted(facts)
    return [Mark(start, end, tuple(facts)) for (start, end), facts in found.items()]


def _facts(telling: Telling, span: ox.NamedNode) -> list[Fact]:
    graph = telling.store.graph
    facts = []
    for quad in graph.quads_for_pattern(span, ox.NamedNode(PG.denotes), None):
        name = telling.name(lexical(quad.object))
        facts.append(Fact(_KINDS.index("party"), name.text, name.address, "party"))
    for quad in graph.quads_for_pattern(None, None, span):
        prop, subject = quad.predicate.value, lexical(quad.subject)
        kind = next((_CLASSES[one] for one in _classes(telling, subject) if one in _CLASSES), None)
        if kind is None or prop == PG.sentence:
            continue
        text = _told(telling, subject, prop, kind)
        if kind == "task" and prop != PG.evidence:
            kind = "part"
        facts.append(Fact(_KINDS.index(kind), text, telling.name(subject).address, kind))
    return facts


def _told(telling: Telling, subject: str, prop: str, kind: str) -> str:
    """Return what a fact says, in a few words."""
    if kind == "task":
        task = telling.name(subject).text
        return task if prop == PG.evidence else f"{in_words(telling, prop)}: {task}"
    if kind == "fact":
        said = {
            quad.predicate.value: lexical(quad.object)
            for quad in telling.store.graph.quads_for_pattern(ox.NamedNode(subject), None, None)
        }
        about, value = said.get(RDF.subject, ""), said.get(RDF.object, "")
        shown = telling.name(value).text if ":" in value else value
        relation = in_words(telling, said.get(RDF.predicate, ""))
        return f"{telling.name(about).text}: {relation} {shown}"
    return in_words(telling, PG.Indicator if kind == "figure" else PG.ReviewNote)


def _classes(telling: Telling, iri: str) -> set[str]:
    pattern = telling.store.graph.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(RDF.type), None)
    return {lexical(quad.object) for quad in pattern}


def _counts(marks: list[Mark[Fact]]) -> dict[str, int]:
    """Return how many marks there are of each kind."""
    kinds = [kind for mark in marks for kind in {fact.kind for fact in mark.facts}]
    return {kind: kinds.count(kind) for kind in _KINDS if kind in kinds}
