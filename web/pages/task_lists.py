"""Tasks as a list with filters: the same on the page of a body, a document, a place, and alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...graph import Store
from ...queries.filters import TaskQuestion, first_day, task_filter
from ...queries.resolving import AmbiguousNameError, UnknownNameError
from ...queries.tasks import TaskFilter, TaskList
from ..lookups import as_read
from .asked import FILTERS, PAGE, Visit
from .telling import Name, TaskRow, Telling
from .words import say

__all__ = ["Listing", "filter_of", "listing"]

#: What a body may be to a task.
ROLES = ("lead", "coordinating", "assigner")
FORCES = ("duty", "recommendation")
_PER_PAGE = 25
#: Names that the fields offer.
_OFFERED = 200


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list of tasks."""

    filters: dict[str, str]
    """What the fields of the form hold."""
    shown: tuple[str, ...]
    """The fields that the form has."""
    tasks: list[TaskRow] = field(default_factory=list)
    total: int = 0
    first: int = 0
    """Number of the first task, from 1."""
    before: str | None = None
    """Address of the page before."""
    after: str | None = None
    csv: str = ""
    ics: str = ""
    documents: list[Name] = field(default_factory=list)
    """Documents that the tasks stand under."""
    filtered: bool = False
    """Whether any field narrows the list."""
    problem: str | None = None
    """What is wrong with the filters."""
    status: int = 200


def listing(telling: Telling, fixed: Mapping[str, str]) -> Listing:
    """Return the tasks that a request asks for, of which ``fixed`` filters cannot be changed."""
    visit, store = telling.visit, telling.store
    asked = {name: visit.asked[name] for name in FILTERS if name in visit.asked}
    filters = {**asked, **fixed}
    shown = tuple(name for name in FILTERS if name not in fixed and name != "by")
    if "body" not in fixed and "body" not in filters:
        shown = tuple(name for name in shown if name != "role")
    try:
        wanted = filter_of(store, filters)
    except (LookupError, ValueError) as error:
        status, problem = _problem(visit, error)
        return Listing(_dates(filters), shown, filtered=True, problem=problem, status=status)
    found = TaskList(store, wanted, by_deadline=True)
    number = visit.asked.get(PAGE, "1")
    page = int(number) if number.isascii() and number.isdecimal() and len(number) < 7 else 1
    last = max(1, -(-len(found) // _PER_PAGE))
    page = min(max(page, 1), last)
    first = (page - 1) * _PER_PAGE
    return Listing(
        filters=_dates(filters),
        shown=shown,
        tasks=[telling.task(task) for task in found.part(first, _PER_PAGE)],
        total=len(found),
        first=first + 1,
        before=visit.here(**{PAGE: page - 1 if page > 2 else None}) if page > 1 else None,
        after=visit.here(**{PAGE: page + 1}) if page < last else None,
        csv=visit.to("/tasks.csv", **filters),
        ics=visit.to("/tasks.ics", **filters),
        filtered=any(name in visit.asked for name in shown),
        documents=_names(telling, found.things("document")) if "document" in shown else [],
    )


def filter_of(store: Store, filters: Mapping[str, str]) -> TaskFilter:
    """Return what filters mean; raises what :func:`task_filter` raises, ValueError for wrong words.

    The role ``assigner`` asks for what the body assigned.
    """
    asked = {name: value for name, value in filters.items() if name in FILTERS}
    for name, words in (("role", ROLES), ("force", FORCES)):
        if name in asked and asked[name] not in words:
            raise ValueError(f"{name}= is one of {', '.join(words)}, not {asked[name]!r}")
    if asked.get("role") == "assigner":
        asked.pop("role")
        if body := asked.pop("body", None):
            asked["by"] = body
    return task_filter(store, TaskQuestion(**asked), as_read, lambda *_: None)


def _problem(visit: Visit, error: Exception) -> tuple[int, str]:
    """Return the status for a filter that cannot be, and what is wrong with it."""
    if isinstance(error, UnknownNameError):
        told = say(visit.language, "unknown", name=error.name)
        if error.nearest:
            told += " " + say(visit.language, "unknown.nearest", names="; ".join(error.nearest))
        return 404, told
    if isinstance(error, AmbiguousNameError):
        return 409, say(visit.language, "ambiguous", name=error.name)
    return 400, str(error)


def _dates(filters: Mapping[str, str]) -> dict[str, str]:
    """Return filters with days in place of months and years, as fields for days need them."""
    found = dict(filters)
    for name in ("due_from", "due_before"):
        try:
            found[name] = first_day(found[name])
        except (KeyError, ValueError):
            found.pop(name, None)
    return found


def _names(telling: Telling, iris: set[str]) -> list[Name]:
    return sorted((telling.name(iri) for iri in sorted(iris)[:_OFFERED]), key=lambda one: one.text)
