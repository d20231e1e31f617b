"""Repairs Vietnamese text: old encodings, letters read wrongly, marks and letters split off.

Useful alone::

    >>> from policygraph.builders.vietnamese import repair
    >>> repair("Céng hßa x· héi chñ nghÜa ViÖt Nam").text
    'Cộng hòa xã hội chủ nghĩa Việt Nam'

Whatever is fine as it stands stays as it is, character by character, composed or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from .edits import Repair, edited, original
from .recoding import recoding
from .splits import joins

__all__ = ["Repair", "Repaired", "original", "repair"]


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text after its repair, with what was done to it."""

    text: str
    repairs: tuple[Repair, ...] = ()
    """In order; offsets count in ``text``."""
    encoding: str | None = None
    """The encoding that it had to be read by, where it had been read by another; of a text put
    together from several, all of them ("TCVN3 (ABC) and VNI-Windows")."""
    lost: tuple[str, ...] = ()
    """What cannot be recovered, in words."""

    joined: int = 0
    """Words that had come apart and were put together."""

    @property
    def told(self) -> str | None:
        """One line for people on what was done; None where nothing was."""
        done = [f"read as {self.encoding}"] if self.encoding else []
        if self.joined:
            words = "word" if self.joined == 1 else "words"
            done.append(f"{self.joined:,} {words} put together that had come apart")
        return "; ".join([*done, *self.lost]) or None


def repair(text: str) -> Repaired:
    """Repair a text that something has read already; time is in proportion to its length.

    Text of other languages, and good Vietnamese, comes back as it is.
    """
    if text.isascii():
        return Repaired(text)
    repairs: tuple[Repair, ...] = ()
    lost: dict[str, tuple[str, ...]] = {}
    while (found := recoding(text)) and found.encoding not in lost:
        text, repairs = edited(text, repairs, found.edits)
        lost[found.encoding] = found.lost
    whole = joins(text)
    if whole:
        text, repairs = edited(text, repairs, whole)
    encoding = " and ".join(lost) or None
    return Repaired(text, repairs, encoding, tuple(chain(*lost.values())), len(whole))
