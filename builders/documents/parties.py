"""Bodies, offices and dates that stand in a row beside the name of a document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ..model import Block, Body, Date, Mention, Name, Office

__all__ = [
    "AND_GAP",
    "NO_GAP",
    "OF_GAP",
    "REACH",
    "date_after",
    "last_run",
    "names_of",
    "near",
    "parties_from",
]

# What is said of a document is said within this many characters.
REACH = 1200
_DATE_GAP = re.compile(
    r"\s?[,(]?\s?(?:(?:was\s)?(?:dated|of|on|in|issued(?:\son)?|signed\son|released\son|passed\son|"
    r"adopted(?:\s(?:in|on))?|ban\shành(?:\sngày)?|ký(?:\sban\shành)?(?:\sngày)?|ngày|hồi"
    r"|năm))?\s?(?:the\s)?\(?"
)
NO_GAP = re.compile("")
OF_GAP = re.compile(r"\)?\s?,?\s?(?:issued\s)?(?:của|of|by|do|from)\s(?:the\s|các\s)?")
AND_GAP = re.compile(r"\s?(?:,|and|và|,\s?and|&)\s?(?:the\s)?")
_AFTER_PARTIES = re.compile(
    r"\s*(?:[.,;:)\]”\"–-]|$|(?:về|ngày|năm|quy định|hướng dẫn|khóa|tại|và|on|of|dated"
    r"|regarding|and)\b)"
)
# The two that issue together and stand with a comma between them.
_JOINT = ("Politburo", "Secretariat", "Bộ Chính trị", "Ban Bí thư")


def parties_from(
    block: Block, found: Sequence[Mention], start: int, first_gap: re.Pattern[str], end: int
) -> list[Body | Office]:
    """Return bodies and offices in a row from ``start``, joined by commas and "and"."""
    chain: list[Body | Office] = []
    at, gap = start, first_gap
    for mention in found:
        if not isinstance(mention, Body | Office) or mention.start < at or mention.end > end:
            continue
        if not gap.fullmatch(block.text, at, mention.start):
            break
        chain.append(mention)
        at, gap = mention.end, AND_GAP
    last = block.text[chain[-2].end : chain[-1].start] if len(chain) > 1 else ""
    joint = all(party.name in _JOINT for party in chain[-2:])
    if last.strip() in (",", ", the") and not joint and not _AFTER_PARTIES.match(block.text, at):
        # "under Decision D of A, B must ...": after the comma the clause begins
        return chain[:-1]
    return chain


def names_of(parties: Sequence[Body | Office]) -> tuple[Name, ...]:
    """Name parties as issuers."""
    return tuple(
        Name("body" if isinstance(p, Body) else "office", p.name, p.place) for p in parties
    )


def last_run(block: Block, parties: Sequence[Body | Office]) -> list[Body | Office]:
    """Return the last parties in a row, as in "the Politburo and the Secretariat issued"."""
    run = [parties[-1]]
    for party in reversed(parties[:-1]):
        if not AND_GAP.fullmatch(block.text, party.end, run[0].start):
            break
        run.insert(0, party)
    return run


def date_after(block: Block, found: Sequence[Mention], at: int) -> Date | None:
    """Return the date that directly follows: "dated 21 October", "ngày 26/3/2025"."""
    for mention in found:
        if isinstance(mention, Date) and at <= mention.start <= at + 24:
            if _DATE_GAP.fullmatch(block.text, at, mention.start):
                return mention
            return None
    return None


def near(found: Sequence[Mention], at: int) -> Sequence[Mention]:
    """Return the mentions within reach of a block offset; ``found`` is sorted by start."""
    first = bisect_left(found, at - REACH, key=lambda m: m.start)
    last = bisect_right(found, at + REACH, key=lambda m: m.start)
    return found[first:last]
