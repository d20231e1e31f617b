"""Tables that are ruled on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..tables import Cell
from .paragraphs import margins_of, paragraphs
from .words import Word, rows_of

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

__all__ = ["Ruled", "ruled_tables"]

#: Ruling lines of a page beyond which it is a drawing.
_MOST_RULES = 4_000
#: Points up to which a filled rectangle is a line.
_THIN = 3.0

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table and the words in it, which are read with it alone."""

    top: float
    bottom: float
    words: frozenset[int]
    """Which words of the page, by their place in the list."""
    rows: tuple[tuple[Cell, ...], ...]


def ruled_tables(page: Page, words: Sequence[Word], number: int) -> list[Ruled]:
    """Return the tables with at least two rows of several cells with words, from top to bottom."""
    ruling = page.filter(_rules)
    if len(ruling.edges) > _MOST_RULES:
        return []
    found = (_read(table, words, number) for table in ruling.find_tables())
    return sorted((table for table in found if table), key=lambda table: table.top)


def _rules(thing: dict[str, Any]) -> bool:
    """Whether a thing on a page may be a ruling line: a filled area is a background."""
    if thing["object_type"] != "rect":
        return bool(thing["object_type"] in ("line", "curve"))
    return bool(thing["stroke"]) or min(thing["width"], thing["height"]) < _THIN


def _read(table: Table, words: Sequence[Word], number: int) -> Ruled | None:
    boxes: list[list[Box | None]] = [list(row.cells) for row in table.rows]
    if sum(sum(bool(box and _within(box, words)) for box in row) > 1 for row in boxes) < 2:
        return None
    rows = tuple(tuple(_cells(boxes, n, words, number)) for n in range(len(boxes)))
    x0, top, x1, bottom = table.bbox
    inside = frozenset(_within((x0, top, x1, bottom), words))
    return Ruled(top, bottom, inside, rows)


def _within(box: Box, words: Sequence[Word]) -> list[int]:
    """Return the words whose middle lies in a box."""
    x0, top, x1, bottom = box
    return [
        n
        for n, word in enumerate(words)
        if x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= (word.top + word.bottom) / 2 <= bottom
    ]


def _cells(
    boxes: Sequence[Sequence[Box | None]], nth: int, words: Sequence[Word], number: int
) -> Iterator[Cell]:
    """Yield the cells that begin in a row; a place without a box belongs to one beside or above."""
    row = boxes[nth]
    for n, box in enumerate(row):
        if box is None:
            continue
        columns = _spanned(box, [[other[m] for other in boxes] for m in range(n, len(row))], nth, 0)
        rows = _spanned(box, boxes[nth:], n, 1)
        yield Cell(_words(box, words, number), rows, columns)


def _spanned(box: Box, lines: Sequence[Sequence[Box | None]], at: int, side: int) -> int:
    """Count the rows (side 1) or columns (side 0) that a cell spans, the first of which is its own.

    It reaches into the next one where that has no cell at its place, and others inside its edges.
    """
    count = 1
    for line in lines[1:]:
        inside = next((one for one in line if one is not None), None)
        if line[at] is not None or inside is None or inside[side] >= box[side + 2] - 1:
            break
        count += 1
    return count


def _words(box: Box, words: Sequence[Word], number: int) -> str:
    """Return the words of a cell on one line."""
    lines = rows_of((words[n] for n in _within(box, words)), number)
    if not lines:
        return ""
    return " ".join(line.text for one in paragraphs(lines, margins_of(lines)) for line in one.lines)
