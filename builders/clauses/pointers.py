"""Parties that words name by way of others: "its director", "UBND hai tỉnh này", "that city"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..model import Name, Place
from .masking import Actor

__all__ = ["bodies_of", "body_of", "holder_of", "levels", "of_kind"]


def holder_of(office: str, body: Actor) -> Actor:
    """Return who holds an office that is named by its title alone, of a body pointed back to."""
    name = Name("office", f"{office[0].upper()}{office[1:]} {body.name.name}", body.name.place)
    return Actor(body.mention, name, name, named=True)


def bodies_of(kind: str, party: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return the bodies of a kind in the places of a party: "UBND hai tỉnh này"."""
    head = _SPELLED.get(kind.casefold(), kind)
    found = []
    for actor in party:
        if place := _PLACED.search(actor.name.name):
            name = Name("body", f"{head} {place[0]}", actor.name.place)
            found.append(Actor(actor.mention, name, name, named=True))
    return tuple(found)


def body_of(actor: Actor, noun: re.Pattern[str]) -> Actor:
    """Return the body that a noun means where its head was named: "bộ này", the minister's."""
    held = list(noun.finditer(actor.name.name)) if actor.name.kind == "office" else []
    if not held or not held[-1].start():
        return actor
    words = actor.name.name[held[-1].start() :]
    name = Name("body", words, actor.name.place)
    return Actor(actor.mention, name, name, named=True) if words[0].isupper() else actor


def of_kind(kind: str, actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return the bodies of a kind, if there are several: "các Sở Xây dựng nêu trên"."""
    named = {a.name: a for a in actors if a.name.name.casefold().startswith(kind.casefold())}
    return tuple(named.values()) if len(named) > 1 else ()


def levels(actor: Actor) -> tuple[str, ...]:
    """Return the words that point back to an actor that is a place."""
    place = actor.mention
    return _LEVELS.get(place.kind, ()) if isinstance(place, Place) else ()


#: A place at the end of a name, with its kind.
_PLACED = re.compile(r"\b(?:tỉnh|thành phố|xã|phường|đặc khu) (?-i:[A-ZĐÂĂÊÔƠƯ]).+$")
_SPELLED = {
    "ubnd": "Ủy ban nhân dân",
    "chủ tịch ubnd": "Chủ tịch Ủy ban nhân dân",
}
#: Words that point back to a place, by its kind.
_LEVELS = {
    "province": ("province", "city", "tỉnh", "thành phố"),
    "commune": ("commune", "xã"),
    "ward": ("ward", "phường"),
    "special-zone": ("special zone", "đặc khu"),
}
