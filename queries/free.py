"""Any SPARQL query that reads this store alone: no updates, no other services."""

from __future__ import annotations

import re

import pyoxigraph as ox

from ..graph import Store
from ..ontology.terms import PREFIXES
from .named import Answers, answers_of

__all__ = ["QueryRefusedError", "ask_freely"]

_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class QueryRefusedError(ValueError):
    """The query is not SPARQL, changes something, or would ask another service."""


def ask_freely(store: Store, sparql: str) -> Answers | bool | list[ox.Triple]:
    """Run a query: rows of a SELECT, the truth of an ASK, triples of a CONSTRUCT or DESCRIBE.

    Triples come sorted. Raises :class:`QueryRefusedError` with the place of a syntax error, for
    an update (SPARQL 1.1 Update) and for SERVICE (SPARQL 1.1 Federated Query), which would send
    what the store holds over the network.
    """
    if _may_call_a_service(sparql) and _calls_a_service(sparql):
        raise QueryRefusedError("SERVICE is refused: a query reads this store and asks nobody else")
    try:
        found = store.query(sparql)
        if isinstance(found, ox.QuerySolutions):
            return answers_of(found)
        if isinstance(found, ox.QueryBoolean):
            return bool(found)
        return sorted(set(found), key=str)
    except SyntaxError as error:
        if _is_update(sparql):
            raise QueryRefusedError(
                "updates are refused: a store is changed by `policygraph build` and `withdraw`"
            ) from error
        # the parser goes on to list every character that could have stood there
        where = str(error).partition(": expected one of")[0]
        raise QueryRefusedError(f"not a SPARQL query: {where}") from error
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryRefusedError(f"the query cannot be answered: {error}") from error


def _may_call_a_service(sparql: str) -> bool:
    """Spare most queries the slower parser: the keyword, escaped or not, occurs in all others."""

    def char(found: re.Match[str]) -> str:
        code = int(found[1] or found[2], 16)
        return chr(code) if code < 0x110000 else ""

    return "service" in _CODEPOINT.sub(char, sparql).casefold()


def _calls_a_service(sparql: str) -> bool:
    """Look for SERVICE in the parsed query; one that this parser cannot read is refused."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parser import parseQuery
    from rdflib.plugins.sparql.parserutils import CompValue

    def walk(node: object) -> bool:
        if isinstance(node, CompValue):
            if node.name == "ServiceGraphPattern":
                return True
            return any(walk(part) for part in node.values())
        if isinstance(node, ParseResults | list | tuple):
            return any(walk(part) for part in node)
        return False

    try:
        return walk(parseQuery(_with_prefixes(sparql)))
    except Exception as error:  # of many kinds, and RecursionError for what is nested too deep
        if _is_update(sparql):
            return False
        # Oxigraph would call while it answers, so what cannot be checked is not tried.
        told = " ".join(str(error).split())[:200] or type(error).__name__
        raise QueryRefusedError(
            f"not a SPARQL query, or one whose use of SERVICE cannot be checked: {told}"
        ) from error


def _is_update(sparql: str) -> bool:
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        parsed = parseUpdate(_with_prefixes(sparql))
    except Exception:  # whatever is wrong with it, it is no update
        return False
    return "request" in parsed


def _with_prefixes(sparql: str) -> str:
    """Declare the prefixes that every query may use; the query's own come later and win."""
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + sparql
