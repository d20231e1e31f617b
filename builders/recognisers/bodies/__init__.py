"""Named bodies: agencies of Party and State, courts, organisations, enterprises.

A body is a name of the register, a composition of head word with field, place or owner, or an open
name with a head word. What its own words leave open (its province, what an abbreviation stands
for) the :class:`Context` of the text fills in.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ...linking.identity import (
    OPEN_MINISTRY,
    Identity,
    PlaceName,
    composition,
    label,
    lacks_ministry,
    place_label,
    spelled_out,
)
from ...model import Block, Body, Language
from .context import Context, context_of, place_of
from .reading import Found, read

__all__ = ["Context", "context_of", "find"]

_NEAR = 3
"""How many blocks back a province still counts for "the Department of …"."""
_NEAR_COMMUNE = 12
"""How many blocks back a commune still counts for "the Division of …"."""


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
    """Return the commune that was named last before a source offset, else that of the text."""
    at = bisect_left(context.communes, offset, key=lambda named: named[0])
    block = bisect_right(context.blocks, offset)
    earliest = context.blocks[block - 1 - _NEAR_COMMUNE] if block > _NEAR_COMMUNE else 0
    named = context.communes[at - 1] if at else None
    return named[1] if named and named[0] >= earliest else context.commune


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
    if identity.name and identity.owner:
        owner = _filled(identity.owner, context, offset)
        return replace(identity, owner=owner)
    if lacks_ministry(identity):
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


def _open_label(identity: Identity, language: Language) -> str | None:
    """Return the name of a body of a province that the text leaves unnamed: "Sở Y tế"."""
    level = _level(identity)
    if (level and level.level != "province") or not (level or _takes_place(identity)):
        return None
    name = label(_emptied(identity), language)
    if language == "en" or not level or not name or name.endswith("ủy"):
        return name
    return f"{name} tỉnh"


_MANY = re.compile(r"(?:các|những|mỗi|từng|nhiều|\d{1,3}) $", re.IGNORECASE)


def _of_many(text: str, start: int, language: Language) -> bool:
    """Whether words before a name say that all bodies of its kind are meant: "các Sở Y tế"."""
    return language == "vi" and bool(_MANY.search(text, max(0, start - 7), start))


def _is_called(words: str, name: str) -> bool:
    """Whether words begin like a body's name: "Bộ đội Biên phòng" is not yet a command of one."""
    begins = [" ".join(said.casefold().split(" ")[:2]) for said in (words, name)]
    return begins[0] == begins[1] or words.isupper() or words.split(" ")[0].isupper()


def _bodies(words: str, language: Language, context: Context) -> Sequence[Found]:
    """Return the bodies that words name; those with a short name of the text are read again."""
    shorts = [(short, identity) for short, identity in context.abbreviations if short in words]
    known = None if shorts else context.readings.get(words)
    return read(words, language, shorts) if known is None else known


def find(block: Block, language: Language, context: Context) -> list[Body]:
    """Find the named bodies of a block, in order.

    Names are full names in the language of the text: abbreviations expanded, the province of the
    context added. Several bodies may share a span where places are listed once for several heads
    ("Tỉnh ủy, UBND các tỉnh: A, B"). ``place`` is the province of a provincial body; for a body of
    a commune it is the province that the text puts it in, else the commune itself.
    """
    bodies: list[Body] = []
    for start, end, identity in _bodies(block.text, language, context):
        offset = block.starts[start] if block.starts else 0
        if identity.name in context.run_on and block.text[start:end] == identity.name:
            end = start + len(context.run_on[identity.name])
            identity = Identity(name=block.text[start:end])
        filled = _filled(identity, context, offset)
        name = label(filled, language) if filled else None
        if not filled and context.local and not _of_many(block.text, start, language):
            name = _open_label(identity, language)
            name = name if name and _is_called(block.text[start:end], name) else None
        if not name:
            continue
        place = place_of(filled) if filled else None
        where = place.name if place else None
        if place and place.level != "province":
            where = _province_at(context, offset) or place.name
        if where and where.isupper() and "." not in where:
            where = where.title()
        bodies.append(Body(start, end, name, where))
    return bodies
