"""Starts ``policygraph serve`` as a process of its own and talks to it over HTTP."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

__all__ = ["Answer", "Server", "serving"]


@dataclass(frozen=True)
class Answer:
    """What came back over the wire."""

    status: int
    headers: Mapping[str, str]
    """By their names in small letters."""
    body: bytes

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def detail(self) -> str:
        """The sentence of an error."""
        assert self.media == "application/problem+json", self
        problem = json.loads(self.body)
        assert problem["status"] == self.status
        return str(problem["detail"])

    @property
    def rows(self) -> list[dict[str, str]]:
        """The values of a SELECT answered in JSON."""
        bindings = json.loads(self.body)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in bindings]


@dataclass
class Server:
    """A running server."""

    url: str
    process: subprocess.Popen[str]
    _lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        # a pipe that nobody reads would stop the server once it is full
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        self._lines.extend(self.process.stderr)

    def request(
        self,
        method: str,
        address: str,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> Answer:
        """Send exactly this, with nothing added but Host and Content-Length."""
        parts = urlsplit(self.url)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        try:
            connection.putrequest(method, address, skip_accept_encoding=True)
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            named = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, named, answer.read())
        finally:
            connection.close()

    def ask(self, query: str, accept: str | None = None, **parameters: str) -> Answer:
        """Send a query by GET."""
        address = f"/sparql?{urlencode({'query': query, **parameters})}"
        return self.request("GET", address, {"Accept": accept} if accept else {})

    def stop(self) -> list[dict[str, object]]:
        """End the server and return what it logged."""
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(timeout=60)
        self._reader.join()
        return [json.loads(line) for line in self._lines if line.startswith("{")]


@contextmanager
def serving(store: Path, *options: str, token: str = "") -> Iterator[Server]:
    """Serve a store at a free port until the block is left."""
    command = [sys.executable, "-m", "policygraph.cli", "serve", "--port", "0", *options]
    process = subprocess.Popen(
        [*command, "--store", str(store)],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "POLICYGRAPH_TOKEN": token},
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    found = re.search(r"http://\S+:\d+", line)
    assert found, line + process.communicate()[1]
    server = Server(found[0], process)
    try:
        yield server
    finally:
        server.stop()
