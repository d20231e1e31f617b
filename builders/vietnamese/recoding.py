"""Recognises text that was read by the wrong encoding, and reads it by the right one.

What decides is how many words are Vietnamese syllables as the text stands, and how many as an
encoding reads it. Text that is fine, and text in other languages, has hardly a word that is a
syllable only by that reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .capitals import raised
from .edits import Edit
from .legacy import SAME_SIGN, Coding, codings
from .syllables import syllables

__all__ = ["Recoding", "recoding"]

# Three different words that are syllables only as an encoding reads them speak for it; two do that
# no language writes as they stand ("Tµi", "chÝnh").
_ENOUGH = 3
#: Different letters beyond ASCII in the words of an encoding: physics has "N·m" and "µm".
_LETTERS = 3
#: Of the words without marks beside them so many are Vietnamese too, abbreviations apart.
_PLAIN_SHARE = 0.5
#: Words of an encoding to each that may be of another language.
_SHARE = 0.2
_LINE = re.compile(r"[^\r\n]+")
_LATIN_1 = re.compile("[\u0000-\u00ff]+")
_SYMBOLS = re.compile(r"[\W\d_\u00aa\u00b5\u00ba]")
_ODD_CASE = re.compile(r"[^\W\d_A-Z\u00c0-\u00de][A-Z\u00c0-\u00de]")
_ASCII_LETTER = re.compile("[A-Za-z]")
#: Of the form: QĐ, HĐND; or the letter of an item.
_ABBREVIATION = re.compile("[A-ZĐ]+|đ")
#: Of the form: Đắk, Kạn, Krông; names of places are no syllables where their language is another.
_NAME = re.compile(
    "[BCDĐGHKLMNPQRSTVX][bcdđghklmnprstvx]{0,3}[aăâeêioôơuưyà-ỹ]{1,3}[bcdghklmnprst]{0,2}"
)
_HORNS = re.compile("ư[ơờớởỡợ]")
_TOLD = 5


_Kind = Literal[
    "read",  # a syllable as the encoding reads it, and none as it stands
    "both",  # a syllable both ways, or a name as it is read
    "same",  # the same both ways
    "standing",  # a syllable, or letters of no other encoding, as it stands
    "broken",  # no syllable, and a word of no language as it stands, or "QĐ" as it is read
    "other",  # no syllable, perhaps a word of another language
]
"""What a word with letters beyond ASCII is, as it stands and as an encoding reads it."""


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
    text = text.translate(SAME_SIGN)  # one for one: places stay
    words: dict[re.Pattern[str], set[str]] = {}
    for coding in codings():
        if coding.word not in words:
            words[coding.word] = {w for w in coding.word.findall(text) if not w.isascii()}
    found = [one for coding in codings() if (one := _evidence(text, coding, words[coding.word]))]
    if not found:
        return None
    return _recode(text, max(found, key=lambda evidence: evidence.sure))


# ------------------------------------------------------------------ recognising


def _evidence(text: str, coding: Coding, words: set[str]) -> _Evidence | None:
    """Return what speaks for an encoding, or None where that is not enough."""
    kinds = {word: _kind(word, coding) for word in words}
    if not _is_enough(word for word, kind in kinds.items() if kind == "read"):
        return None
    sure: set[str] = set()
    plain: list[str] = []
    read = other = 0
    for line in _LINE.findall(text):
        if line.isascii():
            continue
        found = coding.word.findall(line)
        here = [kinds[word] for word in found if word in kinds]
        other += here.count("other")
        if _is_sure(here):
            read += here.count("read") + here.count("both")
            sure.update(word for word in found if word in kinds)
            plain += [word for word in found if word.isascii() and not word.isupper()]
    sure = {word for word in sure if kinds[word] in ("read", "both")}
    letters = {letter for word in sure for letter in word if not letter.isascii()}
    if len(letters) < _LETTERS or not _is_enough(w for w in sure if kinds[w] == "read"):
        return None
    if sum(word.lower() in syllables() for word in plain) < _PLAIN_SHARE * len(plain):
        return None
    return _Evidence(coding, kinds, read) if read >= _SHARE * other else None


def _is_enough(words: Iterable[str]) -> bool:
    """Whether words that are read speak for an encoding; rows of signs do not ("§¶")."""
    telling = filter(_ASCII_LETTER.search, words)
    return sum(2 if _is_broken(word) else 1 for word in telling) >= _ENOUGH


def _is_sure(here: Sequence[_Kind]) -> bool:
    """Whether the words of a line are of an encoding, and not of another language or good."""
    return here.count("read") > here.count("standing") and (
        here.count("read") >= here.count("other")
    )


def _kind(word: str, coding: Coding) -> _Kind:
    stands = unicodedata.normalize("NFC", word).lower() in syllables()
    read = coding.read(word)
    if read == word:
        return "same"
    if read and read.lower() in syllables():
        return "both" if stands else "read"
    if read and (_is_broken(word) or _ABBREVIATION.fullmatch(read)):
        return "broken"
    if stands or not _LATIN_1.fullmatch(word):
        return "standing"
    return "both" if read and _NAME.fullmatch(read) else "other"


def _is_broken(word: str) -> bool:
    """Whether no language writes such a word: signs in it, or a capital after a small letter."""
    return bool(_SYMBOLS.search(word) or _ODD_CASE.search(word))


# ------------------------------------------------------------------ reading


def _recode(text: str, evidence: _Evidence) -> Recoding:
    """Return the words to change; a line that does not tell goes with the one before it."""
    coding, kinds = evidence.coding, evidence.kinds
    meant = {
        word: coding.read(word) or word
        for word, kind in kinds.items()
        if kind in ("read", "both", "broken")
    }
    lines = list(_LINE.finditer(text))
    told = [_tells([kinds[w] for w in coding.word.findall(x[0]) if w in kinds]) for x in lines]
    inside = next((one for one in told if one is not None), True)
    edits: list[Edit] = []
    left: Counter[str] = Counter()
    capitals = 0
    for line, tells in zip(lines, told, strict=True):
        inside = inside if tells is None else tells
        if not inside or line[0].isascii():
            continue
        found = list(coding.word.finditer(line[0]))
        words = [meant.get(word[0], word[0]) for word in found]
        cased = words if coding.capitals else raised(words)
        capitals += sum(word != as_read for word, as_read in zip(cased, words, strict=True))
        edits += [
            Edit(line.start() + was.start(), line.start() + was.end(), word)
            for was, word in zip(found, cased, strict=True)
            if word != was[0]
        ]
        left.update(word[0] for word in found if kinds.get(word[0]) == "other")
    edits += [
        Edit(sign.start(), sign.end(), other)
        for sign in coding.sign.finditer(text)
        if (other := coding.read(sign[0])) and other != sign[0]
    ]
    horns = "\u00ad" in text or not any(_HORNS.search(edit.words) for edit in edits)
    return Recoding(coding.name, sorted(edits), tuple(_lost(coding, capitals, horns, left)))


def _tells(here: Sequence[_Kind]) -> bool | None:
    """Whether the words of a line are in the encoding; None where they do not tell."""
    if _is_sure(here):
        return True
    neither = "read" not in here and "standing" not in here
    return None if neither and here.count("both") >= here.count("other") else False


def _lost(coding: Coding, capitals: int, horns: bool, left: Counter[str]) -> Iterator[str]:
    """Yield what is not known of a text that was read.

    ``capitals`` are the words that were found to be in capitals; ``horns`` is whether the text has
    all its *ư*, which are soft hyphens in TCVN3.
    """
    if not coding.capitals:
        known = f", save in {capitals:,} words that show it" if capitals else ""
        yield f"capital letters with marks cannot be told apart from small ones{known}"
        if not horns:
            yield "ư was lost before; it is put back where no syllable is without it"
    if left:
        first = sorted(left, key=lambda word: (-left[word], word))[:_TOLD]
        more = f" and {len(left) - len(first):,} more" if len(left) > len(first) else ""
        yield f"left as they stood, being no Vietnamese: {', '.join(first)}{more}"
