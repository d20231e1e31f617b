"""Figures in a sentence: a number, or a range of two, with what it counts or measures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..model import Language
from .cues import (
    ANAPHORA,
    BETWEEN,
    CHANGE,
    IN_THE_YEAR,
    INDEX_POINTS,
    OF_TOTAL,
    PERCENTAGE_POINTS,
    POINTS,
    POINTS_BACK,
    TURNED_INTO,
    YEAR_BEFORE,
)
from .fractions import fractions
from .left_out import currency_left_out, noun_left_out, unit_left_out
from .numbers import units
from .reported import is_named, is_reported
from .scan import DIGITS, THOUSANDS, Figure, Scan, number_pattern

__all__ = ["Figure", "figures"]

_YEAR = re.compile(r"(?:19|20)\d\d")


def figures(
    words: str, spans: Iterable[tuple[int, int]], language: Language, *, known_only: bool
) -> Iterator[tuple[tuple[int, int], Figure]]:
    """Find the reported figures of a block's sentences, in order, each with its sentence.

    ``spans`` are those of the sentences; ``known_only`` asks for nouns of the table. Targets,
    ceilings, names and durations are left out.
    """
    counted: list[Figure] = []
    paid = ""
    for start, end in spans:
        scan = Scan(words[:end], start, language, known_only, units(language), counted, paid)
        yield from (((start, end), figure) for figure in _of_sentence(scan))
        paid = scan.paid


def _of_sentence(scan: Scan) -> list[Figure]:
    shares = list(fractions(scan))
    within = {at for share in shares for at in range(share.start, share.end)}
    found: list[Figure] = []
    read_to = scan.start
    for match in number_pattern(scan.language).finditer(scan.words, scan.start):
        if match.start() in within or match.start() < read_to or is_named(scan, match):
            continue
        reported = is_reported(scan, match)
        new = _read(scan, match)
        if not new:
            continue
        _remember(scan, new)
        if reported and not (found and _converts(scan.words, found[-1], new[0])):
            found += new
        read_to = new[-1].end
    return sorted(found + shares, key=lambda figure: (figure.start, figure.end))


def _remember(scan: Scan, new: list[Figure]) -> None:
    """Keep what later numbers may leave out: nouns, currencies and units of measure."""
    if new[-1].kind == "count":
        scan.counted += new
        return
    scan.measured = new[-1]
    if new[-1].kind == "money":
        scan.paid = new[-1].unit


def _converts(words: str, figure: Figure, following: Figure) -> bool:
    """Whether a sum in brackets only gives the sum before it in another currency."""
    between = words[figure.end : following.start].strip()
    return figure.kind == following.kind == "money" and between in ("(", "(about", "(khoảng")


def _read(scan: Scan, match: re.Match[str]) -> list[Figure]:
    if match["unit"] or match["pre"]:
        return _measured(scan, match)
    return _counted(scan, match)


def _values(scan: Scan, match: re.Match[str]) -> list[float]:
    """Both ends of a range, or the one number; a scale after the second holds for the first."""
    value = scan.known.scaled
    if match["n2"] is None:
        return [value(match["n1"], match["s1"], scan.language)]
    return [
        value(match["n1"], match["s1"] or match["s2"], scan.language),
        value(match["n2"], match["s2"], scan.language),
    ]


def _spread(
    match: re.Match[str], values: list[float], end: int, unit: str, kind: str
) -> list[Figure]:
    """One figure for each value; the two of a range have each their own words."""
    if len(values) == 1:
        return [Figure(match.start(), end, values[0], unit, kind)]
    first_end = match.end("s1") if match["s1"] else match.end("n1")
    return [
        Figure(match.start(), first_end, values[0], unit, kind),
        Figure(match.start("n2"), end, values[1], unit, kind),
    ]


def _is_range(scan: Scan, match: re.Match[str]) -> bool:
    if match["n2"] is None:
        return True
    link = match["to"].strip()
    if link in ("and", "và"):
        return bool(BETWEEN.search(scan.before(match.start("n1"), 20)))
    return True


def _measured(scan: Scan, match: re.Match[str]) -> list[Figure]:
    """Shares, sums of money, areas, lengths of works and waits."""
    word = " ".join((match["unit"] or match["pre"]).lower().split())
    if match["pre"]:
        named = {"us$": "USD", "$": "USD", "€": "EUR"}.get(
            match["pre"].lower(), match["pre"].lower()
        )
        unit, kind = scan.known.currencies.get(named.lower(), named.upper()), "money"
    elif word in scan.known.shares:
        unit, kind = scan.known.shares[word], "share"
    elif word in scan.known.currencies:
        unit, kind = scan.known.currencies[word], "money"
    else:
        unit, kind = scan.known.quantities[word], "quantity"
    if not _is_range(scan, match):
        first = match.start("n2")
        value = scan.known.scaled(match["n2"], match["s2"], scan.language)
        return [Figure(first, match.end(), value, unit, kind)]
    found = _spread(match, _values(scan, match), match.end(), unit, kind)
    return found if match["n2"] else found + _turned(scan, match.end(), unit, kind)


def _counted(scan: Scan, match: re.Match[str]) -> list[Figure]:
    """Read what is counted: "741 administrative procedures", "42 of the 46 posts"."""
    spelled = match["n1"].lower() in scan.known.numbers and not match["s1"]
    if (spelled and _names_before(scan, match)) or (match["n2"] and not _is_range(scan, match)):
        return []
    values = _values(scan, match)
    if not match["s1"] and not match["n2"] and _is_year(match["n1"], scan.before(match.start())):
        return []
    if points := POINTS.match(scan.words, match.end()):
        return _spread(match, values, points.end(), _points(scan, match, points.end()), "share")
    large = bool(match["s1"] or match["s2"] or THOUSANDS.fullmatch(match["n1"]))
    phrase = scan.phrase(match.end(), known_only=spelled or (scan.known_only and not large))
    total = OF_TOTAL[scan.language].match(scan.words, match.end())
    if phrase is None and total and (part := _part_of(scan, match, values, total.end())):
        return part
    if currency := currency_left_out(scan, match):
        return _spread(match, values, match.end(), currency, "money")
    if measured := unit_left_out(scan, match):
        return _spread(match, values, match.end(), measured.unit, measured.kind)
    if phrase is None:
        noun = noun_left_out(scan, match, max(values))
        return _spread(match, values, match.end(), noun, "count") if noun else []
    if spelled and _points_back(scan, phrase):
        return []
    if _YEAR.fullmatch(match[0]) and scan.phrase(match.end(), known_only=True) is None:
        return []
    found = _spread(match, values, phrase[0], phrase[1], "count")
    return found + _turned(scan, *phrase, "count")


def _points(scan: Scan, match: re.Match[str], end: int) -> str:
    before, behind = CHANGE[scan.language]
    changed = before.search(scan.before(match.start(), 40)) or behind.match(scan.words, end)
    return (PERCENTAGE_POINTS if changed else INDEX_POINTS)[scan.language]


def _names_before(scan: Scan, match: re.Match[str]) -> bool:
    """Whether a number word counts nothing new: "the two ministries", "một", "trong năm"."""
    before = scan.words[max(0, match.start() - 12) : match.start()]
    word = match["n1"].lower()
    if word == "năm" and IN_THE_YEAR.search(before):
        return True
    return word in ("a", "one", "một") or bool(ANAPHORA.search(before))


def _points_back(scan: Scan, phrase: tuple[int, str]) -> bool:
    """Whether a counted phrase is one named before ("hai sở nêu trên") or a name ("hai Bộ")."""
    first = phrase[1].split()[0]
    named = scan.language == "vi" and first[0].isupper() and not first.isupper()
    return named or bool(POINTS_BACK.match(scan.words, phrase[0]))


def _is_year(digits: str, before: str) -> bool:
    return bool(_YEAR.fullmatch(digits)) and bool(YEAR_BEFORE.search(before))


def _turned(scan: Scan, at: int, unit: str, kind: str) -> list[Figure]:
    """Read what a figure became: "129 communes to 45", "63 provinces have become 34"."""
    link = TURNED_INTO[scan.language].match(scan.words, at)
    if link is None:
        return []
    after = re.compile(rf"(?P<n1>{DIGITS})(?=[.,;)]?(?:\s|$))").match(scan.words, link.end())
    whole = number_pattern(scan.language).match(scan.words, link.end())
    if after is None or scan.phrase(after.end()) or (whole and whole["unit"]):
        return []
    value = scan.known.scaled(after["n1"].rstrip(".,"), None, scan.language)
    return [Figure(after.start(), after.end(), value, unit, kind)]


def _part_of(scan: Scan, match: re.Match[str], values: list[float], at: int) -> list[Figure]:
    total = number_pattern(scan.language).match(scan.words, at)
    phrase = scan.phrase(total.end()) if total else None
    if total is None or phrase is None:
        return []
    found = _spread(match, values, match.end(), phrase[1], "count")
    if total["n1"].lower() in scan.known.numbers and not total["n2"]:
        found += _spread(total, _values(scan, total), phrase[0], phrase[1], "count")
    return found
