"""Paragraphs and tables of pages to one text that knows where each page begins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import zip_longest

from ...segment.wrapping import glued
from .paragraphs import Paragraph

__all__ = ["Joined", "TableRows", "joined"]

_BROKEN = re.compile(r"([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class TableRows:
    """A table as lines, with the page of each."""

    lines: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class Joined:
    """The text of a document as it grows."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    pages: list[tuple[int, int]] = field(default_factory=list)
    """Offset from which on the text is of a page, and its number."""

    def add(self, words: str, page: int | None = None) -> None:
        """Add words, which stand on a page."""
        if page is not None and (not self.pages or self.pages[-1][1] != page):
            self.pages.append((self.length, page))
        self.parts.append(words)
        self.length += len(words)


def joined(parts: Iterable[Paragraph | TableRows]) -> Joined:
    """Write paragraphs, one a line, with a blank line where the page leaves room, and tables."""
    parts = list(parts)
    known = {
        word.casefold()
        for part in parts
        if isinstance(part, Paragraph)
        for line in part.lines
        for word in _WORD.findall(line.text)
    }
    text = Joined()
    for part in parts:
        if isinstance(part, TableRows):
            text.add("\n" if text.length else "")
            for line, page in part.lines:
                text.add(f"{line}\n", page)
            text.add("\n")
        else:
            _write(part, text, known)
    return text


def _write(paragraph: Paragraph, text: Joined, known: set[str]) -> None:
    if paragraph.gap and text.length:
        text.add("\n")
    for line, after in zip_longest(paragraph.lines, paragraph.lines[1:]):
        ended = _with_line_end(line.text, after.text, known) if after else f"{line.text}\n"
        text.add(ended, line.page)


def _with_line_end(before: str, after: str, known: set[str]) -> str:
    """Return a line with what stands between it and the next: nothing inside a word or number.

    A hyphen at the end goes where the document has the whole word elsewhere.
    """
    if before.endswith("\u00ad"):
        return before[:-1]
    if glued(before, after):
        return before
    broken, first = _BROKEN.search(before), _FIRST_WORD.match(after)
    if broken and first and first[0][0].islower():
        return before[:-1] if (broken[1] + first[0]).casefold() in known else before
    return f"{before} "
