"""The documents that were issued last."""

from __future__ import annotations

import pyoxigraph as ox

from ..graph import Store

__all__ = ["newest_documents"]

_NEWEST = """
SELECT ?document (MAX(?day) AS ?issued) WHERE {
  GRAPH ?text { ?document eli:date_document ?day ; pg:issuedFrom ?first }
} GROUP BY ?document ORDER BY DESC(MAX(?first)) ?document LIMIT %d
"""


def newest_documents(store: Store, most: int) -> list[tuple[str, str]]:
    """Return the IRIs of the latest documents with the day, month or year that texts give."""
    solutions = store.query(_NEWEST % most)
    assert isinstance(solutions, ox.QuerySolutions)  # noqa: S101 - it is a SELECT query
    return [
        (str(row["document"].value), str(row["issued"].value))
        for row in solutions
        if row["document"] is not None and row["issued"] is not None
    ]
