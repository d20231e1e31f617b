"""One thing with everything that is said of it, each fact with its sentence."""

from __future__ import annotations

from collections import defaultdict
from typing import TypedDict

from ..graph import Store
from ..ontology.terms import PG, PREFIXES, RDF, SKOS
from .asking import ask
from .entities import Actor, Naming
from .resolving import Change, predecessors, successors
from .tasks import Task, TaskFilter, who

__all__ = ["Fact", "Reason", "Thing", "show"]

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
    naming = Naming(store)
    tasks = who(store, TaskFilter(bodies=(iri,))) + who(store, TaskFilter(documents=(iri,)))
    reasons = _reasons(store, iri, naming)
    told = {_local(prop) for reason in reasons for prop in _SLOTS[reason["slot"]]}
    return Thing(
        **naming.actor(iri),
        became=[_succession(change, naming) for change in successors(store, iri)],
        was=[_succession(change, naming) for change in predecessors(store, iri)],
        facts=[f for f in _facts(store, iri, naming) if f["property"] not in told],
        reasons=reasons,
        tasks=tasks,
        assigned=who(store, TaskFilter(by=(iri,))),
        mentions=_mentions(store, iri),
    )


def _succession(change: Change, naming: Naming) -> Succession:
    document = naming.document(change.document) if change.document else None
    label = naming.actor(change.iri)["label"]
    return Succession(iri=change.iri, label=label, since=change.date, document=document)


def _facts(store: Store, iri: str, naming: Naming) -> list[Fact]:
    """Return what is said of the thing: each statement by a text, the rest once."""
    proven: dict[tuple[str, str], list[_Words]] = defaultdict(list)
    for _, prop, value, *said, _, page, original in ask(store, "statements", thing=iri):
        proven[prop or "", value or ""].append((*said, page, original))
    evidence: dict[str, _Words] = {
        span or "": tuple(said) for _, _, span, *said in ask(store, "words_of", thing=iri)
    }
    facts: dict[tuple[str, str, str | None, int | None], Fact] = {}
    for _, prop, value, _ in ask(store, "properties", thing=iri):
        if prop in _TOLD:
            continue
        name, shown = _local(prop or ""), _shown(value or "", naming)
        if words := evidence.get(value or ""):
            told = [_fact(name, " ".join((words[3] or "").split()), words)]
        else:
            told = [_fact(name, shown, words) for words in proven[prop or "", value or ""]]
        for fact in told or [_fact(name, shown)]:
            facts[name, shown, fact["source"], fact["start"]] = fact
    return list(facts.values())


#: Source, start, end, words, sentence, page and original words of evidence, as lookups give them.
_Words = tuple[str | None, ...]


def _fact(name: str, value: str, words: _Words | None = None) -> Fact:
    """Return a fact, with the words that say so where there are any."""
    source, start, end, text, sentence, page, original = words or (None,) * 7
    return Fact(
        property=name,
        value=value,
        source=source,
        start=_number(start),
        end=_number(end),
        page=_number(page),
        original=original,
        sentence=sentence or text,
    )


def _reasons(store: Store, iri: str, naming: Naming) -> list[Reason]:
    """Return how the slots of a task were filled, in the order of the slots."""
    said: dict[str, list[str]] = defaultdict(list)
    for _, prop, value, _ in ask(store, "properties", thing=iri):
        said[prop or ""].append(value or "")
    words = {prop: row for _, prop, *row in ask(store, "words_of", thing=iri)}
    ways = {_local(way).partition("-")[0]: way for way in said[PG.foundBy]}
    reasons = []
    for slot, (prop, evidence) in _SLOTS.items():
        if slot not in ways:
            continue
        _, _, start, end, text, *_ = words.get(evidence, (None,) * 8)
        reasons.append(
            Reason(
                slot=slot,
                values=sorted(_shown(value, naming) for value in said[prop]),
                way=_local(ways[slot]),
                how=naming.actor(ways[slot])["labels"],
                words=text,
                start=int(start) if start else None,
                end=int(end) if end else None,
            )
        )
    return reasons


def _mentions(store: Store, iri: str) -> list[Fact]:
    found = [
        _fact("named as", words[3] or "", tuple(words))
        for _, *words in ask(store, "sentences_naming", thing=iri)
    ]
    return sorted(found, key=lambda fact: (fact["source"] or "", fact["start"] or 0))


def _number(number: str | None) -> int | None:
    return int(number) if number else None


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def _shown(value: str, naming: Naming) -> str:
    """Return a label for an IRI of ours, the last part for a term, and a literal as it is."""
    if value.startswith(tuple(PREFIXES.values())):
        return _local(value)
    if value.startswith(("http://", "https://", "urn:")) and " " not in value:
        return naming.actor(value)["label"]
    return value
