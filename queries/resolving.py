"""From a name that a person types to the things that bear it, in either language.

A name is looked for as it is typed, then without case, then without diacritics; the first step
that finds something ends the search, and main names win over other forms. Where several things
remain, nothing is guessed: the candidates are listed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from ..graph import Store
from ..graph.folding import composed, folded, number_in
from ..graph.iris import base_iri
from ..ontology.terms import ELI, PG
from .asking import ask
from .entities import Naming

__all__ = [
    "ACTORS",
    "ANYTHING",
    "DOCUMENTS",
    "PLACES",
    "AmbiguousNameError",
    "Change",
    "Reading",
    "UnknownNameError",
    "completions",
    "meant",
    "part_of",
    "predecessors",
    "resolve",
    "successors",
]

#: Classes that may be asked for by each kind of question.
ACTORS = frozenset({PG.Agency, PG.Office, PG.Group, PG.Person})
PLACES = frozenset({PG.Place})
DOCUMENTS = frozenset({ELI.LegalResource})
ANYTHING = ACTORS | PLACES | DOCUMENTS

#: Properties of main names, as the index calls them.
_MAIN = frozenset({"label", "name", "number"})
_LISTED = 12
#: So many labels are compared with a name that nothing bears.
_COMPARED = 5000

#: Labels (?1 are the classes of what bears them), to be narrowed.
_LABELS = """
SELECT n.value, h.iri, n.property, n.language
FROM {s}.name n JOIN {s}.thing h ON h.id = n.thing
WHERE EXISTS (
    SELECT 1 FROM {s}.name c WHERE c.thing = n.thing AND c.property = 'class'
    AND c.value IN (SELECT value FROM json_each(?1))
) AND EXISTS (SELECT 1 FROM {s}.said w WHERE w.name = n.id AND live(w.graph))
"""
_FOLDED = " AND n.folded = ?2"
_BEGUN = " AND n.folded >= ?2 AND n.folded < ?3"
_LIKE = """ AND n.id IN (
    SELECT rowid FROM {s}.name_words WHERE name_words MATCH ?2 ORDER BY rank LIMIT ?3
)"""
_ANY = " AND n.folded IS NOT NULL LIMIT ?2"
_CHANGES = """
SELECT f.iri, p.iri, c.date, c.document
FROM {s}.thing x JOIN {s}.change c ON c.SIDE = x.id
JOIN {s}.thing f ON f.id = c.former JOIN {s}.thing p ON p.id = c.present
WHERE x.iri = ? AND f.iri != p.iri AND live(c.graph)
"""
_FROM_FORMER, _FROM_PRESENT = (_CHANGES.replace("SIDE", side) for side in ("former", "present"))
_PART_OF = """
SELECT o.iri FROM {s}.thing h JOIN {s}.lies l ON l.thing = h.id JOIN {s}.thing o ON o.id = l.place
WHERE h.iri = ? AND l.property = 'part' AND live(l.graph)
"""
_KNOWN = "SELECT 1 FROM {s}.thing h WHERE h.iri = ?"

#: Gives the keys that the name of a body has in texts, as the builders read it.
Reading = Callable[[str], Iterable[str]]


class UnknownNameError(LookupError):
    """Nothing bears the name; the message offers the nearest names there are."""

    def __init__(self, name: str, nearest: Iterable[str]) -> None:
        self.name, self.nearest = name, tuple(nearest)
        close = "; ".join(f'"{other}"' for other in self.nearest)
        hint = f"; did you mean {close}?" if close else ""
        super().__init__(f'nothing is called "{name}"{hint}')


class AmbiguousNameError(LookupError):
    """Several things bear the name; the message lists them with their IRIs."""

    def __init__(self, name: str, candidates: list[str]) -> None:
        self.name = name
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
    return _changes((present, *told) for _, present, *told in store.index.rows(_FROM_FORMER, iri))


def predecessors(store: Store, iri: str) -> list[Change]:
    """Return what a present body or place was made of."""
    return _changes((former, *told) for former, _, *told in store.index.rows(_FROM_PRESENT, iri))


def part_of(store: Store, iri: str) -> str | None:
    """Return what a body or place is part of; the first by IRI where texts differ."""
    return min((whole for (whole,) in store.index.rows(_PART_OF, iri)), default=None)


def _changes(rows: Iterable[tuple[Any, ...]]) -> list[Change]:
    return [Change(*row) for row in sorted(set(rows), key=lambda row: [cell or "" for cell in row])]


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
    found = _exact(store, name, classes) or _alike(store, name, others)
    found = found or _alike(store, name, places)  # last, as there are thousands of them
    if not found:
        raise UnknownNameError(name, _nearest(store, name, classes))
    chosen = _narrowed(store, found)
    if len(chosen) > 1 and not several and not all("/unresolved/" in iri for iri in chosen):
        raise AmbiguousNameError(name, [_candidate(store, iri) for iri in chosen])
    return tuple(chosen)


def meant(
    store: Store, name: str, classes: Collection[str], read: Reading, several: bool = False
) -> tuple[str, ...]:
    """Return the IRIs of what a name stands for, by label and else as texts are read.

    So bodies are also found by wordings that no text of the store used: "UBND Nghệ An" finds the
    "People's Committee of Nghe An". Raises what :func:`resolve` raises.
    """
    try:
        return resolve(store, name, classes, several)
    except UnknownNameError:
        for key in read(name) if name.strip() and PG.Agency in classes else ():
            try:
                return resolve(store, key, classes, several)
            except UnknownNameError:
                continue
        raise


def completions(store: Store, start: str, classes: Collection[str] = ANYTHING) -> list[str]:
    """Return the labels that begin as somebody has begun to type, for the shell."""
    head = folded(start)
    found = _labels(store, classes, _BEGUN, head, f"{head}\x7f")
    return sorted({label for label, *_ in found})[:50]


def _as_iri(store: Store, name: str) -> str | None:
    """Take a name for an IRI, or for a key below the base, if the store knows that thing."""
    for iri in (name, base_iri() + name) if "/" in name else ():
        if store.index.rows(_KNOWN, iri) or _in_graph(store, iri):
            return iri
    return None


def _in_graph(store: Store, iri: str) -> bool:
    """Tell whether anything is said of a thing, of those too that are not looked up by name."""
    import pyoxigraph as ox

    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return False
    return bool(ask(store, "known", thing=node))


_Label = tuple[str, str, str, str]
"""Label, thing, property and language."""


def _labels(store: Store, classes: Collection[str], narrowed: str, *values: object) -> list[_Label]:
    """Return labels of things of some classes, narrowed by a condition."""
    return store.index.rows(_LABELS + narrowed, json.dumps(sorted(classes)), *values)


def _exact(store: Store, name: str, classes: Collection[str]) -> list[str]:
    """Find things that bear the very label, or the very number that the name holds."""
    found = [row for row in _labels(store, classes, _FOLDED, folded(name)) if row[0] == name]
    if number := number_in(name):
        numbered = _labels(store, classes, _FOLDED, folded(number))
        found += [row for row in numbered if row[0] == number and not row[3]]
    return _best(found)


def _alike(store: Store, name: str, classes: Collection[str]) -> list[str]:
    """Find things whose label differs in case alone, or else in diacritics."""
    number = number_in(name)
    for form, wanted in ((composed, name), (folded, name), (folded, number)):
        if wanted and (key := form(wanted)):
            labels = _labels(store, classes, _FOLDED, folded(wanted))
            if found := _best(row for row in labels if form(row[0]) == key):
                return found
    return []


def _best(hits: Iterable[_Label]) -> list[str]:
    """Return the things that bear a name as their main one, else those that bear it at all."""
    listed = list(hits)
    main = {thing for _, thing, prop, _ in listed if prop in _MAIN}
    return sorted(main or {thing for _, thing, _, _ in listed})


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
    naming = Naming(store)
    actor = naming.actor(iri)
    within = part_of(store, iri)
    where = f" in {naming.actor(within)['label']}" if within else ""
    return f"{actor['label']} ({actor['kind']}{where}) {iri}"


def _nearest(store: Store, name: str, classes: Collection[str]) -> list[str]:
    """Propose the labels nearest to a name; they are offered, never taken for it."""
    from rapidfuzz import fuzz, process

    # Most slips are not in the first letters of every word; if they are, a part must do.
    heads = " OR ".join(f'"{word[:3]}"*' for word in folded(name).split())
    found = _labels(store, classes, _LIKE, heads, _COMPARED) if heads else []
    labels = sorted({label for label, *_ in found or _labels(store, classes, _ANY, _COMPARED)})
    hits = process.extract(
        folded(name),
        [folded(label) for label in labels],
        scorer=fuzz.WRatio,
        score_cutoff=70,
        limit=8,
    )
    return list({folded(labels[index]): labels[index] for _, _, index in hits}.values())[:4]
