"""Named bodies: agencies of Party and State, courts, organisations, enterprises.

A body is a name of the register, a composition of head word with field, place or owner, or an open
name with a head word. What its own words leave open (its province, what an abbreviation stands
for) the :class:`Context` of the text fills in.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...linking.identity import (
    OPEN_MINISTRY,
    Identity,
    PlaceName,
    composition,
    label,
    place_label,
    province_of,
    register,
    spelled_out,
)
from ...model import Block, Body, Language, Text
from . import english, vietnamese_places
from .reading import Found, read
from .tables import alternatives, province_names, view

__all__ = ["Context", "context_of", "find"]

_NEAR = 3
"""How many blocks back a province still counts for "the Department of …"."""
_NEAR_COMMUNE = 12
"""How many blocks back a commune still counts for "the Division of …"."""
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
    many: bool = False
    """Whether the text speaks of so many provinces that only those of the same block count."""
    provinces: tuple[tuple[int, str], ...] = ()
    """Source offsets at which provinces are named, in order."""
    communes: tuple[tuple[int, PlaceName], ...] = ()
    """Source offsets at which communes are named in bodies' names, in order."""
    ministries: tuple[tuple[int, Identity], ...] = ()
    """Source offsets at which ministries are named, in order."""
    ministry: Identity | None = None
    """Ministry of the text: the one that heads it, or the only one that it names."""
    blocks: tuple[int, ...] = ()
    """Source offsets at which the blocks of the text begin."""


def _level(identity: Identity) -> PlaceName | None:
    """Return the open place of an identity: a level without a name."""
    if identity.owner:
        return _level(identity.owner)
    return identity.place if identity.place and not identity.place.name else None


def _takes_place(identity: Identity) -> bool:
    """Whether an identity is a composition that still lacks its place."""
    if identity.owner:
        return _takes_place(identity.owner)
    row = composition().get(identity.head)
    return bool(row and row["open"] == "province" and identity.place is None)


def _province_at(context: Context, offset: int) -> str | None:
    """Return the province that holds at a source offset."""
    if context.fixed:
        return context.province
    block = bisect_right(context.blocks, offset)
    near_blocks = 0 if context.many else _NEAR
    earliest = context.blocks[block - 1 - near_blocks] if block > near_blocks else 0
    at = bisect_left(context.provinces, (offset, ""))
    near = context.provinces[at - 1] if at else (-1, "")
    return near[1] if near[0] >= earliest else context.province


def _commune_at(context: Context, offset: int) -> PlaceName | None:
    """Return the commune that was named last before a source offset."""
    at = bisect_left(context.communes, offset, key=lambda named: named[0])
    block = bisect_right(context.blocks, offset)
    earliest = context.blocks[block - 1 - _NEAR_COMMUNE] if block > _NEAR_COMMUNE else 0
    named = context.communes[at - 1] if at else None
    return named[1] if named and named[0] >= earliest else None


def _lacks_ministry(identity: Identity) -> bool:
    return identity.owner is not None and (
        identity.owner == OPEN_MINISTRY or _lacks_ministry(identity.owner)
    )


def _ministry_at(context: Context, offset: int) -> Identity | None:
    """Return the ministry named last before a source offset, else that of the text."""
    at = bisect_left(context.ministries, offset, key=lambda named: named[0])
    block = bisect_right(context.blocks, offset)
    earliest = context.blocks[block - 1 - _NEAR] if block > _NEAR else 0
    if at and context.ministries[at - 1][0] >= earliest:
        return context.ministries[at - 1][1]
    return context.ministry


def _of_ministry(identity: Identity, ministry: Identity) -> Identity:
    """Return the identity with the ministry that it belongs to."""
    owner = identity.owner
    whose = ministry if owner in (None, OPEN_MINISTRY) else _of_ministry(owner, ministry)
    return replace(identity, owner=whose)


def _filled(identity: Identity, context: Context, offset: int) -> Identity | None:
    """Give an identity the place that its words leave open; None where the context has none.

    Without a place "Sở Y tế" is one of many, so no named body but a group.
    """
    if _lacks_ministry(identity):
        ministry = _ministry_at(context, offset)
        return _of_ministry(identity, ministry) if ministry else None
    level = _level(identity)
    province = _province_at(context, offset)
    if identity.name:
        return _of_province(identity, province)
    if level is None:
        if _takes_place(identity):
            return spelled_out(identity, PlaceName(province)) if province else None
        if identity.head == "division" and not identity.place:
            commune = _commune_at(context, offset)
            return spelled_out(identity, commune) if commune else None
        return identity
    place = PlaceName(province) if province and level.level == "province" else None
    if level.level != "province":
        place = _commune_at(context, offset)
    return spelled_out(_emptied(identity), place) if place else None


_OPEN_TIER = re.compile(r" (?:tỉnh|[Tt]hành phố|TP)$")


def _of_province(identity: Identity, province: str | None) -> Identity:
    """Add the province to an open name that ends at "tỉnh": "Trung tâm Y tế tỉnh"."""
    open_tier = _OPEN_TIER.search(identity.name)
    if not open_tier or not province:
        return identity
    where = place_label(PlaceName(province), "vi")
    return Identity(name=f"{identity.name[: open_tier.start()]} {where}")


def _emptied(identity: Identity) -> Identity:
    if identity.owner:
        return Identity(identity.head, field=identity.field, owner=_emptied(identity.owner))
    return Identity(identity.head, field=identity.field)


def _place_of(identity: Identity) -> PlaceName | None:
    return _place_of(identity.owner) if identity.owner else identity.place


def find(block: Block, language: Language, context: Context) -> list[Body]:
    """Find the named bodies of a block, in order.

    Names are full names in the language of the text: abbreviations expanded, the province of the
    context added. Several bodies may share a span where places are listed once for several heads
    ("Tỉnh ủy, UBND các tỉnh: A, B"). ``place`` is the province of a provincial body; for a body of
    a commune it is the province that the text puts it in, else the commune itself.
    """
    bodies: list[Body] = []
    for start, end, identity in read(block.text, language, context.abbreviations):
        offset = block.starts[start] if block.starts else 0
        if identity.name in context.run_on and block.text[start:end] == identity.name:
            end = start + len(context.run_on[identity.name])
            identity = Identity(name=block.text[start:end])
        filled = _filled(identity, context, offset)
        name = label(filled, language) if filled else None
        if not filled or not name:
            continue
        place = _place_of(filled)
        where = place.name if place else None
        if place and place.level != "province":
            where = _province_at(context, offset) or place.name
        bodies.append(Body(start, end, name, where.title() if where and where.isupper() else where))
    return bodies


_DEFINITION = re.compile(
    r" ?[(\[](?:[^()]{0,30}: )?(?P<later>(?:sau đây|dưới đây|hereinafter)(?: [^\W\d_]+){1,4}?:? )?"
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
    the one steering committee that the text names in full, if it names only one.
    """
    known: dict[str, Identity] = {}
    steering: list[Identity] = []
    for block, found in readings:
        for _, end, identity in found:
            match = (
                _DEFINITION.match(block.text, end) if block.text[end : end + 2] == " (" else None
            )
            short = _LATER.sub("", match["short"]) if match else ""
            if _lacks_ministry(identity):
                continue
            if _UPPER.match(short) or (match and match["later"] and short[:1].isupper()):
                known.setdefault(short, identity)
            name = label(identity, language) or ""
            head = _STEERING[language]
            if head in name and not identity.owner and len(name) > len(head) + 12:
                steering += [identity] if identity not in steering else []
    if len(steering) == 1:
        known.setdefault(_STEERING[language], steering[0])
    return tuple(known.items())


# The President whom the city is named after.
_NAMESAKE = re.compile(
    r"(?:cộng sản|tncs|chủ tịch|tư tưởng|phong cách|đạo đức|đường|lăng|communist|president|trail"
    r"|mausoleum|bảo tàng) $"
)


def _named_provinces(blocks: Sequence[Block], language: Language) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    pattern = _province_pattern(language)
    for block in blocks:
        seen = view(block.text, language)
        for match in pattern.finditer(seen):
            if block.text[match.start()].isupper() and not _NAMESAKE.search(seen, 0, match.start()):
                found.append((block.starts[match.start()], block.text[match.start() : match.end()]))
    return found


def _province_pattern(language: Language) -> re.Pattern[str]:
    names = alternatives(list(province_names(language)))
    return re.compile(rf"(?<![\w-]){names}(?![\w-])")


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
    readings = [(block, read(block.text, language)) for block in blocks]
    placed = _placed_bodies(readings, language)
    if not any(_is_capital(place.name) for _, place in placed if place.level == "province"):
        # Hà Nội is where central bodies sit and date their texts; it is a text's province only
        # where a body of the city is named.
        named = [(at, name) for at, name in named if not _is_capital(name)]
        province = None if province and _is_capital(province) else province
    return Context(
        language,
        _definitions(readings, language),
        province or _main_province(named),
        province is not None,
        _run_on(readings) if language == "vi" else {},
        language == "vi" and len({name for _, name in named}) > _FEW,
        tuple(named),
        tuple((at, place) for at, place in placed if place.level != "province"),
        _ministries(readings),
        _main_ministry(readings),
        tuple(block.starts[0] for block in blocks if block.starts),
    )


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
            place = _place_of(identity)
            if place and place.name:
                named.append((block.starts[start], place))
        named += [(block.starts[start], place) for start, place in communes(block.text)]
    return sorted(named, key=lambda one: one[0])
