"""What a clause leaves to its surroundings: who assigns, under what, with whom and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import Block, Date, DocumentFact, Force, Mention, Name, Quote, Text
from ..periods import first_day, last_day
from .discourse import Discourse, speaks_officially
from .grammar import ITEM, Candidate, Grammar
from .masking import Actor, Masked, mask
from .outline import Outline

__all__ = ["Slots"]

#: How far before a task somebody may stand who orders it, in characters of the mask.
_SIGHT = 1200


class Slots:
    """Fills the slots of clauses from the sentence, the heads above it and what was said before."""

    def __init__(
        self, text: Text, grammar: Grammar, discourse: Discourse, outline: Outline
    ) -> None:
        self.text = text
        self.grammar = grammar
        self.discourse = discourse
        self.outline = outline
        self.block = Block("", (), ())
        own = discourse.own
        self.dated = (own.issued if own else None) or text.published

    def mask(self, sentence: str, offset: int, mentions: Sequence[Mention]) -> Masked:
        """Mask a sentence with the folds of the language."""
        grammar = self.grammar
        return mask(sentence, offset, mentions, grammar.folds, (grammar.shared, grammar.determined))

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

    def authority(
        self, masked: Masked, one: Candidate, candidates: Sequence[Candidate]
    ) -> tuple[tuple[Name, ...], DocumentFact | None]:
        """Return who assigns a task, and under which document."""
        discourse, outline = self.discourse, self.outline
        if one.pattern.nested:
            return self._over(masked, one, candidates)
        if discourse.aside and not (one.by or one.pattern.nested):
            return discourse.aside.issuers, discourse.aside
        if one.by:
            if one.by in masked.documents:
                discourse.take_up(masked.documents[one.by])
                return discourse.behind(), discourse.document
            by = self.names_by(masked, one.by)
            return by, None if _quoted(masked.text, one.what) else self.carrier(by)
        if discourse.own is None and discourse.speaker and _quoted(masked.text, one.who_at):
            return (discourse.giver(discourse.speaker),), None
        for order in self._orders_before(masked, one):
            if order.end() <= max(one.who_at, one.what) + 1:
                if order["by"] in masked.documents:
                    discourse.take_up(masked.documents[order["by"]])
                    return discourse.behind(), discourse.document
                if order["by"] != one.who:
                    discourse.assigners = self.names_by(masked, order["by"])
                    carrier = self.carrier(discourse.assigners)
                    return (discourse.behind() if carrier else discourse.assigners), carrier
        if outline.assigners():
            return outline.assigners(), outline.document() or self.carrier(outline.assigners())
        if discourse.document and (discourse.own or discourse.carries(discourse.assigners)):
            return discourse.behind(), discourse.document
        if discourse.assigners:
            return discourse.assigners, None
        speaker = discourse.speaker
        return ((discourse.giver(speaker),) if speaker else ()), None

    def _over(
        self, masked: Masked, one: Candidate, candidates: Sequence[Candidate]
    ) -> tuple[tuple[Name, ...], DocumentFact | None]:
        """Return who directs somebody inside a task: the party of that task."""
        outer = [c for c in candidates if not c.pattern.nested and c.what <= one.start]
        holder = outer[-1] if outer else None
        if holder is None and not self.outline.party():
            # nobody is told to direct: the one who directs gives the order
            before = (c for c in reversed(masked.text[: one.start]) if c in masked.actors)
            if giver := next(before, None):
                return self.names_by(masked, giver), self.carrier(self.names_by(masked, giver))
        party = (
            self.outline.party()
            if holder and holder.pattern is ITEM
            else masked.who(holder.who)
            if holder
            else ()
        )
        return self.givers(party), self.discourse.document or self.outline.document()

    def _orders_before(self, masked: Masked, one: Candidate) -> Iterator[re.Match[str]]:
        """Yield the orders that may stand before a task in its sentence, within sight of it."""
        first, last = max(0, one.who_at - _SIGHT), max(one.who_at, one.what) + 1
        for order in self.grammar.order.finditer(masked.text, first, last):
            if order.start("by") < one.who_at:
                yield order

    def carrier(self, assigners: tuple[Name, ...]) -> DocumentFact | None:
        """Return the document reported on, where it carries the orders of these assigners."""
        return self.discourse.document if self.discourse.carries(assigners) else None

    def force(self, one: Candidate) -> Force:
        """Return the force of a clause: what an official says should be done is a duty."""
        if one.pattern.force == "recommendation" and speaks_officially(self.discourse.speaker):
            return "duty"
        return one.pattern.force

    def coordinators(self, masked: Masked, start: int, end: int, who: str) -> tuple[Name, ...]:
        """Return those who coordinate in a stretch of the mask, without the assignees ``who``."""
        names: dict[Name, None] = {}
        for found in self.grammar.coordinator.finditer(masked.text, start, end):
            character = found["who"] or found["helped"]
            if character != who:
                names.update(dict.fromkeys(self.names_by(masked, character)))
        return tuple(names)

    def coordinators_first(self, masked: Masked, end: int, who: str) -> tuple[Name, ...]:
        """Return those who coordinate where the sentence opens with them, before ``end``."""
        found = self.grammar.coordinator.match(masked.text, 0, end)
        return self.coordinators(masked, 0, found.end(), who) if found else ()

    def deadline(
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
                return self.due(date), found.span()
            # a year that is only named is when something applies, not by when it must be done
            if weak[0] is None and len(date.value) > len("2025"):
                weak = self.due(date), found.span()
        return weak

    def due(self, date: Date) -> str:
        """Return the value of a deadline; one without a year lies after the text that sets it."""
        written = self.block.text[date.start : date.end]
        reported = self.discourse.document
        dated = self.dated or (reported.issued if reported else None)
        if dated is None or re.search(r"\d{4}", written):
            return date.value
        if last_day(date.value) >= first_day(dated):
            return date.value
        return f"{int(date.value[:4]) + 1}{date.value[4:]}"

    def set_date(self, masked: Masked) -> None:
        """Take the first full date of a text that tells no date of its own for its date."""
        if self.dated is None:
            days = (d for d in masked.dates.values() if len(d.value) == len("2025-01-31"))
            written = (d for d in days if re.search(r"\d{4}", self.block.text[d.start : d.end]))
            self.dated = next((d.value for d in written), None)


def _quoted(text: str, at: int) -> bool:
    """Whether words are somebody's own: a quotation is open there, or closes without opening."""
    before, after = text[:at].replace("“", '"'), text[at:].replace("”", '"')
    opened = before.count('"') - before.count("”")
    return opened % 2 == 1 or (opened == 0 and after.replace("“", '"').count('"') % 2 == 1)
