"""What stands around the name of a document: its date, issuers, signer and title."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ..model import Block, Date, Document, Mention, Text
from .attributes import Attributes, quote
from .parties import NO_GAP, REACH, date_after, names_of, near, parties_from
from .said_after import read_after
from .said_before import read_before

__all__ = ["read_around", "read_pronoun"]

_IN_IT = re.compile(r"\W*In\sit,?\s(?:the\s)?")
_WAS_ISSUED = re.compile(
    r"\W*(?:It\swas\s)?(?:[Ss]igned|[Ii]ssued|[Aa]dopted|[Rr]eleased|[Pp]assed|[Pp]romulgated)"
    r"\s(?:(?:by|over)\s[^.;,]{2,60}\s)?(?:on|in)\s"
)


def _sentence(bounds: Sequence[int], block: Block, at: int) -> tuple[int, int]:
    """Return the bounds of the sentence that holds a block offset, within reach of it."""
    place = bisect_right(bounds, at)
    start = bounds[place - 1] if place else 0
    end = bounds[place] if place < len(bounds) else len(block.text)
    return max(start, at - REACH), min(end, at + REACH)


def read_around(
    text: Text, block: Block, bounds: Sequence[int], document: Document, found: Sequence[Mention]
) -> Attributes:
    """Read what one sentence says of the document that a mention in it names.

    Of the form: "Conclusion No. 178-KL/TW dated 17 July 2025 of the Politburo on …", "On 17 July,
    the Politburo issued Conclusion No. 178-KL/TW", "signed by …"; "Nghị quyết số 66/NQ-CP ngày
    26/3/2025 của Chính phủ về …", "thay mặt Bộ Chính trị ký ban hành Kết luận số …". What follows
    goes before what precedes. Short forms are read only to the right of an issuing verb.
    ``bounds`` are the block offsets where sentences begin; ``found`` is sorted by start.
    """
    found = near(found, document.start)
    start, stop = _sentence(bounds, block, document.start)
    before = read_before(text, block, start, document, found)
    if document.short and document.title is None:
        date = date_after(block, found, document.end)
        if date and before.issuers:
            before.issued = date.value
            before.evidence["issued"] = quote(text, block, date.start, date.end)
        return before if before.issuers and date else Attributes()
    said = read_after(text, block, stop, document, found)
    said.add(before, None)
    return said


def read_pronoun(
    text: Text, block: Block, span: tuple[int, int], found: Sequence[Mention]
) -> Attributes:
    """Read a sentence on the document named before it: "Signed on 3 May, it …", "In it the …"."""
    said = Attributes()
    within = _IN_IT.match(block.text, span[0])
    if within and (parties := parties_from(block, found, within.end(), NO_GAP, span[1])):
        said.issuers = names_of(parties)
        said.evidence["issuers"] = quote(text, block, parties[0].start, parties[-1].end)
    if issued := _WAS_ISSUED.match(block.text, span[0]):
        day = next((m for m in found if isinstance(m, Date) and m.start == issued.end()), None)
        told = day and (
            block.text[slice(*issued.span())].lstrip().startswith("It ")
            or re.compile(r",\s(?:it|the\s\w+)\s").match(block.text, day.end)
        )
        if day and told:
            said.issued = day.value
            said.evidence["issued"] = quote(text, block, day.start, day.end)
    return said
