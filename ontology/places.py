"""Provinces, districts and communes of Viet Nam, present and former, looked up by name or code.

The tables come from ``gazetteers/derive_places.py``. On 1 July 2025 the 63 provinces became 34
(Resolution 202/2025/QH15 of 12 June 2025), districts ceased to be, and 10,040 communes became
3,321. A former province keeps the code it had, so a code alone does not tell which of two
provinces is meant: 44 was Quảng Bình and is Quảng Trị.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from typing import TypeVar

from .place_tables import (
    CENTRAL_CITY,
    Change,
    Commune,
    District,
    FormerCommune,
    FormerProvince,
    NamedPlace,
    Province,
    Region,
    changes,
    communes,
    districts,
    english_label,
    former_communes,
    former_provinces,
    province_variants,
    provinces,
    regions,
    vietnamese_label,
)
from .spelling import agrees, fold

__all__ = [
    "CENTRAL_CITY",
    "Change",
    "Commune",
    "District",
    "FormerCommune",
    "FormerProvince",
    "NamedPlace",
    "Province",
    "Region",
    "bare_name",
    "changes",
    "communes",
    "communes_named",
    "districts",
    "districts_named",
    "english_label",
    "former_communes",
    "former_communes_named",
    "former_province",
    "former_province_named",
    "former_provinces",
    "province",
    "province_key",
    "province_named",
    "province_of_district",
    "province_variants",
    "provinces",
    "region_named",
    "regions",
    "successor_of",
    "vietnamese_label",
]

Place = TypeVar("Place", bound=NamedPlace)


TYPE_WORD = re.compile(
    r"""
    ^(?:tỉnh|thành\ phố|tp\.?|thị\ xã|thị\ trấn|xã|phường|đặc\ khu|huyện|quận
       |commune\ of|ward\ of|province\ of|city\ of)\ (?=\S)
    | ^(?:ward|district)\ (?=\d)
    | (?<=\S)\ (?:province|city|commune|ward|district|town(?:ship)?
                   |special(?:\ administrative)?\ zone)$
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Type words with their marks, since "Quan Sơn" and "Tịnh Khê" are names."""


def bare_name(name: str) -> str:
    """Return a name without its type word: "tỉnh Nghệ An", "Nghệ An Province" → "Nghệ An"."""
    words = " ".join(unicodedata.normalize("NFC", name).split())
    return TYPE_WORD.sub("", words, count=1) or words


def _index(places: tuple[Place, ...]) -> dict[str, tuple[Place, ...]]:
    """Return places by folded name; "Phường 2" stands under its number."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        found[fold(bare_name(place.name))].append(place)
    return {name: tuple(same) for name, same in found.items()}


@cache
def _communes_by_name() -> dict[str, tuple[Commune, ...]]:
    return _index(communes())


@cache
def _former_communes_by_name() -> dict[str, tuple[FormerCommune, ...]]:
    return _index(former_communes())


@cache
def _districts_by_name() -> dict[str, tuple[District, ...]]:
    return _index(districts())


def _spelled(name: str, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Keep the places whose marks a name with marks agrees with ("Tân Lập" is not "Tân Lạp")."""
    if name.isascii():
        return places
    return tuple(place for place in places if agrees(name, bare_name(place.name)))


def _named(name: str, index: dict[str, tuple[Place, ...]]) -> tuple[Place, ...]:
    """Look a name up that may carry marks and a type word."""
    bare = bare_name(name)
    return _spelled(bare, index.get(fold(bare), ()))


def communes_named(
    name: str, kind: str | None = None, province: str | None = None
) -> tuple[Commune, ...]:
    """Return the present units of that name; several share one, so tell kind and province code."""
    return tuple(
        each
        for each in _named(name, _communes_by_name())
        if kind in (None, each.kind) and province in (None, each.province)
    )


def former_communes_named(name: str) -> tuple[FormerCommune, ...]:
    """Return the units of commune level of before 1 July 2025 with that name."""
    return _named(name, _former_communes_by_name())


def districts_named(name: str, kind: str | None = None) -> tuple[District, ...]:
    """Return the former districts, towns and cities of that name."""
    found = _named(name, _districts_by_name())
    return tuple(each for each in found if kind in (None, each.kind))


@cache
def _province_keys() -> dict[str, str]:
    """Return the keys of provinces by every folded spelling; present ones go before former ones."""
    keys: dict[str, str] = {}
    entries = [(f"province-{each.code}", each) for each in provinces()]
    entries += [(f"former-province-{each.code}", each) for each in former_provinces()]
    for key, each in entries:
        for spelling in (each.name, each.english, *province_variants(key)):
            keys.setdefault(_joined(bare_name(spelling)), key)
            keys.setdefault(_joined(spelling), key)
    return keys


def _joined(name: str) -> str:
    """Return a folded name with its dashes and points made alike."""
    return " ".join(re.sub(r"[-.]", " ", fold(name)).split())


def province_key(name: str) -> str | None:
    """Return ``province-79`` or ``former-province-74`` by name; a present province goes first."""
    keys = _province_keys()
    return keys.get(_joined(name)) or keys.get(_joined(bare_name(name)))


@cache
def province(code: str) -> Province:
    """Return a present province by code; an unknown code is a KeyError."""
    for each in provinces():
        if each.code == code:
            return each
    raise KeyError(code)


@cache
def former_province(code: str) -> FormerProvince:
    """Return a former province by code; an unknown code is a KeyError."""
    for each in former_provinces():
        if each.code == code:
            return each
    raise KeyError(code)


@cache
def _province_by_district() -> dict[str, str]:
    return {each.code: each.province for each in districts()}


def province_of_district(code: str) -> FormerProvince:
    """Return the former province that a district lay in; an unknown code is a KeyError."""
    return former_province(_province_by_district()[code])


def province_named(name: str) -> Province | None:
    """Return the present province of that name, with or without marks and type word."""
    key = province_key(name)
    return province(key[len("province-") :]) if key and key.startswith("province-") else None


def former_province_named(name: str) -> FormerProvince | None:
    """Return the former province of that name, also where a present one bears it ("Gia Lai")."""
    present = province_named(name)
    key = province_key(name)
    for each in former_provinces():
        if key == f"former-province-{each.code}" or (present and present.name == each.name):
            return each
    return None


def region_named(name: str) -> Region | None:
    """Return the part of the country of that name."""
    folded = " ".join(fold(name).split())
    for each in regions():
        names = (each.english, each.vietnamese, *province_variants(each.key))
        if folded in {fold(spelling) for spelling in names}:
            return each
    return None


def successor_of(former: FormerProvince) -> tuple[Province, str]:
    """Return the present province that a former one is part of, and since when (ISO date)."""
    change = next(each for each in changes() if former.code in each.former)
    return province(change.present), change.date
