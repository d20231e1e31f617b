"""The encodings that Vietnamese was written in before Unicode, told by the words they give.

Files in them are mostly met as text that something has already read as Windows-1252: each letter
shows as one or two others ("Bé Tµi chÝnh"). ``letters.tsv`` gives the bytes of each Vietnamese
letter; ASCII is the same in all of them.

- *TCVN3*, called ABC after its fonts (.VnTime): TCVN 5712:1993, set VN3. It has no capital vowels
  with tone marks; fonts of capitals (.VnTimeH) showed small ones as capitals.
- *VNI-Windows* (VNI-Times): a plain letter and a second one for its marks.
- *Windows-1258*: letters with a combining tone mark.
- *UTF-8 read as Windows-1252*: two or three letters for one ("Bá»™").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from .syllables import rows, syllables

__all__ = ["SAME_SIGN", "WORD", "Coding", "as_windows_1252", "codings"]

#: A word, right or wrong: letters of Latin scripts, combining marks, and all signs that letters of
#: the eight-bit encodings show as.
WORD = re.compile("[A-Za-z\u00a1-\u024f\u0300-\u036f\u1e00-\u1eff]+")
#: Signs that some programs write for others: the Greek letter for the micro sign, and the minus
#: for the soft hyphen, which is *ư* in TCVN3. One stands for one.
SAME_SIGN = {0x3BC: "\u00b5", 0x2212: "\u00ad"}


def as_windows_1252(data: bytes) -> str:
    """Decode bytes as Windows-1252; no byte is refused and none is lost.

    Those that it leaves open are control codes as in ISO 8859-1 (WHATWG Encoding, section 9.1).
    """
    return data.decode("latin-1").translate(_SIGNS)


_SIGNS = {
    byte: sign for byte in range(0x80, 0xA0) if (sign := bytes([byte]).decode("cp1252", "ignore"))
}
_CONTROL = re.compile("[\u0080-\u009f]")
_BYTES = {sign: byte for byte, sign in _SIGNS.items()}


@dataclass(frozen=True, slots=True)
class Coding:
    """One encoding: its name for people, and how to read a word of it that shows wrongly."""

    name: str
    read: Callable[[str], str | None]
    """Turns what a word shows as in Windows-1252 into the word (NFC); None if it has no such."""
    word: re.Pattern[str] = WORD
    """Its words as they show in Windows-1252."""
    sign: re.Pattern[str] = _CONTROL
    """What its other characters show as, which ``read`` turns into them likewise."""
    capitals: bool = True
    """Whether it has all capital letters."""


@cache
def codings() -> tuple[Coding, ...]:
    """Return the encodings that are known."""
    return (
        Coding("TCVN3 (ABC)", _read_tcvn3, capitals=False),
        Coding("VNI-Windows", _by_table("vni")),
        Coding("Windows-1258", _by_table("cp1258")),
        Coding("UTF-8 taken for Windows-1252", _read_double, _DOUBLE_WORD, _DOUBLE_SIGN),
    )


def _by_table(column: str) -> Callable[[str], str | None]:
    """Return the reading by a column of the table of letters."""
    letters = {chr(byte): sign for byte, sign in _SIGNS.items()}
    letters |= {
        as_windows_1252(bytes.fromhex(code)): row["letter"]
        for row in rows("letters.tsv")
        for code in row[column].split("|")
        if code
    }
    # typists leave the mark small beside a capital, and the other way round
    for shown, letter in list(letters.items()):
        if len(shown) == 2:
            letters.setdefault(shown[0] + shown[1].swapcase(), letter)
    longest_first = sorted(letters, key=lambda shown: (-len(shown), shown))
    code = "|".join(map(re.escape, longest_first))
    pattern, whole = re.compile(code), re.compile(rf"(?:{code}|[A-Za-z])*+")

    def read(word: str) -> str | None:
        return pattern.sub(lambda found: letters[found[0]], word) if whole.fullmatch(word) else None

    return read


_SINGLE_HORN = re.compile("(?<![ưƯ])([ơờớởỡợ])(?=(?:c|ng|u)\\Z)", re.IGNORECASE)


@cache
def _tcvn3() -> Callable[[str], str | None]:
    return _by_table("tcvn3")


def _read_tcvn3(word: str) -> str | None:
    """Read a word of TCVN3; *ư*, a soft hyphen, is put back where a program has dropped it.

    That is known of *ươc*, *ương* and *ươu* alone, which are no rhymes without it.
    """
    read = _tcvn3()(word)
    if read and read.lower() not in syllables():
        whole = _SINGLE_HORN.sub(r"ư\1", read)
        return whole if whole.lower() in syllables() else read
    return read


# ------------------------------------------------------------------ UTF-8 read as Windows-1252

_CONTINUED = re.escape(
    "".join(sorted({chr(byte) for byte in range(0x80, 0xC0)} | set(_SIGNS.values())))
)
# The letters of Vietnamese, then the sequences of any length.
_LETTER = rf"[\u00c3-\u00c6][{_CONTINUED}]|\u00e1[\u00ba\u00bb][{_CONTINUED}]"
_SEQUENCE = (
    rf"[\u00c2-\u00df][{_CONTINUED}]"
    rf"|[\u00e0-\u00ef][{_CONTINUED}]{{2}}"
    rf"|[\u00f0-\u00f4][{_CONTINUED}]{{3}}"
)
# Letters whose last byte a program has dropped (ậ, í, Đ), or made a plain blank (à).
_CUT = "\u00c3 [a-z]{0,3}(?![A-Za-z\u00c0-\u00ff])|\u00c3(?! )|\u00e1\u00ba|\u00c4"
_DOUBLE_WORD = re.compile(
    rf"(?<![A-Za-z])[A-Za-z]{{0,12}}(?:(?:{_LETTER}|{_CUT})[A-Za-z]{{0,12}}){{1,12}}"
)
_CUT_A = "\ue000"
_CUT_LETTERS = {"\u00e1\u00ba": "ậ", "\u00c4": "Đ", "\u00c3": _CUT_A}
_CUT_SIGNS = frozenset(_CUT_LETTERS)
_SEQUENCE_OR_CUT = re.compile(rf"{_SEQUENCE}|\u00e1\u00ba|[\u00c3\u00c4]")
_LEFT = re.compile("\ufffd")
_DOUBLE_SIGN = re.compile(rf"(?!{_LETTER})(?:{_SEQUENCE})")


def _read_double(word: str) -> str | None:
    signs = unicodedata.normalize("NFC", _SEQUENCE_OR_CUT.sub(_undouble, word))
    if _LEFT.search(signs):
        return None
    if not _CUT_SIGNS.intersection(_SEQUENCE_OR_CUT.findall(word)):
        return signs
    head, blank, rest = signs.partition(f"{_CUT_A} ")
    whole = f"{head}à{rest}" if blank else signs.replace(_CUT_A, "í")
    if whole.lower() in syllables():
        return whole
    return f"{head}à {rest}" if blank and f"{head}à".lower() in syllables() else None


def _undouble(sequence: re.Match[str]) -> str:
    if sequence[0] in _CUT_SIGNS:
        return _CUT_LETTERS[sequence[0]]
    data = bytes(_BYTES.get(sign, ord(sign)) for sign in sequence[0])
    return data.decode("utf-8", "replace")
