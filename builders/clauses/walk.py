"""Through the text, block by block and sentence by sentence, from clauses to tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import (
    Block,
    Date,
    DocumentFact,
    Force,
    Mention,
    Name,
    Quote,
    ReviewNote,
    TaskFact,
    Text,
)
from ..periods import first_day, last_day
from ..segment import sentences
from .discourse import Discourse, speaks_officially
from .english import ENGLISH
from .grammar import Candidate, ClausePattern, Grammar, propose, settle
from .labels import Label, Topics, labels
from .masking import Actor, Masked, mask
from .outline import Head, Outline
from .tables import Row, task_tables
from .vietnamese import VIETNAMESE

__all__ = ["find"]

_GRAMMARS: dict[str, Grammar] = {"en": ENGLISH, "vi": VIETNAMESE}
_ITEM = ClausePattern("item", re.compile(""), rank=0)
#: A head with more words than this after its party is a task as well.
_BARE_HEAD = 60
#: The same where it says that tasks follow.
_LONG_HEAD = 160
_NO_BLOCK = Block("", (), ())
#: An unmarked line longer than this, its names as one character each, is nobody's address.
_ADDRESSEE = 60
#: Types of documents that lay down rules: what they say somebody does is mostly no task.
_RULES = frozenset(("Law", "Ordinance", "Decree", "Circular", "Regulation", "Document"))
#: Decisions and resolutions that lay down rules carry the year in their number.
_RULES_NUMBER = re.compile(r"\d+/\d{4}/(?:QĐ-|NQ-HĐND)")
#: The last rank of patterns that say in so many words that somebody has a duty.
_STRONG = 3
#: Characters that what follows a label has at least.
_CONTENT = 12
#: How far before a task somebody may stand who orders it, in characters of the mask.
_SIGHT = 1200
#: Longest heading.
_TITLE = 160
_SKIPPED_ZONES = frozenset(("header", "recipients", "signature"))


def find(
    text: Text,
    blocks: Sequence[Block],
    mentions: Sequence[Sequence[Mention]],
    documents: Sequence[DocumentFact],
) -> tuple[tuple[TaskFact, ...], tuple[ReviewNote, ...]]:
    """Return the tasks that a text assigns, in order, and the heads that named nobody readable.

    ``mentions`` holds the mentions of each block in block offsets, ``documents`` the documents of
    the text with their issuers.
    """
    walk = _Walk(text, documents)
    tables = {t.first: t for t in task_tables(blocks)}
    inside = -1
    for n, (block, named) in enumerate(zip(blocks, mentions, strict=True)):
        if n in tables:
            inside = tables[n].last
            for row in tables[n].rows:
                walk.row(row, blocks, mentions)
        if n > inside and block.zone not in _SKIPPED_ZONES:
            walk.block(block, named, blocks[n + 1] if n + 1 < len(blocks) else None)
    return tuple(walk.tasks), tuple(walk.review)


class _Walk:
    """The state of one walk: outline, discourse, and what was found."""

    def __init__(self, text: Text, documents: Sequence[DocumentFact]) -> None:
        self.text = text
        self.grammar = _GRAMMARS[text.language]
        self.discourse = Discourse(self.grammar, documents)
        self.outline = Outline()
        self.tasks: list[TaskFact] = []
        self._block_tasks = 0
        self._block_party: tuple[Actor, ...] = ()
        self._addressing = False
        self._section: tuple[int, str] | None = None
        self._topics = Topics()
        self._visited: tuple[Actor, ...] = ()
        self._block = _NO_BLOCK
        own = self.discourse.own
        self.dated = (own.issued if own else None) or text.published
        self.review: list[ReviewNote] = []
        self._noted: Head | None = None

    def block(
        self, block: Block, mentions: Sequence[Mention], following: Block | None = None
    ) -> None:
        """Read one block: its sentences, then whether it is a head."""
        if block.zone != self._block.zone:
            self.outline.heads, self._section = [], None
        self.outline.enter(block)
        if self._addressed(block, mentions) or self._labelled(block, mentions):
            self._block = block
            return
        title = self.discourse.own is not None and _is_title(block, following)
        short = (
            block.rank > 0 and len(block.text) < _ADDRESSEE and block.text.rstrip().endswith(":")
        )
        self._enter_section(block, title or (short and self.discourse.own is not None))
        if block.text.strip(" .;,"):
            self._topics.note(block.rank, self._quote(block, 0, len(block.text.rstrip(" .;,"))))
        self.discourse.open_block(block, mentions)
        spans = sentences(block)
        self._block = block
        self._block_tasks = before = len(self.tasks)
        self._block_party = ()
        for n, (start, end) in enumerate(spans):
            sentence = block.text[start:end]
            known = [*mentions, *self.discourse.anaphors(sentence, start, mentions)]
            masked = self._mask(sentence, start, known)
            self.discourse.hear(masked)
            self._set_date(masked)
            if self.discourse.own and (visit := self.grammar.visited.search(masked.text)):
                self._visited = self._visited or masked.who(visit["who"])
            if n == len(spans) - 1 and self._head(block, masked):
                continue
            if title:
                continue
            done = len(self.tasks)
            self._sentence(block, masked, opening=n == 0)
            self.discourse.remember(masked, assigned=len(self.tasks) > done)
        if block.rank == 0 and not self.outline.heads:
            self.discourse.paragraph(len(self.tasks) > before, len(block.text))

    def _enter_section(self, block: Block, title: bool) -> None:
        """Learn from a heading whether what follows reports or says who does what."""
        if self._section and block.rank and block.rank <= self._section[0]:
            self._section = None
        if title or block.heading:
            grammar = self.grammar
            if grammar.reporting.match(block.text):
                self._section = block.rank, "reporting"
            elif grammar.duties.match(block.text):
                self._section = block.rank, "duties"
            elif block.heading and not block.rank:
                self._section = None

    def _in_duties(self, block: Block) -> bool:
        """Whether a block is an item of a section of duties."""
        return bool(block.marker) and self._section is not None and self._section[1] == "duties"

    @property
    def _strict(self) -> bool:
        """Whether only plain words of duty count: in reports, and in rules outside of duties."""
        own = self.discourse.own
        if self._section:
            return self._section[1] == "reporting"
        return own is not None and (
            own.type in _RULES or bool(_RULES_NUMBER.match(own.number or ""))
        )

    def _labelled(self, block: Block, mentions: Sequence[Mention]) -> bool:
        """Read a block that says by labels who does the items before it, and by when."""
        masked = self._mask(block.text, 0, mentions)
        found = labels(masked.text, self.text.language)
        told = any(label.role == "lead" for label in found) or (found and self._topics.tasks)
        if not told or (found[0].at < 3 and found[0].role == "lead" and self._clausal(masked)):
            return False
        if found[0].at > 12:
            said = len(masked.text[: found[0].at].rstrip(" .;,"))
            self._topics.closed = True
            self._topics.note(block.rank, self._quote(block, *masked.span(0, said)))
        for label in sorted(found, key=lambda label: label.role != "what"):
            self._label(block, masked, label)
        return True

    def _clausal(self, masked: Masked) -> bool:
        """Whether a labelled party goes on with a verb of its own."""
        return any(
            masked.text[c.what : c.what + 1].islower()
            for c in propose(masked, self.grammar.clauses, True)
            if c.pattern.reported
        )

    def _label(self, block: Block, masked: Masked, label: Label) -> None:
        topics, words = self._topics, masked.text[label.start : label.end]
        parties = self._names(tuple(a for c in words for a in masked.who(c)))
        if label.role == "what" and words.strip(" .;"):
            if (start := label.start + len(words) - len(words.lstrip())) + _CONTENT < label.end:
                content = self._quote(block, *masked.span(start, label.end))
                topics.note(block.rank, content, content=True)
        elif label.role == "lead" and parties:
            topics.tasks = []
            for quote in topics.meant(block.rank):
                topics.tasks.append(len(self.tasks))
                document = self.discourse.document
                self.tasks.append(
                    TaskFact(
                        quote,
                        parties,
                        f"{self.text.language}.label",
                        (),
                        self.discourse.behind(),
                        document.key if document else None,
                    )
                )
        for n in topics.tasks:
            if label.role == "with" and parties:
                self.tasks[n] = replace(self.tasks[n], coordinators=parties)
            elif label.role == "when" and not self.grammar.ongoing.search(words):
                date = next((masked.dates[c] for c in words if c in masked.dates), None)
                due = self._due(date) if date else self.tasks[n].deadline
                self.tasks[n] = replace(self.tasks[n], deadline=due)
        topics.closed = topics.closed or bool(topics.tasks)

    def row(self, row: Row, blocks: Sequence[Block], mentions: Sequence[Sequence[Mention]]) -> None:
        """Read one row of a table of tasks."""

        def masks(cell: Sequence[int]) -> list[Masked]:
            return [self._mask(blocks[n].text, 0, mentions[n]) for n in cell]

        def parties(cell: Sequence[int]) -> tuple[Name, ...]:
            found = (a for m in masks(cell) for c in m.text for a in m.who(c))
            return self._names(tuple(found))

        first, last = blocks[row.task[0]], blocks[row.task[-1]]
        start, end = first.starts[0], last.ends[-1]
        quote = Quote(start, end, self.text.content[start:end])
        assignees = parties(row.lead)
        if not assignees:
            self.review.append(
                ReviewNote("a row of a table of tasks names no readable body", quote)
            )
            return
        dates = [d for m in masks(row.deadline) for d in m.dates.values()]
        self.tasks.append(
            TaskFact(
                quote,
                assignees,
                f"{self.text.language}.table",
                parties(row.coordinators),
                self.discourse.behind(),
                self.discourse.document.key if self.discourse.document else None,
                dates[0].value if dates else None,
            )
        )

    def _mask(self, sentence: str, offset: int, mentions: Sequence[Mention]) -> Masked:
        grammar = self.grammar
        return mask(sentence, offset, mentions, grammar.folds, (grammar.shared, grammar.determined))

    def _addressed(self, block: Block, mentions: Sequence[Mention]) -> bool:
        """Whether the block is of the list of those that the document is sent to."""
        masked = self._mask(block.text, 0, mentions)
        if self._addressing:
            speaks = self.grammar.speech.search(masked.text)
            ends = block.rank == 0 and (len(masked.text) > _ADDRESSEE or bool(speaks))
            self._addressing = not ends and not block.heading
        if not self._addressing and self.discourse.own and not self.tasks:
            self._addressing = bool(self.grammar.address.search(masked.text))
        return self._addressing

    # ------------------------------------------------------------ heads

    def _head(self, block: Block, masked: Masked) -> bool:
        """Push a head if the block's last sentence is one; True if it is nothing else."""
        text, grammar = masked.text.strip(), self.grammar
        only = grammar.party_only.match(masked.text)
        if only and (text.endswith(":") or not _signs(masked.who(only["who"]))):
            self._push(block, masked, only["who"], ":")
            return True
        if not text.endswith(":"):
            return False
        found = grammar.head.search(masked.text)
        order = grammar.order.search(masked.text) or grammar.speech.search(masked.text)
        lead = grammar.lead.search(masked.text)
        if lead and lead.groupdict().get("by"):
            order, found = lead, None
        if order and found and order.start("by") == found.start("who"):
            order = None
        by = self._names_by(masked, order["by"]) if order and order["by"] in masked.actors else ()
        if by:
            self.discourse.assigners = by
        if found and not by and self._gives(masked.who(found["who"])):
            # "the People's Committee draws up this plan:": what follows is everybody's
            self.outline.push(Head(block.rank, order=True))
            return True
        if found:
            tail = text[found.end("who") :]
            bare = len(tail) < _BARE_HEAD or (
                len(tail) < _LONG_HEAD and bool(grammar.bare_head.search(tail))
            )
            self._push(block, masked, found["who"], found.group(), by, bare=bare)
            return bare
        if by or lead:
            self.outline.push(
                Head(block.rank, assigners=by, document=self._carrier(by), order=True)
            )
            return True
        return False

    def _push(
        self,
        block: Block,
        masked: Masked,
        who: str,
        words: str,
        by: tuple[Name, ...] = (),
        *,
        bare: bool = True,
    ) -> None:
        party = masked.who(who)
        self.discourse.act(party)
        # a head that is a task itself names the partners of that task, not of its items
        coordinators = self._coordinators(masked, 0, len(masked.text), who) if bare else ()
        self.outline.push(
            Head(
                block.rank,
                party,
                coordinators,
                by,
                self._carrier(by) if by else None,
                self._deadline(masked, 0, len(masked.text))[0],
                order=bool(by),
                open=words.rstrip().endswith(":"),
            )
        )

    # ------------------------------------------------------------ sentences

    def _sentence(self, block: Block, masked: Masked, opening: bool) -> None:
        grammar, outline = self.grammar, self.outline
        reported = self.discourse.document is not None or outline.ordering
        if self._strict and not outline.party():
            reported = False
        patterns = [*grammar.clauses]
        if opening and (outline.ordering or reported):
            patterns += grammar.items
        if self._strict:
            patterns = [p for p in patterns if p.rank <= _STRONG and p.rule[3:] != "item_label"]
        proposed = [c for c in propose(masked, patterns, reported) if not self._own_act(masked, c)]
        candidates = settle(proposed, len(masked.text), reported)
        party = outline.party() or (self._visited if self._in_duties(block) else ())
        if outline.party():
            candidates = [_within(c) if c.start <= _first_letter(masked) else c for c in candidates]
        outer = [c for c in candidates if not c.pattern.nested]
        if party and not any(c.start <= _first_letter(masked) for c in outer):
            inherited = None if self._deadline_only(masked) else self._inherited(masked, candidates)
            if inherited:
                candidates = [inherited, *candidates]
        elif opening and outline.ordering and not party and not candidates:
            self._nobody(block, masked)
        elif not opening and self._block_party and not outer:
            candidates = [*self._continued(masked), *candidates]
        if not candidates and self._deadline_only(masked):
            return
        done = len(self.tasks)
        for n, one in enumerate(candidates):
            following = next((c.start for c in candidates[n + 1 :] if not c.pattern.nested), None)
            self._task(block, masked, one, following, candidates)
        self._due_together(masked, done)
        self._lends_party(block, masked, candidates)

    def _lends_party(self, block: Block, masked: Masked, candidates: Sequence[Candidate]) -> None:
        """Let the items below a block that assigns to somebody take over that party."""
        main = [c for c in candidates if not c.pattern.nested and c.pattern is not _ITEM]
        open_end = masked.text.rstrip().endswith(":")
        if self.grammar.listing.search(masked.text) or (self._strict and not open_end):
            return
        if main:
            self._block_party = masked.who(main[-1].who)
        if not main or not (block.rank or open_end):
            return
        if any(h.rank == block.rank and h.party for h in self.outline.heads[-1:]):
            return
        lender = main[-1] if open_end else main[0]
        by = self.tasks[-1].assigners if len(self.tasks) > self._block_tasks else ()
        self.outline.push(
            Head(block.rank, masked.who(lender.who), (), by, order=bool(by), open=open_end)
        )

    def _own_act(self, masked: Masked, one: Candidate) -> bool:
        """Whether a plain statement is of those who give the order: they report, not receive."""
        party = masked.who(one.who)
        if one.pattern.reported:
            return self._gives(party)
        if self.discourse.own is None or not one.pattern.rule.endswith(".active"):
            return False
        # what a ministry or province "requests" of the Government, it proposes
        above = all(self.grammar.superior.fullmatch(a.name.name) for a in party)
        givers = " ".join(n.name for n in self.discourse.behind())
        return self._gives(party) or (above and not self.grammar.superior.search(givers))

    def _gives(self, party: Sequence[Actor]) -> bool:
        """Whether a party is the one that gives the orders of the text."""
        own = self.discourse.own
        issuers = own.issuers if own else ()
        givers = (*issuers, *self.discourse.behind(), *self.outline.assigners())
        given = {n.name.casefold() for n in givers}
        return all({a.office.name.casefold(), a.name.name.casefold()} & given for a in party)

    def _deadline_only(self, masked: Masked) -> bool:
        """Give a sentence that is only a deadline to the task before it."""
        found = self.grammar.deadline_only.match(masked.text)
        dates = [c for c in masked.text if c in masked.dates]
        if not found or not dates:
            return False
        if self.tasks and self.tasks[-1].deadline is None and self._block_tasks < len(self.tasks):
            self.tasks[-1] = replace(self.tasks[-1], deadline=self._due(masked.dates[dates[-1]]))
        return True

    def _inherited(self, masked: Masked, candidates: Sequence[Candidate]) -> Candidate | None:
        """Return the whole sentence as a task of the head's party, if it reads like one."""
        text = masked.text
        begin = _first_letter(masked)
        if self._strict and not self.grammar.action.match(text, begin):
            return None
        if not self.grammar.task_verb.match(text, begin) or self.grammar.background.match(
            text, begin
        ):
            return None
        outer = [c.start for c in candidates if not c.pattern.nested]
        if outer and self.grammar.adjunct.match(text, begin):
            return None
        return Candidate(_ITEM, begin, begin, min(outer, default=len(text)), "", -1)

    def _continued(self, masked: Masked) -> list[Candidate]:
        """Return the sentence as a task of the party before it, if it goes on with it."""
        begin = _first_letter(masked)
        found = self.grammar.continues.match(masked.text, begin)
        if not found:
            return []
        return [Candidate(_ITEM, begin, found.end(), len(masked.text), "", -1)]

    def _party(self) -> tuple[Actor, ...]:
        """Return whose duty a sentence without a subject tells: the head's, or the last one's."""
        return self.outline.party() or self._block_party or self._visited

    def _nobody(self, block: Block, masked: Masked) -> None:
        """Note the first item under an order that names nobody, so that it is not lost."""
        head = next((h for h in reversed(self.outline.heads) if h.order), None)
        own = self.discourse.own
        if head is None or head is self._noted or (own and own.type in _RULES):
            return
        begin = _first_letter(masked)
        if block.marker and self.grammar.task_verb.match(masked.text, begin):
            self._noted = head
            quote = self._quote(block, *masked.span(begin, len(masked.text)))
            self.review.append(
                ReviewNote("items of an order whose assignee is not readable, from here", quote)
            )

    def _task(
        self,
        block: Block,
        masked: Masked,
        one: Candidate,
        following: int | None,
        candidates: Sequence[Candidate],
    ) -> None:
        end = _trimmed(self.grammar, masked, one.what, one.end or len(masked.text))
        if end - one.what < 3:
            return
        inherited = one.pattern is _ITEM
        party = self._party() if inherited else masked.who(one.who)
        if joint := self.grammar.joint.match(masked.text, one.what):
            party = (*party, *masked.who(joint["who"]))
        reach = following if following is not None else len(masked.text)
        if one.pattern.nested:
            reach = one.end or reach
        deadline, when = self._deadline(masked, one.start, reach)
        if deadline is None and one is candidates[0] and not inherited:
            deadline, when = self._deadline(masked, 0, one.start, self.grammar.fronted)
        assigners, document = self._authority(masked, one, candidates)
        force = self._force(one)
        quote = self._quote(block, *masked.span(one.what, end))
        coordinators = self._coordinators(masked, one.start, reach, one.who)
        if inherited and not coordinators:
            coordinators = self.outline.coordinators()
        self.discourse.act(party)
        self.tasks.append(
            TaskFact(
                quote,
                self._names(party),
                f"{self.text.language}.item" if inherited else one.pattern.rule,
                coordinators,
                assigners,
                document.key if document else None,
                deadline or (self.outline.deadline() if inherited else None),
                self._quote(block, *masked.span(*when)) if when else None,
                force,
            )
        )

    # ------------------------------------------------------------ slots

    def _authority(
        self, masked: Masked, one: Candidate, candidates: Sequence[Candidate]
    ) -> tuple[tuple[Name, ...], DocumentFact | None]:
        """Who assigns, and under which document."""
        discourse, outline = self.discourse, self.outline
        if one.pattern.nested:
            outer = [c for c in candidates if not c.pattern.nested and c.what <= one.start]
            holder = outer[-1] if outer else None
            if holder is None and not outline.party():
                # nobody is told to direct: the one who directs gives the order
                before = (c for c in reversed(masked.text[: one.start]) if c in masked.actors)
                if giver := next(before, None):
                    return self._names_by(masked, giver), self._carrier(
                        self._names_by(masked, giver)
                    )
            party = (
                self.outline.party()
                if holder and holder.pattern is _ITEM
                else masked.who(holder.who)
                if holder
                else ()
            )
            return self._givers(party), discourse.document or outline.document()
        if discourse.aside and not (one.by or one.pattern.nested):
            return discourse.aside.issuers, discourse.aside
        if one.by:
            if one.by in masked.documents:
                discourse.take_up(masked.documents[one.by])
                return discourse.behind(), discourse.document
            by = self._names_by(masked, one.by)
            return by, None if _quoted(masked.text, one.what) else self._carrier(by)
        if discourse.own is None and discourse.speaker and _quoted(masked.text, one.who_at):
            return (discourse.giver(discourse.speaker),), None
        for order in self._orders_before(masked, one):
            if order.end() <= max(one.who_at, one.what) + 1:
                if order["by"] in masked.documents:
                    discourse.take_up(masked.documents[order["by"]])
                    return discourse.behind(), discourse.document
                if order["by"] != one.who:
                    discourse.assigners = self._names_by(masked, order["by"])
                    carrier = self._carrier(discourse.assigners)
                    return (discourse.behind() if carrier else discourse.assigners), carrier
        if outline.assigners():
            return outline.assigners(), outline.document() or self._carrier(outline.assigners())
        if discourse.document and (discourse.own or discourse.carries(discourse.assigners)):
            return discourse.behind(), discourse.document
        if discourse.assigners:
            return discourse.assigners, None
        speaker = discourse.speaker
        return ((discourse.giver(speaker),) if speaker else ()), None

    def _orders_before(self, masked: Masked, one: Candidate) -> Iterator[re.Match[str]]:
        """Yield the orders that may stand before a task in its sentence, within sight of it."""
        first, last = max(0, one.who_at - _SIGHT), max(one.who_at, one.what) + 1
        for order in self.grammar.order.finditer(masked.text, first, last):
            if order.start("by") < one.who_at:
                yield order

    def _carrier(self, assigners: tuple[Name, ...]) -> DocumentFact | None:
        return self.discourse.document if self.discourse.carries(assigners) else None

    def _names(self, party: Sequence[Actor]) -> tuple[Name, ...]:
        return tuple(dict.fromkeys(map(self.discourse.known_as, party)))

    def _givers(self, party: Sequence[Actor]) -> tuple[Name, ...]:
        return tuple(dict.fromkeys(map(self.discourse.giver, party)))

    def _names_by(self, masked: Masked, character: str) -> tuple[Name, ...]:
        return self._givers(masked.who(character))

    def _force(self, one: Candidate) -> Force:
        if one.pattern.force == "recommendation" and speaks_officially(self.discourse.speaker):
            return "duty"
        return one.pattern.force

    def _coordinators(self, masked: Masked, start: int, end: int, who: str) -> tuple[Name, ...]:
        names: dict[Name, None] = {}
        for found in self.grammar.coordinator.finditer(masked.text, start, end):
            character = found["who"] or found["helped"]
            if character != who:
                names.update(dict.fromkeys(self._names_by(masked, character)))
        return tuple(names)

    def _deadline(
        self, masked: Masked, start: int, end: int, pattern: re.Pattern[str] | None = None
    ) -> tuple[str | None, tuple[int, int] | None]:
        """Return the first date in a clause that is a deadline, with its place in the mask."""
        weak: tuple[str | None, tuple[int, int] | None] = None, None
        for found in (pattern or self.grammar.deadline).finditer(masked.text, start, end):
            groups = found.groupdict()
            group = next((g for g in ("date", "bracket", "time") if groups.get(g)), None)
            if group is None or self.grammar.recurring.match(masked.text, found.end(group)):
                continue
            date = masked.dates[found[group]]
            if group != "time":
                return self._due(date), found.span()
            # a year that is only named is when something applies, not by when it must be done
            if weak[0] is None and len(date.value) > len("2025"):
                weak = self._due(date), found.span()
        return weak

    def _set_date(self, masked: Masked) -> None:
        """Take the first full date of a text that tells no date of its own for its date."""
        if self.dated is None:
            days = (d for d in masked.dates.values() if len(d.value) == len("2025-01-31"))
            written = (d for d in days if re.search(r"\d{4}", self._block.text[d.start : d.end]))
            self.dated = next((d.value for d in written), None)

    def _due_together(self, masked: Masked, since: int) -> None:
        """Give the tasks of a sentence the deadline that it sets for all of them at its end."""
        due, when = self._deadline(masked, 0, len(masked.text), self.grammar.due_together)
        if due is None or when is None:
            return
        quote = self._quote(self._block, *masked.span(*when))
        for n in range(since, len(self.tasks)):
            if self.tasks[n].deadline is None:
                self.tasks[n] = replace(self.tasks[n], deadline=due, deadline_quote=quote)

    def _due(self, date: Date) -> str:
        """Return the value of a deadline; one without a year lies after the text that sets it."""
        written = self._block.text[date.start : date.end]
        reported = self.discourse.document
        dated = self.dated or (reported.issued if reported else None)
        if dated is None or re.search(r"\d{4}", written):
            return date.value
        if last_day(date.value) >= first_day(dated):
            return date.value
        return f"{int(date.value[:4]) + 1}{date.value[4:]}"

    def _quote(self, block: Block, start: int, end: int) -> Quote:
        first, last = block.span(start, end)
        return Quote(first, last, self.text.content[first:last])


def _is_title(block: Block, following: Block | None) -> bool:
    """Whether a block is a heading: it ends without a point, and something deeper follows."""
    text = block.text.strip()
    if not text or text.isupper():
        return True
    if len(text) > _TITLE or text[-1] in '.;,:…"”!?)' or following is None or not block.rank:
        return False
    return following.rank > block.rank or following.rank == 0


def _quoted(text: str, at: int) -> bool:
    """Whether words are somebody's own: a quotation is open there, or closes without opening."""
    before, after = text[:at].replace("“", '"'), text[at:].replace("”", '"')
    opened = before.count('"') - before.count("”")
    return opened % 2 == 1 or (opened == 0 and after.replace("“", '"').count('"') % 2 == 1)


def _within(one: Candidate) -> Candidate:
    """Take an order that opens an item of somebody's tasks for a part of the task itself."""
    if not one.pattern.order or one.by:
        return one
    return replace(one, pattern=replace(one.pattern, nested=True))


def _signs(party: Sequence[Actor]) -> bool:
    """Whether a line with nothing but this party is a signature: people without their office."""
    return all(a.name.kind == "person" and a.office.kind == "person" for a in party)


def _first_letter(masked: Masked) -> int:
    return next((n for n, c in enumerate(masked.text) if not (c.isspace() or c in "“\"'(*")), 0)


def _trimmed(grammar: Grammar, masked: Masked, start: int, end: int) -> int:
    """Return the end of a task without the coordinators and connectors at its end."""
    for pattern in (grammar.joints, grammar.tail, grammar.joints):
        if (found := pattern.search(masked.text, start, end)) and found.start() > start + 3:
            end = found.start()
    words = masked.text[start:end]
    opened = words.count('"') % 2 or words.count("“") > words.count("”")
    return end + 1 if opened and masked.text[end : end + 1] in ('"', "”") else end
