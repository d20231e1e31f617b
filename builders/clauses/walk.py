"""Through the text, block by block and sentence by sentence, from clauses to tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from ..model import Block, DocumentFact, Found, Mention, ReviewNote, TaskFact, Text
from ..segment import sentences
from .addressees import Addressees
from .anaphors import anaphors
from .authority import Authority
from .discourse import Discourse
from .english import ENGLISH
from .grammar import ITEM, Candidate, Evidence, Grammar, propose, settle, within
from .heads import Heads
from .masking import Actor, Masked
from .numbering import enclosing
from .outline import Head, Outline
from .plans import Plans
from .sections import Sections, is_caption, is_title
from .slots import Slots
from .tables import task_tables
from .tasks import Tasks
from .vietnamese import VIETNAMESE

__all__ = ["find"]

_GRAMMARS: dict[str, Grammar] = {"en": ENGLISH, "vi": VIETNAMESE}
#: A marked line as short as this that ends in a colon is a heading.
_SHORT_LINE = 60
#: The last rank of patterns that say in so many words that somebody has a duty.
_STRONG = 3
_SKIPPED_ZONES = frozenset(("header", "recipients", "signature"))


def find(
    text: Text,
    blocks: Sequence[Block],
    mentions: Sequence[Sequence[Mention]],
    documents: Sequence[DocumentFact],
    written: str | None,
) -> tuple[tuple[TaskFact, ...], tuple[ReviewNote, ...]]:
    """Return the tasks that a text assigns, in order, and the heads that named nobody readable.

    ``mentions`` holds the mentions of each block in block offsets, ``documents`` the documents of
    the text with their issuers, ``written`` is when the text was written.
    """
    walk = _Walk(text, documents, written)
    tables = {t.first: t for t in task_tables(blocks)}
    lists = enclosing(blocks)
    inside = -1
    for n, (block, named) in enumerate(zip(blocks, mentions, strict=True)):
        if n in tables:
            inside = tables[n].last
            for row in tables[n].rows:
                walk.plans.row(row, blocks, mentions)
        if block.zone == "header":
            walk.title(block, named)
        if n > inside and block.zone not in _SKIPPED_ZONES:
            following = blocks[n + 1] if n + 1 < len(blocks) else None
            walk.block(block, named, following, lists.get(n))
    return tuple(walk.tasks), tuple(walk.review)


class _Walk:
    """The state of one walk: outline, discourse, and what was found."""

    def __init__(self, text: Text, documents: Sequence[DocumentFact], written: str | None) -> None:
        self.text = text
        self.grammar = _GRAMMARS[text.language]
        self.discourse = Discourse(self.grammar, documents)
        self.outline = Outline()
        self._block_tasks = 0
        self._news = 0
        self._went_on = False
        self._party_before: tuple[Actor, ...] = ()
        self._block_party: tuple[Actor, ...] = ()
        self._block_names_document = False
        self._block_cites = False
        self._visited: tuple[Actor, ...] = ()
        self.review: list[ReviewNote] = []
        self.slots = Slots(text, self.grammar, self.discourse, self.outline, written)
        self.settled = Tasks(self.slots)
        self.tasks = self.settled.found
        self.addressees = Addressees(self.slots)
        self.authority = Authority(self.grammar, self.discourse, self.outline)
        self.sections = Sections(self.grammar, self.discourse.own)
        self.heads = Heads(self.slots, self.authority)
        self.plans = Plans(self.slots, self.tasks, self.review)
        self._noted: Head | None = None

    def title(self, block: Block, mentions: Sequence[Mention]) -> None:
        """Learn from the title of a text whose conclusions it tells."""
        masked = self.slots.mask(block.text, 0, mentions)
        if told := self.grammar.concluded_by.match(masked.text):
            self.discourse.assigners = self.slots.names_by(masked, told["by"])

    def block(
        self,
        block: Block,
        mentions: Sequence[Mention],
        following: Block | None = None,
        enclosing: int | None = None,
    ) -> None:
        """Read one block: its sentences, then whether it is a head."""
        if block.zone != self.slots.block.zone:
            self.outline.heads = []
            self.sections.leave()
        self.slots.block = block
        self.outline.enter(block, enclosing)
        self.discourse.next_item(block.rank, headed=bool(self.outline.heads))
        if self.addressees.read(block, mentions, assigned=bool(self.tasks)):
            return
        if self.plans.labelled(block, mentions):
            return
        if is_caption(block.text):
            return
        title = self.discourse.own is not None and is_title(block, following)
        short = (
            block.rank > 0 and len(block.text) < _SHORT_LINE and block.text.rstrip().endswith(":")
        )
        headed = is_title(block, following) or (short and self.discourse.own is not None)
        if self.sections.enter(block, headed):
            self.outline.push(Head(block.rank, closed=True, open=False))
        if block.heading:
            self._news = len(self.tasks)
            self.discourse.turn()
        self.discourse.open_block(block, mentions)
        spans = sentences(block)
        self._went_on = len(self.tasks) > self._block_tasks
        self._party_before = self._block_party if self._went_on else ()
        self._block_tasks = before = len(self.tasks)
        self._block_party = ()
        self._block_names_document = self._block_cites = False
        for n, (start, end) in enumerate(spans):
            sentence = block.text[start:end]
            known = [
                *mentions,
                *anaphors(self.discourse, sentence, start, mentions),
                *self.addressees.readers(sentence, start),
            ]
            masked = self.slots.mask(sentence, start, known)
            live = self.discourse.document
            self.discourse.hear(masked)
            if live is None and self.tasks and self.discourse.fresh:
                self.settled.announced(masked, self._news)
            self.slots.meet(masked)
            self._block_names_document |= bool(masked.documents)
            self._block_cites |= self.discourse.cites(masked)
            if self.discourse.own and (visit := self.grammar.visited.search(masked.text)):
                self._visited = self._visited or masked.who(visit["who"])
            if n == len(spans) - 1 and self._heads(block, masked):
                continue
            if title:
                continue
            done = len(self.tasks)
            self._sentence(block, masked, opening=n == 0)
            self.discourse.remember(masked, assigned=len(self.tasks) > done)
        told = len(self.tasks) > before or self.outline.fresh
        if not block.rank and not told and self.outline.party():
            self.outline.unmarked &= self.discourse.own is not None  # the list of a report is over
        if block.rank == 0 and not self.outline.heads:
            self.discourse.paragraph(len(self.tasks) > before, len(block.text))

    def _sentence(self, block: Block, masked: Masked, opening: bool) -> None:
        grammar, outline = self.grammar, self.outline
        if masked.text.rstrip(' *_"”').endswith("?"):
            return  # a question gives nobody anything to do
        strict = self.sections.strict and not (self.sections.reporting and outline.party())
        evidence = Evidence.NONE if strict and not outline.party() else self._evidence()
        patterns = [*grammar.clauses]
        if opening:
            patterns += grammar.items
        doubted = partial(self._doubted, masked, strict)
        proposed = [c for c in map(doubted, propose(masked, patterns, evidence)) if not c.doubts]
        # "is responsible for directing ministries to ...": the order is what the task consists of
        begun = {c.what for c in proposed}
        proposed = [within(c) if c.start in begun and c.start > 0 else c for c in proposed]
        candidates = settle(proposed, len(masked.text), evidence)
        if not candidates and self.settled.deadline_only(masked, self._block_tasks):
            return
        party = outline.party() or (self._visited if self.sections.in_duties(block) else ())
        if outline.party():
            candidates = [within(c) if c.start <= masked.begin else c for c in candidates]
        outer = [c for c in candidates if not c.pattern.nested]
        # a paragraph between items goes on with its own subject, if it has one
        own = outline.aside and not opening and bool(self._block_party)
        if party and not own and not any(c.start <= masked.begin for c in outer):
            noun = opening and outline.strong and (bool(block.marker) or outline.first)
            inherited = self._inherited(masked, candidates, noun)
            if inherited and not inherited.doubts:
                candidates = [inherited, *candidates]
        elif opening and not outer and self._resumes(block, masked):
            self._block_party = self._party_before
            candidates = [*self._continued(masked), *candidates]
        elif opening and outline.ordering and not party and not candidates:
            self._nobody(block, masked)
        elif opening and not outer and grammar.continues.match(masked.text, masked.begin):
            self._block_party = self._party_before
            candidates = (
                [*self._continued(masked), *candidates] if self._block_party else candidates
            )
        elif not opening and self._block_party and not outer:
            going_on = [c for c in self._continued(masked) if not c.doubts]
            candidates = [*going_on, *candidates]
        done = len(self.tasks)
        for n, one in enumerate(candidates):
            following = next((c.start for c in candidates[n + 1 :] if not c.pattern.nested), None)
            party, whom = (
                self._party()
                if one.pattern is ITEM
                else (masked.who(one.who), self.slots.assignee(masked, one))
            )
            self.settled.add(masked, one, party, whom, following, candidates)
        self.settled.due_together(masked, done)
        self._lends_party(block, masked, candidates, self.tasks[done:])

    def _doubted(self, masked: Masked, strict: bool, one: Candidate) -> Candidate:
        """Return a proposal with what the surroundings of its sentence speak against it."""
        doubts = list(one.doubts)
        if strict and (one.pattern.rank > _STRONG or one.pattern.rule[3:] == "item_label"):
            doubts.append("section")
        if one.pattern in self.grammar.items and not (
            self.outline.ordering or self.discourse.document
        ):
            doubts.append("no order")
        if one.who and self.authority.reports(masked.who(one.who), one.pattern):
            doubts.append("own act")
        if not one.by and self.authority.proposes(masked.who(one.who), masked.text[one.start :]):
            doubts.append("proposal")
        if one.pattern.superior and self.authority.receives(masked.who(one.by or "")):
            doubts.append("told to direct")
        if (topic := self.grammar.topic.match(masked.text)) and one.start < topic.end() - 1:
            doubts.append("topic")
        return replace(one, doubts=tuple(doubts)) if doubts else one

    def _evidence(self) -> Evidence:
        """How near an order is."""
        if self.sections.in_duties(self.slots.block):
            return Evidence.BESIDE
        if self.discourse.document is None and not self.outline.ordering:
            if self._block_cites:
                return Evidence.DOCUMENT
            ordered = self.discourse.ordered or len(self.tasks) > self._block_tasks
            return Evidence.ORDER if ordered else Evidence.NONE
        if len(self.tasks) > self._block_tasks or self._block_names_document:
            return Evidence.BESIDE
        if self._went_on and self.discourse.own is None and self.discourse.document:
            return Evidence.BESIDE
        return Evidence.DOCUMENT

    def _lends_party(
        self,
        block: Block,
        masked: Masked,
        candidates: Sequence[Candidate],
        tasks: Sequence[TaskFact],
    ) -> None:
        """Let the items below a block that assigns to somebody take over that party.

        ``tasks`` are those of the sentence.
        """
        main = [c for c in candidates if not c.pattern.nested and c.pattern is not ITEM]
        open_end = masked.text.rstrip().endswith(":")
        if open_end and not main and candidates and self.outline.party():
            self.outline.push(Head(self.outline.rank, self.outline.party(), lent=True))
        if self.grammar.listing.search(masked.text):
            if not main:
                self.outline.push(Head(self.outline.rank, closed=True))
            return
        if self.sections.strict and not open_end:
            return
        if main:
            self._block_party = masked.who(main[-1].who)
        if not main or not (block.rank or open_end):
            return
        if any(h.rank == self.outline.rank and h.party for h in self.outline.heads[-1:]):
            return
        lender = main[-1] if open_end else main[0]
        lent = self.slots.names(masked.who(lender.who))
        own = next((t for t in tasks if t.assignees[: len(lent)] == lent), None)
        by = own.assigners if own else ()
        documents = self.discourse.documents
        self.outline.push(
            Head(
                self.outline.rank,
                masked.who(lender.who),
                (),
                by,
                next((d for d in documents if own and d.key == own.document), None),
                order=bool(by),
                open=open_end,
                lent=not open_end,
                words=self.slots.quote(block, *masked.span(0, len(masked.text))),
            )
        )

    def _heads(self, block: Block, masked: Masked) -> bool:
        """Whether a sentence is nothing but the head of what follows."""
        told = self.heads.measures(block, masked, self._block_party, self.tasks[-1:])
        return told or self.heads.read(block, masked)

    def _inherited(
        self, masked: Masked, candidates: Sequence[Candidate], noun: bool
    ) -> Candidate | None:
        """Return the whole sentence as a task of the head's party, if it reads like one.

        ``noun`` tells whether a noun is enough: right below a head that only names the party.
        """
        text = masked.text
        begin = masked.begin
        doubts = []
        rules = self.sections.strict and not self.sections.reporting
        told = rules or self.outline.aside or self.grammar.listing.search(text)
        if told and not self.grammar.action.match(text, begin):
            doubts.append("section")
        verb = self.grammar.task_verb.match(text, begin)
        if not verb and not (noun and self.grammar.task_noun.match(text, begin)):
            doubts.append("verb")
        if self.grammar.background.match(text, begin):
            doubts.append("background")
        what = max(begin, verb.end("skip")) if verb and "skip" in verb.re.groupindex else begin
        outer = [c.start for c in candidates if not c.pattern.nested]
        if outer and self.grammar.adjunct.match(text, begin):
            doubts.append("adjunct")
        end = min(outer, default=len(text))
        if end <= begin:
            return None
        return Candidate(ITEM, begin, what, end, "", -1, doubts=tuple(doubts))

    def _resumes(self, block: Block, masked: Masked) -> bool:
        """Whether a paragraph of a report goes on with the duty of the one before it.

        So it does in what an order lists, and behind "has the duty to: Lead ...".
        """
        if block.rank or not self._party_before or self.discourse.own:
            return False
        if not self.outline.ordering and not self.tasks[-1].quote.text[0].isupper():
            return False
        whole = masked.text.rstrip(' *_"”').endswith((".", ";"))  # a heading tells nobody's duty
        return whole and bool(self.grammar.resumes_apart.match(masked.text, masked.begin))

    def _continued(self, masked: Masked) -> list[Candidate]:
        """Return the sentence as a task of the party before it, if it goes on with it."""
        begin = masked.begin
        found = self.grammar.continues.match(masked.text, begin)
        if found is None and self.discourse.own and not self.sections.strict:
            found = self.grammar.goes_on.match(masked.text, begin)
        if found is None and not self.discourse.own and self.grammar.resumes:
            found = self.grammar.resumes.match(masked.text, begin)
        what, doubts = (found.end(), ()) if found else (begin, ("goes on",))
        if what >= len(masked.text):
            return []
        return [Candidate(ITEM, begin, what, len(masked.text), "", -1, doubts=doubts)]

    def _party(self) -> tuple[tuple[Actor, ...], Found]:
        """Return whose duty a sentence without a subject tells, and how they were found."""
        party = self.outline.party()
        if party and not (self.outline.aside and self._block_party):
            return party, Found("assignee", "head", self.outline.words("party"))
        if self._block_party:
            return self._block_party, Found("assignee", "before")
        return self._visited, Found("assignee", "meeting")

    def _nobody(self, block: Block, masked: Masked) -> None:
        """Note the first item under an order that names nobody, so that it is not lost."""
        head = next((h for h in reversed(self.outline.heads) if h.order), None)
        if head is None or head is self._noted or self.sections.rules:
            return
        begin = masked.begin
        if block.marker and self.grammar.task_verb.match(masked.text, begin):
            self._noted = head
            quote = self.slots.quote(block, *masked.span(begin, len(masked.text)))
            self.review.append(
                ReviewNote("items of an order whose assignee is not readable, from here", quote)
            )
