"""A store behind a SPARQL server, opened for reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ...ontology.terms import PREFIXES
from ..manifest import Manifest
from ..nquads import iri
from ..store import Store, StoreError, Term
from .binding import bound
from .endpoint import Endpoint
from .mirror import Head, Mirror
from .records import ENTRY, HEAD, OURS, text_of

if TYPE_CHECKING:
    from ..index import Index

__all__ = ["RemoteStore"]

_JSON = "application/sparql-results+json"
_IN_UNION = f"SELECT ?value WHERE {{ ?store <{OURS}version> ?value }} LIMIT 1"
_SPEAKING = """
SELECT DISTINCT ?thing ?graph
WHERE {
  { GRAPH ?graph { ?thing ?property ?value } } UNION { GRAPH ?graph { ?other ?property ?thing } }
}
"""
#: Counts the facts of texts, of which a graph has a record, and of reference data.
_QUADS = f"""
SELECT (COUNT(*) AS ?number)
WHERE {{
  {{ GRAPH ?graph {{ ?record <{ENTRY}> ?entry }} }} UNION {{ BIND(REFERENCE AS ?graph) }}
  GRAPH ?graph {{ ?subject ?property ?value }}
  FILTER(!STRSTARTS(STR(?property), "{OURS}"))
}}
"""


class RemoteStore(Store):
    """The graphs that builds made on a server, with an index and a list of sources made here.

    The version that stands there now is answered for; a build that goes on meanwhile may show in
    what the server answers before it shows in the index.
    """

    def __init__(self, address: str) -> None:
        self._endpoint = Endpoint(address)
        self.address = self._endpoint.address
        head = Head(self._endpoint.find(HEAD))
        if not head.version:
            raise StoreError(
                f"{self.address}: holds no finished build; "
                f"run `policygraph build FOLDER --store {self.address}`"
            )
        if next(self._solutions(_IN_UNION), None) is None:
            raise StoreError(
                f"{self.address}: does not answer over all graphs together; let it do so "
                "(Fuseki: tdb2:unionDefaultGraph; Oxigraph: --union-default-graph)"
            )
        self._mirror = Mirror(self._endpoint, head)

    @cached_property
    def graph(self) -> ox.Store:
        """A copy of the graphs in memory, for what needs all of them."""
        copy = ox.Store()
        for _, quads in self._mirror.graphs():
            copy.bulk_load(quads, format=ox.RdfFormat.N_QUADS)
        return copy

    @cached_property
    def index(self) -> Index:
        """The index, which stands in the user's cache."""
        return self._mirror.index()

    @cached_property
    def manifest(self) -> Manifest:
        """What the store holds."""
        return self._mirror.manifest()

    def query(
        self,
        sparql: str,
        values: Mapping[str, Term] | None = None,
        *,
        base: str | None = None,
        union: bool = True,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Run SPARQL on the server, as :meth:`Store.query` has it."""
        text = bound(sparql, values or {})
        # Asked of an empty store, so that errors are the same, and to know what form it has.
        kind = ox.Store().query(text, base_iri=base, prefixes=PREFIXES)
        text = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + text
        if base is not None:
            text = f"BASE <{base}>\n{text}"
        graphs = None
        if default_graphs is not None or named_graphs is not None:
            graphs = {
                "default-graph-uri": list(default_graphs or ()),
                "named-graph-uri": list(named_graphs or ()),
            }
        if isinstance(kind, ox.QueryTriples):
            return _triples(self._endpoint.query(text, "application/n-triples", graphs))
        answer = self._endpoint.query(text, _JSON, graphs, union=union)
        found = ox.parse_query_results(answer, ox.QueryResultsFormat.JSON)
        if isinstance(kind, ox.QueryBoolean) and isinstance(found, ox.QuerySolutions):
            return _truth(found)
        return found

    def around(self, thing: str) -> ox.Store:
        """Return a copy of the graphs that speak of a thing."""
        found = self.query(_SPEAKING, {"thing": ox.NamedNode(thing)})
        assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - a SELECT query
        copy = ox.Store()
        for row in found:
            name = str(getattr(row["graph"], "value", ""))
            copy.load(self._mirror.graph(name), format=ox.RdfFormat.N_QUADS)
        return copy

    def text(self, source: str) -> str:
        """Return the plain text of a source; KeyError if unknown."""
        for row in self._solutions(text_of(source)):
            return str(getattr(row[0], "value", ""))
        raise KeyError(source)

    def size(self) -> dict[str, int]:
        """Return how much the server holds, and the number of the build that answers."""
        reference = iri(self._mirror.head.reference.partition(" ")[0])
        (row,) = self._solutions(_QUADS.replace("REFERENCE", reference))
        return {
            "quads": int(getattr(row[0], "value", 0)),
            "generation": self._mirror.head.number,
        }

    def _solutions(self, sparql: str) -> ox.QuerySolutions:
        found = ox.parse_query_results(
            self._endpoint.query(sparql, _JSON), ox.QueryResultsFormat.JSON
        )
        assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - asked with SELECT queries
        return found


def _truth(rows: ox.QuerySolutions) -> ox.QueryBoolean:
    """Return what Virtuoso answers to ASK, a row with 1 or 0, as a truth value."""
    true = any(getattr(row[0], "value", "0") in ("1", "true") for row in rows)
    said = b'{"head": {}, "boolean": %s}' % (b"true" if true else b"false")
    found = ox.parse_query_results(said, ox.QueryResultsFormat.JSON)
    assert isinstance(found, ox.QueryBoolean)  # noqa: S101 - as it is written above
    return found


def _triples(answer: bytes) -> ox.QueryTriples:
    copy = ox.Store()
    copy.load(answer, format=ox.RdfFormat.N_TRIPLES)
    found = copy.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(found, ox.QueryTriples)  # noqa: S101 - a CONSTRUCT query
    return found
