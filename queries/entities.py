"""Bodies, offices, groups, people and places: what they are called and where texts name them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TypedDict

from ..graph import Store
from ..ontology.terms import ELI, PG
from .asking import ask

__all__ = ["CLASSES", "Actor", "Entity", "Mention", "Naming", "entities", "mentions_of"]

#: Classes that ``entities`` lists, by the name a user gives them.
CLASSES = {
    "agency": PG.Agency,
    "place": PG.Place,
    "person": PG.Person,
    "office": PG.Office,
    "group": PG.Group,
}
_KIND_OF_CLASS = {iri: name for name, iri in CLASSES.items()} | {ELI.LegalResource: "document"}

_SAID = """
SELECT n.property, n.value, n.language
FROM {s}.thing t JOIN {s}.name n ON n.thing = t.id
WHERE t.iri = ? AND EXISTS (SELECT 1 FROM {s}.said w WHERE w.name = n.id AND live(w.graph))
"""
_TASK = "SELECT t.text FROM {s}.task t WHERE t.iri = ? AND live(t.graph)"


class Mention(TypedDict):
    """Words of a source that name something; offsets in code points of its plain text."""

    source: str
    start: int
    end: int
    text: str


class Actor(TypedDict):
    """A party as answers carry it."""

    iri: str
    label: str
    labels: dict[str, str]
    aliases: list[str]
    kind: str


class Entity(Actor):
    """A thing with everything that ``entities`` says of it."""

    positions: list[str]
    mentions: list[Mention]


class Naming:
    """Looks up what things are called, each once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._actors: dict[str, Actor] = {}
        self._titles: dict[str, tuple[str | None, str | None]] = {}

    def actor(self, iri: str) -> Actor:
        """Return a thing's labels, aliases and kind."""
        if iri not in self._actors:
            self._describe(iri)
        return self._actors[iri]

    def number_and_title(self, iri: str) -> tuple[str | None, str | None]:
        """Return number and title of a document, None for what it does not have."""
        if iri not in self._actors:
            self._describe(iri)
        return self._titles[iri]

    def document(self, iri: str) -> str:
        """Return a document's number, or its title, or its IRI where it has neither."""
        number, title = self.number_and_title(iri)
        return number or title or iri

    def _describe(self, iri: str) -> None:
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for prop, value, language in sorted(set(self._store.index.rows(_SAID, iri))):
            found[prop].append((language, value))
        labels: dict[str, str] = {}
        aliases = {value for _, value in found["alias"]}
        for language, value in found["label"] + found["name"]:
            if labels.setdefault(language or "en", value) != value:
                aliases.add(value)
        classes = [_KIND_OF_CLASS[value] for _, value in found["class"]]
        kinds = [value for _, value in found["kind"]] or classes
        number = next((value for _, value in found["number"]), None)
        titles = [value for _, value in found["title"]]
        title = max(titles, key=lambda t: (len(t), t), default=None)
        main = labels.get("en") or labels.get("vi") or next(iter(labels.values()), None)
        label = main or number or title
        if label is None and (words := self._store.index.rows(_TASK, iri)):
            kinds, label = ["task"], words[-1][0]
        aliases -= set(labels.values())
        self._titles[iri] = (number, title)
        self._actors[iri] = Actor(
            iri=iri,
            label=label or iri,
            labels=labels,
            aliases=sorted(aliases),
            kind=kinds[0] if kinds else "other",
        )


def mentions_of(store: Store, kind: str, only: str | None = None) -> dict[str, list[Mention]]:
    """Return the words that name the things of a class, by IRI, in the order of the texts."""
    bound = {"class": kind} | ({"entity": only} if only else {})
    found: dict[str, list[Mention]] = defaultdict(list)
    for _, entity, source, start, end, text in ask(store, "mentions", **bound):
        found[entity or ""].append(
            Mention(source=source or "", start=int(start or 0), end=int(end or 0), text=text or "")
        )
    for mentions in found.values():
        mentions.sort(key=lambda mention: (mention["source"], mention["start"], mention["end"]))
    return found


def entities(store: Store, kind: str, only: str | None = None) -> list[Entity]:
    """Return things of a kind (a key of :data:`CLASSES`) that texts speak of, by label.

    ``only`` narrows to one IRI.
    """
    bound = {"class": CLASSES[kind]} | ({"entity": only} if only else {})
    naming = Naming(store)
    mentions = mentions_of(store, CLASSES[kind], only)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    positions: dict[str, list[str]] = defaultdict(list)
    for _, entity, prop, value, _ in ask(store, "facts_in_texts", **bound):
        if prop == PG.kind:
            kinds[entity or ""][value or ""] += 1
        elif prop == PG.position and value and value not in positions[entity or ""]:
            positions[entity or ""].append(value)
    found = []
    for iri, votes in kinds.items():
        # Texts may differ: most of them decide, the alphabet breaks a tie.
        kind_of_it = min(votes, key=lambda each: (-votes[each], each))
        actor = Actor(**{**naming.actor(iri), "kind": kind_of_it})
        found.append(Entity(**actor, positions=positions[iri], mentions=mentions[iri]))
    return sorted(found, key=lambda entity: (entity["label"].casefold(), entity["iri"]))
