"""Figures in a sentence: a number, or a range of two, with what it counts or measures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ..model import Language
from .counted import counted_phrase
from .cues import (
    ANAPHORA,
    BETWEEN,
    CHARGE,
    CLAUSE_BREAK,
    COUNTS_SUBJECT,
    ELLIPSIS,
    IN_TEN,
    IN_THE_YEAR,
    MODAL,
    NAMING,
    NUMBER_OF,
    OF_TOTAL,
    PART_OF_WHOLE,
    PERCENTAGE_POINTS,
    POINTS,
    POINTS_BACK,
    SUBJECT_BREAK,
    TARGET,
    TURNED_INTO,
    YEAR_BEFORE,
)
from .numbers import Units, units

__all__ = ["Figure", "figures"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit; offsets are those of the words it was found in."""

    start: int
    end: int
    value: float
    unit: str
    kind: str
    """share, money, count or fraction."""


# How far back the words of a clause are looked at, in characters.
_REACH = 300
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
# Long numbers without separators are those of taxpayers, phones or files.
_IDENTIFIER = re.compile(r"\d{7,}")
_DIGITS = r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,4})?|\d{1,15}(?:[.,]\d{1,4})?"


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True)
    )


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    """Compile the numbers of a language.

    Of the form: ``VND 2.1 and 2.4 trillion``, ``30-40%``, ``4,288/4,610`` cadres.
    """
    known = units(language)
    number = rf"(?:{_DIGITS})"
    article = rf"a(?=\s(?:{_alternatives(known.scales)})\b)"
    spelled = rf"(?:{_alternatives(known.numbers.keys() - {'a'})}|{article})\b"
    scale = rf"(?:\s?(?P<s{{n}}>{_alternatives(known.scales)})\b)?"
    before = "|".join(re.escape(w) for w in ("VND", "USD", "US$", "$", "EUR", "€", "VNĐ"))
    after = _alternatives([*known.shares, *known.currencies])
    return re.compile(
        rf"""(?<![\w.,/+-])(?:(?P<pre>{before})\s?)?(?P<n1>{number}|{spelled}){scale.format(n=1)}
        (?:(?P<to>\s?[-–]\s?|\sto\s|\sand\s|\sđến\s|\svà\s|/)(?P<n2>{number}){scale.format(n=2)})?
        (?:\s?(?P<unit>{after})(?!\w|(?<=đồng)\s(?:chí|hồ|bộ|bào|thời)\b))?(?![\w/]|[-–]\w|[.,:]\d)""".replace(
            "\n        ", ""
        ),
        re.IGNORECASE,
    )


@dataclass(slots=True)
class _Scan:
    """A sentence being read from left to right; what was counted last is carried along."""

    words: str
    language: Language
    known_only: bool
    known: Units
    carried: str = ""
    carried_at: int = 0

    def before(self, at: int, reach: int = 12) -> str:
        """Return the words right before a place."""
        return self.words[max(0, at - reach) : at]

    def phrase(self, at: int, *, known_only: bool | None = None) -> tuple[int, str] | None:
        only = self.known_only if known_only is None else known_only
        return counted_phrase(self.words, at, self.known, self.language, known_only=only)


def figures(
    words: str, start: int, end: int, language: Language, *, known_only: bool, carried: str = ""
) -> list[Figure]:
    """Find the reported figures of one sentence, ``words[start:end]``, in order.

    ``known_only`` asks for nouns of the table; ``carried`` is the noun counted last before it, for
    sentences that leave it out. Targets, ceilings, names and durations are left out.
    """
    sentence = words[:end]
    scan = _Scan(sentence, language, known_only, units(language), carried)
    shares = list(_fractions(scan, start))
    within = {at for share in shares for at in range(share.start, share.end)}
    found: list[Figure] = []
    for match in _pattern(language).finditer(sentence, start):
        if match.start() in within or (found and match.start() < found[-1].end):
            continue
        if not _reports(scan, match, start):
            continue
        new = _read(scan, match)
        if found and new and _converts(sentence, found[-1], new[0]):
            continue
        found += new
        for figure in new:
            if figure.kind == "count":
                scan.carried, scan.carried_at = figure.unit, figure.end
    found += shares
    return sorted(found, key=lambda figure: (figure.start, figure.end))


def _converts(words: str, figure: Figure, following: Figure) -> bool:
    """Whether a sum in brackets only gives the sum before it in another currency."""
    between = words[figure.end : following.start].strip()
    return figure.kind == following.kind == "money" and between in ("(", "(about", "(khoảng")


def _reports(scan: _Scan, match: re.Match[str], start: int) -> bool:
    """Whether a number is reported, not a name, a target or a condition."""
    before = scan.words[max(start, match.start() - 40) : match.start()]
    if match["pre"] is None and match["unit"] is None and NAMING[scan.language].search(before):
        return bool(_THOUSANDS.fullmatch(match["n1"]))
    if match["unit"] is None and match["pre"] is None and _IDENTIFIER.fullmatch(match["n1"]):
        return False
    if TARGET[scan.language].search(before) or re.search(r"\d\s$", before):
        return False
    lead = scan.words[max(start, match.start() - _REACH) : match.start()]
    breaks = [found.end() for found in CLAUSE_BREAK.finditer(lead)]
    clause_words = lead[breaks[-1] :] if breaks else lead
    paid = match["pre"] or (match["unit"] or "").lower() in scan.known.currencies
    paid = paid or scan.words.startswith(" đồng/", match.end())
    if paid and CHARGE[scan.language].search(clause_words):
        return False
    return not MODAL[scan.language].search(clause_words)


def _has_separator(digits: str) -> bool:
    return "," in digits or "." in digits


def _read(scan: _Scan, match: re.Match[str]) -> list[Figure]:
    if match["unit"] or match["pre"]:
        return _measured(scan, match)
    return _counted(scan, match)


def _values(scan: _Scan, match: re.Match[str]) -> list[float]:
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


def _is_range(scan: _Scan, match: re.Match[str]) -> bool:
    if match["n2"] is None:
        return True
    link = match["to"].strip()
    if link in ("and", "và"):
        return bool(BETWEEN.search(scan.before(match.start("n1"), 20)))
    return True


def _measured(scan: _Scan, match: re.Match[str]) -> list[Figure]:
    """Shares and sums of money."""
    word = (match["unit"] or match["pre"]).lower()
    if match["pre"]:
        named = {"us$": "USD", "$": "USD", "€": "EUR"}.get(
            match["pre"].lower(), match["pre"].lower()
        )
        unit, kind = scan.known.currencies.get(named.lower(), named.upper()), "money"
    elif word in scan.known.shares:
        unit, kind = scan.known.shares[word], "share"
    else:
        unit, kind = scan.known.currencies[word], "money"
    if not _is_range(scan, match):
        first = match.start("n2")
        value = scan.known.scaled(match["n2"], match["s2"], scan.language)
        return [Figure(first, match.end(), value, unit, kind)]
    return _spread(match, _values(scan, match), match.end(), unit, kind)


def _counted(scan: _Scan, match: re.Match[str]) -> list[Figure]:
    """Read what is counted: "741 administrative procedures", "42 of the 46 posts"."""
    spelled = match["n1"].lower() in scan.known.numbers and not match["s1"]
    if (spelled and _names_before(scan, match)) or (match["n2"] and not _is_range(scan, match)):
        return []
    values = _values(scan, match)
    if not match["s1"] and not match["n2"] and _is_year(match["n1"], scan.before(match.start())):
        return []
    if points := POINTS.match(scan.words, match.end()):
        unit = PERCENTAGE_POINTS[scan.language]
        return _spread(match, values, points.end(), unit, "share")
    large = bool(match["s1"] or match["s2"] or _THOUSANDS.fullmatch(match["n1"]))
    phrase = scan.phrase(match.end(), known_only=spelled or (scan.known_only and not large))
    total = OF_TOTAL[scan.language].match(scan.words, match.end())
    if phrase is None and total and (part := _part_of(scan, match, values, total.end())):
        return part
    if spelled and (phrase is None or _points_back(scan, phrase)):
        return []
    if phrase is not None:
        found = _spread(match, values, phrase[0], phrase[1], "count")
        return found + _turned(scan, phrase)
    return _elliptic(scan, match, values)


def _names_before(scan: _Scan, match: re.Match[str]) -> bool:
    """Whether a number word counts nothing new: "the two ministries", "một", "trong năm"."""
    before = scan.words[max(0, match.start() - 12) : match.start()]
    word = match["n1"].lower()
    if word == "năm" and IN_THE_YEAR.search(before):
        return True
    return word in ("a", "one", "một") or bool(ANAPHORA.search(before))


def _points_back(scan: _Scan, phrase: tuple[int, str]) -> bool:
    """Whether a counted phrase is one named before ("hai sở nêu trên") or a name ("hai Bộ")."""
    first = phrase[1].split()[0]
    named = scan.language == "vi" and first[0].isupper() and not first.isupper()
    return named or bool(POINTS_BACK.match(scan.words, phrase[0]))


def _is_year(digits: str, before: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", digits)) and bool(YEAR_BEFORE.search(before))


def _turned(scan: _Scan, phrase: tuple[int, str]) -> list[Figure]:
    """Read the second count of "129 communes to 45" and "63 provinces have become 34"."""
    link = TURNED_INTO[scan.language].match(scan.words, phrase[0])
    if link is None:
        return []
    after = re.compile(rf"(?P<n1>{_DIGITS})(?=[.,;)]?(?:\s|$))").match(scan.words, link.end())
    if after is None or scan.phrase(after.end()):
        return []
    value = scan.known.scaled(after["n1"].rstrip(".,"), None, scan.language)
    return [Figure(after.start(), after.end(), value, phrase[1], "count")]


def _part_of(scan: _Scan, match: re.Match[str], values: list[float], at: int) -> list[Figure]:
    total = _pattern(scan.language).match(scan.words, at)
    phrase = scan.phrase(total.end()) if total else None
    if total is None or phrase is None:
        return []
    found = _spread(match, values, match.end(), phrase[1], "count")
    if total["n1"].lower() in scan.known.numbers and not total["n2"]:
        found += _spread(total, _values(scan, total), phrase[0], phrase[1], "count")
    return found


def _elliptic(scan: _Scan, match: re.Match[str], values: list[float]) -> list[Figure]:
    """Read a number without a noun, which counts what was named or counted before."""
    if not ELLIPSIS[scan.language].match(scan.words, match.end()):
        return []
    if not (match["s1"] or _has_separator(match["n1"]) or max(values) >= 10) or _looks_like_year(
        match
    ):
        return []
    unit = _counted_later(scan, match.end()) or _left_out(scan, match.start())
    if not unit:
        return []
    return _spread(match, values, match.end(), unit, "count")


def _counted_later(scan: _Scan, at: int) -> str:
    """Noun of the second count in "từ 63 xuống còn 34 tỉnh", or nothing."""
    link = TURNED_INTO[scan.language].match(scan.words, at)
    later = _pattern(scan.language).match(scan.words, link.end()) if link else None
    phrase = scan.phrase(later.end()) if later else None
    return phrase[1] if phrase else ""


def _left_out(scan: _Scan, at: int) -> str:
    """Noun that a number at ``at`` counts without naming it, or nothing."""
    named = list(NUMBER_OF[scan.language].finditer(scan.words, max(0, at - _REACH), at))
    stated = COUNTS_SUBJECT[scan.language].search(scan.before(at, 40))
    if named and (stated or named[-1].end() > scan.carried_at):
        phrase = scan.phrase(named[-1].end(), known_only=False)
        if phrase is not None and phrase[0] < at:
            return phrase[1]
    if stated:
        subject = _subject(scan, at)
        if subject and not scan.carried_at:
            return subject
    return scan.carried


def _subject(scan: _Scan, at: int) -> str:
    """First noun phrase of the clause before ``at`` that can be counted."""
    lead = scan.before(at, _REACH)
    begins = [found.end() for found in SUBJECT_BREAK.finditer(lead)]
    position = begins[-1] if begins else 0
    for word in re.compile(r"(?:^|(?<=[\s(]))(?=[^\W\d_])").finditer(lead, position):
        phrase = counted_phrase(lead, word.start(), scan.known, scan.language, known_only=True)
        if phrase is not None:
            return phrase[1]
    return ""


def _looks_like_year(match: re.Match[str]) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", match["n1"])) and not match["s1"]


def _fractions(scan: _Scan, start: int) -> Iterator[Figure]:
    """Shares in words: "a third of the staff", "fewer than 2 in 10 villagers"."""
    words = _alternatives(scan.known.fractions)
    for match in re.finditer(
        rf"(?<!first )(?<!second )(?<!last )\b(?:{words})(?!\s\d{{4}}\b)(?=[\s.,;]|$)",
        scan.words[start:],
        re.IGNORECASE,
    ):
        value = scan.known.fractions[re.sub(r"\s", " ", match[0].lower())]
        at = start + match.start()
        yield Figure(at, start + match.end(), value, "%", "share")
    if scan.language == "en":
        for match in IN_TEN.finditer(scan.words, start):
            part = scan.known.numbers.get(match[1].lower()) or _plain(match[1])
            whole = scan.known.numbers.get(match[2].lower()) or _plain(match[2])
            if part and whole and part <= whole:
                yield Figure(match.start(), match.end(), round(100 * part / whole, 1), "%", "share")
    for match in PART_OF_WHOLE.finditer(scan.words, start):
        part, whole = (float(digits) for digits in (match[1] or match[4], match[2] or match[3]))
        if 0 < part < whole:
            yield Figure(match.start(), match.end(), round(100 * part / whole, 1), "%", "share")


def _plain(digits: str) -> float:
    return float(digits) if digits.isdigit() else 0.0
