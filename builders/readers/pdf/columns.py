"""Columns of a page: letterheads, signature blocks and pages in two columns.

Rows run over the whole page. Where several rows on end leave the same gutter free, what stands left
of it is read before what stands right of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from .words import Line

__all__ = ["Region", "regions"]

#: Lines that are read one after the other.
Region = list[Line]

# A gutter is at least so many times the size of the font wide where it is seen first …
_WIDE = 1.0
# … and so many times as wide as the blanks of its row, which justified lines widen …
_TIMES = 3.0
# … and what remains free over all rows at least this much.
_FREE = 0.5
# One row alone shows a gutter only where it is very wide.
_VERY_WIDE = 4.0
# Rows further apart than this many times the size of the font belong to different blocks.
_APART = 3.5

# What stands at the top of the right column of a letterhead.
_MOTTO = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT|SOCIALIST REPUBLIC")

Gap = tuple[float, float]


def regions(rows: Sequence[Line]) -> Iterator[Region]:
    """Yield the parts of a page in the order in which they are read."""
    plain: Region = []
    at = 0
    while at < len(rows):
        block = _block(rows, at)
        if block is None:
            plain.append(rows[at])
            at += 1
            continue
        end, gutter = block
        above: Region = []
        while plain and _near(plain[-1], (above or [rows[at]])[0]) and _beside(plain[-1], gutter):
            above.insert(0, plain.pop())
        if plain:
            yield plain
            plain = []
        block_rows = [*above, *rows[at:end]]
        middle = (gutter[0] + gutter[1]) / 2
        for side in ((float("-inf"), middle), (middle, float("inf"))):
            if part := [line for row in block_rows if (line := row.between(*side))]:
                yield part
        at = end
    if plain:
        yield plain


def _block(rows: Sequence[Line], first: int) -> tuple[int, Gap] | None:
    """Return where a block of two columns that begins with a row ends, and its gutter."""
    best: tuple[int, Gap] | None = None
    gaps = list(_gaps(rows[first]))
    blank = median(gap[1] - gap[0] for gap in gaps) if len(gaps) > 2 else 0.0
    enough = max(_WIDE * rows[first].size, _TIMES * blank)
    for gap in gaps:
        right = rows[first].between(gap[1], float("inf"))
        motto = right is not None and bool(_MOTTO.match(right.text))
        if gap[1] - gap[0] < enough and not motto:
            continue
        end, gutter, both = _down(rows, first, gap)
        sure = motto or gap[1] - gap[0] >= _VERY_WIDE * rows[first].size
        if (both > 1 or sure) and (best is None or end > best[0]):
            best = end, gutter
    return best


def _down(rows: Sequence[Line], first: int, gutter: Gap) -> tuple[int, Gap, int]:
    """Follow a gutter down; return where it ends, what of it is free, and rows on both sides."""
    both, end = 1, first + 1
    free_at_least = min(_FREE * rows[first].size, gutter[1] - gutter[0])
    while end < len(rows) and _near(rows[end - 1], rows[end]):
        row = rows[end]
        free = [
            (max(gutter[0], a), min(gutter[1], b))
            for a, b in ((float("-inf"), row.x0), *_gaps(row), (row.x1, float("inf")))
        ]
        left, right = max(free, key=lambda gap: gap[1] - gap[0])
        if right - left < free_at_least:
            break
        gutter = left, right
        both += row.x0 < left and row.x1 > right
        end += 1
    return end, gutter, both


def _gaps(row: Line) -> Iterator[Gap]:
    """Yield the blanks between the words of a row."""
    for before, after in zip(row.words, row.words[1:], strict=False):
        if after.x0 > before.x1:
            yield before.x1, after.x0


def _beside(row: Line, gutter: Gap) -> bool:
    """Whether a row above a block belongs to it: the gutter is free, and words are right of it."""
    free = any(gap[0] < gutter[1] and gutter[0] < gap[1] for gap in _gaps(row))
    inside = any(word.x0 < gutter[1] and gutter[0] < word.x1 for word in row.words)
    return row.x0 >= gutter[0] or (free and not inside)


def _near(above: Line, below: Line) -> bool:
    return below.bottom - above.bottom <= _APART * max(above.size, below.size)
