"""Find provinces, regions and the units below them in a block."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from ...ontology import table
from ...ontology.places import (
    CENTRAL_CITY,
    communes,
    districts,
    former_provinces,
    province_named,
    province_variants,
    provinces,
    regions,
)
from ...ontology.spelling import agrees, fold
from ..model import Block, Language, Place
from .place_units import find_units

__all__ = ["find", "find_again"]

Span = tuple[int, int]

CITY_OF_UNCLE_HO = "Hồ Chí Minh"
"""A city when a type word or a list of provinces says so, otherwise a person."""

FAMILY = frozenset(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh"
    " Trương Đinh Lâm Mai Tô Hà Cao Lương Lưu Quách Thái Tạ Chu Tống Kiều Nghiêm Thị Văn".split()
)
"""Family names (and two middle names) that make a person of the two syllables after them."""

ENGLISH_WORDS = frozenset(("do", "to", "chu", "ha", "cao", "mai", "thai", "ta", "ho", "ly"))
"""Family names without marks that are English words or mostly parts of other names."""

BEFORE = re.compile(r"([^\W\d_]{1,12})\s$")
LISTED = re.compile(r"\s?(?:[,;]\s?(?:and\s|và\s)?|\sand\s|\svà\s|\s?[-&]\s?)\s?")

WITHIN = re.compile(
    r"""
    \s?(?:[,(]|\bof\b|\bin\b|\bthuộc\b|\bở\b|\bcủa\b|[-–])?\s?
    (?:the\s|former\s|present-day\s|now\s|nay\s(?:là|thuộc)\s|\(cũ\),?\s)?
    (?:tỉnh\s|thành\sphố\s|tp\.?\s?|huyện\s|thị\sxã\s|quận\s)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What stands between a unit and the one it lies in: "(", ", tỉnh ", " of ", " in the former "."""

TYPE_AFTER = re.compile(
    r"\s(?:communes?|wards?|special\s(?:administrative\s)?zones?|districts?|towns?|cit(?:y|ies))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One way to write a place: the words, and the kind of what they name ("" a look-alike)."""

    written: str
    kind: str


@cache
def _spellings() -> dict[str, tuple[_Spelling, ...]]:
    """Return every spelling of the places that need no type word, by folded form."""
    found: dict[str, list[_Spelling]] = {}

    def add(written: str, kind: str) -> None:
        for form in _dashed(written):
            same = found.setdefault(fold(form), [])
            if not same or same[0].kind == kind:
                same.append(_Spelling(form, kind))

    for row in table("place_lookalikes"):
        add(row["name"], "")
    entries = [(f"province-{each.code}", each) for each in provinces()]
    entries += [(f"former-province-{each.code}", each) for each in former_provinces()]
    for key, each in entries:
        for written in (each.name, each.english, *province_variants(key)):
            add(written, "province")
    for region in regions():
        for written in (region.vietnamese, *province_variants(region.key)):
            add(written, "other")
    for unit in communes():
        if unit.kind == "special-zone":
            add(unit.name, "special-zone")
    for town in districts():
        if town.kind == CENTRAL_CITY and " " in town.name:
            add(town.name, "district")
    return {form: tuple(same) for form, same in found.items()}


def _dashed(written: str) -> Iterable[str]:
    """Return a name with the ways its dash is set."""
    if "-" not in written:
        return (written,)
    joined = re.sub(r"\s?-\s?", "-", written)
    return joined, joined.replace("-", " - "), joined.replace("-", " ")


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    """Return the search over all folded spellings, and the spellings by pattern number."""
    forms = tuple(sorted(_spellings()))
    return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest), forms


def _words_agree(surface: str, written: str, language: Language) -> bool:
    """Tell whether a surface spells a name: capitals where it has them, marks as the language has.

    English texts leave marks out; a Vietnamese text that leaves them out means another word.
    """
    if len(surface) != len(written) or not all(
        mark.isupper() or not name.isupper()
        for mark, name in zip(surface, written, strict=True)
        if name.isalpha()
    ):
        return agrees(surface, written) and surface[:1].isupper() == written[:1].isupper()
    if surface.isascii() and language == "en":
        return True
    return agrees(surface, written)


def _spelled(surface: str, form: str, language: Language) -> _Spelling | None:
    """Return the spelling that a surface is an instance of."""
    for spelling in _spellings()[form]:
        written = spelling.written
        if written.startswith("Thành phố"):
            written = surface[:1] + written[1:]
        if _words_agree(surface, written, language):
            return spelling
    return None


def _bordered(text: str, start: int, end: int) -> bool:
    """Tell whether a match begins and ends a word, and is no part of an address."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum() or before in ("@", "#", "_") or after == "_")


def _of_person(text: str, start: int, language: Language) -> bool:
    """Tell whether a family name stands right before: "Nguyen Hoa Binh" is no place."""
    before = BEFORE.search(text, max(0, start - 14), start)
    if not before or not before[1][0].isupper():
        return False
    word = before[1]
    if language == "en" and word.isascii():
        folded = {fold(name) for name in FAMILY} - ENGLISH_WORDS
        return word.lower() in folded and not word.isupper()
    return any(agrees(word, name) for name in FAMILY)


def _find_named(text: str, language: Language) -> list[Place]:
    """Find provinces, regions, special zones and former cities, which need no type word."""
    automaton, forms = _automaton()
    found: list[Place] = []
    for number, start, end in automaton.find_matches_as_indexes(fold(text)):
        if not _bordered(text, start, end):
            continue
        surface = text[start:end]
        spelling = _spelled(surface, forms[number], language)
        if spelling is None or not spelling.kind:
            continue
        if " " in surface and spelling.kind != "other" and _of_person(text, start, language):
            continue
        tail = len(CITY_OF_UNCLE_HO)
        if len(surface) > tail and fold(surface).endswith(fold(CITY_OF_UNCLE_HO)):
            start, surface = end - tail, surface[-tail:]
        found.append(Place(start, end, surface, spelling.kind))
    return [place for i, place in enumerate(found) if _is_city(text, found, i)]


def _is_city(text: str, found: list[Place], i: int) -> bool:
    """Tell whether the words are a city's: "Hồ Chí Minh" alone is a person's, in a list it is."""
    place = found[i]
    if fold(place.name) != fold(CITY_OF_UNCLE_HO):
        return True
    if re.search(r"(?:thanh pho|tp\.?) ?$", fold(text[max(0, place.start - 11) : place.start])):
        return True
    near = [other for other in found[max(0, i - 1) : i + 2] if other is not place]
    return any(
        LISTED.fullmatch(text, min(place.end, other.end), max(place.start, other.start))
        for other in near
        if other.kind == "province"
    )


def _free(place: Place, spans: Iterable[Span]) -> bool:
    """Tell whether a mention shares no character with the spans."""
    return all(place.end <= start or end <= place.start for start, end in spans)


def _put_within(text: str, places: list[Place]) -> list[Place]:
    """Say of each unit which province the text puts it in, from the last one to the first."""
    done: list[Place] = []
    for place in reversed(places):
        following = done[-1] if done else None
        within = place.within
        if following and place.kind != "province" and not within:
            between = text[place.end : following.start]
            own = TYPE_AFTER.match(between)
            rest = between[own.end() :] if own else between
            if WITHIN.fullmatch(rest) and rest.strip():
                larger = following.kind == "province"
                within = following.name if larger else following.within
            elif LISTED.fullmatch(between) and following.kind == place.kind:
                within = following.within
        done.append(replace(place, within=within))
    return done[::-1]


def find(block: Block, language: Language, taken: Iterable[Span] = ()) -> list[Place]:
    """Find the places that a block names.

    ``taken`` are the spans of persons (and of whatever else holds no place); bodies and offices
    are none of them, since "UBND tỉnh Nghệ An" names Nghệ An. Spans are block offsets without the
    type word, except in "Ho Chi Minh City" and "Ward 2", whose name it is part of.
    """
    text, taken = block.text, tuple(taken)
    units = [place for place in find_units(text, language) if _free(place, taken)]
    spans = (*taken, *((place.start, place.end) for place in units))
    named = [place for place in _find_named(text, language) if _free(place, spans)]
    return _put_within(text, sorted((*units, *named), key=lambda each: each.start))


def find_again(
    block: Block, language: Language, taken: Iterable[Span], known: Iterable[Place]
) -> list[Place]:
    """Find units without type word that another place of the text names with one.

    Names of one syllable are left out: alone they are too often part of something else.
    """
    spans = list(taken)
    found: list[Place] = []
    for unit in known:
        if " " not in unit.name or unit.name[-1].isdigit():
            continue
        for match in re.finditer(rf"(?<![\w@#]){re.escape(unit.name)}(?!\w)", block.text):
            place = Place(match.start(), match.end(), unit.name, unit.kind, unit.within)
            if _free(place, spans) and not _of_person(block.text, place.start, language):
                found.append(place)
                spans.append((place.start, place.end))
    return sorted(found, key=lambda each: each.start)
