"""Numbers whose noun is left out: "31 were sold", "The staff fell from 52 to 29"."""

from __future__ import annotations

import re

from .counted import counted_phrase
from .cues import (
    AGE,
    COLLECTIVE,
    COUNTS_SUBJECT,
    ELLIPSIS,
    MEMBERS,
    NUMBER_OF,
    OF_THEM,
    SUBJECT_BREAK,
    TURNED_INTO,
    VERB,
)
from .scan import REACH, Figure, Scan, number_pattern

__all__ = ["currency_left_out", "noun_left_out", "unit_left_out"]

# From here on, a number without a noun can only be money.
_LEAST_SUM = 1e9
# Below this, bare numbers are those of items and notes more often than counts.
_LEAST_COUNT = 10
# Words that may begin a noun phrase; "toàn tỉnh" says where.
_WORD = re.compile(r"(?:^|(?<=[\s(]))(?<!oàn )(?<!cả )(?=[^\W\d_])")
_FRACTION = re.compile(r"\d{1,3}[.,]\d{1,2}")


def currency_left_out(scan: Scan, match: re.Match[str]) -> str:
    """Currency of "spending at 3,159 trillion" beside a sum that has one, else nothing.

    In Vietnamese, "hơn 3.000 tỷ" is always of đồng.
    """
    scale = match["s2"] or match["s1"]
    if scale is None or scan.known.scales[" ".join(scale.lower().split())] < _LEAST_SUM:
        return ""
    if scan.phrase(match.end(), known_only=scan.language == "vi"):
        return ""
    if scan.language == "vi":
        return "đồng"
    if scan.paid:
        return scan.paid
    later = number_pattern("en").search(scan.words, match.end())
    word = (later["pre"] or later["unit"] or "").lower() if later else ""
    return scan.known.currencies.get(word, "")


def unit_left_out(scan: Scan, match: re.Match[str]) -> Figure | None:
    """Share or quantity whose unit a bare decimal fraction takes: "84.1% in May, 88.9 in June"."""
    last = scan.measured
    if last is None or last.kind not in ("share", "quantity") or match["s1"] or match["n2"]:
        return None
    if not _FRACTION.fullmatch(match["n1"]):
        return None
    return last if ELLIPSIS[scan.language].match(scan.words, match.end()) else None


def noun_left_out(scan: Scan, match: re.Match[str], value: float) -> str:
    """Noun that a bare number counts, named or counted before it; else nothing."""
    spelled = match["n1"].lower() in scan.known.numbers and not match["s1"]
    if spelled:
        return _part_named(scan, match, value)
    if not ELLIPSIS[scan.language].match(scan.words, match.end()) or _looks_like_year(match):
        return ""
    separated = "," in match["n1"] or "." in match["n1"]
    if not (match["s1"] or separated or value >= _LEAST_COUNT):
        return _part_named(scan, match, value)
    if AGE.search(scan.before(match.start(), 40)):
        return ""
    if whole := COLLECTIVE[scan.language].search(scan.lead(match.start(), 80)):
        return MEMBERS[next(word for word in whole.groups() if word).lower()]
    if OF_THEM[scan.language].match(scan.words, match.end()):
        return scan.noun_of_part(value)
    return (
        _counted_later(scan, match.end())
        or _named_before(scan, match.start())
        or scan.noun_of_part(value)
        or (scan.counted[-1].unit if scan.counted else "")
    )


def _part_named(scan: Scan, match: re.Match[str], value: float) -> str:
    """Noun of a small number that is surely a part of what the same sentence counted."""
    goes_on = any(cue[scan.language].match(scan.words, match.end()) for cue in (VERB, OF_THEM))
    return scan.noun_of_part(value) if goes_on and _counted_here(scan) else ""


def _counted_here(scan: Scan) -> bool:
    return bool(scan.counted) and scan.counted[-1].start >= scan.start


def _counted_later(scan: Scan, at: int) -> str:
    """Noun of the second count in "từ 63 xuống còn 34 tỉnh", or nothing."""
    link = TURNED_INTO[scan.language].match(scan.words, at)
    later = number_pattern(scan.language).match(scan.words, link.end()) if link else None
    phrase = scan.phrase(later.end()) if later else None
    return phrase[1] if phrase else ""


def _named_before(scan: Scan, at: int) -> str:
    """Noun that the clause names and the number at ``at`` counts, or nothing."""
    named = list(NUMBER_OF[scan.language].finditer(scan.words, max(0, at - REACH), at))
    stated = COUNTS_SUBJECT[scan.language].search(scan.before(at, 60))
    counted_at = scan.counted[-1].end if scan.counted else 0
    if named and (stated or named[-1].end() > counted_at):
        phrase = scan.phrase(named[-1].end(), known_only=False)
        if phrase is not None and phrase[0] < at:
            return phrase[1]
    if not stated:
        return ""
    return _label(scan, at, stated) or _subject(scan, at)


def _clause_begin(lead: str) -> int:
    return max((found.end() for found in SUBJECT_BREAK.finditer(lead)), default=0)


def _label(scan: Scan, at: int, stated: re.Match[str]) -> str:
    """Words before a colon that are a noun phrase: "Digital signatures: 5,212 issued"."""
    if not stated[0].startswith(":"):
        return ""
    lead = scan.before(at, REACH)
    begin = _clause_begin(lead)
    known_only = _counted_here(scan)
    phrase = counted_phrase(lead, begin, scan.known, scan.language, known_only=known_only)
    return phrase[1] if phrase and lead.startswith(":", phrase[0]) else ""


def _subject(scan: Scan, at: int) -> str:
    """First noun phrase of the clause before ``at`` that can be counted."""
    lead = scan.before(at, REACH)
    for word in _WORD.finditer(lead, _clause_begin(lead)):
        phrase = counted_phrase(lead, word.start(), scan.known, scan.language, known_only=True)
        if phrase is not None:
            return phrase[1]
    return ""


def _looks_like_year(match: re.Match[str]) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", match["n1"])) and not match["s1"]
