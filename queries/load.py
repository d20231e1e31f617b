"""Who has how much to do."""

from __future__ import annotations

from collections import Counter
from typing import TypedDict

from ..graph import Store
from .entities import Actor, Naming

__all__ = ["Load", "load"]

_LED = """
SELECT h.iri, COUNT(*)
FROM {s}.party p JOIN {s}.task t ON t.id = p.task JOIN {s}.thing h ON h.id = p.thing
WHERE p.role = 'lead' AND live(t.graph) GROUP BY h.iri
"""


class Load(TypedDict):
    """A body with the number of tasks that are assigned to it."""

    body: Actor
    tasks: int


def load(store: Store, most: int) -> list[Load]:
    """Return the bodies, offices, groups and people to whom most tasks are assigned."""
    tasks: Counter[str] = Counter()
    for iri, number in store.index.rows(_LED):
        tasks[iri] += number
    first = sorted(tasks, key=lambda iri: (-tasks[iri], iri))[:most]
    naming = Naming(store)
    return [Load(body=naming.actor(iri), tasks=tasks[iri]) for iri in first]
