"""From what a user types to the filter of a look-up, alike on the command line and over HTTP."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from ..graph import Store
from .resolving import ACTORS, DOCUMENTS, PLACES, Change, Reading, meant, resolve, successors
from .tasks import TaskFilter

__all__ = ["Followed", "TaskQuestion", "first_day", "task_filter"]

_DAY = re.compile(r"\d{4}(?:-(?:Q[1-4]|\d\d(?:-\d\d)?))?", re.ASCII)

#: Told of each former body or place that was followed: its IRI, and what it became.
Followed = Callable[[str, Change], None]


@dataclass(frozen=True, slots=True)
class TaskQuestion:
    """What ``who`` is asked, as it is typed."""

    body: str | None = None
    document: str | None = None
    by: str | None = None
    place: str | None = None
    role: str | None = None
    due_from: str | None = None
    """A day, or a month, quarter or year, which stands for its first day."""
    due_before: str | None = None
    """A day, or a month, quarter or year, which stands for its first day."""
    force: str | None = None


def task_filter(store: Store, asked: TaskQuestion, read: Reading, tell: Followed) -> TaskFilter:
    """Return the filter for a question; former bodies and places also stand for what they became.

    ``read`` gives the keys of a body's name as texts are read. Raises what
    :func:`policygraph.queries.resolving.resolve` raises, and ValueError for what is no day.
    """

    def actors(name: str | None) -> tuple[str, ...]:
        found = () if name is None else meant(store, name, ACTORS, read)
        return _with_successors(store, found, tell)

    places = () if asked.place is None else resolve(store, asked.place, PLACES)
    return TaskFilter(
        bodies=actors(asked.body),
        role=asked.role,
        documents=()
        if asked.document is None
        else resolve(store, asked.document, DOCUMENTS, several=True),
        by=actors(asked.by),
        places=_with_successors(store, places, tell),
        due_from=None if asked.due_from is None else first_day(asked.due_from),
        due_before=None if asked.due_before is None else first_day(asked.due_before),
        force=asked.force,
    )


def first_day(value: str) -> str:
    """Return the ISO day that a day, month, quarter or year begins with; ValueError for others."""
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", value, re.ASCII)
    if quarter:
        value = f"{quarter[1]}-{3 * int(quarter[2]) - 2:02d}"
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(f"{value}-01-01"[: max(10, len(value))]).isoformat()
    except ValueError:
        pass
    raise ValueError(f"{value!r} is not a date like 2025-12-31, 2025-12, 2026-Q1 or 2025")


def _with_successors(store: Store, iris: Iterable[str], tell: Followed) -> tuple[str, ...]:
    followed = list(iris)
    for iri in followed:  # grows while it is read, so that chains are followed to their end
        for change in successors(store, iri):
            if change.iri not in followed:
                tell(iri, change)
                followed.append(change.iri)
    return tuple(followed)
