"""What sort of body one is that no table knows: its head noun tells, as far as it does."""

from __future__ import annotations

import re
from functools import cache

from ...ontology import table
from ..model import Language

__all__ = ["kind_of"]

#: What an English head noun is followed by, if anything.
_ENGLISH_TAIL = r"(?: (?:of|for|on|in) .+| No\.? ?\d+| \d+)?"


def kind_of(name: str, language: Language) -> str:
    """Return the kind of a body by its head noun; ``agency`` where that says nothing more.

    A Vietnamese name begins with its head ("Công ty Cấp nước …"), an English one has it at the end
    or before the first preposition ("Ben Da Water Supply Company", "University of …").
    """
    found = _heads(language).fullmatch(name)
    return _kinds(language)[found["head"].casefold()] if found else "agency"


@cache
def _kinds(language: Language) -> dict[str, str]:
    rows = [row for row in table("head_nouns") if row["language"] == language]
    return {row["head"].casefold(): row["kind"] for row in rows}


@cache
def _heads(language: Language) -> re.Pattern[str]:
    heads = "|".join(re.escape(head) for head in sorted(_kinds(language), key=len, reverse=True))
    if language == "vi":
        return re.compile(rf"(?P<head>{heads})(?!\w).*", re.IGNORECASE)
    before = r"(?:(?!\b(?:of|for|on|in)\b).)*?"
    return re.compile(rf"{before}\b(?P<head>{heads}){_ENGLISH_TAIL}", re.IGNORECASE)
