"""Speaks SPARQL 1.1 over HTTP: Query, Update and Graph Store Protocol.

Credentials come from the environment and go into headers alone; no message repeats them.
"""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import IO, cast
from urllib.parse import urlencode

import urllib3
from urllib3 import BaseHTTPResponse, Retry
from urllib3.util import Timeout, parse_url

from ..nquads import iri as term
from ..page_text import visible
from ..store import StoreError

__all__ = ["Endpoint"]

#: Where servers answer queries, below the address that people give for them.
_QUERY = ("/query", "/sparql", "")
#: Last parts of addresses at which queries are answered themselves, and of repositories (RDF4J).
_COMPLETE = re.compile(r"/(?:query|sparql|sparql-auth|repositories/[^/]+)$")
#: Where updates and graphs are taken, by where queries are.
_WRITING = (
    ("/query", "/update", "/store"),  # Oxigraph
    ("/query", "/update", "/data"),  # Fuseki
    ("/sparql", "/sparql", "/sparql-graph-crud"),  # Virtuoso
    ("/sparql", "/update", "/data"),  # Fuseki
    ("", "/statements", "/rdf-graphs/service"),  # RDF4J, GraphDB
)
_TIMEOUT = Timeout(connect=10, read=600)
#: Reads, and writes that come to the same when they are done twice, are tried again where the
#: server was not reached or is not ready.
_AGAIN = Retry(
    total=3, connect=2, read=0, other=0, redirect=0, status=3, backoff_factor=0.2,
    status_forcelist=(502, 503, 504), allowed_methods=None, raise_on_status=False,
    raise_on_redirect=False,
)  # fmt: skip
#: What servers say of an answer that they cut: Virtuoso's limit of rows, and of time.
_CUT = ("X-SPARQL-MaxRows", "X-SQL-State")
_JSON = "application/sparql-results+json"
#: Characters of what a server says that a message repeats.
_LONGEST = 200
_PROBE = "urn:policygraph:probe"


class Endpoint:
    """A server, by the address of its SPARQL endpoint or the one below which that stands."""

    def __init__(self, address: str) -> None:
        self.address = _checked(address)
        self._http = urllib3.PoolManager(headers=_credentials(self.address), timeout=_TIMEOUT)
        self._query: str | None = None
        self._update = self._graphs = ""

    # ------------------------------------------------------------------ reading

    def find(self, sparql: str) -> bytes:
        """Find where the server answers queries by asking it one; return the answer (JSON)."""
        told = ""
        for end in ("",) if _COMPLETE.search(self.address) else _QUERY:
            self._query = self.address + end
            answer = self._asked(sparql, _JSON)
            if answer.status == 200 and "json" in answer.headers.get("Content-Type", ""):
                return answer.data
            self._refuse_strangers(answer)
            told = told or f"HTTP {answer.status}"
        raise StoreError(f"{self.address}: no SPARQL endpoint is there ({told})")

    def query(
        self,
        sparql: str,
        accept: str,
        graphs: Mapping[str, Sequence[str]] | None = None,
        union: bool = True,
    ) -> bytes:
        """Return the answer to a query in a media type; a cut one is an error.

        ``graphs`` gives the graphs to ask by the names that the protocol has for them.
        """
        fields = [(name, iri) for name, iris in (graphs or {}).items() for iri in iris]
        answer = self._asked(sparql, accept, fields, union)
        self._check(answer)
        return answer.data

    @contextmanager
    def stream(self, sparql: str) -> Iterator[IO[bytes]]:
        """Give the answer to a SELECT query (JSON) as it comes."""
        answer = self._asked(sparql, _JSON, whole=False)
        try:
            self._check(answer)
            yield cast(IO[bytes], answer)
        finally:
            answer.close()

    def _asked(
        self,
        sparql: str,
        accept: str,
        graphs: Sequence[tuple[str, str]] = (),
        union: bool = True,
        whole: bool = True,
    ) -> BaseHTTPResponse:
        assert self._query is not None  # noqa: S101 - find comes first
        fields = [("query", sparql), *graphs]
        if union and not graphs:
            # Oxigraph's way to ask over all graphs; others do so, or have to be told beforehand
            fields.append(("union-default-graph", "true"))
        return self._form(self._query, fields, accept, whole)

    def graph(self, iri: str) -> bytes:
        """Return the triples of a graph in N-Triples, none where it does not exist."""
        sparql = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {term(iri)} {{ ?s ?p ?o }} }}"
        return self.query(sparql, "application/n-triples")

    # ------------------------------------------------------------------ writing

    def find_writing(self) -> None:
        """Find where updates and graphs are taken, and whether we may: put a graph, delete it."""
        assert self._query is not None  # noqa: S101 - find comes first
        given = os.environ.get("POLICYGRAPH_UPDATE_URL"), os.environ.get("POLICYGRAPH_GRAPHS_URL")
        places = [
            (self._query.removesuffix(end) + update, self._query.removesuffix(end) + graphs)
            for end, update, graphs in _WRITING
            if self._query.endswith(end) and (end or "/repositories/" in self._query)
        ]
        if given[0] and given[1]:
            places = [(given[0], given[1])]
        for self._update, self._graphs in places:
            answer = self._put(_PROBE, b"<urn:x> <urn:x> <urn:x> .\n")
            if answer.status in (200, 201, 204):
                self.delete_graph(_PROBE)
                return
            self._refuse_strangers(answer)
        raise StoreError(
            f"{self.address}: takes no graphs where servers usually do; say in "
            "POLICYGRAPH_UPDATE_URL and POLICYGRAPH_GRAPHS_URL where it takes updates and graphs"
        )

    def update(self, sparql: str) -> None:
        """Run an update that may be run twice."""
        self._check(self._form(self._update, [("update", sparql)]))

    def put_graph(self, iri: str, triples: bytes) -> None:
        """Let triples (N-Triples) be the graph, in place of what it held."""
        self._check(self._put(iri, triples))

    def delete_graph(self, iri: str) -> None:
        """Delete a graph, if it exists."""
        answer = self._send("DELETE", _with_graph(self._graphs, iri))
        if answer.status != 404:
            self._check(answer)

    def _put(self, iri: str, triples: bytes) -> BaseHTTPResponse:
        return self._send("PUT", _with_graph(self._graphs, iri), triples)

    # ------------------------------------------------------------------ requests

    def _send(
        self,
        method: str,
        url: str,
        body: bytes | None = None,
        media: str = "application/n-triples",
        accept: str = "*/*",
        whole: bool = True,
    ) -> BaseHTTPResponse:
        headers = {**self._http.headers, "Accept": accept, "User-Agent": "policygraph"}
        if body is not None:
            headers["Content-Type"] = media
        try:
            return self._http.urlopen(
                method,
                url,
                redirect=False,
                body=body,
                headers=headers,
                retries=_AGAIN,
                preload_content=whole,
            )
        except urllib3.exceptions.HTTPError as error:
            raise StoreError(f"{self.address}: {_why(error)}") from error

    def _form(
        self, url: str, fields: list[tuple[str, str]], accept: str = "*/*", whole: bool = True
    ) -> BaseHTTPResponse:
        body = urlencode(fields).encode("ascii")
        return self._send("POST", url, body, "application/x-www-form-urlencoded", accept, whole)

    def _refuse_strangers(self, answer: BaseHTTPResponse) -> None:
        if answer.status == 401 and "Authorization" not in self._http.headers:
            raise StoreError(
                f"{self.address}: asks who you are; say it in POLICYGRAPH_STORE_TOKEN, or in "
                "POLICYGRAPH_STORE_USER and POLICYGRAPH_STORE_PASSWORD"
            )
        if answer.status in (401, 403):
            raise StoreError(f"{self.address}: does not let you do this (HTTP {answer.status})")

    def _check(self, answer: BaseHTTPResponse) -> None:
        """Raise :class:`StoreError` for anything but what was asked for."""
        self._refuse_strangers(answer)
        if 300 <= answer.status < 400:
            where = _line(answer.headers.get("Location", "elsewhere"))
            raise StoreError(f"{self.address}: leads to {where}; give that address")
        if answer.status >= 400:
            told = _line(answer.data.decode("utf-8", "replace"))
            raise StoreError(f"{self.address}: HTTP {answer.status}: {told or 'no reason is told'}")
        if any(name in answer.headers for name in _CUT):
            raise StoreError(
                f"{self.address}: cuts its answers, so that they would be wrong; raise its limits "
                "of rows and time (Virtuoso: ResultSetMaxRows, MaxQueryExecutionTime)"
            )


def _checked(address: str) -> str:
    """Return an address without a slash at its end; :class:`StoreError` for one of another form."""
    try:
        url = parse_url(address)
    except urllib3.exceptions.LocationParseError as error:
        raise StoreError(f"not an address of a store: {_line(address)}") from error
    if url.auth is not None:
        raise StoreError(
            "the address of a store must not hold credentials, as others see it; set "
            "POLICYGRAPH_STORE_USER and POLICYGRAPH_STORE_PASSWORD"
        )
    if not url.host or url.query is not None or url.fragment is not None:
        raise StoreError(f"not an address of a store: {_line(address)}")
    return address.rstrip("/")


def _credentials(address: str) -> dict[str, str]:
    """Return the header that says who we are, as the environment has it."""
    token = os.environ.get("POLICYGRAPH_STORE_TOKEN")
    user = os.environ.get("POLICYGRAPH_STORE_USER")
    if token and user:
        raise StoreError(
            "POLICYGRAPH_STORE_TOKEN and POLICYGRAPH_STORE_USER are both set; keep the one that "
            f"{address} takes"
        )
    if token:
        header = {"Authorization": f"Bearer {token}"}
    elif user:
        password = os.environ.get("POLICYGRAPH_STORE_PASSWORD", "")
        header = {"Authorization": "Basic " + b64encode(f"{user}:{password}".encode()).decode()}
    else:
        return {}
    if not header["Authorization"].isprintable() or not header["Authorization"].isascii():
        raise StoreError("the token in POLICYGRAPH_STORE_TOKEN has characters that no token has")
    return header


def _with_graph(url: str, iri: str) -> str:
    return f"{url}?{urlencode({'graph': iri})}"


def _line(text: str) -> str:
    """Return the first line of what a server says, short and harmless to a terminal."""
    first = next(filter(None, map(str.strip, text.splitlines())), "")
    return visible(first if len(first) <= _LONGEST else f"{first[:_LONGEST]} …")


def _why(error: urllib3.exceptions.HTTPError) -> str:
    """Say in a few words why there was no answer."""
    reason = error.reason if isinstance(error, urllib3.exceptions.MaxRetryError) else error
    match reason:
        case urllib3.exceptions.NameResolutionError():
            return "there is no such machine"
        case urllib3.exceptions.NewConnectionError():
            return "nothing listens there"
        case urllib3.exceptions.ConnectTimeoutError() | urllib3.exceptions.ReadTimeoutError():
            return "does not answer in time"
        case urllib3.exceptions.SSLError():
            return f"cannot be trusted: {_line(str(reason))}"
        case urllib3.exceptions.ProtocolError():
            return "broke off its answer, or does not speak HTTP"
    return _line(str(reason or error))
