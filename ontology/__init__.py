"""What can be said: the vocabulary, its shapes and schemes, and the tables of names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["VOCABULARY", "read_text", "table", "vocabulary"]

#: The files of the vocabulary: its terms, its schemes, its shapes.
VOCABULARY = ("policy.ttl", "schemes.ttl", "shapes.ttl")


def read_text(name: str) -> str:
    """Return a file of this package (``"policy.ttl"``, ``"gazetteers/bodies.tsv"``) as text."""
    from importlib.resources import files

    return files("policygraph.ontology").joinpath(name).read_text("utf-8")


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``gazetteers/NAME.tsv``, one dict a row, keyed by the header's names.

    Cells are stripped by the files' own test, lists inside a cell are separated by ``|``.
    """
    import csv

    lines = read_text(f"gazetteers/{name}.tsv").splitlines()
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def vocabulary(*names: str) -> Graph:
    """Return Turtle files of this package as one rdflib graph; without names, all of the three."""
    from rdflib import Graph

    graph = Graph()
    for name in names or VOCABULARY:
        graph.parse(data=read_text(name), format="turtle")
    return graph
