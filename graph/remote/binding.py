"""Puts values into a question in the place of its variables, as Oxigraph does by itself.

The protocol has no way to bind variables. A value is written as a term of N-Triples, which SPARQL
reads as that term and nothing else, so no value can become a part of the question.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..store import Term

__all__ = ["bound"]

#: Comments, strings and IRIs, in which no variable stands, or else a variable.
_TOKEN = re.compile(
    r"""(?:\#[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>)|[?$](?P<name>\w+)"""
)
_WHERE = re.compile(r"\bWHERE\b", re.IGNORECASE)


def bound(sparql: str, values: Mapping[str, Term]) -> str:
    """Return a SELECT query of ours with values in place of the variables that it projects."""
    if not values:
        return sparql
    where = _WHERE.search(sparql)
    if where is None:
        raise ValueError("a question with values says WHERE")
    terms = {name: str(term) for name, term in values.items()}
    head = _replaced(sparql[: where.start()], {n: f"({t} AS ?{n})" for n, t in terms.items()})
    return head + _replaced(sparql[where.start() :], terms)


def _replaced(text: str, by: Mapping[str, str]) -> str:
    return _TOKEN.sub(lambda found: by.get(found["name"] or "", found[0]), text)
