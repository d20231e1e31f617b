"""What a sentence is read with: the pattern of its numbers, and what was counted before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from ..model import Language
from .counted import counted_phrase
from .numbers import Units, units

__all__ = ["DIGITS", "REACH", "THOUSANDS", "Figure", "Scan", "alternatives", "number_pattern"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit; offsets are those of the words it was found in."""

    start: int
    end: int
    value: float
    unit: str
    kind: str
    """share, money, quantity or count."""


# How far back the words of a clause are looked at, in characters.
REACH = 300
THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
DIGITS = r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,4})?|\d{1,15}(?:[.,]\d{1,4})?"


def alternatives(words: Iterable[str]) -> str:
    """Pattern of any of the words, the longest first."""
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True)
    )


@cache
def number_pattern(language: Language) -> re.Pattern[str]:
    """Compile the numbers of a language.

    Of the form: ``VND 2.1 and 2.4 trillion``, ``30-40%``, ``4,288/4,610`` cadres, ``19-hectare``.
    """
    known = units(language)
    number = rf"(?:{DIGITS})"
    article = rf"a(?=\s(?:{alternatives(known.scales)})\b)"
    spelled = rf"(?:{alternatives(known.numbers.keys() - {'a'})}|{article})\b"
    scale = rf"(?:[\s-]?(?P<s{{n}}>{alternatives(known.scales)})\b)?"
    before = "|".join(re.escape(w) for w in ("VND", "USD", "US$", "$", "EUR", "€", "VNĐ"))
    after = alternatives([*known.shares, *known.currencies, *known.quantities])
    return re.compile(
        rf"""(?<![\w.,/+-])(?:(?P<pre>{before})\s?)?(?P<n1>{number}|{spelled}){scale.format(n=1)}
        (?:(?P<to>\s?[-–]\s?|\sto\s|\sand\s|\sđến\s|\svà\s|/)(?P<n2>{number}){scale.format(n=2)})?
        (?:[\s-]?(?P<unit>{after})(?!\w|(?<=đồng)\s(?:chí|hồ|bộ|bào|thời)\b))?(?![\w/]|[-–]\w|[.,:]\d)""".replace(
            "\n        ", ""
        ),
        re.IGNORECASE,
    )


@dataclass(slots=True)
class Scan:
    """The words of a block up to the end of a sentence; what was counted in them is kept."""

    words: str
    start: int
    language: Language
    known_only: bool
    known: Units
    counted: list[Figure] = field(default_factory=list)
    """Counts in order, those that are not reported too: later numbers leave their nouns out."""
    paid: str = ""
    """Currency of the last sum of money."""
    measured: Figure | None = None
    """Last share, sum or quantity of the sentence."""

    def before(self, at: int, reach: int = 12) -> str:
        """Return the words of the block right before a place."""
        return self.words[max(0, at - reach) : at]

    def lead(self, at: int, reach: int = REACH) -> str:
        """Return the words of the sentence right before a place."""
        return self.words[max(self.start, at - reach) : at]

    def phrase(self, at: int, *, known_only: bool | None = None) -> tuple[int, str] | None:
        """End and text of the noun phrase that a number before ``at`` counts."""
        only = self.known_only if known_only is None else known_only
        return counted_phrase(self.words, at, self.known, self.language, known_only=only)

    def noun_of_part(self, value: float) -> str:
        """Noun counted last of which a number can be a part: no part is more than its whole."""
        return next((f.unit for f in reversed(self.counted) if f.value >= value), "")
