"""What a document does to others and they to it, as a drawing (SVG) beside the same as a list.

The document stands in the middle; on its left what it acts upon, on its right what acts upon it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Diagram", "Related", "diagram"]

_BOX, _HEIGHT, _GAP = 290, 46, 12
#: What lies between two columns of boxes.
_BETWEEN = 105
_TOP = 6
#: Three columns wide, however many there are, so that letters are always as large.
_WIDTH = 3 * _BOX + 2 * _BETWEEN
#: Boxes on each side; the list has the rest.
_MOST = 8
#: Characters that a box is wide.
_LETTERS = 36


@dataclass(frozen=True, slots=True)
class Related:
    """A document that is related to the one in the middle."""

    relation: str
    """In words, seen from the one in the middle: "amends", "amended by"."""
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with two lines of text, and the arrow between it and the middle."""

    x: int
    y: int
    above: str
    text: str
    address: str | None
    arrow: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """A drawing, ready for its template; lengths are in units of the drawing."""

    width: int
    height: int
    box: int
    tall: int
    middle: Box
    boxes: list[Box]
    left_out: int


def diagram(
    title: str, about: str, lower: Sequence[Related], upper: Sequence[Related]
) -> Diagram | None:
    """Return the drawing for a document; None where it has no relations.

    ``lower`` are those that it acts upon, ``upper`` those that act upon it.
    """
    if not lower and not upper:
        return None
    left, right = lower[:_MOST], upper[:_MOST]
    rows = max(len(left), len(right))
    height = _TOP + rows * (_HEIGHT + _GAP)
    centre = _TOP + (rows * (_HEIGHT + _GAP) - _GAP) // 2
    middle_x = _BOX + _BETWEEN if left else 0
    right_x = middle_x + _BOX + _BETWEEN
    boxes = [
        *_column(left, 0, _BOX, middle_x, centre, rows),
        *_column(right, right_x, right_x, middle_x + _BOX, centre, rows),
    ]
    middle = Box(middle_x, centre - _HEIGHT // 2, _cut(about), _cut(title), None, "")
    left_out = len(lower) + len(upper) - len(left) - len(right)
    return Diagram(_WIDTH, height, _BOX, _HEIGHT, middle, boxes, left_out)


def _column(
    related: Sequence[Related], x: int, edge: int, middle: int, centre: int, rows: int
) -> list[Box]:
    """Return the boxes of one side; arrows run from the document that acts."""
    boxes = []
    top = _TOP + (rows - len(related)) * (_HEIGHT + _GAP) // 2
    for number, one in enumerate(related):
        y = top + number * (_HEIGHT + _GAP)
        begin, end = ((middle, centre), (edge, y + _HEIGHT // 2))
        if x:  # on the right: it acts
            begin, end = end, begin
        bend = (begin[0] + end[0]) // 2
        path = f"M{begin[0]} {begin[1]}C{bend} {begin[1]} {bend} {end[1]} {end[0]} {end[1]}"
        boxes.append(Box(x, y, _cut(one.relation), _cut(one.text), one.address, path))
    return boxes


def _cut(text: str) -> str:
    return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1].rstrip()}…"
