"""Tasks that a plan lays out by labels or in a table, instead of telling them in clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Block, Found, Mention, Name, Quote, ReviewNote, TaskFact
from .grammar import Evidence, propose
from .labels import Label, Topics, labels, may_label, split_partners, tells_parts
from .masking import Masked
from .slots import Slots
from .tables import Row

__all__ = ["Plans"]

#: Characters that what follows a label has at least.
_CONTENT = 12

#: Labels that others depend on, wherever they stand.
_FIRST = {"what": 0, "lead": 1}
#: A time that a table gives from its first day to its last, which is the deadline.
_SPAN = re.compile(r"(?:from|từ)\b", re.IGNORECASE)


class Plans:
    """Reads labelled blocks and rows of tables into the tasks of a walk."""

    def __init__(self, slots: Slots, tasks: list[TaskFact], review: list[ReviewNote]) -> None:
        self.slots = slots
        self.tasks = tasks
        self.review = review
        self.topics = Topics()

    def labelled(self, block: Block, mentions: Sequence[Mention]) -> bool:
        """Read a block that says by labels who does the items before it, and by when."""
        language = self.slots.text.language
        if not may_label(block.text, language):
            self._note_words(block, mentions)
            return False
        masked = self.slots.mask(block.text, 0, mentions)
        found = labels(masked.text, language)
        told = any(label.role == "lead" for label in found) or (found and self.topics.tasks)
        if not told and found and found[0].role in ("with", "when") and found[0].at < 3:
            return True  # partners and times of a task whose lead is not readable
        if not told:
            # what an item tells to do, or to draw up, is the task; its content only tells more
            above = self.topics.above(block.rank)
            told_above = above and self.slots.grammar.product.match(above.text)
            if found and found[0].role == "what" and found[0].at < 3 and told_above:
                return True
            self._note(block, masked, found)
            return False
        if found[0].said:
            if found[0].at < 3 and not any(self.topics.meant(block.rank)):
                self._note(block, masked, found)
                return False
        elif found[0].at < 3 and found[0].role == "lead" and self._clausal(masked):
            self._note(block, masked, found)
            return False
        if found[0].at > 12:
            said = len(masked.text[: found[0].at].rstrip(" .;,(-–"))
            self.topics.closed = True
            self.topics.note(block.rank, self.slots.quote(block, *masked.span(0, said)))
        if {"what", "lead"} <= {label.role for label in found}:
            self.topics.leave(block.rank)
        for label in sorted(found, key=lambda label: _FIRST.get(label.role, len(_FIRST))):
            self._label(block, masked, label)
        return True

    def _note(self, block: Block, masked: Masked, found: Sequence[Label]) -> None:
        """Keep what a block says for labels in the blocks below it."""
        words = masked.text.rstrip(" .;,")
        content = bool(found) and found[0].role == "what" and found[0].at < 3
        start = found[0].start if content else 0
        start += len(words[start:]) - len(words[start:].lstrip())
        if content and start >= len(words):
            self.topics.listed = block.rank
        if start < len(words):
            self.topics.note(block.rank, self.slots.quote(block, *masked.span(start, len(words))))

    def _note_words(self, block: Block, mentions: Sequence[Mention]) -> None:
        """Keep what a block without labels says."""
        start = len(block.text) - len(block.text.lstrip())
        said = len(block.text.rstrip(" .;,"))
        end = max([said, *(m.end for m in mentions)])  # the last dot may be of a name
        if start < end:
            self.topics.note(block.rank, self.slots.quote(block, start, end))

    def _clausal(self, masked: Masked) -> bool:
        """Whether a labelled party goes on with a verb of its own."""
        return not tells_parts(masked.text) and any(
            masked.text[c.what : c.what + 1].islower()
            for c in propose(masked, self.slots.grammar.clauses, Evidence.DOCUMENT)
            if c.pattern.needs and not c.doubts
        )

    def _label(self, block: Block, masked: Masked, label: Label) -> None:
        topics, words = self.topics, masked.text[label.start : label.end]
        told = masked.text[label.at : label.end]
        at, end = label.end - len(told.lstrip()), label.at + len(told.rstrip())
        whole = self.slots.quote(block, *masked.span(at, end))
        lead, beside = split_partners(words) if label.role == "lead" else (words, "")
        parties, partners = self._named(masked, lead), self._named(masked, beside)
        if label.role == "what" and words.strip(" .;"):
            if (start := label.start + len(words) - len(words.lstrip())) + _CONTENT < label.end:
                content = self.slots.quote(
                    block, *masked.span(start, label.start + len(words.rstrip(" .;,")))
                )
                topics.note(block.rank, content, content=True)
        elif label.role == "lead":
            topics.tasks = []
            for quote in topics.meant(block.rank) if parties else ():
                topics.tasks.append(len(self.tasks))
                by = self.slots.behind()
                self.tasks.append(
                    TaskFact(
                        quote,
                        parties,
                        f"{self.slots.text.language}.label",
                        partners,
                        assigners=by.assigners,
                        document=by.document.key if by.document and by.document.citable else None,
                        found=(
                            Found("assignee", "label", whole),
                            *((Found("coordinator", "label", whole),) if partners else ()),
                            *self.slots.reasons(by),
                        ),
                    )
                )
        for n in topics.tasks:
            task = self.tasks[n]
            if label.role == "with" and parties:
                found = Found("coordinator", "label", whole)
                self.tasks[n] = replace(task, coordinators=parties, found=(*task.found, found))
            elif label.role == "when" and task.deadline is None:
                ongoing = self.slots.grammar.ongoing.search(words)
                dates = () if ongoing else (masked.dates[c] for c in words if c in masked.dates)
                value = self.slots.deadlines.value
                due = next((value(date, self.slots.block) for date in dates), None)
                self.tasks[n] = task.due(due, Found("deadline", "label", whole))
        topics.closed = topics.closed or bool(topics.tasks)

    def _named(self, masked: Masked, words: str) -> tuple[Name, ...]:
        """Return the parties named in words of the mask."""
        return self.slots.names(tuple(a for c in words for a in masked.who(c)))

    def row(self, row: Row, blocks: Sequence[Block], mentions: Sequence[Sequence[Mention]]) -> None:
        """Read one row of a table of tasks."""

        def masks(cell: Sequence[int]) -> list[Masked]:
            return [self.slots.mask(blocks[n].text, 0, mentions[n]) for n in cell]

        def parties(cell: Sequence[int]) -> tuple[Name, ...]:
            found = (a for m in masks(cell) for c in m.text for a in m.who(c))
            return self.slots.names(tuple(found))

        def words(cell: Sequence[int]) -> Quote:
            start, end = blocks[cell[0]].starts[0], blocks[cell[-1]].ends[-1]
            return Quote(start, end, self.slots.text.content[start:end])

        quote = words(row.task)
        assignees = parties(row.lead)
        if not assignees:
            self.review.append(
                ReviewNote("a row of a table of tasks names no readable body", quote)
            )
            return
        partners = parties(row.coordinators)
        dates = [d for m in masks(row.deadline) for d in m.dates.values()]
        if dates and _SPAN.match(words(row.deadline).text):
            dates = dates[-1:]
        by = self.slots.behind()
        found = [Found("assignee", "table", words(row.lead))]
        if partners:
            found.append(Found("coordinator", "table", words(row.coordinators)))
        found += self.slots.reasons(by)
        if row.deadline and any(c.isalnum() for c in words(row.deadline).text):
            found.append(Found("deadline", "table", words(row.deadline)))
        self.tasks.append(
            TaskFact(
                quote,
                assignees,
                f"{self.slots.text.language}.table",
                partners,
                by.assigners,
                by.document.key if by.document and by.document.citable else None,
                dates[0].value if dates else None,
                found=tuple(found),
            )
        )
