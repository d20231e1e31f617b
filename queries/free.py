"""Any SPARQL query that reads this store alone: no updates, no other services."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from ..graph import Store
from .keywords import keyword_in, parse_query, parse_update
from .named import Answers, answers_of

__all__ = ["NotAQueryError", "QueryDataset", "QueryRefusedError", "answer", "ask_freely"]

#: What :func:`answer` gives: an iterator of rows or of triples, or a truth value.
Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

#: Keywords that begin an operation of SPARQL 1.1 Update.
_UPDATES = ("insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy")


class QueryRefusedError(ValueError):
    """The query is not SPARQL, changes something, or would ask another service."""


class NotAQueryError(QueryRefusedError):
    """The text is not a SPARQL query; the message tells where it stops being one."""


@dataclass(frozen=True, slots=True)
class QueryDataset:
    """The graphs that a query is asked over, by IRI (SPARQL 1.1 Protocol, section 2.1.4)."""

    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def ask_freely(store: Store, sparql: str) -> Answers | bool | list[ox.Triple]:
    """Run a query: rows of a SELECT, the truth of an ASK, triples of a CONSTRUCT or DESCRIBE.

    Triples come sorted. Raises what :func:`answer` raises.
    """
    found = answer(store, sparql)
    try:
        if isinstance(found, ox.QuerySolutions):
            return answers_of(found)
        if isinstance(found, ox.QueryBoolean):
            return bool(found)
        return sorted(set(found), key=str)
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryRefusedError(f"the query cannot be answered: {error}") from error


def answer(
    store: Store, sparql: str, dataset: QueryDataset | None = None, base: str | None = None
) -> Found:
    """Start a query over a store and return what iterates over its answers.

    ``dataset`` takes the place of the graphs that the query names with FROM; where neither names
    any, the default graph is the union of all graphs. Relative IRIs count from ``base``.

    Raises :class:`NotAQueryError` with the place of a syntax error, and :class:`QueryRefusedError`
    for an update (SPARQL 1.1 Update) and for SERVICE (SPARQL 1.1 Federated Query), which would
    send what the store holds over the network.
    """
    try:
        if keyword_in(sparql, ("service",), parse_query):
            raise QueryRefusedError(
                "SERVICE is refused: a query reads this store and asks nobody else"
            )
        if dataset is not None:
            return store.query(
                sparql,
                base=base,
                default_graphs=dataset.default_graphs,
                named_graphs=dataset.named_graphs,
            )
        return store.query(sparql, base=base, union=not _names_graphs(sparql))
    except SyntaxError as error:
        if _is_update(sparql):
            raise QueryRefusedError(
                "updates are refused: a store is changed by `policygraph build` and `withdraw`"
            ) from error
        # the parser goes on to list every character that could have stood there
        where = str(error).partition(": expected one of")[0]
        raise NotAQueryError(f"not a SPARQL query: {where}") from error
    except QueryRefusedError:
        raise
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryRefusedError(f"the query cannot be answered: {error}") from error


def _names_graphs(sparql: str) -> bool:
    """Tell whether the query has a FROM, which the union of all graphs would override."""
    try:
        return keyword_in(sparql, ("from",), parse_query) is not None
    except SyntaxError:
        return False


def _is_update(sparql: str) -> bool:
    try:
        return keyword_in(sparql, _UPDATES, parse_update) is not None
    except SyntaxError:
        return False
