"""Reported figures."""

from __future__ import annotations

from decimal import Decimal
from typing import TypedDict

from ..graph import Store
from .asking import ask
from .entities import Naming

__all__ = ["Indicator", "indicators"]


class Indicator(TypedDict):
    """A figure that a text reports, in the unit it gives (``%``, ``VND`` or a noun)."""

    value: int | float
    unit: str | None
    about: str | None
    place: str | None
    as_of: str | None
    source: str
    start: int
    end: int
    text: str


def indicators(store: Store, places: tuple[str, ...] = ()) -> list[Indicator]:
    """Return the figures in the order of their sources; ``places`` narrows to IRIs of places."""
    naming = Naming(store)
    seen: set[str | None] = set()
    found = []
    for row in ask(store, "indicators"):
        iri, value, unit, about, place, as_of, source, start, end, text = row
        if iri in seen or (places and place not in places):
            continue
        seen.add(iri)
        found.append(
            Indicator(
                value=_number(value or "0"),
                unit=unit,
                about=about,
                place=naming.actor(place)["label"] if place else None,
                as_of=as_of,
                source=source or "",
                start=int(start or 0),
                end=int(end or 0),
                text=text or "",
            )
        )
    return sorted(found, key=lambda row: (row["source"], row["start"], row["end"]))


def _number(lexical: str) -> int | float:
    """Return an ``xsd:decimal`` as a whole number where it is one."""
    value = Decimal(lexical)
    return int(value) if value == value.to_integral_value() else float(value)
