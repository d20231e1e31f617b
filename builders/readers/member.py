"""A file inside another: in an archive, or sent with a message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Member"]


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside another."""

    name: str
    """Its path inside, with forward slashes."""
    load: Callable[[], bytes]
    """Reads its bytes, or raises :class:`UnreadableError`."""
    problem: str | None = None
    """Why it is not to be read."""
