"""Bytes of a text file to characters: UTF-8, UTF-16, and what older Vietnamese files are in."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from ..model import Language
from ..vietnamese import repair
from ..vietnamese.legacy import as_windows_1252
from .errors import UnreadableError

__all__ = ["Decoded", "UndecodableError", "decode", "language_of", "share_of_vietnamese"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 64_000
# Vietnamese prose has about one such letter in five; a Vietnamese name in English prose far fewer.
_VIETNAMESE_FROM = 0.06
# Control characters that no text holds; form feed, escape of line printers and newlines do occur.
_CONTROL = re.compile(r"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]|[âêôÂÊÔ]")
_LETTER = re.compile(r"[^\W\d_]")


class UndecodableError(UnreadableError):
    """The bytes are no text in any encoding that is known here; the message says why."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters of a file and the encoding they were read by."""

    text: str
    encoding: str
    assumed: bool = False
    """Whether the encoding was guessed from the bytes."""


def share_of_vietnamese(words: str) -> float:
    """Share of letters that only Vietnamese writes, between 0 and 1 (about 0.2 in Vietnamese)."""
    composed = unicodedata.normalize("NFC", words)
    letters = len(_LETTER.findall(composed))
    return len(_VIETNAMESE.findall(composed)) / letters if letters else 0.0


def language_of(words: str) -> Language:
    """Tell the language of a text from its first letters."""
    return "vi" if share_of_vietnamese(words[:_SAMPLE]) >= _VIETNAMESE_FROM else "en"


def decode(data: bytes) -> Decoded:
    """Decode a text file.

    A byte-order mark decides; then UTF-8; then UTF-16 without a mark where every other byte is
    zero; then the older eight-bit encodings. Raises :class:`UndecodableError` for binary files. The
    mark is left out, newlines and composition stay as they are.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_checked(_strict(data[len(mark) :], encoding)), encoding)
    try:
        return Decoded(_checked(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        pass
    except UndecodableError:
        if wide := _unmarked_utf16(data):
            return Decoded(_checked(_strict(data, wide)), wide, assumed=True)
        raise
    if wide := _unmarked_utf16(data):
        return Decoded(_checked(_strict(data, wide)), wide, assumed=True)
    return _eight_bit(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(f"is not valid {encoding.upper()} (byte {error.start})") from None


def _checked(text: str) -> str:
    """Refuse text that holds control characters: such a file is binary."""
    if found := _CONTROL.search(text):
        raise UndecodableError(f"is not a text file (control character at {found.start()})")
    return text


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a byte-order mark, known by the zero halves of its blanks and digits."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or len(sample) < 4:
        return None
    half = len(sample) // 2
    low, high = sample[1::2].count(0) / half, sample[0::2].count(0) / half
    if low > 0.3 and high < 0.05:
        return "utf-16-le"
    return "utf-16-be" if high > 0.3 and low < 0.05 else None


def _eight_bit(data: bytes) -> Decoded:
    """Windows-1252 for what is Vietnamese, else what charset-normalizer is sure of.

    TCVN3, VNI-Windows and Windows-1258 are left to the repair of texts, which keeps both forms.
    """
    sample = data[:_SAMPLE]
    if _CONTROL.search(sample.decode("latin-1")):
        raise UndecodableError("is not a text file (control characters)")
    if repair(as_windows_1252(sample)).encoding:
        return Decoded(_checked(as_windows_1252(data)), "windows-1252")
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        raise UndecodableError("is in no known encoding; save it as UTF-8")
    text = data.decode(best.encoding, errors="replace")
    return Decoded(_checked(text), best.encoding.replace("_", "-"), assumed=True)
