"""Communes, wards, special zones, districts and villages, known by their type word.

A unit is found where a type word stands beside it or heads or closes the list it is in: some
names are those of provinces or persons too, and the type word alone decides. Tables tell how many
syllables belong to the name ("xã Hợp Tiến" before a person's name); a unit of no table is taken
where all its syllables occur in names of places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ...ontology.places import (
    CENTRAL_CITY,
    bare_name,
    communes,
    communes_named,
    districts,
    districts_named,
    former_communes,
    former_communes_named,
    province_named,
)
from ...ontology.spelling import fold
from ..model import Language, Place

__all__ = ["find_units"]

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

LEVEL = {"commune": 3, "ward": 3, "special-zone": 3, "district": 2, "city": 2}

TYPE_VI = r"tỉnh|xã|phường|đặc\ khu|thị\ trấn|huyện|quận|thị\ xã|thành\ phố|tp\b\.?"
HEAD_VI = re.compile(
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

TYPE_EN = re.compile(
    r"""
    \b(?P<type>commune|ward|special\ (?:administrative\ )?zone|township|district|town|citie(?=s)
       |city|village|hamlet)(?P<many>s)?\b(?!-)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Of the form: "commune", "Wards", "special administrative zones"; not "commune-level"."""

AFTER_EN = re.compile(r"\s?(?P<how>of|[:,]|including|namely|such\ as)\s", re.VERBOSE)
PROVINCE_AFTER = re.compile(r"\sprovince\b", re.IGNORECASE)
NEXT = re.compile(r"\s?(?:[,;]\s?(?:and|và)?|\band\b|&|\bvà\b|\bhoặc\b)\s?", re.VERBOSE)
LAST = re.compile(r"(?:[,;]\s?(?:and|và)?|\s(?:and|&|và|hoặc))\s$")
TOKEN = re.compile(r"[^\W\d_]{1,20}(?:['’][^\W\d_]{1,12})?|\d{1,2}(?!\d)")

NO_NAME = re.compile(
    r"""
    hoi|uy|doi|doan|truong|phuong|tp
    |the|of|in|on|at|to|and|from|by|for|with|each|every|this|that|all|a|new|former
    |both|two|three|four|five|its|their|other|mr|ms
    """,
    re.VERBOSE,
)
"""First syllables that make another word with the type word (xã hội), and English words."""

LONGEST = 5
"""Most syllables in the name of a unit (the tables' longest has five)."""


@dataclass(frozen=True, slots=True)
class _Token:
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
    """Tell whether the tables have a unit of that name on the level of the kind."""
    if kind not in LEVEL or NO_NAME.fullmatch(fold(name)) or bare_name(name) != name:
        return False
    if LEVEL[kind] == LEVEL["district"]:
        return bool(districts_named(name))
    return bool(communes_named(name) or former_communes_named(name))


def _is_name(token: _Token) -> bool:
    """Tell whether a token can be part of a name: a capital, or the number after one."""
    return token.text[0].isupper() or token.text.isdigit()


def _fits(tokens: list[_Token]) -> bool:
    """Tell whether a name that no table has can be a Vietnamese place's."""
    syllables = [fold(token.text) for token in tokens]
    return (
        not NO_NAME.fullmatch(syllables[0])
        and syllables[:2] != ["viet", "nam"]
        and all(each in _syllables() or each.isdigit() for each in syllables)
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A block's text with its words, for walking from a type word to names beside it."""

    text: str
    tokens: list[_Token]
    at_start: dict[int, int]
    at_end: dict[int, int]

    @classmethod
    def of(cls, text: str) -> _Line:
        """Cut a text into words."""
        tokens = [_Token(m.start(), m.end(), m[0]) for m in TOKEN.finditer(text)]
        return cls(
            text,
            tokens,
            {token.start: i for i, token in enumerate(tokens)},
            {token.end: i for i, token in enumerate(tokens)},
        )

    def _beside(self, left: int, right: int) -> bool:
        return self.text[self.tokens[left].end : self.tokens[right].start] == " "

    def run_after(self, position: int) -> list[_Token]:
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

    def run_before(self, position: int) -> list[_Token]:
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

    def words(self, tokens: list[_Token]) -> str:
        """Return the words as the text has them."""
        return self.text[tokens[0].start : tokens[-1].end]

    def name_after(self, position: int, kind: str, *, sure: bool) -> list[_Token]:
        """Return the unit's name that begins at a position; ``sure`` asks for one of the tables."""
        run = self.run_after(position)
        if run and run[0].text.lower() in TYPES["vi"]:
            return []
        for size in range(len(run), 0, -1):
            if _known(self.words(run[:size]), kind):
                return run[:size]
        shouted = len(run) > 0 and self.words(run).isupper() and len(self.words(run)) > 2
        least = 1 if kind == "other" else 2
        if run and not sure and not shouted and kind != "city" and least <= len(run) <= 4:
            return run if kind == "other" or _fits(run) else []
        return []

    def name_before(self, position: int, kind: str, *, sure: bool) -> list[_Token]:
        """Return the unit's name that ends at a position."""
        run = self.run_before(position)
        for size in range(len(run), 0, -1):
            if _known(self.words(run[-size:]), kind):
                return run[-size:]
        while run and NO_NAME.fullmatch(fold(run[0].text)):
            run = run[1:]
        if not sure and kind != "city" and 2 <= len(run) <= 4 and _fits(run):
            return run
        return []


def _place(line: _Line, tokens: list[_Token], kind: str) -> Place | None:
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
    fitting = [kind for kind in kinds if LEVEL.get(kind) == 3 and communes_named(name, kind)]
    return fitting[0] if fitting else kinds[0]


def _list_after(line: _Line, position: int, kinds: list[str], *, many: bool) -> Iterator[Place]:
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


def _numbered(line: _Line, start: int, end: int, kind: str) -> Place | None:
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


def _vietnamese(line: _Line) -> Iterator[Place]:
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
        yield from _list_after(line, head.end(), kinds, many=bool(head["many"]) or len(kinds) > 1)


def _list_before(line: _Line, position: int, kind: str, *, many: bool) -> Iterator[Place]:
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


def _english(line: _Line) -> Iterator[Place]:
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


def _belongs_elsewhere(line: _Line, found: list[Place]) -> bool:
    """Tell whether "communes of X" speaks of the communes in X, a province or a district."""
    after = found[-1].end
    own = TYPE_EN.match(line.text, after + 1) or PROVINCE_AFTER.match(line.text, after)
    return bool(own) or province_named(found[0].name) is not None


def find_units(text: str, language: Language) -> list[Place]:
    """Return the units that a block's text names with a type word, in order of appearance."""
    line = _Line.of(text)
    found = _vietnamese(line) if language == "vi" else _english(line)
    places: list[Place] = []
    for place in sorted(found, key=lambda each: (each.start, -each.end)):
        if not places or place.start >= places[-1].end:
            places.append(place)
    return places
