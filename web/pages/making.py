"""Every page that shows the store, by its name; a process of the server makes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...graph import Store
from ..frames import Reply
from .asked import Asked, Visit
from .query_network import query_network
from .querying import query
from .searching import search
from .start import start
from .task_pages import tasks, tasks_as_calendar, tasks_as_csv
from .things import thing

__all__ = ["PAGES", "make"]

#: Every page by its name.
PAGES: dict[str, Callable[[Store, Asked], Reply]] = {
    "start": start,
    "query": query,
    "query.network": query_network,
    "search": search,
    "tasks": tasks,
    "tasks.csv": tasks_as_csv,
    "tasks.ics": tasks_as_calendar,
    "thing": thing,
}


def make(store: Store, page: str, visit: dict[str, Any], **asked: Any) -> Reply:
    """Return a page, with all that its request says of it."""
    return PAGES[page](store, Asked(visit=Visit(**visit), **asked))
