"""What a request to the endpoint asks for (SPARQL 1.1 Protocol, section 2).

Nothing is repaired: a request that the protocol does not allow is a :class:`Problem` that says
what is wrong with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

import pyoxigraph as ox

from ..queries.free import QueryDataset
from .negotiation import media_type
from .problems import Problem

__all__ = ["METHODS", "DescriptionRequest", "Operation", "QueryRequest", "UpdateRequest", "read"]

#: Methods that the endpoint knows.
METHODS = ("GET", "HEAD", "POST", "OPTIONS")

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

#: More parameters than this are an attack, not a dataset.
_MOST_PARAMETERS = 2000


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """A query, with the graphs it is to be asked over where the request names them."""

    text: str
    dataset: QueryDataset | None


@dataclass(frozen=True, slots=True)
class UpdateRequest:
    """An update, with the graphs that its patterns are matched with, if the request names them."""

    text: str
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DescriptionRequest:
    """Nothing is asked: the service is to describe itself (SPARQL 1.1 Service Description)."""


Operation = QueryRequest | UpdateRequest | DescriptionRequest


def read(method: str, query_string: bytes, content_type: str | None, body: bytes) -> Operation:
    """Return what a request asks for.

    Raises :class:`Problem`: 400 for malformed requests, 405 for other methods, 415 for bodies of
    other media types or character sets.
    """
    fields = _fields(query_string, "the address")
    if method in ("GET", "HEAD"):
        if "update" in fields:
            raise Problem(400, "an update is sent by POST, never by GET (section 2.2)")
        if not fields.keys() & _KNOWN:
            return DescriptionRequest()
        return _query(fields)
    if method != "POST":
        raise Problem(
            405, f"{method} is not a method of a SPARQL endpoint", {"allow": ", ".join(METHODS)}
        )
    kind, charset = media_type(content_type)
    if kind not in (FORM, QUERY, UPDATE):
        said = f"not {kind}" if kind else "and the request names none"
        raise Problem(
            415,
            f"the body of a POST is of the type {QUERY}, {UPDATE} or {FORM}, {said}",
            {"accept-post": ", ".join((QUERY, UPDATE, FORM))},
        )
    if charset not in (None, "utf-8", "utf8"):
        raise Problem(415, f"the body must be UTF-8, not {charset}")
    if kind == FORM:
        for name, values in _fields(body, "the body").items():
            fields[name] = fields.get(name, []) + values
    elif sent := fields.keys() & {"query", "update"}:
        raise Problem(400, f"the body is the request, so {min(sent)}= cannot stand in the address")
    else:
        fields["query" if kind == QUERY else "update"] = [_decoded(body)]
    if "update" in fields:
        return _update(fields)
    return _query(fields)


_DATASET = ("default-graph-uri", "named-graph-uri")
_USING = ("using-graph-uri", "using-named-graph-uri")
_KNOWN = frozenset({"query", *_DATASET, *_USING})


def _fields(encoded: bytes, where: str) -> dict[str, list[str]]:
    """Decode parameters once, as UTF-8; those of other names are kept and mean nothing."""
    try:
        pairs = parse_qsl(
            encoded.decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_PARAMETERS,
        )
    except UnicodeError:
        raise Problem(400, f"the parameters in {where} are not percent-encoded UTF-8") from None
    except ValueError:
        raise Problem(400, f"there are too many parameters in {where}") from None
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeError:
        raise Problem(400, "the body is not UTF-8") from None


def _query(fields: dict[str, list[str]]) -> QueryRequest:
    text = _one(fields, "query")
    if used := fields.keys() & set(_USING):
        raise Problem(400, f"{min(used)} is a parameter of updates, not of queries")
    defaults, named = (tuple(map(_iri, fields.get(name, []))) for name in _DATASET)
    return QueryRequest(text, QueryDataset(defaults, named) if defaults or named else None)


def _update(fields: dict[str, list[str]]) -> UpdateRequest:
    if "query" in fields:
        raise Problem(400, "a request is a query or an update, not both")
    if used := fields.keys() & set(_DATASET):
        raise Problem(400, f"{min(used)} is a parameter of queries, not of updates")
    using, using_named = (tuple(map(_iri, fields.get(name, []))) for name in _USING)
    return UpdateRequest(_one(fields, "update"), using, using_named)


def _one(fields: dict[str, list[str]], name: str) -> str:
    values = fields.get(name, [])
    if len(values) != 1:
        many = f"{len(values)} times" if values else "not at all"
        raise Problem(400, f"{name}= must be sent exactly once, and is sent {many}")
    return values[0]


def _iri(value: str) -> str:
    try:
        return ox.NamedNode(value).value
    except ValueError:
        raise Problem(400, f"not an absolute IRI of a graph: {value!r}") from None
