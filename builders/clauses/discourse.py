"""What a reader has in mind between sentences: the document reported on, who speaks, who acts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from ..model import Block, Document, DocumentFact, Mention, Name, Office, Person
from .grammar import Grammar
from .masking import Actor, Masked

__all__ = ["Discourse"]

#: Paragraphs without an assignment after which a reported document is no longer the topic, in a
#: text that reports on several.
_FORGET_AFTER = 3
#: Characters from which a block counts as a paragraph.
_PARAGRAPH = 80
#: Kinds of documents that assign nothing to anybody in news.
_NEVER_TOPIC = frozenset(("Law", "Report"))
#: Named actors kept in mind.
_REMEMBERED = 12
#: Characters of an article with its blank: what stands after no more opens the sentence.
_ARTICLE = 4
#: Characters of a sentence that only says whom the next ones are about: "For the X."
_TOPIC = 12
#: Characters between a person and the office in apposition to it: ", ", ", the ".
_APPOSITION = 8


@dataclass(slots=True)
class Discourse:
    """The state of reading; one for each text."""

    grammar: Grammar
    documents: Sequence[DocumentFact]
    """The documents of the text."""
    own: DocumentFact | None = None
    """The document that the text itself is; found among ``documents``."""
    document: DocumentFact | None = None
    fresh: bool = False
    """Whether the sentence has taken it up."""
    apart: bool = False
    """Whether people have met since, or other news began: what somebody orders is not in it."""
    aside: DocumentFact | None = None
    """A law that the sentence refers to; it carries the duties of that sentence alone."""
    assigners: tuple[Name, ...] = ()
    """Who gave the last order, for orders that go on without naming anybody."""
    backers: tuple[Name, ...] = ()
    """Who signed the document reported on, where nothing else tells its issuer."""
    speaker: Actor | None = None
    hero: Actor | None = None
    """Who a sentence was last about, if a person: "he" where nobody has spoken yet."""
    opener: tuple[Actor, ...] = ()
    """Whom the last sentence opened with, if it opened with somebody: "it" and "their order"."""
    subjects: list[tuple[Actor, ...]] = field(default_factory=list)
    """The last two parties that had something to do, for "it" and "the two ministries"."""
    several: tuple[Actor, ...] = ()
    """The last group or row of bodies named, for "they"."""
    named: list[Actor] = field(default_factory=list)
    """Bodies named lately, for "the ministry"."""
    holders: dict[str, Name] = field(default_factory=dict)
    """Offices of the people met so far, by full name and by the syllable they are called by."""
    addressed: list[Actor] = field(default_factory=list)
    """Bodies that the text is sent to."""
    idle: int = 0
    rank: int = 0
    """Depth of the block that is being read."""
    taken_at: int = 0
    """Depth of the block in which the document reported on was taken up."""
    base: DocumentFact | None = None
    """What was reported on above the list whose items have topics of their own."""
    topics: set[str] = field(default_factory=set)
    """Keys of the documents reported on so far."""

    meant: dict[Document, DocumentFact] = field(default_factory=dict)
    """What the documents mentioned in the block stand for."""
    centre: tuple[Name, ...] = ()
    """The central Party bodies last named: they stand behind Party documents without issuer."""
    _back: bool = False
    """Whether the sentence goes back to what was before the document reported on."""
    _before: DocumentFact | None = None
    """What was reported on before a sentence that goes back to another."""
    _spans: dict[tuple[int, int], DocumentFact] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.document = self.own = next((d for d in self.documents if d.own), None)
        self._spans = {(q.start, q.end): d for d in self.documents for q in d.mentions}

    def paragraph(self, assigned: bool, length: int) -> None:
        """Close a paragraph; one of several topics that no longer assigns anything is forgotten.

        Titles and other lines shorter than a sentence do not count.
        """
        if assigned:
            self.idle = 0
        elif length >= _PARAGRAPH:
            self.idle += 1
        if self.idle >= _FORGET_AFTER and len(self.topics) > 1 and self.own is None:
            self.document, self.assigners, self.speaker = None, (), None

    @property
    def ordered(self) -> bool:
        """Whether somebody has given an order in this paragraph or the one before."""
        return bool(self.assigners) and self.idle == 0

    def turn(self) -> None:
        """Begin a new piece of news, under a heading, in a text that has reported on several."""
        if self.own is None and len(self.topics) > 1:
            self.apart, self.assigners, self.speaker = True, (), None

    def hear(self, masked: Masked) -> None:
        """Take in which document a sentence takes up and who speaks in it."""
        self.aside, self.fresh = None, False
        self._back, self._before = bool(self.grammar.earlier.search(masked.text)), None
        if self.document and any(
            self.meant.get(d) is self.document for d in masked.documents.values()
        ):
            self.idle = 0
        if self.own is None:
            self.apart = self.apart or bool(self.grammar.meeting.search(masked.text))
            self._follow(masked)
            self._pass_on(masked)
        self._hear_centre(masked)
        if self.own is None and (label := self.grammar.answers.match(masked.text)):
            self._answer(masked.who(label["by"]))
        if said := self.grammar.speech.search(masked.text):
            self.speaker = masked.who(said["by"])[-1]
            # whose own words are quoted speaks, even if he has signed the document
            self.apart = self.apart or bool(_QUOTED.search(masked.text))
        shared = self.grammar.shares.search(masked.text)
        if shared and not said and not (self.document and self.behind()):
            party = masked.who(shared["by"]) if shared["by"] else self.opener
            self.assigners = tuple(map(self.giver, party[-1:])) or self.assigners

    def _answer(self, party: Sequence[Actor]) -> None:
        """Let somebody speak whose words follow a label; a body's tasks follow one too."""
        if len(party) == 1 and party[0].named and party[0].office.kind in ("office", "person"):
            self.speaker = party[0]

    def _pass_on(self, masked: Masked) -> None:
        """Note whose words the document reported on passes on."""
        issuers = self.document.issuers if self.document else ()
        if self.assigners or not any(_PASSES_ON.search(n.name.casefold()) for n in issuers):
            return
        if words := self.grammar.passed_on.search(masked.text):
            self.assigners = (self.giver(masked.who(words["by"])[-1]),)

    def _hear_centre(self, masked: Masked) -> None:
        """Note the central Party bodies that act; those of another document do not."""
        acting = [
            a.name
            for n, c in enumerate(masked.text)
            if c in masked.actors
            for a in masked.who(c)
            if not self.grammar.issued_by.search(masked.text, 0, n)
            and self.grammar.centre.fullmatch(a.name.name)
        ]
        if acting:
            self.centre = tuple(dict.fromkeys(acting))

    def _follow(self, masked: Masked) -> None:
        """Take up the document that the sentence brings forward, if any."""
        found = [
            (match.start("doc"), masked.documents[match["doc"]])
            for pattern in self.grammar.live
            for match in pattern.finditer(masked.text)
        ]
        # a law carries the duties of a sentence only where they are told as those under it
        under = {masked.documents[m["doc"]] for m in self.grammar.under.finditer(masked.text)}
        found = [
            (at, d)
            for at, d in found
            if not self._only_mentioned(d) or (d in under and d.type != "Report")
        ]
        topic = min(found, key=lambda f: f[0], default=None)
        topic = topic or (self._topic(masked) if self.document is None else None)
        if topic:
            self.apart, self.fresh = False, topic[1] not in under
            self.take_up(topic[1])
            self._signed(masked, topic[0])

    def cites(self, masked: Masked) -> bool:
        """Whether a sentence reports on a document that nothing tells the number or title of."""
        unknown = {c for c, d in masked.documents.items() if d not in self.meant}
        taken = (m["doc"] for pattern in self.grammar.live for m in pattern.finditer(masked.text))
        return bool(self.grammar.unnamed.search(masked.text)) or any(c in unknown for c in taken)

    def _only_mentioned(self, document: Document) -> bool:
        """Whether a document assigns nothing in news; auditors' and inspectors' reports do."""
        fact = self.meant.get(document)
        issuers = " ".join(n.name for n in fact.issuers) if fact else ""
        return document.type in _NEVER_TOPIC and not _EXAMINES.search(issuers)

    def _topic(self, masked: Masked) -> tuple[int, Document] | None:
        """Return the document that a text opens with, unless it is only background."""
        for place, character in enumerate(masked.text):
            document = masked.documents.get(character)
            fact = self.meant.get(document) if document else None
            if (
                document is None
                or fact is None
                or not fact.number
                or self._only_mentioned(document)
            ):
                continue
            if not self.grammar.background_document.search(masked.text, 0, place):
                return place, document
        return None

    def _signed(self, masked: Masked, place: int) -> None:
        """Let who signs a document stand behind it where nothing tells its issuer."""
        if self.document is None or self.document.issuers or self.assigners:
            return
        if signed := self.grammar.signed.search(masked.text, 0, place + 1):
            self.assigners = self.backers = (self.giver(masked.who(signed["by"])[-1]),)

    def take_up(self, document: Document) -> None:
        """Make ``document`` the one that is reported on."""
        fact = self.meant.get(document)
        live = self.document
        bare = document.short and document.number is None and document.title is None
        if fact is None or fact is live or (bare and live and live.type == document.type):
            return
        if self._only_mentioned(document):
            self.aside = fact
        else:
            if live and self._back:
                self._before = live
            if self.rank and not self.taken_at:
                self.base = live
            self.document, self.assigners, self.backers = fact, (), ()
            self.taken_at = self.rank
            self.topics.add(fact.key)
        self.idle = 0

    def next_item(self, rank: int, headed: bool) -> None:
        """Begin a block: among points that no head joins, each has its own topic.

        What somebody else has ordered besides the document reported on is over with its paragraph.
        """
        self.rank = rank
        live = self.document is not None and self.own is None and not self.apart
        if live and not headed and not self.carries(self.assigners):
            self.assigners, self.speaker = (), None
        if rank and rank == self.taken_at and not headed and self.own is None:
            self.document, self.assigners, self.speaker = self.base, (), None
            self.taken_at = 0

    def open_block(self, block: Block, mentions: Sequence[Mention]) -> None:
        """Learn which documents the mentions of a block stand for, short forms included."""
        self.meant = {}
        for mention in mentions:
            if isinstance(mention, Document):
                fact = self._spans.get(block.span(mention.start, mention.end))
                if fact is not None:
                    self.meant[mention] = fact

    def behind(self) -> tuple[Name, ...]:
        """Who assigns what the document reported on assigns: its issuer.

        A notice or letter is sent out by an office for somebody who speaks in it ("the Deputy Prime
        Minister concludes"); there, and in a text that is itself the document, the speaker assigns.
        """
        if self.document is None:
            return self.assigners
        if self.own is not None and self.assigners:
            return self.assigners
        passed_on = any(_PASSES_ON.search(n.name.casefold()) for n in self.document.issuers)
        if (passed_on or self.document.type == "Notice") and (self.assigners or self.speaker):
            spoken = (self.giver(self.speaker),) if self.speaker else ()
            return self.assigners or spoken
        if not self.document.issuers and (self.document.number or "").endswith("/TW"):
            return self.assigners or self.centre
        return self.document.issuers or self.assigners

    def carries(self, assigners: Sequence[Name]) -> bool:
        """Whether the document reported on carries an order of these assigners."""
        if self.document is None:
            return False
        if self.own is not None or not assigners or assigners == self.backers:
            return True
        if self.apart and self.document.type != "Notice":
            return False
        if not self.document.issuers and (self.document.number or "").endswith("/TW"):
            return all(self.grammar.centre.fullmatch(a.name) for a in assigners)
        near = {n.name.casefold() for n in self.document.issuers}
        passed_on = any(map(_PASSES_ON.search, near))
        if passed_on or (self.document.type == "Notice" and not near):
            return True
        if signer := self.document.signer:
            near.add(signer.casefold())
            if held := self.holders.get(signer):
                near.add(held.name.casefold())
        return any(self._stands_for(a.name.casefold(), near) for a in assigners)

    def _stands_for(self, name: str, near: Set[str]) -> bool:
        """Whether a name is one of ``near``, or of the body that one of them heads, or its head.

        A deputy speaks for himself: what he orders is not what the body has laid down.
        """
        if name in near:
            return True
        deputy = self.grammar.deputy
        return not deputy.match(name) and any(
            not deputy.match(n) and (name in n or n in name) for n in near
        )

    def act(self, party: tuple[Actor, ...]) -> None:
        """Remember a party that has something to do."""
        if party and party not in self.subjects[-1:]:
            self.subjects = [*self.subjects[-2:], party]

    def remember(self, masked: Masked, assigned: bool) -> None:
        """Keep the actors of a sentence that later ones may point back to.

        ``assigned`` tells whether the sentence gave somebody a task, who then is the subject.
        """
        if assigned and self._before:
            # "before that, it had issued D, which told X to ...": all of D that is of interest
            self.document, self.assigners, self.backers = self._before, (), ()
        parties = [masked.who(c) for c in masked.text if c in masked.actors]
        # one person, or one with the office behind: "Mr A, chairman of B,"
        people = [
            p[-1]
            for p in parties
            if [a.name.kind for a in p] in (["person"], ["office"], ["person", "office"])
        ]
        self.hero = people[0] if people and people[0].named else self.hero
        rows = [p for p in parties if len(p) > 1 or not p[0].named]
        self.several = rows[0] if rows else self.several
        topic = len(masked.text) <= _TOPIC
        opens = any(c in masked.actors for c in masked.text[: _TOPIC if topic else _ARTICLE + 1])
        self.opener = parties[0] if opens else ()
        if (
            not assigned
            and (opens or len(parties) == 1)
            and all(a.name.kind == "body" for a in parties[0])
        ):
            self.act(parties[0])
        self.named = [*self.named, *(a for p in parties for a in p if a.named)][-_REMEMBERED:]
        for party in parties:
            if not assigned and len(party) == 2 and all(a.name.kind == "body" for a in party):
                self.act(party)
            for actor in party:
                if actor.name.kind == "person" and actor.office.kind == "office":
                    self._introduce(actor.name.name, actor.office)
        for person, office in itertools.pairwise(parties):
            if isinstance(person[0].mention, Person) and isinstance(office[0].mention, Office):
                between = office[0].mention.start - person[-1].mention.end
                if 0 < between <= _APPOSITION and person[0].name == person[0].office:
                    self._introduce(person[0].name.name, office[0].office)

    def _introduce(self, person: str, office: Name) -> None:
        self.holders[person] = office
        self.holders[person.split()[-1]] = office

    def giver(self, actor: Actor) -> Name:
        """Return the name under which somebody gives orders: the office acts, not the person."""
        return self.known_as(actor) if self.grammar.deputies_order else self._office(actor)

    def _office(self, actor: Actor) -> Name:
        office = actor.office
        if office.kind == "person":
            office = self.holders.get(office.name) or _position(actor.mention) or office
        return office

    def speaks_officially(self) -> bool:
        """Whether what the speaker says should be done is an instruction rather than advice."""
        who = self.speaker
        if who is None:
            return False
        known = who.office.kind == "person" and who.office.name in self.holders
        return isinstance(who.mention, Office) or who.name != who.office or known

    def known_as(self, actor: Actor) -> Name:
        """Return the name under which somebody gives orders or receives them.

        The office acts, not the person; but a deputy's office has several holders, so that the
        person's name says more.
        """
        office = self._office(actor)
        deputy = self.grammar.deputy.match(office.name)
        return actor.name if deputy and actor.name.kind == "person" else office


#: Offices that send out what somebody else has concluded.
_PASSES_ON = re.compile(r"\boffice\b|văn phòng")
#: Words that somebody has spoken: more than a term between quotation marks.
_QUOTED = re.compile(r"[\"“][^\"“”]{40,}[\"”]")
#: Bodies whose reports say what is to be done.
_EXAMINES = re.compile(r"audit|inspect|kiểm toán|thanh tra|kiểm tra", re.I)


def _position(mention: Mention) -> Name | None:
    position = mention.position if isinstance(mention, Person) else None
    return Name("office", position) if position else None
