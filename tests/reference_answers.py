"""The same answers by SPARQL alone, against which those of the index are held.

Slow on a large store, and plain: each question is a file in ``reference/``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path

import pyoxigraph as ox

from policygraph.graph import Store
from policygraph.graph.folding import composed, folded, number_in
from policygraph.ontology.terms import ELI, FOAF, PG, RDF, SKOS
from policygraph.queries.entities import CLASSES, Actor
from policygraph.queries.resolving import Change
from policygraph.queries.tasks import Task, TaskFilter

QUESTIONS = Path(__file__).with_name("reference")
KINDS = {iri: name for name, iri in CLASSES.items()} | {
    ELI.LegalResource: "document",
    PG.Task: "task",
}
MAIN = {SKOS.prefLabel, FOAF.name, ELI.id_local}


def ask(store: Store, name: str, **values: str | ox.Literal) -> list[tuple[str, ...]]:
    """Return the sorted answers to a question; unbound cells are empty."""
    bound = {
        variable: ox.NamedNode(value) if isinstance(value, str) else value
        for variable, value in values.items()
    }
    solutions = store.query((QUESTIONS / f"{name}.rq").read_text("utf-8"), bound)
    assert isinstance(solutions, ox.QuerySolutions)
    rows = [tuple("" if term is None else str(term.value) for term in row) for row in solutions]
    return sorted(rows)


def described(store: Store, iri: str) -> tuple[Actor, str]:
    """Return how a thing is called, and how it is called as a document."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for _, prop, value, language in ask(store, "description", thing=iri):
        found[prop].append((language, value))
    labels: dict[str, str] = {}
    aliases = {value for _, value in found[SKOS.altLabel]}
    for language, value in found[SKOS.prefLabel] + found[FOAF.name]:
        if labels.setdefault(language or "en", value) != value:
            aliases.add(value)
    classes = [KINDS[value] for _, value in found[RDF.type] if value in KINDS]
    kinds = [value for _, value in found[PG.kind]] or classes or ["other"]
    number = min((value for _, value in found[ELI.id_local]), default="")
    title = max((value for _, value in found[ELI.title]), key=lambda t: (len(t), t), default="")
    words = min((value for _, value in found[PG.text]), default="")
    main = labels.get("en") or labels.get("vi") or min(labels.values(), default="")
    label = main or number or title or words or iri
    actor = Actor(
        iri=iri,
        label=label,
        labels=labels,
        aliases=sorted(aliases - set(labels.values())),
        kind=kinds[0],
    )
    return actor, number or title or iri


def who(store: Store, wanted: TaskFilter) -> list[Task]:
    """Return the tasks that a filter lets through, in the order of their sources."""
    chosen = _chosen(store, wanted)
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for task, prop, value in ask(store, "tasks"):
        if chosen is None or task in chosen:
            facts[task][prop].append(value)
    places: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for task, *place in ask(store, "task_places"):
        places[task].append(tuple(place))
    rows = [
        _task(store, task, places[task], said)
        for task, said in facts.items()
        if places[task] and _passes(said, wanted)
    ]
    return sorted(rows, key=lambda row: (row["source"], row["start"], row["end"], row["task"]))


def _chosen(store: Store, wanted: TaskFilter) -> set[str] | None:
    conditions: list[set[str]] = []

    def condition(iris: Iterable[str], variable: str, *names: str) -> None:
        found = {row[1] for iri in iris for name in names for row in ask_for(name, variable, iri)}
        conditions.append(found)

    def ask_for(name: str, variable: str, iri: str) -> list[tuple[str, ...]]:
        return ask(store, name, **{variable: iri})

    if wanted.bodies:
        roles = {"lead": ["tasks_led"], "coordinating": ["tasks_coordinated"]}
        names = roles.get(wanted.role or "", ["tasks_led", "tasks_coordinated"])
        condition(wanted.bodies, "party", *names)
    if wanted.documents:
        condition(wanted.documents, "document", "tasks_under")
    if wanted.by:
        condition(wanted.by, "party", "tasks_by")
    if wanted.places:
        condition(wanted.places, "place", "tasks_in_place")
    return set.intersection(*conditions) if conditions else None


def _passes(said: dict[str, list[str]], wanted: TaskFilter) -> bool:
    if wanted.due_before and not any(due < wanted.due_before for due in said[PG.due]):
        return False
    if wanted.force and not any(force.endswith(f"/{wanted.force}") for force in said[PG.force]):
        return False
    if wanted.role and not wanted.bodies:
        return bool(said[PG.assignedTo if wanted.role == "lead" else PG.coordinatedWith])
    return True


def _task(
    store: Store, iri: str, places: list[tuple[str, ...]], said: dict[str, list[str]]
) -> Task:
    def parties(prop: str) -> list[Actor]:
        found = [described(store, party)[0] for party in said[prop]]
        return sorted(found, key=lambda actor: (actor["label"].casefold(), actor["iri"]))

    sentences = {int(at): sentence for _, _, _, sentence, at, _ in places if at}
    documents = [described(store, document)[1] for document in said[PG.underDocument]]
    return Task(
        task=iri,
        text=min(said[PG.text]),
        source=places[0][0],
        start=min(int(start) for _, start, *_ in places),
        end=max(int(end) for _, _, end, *_ in places),
        page=min((int(page) for *_, page in places if page), default=None),
        sentence=" ".join(text for _, text in sorted(sentences.items())),
        assignees=parties(PG.assignedTo),
        coordinators=parties(PG.coordinatedWith),
        assigners=parties(PG.assignedBy),
        generic=said[PG.generic] == ["true"],
        document=min(documents, default=None),
        deadline=min(said[PG.deadline], default=None),
        force=min(said[PG.force]).rpartition("/")[2],
        status=min(said[PG.status]).rpartition("/")[2],
    )


def bearers(store: Store, name: str, classes: Collection[str]) -> list[str]:
    """Return the things of some classes that bear a name, in the first form that any bears."""
    labels = [
        (label, thing, prop)
        for kind in sorted(classes)
        for label, thing, _, prop in ask(store, "labels", **{"class": kind})
    ]
    number = number_in(name)
    forms = ((str, name), (composed, name), (folded, name), (folded, number))
    for form, wanted in forms:
        key = form(wanted) if wanted else ""
        hits = [(thing, prop) for label, thing, prop in labels if key and form(label) == key]
        if hits:
            main = {thing for thing, prop in hits if prop in MAIN}
            return sorted(main or {thing for thing, _ in hits})
    return []


def changes(store: Store, iri: str) -> tuple[list[Change], list[Change]]:
    """Return what a thing became and what it was made of."""
    became, was = (
        [Change(other, date or None, document or None) for _, other, date, document in rows]
        for rows in (
            ask(store, "successors", former=iri),
            ask(store, "predecessors", present=iri),
        )
    )
    return became, was
