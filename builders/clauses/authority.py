"""Who gives the orders of a text: what these do themselves is no task that they receive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .discourse import Discourse
from .grammar import ClausePattern, Grammar
from .masking import Actor
from .outline import Outline

__all__ = ["Authority"]


@dataclass(frozen=True, slots=True)
class Authority:
    """Tells givers from receivers by the document, the heads above and what was said before."""

    grammar: Grammar
    discourse: Discourse
    outline: Outline

    def reports(self, party: Sequence[Actor], pattern: ClausePattern) -> bool:
        """Whether a plain statement is of those who give the order: they report, not receive."""
        if pattern.needs or pattern.rule.endswith(".item_plain"):
            return self.gives(party) or self._above(party)
        if self.discourse.own is None:
            return False
        if pattern.follows:
            return self._above(party)
        if not pattern.rule.endswith(".active"):
            return False
        # what a ministry or province "requests" of the Government, it proposes
        return self.gives(party) or self._above(party)

    def _above(self, party: Sequence[Actor]) -> bool:
        """Whether a party receives orders from its like alone, and none of these gives them."""
        givers = " ".join(n.name for n in self.discourse.behind())
        return any(
            all(rank.fullmatch(a.name.name) for a in party) and not rank.search(givers)
            for rank in (self.grammar.superior, self.grammar.centre)
        )

    def proposes(self, party: Sequence[Actor], words: str) -> bool:
        """Whether a text asks something of those above its issuer; ``words`` begin at the verb."""
        own = self.discourse.own
        if own is None or not party or not self.grammar.proposal.match(words):
            return False
        asking = [self._level(n.name) for n in own.issuers]
        asked = [self._level(a.office.name) for a in party]
        return bool(asking) and all(asking) and all(asked) and max(asked) < min(asking)

    def _level(self, name: str) -> int:
        """Return how low a body stands; 0 for one whose level its name does not tell."""
        levels = self.grammar.levels
        return next((n + 1 for n, level in enumerate(levels) if level.match(name)), 0)

    def receives(self, party: Sequence[Actor]) -> bool:
        """Whether what a party directs others to do is told as something that it has to do."""
        if self.outline.ordering or self.discourse.own is not None:
            return True
        return self.discourse.document is not None and not self.gives(party)

    def gives(self, party: Sequence[Actor]) -> bool:
        """Whether a party is the one that gives the orders of the text."""
        own = self.discourse.own
        issuers = own.issuers if own else ()
        givers = (*issuers, *self.discourse.behind(), *self.outline.assigners())
        given = {n.name.casefold() for n in givers}
        return all({a.office.name.casefold(), a.name.name.casefold()} & given for a in party)
