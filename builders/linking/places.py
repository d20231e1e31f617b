"""Tell which place a name means, or why that cannot be told.

Keys are ``place/province-79``, ``place/former-province-74``, ``place/commune-00004``,
``place/former-commune-00001``, ``place/district-761`` and ``place/region-trung-bo``. A name that
several places share and that the text puts in no province stays unresolved; it is never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from ...ontology import places
from ...ontology.spelling import fold
from ..model import Language, PlaceFact
from . import Entity

__all__ = ["link_place", "place_named"]

NO_TABLE = "villages and other places below the commune are in no table"

UNITS = {
    "commune": "commune",
    "ward": "ward",
    "special-zone": "special zone",
    "district": "district",
}

Unit = TypeVar("Unit", bound=places.NamedPlace)


def link_place(fact: PlaceFact, language: Language) -> Entity:
    """Return the place that a fact names; one that only an indicator names has no mentions."""
    kind = fact.kind if fact.mentions or fact.kind != "other" else "any"
    return place_named(fact.name, kind, language, within=fact.within)


def place_named(
    name: str,
    kind: str,
    language: Language,
    *,
    within: str | None = None,
    province_of_text: str | None = None,
) -> Entity:
    """Return the place of that name and kind (``any`` where only the name is known).

    ``within`` is the province that the text puts it in, ``province_of_text`` that of the office
    which the text comes from; the second is asked only where the first is missing.
    """
    if kind in ("province", "any") and (found := _province(name)):
        return found
    if kind in ("other", "any") and (region := places.region_named(name)):
        labels = {"en": region.english, "vi": region.vietnamese}
        return Entity(f"place/{region.key}", "other", labels)
    if kind in ("province", "other"):
        reason = f"no province is called {name}" if kind == "province" else NO_TABLE
        return _unresolved(name, kind, language, reason)
    return _unit(name, kind, language, within or province_of_text)


def _province(name: str) -> Entity | None:
    """Return the present province of that name, else the former one."""
    if present := places.province_named(name):
        return Entity(f"place/province-{present.code}", "province", _labels(present))
    if former := places.former_province_named(name):
        return Entity(
            f"place/former-province-{former.code}",
            "province",
            _labels(former),
            part_of=f"place/province-{former.successor}",
        )
    return None


def _labels(place: places.NamedPlace) -> dict[str, str]:
    """Return a place's names in English and Vietnamese."""
    return {"en": places.english_label(place), "vi": places.vietnamese_label(place)}


def _unit(name: str, kind: str, language: Language, within: str | None) -> Entity:
    """Return the unit below the province: a present one, else a former one, else unresolved."""
    codes = _codes(within)
    where = f" in {within}" if within else ""
    present: Sequence[places.Commune] = ()
    former: Sequence[places.FormerCommune] = ()
    if kind != "district":
        wanted = None if kind == "any" else kind
        present = [
            each
            for each in places.communes_named(name, wanted)
            if not codes or each.province in codes
        ]
        former = [] if present else _former(name, kind, within)
    districts = _districts(name, within) if kind in ("district", "any") and not present else []
    found: Sequence[places.NamedPlace] = (*present, *former, *districts)
    if len(found) == 1:
        return _entity(found[0])
    unit = UNITS.get(kind, "place")
    if found:
        reason = f"{len(found)} {unit}s{where} are called {found[0].name}"
    else:
        reason = f"no {unit}{where} is called {name}"
    return _unresolved(name, kind, language, reason)


def _codes(within: str | None) -> frozenset[str]:
    """Return the code of the present province that a province's name leads to."""
    if not within:
        return frozenset()
    if present := places.province_named(within):
        return frozenset((present.code,))
    former = places.former_province_named(within)
    return frozenset((former.successor,)) if former else frozenset()


def _districts(name: str, within: str | None) -> list[places.District]:
    """Return the former districts of that name in a province, former or present."""
    named = places.districts_named(name)
    return _narrowed([(each, places.former_province(each.province)) for each in named], within)


def _former(name: str, kind: str, within: str | None) -> list[places.FormerCommune]:
    """Return the former communes of that name and kind in a province, former or present."""
    kinds = {"commune": ("commune", "township"), "ward": ("ward",), "any": ("commune", "ward")}
    named = [
        each for each in places.former_communes_named(name) if each.kind in kinds.get(kind, ())
    ]
    return _narrowed([(each, places.province_of_district(each.district)) for each in named], within)


def _narrowed(
    units: Sequence[tuple[Unit, places.FormerProvince]], within: str | None
) -> list[Unit]:
    """Keep the units of a province: those it had before the mergers, else those it has now."""
    if not within:
        return [unit for unit, _ in units]
    former = places.former_province_named(within)
    before = [unit for unit, province in units if province == former]
    codes = _codes(within)
    return before or [unit for unit, province in units if province.successor in codes]


def _entity(place: places.NamedPlace) -> Entity:
    """Return the identity of a unit of the tables."""
    labels = _labels(place)
    if isinstance(place, places.Commune):
        key, part_of = f"commune-{place.code}", f"province-{place.province}"
    elif isinstance(place, places.FormerCommune):
        key, part_of = f"former-commune-{place.code}", f"commune-{place.successors[0]}"
    elif isinstance(place, places.District):
        province = places.former_province(place.province).successor
        key, part_of = f"district-{place.code}", f"province-{province}"
        return Entity(f"place/{key}", "district", labels, part_of=f"place/{part_of}")
    else:
        raise TypeError(f"no unit below a province: {place!r}")
    kind = "commune" if place.kind == "township" else place.kind
    return Entity(f"place/{key}", kind, labels, part_of=f"place/{part_of}")


def _unresolved(name: str, kind: str, language: Language, reason: str) -> Entity:
    """Return a place that is kept under its name, with the reason."""
    kind = "other" if kind == "any" else kind
    slug = "-".join("".join(c if c.isalnum() else " " for c in fold(name)).split())
    label = " ".join(name.split())
    return Entity(f"unresolved/{kind}-{slug}", kind, {language: label}, reason=reason)
