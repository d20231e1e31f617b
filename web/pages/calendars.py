"""Deadlines as a calendar (RFC 5545), which calendar programs read and subscribe to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from icalendar import Calendar, Event

from ...graph.page_text import visible
from ...queries.entities import Actor
from ...queries.tasks import Task
from .words import say

__all__ = ["calendar_of"]


def calendar_of(tasks: Iterable[tuple[str, Task]], language: str) -> bytes:
    """Return a calendar with an entry for each task on the last day (ISO) of its deadline.

    An entry lasts the whole day and takes no time. Its stamp, which the standard asks for and no
    text gives, is that day too, so that the same tasks give the same bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//policygraph//EN")
    calendar.add("version", "2.0")
    calendar.add("name", say(language, "calendar"))
    calendar.add("x-wr-calname", say(language, "calendar"))
    for due, task in tasks:
        day = date.fromisoformat(due)
        event = Event()
        event.add("uid", task["task"])
        event.add("dtstamp", datetime(day.year, day.month, day.day, tzinfo=UTC))
        event.add("dtstart", day)
        event.add("transp", "TRANSPARENT")
        event.add("summary", _line(_title(task, language)))
        event.add("description", "\n".join(map(_line, _details(task, language))))
        event.add("url", task["task"])
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _title(task: Task, language: str) -> str:
    who = _labels(task["assignees"], language)
    return f"{who}: {task['text']}" if who else task["text"]


def _details(task: Task, language: str) -> list[str]:
    told = [
        ("out.coordinatedWith", _labels(task["coordinators"], language)),
        ("out.assignedBy", _labels(task["assigners"], language)),
        ("out.underDocument", task["document"] or ""),
        ("due", task["deadline"] or ""),
    ]
    lines = [f"{say(language, key)}: {value}" for key, value in told if value]
    return [f"“{task['sentence']}”", *lines, task["source"]]


def _labels(actors: list[Actor], language: str) -> str:
    return ", ".join(actor["labels"].get(language, actor["label"]) for actor in actors)


def _line(text: str) -> str:
    """Return a text on one line, with marks for hidden characters."""
    return visible(" ".join(text.split()))
