"""Heads and their items: what a list item takes over from the lines above it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import Block, DocumentFact, Name
from .masking import Actor

__all__ = ["Head", "Outline"]


@dataclass(frozen=True, slots=True)
class Head:
    """A block that has items below it."""

    rank: int
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


@dataclass(slots=True)
class Outline:
    """The heads above the current block, outermost first."""

    heads: list[Head] = field(default_factory=list)
    unmarked: bool = False
    """Whether unmarked lines are items of the innermost head."""

    def enter(self, block: Block) -> None:
        """Leave the heads that ``block`` does not stand under."""
        if block.rank:
            self.heads = [h for h in self.heads if h.rank < block.rank]
            self.unmarked = False
        elif not (self.unmarked and self.heads):
            self.heads = []
        elif block.heading:
            self.heads, self.unmarked = [], False

    def push(self, head: Head) -> None:
        """Open a head for the blocks that follow."""
        self.heads.append(head)
        self.unmarked = head.open

    def party(self) -> tuple[Actor, ...]:
        """The assignees that an item without its own takes over: those of the nearest head."""
        return next((h.party for h in reversed(self.heads) if h.party), ())

    def coordinators(self) -> tuple[Name, ...]:
        """Coordinators named in the nearest head with a party."""
        return next((h.coordinators for h in reversed(self.heads) if h.party), ())

    def assigners(self) -> tuple[Name, ...]:
        """The assigner that the nearest head names."""
        return next((h.assigners for h in reversed(self.heads) if h.assigners), ())

    def document(self) -> DocumentFact | None:
        """The document that the nearest head names."""
        return next((h.document for h in reversed(self.heads) if h.document), None)

    def deadline(self) -> str | None:
        """The deadline that the nearest head sets."""
        return next((h.deadline for h in reversed(self.heads) if h.deadline), None)

    @property
    def ordering(self) -> bool:
        """Whether an open head gives orders."""
        return any(h.order or h.party for h in self.heads)
