"""Rows of the tables of places: provinces, districts and communes, present and former.

``gazetteers/derive_places.py`` says where the tables come from; :mod:`.places` looks names up.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from . import table
from .spelling import fold

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
    "changes",
    "communes",
    "districts",
    "english_label",
    "former_communes",
    "former_provinces",
    "province_variants",
    "provinces",
    "regions",
    "vietnamese_label",
]

CENTRAL_CITY = "city"
"""Kind of a city under central authority."""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """What all rows have in common: an official code, a name without type word, a kind."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Province(NamedPlace):
    """A province or city under central authority; kind ``province`` or ``city``."""

    english: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class FormerProvince(Province):
    """A province as it was until 30 June 2025."""

    successor: str
    """Code of the present province that it is, or is part of."""


@dataclass(frozen=True, slots=True)
class Commune(NamedPlace):
    """A commune, ward or special zone of July 2025."""

    province: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class District(NamedPlace):
    """A former district; kind ``district``, ``urban-district``, ``town`` or ``city``."""

    province: str
    """Code of the former province."""
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class FormerCommune(NamedPlace):
    """A commune, ward or township until 30 June 2025; five island districts stand here too."""

    district: str
    successors: tuple[str, ...]
    """Codes of the present communes that it became, the one with most of it first."""


@dataclass(frozen=True, slots=True)
class Change:
    """What former provinces became on one day; ``kind`` is ``merger`` or ``continuation``."""

    change: str
    date: str
    kind: str
    former: tuple[str, ...]
    present: str
    instrument: str
    adopted: str


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the country that is no administrative unit."""

    key: str
    english: str
    vietnamese: str


def _english_names() -> dict[str, str]:
    """Return the English names that are more than the Vietnamese ones without marks."""
    return {row["place"]: row["english"] for row in table("place_names")}


def _ascii(name: str) -> str:
    """Return a Vietnamese name as English texts spell it ("Đắk Lắk" is "Dak Lak")."""
    return "".join(
        plain.upper() if mark.isupper() else plain
        for mark, plain in zip(name, fold(name), strict=True)
    )


@cache
def provinces() -> tuple[Province, ...]:
    """Return the 34 provinces by code."""
    english = _english_names()
    return tuple(
        Province(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            english=english.get(f"province-{row['code']}") or _ascii(row["name"]),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
        )
        for row in table("provinces")
    )


@cache
def former_provinces() -> tuple[FormerProvince, ...]:
    """Return the 63 provinces of before 1 July 2025 by code."""
    english = _english_names()
    known = {each.name: each.english for each in provinces()}
    return tuple(
        FormerProvince(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            english=english.get(f"former-province-{row['code']}")
            or known.get(row["name"])
            or _ascii(row["name"]),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            successor=row["successor"],
        )
        for row in table("former_provinces")
    )


@cache
def communes() -> tuple[Commune, ...]:
    """Return the 3,321 communes, wards and special zones by code."""
    return tuple(
        Commune(
            row["code"],
            row["name"],
            row["kind"],
            row["province"],
            float(row["lat"]),
            float(row["lon"]),
        )
        for row in table("communes")
    )


@cache
def former_communes() -> tuple[FormerCommune, ...]:
    """Return the 10,040 units of commune level of before 1 July 2025 by code."""
    return tuple(
        FormerCommune(
            row["code"],
            row["name"],
            row["kind"],
            row["district"],
            tuple(row["successors"].split("|")),
        )
        for row in table("former_communes")
    )


@cache
def districts() -> tuple[District, ...]:
    """Return the 696 districts, towns and cities that ended on 1 July 2025, by code."""
    return tuple(
        District(
            row["code"],
            row["name"],
            row["kind"],
            row["province"],
            float(row["lat"]),
            float(row["lon"]),
        )
        for row in table("former_districts")
    )


@cache
def changes() -> tuple[Change, ...]:
    """Return what became of the 63 provinces: one change for each of the 34."""
    return tuple(
        Change(
            row["change"],
            row["date"],
            row["kind"],
            tuple(row["from"].split("|")),
            row["to"],
            row["instrument"],
            row["adopted"],
        )
        for row in table("place_changes")
    )


@cache
def regions() -> tuple[Region, ...]:
    """Return the parts of the country that texts speak of (Trung Bộ, Tây Nguyên …)."""
    return tuple(
        Region(row["place"], row["english"], row["vietnamese"])
        for row in table("place_names")
        if row["place"].startswith("region-")
    )


def province_variants(key: str) -> tuple[str, ...]:
    """Return further spellings of a place by key (``province-79``, ``region-trung-bo``)."""
    for row in table("place_names"):
        if row["place"] == key:
            return tuple(part for part in row["variants"].split("|") if part)
    return ()


def english_label(place: NamedPlace) -> str:
    """Return a place's name as English texts write it."""
    return place.english if isinstance(place, Province) else _ascii(place.name)


def vietnamese_label(place: NamedPlace) -> str:
    """Return a place's Vietnamese name, with "Thành phố" where the bare name is a person's."""
    if isinstance(place, Province):
        for row in table("place_names"):
            if row["place"] == f"province-{place.code}" and row["english"] == place.english:
                return row["vietnamese"] or place.name
    return place.name
