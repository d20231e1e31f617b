"""Vietnamese spelling: names without marks, and names that differ in the place of a tone mark."""

from __future__ import annotations

import unicodedata

__all__ = ["agrees", "fold"]

TONES = "\u0300\u0301\u0303\u0309\u0323"
"""Grave, acute, tilde, hook above and dot below: the five marked tones."""


class _Letters(dict[int, str]):
    """Folded letters by code point, worked out when first met."""

    def __missing__(self, point: int) -> str:
        letter = chr(point)
        plain = unicodedata.normalize("NFD", letter.casefold().replace("đ", "d"))[:1]
        self[point] = plain if plain.isascii() else letter.casefold()[:1] or letter
        return self[point]


_LETTERS = _Letters({ord(dash): "-" for dash in "‐‑‒–—−"} | {0xA0: " ", ord("’"): "'"})


def fold(text: str) -> str:
    """Return text in small letters without marks, one character for one: "Đắk Lắk" → "dak lak".

    Combining marks of a decomposed text stay, so compose (NFC) first where that matters.
    """
    return text.lower() if text.isascii() else text.translate(_LETTERS)


def _syllable(syllable: str) -> tuple[str, str]:
    """Return a syllable's letters without tone, and its tone: hoà and hòa give the same."""
    marks = unicodedata.normalize("NFD", syllable.casefold())
    letters = "".join(mark for mark in marks if mark not in TONES)
    return letters, "".join(mark for mark in marks if mark in TONES)


def agrees(written: str, name: str) -> bool:
    """Tell whether two names have the same letters and tones, wherever the tone mark sits."""
    one, other = _syllables(written), _syllables(name)
    return [_syllable(part) for part in one] == [_syllable(part) for part in other]


def _syllables(name: str) -> list[str]:
    """Return the words of a name, cut at blanks, dashes and points."""
    return "".join(" " if fold(mark) in "-." else mark for mark in name).split()
