"""From the lines of a text to its blocks: paragraphs, headings, items and table cells."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Block, Text
from .flat_tables import with_columns
from .furniture import is_motto
from .markers import match_marker
from .reading_form import Line
from .rows import LONGEST_LINE, Row, read_rows
from .sentences import sentences
from .wrapping import Wrapping, glued, is_capitals, opens_paragraph
from .zones import zones

__all__ = ["segment", "sentences"]

_HEADING_LENGTH = 200


@dataclass(slots=True)
class _Paragraph:
    """Lines that belong together."""

    gap: bool
    bars: int
    column: int | None
    lines: list[Line]
    length: int = 0

    def add(self, line: Line) -> None:
        """Take one more line."""
        self.lines.append(line)
        self.length += len(line.text)


def _measure(rows: Sequence[Row]) -> Wrapping:
    """Widths at which the text wraps, from its neighbouring lines."""

    def pairs() -> Iterator[tuple[str, str, bool]]:
        for before, row in pairwise(rows):
            if not (row.gap or row.bars or row.ruled):
                opens = before.gap or bool(before.bars) or bool(match_marker(before.line.text))
                yield before.line.text, row.line.text, opens

    return Wrapping.measure(pairs())


def _paragraphs(rows: Sequence[Row]) -> list[_Paragraph]:
    """Join the lines that were one paragraph before they were wrapped."""
    wrapping = _measure(rows)
    found: list[_Paragraph] = []
    for at, row in enumerate(rows):
        here = found[-1] if found else None
        if here is None or row.bars or row.ruled or row.line.hashed:
            found.append(_Paragraph(row.gap, row.bars, row.column, [row.line]))
        elif _goes_on(here, row, wrapping) or _in_italics(rows, at):
            here.add(row.line)
        else:
            found.append(_Paragraph(row.gap, row.bars, row.column, [row.line]))
    return found


_ITALIC_LINES = 8


def _in_italics(rows: Sequence[Row], at: int) -> bool:
    """Whether a line is the second of an italic stretch that ends within a few lines."""
    row = rows[at]
    if at == 0 or row.gap or not rows[at - 1].line.open_italic:
        return False
    if match_marker(row.line.text) or opens_paragraph(row.line.text):
        return False
    for later in rows[at : at + _ITALIC_LINES]:
        if later.line.shut_italic:
            return True
        if later.line.open_italic or (later is not row and (later.gap or later.bars)):
            return False
    return False


def _restyled(line: Line, following: Line) -> bool:
    """Whether bold begins or ends between two lines."""
    if line.open_bold or following.shut_bold:
        return False
    return line.bold != (following.bold or following.open_bold)


def _goes_on(paragraph: _Paragraph, row: Row, wrapping: Wrapping) -> bool:
    """Whether a line belongs to the paragraph before it."""
    if paragraph.length > LONGEST_LINE:
        return False
    if paragraph.column is not None:
        return row.column == paragraph.column
    last = paragraph.lines[-1]
    if _restyled(last, row.line) and is_capitals(last.text) and is_capitals(row.line.text):
        return False  # the issuer in bold under the body above it
    marked = match_marker(row.line.text) is not None
    if not marked and (_is_bare_marker(paragraph) or (last.open_bold and not row.gap)):
        return True
    return wrapping.joins(
        last.text,
        row.line.text,
        opens=len(paragraph.lines) == 1,
        gap=row.gap,
        block=paragraph.lines[0].text,
    )


def _is_bare_marker(paragraph: _Paragraph) -> bool:
    """Whether a paragraph is so far only a marker: "Chương I" with its title on the next line."""
    if len(paragraph.lines) > 1:
        return False
    words = paragraph.lines[0].text
    marker = match_marker(words)
    return marker is not None and len(marker[0]) == len(words)


def _joined(lines: Sequence[Line]) -> tuple[str, Sequence[int], Sequence[int]]:
    """One reading text of several lines; the blank between two spans the line break."""
    if len(lines) == 1:
        return lines[0].text, lines[0].starts, lines[0].ends
    words: list[str] = []
    starts, ends = array("q"), array("q")
    for line in lines:
        if words and not glued(words[-1], line.text):
            words.append(" ")
            starts.append(ends[-1])
            ends.append(line.starts[0])
        words.append(line.text)
        starts.extend(line.starts)
        ends.extend(line.ends)
    return "".join(words), starts, ends


def _is_heading(paragraph: _Paragraph, text: str) -> bool:
    if len(text) > _HEADING_LENGTH or text[-1] in ".;,":
        return False
    first = paragraph.lines[0]
    return first.hashed or all(line.bold for line in paragraph.lines) or is_capitals(text)


def segment(text: Text) -> list[Block]:
    """Cut a text into blocks in reading form, in the order of the text.

    Wrapped lines are joined, page and site furniture and mottoes left out, markers taken off
    into :attr:`Block.marker`. Every character keeps the source span it was read from. Time is
    linear in the length of the text.
    """
    drafts: list[tuple[_Paragraph, str, int, tuple[str, Sequence[int], Sequence[int]]]] = []
    bars, gap = 0, False
    for paragraph in _paragraphs(with_columns(read_rows(text.content, text.body_start))):
        words, starts, ends = _joined(paragraph.lines)
        paragraph.bars, paragraph.gap = paragraph.bars + bars, paragraph.gap or gap
        if is_motto(words):
            bars, gap = paragraph.bars, True
            continue
        bars, gap = 0, False
        # A marker alone on its line is none before the title that was joined to it.
        found = match_marker(paragraph.lines[0].text) or match_marker(words)
        cut = len(found[0]) if found else 0
        while cut < len(words) and words[cut] == " ":
            cut += 1
        marker, rank = found or ("", 0)
        # A marker that stands alone ("Điều 5." over its clauses) is its own text.
        cut = cut if cut < len(words) else 0
        drafts.append((paragraph, marker, rank, (words[cut:], starts[cut:], ends[cut:])))
    found_zones = zones([d[3][0] for d in drafts], [d[2] for d in drafts])
    return [
        Block(
            text=words,
            starts=starts,
            ends=ends,
            marker=marker,
            rank=rank,
            zone=zone,
            bars=paragraph.bars,
            column=paragraph.column,
            heading=_is_heading(paragraph, words),
            gap=paragraph.gap,
        )
        for (paragraph, marker, rank, (words, starts, ends)), zone in zip(
            drafts, found_zones, strict=True
        )
    ]
