"""Documents named in a row, which share one relation: "Decree A and Decree B implement Law C"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Language
from .relation_cues import CHANGES, Cue

__all__ = ["JOINED", "Named", "partner", "shared"]


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
_ELLIPSIS = re.compile(r"\s(?:by|bởi)\s")
_WITH = re.compile(r"\b(?:and|và)\s")


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
    if not at or cue.voice not in ("active", "passive") or at - 1 in objects or at in objects:
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


def shared(
    text: str,
    masked: str,
    named: Sequence[Named],
    index: int,
    objects: Mapping[int, tuple[Cue, str]],
    cues: Sequence[Cue],
    language: Language,
) -> tuple[Cue, str] | None:
    """Return the cue and subject that a name in a row shares with one before it.

    The one before stands next to it, or is the last of the same type where a title lies
    between ("… Thông tư A về … và Thông tư B").
    """
    one = named[index]
    last = named[index - 1] if index else one
    if index and _ELLIPSIS.fullmatch(text, last.end, one.start):
        past = [cue for cue, _ in objects.values() if cue.voice == "passive"]
        return (past[-1], last.key) if past else None
    if _ELLIPSIS.match(text, one.end):
        return None
    acts = index - 1 in objects and objects[index - 1][1] == one.key
    if acts or _goes_on(text, one, cues, language):
        return None
    gap = text[last.end : one.start]
    # a title ends in the law that it details: "Decree A detailing Law B and Resolution C"
    titled = index - 1 in objects and objects[index - 1][0].relation in ("details", "guides")
    joined = _WITH.search(gap) and not titled
    apart = last.type == "Law" and one.type != "Law" and not joined
    row = index - 1 in objects and not apart and JOINED.fullmatch(masked, last.end, one.start)
    if row and (";" not in row[0] or objects[index - 1][0].voice == "opening"):
        return objects[index - 1]
    if not re.search(r"(?:,|;|\band|\bvà)\s(?:the\s|các\s)?$", text[: one.start][-12:]):
        return None
    same = [
        i
        for i, (cue, _) in objects.items()
        if i < index and (named[i].type == one.type or cue.voice == "opening")
    ]
    return objects[same[-1]] if same else None


def _goes_on(text: str, one: Named, cues: Sequence[Cue], language: Language) -> bool:
    """Whether a name begins a clause of its own: "…, and Decree A replaces Decree B"."""
    return any(
        cue.voice == "active"
        and text[one.end : cue.start].isspace()
        and (language == "en" or cue.relation in CHANGES)
        for cue in cues
    )
