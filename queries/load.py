"""Who has how much to do."""

from __future__ import annotations

from collections import Counter
from typing import TypedDict

from ..graph import Store
from ..graph.offices import offices_of_any_body
from ..ontology.terms import PG
from .entities import Actor, Naming

__all__ = ["Load", "load"]

_LED = """
SELECT h.iri, COUNT(*)
FROM {s}.party p JOIN {s}.task t ON t.id = p.task JOIN {s}.thing h ON h.id = p.thing
WHERE p.role = 'lead' AND live(t.graph) AND NOT EXISTS (
    SELECT 1 FROM {s}.name c WHERE c.thing = h.id AND c.property = 'class' AND c.value = ?
) GROUP BY h.iri
"""


class Load(TypedDict):
    """A body with the number of tasks that are assigned to it."""

    body: Actor
    tasks: int


def load(store: Store, most: int) -> list[Load]:
    """Return the bodies, offices and people to whom most tasks are assigned.

    Only one of each can be meant: "ministries" and "Minister" are nobody in particular.
    """
    tasks: Counter[str] = Counter()
    for iri, number in store.index.rows(_LED, PG.Group):
        tasks[iri] += number
    for iri in offices_of_any_body():
        tasks.pop(iri, None)
    first = sorted(tasks, key=lambda iri: (-tasks[iri], iri))[:most]
    naming = Naming(store)
    return [Load(body=naming.actor(iri), tasks=tasks[iri]) for iri in first]
