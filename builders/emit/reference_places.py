"""Writes the places of the reference graph: present and former ones, and the changes between them.

Keys are those of :mod:`policygraph.builders.linking.places`. On 1 July 2025 the 63 provinces became
34 and 10,040 units of commune level became 3,321 (Resolution 202/2025/QH15 for the provinces);
districts ended with them.
"""

from __future__ import annotations

from collections import defaultdict

from ...graph.iris import entity_iri
from ...graph.nquads import QuadWriter
from ...ontology import places
from ...ontology.terms import GEO, PG, RDF, SKOS, XSD
from .change_events import write_change

__all__ = ["write_places"]

#: The day on which communes and districts changed, with the provinces.
_REFORM = "2025-07-01"


def write_places(writer: QuadWriter, base: str) -> None:
    """Write every administrative unit of the tables with its code, names and what it is part of."""
    _provinces(writer, base)
    _communes(writer, base)
    for district in places.districts():
        province = places.former_province(district.province).successor
        key = f"place/district-{district.code}"
        place = _place(writer, key, district, f"place/province-{province}", base)
        writer.text(place, PG.kind, "district")
        _position(writer, place, district.lat, district.lon)
    for region in places.regions():
        place = entity_iri(f"place/{region.key}", base)
        writer.link(place, RDF.type, PG.Place)
        writer.text(place, PG.kind, "other")
        writer.text(place, SKOS.prefLabel, region.english, "en")
        writer.text(place, SKOS.prefLabel, region.vietnamese, "vi")


def _provinces(writer: QuadWriter, base: str) -> None:
    """Write the 34 provinces, the 63 before them and the change from these to those."""
    for province in places.provinces():
        place = _place(writer, f"place/province-{province.code}", province, None, base)
        writer.text(place, PG.kind, "province")
        _position(writer, place, province.lat, province.lon)
        _variants(writer, place, f"province-{province.code}")
    for former in places.former_provinces():
        key = f"former-province-{former.code}"
        within = f"place/province-{former.successor}"
        place = _place(writer, f"place/{key}", former, within, base)
        writer.text(place, PG.kind, "province")
        _position(writer, place, former.lat, former.lon)
        _variants(writer, place, key)
    for change in places.changes():
        write_change(
            writer,
            f"change/{change.change}-{change.date}",
            change.date,
            tuple(f"place/former-province-{code}" for code in change.former),
            (f"place/province-{change.present}",),
            change.instrument,
            base,
        )


def _communes(writer: QuadWriter, base: str) -> None:
    """Write the communes, wards and special zones, those before them, and the changes."""
    merged: dict[str, list[str]] = defaultdict(list)
    for former in places.former_communes():
        key = f"place/former-commune-{former.code}"
        place = _place(writer, key, former, f"place/commune-{former.successors[0]}", base)
        writer.text(place, PG.kind, "ward" if former.kind == "ward" else "commune")
        for successor in former.successors:
            merged[successor].append(key)
    for commune in places.communes():
        key = f"commune-{commune.code}"
        place = _place(writer, f"place/{key}", commune, f"place/province-{commune.province}", base)
        writer.text(place, PG.kind, commune.kind)
        _position(writer, place, commune.lat, commune.lon)
        if commune.code in merged:
            originals = tuple(merged[commune.code])
            write_change(
                writer,
                f"change/{key}-{_REFORM}",
                _REFORM,
                originals,
                (f"place/{key}",),
                None,
                base,
            )


def _place(
    writer: QuadWriter, key: str, row: places.NamedPlace, within: str | None, base: str
) -> str:
    """Write what all units have: code, names, and the unit that it is part of."""
    place = entity_iri(key, base)
    writer.link(place, RDF.type, PG.Place)
    writer.text(place, PG.code, row.code)
    writer.text(place, SKOS.prefLabel, places.english_label(row), "en")
    writer.text(place, SKOS.prefLabel, places.vietnamese_label(row), "vi")
    if within is not None:
        writer.link(place, PG.partOf, entity_iri(within, base))
    return place


def _position(writer: QuadWriter, place: str, latitude: float, longitude: float) -> None:
    """Write where a place lies, in degrees of WGS 84."""
    writer.typed(place, GEO.lat, f"{latitude:.4f}", XSD.decimal)
    writer.typed(place, GEO.long, f"{longitude:.4f}", XSD.decimal)


def _variants(writer: QuadWriter, place: str, key: str) -> None:
    """Write further spellings of a name."""
    for variant in places.province_variants(key):
        writer.text(place, SKOS.altLabel, variant, "en" if variant.isascii() else "vi")
