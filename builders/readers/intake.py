"""Takes the bytes of a file: once, within a limit, and only of what is a file by then."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from .errors import UnreadableError

__all__ = ["lines_of", "open_file", "take", "take_head", "take_lines"]

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


def take_lines(path: Path, longest: int) -> Iterator[bytes | None]:
    """Yield the lines of a file as they are read; None for one of more bytes than ``longest``.

    Raises :class:`UnreadableError` for a file that is missing, barred or no regular file.
    """
    with open_file(path) as file:
        yield from lines_of(file, longest)


def lines_of(stream: IO[bytes], longest: int) -> Iterator[bytes | None]:
    """Yield the lines of a stream; None for one of more bytes than ``longest``."""
    while line := stream.readline(longest + 1):
        if len(line) <= longest:
            yield line
            continue
        while not line.endswith(b"\n") and (rest := stream.readline(_CHUNK)):
            line = rest
        yield None


def open_file(path: Path) -> IO[bytes]:
    """Open a regular file to be read; :class:`UnreadableError` for anything else."""
    try:
        # Not to block: opening a pipe waits for its writer, and a file may have become one by now.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags)
    except OSError as error:
        raise UnreadableError(f"cannot be opened: {error.strerror or error}") from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise UnreadableError("is not a file")
    return os.fdopen(handle, "rb")


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    try:
        with open_file(path) as file:
            yield file.fileno()
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
