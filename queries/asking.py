"""Puts a question file to the store: values are bound to its variables, never pasted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from ..graph import Store
from ..graph.store import Term

__all__ = ["Row", "ask", "question"]

#: One answer: the lexical values of the projected variables in their order, None where unbound.
Row = tuple[str | None, ...]


@cache
def question(folder: str, name: str) -> str:
    """Return the text of ``queries/FOLDER/NAME.rq``."""
    return files("policygraph.queries").joinpath(folder, f"{name}.rq").read_text("utf-8")


def ask(store: Store, name: str, **values: str | Term) -> Iterator[Row]:
    """Yield the answers to ``lookups/NAME.rq``; a string among the values is an IRI."""
    bound = {
        variable: ox.NamedNode(value) if isinstance(value, str) else value
        for variable, value in values.items()
    }
    solutions = store.query(question("lookups", name), bound)
    assert isinstance(solutions, ox.QuerySolutions)  # noqa: S101 - the files are SELECT queries
    for solution in solutions:
        yield tuple(None if term is None else _lexical(term) for term in solution)


def _lexical(term: object) -> str:
    return str(getattr(term, "value", term))
