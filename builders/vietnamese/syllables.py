"""The Vietnamese syllable: every one that the spelling allows, in both styles of tone marks.

A syllable is an onset, a rhyme and a tone, written with at most seven letters and one tone mark.
``onsets.tsv`` and ``rhymes.tsv`` hold the parts; this module says how they meet.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from ...ontology.spelling import TONES

__all__ = ["rows", "syllables"]

_VOWELS = "aăâeêioôơuưy"
_MODIFIED = "ăâêôơư"
#: Rhymes that end in a stop have two of the six tones.
_STOPS = ("c", "ch", "p", "t")
_ACUTE, _DOT = "\u0301", "\u0323"
#: Onsets that one sound has before front vowels, and those that it has before the others.
_BEFORE_FRONT, _BEFORE_BACK = ("gh", "k", "ngh"), ("c", "g", "ng")
_BEFORE_Y = ("d", "h", "k", "l", "m", "n", "s", "t", "th", "v")


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of this package."""
    lines = files("policygraph.builders.vietnamese").joinpath(name).read_text("utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def syllables() -> frozenset[str]:
    """Return every syllable in small letters, composed (NFC).

    ``hòa`` and ``hoà``, ``thủy`` and ``thuỷ`` are both among them.
    """
    return frozenset(
        spelling
        for onset, rhyme in _toneless()
        for tone in _tones(rhyme)
        for spelling in _toned(onset, rhyme, tone)
    )


def _toneless() -> Iterator[tuple[str, str]]:
    """Yield onset and rhyme as they are written: "gi" and "êt", since "giiêt" is no spelling."""
    onsets = ["", *(row["onset"] for row in rows("onsets.tsv"))]
    for row in rows("rhymes.tsv"):
        for onset in onsets:
            if _meet(onset, row["rhyme"], row["after"]):
                merged = onset == "gi" and row["rhyme"].startswith("i")
                yield ("g" if merged else onset), row["rhyme"]


def _meet(onset: str, rhyme: str, after: str) -> bool:
    """Whether a rhyme stands after an onset, by the column ``after`` of the table."""
    if after in ("none", "qu"):
        return onset == ("qu" if after == "qu" else "")
    if onset == "qu" or (onset == "gi" and rhyme in ("ia", "iu")):  # gia and giu are gi + a, gi + u
        return False
    front = rhyme[0] in "eêiy"
    if onset in _BEFORE_FRONT if not front else onset in _BEFORE_BACK:
        return False
    return {
        "any": True,
        "consonant": onset != "",
        "y": onset in _BEFORE_Y,
        "rounded": onset not in ("c", "gi"),
    }[after]


def _tones(rhyme: str) -> tuple[str, ...]:
    return (_ACUTE, _DOT) if rhyme.endswith(_STOPS) else ("", *TONES)


def _toned(onset: str, rhyme: str, tone: str) -> Iterator[str]:
    """Yield the spellings of a syllable with its tone: one, or two where styles differ."""
    for at in _places(rhyme):
        yield unicodedata.normalize("NFC", onset + rhyme[: at + 1] + tone + rhyme[at + 1 :])


def _places(rhyme: str) -> tuple[int, ...]:
    """Return the vowels of a rhyme that may carry the tone mark.

    A vowel with a mark of its own carries it, the last of two (người); else the last vowel before
    a consonant (toán), the middle of three (ngoài), the first of two (của). In open *oa*, *oe*,
    *uy* the older style marks the first and the newer one the second.
    """
    vowels = [at for at, letter in enumerate(rhyme) if letter in _VOWELS]
    marked = [at for at in vowels if rhyme[at] in _MODIFIED]
    if marked:
        return (marked[-1],)
    if rhyme[-1] not in _VOWELS:
        return (vowels[-1],)
    if rhyme in ("oa", "oe", "uy"):
        return (0, 1)
    return (1,) if len(vowels) == 3 else (0,)
