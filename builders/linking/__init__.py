"""From a name to an identity: which body, office, person or group a fact speaks of.

Linking depends on the name and the tables alone, never on other texts, so that a text can be
withdrawn without a trace and built anywhere with the same result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ..model import Language, Name
from ..recognisers.bodies.reading import identify
from ..recognisers.groups import noun_labels, plain_noun
from ..segment.reading_form import normalise
from .identity import (
    Identity,
    PlaceName,
    composition,
    key,
    label,
    lacks_ministry,
    place_key,
    register,
    slug,
    spelled_out,
)
from .kinds import kind_of

__all__ = ["Entity", "keys_of_body", "link_body", "link_group", "link_name", "link_person"]


#: Names whose things are kept: texts name the same ones again and again.
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Entity:
    """What a name stands for."""

    key: str
    """Path below the base of all IRIs, ASCII: ``agency/ministry-of-finance``."""
    kind: str
    """ministry, party-committee, peoples-committee, … for bodies; person, office or group."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Full names by language, ``en`` and ``vi``, where known."""
    part_of: str | None = None
    """Key of the body that this one is part of."""
    place: str | None = None
    """Key of the place that it belongs to."""
    reason: str | None = None
    """Why it is unresolved; None where it is resolved."""
    listed: bool = True
    """False for a body that no table knows, which stands by its full name alone."""


def _kind(identity: Identity, language: Language) -> str:
    """Return the kind of a body: that of its row, or of its head noun where it has none."""
    row = register().get(identity.head) or composition().get(identity.head)
    return row["kind"] if row else kind_of(identity.name, language)


def _place(identity: Identity) -> PlaceName | None:
    return _place(identity.owner) if identity.owner else identity.place


def _lacks_place(identity: Identity) -> bool:
    """Whether nothing tells which of many alike bodies it is ("Department of Finance")."""
    if identity.owner:
        return _lacks_place(identity.owner)
    open_place = identity.place is None or not identity.place.name
    return identity.head in composition() and open_place


def _with_context(identity: Identity, place: str | None) -> Identity:
    """Give an identity the place that the fact carries beside the name."""
    if not place:
        return identity
    if _lacks_place(identity):
        return spelled_out(_emptied(identity), PlaceName(place))
    own = _place(identity)
    if own and own.level != "province" and slug(own.name) != slug(place):
        return _within(identity, PlaceName(own.name, own.level, place))
    return identity


def _emptied(identity: Identity) -> Identity:
    owner = _emptied(identity.owner) if identity.owner else None
    return Identity(identity.head, field=identity.field, owner=owner)


def _within(identity: Identity, place: PlaceName) -> Identity:
    """Return the identity with its place told more exactly."""
    if identity.owner:
        owner = _within(identity.owner, place)
        return Identity(identity.head, field=identity.field, owner=owner)
    return Identity(identity.head, field=identity.field, place=place)


def _labels(identity: Identity, language: Language) -> dict[str, str]:
    if identity.name:
        return {language: identity.name}
    languages: tuple[Language, Language] = ("en", "vi")
    found = {each: label(identity, each) for each in languages}
    return {each: words for each, words in found.items() if words}


def _part_of(identity: Identity) -> str | None:
    if identity.owner:
        return f"agency/{key(identity.owner)}"
    row = register().get(identity.head)
    return f"agency/{row['parent']}" if row and row["parent"] else None


def keys_of_body(name: str) -> tuple[str, str]:
    """Return the keys that the name of a body has in an English and in a Vietnamese text."""
    body = Name("body", name)
    return link_body(body, "en").key, link_body(body, "vi").key


@lru_cache(_KEPT)
def link_body(name: Name, language: Language) -> Entity:
    """Return the body that a name means.

    One body has one key in both languages and all wordings. A body outside the tables has the key
    of its own full name; a composed one without a place ("Department of Finance") or a
    ministry ("Văn phòng Bộ") is unresolved.
    """
    words = normalise(name.name)
    identity = identify(words, language) or Identity(name=words or name.name)
    identity = _with_context(identity, name.place)
    if lacks_ministry(identity):
        reason = f"{words}: the text does not tell of which ministry"
        kind = _kind(identity, language)
        return Entity(f"unresolved/{key(identity)}", kind, {language: words}, reason=reason)
    labels = _labels(identity, language) or {language: words}
    if _lacks_place(identity):
        reason = f"{words}: the text does not tell of which place"
        kind = _kind(identity, language)
        return Entity(f"unresolved/{key(identity)}", kind, labels, reason=reason)
    place = _place(identity)
    return Entity(
        f"agency/{key(identity) or 'unnamed'}",
        _kind(identity, language),
        labels,
        part_of=_part_of(identity),
        place=f"place/{place_key(place)}" if place else None,
        listed=not identity.name,
    )


def link_group(name: Name, language: Language) -> Entity:
    """Return the group that a name means.

    A plain noun has one key and the same labels in both languages; a group that is told more
    exactly ("34 mountainous communes") has its own words for both.
    """
    words = normalise(name.name)
    noun = plain_noun(words, language)
    if noun:
        return Entity(f"group/{noun}", "group", noun_labels(noun))
    return Entity(f"group/{slug(words) or 'unnamed'}", "group", {language: words})


def link_person(name: Name, language: Language) -> Entity:
    """Return the person of a name; people are told apart by name alone."""
    words = normalise(name.name)
    return Entity(f"person/{slug(words) or 'unnamed'}", "person", {language: words})


@lru_cache(_KEPT)
def link_name(name: Name, language: Language) -> Entity:
    """Return what a name means, by its kind: body, office, group, person or place."""
    if name.kind == "body":
        return link_body(name, language)
    if name.kind == "group":
        return link_group(name, language)
    if name.kind == "person":
        return link_person(name, language)
    if name.kind == "place":
        from .places import place_named

        return place_named(name.name, "any", language, within=name.place)
    from .offices import link_office

    return link_office(name, language)
