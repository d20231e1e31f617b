"""The texts themselves: what they are called, when and where they were published."""

from __future__ import annotations

from typing import TypedDict

import pyoxigraph as ox

from ..graph import Store
from ..graph.iris import source_iri
from ..ontology.terms import DCTERMS, PG

__all__ = ["Source", "Sources"]


class Source(TypedDict):
    """A text that was read."""

    path: str
    iri: str
    title: str | None
    publisher: str | None
    published: str | None
    """ISO day, month or year."""
    link: str | None
    """Where it was published: an address, or the words that say so."""
    language: str | None
    document: str | None
    """IRI of the document whose text it is."""


class Sources:
    """Looks up what is known of sources, each once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Source] = {}

    def source(self, path: str) -> Source:
        """Return what is known of a source by its path below the built folder."""
        if path not in self._known:
            entry = self._store.manifest.sources.get(path)
            iri = entry.graph if entry else source_iri(path)
            self._known[path] = self._read(path, iri)
        return self._known[path]

    def newest_day(self) -> str | None:
        """Return the latest day on which a source was published; None where none says when."""
        issued = self._store.graph.quads_for_pattern(None, ox.NamedNode(DCTERMS.issued), None)
        days = {quad.object.value for quad in issued if isinstance(quad.object, ox.Literal)}
        return max((day for day in days if len(day) == len("2025-12-31")), default=None)

    def _read(self, path: str, iri: str) -> Source:
        said: dict[str, set[str]] = {}
        for quad in self._store.graph.quads_for_pattern(ox.NamedNode(iri), None, None):
            value = getattr(quad.object, "value", None)
            if value is not None:
                said.setdefault(quad.predicate.value, set()).add(value)

        def first(prop: str) -> str | None:
            return min(said.get(prop, ()), default=None)

        return Source(
            path=path,
            iri=iri,
            title=first(DCTERMS.title),
            publisher=first(DCTERMS.publisher),
            published=first(DCTERMS.issued),
            link=first(DCTERMS.source),
            language=first(DCTERMS.language),
            document=first(PG.textOf),
        )
