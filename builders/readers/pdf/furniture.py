"""What belongs to the page and not to the text: running heads and feet, numbers, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ...segment.furniture import is_page_number, opens_page
from .words import Line

__all__ = ["split_notes", "without_furniture"]

#: Rows at the top and at the bottom of a page that may be running heads and feet.
_ROWS = 2
#: Share of the height of the page, from its edge, in which they stand.
_EDGE = 0.13
#: Share of the pages that a running head or foot stands on.
_OFTEN = 0.6
_NUMBERS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_NOTE = re.compile(r"(?:\[?\(?\d{1,3}[\])]?|\*{1,3})\s?\S")


def without_furniture(
    pages: Sequence[Sequence[Line]], heights: Sequence[float]
) -> list[list[Line]]:
    """Return the rows of each page without running heads, feet and page numbers.

    A running head says the same, but for its numbers, on most pages; on even pages its words may
    stand in another order.
    """
    seen: Counter[str] = Counter()
    for rows, height in zip(pages, heights, strict=True):
        seen.update({_key(row) for row in _edges(rows, height)})
    often = max(2, _OFTEN * len(pages))
    kept: list[list[Line]] = []
    for rows, height in zip(pages, heights, strict=True):
        gone = {
            id(row)
            for row in _edges(rows, height)
            if is_page_number(row.text)
            or opens_page(row.text)
            or (seen[_key(row)] >= often and any(map(str.isalpha, row.text)))
        }
        kept.append([row for row in rows if id(row) not in gone])
    return kept


def _edges(rows: Sequence[Line], height: float) -> list[Line]:
    return [
        row
        for n, row in enumerate(rows)
        if (n < _ROWS and row.bottom < _EDGE * height)
        or (n >= len(rows) - _ROWS and row.top > (1 - _EDGE) * height)
    ]


def _key(row: Line) -> str:
    return " ".join(sorted(_NUMBERS.sub(" ", row.text).split()))


def split_notes(rows: Sequence[Line], body: float) -> tuple[Sequence[Line], Sequence[Line]]:
    """Part the rows of a page from the footnotes below them; ``body`` is the text's font size."""
    first = len(rows)
    while first > 0 and rows[first - 1].size <= 0.88 * body:
        first -= 1
    while first < len(rows) and not _NOTE.match(rows[first].text):
        first += 1
    return (rows, ()) if first == 0 else (rows[:first], rows[first:])
