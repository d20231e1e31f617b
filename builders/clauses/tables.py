"""Tables of tasks: one row a task, its columns told by their headings.

Official annexes list tasks in tables, which reach us as one cell a block. Where the layout tells
the column of each cell (:attr:`Block.column`), the rows are known; else the bars between them are
counted (:attr:`Block.bars`): two bars open a row, one a cell. Only tables with both a task column
and a lead column are read; fee, quota and procedure tables stay out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..model import Block
from ..segment.columns import heading_role, is_ordinal

__all__ = ["Row", "TaskTable", "task_tables"]

#: Headings over a column of things to be brought about, which alone say nothing to do: the whole
#: row is the task ("Law on ... | Government | Committee on ... | session of September").
_THING = re.compile(r"tên (?:dự án|văn bản|đề án|luật|nghị định|thông tư|dự thảo)\b", re.I)
#: A heading over headings of its own ("Thực hiện" over "Chủ trì" and "Phối hợp").
_SHARED_HEADING = re.compile(
    r"(?:cơ quan|đơn vị|phân công|tổ chức)?\s*(?:thực hiện|phân công|trách nhiệm|nhiệm vụ)?"
    r"(?: thực hiện)?|agenc(?:y|ies)|bodies|responsibility|responsible",
    re.I,
)
#: Headings of lists of procedures, fees and forms: who handles a procedure is given no task.
_NO_TASKS = re.compile(
    r"thủ tục|TTHC|dịch vụ công|lệ phí|cách thức|mã số|số hồ sơ|thành phần hồ sơ|VBQPPL|pháp lý"
    r"|quy định việc|địa điểm|procedure|fees?\b|legal basis",
    re.I,
)
#: What makes a table of bars that could also be a letterhead: so many rows of so many cells.
_FULL_ROWS, _COLUMNS = 3, 3
#: Paragraphs that the last cell of such a row may hold.
_PARAGRAPHS = 3
_NUMBER = re.compile(r"[\dIVX]{1,8}[.)]?(?:\d{1,8}\.){0,8}\d{0,8}$")
#: The number of a row that is the title of those below it.
_SECTION = re.compile(r"[A-Z]{1,5}[.)]?")
#: Blocks without a bar that one cell may hold before the table counts as ended.
_LONGEST_CELL = 12
#: What cells beside a task say where it is over, or left to whoever likes.
_NOTHING_TO_DO = re.compile(
    r"^(?:already )?(?:done|sent|finished|closed|over|completed?(?! (?:by|before|in|within|no))"
    r"|issued on|held on"
    r"|dropped|cancel+ed|withdrawn|abandoned|(?:not|no longer) (?:needed|required))\b"
    r"|^đã (?:xong|hoàn thành|thực hiện|ban hành|gửi)"
    r"|\bif they (?:wish|like|want)|\b(?:optional|voluntary|for study only|no decision yet)\b",
    re.I,
)


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
    return [t for first, last in _regions(blocks) for t in _tables(blocks, first, last)]


def _tables(blocks: Sequence[Block], first: int, last: int) -> Iterator[TaskTable]:
    rows = list(_rows(blocks, first, last))
    for n, row in enumerate(rows[:-1]):
        row = _heading_row(blocks, row)
        if any(_NO_TASKS.search(_words(blocks, cell)) for cell in row):
            break
        headings, below = _headings(blocks, row, rows[n + 1])
        columns = _Columns(
            tuple(heading_role(h) for h in headings),
            numbered=is_ordinal(headings[0]),
            things=any(_THING.match(h) for h in headings),
        )
        if "task" in columns.roles and "lead" in columns.roles:
            tasks: list[Row] = []
            for cells in _whole(blocks, rows[n + 1 + below :], columns):
                tasks.extend(_tasks(blocks, cells, columns, tasks))
            yield TaskTable(_cells(row)[0], last, tuple(tasks))
            return
    # what stands between two tables, as the body of a letter laid out by them, is none of them
    for full, run in groupby(rows, _is_full):
        if full and len(table := list(run)) >= _FULL_ROWS:
            yield TaskTable(_cells(table[0])[0], _cells(table[-1])[-1], ())


def _cells(row: list[list[int]]) -> list[int]:
    """Return the blocks of a row, left to right."""
    return [n for cell in row for n in cell]


def _numbers(blocks: Sequence[Block], row: list[list[int]]) -> str:
    """Return the number that a row opens with; empty where it opens with something else."""
    opening = _words(blocks, row[0])
    return opening if _NUMBER.fullmatch(opening) else ""


def _is_full(row: list[list[int]]) -> bool:
    """Whether a row has the cells of a table, and does not run on into the text after it."""
    return len(row) >= _COLUMNS and len(row[-1]) <= _PARAGRAPHS


def _regions(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the first and last cells of each stretch of the text that may be a table."""
    barred = [n for n, b in enumerate(blocks) if b.bars]
    at = 0
    while at < len(barred):
        end = at
        laid_out = blocks[barred[at]].column is not None
        longest = 1 if laid_out else _LONGEST_CELL
        while end + 1 < len(barred) and barred[end + 1] - barred[end] <= longest:
            if (blocks[barred[end + 1]].column is not None) != laid_out:
                break
            end += 1
        if end - at >= 3:
            yield barred[at], barred[end]
        at = end + 1


def _rows(blocks: Sequence[Block], first: int, last: int) -> Iterator[list[list[int]]]:
    row: list[list[int]] = []
    for n in range(first, last + 1):
        bars, column = blocks[n].bars, blocks[n].column
        opens = bars >= 2 if column is None else column < len(row)
        if opens and row:
            yield row
            row = []
        row += [[] for _ in range(len(row), column or 0)]
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
    first = [n for n, cell in enumerate(row) if is_ordinal(_words(blocks, cell))]
    return row[first[-1] :] if first else row


def _headings(
    blocks: Sequence[Block], row: list[list[int]], following: list[list[int]]
) -> tuple[list[str], int]:
    """Return the headings of the columns and how many rows below the first hold them too.

    Where the row below the headings holds only parties' columns, they divide the heading that
    they stand under: ``TT | Nhiệm vụ | Thực hiện | Hạn`` over ``Chủ trì | Phối hợp``.
    """
    headings = [_words(blocks, cell) for cell in row]
    lower = [_words(blocks, cell) for cell in following]
    parties = [heading_role(words) in ("lead", "coordinators") for words in lower]
    shared = [
        n
        for n, words in enumerate(headings)
        if _SHARED_HEADING.fullmatch(words.strip()) and heading_role(words) != "task"
    ]
    if not shared or len(lower) < 2 or not all(parties):
        return headings, 0
    at = shared[-1]
    return [*headings[:at], *lower, *headings[at + 1 :]], 1


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the columns of a table hold."""

    roles: tuple[str, ...]
    numbered: bool
    """Whether the first column numbers the rows."""
    things: bool
    """Whether what is to be done is said by the row as a whole."""


def _whole(
    blocks: Sequence[Block], rows: Sequence[list[list[int]]], columns: _Columns
) -> Iterator[list[list[int]]]:
    """Yield rows with the parts joined that an empty cell, which leaves two bars, took apart."""
    row: list[list[int]] = []
    for part in rows:
        if blocks[_cells(part)[0]].column is not None:
            yield part
            continue
        numbered = bool(_numbers(blocks, part))
        fits = len(row) + 1 + len(part) <= len(columns.roles)
        if row and columns.numbered and not numbered and fits and len(row) > 1:
            row = [*row, [], *part]
            continue
        if row:
            yield row
        row = part
    if row:
        yield row


def _tasks(
    blocks: Sequence[Block], row: list[list[int]], columns: _Columns, before: Sequence[Row]
) -> Iterator[Row]:
    """Read a row: one task for each of its leads.

    A row that ends after its task shares the parties of the row above, whose cells reach down.
    """
    numbered = bool(_numbers(blocks, row))
    roles = columns.roles
    laid_out = blocks[_cells(row)[0]].column is not None
    if columns.numbered and not numbered and len(row) == len(roles) - 1:
        roles = roles[1:]
    section = bool(_SECTION.fullmatch(_words(blocks, row[0])))
    if len(row) < 2 or (section and len(row) == 2):
        return
    if not (len(row) >= len(roles) or numbered or laid_out):
        return
    cells = [(role, tuple(cell)) for role, cell in zip(roles, row, strict=False)]
    if any(_NOTHING_TO_DO.search(_words(blocks, cell)) for role, cell in cells if role != "task"):
        return
    cells = [(role, cell) for role, cell in cells if role]
    task = next((cell for role, cell in cells if role == "task"), ())
    leads = [n for n, (role, cell) in enumerate(cells) if role == "lead" and cell]
    if task and columns.things:
        task = tuple(_cells(row[row.index(list(task)) :]))
    if task and leads:
        deadline = next((cell for role, cell in cells if role == "deadline"), ())
        for n in leads:
            beside = cells[n + 1 : n + 2]
            partners = beside[0][1] if beside and beside[0][0] == "coordinators" else ()
            if len(leads) == 1:
                partners = next((cell for role, cell in cells if role == "coordinators"), ())
            yield Row(task, cells[n][1], partners, deadline if n == leads[0] else ())
    elif task and before and len(row) == roles.index("task") + 1:
        above = before[-1]
        yield Row(task, above.lead, above.coordinators, above.deadline)
