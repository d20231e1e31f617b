"""Who is assigned what: tasks with their parties, document, deadline and sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypedDict

from ..graph import Store
from ..ontology.terms import DCTERMS, OA, PG
from .asking import Row, ask
from .entities import Actor, Naming

__all__ = ["Task", "TaskFilter", "who"]

#: Above so many tasks one pass over all of them costs less than a question for each.
_MANY = 200


class Task(TypedDict):
    """One task; offsets are those of its clause in the source's plain text."""

    task: str
    text: str
    source: str
    start: int
    end: int
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

    bodies: tuple[str, ...] = ()
    role: str | None = None
    """``lead`` (assigned to) or ``coordinating``; both where None."""
    documents: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    due_before: str | None = None
    """ISO day; tasks whose deadline ends before it."""
    force: str | None = None


def who(store: Store, wanted: TaskFilter | None = None) -> list[Task]:
    """Return the tasks that a filter lets through, in the order of their sources."""
    wanted = wanted or TaskFilter()
    chosen = _chosen(store, wanted)
    facts = _facts(store, chosen)
    naming = Naming(store)
    rows = [
        _task(iri, place, facts[iri], naming)
        for iri, place in _places(store, facts).items()
        if _passes(facts[iri], wanted)
    ]
    return sorted(rows, key=lambda row: (row["source"], row["start"], row["end"], row["task"]))


def _chosen(store: Store, wanted: TaskFilter) -> set[str] | None:
    """Return the tasks that the conditions with IRIs let through; None where there are none."""
    conditions: list[set[str]] = []

    def condition(iris: Iterable[str], variable: str, *names: str) -> None:
        conditions.append(
            {
                row[1] or ""
                for iri in iris
                for name in names
                for row in ask(store, name, **{variable: iri})
            }
        )

    if wanted.bodies:
        roles = {"lead": ["tasks_led"], "coordinating": ["tasks_coordinated"]}
        names = roles.get(wanted.role or "", ["tasks_led", "tasks_coordinated"])
        condition(wanted.bodies, "party", *names)
    if wanted.documents:
        condition(wanted.documents, "document", "tasks_under")
    if wanted.by:
        condition(wanted.by, "party", "tasks_by")
    if wanted.places:
        condition(wanted.places, "place", "tasks_in_place")
    return set.intersection(*conditions) if conditions else None


def _facts(store: Store, chosen: set[str] | None) -> dict[str, dict[str, list[str]]]:
    """Return what is said of the chosen tasks: one by one where they are few, else in one pass."""
    if chosen is not None and len(chosen) <= _MANY:
        rows = [row for task in sorted(chosen) for row in ask(store, "tasks", task=task)]
    else:
        rows = [row for row in ask(store, "tasks") if chosen is None or row[0] in chosen]
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for task, prop, value in rows:
        facts[task or ""][prop or ""].append(value or "")
    return facts


@dataclass(slots=True)
class _Words:
    source: str
    start: int
    end: int
    sentences: dict[int, str]


def _places(store: Store, facts: dict[str, dict[str, list[str]]]) -> dict[str, _Words]:
    """Return the words of each task; a task with several stretches gets one that spans them."""
    places: dict[str, _Words] = {}
    rows = _spans(store, facts) if len(facts) <= _MANY else ask(store, "task_places")
    for task, source, start, end, sentence, at in rows:
        if task not in facts:
            continue
        first, last = int(start or 0), int(end or 0)
        words = places.setdefault(task, _Words(source or "", first, last, {}))
        words.start, words.end = min(words.start, first), max(words.end, last)
        if sentence is not None:
            words.sentences[int(at or 0)] = sentence
    return places


def _spans(store: Store, facts: dict[str, dict[str, list[str]]]) -> Iterator[Row]:
    """Yield what ``task_places.rq`` does for a few tasks, walking from node to node.

    Bound to one task that question reads all sentences; to follow its links costs next to nothing.
    """

    @cache
    def said_of(iri: str) -> dict[str, list[str]]:
        said: dict[str, list[str]] = defaultdict(list)
        for _, prop, value, _ in ask(store, "description", thing=iri):
            said[prop or ""].append(value or "")
        return said

    for task, said in facts.items():
        for span in map(said_of, said[PG.evidence]):
            source = said_of(span[OA.hasSource][0])[DCTERMS.identifier][0]
            for sentence in map(said_of, span[PG.sentence]) if span[PG.sentence] else (span,):
                yield (
                    *(task, source, span[OA.start][0], span[OA.end][0]),
                    *(sentence[OA.exact][0], sentence[OA.start][0]),
                )


def _passes(facts: dict[str, list[str]], wanted: TaskFilter) -> bool:
    if wanted.due_before and not any(due < wanted.due_before for due in facts[PG.due]):
        return False
    if wanted.force and _local(facts[PG.force], "duty") != wanted.force:
        return False
    if wanted.role and not wanted.bodies:
        return bool(facts[PG.assignedTo if wanted.role == "lead" else PG.coordinatedWith])
    return True


def _task(iri: str, words: _Words, facts: dict[str, list[str]], naming: Naming) -> Task:
    def parties(prop: str) -> list[Actor]:
        found = [naming.actor(party) for party in facts[prop]]
        return sorted(found, key=lambda actor: (actor["label"].casefold(), actor["iri"]))

    documents = [naming.document(document) for document in facts[PG.underDocument]]
    return Task(
        task=iri,
        text=min(facts[PG.text], default=""),
        source=words.source,
        start=words.start,
        end=words.end,
        sentence=" ".join(text for _, text in sorted(words.sentences.items())),
        assignees=parties(PG.assignedTo),
        coordinators=parties(PG.coordinatedWith),
        assigners=parties(PG.assignedBy),
        generic=facts[PG.generic] == ["true"],
        document=min(documents, default=None),
        deadline=min(facts[PG.deadline], default=None),
        force=_local(facts[PG.force], "duty"),
        status=_local(facts[PG.status], "assigned"),
    )


def _local(iris: list[str], otherwise: str) -> str:
    """Return the last part of a concept's IRI."""
    return min(iris, default=otherwise).rpartition("/")[2]
