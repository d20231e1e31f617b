"""Named bodies: agencies of Party and State, courts, organisations, enterprises.

A body is a name of the register, a composition of head word with field, place or owner, or an open
name with a head word. What its own words leave open (its province, what an abbreviation stands
for) the :class:`Context` of the text fills in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..body_identity import Identity, PlaceName, label, province_of, spelled_out
from ..model import Block, Body, Language, Text
from . import bodies_en, bodies_vi, open_bodies_en, open_bodies_vi
from .body_tables import abbreviations, names_in, province_names, view

__all__ = ["Context", "context_of", "find", "identify"]

Found = tuple[int, int, Identity]

_NEAR = 3
"""How many blocks back a province still counts for "the Department of …"."""


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
    provinces: tuple[tuple[int, str], ...] = ()
    """Source offsets at which provinces are named, in order."""
    communes: tuple[tuple[int, PlaceName], ...] = ()
    """Source offsets at which communes are named in bodies' names, in order."""
    blocks: tuple[int, ...] = ()
    """Source offsets at which the blocks of the text begin."""


_GOVERNMENT_BEFORE = re.compile(
    r"(?:\b(?:Central|Local|Provincial|Municipal|City|E-|e-|Digital|Lao|Chinese|Japanese|Korean|Cuban|US|U\.S\.|Australian|British|German|French|Commune|Urban|Two-Tier|Open)\s?)$"
)
_GOVERNMENT_AFTER = re.compile(
    r"(?:['’]s)? (?:Press|News|Conference|Meeting|Headquarters|Guest|Leaders?|Members?|Building|Television)\b|-"
    r"| (?:leaders?|members?|meetings?|officials?|spokes\w+|headquarters|conference|press|building|guest|bonds?|employees|workers|inspectors|apparatus|agencies|level|sources?)\b"
)
_PRIME_MINISTER = re.compile(
    r"(?:thủ tướng|phó thủ tướng|chính phủ điện tử|thành viên|công báo|nhà nước) $"
)


def _sound(text: str, seen: str, found: Found, language: Language) -> bool:
    """Whether a name of the register means the body here and is no part of another name."""
    start, end, identity = found
    if identity.head == "government":
        if language == "en":
            before = _GOVERNMENT_BEFORE.search(text, max(0, start - 20), start)
            return not before and not _GOVERNMENT_AFTER.match(text, end)
        if re.compile(r" (?:điện tử|số\b(?! \d))").match(seen, end):
            return False
        return not re.compile(r"thủ tướng $|thành viên $|trụ sở $").search(
            seen, max(0, start - 20), start
        )
    if language == "en" and identity.head in ("secretariat", "national-assembly"):
        return not re.compile(r" (?:Building|House|Hall|Television)\b").match(text, end)
    return True


def _defined(text: str, context: Context) -> list[Found]:
    """Find the abbreviations that the text has defined."""
    found: list[Found] = []
    for short, identity in context.abbreviations:
        pattern = re.compile(rf"(?<![\w/.&-]){re.escape(short)}(?![\w/&]|-\w)")
        found += [(match.start(), match.end(), identity) for match in pattern.finditer(text)]
    return found


def _choose(found: list[Found]) -> list[Found]:
    """Keep the longest of overlapping bodies; bodies of one and the same span all stay."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        inside = [k for k in kept if one[0] < k[1] and k[0] < one[1]]
        twin = all((k[0], k[1]) == (one[0], one[1]) for k in inside)
        if (not inside or (twin and one[2].owner is None)) and one not in kept:
            kept.append(one)
    return sorted(kept, key=lambda one: (one[0], one[1]))


def _dedupe(found: list[Found]) -> list[Found]:
    """Of bodies with one span keep those that places share; a registered name goes first."""
    spans: dict[tuple[int, int], list[Found]] = {}
    for one in found:
        spans.setdefault((one[0], one[1]), []).append(one)
    kept: list[Found] = []
    for same in spans.values():
        placed = [one for one in same if one[2].place and one[2].place.name]
        kept += placed if len(placed) > 1 else same[:1]
    return kept


def _read(text: str, context: Context) -> list[Found]:
    """Find all bodies of a text in order, with what their own words tell."""
    language = context.language
    seen = view(text, language)
    own: Callable[[str, str, Found], Found]
    if language == "en":
        composed, own = bodies_en.composed, bodies_en.owned
    else:
        composed, own = bodies_vi.composed, bodies_vi.owned
    closed = [one for one in names_in(text, seen, language) if _sound(text, seen, one, language)]
    known = _dedupe(closed + _defined(text, context) + composed(text, seen))
    chosen = _choose(known)
    for _ in range(3):
        wider = [own(text, seen, one) for one in chosen]
        if wider == chosen:
            break
        chosen = _choose(_dedupe(wider))
    taken = [(start, end) for start, end, _ in chosen]
    names = open_bodies_en.open_names if language == "en" else open_bodies_vi.open_names
    opened = [(a, b, Identity(name=text[a:b])) for a, b in names(text, taken)]
    everything = chosen + opened
    wider = [own(text, seen, one) for one in everything]
    return _choose(wider)


def identify(name: str, language: Language) -> Identity | None:
    """Return who a full name means, or None where no body's name fills it."""
    for start, end, identity in _read(name, Context(language)):
        if start == 0 and end == len(name):
            return identity
    return None


def _level(identity: Identity) -> PlaceName | None:
    """Return the open place of an identity: a level without a name."""
    if identity.owner:
        return _level(identity.owner)
    return identity.place if identity.place and not identity.place.name else None


def _takes_place(identity: Identity) -> bool:
    """Whether an identity is a composition that still lacks its place."""
    if identity.owner:
        return _takes_place(identity.owner)
    return bool(identity.head) and identity.place is None and identity.head in _PROVINCIAL


_PROVINCIAL = frozenset(
    "department inspectorate party-committee public-administration-service-centre"
    " land-registration-office military-command border-guard-command fatherland-front-committee"
    " peoples-committee peoples-council office-of-peoples-council-and-committee political-school"
    " standing-board-of-peoples-council national-assembly-delegation labour-federation"
    " general-hospital project-management-board economic-zone-board"
    " office-of-deputies-and-peoples-council womens-union-of farmers-union-of"
    " veterans-association-of youth-union-of".split()
)


def _province_at(context: Context, offset: int) -> str | None:
    """Return the province that holds at a source offset."""
    if context.fixed:
        return context.province
    before = [start for start in context.blocks if start <= offset]
    earliest = before[-1 - _NEAR] if len(before) > _NEAR else 0
    near = [name for at, name in context.provinces if earliest <= at < offset]
    return near[-1] if near else context.province


def _commune_at(context: Context, offset: int) -> PlaceName | None:
    near = [place for at, place in context.communes if at < offset]
    return near[-1] if near else None


def _filled(identity: Identity, context: Context, offset: int) -> Identity | None:
    """Give an identity the place that its words leave open; None where the context has none."""
    level = _level(identity)
    province = _province_at(context, offset)
    if level is None:
        if _takes_place(identity) and province:
            return spelled_out(identity, PlaceName(province))
        return identity
    place = PlaceName(province) if province and level.level == "province" else None
    if level.level != "province":
        place = _commune_at(context, offset)
    return spelled_out(_emptied(identity), place) if place else None


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
    for start, end, identity in _read(block.text, context):
        offset = block.starts[start] if block.starts else 0
        filled = _filled(identity, context, offset)
        name = label(filled, language) if filled else None
        if not filled or not name:
            continue
        place = _place_of(filled)
        where = place.name if place else None
        if place and place.level != "province":
            where = _province_at(context, offset) or place.name
        bodies.append(Body(start, end, name, where))
    return bodies


_DEFINITION = re.compile(
    r" ?[(\[](?:[^()]{0,30}: |sau đây (?:gọi|viết) (?:tắt )?là:? )?[\"“]?(?P<short>[^\W\d_][\w&.-]{1,14})[\"”]?[)\]]"
)
_UPPER = re.compile(r"[A-ZĐ].*[A-ZĐ]")


def _definitions(blocks: Sequence[Block], language: Language) -> tuple[tuple[str, Identity], ...]:
    """Gather what the text defines itself, of the form: Full Name (ABBR)."""
    known: dict[str, Identity] = {}
    plain = Context(language)
    for block in blocks:
        if "(" not in block.text:
            continue
        for _, end, identity in _read(block.text, plain):
            match = _DEFINITION.match(block.text, end)
            if match and _UPPER.match(match["short"]) and match["short"] not in known:
                known[match["short"]] = identity
    return tuple(known.items())


def _named_provinces(blocks: Sequence[Block], language: Language) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    pattern = _province_pattern(language)
    for block in blocks:
        for match in pattern.finditer(view(block.text, language)):
            if block.text[match.start()].isupper():
                found.append((block.starts[match.start()], block.text[match.start() : match.end()]))
    return found


def _province_pattern(language: Language) -> re.Pattern[str]:
    names = bodies_en.alternatives(list(province_names(language)))
    return re.compile(rf"(?<![\w-]){names}(?![\w-])")


def _main_province(named: list[tuple[int, str]]) -> str | None:
    """Return the province that a text speaks of: more than half of all that it names."""
    counts: dict[str, list[str]] = {}
    for _, name in named:
        province = province_of(name)
        if province:
            counts.setdefault(province.name, []).append(name)
    best = max(counts.values(), key=len, default=[])
    return best[0] if len(best) * 2 > len(named) else None


def context_of(text: Text, blocks: Sequence[Block], province: str | None) -> Context:
    """Return what the whole text tells of its bodies; ``province`` is that of its header."""
    language = text.language
    named = _named_provinces(blocks, language)
    communes: list[tuple[int, PlaceName]] = []
    plain = Context(language)
    for block in blocks:
        for start, _, identity in _read(block.text, plain):
            place = _place_of(identity)
            if place and place.name and place.level != "province":
                communes.append((block.starts[start], place))
    return Context(
        language,
        _definitions(blocks, language),
        province or _main_province(named),
        province is not None,
        tuple(named),
        tuple(communes),
        tuple(block.starts[0] for block in blocks if block.starts),
    )
