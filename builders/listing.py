"""Lists of paths, as ``find`` and ``git ls-files`` write them, read as they come."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO

__all__ = ["Listing", "name_in_list"]

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of files, one path a line, or between null characters."""

    stream: IO[bytes]
    origin: str
    """Where the list comes from, as the user named it."""
    null: bool = False

    def paths(self) -> Iterator[Path]:
        """Yield the paths; blank lines are passed over."""
        end = b"\0" if self.null else b"\n"
        rest = b""
        while chunk := self.stream.read(_CHUNK):
            *entries, rest = (rest + chunk).split(end)
            yield from map(_path, filter(None, map(self._entry, entries)))
        if entry := self._entry(rest):
            yield _path(entry)

    def _entry(self, entry: bytes) -> bytes:
        return entry if self.null else entry.removesuffix(b"\r")


def _path(entry: bytes) -> Path:
    return Path(os.fsdecode(entry))


def name_in_list(path: Path) -> str:
    """Return what a listed file is called: its path as listed, without what leads out of here.

    So a list made in a folder names its files as a build of that folder does.
    """
    parts = PurePath(os.path.normpath(path)).parts
    return "/".join(part for part in parts if part not in (path.anchor, ".", ".."))
