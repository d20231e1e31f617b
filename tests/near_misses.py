"""Texts that a regular expression nearly matches, over and over, and never quite.

What makes a pattern slow is a text that leads it far at every place and lets it down at the end.
So a text that the pattern matches is made up from its own parts, as the compiler sees them, cut
before its end and repeated, or drawn out with what the pattern would pass over.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

__all__ = ["near_miss", "sample"]

_constants, _parser = import_module("re._constants"), import_module("re._parser")

#: What patterns pass over: words, blanks, actors of the mask in a row.
FILLERS = ("x ", " ", "x", "\ue000, ", "\ue000 ")
#: Characters for classes that say what they do not hold.
OTHERS = "x \ue000\ue400,;5-\u1ea1"
#: Most repetitions of a part that may come any number of times.
REPEATED = 12
SAMPLES = 2

_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_CATEGORIES = {
    _constants.CATEGORY_DIGIT: ("5", r"\d"),
    _constants.CATEGORY_NOT_DIGIT: ("x", r"\D"),
    _constants.CATEGORY_SPACE: (" ", r"\s"),
    _constants.CATEGORY_NOT_SPACE: ("x", r"\S"),
    _constants.CATEGORY_WORD: ("x", r"\w"),
    _constants.CATEGORY_NOT_WORD: (" ", r"\W"),
}


def near_miss(pattern: re.Pattern[str], size: int) -> str:
    """Return a text of about ``size`` characters, a stretch for each way of failing late.

    The same pattern and size give the same text.
    """
    rng = random.Random(pattern.pattern)
    tree = _parser.parse(pattern.pattern, pattern.flags)
    pieces = list(_pieces(tree, rng))
    share = size // len(pieces)
    return "\n".join(start + unit * (share // len(unit)) for start, unit in pieces)


def _pieces(tree: Any, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Yield a beginning and what to repeat after it."""
    yield from _pumped(tree, "", rng)
    for _ in range(SAMPLES):
        whole = sample(tree, rng)
        for cut in sorted({max(1, len(whole) // 2), max(1, len(whole) - 1)}):
            yield "", (whole[:cut] or "x") + rng.choice(("", " "))
            yield whole[:cut], rng.choice(FILLERS)
    for filler in FILLERS:
        yield sample(tree, rng)[:-1], filler


def _pumped(tree: Any, before: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Yield what leads to each part that may come any number of times, and runs of that part."""
    for code, value in tree:
        if code in _REPEATS:
            _, most, part = value
            if most is _constants.MAXREPEAT:
                yield before, "".join(sample(part, rng) for _ in range(REPEATED)) or "x"
            yield from _pumped(part, before, rng)
        elif code is _constants.BRANCH:
            for part in value[1]:
                yield from _pumped(part, before, rng)
        elif code is _constants.SUBPATTERN:
            yield from _pumped(value[-1], before, rng)
        before += sample([(code, value)], rng)


def sample(tree: Any, rng: random.Random) -> str:
    """Make up a text that the parsed pattern matches, or nearly: what stands ahead is left out."""
    out = []
    for code, value in tree:
        if code is _constants.LITERAL:
            out.append(chr(value))
        elif code in (_constants.ANY, _constants.NOT_LITERAL):
            out.append(rng.choice([c for c in "x \ue000" if c != value and ord(c) != value]))
        elif code is _constants.IN:
            out.append(_member(value, rng))
        elif code is _constants.BRANCH:
            out.append(sample(rng.choice(value[1]), rng))
        elif code in (_constants.SUBPATTERN, _constants.ATOMIC_GROUP):
            out.append(sample(value[-1] if code is _constants.SUBPATTERN else value, rng))
        elif code in _REPEATS:
            least, most, part = value
            times = rng.choice((least, min(int(most), least + REPEATED)))
            out += [sample(part, rng) for _ in range(times)]
        elif code is _constants.ASSERT and value[0] < 0:
            out.append(sample(value[1], rng))
    return "".join(out)


def _member(items: Any, rng: random.Random) -> str:
    """Return a character of a class."""
    if items[0][0] is not _constants.NEGATE:
        code, value = rng.choice(items)
        if code is _constants.CATEGORY:
            return _CATEGORIES[value][0]
        return chr(rng.choice(value) if code is _constants.RANGE else value)
    held = re.compile(f"[^{''.join(map(_written, items[1:]))}]")
    return rng.choice([c for c in OTHERS if held.match(c)] or ["\u4e00"])


def _written(item: Any) -> str:
    """Return a part of a class as it is written in a pattern."""
    code, value = item
    if code is _constants.CATEGORY:
        return _CATEGORIES[value][1]
    ends = value if code is _constants.RANGE else (value,)
    return "-".join(re.escape(chr(end)) for end in ends)
