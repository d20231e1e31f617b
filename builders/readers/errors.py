"""What goes wrong with a file, told in one line."""

from __future__ import annotations

__all__ = [
    "AssumedEncoding",
    "Misnamed",
    "PartlyRead",
    "ReadError",
    "UnreadableError",
    "missing_part",
    "one_line",
]


class UnreadableError(ValueError):
    """Content that cannot be read; the message says why in one line, without naming the file."""


class ReadError(Exception):
    """A file that cannot be read: which one, and why in one line."""

    def __init__(self, origin: str, why: str) -> None:
        super().__init__(f"{origin}: {why}")
        self.origin = origin
        self.why = why


def one_line(path: object) -> str:
    """Return a path for a message: control characters and broken names are written as escapes."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in str(path)
    )


class AssumedEncoding(UserWarning):
    """A file that says nothing of its encoding was read by the one that its bytes suggest."""


class Misnamed(UserWarning):
    """A file is of another kind than its name says."""


class PartlyRead(UserWarning):
    """Parts of a file could not be read."""


def missing_part(kind: str) -> str:
    """Say what to install to read files of a kind, named in the plural."""
    return f"{kind} need one more part: pip install 'policygraph[documents]'"
