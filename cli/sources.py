"""Commands about the texts themselves: text, review, stats."""

from __future__ import annotations

import warnings
from pathlib import Path

import click

from .options import format_option, store_option
from .output import note, write, write_rows

__all__ = ["review", "stats", "text"]


@click.command()
@click.argument("source")
@store_option
def text(source: str, store: Path | str) -> None:
    """Print the plain text of a source, in which all start and end positions count.

    SOURCE is the path of the text below the folder it was built from, or - for
    a file that comes by standard input and is printed as a build would read it.

    Example: policygraph text provinces.md
    """
    from difflib import get_close_matches

    from ..graph import StoreError, open_store

    if source == "-":
        write(_read_standard_input(), None)
        return
    opened = open_store(store)
    if source not in opened.manifest.sources:
        close = get_close_matches(source, opened.manifest.sources, n=3)
        hint = f"; did you mean {' or '.join(close)}?" if close else ""
        raise StoreError(f"{store}: there is no source {source!r}{hint}")
    write(opened.text(source), None)


def _read_standard_input() -> str:
    from ..builders.readers import read
    from .build import standard_input

    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always", UserWarning)
        content = read(standard_input("standard input")).content
    for warning in said:
        note(f"warning: {warning.message}")
    return content


@click.command()
@format_option()
@store_option
def review(form: str, store: Path | str) -> None:
    """List what a person should look at, each with the reason.

    That is: names that could mean several things, bodies that no table knows,
    deadlines that no day follows from, lists and rows whose assignee is not
    readable, and files that were skipped.

    Example: policygraph review
    """
    from ..graph import open_store
    from ..queries.review import ReviewItem
    from ..queries.review import review as list_items

    columns = {"what": "What", "name": "Name", "reason": "Reason", "source": "Source"}
    rows = list_items(open_store(store))
    write_rows(rows, form, columns, "nothing to review", list(ReviewItem.__annotations__))


@click.command()
@format_option()
@store_option
def stats(form: str, store: Path | str) -> None:
    """Count what the store holds.

    Example: policygraph stats
    """
    from ..graph import open_store
    from ..queries.review import statistics

    rows = [
        {"what": what, "number": number} for what, number in statistics(open_store(store)).items()
    ]
    write_rows(rows, form, {"what": "What", "number": "Number"}, "the store is empty")
