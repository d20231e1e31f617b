"""Wordings that say what one document does to another, out of the table ``relation_cues``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ...ontology import table
from ..model import Language
from ..prefilter import FilteredPattern

__all__ = ["CHANGES", "Cue", "find_cues"]

#: Relations that change what another document says or whether it is in force.
CHANGES = ("amends", "replaces", "repeals", "corrects", "suspends", "consolidates", "explains")


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording that relates documents (offsets in the sentence)."""

    relation: str
    voice: str
    start: int
    end: int


# Where wordings overlap, the one that says more about its place in the sentence goes first.
_ORDER = (
    *(
        "participle",
        "opening",
        "leading",
        "relative",
        "received",
        "pronoun",
        "passive",
        "active",
        "task",
    ),
)
_LEAD = {
    "opening": r"^\W{0,3}",
    "leading": r"^\W{0,3}",
    "participle": r"^\W{0,3}",
    "relative": r"(?<=,\swhich\s)(?:it|they|the\s\w+(?:\s\w+)?|this\s\w+)\s",
}


@cache
def _cues(language: Language) -> tuple[tuple[str, str, FilteredPattern], ...]:
    """Rows of the table as patterns; an opening stands at the start of a sentence."""
    rows = [
        row
        for row in table("relation_cues")
        if row["language"] == language and row["voice"] != "frame"
    ]
    return tuple(
        (
            row["relation"],
            row["voice"],
            FilteredPattern(
                _LEAD.get(row["voice"], r"(?<!\w)")
                + f"(?:{row['cue']})".replace(" ", r"\s")
                + r"(?!\w)",
                re.IGNORECASE,
            ),
        )
        for row in rows
    )


def find_cues(sentence: str, language: Language) -> list[Cue]:
    """Find the cues of a sentence; of overlapping ones the passive and the longer."""
    cues = [
        Cue(relation, voice, match.start(), match.end())
        for relation, voice, pattern in _cues(language)
        for match in pattern.finditer(sentence)
    ]
    rank = {name: place for place, name in enumerate(_ORDER)}
    kept: list[Cue] = []
    for cue in sorted(cues, key=lambda c: (rank[c.voice], c.start - c.end)):
        if not any(cue.start < k.end and k.start < cue.end for k in kept):
            kept.append(cue)
    return sorted(kept, key=lambda c: c.start)
