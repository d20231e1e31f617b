"""Words on a page with their places, and the rows that they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

__all__ = ["Line", "Word", "rows_of"]

#: Words closer than this share of the size of their font are parts of one.
_TOUCHING = 0.1
#: Words smaller than this share of those beside them are raised.
_RAISED = 0.8


@dataclass(frozen=True, slots=True)
class Word:
    """A word; lengths are in points (1/72 inch) from the top left corner of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    """Size of its font."""
    bold: bool = False


@dataclass(frozen=True)
class Line:
    """Words of one row, from left to right, and the page they stand on (the first is 1)."""

    words: tuple[Word, ...]
    page: int

    @cached_property
    def text(self) -> str:
        """The words with single blanks between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def size(self) -> float:
        """Size of most of its letters."""
        return max(self.words, key=lambda word: (len(word.text), word.size)).size

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1

    @property
    def centre(self) -> float:
        """The middle between its ends."""
        return (self.x0 + self.x1) / 2

    @cached_property
    def top(self) -> float:
        """Its upper edge."""
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """Its lower edge; marks that stand higher or lower do not move it."""
        return sorted(word.bottom for word in self.words)[len(self.words) // 2]

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)

    @cached_property
    def capitals(self) -> bool:
        """Whether it has no small letters."""
        return self.text.upper() == self.text

    def between(self, left: float, right: float) -> Line | None:
        """Return the part whose words begin between two places, or None."""
        words = tuple(word for word in self.words if left <= word.x0 < right)
        return Line(words, self.page) if words else None


def rows_of(words: Iterable[Word], page: int) -> list[Line]:
    """Return the rows of a page from top to bottom, over the whole width."""
    rows: list[Line] = []
    for row in _rows(words, page):
        above = rows[-1] if rows else None
        if above and above.size < _RAISED * row.size and above.bottom > row.top:
            rows.pop()
            row = _line((*above.words, *row.words), page)  # the number of a note
        rows.append(row)
    return rows


def _rows(words: Iterable[Word], page: int) -> Iterator[Line]:
    row: list[Word] = []
    base = 0.0
    for word in sorted(words, key=lambda word: (word.bottom, word.x0)):
        if row and word.bottom - base > 0.4 * max(word.size, row[0].size):
            yield _line(row, page)
            row = []
        if not row:
            base = word.bottom
        row.append(word)
    if row:
        yield _line(row, page)


def _line(words: Sequence[Word], page: int) -> Line:
    """Put words in order; those that touch are one, set in two fonts, as "B" and "ộ" may be."""
    found: list[Word] = []
    for word in sorted(words, key=lambda word: word.x0):
        if found and abs(word.x0 - found[-1].x1) < _TOUCHING * word.size:
            last = found.pop()
            word = replace(
                last,
                text=last.text + word.text,
                x1=word.x1,
                top=min(last.top, word.top),
                bottom=max(last.bottom, word.bottom),
            )
        found.append(word)
    return Line(tuple(found), page)
