"""Writes N-Quads lines from strings, without an RDF library (W3C RDF 1.1 N-Quads).

Escapes are those of the canonical form (RDF 1.2 N-Quads, section 4): quote, backslash, control
characters, the two noncharacters and nothing else, so that sorted lines are the canonical bytes of
the graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..ontology.terms import XSD

__all__ = ["QuadWriter", "iri", "join", "literal"]

#: Characters that no IRI may hold (RFC 3987, and IRIREF of the N-Quads grammar).
_ILLEGAL = re.compile(r"[\x00-\x20<>\"{}|^`\\\x7f\ud800-\udfff]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8}){0,8}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")

_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)} | {
    ord(char): f"\\{letter}" for char, letter in zip('\b\t\n\f\r"\\', 'btnfr"\\', strict=True)
}


def iri(value: str) -> str:
    """Return an absolute IRI as a term; one that N-Quads cannot hold is a ``ValueError``."""
    if not _SCHEME.match(value) or _ILLEGAL.search(value):
        raise ValueError(f"not an absolute IRI: {value!r}")
    return f"<{value}>"


def literal(text: str, language: str | None = None, datatype: str | None = None) -> str:
    """Return a literal as a term, with a language tag or a datatype IRI or neither.

    Half a surrogate pair is no character, so a text with one in it is a ``ValueError``, and so is
    a tag that is not of the form of BCP 47.
    """
    if _SURROGATE.search(text):
        raise ValueError("a literal cannot hold half a surrogate pair")
    quoted = f'"{text.translate(_ESCAPES)}"'
    if language is not None:
        if not _LANGUAGE.fullmatch(language):
            raise ValueError(f"not a language tag: {language!r}")
        return f"{quoted}@{language.lower()}"
    return quoted if datatype is None else f"{quoted}^^{iri(datatype)}"


def join(lines: Iterable[str]) -> bytes:
    """Return lines as one file: sorted, each once, in UTF-8."""
    return "".join(sorted(set(lines))).encode("utf-8")


class QuadWriter:
    """Collects the quads of one named graph; what was added twice is written once."""

    def __init__(self, graph: str) -> None:
        self._graph = f"{iri(graph)} .\n"
        self._lines: set[str] = set()
        self._terms: dict[str, str] = {}

    def _iri(self, value: str) -> str:
        """Return the term of an IRI; most occur often, so each is checked once."""
        term = self._terms.get(value)
        if term is None:
            term = self._terms[value] = iri(value)
        return term

    def add(self, subject: str, predicate: str, term: str) -> None:
        """Add a quad whose object is a term as :func:`iri` or :func:`literal` wrote it."""
        said = self._terms.get(subject) or self._iri(subject)
        self._lines.add(f"{said} {self._iri(predicate)} {term} {self._graph}")

    def link(self, subject: str, predicate: str, value: str) -> None:
        """Add a quad whose object is an IRI."""
        self.add(subject, predicate, self._iri(value))

    def text(self, subject: str, predicate: str, value: str, language: str | None = None) -> None:
        """Add a quad whose object is a string, with a language tag where one is given."""
        self.add(subject, predicate, literal(value, language))

    def typed(self, subject: str, predicate: str, value: str, datatype: str) -> None:
        """Add a quad whose object is a literal of a datatype, given in its lexical form."""
        self.add(subject, predicate, f"{literal(value)}^^{self._iri(datatype)}")

    def number(self, subject: str, predicate: str, value: int) -> None:
        """Add a quad whose object is an ``xsd:integer``."""
        self.typed(subject, predicate, str(value), XSD.integer)

    def lines(self) -> frozenset[str]:
        """Return the quads added so far, each one line with its line end."""
        return frozenset(self._lines)

    def to_bytes(self) -> bytes:
        """Return the graph as N-Quads: sorted, each quad once, in UTF-8."""
        return join(self._lines)
