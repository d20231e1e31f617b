"""Asks the index: the same question to each segment, past what newer segments took out."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from .schema import VERSION

__all__ = ["DamagedIndexError", "Index"]

_LIVE = re.compile(r"\blive\((\w+\.\w+)\)")


class DamagedIndexError(Exception):
    """The files are no index, or one of another version."""


class Index:
    """The segments of one generation, opened read-only.

    Raises :class:`DamagedIndexError` where they cannot be read, and for an empty folder.
    """

    def __init__(self, folder: Path) -> None:
        #: The segments, oldest first.
        self.files = sorted(folder.glob("*.sqlite"))
        if not self.files:
            raise DamagedIndexError(f"{folder}: no segments")
        # Nobody writes to the files, so no locks are taken; any thread may ask.
        self._db = sqlite3.connect(
            ":memory:", uri=True, check_same_thread=False, isolation_level=None
        )
        self.segments = range(len(self.files))
        try:
            for segment, path in enumerate(self.files):
                self._attach(f"file:{_escaped(path)}?mode=ro&immutable=1", segment)
        except sqlite3.Error as error:
            self.close()
            raise DamagedIndexError(f"{folder}: {error}") from error

    def _attach(self, address: str, segment: int) -> None:
        self._db.execute(f"ATTACH ? AS s{segment}", (address,))
        (version,) = self._db.execute(f"PRAGMA s{segment}.user_version").fetchone()
        if version != VERSION:
            raise sqlite3.DatabaseError(f"version {version}, this program writes {VERSION}")

    def close(self) -> None:
        """Let go of the files."""
        self._db.close()

    def rows(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the answers of all segments to a question in SQL, oldest segment first.

        Tables are written ``{s}.task``; ``live(t.graph)`` is true of rows ``t`` whose graph no
        newer segment took out. What several segments know is answered by each of them.
        """
        return [
            row for segment in self.segments for row in self.rows_of(segment, question, *values)
        ]

    def rows_of(self, segment: int, question: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Return the answers of one segment."""
        sql = _for_each(question, len(self.segments))[segment]
        return iter(self._db.execute(sql, values))


def _escaped(path: Path) -> str:
    """Return a path as SQLite reads it in an address (section 3.1 of its "URI Filenames")."""
    address = path.absolute().as_posix()
    for character in "%?#":
        address = address.replace(character, f"%{ord(character):02X}")
    return address if address.startswith("/") else f"/{address}"


@lru_cache(maxsize=256)
def _for_each(question: str, segments: int) -> tuple[str, ...]:
    """Return a question as it is put to each of so many segments."""
    return tuple(
        _LIVE.sub(_standing(number, segments), question).replace("{s}", f"s{number}")
        for number in range(segments)
    )


def _standing(number: int, segments: int) -> str:
    """Return what stands for ``live(…)``: no newer segment lists the graph of the row as gone."""
    newer = " UNION ALL ".join(
        r"SELECT 1 FROM {s}.graph y JOIN NEWER.gone x ON x.graph = y.iri WHERE y.id = \1".replace(
            "NEWER", f"s{later}"
        )
        for later in range(number + 1, segments)
    )
    return f"NOT EXISTS ({newer})" if newer else "1"
