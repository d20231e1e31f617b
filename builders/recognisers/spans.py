"""Sets of spans that do not overlap, quick to ask also in very long blocks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

__all__ = ["Spans"]


class Spans:
    """Disjoint stretches of a text in order of their start."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def add(self, start: int, end: int) -> None:
        """Put a span in that overlaps none of the set."""
        at = bisect_left(self._starts, start)
        self._starts.insert(at, start)
        self._ends.insert(at, end)

    def overlap(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first span of the set that shares a character with start..end, or None."""
        at = bisect_right(self._ends, start)
        if at < len(self._starts) and self._starts[at] < end:
            return self._starts[at], self._ends[at]
        return None

    def following(self, offset: int) -> int | None:
        """Return where the first span that begins at or behind an offset begins."""
        at = bisect_left(self._starts, offset)
        return self._starts[at] if at < len(self._starts) else None
