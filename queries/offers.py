"""Things that somebody may mean who has begun to type: by any name, abbreviated or without marks.

What is called just so comes first, then what begins so, then what has the words; marks count where
they are typed. Among equals, those that have most to do with tasks come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, TypedDict

from ..graph import Store
from ..graph.folding import composed, folded
from ..ontology import table
from .entities import Actor, Naming
from .resolving import part_of

__all__ = ["Offer", "offers"]

#: Names with the weight of what bears them, which is the number of its tasks, counted to fifty,
#: and one more where a text names it. Provinces come before what else is called so.
_NAMES = """
SELECT n.value, h.iri,
    (SELECT COUNT(*) FROM (SELECT 1 FROM {s}.party p WHERE p.thing = h.id LIMIT 50))
    + EXISTS (
        SELECT 1 FROM {s}.said w JOIN {s}.graph g ON g.id = w.graph
        WHERE w.name = n.id AND g.path != ''
    ) AS weight,
    EXISTS (
        SELECT 1 FROM {s}.name k
        WHERE k.thing = h.id AND k.property = 'kind' AND k.value = 'province'
    ) AS province
FROM WHERE_FROM JOIN {s}.thing h ON h.id = n.thing
WHERE CONDITION
AND EXISTS (SELECT 1 FROM {s}.said w WHERE w.name = n.id AND live(w.graph))
AND EXISTS (SELECT 1 FROM {s}.name c WHERE c.thing = n.thing AND c.property = 'class')
ORDER BY weight DESC, province DESC LIMIT ?2
"""
_SAME = _NAMES.replace("WHERE_FROM", "{s}.name n").replace("CONDITION", "n.folded = ?1")
_BEGUN = _NAMES.replace("WHERE_FROM", "{s}.name_words f JOIN {s}.name n ON n.id = f.rowid").replace(
    "CONDITION", "name_words MATCH ?1"
)
#: So many names are compared.
_COMPARED = 300
_ABBREVIATION = re.compile(r"[A-ZĐ]{2,8}")


class Offer(TypedDict):
    """A thing with the name of it that fits what was typed."""

    thing: Actor
    name: str
    within: Actor | None
    """What it is part of."""


def offers(store: Store, typed: str, most: int) -> list[Offer]:
    """Return the things that are most likely meant by what has been typed, the likeliest first."""
    best: dict[str, tuple[Any, ...]] = {}
    for meant in _readings(typed):
        for name, iri, weight, province in _candidates(store, meant):
            rank = (*_fit(name, meant, typed), -weight, -province, len(name), name)
            if iri not in best or rank < best[iri]:
                best[iri] = rank
    naming = Naming(store)
    first = sorted(best, key=lambda iri: (best[iri], iri))[:most]
    wholes = {iri: part_of(store, iri) for iri in first}
    return [
        Offer(
            thing=naming.actor(iri),
            name=best[iri][-1],
            within=naming.actor(whole) if whole else None,
        )
        for iri, whole in wholes.items()
    ]


def _candidates(store: Store, meant: str) -> Iterator[tuple[str, str, int, int]]:
    words = folded(meant).split()
    if words:
        yield from store.index.rows(_SAME, " ".join(words), _COMPARED)
        yield from store.index.rows(_BEGUN, " ".join(f'"{one}"*' for one in words), _COMPARED)


def _fit(name: str, meant: str, typed: str) -> tuple[int, int]:
    """Return how well a name fits: its form without marks, and whether the typed marks are its."""
    said, wanted = folded(name), folded(meant)
    if said == wanted:
        form = 0
    elif said.startswith(wanted):
        form = 1
    elif f" {wanted}" in f" {said}":
        form = 2
    else:
        form = 3
    as_typed = composed(meant) in composed(name)
    marked = composed(typed) != folded(typed)
    return (form, not as_typed) if not marked or as_typed else (form + 4, 1)


def _readings(typed: str) -> list[str]:
    """Return what was typed, and with each abbreviation in it written out."""
    words = typed.split()
    found = {typed: None}
    for at, word in enumerate(words):
        for full in _abbreviated().get(folded(word), ()):
            found[" ".join([*words[:at], full, *words[at + 1 :]])] = None
    return list(found)


@cache
def _abbreviated() -> dict[str, tuple[str, ...]]:
    """Return {folded abbreviation: what it stands for}, from the tables of names.

    Those of registered bodies are names of theirs in the graph.
    """
    found: dict[str, dict[str, None]] = {}

    def stands_for(short: str, *full: str) -> None:
        for name in filter(None, full):
            found.setdefault(folded(short), {})[name] = None

    for row in table("compositions"):
        for short in row["vi_variants"].split("|"):
            if _ABBREVIATION.fullmatch(short):
                stands_for(short, row["vi"])
    for row in table("name_abbreviations"):
        stands_for(row["short"], row["full"])
    for row in table("issuers"):
        stands_for(row["code"], row["vi"])
    return {short: tuple(names) for short, names in found.items()}
