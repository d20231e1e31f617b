"""Look-ups as JSON: the questions, filters and fields of the command line, over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

import msgspec

from ..graph import Store
from ..queries.documents import Document, documents
from ..queries.entities import CLASSES, Entity, entities
from ..queries.filters import TaskQuestion, task_filter
from ..queries.indicators import Indicator, indicators
from ..queries.resolving import (
    DOCUMENTS,
    PLACES,
    AmbiguousNameError,
    UnknownNameError,
    resolve,
)
from ..queries.tasks import Task, who
from .frames import Reply
from .problems import Problem

__all__ = ["LOOKUPS", "Filter", "Lookup", "as_read", "look_up", "read_filters"]

Filters = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Filter:
    """A parameter of a look-up."""

    name: str
    help: str
    example: str
    choices: tuple[str, ...] = ()
    required: bool = False
    pattern: str | None = None
    """What a value looks like, as a regular expression of JSON Schema."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """A question with its parameters and the fields of its answers."""

    summary: str
    filters: tuple[Filter, ...]
    row: type
    """The typed dictionary of one answer."""
    ask: Callable[[Store, Filters], Sequence[Mapping[str, object]]]


def _tasks(store: Store, filters: Filters) -> Sequence[Mapping[str, object]]:
    return who(store, task_filter(store, TaskQuestion(**filters), as_read, lambda *_: None))


def as_read(name: str) -> Iterable[str]:
    """Return the keys of a body's name in texts; few names need the builders to be loaded."""
    from ..builders.linking import keys_of_body

    return keys_of_body(name)


def _documents(store: Store, filters: Filters) -> Sequence[Mapping[str, object]]:
    number = filters.get("number")
    return documents(
        store, () if number is None else resolve(store, number, DOCUMENTS, several=True)
    )


def _entities(store: Store, filters: Filters) -> Sequence[Mapping[str, object]]:
    return entities(store, filters["kind"])


def _indicators(store: Store, filters: Filters) -> Sequence[Mapping[str, object]]:
    place = filters.get("place")
    return indicators(store, () if place is None else resolve(store, place, PLACES))


_DAY = (
    r"^(?!0000)[0-9]{4}(-(Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-9]))?"
    r"|(0[13-9]|1[0-2])-30|(0[13578]|1[02])-31))?$"
)

#: Every look-up, by the last part of its address.
LOOKUPS = {
    "who": Lookup(
        "Who is assigned what, by whom, under which document and by when.",
        (
            Filter(
                "body",
                "A body, office, group or person, by name in English or Vietnamese, or by IRI.",
                "Ministry of Finance",
            ),
            Filter("document", "Only tasks that stand under this document.", "192-KL/TW"),
            Filter("by", "Only tasks that this body or person assigned.", "Politburo"),
            Filter("place", "Only tasks of bodies of this place, or that name it.", "Quang Ninh"),
            Filter(
                "role",
                "Only tasks that are assigned to the body, or in which it coordinates.",
                "lead",
                ("lead", "coordinating"),
            ),
            Filter(
                "due_from",
                "Only tasks that are due on this day or later, or on the first of a month, quarter "
                "(2026-Q1) or year, or later.",
                "2025-07-01",
                pattern=_DAY,
            ),
            Filter(
                "due_before",
                "Only tasks that are due before this day, or before the first of a month, quarter "
                "(2026-Q1) or year.",
                "2026-01-01",
                pattern=_DAY,
            ),
            Filter(
                "force",
                "Only what must, or what an author says should, be done.",
                "duty",
                ("duty", "recommendation"),
            ),
        ),
        Task,
        _tasks,
    ),
    "documents": Lookup(
        "Documents with type, date, issuers, signer and what they do to each other.",
        (Filter("number", "Only this document.", "192-KL/TW"),),
        Document,
        _documents,
    ),
    "entities": Lookup(
        "The bodies, places or people that texts name, with where they do.",
        (Filter("kind", "What kind of things to list.", "agency", tuple(CLASSES), required=True),),
        Entity,
        _entities,
    ),
    "indicators": Lookup(
        "The figures that texts report, with unit, place, day and words.",
        (Filter("place", "Only figures reported for this place.", "Quang Ninh"),),
        Indicator,
        _indicators,
    ),
}


def read_filters(name: str, query_string: bytes) -> dict[str, str]:
    """Return the parameters of a request; :class:`Problem` 400 for unknown or wrong ones."""
    lookup = LOOKUPS[name]
    known = {one.name: one for one in lookup.filters}
    try:
        pairs = parse_qsl(query_string.decode("utf-8"), keep_blank_values=True, errors="strict")
    except UnicodeError:
        raise Problem(400, "the parameters are not percent-encoded UTF-8") from None
    found: dict[str, str] = {}
    for key, value in pairs:
        if key not in known:
            raise Problem(400, f"there is no parameter {key!r}, but {', '.join(known)}")
        if key in found:
            raise Problem(400, f"{key}= is sent more than once")
        if known[key].choices and value not in known[key].choices:
            raise Problem(400, f"{key}= is one of {', '.join(known[key].choices)}, not {value!r}")
        found[key] = value
    for one in lookup.filters:
        if one.required and one.name not in found:
            raise Problem(400, f"{one.name}= is missing: {one.help}")
    return found


def look_up(store: Store, name: str, filters: Filters, rows: int) -> Reply:
    """Answer a look-up as one JSON array; what is cut off is told as for queries."""
    try:
        found = LOOKUPS[name].ask(store, filters)
    except UnknownNameError as error:
        raise Problem(404, str(error)) from error
    except AmbiguousNameError as error:
        raise Problem(409, str(error)) from error
    except ValueError as error:
        raise Problem(400, str(error)) from error
    body = msgspec.json.encode(found[:rows])
    if len(found) <= rows:
        return Reply(200, "application/json", body)
    cut = f"{rows} rows"
    return Reply(200, "application/json", body, {"policygraph-cut": f"after {cut}"}, {"cut": cut})
