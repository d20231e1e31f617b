"""The start page: what there is to do, by whom and by when, and where to look for the rest.

Deadlines are not told by the clock, as the same store is to give the same page: they are those that
follow a day that is asked for, or else the day of the newest source.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...graph import Store
from ...queries import named
from ...queries.filters import first_day
from ...queries.load import load
from ...queries.newest import newest_documents
from ...queries.tasks import TaskFilter, TaskList
from ..frames import Reply
from ..problems import Problem
from .asked import Asked
from .rendering import html_page
from .telling import Name, Telling

__all__ = ["start"]

_BODIES = 12
_DEADLINES = 8
_DOCUMENTS = 8
_FIGURES = 8


@dataclass(frozen=True, slots=True)
class Dated:
    """A document with the day on which it was issued."""

    name: Name
    issued: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two figures about one thing, and the sources that report them."""

    about: str
    unit: str
    one: str
    other: str
    one_source: Name
    other_source: Name


def start(store: Store, asked: Asked) -> Reply:
    """Return the start page."""
    telling = Telling(store, asked.visit)
    wanted = asked.visit.asked.get("date")
    try:
        day = first_day(wanted) if wanted else telling.sources.newest_day()
    except ValueError as error:
        raise Problem(400, str(error)) from error
    ahead = TaskList(store, TaskFilter(due_from=day or "0001-01-01"), by_deadline=True)
    loaded = load(store, _BODIES)
    return html_page(
        "start.html",
        asked.visit,
        texts=len(store.manifest.sources),
        day=day,
        asked_for=bool(wanted),
        deadlines=[telling.task(task) for task in ahead.part(0, _DEADLINES)],
        deadline_count=len(ahead),
        load=[(telling.of(one["body"]), one["tasks"]) for one in loaded],
        most=max((one["tasks"] for one in loaded), default=1),
        documents=[
            Dated(telling.name(iri), issued) for iri, issued in newest_documents(store, _DOCUMENTS)
        ],
        figures=_figures(store, telling),
    )


def _figures(store: Store, telling: Telling) -> list[Disagreement]:
    answers = named.run(store, "figures-that-disagree")
    found = []
    for row in answers.rows[:_FIGURES]:
        values = (str(getattr(cell, "value", "")) for cell in row)
        said = dict(zip(answers.columns, values, strict=True))
        one, other = telling.source(said["source"]), telling.source(said["otherSource"])
        figures = said["value"], said["otherValue"]
        found.append(Disagreement(said["about"], said["unit"], *figures, one, other))
    return found
