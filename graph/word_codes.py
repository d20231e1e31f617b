"""Texts as codes of their words, for blocks of data in which the same words come again and again.

The words of all texts, cut at each single space, are listed once, the most frequent first; a text
is then the numbers of its words. A number takes one to three characters: like the bytes of UTF-8,
those that begin or go on are others than the one that ends it. This makes Vietnamese text less than
half as long as UTF-8 has it; unlike what a library compresses it stays the same for good, and a
browser reads it at once, whatever its age. ``templates/data.js`` reads it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

__all__ = ["Coder", "words_of"]

#: What stands as itself in JSON inside of HTML.
_CHARACTERS = "".join(char for char in map(chr, range(ord(" "), 0x7F)) if char not in "\"\\<>&'")
#: Characters that end a number, and those that stand before them.
_LAST, _BEFORE = _CHARACTERS[:45], _CHARACTERS[45:]


def words_of(texts: Iterable[str]) -> list[str]:
    """Return every word of texts, the most frequent first."""
    counted = Counter(word for text in texts for word in text.split(" "))
    return sorted(counted, key=lambda word: (-counted[word], word))


class Coder:
    """Writes texts as codes of listed words."""

    def __init__(self, words: list[str]) -> None:
        self._codes = {word: _code(number) for number, word in enumerate(words)}

    def __call__(self, text: str) -> str:
        """Return the code of a text; KeyError if one of its words is not listed."""
        return "".join(self._codes[word] for word in text.split(" "))


def _code(number: int) -> str:
    """Return a number as it is written: 0 to 44 take a character, 45 to 2,024 two, and so on."""
    number, last = divmod(number, len(_LAST))
    code = _LAST[last]
    while number:
        number, digit = divmod(number - 1, len(_BEFORE))
        code = _BEFORE[digit] + code
    return code
