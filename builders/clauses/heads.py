"""The lines above a list: whether a block is a head, and what it hands down to its items."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Block, Name, Quote, TaskFact
from .authority import Authority
from .masking import Actor, Masked
from .outline import Head
from .slots import Slots

__all__ = ["Heads"]

#: A head with more words than this after its party is a task as well.
_BARE_HEAD = 60
#: The same where it says that tasks follow.
_LONG_HEAD = 160


class Heads:
    """Opens the heads of a text in its outline."""

    def __init__(self, slots: Slots, authority: Authority) -> None:
        self.slots = slots
        self.authority = authority
        self.grammar = slots.grammar
        self.discourse = slots.discourse
        self.outline = slots.outline

    def read(self, block: Block, masked: Masked) -> bool:
        """Push a head if the block's last sentence is one; True if it is nothing else."""
        text, grammar = masked.text.strip(), self.grammar
        only = grammar.party_only.match(masked.text)
        if only and not text.endswith(":") and self._letterhead(block):
            return True
        if only and (text.endswith(":") or not self._signs(masked.who(only["who"]))):
            self._push(block, masked, only["who"], ":")
            return True
        if not text.endswith(":"):
            return False
        found = grammar.head.search(masked.text)
        order = grammar.order.search(masked.text) or grammar.speech.search(masked.text)
        lead = grammar.lead.search(masked.text)
        if lead and lead.groupdict().get("by"):
            order, found = lead, None
        if handed := grammar.handed.search(masked.text):
            found = grammar.head.search(masked.text, handed.start("who"))
        if order and found and order.start("by") == found.start("who"):
            order = None
        if order and found and grammar.concludes.search(masked.text, order.start("by")):
            found = None  # "having heard the province, the Minister concludes as follows:"
        by = (
            self.slots.ordered_by(masked, order["by"])
            if order and order["by"] in masked.actors
            else ()
        )
        if by:
            self.discourse.assigners = by
        if found and not by and self.authority.gives(masked.who(found["who"])):
            # "the People's Committee draws up this plan:": what follows is everybody's
            self.outline.push(Head(self.outline.rank, order=True))
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
                Head(
                    self.outline.rank,
                    assigners=by,
                    document=self.slots.carrier(by),
                    order=True,
                    words=self._said(block, masked),
                )
            )
            return True
        return False

    def measures(
        self, block: Block, masked: Masked, party: tuple[Actor, ...], last: Sequence[TaskFact]
    ) -> bool:
        """Push the party of the order just told as a head, if the sentence says that tasks follow.

        ``last`` holds the last task before it, if any.
        """
        if not party or not last or not self.grammar.measures.match(masked.text):
            return False
        by = last[0].assigners if last[0].assignees == self.slots.names(party) else ()
        document = self.slots.carrier(by) if by else None
        words = self._said(block, masked)
        self.outline.push(Head(self.outline.rank, party, (), by, document, words=words))
        return True

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
        partners = self.slots.coordinators(masked, 0, len(masked.text), who)[0] if bare else ()
        due = self.slots.deadlines.clause(masked, block, 0, len(masked.text), opening=False)
        self.outline.push(
            Head(
                self.outline.rank,
                party,
                partners,
                by,
                self.slots.carrier(by) if by else None,
                due.value if due else None,
                order=bool(by),
                open=words.rstrip().endswith(":"),
                words=self._said(block, masked),
            )
        )

    def _letterhead(self, block: Block) -> bool:
        """Whether a line that only names somebody is of the letterhead: capitals up to here.

        Right below such a line a second one may stand in small letters.
        """
        content = self.slots.text.content
        above = content[: block.starts[0]].strip()
        if block.gap or not above:
            above = content[: block.ends[-1]]
        return above == above.upper()

    def _signs(self, party: Sequence[Actor]) -> bool:
        """Whether a line with nothing but this party is a signature: people without their office.

        In news it stands below a picture, whatever office they hold.
        """
        news = self.discourse.own is None
        return all(a.name.kind == "person" and (news or a.office.kind == "person") for a in party)

    def _said(self, block: Block, masked: Masked) -> Quote:
        """Return the words of a sentence."""
        return self.slots.quote(block, *masked.span(0, len(masked.text)))
