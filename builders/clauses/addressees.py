"""To whom a document is sent, and the words by which it speaks to them."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Block, Body, Mention
from .masking import Actor, Anaphor, actor_of
from .slots import Slots

__all__ = ["Addressees"]

#: An unmarked line longer than this, its names as one character each, is nobody's address.
_ADDRESSEE = 60


class Addressees:
    """Those that a letter opens with."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots
        self._listing = False
        self._named: tuple[Actor, ...] = ()

    def read(self, block: Block, mentions: Sequence[Mention], *, assigned: bool) -> bool:
        """Whether the block is of the list of those that the document is sent to.

        The list stands before the first task; ``assigned`` says whether one has been found.
        """
        grammar, discourse = self.slots.grammar, self.slots.discourse
        begins = discourse.own is not None and not assigned
        if not (self._listing or begins):
            return False
        masked = self.slots.mask(block.text, 0, mentions)
        if self._listing:
            speaks = grammar.speech.search(masked.text) or grammar.order.search(masked.text)
            ends = block.rank == 0 and (len(masked.text) > _ADDRESSEE or bool(speaks))
            self._listing = not ends and not block.heading
        if not self._listing and begins:
            self._listing = bool(grammar.address.search(masked.text))
        if self._listing:
            to = (a for c in masked.text for a in masked.who(c))
            self._named = tuple(dict.fromkeys((*self._named, *to)))
            discourse.addressed += [actor_of(m) for m in mentions if isinstance(m, Body)]
        return self._listing

    def readers(self, sentence: str, start: int) -> list[Anaphor]:
        """Return the words by which a letter speaks to those it is sent to, at block offsets.

        ``start`` is where the sentence begins in its block.
        """
        if not self._named:
            return []
        said = self.slots.grammar.readers.finditer(sentence)
        return [Anaphor(start + w.start(), start + w.end(), self._named) for w in said]
