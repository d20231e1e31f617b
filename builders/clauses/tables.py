"""Tables of tasks: one row a task, its columns told by their headings.

Official annexes list tasks in tables, which reach us as one cell a block with the bars between
them counted (:attr:`Block.bars`): two bars open a row, one a cell. Only tables with both a task
column and a lead column are read; fee, quota and procedure tables stay out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Block

__all__ = ["Row", "TaskTable", "task_tables"]

#: What a heading says of its column; the first that fits wins.
_ROLES = (
    ("coordinators", re.compile(r"phối hợp|co-?ordinat|support|participat", re.I)),
    (
        "lead",
        re.compile(
            r"chủ trì|phụ trách|(?:cơ quan|đơn vị|người|bộ phận) (?:thực hiện|tham mưu|xử lý)"
            r"|trách nhiệm|đầu mối|giao (?:cho )?(?:cơ quan|đơn vị)|lead|responsible|in charge|assignee"
            r"|assigned to|who\b",
            re.I,
        ),
    ),
    (
        "deadline",
        re.compile(
            r"thời (?:gian|hạn|điểm)|tiến độ|hạn|hoàn thành|deadline|due|by when|time|completion",
            re.I,
        ),
    ),
    (
        "task",
        re.compile(
            r"nội dung|nhiệm vụ|công việc|đề xuất|hoạt động|giải pháp|tên|task|work|content|activit"
            r"|action|what\b",
            re.I,
        ),
    ),
)
#: Headings of lists of procedures, fees and forms: who handles a procedure is given no task.
_NO_TASKS = re.compile(
    r"thủ tục|TTHC|dịch vụ công|lệ phí|cách thức|mã số|số hồ sơ|thành phần hồ sơ|VBQPPL|pháp lý"
    r"|quy định việc|địa điểm|procedure|fees?\b|legal basis",
    re.I,
)
_ORDINAL = re.compile(r"(?:S?TT|Số TT|Số thứ tự|Nos?\.?|#|Order)", re.I)
#: What makes a table of bars that could also be a letterhead: so many rows of so many cells.
_FULL_ROWS, _COLUMNS = 3, 3
_NUMBER = re.compile(r"(?:[\dIVX]+[.)]?)(?:\d+\.?)*$")
#: Blocks without a bar that one cell may hold before the table counts as ended.
_LONGEST_CELL = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One task: positions of blocks, by column."""

    task: tuple[int, ...]
    lead: tuple[int, ...]
    coordinators: tuple[int, ...]
    deadline: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A table and the positions of its first and last blocks; ``rows`` are its tasks."""

    first: int
    last: int
    rows: tuple[Row, ...]


def task_tables(blocks: Sequence[Block]) -> list[TaskTable]:
    """Find the tables of a text; those that list no tasks have no rows."""
    return [t for first, last in _regions(blocks) if (t := _table(blocks, first, last))]


def _table(blocks: Sequence[Block], first: int, last: int) -> TaskTable | None:
    rows = list(_rows(blocks, first, last))
    for n, row in enumerate(rows[:-1]):
        row = _heading_row(blocks, row)
        roles = [_role(_words(blocks, cell)) for cell in row]
        if any(_NO_TASKS.search(_words(blocks, cell)) for cell in row):
            break
        if "task" in roles and "lead" in roles:
            tasks = [t for t in (_task(blocks, r, roles) for r in rows[n + 1 :]) if t]
            return TaskTable(row[0][0], last, tuple(tasks))
    full = [row for row in rows if len(row) >= _COLUMNS]
    if len(full) < _FULL_ROWS:
        return None
    return TaskTable(full[0][0][0], full[-1][-1][-1], ())


def _regions(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    barred = [n for n, b in enumerate(blocks) if b.bars]
    at = 0
    while at < len(barred):
        end = at
        while end + 1 < len(barred) and barred[end + 1] - barred[end] <= _LONGEST_CELL:
            end += 1
        if end - at >= 3:
            yield barred[at], barred[end]
        at = end + 1


def _rows(blocks: Sequence[Block], first: int, last: int) -> Iterator[list[list[int]]]:
    row: list[list[int]] = []
    for n in range(first, last + 1):
        bars = blocks[n].bars
        if bars >= 2 and row:
            yield row
            row = []
        if bars or not row:
            row.append([n])
        else:
            row[-1].append(n)
    if row:
        yield row


def _words(blocks: Sequence[Block], cell: Sequence[int]) -> str:
    return " ".join(blocks[n].text for n in cell)


def _heading_row(blocks: Sequence[Block], row: list[list[int]]) -> list[list[int]]:
    """Return the row from its "No." cell on: what stands before the table has bars of its own."""
    first = [n for n, cell in enumerate(row) if _ORDINAL.fullmatch(_words(blocks, cell))]
    return row[first[-1] :] if first else row


def _role(heading: str) -> str:
    if len(heading) > 90:
        return ""
    return next((name for name, pattern in _ROLES if pattern.search(heading)), "")


def _task(blocks: Sequence[Block], row: list[list[int]], roles: list[str]) -> Row | None:
    """Read a row; where cells are missing, its number tells how far they have moved."""
    if len(row) < 2:
        return None
    cells: dict[str, tuple[int, ...]] = {}
    aligned = len(row) >= len(roles) or bool(_NUMBER.fullmatch(blocks[row[0][0]].text))
    if not aligned:
        return None
    for role, cell in zip(roles, row, strict=False):
        if role and role not in cells:
            cells[role] = tuple(cell)
    if "task" not in cells or "lead" not in cells:
        return None
    return Row(
        cells["task"], cells["lead"], cells.get("coordinators", ()), cells.get("deadline", ())
    )
