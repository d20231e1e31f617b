"""Commands that check the store and hand it on: validate, export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from ..graph.exports import FORMATS
from .options import format_option, store_option
from .output import note, write, write_rows

__all__ = ["export", "validate"]


@click.command()
@format_option()
@store_option
def validate(form: str, store: Path | str) -> None:
    """Check the store against the shapes of the vocabulary; exit with 1 where they do not hold.

    Example: policygraph validate
    """
    from dataclasses import asdict

    from ..graph import open_store
    from ..graph.validation import Violation
    from ..graph.validation import validate as check
    from . import CheckFailedError

    rows = [asdict(violation) for violation in check(open_store(store)).violations]
    columns = {"focus": "Thing", "message": "Problem", "value": "Value", "graph": "Graph"}
    fields = list(Violation.__annotations__)
    write_rows(rows, form, columns, f"{store}: all shapes hold", fields)
    if rows:
        note(f"{store}: {len(rows)} problems")
        raise CheckFailedError


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="nquads",
    show_default=True,
    help="How to write the graph.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to this file, whole or not at all, instead of standard output.",
)
@store_option
def export(form: str, output: Path | None, store: Path | str) -> None:
    """Write the whole graph for other programs.

    Example: policygraph export --format turtle -o graph.ttl
    """
    from ..graph import open_store
    from ..graph.exports import export as pieces
    from ..graph.files import write_atomically

    found: Iterator[bytes] = pieces(open_store(store), form)
    if output is None:
        for piece in found:
            write(piece, None)
    else:
        write_atomically(output, found)
        note(f"{output} written")
