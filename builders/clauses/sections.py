"""Sections of official texts: what reports, what lays down rules, what says who does what."""

from __future__ import annotations

import re

from ..model import Block, DocumentFact
from .grammar import Grammar

__all__ = ["Sections", "is_caption", "is_title"]

#: Types of documents that lay down rules: what they say somebody does is mostly no task.
_RULES = frozenset(("Law", "Ordinance", "Decree", "Circular", "Regulation"))
#: Decisions and resolutions that lay down rules carry the year in their number.
_RULES_NUMBER = re.compile(r"\d+/\d{4}/(?:QĐ-|NQ-HĐND)")
#: Longest heading.
_TITLE = 160


class Sections:
    """The section that the walk is in."""

    def __init__(self, grammar: Grammar, own: DocumentFact | None) -> None:
        self.grammar = grammar
        self.own = own
        self._section: tuple[int, str] | None = None

    def leave(self) -> None:
        """Forget the section where a new part of the text begins."""
        self._section = None

    @property
    def rules(self) -> bool:
        """Whether the text lays down rules, whatever the section."""
        return self.own is not None and self.own.type in _RULES

    def enter(self, block: Block, title: bool) -> bool:
        """Learn from a heading whether what follows reports or says who does what.

        True where a section begins that reports.
        """
        if self._section and block.rank and block.rank <= self._section[0]:
            self._section = None
        if title or block.heading:
            grammar = self.grammar
            if grammar.reporting.match(block.text):
                self._section = block.rank, "reporting"
                return True
            elif grammar.duties.match(block.text):
                self._section = block.rank, "duties"
            elif block.heading and not block.rank:
                self._section = None
        return False

    def in_duties(self, block: Block) -> bool:
        """Whether a block is an item of a section of duties."""
        return bool(block.marker) and self._section is not None and self._section[1] == "duties"

    @property
    def reporting(self) -> bool:
        """Whether the section reports or argues, in a text that lays down no rules."""
        return not self._lays_down and self._section is not None and self.strict

    @property
    def strict(self) -> bool:
        """Whether only plain words of duty count: in reports, and in rules outside of duties."""
        return self._section[1] == "reporting" if self._section else self._lays_down

    @property
    def _lays_down(self) -> bool:
        """Whether the text lays down rules, by its type or its number."""
        own = self.own
        return own is not None and (
            own.type in _RULES or bool(_RULES_NUMBER.match(own.number or ""))
        )


#: The end of a line below a picture.
_CAPTION = re.compile(
    r"[.(|] ?\(?(?:Illustrati(?:ve|on) )?(?:Photos?|image|picture|Ảnh)(?: courtesy of| by|:| ?/|\))"
    r"[^.]{0,60}$"
    r"|\((?:Illustrative|Ảnh minh h[oọ][ạa])[^()]{0,30}\)\W*$",
    re.I,
)
_LINE_BELOW_A_PICTURE = 300


def is_caption(text: str) -> bool:
    """Whether a block is the line below a picture: it shows what is, and gives nobody a task."""
    return len(text) < _LINE_BELOW_A_PICTURE and _CAPTION.search(text) is not None


def is_title(block: Block, following: Block | None) -> bool:
    """Whether a block is a heading: it ends without a point, and something deeper follows."""
    text = block.text.strip()
    if not text or text.isupper():
        return True
    if len(text) > _TITLE or text[-1] in '.;,:…"”!?)' or following is None or not block.rank:
        return False
    return following.rank > block.rank or following.rank == 0
