"""Where the sentences of a block begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..model import Block

__all__ = ["sentences"]

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]{0,3}(?: +|$)")

# Abbreviations that are followed by a capital inside a sentence.
_ABBREVIATION = re.compile(
    r"""(?:^|[\s("“‘'])
        (?:No|Nos|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sen|Rep|St|Jr|Sr|vs|Art|Art|Sec|Vol|pp?|cf|Inc|Ltd|Co|Corp
          |e\.g|i\.e|etc|approx|Hon|Assoc|Gov|Messrs|Doc|Docs
          |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec
          |U\.S|U\.K|U\.N|a\.m|p\.m|D\.C|Ph\.D
          |TP|Tp|tp|T\.P|Q|P|H|X|TX|Tx|TT|ThS|TS|PGS|GS|BS|KS|CN|Đ/c|đ/c|Ths|Ts|TM|KT|TL|TUQ|T|v\.v|vv|tr|TW
          |[A-ZĐ])\.$""",
    re.VERBOSE,
)


def _closes(text: str, stop: re.Match[str]) -> bool:
    """Whether a stop ends its sentence."""
    after = text[stop.end() : stop.end() + 2]
    if not after:
        return True
    words = text[max(0, stop.start() - 12) : stop.end()].rstrip()
    if words.endswith(".") and _ABBREVIATION.search(words):
        # "v.v." and "etc." may end a sentence; a title or a number word never does.
        return bool(re.search(r"(?:v\.v|etc|vv|[ap]\.m)\.$", words)) and after[0].isupper()
    if words.endswith(("...", "…")):
        return after[0].isupper() or after[0] in "\"“‘'"
    first = after[0]
    return first.isupper() or first.isdigit() or first in "\"“‘'«([-–—"


def sentences(block: Block) -> Sequence[tuple[int, int]]:
    """Spans of the sentences of a block, in block offsets, without blanks around them.

    A sentence ends at ``.``, ``!``, ``?``, ``…`` with the closing quotes after it, where the next
    one can begin; not at a semicolon, not inside numbers, dates and abbreviations.
    """
    return _spans(block.text)


@lru_cache(maxsize=512)  # each kind of facts is read from the sentences of all blocks
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    at = 0
    for stop in _STOP.finditer(text):
        if not _closes(text, stop):
            continue
        end = stop.start() + len(stop[0].rstrip())
        if end > at:
            spans.append((at, end))
        at = stop.end()
    if at < len(text.rstrip()):
        spans.append((at, len(text.rstrip())))
    return tuple(spans)
