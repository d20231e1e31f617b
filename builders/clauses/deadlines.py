"""By when something is to be done: which of the dates in a clause is a deadline, and its value."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model import Block, Date
from ..periods import first_day, last_day, preceding
from ..prefilter import Pattern
from .grammar import Grammar
from .masking import Masked

__all__ = ["Deadline", "Deadlines"]

#: A time that needs no preposition: "publish the list this month".
_NOW = re.compile(r"this\b", re.IGNORECASE)
#: Length of a value that tells no more than a year.
_YEAR = len("2025")
#: Directly before a month, quarter or year: it is over before that begins.
_BEFORE = re.compile(r"\b(?:before|prior to|trước)(?: the)? $", re.IGNORECASE)


class Deadline(NamedTuple):
    """A deadline, with its place in the mask."""

    value: str
    place: tuple[int, int]


class Deadlines:
    """Reads deadlines in a text that was ``written`` then."""

    def __init__(self, grammar: Grammar, written: str | None) -> None:
        self.grammar = grammar
        self.written = written

    def clause(
        self, masked: Masked, block: Block, start: int, end: int, opening: bool
    ) -> Deadline | None:
        """Return the deadline of a clause; in the ``opening`` of a sentence it may stand before.

        A day by which something is due tells more than a time in which it is done.
        """
        pattern = self.grammar.deadline
        return (
            self.first(masked, block, start, end, pattern)
            or (self.first(masked, block, 0, start, self.grammar.fronted) if opening else None)
            or self._within(masked, block, start, end)
        )

    def first(
        self, masked: Masked, block: Block, start: int, end: int, pattern: Pattern
    ) -> Deadline | None:
        """Return the first day or time by which something is due."""
        for found in pattern.finditer(masked.text, start, end):
            groups = found.groupdict()
            group = next((g for g in ("date", "bracket", "end") if groups.get(g)), None)
            told = group and self.grammar.foretold.search(masked.text, 0, found.start(group))
            if group and not told and not self._recurs(masked, found.end(group)):
                date = masked.dates[found[group]]
                before = masked.text[max(0, found.start(group) - 16) : found.start(group)]
                return Deadline(self.value(date, block, before), found.span())
        return None

    def _within(self, masked: Masked, block: Block, start: int, end: int) -> Deadline | None:
        """Return the first time in which something is to be done.

        A year is one only at the end of the clause and while it is not over: elsewhere it tells
        when something applies.
        """
        times: list[tuple[str, tuple[int, int], int]] = []
        for found in self.grammar.deadline.finditer(masked.text, start, end):
            groups = found.groupdict()
            group = next((g for g in ("time", "reach") if groups.get(g)), None)
            if group and (group == "time" or len(masked.dates[found[group]].value) > _YEAR):
                times.append((found[group], found.span(), found.end(group)))
        times += [
            (masked.text[n], (n, n + 1), n + 1)
            for n in range(start, end)
            if (date := masked.dates.get(masked.text[n]))
            and _NOW.match(block.text, date.start, date.end)
        ]
        for character, place, after in times:
            date = masked.dates[character]
            if len(date.value) == _YEAR and (
                self._over(date) or masked.text[after:end].strip(" .;,)")
            ):
                continue
            if not self._recurs(masked, after):
                return Deadline(self.value(date, block), place)
        return None

    def _over(self, date: Date) -> bool:
        return self.written is not None and last_day(date.value) < first_day(self.written)

    def _recurs(self, masked: Masked, after: int) -> bool:
        return bool(self.grammar.recurring.match(masked.text, after))

    def value(self, date: Date, block: Block, before: str = "") -> str:
        """Return the value of a deadline; one without a year lies after the text that sets it.

        ``before`` is what stands before the date.
        """
        value = date.value
        words = block.text[date.start : date.end]
        if self._over(date) and not re.search(r"\d{4}", words):
            value = f"{int(value[:4]) + 1}{value[4:]}"
        if len(value) < len("2025-12-31") and _BEFORE.search(before):
            return preceding(value)
        return value
