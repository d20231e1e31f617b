"""The network as text: one row a fact, with the words that prove it, ready for a page.

Whatever a source says is shown and never obeyed: characters that reorder or hide text become
visible marks, and only addresses of the web become links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .network import Citation, Network, Thing, facts, facts_from, things

__all__ = ["Cell", "Row", "fact_rows", "safe_link", "task_rows", "visible"]

#: Controls that text can use to look like another text: C0 and C1 but for tab and line feed, the
#: bidirectional ones (UAX #9, section 2), zero-width ones, and half surrogate pairs.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_WEB = re.compile(r"https?://[^\s\\<>\"]+", re.IGNORECASE)
#: A path below the page: no scheme, no host, no way up into the file system's root.
_RELATIVE = re.compile(r"(?![/\\])[^\s\\:<>\"]+")

#: How a relation reads between its two things.
_PHRASES = {
    "issuedBy": "issued by",
    "signedBy": "signed by",
    "inPlace": "is in",
    "basedOn": "is based on",
    "underDocument": "under",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A thing named in a row: its node and its name."""

    node: str
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: its cells by heading, what else it says, and the words that prove it."""

    nodes: tuple[str, ...]
    """Every node that the fact is about."""
    cells: tuple[tuple[str, tuple[Cell, ...]], ...]
    note: str
    citations: tuple[Citation, ...]


def visible(text: str) -> str:
    """Return a text with every hidden or reordering character as a mark, as ``⟨U+202E⟩``."""
    return _HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def safe_link(address: str | None) -> str | None:
    """Return an address if a page may link to it: http, https or a relative path; else None."""
    if address is None or _HIDDEN.search(address):
        return None
    if _WEB.fullmatch(address) or _RELATIVE.fullmatch(address):
        return address
    return None


def task_rows(network: Network) -> list[Row]:
    """Return one row for each task, by document, then by place in the text."""
    return sorted(
        (
            _task_row(network, node, thing)
            for node, thing in things(network)
            if thing.kind == "task"
        ),
        key=_by_document,
    )


def fact_rows(network: Network) -> list[Row]:
    """Return one row for every other fact: relations, issuers, signers, positions, places."""
    stated: dict[tuple[str, str, str], list[Citation]] = {}
    for fact in facts(network):
        if network.nodes[fact.begin]["thing"].kind != "task":
            cited = stated.setdefault((fact.begin, fact.relation, fact.end), [])
            if fact.citation is not None and fact.citation not in cited:
                cited.append(fact.citation)
    rows = [
        Row(
            nodes=(begin, end),
            cells=(
                ("What", _cells(network, [begin])),
                ("To what", _cells(network, [end])),
            ),
            note=_PHRASES.get(relation, relation),
            citations=tuple(cited),
        )
        for (begin, relation, end), cited in stated.items()
    ]
    rows += [
        Row((node,), (("What", _cells(network, [node])), ("To what", ())), note, (citation,))
        for node, thing in things(network)
        if thing.kind != "task"
        for note, citation in thing.citations
    ]
    return sorted(rows, key=lambda row: (row.cells[0][1][0].label, row.note, row.nodes))


def _task_row(network: Network, node: str, thing: Thing) -> Row:
    parties: dict[str, list[str]] = {}
    cited: list[Citation] = []
    for fact in facts_from(network, node):
        if fact.end not in parties.setdefault(fact.relation, []):
            parties[fact.relation].append(fact.end)
        if fact.citation is not None and fact.citation not in cited:
            cited.append(fact.citation)
    cited += [citation for _, citation in thing.citations if citation not in cited]
    named = {name: _cells(network, ends) for name, ends in parties.items()}
    return Row(
        nodes=(node, *sorted({end for ends in parties.values() for end in ends})),
        cells=(
            ("Who", named.get("assignedTo", ())),
            ("What", (Cell(node, thing.label),)),
            ("With", named.get("coordinatedWith", ())),
            ("Assigned by", named.get("assignedBy", ())),
            ("Under", named.get("underDocument", ())),
        ),
        note=_note(thing),
        citations=tuple(cited),
    )


def _note(thing: Thing) -> str:
    """Return the deadline of a task, and that it is only recommended if it is."""
    parts = [thing.details.get("deadline", "")]
    if thing.details.get("force") == "recommendation":
        parts.append("recommended")
    return ", ".join(filter(None, parts))


def _cells(network: Network, nodes: Iterable[str]) -> tuple[Cell, ...]:
    return tuple(sorted(_named(network, nodes), key=lambda cell: (cell.label, cell.node)))


def _named(network: Network, nodes: Iterable[str]) -> Iterator[Cell]:
    for node in nodes:
        yield Cell(node, network.nodes[node]["thing"].label)


def _by_document(row: Row) -> tuple[str, str, int, str]:
    under = dict(row.cells)["Under"]
    first = min(row.citations, key=lambda c: (c.source, c.start), default=None)
    where = (first.source, first.start) if first is not None else ("", 0)
    return (under[0].label if under else "\uffff", *where, row.nodes[0])
