"""Heads and their items: what a list item takes over from the lines above it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ..model import Block, DocumentFact, Name, Quote
from .masking import Actor

__all__ = ["Head", "Outline"]

#: How much deeper than an item a paragraph inside it lies: no marker lies between them.
_BELOW = 0.5


@dataclass(frozen=True, slots=True)
class Head:
    """A block that has items below it."""

    rank: float
    party: tuple[Actor, ...] = ()
    """Assignees of the items, where the head names them."""
    coordinators: tuple[Name, ...] = ()
    assigners: tuple[Name, ...] = ()
    document: DocumentFact | None = None
    deadline: str | None = None
    order: bool = False
    """Whether the items are orders (the head requests, assigns, tasks)."""
    open: bool = True
    """Whether it ended in a colon: unmarked lines below are its items too."""
    lent: bool = False
    """Whether it is a task of its party itself, so that only clear tasks below it are theirs."""
    words: Quote | None = None
    """The sentence that names what the items take over."""
    closed: bool = False
    """Whether nobody has the items to do: parts of something ("consists of:"), a report."""


@dataclass(slots=True)
class Outline:
    """The heads above the current block, outermost first.

    Texts nest their markers as they like ("–" above "(a)" as well as below it), so that the rank
    of a marker only decides where nothing better is known: the first marker after a head that ends
    in a colon is that of its items.
    """

    heads: list[Head] = field(default_factory=list)
    items: dict[int, int] = field(default_factory=dict)
    """Rank of the items of the head at each depth."""
    fresh: bool = False
    """Whether the block before was a head that ended in a colon."""
    unmarked: bool = False
    """Whether unmarked lines are items of the innermost head."""
    first: bool = False
    """Whether the block stands right below a head that ended in a colon."""
    rank: float = 0
    """Depth of the block: that of its marker, or below the item that it stands in."""
    aside: bool = False
    """Whether the block is a paragraph between items, which may go on with the one above it."""

    def enter(self, block: Block, enclosing: int | None = None) -> None:
        """Leave the heads that ``block`` does not stand under.

        ``enclosing`` is the rank of the list that goes on after a block without a marker.
        """
        self.first, self.fresh = self.fresh, False
        self.aside = False
        self.rank = block.rank or (enclosing + _BELOW if enclosing else 0)
        if block.rank:
            self._cut(self._depth(block.rank, self.first))
            self.unmarked = False
        elif block.heading or not (self.unmarked and self.heads):
            self._cut(self._inside(enclosing) if enclosing else 0)
            self.unmarked = False
            self.aside = bool(self.heads)

    def _inside(self, rank: int) -> int:
        """How many heads stand above a paragraph inside an item with a marker of ``rank``."""
        depth = self._depth(rank, fresh=False)
        return depth + 1 if depth < len(self.heads) and self.heads[depth].rank == rank else depth

    def _depth(self, rank: int, fresh: bool) -> int:
        """How many heads stand above a block with a marker of ``rank``."""
        for depth, head in enumerate(self.heads):
            if head.rank == rank:
                return depth
            if self.items.get(depth) == rank:
                return depth + 1
        if fresh:
            self.items[len(self.heads) - 1] = rank
            return len(self.heads)
        return sum(1 for head in self.heads if head.rank < rank)

    def _cut(self, depth: int) -> None:
        del self.heads[depth:]
        self.items = {d: r for d, r in self.items.items() if d < depth}

    def push(self, head: Head) -> None:
        """Open a head for the blocks that follow."""
        if head.order and not head.rank:
            self._cut(0)  # an order in a paragraph of its own is no item of the list before it
        self.heads.append(head)
        self.fresh = self.unmarked = head.open

    def party(self) -> tuple[Actor, ...]:
        """Return the assignees that an item without its own takes over from the nearest head."""
        return next((h.party for h in reversed(self.heads) if h.party or h.closed), ())

    @property
    def strong(self) -> bool:
        """Whether the nearest head with a party does nothing but name whose the items are."""
        return next((not h.lent for h in reversed(self.heads) if h.party), False)

    def coordinators(self) -> tuple[Name, ...]:
        """Return the coordinators named in the nearest head with a party."""
        return next((h.coordinators for h in reversed(self.heads) if h.party), ())

    def assigners(self) -> tuple[Name, ...]:
        """Return the assigner that the nearest head names."""
        return next((h.assigners for h in reversed(self.heads) if h.assigners), ())

    def document(self) -> DocumentFact | None:
        """Return the document that the nearest head names."""
        return next((h.document for h in reversed(self.heads) if h.document), None)

    def deadline(self) -> str | None:
        """Return the deadline that the nearest head sets."""
        return next((h.deadline for h in reversed(self.heads) if h.deadline), None)

    def words(self, given: Literal["party", "assigners", "document", "deadline"]) -> Quote | None:
        """Return the words of the nearest head that gives this to its items."""
        return next((h.words for h in reversed(self.heads) if getattr(h, given)), None)

    @property
    def ordering(self) -> bool:
        """Whether an open head gives orders."""
        return any(h.order or h.party for h in self.heads)
