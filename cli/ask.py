"""Commands that list what the graph knows: who, documents, entities, indicators."""

from __future__ import annotations

from pathlib import Path

import click

from .options import format_option, name_completion, store_option
from .output import note, write_rows

__all__ = ["documents", "entities", "indicators", "who"]


class Day(click.ParamType[str]):
    """A day, or a month, quarter or year, which stands for its first day."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the ISO day."""
        from ..queries.filters import first_day

        try:
            return first_day(value)
        except ValueError as error:
            self.fail(str(error))


@click.command()
@click.argument("body", required=False, shell_complete=name_completion("actor"))
@click.option(
    "--document",
    metavar="NUMBER",
    shell_complete=name_completion("document"),
    help="Only tasks that stand under this document.",
)
@click.option(
    "--by",
    metavar="BODY",
    shell_complete=name_completion("actor"),
    help="Only tasks that this body or person assigned.",
)
@click.option(
    "--place",
    metavar="NAME",
    shell_complete=name_completion("place"),
    help="Only tasks of bodies of this place, or that name it.",
)
@click.option(
    "--role",
    type=click.Choice(["lead", "coordinating"]),
    help="Only tasks that are assigned to the body, or in which it coordinates.",
)
@click.option(
    "--due-from", type=Day(), metavar="DATE", help="Only tasks that are due on this day or later."
)
@click.option(
    "--due-before", type=Day(), metavar="DATE", help="Only tasks that are due before this day."
)
@click.option(
    "--force",
    type=click.Choice(["duty", "recommendation"]),
    help="Only what must, or what an author says should, be done.",
)
@format_option()
@store_option
def who(
    body: str | None,
    document: str | None,
    by: str | None,
    place: str | None,
    role: str | None,
    due_from: str | None,
    due_before: str | None,
    force: str | None,
    form: str,
    store: Path | str,
) -> None:
    """List who is assigned what, by whom, under which document and by when.

    BODY is a body, office, group or person, by name in English or Vietnamese, or by IRI.

    Example: policygraph who "Ministry of Finance" --due-before 2026
    """
    from ..graph import open_store
    from ..queries.entities import Naming
    from ..queries.filters import TaskQuestion, task_filter
    from ..queries.resolving import Change
    from ..queries.tasks import Task
    from ..queries.tasks import who as list_tasks
    from .naming import as_read

    opened = open_store(store)
    naming = Naming(opened)

    def tell(former: str, change: Change) -> None:
        since = f" since {change.date}" if change.date else ""
        now = naming.actor(change.iri)["label"]
        note(f"{naming.actor(former)['label']}: part of {now}{since}")

    asked = TaskQuestion(body, document, by, place, role, due_from, due_before, force)
    wanted = task_filter(opened, asked, as_read, tell)
    columns = {
        "assignees": "Assigned to",
        "coordinators": "With",
        "text": "Task",
        "assigners": "By",
        "document": "Under",
        "deadline": "Due",
        "sentence": "Sentence",
        "source": "Source",
    }
    if document is not None:
        del columns["document"]
    rows = list_tasks(opened, wanted)
    if not any(row["coordinators"] for row in rows):
        del columns["coordinators"]
    of_whom = f" for {body}" if body else ""
    write_rows(rows, form, columns, f"no tasks{of_whom}", list(Task.__annotations__))


@click.command()
@click.argument("number", required=False, shell_complete=name_completion("document"))
@format_option()
@store_option
def documents(number: str | None, form: str, store: Path | str) -> None:
    """List documents with type, date, issuers, signer and what they do to each other.

    Example: policygraph documents 192-KL/TW
    """
    from ..graph import open_store
    from ..queries.documents import Document
    from ..queries.documents import documents as list_documents
    from ..queries.resolving import DOCUMENTS, resolve

    opened = open_store(store)
    only = resolve(opened, number, DOCUMENTS, several=True) if number is not None else ()
    columns = {
        "id": "Number",
        "type": "Type",
        "issued": "Issued",
        "issuers": "Issuers",
        "signer": "Signer",
        "title": "Title",
        "relations": "Relations",
    }
    rows = list_documents(opened, only)
    write_rows(rows, form, columns, "no documents", list(Document.__annotations__))


@click.command()
@click.option(
    "--kind",
    type=click.Choice(["agency", "place", "person", "office", "group"]),
    required=True,
    help="What kind of things to list.",
)
@format_option()
@store_option
def entities(kind: str, form: str, store: Path | str) -> None:
    """List the bodies, places or people that texts name, with where they do.

    Example: policygraph entities --kind agency
    """
    from ..graph import open_store
    from ..queries.entities import Entity
    from ..queries.entities import entities as list_entities

    columns = {"label": "Name", "kind": "Kind", "aliases": "Also called", "mentions": "Named in"}
    if kind == "person":
        columns = {"label": "Name", "positions": "Positions", "mentions": "Named in"}
    rows = list_entities(open_store(store), kind)
    fields = [*Entity.__annotations__]
    write_rows(rows, form, columns, f"no {kind} is named", fields)


@click.command()
@click.option(
    "--place",
    metavar="NAME",
    shell_complete=name_completion("place"),
    help="Only figures reported for this place.",
)
@format_option()
@store_option
def indicators(place: str | None, form: str, store: Path | str) -> None:
    """List the figures that texts report, with unit, place, day and words.

    Example: policygraph indicators --place "Quang Ninh"
    """
    from ..graph import open_store
    from ..queries.indicators import Indicator
    from ..queries.indicators import indicators as list_indicators
    from ..queries.resolving import PLACES, resolve

    opened = open_store(store)
    places = resolve(opened, place, PLACES) if place is not None else ()
    columns = {
        "value": "Value",
        "unit": "Unit",
        "about": "About",
        "place": "Place",
        "as_of": "As of",
        "text": "Words",
        "source": "Source",
    }
    rows = list_indicators(opened, places)
    write_rows(rows, form, columns, "no figures", list(Indicator.__annotations__))
