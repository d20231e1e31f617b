"""Walk from a type word to the name of a place beside it.

Tables tell how many syllables belong to a name ("xã Hợp Tiến" before a person's name); a name of
no table is taken where all its syllables occur in names of places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from ....ontology.places import (
    bare_name,
    communes,
    communes_named,
    districts,
    districts_named,
    former_communes,
    former_communes_named,
)
from ....ontology.spelling import fold

__all__ = ["LEVEL", "Line", "Token"]

LEVEL = {"commune": 3, "ward": 3, "special-zone": 3, "district": 2, "city": 2}
"""Level of the units of a kind, 1 being the province; ``city`` is one below it."""

TYPE_WORDS = frozenset(("tỉnh", "tp", "huyện", "quận", "xã", "phường"))
"""Vietnamese type words that a list may go on with in capitals ("…, TP Thái Bình")."""

TOKEN = re.compile(r"[^\W\d_]{1,20}(?:['’][^\W\d_]{1,12})?|(?<!\d)\d{1,2}(?!\d)")

NO_NAME = re.compile(
    r"""
    hoi|uy|doi|doan|truong|phuong|tp
    |the|of|in|on|at|to|and|from|by|for|with|each|every|this|that|all|a|new|former
    |both|two|three|four|five|its|their|other|mr|ms
    """,
    re.VERBOSE,
)
"""First syllables that make another word with the type word (xã hội), and English words."""

DASH = re.compile(r" ?[-–] ?")
"""Joins the two parts of a name ("Xuân Hương - Đà Lạt")."""

LONGEST = 6
"""Most syllables in the name of a unit (the longest present one has six)."""


class Token(NamedTuple):
    """A word or number of a text."""

    start: int
    end: int
    text: str


@cache
def _syllables() -> frozenset[str]:
    """Return every syllable that occurs in a name of the tables, folded."""
    names = [each.name for each in (*communes(), *former_communes(), *districts())]
    return frozenset(part for name in names for part in re.split(r"[\s-]+", fold(name)))


@lru_cache(maxsize=65536)
def _known(name: str, kind: str) -> bool:
    """Tell whether the tables have a unit of that name on the level of the kind.

    A number is none: "19 communes" counts them.
    """
    if (
        kind not in LEVEL
        or name.isdigit()
        or NO_NAME.fullmatch(fold(name))
        or bare_name(name) != name
    ):
        return False
    if LEVEL[kind] == LEVEL["district"]:
        return bool(districts_named(name))
    return bool(communes_named(name) or former_communes_named(name))


def _is_name(token: Token) -> bool:
    """Tell whether a token can be part of a name: a capital, or the number after one."""
    return token.text[0].isupper() or token.text.isdigit()


def _fits(tokens: list[Token]) -> bool:
    """Tell whether a name that no table has can be a Vietnamese place's."""
    syllables = [fold(token.text) for token in tokens]
    return (
        not NO_NAME.fullmatch(syllables[0])
        and syllables[:2] != ["viet", "nam"]
        and all(each in _syllables() or each.isdigit() for each in syllables)
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A block's text with its words, for walking from a type word to names beside it."""

    text: str
    tokens: list[Token]
    at_start: dict[int, int]
    at_end: dict[int, int]

    @classmethod
    def of(cls, text: str) -> Line:
        """Cut a text into words."""
        tokens = [Token(m.start(), m.end(), m[0]) for m in TOKEN.finditer(text)]
        return cls(
            text,
            tokens,
            {token.start: i for i, token in enumerate(tokens)},
            {token.end: i for i, token in enumerate(tokens)},
        )

    def _beside(self, left: int, right: int) -> bool:
        return self.text[self.tokens[left].end : self.tokens[right].start] == " "

    def run_after(self, position: int) -> list[Token]:
        """Return the words of names that begin at a position."""
        i = self.at_start.get(position)
        if i is None or not self.tokens[i].text[0].isupper():
            return []
        j = i + 1
        while (
            j < len(self.tokens)
            and j - i < LONGEST
            and _is_name(self.tokens[j])
            and self._beside(j - 1, j)
        ):
            j += 1
        return self.tokens[i:j]

    def run_before(self, position: int) -> list[Token]:
        """Return the words of names that end at a position."""
        i = self.at_end.get(position)
        if i is None or not _is_name(self.tokens[i]):
            return []
        j = i
        while (
            j > 0
            and i - j < LONGEST - 1
            and _is_name(self.tokens[j - 1])
            and self._beside(j - 1, j)
        ):
            j -= 1
        return self.tokens[j : i + 1]

    def _after_dash(self, run: list[Token]) -> list[Token]:
        """Return the words of names behind the dash that follows a run."""
        dash = DASH.match(self.text, run[-1].end) if run else None
        return self.run_after(dash.end()) if dash else []

    def _before_dash(self, run: list[Token]) -> list[Token]:
        """Return the words of names before the dash that a run follows."""
        start = run[0].start if run else 0
        dash = re.search(rf"{DASH.pattern}$", self.text[max(0, start - 3) : start])
        return self.run_before(start - len(dash[0])) if dash else []

    def _joined(self, left: list[Token], right: list[Token], kind: str) -> list[Token]:
        """Return the longest name of the tables that two runs make with the dash between them."""
        for first in range(len(left)):
            for last in range(len(right), 0, -1):
                part = [*left[first:], *right[:last]]
                if _known(DASH.sub(" - ", self.words(part)), kind):
                    return part
        return []

    def words(self, tokens: list[Token]) -> str:
        """Return the words as the text has them."""
        return self.text[tokens[0].start : tokens[-1].end]

    def name_after(self, position: int, kind: str, *, sure: bool) -> list[Token]:
        """Return the unit's name that begins at a position; ``sure`` asks for one of the tables."""
        run = self.run_after(position)
        if run and run[0].text.lower() in TYPE_WORDS:
            return []
        if joined := self._joined(run, self._after_dash(run), kind):
            return joined
        for size in range(len(run), 0, -1):
            if _known(self.words(run[:size]), kind):
                return run[:size]
        shouted = len(run) > 0 and self.words(run).isupper() and len(self.words(run)) > 2
        least = 1 if kind == "other" else 2
        if run and not sure and not shouted and kind != "city" and least <= len(run) <= 4:
            return run if kind == "other" or _fits(run) else []
        return []

    def name_before(self, position: int, kind: str, *, sure: bool) -> list[Token]:
        """Return the unit's name that ends at a position."""
        run = self.run_before(position)
        if joined := self._joined(self._before_dash(run), run, kind):
            return joined
        for size in range(len(run), 0, -1):
            if _known(self.words(run[-size:]), kind):
                return run[-size:]
        while run and NO_NAME.fullmatch(fold(run[0].text)):
            run = run[1:]
        if not sure and kind != "city" and 2 <= len(run) <= 4 and _fits(run):
            return run
        return []
