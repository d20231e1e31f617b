"""One writer at a time: a file lock that the operating system frees when its holder dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["LockedError", "writer_lock"]


class LockedError(Exception):
    """Another process holds the lock; the message names it where it said its number."""


def _take(handle: int) -> None:
    """Lock an open file at once, or raise OSError."""
    if sys.platform == "win32":
        import msvcrt

        # The number of the holder stands at the start, so the locked byte lies behind it.
        os.lseek(handle, 1 << 20, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def writer_lock(path: Path) -> Iterator[None]:
    """Hold the lock file at ``path``; raise :class:`LockedError` when another process holds it.

    The lock belongs to the open file, not to the file's existence, so a file left by a process
    that was killed bars nobody.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _take(handle)
        except OSError as error:
            holder = os.read(handle, 32).decode("ascii", "replace").strip()
            who = f"process {holder}" if holder.isdigit() else "another process"
            raise LockedError(f"{who} is writing; wait until it is done, or end it") from error
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode("ascii"))
        yield
    finally:
        os.close(handle)
