"""All bodies of a stretch of text, in both languages, with what their own words tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...linking.identity import Identity
from ...model import Language
from ..spans import Spans
from . import english, open_english, open_vietnamese, vietnamese, vietnamese_units
from .tables import names_in, view

__all__ = ["Found", "identify", "read"]

Found = tuple[int, int, Identity]
"""Start and end in the text, and who it is."""

_GOVERNMENT_BEFORE = re.compile(
    r"\b(?:Central|Local|Provincial|Municipal|City|Commune|Urban|Two-Tier|Digital|Open|[Ee]-"
    r"|Lao|Chinese|Japanese|Korean|Cuban|US|U\.S\.|Australian|British|German|French) ?$"
)
_GOVERNMENT_AFTER = re.compile(
    r"(?:['’]s)? (?:Press|News|Conference|Meeting|Headquarters|Guest|Leader|Member|Building"
    r"|Television|leader|member|meeting|official|spokes|headquarters|conference|press|building"
    r"|guest|bond|employee|worker|inspectors|apparatus|agenc|level|source)|-"
)
_NOT_VI = re.compile(r"(?:thủ tướng|thành viên|trụ sở|thuộc|tổ chức) $")
_ADJECTIVE_VI = re.compile(r" (?:điện tử|số\b(?! \d))")
# "Mặt trận Tổ quốc Việt Nam các cấp" are many, so a group.
_EVERY = re.compile(
    r" (?:các|cùng) (?:cấp|tỉnh|xã|phường|địa phương)(?!\w)| cấp (?:tỉnh|xã|huyện|cơ sở)"
)


_OTHER_TREASURY = re.compile(
    r"\b(?:US|U\.S\.|American|British|HM|His Majesty['’]s|Commune|Provincial|Military|Regional) $"
)
_TREASURY_PAPER = re.compile(
    r" (?:bond|bill|note|yield|[Ss]ecretary|[Dd]epartment|[Bb]uilding|office|Office)|-"
)
_HOUSE = re.compile(r" (?:Building|House|Hall|Television)\b")
_PLAIN_WORDS = ("government", "national-assembly", "secretariat")


def _sound(text: str, seen: str, found: Found, language: Language) -> bool:
    """Whether a name of the register means the body here and is no part of another name."""
    start, end, identity = found
    if language == "vi" and _EVERY.match(seen, end):
        return False
    if seen[start:end] == "treasury":
        other = _OTHER_TREASURY.search(text, max(0, start - 20), start)
        return not other and not _TREASURY_PAPER.match(text, end)
    if identity.head not in _PLAIN_WORDS:
        return True
    if language == "vi":
        before = _NOT_VI.search(seen, max(0, start - 14), start)
        return not before and not _ADJECTIVE_VI.match(seen, end)
    if identity.head == "government":
        before = _GOVERNMENT_BEFORE.search(text, max(0, start - 20), start)
        return not before and not _GOVERNMENT_AFTER.match(text, end)
    return not _HOUSE.match(text, end)


# "Đảng ủy các xã", "Ban Chỉ đạo các cấp" are others than the one that the text has defined.
_NOT_ALL = r"(?! (?:các|cấp|những|cơ sở|xã|phường|đặc khu|trực thuộc)(?!\w))"


def _defined(text: str, shorts: Sequence[tuple[str, Identity]]) -> list[Found]:
    """Find the abbreviations and short names that the text has defined.

    "Ban Chỉ đạo" with a purpose behind it is a committee of its own, not the one defined.
    """
    found: list[Found] = []
    for short, identity in shorts:
        pattern = re.compile(rf"(?<![\w/.&-]){re.escape(short)}(?![\w/&]|-\w){_NOT_ALL}")
        found += [
            (match.start(), match.end(), identity)
            for match in pattern.finditer(text)
            if not (
                " " in short
                and (
                    open_vietnamese.says_its_purpose(text, match.end())
                    or open_english.says_its_purpose(text, match.end())
                )
            )
        ]
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
_REGION = re.compile(r" (?:[Cc]hi nhánh )?(?:[Kk]hu vực|Region|Zone) (?:[IVXLC]+|\d{1,2})(?!\w)")
# "Regional State Treasury XV": the bodies that the regions of the State's money have.
_REGIONAL = ("state-treasury", "state-audit")
_BARE_REGION = re.compile(r"(?: (?:Office|Branch))? [IVXLC]+(?!\w)")


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
    region = _REGION.match(text, end)
    if not region and identity.head in _REGIONAL and (region := _BARE_REGION.match(text, end)):
        start -= len("Regional ") * text.endswith("Regional ", 0, start)
    if region:
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
        listed = open_vietnamese.listed_names(text)
        for start, end, name in (*listed, *vietnamese_units.unit_names(text)):
            name = vietnamese_units.spelled_out(name)
            whole = names_in(name, view(name, "vi"), "vi")
            known = whole[0][2] if whole and whole[0][:2] == (0, len(name)) else Identity(name=name)
            found.append((start, end, known))
    return found


def _widened(text: str, seen: str, found: list[Found], language: Language) -> list[Found]:
    """Widen bodies to those that belong to them, up to three deep."""
    own = english.owned if language == "en" else vietnamese.owned
    for _ in range(3):
        wider = [own(text, seen, one) for one in found]
        if wider == found:
            break
        found = _choose(_dedupe(wider))
    return found


# Units of a body that stand right before its name: "Phòng Cảnh sát giao thông Công an tỉnh".
_UNIT = re.compile(
    r"(?:Ban Chỉ huy|Ban chỉ huy|Ban Chỉ đạo|Ban chỉ đạo|Ban|Phòng|Cơ quan|Đội|Vụ|Cục|Chi cục"
    r"|Trung tâm|Viện|Hội đồng|Tổ công tác|Cổng|Trường|Học viện|Thanh tra) "
)


def _belonging(text: str, found: Found, known: Sequence[Found]) -> Found:
    """Spell an open name out, and give a unit the body that its name goes on with."""
    start, end, identity = found
    name = vietnamese_units.spelled_out(identity.name)
    owner = (
        next((one for one in known if one[0] == end + 1), None)
        if text[end : end + 1] == " "
        else None
    )
    if owner and owner[2].head != "division" and _UNIT.match(name):
        return start, owner[1], Identity(name=name, owner=owner[2])
    return start, end, Identity(name=name)


def read(text: str, language: Language, shorts: Sequence[tuple[str, Identity]] = ()) -> list[Found]:
    """Find all bodies of a text in order, with what their own words tell."""
    seen = view(text, language)
    composed = english.composed if language == "en" else vietnamese.composed
    known = _closed(text, seen, language) + _defined(text, shorts) + composed(text, seen)
    chosen = _widened(text, seen, _choose(_dedupe(known)), language)
    names = open_english.open_names if language == "en" else open_vietnamese.open_names
    opened = names(text, [(start, end) for start, end, _ in chosen])
    found = chosen + [(a, b, Identity(name=text[a:b])) for a, b in opened]
    if language == "vi":
        found = chosen + [_belonging(text, one, chosen) for one in found[len(chosen) :]]
    return _widened(text, seen, _choose(found), language)


def identify(name: str, language: Language) -> Identity | None:
    """Return who a full name means, or None where no body's name fills it."""
    for start, end, identity in read(name, language):
        if start == 0 and end == len(name):
            return identity
    return None
