"""The document that a news report is about, and where the report tells what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Block, DocumentFact

__all__ = ["Report", "report_on"]

_CONTENT = re.compile(
    r"(?:giao|yêu\scầu|Theo\sđó|Cụ\sthể|nêu|chỉ\sđạo|đề\snghị|quyết\snghị)\b"
    r"|\b(?:requests?|assigns?|requires?|instructs?|asks?|orders?|states?|stated)\b"
)
_ASIDE = re.compile(
    r"^\W*(?:Trước\sđó|Được\sbiết|Ngoài\sra|Theo\s(?:ông|bà|chuyên\sgia)|Previously|Earlier|Meanwhile|"
    r"Separately|According\sto|Experts?|Analysts?|Lawyers)\b"
)
# A line that heads a new item of a bulletin.
_HEAD = re.compile(r"[^.:;,!?”\"]{3,110}$")
# What the reporter adds of the law in general, or another document that begins to speak.
_BACKGROUND = re.compile(
    r"(?:^|[.!?]\s)\W{0,3}(?:Under|According\sto|By|Theo|Căn\scứ|Tại|Trong|In|At|The)\s(?:the\s|các\s)?$"
)


class Report:
    """A report on one document, read block by block from its first naming to the first aside."""

    def __init__(self, fact: DocumentFact) -> None:
        self.key = fact.key
        self._named = fact.mentions[0].start
        self._closed = False

    def quotes(self, block: Block) -> bool:
        """Whether a block, the next one of the text, tells what stands in the document."""
        if self._closed or self._named >= block.starts[0]:
            return False
        titled = block.heading or (block.gap and not block.marker and _HEAD.fullmatch(block.text))
        if titled or _ASIDE.match(block.text):
            self._closed = True
            return False
        return bool(block.marker or _CONTENT.search(block.text))

    def contains(self, block: Block, start: int) -> bool:
        """Whether the name that starts at a block offset stands in what the document says."""
        opens = not block.marker and not block.text[:start].strip(' *“"')
        return not (opens or _BACKGROUND.search(block.text, max(0, start - 40), start))


def report_on(documents: Sequence[DocumentFact]) -> Report | None:
    """Return the report on the first document that the text says was issued or signed."""
    for fact in documents:
        said = [q for name, q in fact.evidence.items() if name in ("issued", "signer")]
        if fact.number and any(quote not in fact.mentions for quote in said):
            return Report(fact)
    return None
