"""Recognises text that was read by the wrong encoding, and reads it by the right one.

What decides is how many words are Vietnamese syllables as the text stands, and how many as an
encoding reads it. Text that is fine, and text in other languages, has hardly a word that is a
syllable only by that reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from .capitals import raised
from .edits import Edit
from .legacy import Coding, codings
from .syllables import syllables

__all__ = ["Recoding", "recoding"]

# Three different words that are syllables only as an encoding reads them speak for it; two do that
# no language writes as they stand ("Tµi", "chÝnh").
_ENOUGH = 3
#: Different letters beyond ASCII in the words of an encoding: physics has "N·m" and "µm".
_LETTERS = 3
#: Words of an encoding to each that may be of another language.
_SHARE = 0.2
_LINE = re.compile(r"[^\r\n]+")
_LATIN_1 = re.compile("[\u0000-\u00ff\u03bc]+")
_SYMBOLS = re.compile(r"[\W\d_\u00aa\u00b5\u00ba\u03bc]")
_ODD_CASE = re.compile(r"[^\W\d_A-Z\u00c0-\u00de][A-Z\u00c0-\u00de]")
_ASCII_LETTER = re.compile("[A-Za-z]")
#: Of the form: QĐ, HĐND; or the letter of an item.
_ABBREVIATION = re.compile("[A-ZĐ]+|đ")
#: Of the form: Đắk, Kạn, Krông; names of places are no syllables where their language is another.
_NAME = re.compile(
    "[BCDĐGHKLMNPQRSTVX][bcdđghklmnprstvx]{0,3}[aăâeêioôơuưyà-ỹ]{1,3}[bcdghklmnprst]{0,2}"
)
_TOLD = 5


class _Kind(Enum):
    """What a word with letters beyond ASCII is, as it stands and as an encoding reads it."""

    READ = auto()  # a syllable as it is read, and none as it stands
    BOTH = auto()  # a syllable both ways, or a name as it is read
    SAME = auto()  # the same both ways
    STANDING = auto()  # a syllable, or letters of no other encoding, as it stands
    BROKEN = auto()  # no syllable, and a word of no language as it stands, or "QĐ" as it is read
    OTHER = auto()  # no syllable, perhaps a word of another language


_CHANGED = (_Kind.READ, _Kind.BOTH, _Kind.BROKEN)


@dataclass(frozen=True, slots=True)
class Recoding:
    """How a text is to be read."""

    encoding: str
    edits: list[Edit]
    lost: tuple[str, ...]
    """What the right encoding does not tell either."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for one encoding in a text."""

    coding: Coding
    kinds: Mapping[str, _Kind]
    """Each word beyond ASCII."""
    sure: int
    """Words of lines that surely are in the encoding."""


def recoding(text: str) -> Recoding | None:
    """Return how a text is to be read that was read by a wrong encoding; None for any other."""
    if text.isascii():
        return None
    found = [evidence for coding in codings() if (evidence := _evidence(text, coding))]
    if not found:
        return None
    return _recode(text, max(found, key=lambda evidence: evidence.sure))


# ------------------------------------------------------------------ recognising


def _evidence(text: str, coding: Coding) -> _Evidence | None:
    """Return what speaks for an encoding, or None where that is not enough."""
    words = {word for word in coding.word.findall(text) if not word.isascii()}
    kinds = {word: _kind(word, coding) for word in words}
    if not _is_enough(word for word, kind in kinds.items() if kind is _Kind.READ):
        return None
    counted: Counter[_Kind] = Counter()
    sure: Counter[str] = Counter()
    for line in _LINE.findall(text):
        found = [word for word in coding.word.findall(line) if word in kinds]
        here = Counter(kinds[word] for word in found)
        counted.update(here)
        if _is_sure(here):
            sure.update(word for word in found if kinds[word] in (_Kind.READ, _Kind.BOTH))
    letters = {letter for word in sure for letter in word if not letter.isascii()}
    if len(letters) < _LETTERS or not _is_enough(w for w in sure if kinds[w] is _Kind.READ):
        return None
    if sure.total() < _SHARE * counted[_Kind.OTHER]:
        return None
    return _Evidence(coding, kinds, sure.total())


def _is_enough(words: Iterable[str]) -> bool:
    """Whether words that are read speak for an encoding; rows of signs do not ("§¶")."""
    telling = filter(_ASCII_LETTER.search, words)
    return sum(2 if _is_broken(word) else 1 for word in telling) >= _ENOUGH


def _is_sure(here: Counter[_Kind]) -> bool:
    """Whether the words of a line are of an encoding, and not of another language or good."""
    return here[_Kind.READ] > here[_Kind.STANDING] and here[_Kind.READ] >= here[_Kind.OTHER]


def _kind(word: str, coding: Coding) -> _Kind:
    stands = unicodedata.normalize("NFC", word).lower() in syllables()
    read = coding.read(word)
    if read == word:
        return _Kind.SAME
    if read and read.lower() in syllables():
        return _Kind.BOTH if stands else _Kind.READ
    if read and (_is_broken(word) or _ABBREVIATION.fullmatch(read)):
        return _Kind.BROKEN
    if stands or not _LATIN_1.fullmatch(word):
        return _Kind.STANDING
    return _Kind.BOTH if read and _NAME.fullmatch(read) else _Kind.OTHER


def _is_broken(word: str) -> bool:
    """Whether no language writes such a word: signs in it, or a capital after a small letter."""
    return bool(_SYMBOLS.search(word) or _ODD_CASE.search(word))


# ------------------------------------------------------------------ reading


def _recode(text: str, evidence: _Evidence) -> Recoding:
    """Return the words to change; a line that does not tell goes with the one before it."""
    coding, kinds = evidence.coding, evidence.kinds
    lines = [(line, list(coding.word.finditer(line[0]))) for line in _LINE.finditer(text)]
    told = [_tells(Counter(kinds[w[0]] for w in found if w[0] in kinds)) for _, found in lines]
    inside = next((one for one in told if one is not None), True)
    edits: list[Edit] = []
    left: Counter[str] = Counter()
    capitals = 0
    for (line, found), tells in zip(lines, told, strict=True):
        inside = inside if tells is None else tells
        if not inside:
            continue
        words = [
            (coding.read(word[0]) if kinds.get(word[0]) in _CHANGED else None) or word[0]
            for word in found
        ]
        cased = words if coding.capitals else raised(words)
        capitals += sum(word != as_read for word, as_read in zip(cased, words, strict=True))
        edits += [
            Edit(line.start() + was.start(), line.start() + was.end(), word)
            for was, word in zip(found, cased, strict=True)
            if word != was[0]
        ]
        left.update(word[0] for word in found if kinds.get(word[0]) is _Kind.OTHER)
    edits += [
        Edit(sign.start(), sign.end(), meant)
        for sign in coding.sign.finditer(text)
        if (meant := coding.read(sign[0])) and meant != sign[0]
    ]
    return Recoding(coding.name, sorted(edits), tuple(_lost(coding, capitals, left)))


def _tells(here: Counter[_Kind]) -> bool | None:
    """Whether the words of a line are in the encoding; None where they do not tell."""
    if _is_sure(here):
        return True
    neither = here[_Kind.READ] == here[_Kind.STANDING] == 0
    return None if neither and here[_Kind.BOTH] >= here[_Kind.OTHER] else False


def _lost(coding: Coding, capitals: int, left: Counter[str]) -> Iterator[str]:
    """Yield what is not known of a text that was read."""
    if not coding.capitals:
        known = f", save in {capitals:,} words that show it" if capitals else ""
        yield f"capital letters with marks cannot be told apart from small ones{known}"
    if left:
        first = sorted(left, key=lambda word: (-left[word], word))[:_TOLD]
        more = f" and {len(left) - _TOLD:,} others" if len(left) > _TOLD else ""
        yield f"left as they stood, being no Vietnamese: {', '.join(first)}{more}"
