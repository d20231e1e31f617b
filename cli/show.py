"""The command that tells everything about one thing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..graph.fields import cell
from .options import format_option, name_completion, store_option
from .output import note, one_line, write_rows

if TYPE_CHECKING:
    from ..queries.show import Fact, Reason, Thing
    from ..queries.tasks import Task

__all__ = ["show"]


@click.command()
@click.argument("name", shell_complete=name_completion("thing"))
@format_option()
@store_option
def show(name: str, form: str, store: Path | str) -> None:
    """Tell one thing's facts, each with the sentence that says so.

    NAME is a name in English or Vietnamese, the number of a document, or an IRI.
    Of a task, whose IRI "who --format json" gives, it tells which rule read it
    and how each of its parts was found.

    Example: policygraph show "Binh Duong"
    """
    from ..graph import open_store
    from ..queries.show import Thing
    from ..queries.show import show as tell
    from .naming import meant

    opened = open_store(store)
    things = [tell(opened, iri) for iri in meant(opened, name)]
    if form != "table":
        write_rows(things, form, {}, "", list(Thing.__annotations__))
        return
    for thing in things:
        click.echo("\n".join(_lines(thing)))
        for change in thing["became"]:
            note(f"{thing['label']} is now part of {change['label']}")


def _lines(thing: Thing) -> list[str]:
    """Return what a person reads, one statement a line, its proof indented below it."""
    lines = [_bold(one_line(thing["label"])), f"  {thing['kind']}  {one_line(thing['iri'])}"]
    others = [label for label in thing["labels"].values() if label != thing["label"]]
    if names := [*others, *thing["aliases"]]:
        lines.append(f"  also called {one_line('; '.join(names))}")
    for change in thing["became"]:
        under = f" under {change['document']}" if change["document"] else ""
        part = f"part of {change['label']} since {change['since'] or '?'}{under}"
        lines.append(f"  {one_line(part)}")
    if thing["was"]:
        made_of = ", ".join(change["label"] for change in thing["was"])
        since = thing["was"][0]["since"]
        lines.append(f"  made of {one_line(made_of)}" + (f", {one_line(since)}" if since else ""))
    for fact in thing["facts"]:
        lines.append(f"  {one_line(fact['property'])}: {one_line(fact['value'])}")
        lines += _proof(fact)
    if thing["reasons"]:
        lines += ["", _bold("how each part was found")]
        lines += [line for reason in thing["reasons"] for line in _reason(reason)]
    lines += _tasks("tasks", thing["tasks"]) + _tasks("assigned by it", thing["assigned"])
    if thing["mentions"]:
        lines += ["", _bold("sentences that name it")]
        sentences = dict.fromkeys(line for one in thing["mentions"] for line in _proof(one))
        lines += sentences
    return lines


#: How a slot of a task opens its line.
_SLOTS = {
    "assignee": "assigned to",
    "coordinator": "with",
    "assigner": "by",
    "document": "under",
    "deadline": "due",
}


def _reason(reason: Reason) -> list[str]:
    """Return what fills a slot of a task and why, the words that say so below it."""
    values = one_line(cell(reason["values"]) or "no computable day")
    lines = [f"  {_SLOTS[reason['slot']]} {values}: {reason['how'].get('en', reason['way'])}"]
    if reason["words"]:
        lines.append(f"    \u201c{one_line(reason['words'])}\u201d")
    return lines


def _tasks(head: str, tasks: list[Task]) -> list[str]:
    lines = ["", _bold(head)] if tasks else []
    for task in tasks:
        given = f"{cell(task['assignees'])}: {task['text']}"
        lines.append(f"  {one_line(given)}")
        details = [
            f"by {cell(task['assigners'])}" if task["assigners"] else "",
            f"with {cell(task['coordinators'])}" if task["coordinators"] else "",
            f"under {task['document']}" if task["document"] else "",
            f"due {task['deadline']}" if task["deadline"] else "",
        ]
        if told := ", ".join(detail for detail in details if detail):
            lines.append(f"    {one_line(told)}")
        lines.append(f"    \u201c{one_line(task['sentence'])}\u201d ({_place(task)})")
    return lines


def _proof(fact: Fact) -> list[str]:
    if not fact["sentence"]:
        return []
    before = f", read from \u201c{one_line(fact['original'])}\u201d" if fact["original"] else ""
    return [f"    \u201c{one_line(fact['sentence'])}\u201d ({_place(fact)}{before})"]


def _place(words: Fact | Task) -> str:
    """Return the source of words and, where it has pages, the page."""
    page = f", p. {words['page']}" if words["page"] else ""
    return one_line(words["source"] or "") + page


def _bold(text: str) -> str:
    return click.style(text, bold=True) if sys.stdout.isatty() else text
