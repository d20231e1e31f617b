"""Named bodies: agencies of Party and State, courts, organisations, enterprises.

A body is a name of the register, a composition of head word with field, place or owner, or an open
name with a head word. What its own words leave open (its province, what an abbreviation stands
for) the :class:`Context` of the text fills in.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ..body_identity import Identity, PlaceName, label, province_of, spelled_out
from ..model import Block, Body, Language, Text
from . import bodies_en, bodies_vi, open_bodies_en, open_bodies_vi
from .body_tables import alternatives, names_in, province_names, view
from .spans import Spans

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
# "Mặt trận Tổ quốc Việt Nam các cấp" are many, so a group.
_EVERY = re.compile(
    r" (?:các|cùng) (?:cấp|tỉnh|xã|phường|địa phương)(?!\w)| cấp (?:tỉnh|xã|huyện|cơ sở)"
)


def _sound(text: str, seen: str, found: Found, language: Language) -> bool:
    """Whether a name of the register means the body here and is no part of another name."""
    start, end, identity = found
    if language == "vi" and _EVERY.match(seen, end):
        return False
    if identity.head in ("government", "national-assembly") and language == "vi":
        if re.compile(r"(?:luật tổ chức|tổ chức) $").search(seen, max(0, start - 14), start):
            return False
    if identity.head == "government":
        if language == "en":
            before = _GOVERNMENT_BEFORE.search(text, max(0, start - 20), start)
            return not before and not _GOVERNMENT_AFTER.match(text, end)
        if re.compile(r" (?:điện tử|số\b(?! \d))").match(seen, end):
            return False
        return not re.compile(r"(?:thủ tướng|thành viên|trụ sở|thuộc) $").search(
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
    claimed = Spans()
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        held = claimed.overlap(one[0], one[1])
        if held is None:
            claimed.add(one[0], one[1])
        if (held is None or held == (one[0], one[1])) and one not in kept[-8:]:
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


_ORDINAL = re.compile(r"(?<!\w)\d{1,2}(?:st|nd|rd|th) $")
_TERM = re.compile(r" khóa [XVI]+(?!\w)")
_NUMBERED = re.compile(r" [XVI]+(?!\w)(?: của Đảng(?! (?:bộ|ủy))| Đảng Cộng sản Việt Nam)?")
_REGION = re.compile(r" (?:[Kk]hu vực|Region|Zone) (?:[IVXLC]+|\d{1,2})(?!\w)")


def _extended(text: str, found: Found) -> Found:
    """Take in what belongs to a registered name: "12th", "khóa XIII", "Khu vực XIX"."""
    start, end, identity = found
    if identity.head == "national-party-congress":
        before = _ORDINAL.search(text, max(0, start - 5), start)
        after = _NUMBERED.match(text, end)
        return before.start() if before else start, after.end() if after else end, identity
    if identity.head == "party-central-committee":
        before = _ORDINAL.search(text, max(0, start - 5), start)
        after = _TERM.match(text, end)
        return before.start() if before else start, after.end() if after else end, identity
    if region := _REGION.match(text, end):
        return start, region.end(), Identity(name=text[start : region.end()])
    return found


def _closed(text: str, seen: str, language: Language) -> list[Found]:
    """Find the bodies of the register, also those that share one head word."""
    found = [
        _extended(text, one)
        for one in names_in(text, seen, language)
        if _sound(text, seen, one, language)
    ]
    if language == "vi":
        for start, end, name in open_bodies_vi.listed_names(text):
            whole = names_in(name, view(name, "vi"), "vi")
            known = whole[0][2] if whole and whole[0][1] == len(name) else Identity(name=name)
            found.append((start, end, known))
    return found


def _widened(text: str, seen: str, found: list[Found], language: Language) -> list[Found]:
    """Widen bodies to those that belong to them, up to three deep."""
    own = bodies_en.owned if language == "en" else bodies_vi.owned
    for _ in range(3):
        wider = [own(text, seen, one) for one in found]
        if wider == found:
            break
        found = _choose(_dedupe(wider))
    return found


def _read(text: str, context: Context) -> list[Found]:
    """Find all bodies of a text in order, with what their own words tell."""
    language = context.language
    seen = view(text, language)
    composed = bodies_en.composed if language == "en" else bodies_vi.composed
    known = _closed(text, seen, language) + _defined(text, context) + composed(text, seen)
    chosen = _widened(text, seen, _choose(_dedupe(known)), language)
    names = open_bodies_en.open_names if language == "en" else open_bodies_vi.open_names
    opened = names(text, [(start, end) for start, end, _ in chosen])
    found = chosen + [(a, b, Identity(name=text[a:b])) for a, b in opened]
    return _widened(text, seen, _choose(found), language)


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
    block = bisect_right(context.blocks, offset)
    earliest = context.blocks[block - 1 - _NEAR] if block > _NEAR else 0
    at = bisect_left(context.provinces, (offset, ""))
    near = context.provinces[at - 1] if at else (-1, "")
    return near[1] if near[0] >= earliest else context.province


def _commune_at(context: Context, offset: int) -> PlaceName | None:
    """Return the commune that was named last before a source offset."""
    at = bisect_left(context.communes, offset, key=lambda named: named[0])
    return context.communes[at - 1][1] if at else None


def _filled(identity: Identity, context: Context, offset: int) -> Identity | None:
    """Give an identity the place that its words leave open; None where the context has none.

    Without a place "Sở Y tế" is one of many, so no named body but a group.
    """
    level = _level(identity)
    province = _province_at(context, offset)
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
    r" ?[(\[](?:[^()]{0,30}: )?(?P<later>(?:sau đây|dưới đây|hereinafter)(?: [^\W\d_]+){1,4}?:? )?"
    r"[\"“]?(?P<short>(?(later)[^()\[\]\"”]{2,40}|[^\W\d_][\w&.-]{1,14}))[\"”]?[)\]]"
)
_LATER = re.compile(r"^(?:(?:gọi|viết|tắt|chung|là|referred|called|to|as|the)\s+)+")
_UPPER = re.compile(r"[A-ZĐ].*[A-ZĐ]")
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
            if _UPPER.match(short) or (match and match["later"] and short[:1].isupper()):
                known.setdefault(short, identity)
            name = label(identity, language) or ""
            head = _STEERING[language]
            if head in name and not identity.owner and len(name) > len(head) + 12:
                steering += [identity] if identity not in steering else []
    if len(steering) == 1:
        known.setdefault(_STEERING[language], steering[0])
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
    plain = Context(language)
    readings = [(block, _read(block.text, plain)) for block in blocks]
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
        tuple(named),
        tuple((at, place) for at, place in placed if place.level != "province"),
        tuple(block.starts[0] for block in blocks if block.starts),
    )


def _placed_bodies(
    readings: Sequence[tuple[Block, list[Found]]], language: Language
) -> list[tuple[int, PlaceName]]:
    """Return the places that bodies' names tell, and all communes, by source offset."""
    communes = bodies_en.communes if language == "en" else bodies_vi.communes
    named: list[tuple[int, PlaceName]] = []
    for block, found in readings:
        for start, _, identity in found:
            place = _place_of(identity)
            if place and place.name:
                named.append((block.starts[start], place))
        named += [(block.starts[start], place) for start, place in communes(block.text)]
    return sorted(named, key=lambda one: one[0])
