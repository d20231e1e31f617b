"""The command that searches names and sentences."""

from __future__ import annotations

from pathlib import Path

import click

from .options import format_option, store_option
from .output import write_rows

__all__ = ["search"]


@click.command()
@click.argument("words", nargs=-1, required=True)
@format_option()
@store_option
def search(words: tuple[str, ...], form: str, store: Path | str) -> None:
    """Find the names, and the sentences that prove facts, in which all WORDS occur.

    Case and diacritics need not be typed; what has them as typed comes first.

    Example: policygraph search phan cap
    """
    from ..graph import open_store
    from ..queries.search import Hit
    from ..queries.search import search as find

    asked = " ".join(words)
    columns = {"what": "What", "text": "Text", "source": "Source", "iri": "Thing"}
    rows = find(open_store(store), asked)
    write_rows(rows, form, columns, f"nothing has {asked}", list(Hit.__annotations__))
