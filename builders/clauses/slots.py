"""What a clause leaves to its surroundings: who assigns, under what, with whom and by when.

Each slot is filled together with the reason: in which way its filler was found, and in which words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..model import (
    Block,
    Document,
    DocumentFact,
    Force,
    Found,
    Mention,
    Name,
    Person,
    Quote,
    Slot,
    Text,
    Way,
)
from .deadlines import Deadlines
from .discourse import Discourse
from .grammar import ITEM, Candidate, Grammar
from .masking import Actor, Masked, mask
from .outline import Outline

__all__ = ["NOBODY", "Mandate", "Slots"]

#: Characters of an article with its blank: what stands after no more opens the sentence.
_ARTICLE = 4
#: How far before a task somebody may stand who orders it, in characters of the mask.
_SIGHT = 1200


class Mandate(NamedTuple):
    """Who assigns a task, under which document, and how the former was found."""

    assigners: tuple[Name, ...]
    document: DocumentFact | None
    way: Way
    quote: Quote | None = None


#: What is only advised beside a document, nobody assigns.
NOBODY = Mandate((), None, "clause")


class Slots:
    """Fills the slots of clauses from the sentence, the heads above it and what was said before."""

    def __init__(
        self,
        text: Text,
        grammar: Grammar,
        discourse: Discourse,
        outline: Outline,
        written: str | None,
    ) -> None:
        self.text = text
        self.grammar = grammar
        self.discourse = discourse
        self.outline = outline
        self.block = Block("", (), ())
        self.met: dict[Name, Quote] = {}
        self.deadlines = Deadlines(grammar, written)

    def mask(self, sentence: str, offset: int, mentions: Sequence[Mention]) -> Masked:
        """Mask a sentence with the folds of the language."""
        grammar = self.grammar
        shared = (grammar.shared, grammar.determined)
        some = (grammar.described, grammar.told)
        return mask(sentence, offset, mentions, grammar.folds, shared, *some)

    def quote(self, block: Block, start: int, end: int) -> Quote:
        """Return the exact words of the source at block offsets."""
        first, last = block.span(start, end)
        return Quote(first, last, self.text.content[first:last])

    def names(self, party: Sequence[Actor]) -> tuple[Name, ...]:
        """Return the names of those who receive a task."""
        return tuple(dict.fromkeys(map(self.discourse.known_as, party)))

    def givers(self, party: Sequence[Actor]) -> tuple[Name, ...]:
        """Return the names of those who give one."""
        return tuple(dict.fromkeys(map(self.discourse.giver, party)))

    def names_by(self, masked: Masked, character: str) -> tuple[Name, ...]:
        """Return the names of the givers behind a character of the mask."""
        return self.givers(masked.who(character))

    def ordered_by(self, masked: Masked, character: str) -> tuple[Name, ...]:
        """Return who gives an order: of a row the issuer alone, in a text that is his document.

        "As the Party, the Government, the Prime Minister asks ...": the others stand before.
        """
        names = self.names_by(masked, character)
        own = self.discourse.own
        return tuple(n for n in names if own and n in own.issuers) or names

    def found(self, slot: Slot, way: Way, masked: Masked, start: int, end: int) -> Found:
        """Return the reason for a filler that stands at these places of the mask."""
        return Found(slot, way, self.quote(self.block, *masked.span(start, end)))

    def assignee(self, masked: Masked, one: Candidate) -> Found:
        """Return how the assignees of a clause were found."""
        if masked.text.startswith(one.who, one.who_at):
            way: Way = "pointer" if one.who in masked.pointers else "clause"
            return self.found("assignee", way, masked, one.who_at, one.who_at + 1)
        described = masked.who(one.who)[0].mention
        words = self.quote(self.block, described.start, described.end)
        return Found("assignee", "clause", words)

    def authority(self, masked: Masked, one: Candidate, candidates: Sequence[Candidate]) -> Mandate:
        """Return who assigns a task, and under which document."""
        discourse, outline = self.discourse, self.outline
        if one.pattern.nested:
            return self._over(masked, one, candidates)
        if one.pattern.follows and not one.by and discourse.document is None:
            # who gives the order that it goes on from: "A directs X to ..., Y to ..."
            led = (c.by for c in reversed(candidates) if c.start < one.start and c.by)
            one = replace(one, by=next(led, None))
        if discourse.aside and not (one.by or one.pattern.nested):
            return Mandate(discourse.aside.issuers, discourse.aside, "document")
        if one.by:
            if one.by in masked.documents:
                return self._told_by(masked.documents[one.by])
            by, words = self.ordered_by(masked, one.by), self._words(masked, one.by)
            carrier = None if _quoted(masked.text, one.what) else self.carrier(by)
            return Mandate(by, carrier, "clause", words)
        if discourse.own is None and discourse.speaker and _quoted(masked.text, one.who_at):
            by = (discourse.giver(discourse.speaker),)
            return Mandate(by, None, "speaker", self._named_last(by))
        for order in self._orders_before(masked, one):
            if order.end() <= max(one.who_at, one.what) + 1:
                if order["by"] in masked.documents:
                    return self._told_by(masked.documents[order["by"]])
                through = next((c for c in order.group() if c in masked.documents), None)
                if through and discourse.own is None:
                    return self._told_by(masked.documents[through])
                if order["by"] != one.who:
                    by = discourse.assigners = self.ordered_by(masked, order["by"])
                    carrier, words = self.carrier(by), self._words(masked, order["by"])
                    givers = discourse.behind() if carrier else by
                    return Mandate(givers, carrier, "sentence", words)
        if discourse.fresh and discourse.document and one.pattern is not ITEM:
            return self.behind()
        if by := outline.assigners():
            carrier = outline.document() or self.carrier(by)
            return Mandate(by, carrier, "head", outline.words("assigners"))
        if discourse.document and (discourse.own or discourse.carries(discourse.assigners)):
            return self.behind()
        if discourse.assigners:
            by = discourse.assigners
            return Mandate(by, None, "before", self._named_last(by))
        speaker = discourse.speaker
        by = (discourse.giver(speaker),) if speaker else ()
        return Mandate(by, None, "speaker", self._named_last(by))

    def _told_by(self, document: Document) -> Mandate:
        """Return who assigns what a document says, and that document."""
        self.discourse.take_up(document)
        aside = self.discourse.aside
        return Mandate(aside.issuers, aside, "document") if aside else self.behind()

    def behind(self) -> Mandate:
        """Return who assigns what the document reported on assigns, and that document."""
        discourse = self.discourse
        by, document = discourse.behind(), discourse.document
        if document and by == document.issuers:
            return Mandate(by, document, "document", document.evidence.get("issuers"))
        said = by in (discourse.assigners, discourse.centre)
        return Mandate(by, document, "before" if said else "speaker", self._named_last(by))

    def _over(self, masked: Masked, one: Candidate, candidates: Sequence[Candidate]) -> Mandate:
        """Return who directs somebody inside a task: the party of that task."""
        outer = [c for c in candidates if not c.pattern.nested and c.what <= one.start]
        holder = outer[-1] if outer else None
        if holder is None and not self.outline.party():
            # nobody is told to direct: the one who directs gives the order
            before = (c for c in reversed(masked.text[: one.start]) if c in masked.actors)
            if giver := next(before, None):
                by = self.names_by(masked, giver)
                return Mandate(by, self.carrier(by), "sentence", self._words(masked, giver))
        party = (
            self.outline.party()
            if holder and holder.pattern is ITEM
            else masked.who(holder.who)
            if holder
            else ()
        )
        discourse = self.discourse
        document = discourse.aside or discourse.document or self.outline.document()
        words = (
            self.outline.words("party")
            if holder is None or holder.pattern is ITEM
            else self._words(masked, holder.who)
        )
        return Mandate(self.givers(party), document, "task", words)

    def reasons(self, by: Mandate, masked: Masked | None = None) -> tuple[Found, ...]:
        """Return how the assigners and the document of a task were found."""
        assigner = (Found("assigner", by.way, by.quote),) if by.assigners else ()
        return (*assigner, *self._document(by.document, masked))

    def _document(self, fact: DocumentFact | None, masked: Masked | None) -> Iterator[Found]:
        if fact is None or not fact.citable:
            return
        if masked:
            for character, document in masked.documents.items():
                if self.discourse.meant.get(document) is fact:
                    yield Found("document", "sentence", self._words(masked, character))
                    return
        head = self.outline.words("document")
        named = (q for q in fact.mentions if head and head.start <= q.start < head.end)
        if words := next(named, None):
            yield Found("document", "head", words)
        else:
            starts = self.block.starts  # none where the text opens with a table
            here = starts[masked.starts[0] if masked else 0] if starts else 0
            before = (quote for quote in reversed(fact.mentions) if quote.start < here)
            way: Way = "text" if fact.own else "report"
            yield Found("document", way, None if fact.own else next(before, None))

    def meet(self, masked: Masked) -> None:
        """Remember in which words those were named who may give the orders that follow."""
        for character in masked.actors:
            if words := self._words(masked, character):
                self.met.update(dict.fromkeys(self.names_by(masked, character), words))

    def _named_last(self, by: Sequence[Name]) -> Quote | None:
        """Return the last words that named somebody who gives orders."""
        return next((self.met[name] for name in by if name in self.met), None)

    def _words(self, masked: Masked, character: str) -> Quote | None:
        """Return the words behind a character of the mask, where it still stands in it."""
        at = masked.text.find(character)
        return self.quote(self.block, *masked.span(at, at + 1)) if at >= 0 else None

    def _orders_before(self, masked: Masked, one: Candidate) -> Iterator[re.Match[str]]:
        """Yield the orders that may stand before a task in its sentence, within sight of it."""
        first, last = max(0, one.who_at - _SIGHT), max(one.who_at, one.what) + 1
        for order in self.grammar.order.finditer(masked.text, first, last):
            if order.start("by") < one.who_at:
                yield order

    def carrier(self, assigners: tuple[Name, ...]) -> DocumentFact | None:
        """Return the document reported on, where it carries the orders of these assigners."""
        return self.discourse.document if self.discourse.carries(assigners) else None

    def force(self, masked: Masked, one: Candidate) -> Force:
        """Return the force of a clause.

        What an official says should be done is a duty; what others say must be done is advice.
        """
        if self.discourse.speaks_officially():
            return "duty"
        speaker = self.discourse.speaker
        alone = speaker is None and one.who_at - masked.begin <= _ARTICLE
        if alone and self.discourse.document and self.discourse.own is None:
            return "duty"  # nobody else speaks: the document says that they should
        if one.pattern.spoken and speaker and isinstance(speaker.mention, Person):
            return "recommendation" if _quoted(masked.text, one.who_at) else "duty"
        return one.pattern.force

    def coordinators(
        self, masked: Masked, start: int, end: int, who: str, what: int = 0
    ) -> tuple[tuple[Name, ...], Quote | None]:
        """Return those who coordinate in a stretch of the mask, without the assignees ``who``.

        Together with them comes the quote of the first. From ``what`` on the task may turn to
        somebody else, with whom they coordinate then.
        """
        names: dict[Name, None] = {}
        words: Quote | None = None
        for found in self.grammar.coordinator.finditer(masked.text, start, end):
            character = found["who"] or found["helped"]
            theirs = self.grammar.directs.search(masked.text, what, found.start())
            if character != who and not theirs:
                names.update(dict.fromkeys(self.names_by(masked, character)))
                words = words or self._words(masked, character)
        return tuple(names), words

    def partners(
        self, masked: Masked, one: Candidate, reach: int, first: bool
    ) -> tuple[tuple[Name, ...], tuple[Found, ...]]:
        """Return those who coordinate in a clause that reaches to ``reach``.

        Where it is the ``first`` of its sentence, the sentence may open with them.
        """
        names, words = self.coordinators(masked, one.start, reach, one.who, one.what)
        way: Way = "clause"
        if not names and first:
            opening = self.grammar.coordinator.match(masked.text, 0, one.start)
            end = opening.end() if opening else 0
            names, words = self.coordinators(masked, 0, end, one.who)
            way = "opening"
        if not names and one.pattern is ITEM:
            names, words = self.outline.coordinators(), self.outline.words("party")
            way = "head"
        return names, (Found("coordinator", way, words),) if names else ()

    def due_by(
        self, masked: Masked, one: Candidate, reach: int, first: bool
    ) -> tuple[str | None, tuple[Found, ...]]:
        """Return the deadline of a clause that reaches to ``reach``.

        Where it is the ``first`` of its sentence, the deadline may stand before it. Words from
        which no day follows are kept without one.
        """
        opening = first and one.pattern is not ITEM
        due = self.deadlines.clause(masked, self.block, one.start, reach, opening)
        if due:
            way: Way = "clause" if due.place[0] >= one.start else "opening"
            return due.value, (self.found("deadline", way, masked, *due.place),)
        begin = 0 if first else one.start
        if undated := self.grammar.undated.search(masked.text, begin, reach):
            way = "clause" if undated.start() >= one.start else "opening"
            return None, (self.found("deadline", way, masked, *undated.span()),)
        if one.pattern is ITEM and (above := self.outline.deadline()):
            return above, (Found("deadline", "head", self.outline.words("deadline")),)
        return None, ()


def _quoted(text: str, at: int) -> bool:
    """Whether words are somebody's own: a quotation is open there, or closes without opening."""
    before, after = text[:at].replace("“", '"'), text[at:].replace("”", '"')
    opened = before.count('"') - before.count("”")
    return opened % 2 == 1 or (opened == 0 and after.replace("“", '"').count('"') % 2 == 1)
