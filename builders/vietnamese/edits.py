"""Changes to a text that keep what stood there before."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Edit", "Repair", "edited", "original"]


@dataclass(frozen=True, slots=True)
class Repair:
    """Words of a text that stood there otherwise when it was read; offsets count in the text."""

    start: int
    end: int
    original: str
    """What stood there."""


class Edit(NamedTuple):
    """New words for a stretch of a text."""

    start: int
    end: int
    words: str


def edited(
    text: str, repairs: Iterable[Repair], edits: Iterable[Edit]
) -> tuple[str, tuple[Repair, ...]]:
    """Make changes in a text; return it with all its repairs, those before and the new ones.

    ``repairs`` and ``edits`` come in order and do not overlap among themselves. Where an edit
    touches a repair the two become one, from the words that stood there first.
    """
    pieces: list[str] = []
    made: list[Repair] = []
    waiting = deque(repairs)
    at = shift = 0
    for edit in edits:
        while waiting and waiting[0].end <= edit.start:
            made.append(_moved(waiting.popleft(), shift))
        start, end, words = edit
        touched: list[Repair] = []
        while waiting and waiting[0].start < edit.end:
            touched.append(waiting.popleft())
        if touched:
            start, end = min(start, touched[0].start), max(end, touched[-1].end)
            words = text[start : edit.start] + words + text[edit.end : end]
        before = original(text, touched, start, end) if touched else text[start:end]
        made.append(Repair(start + shift, start + shift + len(words), before))
        pieces += [text[at:start], words]
        at, shift = end, shift + len(words) - (end - start)
    made += [_moved(repair, shift) for repair in waiting]
    return "".join([*pieces, text[at:]]), tuple(made)


def _moved(repair: Repair, shift: int) -> Repair:
    return Repair(repair.start + shift, repair.end + shift, repair.original)


def original(text: str, repairs: Sequence[Repair], start: int, end: int) -> str:
    """Return what stood in place of ``text[start:end]`` before the repairs, which come in order.

    Of a repair that lies in it in part the whole is returned.
    """
    pieces, at = [], start
    for nth in range(bisect_right(repairs, start, key=lambda repair: repair.end), len(repairs)):
        repair = repairs[nth]
        if repair.start >= end:
            break
        pieces += [text[at : repair.start], repair.original]
        at = repair.end
    return "".join([*pieces, text[at:end]])
