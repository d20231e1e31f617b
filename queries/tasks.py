"""Who is assigned what: tasks with their parties, document, deadline and sentence."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, TypedDict

from ..graph import Store
from .entities import Actor, Naming

__all__ = ["Task", "TaskFilter", "TaskList", "who"]

_TASKS = """
SELECT t.id, t.iri, g.path, t.start, t.stop, t.page, t.text, t.generic, t.deadline, t.force,
    t.status, t.due
FROM {s}.task t JOIN {s}.graph g ON g.id = t.graph WHERE live(t.graph)
"""
#: Conditions on a task; a list of values comes as JSON.
_THESE = " AND t.iri IN (SELECT value FROM json_each(?))"
_OF = """ AND t.id IN (
    SELECT p.task FROM {s}.thing h JOIN {s}.party p ON p.thing = h.id
    WHERE h.iri IN (SELECT value FROM json_each(?)) AND p.role IN (SELECT value FROM json_each(?))
)"""
_IN_PLACE = """ AND t.id IN (
    SELECT p.task FROM {s}.thing h JOIN {s}.party p ON p.thing = h.id
    WHERE h.iri IN (SELECT value FROM json_each(?)) AND p.role = 'near'
    UNION
    SELECT p.task FROM {s}.thing h JOIN {s}.party p ON p.thing = h.id
    WHERE h.iri IN (SELECT value FROM json_each(?)) AND p.role IN ('lead', 'coordinating')
)"""
_WITH_ROLE = " AND EXISTS (SELECT 1 FROM {s}.party p WHERE p.task = t.id AND p.role = ?)"
_DUE = " AND t.due < ?"
_DUE_FROM = " AND t.due >= ?"
_FORCE = " AND t.force = ?"
_PARTIES = """
SELECT p.role, h.iri FROM {s}.party p JOIN {s}.thing h ON h.id = p.thing WHERE p.task = ?
"""
_THINGS_OF = """
SELECT DISTINCT h.iri FROM {s}.task t JOIN {s}.party p ON p.task = t.id
JOIN {s}.thing h ON h.id = p.thing
WHERE p.role = ? AND live(t.graph)"""
_SENTENCES = """
SELECT s.text FROM {s}.within w JOIN {s}.sentence s ON s.id = w.sentence
WHERE w.task = ? ORDER BY s.start
"""
_LYING = """
SELECT h.iri FROM {s}.thing o JOIN {s}.lies l ON l.place = o.id JOIN {s}.thing h ON h.id = l.thing
WHERE o.iri IN (SELECT value FROM json_each(?)) AND l.property = ? AND live(l.graph)
"""


class Task(TypedDict):
    """One task; offsets are those of its clause in the source's plain text."""

    task: str
    text: str
    source: str
    start: int
    end: int
    page: int | None
    """Page that the clause begins on, in a source that has pages."""
    sentence: str
    assignees: list[Actor]
    coordinators: list[Actor]
    assigners: list[Actor]
    generic: bool
    document: str | None
    deadline: str | None
    force: str
    status: str


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks to list; all given conditions must hold, IRIs of one condition are choices."""

    tasks: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    role: str | None = None
    """``lead`` (assigned to) or ``coordinating``; both where None."""
    documents: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    due_from: str | None = None
    """ISO day; tasks whose deadline ends on it or later."""
    due_before: str | None = None
    """ISO day; tasks whose deadline ends before it."""
    force: str | None = None


def who(store: Store, wanted: TaskFilter | None = None) -> list[Task]:
    """Return the tasks that a filter lets through, in the order of their sources."""
    found = TaskList(store, wanted)
    return found.part(0, len(found))


class TaskList:
    """The tasks that a filter lets through, each told when it is looked at.

    They come in the order of their sources, or ``by_deadline``: the earliest first, then those that
    have none.
    """

    def __init__(
        self, store: Store, wanted: TaskFilter | None = None, *, by_deadline: bool = False
    ) -> None:
        self._store = store
        self._where, self._values = _condition(store, wanted or TaskFilter())
        self._naming = Naming(store)
        self._rows = [
            (segment, row)
            for segment in store.index.segments
            for row in store.index.rows_of(segment, _TASKS + self._where, *self._values)
        ]
        self._rows.sort(key=lambda found: (*_due(found[1], by_deadline), *_place(found[1])))

    def __len__(self) -> int:
        return len(self._rows)

    def part(self, first: int, count: int) -> list[Task]:
        """Return so many tasks from the first one on, which is number 0."""
        rows = self._rows[first : first + count]
        return [_task(self._store, segment, row, self._naming) for segment, row in rows]

    def dated(self, most: int) -> list[tuple[str, Task]]:
        """Return the first tasks that have a deadline, each with its last day (ISO)."""
        found = [(segment, row) for segment, row in self._rows if row[-1]][:most]
        return [(row[-1], _task(self._store, segment, row, self._naming)) for segment, row in found]

    def things(self, role: str) -> set[str]:
        """Return what is something to any of the tasks, by a role of the index."""
        rows = self._store.index.rows(_THINGS_OF + self._where, role, *self._values)
        return {iri for (iri,) in rows}


def _place(row: tuple[Any, ...]) -> tuple[Any, ...]:
    _, iri, source, start, end, *_ = row
    return source, start, end, iri


def _due(row: tuple[Any, ...], wanted: bool) -> tuple[Any, ...]:
    due = row[-1]
    return (due is None, due or "") if wanted else ()


def _condition(store: Store, wanted: TaskFilter) -> tuple[str, list[str]]:
    """Return the filter as conditions in SQL with the values for their question marks."""
    where, values = "", list[str]()

    def condition(sql: str, *given: object) -> None:
        nonlocal where
        where += sql
        values.extend(one if isinstance(one, str) else json.dumps(one) for one in given)

    if wanted.tasks:
        condition(_THESE, wanted.tasks)
    if wanted.bodies:
        roles = [wanted.role] if wanted.role else ["lead", "coordinating"]
        condition(_OF, wanted.bodies, roles)
    elif wanted.role:
        condition(_WITH_ROLE, wanted.role)
    if wanted.documents:
        condition(_OF, wanted.documents, ["document"])
    if wanted.by:
        condition(_OF, wanted.by, ["by"])
    if wanted.places:
        condition(_IN_PLACE, wanted.places, _bodies_in(store, wanted.places))
    if wanted.due_from:
        condition(_DUE_FROM, wanted.due_from)
    if wanted.due_before:
        condition(_DUE, wanted.due_before)
    if wanted.force:
        condition(_FORCE, wanted.force)
    return where, values


def _bodies_in(store: Store, places: tuple[str, ...]) -> list[str]:
    """Return what lies in some places or in a part of them."""

    def lying(prop: str, *where: str) -> set[str]:
        return {iri for (iri,) in store.index.rows(_LYING, json.dumps(where), prop)}

    return sorted(lying("in", *places, *lying("part", *places)))


def _task(store: Store, segment: int, row: tuple[Any, ...], naming: Naming) -> Task:
    number, iri, source, start, end, page, text, generic, deadline, force, status, _ = row
    having: dict[str, list[str]] = defaultdict(list)
    for role, party in store.index.rows_of(segment, _PARTIES, number):
        having[role].append(party)

    def parties(role: str) -> list[Actor]:
        found = [naming.actor(party) for party in having[role]]
        return sorted(found, key=lambda actor: (actor["label"].casefold(), actor["iri"]))

    return Task(
        task=iri,
        text=text,
        source=source,
        start=start,
        end=end,
        page=page,
        sentence=" ".join(words for (words,) in store.index.rows_of(segment, _SENTENCES, number)),
        assignees=parties("lead"),
        coordinators=parties("coordinating"),
        assigners=parties("by"),
        generic=bool(generic),
        document=min(map(naming.document, having["document"]), default=None),
        deadline=deadline,
        force=force,
        status=status,
    )
