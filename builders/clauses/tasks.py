"""From clauses that stand to tasks: the slots of each, and what a sentence says of all of them."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Found, TaskFact
from .grammar import ITEM, Candidate
from .masking import Actor, Masked
from .slots import NOBODY, Slots

__all__ = ["Tasks"]


class Tasks:
    """The tasks found so far, in the order of the text."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots
        self.grammar = slots.grammar
        self.discourse = slots.discourse
        self.found: list[TaskFact] = []

    def add(
        self,
        masked: Masked,
        one: Candidate,
        party: tuple[Actor, ...],
        whom: Found,
        following: int | None,
        candidates: Sequence[Candidate],
    ) -> None:
        """Add the task that a clause tells, unless nothing is left of it.

        ``party`` has it to do, ``whom`` says how they were found; ``following`` is where the next
        of the ``candidates`` of the sentence begins.
        """
        end = self.grammar.trimmed(masked, one.what, one.end or len(masked.text))
        if end - one.what < 3:
            return
        if joint := self.grammar.joint.match(masked.text, one.what):
            party = (*party, *masked.who(joint["who"]))
        first = one is candidates[0]
        joined = self.grammar.together
        together = joined.search(masked.text, one.start, one.what)
        if together := together or (joined.match(masked.text) if first else None):
            party = tuple(dict.fromkeys((*party, *masked.who(together["who"]))))
        reach = following if following is not None else len(masked.text)
        if one.pattern.nested:
            reach = one.end or reach
        deadline, when = self.slots.due_by(masked, one, reach, first)
        force = self.slots.force(masked, one)
        by = self.slots.authority(masked, one, candidates)
        # what is only advised beside a document is not assigned by it
        if force == "recommendation" and by.document and not one.by and not self.discourse.own:
            by = NOBODY
        coordinators, partnered = self.slots.partners(masked, one, reach, first)
        self.discourse.act(party)
        self.found.append(
            TaskFact(
                self.slots.quote(self.slots.block, *masked.span(one.what, end)),
                self.slots.names(party),
                f"{self.slots.text.language}.item" if one.pattern is ITEM else one.pattern.rule,
                coordinators,
                by.assigners,
                by.document.key if by.document and by.document.citable else None,
                deadline,
                force,
                (whom, *partnered, *self.slots.reasons(by, masked), *when),
            )
        )

    def deadline_only(self, masked: Masked, since: int) -> bool:
        """Give a sentence that is only a deadline to the task before it; True if it is one.

        Tasks before number ``since`` stand in other paragraphs.
        """
        found = self.grammar.deadline_only.match(masked.text)
        dates = [c for c in masked.text if c in masked.dates]
        if not found or not dates:
            return False
        tasks = self.found
        if tasks and tasks[-1].deadline is None and since < len(tasks):
            words = self.slots.found("deadline", "after", masked, *found.span())
            due = self.slots.deadlines.value(masked.dates[dates[-1]], self.slots.block)
            tasks[-1] = tasks[-1].due(due, words)
            if len(tasks) > 1 and tasks[-2].quote.end == tasks[-1].quote.end:
                tasks[-2] = tasks[-2].due(due, words)  # the one that holds it
        return True

    def announced(self, masked: Masked, since: int) -> None:
        """Let orders told before belong to the document that a report names only now.

        Newsrooms tell first what somebody ordered, and then in which document. Tasks before number
        ``since`` are of other news.
        """
        document = self.discourse.document
        if document is None or not document.citable or self.discourse.apart:
            return
        words = next(
            (c for c, d in masked.documents.items() if self.discourse.meant.get(d) is document),
            None,
        )
        if words is None:
            return
        at = masked.text.index(words)
        found = self.slots.found("document", "after", masked, at, at + 1)
        for n, task in enumerate(self.found[since:], since):
            unclaimed = task.document is None and task.force == "duty" and task.assigners
            if unclaimed and self.discourse.carries(task.assigners):
                self.found[n] = task.under(document.key, found)

    def due_together(self, masked: Masked, since: int) -> None:
        """Give the tasks of a sentence the deadlines that it sets for all or each at its end.

        They are those from number ``since`` on.
        """
        block, deadlines = self.slots.block, self.slots.deadlines
        if each := self.grammar.due_each.search(masked.text):
            for n, group in zip(range(since, len(self.found)), ("former", "latter"), strict=False):
                words = self.slots.found("deadline", "sentence", masked, *each.span())
                value = deadlines.value(masked.dates[each[group]], block)
                self.found[n] = self.found[n].due(value, words)
        due = deadlines.first(masked, block, 0, len(masked.text), self.grammar.due_together)
        if due is None:
            return
        found = self.slots.found("deadline", "sentence", masked, *due.place)
        for n in range(since, len(self.found)):
            if self.found[n].deadline is None:
                self.found[n] = self.found[n].due(due.value, found)
