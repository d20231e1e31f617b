"""Lists of tasks alone: as a page, as a table for spreadsheets, as a calendar of deadlines."""

from __future__ import annotations

from ...graph import Store
from ...graph.fields import csv_table
from ...queries.resolving import AmbiguousNameError, UnknownNameError
from ...queries.tasks import Task, TaskList
from ..frames import Reply
from ..problems import Problem
from .asked import Asked
from .calendars import calendar_of
from .rendering import html_page
from .task_lists import filter_of, listing
from .telling import Telling

__all__ = ["tasks", "tasks_as_calendar", "tasks_as_csv"]


def tasks(store: Store, asked: Asked) -> Reply:
    """Return a page of tasks."""
    found = listing(Telling(store, asked.visit), {})
    return html_page("tasks.html", asked.visit, found.status, list=found)


def tasks_as_csv(store: Store, asked: Asked) -> Reply:
    """Return tasks as CSV with the fields of the JSON contract.

    A byte order mark comes first, without which spreadsheets do not read UTF-8.
    """
    found = _found(store, asked)
    table = csv_table(found.part(0, asked.rows), list(Task.__annotations__))
    reply = Reply(200, "text/csv; charset=utf-8", b"\xef\xbb\xbf" + table.encode("utf-8"))
    return _as_file(reply, "tasks.csv", len(found), asked.rows)


def tasks_as_calendar(store: Store, asked: Asked) -> Reply:
    """Return the tasks that have a deadline as a calendar (RFC 5545)."""
    found = _found(store, asked)
    dated = found.dated(asked.rows)
    reply = Reply(200, "text/calendar; charset=utf-8", calendar_of(dated, asked.visit.language))
    return _as_file(reply, "tasks.ics", len(dated), asked.rows)


def _found(store: Store, asked: Asked) -> TaskList:
    try:
        wanted = filter_of(store, asked.visit.asked)
    except UnknownNameError as error:
        raise Problem(404, str(error)) from error
    except AmbiguousNameError as error:
        raise Problem(409, str(error)) from error
    except ValueError as error:
        raise Problem(400, str(error)) from error
    return TaskList(store, wanted, by_deadline=True)


def _as_file(reply: Reply, name: str, found: int, rows: int) -> Reply:
    reply.headers["content-disposition"] = f'attachment; filename="{name}"'
    if found > rows:
        reply.headers["policygraph-cut"] = f"after {rows} rows"
    return reply
