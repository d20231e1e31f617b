"""Tables as lines of text, one a row: ``| a | b |``, which is how all later steps know them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..segment.columns import heading_role

__all__ = ["Cell", "table_lines"]

#: Columns and rows beyond which a table is cut off.
_MOST_COLUMNS = 100
_MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with the rows and columns that it spans."""

    text: str
    rows: int = 1
    columns: int = 1


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Return the rows of a table as lines; empty rows and columns are left out.

    A cell that spans rows is said in each of them, for each is to be read alone; of one that spans
    columns the first has the words. Two rows of headings become one.
    """
    grid = _with_one_head(_grid(rows[:_MOST_ROWS]))
    width = max(map(len, grid), default=0)
    used = [n for n in range(width) if any(n < len(row) and row[n].text for row in grid)]
    lines = []
    for row in grid:
        words = [row[n].text if n < len(row) else "" for n in used]
        if any(words):
            lines.append(f"| {' | '.join(words)} |")
    return lines


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands at a place of the grid."""

    text: str
    below: bool = False
    """Whether the cell began in a row above."""
    beside: bool = False
    """Whether it began in a column before, or is as wide as several."""


def _grid(rows: Sequence[Sequence[Cell]]) -> list[list[_Place]]:
    grid: list[list[_Place]] = []
    pending: dict[int, tuple[int, _Place]] = {}  # by column: rows still to be filled, and with what
    for row in rows:
        places: list[_Place] = []
        cells = list(row)
        while (cells or any(n >= len(places) for n in pending)) and len(places) < _MOST_COLUMNS:
            n = len(places)
            if n in pending:
                left, place = pending.pop(n)
                places.append(place)
                if left > 1:
                    pending[n] = left - 1, place
            elif cells:
                cell = cells.pop(0)
                text = " ".join(cell.text.replace("|", "/").split())
                for offset in range(min(cell.columns, _MOST_COLUMNS)):
                    said, wide = text if offset == 0 else "", cell.columns > 1
                    places.append(_Place(said, beside=wide))
                    if cell.rows > 1:
                        pending[n + offset] = cell.rows - 1, _Place(said, True, wide)
            else:
                places.append(_Place(""))
        grid.append(places)
    return grid


def _with_one_head(grid: list[list[_Place]]) -> list[list[_Place]]:
    """Join two rows of headings: the lower ones divide those of the upper that span columns."""
    if len(grid) < 3:
        return grid
    upper, lower = grid[0], grid[1]
    divided = [place.beside for place in upper]
    fits = len(upper) == len(lower) and any(divided) and not all(divided)
    if not fits or not all(
        place.below or not place.text if not wide else True
        for place, wide in zip(lower, divided, strict=True)
    ):
        return grid
    if not any(heading_role(place.text) for place in (*upper, *lower)):
        return grid
    head = [
        below if wide and below.text else above
        for above, below, wide in zip(upper, lower, divided, strict=True)
    ]
    return [head, *grid[2:]]
