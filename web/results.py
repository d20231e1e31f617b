"""Writes answers of queries in the format that suits the client, cut where they grow too long.

Oxigraph writes answers whole and does not tell how many rows they have. Nearly all are short, which
can be told from what is written; a longer one is asked for again and written as TSV, where each row
is one line and a cut can be made, and read back by Oxigraph into the other formats.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import IO, TypeVar, cast

import pyoxigraph as ox

from ..graph.exports import serialised
from ..queries.free import Found
from .frames import Reply
from .negotiation import best_of

__all__ = [
    "BOOLEANS",
    "GRAPHS",
    "ROWS",
    "Limits",
    "NotAcceptableError",
    "Written",
    "reply",
    "write",
    "write_graph",
]

Format = TypeVar("Format")

#: Formats of rows by media type; the first is what a client gets that does not say.
ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
}
#: Formats of a truth value; CSV and TSV have no form for one.
BOOLEANS = {
    media: form
    for media, form in ROWS.items()
    if form in (ox.QueryResultsFormat.JSON, ox.QueryResultsFormat.XML)
}
#: Formats of graphs.
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/trig": ox.RdfFormat.TRIG,
}
_WITH_CHARSET = ("text/csv", "text/tab-separated-values", "text/turtle")


class NotAcceptableError(Exception):
    """The client takes none of the formats there are; the message lists them."""

    def __init__(self, offered: Iterable[str]) -> None:
        super().__init__(f"this answer can be had as {', '.join(offered)}")


@dataclass(frozen=True, slots=True)
class Limits:
    """How long an answer may grow."""

    rows: int
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class Written:
    """An answer as it goes over the wire."""

    media: str
    body: bytes
    cut: str | None = None
    """Why it is not all, in words; None where it is."""


def write(ask: Callable[[], Found], accept: str | None, limits: Limits) -> Written:
    """Write what a query finds, asked once or twice; raises :class:`NotAcceptableError`."""
    found = ask()
    if isinstance(found, ox.QueryBoolean):
        media, form = _chosen(BOOLEANS, accept)
        return Written(media, found.serialize(format=form) or b"")
    if isinstance(found, ox.QuerySolutions):
        media, form = _chosen(ROWS, accept)
        pieces = _Pieces(limits, form)
        try:
            found.serialize(cast("IO[bytes]", pieces), form)
        except _FullError:
            return _write_first_rows(ask(), media, form, limits)
        return Written(media, pieces.text())
    return write_graph(found, accept, limits)


def write_graph(triples: Iterable[ox.Triple], accept: str | None, limits: Limits) -> Written:
    """Write triples, each once; raises :class:`NotAcceptableError`."""
    media, form = _chosen(GRAPHS, accept)
    found: dict[ox.Triple, None] = {}
    cut = ""
    for triple in triples:
        if len(found) == limits.rows and triple not in found:
            cut = f"{limits.rows} triples"
            break
        found[triple] = None
    listed = list(found)

    def first(count: int) -> bytes:
        return serialised(listed[:count], form)

    return _cut_to_size(media, form, first, len(listed), cut, limits)


def _chosen(formats: Mapping[str, Format], accept: str | None) -> tuple[str, Format]:
    media = best_of(tuple(formats), accept)
    if media is None:
        raise NotAcceptableError(formats)
    return (f"{media}; charset=utf-8" if media in _WITH_CHARSET else media), formats[media]


class _FullError(Exception):
    """Enough has been written; the argument says of what."""


#: What stands at each row or between rows, and how many more of it there are than rows. In values
#: of JSON and CSV it may stand too, so that there are not more rows than this tells.
_MARKS = {
    ox.QueryResultsFormat.JSON: (b"},{", -1),
    ox.QueryResultsFormat.XML: (b"<result>", 0),
    ox.QueryResultsFormat.CSV: (b"\n", 1),
    ox.QueryResultsFormat.TSV: (b"\n", 1),
}


class _Pieces(io.RawIOBase):
    """Takes what Oxigraph writes until it may be more than the limits allow."""

    def __init__(self, limits: Limits, form: ox.QueryResultsFormat) -> None:
        self._limits = limits
        self._mark, self._surplus = _MARKS[form]
        self._parts: list[bytes] = []
        self._size = 0
        self._marks = 0
        self._tail = b""

    @property
    def rows(self) -> int:
        return self._marks - self._surplus

    def write(self, data: bytes) -> int:  # type: ignore[override]
        piece = bytes(data)
        self._parts.append(piece)
        self._size += len(piece)
        self._marks += (self._tail + piece).count(self._mark)
        self._tail = piece[1 - len(self._mark) :] if len(self._mark) > 1 else b""
        if self.rows > self._limits.rows:
            raise _FullError(f"{self._limits.rows} rows")
        if self._size > self._limits.size:
            raise _FullError(f"{self._limits.size} bytes")
        return len(piece)

    def text(self) -> bytes:
        return b"".join(self._parts)


def _write_first_rows(
    found: Found, media: str, form: ox.QueryResultsFormat, limits: Limits
) -> Written:
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - as it was the first time
    # other formats may need fewer bytes than TSV, so their own size is looked at later
    lines = _Pieces(Limits(limits.rows, 2 * limits.size), ox.QueryResultsFormat.TSV)
    cut = ""
    try:
        found.serialize(cast("IO[bytes]", lines), ox.QueryResultsFormat.TSV)
    except _FullError as full:
        cut = str(full)
    table = lines.text()

    def first(count: int) -> bytes:
        shown = b"\n".join([*table.split(b"\n", count + 1)[: count + 1], b""])
        if form == ox.QueryResultsFormat.TSV:
            return shown
        read = ox.parse_query_results(shown, ox.QueryResultsFormat.TSV)
        return read.serialize(format=form) or b""

    return _cut_to_size(media, form, first, min(lines.rows, limits.rows), cut, limits)


def _cut_to_size(
    media: str,
    form: ox.QueryResultsFormat | ox.RdfFormat,
    first: Callable[[int], bytes],
    count: int,
    cut: str,
    limits: Limits,
) -> Written:
    """Write the first rows, as many as fit; ``cut`` tells why others were left out already."""
    body = first(count)
    while len(body) > limits.size and count:
        cut = f"{limits.size} bytes"
        count = min(count - 1, count * limits.size // len(body))
        body = first(count)
    return Written(media, _with_note(form, body, cut) if cut else body, cut or None)


_COMMENTS = {
    ox.RdfFormat.TURTLE: "# cut after {}\n",
    ox.RdfFormat.TRIG: "# cut after {}\n",
    ox.RdfFormat.N_TRIPLES: "# cut after {}\n",
    ox.RdfFormat.N_QUADS: "# cut after {}\n",
    ox.RdfFormat.RDF_XML: "<!-- cut after {} -->\n",
    ox.QueryResultsFormat.XML: "<!-- cut after {} -->\n",
}
_JSON_HEAD = b'{"head":{'


def _with_note(form: ox.QueryResultsFormat | ox.RdfFormat, body: bytes, why: str) -> bytes:
    """Tell of a cut in the text too, where the format has a place for it.

    That is a comment, and in JSON the ``link`` of the head (SPARQL 1.1 Query Results JSON Format,
    section 3.1.2).
    """
    if form in _COMMENTS:
        return body + _COMMENTS[form].format(why).encode("ascii")
    if body.startswith(_JSON_HEAD):
        link = f'"link":["urn:policygraph:cut-after:{why.replace(" ", "-")}"],'
        return _JSON_HEAD + link.encode("ascii") + body[len(_JSON_HEAD) :]
    return body


def reply(written: Written, vary: str = "accept") -> Reply:
    """Return an answer with what its headers and the access log say of it."""
    if written.cut:
        headers = {"vary": vary, "policygraph-cut": f"after {written.cut}"}
        return Reply(200, written.media, written.body, headers, {"cut": written.cut})
    return Reply(200, written.media, written.body, {"vary": vary})
