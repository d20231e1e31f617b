"""Secrecy markings: whether a document says of itself that it is secret.

In Viet Nam a document that holds a state secret bears a stamp, "TUYỆT MẬT", "TỐI MẬT" or "MẬT" (Law
on Protection of State Secrets, 29/2018/QH14, article 8; Circular 24/2020/TT-BCA, article 2), below
its number in the head. Read as text the stamp is a line of its own, a cell of the letterhead, or
the value behind "Độ mật:". Words in sentences, titles and lists are no markings: texts about
secrets are many and public.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice

from ..ontology import table

__all__ = ["marking_in"]

#: How far the head of a document reaches: lines with words, and characters.
_HEAD_LINES = 30
_HEAD_CHARACTERS = 4_000
#: What draws a box, or sets off a line, on both sides of a marking.
_FRAME = (
    "#*_=~|<>[](){}-\u2013\u2014"
    + "".join(map(chr, range(0x2500, 0x2600)))  # lines, blocks and boxes
)
# What follows a bullet is an item of a list, unless the same stands behind it as well.
_ITEM = re.compile(r"\s*[-*+•●–—]\s.*[^-*+•●–—\s]\s*$")
#: Columns of a letterhead: cells of a table, tabs, or a wide gap.
_COLUMNS = re.compile(r"[|\t\u2502\u2503\u2551]|[ \u00a0]{3,}")
# "BÍ" at the end of a line takes the "MẬT" of the next one into a title.
_GOES_ON = re.compile(r"(?:\b(?:bí|bảo|cơ|giải|độ|ghi|nội)|[,;:(“\"])\s*$", re.IGNORECASE)


def marking_in(content: str) -> str | None:
    """Return the level of the first secrecy marking in the head of a text, or None.

    Levels are those of the table ``secrecy_markings``: ``Tuyệt mật``, ``Tối mật``, ``Mật``, ``Top
    secret``, ``Secret``, ``Confidential``.
    """
    above = ""
    for line in _head(content):
        for part in (line, *_COLUMNS.split(line)):
            if (level := _level(part)) and not _GOES_ON.search(above):
                # a narrow stamp has "TUYỆT" over "MẬT"
                return _level(f"{above.strip()} {part.strip()}") or level
        above = line
    return None


def _head(content: str) -> Iterator[str]:
    """Yield the lines with words at the top of a text, composed (NFC)."""
    lines = (line for line in content[:_HEAD_CHARACTERS].splitlines() if line.strip())
    for line in islice(lines, _HEAD_LINES):
        yield unicodedata.normalize("NFC", line)


def _level(words: str) -> str | None:
    """Return the level that a line or cell marks, or None where it says anything else.

    A marking begins with a capital: "mật" alone on a line is the end of a sentence.
    """
    if _ITEM.match(words):
        return None
    said = words.strip(f"{_FRAME} \t\u00a0")
    label, colon, value = said.replace("：", ":").partition(":")
    if colon:
        said = value.strip() if _joined(label) in _rows("label") else ""
    if not said or not said[0].isupper():
        return None
    if said.isupper():  # "TÀI LIỆU MẬT" is a stamp, "Tài liệu mật" may be the start of a sentence
        noun = next((noun for noun in _rows("noun") if _joined(said).startswith(noun)), "")
        return _rows("level").get(_joined(said)[len(noun) :])
    return _rows("level").get(_joined(said))


def _joined(words: str) -> str:
    """Return words without blanks, since stamps space their letters, and without case."""
    return "".join(words.split()).casefold()


@cache
def _rows(kind: str) -> dict[str, str]:
    """Return the level of each row of a kind, by its words as :func:`_joined` writes them."""
    rows = table("secrecy_markings")
    return {_joined(row["words"]): row["level"] for row in rows if row["kind"] == kind}
