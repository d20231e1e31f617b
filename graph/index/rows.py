"""Reads from the N-Quads of one graph what the index holds of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...ontology.terms import DCTERMS, OA, ORG, PG, RDF
from .schema import CLASSES, LYING, NAMING, ROLES

__all__ = ["GraphRows", "TaskRow", "read_rows"]

_READ = {
    f"<{iri}>": iri
    for iri in (
        *NAMING, *ROLES, *LYING, DCTERMS.date, DCTERMS.identifier, OA.end, OA.exact, OA.hasSelector,
        OA.hasSource, OA.start, ORG.originalOrganization, ORG.resultingOrganization, PG.deadline,
        PG.denotes, PG.due, PG.evidence, PG.force, PG.generic, PG.page, PG.sentence, PG.status,
        PG.text,
    )
}  # fmt: skip
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_LETTERS = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}

#: Values by property and subject, all as terms of N-Quads.
_Said = dict[str, dict[str, list[str]]]


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with its words, its parties, and the sentences (start, end, text) it stands in."""

    iri: str
    start: int
    stop: int
    page: int | None
    text: str
    generic: bool
    deadline: str | None
    due: str | None
    force: str
    status: str
    parties: tuple[tuple[str, str], ...]
    """Role and IRI."""
    sentences: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class GraphRows:
    """What the index holds of one graph, in the order in which it is written."""

    path: str
    """Path of the source text; empty for the graph of reference data."""
    lines: int
    names: list[tuple[str, str, str, str]]
    """Thing, property, value and language."""
    lies: list[tuple[str, str, str]]
    """Thing, property and place."""
    changes: list[tuple[str, str, str | None, str | None]]
    """Former thing, present thing, date and document."""
    tasks: list[TaskRow]
    sentences: list[tuple[int, int, str]]


def read_rows(graph: str, quads: bytes) -> GraphRows:
    """Return what the N-Quads of a graph say; lines of other graphs must not be among them."""
    lines = quads.decode("utf-8").split("\n")
    said = _said(lines, len(f" <{graph}> ."))
    paths = said[DCTERMS.identifier].get(f"<{graph}>", ())
    sentences = dict(_sentences(said))
    return GraphRows(
        path=min(map(_value, paths), default=""),
        lines=len(lines),
        names=sorted(_names(said)),
        lies=sorted(
            (_value(thing), name, _value(place))
            for prop, name in LYING.items()
            for thing, place in _pairs(said[prop])
        ),
        changes=sorted(_changes(said), key=lambda change: tuple(part or "" for part in change)),
        tasks=sorted(_tasks(said, sentences), key=lambda task: (task.start, task.stop, task.iri)),
        sentences=sorted(sentences.values()),
    )


def _said(lines: Iterable[str], tail: int) -> _Said:
    """Sort the lines by property and subject; ``tail`` is the length of graph and final point."""
    said: _Said = defaultdict(dict)
    read = {term: said[iri] for term, iri in _READ.items()}
    for line in lines:
        # Neither subject nor predicate can hold a blank (N-Quads, section 2).
        subject, _, rest = line.partition(" ")
        predicate, _, rest = rest.partition(" ")
        values = read.get(predicate)
        if values is not None:
            values.setdefault(subject, []).append(rest[:-tail])
    return said


def _pairs(values: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    return ((subject, value) for subject, found in values.items() for value in found)


def _value(term: str) -> str:
    """Return the IRI or the lexical value of a term."""
    text = term[1:-1] if term.startswith("<") else term[1 : term.rindex('"')]
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else _LETTERS.get(escape[3], escape[3])


def _names(said: _Said) -> Iterator[tuple[str, str, str, str]]:
    for prop, name in NAMING.items():
        for thing, term in _pairs(said[prop]):
            value = _value(term)
            if prop != RDF.type or value in CLASSES:
                tag = term[term.rindex('"') + 1 :] if term.startswith('"') else ""
                yield _value(thing), name, value, tag[1:] if tag.startswith("@") else ""


def _changes(said: _Said) -> Iterator[tuple[str, str, str | None, str | None]]:
    for event, formers in said[ORG.originalOrganization].items():
        for former in formers:
            for present in said[ORG.resultingOrganization].get(event, ()):
                for date in said[DCTERMS.date].get(event, (None,)):
                    for document in said[PG.underDocument].get(event, (None,)):
                        yield (
                            _value(former),
                            _value(present),
                            None if date is None else _value(date),
                            None if document is None else _value(document),
                        )


def _sentences(said: _Said) -> Iterator[tuple[str, tuple[int, int, str]]]:
    """Yield every stretch that words stand in, with its place and its text."""
    for span in {sentence for _, sentence in _pairs(said[PG.sentence])}:
        place = _place(said, span)
        words = said[OA.exact].get(span)
        if place and words:
            yield span, (*place, _value(words[0]))


def _place(said: _Said, span: str) -> tuple[int, int] | None:
    start, end = said[OA.start].get(span), said[OA.end].get(span)
    return (int(_value(start[0])), int(_value(end[0]))) if start and end else None


def _page(said: _Said, span: str) -> int | None:
    """Return the page that a span begins on, where its source has pages."""
    pages = [
        int(_value(number))
        for selector in said[OA.hasSelector].get(span, ())
        for number in said[PG.page].get(selector, ())
    ]
    return min(pages, default=None)


def _tasks(said: _Said, sentences: dict[str, tuple[int, int, str]]) -> Iterator[TaskRow]:
    places = {thing for thing, kind in _pairs(said[RDF.type]) if kind == f"<{PG.Place}>"}
    named: dict[str, set[str]] = defaultdict(set)
    for span, thing in _pairs(said[PG.denotes]):
        if thing in places:
            for sentence in said[PG.sentence].get(span, ()):
                named[sentence].add(_value(thing))

    def least(task: str, prop: str) -> str | None:
        return min(map(_value, said[prop].get(task, ())), default=None)

    for task, kinds in said[RDF.type].items():
        if f"<{PG.Task}>" not in kinds:
            continue
        spans = [span for span in said[PG.evidence].get(task, ()) if span in said[OA.hasSource]]
        words = [(*place, span) for span in spans if (place := _place(said, span))]
        if not words:
            continue
        around = {one for span in spans for one in said[PG.sentence].get(span, ())}
        near = {place for sentence in around for place in named[sentence]}
        parties = [
            (role, _value(thing))
            for prop, role in ROLES.items()
            for thing in said[prop].get(task, ())
        ]
        yield TaskRow(
            iri=_value(task),
            start=min(words)[0],
            stop=max(end for _, end, _ in words),
            page=_page(said, min(words)[2]),
            text=least(task, PG.text) or "",
            generic=[_value(term) for term in said[PG.generic].get(task, ())] == ["true"],
            deadline=least(task, PG.deadline),
            due=least(task, PG.due),
            force=(least(task, PG.force) or "duty").rpartition("/")[2],
            status=(least(task, PG.status) or "assigned").rpartition("/")[2],
            parties=tuple(sorted(parties) + sorted(("near", place) for place in near)),
            sentences=tuple(sorted(sentences[one] for one in around if one in sentences)),
        )
