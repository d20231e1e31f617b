"""What a stretch of letters is: a word, or a piece of one that has come apart."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from .legacy import WORD
from .syllables import rows, syllables

__all__ = [
    "LABEL",
    "LONGEST",
    "ONSET",
    "PIECE",
    "begins_with_vowel",
    "composed",
    "is_plain_word",
    "is_whole",
    "vowel_words",
    "whole",
]

#: Signs of their own that stand for combining marks: acute, grave, tilde, circumflex, breve.
_MARKS = {0xB4: "\u0301", 0x2CB: "\u0300", 0x2DC: "\u0303", 0x2C6: "\u0302", 0x2D8: "\u0306"}
PIECE = re.compile(WORD.pattern.replace("[", "[\u02c6\u02cb\u02d8\u02dc", 1))
#: A single consonant, which may name an item of a list.
LABEL = re.compile("[b-dđf-hj-np-tv-xzB-DĐF-HJ-NP-TV-XZ]")
#: Onsets of two and three letters, which are neither words nor labels; in capitals they may be
#: abbreviations.
ONSET = re.compile("[cgknptCGKNPT]h|[nN]gh?|[tT]r|[qQ]u|[gG]i")
_LOOSE = re.compile("([\u0300-\u036f]{1,4})([^\\W\\d_])")
_VOWEL = re.compile("[aeiouy]")
_PART = re.compile("[aeiouy\u0300-\u036f\u00b4\u02c6\u02cb\u02d8\u02dc]")
#: Only words from other languages begin with p.
_LOAN = re.compile("[pP](?![hH])")
#: Seven letters, and three marks of their own.
LONGEST = 10


@cache
def vowel_words() -> frozenset[str]:
    """Return the words with a mark that begin with a vowel: few of such syllables are words."""
    return frozenset(row["word"] for row in rows("vowel_words.tsv"))


def is_whole(piece: str) -> bool:
    """Whether a piece is a word, or can be no part of one: without marks, or without vowels."""
    if piece.isascii():
        return True
    word = unicodedata.normalize("NFC", piece).lower()
    if word in syllables():
        return word in vowel_words() or not begins_with_vowel(word)
    return not _PART.search(unicodedata.normalize("NFD", word))


def is_plain_word(piece: str) -> bool:
    """Whether a piece is a word without marks."""
    return piece.isascii() and piece.lower() in syllables() and not ONSET.fullmatch(piece)


def begins_with_vowel(word: str) -> bool:
    """Whether a word in small letters has no onset."""
    return bool(_VOWEL.match(unicodedata.normalize("NFD", word)))


def composed(letters: str) -> str:
    """Return letters with the marks that follow them, composed (NFC)."""
    return unicodedata.normalize("NFC", letters.translate(_MARKS))


@lru_cache(maxsize=1 << 16)
def whole(letters: str) -> str | None:
    """Return the word that letters and marks make up; None where they make none, or two.

    A mark may have come before its letter.
    """
    if letters.isascii():
        return None
    after = composed(letters)
    found = {word for word in (after, _LOOSE.sub(_behind, after)) if _is_word(word)}
    return found.pop() if len(found) == 1 else None


def _behind(loose: re.Match[str]) -> str:
    """Return marks and the letter after them in the right order, composed."""
    return unicodedata.normalize("NFC", loose[2] + loose[1])


def _is_word(word: str) -> bool:
    if word.isascii() or word.lower() not in syllables() or _LOAN.match(word):
        return False
    cased = word.islower() or word.isupper() or (word[0].isupper() and word[1:].islower())
    return cased and is_whole(word)
