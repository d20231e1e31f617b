"""What texts say of documents: number, type, dates, issuers, signer, relations."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TypedDict

from ..graph import Store
from ..ontology.terms import ELI, PG, RELATIONS, broader
from .asking import ask
from .entities import Actor, Mention, Naming, mentions_of

__all__ = ["Document", "Relation", "documents"]

_RELATION_OF = {iri: name for name, iri in RELATIONS.items()}


class Relation(TypedDict):
    """What a document does to another one, and the sources that say so.

    ``rel`` is one of implements, amends, replaces, basedOn and cites; ``kind`` says it as finely as
    the sources do ("guides" is a way to implement).
    """

    rel: str
    kind: str
    to: str
    sources: list[str]


class Document(TypedDict):
    """A document as the texts together give it."""

    iri: str
    id: str | None
    type: str | None
    title: str | None
    issued: str | None
    issuers: list[Actor]
    signer: str | None
    mentions: list[Mention]
    relations: list[Relation]


def documents(store: Store, only: tuple[str, ...] = ()) -> list[Document]:
    """Return the documents that texts speak of, by number and title; ``only`` narrows to IRIs."""
    naming = Naming(store)
    found: list[Document] = []
    for bound in [{"document": iri} for iri in only] or [{}]:
        said: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(list))
        )
        for iri, prop, value, source in ask(store, "documents", **bound):
            said[iri or ""][prop or ""][value or ""].append(source or "")
        mentions = mentions_of(store, ELI.LegalResource, bound.get("document"))
        found += [_document(iri, facts, mentions[iri], naming) for iri, facts in said.items()]
    return sorted(found, key=lambda d: (d["id"] is None, d["id"] or d["title"] or "", d["iri"]))


def _document(
    iri: str, facts: dict[str, dict[str, list[str]]], mentions: list[Mention], naming: Naming
) -> Document:
    kind = _most_said(facts[ELI.type_document])
    signer = _most_said(facts[PG.signedBy])
    issuers = sorted(
        (naming.actor(issuer) for issuer in facts[ELI.passed_by]), key=lambda actor: actor["label"]
    )
    relations = [
        Relation(
            rel=broader(_RELATION_OF[prop]),
            kind=_RELATION_OF[prop],
            to=naming.document(other),
            sources=sorted(set(sources)),
        )
        for prop, objects in facts.items()
        if prop in _RELATION_OF
        for other, sources in objects.items()
    ]
    return Document(
        iri=iri,
        id=_most_said(facts[ELI.id_local]),
        type=kind.rpartition("/")[2] if kind else None,
        title=_most_said(facts[ELI.title]),
        issued=_most_precise(facts[ELI.date_document]),
        issuers=issuers,
        signer=naming.actor(signer)["label"] if signer else None,
        mentions=mentions,
        relations=sorted(relations, key=lambda r: (r["rel"], r["kind"], r["to"])),
    )


def _most_said(values: dict[str, list[str]]) -> str | None:
    """Return the value that most sources give; the alphabet breaks a tie."""
    votes = Counter({value: len(set(sources)) for value, sources in values.items()})
    return min(votes, key=lambda value: (-votes[value], value), default=None)


def _most_precise(dates: dict[str, list[str]]) -> str | None:
    """Return the longest date (a day before a month before a year), then the most said."""
    longest = max((len(value) for value in dates), default=0)
    return _most_said({value: dates[value] for value in dates if len(value) == longest})
