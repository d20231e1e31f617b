"""Figures in the cells of tables, which take their unit from the head of their column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Block, Language
from .figures import Figure
from .numbers import Units, units

__all__ = ["Cell", "table_figures"]

_NUMBER = re.compile(
    r"(?P<digits>\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,4})?|\d{1,12}(?:[.,]\d{1,4})?) ?(?P<share>%)?"
)
_SHARE = re.compile(r"%|\b(?:share|rate|percent|per cent|tỷ lệ|tỉ lệ)\b", re.IGNORECASE)
_NO_FIGURES = re.compile(
    r"(?:STT|TT|No\.?|#|Nos?|Order|Year|Năm|Date|Ngày|Code|Mã(?: số)?|Phone|Tel|Điện thoại)\b"
    r"|.*\b(?:date|deadline|thời gian|thời hạn|days|ngày)\b.*",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s?\([^()]{0,40}\)\s?$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in a table with the words at the head of its column and row."""

    figure: Figure
    column: str
    row: str
    row_block: int
    """Index of the block at the head of the row."""


def _tables(blocks: Sequence[Block]) -> Iterator[list[list[int]]]:
    """Rows of block indices: two bars open a row, one a cell."""
    rows: list[list[int]] = []
    for index, block in enumerate(blocks):
        if block.zone != "body" or not block.bars:
            if rows:
                yield rows
            rows = []
        elif block.bars >= 2 or not rows:
            rows.append([index])
        else:
            rows[-1].append(index)
    if rows:
        yield rows


def table_figures(blocks: Sequence[Block], language: Language) -> dict[int, Cell]:
    """Figures by the index of their block, for tables with a head row and two rows or more."""
    known = units(language)
    found: dict[int, Cell] = {}
    for rows in _tables(blocks):
        head = rows[0]
        even = [row for row in rows[1:] if len(row) == len(head)]
        if len(head) < 2 or len(even) < 2 or any(_NUMBER.fullmatch(blocks[i].text) for i in head):
            continue
        for row in even:
            for column, cell in zip(head[1:], row[1:], strict=True):
                figure = _figure(blocks[column].text, blocks[cell].text, known, language)
                if figure is not None:
                    name = _BRACKETED.sub("", blocks[column].text)
                    found[cell] = Cell(figure, name, blocks[row[0]].text, row[0])
    return found


def _figure(head: str, words: str, known: Units, language: Language) -> Figure | None:
    match = _NUMBER.fullmatch(words)
    if match is None or _NO_FIGURES.match(head):
        return None
    value = known.scaled(match["digits"], None, language)
    if match["share"] or _SHARE.search(head):
        return Figure(0, len(words), value, "%", "share")
    tokens = re.findall(r"[^\W\d_]+|\$|€", head.lower())
    currency = next(
        (known.currencies[token] for token in tokens if token in known.currencies), None
    )
    if currency:
        scale = _scale(tokens, known)
        value = known.scaled(match["digits"], scale, language)
        return Figure(0, len(words), value, currency, "money")
    return Figure(0, len(words), value, _BRACKETED.sub("", head), "count")


def _scale(tokens: Sequence[str], known: Units) -> str | None:
    """Scale word in the head of a column of money: "VND billion", "nghìn tỷ đồng"."""
    pairs = [" ".join(pair) for pair in pairwise(tokens)]
    return next((words for words in [*pairs, *tokens] if words in known.scales), None)
