"""The store as a networkx graph: documents, tasks, bodies, offices, groups, people and places.

A node is the IRI of a thing, an edge a fact between two things; what proves it hangs on the edge
as :class:`Citation`. Nothing that a text says is dropped for being said twice: each citation is
an edge of its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import networkx as nx
import pyoxigraph as ox

from ..ontology.terms import PG, PREFIXES, RELATIONS

if TYPE_CHECKING:
    from .store import Store

__all__ = [
    "KINDS",
    "Citation",
    "Fact",
    "Network",
    "Thing",
    "facts",
    "facts_from",
    "facts_to",
    "fold",
    "network_of",
    "things",
]

#: Kinds of things, in the order in which they are listed.
KINDS = ("document", "task", "agency", "office", "group", "person", "place")

#: Names of the relations that edges carry.
_NAMES = {iri: name for name, iri in RELATIONS.items()} | {
    PG.assignedTo: "assignedTo",
    PG.coordinatedWith: "coordinatedWith",
    PG.assignedBy: "assignedBy",
    PG.underDocument: "underDocument",
    PG.signedBy: "signedBy",
    PREFIXES["eli"] + "passed_by": "issuedBy",
}

_CLASSES = {
    PG.Agency: "agency",
    PG.Office: "office",
    PG.Group: "group",
    PG.Person: "person",
    PG.Place: "place",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """Exact words in a source: ``words`` stand at ``start`` to ``end`` (code points)."""

    source: str
    """Path of the source below the built folder."""
    start: int
    end: int
    words: str
    before: str = ""
    """What stands before the words in their sentence."""
    after: str = ""
    """What stands after them."""
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    page: int | None = None
    """Page that the words begin on, in a source that has pages."""
    original: str | None = None
    """What stood there before the words were repaired; None where they stand as they were read."""


@dataclass(slots=True)
class Thing:
    """A node's data: what kind of thing it is and how it is called."""

    kind: str
    label: str
    labels: dict[str, str] = field(default_factory=dict)
    """Preferred names by language."""
    aliases: list[str] = field(default_factory=list)
    details: dict[str, str] = field(default_factory=dict)
    """What else is known, by the word it is shown under: type, date, deadline, force, …"""
    citations: list[tuple[str, Citation]] = field(default_factory=list)
    """Attributes that a text states, as ("position: Minister of Finance", its words)."""


@dataclass(frozen=True, slots=True)
class Fact:
    """An edge's data: that ``begin`` stands in ``relation`` to ``end``, and the words for it."""

    begin: str
    relation: str
    end: str
    citation: Citation | None


if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]
else:
    Network = nx.MultiDiGraph


def things(network: Network) -> Iterator[tuple[str, Thing]]:
    """Yield each node with its data."""
    for node, data in network.nodes(data=True):
        yield node, data["thing"]


def facts(network: Network) -> Iterator[Fact]:
    """Yield the data of each edge."""
    for _, _, data in network.edges(data=True):
        yield data["fact"]


def facts_from(network: Network, node: str) -> Iterator[Fact]:
    """Yield the facts whose first thing is ``node``."""
    for _, _, data in network.out_edges(node, data=True):
        yield data["fact"]


def facts_to(network: Network, node: str) -> Iterator[Fact]:
    """Yield the facts whose second thing is ``node``."""
    for _, _, data in network.in_edges(node, data=True):
        yield data["fact"]


def fold(text: str) -> str:
    """Return a text as one types it without looking: no marks, no capitals (``đ`` is ``d``)."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


# ------------------------------------------------------------------ reading the store


def network_of(store: Store, relations: Iterable[str] | None = None) -> Network:
    """Return the whole store as a graph; ``relations`` keeps only edges of these names.

    Nodes carry ``thing`` (:class:`Thing`), edges ``fact`` (:class:`Fact`). Things without any
    edge stay in.
    """
    wanted = None if relations is None else frozenset(relations)
    network: Network = nx.MultiDiGraph()
    citations = _citations(store)
    for iri, thing in sorted(_things(store, citations).items()):
        network.add_node(iri, thing=thing)
    for subject, relation, value, citation in sorted(set(_links(store))):
        if subject in network and value in network and (wanted is None or relation in wanted):
            fact = Fact(subject, relation, value, citations.get(citation))
            network.add_edge(subject, value, fact=fact)
    return network


@cache
def _question(name: str) -> str:
    return files("policygraph.graph").joinpath(f"sparql/{name}.rq").read_text("utf-8")


def _rows(store: Store, name: str) -> Iterator[dict[str, str]]:
    """Yield the answers to ``sparql/NAME.rq``; unbound variables are left out.

    A literal with a language also yields its tag, under the variable's name and ``@``.
    """
    solutions = store.query(_question(name))
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError(f"{name}.rq is not a SELECT")
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        row: dict[str, str] = {}
        for variable in names:
            term = solution[variable]
            if isinstance(term, ox.NamedNode | ox.Literal):
                row[variable] = term.value
            if isinstance(term, ox.Literal) and term.language:
                row[f"{variable}@"] = term.language
        yield row


def _citations(store: Store) -> dict[str, Citation]:
    """Return every span as a citation, by its IRI."""
    sources = {row["source"]: row for row in _rows(store, "sources")}
    found: dict[str, Citation] = {}
    for row in _rows(store, "spans"):
        source = sources.get(row["source"])
        if source is None:
            continue
        words, start = row["words"], int(row["start"])
        sentence, at = row.get("sentence", words), start - int(row.get("from", start))
        if sentence[at : at + len(words)] != words:  # the words run beyond their sentence
            sentence, at = words, 0
        found[row["span"]] = Citation(
            source=source["path"],
            start=start,
            end=int(row["end"]),
            words=words,
            before=sentence[:at],
            after=sentence[at + len(words) :],
            title=source.get("title"),
            publisher=source.get("publisher"),
            url=source.get("url"),
            published=source.get("published"),
            language=source.get("language"),
            page=int(row["page"]) if "page" in row else None,
            original=row.get("original"),
        )
    return found


def _things(store: Store, citations: dict[str, Citation]) -> dict[str, Thing]:
    found = _named(store) | _documents(store) | _tasks(store, citations)
    for row in sorted(_rows(store, "positions"), key=lambda row: sorted(row.items())):
        person, citation = found.get(row["person"]), citations.get(row["evidence"])
        if person is not None and citation is not None:
            person.citations.append((f"position: {row['position']}", citation))
    return found


def _named(store: Store) -> dict[str, Thing]:
    """Return bodies, offices, groups, people and places, each under its best name."""
    found: dict[str, Thing] = {}
    for row in sorted(_rows(store, "things"), key=lambda row: sorted(row.items())):
        kind = _CLASSES.get(row["class"])
        thing = found.setdefault(row["thing"], Thing(kind or "group", ""))
        if kind is not None:
            thing.kind = kind
        if "label" in row:
            thing.labels.setdefault(row.get("label@", ""), row["label"])
        if "alias" in row and row["alias"] not in thing.aliases:
            thing.aliases.append(row["alias"])
        if "kind" in row:
            thing.details["kind"] = row["kind"]
        if "unresolved" in row:
            thing.details["not resolved"] = row["unresolved"]
    for iri, thing in found.items():
        names = [thing.labels.get("en"), *thing.labels.values(), *thing.aliases]
        thing.label = next((name for name in names if name), iri.rsplit("/", 1)[-1])
        thing.aliases = [alias for alias in thing.aliases if alias not in thing.labels.values()]
    return found


def _documents(store: Store) -> dict[str, Thing]:
    """Return documents; where texts differ about one, the first in order counts."""
    stated: dict[str, dict[str, str]] = {}
    for row in sorted(_rows(store, "documents"), key=lambda row: row["value"]):
        stated.setdefault(row["document"], {}).setdefault(row["property"], row["value"])
    found: dict[str, Thing] = {}
    for document, row in stated.items():
        title = row.get("title", "")
        label = row.get("number") or title or document.rsplit("/", 1)[-1]
        thing = found[document] = Thing("document", label)
        thing.aliases = [title] if title and title != label else []
        if "type" in row:
            thing.details["type"] = row["type"].rsplit("/", 1)[-1]
        if "date" in row:
            thing.details["date"] = row["date"]
    return found


def _tasks(store: Store, citations: dict[str, Citation]) -> dict[str, Thing]:
    found: dict[str, Thing] = {}
    for row in sorted(_rows(store, "tasks"), key=lambda row: sorted(row.items())):
        thing = found.setdefault(row["task"], Thing("task", " ".join(row["text"].split())))
        if row.get("text@"):
            thing.labels = {row["text@"]: thing.label}
        if "deadline" in row:
            thing.details["deadline"] = row["deadline"]
        if "force" in row:
            thing.details["force"] = row["force"].rsplit("/", 1)[-1]
        due = citations.get(row.get("deadlineEvidence", ""))
        if due is not None and not thing.citations:
            thing.citations.append((f"deadline: {row.get('deadline', '')}", due))
    return found


def _links(store: Store) -> Iterator[tuple[str, str, str, str]]:
    """Yield subject, name of the relation, object and evidence (or an empty string)."""
    for row in _rows(store, "links"):
        yield row["subject"], _NAMES[row["relation"]], row["object"], row["evidence"]
    where: dict[tuple[str, str], str] = {}
    for row in _rows(store, "places"):  # one mention is proof enough that a body is of a place
        pair, evidence = (row["subject"], row["object"]), row.get("evidence", "")
        where[pair] = min(where.get(pair, evidence), evidence)
    for (subject, place), evidence in where.items():
        yield subject, "inPlace", place, evidence
