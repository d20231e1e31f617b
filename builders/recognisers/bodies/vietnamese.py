"""Named bodies in Vietnamese that a field, a place and a head word make up."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ...linking.identity import OPEN_MINISTRY, Identity, PlaceName, composition, field
from ...prefilter import FilteredPattern
from ..people.names import CAPITALS
from .tables import alternatives, fields, heads, owners, view
from .vietnamese_places import (
    LEVEL,
    LEVEL_WORD,
    PLURAL_LEVEL,
    listed_at_level,
    listed_places,
    place_at,
)

__all__ = ["composed", "owned"]

Found = tuple[int, int, Identity]

_AND = re.compile(r" ?[,;] (?:và )?| (?:và|cùng) | & ")
_HEAD_AND = re.compile(
    r"(?: ?[,;/] ?(?:và )?| (?:và|cùng) | - | & )(?:(?:phó )?(?:chủ tịch|bí thư|chánh văn phòng) )?"
)


@cache
def _place_head() -> FilteredPattern:
    names = [
        name for name, head in heads("vi").items() if composition()[head]["of"].startswith("place")
    ]
    return FilteredPattern(rf"(?<![\w/.&-]){alternatives(names)}(?!\w|[&/-]\w)")


def _head_groups(text: str, seen: str) -> list[list[tuple[int, int, str]]]:
    """Gather heads that share what follows, of the form: Tỉnh ủy, HĐND, UBND tỉnh P."""
    groups: list[list[tuple[int, int, str]]] = []
    for match in _place_head().finditer(seen):
        head = (match.start(), match.end(), match[0])
        joint = groups and _HEAD_AND.fullmatch(seen, groups[-1][-1][1], match.start())
        if joint:
            groups[-1].append(head)
        else:
            groups.append([head])
    return groups


def _identities(group: list[tuple[int, int, str]], place: PlaceName) -> list[Identity]:
    """Return who the heads of a group are in a place; Tỉnh ủy and Thành ủy are one there."""
    found: list[Identity] = []
    for _, _, words in group:
        identity = Identity(heads("vi")[words], place=place)
        if identity not in found:
            found.append(identity)
    return found


def _spread(text: str, seen: str, group: list[tuple[int, int, str]]) -> list[Found]:
    """Give a group of heads the places behind it."""
    start, end = group[0][0], group[-1][1]
    of = 5 if seen.startswith(" của ", end) else 1
    plural = PLURAL_LEVEL.match(seen, end + of) if seen.startswith(" ", end) else None
    colon = re.compile(r": ?(?=\S)").match(seen, end)
    if plural:
        listed = listed_at_level(text, seen, plural)
    elif colon and text[colon.end()].isupper():
        listed = listed_places(text, seen, colon.end())
    else:
        listed = listed_places(text, seen, end + of) if seen.startswith(" ", end) else []
        listed = listed if len(listed) < 2 or _alike(seen, listed) else listed[:1]
    if listed:
        return _over(text, group, listed, shared=bool(plural or colon))
    if plural:
        return []
    return _open_places(text, seen, group, end + of, start)


def _alike(seen: str, listed: list[tuple[int, int, PlaceName]]) -> bool:
    """Whether each place of a list without "các" says its own level ("tỉnh A và tỉnh B")."""
    return all(LEVEL_WORD.match(seen, start) for start, _, _ in listed)


_HOLDS = re.compile(r"(?:chủ tịch|bí thư) $", re.I)


def _over(
    text: str,
    group: list[tuple[int, int, str]],
    listed: list[tuple[int, int, PlaceName]],
    shared: bool,
) -> list[Found]:
    """Write every head of a group with every place of a list; the first has the heads' words.

    Where titles stand between the heads ("Bí thư Tỉnh ủy, Chủ tịch UBND các tỉnh: A, B"), each has
    its own words.
    """
    found: list[Found] = []
    held = len(group) > 1 and _HOLDS.search(text[group[-2][1] : group[-1][0]]) is not None
    words_of = {heads("vi")[words]: (begin, end) for begin, end, words in reversed(group)}
    closing = heads("vi")[group[-1][2]]
    single = len(listed) == 1
    for number, (start, end, place) in enumerate(listed):
        if number == 0 and (single or not shared):
            for order, (head_start, head_end, words) in enumerate(group):
                last = order + 1 == len(group)
                identity = Identity(heads("vi")[words], place=place)
                if text[head_start].isupper() or place.name:
                    found.append((head_start, end if last else head_end, identity))
            continue
        for identity in _identities(group, place):
            if number == 0 and held and identity.head != closing:
                found.append((*words_of[identity.head], identity))
                continue
            lead = group[-1][0] if held else group[0][0]
            found.append((lead if number == 0 else start, end, identity))
    return found


def _open_places(
    text: str, seen: str, group: list[tuple[int, int, str]], at: int, start: int
) -> list[Found]:
    """Read heads whose place the context tells: "UBND tỉnh", "Tỉnh ủy"."""
    bare = place_at(text, seen, at) if seen[at - 1 : at] == " " else None
    if bare and (bare[1].name or _SEVERAL.match(seen, bare[0])):
        return []
    heads_here = {words for _, _, words in group}
    if {"tỉnh ủy", "thành ủy"} <= heads_here:
        return []
    if not bare and "trung tâm phục vụ hành chính công" in heads_here:
        bare = _own_tier(seen, group[-1][1])
    if not bare and _NOT_THE_TEXTS.match(seen, group[-1][1]):
        return []
    found: list[Found] = []
    for order, (head_start, head_end, words) in enumerate(group):
        head = heads("vi")[words]
        if not text[head_start].isupper():
            continue
        last = order + 1 == len(group)
        end = bare[0] if bare and last else head_end
        place = bare[1] if bare else _own_level(words)
        if place is None and composition()[head]["open"] == "named":
            continue
        found.append((head_start, end, Identity(head, place=place)))
    return found


# "UBND tỉnh, thành phố" and "UBND cấp xã" speak of all of them.
_SEVERAL = re.compile(rf"(?:, |/| hoặc | và ){LEVEL}(?! ủy| đoàn|\w)")
_NOT_THE_TEXTS = re.compile(
    r" (?:cấp|các|những|nơi|một|nhiều|mỗi|từng|hai|ba|cùng cấp|địa phương)(?!\w)"
)


def _own_tier(seen: str, end: int) -> tuple[int, PlaceName] | None:
    """Read "cấp tỉnh" behind a body of which a province has only one."""
    tier = " cấp tỉnh"
    return (end + len(tier), PlaceName("")) if seen.startswith(tier, end) else None


def _own_level(words: str) -> PlaceName | None:
    """Return the level that a head itself tells: Tỉnh ủy, Thành ủy, Tỉnh đoàn."""
    if words in ("tỉnh ủy", "thành ủy", "tỉnh đoàn", "thành đoàn"):
        return PlaceName("", "province")
    return PlaceName("", "commune") if words == "đảng ủy" else None


@cache
def _field() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(list(fields('vi')))}(?!\w|-\w)")


_FIELD_HEAD = re.compile(
    r"(?<![\w/.&-])(?P<many>(?:các|những|hai|ba|bốn|[2-9]|0[2-9]|1\d) )?"
    r"(?P<head>bộ|sở|phòng)(?:, (?:ngành|cơ quan|ban, ngành|ban|cục|cơ quan ngang bộ)){0,2}"
    r"(?P<colon>:)? (?!\W)"
)


def _fielded(text: str, seen: str) -> list[Found]:
    """Find ministries, departments and divisions by field: các Bộ: Y tế, Công Thương và Tư pháp."""
    found: list[Found] = []
    for match in _FIELD_HEAD.finditer(seen):
        head = match["head"]
        plural = bool(match["many"] or match["colon"])
        small = text[match.start("head")].islower()
        if small and (head == "phòng" or ("," in match[0] and not plural)):
            continue
        listed = _listed_fields(text, seen, match.end(), plural)
        if listed and not plural:
            listed += _elliptic_fields(text, seen, listed[0][1], head)
        if listed:
            found += _of_fields(text, seen, match.start("head"), head, listed)
    return found


_EVERYWHERE = re.compile(r" (?:các|những) (?:tỉnh|thành phố|địa phương|xã|phường)(?!\w)")


def _listed_fields(text: str, seen: str, at: int, plural: bool) -> list[tuple[int, int, str]]:
    """Read fields one after the other; "Bộ" or "Sở" may stand before each."""
    listed: list[tuple[int, int, str]] = []
    while name := _field().match(seen, at):
        if not text[at].isupper():
            break
        listed.append((at, name.end(), name[0]))
        more = _AND.match(seen, name.end()) if plural else None
        if not more:
            break
        again = re.compile(r"(?:bộ|sở) ").match(seen, more.end())
        at = again.end() if again else more.end()
    return listed


# Behind one "Bộ" or "Sở" a field that something else follows begins another name.
_OWN_NAME = re.compile(
    r" (?:tỉnh|thành phố|xã|phường|các|nhân dân|trung ương|quốc gia|việt nam|khu vực)(?!\w)"
)
_FORCES = ("public-security", "national-defence")


def _elliptic_fields(text: str, seen: str, at: int, head: str) -> list[tuple[int, int, str]]:
    """Read further fields behind one head, of the form: Bộ Quốc phòng, Công an và Y tế."""
    listed: list[tuple[int, int, str]] = []
    while more := _AND.match(seen, at):
        name = _field().match(seen, more.end())
        if not name or not text[name.start()].isupper() or _OWN_NAME.match(seen, name.end()):
            break
        if head == "sở" and fields("vi")[name[0]] in _FORCES:
            break
        listed.append((name.start(), name.end(), name[0]))
        at = name.end()
    return listed


def _of_fields(
    text: str, seen: str, start: int, head: str, listed: list[tuple[int, int, str]]
) -> list[Found]:
    found: list[Found] = []
    end = listed[-1][1]
    place = place_at(text, seen, end + 1) if seen.startswith(" ", end) else None
    place = place or _after_dash(text, seen, end)
    if head == "sở" and len(listed) == 1:
        places = _department_places(text, seen, end)
        row = field()[fields("vi")[listed[0][2]]]
        if len(places) > 1:
            identity = Identity("department", field=row["id"])
            return [
                (start if n == 0 else a, b, replace(identity, place=p))
                for n, (a, b, p) in enumerate(places)
            ]
    for number, (name_start, name_end, name) in enumerate(listed):
        row = field()[fields("vi")[name]]
        begin = name_start if number else start
        last = number + 1 == len(listed)
        if head == "bộ":
            if row["ministry"]:
                found.append((begin, name_end, Identity(row["ministry"])))
            continue
        kind = "department" if head == "sở" else "division"
        where = place[1] if place else None
        if not place and _EVERYWHERE.match(seen, end):
            return []  # a group: "Sở Y tế các tỉnh, thành phố"
        stop = place[0] if place and last else name_end
        found.append((begin, stop, Identity(kind, field=row["id"], place=where)))
    return found


def _department_places(text: str, seen: str, end: int) -> list[tuple[int, int, PlaceName]]:
    """Read the places behind one department.

    Of the form: Sở Y tế các tỉnh, thành phố: A, B; Sở Y tế A, B và C.
    """
    if not seen.startswith(" ", end):
        return []
    if plural := PLURAL_LEVEL.match(seen, end + 1):
        return listed_at_level(text, seen, plural)
    return [one for one in listed_places(text, seen, end + 1) if one[2].level == "province"]


def _after_dash(text: str, seen: str, end: int) -> tuple[int, PlaceName] | None:
    """Read the place of "Sở Nội vụ (tỉnh) - Hà Nội" forms: none is read so far as a comma."""
    return place_at(text, seen, end + 3) if seen.startswith(" - ", end) else None


_MINISTRY_ALONE = FilteredPattern(
    r"(?<![\w/.&-])(?P<head>Thanh tra|Văn phòng|Đảng ủy) Bộ(?! ?[&/-]\w|\w)"
    rf"(?! (?:[{CAPITALS}]|(?:[Tt]ư lệnh|[Cc]hỉ huy|[Cc]hính trị)(?!\w)))"
)


def _of_the_ministry(text: str) -> list[Found]:
    """Find what belongs to the ministry that the text speaks of: Thanh tra Bộ, Văn phòng Bộ."""
    return [
        (*match.span(), Identity(heads("vi")[match["head"].lower()], owner=OPEN_MINISTRY))
        for match in _MINISTRY_ALONE.finditer(text)
    ]


def composed(text: str, seen: str | None = None) -> list[Found]:
    """Find the bodies that field, place and head word make up; they may overlap.

    Of the forms: UBND tỉnh P; Tỉnh ủy, HĐND, UBND tỉnh P; UBND các tỉnh: P1, P2; các Bộ: A, B và C;
    Sở A (tỉnh P); Phòng A xã P; UBND tỉnh (its place stays open).
    """
    seen = view(text, "vi") if seen is None else seen
    found = _fielded(text, seen) + _of_the_ministry(text)
    for group in _head_groups(text, seen):
        found += _spread(text, seen, group)
    return found


# In "Phó Bí thư Thường trực Tỉnh ủy" the word ranks an office.
_RANKED = re.compile(r"(?<!\w)(?:bí thư|chủ tịch|thủ tướng|ủy viên|phó ban|trưởng ban|giám đốc) $")


@cache
def _owner_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.&-])(?P<head>{owners('vi')})(?: của)? $")


# "Thường trực: Tỉnh ủy, HĐND tỉnh" are the standing boards of both.
_BOTH_STANDING = re.compile(r"(?<!\w)(?:thường trực|tt\.?):? (?:tỉnh|thành|đảng) ủy, (?:tt\.? )?$")
_STANDING = re.compile(r"(?<!\w)(?:thường trực|tt): $")


def owned(text: str, seen: str, body: Found) -> Found:
    """Widen a body to the one that belongs to it: Văn phòng UBND tỉnh, Ban Tổ chức Tỉnh ủy."""
    start, end, identity = body
    if identity.head == "peoples-council" and _BOTH_STANDING.search(
        seen, max(0, start - 34), start
    ):
        return start, end, replace(identity, head="standing-board-of-peoples-council")
    standing = _STANDING.search(seen, max(0, start - 14), start)
    if standing and identity.head == "party-committee":
        return standing.start(), end, Identity("standing-members", owner=identity)
    before = _owner_before().search(seen, max(0, start - 60), start)
    if before and before["head"] in ("tỉnh ủy", "thành ủy", "huyện ủy"):
        return body
    if before and _RANKED.search(seen, max(0, before.start() - 12), before.start()):
        return body
    if before and text[before.start()].isupper():
        head = heads("vi")[before["head"]]
        if head == "standing-members" and identity.head in ("secretariat", "government"):
            return body  # "Thường trực Ban Bí thư" is a post
        return before.start(), end, Identity(head, owner=identity)
    return body
