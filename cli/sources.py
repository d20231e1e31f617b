"""Commands about the texts themselves: text, review, stats."""

from __future__ import annotations

from pathlib import Path

import click

from .options import format_option, store_option
from .output import write, write_rows

__all__ = ["review", "stats", "text"]


@click.command()
@click.argument("source")
@store_option
def text(source: str, store: Path) -> None:
    """Print the plain text of a source, in which all start and end positions count.

    Example: policygraph text provinces.md
    """
    from difflib import get_close_matches

    from ..graph import StoreError, open_store

    opened = open_store(store)
    if source not in opened.manifest.sources:
        close = get_close_matches(source, opened.manifest.sources, n=3)
        hint = f"; did you mean {' or '.join(close)}?" if close else ""
        raise StoreError(f"{store}: there is no source {source!r}{hint}")
    write(opened.text(source), None)


@click.command()
@format_option()
@store_option
def review(form: str, store: Path) -> None:
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
def stats(form: str, store: Path) -> None:
    """Count what the store holds.

    Example: policygraph stats
    """
    from ..graph import open_store
    from ..queries.review import statistics

    rows = [
        {"what": what, "number": number} for what, number in statistics(open_store(store)).items()
    ]
    write_rows(rows, form, {"what": "What", "number": "Number"}, "the store is empty")
