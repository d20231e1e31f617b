"""The one writer of a store: fills a new generation aside and switches to it at the end."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from traceback import clear_frames

import pyoxigraph as ox

from .files import force_file_to_disk, force_to_disk, write_atomically
from .index.writing import extend_index, graphs_of, quads_of, write_index
from .lock import LockedError, is_held, writer_lock
from .manifest import (
    Manifest,
    Skipped,
    SourceEntry,
    Sources,
    entry_quads,
    facts_file,
    record_of,
    text_file,
)
from .store import FORMAT, DiskStore, StoreError, check_format
from .writer import StoreWriter

__all__ = ["Writer", "compact_store", "write_store"]

#: Fewer quads than this are added to a database in a transaction, more are loaded in bulk, which
#: takes less for each and longer to begin.
_FEW_QUADS = 2000
#: For more files than this it is quicker to let the system write all that it has.
_MANY_FILES = 64
_SYNC = hasattr(os, "sync")


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


class Writer(StoreWriter):
    """Changes to a store on the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.current = DiskStore(path) if (path / "current").exists() else None
        self.facts_folder = path
        self.manifest = self.current.manifest if self.current else Manifest()
        self._reference, self._skipped = self.manifest.reference, self.manifest.skipped
        self._next = path / "generations" / f"{self._last_number() + 1:04d}"
        self._aside = self._next.with_suffix(".new")
        self._dropped: set[str] = set()
        self._added: dict[str, tuple[int, int, int]] = {}
        self._withdrawn: set[str] = set()
        self._put = 0
        self._changed = self.current is None
        self._kept: list[Path] = []
        self._left: list[Path] = []
        self.clean()
        self._aside.mkdir()

    # ------------------------------------------------------------------ gathering changes

    def keep_text(self, content: str) -> str:
        """Keep a plain text, named by its SHA-256."""
        data = content.encode("utf-8")
        digest = hashlib.sha256(data).hexdigest()
        self._keep(self.path / text_file(digest), data)
        return digest

    def keep_facts(self, key: str, data: bytes) -> None:
        """Keep the facts of one text under a key that fixes text and extractor."""
        self._keep(self.path / facts_file(key), data)

    def put(self, source: str, entry: SourceEntry, quads: bytes) -> None:
        """Let ``quads`` (N-Quads in the entry's graph) stand for the source from now on."""
        self.withdraw(source)
        self._put += 1
        self._add(entry.graph, quads)
        with (self._aside / "sources.nq").open("ab") as file:
            file.write(entry_quads(source, entry))

    def withdraw(self, source: str) -> bool:
        """Take a source's graph out; False where the store has no such source."""
        entry = self.manifest.sources.get(source)
        if entry is None or source in self._withdrawn:
            return False
        self._withdrawn.add(source)
        self._dropped.add(entry.graph)
        self._left += [text_file(entry.text), facts_file(entry.facts)]
        self._changed = True
        return True

    def put_reference(self, graph: str, version: str, quads: Callable[[], bytes]) -> None:
        """Load vocabulary and reference data, unless those of this version stand there already."""
        version = f"{graph} {version}"
        if version != self._reference:
            self._reference = version
            self._dropped.add(graph)
            self._add(graph, quads())

    def report_skipped(self, skipped: list[Skipped]) -> None:
        """Record what this build left out, in place of what earlier ones did."""
        if skipped != self._skipped:
            self._skipped = skipped
            self._changed = True

    def _add(self, graph: str, quads: bytes) -> None:
        """Add N-Quads of one graph to those to be loaded, and note where they stand."""
        self._changed = True
        if quads and not quads.endswith(b"\n"):
            quads += b"\n"
        with (self._aside / "graph.nq").open("ab") as file:
            self._added[graph] = (file.tell(), len(quads), quads.count(b"\n"))
            file.write(quads)

    def _keep(self, path: Path, data: bytes) -> None:
        """Write a file named by its content; it reaches the disk for good at the commit."""
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            (self._aside / "part").write_bytes(data)
            os.replace(self._aside / "part", path)
            if len(self._kept) <= _MANY_FILES or not _SYNC:
                self._kept.append(path)

    # ------------------------------------------------------------------ making them

    def commit(self) -> bool:
        """Fill the new generation and switch to it; False where nothing had changed."""
        if not self._changed:
            return False
        graph = self._fill("graph", self._dropped, self._lines())
        self._fill("sources", set(map(record_of, self._withdrawn)), 3 * self._put)
        self._index(graph)
        del graph  # closes its files before the folder gets its name
        self._switch()
        return True

    def change(self, change: Callable[[ox.Store], Iterable[str]]) -> None:
        """Change a copy of the graph as a function does, which returns what graphs it changed."""
        assert self.current is not None  # noqa: S101 - there is something to change
        graph = self._fill("graph", set(), 0)
        try:
            changed = sorted(change(graph))
        except BaseException as error:
            # what the error remembers keeps the database open, and a folder in use stays
            clear_frames(error.__traceback__)
            del graph
            raise
        graph.flush()
        self._fill("sources", set(), 0)
        added = [(name, quads_of(graph, name)) for name in changed]
        lines = sum(quads.count(b"\n") for _, quads in added)
        extend_index(
            self._aside / "index",
            self.current.index,
            partial(quads_of, graph),
            changed,
            added,
            lines,
        )
        del graph
        self._switch()

    def compact(self) -> None:
        """Write what there is anew, in the order in which it is read, and switch to it."""
        for name in ("graph", "sources"):
            store = self._fill(name, set(), 0)
            store.optimize()
            store.flush()
            if name == "graph":
                write_index(self._aside / "index", graphs_of(store))
            del store
        self._switch()
        self._sweep()

    def _switch(self) -> None:
        """Put the new generation, whole and on the disk, in the place of the current one."""
        number = len(self.manifest.sources) - len(self._withdrawn) + self._put
        manifest = Manifest(skipped=self._skipped, reference=self._reference)
        write_atomically(self._aside / "manifest.json", manifest.to_bytes(number))
        (self._aside / "left").write_text("".join(f"{path.as_posix()}\n" for path in self._left))
        force_to_disk(self._aside)
        _force_all(self._kept)
        os.rename(self._aside, self._next)
        write_atomically(self.path / "current", f"{self._next.name}\n".encode("ascii"))
        self._prune()

    def _fill(self, name: str, dropped: set[str], lines: int) -> ox.Store:
        """Write a database: a changed copy of the current one, or a new one when most is new."""
        folder, additions = self._aside / name, self._aside / f"{name}.nq"
        old = self._current(name)
        if old is not None and 2 * len(self._withdrawn) <= len(self.manifest.sources):
            old.backup(folder)  # links unchanged files, so it costs little
            store = ox.Store(folder)
            for graph in sorted(dropped):
                store.remove_graph(ox.NamedNode(graph))
        else:
            store = ox.Store(folder)
            if old is not None:
                store.bulk_extend(quad for quad in old if quad.graph_name.value not in dropped)
        if additions.exists():
            load = store.load if lines < _FEW_QUADS else store.bulk_load
            load(path=additions, format=ox.RdfFormat.N_QUADS)
            if name == "sources":
                additions.unlink()
        store.flush()
        return store

    def _current(self, name: str) -> ox.Store | None:
        """Return a database of the current generation, as it was opened to be read."""
        if self.current is None or not isinstance(self.manifest.sources, Sources):
            return None
        return self.current.graph if name == "graph" else self.manifest.sources.records

    def _lines(self) -> int:
        return sum(lines for _, _, lines in self._added.values())

    def _index(self, graph: ox.Store) -> None:
        """Write the index: that of the new graphs, and past what was dropped the one before."""
        folder = self._aside / "index"
        if self.current is None:
            write_index(folder, self._additions())
        else:
            old, lines = self.current.index, self._lines()
            quads = partial(quads_of, graph)
            extend_index(folder, old, quads, self._dropped, self._additions(), lines)
        (self._aside / "graph.nq").unlink(missing_ok=True)

    def _additions(self) -> Iterator[tuple[str, bytes]]:
        """Yield the new graphs, in the order of their names, with their N-Quads."""
        if self._added:
            with (self._aside / "graph.nq").open("rb") as file:
                for graph, (start, length, _) in sorted(self._added.items()):
                    file.seek(start)
                    yield graph, file.read(length)

    # ------------------------------------------------------------------ tidying

    def clean(self) -> None:
        """Remove what a killed or abandoned build left aside."""
        for leftover in (self.path / "generations").iterdir():
            if leftover.suffix in (".new", ".old"):
                shutil.rmtree(leftover, ignore_errors=True)
        for part in self.path.glob(".*.part"):
            part.unlink(missing_ok=True)

    def _generations(self) -> list[Path]:
        """Return the finished generations, oldest first."""
        found = (self.path / "generations").iterdir()
        return sorted(path for path in found if path.name.isdigit())

    def _last_number(self) -> int:
        return max((int(generation.name) for generation in self._generations()), default=0)

    def _prune(self) -> None:
        """Remove generations before the last two, and texts and facts that no other one has.

        The one before stays because readers that have just read its name may be about to hold it.
        """
        kept = {self._next.name} | ({self.current.generation.name} if self.current else set())
        standing = []
        for generation in self._generations():
            if generation.name in kept or is_held(generation / "manifest.json"):
                standing.append(generation)
                continue
            # Under another name no reader finds it while it goes.
            doomed = generation.with_suffix(".old")
            with suppress(OSError):
                generation.rename(doomed)
                shutil.rmtree(doomed, ignore_errors=True)
        left = (standing[0] / "left").read_text("utf-8").splitlines()
        self._remove((self.path / name for name in left), standing)

    def _sweep(self) -> None:
        """Remove the texts and facts that no generation has, as builds that were killed leave."""
        files = (path for name in ("texts", "facts") for path in (self.path / name).glob("*/*"))
        self._remove(files, self._generations())

    def _remove(self, files: Iterable[Path], generations: list[Path]) -> None:
        """Remove those of the files that none of the generations has."""
        kept = [Sources(generation / "sources", 0) for generation in generations]
        for path in files:
            if not any(sources.keep(path.stem) for sources in kept):
                path.unlink(missing_ok=True)


def _force_all(files: list[Path]) -> None:
    """Make the system write new files, and the lists of their folders, to the disk."""
    if len(files) > _MANY_FILES and _SYNC:
        os.sync()
        return
    folders = {parent for path in files for parent in (path.parent, path.parent.parent)}
    for path in (*files, *sorted(folders)):
        force_file_to_disk(path)


def compact_store(path: Path) -> None:
    """Write a store anew, in the order in which it is read; the answers stay the same."""
    DiskStore(path)  # says what is wrong with a path where no store stands, and makes none there
    with write_store(path) as writer:
        writer.compact()
