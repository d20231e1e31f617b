"""What an official document calls itself: its number and its type, where the forms have them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ..model import Block, Language, Quote, Text
from ..recognisers import dates
from ..recognisers.documents.numbers import FULL, Code, read_code, type_words

__all__ = ["NUMBER_LINE", "Heading", "annexed", "heading", "is_annex", "own_number", "quote"]

NUMBER_LINE = re.compile(
    r"^(?:(?:Số(?:\s+hiệu)?|No\.?|Number|Ref\.?(?:\s+No\.?)?)\s?[:.]?"
    r"|(?:Nghị\s+quyết|Luật|Pháp\s+lệnh)\s+số\s?:)\s?(?=\d)",
    re.I,
)
_ANNEXED = re.compile(
    r"[Kk]èm\s+theo\s+(?P<word>[^\W\d_]+(?:\s[^\W\d_]+){0,2}?)\s+(?:số|Số)\s?:?\s?"
)
_ANNEXED_EN = re.compile(
    r"(?i:issued|attached|enclosed)\s+(?:together\s+)?(?:with"
    r"|to)\s+(?P<word>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s+No\.?\s?"
)
#: The first line of an annex that stands alone.
_ANNEX = re.compile(r"\W*(?:PHỤ LỤC|DANH MỤC|BIỂU|BẢNG|ANNEX|APPENDIX)\b")
#: Blocks in which an annex says what it belongs to.
_ANNEX_HEAD = 8
#: What stands between a type and its number on one line: "DECISION No. 12/QD-UBND".
_NUMBERED = re.compile(r"\s(?:No\.?|Number|[Ss]ố|SỐ)\s?:?\s?(?=\d)")
#: What may follow such a number where the line says no more.
_DATED = re.compile(
    r"(?:,?\s(?:of|dated|ngày)\s[^.;:()]{4,30})?(?:\s?\([^()]{3,40}\))?[.:]?\s?$", re.I
)


class Heading(NamedTuple):
    """The line that tells the type of a document."""

    type: str
    block: int
    """Which block of the head it is."""
    words: Quote
    title: int
    """Where a title in that line begins, as an offset of the block."""


def quote(text: Text, block: Block, start: int, end: int) -> Quote:
    """Return the exact words of the source at offsets of a block."""
    first, last = block.span(start, end)
    return Quote(first, last, text.content[first:last])


def own_number(text: Text, head: Sequence[Block]) -> tuple[Code, Quote] | None:
    """Read the number on a line of its own: ``Số: 100/NQ-CP``, ``No. 771/TB-BTC, Hanoi, …``.

    It may stand behind the type too: ``DECISION No. 12/QD-UBND of 3 May 2026``.
    """
    for index, block in enumerate(head):
        lead = NUMBER_LINE.match(block.text)
        match = FULL.match(block.text, lead.end()) if lead else FULL.fullmatch(block.text.strip())
        match = match or _typed_number(block.text, head[:index], text.language)
        if match and (code := read_code(match, named=True)):
            return code, quote(text, block, match.start(), match.end())
    return None


@cache
def _longest(language: Language) -> tuple[str, ...]:
    return tuple(sorted(type_words(language), key=len, reverse=True))


def _type_word(line: str, language: Language) -> str | None:
    """Return the word for a type that a line begins with, in the case of the table."""
    folded = line.casefold()
    return next((w for w in _longest(language) if folded == w or folded.startswith(f"{w} ")), None)


def _typed_number(line: str, above: Sequence[Block], language: Language) -> re.Match[str] | None:
    """Return the number behind the type on a line that is nothing else.

    The type stands in capitals, or the issuer does on a line above.
    """
    word = _type_word(line, language)
    lead = _NUMBERED.match(line, len(word)) if word else None
    match = FULL.match(line, lead.end()) if lead else None
    if word is None or match is None:
        return None
    rest = line[match.end() :]
    capitals = line[: len(word)].isupper() and (not rest.strip() or rest.strip().isupper())
    dated = _DATED.match(rest) is not None
    headed = line[: len(word)].isupper() or any(block.text.isupper() for block in above)
    return match if capitals or (dated and headed) else None


def is_annex(text: Text, blocks: Sequence[Block]) -> bool:
    """Whether a text is an annex alone, which says what it belongs to."""
    return bool(
        blocks and _ANNEX.match(blocks[0].text) and annexed(text, blocks[:_ANNEX_HEAD]) is not None
    )


def annexed(text: Text, blocks: Sequence[Block]) -> tuple[Code, str, Quote, str | None] | None:
    """Read the number that an annex gives: ``(Kèm theo Quyết định số 12/QĐ-UBND ngày …)``."""
    words = type_words(text.language)
    pattern = _ANNEXED if text.language == "vi" else _ANNEXED_EN
    for block in blocks:
        for lead in pattern.finditer(block.text):
            kind = words.get(lead["word"].lower())
            match = FULL.match(block.text, lead.end())
            if kind and match and (code := read_code(match, named=True)):
                found = dates.find(block, text.language)
                after = [d for d in found if d.start - match.end() in range(12)]
                words_of = quote(text, block, match.start(), match.end())
                return code, kind, words_of, after[0].value if after else None
    return None


def heading(text: Text, head: Sequence[Block]) -> Heading | None:
    """Read the line of the type, in capitals; its number or its title may stand behind it."""
    for index, block in enumerate(head):
        line = block.text.strip(" *:")
        word = _type_word(line, text.language)
        if word is None or line[: len(word)] != line[: len(word)].upper():
            continue
        behind = line[len(word) :]
        begin = block.text.find(line)
        title = begin + len(word)
        if lead := _NUMBERED.match(behind):
            number = FULL.match(behind, lead.end())
            if number is None:
                continue
            dated = _DATED.match(behind, number.end())
            title += len(behind) if dated else number.end()
        elif behind and not re.match(r"\s(?:on|về|v/v|of)\b", behind, re.I):
            continue
        kind = type_words(text.language)[word]
        return Heading(kind, index, quote(text, block, begin, begin + len(word)), title)
    return None
