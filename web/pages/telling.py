"""Names, sentences and tasks as templates show them: in the language of the page, with links."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

import pyoxigraph as ox

from ...graph import Store
from ...graph.iris import base_iri
from ...graph.page_text import safe_link
from ...graph.page_words import concepts
from ...ontology.terms import ELI, PG
from ...queries.entities import Actor, Naming
from ...queries.evidence import Evidence, Words, lexical
from ...queries.sources import Sources
from ...queries.tasks import Task
from .addresses import address_of_thing
from .asked import Visit
from .words import say

__all__ = ["Name", "Proof", "TaskRow", "Telling"]


@dataclass(frozen=True, slots=True)
class Name:
    """What a thing is called."""

    text: str
    language: str | None
    """The language of the name, where it is not that of the page."""
    address: str
    kind: str | None
    """What sort of thing it is, in words; None where that is not known."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Words of a source in their sentence."""

    before: str
    words: str
    after: str
    language: str | None
    source: str
    address: str
    """Where the words are marked in the whole text."""
    published: str | None
    link: str | None
    """Where the source was published; an address that a page may link to."""
    publisher: str | None
    page: int | None
    original: str | None


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with all that a list says of it."""

    name: Name
    assignees: list[Name]
    coordinators: list[Name]
    assigners: list[Name]
    documents: list[Name]
    deadline: str | None
    force: str
    proof: Proof | None


class Telling:
    """Tells of things for one page."""

    def __init__(self, store: Store, visit: Visit) -> None:
        self.store = store
        self.visit = visit
        self.naming = Naming(store)
        self.evidence = Evidence(store.graph)
        self.sources = Sources(store)

    def name(self, iri: str) -> Name:
        """Return the name of a thing."""
        return self.of(self.naming.actor(iri))

    def of(self, actor: Actor, language: str | None = None) -> Name:
        """Return the name of a thing; ``language`` is that of its label where none says so."""
        labels = actor["labels"]
        text = labels.get(self.visit.language)
        if text is None:
            text = actor["label"]
            if text == actor["iri"]:
                text = unquote(text.removeprefix(base_iri()))
            language = next((tag for tag, one in labels.items() if one == text), language)
        else:
            language = None
        return Name(
            text=text,
            language=None if language == self.visit.language else language,
            address=self.visit.to(address_of_thing(actor["iri"])),
            kind=self._kind_of(actor),
        )

    def _kind_of(self, actor: Actor) -> str | None:
        """Return what sort of thing it is: of a document its type, where texts tell it."""
        word = actor["kind"]
        if word == "document":
            kind = ox.NamedNode(ELI.type_document)
            types = self.store.graph.quads_for_pattern(ox.NamedNode(actor["iri"]), kind, None)
            named = sorted({lexical(quad.object).rpartition("/")[2] for quad in types})
            word = next((one for one in named if one != "Document"), word)
        return None if word == "other" and "/place/" not in actor["iri"] else self.kind(word)

    def kind(self, word: str) -> str:
        """Return what sort of thing it is, as ministry or task, in the language of the page."""
        if named := concepts([word]).get(word):
            return named.get(self.visit.language, word)
        try:
            return say(self.visit.language, f"one.{word}")
        except KeyError:
            return word

    def proof(self, words: Words) -> Proof:
        """Return words with their sentence and source."""
        source = self.sources.source(words.source)
        before, after = _around(words)
        link = safe_link(source["link"])
        return Proof(
            before=before,
            words=words.text,
            after=after,
            language=self._foreign(source["language"]),
            source=source["title"] or words.source,
            address=self.mark(words),
            published=source["published"],
            link=link if link and "//" in link else None,
            publisher=source["publisher"],
            page=words.page,
            original=words.original,
        )

    def source(self, path: str) -> Name:
        """Return the name of a source by its path."""
        source = self.sources.source(path)
        address = self.visit.to(address_of_thing(source["iri"]))
        text = source["title"] or path
        return Name(text, self._foreign(source["language"]), address, self.kind("source"))

    def mark(self, words: Words) -> str:
        """Return the address of words in the page of their source."""
        address = self.source(words.source).address
        return f"{address}#char={words.start},{words.end}"

    def task(self, task: Task) -> TaskRow:
        """Return a task for a list."""
        proofs = self.evidence.proving(task["task"])
        language = self.sources.source(task["source"])["language"]
        return TaskRow(
            name=self.of(_actor_of(task), language),
            assignees=[self.of(actor) for actor in task["assignees"]],
            coordinators=[self.of(actor) for actor in task["coordinators"]],
            assigners=[self.of(actor) for actor in task["assigners"]],
            documents=[self.name(iri) for iri in self._documents(task["task"])],
            deadline=task["deadline"],
            force=task["force"],
            proof=self.proof(proofs[0]) if proofs else None,
        )

    def _documents(self, task: str) -> list[str]:
        under = ox.NamedNode(PG.underDocument)
        found = self.store.graph.quads_for_pattern(ox.NamedNode(task), under, None)
        return sorted({q.object.value for q in found if isinstance(q.object, ox.NamedNode)})

    def _foreign(self, language: str | None) -> str | None:
        return None if language == self.visit.language else language


def _actor_of(task: Task) -> Actor:
    return Actor(iri=task["task"], label=task["text"], labels={}, aliases=[], kind="task")


def _around(words: Words) -> tuple[str, str]:
    """Return what stands before and after words in their sentence."""
    if words.sentence is None or words.sentence_start is None:
        return "", ""
    at = words.start - words.sentence_start
    if not words.sentence.startswith(words.text, at):
        return "", ""
    return words.sentence[:at], words.sentence[at + len(words.text) :]
