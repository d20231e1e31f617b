"""File locks that the operating system frees when their holder dies.

One writer at a time holds the lock of a store; readers hold what they read, so that a writer does
not remove it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["LockedError", "close", "hold", "is_held", "writer_lock"]


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


#: Lets go of what :func:`hold` returned.
close = os.close


def hold(path: Path) -> int:
    """Open a file and lock it together with any number of other readers; return its handle.

    Raises OSError where it is gone, or is being removed. Windows removes no file that is open, so
    to open it is to hold it.
    """
    handle = os.open(path, os.O_RDONLY)
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise
    return handle


def is_held(path: Path) -> bool:
    """Tell whether a reader holds a file."""
    if sys.platform == "win32":
        return False  # who removes the file is told by the system
    import fcntl

    try:
        handle = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False
