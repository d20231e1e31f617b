"""The words of texts that prove facts, read from the graph around one thing.

It goes from node to node by patterns of quads: a query of SPARQL whose thing is bound from outside
is planned as if it asked for all things, and takes as long.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import pyoxigraph as ox

from ..graph.iris import position_of
from ..ontology.terms import DCTERMS, OA, PG, RDF

__all__ = ["Evidence", "Said", "Term", "Words", "lexical"]

_Subject: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Triple"
Term: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple"


class Words(NamedTuple):
    """Words of a source, with the sentence they stand in; offsets are in code points."""

    source: str
    start: int
    end: int
    text: str
    sentence: str | None
    sentence_start: int | None
    page: int | None
    """Page that the words begin on, in a source that has pages."""
    original: str | None
    """What stood there before the words were repaired."""


class Said(NamedTuple):
    """A statement of a text about a thing: the value of a property, or the thing that has it."""

    property: str
    value: Term
    words: Words
    rule: str | None


class Evidence:
    """Reads from a graph what proves facts, each stretch of a text once."""

    def __init__(self, graph: ox.Store) -> None:
        self._graph = graph
        self._words: dict[str, Words | None] = {}
        self._paths: dict[str, str | None] = {}

    def words(self, span: str) -> Words | None:
        """Return the words of a span by its IRI; None for what is no span of a source."""
        if span not in self._words:
            self._words[span] = self._read(span)
        return self._words[span]

    def pointed_at(self, iri: str) -> list[tuple[str, Words]]:
        """Return the words that a thing points at, with the property that does, sorted."""
        found = {
            (quad.predicate.value, words)
            for quad in self._graph.quads_for_pattern(ox.NamedNode(iri), None, None)
            if isinstance(quad.object, ox.NamedNode) and (words := self.words(quad.object.value))
        }
        return sorted(found, key=lambda one: (one[0], one[1][:3]))

    def proving(self, iri: str) -> list[Words]:
        """Return the words that prove a task, a figure or a statement, in their order."""
        spans = self._values(ox.NamedNode(iri), PG.evidence)
        found = {words for span in spans if (words := self.words(lexical(span)))}
        return sorted(found, key=lambda words: words[:3])

    def spans_naming(self, iri: str) -> list[str]:
        """Return the IRIs of the words that name a thing, in the order of the texts."""
        pattern = self._graph.quads_for_pattern(None, ox.NamedNode(PG.denotes), ox.NamedNode(iri))
        spans = {quad.subject.value for quad in pattern if isinstance(quad.subject, ox.NamedNode)}
        return sorted(spans, key=lambda span: (span.partition("#")[0], position_of(span) or ()))

    def naming(self, iri: str) -> list[Words]:
        """Return the words that name a thing, in the order of the texts."""
        found = {words for span in self.spans_naming(iri) if (words := self.words(span))}
        return sorted(found, key=lambda words: words[:3])

    def said_of(self, iri: str) -> list[Said]:
        """Return what texts state of a thing."""
        return self._statements(iri, RDF.subject, RDF.object)

    def said_with(self, iri: str) -> list[Said]:
        """Return what texts state of other things that has the thing for its value."""
        return self._statements(iri, RDF.object, RDF.subject)

    def _statements(self, iri: str, side: str, other: str) -> list[Said]:
        found: dict[Said, None] = {}
        thing = ox.NamedNode(iri)
        for quad in self._graph.quads_for_pattern(None, ox.NamedNode(side), thing):
            statement = quad.subject
            rule = next(self._values(statement, PG.rule), None)
            for prop in self._values(statement, RDF.predicate):
                for value in self._values(statement, other):
                    for span in self._values(statement, PG.evidence):
                        if words := self.words(lexical(span)):
                            said = Said(
                                lexical(prop), value, words, None if rule is None else lexical(rule)
                            )
                            found[said] = None
        return sorted(found, key=lambda said: (said.property, lexical(said.value), said.words[:3]))

    def _values(self, subject: _Subject, prop: str) -> Iterator[Term]:
        seen = set()
        for quad in self._graph.quads_for_pattern(subject, ox.NamedNode(prop), None):
            if quad.object not in seen:
                seen.add(quad.object)
                yield quad.object

    def _read(self, span: str) -> Words | None:
        node = ox.NamedNode(span)
        read = next(self._values(node, OA.hasSource), None)
        source = self._path(lexical(read)) if read else None
        place, text = self._stretch(span)
        if source is None or place is None or text is None:
            return None
        sentence = next(self._values(node, PG.sentence), None)
        around, said = self._stretch(lexical(sentence)) if sentence else (None, None)
        pages = [
            int(lexical(page))
            for selector in self._values(node, OA.hasSelector)
            if isinstance(selector, ox.NamedNode)
            for page in self._values(selector, PG.page)
        ]
        original = next(self._values(node, PG.originalWords), None)
        return Words(
            source=source,
            start=place[0],
            end=place[1],
            text=text,
            sentence=said,
            sentence_start=around[0] if around else None,
            page=min(pages, default=None),
            original=lexical(original) if original else None,
        )

    def _path(self, source: str) -> str | None:
        """Return the path of a source by its IRI."""
        if source not in self._paths:
            found = next(self._values(ox.NamedNode(source), DCTERMS.identifier), None)
            self._paths[source] = lexical(found) if found else None
        return self._paths[source]

    def _stretch(self, span: str) -> tuple[tuple[int, int] | None, str | None]:
        """Return place and text of a span, or of what is no span None and None."""
        node = ox.NamedNode(span)
        start, end, text = (
            next(self._values(node, prop), None) for prop in (OA.start, OA.end, OA.exact)
        )
        if start is None or end is None or text is None:
            return None, None
        return (int(lexical(start)), int(lexical(end))), lexical(text)


def lexical(term: Term) -> str:
    """Return the IRI or the lexical value of a term."""
    return str(getattr(term, "value", term))
