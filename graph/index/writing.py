"""Writes the index of a generation: segments that are never changed, shared by hard links.

A commit adds one small segment for the graphs that it brought, with the list of those that it took
out of older segments. It swallows older segments that are not much larger, reading their graphs
from the store again, so that there are few of them and each graph is written anew only as often as
the number of segments grows: with the logarithm of what the store holds.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from ..folding import folded, plain
from .reading import Index
from .rows import GraphRows, read_rows
from .schema import INDEXES, TABLES, UNNAMED, VERSION

__all__ = ["extend_index", "graphs_of", "write_index"]

#: A segment swallows the one before it unless that is so many times larger.
_LARGER = 3
#: SQLite opens no more than ten files together.
_MOST = 8


def extend_index(
    folder: Path,
    old: Index,
    quads: Callable[[str], bytes],
    gone: Iterable[str],
    added: Iterable[tuple[str, bytes]],
    lines: int,
) -> None:
    """Write the index of a new generation beside the ``old`` one of the generation before it.

    ``quads`` gives the N-Quads of a graph of the new generation; ``gone`` are the graphs that it
    dropped or replaced, and ``added`` the new ones with their N-Quads, ``lines`` many in all.
    """
    dropped = set(gone)
    gone, again = list(dropped), list[str]()
    kept, sizes = list(old.files), [size for (size,) in old.rows("SELECT lines FROM {s}.segment")]
    while kept and (sizes[-1] <= _LARGER * lines or len(kept) >= _MOST):
        kept.pop()
        lines += sizes.pop()
        standing = old.rows_of(
            len(kept), "SELECT g.iri FROM {s}.graph g WHERE live(g.id) ORDER BY g.iri"
        )
        again = [*(iri for (iri,) in standing if iri not in dropped), *again]
        gone += [iri for (iri,) in old.rows_of(len(kept), "SELECT graph FROM {s}.gone")]
    folder.mkdir()
    for path in kept:
        _share(path, folder / path.name)
    number = int(kept[-1].stem) + 1 if kept else 1
    graphs = chain(((graph, quads(graph)) for graph in again), added)
    _write_segment(folder / f"{number:04d}.sqlite", graphs, gone if kept else ())


def write_index(folder: Path, graphs: Iterable[tuple[str, bytes]]) -> None:
    """Write the index of a whole store from its graphs and their N-Quads."""
    folder.mkdir()
    _write_segment(folder / "0001.sqlite", graphs, ())


def graphs_of(store: ox.Store) -> Iterator[tuple[str, bytes]]:
    """Yield each named graph of a store with its N-Quads, in the order of their names."""
    for name in sorted(name.value for name in store.named_graphs()):
        yield name, quads_of(store, name)


def quads_of(store: ox.Store, graph: str) -> bytes:
    """Return a graph as N-Quads."""
    quads = store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def _share(path: Path, to: Path) -> None:
    """Let a second name stand for a file, or copy it where the file system knows no links."""
    try:
        os.link(path, to)
    except OSError:
        shutil.copyfile(path, to)


def _write_segment(path: Path, graphs: Iterable[tuple[str, bytes]], gone: Iterable[str]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        # Half a file is thrown away with its generation, so nothing need be kept to undo it.
        db.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"
            "PRAGMA locking_mode = EXCLUSIVE;"
            f"PRAGMA user_version = {VERSION}; BEGIN; {TABLES}"
        )
        segment = _Segment(db)
        db.executemany("INSERT INTO gone VALUES (?)", ((graph,) for graph in sorted(set(gone))))
        for graph, quads in graphs:
            segment.add(graph, read_rows(graph, quads))
        db.execute("INSERT INTO segment VALUES (?)", (segment.lines,))
        db.execute("COMMIT")
        db.executescript(f"BEGIN; {INDEXES} COMMIT;")


class _Segment:
    """Fills the tables; gives a number to each graph, thing and name when it is first met."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.lines = 0
        self._insert: Callable[..., object] = db.execute
        self._insert_many: Callable[..., object] = db.executemany
        self._graphs = self._tasks = self._sentences = 0
        self._things: dict[str, int] = {}
        self._names: dict[tuple[int, str, str, str], int] = {}

    def add(self, graph: str, rows: GraphRows) -> None:
        """Write the rows of one graph."""
        self.lines += rows.lines
        self._graphs = number = self._graphs + 1
        self._insert("INSERT INTO graph VALUES (?, ?, ?)", (number, graph, rows.path))
        names = [self._name(*name) for name in rows.names]
        self._insert_many("INSERT INTO said VALUES (?, ?)", [(name, number) for name in names])
        self._insert_many(
            "INSERT INTO lies VALUES (?, ?, ?, ?)",
            [
                (self._thing(thing), prop, self._thing(place), number)
                for thing, prop, place in rows.lies
            ],
        )
        self._insert_many(
            "INSERT INTO change VALUES (?, ?, ?, ?, ?)",
            [
                (self._thing(former), self._thing(present), date, document, number)
                for former, present, date, document in rows.changes
            ],
        )
        self._sentences_and_tasks(number, rows)

    def _sentences_and_tasks(self, number: int, rows: GraphRows) -> None:
        first = self._sentences + 1
        sentences = [(nth, number, *row) for nth, row in enumerate(rows.sentences, first)]
        self._sentences += len(sentences)
        self._insert_many("INSERT INTO sentence VALUES (?, ?, ?, ?, ?)", sentences)
        self._insert_many(
            "INSERT INTO sentence_words (rowid, text) VALUES (?, ?)",
            [(row[0], plain(row[4])) for row in sentences],
        )
        place = {row[2:]: row[0] for row in sentences}
        for nth, task in enumerate(rows.tasks, self._tasks + 1):
            self._insert(
                "INSERT INTO task VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(nth, task.iri, number, task.start, task.stop, task.page, task.text),
                    task.generic,
                    *(task.deadline, task.due, task.force, task.status),
                ),
            )
            self._insert_many(
                "INSERT INTO party VALUES (?, ?, ?)",
                [(nth, role, self._thing(iri)) for role, iri in task.parties],
            )
            self._insert_many(
                "INSERT INTO within VALUES (?, ?)", [(nth, place[row]) for row in task.sentences]
            )
        self._tasks += len(rows.tasks)

    def _thing(self, iri: str) -> int:
        number = self._things.get(iri)
        if number is None:
            number = self._things[iri] = len(self._things) + 1
            self._insert("INSERT INTO thing VALUES (?, ?)", (number, iri))
        return number

    def _name(self, iri: str, prop: str, value: str, language: str) -> int:
        key = (self._thing(iri), prop, value, language)
        number = self._names.get(key)
        if number is None:
            number = self._names[key] = len(self._names) + 1
            form = None if prop in UNNAMED else folded(value)
            self._insert("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?)", (number, *key, form))
            if form is not None:
                self._insert(
                    "INSERT INTO name_words (rowid, text) VALUES (?, ?)", (number, plain(value))
                )
        return number
