"""Lines to paragraphs: what was one before the page was set is one again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

from ...segment.markers import match_marker
from ...segment.wrapping import opens_paragraph
from ..broken_lines import SIGNS
from .words import Line

__all__ = ["Margins", "Paragraph", "margins_of", "paragraphs"]

_CLOSED = (".", ";", ":", "!", "?", "…", "./.")
#: Leading of a text that is too short to measure it, in sizes of its font; steps it is measured on.
_USUAL = 1.35
_MEASURED = 3
#: Points by which places that are the same may differ.
_SLACK = 3.0


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: list[Line]
    gap: bool = False
    """Whether more than the usual distance is above it."""
    right: float = 0.0
    """Where the lines of the region end that its last line stands in."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the lines of a region begin and end, and how far apart they are."""

    left: float
    right: float
    leading: float
    """Distance from one line of a paragraph to the next."""
    indents: bool
    """Whether only the first lines of paragraphs are indented."""


def margins_of(lines: Sequence[Line], width: float = 0.0) -> Margins:
    """Measure a region; ``width`` is that of the text on other pages of one column."""
    left = min(line.x0 for line in lines)
    right = max(line.x1 for line in lines)
    steps = [
        below.bottom - above.bottom
        for above, below in pairwise(lines)
        if above.page == below.page and below.bottom - above.bottom > 0.5 * below.size
    ]
    usual = _USUAL * lines[0].size
    leading = quantiles(steps, n=4)[0] if len(steps) >= _MEASURED else min(steps, default=usual)
    if len(steps) < _MEASURED:
        leading = min(leading, usual)
    # A line in small letters goes on with the one above: under its indent, or back at the margin.
    after = [
        below.x0 > left + _SLACK
        for above, below in pairwise(lines)
        if above.x0 > left + _SLACK and below.text[0].islower()
    ]
    return Margins(left, max(right, left + width), leading, 2 * sum(after) < len(after))


def paragraphs(
    lines: Sequence[Line], margins: Margins, open_one: Paragraph | None = None
) -> list[Paragraph]:
    """Join the lines of a region; ``open_one`` may go on from the page before."""
    found: list[Paragraph] = []
    here = open_one
    for line in lines:
        if here and _goes_on(here, line, margins):
            here.lines.append(line)
        else:
            here = Paragraph([line], here is None or _distance(here, line, margins) > 1.6)
            found.append(here)
        here.right = margins.right
    return found


def _distance(paragraph: Paragraph, line: Line, margins: Margins) -> float:
    """Return the distance to the line above as a multiple of the usual one; 1 over a page."""
    above = paragraph.lines[-1]
    if _jumped(above, line):
        return 1.0
    return (line.bottom - above.bottom) / margins.leading


def _jumped(above: Line, line: Line) -> bool:
    """Whether a line is at the top of the next page or column."""
    return above.page != line.page or line.bottom < above.bottom


def _goes_on(paragraph: Paragraph, line: Line, margins: Margins) -> bool:
    """Whether a line belongs to the paragraph above it."""
    above = paragraph.lines[-1]
    if SIGNS.match(above.text) or opens_paragraph(line.text):
        return False
    if abs(above.size - line.size) > 0.15 * above.size or _distance(paragraph, line, margins) > 1.5:
        return False
    closed = above.text.endswith(_CLOSED)
    marked = match_marker(line.text) is not None
    lettered = any(map(str.isalpha, above.text)) and any(map(str.isalpha, line.text))
    restyled = above.bold != line.bold or (lettered and above.capitals != line.capitals)
    if not _jumped(above, line) and _centred(above, line, margins):
        return not (closed or marked or restyled) and (
            _full(above, line, max(above.x1 - above.x0, line.x1 - line.x0) + above.x0)
            or line.text[0].islower()
        )
    if not _aligned(paragraph, line, margins):
        return False
    full = _full(above, line, paragraph.right)
    if marked or (restyled and (above.bold or above.capitals)):
        return full and not closed and not restyled and line.x0 <= margins.left + _SLACK
    if line.text[0].islower():
        return full or not closed
    indented = line.x0 > margins.left + _SLACK and abs(line.x0 - above.x0) <= _SLACK
    heading = above.bold or above.capitals  # set in the middle, as wide as the text
    first = indented and len(paragraph.lines) == 1 and not heading
    return full and not (first and (closed or margins.indents))


def _aligned(paragraph: Paragraph, line: Line, margins: Margins) -> bool:
    """Whether a line begins where the paragraph's next one would.

    That is below the line above; further left below a first line that was indented; or further
    right below a marker.
    """
    above = paragraph.lines[-1]
    if _jumped(above, line):
        return line.x0 <= margins.left + _SLACK or line.text[0].islower()
    shift = line.x0 - above.x0
    if len(paragraph.lines) > 1:
        return abs(shift) <= _SLACK
    return shift <= _SLACK or (shift < 6 * line.size and match_marker(above.text) is not None)


def _centred(above: Line, line: Line, margins: Margins) -> bool:
    """Whether two lines stand in the middle, one below the other."""
    if abs(above.centre - line.centre) > 0.4 * line.size:
        return False
    if line.x0 <= margins.left + _SLACK and not line.capitals:
        return False  # the second line of a paragraph, which the first lies above by chance
    if abs(above.x0 - line.x0) > _SLACK:
        return True
    inset = 1.5 * line.size
    return line.x0 > margins.left + inset and line.x1 < margins.right - inset


def _full(above: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line had no room on the line above."""
    first = line.words[0]
    blank = 0.2 * above.size
    return above.x1 + blank + (first.x1 - first.x0) > right - _SLACK
