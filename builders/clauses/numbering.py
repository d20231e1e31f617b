"""Paragraphs inside a numbered list: what stands between two items whose numbers follow.

A paragraph without a marker below an item may go on with the item or end its list. Where the next
number of the list comes later ("2." after "1."), the list was not over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Block

__all__ = ["enclosing"]

_LETTERS = "abcdđefghiklmnopqrstuvxy"
_LAST = re.compile(r"(?:(\d{1,3})|([IVX]{1,6})|([a-zđ]))\W*$")
_ROMAN = {"I": 1, "V": 5, "X": 10}


def enclosing(blocks: Sequence[Block]) -> dict[int, int]:
    """Return the rank of the innermost list that goes on after each unmarked block inside one."""
    ranks: dict[int, int] = {}
    last: dict[int, tuple[int, int]] = {}
    for n, block in enumerate(blocks):
        if n and block.zone != blocks[n - 1].zone:
            last = {}
        if not block.rank:
            if block.heading:
                last = {}
            continue
        number = _number(block.marker)
        before = last.get(block.rank)
        if before and number is not None and number in _after(before[1]):
            for inside in range(before[0] + 1, n):
                if not blocks[inside].rank:
                    ranks.setdefault(inside, block.rank)
        last = {rank: seen for rank, seen in last.items() if rank < block.rank}
        if number is not None:
            last[block.rank] = n, number
    return ranks


def _after(number: int) -> tuple[int, ...]:
    """Return what may follow a number; lists of letters pass over some of them."""
    return (number + 1, number + 2) if number < 0 else (number + 1,)


def _number(marker: str) -> int | None:
    """Return the place of a marker in its list, letters below zero; None for dashes and bullets."""
    found = _LAST.search(marker)
    if found is None:
        return None
    digits, roman, letter = found.groups()
    if digits:
        return int(digits)
    if roman:
        values = [_ROMAN[c] for c in roman]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return sum(-value if value < after else value for value, after in pairs)
    return _LETTERS.index(letter) - len(_LETTERS) if letter in _LETTERS else None
