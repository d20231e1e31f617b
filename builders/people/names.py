"""Compare names of people: spellings with and without marks, full and short forms."""

from __future__ import annotations

import unicodedata

from ..recognisers.people.names import ascii_form

__all__ = ["ends_alike", "name_key", "same_name"]


def name_key(name: str) -> tuple[str, ...]:
    """Return the syllables of a name in small letters without marks."""
    return tuple(ascii_form(unicodedata.normalize("NFC", name)).casefold().split())


def _marks(name: str) -> list[list[str]]:
    """Return the letters and marks of each syllable in fixed order: "Hòa" and "Hoà" are one."""
    return [sorted(unicodedata.normalize("NFD", word)) for word in name.casefold().split()]


def same_name(one: str, other: str) -> bool:
    """Tell whether two spellings are one name: with or without marks, either tone place."""
    if name_key(one) != name_key(other):
        return False
    return one.isascii() or other.isascii() or _marks(one) == _marks(other)


def ends_alike(short: str, full: str) -> bool:
    """Tell whether a short form is the end of a full name: "Ngoc", "Le Viet Ngoc"."""
    size = len(short.split())
    return size < len(full.split()) and same_name(short, " ".join(full.split()[-size:]))
