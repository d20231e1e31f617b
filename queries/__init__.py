"""What can be asked: named questions, typed look-ups, any SPARQL query that only reads."""

from __future__ import annotations

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
