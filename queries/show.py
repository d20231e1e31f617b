"""One thing with everything that is said of it, each fact with its sentence."""

from __future__ import annotations

from collections import defaultdict
from typing import TypedDict

from ..graph import Store
from ..ontology.terms import PG, PREFIXES, RDF, SKOS
from .asking import ask
from .entities import Actor, Naming
from .evidence import Evidence, Words, lexical
from .resolving import Change, predecessors, successors
from .tasks import Task, TaskFilter, who

__all__ = ["Fact", "Reason", "Thing", "reasons_for", "show"]

#: What is told elsewhere in the answer, or is no fact about the thing.
_TOLD = frozenset({RDF.type, SKOS.prefLabel, SKOS.altLabel, PG.kind, PG.text, PG.foundBy})
#: What fills each slot of a task, and the property that leads to its words.
_SLOTS = {
    "assignee": (PG.assignedTo, PG.assigneeEvidence),
    "coordinator": (PG.coordinatedWith, PG.coordinatorEvidence),
    "assigner": (PG.assignedBy, PG.assignerEvidence),
    "document": (PG.underDocument, PG.documentEvidence),
    "deadline": (PG.deadline, PG.deadlineEvidence),
}


class Fact(TypedDict):
    """One property of a thing, with the words that prove it where a text says it."""

    property: str
    value: str
    source: str | None
    start: int | None
    end: int | None
    page: int | None
    """Page that the words begin on, in a source that has pages."""
    original: str | None
    """What stood there before the words were repaired."""
    sentence: str | None


class Reason(TypedDict):
    """How one slot of a task was filled."""

    slot: str
    """assignee, coordinator, assigner, document or deadline."""
    values: list[str]
    way: str
    """Notation of a concept of the scheme of ways."""
    how: dict[str, str]
    """The way in words, by language."""
    words: str | None
    """The words of the text that fill the slot, or that the filler was taken from."""
    start: int | None
    end: int | None


class Succession(TypedDict):
    """A change from or to another thing."""

    iri: str
    label: str
    since: str | None
    document: str | None


class Thing(Actor):
    """A thing as ``show`` tells it."""

    became: list[Succession]
    was: list[Succession]
    facts: list[Fact]
    reasons: list[Reason]
    """For a task: how each slot was filled."""
    tasks: list[Task]
    assigned: list[Task]
    mentions: list[Fact]


def show(store: Store, iri: str) -> Thing:
    """Return a thing with its facts, its tasks, those it assigned, and the sentences naming it."""
    naming, evidence = Naming(store), Evidence(store.around(iri))
    tasks = who(store, TaskFilter(bodies=(iri,))) + who(store, TaskFilter(documents=(iri,)))
    reasons = reasons_for(store, iri, evidence, naming)
    told = {_local(prop) for reason in reasons for prop in _SLOTS[reason["slot"]]}
    return Thing(
        **naming.actor(iri),
        became=[_succession(change, naming) for change in successors(store, iri)],
        was=[_succession(change, naming) for change in predecessors(store, iri)],
        facts=[f for f in _facts(store, iri, evidence, naming) if f["property"] not in told],
        reasons=reasons,
        tasks=tasks,
        assigned=who(store, TaskFilter(by=(iri,))),
        mentions=[_fact("named as", words.text, words) for words in evidence.naming(iri)],
    )


def _succession(change: Change, naming: Naming) -> Succession:
    document = naming.document(change.document) if change.document else None
    label = naming.actor(change.iri)["label"]
    return Succession(iri=change.iri, label=label, since=change.date, document=document)


def _facts(store: Store, iri: str, evidence: Evidence, naming: Naming) -> list[Fact]:
    """Return what is said of the thing: each statement by a text, the rest once."""
    proven: dict[tuple[str, str], list[Words]] = defaultdict(list)
    for said in evidence.said_of(iri):
        proven[said.property, lexical(said.value)].append(said.words)
    facts: dict[tuple[str, str, str | None, int | None], Fact] = {}
    for _, prop, value, _ in ask(store, "properties", thing=iri):
        if prop in _TOLD:
            continue
        name, shown = _local(prop or ""), _shown(value or "", naming)
        if "#" in (value or "") and (words := evidence.words(value or "")):
            told = [_fact(name, " ".join(words.text.split()), words)]
        else:
            told = [_fact(name, shown, words) for words in proven[prop or "", value or ""]]
        for fact in told or [_fact(name, shown)]:
            facts[name, shown, fact["source"], fact["start"]] = fact
    return list(facts.values())


def _fact(name: str, value: str, words: Words | None = None) -> Fact:
    """Return a fact, with the words that say so where there are any."""
    return Fact(
        property=name,
        value=value,
        source=words.source if words else None,
        start=words.start if words else None,
        end=words.end if words else None,
        page=words.page if words else None,
        original=words.original if words else None,
        sentence=(words.sentence or words.text) if words else None,
    )


def reasons_for(store: Store, iri: str, evidence: Evidence, naming: Naming) -> list[Reason]:
    """Return how the slots of a task were filled, in the order of the slots."""
    said: dict[str, list[str]] = defaultdict(list)
    for _, prop, value, _ in ask(store, "properties", thing=iri):
        said[prop or ""].append(value or "")
    words = dict(evidence.pointed_at(iri))
    ways = {_local(way).partition("-")[0]: way for way in said[PG.foundBy]}
    reasons = []
    for slot, (prop, proof) in _SLOTS.items():
        if slot not in ways:
            continue
        found = words.get(proof)
        reasons.append(
            Reason(
                slot=slot,
                values=sorted(_shown(value, naming) for value in said[prop]),
                way=_local(ways[slot]),
                how=naming.actor(ways[slot])["labels"],
                words=found.text if found else None,
                start=found.start if found else None,
                end=found.end if found else None,
            )
        )
    return reasons


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def _shown(value: str, naming: Naming) -> str:
    """Return a label for an IRI of ours, the last part for a term, and a literal as it is."""
    if value.startswith(tuple(PREFIXES.values())):
        return _local(value)
    if value.startswith(("http://", "https://", "urn:")) and " " not in value:
        return naming.actor(value)["label"]
    return value
