"""The one writer of a store: fills a new generation aside and switches to it at the end."""

from __future__ import annotations

import copy
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from difflib import get_close_matches
from pathlib import Path

import pyoxigraph as ox

from .files import force_file_to_disk, force_to_disk, write_atomically
from .index.writing import extend_index, write_index
from .lock import LockedError, is_held, writer_lock
from .manifest import Manifest, Skipped, SourceEntry
from .store import FORMAT, Store, StoreError, check_format

__all__ = ["Writer", "withdraw_source", "write_store"]


@contextmanager
def write_store(path: Path) -> Iterator[Writer]:
    """Lock the store at ``path``, making it where there is none, and yield its writer.

    Nothing changes for readers until :meth:`Writer.commit`; leaving without it, by an error or a
    kill, leaves the answers as they were. Raises :class:`StoreError` where the folder is no store
    of this format, cannot be written, or another process writes to it.
    """
    existed = check_format(path)
    try:
        path.mkdir(parents=True, exist_ok=True)
        with writer_lock(path / "lock"):
            for folder in ("generations", "texts", "facts"):
                (path / folder).mkdir(exist_ok=True)
            if not existed:
                write_atomically(path / "format", f"{FORMAT}\n".encode())
            writer = Writer(path)
            try:
                yield writer
            finally:
                writer.clean()
    except LockedError as error:
        raise StoreError(f"{path}: {error}") from error
    except PermissionError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror}") from error


class Writer:
    """Changes to a store, gathered and then made in one step."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.current = Store(path) if (path / "current").exists() else None
        self.manifest = copy.deepcopy(self.current.manifest) if self.current else Manifest()
        self._next = path / "generations" / f"{self._last_number() + 1:04d}"
        self._aside = self._next.with_suffix(".new")
        self._dropped: set[str] = set()
        self._added: dict[str, tuple[int, int, int]] = {}
        self._changed = self.current is None
        self._kept: list[Path] = []
        self.clean()
        self._aside.mkdir()

    # ------------------------------------------------------------------ gathering changes

    def keep_text(self, content: str) -> str:
        """Keep a plain text; return the SHA-256 that names it."""
        data = content.encode("utf-8")
        digest = hashlib.sha256(data).hexdigest()
        self._keep(self.path / "texts" / f"{digest}.txt", data)
        return digest

    def keep_facts(self, key: str, data: bytes) -> None:
        """Keep the facts of one text under a key that fixes text and extractor."""
        self._keep(self.path / "facts" / f"{key}.json", data)

    def put(self, source: str, entry: SourceEntry, quads: bytes) -> None:
        """Let ``quads`` (N-Quads in the entry's graph) stand for the source from now on."""
        self.withdraw(source)
        self.manifest.sources[source] = entry
        self._add(entry.graph, quads)

    def withdraw(self, source: str) -> bool:
        """Take a source's graph out; False where the store has no such source."""
        entry = self.manifest.sources.pop(source, None)
        if entry is None:
            return False
        self._dropped.add(entry.graph)
        self._changed = True
        return True

    def put_reference(self, graph: str, version: str, quads: Callable[[], bytes]) -> None:
        """Load vocabulary and reference data, unless those of this version stand there already."""
        version = f"{graph} {version}"
        if version != self.manifest.reference:
            self.manifest.reference = version
            self._dropped.add(graph)
            self._add(graph, quads())

    def report_skipped(self, skipped: list[Skipped]) -> None:
        """Record what this build left out, in place of what earlier ones did."""
        if skipped != self.manifest.skipped:
            self.manifest.skipped = skipped
            self._changed = True

    def _add(self, graph: str, quads: bytes) -> None:
        """Add N-Quads of one graph to those to be loaded, and note where they stand."""
        self._changed = True
        if quads and not quads.endswith(b"\n"):
            quads += b"\n"
        with (self._aside / "additions.nq").open("ab") as file:
            self._added[graph] = (file.tell(), len(quads), quads.count(b"\n"))
            file.write(quads)

    def _keep(self, path: Path, data: bytes) -> None:
        """Write a file named by its content; it reaches the disk for good at the commit."""
        if not path.exists():
            write_atomically(path, data, durable=False)
            self._kept.append(path)

    # ------------------------------------------------------------------ making them

    def commit(self) -> bool:
        """Fill the new generation and switch to it; False where nothing had changed."""
        if not self._changed:
            return False
        graph = self._fill(self._aside / "graph")
        self._index(self._aside / "index", graph)
        del graph  # closes its files before the folder gets its name
        (self._aside / "additions.nq").unlink(missing_ok=True)
        write_atomically(self._aside / "manifest.json", self.manifest.to_bytes())
        force_to_disk(self._aside)
        for path in (*self._kept, self.path / "texts", self.path / "facts"):
            force_file_to_disk(path)
        os.rename(self._aside, self._next)
        write_atomically(self.path / "current", f"{self._next.name}\n".encode("ascii"))
        self._prune()
        return True

    def _fill(self, folder: Path) -> ox.Store:
        """Write the graph: a changed copy of the current one, or a new one when most is new."""
        kept = len(self.manifest.sources) - sum(
            entry.graph in self._dropped for entry in self.manifest.sources.values()
        )
        additions = self._aside / "additions.nq"
        if self.current is not None and 2 * kept >= len(self.manifest.sources):
            self.current.graph.backup(folder)  # links unchanged files, so it costs little
            graph = ox.Store(folder)
            for name in sorted(self._dropped):
                graph.remove_graph(ox.NamedNode(name))
        else:
            graph = ox.Store(folder)
            if self.current is not None:
                graph.bulk_extend(
                    quad
                    for quad in self.current.quads()
                    if getattr(quad.graph_name, "value", "") not in self._dropped
                )
        if additions.exists():
            graph.bulk_load(path=additions, format=ox.RdfFormat.N_QUADS)
        graph.flush()
        return graph

    def _index(self, folder: Path, graph: ox.Store) -> None:
        """Write the index: that of the new graphs, and past what was dropped the one before."""
        if self.current is None:
            write_index(folder, self._additions())
        else:
            lines = sum(lines for _, _, lines in self._added.values())
            old = self.current.index
            extend_index(folder, old, graph, self._dropped, self._additions(), lines)

    def _additions(self) -> Iterator[tuple[str, bytes]]:
        """Yield the new graphs, in the order of their names, with their N-Quads."""
        if self._added:
            with (self._aside / "additions.nq").open("rb") as file:
                for graph, (start, length, _) in sorted(self._added.items()):
                    file.seek(start)
                    yield graph, file.read(length)

    # ------------------------------------------------------------------ tidying

    def clean(self) -> None:
        """Remove what a killed or abandoned build left aside."""
        for leftover in (self.path / "generations").iterdir():
            if leftover.suffix in (".new", ".old"):
                shutil.rmtree(leftover, ignore_errors=True)
        for folder in (self.path, self.path / "texts", self.path / "facts"):
            for leftover in folder.glob(".*.part"):
                leftover.unlink(missing_ok=True)

    def _last_number(self) -> int:
        names = [p.name for p in (self.path / "generations").iterdir() if p.name.isdigit()]
        return max((int(name) for name in names), default=0)

    def _prune(self) -> None:
        """Remove generations before the last two, and texts and facts that neither of them uses.

        The one before stays because readers that opened it may still be at work.
        """
        kept = {self._next.name} | ({self.current.generation.name} if self.current else set())
        for generation in (self.path / "generations").iterdir():
            if generation.name not in kept and not is_held(generation / "manifest.json"):
                # Under another name no reader finds it while it goes.
                doomed = generation.with_suffix(".old")
                with suppress(OSError):
                    generation.rename(doomed)
                    shutil.rmtree(doomed, ignore_errors=True)
        entries = [*self.manifest.sources.values()]
        if self.current:
            entries += self.current.manifest.sources.values()
        for folder, used in (
            ("texts", {f"{entry.text}.txt" for entry in entries}),
            ("facts", {f"{entry.facts}.json" for entry in entries}),
        ):
            for path in (self.path / folder).iterdir():
                if path.name not in used:
                    path.unlink(missing_ok=True)


def withdraw_source(path: Path, source: str) -> None:
    """Take a source out of a store; :class:`StoreError` where it has no such source."""
    Store(path)  # says what is wrong with a path where no store stands, and makes none there
    with write_store(path) as writer:
        if not writer.withdraw(source):
            close = get_close_matches(source, writer.manifest.sources, n=3)
            hint = f"; did you mean {' or '.join(close)}?" if close else ""
            raise StoreError(f"{path}: there is no source {source!r}{hint}")
        writer.commit()
