"""What the recognition of bodies takes from the tables: names, heads, fields and places.

Everything here is matched against *views* of a text: the same number of characters, in small
letters, and for English without marks and in British spelling ("Defense" reads "defence"), so that
offsets in the view are offsets in the text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import ahocorasick_rs

from ....ontology import places, table
from ....ontology.spelling import fold
from ...linking.identity import Identity, composition, field, register
from ...model import Language

__all__ = [
    "abbreviations",
    "alternatives",
    "cells",
    "closed_names",
    "fields",
    "heads",
    "names_in",
    "owners",
    "province_names",
    "view",
]

_AMERICAN = re.compile(r"(?<=defen)s(?=e)|(?<=i)z(?=ation|ing|ed)|(?<=cent)er(?=s?\b)")


def _british(match: re.Match[str]) -> str:
    return {"s": "c", "z": "s", "er": "re"}[match[0]]


def _small(text: str) -> str:
    """Return the text in small letters, one character for one."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


@lru_cache(maxsize=512)  # all recognisers see the same blocks
def view(text: str, language: Language) -> str:
    """Return what names are matched against, character for character as long as the text."""
    if language == "en":
        seen = fold(text)
        american = "defense" in seen or "iz" in seen or "center" in seen
        return _AMERICAN.sub(_british, seen) if american else seen
    return _small(text).replace("’", "'").replace("–", "-").replace("—", "-")


def cells(row: dict[str, str], *columns: str) -> list[str]:
    """Return the names that the columns of a row hold, in order."""
    return [name for column in columns for name in row[column].split("|") if name]


def alternatives(names: list[str]) -> str:
    """Return names as one group of alternatives of a pattern, the longest first."""
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    return "(?:" + "|".join(re.escape(name) for name in ordered) + ")"


@cache
def heads(language: Language) -> dict[str, str]:
    """Return the ids of compositions by each of their heads in view form."""
    found: dict[str, str] = {}
    for row in composition().values():
        for name in cells(row, language, f"{language}_variants"):
            found.setdefault(view(name, language), row["id"])
    return found


@cache
def owners(language: Language) -> str:
    """Return the alternatives of heads that a body can own: Office, Standing Board, Đảng ủy."""
    return alternatives(
        [name for name, head in heads(language).items() if "body" in composition()[head]["of"]]
    )


@cache
def fields(language: Language) -> dict[str, str]:
    """Return the ids of fields by each of their names in view form."""
    return {
        view(name, language): row["id"]
        for row in field().values()
        for name in cells(row, language, f"{language}_variants")
    }


@cache
def province_names(language: Language) -> tuple[str, ...]:
    """Return the names of present and former provinces in view form."""
    found: set[str] = set()
    for prefix, known in (
        ("province", places.provinces()),
        ("former-province", places.former_provinces()),
    ):
        for each in known:
            spellings = (
                each.name,
                each.english,
                *places.province_variants(f"{prefix}-{each.code}"),
            )
            found.update(view(spelling, language) for spelling in spellings)
    return tuple(sorted(found))


@cache
def closed_names(language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the register's full names in view form, and the ids they belong to."""
    found: dict[str, str] = {}
    for row in register().values():
        for name in cells(row, language, f"{language}_variants"):
            found.setdefault(view(name, language), row["id"])
    return tuple(found), tuple(found.values())


@cache
def abbreviations(language: Language) -> dict[str, str]:
    """Return the ids of registered bodies by abbreviation; media are known by full name only."""
    columns = ("en_abbr",) if language == "en" else ("vi_abbr", "en_abbr")
    return {
        name: row["id"]
        for row in table("bodies")
        if row["kind"] != "media"
        for name in cells(row, *columns)
    }


@cache
def _automaton(language: Language) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(closed_names(language)[0])


@cache
def _abbreviation_automaton(language: Language) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(list(abbreviations(language)))


_GOES_ON = re.compile(r"[\w/&]|-\w")


def _abbreviated(text: str, language: Language) -> list[tuple[int, int, Identity]]:
    """Find the abbreviations of the register that are no part of a longer word or number."""
    ids = list(abbreviations(language).values())
    return _longest(
        [
            (start, end, Identity(ids[number]))
            for number, start, end in _abbreviation_automaton(language).find_matches_as_indexes(
                text, overlapping=True
            )
            if not (start and (text[start - 1].isalnum() or text[start - 1] in "_/.&-"))
            and not _GOES_ON.match(text, end)
        ]
    )


def _bordered(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends where words do."""
    before = start == 0 or not text[start - 1].isalnum()
    return before and (end == len(text) or not text[end].isalnum())


def names_in(text: str, seen: str, language: Language) -> list[tuple[int, int, Identity]]:
    """Find the register's names and abbreviations, the longest where several begin.

    A name needs a capital at its beginning; ``seen`` is the view of ``text``.
    """
    ids = closed_names(language)[1]
    found = [
        (start, end, Identity(ids[number]))
        for number, start, end in _automaton(language).find_matches_as_indexes(
            seen, overlapping=True
        )
        if _bordered(text, start, end) and _capital(text, start, end)
    ]
    return _longest([*found, *_abbreviated(text, language)])


def _capital(text: str, start: int, end: int) -> bool:
    """Whether a name is written as one: a capital first, or second in "bộ Tài chính"."""
    if text[start].isupper():
        return True
    second = text.find(" ", start, end) + 1
    return second > 0 and text[start : second - 1] == "bộ" and text[second].isupper()


def _longest(found: list[tuple[int, int, Identity]]) -> list[tuple[int, int, Identity]]:
    """Keep the leftmost of overlapping matches, the longest of those that begin together."""
    kept: list[tuple[int, int, Identity]] = []
    for match in sorted(found, key=lambda match: (match[0], -match[1])):
        if not kept or match[0] >= kept[-1][1]:
            kept.append(match)
    return kept
