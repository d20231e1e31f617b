"""Documents named in a row, which share one relation: "Decree A and Decree B implement Law C"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .relation_cues import Cue

__all__ = ["JOINED", "Named", "partner"]


@dataclass(frozen=True, slots=True)
class Named:
    """A resolved mention in a sentence (block offsets)."""

    start: int
    end: int
    key: str
    type: str
    short: bool


JOINED = re.compile(
    r"[\s,;:()~“”\"]*(?:(?:and|và|as\swell\sas|cùng|&|the|các|số|Nos?\.?|of|của|dated|ngày|also|both|"
    r"National\sAssembly|Politburo|Government|['’]s|in)[\s,;:()~“”\"]*){0,8}"
)
# Two documents have one plural verb in common, or both come with "both", "đều", "cùng".
_PLURAL = re.compile(r"\b(?:were|are|have|both|all)\b|(?<!\w)(?:đều|cùng)\s")
_SINGULAR = re.compile(r"\b(?:was|is|has|which|that)\b|[a-z](?:s|ing|ed)\b")


def partner(
    text: str,
    masked: str,
    cue: Cue,
    subject: str,
    named: Sequence[Named],
    objects: Mapping[int, tuple[Cue, str]],
) -> str | None:
    """Return the document that shares the cue as a second subject: "Decrees A and B amend C"."""
    at = next((i for i, n in enumerate(named) if n.key == subject and n.end <= cue.start), 0)
    if not at or cue.voice != "active" or at - 1 in objects or at in objects:
        return None
    first, second = named[at - 1], named[at]
    if ";" in text[first.end : second.start] or not JOINED.fullmatch(
        masked, first.end, second.start
    ):
        return None
    words = text[second.end : cue.end]
    bare = text.isascii() and len(words) < len(" implement the ") + 20
    if _PLURAL.search(words) or (bare and not _SINGULAR.search(words)):
        return first.key
    return None
