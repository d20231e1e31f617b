"""What a server cannot hold of a store: its list of sources and its index, kept on this disk.

They stand in the user's cache, a folder for each version of a store, and are made from the graphs
of the server alone, so they can be deleted at any time. A new version takes over the last one and
fetches what builds changed since.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox

from ..index import Index
from ..index.reading import DamagedIndexError
from ..index.writing import extend_index, write_index
from ..manifest import Manifest, Skipped, SourceEntry, Sources, entry_quads, record_of
from ..store import StoreError
from .endpoint import Endpoint
from .records import FORMAT, OURS, changes_since, facts_alone, is_past

__all__ = ["Head", "Mirror"]

#: About so many quads a graph has, by which the index decides what to write together.
_QUADS = 600
#: Of more changes than this part of the sources the index is written anew.
_MOST_CHANGED = 0.3
#: Entries that are added to the list of sources at a time.
_BATCH = 2_000
_ENTRY = record_of("")


class Head:
    """What a store says of itself as a whole; ``version`` is empty where none stands."""

    def __init__(self, answer: bytes) -> None:
        try:
            rows = ox.parse_query_results(answer, ox.QueryResultsFormat.JSON)
            assert isinstance(rows, ox.QuerySolutions)  # noqa: S101 - HEAD is a SELECT query
            said = {_value(row[0]).removeprefix(OURS): _value(row[1]) for row in rows}
        except (SyntaxError, ValueError) as error:
            raise StoreError("the server gives no answer that can be read") from error
        if said and said.get("format") != FORMAT:
            raise StoreError(
                f"the store there is {said.get('format')!r}, this version reads {FORMAT!r}"
            )
        self.version = said.get("version", "")
        self.number = int(self.version.partition("-")[0] or 0)
        self.sources = int(said.get("sources", 0))
        self.skipped = [Skipped(**one) for one in json.loads(said.get("skipped", "[]"))]
        self.reference = said.get("reference", "")


class Mirror:
    """The cache of one version of a store."""

    def __init__(self, endpoint: Endpoint, head: Head) -> None:
        self._endpoint, self.head = endpoint, head
        self._all = _cache() / hashlib.sha256(endpoint.address.encode()).hexdigest()[:32]
        self._folder = self._all / (head.version or "0")

    def manifest(self) -> Manifest:
        """Return the list of sources, fetched where it is not at hand."""
        if not self.head.version:
            return Manifest()
        if not (self._folder / "sources").exists():
            self._make("sources", self._fill_sources)
        sources = Sources(self._folder / "sources", self.head.sources)
        return Manifest(sources, self.head.skipped, self.head.reference)

    def index(self) -> Index:
        """Return the index, made where it is not at hand."""
        try:
            return Index(self._folder / "index")
        except DamagedIndexError:
            shutil.rmtree(self._folder / "index", ignore_errors=True)
        self._make("index", self._fill_index)
        for other in self._others():
            shutil.rmtree(self._all / other, ignore_errors=True)
        return Index(self._folder / "index")

    def graphs(self) -> Iterator[tuple[str, bytes]]:
        """Yield each graph that builds made, in the order of their names, as N-Quads."""
        sources = self.manifest().sources
        names = sorted(sources[source].graph for source in sources)
        for name in [*filter(None, (self._reference(),)), *names]:
            yield name, self.graph(name)

    def graph(self, name: str) -> bytes:
        """Return the facts of a graph as N-Quads."""
        triples = facts_alone(self._endpoint.graph(name))
        graph = ox.NamedNode(name)
        quads = (
            ox.Quad(quad.subject, quad.predicate, quad.object, graph)
            for quad in ox.parse(triples, ox.RdfFormat.N_TRIPLES)
        )
        return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""

    def _reference(self) -> str:
        """Return the graph of reference data, empty where there is none."""
        return self.head.reference.partition(" ")[0]

    # ------------------------------------------------------------------ making

    def _make(self, name: str, fill: Callable[[Path], None]) -> None:
        """Let a function fill a folder, and put it in its place when it is whole."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        aside = Path(tempfile.mkdtemp(dir=self._folder, prefix=f".{name}."))
        try:
            fill(aside / name)
            try:
                (aside / name).rename(self._folder / name)
            except OSError:
                if not (self._folder / name).exists():  # else another process was quicker
                    raise
        finally:
            shutil.rmtree(aside, ignore_errors=True)

    def _fill_sources(self, folder: Path) -> None:
        base = self._base("sources")
        if base is None:
            records, since = ox.Store(folder), 0
        else:
            ox.Store.read_only(str(self._all / base / "sources")).backup(folder)
            records, since = ox.Store(folder), _number(base)
        entries, gone = list[bytes](), list[str]()
        fetched = set[str]()
        for record, entry, graph in self._changes(since):
            if graph is not None:
                gone.append(record)
                continue
            assert entry is not None  # noqa: S101 - a row has the one or the other
            if since:
                fetched.add(record)
                records.remove_graph(ox.NamedNode(record))
            entries.append(entry_quads(_source(record), SourceEntry(**json.loads(entry))))
            if len(entries) >= _BATCH:
                _add(records, entries)
        _add(records, entries)
        for record in gone:
            if record not in fetched and since:
                records.remove_graph(ox.NamedNode(record))
        records.flush()

    def _fill_index(self, folder: Path) -> None:
        base = self._base("index")
        changed = list[str]()
        gone = list[str]()
        if base is not None:
            for _, entry, graph in self._changes(_number(base)):
                if entry is not None:
                    changed.append(SourceEntry(**json.loads(entry)).graph)
                elif graph is not None:
                    gone.append(graph)
            reference = (self._all / base / "reference").read_text("utf-8")
            if reference != self.head.reference:
                gone.append(reference.partition(" ")[0])
                changed.append(self._reference())
        if base is None or len(changed) > _MOST_CHANGED * self.head.sources:
            write_index(folder, self.graphs())
        else:
            added = ((name, self.graph(name)) for name in sorted(set(changed)))
            old = Index(self._all / base / "index")
            lines = _QUADS * len(changed)
            extend_index(folder, old, self.graph, [*changed, *gone], added, lines)
        (self._folder / "reference").write_text(self.head.reference, "utf-8")

    def _changes(self, since: int) -> Iterator[tuple[str, str | None, str | None]]:
        """Yield record, and entry or graph that is gone, of what changed after a version."""
        with self._endpoint.stream(changes_since(since)) as answer:
            rows = ox.parse_query_results(answer, ox.QueryResultsFormat.JSON)
            assert isinstance(rows, ox.QuerySolutions)  # noqa: S101 - it is a SELECT query
            for row in rows:
                entry, gone = row["entry"], row["gone"]
                yield (
                    _value(row["record"]),
                    None if entry is None else _value(entry),
                    None if gone is None else _value(gone),
                )

    def _base(self, name: str) -> str | None:
        """Return the last version at hand that has a part, if the store went on from it."""
        for version in self._others():
            if (self._all / version / name).exists() and _number(version) < self.head.number:
                rows = ox.parse_query_results(
                    self._endpoint.query(is_past(version), "application/sparql-results+json"),
                    ox.QueryResultsFormat.JSON,
                )
                if isinstance(rows, ox.QuerySolutions) and next(rows, None) is not None:
                    return version
        return None

    def _others(self) -> list[str]:
        """Return the other versions at hand, latest first."""
        found = (each.name for each in self._all.iterdir() if each.name[:1].isdigit())
        return sorted((each for each in found if each != self._folder.name), key=_number)[::-1]


def _add(records: ox.Store, entries: list[bytes]) -> None:
    """Add entries to the list of sources, and empty the list of them."""
    records.load(b"".join(entries), format=ox.RdfFormat.N_QUADS)
    entries.clear()


def _source(record: str) -> str:
    return unquote(record.removeprefix(_ENTRY))


def _number(version: str) -> int:
    return int(version.partition("-")[0])


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))


def _cache() -> Path:
    """Return the folder for what a user's programs can make again."""
    if sys.platform == "win32":
        home = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Caches"
    else:
        home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home / "policygraph"
