"""The named graph of one text while it is filled: spans, statements and things."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Set
from functools import cache
from importlib.metadata import version
from itertools import accumulate

from ...graph.iris import entity_iri, page_iri, source_iri, span_iri, statement_iri
from ...graph.nquads import QuadWriter
from ...ontology.terms import DCTERMS, FOAF, OA, ODRL, ORG, PG, RDF, SKOS
from ..linking import Entity
from ..model import Quote, SourceFacts, Text
from ..vietnamese import original

__all__ = ["SpanError", "TextGraph", "extractor"]

#: Classes of a thing by the first part of its key; the second is the class others know it by.
_CLASSES: dict[str, tuple[str, ...]] = {
    "agency": (PG.Agency, ORG.Organization),
    "body": (PG.Agency, ORG.Organization),
    "group": (PG.Group,),
    "office": (PG.Office, ORG.Post),
    "person": (PG.Person, FOAF.Person),
    "place": (PG.Place,),
    "task": (PG.Task, ODRL.Duty),
}
_UNRESOLVED = "unresolved"
_PDF_FRAGMENTS = "http://tools.ietf.org/rfc/rfc8118"


class SpanError(ValueError):
    """A fact quotes words that do not stand in the text where it says."""


@cache
def extractor() -> str:
    """Return the name and version that every fact carries."""
    return f"policygraph {version('policygraph')}"


class TextGraph:
    """Writes what facts have in common; reads the text to hold each quote against it."""

    def __init__(self, text: Text, facts: SourceFacts, base: str) -> None:
        self.base = base
        self.path = text.source
        self.language = facts.language
        self.iri = source_iri(text.source, base)
        self.writer = QuadWriter(self.iri)
        self._content = text.content
        self._repairs = text.repairs
        self._page_of = text.page
        self.extractor = extractor()
        self._sentences = sorted(set(facts.sentences), key=lambda quote: (quote.start, quote.end))
        self._starts = [quote.start for quote in self._sentences]
        self._reach = list(accumulate((quote.end for quote in self._sentences), max))
        self._spans: dict[tuple[int, int], str] = {}
        self._things: set[tuple[str, str, frozenset[str]]] = set()
        self._labelled: dict[tuple[str, str], str] = {}
        self._statements: dict[tuple[int, int, str], list[tuple[str, str]]] = {}

    # -------------------------------------------------------------- evidence

    def sentence(self, quote: Quote) -> Quote:
        """Return the sentence that a quote begins in; the quote itself where none is known."""
        nth = bisect_right(self._starts, quote.start) - 1
        while nth >= 0 and self._reach[nth] > quote.start:
            if self._sentences[nth].end > quote.start:
                return self._sentences[nth]
            nth -= 1
        return quote

    def span(self, quote: Quote) -> str:
        """Write the words of a quote and the sentence they stand in; return the span's IRI.

        Words that the text does not have at that place are a :class:`SpanError`.
        """
        known = self._spans.get((quote.start, quote.end))
        iri = known or self._words(quote)
        self.writer.link(iri, PG.sentence, self._words(self.sentence(quote)))
        return iri

    def _words(self, quote: Quote) -> str:
        """Write a span (Web Annotation Data Model, sections 4.2.4 and 4.2.5)."""
        place = (quote.start, quote.end)
        if place in self._spans:
            return self._spans[place]
        if quote.start >= quote.end or self._content[quote.start : quote.end] != quote.text:
            raise SpanError(
                f"{self.path}: {quote.text[:60]!r} does not stand at {quote.start}..{quote.end}"
            )
        iri = self._spans[place] = span_iri(self.path, quote.start, quote.end, self.base)
        for name in (PG.Span, OA.TextPositionSelector, OA.TextQuoteSelector):
            self.writer.link(iri, RDF.type, name)
        self.writer.number(iri, OA.start, quote.start)
        self.writer.number(iri, OA.end, quote.end)
        self.writer.text(iri, OA.exact, quote.text)
        self.writer.link(iri, OA.hasSource, self.iri)
        before = original(self._content, self._repairs, quote.start, quote.end)
        if before != quote.text:
            self.writer.text(iri, PG.originalWords, before)
        if (page := self._page_of(quote.start)) is not None:
            self.writer.link(iri, OA.hasSelector, self._page(page))
        return iri

    def _page(self, number: int) -> str:
        """Write the selector of a page (Web Annotation Data Model, section 4.2.1)."""
        iri = page_iri(self.path, number, self.base)
        self.writer.link(iri, RDF.type, OA.FragmentSelector)
        self.writer.link(iri, DCTERMS.conformsTo, _PDF_FRAGMENTS)
        self.writer.text(iri, RDF.value, f"page={number}")
        self.writer.number(iri, PG.page, number)
        return iri

    def proven(self, iri: str, quote: Quote, rule: str) -> None:
        """Say of a fact which words prove it, which rule read them and in which version."""
        self.writer.link(iri, PG.evidence, self.span(quote))
        self.writer.text(iri, PG.rule, rule)
        self.writer.text(iri, PG.extractor, self.extractor)

    def say(self, subject: str, predicate: str, term: str, quote: Quote, rule: str) -> None:
        """Write a quad, and the statement of it that holds its evidence.

        ``term`` is the object as :mod:`policygraph.graph.nquads` writes it.
        """
        self.writer.add(subject, predicate, term)
        said = self._statements.setdefault((quote.start, quote.end, predicate), [])
        if (subject, term) in said:
            return
        said.append((subject, term))
        iri = statement_iri(self.path, quote.start, quote.end, predicate, len(said), self.base)
        for name in (PG.Statement, RDF.Statement):
            self.writer.link(iri, RDF.type, name)
        self.writer.link(iri, RDF.subject, subject)
        self.writer.link(iri, RDF.predicate, predicate)
        self.writer.add(iri, RDF.object, term)
        self.proven(iri, quote, rule)

    # -------------------------------------------------------------- things

    def thing(self, entity: Entity, kind: str, names: Iterable[str] = ()) -> str:
        """Write who or what an entity is, with the names the text uses for it; return its IRI.

        ``kind`` is what the text takes it for (a kind of :class:`Name`, or ``place``). One that
        is not resolved is never taken for the one of another text.
        """
        sort = entity.key.partition("/")[0]
        unresolved = sort == _UNRESOLVED or entity.reason is not None
        key = f"{entity.key}/in/{self.path}" if sort == _UNRESOLVED else entity.key
        iri = entity_iri(key, self.base)
        said = frozenset(" ".join(name.split()) for name in names)
        if (key, kind, said) in self._things:
            return iri
        self._things.add((key, kind, said))
        for name in _CLASSES.get(sort) or _CLASSES[kind]:
            self.writer.link(iri, RDF.type, name)
        if unresolved:
            self.writer.link(iri, RDF.type, PG.Unresolved)
            self.writer.text(iri, PG.unresolvedBecause, entity.reason or "not in the register")
        self.writer.text(iri, PG.kind, entity.kind)
        self._labels(iri, entity, said)
        if entity.part_of is not None:
            self.writer.link(iri, PG.partOf, entity_iri(entity.part_of, self.base))
        if entity.place is not None:
            self.writer.link(iri, PG.inPlace, entity_iri(entity.place, self.base))
        return iri

    def _labels(self, iri: str, entity: Entity, names: Set[str]) -> None:
        """Write one label a language, the first that the text leads to, and all other names."""
        for language, label in entity.labels.items():
            first = self._labelled.setdefault((iri, language), label)
            self.writer.text(
                iri, SKOS.prefLabel if label == first else SKOS.altLabel, label, language
            )
        for name in names - {"", *entity.labels.values()}:
            self.writer.text(iri, SKOS.altLabel, name, self.language)

    def mentioned(self, iri: str, quotes: Iterable[Quote]) -> None:
        """Say which words of the text name a thing."""
        for quote in quotes:
            self.writer.link(self.span(quote), PG.denotes, iri)
