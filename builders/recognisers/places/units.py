"""Communes, wards, special zones, districts and villages, known by their type word.

A unit is found where a type word stands beside it or heads or closes the list it is in: some names
are those of provinces or persons too, and the type word alone decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....ontology.places import (
    CENTRAL_CITY,
    communes_named,
    province_named,
)
from ...model import Language, Place
from ...prefilter import FilteredPattern
from .words import LEVEL, Line, Token

__all__ = ["find_units", "in_province"]

TYPES = {
    "vi": {
        "xã": "commune",
        "phường": "ward",
        "đặc khu": "special-zone",
        "thị trấn": "commune",
        "huyện": "district",
        "quận": "district",
        "thị xã": "district",
        "tỉnh": "province",
        "thành phố": "city",
        "tp": "city",
        "tp.": "city",
        "thôn": "other",
        "ấp": "other",
        "buôn": "other",
        "khóm": "other",
        "tổ dân phố": "other",
        "bản": "hamlet",
        "làng": "hamlet",
    },
    "en": {
        "commune": "commune",
        "ward": "ward",
        "special zone": "special-zone",
        "special administrative zone": "special-zone",
        "township": "commune",
        "district": "district",
        "town": "city",
        "city": "city",
        "citie": "city",
        "village": "other",
        "hamlet": "other",
    },
}
"""Type words and the kind of what they name. A ``city`` below a province is of kind district; a
``hamlet`` word is an ordinary noun too ("bản Hiến pháp"): it wants two syllables."""


TYPE_VI = r"tỉnh|xã|phường|đặc\ khu|thị\ trấn|huyện|quận|thị\ xã|thành\ phố|tp\b\.?"
HEAD_VI = FilteredPattern(
    rf"""
    (?<!\w)(?<!tấn\ )(?<!tác\ )(?<!nông\ )(?<!văn\ )(?<!cấp\ )
    (?P<many>(?:các|những|hai|ba|bốn|năm|\d{{1,3}})\ )?
    (?P<types>(?:{TYPE_VI}|thôn|ấp|buôn|khóm|tổ\ dân\ phố|bản|làng)
       (?:(?:\s?[,/]\s?|\ và\ |\ hoặc\ )(?:{TYPE_VI})){{0,4}})
    (?:\s?:)?\s?(?=[^\W_])
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Of the form: "xã ", "các xã, phường: ", "Thị trấn ", "phường " before a name; not the end of
"Thông tấn xã" (news agency), "hợp tác xã" (cooperative), "nông thôn", "văn bản" or "cấp xã"."""

TYPE_EN = FilteredPattern(
    r"""
    \b(?P<type>commune|ward|special\ (?:administrative\ )?zone|township|district|town|citie(?=s)
       |city|village|hamlet)(?P<many>s)?\b(?!-)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Of the form: "commune", "Wards", "special administrative zones"; not "commune-level"."""

AFTER_EN = re.compile(r"\s?(?P<how>of|[:,]|including|namely|such\ as)\s", re.VERBOSE)
SUCH_AS_VI = re.compile(
    r"(?:[^\W\d_]+\ ){0,8}(?:như|gồm(?:\ có)?|bao\ gồm|là)\ ?:?\ ?(?=[^\W\d_])", re.VERBOSE
)
"""Of the form: "các xã miền núi như …"; the type word is left away before the names."""

PROVINCE_AFTER = re.compile(r"\sprovince\b", re.IGNORECASE)
NEXT = re.compile(r"\s?(?:[,;]\s?(?:and|và)?|\band\b|&|\bvà\b|\bhoặc\b)\s?", re.VERBOSE)
LAST = re.compile(r"(?:[,;]\s?(?:and|và)?|\s(?:and|&|và|hoặc))\s$")


def _place(line: Line, tokens: list[Token], kind: str) -> Place | None:
    """Return the mention of a unit; the six central cities and provinces are found elsewhere."""
    name = line.words(tokens)
    if kind == "city":
        found = province_named(name)
        if found and found.kind == CENTRAL_CITY:
            return None
    kind = {"city": "district", "hamlet": "other"}.get(kind, kind)
    return Place(tokens[0].start, tokens[-1].end, name, kind)


def _kind_among(kinds: list[str], name: str) -> str:
    """Return the kind of a unit after several type words ("các xã, phường …")."""
    fitting = [
        kind for kind in kinds if LEVEL.get(kind) == LEVEL["commune"] and communes_named(name, kind)
    ]
    return fitting[0] if fitting else kinds[0]


def _list_after(line: Line, position: int, kinds: list[str], *, many: bool) -> Iterator[Place]:
    """Yield the unit that begins at a position and those that a list adds to it."""
    name = line.name_after(position, kinds[0], sure=False)
    while name:
        written = line.words(name)
        place = _place(line, name, _kind_among(kinds, written) if len(kinds) > 1 else kinds[0])
        if place:
            yield place
        comma = NEXT.match(line.text, name[-1].end)
        if not comma:
            return
        name = line.name_after(comma.end(), kinds[0], sure=not many)
        if not name or province_named(line.words(name)):
            return
        if not many and (
            name != line.run_after(comma.end()) or not communes_named(line.words(name), kinds[0])
        ):
            return


def _numbered(line: Line, start: int, end: int, kind: str) -> Place | None:
    """Return a ward or district that has a number for a name ("Phường 1", "Ward 2").

    In small letters ("phường 12,") the number must end a phrase, since else it counts something.
    """
    i = line.at_start.get(end)
    if kind not in ("ward", "district") or i is None or not line.tokens[i].text.isdigit():
        return None
    stop = line.tokens[i].end
    if not line.text[start].isupper() and line.text[stop : stop + 1] not in (
        "",
        ",",
        ";",
        ".",
        ")",
    ):
        return None
    return Place(start, stop, line.text[start:stop], kind)


def _vietnamese(line: Line) -> Iterator[Place]:
    """Yield units whose type word stands before them."""
    for head in HEAD_VI.finditer(line.text):
        words = re.findall(
            rf"(?i:{TYPE_VI}|thôn|ấp|buôn|khóm|tổ\ dân\ phố|bản|làng)", head["types"]
        )
        kinds = [TYPES["vi"][" ".join(word.lower().split())] for word in words]
        if "province" in kinds:  # "các tỉnh, thành phố: …" lists provinces, which need no type word
            continue
        numbered = _numbered(line, head.start("types"), head.end(), kinds[-1])
        if numbered:
            yield numbered
            continue
        many = bool(head["many"]) or len(kinds) > 1
        such = SUCH_AS_VI.match(line.text, head.end()) if head["many"] else None
        if such:
            yield from _known_after(line, such.end(), kinds)
        yield from _list_after(line, head.end(), kinds, many=many)


def _known_after(line: Line, position: int, kinds: list[str]) -> Iterator[Place]:
    """Yield the units that begin at a position, as far as the tables know them."""
    while name := line.name_after(position, kinds[0], sure=True):
        place = _place(line, name, _kind_among(kinds, line.words(name)))
        if place is None or province_named(place.name):
            return
        yield place
        comma = NEXT.match(line.text, place.end)
        if not comma:
            return
        position = comma.end()


def _list_before(line: Line, position: int, kind: str, *, many: bool) -> Iterator[Place]:
    """Yield the unit that ends at a position and those that stand before it in its list."""
    name = line.name_before(position, kind, sure=False)
    while name:
        place = _place(line, name, kind)
        if place:
            yield place
        comma = LAST.search(line.text, max(0, name[0].start - 8), name[0].start)
        if not comma or not many:
            return
        name = line.name_before(comma.start(), kind, sure=False)
        if name and province_named(line.words(name)):
            return


def _english(line: Line) -> Iterator[Place]:
    """Yield units whose type word stands after them, or before them with "of" or a number."""
    for word in TYPE_EN.finditer(line.text):
        kind = TYPES["en"][word["type"].lower()]
        many = bool(word["many"])
        numbered = _numbered(line, word.start(), word.end() + 1, kind)
        if numbered and line.text[word.end()] == " ":
            yield numbered
            continue
        before = list(_list_before(line, word.start() - 1, kind, many=many))
        if before and line.text[word.start() - 1] == " ":
            yield from before
            continue
        of = AFTER_EN.match(line.text, word.end())
        if not of or kind == "city" or (of["how"] == "," and not many):
            continue
        found = list(_list_after(line, of.end(), [kind], many=many))
        if found and not _belongs_elsewhere(line, found):
            yield from found


def _belongs_elsewhere(line: Line, found: list[Place]) -> bool:
    """Tell whether "communes of X" speaks of the communes in X, a province or a district."""
    after = found[-1].end
    own = TYPE_EN.match(line.text, after + 1) or PROVINCE_AFTER.match(line.text, after)
    return bool(own) or province_named(found[0].name) is not None


def in_province(text: str, start: int, province: str) -> Place | None:
    """Return the unit that a province in brackets explains, of the form: Tri Lễ (Nghệ An).

    ``start`` is where the province begins; the tables must know the unit there, and only there.
    """
    found = province_named(province)
    if not found or not text.endswith(" (", 0, start):
        return None
    line = Line.of(text[max(0, start - 60) : start])
    run = line.run_before(len(line.text) - 2)
    for size in range(len(run), 1, -1):
        name = line.words(run[-size:])
        known = communes_named(name, None, found.code)
        if len(known) == 1:
            shift = max(0, start - 60)
            return Place(shift + run[-size].start, shift + run[-1].end, name, known[0].kind)
    return None


def find_units(text: str, language: Language) -> list[Place]:
    """Return the units that a block's text names with a type word, in order of appearance."""
    if not (HEAD_VI if language == "vi" else TYPE_EN).search(text):
        return []
    line = Line.of(text)
    found = _vietnamese(line) if language == "vi" else _english(line)
    places: list[Place] = []
    for place in sorted(found, key=lambda each: (each.start, -each.end)):
        if not places or place.start >= places[-1].end:
            places.append(place)
    return places
