"""Reported figures: what a text says was counted, shared or spent."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ..model import (
    Block,
    Body,
    Date,
    Document,
    IndicatorFact,
    Mention,
    Office,
    Person,
    Place,
    Quote,
    TaskFact,
    Text,
)
from ..segment.data_tables import data_cells
from ..segment.sentences import sentences
from .figures import Figure, figures
from .tables import Cell, table_figures

__all__ = ["find"]

# Documents that lay down rules or plans: their figures are thresholds and targets, not reports.
_NORMATIVE = re.compile(
    r"^(?:LUẬT|PHÁP LỆNH|NGHỊ ĐỊNH|THÔNG TƯ|QUYẾT ĐỊNH|QUY CHẾ|QUY ĐỊNH|KẾ HOẠCH|HƯỚNG DẪN"
    r"|VĂN BẢN HỢP NHẤT|ĐỀ ÁN|LAW|DECREE|CIRCULAR|DECISION|REGULATION|PLAN|GUIDANCE)\b"
    r"|^(?:Số|No\.) ?:? ?.{0,20}/NQ-HĐND"
)
# Sections of plans that report how things stand, and sections that only set aims.
_SITUATION = re.compile(
    r"(?:KHÁI QUÁT |ĐÁNH GIÁ |MỘT SỐ )?(?:TÌNH HÌNH|THỰC TRẠNG|HIỆN TRẠNG|ĐẶC ĐIỂM)"
    r"|KẾT QUẢ (?:ĐẠT ĐƯỢC|THỰC HIỆN|TRIỂN KHAI|CÔNG TÁC)|ĐÁNH GIÁ KẾT QUẢ|SITUATION|CURRENT STATE"
    r"|(?:WHERE|HOW) (?:WE|THINGS) STAND|STATE OF PLAY|RESULTS (?:SO FAR|TO DATE)",
    re.IGNORECASE,
)
_AIMS = re.compile(
    r"(?:CÁC |MỘT SỐ )?(?:MỤC TIÊU|CHỈ TIÊU)(?: CỤ THỂ| CHUNG| CHỦ YẾU| ĐẾN NĂM.{0,20})?\W*$"
    r"|(?:SPECIFIC |GENERAL )?(?:TARGETS|OBJECTIVES)\W*$",
    re.IGNORECASE,
)
_HEADING = 160
_AS_OF = re.compile(
    r"(?:as (?:of|at)|by|until|to|up to|through|at|accumulated to|since|on"
    r"|tính đến|đến|hết|tính tới|tới|tại thời điểm|trong)"
    r"(?: the)?(?: end of| hết| ngày| cuối| nay| tháng){0,2} ?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:.!?]\s|,\s")
_LONGEST_ABOUT = 120
_OFFICIAL = ("header", "recipients", "signature")
_MOST_NOTES = 8
_REACH = 250


def find(
    text: Text,
    blocks: Sequence[Block],
    mentions: Sequence[Sequence[Mention]],
    tasks: Sequence[TaskFact],
) -> list[IndicatorFact]:
    """Find the reported figures of a text, in its order, with the place and date of their sentence.

    ``mentions`` holds those of each block. Figures in task clauses, in names of documents, dates
    and bodies, in letterheads and annexes, and in normative documents are none.
    """
    normative = any(b.zone == "header" and _NORMATIVE.search(b.text) for b in blocks)
    open_blocks = _below(blocks, _SITUATION) if normative else frozenset(range(len(blocks)))
    open_blocks -= _below(blocks, _AIMS)
    official = any(block.zone in _OFFICIAL for block in blocks)
    taken = _merged((task.quote.start, task.quote.end) for task in tasks)
    facts: list[IndicatorFact] = []
    tabled = table_figures(blocks, text.language)
    listed = data_cells(blocks)
    notes = _notes(blocks)
    for index, (block, named) in enumerate(zip(blocks, mentions, strict=True)):
        if (block.zone != "body" and index not in notes) or index in listed:
            continue
        if index not in open_blocks:
            continue
        if cell := tabled.get(index):
            facts += _of_cell(text, block, cell, mentions[cell.row_block], taken)
        else:
            facts += _of_block(text, block, named, taken, official=official)
    return facts


def _below(blocks: Sequence[Block], title: re.Pattern[str]) -> frozenset[int]:
    """Return the indices of the blocks in sections with a heading that a pattern begins."""
    found: set[int] = set()
    depth: int | None = None
    for index, block in enumerate(blocks):
        heads = (block.rank > 0 or block.heading) and len(block.text) < _HEADING
        if depth is not None and heads and block.rank <= depth and (block.rank or block.heading):
            depth = None
        if depth is None and heads and title.match(block.text):
            depth = block.rank
        elif depth is not None:
            found.add(index)
    return frozenset(found)


def _notes(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indices of the few paragraphs behind a signature that annex nothing.

    They are the notes to the text above: neither headings, items nor cells.
    """
    signed = [index for index, block in enumerate(blocks) if block.zone == "signature"]
    if not signed:
        return frozenset()
    behind = range(signed[-1] + 1, len(blocks))
    if len(behind) > _MOST_NOTES or any(
        blocks[i].bars > (i == behind[0]) or blocks[i].heading or blocks[i].marker for i in behind
    ):
        return frozenset()
    return frozenset(behind)


def _of_cell(
    text: Text,
    block: Block,
    cell: Cell,
    row: Sequence[Mention],
    taken: Sequence[tuple[int, int]],
) -> Iterator[IndicatorFact]:
    first, last = block.span(cell.figure.start, cell.figure.end)
    if _overlaps(taken, first, last):
        return
    yield IndicatorFact(
        value=cell.figure.value,
        unit=cell.figure.unit,
        quote=Quote(first, last, text.content[first:last]),
        rule="indicator-cell",
        about=f"{cell.column}, {cell.row}"[:_LONGEST_ABOUT],
        place=next((mention.name for mention in row if isinstance(mention, Place)), None),
    )


def _of_block(
    text: Text,
    block: Block,
    named: Sequence[Mention],
    taken: Sequence[tuple[int, int]],
    *,
    official: bool,
) -> Iterator[IndicatorFact]:
    closed = _closed(block, named)
    found = figures(block.text, sentences(block), text.language, known_only=official)
    for (start, end), figure in found:
        if _within(figure, closed):
            continue
        first, last = block.span(figure.start, figure.end)
        if _overlaps(taken, first, last):
            continue
        yield IndicatorFact(
            value=figure.value,
            unit=figure.unit,
            quote=Quote(first, last, text.content[first:last]),
            rule=f"indicator-{figure.kind}",
            about=_about(block.text, figure, start, end),
            place=_place(named, figure, start, end),
            as_of=_as_of(block.text, named, figure, start, end),
        )


def _closed(block: Block, named: Sequence[Mention]) -> list[tuple[int, int]]:
    """Spans in which numbers belong to a name or date."""
    spans: list[tuple[int, int]] = []
    for mention in named:
        whole = isinstance(mention, (Document, Date, Person))
        inside = isinstance(mention, (Place, Body, Office))
        if whole or (inside and not block.text[mention.start].isdigit()):
            spans.append((mention.start, mention.end))
    return spans


def _within(figure: Figure, closed: Sequence[tuple[int, int]]) -> bool:
    return any(start <= figure.start < end for start, end in closed)


def _overlaps(taken: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    at = bisect_right(taken, (last, -1)) - 1
    return at >= 0 and first < taken[at][1]


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _about(words: str, figure: Figure, start: int, end: int) -> str | None:
    """Words of the clause around a figure, without the figure itself."""
    start, end = max(start, figure.start - _REACH), min(end, figure.end + _REACH)
    breaks = [start, *(m.end() for m in _CLAUSE.finditer(words, start, end)), end]
    left = max(at for at in breaks if at <= figure.start)
    right = min((at for at in breaks if at > figure.end), default=end)
    clause = (words[left : figure.start].rstrip() + " " + words[figure.end : right].lstrip()).strip(
        " ,;:."
    )
    return clause[:_LONGEST_ABOUT].strip() or None


def _place(named: Sequence[Mention], figure: Figure, start: int, end: int) -> str | None:
    """Place of the sentence that stands nearest, before the figure rather than behind it."""
    places = [m for m in named if isinstance(m, Place) and start <= m.start and m.end <= end]
    before = [place.name for place in places if place.end <= figure.start]
    if before:
        return before[-1]
    return next((place.name for place in places if place.start >= figure.end), None)


def _as_of(
    words: str, named: Sequence[Mention], figure: Figure, start: int, end: int
) -> str | None:
    """Date up to which a figure was counted: "As of September 15", "đến ngày 15/3/2026"."""
    dates = [
        m
        for m in named
        if isinstance(m, Date)
        and start <= m.start
        and m.end <= end
        and _AS_OF.search(words[max(start, m.start - 30) : m.start])
    ]
    before = [date.value for date in dates if date.end <= figure.start]
    return before[-1] if before else next((date.value for date in dates), None)
