"""Marks in a text that lie in each other or overlap, as a sequence that HTML can nest.

HTML nests elements and knows no overlap (HTML, section 13.2.6.4.7), nor links within links. So a
mark that runs out of another is cut in two at its end, and each piece of text is a link for the
innermost mark with a fact; what no piece of text is left for gets a sign of its own at its end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import ClassVar, Generic, TypeVar

__all__ = ["Begin", "End", "Mark", "Piece", "Signs", "marked"]

Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True)
class Mark(Generic[Fact]):
    """A stretch of a text with the facts that stand on it; without any it is only an anchor."""

    start: int
    end: int
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Begin(Generic[Fact]):
    """The beginning of a mark; ``anchor`` where the mark begins, none where it goes on."""

    what: ClassVar[str] = "begin"
    mark: Mark[Fact]
    anchor: bool


@dataclass(frozen=True, slots=True)
class End:
    """The end of the mark that was begun last."""

    what: ClassVar[str] = "end"


@dataclass(frozen=True, slots=True)
class Piece(Generic[Fact]):
    """Text within the same marks; ``fact`` is what it is a link to."""

    what: ClassVar[str] = "piece"
    text: str
    fact: Fact | None


@dataclass(frozen=True, slots=True)
class Signs(Generic[Fact]):
    """Facts that no text before is a link to."""

    what: ClassVar[str] = "signs"
    facts: tuple[Fact, ...]


@dataclass(slots=True)
class _Open(Generic[Fact]):
    mark: Mark[Fact]
    end: int
    linked: bool
    """Whether some text is a link to its first fact."""


def marked(
    text: str, marks: Iterable[Mark[Fact]]
) -> list[Begin[Fact] | End | Piece[Fact] | Signs[Fact]]:
    """Return a text with its marks, in the order in which they are written.

    Offsets that lie outside of the text are brought into it. Takes time in proportion to the text
    and the marks, but for what they overlap.
    """
    ahead = [
        (start, -end, number, mark, True)
        for number, mark in enumerate(sorted(marks, key=lambda one: (one.start, -one.end)))
        if (start := min(max(mark.start, 0), len(text))) < (end := min(mark.end, len(text)))
    ]
    heapify(ahead)
    written: list[Begin[Fact] | End | Piece[Fact] | Signs[Fact]] = []
    opened: list[_Open[Fact]] = []
    at = 0

    def write_until(place: int) -> None:
        nonlocal at
        if place > at:
            inner = next((one for one in reversed(opened) if one.mark.facts), None)
            piece = text[at:place]
            if inner and piece.strip():
                inner.linked = True
            written.append(Piece(piece, inner.mark.facts[0] if inner else None))
            at = place

    def close() -> None:
        one = opened.pop()
        write_signs = one.mark.facts[1:] if one.linked else one.mark.facts
        written.append(End())
        if write_signs and one.end == min(one.mark.end, len(text)):
            written.append(Signs(write_signs))

    while ahead:
        start, negative_end, number, mark, first = heappop(ahead)
        end = -negative_end
        while opened and opened[-1].end <= start:
            write_until(opened[-1].end)
            close()
        write_until(start)
        if opened and opened[-1].end < end:  # runs out of the one that it begins in
            heappush(ahead, (opened[-1].end, -end, number, mark, False))
            end = opened[-1].end
        written.append(Begin(mark, first))
        opened.append(_Open(mark, end, linked=False))
    while opened:
        write_until(opened[-1].end)
        close()
    write_until(len(text))
    return written
