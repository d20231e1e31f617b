"""Tables that reach us one cell a line, without bars: their rows are told by the headings.

Of the form: ``No.`` / ``Task`` / ``Lead`` / ``Deadline`` / ``1`` / ``Draw up the list`` /
``Ministry of Health`` / ``May 2026`` / ``2`` / … Their cells get the bars and columns that they
would have had, so that all that follows knows one kind of table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .columns import heading_role, is_heading, is_ordinal
from .rows import Row

__all__ = ["with_columns"]

#: Characters of the longest line of a cell.
_CELL = 600
_FEWEST, _MOST = 3, 9
_NUMBER = re.compile(r"(\d{1,3})[.)]?")
#: The number of a row that is the title of those below it.
_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-H])[.)]?")
#: What a cell of the column of deadlines begins with.
_TIME = re.compile(
    r"(?:(?:by|before|in|from|until|within|end of|early|mid|late|trước|trong|đến|từ|cuối|đầu) )?"
    r"(?:\d{1,2}[/.-]\d|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d{4}$"
    r"|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber"
    r"|Q(?:uarter)? ?[\dIV]|monthly|weekly|daily|quarterly|every|tháng|quý|năm \d|ngày \d"
    r"|hằng|hàng|thường xuyên)",
    re.I,
)


def with_columns(rows: Iterable[Row]) -> list[Row]:
    """Give the cells of flat tables their columns; lone dashes elsewhere are rules."""
    read = list(rows)
    at = 0
    while at < len(read):
        at = _table(read, at) or at + 1
    kept: list[Row] = []
    ruled = False
    for row in read:
        if row.dash and row.column is None and not row.bars:
            ruled = True
            continue
        row.ruled, ruled = row.ruled or ruled, False
        kept.append(row)
    return kept


def _table(rows: Sequence[Row], first: int) -> int | None:
    """Mark the cells of a table whose headings begin at ``first``; return where it ends."""
    width = _headings(rows, first)
    if not width:
        return None
    start = first + width
    numbered = is_ordinal(rows[first].line.text)
    roles = [heading_role(row.line.text) for row in rows[first:start]]
    end = _numbered(rows, start, roles) if numbered else _even(rows, start, width)
    if end is None:
        return None
    for column in range(width):
        _mark(rows[first + column], column)
    return end


def _headings(rows: Sequence[Row], first: int) -> int:
    """Count the headings that stand one a line from ``first`` on; 0 where they head no tasks."""
    roles: list[str] = []
    for row in rows[first : first + _MOST + 1]:
        words = row.line.text
        told = row.column is not None or row.bars
        if told or not is_heading(words) or (roles and is_ordinal(words)):
            break
        roles.append(heading_role(words))
    named = [role for role in roles if role]
    sound = len(set(named)) == len(named) and {"task", "lead"} <= set(named)
    return len(roles) if sound and _FEWEST <= len(roles) <= _MOST else 0


def _numbered(rows: Sequence[Row], start: int, roles: Sequence[str]) -> int | None:
    """Mark rows that open with the next number; sections may stand between them."""
    width = len(roles)
    at, due, found = start, 1, 0
    while at < len(rows):
        words = rows[at].line.text
        number = _NUMBER.fullmatch(words)
        if number and int(number[1]) in (due, 1):
            due = int(number[1]) + 1
        elif not _SECTION.fullmatch(words):
            break
        cells = _cells(rows, at, due, width)
        if not cells:
            break
        found += bool(number)
        at = _fill(rows, at, _shifted(rows, at, cells, roles))
    return at if found else None


def _shifted(rows: Sequence[Row], at: int, columns: list[int], roles: Sequence[str]) -> list[int]:
    """Move a time that stands too far left into its column: the cells before it were empty."""
    if "deadline" not in roles or columns[-1] == len(roles) - 1:
        return columns
    due = roles.index("deadline")
    for n, column in enumerate(columns):
        if 1 < column < due and _TIME.match(rows[at + n].line.text):
            by = min(due - column, len(roles) - 1 - columns[-1])
            return [*columns[:n], *(c + by for c in columns[n:])]
    return columns


def _cells(rows: Sequence[Row], at: int, due: int, width: int) -> list[int]:
    """Return the columns of the lines of a row, its number first; empty where it is none."""
    columns = [0]
    for row in rows[at + 1 :]:
        words = row.line.text
        if row.column is not None or row.bars or len(words) > _CELL:
            break
        if len(columns) > 1 and words[0].islower() and not row.gap:
            columns.append(columns[-1])
            continue
        number = _NUMBER.fullmatch(words)
        opens = (number and int(number[1]) in (due, 1)) or _SECTION.fullmatch(words)
        if columns[-1] == width - 1 or (opens and len(columns) > 1):
            break
        columns.append(columns[-1] + 1)
    return columns if len(columns) > 1 else []


def _even(rows: Sequence[Row], start: int, width: int) -> int | None:
    """Mark rows without numbers: as many lines as there are headings, blank lines between them."""
    at = start
    while at + width <= len(rows):
        row = rows[at : at + width]
        apart = [r.gap for r in row[1:]]
        if not row[0].gap or any(apart) or any(r.bars or len(r.line.text) > _CELL for r in row):
            break
        at = _fill(rows, at, range(width))
    return at if at > start else None


def _fill(rows: Sequence[Row], at: int, columns: Sequence[int]) -> int:
    before = -1
    for offset, column in enumerate(columns):
        _mark(rows[at + offset], column, bars=column != before)
        before = column
    return at + len(columns)


def _mark(row: Row, column: int, bars: bool = True) -> None:
    row.column = column
    row.bars = (2 if column == 0 else 1) if bars else 0
