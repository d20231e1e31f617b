"""The command that shows the whole path on the example texts."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import click

from .options import page_option
from .output import note, write_rows

__all__ = ["demo"]


@click.command()
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    default="policygraph.store",
    show_default=True,
    metavar="FOLDER",
    help="The store to build.",
)
@page_option
def demo(store: Path, output: Path) -> None:
    """Build the example texts, print who is assigned what under 192-KL/TW, write a page.

    Example: policygraph demo
    """
    from ..graph import open_store
    from ..graph.page import write_page
    from ..queries.resolving import DOCUMENTS, resolve
    from ..queries.tasks import TaskFilter, who
    from .build import read_into

    with as_file(files("policygraph.examples")) as folder:
        read_into(tuple(sorted(folder.glob("*.md")) + sorted(folder.glob("*.txt"))), store)
    opened = open_store(store)
    documents = resolve(opened, "192-KL/TW", DOCUMENTS, several=True)
    note("who is assigned what under 192-KL/TW:")
    columns = {
        "assignees": "Assigned to",
        "text": "Task",
        "assigners": "By",
        "deadline": "Due",
        "source": "Source",
    }
    write_rows(who(opened, TaskFilter(documents=documents)), "table", columns, "no tasks")
    write_page(opened, output)
    note(f"store: {store}; ask it: policygraph who 'Ministry of Finance' --store {store}")
    click.echo(f"page: {output.resolve()}")
