"""Shares in words: "a third of the staff", "fewer than 2 in 10 villagers"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..model import Language
from ..prefilter import FilteredPattern
from .cues import IN_TEN, PART_OF_WHOLE
from .numbers import units
from .scan import Figure, Scan, alternatives

__all__ = ["fractions"]


def fractions(scan: Scan) -> Iterator[Figure]:
    """Find the shares of a sentence that are told in words."""
    for match in _in_words(scan.language).finditer(scan.words[scan.start :]):
        value = scan.known.fractions[re.sub(r"\s", " ", match[0].lower())]
        at = scan.start + match.start()
        yield Figure(at, scan.start + match.end(), value, "%", "share")
    if scan.language == "en":
        for match in IN_TEN.finditer(scan.words, scan.start):
            part = scan.known.numbers.get(match[1].lower()) or _plain(match[1])
            whole = scan.known.numbers.get(match[2].lower()) or _plain(match[2])
            if part and whole and part <= whole:
                yield Figure(match.start(), match.end(), round(100 * part / whole, 1), "%", "share")
    for match in PART_OF_WHOLE.finditer(scan.words, scan.start):
        part, whole = (float(digits) for digits in (match[1] or match[4], match[2] or match[3]))
        if 0 < part < whole:
            yield Figure(match.start(), match.end(), round(100 * part / whole, 1), "%", "share")


@cache
def _in_words(language: Language) -> FilteredPattern:
    words = alternatives(units(language).fractions)
    return FilteredPattern(
        rf"(?<!first )(?<!second )(?<!last )\b(?:{words})(?!\s\d{{4}}\b)(?=[\s.,;]|$)",
        re.IGNORECASE,
    )


def _plain(digits: str) -> float:
    return float(digits) if digits.isdigit() else 0.0
