"""Patterns that are tried only on texts that hold the words they need.

What a regular expression matches contains certain words, whichever way it goes: "X must V" needs an
actor and "must". These *needs* are read off its parse tree; one Aho-Corasick automaton finds the
words of all patterns in one pass over a text, and a pattern whose words are missing is not tried.
It is the prefilter of RE2's ``FilteredRE2`` and of Hyperscan, for Python's ``re``: nothing is found
or lost by it, only searches are spared that would find nothing.

A need is a set of words of which the text must hold one; a pattern has any number of needs. Words
are in lower case and are looked for in the text in lower case, whatever the flags of the pattern.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from importlib import import_module
from itertools import product
from typing import Any, NamedTuple, TypeAlias

from ahocorasick_rs import AhoCorasick

__all__ = ["FilteredPattern", "Pattern", "needs", "unmet"]

#: The parse trees of patterns, which the standard library keeps to itself.
code, parser = import_module("re._constants"), import_module("re._parser")

Words = frozenset[str]

#: Most words that are kept apart while a pattern is read.
_MOST = 400
#: Largest class of characters that is read as so many words.
_LARGEST_CLASS = 12
#: Shorter words stand nearly everywhere and tell nothing.
_SHORTEST = 3
#: Characters that stand for mentions in a mask: they are rare, so that each is a word of its own.
_PRIVATE_USE = range(0xE000, 0xF900)
#: What a text in lower case has where a pattern that ignores case has "i" or "s" (dotless i, the
#: dot of a capital one, long s): a text with one of them counts as holding every word.
_ODD = ("\u0131", "\u0307", "\u017f")

#: Length of texts that are not looked at beforehand.
_SHORT = 40

#: Characters of texts that a process looks at before the automaton, which takes most of a second to
#: make, saves more time than that.
_WARM = 200_000

_EMPTY: Words = frozenset([""])
#: What stands behind the last part of a sequence: a place, no character.
_END = (code.AT, code.AT_END)
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)


class _Part(NamedTuple):
    """What a part of a pattern can match, in lower case, where that is little; and its needs."""

    exact: Words | None
    needs: tuple[Words, ...] = ()

    def all_needs(self) -> tuple[Words, ...]:
        """Return its needs, with what it can match as one of them."""
        return (*self.needs, *_telling(self.exact or _EMPTY))


_ANYTHING = _Part(None)


def needs(pattern: str, flags: int = 0) -> tuple[Words, ...]:
    """Return sets of words; every text that the pattern matches holds one of each, in lower case.

    What the text holds before or after the match counts where the pattern looks there.
    """
    found = _sequence(parser.parse(pattern, flags)).all_needs()
    return tuple(dict.fromkeys(found))


def _sequence(tree: Any) -> _Part:
    """Read parts that follow each other."""
    exact: Words = _EMPTY
    found: list[Words] = []
    whole = True
    letters: list[str] = []
    for kind, value in [*tree, _END]:
        if kind is code.LITERAL:
            letters.append(chr(value))
            continue
        if letters:
            word = "".join(letters).lower()
            exact = frozenset([before + word for before in exact])
            letters = []
        part = _part(kind, value)
        if part.exact is None or len(exact) * len(part.exact) > _MOST:
            found += _telling(exact)
            exact, whole = part.exact or _EMPTY, False
        elif part.exact is not _EMPTY:
            exact = frozenset(map("".join, product(exact, part.exact)))
        found += part.needs
    return _Part(exact, tuple(found)) if whole else _Part(None, (*found, *_telling(exact)))


def _part(kind: Any, value: Any) -> _Part:
    """Read one node of a parse tree; one of a kind that is not known here needs nothing."""
    if kind is code.IN:
        return _class(value)
    if kind is code.SUBPATTERN:
        return _sequence(value[-1])
    if kind is code.ATOMIC_GROUP:
        return _sequence(value)
    if kind is code.BRANCH:
        return _branches([_sequence(branch) for branch in value[1]])
    if kind in _REPEATS:
        return _repeated(*value)
    if kind is code.ASSERT:
        return _Part(_EMPTY, _sequence(value[1]).all_needs())
    if kind in (code.ASSERT_NOT, code.AT):
        return _Part(_EMPTY)
    return _ANYTHING


def _class(items: Any) -> _Part:
    """Read a class of characters."""
    ranges = []
    for kind, value in items:
        if kind not in (code.LITERAL, code.RANGE):
            return _ANYTHING  # it has a category, or is of what it does not hold
        ranges.append(value if kind is code.RANGE else (value, value))
    if all(first in _PRIVATE_USE and last in _PRIVATE_USE for first, last in ranges):
        return _Part(None, (_characters(tuple(ranges)),))
    if sum(last - first + 1 for first, last in ranges) > _LARGEST_CLASS:
        return _ANYTHING
    return _Part(frozenset(c.lower() for c in _characters(tuple(ranges))))


@cache
def _characters(ranges: tuple[tuple[int, int], ...]) -> Words:
    return frozenset(chr(c) for first, last in ranges for c in range(first, last + 1))


def _branches(parts: list[_Part]) -> _Part:
    """Read what a bar parts: all of it where that is little, else the best need of each branch."""
    if all(part.exact is not None and not part.needs for part in parts):
        return _Part(frozenset[str]().union(*(part.exact or () for part in parts)))
    each = [part.all_needs() for part in parts]
    if not all(each):
        return _ANYTHING
    best = (max(found, key=_weight) for found in each)
    return _Part(None, (frozenset[str]().union(*best),))


def _repeated(least: int, most: int, tree: Any) -> _Part:
    """Read a repetition."""
    part = _sequence(tree)
    if least == 0:
        optional = most == 1 and part.exact is not None and not part.needs
        return _Part((part.exact or _EMPTY) | _EMPTY) if optional else _ANYTHING
    return part if most == 1 else _Part(None, part.all_needs())


def _telling(words: Words) -> tuple[Words, ...]:
    """Return words as a need: as none where one of them stands nearly everywhere."""
    return (words,) if all(map(_tells, words)) else ()


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST or any(not (c.isalnum() or c in " ,.-") for c in word)


def _weight(words: Words) -> tuple[int, int]:
    """Return how much a need tells: the longer and the fewer its words, the more."""
    return min(map(len, words), default=0), -len(words)


class FilteredPattern:
    """A regular expression like those of :func:`re.compile`, not tried where it cannot match.

    It is compiled when it is first tried, which of many is never.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self.bits = 0
        """Its needs, once there is an automaton that looks for them."""
        _patterns.append(self)
        _automaton.cache_clear()
        unmet.cache_clear()

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern that is tried."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def needs(self) -> tuple[Words, ...]:
        """What a text must hold."""
        return needs(self.pattern, self.flags)

    def can_match(self, text: str) -> bool:
        """Whether a text holds the words without which the pattern matches nothing in it.

        In a few words the pattern itself is tried sooner than those are looked for.
        """
        return len(text) < _SHORT or not unmet(text) & self.bits

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Do as :meth:`re.Pattern.search` does."""
        return self.regex.search(text, start, end) if self.can_match(text) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Do as :meth:`re.Pattern.match` does."""
        return self.regex.match(text, start, end) if self.can_match(text) else None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Do as :meth:`re.Pattern.fullmatch` does."""
        return self.regex.fullmatch(text, start, end) if self.can_match(text) else None

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Do as :meth:`re.Pattern.finditer` does."""
        return self.regex.finditer(text, start, end) if self.can_match(text) else iter(())


#: A pattern of either kind: what both can do is all that is asked of it.
Pattern: TypeAlias = re.Pattern[str] | FilteredPattern


class _Automaton:
    """Finds which needs a text meets; each need is one bit of a number.

    A need keeps its bit when patterns are added and the automaton is made anew.
    """

    def __init__(self, patterns: Iterable[FilteredPattern], bits: dict[Words, int]) -> None:
        for pattern in patterns:
            for need in pattern.needs:
                pattern.bits |= bits.setdefault(need, 1 << len(bits))
        words = dict.fromkeys(_ODD, -1)  # meets every need
        for need, bit in bits.items():
            for word in need:
                words[word] = words.get(word, 0) | bit
        self._meets = list(words.values())
        self._words = AhoCorasick(list(words))

    def met(self, text: str) -> int:
        """Return the bits of the needs that a text meets."""
        found = 0
        hits = self._words.find_matches_as_indexes(text.lower(), overlapping=True)
        for word in {hit[0] for hit in hits}:
            found |= self._meets[word]
        return found


_patterns: list[FilteredPattern] = []
_bits: dict[Words, int] = {}
_seen = 0


@cache
def _automaton() -> _Automaton:
    """Return the automaton of all patterns that there are."""
    return _Automaton(_patterns, _bits)


@lru_cache(maxsize=16)  # many patterns in a row ask about the same text
def unmet(text: str) -> int:
    """Return the bits of the needs that a text does not meet; none until the automaton pays.

    It tells of many patterns at once which can match: those of whose ``bits`` none is among them.
    """
    global _seen
    _seen += len(text)
    return ~_automaton().met(text) if _seen > _WARM else 0
