"""What is said of a thing, and of others with it, in words: each fact with what proves it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

import pyoxigraph as ox

from ...graph.page_text import safe_link
from ...ontology.terms import DCTERMS, ELI, FOAF, GEO, OA, ORG, PG, PREFIXES, RDF, RELATIONS, SKOS
from ...queries.evidence import Words, lexical
from .telling import Name, Proof, Telling
from .words import date_in_words, words

__all__ = ["FactGroup", "Value", "facts_of", "facts_with", "in_words"]

#: What is told elsewhere on the page, or tells of how facts are stored.
_TOLD = frozenset(
    {
        RDF.type, RDF.subject, RDF.object, SKOS.prefLabel, SKOS.altLabel, FOAF.name, ELI.id_local,
        PG.kind, PG.due, PG.issuedFrom, PG.foundBy, PG.extractor, PG.contentHash, PG.generic,
        PG.evidence, PG.denotes, PG.sentence, PG.assigneeEvidence, PG.coordinatorEvidence,
        PG.assignerEvidence, PG.documentEvidence, PG.deadlineEvidence, OA.hasSource,
        OA.hasSelector, DCTERMS.identifier, GEO.lat, GEO.long,
    }
)  # fmt: skip
#: What leads to the thing from its tasks and changes, which pages tell by themselves.
_LISTED = frozenset(
    {
        PG.assignedTo, PG.coordinatedWith, PG.assignedBy, PG.underDocument,
        ORG.originalOrganization, ORG.resultingOrganization,
    }
)  # fmt: skip
#: So many values of a property are shown.
_SHOWN = 200
_NAMES = {iri: name for name, iri in RELATIONS.items()} | {
    ELI.passed_by: "issuedBy",
    PG.signedBy: "signedBy",
    PG.inPlace: "inPlace",
    PG.underDocument: "underDocument",
    PG.assignedTo: "assignedTo",
    PG.assignedBy: "assignedBy",
    PG.coordinatedWith: "coordinatedWith",
}


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a property, or a thing that has the thing for its value."""

    text: str
    language: str | None
    address: str | None
    kind: str | None
    proofs: list[Proof]


@dataclass(frozen=True, slots=True)
class FactGroup:
    """All values of one property."""

    title: str
    values: list[Value]
    left_out: int
    """How many more there are."""


def facts_of(telling: Telling, iri: str, told: Collection[str] = ()) -> list[FactGroup]:
    """Return what is said of a thing, but for names, types and what is ``told`` elsewhere."""
    proven: dict[tuple[str, str], list[Words]] = defaultdict(list)
    for said in telling.evidence.said_of(iri):
        proven[said.property, lexical(said.value)].append(said.words)
    found: dict[str, dict[str, ox.NamedNode | ox.Literal]] = defaultdict(dict)
    for quad in telling.store.graph.quads_for_pattern(ox.NamedNode(iri), None, None):
        prop = quad.predicate.value
        if prop in _TOLD or prop == PG.partOf or _local(prop) in told:
            continue
        if isinstance(quad.object, ox.NamedNode | ox.Literal):
            found[prop][quad.object.value] = quad.object
    return [
        _group(telling, prop, "out", values, {one: proven[prop, one] for one in values})
        for prop, values in sorted(found.items())
    ]


def facts_with(telling: Telling, iri: str) -> list[FactGroup]:
    """Return the things of which something is said with this one, but for tasks and changes."""
    proven: dict[tuple[str, str], list[Words]] = defaultdict(list)
    for said in telling.evidence.said_with(iri):
        proven[said.property, lexical(said.value)].append(said.words)
    found: dict[str, dict[str, ox.NamedNode | ox.Literal]] = defaultdict(dict)
    for quad in telling.store.graph.quads_for_pattern(None, None, ox.NamedNode(iri)):
        prop = quad.predicate.value
        if prop not in _TOLD | _LISTED and isinstance(quad.subject, ox.NamedNode):
            found[prop][quad.subject.value] = quad.subject
    return [
        _group(telling, prop, "in", values, {one: proven[prop, one] for one in values})
        for prop, values in sorted(found.items())
    ]


def _group(
    telling: Telling,
    prop: str,
    side: str,
    values: dict[str, ox.NamedNode | ox.Literal],
    proven: dict[str, list[Words]],
) -> FactGroup:
    shown = [_value(telling, prop, values[one], proven[one]) for one in sorted(values)[:_SHOWN]]
    return FactGroup(
        title=in_words(telling, prop, side),
        values=sorted(shown, key=lambda value: value.text.casefold()),
        left_out=max(0, len(values) - _SHOWN),
    )


def _value(
    telling: Telling, prop: str, term: ox.NamedNode | ox.Literal, proven: list[Words]
) -> Value:
    proofs = [telling.proof(one) for one in proven]
    if isinstance(term, ox.Literal):
        language = None if term.language == telling.visit.language else term.language
        text = date_in_words(telling.visit.language, term.value)
        return Value(" ".join(text.split()), language, None, None, proofs)
    if prop == DCTERMS.source:
        link = safe_link(term.value)
        return Value(term.value, None, link if link and "//" in link else None, None, proofs)
    if concept := _concept(telling, term.value):
        return Value(concept, None, None, None, proofs)
    name: Name = telling.name(term.value)
    return Value(name.text, name.language, name.address, name.kind, proofs)


def _concept(telling: Telling, iri: str) -> str | None:
    """Return the name of a concept of our schemes; None for what is none."""
    if not iri.startswith(PREFIXES["pg"].removesuffix("#") + "/"):
        return None
    labels = telling.naming.actor(iri)["labels"]
    return labels.get(telling.visit.language) or _local(iri)


def in_words(telling: Telling, prop: str, side: str = "out") -> str:
    """Return what a property is called; seen from its value where ``side`` is ``in``."""
    phrases = words()[telling.visit.language]
    local = _local(prop)
    for key in (f"{side}.{_NAMES.get(prop, local)}", f"{side}.{local}"):
        if key in phrases:
            return phrases[key]
    labels = {
        quad.object.language: quad.object.value
        for label in (PREFIXES["rdfs"] + "label", SKOS.prefLabel)
        for quad in telling.store.graph.quads_for_pattern(
            ox.NamedNode(prop), ox.NamedNode(label), None
        )
        if isinstance(quad.object, ox.Literal)
    }
    name = labels.get(telling.visit.language) or labels.get("en") or local
    return name[:1].upper() + name[1:]


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]
