"""Find provinces, regions and the units below them in a block."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from ....ontology import table
from ....ontology.places import (
    CENTRAL_CITY,
    communes,
    districts,
    former_provinces,
    province_variants,
    provinces,
    regions,
)
from ....ontology.spelling import agrees, fold
from ...model import Block, Language, Place
from .units import find_units, in_province

__all__ = ["KnownUnits", "find"]

Span = tuple[int, int]

CITY_OF_UNCLE_HO = "Hồ Chí Minh"
"""A city when a type word or a list of provinces says so, otherwise a person."""

MIDDLE_NAMES = ("Thị", "Văn")

WORD = re.compile(r"[^\W\d_]+")
BEFORE = re.compile(r"([^\W\d_]{1,12})\s$")
LISTED = re.compile(r"\s?(?:[,;]\s?(?:and\s|và\s)?|\sand\s|\svà\s|\s?[-&]\s?)\s?")

DATELINE = 4
"""A name so near a block's beginning is where a report comes from ("Da Lat - At …")."""
ROAD_BEFORE = re.compile(r"(?:\s?[-–]\s?|\b(?:cao tốc|cầu|cảng|sân bay|bán đảo|đèo|hồ)\s)$")
ROAD_AFTER = re.compile(
    r"\s?[-–]\s?[^\W\d_]|\s(?:expressway|highway|bridge|port|airport)\b", re.IGNORECASE
)

UNIT_NUMBER = re.compile(r" \d{1,2}(?= ?[,;.)]|$)")
"""Makes a ward or commune of the name of a province: "Hà Giang 1"."""

WITHIN = re.compile(
    r"""
    \s?[,(]?\s?(?:\bof\b|\bin\b|\bthuộc\b|\bở\b|\bcủa\b|[-–])?\s?
    (?:the\s)?(?:former\s|present-day\s|now\s|nay\s(?:là|thuộc)\s|\(cũ\),?\s)?
    (?:tỉnh\s|thành\sphố\s|tp\.?\s?|huyện\s|thị\sxã\s|quận\s)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What stands between a unit and the one it lies in: "(", ", tỉnh ", " of ", " in the former "."""

GENITIVE = re.compile(r"(?:\s(?:province|city))?['’]s?\s(?:the\s|former\s)?", re.IGNORECASE)

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
        # Of one word they are points of the compass: "North".
        english = (region.english,) if " " in region.english else ()
        for written in (region.vietnamese, *english, *province_variants(region.key)):
            add(written, "other")
    for unit in communes():
        if unit.kind == "special-zone":
            add(unit.name, "special-zone")
    for town in districts():
        if town.kind in (CENTRAL_CITY, "town") and " " in town.name:
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


def _words_agree(surface: str, written: str) -> bool:
    """Tell whether a surface spells a name: capitals where it has them, and all marks or none."""
    words, names = WORD.findall(surface), WORD.findall(written)
    if len(words) != len(names):
        return False
    if any(
        name[0].isupper() and not word[0].isupper() for word, name in zip(words, names, strict=True)
    ):
        return False
    return surface.isascii() or agrees(surface, written)


def _spelled(surface: str, form: str) -> _Spelling | None:
    """Return the spelling that a surface is an instance of."""
    for spelling in _spellings()[form]:
        written = spelling.written
        if written.startswith("Thành phố"):
            written = surface[:1] + written[1:]
        if _words_agree(surface, written):
            return spelling
    return None


def _bordered(text: str, start: int, end: int) -> bool:
    """Tell whether a match begins and ends a word, and is no part of an address."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum() or before in ("@", "#", "_") or after == "_")


@cache
def _family_names() -> tuple[frozenset[str], frozenset[str]]:
    """Return family names as written and without marks, but for those that are common words."""
    kinh = [row for row in table("family_names") if row["people"] == "Kinh"]
    rows = [row for row in kinh if row["common_word"] == "no"]
    written = frozenset((*(row["name"] for row in rows), *MIDDLE_NAMES))
    return written, frozenset(row["ascii"] for row in rows)


def _of_person(text: str, start: int, language: Language) -> bool:
    """Tell whether a family name stands right before: "Nguyen Hoa Binh" is no place."""
    before = BEFORE.search(text, max(0, start - 14), start)
    if not before or not before[1][0].isupper():
        return False
    written, plain = _family_names()
    word = before[1].capitalize()
    return word in written or (language == "en" and word in plain)


def _in_name_of_road(text: str, place: Place) -> bool:
    """Tell whether a former city only names a road or the like: "cao tốc Biên Hòa - Vũng Tàu"."""
    if place.start < DATELINE:
        return False
    before = ROAD_BEFORE.search(text, max(0, place.start - 12), place.start)
    return bool(before or ROAD_AFTER.match(text, place.end))


def _find_named(text: str, language: Language) -> list[Place]:
    """Find provinces, regions, special zones and former cities, which need no type word."""
    automaton, forms = _automaton()
    found: list[Place] = []
    for number, start, end in automaton.find_matches_as_indexes(fold(text)):
        if not _bordered(text, start, end):
            continue
        surface = text[start:end]
        spelling = _spelled(surface, forms[number])
        if spelling is None or not spelling.kind:
            continue
        if spelling.kind == "province" and UNIT_NUMBER.match(text, end):
            continue
        if " " in surface and spelling.kind != "other" and _of_person(text, start, language):
            continue
        tail = len(CITY_OF_UNCLE_HO)
        if len(surface) > tail and fold(surface).endswith(fold(CITY_OF_UNCLE_HO)):
            start, surface = end - tail, surface[-tail:]
        place = Place(start, end, surface, spelling.kind)
        if spelling.kind != "district" or not _in_name_of_road(text, place):
            found.append(place)
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


class _Taken:
    """Characters of a block that mentions have claimed."""

    def __init__(self, size: int, spans: Iterable[Span]) -> None:
        self._marks = bytearray(size)
        for start, end in spans:
            self._marks[start:end] = b"\1" * (end - start)

    def keep_free(self, places: Iterable[Place]) -> list[Place]:
        """Return the places that share no character with what is claimed, and claim theirs."""
        kept = []
        for place in places:
            if not any(self._marks[place.start : place.end]):
                self._marks[place.start : place.end] = b"\1" * (place.end - place.start)
                kept.append(place)
        return kept


def _put_within(text: str, places: list[Place]) -> list[Place]:
    """Say of each unit which province the text puts it in, from the last one to the first."""
    done: list[Place] = []
    for i, place in reversed(list(enumerate(places))):
        within = None
        if place.kind != "province":
            within = _named_after(text, place, done[-1]) if done else None
            within = within or (_named_before(text, places[i - 1], place) if i else None)
        done.append(replace(place, within=within))
    return done[::-1]


def _named_after(text: str, place: Place, following: Place) -> str | None:
    """Return the province that follows a unit, or that of the larger or next unit that does."""
    between = text[place.end : following.start]
    own = TYPE_AFTER.match(between)
    rest = between[own.end() :] if own else between
    if rest.strip() and WITHIN.fullmatch(rest):
        return following.name if following.kind == "province" else following.within
    listed = following.kind == place.kind and LISTED.fullmatch(between)
    return following.within if listed else None


def _named_before(text: str, before: Place, place: Place) -> str | None:
    """Return the province whose genitive stands before a unit: "Tay Ninh's Long Hoa Ward"."""
    genitive = before.kind == "province" and GENITIVE.fullmatch(text, before.end, place.start)
    return before.name if genitive else None


def find(block: Block, language: Language, taken: Iterable[Span] = ()) -> list[Place]:
    """Find the places that a block names.

    ``taken`` are the spans of persons (and of whatever else holds no place); bodies and offices
    are none of them, since "UBND tỉnh Nghệ An" names Nghệ An. Spans are block offsets without the
    type word, except in "Ho Chi Minh City" and "Ward 2", whose name it is part of.
    """
    text = block.text
    claimed = _Taken(len(text), taken)
    units = claimed.keep_free(find_units(text, language))
    named = claimed.keep_free(_find_named(text, language))
    bracketed = (in_province(text, each.start, each.name) for each in named)
    units += claimed.keep_free(each for each in bracketed if each)
    return _put_within(text, sorted((*units, *named), key=lambda each: each.start))


class KnownUnits:
    """Units that a text names with their type word, to be found where it leaves the word out.

    Names of one syllable or with a number are left out: alone they are too often something else.
    """

    def __init__(self, units: Iterable[Place]) -> None:
        self._units = {
            unit.name: unit
            for unit in units
            if " " in unit.name and unit.name.replace(" ", "").isalpha()
        }
        self._names = tuple(sorted(self._units))
        self._search = AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest)

    def find(self, block: Block, language: Language, taken: Iterable[Span]) -> list[Place]:
        """Find the units again in a block, outside the spans taken."""
        text = block.text
        found = (
            replace(self._units[self._names[number]], start=start, end=end)
            for number, start, end in self._search.find_matches_as_indexes(text)
            if _bordered(text, start, end) and not _of_person(text, start, language)
        )
        return _Taken(len(text), taken).keep_free(found)
