"""What the whole text tells of the bodies in one block of it.

Its province, the ministry it speaks of, the abbreviations it defines, the names that ran on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ...linking.identity import (
    Identity,
    PlaceName,
    label,
    lacks_ministry,
    province_of,
    register,
)
from ...model import Block, Language, Text
from ...prefilter import FilteredPattern
from ..people.names import find_names
from . import english, vietnamese_places
from .reading import Found, read
from .tables import alternatives, province_names, view

__all__ = ["Context", "context_of", "place_of"]

_HEAD_BLOCKS = 6
"""How many blocks at the beginning may tell whose text it is."""
_FEW = 6
"""How many provinces a text may name so that the last one named still counts some blocks on."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole text tells of the bodies in one block of it."""

    language: Language = "en"
    abbreviations: tuple[tuple[str, Identity], ...] = ()
    """Abbreviations that the text defines itself, as in "Vietnam Clean Air Network (VCAN)"."""
    province: str | None = None
    """Province of the text: that of its header, or the one that it speaks of most."""
    fixed: bool = False
    """Whether the header tells the province, so that others named later do not replace it."""
    run_on: Mapping[str, str] = field(default_factory=dict)
    """Open names that took in words behind them, with the name that the text has elsewhere."""
    local: bool = False
    """Whether the text is one province's that it never names: it tells who holds its offices."""
    many: bool = False
    """Whether the text speaks of so many provinces that only those of the same block count."""
    provinces: tuple[tuple[int, str], ...] = ()
    """Source offsets at which provinces are named, in order."""
    communes: tuple[tuple[int, PlaceName], ...] = ()
    """Source offsets at which communes are named in bodies' names, in order."""
    commune: PlaceName | None = None
    """Commune of the text: the only one that it names."""
    ministries: tuple[tuple[int, Identity], ...] = ()
    """Source offsets at which ministries are named, in order."""
    ministry: Identity | None = None
    """Ministry of the text: the one that heads it, or the only one that it names."""
    blocks: tuple[int, ...] = ()
    """Source offsets at which the blocks of the text begin."""
    readings: Mapping[str, Sequence[Found]] = field(default_factory=dict)
    """What the words of each block tell by themselves, by its text."""


def place_of(identity: Identity) -> PlaceName | None:
    """Return the place in a body's name, or in that of the body it belongs to."""
    return place_of(identity.owner) if identity.owner else identity.place


_DEFINITION = re.compile(
    r" ?[(\[](?:[^()]{0,30}: )?"
    r"(?P<later>(?:sau đây|dưới đây|hereinafter|hereafter)(?: [^\W\d_]+){0,4}?:? )?"
    r"[\"“]?(?P<short>(?(later)[^()\[\]\"”]{2,40}|[^\W\d_][\w&.-]{1,14}))[\"”]?[)\]]"
)
_LATER = re.compile(r"^(?:(?:gọi|viết|tắt|chung|là|referred|called|to|as|the)\s+)+")
_UPPER = re.compile(r"[A-ZĐ].*[A-ZĐ]")
_OFTEN = 3
"""How many times as often a shorter name must stand for the longer one to be a slip."""


def _run_on(readings: Sequence[tuple[Block, list[Found]]]) -> dict[str, str]:
    """Find open names that go on in small letters where the text mostly ends them earlier.

    "Cục Quản lý rừng kịp thời" beside three and more of "Cục Quản lý rừng".
    """
    counts = Counter(one.name for _, found in readings for _, _, one in found if one.name)
    slips: dict[str, str] = {}
    for name, count in counts.items():
        words = name.split(" ")
        for size in range(len(words) - 1, 2, -1):
            if not words[size].islower():
                break
            shorter = " ".join(words[:size])
            if counts[shorter] >= _OFTEN * count:
                slips[name] = shorter
    return slips


_STEERING = {"en": "Steering Committee", "vi": "Ban Chỉ đạo"}


def _definitions(
    readings: Sequence[tuple[Block, list[Found]]], language: Language
) -> tuple[tuple[str, Identity], ...]:
    """Gather the short names that the text defines itself.

    Of the forms: Full Name (ABBR); Full Name (sau đây gọi là Short Name). "Ban Chỉ đạo" alone is
    the one steering committee that the text names in full, if it names only one, and "Đảng ủy"
    the Party committee of a body.
    """
    known: dict[str, Identity] = {}
    steering: list[Identity] = []
    party: list[Identity] = []
    for block, found in readings:
        for _, end, identity in found:
            match = (
                _DEFINITION.match(block.text, end) if block.text[end : end + 2] == " (" else None
            )
            short = _LATER.sub("", match["short"]) if match else ""
            if lacks_ministry(identity):
                continue
            if _UPPER.match(short) or (match and match["later"] and short[:1].isupper()):
                known.setdefault(short, identity)
            name = label(identity, language) or ""
            committee = _party_committee(identity)
            party += [committee] if committee and committee not in party else []
            head = _STEERING[language]
            if head in name and not identity.owner and len(name) > len(head) + 12:
                steering += [identity] if identity not in steering else []
    if len(steering) == 1:
        known.setdefault(_STEERING[language], steering[0])
    if len(party) == 1 and language == "vi":
        known.setdefault("Đảng ủy", party[0])
    return tuple(known.items())


def _party_committee(identity: Identity) -> Identity | None:
    """Return the Party committee of a body that an identity is or belongs to."""
    if identity.head == "party-committee" and identity.owner:
        return identity
    return _party_committee(identity.owner) if identity.owner else None


# The President whom the city is named after.
_NAMESAKE = re.compile(
    r"(?:cộng sản|tncs|chủ tịch|tư tưởng|phong cách|đạo đức|đường|lăng|communist|president|trail"
    r"|mausoleum|bảo tàng) $"
)


# "Đắk Nông cũ", "the former Dak Nong" is no province that a body of today belongs to; "phường
# Bình Dương", "Hoa Binh ward" is none at all.
_NO_PROVINCE_AFTER = re.compile(
    r" ?\(?(?:cũ|trước đây)(?!\w)| (?:commune|ward|special zone|district)\b"
)
_NO_PROVINCE_BEFORE = re.compile(
    r"(?:\bformer|\bthe old|\bone-time|(?<!\w)(?:xã|phường|đặc khu|thị trấn|huyện|quận))"
    r"(?: \w+ province of)? $"
)


def _named_provinces(blocks: Sequence[Block], language: Language) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    pattern = _province_pattern(language)
    for block in blocks:
        seen = view(block.text, language)
        for match in pattern.finditer(seen):
            if _NO_PROVINCE_AFTER.match(seen, match.end()) or _NO_PROVINCE_BEFORE.search(
                seen, max(0, match.start() - 24), match.start()
            ):
                continue
            name = block.text[match.start() : match.end()]
            # "người Việt Nam định cư" names no Nam Định
            capitals = all(word[0].isupper() or not word[0].isalpha() for word in name.split())
            if capitals and not _NAMESAKE.search(seen, 0, match.start()):
                found.append((block.starts[match.start()], name))
    return found


@cache
def _province_pattern(language: Language) -> FilteredPattern:
    names = alternatives(list(province_names(language)))
    return FilteredPattern(rf"(?<![\w-]){names}(?![\w-])")


def _main_province(named: Sequence[tuple[int, str]]) -> str | None:
    """Return the province that a text speaks of: more than half of all that it names."""
    counts: dict[str, list[str]] = {}
    for _, name in named:
        if province := province_of(name):
            counts.setdefault(province.name, []).append(name)
    best = max(counts.values(), key=len, default=[])
    return best[0] if len(best) * 2 > len(named) else None


def _province_in(words: str | None, language: Language) -> str | None:
    """Return the province that words name, which may say more than its name."""
    match = _province_pattern(language).search(view(words, language)) if words else None
    return words[match.start() : match.end()] if words and match else None


def _is_capital(name: str) -> bool:
    province = province_of(name)
    return bool(province and province.name == "Hà Nội")


def context_of(text: Text, blocks: Sequence[Block], province: str | None) -> Context:
    """Return what the whole text tells of its bodies; ``province`` is that of its header."""
    language = text.language
    province = _province_in(province, language)
    named = _named_provinces(blocks, language)
    read_once = {words: read(words, language) for words in {block.text: None for block in blocks}}
    readings = [(block, read_once[block.text]) for block in blocks]
    placed = _placed_bodies(readings, language)
    if not any(_is_capital(place.name) for _, place in placed if place.level == "province"):
        # Hà Nội is where central bodies sit and date their texts; it is a text's province only
        # where a body of the city is named.
        named = [(at, name) for at, name in named if not _is_capital(name)]
        province = None if province and _is_capital(province) else province
    communes = tuple((at, place) for at, place in placed if place.level != "province")
    named_communes = {place.name.casefold(): place for _, place in communes}
    return Context(
        language,
        _definitions(readings, language),
        province or _main_province(named),
        province is not None,
        _run_on(readings) if language == "vi" else {},
        not named and province is None and (language == "vi" or _is_local(readings)),
        language == "vi" and len({name for _, name in named}) > _FEW,
        tuple(named),
        communes,
        next(iter(named_communes.values())) if len(named_communes) == 1 else None,
        _ministries(readings),
        _main_ministry(readings),
        tuple(block.starts[0] for block in blocks if block.starts),
        read_once,
    )


def _is_local(readings: Sequence[tuple[Block, list[Found]]]) -> bool:
    """Tell whether somebody holds an office of "the province": Chủ tịch UBND tỉnh Lê Văn Tám."""
    for block, found in readings:
        ends = {end for _, end, one in found if (place := place_of(one)) and place == PlaceName("")}
        names = find_names(block.text) if ends else []
        if any(name.start - 1 in ends and name.syllables >= 3 for name in names):
            return True
    return False


def _ministries(
    readings: Sequence[tuple[Block, list[Found]]],
) -> tuple[tuple[int, Identity], ...]:
    """Return the ministries that the blocks name, by source offset."""
    return tuple(
        (block.starts[start], _owning(identity))
        for block, found in readings
        for start, _, identity in found
        if _owning(identity).head in register()
        and register()[_owning(identity).head]["kind"] == "ministry"
    )


def _main_ministry(readings: Sequence[tuple[Block, list[Found]]]) -> Identity | None:
    """Return the ministry whose text it is; None where several are named and none heads it."""
    heads = [
        (block, [one for one in found if block.zone == "header" or one[1] == len(block.text)])
        for block, found in readings[:_HEAD_BLOCKS]
    ]
    issuing = _ministries(heads)
    named = _ministries(readings)
    only = len({identity.head for _, identity in named}) == 1
    return issuing[0][1] if issuing else named[0][1] if only else None


def _owning(identity: Identity) -> Identity:
    """Return the body at the end of a chain of owners."""
    return _owning(identity.owner) if identity.owner else identity


def _placed_bodies(
    readings: Sequence[tuple[Block, list[Found]]], language: Language
) -> list[tuple[int, PlaceName]]:
    """Return the places that bodies' names tell, and all communes, by source offset."""
    communes = english.communes if language == "en" else vietnamese_places.communes
    named: list[tuple[int, PlaceName]] = []
    for block, found in readings:
        for start, _, identity in found:
            place = place_of(identity)
            if place and place.name:
                named.append((block.starts[start], place))
        named += [(block.starts[start], place) for start, place in communes(block.text)]
    return sorted(named, key=lambda one: one[0])
