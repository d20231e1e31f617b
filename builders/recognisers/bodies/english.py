"""Named bodies in English that a field, a place and a head word make up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ....ontology import places as gazetteer
from ...linking.identity import (
    OPEN_MINISTRY,
    Identity,
    PlaceName,
    composition,
    field,
    stands_beside,
)
from ...prefilter import FilteredPattern
from ..people.names import CAPITALS, ascii_form
from .tables import alternatives, fields, heads, owners, province_names, view

__all__ = ["Found", "communes", "composed", "owned"]

Found = tuple[int, int, Identity]
"""Start and end in the text, and who it is."""

_CAPS = rf"[{CAPITALS}][\w'’]*(?:[ -][{CAPITALS}][\w'’]*){{0,3}}?"
_DASHED = (
    rf"[{CAPITALS}]\w*(?: [{CAPITALS}]\w*){{0,2}} - [{CAPITALS}]\w*(?: [{CAPITALS}]\w*){{0,2}}"
)
_LEVELS = {
    "commune": "commune",
    "communal": "commune",
    "ward": "ward",
    "special zone": "special-zone",
    "special administrative zone": "special-zone",
    "township": "township",
    "district": "district",
}
_LEVEL = r"(?:[Ss]pecial (?:[Aa]dministrative )?[Zz]one|[Cc]ommune|[Ww]ard|[Tt]ownship|[Dd]istrict)"
_COMMUNE = FilteredPattern(rf"(?<![\w'’-])({_CAPS}) ({_LEVEL})\b(?! of\b)")
_DASHED_COMMUNE = FilteredPattern(rf"(?<![\w'’-])({_DASHED}) ({_LEVEL})\b")
_COMMUNES = FilteredPattern(
    rf"(?<![\w'’-])({_CAPS}(?:, {_CAPS}){{0,12}},? and {_CAPS}) ({_LEVEL})s\b"
    rf"|\b({_LEVEL})s of ({_CAPS}(?:, {_CAPS}){{0,12}},? and {_CAPS})(?![\w'’-])"
)
_MEMBER = re.compile(rf"(?:^|, and |, | and )({_CAPS})(?=$|,| and )")
_STRAY = re.compile(
    r"^(?:The|In|At|On|Of|For|From|And|To|By|With|Both|While|When|As|But|Each|Every|This|Any)\s+"
)

_AND = re.compile(
    r" ?,(?: and| as well as)? (?:of )?(?:the )?| (?:and|&|as well as) (?:of )?(?:the )?"
)
_OF = re.compile(
    r" (?:of|in|for) (?:the )?"
    r"(?:(?:following )?(?:province|city|commune|ward|provinces|cities|communes|wards)"
    r"(?:(?:,| and) (?:centrally[- ]run )?(?:provinces|cities|communes|wards|special zones))*"
    r"(?: of|:) )?"
)
_BLANK = re.compile(" ")
_BARE_AFTER = re.compile(r" of (?:the )?(?P<level>province|city|commune|ward)\b(?! of)")
_BETWEEN = re.compile(r"(?:'s)? (?:(?:provincial|municipal|city|province) )?$")
_BARE_BEFORE = re.compile(
    r"(?<![\w'-])(?P<level>provincial|municipal|city|commune|communal|ward|special zone)(?:'s)? $"
)

_SMALL_HEADS = (
    "authorities",
    "inspectorate",
    "police",
    "party-committee",
    "peoples-committee",
    "peoples-council",
)


@dataclass(frozen=True, slots=True)
class _Places:
    """Place names of a text by where they begin and where they end."""

    by_start: dict[int, tuple[int, PlaceName]]
    by_end: dict[int, tuple[int, PlaceName]]


@cache
def _province() -> FilteredPattern:
    names = alternatives(list(province_names("en")))
    return FilteredPattern(rf"(?<![\w'-]){names}(?![\w-])(?:(?P<type> province| city)\b)?")


@cache
def _special_zone() -> FilteredPattern:
    """Names of special zones, which need no type word: "Con Co's People's Committee"."""
    zones = [each.name for each in gazetteer.communes() if each.kind == "special-zone"]
    names = alternatives([*zones, *(ascii_form(name) for name in zones)])
    return FilteredPattern(rf"(?<![\w'’-]){names}(?![\w-])")


def _places(text: str, seen: str) -> _Places:
    """Find the names that can stand in bodies' names: provinces, and what a type word follows."""
    places = _Places({}, {})

    def add(start: int, end: int, place: PlaceName) -> None:
        if start not in places.by_start or places.by_start[start][0] < end:
            places.by_start[start] = (end, place)
        if end not in places.by_end or places.by_end[end][0] > start:
            places.by_end[end] = (start, place)

    for match in _province().finditer(seen):
        if text[match.start()].isupper():
            end = match.start("type") if match["type"] else match.end()
            place = PlaceName(text[match.start() : end])
            add(match.start(), match.end(), place)
    for match in _special_zone().finditer(text):
        add(match.start(), match.end(), PlaceName(match[0], "special-zone"))
    for match in _COMMUNE.finditer(text):
        if _STRAY.fullmatch(f"{match[1]} "):
            continue  # "the Ward"
        stray = _STRAY.match(match[1])
        start = match.start() + (stray.end() if stray else 0)
        level = _LEVELS[match[2].lower()]
        add(start, match.end(), PlaceName(text[start : match.end(1)], level))
    for match in _DASHED_COMMUNE.finditer(text):
        level = _LEVELS[match[2].lower()]
        if gazetteer.communes_named(match[1], level):
            # Its second part is no place of its own here.
            for end in (match.end(1), match.end()):
                places.by_end.pop(end, None)
            add(match.start(), match.end(), PlaceName(match[1], level))
    for match in _COMMUNES.finditer(text):
        group = 1 if match[1] else 4
        level = _LEVELS[(match[2] or match[3]).lower()]
        for member in _MEMBER.finditer(match[group]):
            start = match.start(group) + member.start(1)
            add(start, start + len(member[1]), PlaceName(member[1], level))
    return places


def communes(text: str) -> list[tuple[int, PlaceName]]:
    """Find the communes, wards and special zones that a text names, with where each begins."""
    named = _places(text, view(text, "en")).by_start.items()
    return [(start, place) for start, (_, place) in sorted(named) if place.level != "province"]


@cache
def _place_head() -> FilteredPattern:
    names: list[str] = []
    for name, head in heads("en").items():
        if composition()[head]["of"].startswith("place"):
            names.append(name)
            names += [f"{name}s"] if name.endswith(("committee", "council", "department")) else []
    return FilteredPattern(rf"(?<![\w-]){alternatives(names)}(?![\w-])")


def _head_id(words: str) -> str:
    return heads("en").get(words) or heads("en")[words.removesuffix("s")]


def _after(
    seen: str, end: int, places: _Places, beside: bool = False
) -> list[tuple[int, int, PlaceName]]:
    """Read the places behind a head, of the form: of Ha Tinh, Hue and Gia Lai."""
    of = _OF.match(seen, end) or (_BLANK.match(seen, end) if beside else None)
    listed: list[tuple[int, int, PlaceName]] = []
    at = of.end() if of else -1
    while at in places.by_start:
        stop, place = places.by_start[at]
        listed.append((at, stop, place))
        more = _AND.match(seen, stop)
        at = more.end() if more else -1
    return listed


def _before(seen: str, start: int, places: _Places) -> tuple[int, PlaceName | None] | None:
    """Read the place before a head; a bare level word ("Provincial") gives None as its place."""
    for back in range(1, 20):
        at = start - back
        if at in places.by_end and _BETWEEN.fullmatch(seen, at, start):
            return places.by_end[at]
    if bare := _BARE_BEFORE.search(seen, max(0, start - 16), start):
        return bare.start(), None
    return None


def _bare_level(words: str) -> PlaceName | None:
    """Return the open place that a level word stands for; its name comes from the context."""
    for word, level in (("commun", "commune"), ("ward", "ward"), ("special", "special-zone")):
        if word in words:
            return PlaceName("", level)
    return PlaceName("", "province")


def _with_places(
    text: str, seen: str, start: int, end: int, identity: Identity, places: _Places
) -> list[Found]:
    """Give a head and its field the place before or behind it; several places, several bodies."""
    head, subject = identity.head, identity.field
    behind = _after(seen, end, places, stands_beside(head))
    if len(behind) > 1 and seen[end - 1] != "s" and head not in ("police", "department"):
        behind = behind[:1]
    if behind:
        first = behind[0]
        found = [(start, first[1], Identity(head, field=subject, place=first[2]))]
        return found + [(a, b, Identity(head, field=subject, place=p)) for a, b, p in behind[1:]]
    if before := _before(seen, start, places):
        place = before[1] or _bare_level(seen[before[0] : start])
        return [(before[0], end, Identity(head, field=subject, place=place))]
    bare = _BARE_AFTER.match(seen, end)
    if bare and not text[bare.end() + 1 : bare.end() + 2].isupper():
        return [(start, bare.end(), Identity(head, field=subject, place=_bare_level(bare[0])))]
    return [(start, end, identity)]


@cache
def _field() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(list(fields('en')))}(?![\w-])")


@cache
def _fields_before() -> FilteredPattern:
    name = alternatives(list(fields("en")))
    more = rf"(?:(?:, (?:and )?| and ){name}){{0,12}}"
    return FilteredPattern(
        rf"(?<![\w'-])(?P<fields>{name}{more})"
        r" (?P<head>ministr|department|division)(?P<s>y|ies|s)?(?![\w-])"
    )


_FIELDS_AFTER = FilteredPattern(
    r"(?<![\w-])(?P<head>ministr|department|division)(?P<s>ies|s|y)?(?: of|:| of:) (?:the )?"
)


def _of_field(kind: str, name: str) -> Identity | None:
    """Return the ministry, department or division of a field; None where there is none."""
    row = field()[fields("en")[name]]
    if kind == "ministr":
        return Identity(row["ministry"]) if row["ministry"] else None
    return Identity(kind, field=row["id"])


def _listed_fields(
    seen: str, at: int, plural: bool, limit: int | None = None
) -> list[tuple[int, int, str]]:
    """Read fields one after the other, of the form: Justice, Education and Training, and Health."""
    listed: list[tuple[int, int, str]] = []
    end = len(seen) if limit is None else limit
    while name := _field().match(seen, at, end):
        listed.append((name.start(), name.end(), name[0]))
        more = _AND.match(seen, name.end()) if plural else None
        at = more.end() if more else end
    return listed


def _fielded(text: str, seen: str, places: _Places) -> list[Found]:
    """Find ministries, departments and divisions by their fields, singular and plural."""
    found: list[Found] = []
    for match in _FIELDS_AFTER.finditer(seen):
        plural = match["s"] in ("ies", "s")
        listed = _listed_fields(seen, match.end(), plural)
        if not listed or not text[listed[0][0]].isupper():
            continue
        behind = _after(seen, listed[-1][1], places) if match["head"] != "ministr" else []
        if plural and match["head"] != "ministr" and not behind and len(listed) == 1:
            continue  # "the provincial Departments of Finance" are a group
        for number, (start, end, name) in enumerate(listed):
            identity = _of_field(match["head"], name)
            if not identity:
                continue
            start = start if number else match.start()
            if len(listed) == 1 and match["head"] != "ministr":
                found += _with_places(text, seen, start, end, identity, places)
            elif behind and number + 1 == len(listed):
                found.append((start, behind[0][1], _placed(identity, behind[0][2])))
            else:
                found.append((start, end, _placed(identity, behind[0][2] if behind else None)))
    return found


def _placed(identity: Identity, place: PlaceName | None) -> Identity:
    return Identity(identity.head, field=identity.field, place=place)


def _turned(text: str, seen: str, places: _Places) -> list[Found]:
    """Find bodies named field first, of the form: (the) Finance and Justice ministries."""
    found: list[Found] = []
    for match in _fields_before().finditer(seen):
        capital = text[match.start()].isupper()
        listed = _listed_fields(seen, match.start(), True, match.end("fields"))
        for number, (start, end, name) in enumerate(listed):
            last = number + 1 == len(listed)
            identity = _of_field(match["head"], name)
            if identity and match["head"] == "ministr":
                found.append((start, match.end() if last else end, identity))
            elif identity:
                end = match.end() if last else end
                placed = _with_places(text, seen, start, end, identity, places)
                found += placed if capital else [one for one in placed if _is_placed(one)]
    return found


def _is_placed(found: Found) -> bool:
    """Whether the words name the place: small letters alone ("health department") name no body."""
    return bool(found[2].place and found[2].place.name)


_MINISTRY_ALONE = FilteredPattern(
    r"\b[Mm]inistry(?:['’]s)? (?P<head>Inspectorate|Office|Party Committee)\b"
    r"|\b(?P<before>Inspectorate|Office|Party Committee) of the [Mm]inistry\b(?! of\b)"
)


def _of_the_ministry(text: str) -> list[Found]:
    """Find what belongs to the ministry that the text speaks of: the Ministry's Inspectorate."""
    found: list[Found] = []
    for match in _MINISTRY_ALONE.finditer(text):
        head = heads("en")[(match["head"] or match["before"]).lower()]
        found.append((*match.span(), Identity(head, owner=OPEN_MINISTRY)))
    return found


def composed(text: str, seen: str | None = None) -> list[Found]:
    """Find the bodies that field, place and head word make up; they may overlap.

    Of the forms: People's Committee of PLACE; PLACE (Provincial) People's Committee; People's
    Committees of PLACE, PLACE and PLACE; Ministries of FIELD, FIELD and FIELD; Department of FIELD
    (of PLACE); FIELD Department (of PLACE); Provincial Police (its place stays open).
    """
    seen = view(text, "en") if seen is None else seen
    places = _places(text, seen)
    found = _fielded(text, seen, places) + _turned(text, seen, places) + _of_the_ministry(text)
    for match in _place_head().finditer(seen):
        head = _head_id(match[0])
        if not text[match.start()].isupper() and head not in _SMALL_HEADS:
            continue
        for one in _with_places(text, seen, match.start(), match.end(), Identity(head), places):
            place = one[2].place
            small = not text[match.start()].isupper() or stands_beside(head)
            if place is None or (not place.name and (small or match[0] not in heads("en"))):
                continue
            found.append(one)
    return found


@cache
def _owner_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?P<head>{owners('en')}) of (?:the )?$")


@cache
def _owner_after() -> re.Pattern[str]:
    return re.compile(rf"(?:'s?)? (?P<head>{owners('en')})(?![\w-])")


def owned(text: str, seen: str, body: Found) -> Found:
    """Widen a body to the one that belongs to it.

    Of the forms: Standing Board of the BODY; BODY's Organisation Commission. A body that owns none
    is given back as it is.
    """
    start, end, identity = body
    before = _owner_before().search(seen, max(0, start - 90), start)
    if before and text[before.start()].isupper():
        return before.start(), end, Identity(heads("en")[before["head"]], owner=identity)
    after = _owner_after().match(seen, end)
    if after and text[after.start("head")].isupper():
        return start, after.end(), Identity(heads("en")[after["head"]], owner=identity)
    return body
