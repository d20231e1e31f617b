"""From a name that a person types to the things that bear it, in either language.

A name is looked for as it is typed, then without case, then without diacritics; the first step
that finds something ends the search, and main names win over other forms. Where several things
remain, nothing is guessed: the candidates are listed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from ..graph import Store
from ..graph.iris import base_iri
from ..ontology.terms import ELI, FOAF, PG, SKOS
from .asking import ask
from .entities import Naming
from .folding import composed, folded, number_in

__all__ = [
    "ACTORS",
    "ANYTHING",
    "DOCUMENTS",
    "PLACES",
    "AmbiguousNameError",
    "Change",
    "UnknownNameError",
    "completions",
    "predecessors",
    "resolve",
    "successors",
]

#: Classes that may be asked for by each kind of question.
ACTORS = frozenset({PG.Agency, PG.Office, PG.Group, PG.Person})
PLACES = frozenset({PG.Place})
DOCUMENTS = frozenset({ELI.LegalResource})
ANYTHING = ACTORS | PLACES | DOCUMENTS

_MAIN = frozenset({SKOS.prefLabel, FOAF.name, ELI.id_local})
_LISTED = 12


class UnknownNameError(LookupError):
    """Nothing bears the name; the message offers the nearest names there are."""

    def __init__(self, name: str, nearest: Iterable[str]) -> None:
        close = "; ".join(f'"{other}"' for other in nearest)
        hint = f"; did you mean {close}?" if close else ""
        super().__init__(f'nothing is called "{name}"{hint}')


class AmbiguousNameError(LookupError):
    """Several things bear the name; the message lists them with their IRIs."""

    def __init__(self, name: str, candidates: list[str]) -> None:
        shown = "; ".join(candidates[:_LISTED])
        more = f"; and {len(candidates) - _LISTED} more" if len(candidates) > _LISTED else ""
        super().__init__(
            f'{len(candidates)} things are called "{name}", give one by its IRI: {shown}{more}'
        )


@dataclass(frozen=True, slots=True)
class Change:
    """Something became something else."""

    iri: str
    """The thing at the other end of the change."""
    date: str | None
    """ISO day since when."""
    document: str | None
    """IRI of the document that made the change."""


def successors(store: Store, iri: str) -> list[Change]:
    """Return what a former body or place became; empty for one that still stands."""
    rows = ask(store, "successors", former=iri)
    return [Change(present or "", date, document) for _, present, date, document in rows]


def predecessors(store: Store, iri: str) -> list[Change]:
    """Return what a present body or place was made of."""
    rows = ask(store, "predecessors", present=iri)
    return [Change(former or "", date, document) for _, former, date, document in rows]


def resolve(
    store: Store, name: str, classes: Collection[str] = ANYTHING, several: bool = False
) -> tuple[str, ...]:
    """Return the IRIs of what a name, an IRI or a key below the base stands for.

    Usually one. Several come back for a name that texts left unresolved, and for any name when
    ``several`` allows it. Raises :class:`UnknownNameError` and :class:`AmbiguousNameError`.
    """
    if known := _as_iri(store, name):
        return (known,)
    places, others = PLACES & set(classes), set(classes) - PLACES
    found = (
        _exact(store, name, classes)
        or _in_all_labels(store, name, others)
        or _in_all_labels(store, name, places)  # last, as there are thousands of them
    )
    if not found:
        raise UnknownNameError(name, _nearest(store, name, classes))
    chosen = _narrowed(store, found)
    if len(chosen) > 1 and not several and not all("/unresolved/" in iri for iri in chosen):
        raise AmbiguousNameError(name, [_candidate(store, iri) for iri in chosen])
    return tuple(chosen)


def completions(store: Store, start: str, classes: Collection[str] = ANYTHING) -> list[str]:
    """Return the labels that begin as somebody has begun to type, for the shell."""
    head = folded(start)
    labels = {label for label, _, _ in _labels(store, classes)}
    return sorted(label for label in labels if folded(label).startswith(head))[:50]


def _as_iri(store: Store, name: str) -> str | None:
    """Take a name for an IRI, or for a key below the base, if the store knows that thing."""
    for iri in (name, base_iri() + name) if "/" in name else ():
        try:
            node = ox.NamedNode(iri)
        except ValueError:
            continue
        if any(True for _ in store.graph.quads_for_pattern(node, None, None)):
            return iri
    return None


def _exact(store: Store, name: str, classes: Collection[str]) -> list[str]:
    """Find things that bear the very label, by the index and so without reading all labels."""
    literals = [ox.Literal(name, language="en"), ox.Literal(name, language="vi"), ox.Literal(name)]
    if number := number_in(name):
        literals.append(ox.Literal(number))
    rows = [row for literal in literals for row in ask(store, "labelled", label=literal)]
    return _best((thing, prop) for _, thing, kind, prop in rows if kind in classes)


def _labels(store: Store, classes: Collection[str]) -> list[tuple[str, str, str]]:
    """Return label, thing and property of everything of some classes."""
    return [
        (label or "", thing or "", prop or "")
        for kind in sorted(classes)
        for label, thing, _, prop in ask(store, "labels", **{"class": kind})
    ]


def _in_all_labels(store: Store, name: str, classes: Collection[str]) -> list[str]:
    labels = _labels(store, classes)
    number = number_in(name)
    for form, wanted in ((composed, name), (folded, name), (folded, number)):
        if wanted and (key := form(wanted)):
            found = _best((thing, prop) for label, thing, prop in labels if form(label) == key)
            if found:
                return found
    return []


def _best(hits: Iterable[tuple[str | None, str | None]]) -> list[str]:
    """Return the things that bear a name as their main one, else those that bear it at all."""
    listed = list(hits)
    main = {thing or "" for thing, prop in listed if prop in _MAIN}
    return sorted(main or {thing or "" for thing, _ in listed})


def _narrowed(store: Store, found: list[str]) -> list[str]:
    """Drop what is less likely meant.

    That is: unresolved names beside resolved ones, communes beside a province, and what was
    before beside what it became.
    """
    if len(found) == 1:
        return found
    resolved = [iri for iri in found if "/unresolved/" not in iri] or found
    naming = Naming(store)
    provinces = [iri for iri in resolved if naming.actor(iri)["kind"] == "province"]
    others = [iri for iri in resolved if "/place/" not in iri]
    resolved = provinces + others if provinces else resolved
    standing = [
        iri
        for iri in resolved
        if not any(change.iri in resolved for change in successors(store, iri))
    ]
    return standing or resolved


def _candidate(store: Store, iri: str) -> str:
    """Describe one of several candidates: label, kind and IRI."""
    actor = Naming(store).actor(iri)
    within = next(
        (row[2] for row in ask(store, "properties", thing=iri) if row[1] == PG.partOf), ""
    )
    where = f" in {Naming(store).actor(within)['label']}" if within else ""
    return f"{actor['label']} ({actor['kind']}{where}) {iri}"


def _nearest(store: Store, name: str, classes: Collection[str]) -> list[str]:
    """Propose the labels nearest to a name; they are offered, never taken for it."""
    from rapidfuzz import fuzz, process

    labels = sorted({label for label, _, _ in _labels(store, classes)})
    hits = process.extract(
        folded(name),
        [folded(label) for label in labels],
        scorer=fuzz.WRatio,
        score_cutoff=70,
        limit=8,
    )
    return list({folded(labels[index]): labels[index] for _, _, index in hits}.values())[:4]
