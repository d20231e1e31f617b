"""Takes the bytes of a file: once, within a limit, and only of what is a file by then."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import UnreadableError

__all__ = ["take", "take_head"]

_TRIES = 3
_CHUNK = 1 << 20


def take(path: Path, largest: int) -> bytes:
    """Return the bytes of a file as it stood at one moment.

    Never waits for a pipe, a device or a lock: what is no regular file once it is open is refused.
    A file that somebody writes to meanwhile is taken again, three times at most. Raises
    :class:`UnreadableError` for a file that is missing, barred, larger than ``largest`` bytes or
    never at rest.
    """
    for _ in range(_TRIES):
        with _opened(path) as handle:
            if (data := _whole(handle, largest)) is not None:
                return data
    raise UnreadableError("changed while it was read; build again when it is done")


def take_head(path: Path, size: int) -> bytes:
    """Return the first bytes of a file, with the same care and errors as :func:`take`."""
    with _opened(path) as handle:
        return os.read(handle, size)


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    try:
        # Not to block: opening a pipe waits for its writer, and a file may have become one by now.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise UnreadableError("is not a file")
            yield handle
        finally:
            os.close(handle)
    except OSError as error:
        raise UnreadableError(f"cannot be opened: {error.strerror or error}") from None


def _whole(handle: int, largest: int) -> bytes | None:
    """Return the bytes, or None where the file changed on the way."""
    before = os.fstat(handle)
    parts: list[bytes] = []
    told, size = before.st_size, 0  # some files hold more than they say, without an end
    while max(told, size) <= largest and (part := os.read(handle, _CHUNK)):
        parts.append(part)
        size += len(part)
        if size > told > 0:
            return None
    if (size := max(told, size)) > largest:
        raise UnreadableError(f"is too large ({size:,} bytes; the limit is {largest:,})")
    after = os.fstat(handle)
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return b"".join(parts) if same else None
