"""Who a named body is: a row of the register, a composition with field, place and owner, or a name.

One body has one identity, whatever the language and wording of the text: "UBND tỉnh Nghệ An" and
"Nghe An Provincial People's Committee" are both the composition ``peoples-committee`` of the
place "Nghệ An". Labels in both languages and the key of the body follow from its identity alone.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

from ...ontology import places, table
from ...ontology.spelling import fold
from ..model import Language

__all__ = [
    "OPEN_MINISTRY",
    "Identity",
    "PlaceName",
    "composition",
    "field",
    "key",
    "label",
    "lacks_ministry",
    "place_key",
    "place_label",
    "province_of",
    "register",
    "slug",
    "spelled_out",
    "stands_beside",
    "with_article",
]

_LEVELS_VI = {
    "province": "tỉnh",
    "city": "thành phố",
    "commune": "xã",
    "ward": "phường",
    "special-zone": "đặc khu",
    "township": "thị trấn",
    "district": "huyện",
    "urban-district": "quận",
}
_LEVELS_EN = {
    "commune": "Commune",
    "ward": "Ward",
    "special-zone": "Special Zone",
    "township": "Township",
    "district": "District",
    "urban-district": "District",
}


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place as a body's name gives it: its name without type word, and its level."""

    name: str
    level: str = "province"
    """province, commune, ward, special-zone, township, district or urban-district."""
    within: str | None = None
    """Name of the province of a smaller place, where the text tells it."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What fixes a body: ``head`` names a row of the register or of the compositions."""

    head: str = ""
    """``ministry-of-finance``, ``peoples-committee``; empty for a body known by name alone."""
    name: str = ""
    """The full name, for a body known by name alone; without that of its ``owner``."""
    field: str = ""
    """Field of a department or division (``home-affairs``)."""
    place: PlaceName | None = None
    owner: Identity | None = None
    """The body that this one is the office, standing board or Party committee of."""


OPEN_MINISTRY = Identity("ministry")
"""The ministry that the text speaks of: "Thanh tra Bộ", "the Ministry's Inspectorate"."""


def lacks_ministry(identity: Identity) -> bool:
    """Whether a body belongs to a ministry that only the text tells."""
    return identity.owner is not None and (
        identity.owner == OPEN_MINISTRY or lacks_ministry(identity.owner)
    )


@cache
def register() -> dict[str, dict[str, str]]:
    """Return the register of central bodies by id."""
    return {row["id"]: row for row in table("bodies")}


@cache
def composition() -> dict[str, dict[str, str]]:
    """Return the kinds of composed bodies by id."""
    return {row["id"]: row for row in table("compositions")}


def stands_beside(head: str) -> bool:
    """Whether a kind of body and its place stand side by side, with no "of": "VNPT Nghe An"."""
    return "beside" in composition()[head]["of"]


@cache
def field() -> dict[str, dict[str, str]]:
    """Return the fields of ministries and departments by id."""
    return {row["id"]: row for row in table("fields")}


def slug(name: str) -> str:
    """Return a name as a path segment: ASCII small letters, digits and hyphens, at most 120."""
    words = re.findall(r"[a-z0-9]+", fold(unicodedata.normalize("NFC", name)).replace("'", ""))
    return "-".join(words)[:120].strip("-")


def province_of(name: str) -> places.Province | None:
    """Return the province of that name, present before former, with or without marks."""
    return places.province_named(name) or places.former_province_named(name)


def _commune(place: PlaceName) -> places.Commune | None:
    """Return the commune, ward or special zone if the name and its province leave only one."""
    within = places.province_named(place.within) if place.within else None
    found = places.communes_named(place.name, place.level, within.code if within else None)
    return found[0] if len(found) == 1 else None


def place_key(place: PlaceName) -> str:
    """Return the last part of a place's key: ``province-40``, ``commune-00004``, or a slug."""
    if place.level == "province":
        if present := places.province_named(place.name):
            return f"province-{present.code}"
        if former := places.former_province_named(place.name):
            return f"former-province-{former.code}"
    elif commune := _commune(place):
        return f"commune-{commune.code}"
    return "-".join(filter(None, (place.level, slug(place.name), slug(place.within or ""))))


def place_label(place: PlaceName, language: Language) -> str | None:
    """Return the place with its type word as bodies' names carry it; None where it is unknown.

    English names of provinces go without type word: "Nghe An", "Nam Thanh Commune".
    """
    if place.level == "province":
        province = province_of(place.name)
        if language == "en":
            return province.english if province else place.name
        if not province:
            return None
        level = "thành phố" if province.kind == places.CENTRAL_CITY else "tỉnh"
        return f"{'Thành phố' if province.name == 'Hồ Chí Minh' else level} {province.name}"
    commune = _commune(place)
    if language == "en":
        return f"{_ascii(place.name)} {_LEVELS_EN[place.level]}"
    name = commune.name if commune else place.name
    return f"{_LEVELS_VI[place.level]} {name}" if commune or not name.isascii() else None


def _ascii(name: str) -> str:
    """Return a name without marks, its capitals kept."""
    pairs = zip(name, fold(name), strict=True)
    return "".join(plain.upper() if mark.isupper() else plain for mark, plain in pairs)


def _party_head(place: PlaceName | None) -> str:
    """Return what a place's Party committee is called: Tỉnh ủy, Thành ủy or Đảng ủy."""
    if place is None or place.level != "province":
        return "Đảng ủy" if place else "Tỉnh ủy"
    province = province_of(place.name)
    return "Thành ủy" if province and province.kind == places.CENTRAL_CITY else "Tỉnh ủy"


def with_article(name: str) -> str:
    """Return an English name as it stands behind "of": companies and the like take no article."""
    return name if name.startswith(("Vietnam ", "VNPT", "Viettel")) else f"the {name}"


def _label_en(identity: Identity) -> str:
    head = composition()[identity.head]["en"]
    if identity.field:
        head = f"{head} of {field()[identity.field]['en']}"
    if identity.owner:
        return f"{head} of {with_article(label(identity.owner, 'en') or '')}"
    where = place_label(identity.place, "en") if identity.place else None
    if where and stands_beside(identity.head):
        return f"{head} {where}"
    return f"{head} of {where}" if where else head


def _label_vi(identity: Identity) -> str | None:
    head = composition()[identity.head]["vi"]
    if identity.field:
        head = f"{head} {field()[identity.field]['vi']}"
    if identity.owner:
        owner = label(identity.owner, "vi")
        head = "Đảng ủy" if identity.head == "party-committee" else head
        return f"{head} {owner}" if owner else None
    where = place_label(identity.place, "vi") if identity.place else None
    if identity.place and not where:
        return None
    if identity.head == "party-committee":
        head = _party_head(identity.place)
        bare = head != "Đảng ủy" and where
        where = re.sub(r"^(?:tỉnh|thành phố|Thành phố) ", "", where) if bare and where else where
    if where and stands_beside(identity.head):
        where = re.sub(r"^(?:tỉnh|thành phố|Thành phố) ", "", where)
    return f"{head} {where}" if where else head


def label(identity: Identity, language: Language) -> str | None:
    """Return the full name of a body in a language, or None where that is not known.

    "People's Committee of Nghe An", "Ủy ban nhân dân tỉnh Nghệ An".
    """
    if identity.name:
        owner = label(identity.owner, language) if identity.owner else ""
        return identity.name if not owner else f"{identity.name} {owner}"
    if identity.head in register():
        return register()[identity.head][language] or None
    return _label_en(identity) if language == "en" else _label_vi(identity)


def key(identity: Identity) -> str:
    """Return the key of a body below ``agency/``.

    ``ministry-of-finance``; ``peoples-committee/province-40``;
    ``department/finance/province-68``; ``party-standing-committee/party-committee/province-92``.
    """
    if identity.name:
        own = slug(identity.name)
        return f"{own}/{key(identity.owner)}" if identity.owner else own
    if identity.head in register():
        return identity.head
    parts = [identity.head]
    if identity.field:
        parts.append(identity.field)
    if identity.owner:
        parts.append(key(identity.owner))
    elif identity.place:
        parts.append(place_key(identity.place))
    return "/".join(parts)


def spelled_out(identity: Identity, place: PlaceName) -> Identity:
    """Return the identity with the place of the text where its own name leaves it open."""
    if identity.name or identity.head in register():
        return identity
    if identity.owner:
        return replace(identity, owner=spelled_out(identity.owner, place))
    return identity if identity.place else replace(identity, place=place)
