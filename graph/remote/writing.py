"""The writer of a remote store: gathers changes on this disk and then makes them on the server.

Nothing is sent before all texts are read. Each text is then put in place by one request, record and
all. The version that readers go by is switched by one update at the end; before it, and where a
commit breaks off, some texts are new and some old, each whole, and the next build goes on with
those that are not yet as they should be.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..manifest import Skipped, SourceEntry
from ..store import StoreError
from ..writer import StoreWriter
from .endpoint import Endpoint
from .mirror import Head, Mirror
from .records import HEAD, head_update, record, tombstones, version_after

__all__ = ["RemoteWriter", "write_remote"]

#: Withdrawn texts that one update tells of.
_BATCH = 500


@contextmanager
def write_remote(address: str) -> Iterator[RemoteWriter]:
    """Yield the writer of a remote store, which may be empty yet.

    Raises :class:`StoreError` where the server cannot be reached or lets nobody write.
    """
    endpoint = Endpoint(address)
    head = Head(endpoint.find(HEAD))
    endpoint.find_writing()
    with tempfile.TemporaryDirectory(prefix="policygraph.") as folder:
        yield RemoteWriter(endpoint, head, Path(folder))


class RemoteWriter(StoreWriter):
    """Changes to a remote store."""

    def __init__(self, endpoint: Endpoint, head: Head, aside: Path) -> None:
        self._endpoint, self._head, self._aside = endpoint, head, aside
        self.facts_folder = None
        self.manifest = Mirror(endpoint, head).manifest()
        self._reference, self._skipped = head.reference, head.skipped
        self._reference_quads: tuple[str, bytes] | None = None
        self._text = ""
        self._put = 0
        self._withdrawn: dict[str, str] = {}
        self._left: list[str] = []
        self._changed = not head.version

    def keep_text(self, content: str) -> str:
        """Keep the plain text for the record of the source that is put next."""
        self._text = content
        return hashlib.sha256(content.encode("utf-8")).hexdigest()

    def keep_facts(self, key: str, data: bytes) -> None:
        """Do nothing: only stores on the disk keep facts."""

    def put(self, source: str, entry: SourceEntry, quads: bytes) -> None:
        """Let ``quads`` (N-Quads in the entry's graph) stand for the source from now on."""
        held = self.manifest.sources.get(source)
        self._put += held is None
        if held is not None and held.graph != entry.graph:
            self._left.append(held.graph)
        self._changed = True
        # A quad of one graph is its triple, and the name of the graph at the end of the line.
        triples = quads.replace(f" <{entry.graph}> .\n".encode(), b" .\n")
        triples += record(source, entry, self._text, self._head.number + 1)
        said = json.dumps([entry.graph, len(triples)]).encode("ascii")
        with (self._aside / "graphs").open("ab") as file:
            file.write(said + b"\n" + triples)

    def withdraw(self, source: str) -> bool:
        """Take a source's graph out; False where the store has no such source."""
        held = self.manifest.sources.get(source)
        if held is None or source in self._withdrawn:
            return False
        self._withdrawn[source] = held.graph
        self._changed = True
        return True

    def put_reference(self, graph: str, version: str, quads: Callable[[], bytes]) -> None:
        """Put vocabulary and reference data, unless those of this version stand there already."""
        version = f"{graph} {version}"
        if version != self._reference:
            before = self._reference.partition(" ")[0]
            if before and before != graph:
                self._left.append(before)
            self._reference = version
            triples = quads().replace(f" <{graph}> .\n".encode(), b" .\n")
            self._reference_quads = (graph, triples)
            self._changed = True

    def report_skipped(self, skipped: list[Skipped]) -> None:
        """Record what this build left out, in place of what earlier ones did."""
        if skipped != self._skipped:
            self._skipped, self._changed = skipped, True

    def commit(self) -> bool:
        """Make the changes on the server; False where nothing had changed."""
        if not self._changed:
            return False
        if Head(self._endpoint.query(HEAD, "application/sparql-results+json")).version != (
            self._head.version
        ):
            raise StoreError(f"{self._endpoint.address}: another build has changed it; build again")
        number = self._head.number + 1
        changes = [hashlib.sha256(repr(self._skipped).encode()).digest()]
        if self._reference_quads is not None:
            self._endpoint.put_graph(*self._reference_quads)
            changes.append(self._reference.encode())
        for graph, triples in self._gathered():
            self._endpoint.put_graph(graph, triples)
            changes.append(hashlib.sha256(triples).digest())
        gone = sorted(self._withdrawn.items())
        for start in range(0, len(gone), _BATCH):
            self._endpoint.update(tombstones(gone[start : start + _BATCH], number))
        changes += [source.encode() for source, _ in gone]
        for graph in (*(graph for _, graph in gone), *self._left):
            self._endpoint.delete_graph(graph)
        version = version_after(self._head.version, number, changes)
        sources = self._head.sources + self._put - len(gone)
        self._endpoint.update(head_update(version, sources, self._skipped, self._reference))
        return True

    def _gathered(self) -> Iterator[tuple[str, bytes]]:
        """Yield the new graphs with their triples, as they were put aside."""
        path = self._aside / "graphs"
        if not path.exists():
            return
        with path.open("rb") as file:
            while line := file.readline():
                graph, size = json.loads(line)
                yield graph, file.read(size)
