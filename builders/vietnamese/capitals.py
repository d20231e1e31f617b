"""Capital letters of TCVN3, which has none with tone marks: "CộNG HOà Xã HộI" as it was meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["raised"]

_SMALL_ASCII = re.compile(r"[a-z]")
_LARGE = "A-ZĂÂÊÔƠƯĐ"
# A capital behind a small letter, or two in front of one: no Vietnamese word is written so.
_SURE = re.compile(rf"[^\W\d_{_LARGE}][{_LARGE}]|[{_LARGE}]{{2}}[^\W\d_{_LARGE}]")
_OPEN = re.compile(f"[{_LARGE}]")


def raised(words: Sequence[str]) -> list[str]:
    """Return the words of a line, in capitals those that can only have been in capitals.

    A word surely was where its other letters are ("CộNG"). One that does not tell was in a row of
    such: with one at either side if it begins with a capital ("Xã"), between two if not ("ở").
    """
    shapes = [_shape(word) for word in words]
    before = _reached(shapes)
    after = _reached(shapes[::-1])[::-1]
    return [
        word.upper() if _was_in_capitals(shape, left, right) else word
        for word, shape, left, right in zip(words, shapes, before, after, strict=True)
    ]


def _shape(word: str) -> str:
    """Tell what the letters of a word say of its case."""
    if _SMALL_ASCII.search(word):
        return "small"
    if word.isupper():
        return "capitals"
    if _SURE.search(word):
        return "sure"
    return "open" if _OPEN.match(word) else "bare"


def _reached(shapes: Sequence[str]) -> list[bool]:
    """Return for each word whether a sure one stands before it, only capitals between them."""
    reached, inside = [], False
    for shape in shapes:
        reached.append(inside)
        inside = shape == "sure" or (inside and shape in ("capitals", "open"))
    return reached


def _was_in_capitals(shape: str, before: bool, after: bool) -> bool:
    if shape == "open":
        return before or after
    return shape == "sure" or (shape == "bare" and before and after)
