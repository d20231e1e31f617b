"""What can be said: the vocabulary, its shapes and schemes, and the tables of names."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

__all__ = ["read_text", "table"]


def read_text(name: str) -> str:
    """Return a file of this package (``"policy.ttl"``, ``"gazetteers/bodies.tsv"``) as text."""
    return files("policygraph.ontology").joinpath(name).read_text("utf-8")


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``gazetteers/NAME.tsv``, one dict a row, keyed by the header's names.

    Cells are stripped by the files' own test, lists inside a cell are separated by ``|``.
    """
    lines = read_text(f"gazetteers/{name}.tsv").splitlines()
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
