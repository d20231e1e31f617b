"""Whether a number is reported, and not a name, a target, a limit or a condition."""

from __future__ import annotations

import re

from .cues import (
    AT_LEAST,
    ATTENDANCE,
    CHARGE,
    CLAUSE_BREAK,
    FUTURE,
    HAPPENED,
    HYPOTHETICAL,
    LENGTH,
    LIMIT_BEHIND,
    MODAL,
    NAMING,
    OF_THE_TARGET,
    RATE_BEHIND,
    TARGET,
    WAITING,
)
from .scan import THOUSANDS, Scan

__all__ = ["is_named", "is_reported"]

# Long numbers without separators are those of taxpayers, phones or files.
_IDENTIFIER = re.compile(r"\d{7,}")


def is_named(scan: Scan, match: re.Match[str]) -> bool:
    """Whether a number is part of a name: "Article 12", "0220 375 1188", "aged 61"."""
    before = scan.lead(match.start(), 40)
    if re.search(r"\d\s$", before):
        return True
    if match["pre"] or match["unit"]:
        return False
    if NAMING[scan.language].search(before):
        return not THOUSANDS.fullmatch(match["n1"])
    return bool(_IDENTIFIER.fullmatch(match["n1"]))


def is_reported(scan: Scan, match: re.Match[str]) -> bool:
    """Whether a number tells how things stand."""
    language, end = scan.language, match.end()
    before = scan.lead(match.start(), 60)
    if AT_LEAST[language].search(before):
        if not HAPPENED[language].match(scan.words, end):
            return False
    elif TARGET[language].search(before):
        return False
    if LIMIT_BEHIND[language].match(scan.words, end):
        return False
    if _near(ATTENDANCE[language], before, scan, end) or HYPOTHETICAL[language].match(
        scan.words, scan.start, len(scan.words)
    ):
        return False
    lead = scan.lead(match.start())
    breaks = [found.end() for found in CLAUSE_BREAK.finditer(lead)]
    clause = OF_THE_TARGET.sub("", lead[breaks[-1] :] if breaks else lead)
    unit = (match["unit"] or "").lower()
    if match["pre"] or unit in scan.known.currencies or scan.words.startswith(" đồng/", end):
        if CHARGE[language].search(clause) or RATE_BEHIND[language].match(scan.words, end):
            return False
    elif unit in scan.known.lengths:
        if not _near(LENGTH[language], clause, scan, end):
            return False
    elif unit in scan.known.times and (
        not _near(WAITING[language], clause, scan, end) or FUTURE[language].search(clause)
    ):
        return False
    return not MODAL[language].search(clause)


def _near(cues: tuple[re.Pattern[str], re.Pattern[str]], before: str, scan: Scan, end: int) -> bool:
    """Whether one pattern is found before a number or the other right behind it."""
    return bool(cues[0].search(before) or cues[1].match(scan.words, end))
