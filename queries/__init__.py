"""What can be asked: named questions, typed look-ups, any SPARQL query that only reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .named import (
        KINDS,
        Answers,
        Parameter,
        Query,
        UnknownQueryError,
        ValueProblem,
        load,
        names,
        run,
    )

__all__ = [
    "KINDS",
    "Answers",
    "Parameter",
    "Query",
    "UnknownQueryError",
    "ValueProblem",
    "load",
    "names",
    "run",
]


def __getattr__(name: str) -> object:
    """Load the named questions when one is asked for: a look-up does without them."""
    if name in __all__:
        from . import named

        return getattr(named, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
