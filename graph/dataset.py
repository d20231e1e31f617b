"""The store as an rdflib Dataset, whose terms are made once and then found again.

To make an rdflib term costs several times what Oxigraph takes to answer, and most terms of an
answer (predicates, classes, graphs, texts) occur in many of its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from oxrdflib._converter import from_ox, from_ox_graph_name, to_ox, to_ox_quad_pattern
from rdflib import Dataset, Graph
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Identifier, Node, URIRef, Variable

from ..ontology.terms import PREFIXES

__all__ = ["dataset_of"]

#: Most terms that are kept; beyond, all are forgotten and made again.
_MOST = 200_000

_Pattern = tuple[Node | None, Node | None, Node | None]


class _Terms(dict[object, Any]):
    """rdflib terms by the terms of Oxigraph that they stand for."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self._make = make

    def __missing__(self, term: object) -> Any:
        if len(self) >= _MOST:
            self.clear()
        made = self[term] = self._make(term)
        return made


class _ReadOnlyStore(OxigraphStore):
    """Oxigraph's rdflib store with a memory for terms."""

    def __init__(self, graph: ox.Store) -> None:
        super().__init__(store=graph)
        self._prefixes: dict[str, URIRef] | None = None
        self._terms = _Terms(from_ox)
        self._names = _Terms(lambda name: Variable(name.value))
        self._graphs = _Terms(lambda name: from_ox_graph_name(name, self))

    def bind(self, prefix: str, namespace: URIRef, override: bool = True) -> None:
        """Let a prefix stand for a namespace."""
        self._prefixes = None
        super().bind(prefix, namespace, override)

    def prefixes(self) -> dict[str, URIRef]:
        """Return what the prefixes stand for; rdflib would make these terms for each query."""
        if self._prefixes is None:
            self._prefixes = {name: URIRef(iri) for name, iri in self.namespaces()}
        return self._prefixes

    def triples(
        self, triple_pattern: _Pattern, context: Graph | None = None
    ) -> Iterator[tuple[Any, Iterator[Graph | None]]]:
        """Yield the triples of a pattern, each with the graph that holds it."""
        try:
            pattern = to_ox_quad_pattern(triple_pattern, context)
        except (TypeError, ValueError):  # a variable or a formula, which no triple has
            return
        terms, graphs = self._terms, self._graphs
        for subject, predicate, value, graph in self._inner.quads_for_pattern(*pattern):
            yield (terms[subject], terms[predicate], terms[value]), iter((graphs[graph],))

    def query(
        self,
        query: Any,
        initNs: Mapping[str, Any],  # noqa: N803 - as rdflib calls it
        initBindings: Mapping[str, Identifier],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **kwargs: object,
    ) -> Result:
        """Answer a query; rows are made as they are read."""
        if isinstance(query, Query) or kwargs:  # which Oxigraph's store refuses with the reason
            refused: Result = super().query(query, initNs, initBindings, queryGraph, **kwargs)
            return refused
        graph: Any = to_ox(queryGraph) if isinstance(queryGraph, Node) else None
        bound: dict[ox.Variable, Any] = {
            ox.Variable(name): to_ox(term) for name, term in initBindings.items()
        }
        found = self._inner.query(
            query,
            use_default_graph_as_union=queryGraph == "__UNION__",
            default_graph=graph,
            prefixes=initNs if initNs is self._prefixes else {**self.prefixes(), **initNs},
            substitutions=bound,
        )
        if isinstance(found, ox.QuerySolutions):
            return self._rows(found)
        result = Result("ASK" if isinstance(found, ox.QueryBoolean) else "CONSTRUCT")
        if isinstance(found, ox.QueryBoolean):
            result.askAnswer = bool(found)
        else:
            result.graph = Graph()
            result.graph += (tuple(map(self._terms.__getitem__, triple)) for triple in found)
        return result

    def _rows(self, solutions: ox.QuerySolutions) -> Result:
        names, terms = [self._names[name] for name in solutions.variables], self._terms
        result = Result("SELECT")
        result.vars = names
        result.bindings = (
            {name: terms[term] for name, term in zip(names, row, strict=True)} for row in solutions
        )
        return result


class _Dataset(Dataset):
    """A Dataset that does not ask its store for all prefixes before each query."""

    def query(
        self,
        query_object: Any,
        processor: Any = "sparql",
        result: Any = "sparql",
        initNs: Mapping[str, Any] | None = None,  # noqa: N803 - as rdflib calls it
        *more: Any,
        **options: Any,
    ) -> Result:
        """Answer a query."""
        assert isinstance(self.store, _ReadOnlyStore)  # noqa: S101 - as dataset_of makes it
        known = initNs or self.store.prefixes()
        return super().query(query_object, processor, result, known, *more, **options)


def dataset_of(graph: ox.Store) -> Dataset:
    """Return a store of Oxigraph as a Dataset whose default graph is the union of all graphs."""
    dataset = _Dataset(store=_ReadOnlyStore(graph), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset
