"""Gather the places of a text: the mentions of one place become one fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..ontology.places import province_key, region_named
from ..ontology.spelling import fold
from .model import Block, Document, Mention, Person, Place, PlaceFact, Quote, Text
from .recognisers.places import KnownUnits

__all__ = ["gather"]

RULE_NAME = "place-by-name"
RULE_TYPE = "place-by-type-word"

UNITS = frozenset(("commune", "ward", "special-zone"))

Key = tuple[str, str]


@dataclass(slots=True)
class _Gathered:
    """A place while its mentions come together."""

    name: str
    kind: str
    within: str | None
    mentions: list[Quote] = field(default_factory=list)


def _key(place: Place) -> Key:
    """Return what the mentions of one place in one text have in common."""
    if place.kind == "province":
        return "province", province_key(place.name) or fold(place.name)
    region = region_named(place.name) if place.kind == "other" else None
    return place.kind, region.key if region else " ".join(fold(place.name).split())


def _spaced(name: str) -> str:
    """Return a name in ordinary capitals: "HẢI PHÒNG" → "Hải Phòng", "TP.HCM" as it is."""
    return name.title() if name.isupper() and " " in name and "." not in name else name


def _quote(text: Text, block: Block, place: Place) -> Quote:
    """Return the source's own words of a mention."""
    start, end = block.span(place.start, place.end)
    return Quote(start, end, text.content[start:end])


def _all_mentions(
    text: Text, blocks: Sequence[Block], mentions: Sequence[Iterable[Mention]]
) -> list[tuple[Block, Place]]:
    """Return the places that were recognised and those that are named again without type word."""
    rows = [list(row) for row in mentions]
    places = [[each for each in row if isinstance(each, Place)] for row in rows]
    units = {_key(each): each for row in reversed(places) for each in reversed(row)}
    known = KnownUnits(each for each in units.values() if each.kind in UNITS)
    found: list[tuple[Block, Place]] = []
    for block, row, named in zip(blocks, rows, places, strict=True):
        taken = [(m.start, m.end) for m in row if isinstance(m, Person | Document | Place)]
        again = known.find(block, text.language, taken)
        found += [(block, each) for each in sorted((*named, *again), key=lambda place: place.start)]
    return found


def gather(
    text: Text, blocks: Sequence[Block], mentions: Sequence[Iterable[Mention]]
) -> list[PlaceFact]:
    """Merge the mentions of each place, in order of appearance.

    Reads: ``text.content``, the blocks and the mentions of each block. A name without type word
    that the text also gives to a commune or ward is that unit.
    """
    found: dict[Key, _Gathered] = {}
    every = _all_mentions(text, blocks, mentions)
    units = {key[1]: key for key in (_key(place) for _, place in every) if key[0] in UNITS}
    for block, place in every:
        key = _key(place)
        if key[0] == "district":
            key = units.get(key[1], key)
        one = found.setdefault(key, _Gathered(_spaced(place.name), key[0], place.within))
        one.within = one.within or place.within
        one.mentions.append(_quote(text, block, place))
    return [
        PlaceFact(
            name=one.name,
            kind=one.kind,
            mentions=tuple(one.mentions),
            rule=RULE_NAME if one.kind == "province" else RULE_TYPE,
            within=one.within,
        )
        for one in found.values()
    ]
