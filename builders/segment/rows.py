"""The lines of a text without furniture, rows of tables cut into their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .furniture import is_page_number, is_rule, is_site_furniture, is_stamp, opens_page
from .reading_form import Line, read_line

__all__ = ["LONGEST_LINE", "Row", "read_rows"]

# A longer line is cut at a blank and a longer paragraph takes no more lines, so that no later step
# meets a block without bounds.
LONGEST_LINE = 20_000
_DASHES = ("-", "–", "—")
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")


@dataclass(slots=True)
class Row:
    """A line with what stands between it and the line before."""

    line: Line
    gap: bool
    bars: int
    ruled: bool
    column: int | None = None
    """Column of a cell, where the layout tells it."""

    @property
    def dash(self) -> bool:
        """Whether it is a lone dash: an empty cell in a table, a rule anywhere else."""
        return self.line.text in _DASHES


def _pieces(content: str, start: int) -> Iterator[tuple[int, int]]:
    """Spans of the lines of a text; lines without bound are cut at blanks."""
    for found in _LINE.finditer(content, start):
        at, end = found.span()
        while end - at > LONGEST_LINE:
            stop = content.rfind(". ", at, at + LONGEST_LINE)
            stop = stop + 1 if stop > at else content.rfind(" ", at, at + LONGEST_LINE)
            stop = stop if stop > at else at + LONGEST_LINE
            yield at, stop
            at = stop
        yield at, end


def _cells(content: str, at: int, end: int) -> list[tuple[int, int]] | None:
    """Spans of the cells of a table row; None for any other line.

    Of the forms: ``| a | b |``; ``a | b | c``; the same with tabs for bars.
    """
    sign = "|" if "|" in content[at:end] else "\t"
    if content.count(sign, at, end) < 2 or not content[at:end].strip("| \t-:"):
        return None
    bar = content.index(sign, at)
    spans = [(at, bar)] if content[at:bar].strip() else []
    while (after := content.find(sign, bar + 1, end)) >= 0:
        spans.append((bar + 1, after))
        bar = after
    if content[bar + 1 : end].strip():
        spans.append((bar + 1, end))
    return spans


def read_rows(content: str, start: int) -> Iterator[Row]:
    """Lines of the text in reading form, without furniture."""
    gap, ruled, bars, turning, stamped = False, False, 0, False, False
    last_end = start
    for at, end in _pieces(content, start):
        gap = gap or (not turning and content.count("\n", last_end, at) > 1)
        last_end = end
        spans = _cells(content, at, end)
        bars += 1 if spans else 0
        for column, (a, b) in enumerate(spans or [(at, end)]):
            line = read_line(content[a:b], a)
            words = line.text
            bars += 1 if spans else 0
            if not words:
                gap = gap or not turning
            elif not words.strip("| "):
                bars += words.count("|")
                turning = False
            elif not words.strip("|-: ") and "|" in words:
                continue  # the rule under the head of a Markdown table
            elif opens_page(words):
                turning, gap, stamped = True, False, False
            elif is_stamp(words, stamped):
                turning, gap, stamped = True, False, True
            elif turning and is_page_number(words):
                pass
            elif is_rule(words) and words not in _DASHES:
                ruled = ruled or not turning
            elif is_site_furniture(words):
                gap = True
            else:
                yield Row(line, gap, bars, ruled, column if spans else None)
                gap, ruled, bars, turning, stamped = False, False, 0, False, False
