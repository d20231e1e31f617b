"""The command that writes the interactive page."""

from __future__ import annotations

from pathlib import Path

import click

from .options import name_completion, page_option, store_option
from .output import note

__all__ = ["view"]


@click.command()
@click.option(
    "--focus",
    metavar="NAME",
    shell_complete=name_completion("thing"),
    help="Only what is near this thing.",
)
@click.option(
    "--depth",
    type=click.IntRange(min=0),
    default=2,
    show_default=True,
    metavar="N",
    help="How many facts away from the focus to go.",
)
@click.option(
    "--document",
    metavar="NUMBER",
    shell_complete=name_completion("document"),
    help="Only the tasks under this document.",
)
@click.option(
    "--place",
    metavar="NAME",
    shell_complete=name_completion("place"),
    help="Only what concerns this place.",
)
@click.option(
    "--lang",
    type=click.Choice(["en", "vi"]),
    default="en",
    show_default=True,
    help="The language the page opens in; it can be switched there.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Open on the whole map, however much there is."
)
@click.option(
    "--engine",
    type=click.Choice(["canvas", "vis"]),
    default="canvas",
    show_default=True,
    help="What draws the map; vis is the vis-network that pyvis ships, for up to 300 things.",
)
@page_option
@store_option
def view(
    focus: str | None,
    depth: int,
    document: str | None,
    place: str | None,
    lang: str,
    everything: bool,
    engine: str,
    output: Path,
    store: Path | str,
) -> None:
    """Write one self-contained interactive page of the graph, or of a part of it.

    It opens from the disk and loads nothing: tasks in columns under their documents, a map and a
    table of every fact, each with its sentence. Above 150 things it opens on a summary.

    Example: policygraph view --focus 192-KL/TW -o page.html
    """
    from ..graph import open_store
    from ..graph.page import write_page
    from ..queries.resolving import DOCUMENTS, PLACES, resolve
    from .naming import meant

    opened = open_store(store)
    page = write_page(
        opened,
        output,
        focus=meant(opened, focus)[0] if focus else None,
        depth=depth,
        document=resolve(opened, document, DOCUMENTS)[0] if document else None,
        place=resolve(opened, place, PLACES)[0] if place else None,
        language=lang,
        everything=everything,
        engine=engine,
    )
    click.echo(output)
    note(f"{page.things} things, {page.tasks} tasks, {page.facts} facts")
