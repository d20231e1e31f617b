"""Dates as policy texts write them, read as days, months, quarters and years."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence

from ..model import Block, Date, Language, Text

__all__ = ["find", "year_of"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
_QUARTERS = {
    word: number
    for number, words in enumerate(
        ["1 i first một", "2 ii second hai", "3 iii third ba", "4 iv fourth bốn tư"], start=1
    )
    for word in words.split()
}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")(?:\.(?=,?\s*\d))?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_MON = r"(?:0?[1-9]|1[0-2])"
_QUARTER = r"(?:first|second|third|fourth|IV|I{1,3}|[1-4])"

# A date is no part of a number ("178/2024/NĐ-CP"), a larger figure, a version or an hour.
_BEFORE = r"(?<![\w/.,:-])(?<!\d[–])"
_AFTER = r"(?![\w/:]|[.,-]\d|-[A-ZĐ])"

_NUMERIC = rf"""
    (?P<iso>{_YEAR})-(?P<iso_month>0[1-9]|1[0-2])-(?P<iso_day>{_DAY}){_AFTER}
  | (?P<d1>{_DAY})\s?(?P<sep>[/.-])\s?(?P<m1>{_MON})\s?(?P=sep)\s?(?P<y1>{_YEAR}){_AFTER}
"""

_ENGLISH = re.compile(
    rf"""
    {_BEFORE}(?:{_NUMERIC}
  | (?P<d2>{_DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<n2>{_MONTH}),?(?:\s+(?P<y2>{_YEAR}))?(?!\w)
  | (?P<n3>{_MONTH})\s+(?P<d3>{_DAY})(?:st|nd|rd|th)?(?!\d)
        (?:,?\s+(?:of\s+)?(?P<y3>{_YEAR}))?{_AFTER}
  | (?P<n4>{_MONTH}),?\s+(?:of\s+)?(?P<y4>{_YEAR})(?!\w)
  | (?:month\s+)?(?P<m5>{_MON})/(?P<y5>{_YEAR})(?![\w/])
  | (?:Q|quarter\s+)(?P<q6>[1-4]|IV|I{{1,3}})\s?(?:/|,|\s+of)?\s?(?P<y6>{_YEAR})(?!\w)
  | (?P<q7>{_QUARTER})(?:st|nd|rd|th)?[\s-]quarter(?:\s+of)?(?:\s+(?P<y7>{_YEAR}))?(?!\w)
  | (?P<ye>(?:year[-\s]end|(?:the\s+)?end\s+of\s+(?:the|this)\s+year)(?:\s+(?P<y8>{_YEAR}))?)(?!\w)
  | (?P<d9>{_DAY})/(?P<m9>{_MON}){_AFTER}(?!\s*(?:of|%|people|cadres|posts|communes|wards))
  | (?P<n10>(?-i:{"|".join(m.capitalize() for m in _MONTHS if len(m) > 3 or m == "may")}))(?!\w)
  | (?P<y11>{_YEAR})(?![\w/%]|[.,-]\d|-[A-ZĐ]|\s*[–-]\s*\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)

_VIETNAMESE_LEADS = (
    *("ngày", "sáng", "chiều", "tối", "trưa", "đêm", "hôm", "mùng"),
    *("trước", "đến", "từ", "sau", "hết", "xong"),
)
_VIETNAMESE_CUE = "(?:{})".format("|".join(f"(?<={word} )" for word in _VIETNAMESE_LEADS))
_VIETNAMESE = re.compile(
    rf"""
    {_BEFORE}(?:(?:ngày\s+)?(?:{_NUMERIC})
  | (?:ngày\s+)?(?P<d2>{_DAY})\s+tháng\s+(?P<m2>{_MON})
        (?:\s*,?\s*năm\s+(?P<y2>{_YEAR})|\s*/\s*(?P<y2b>{_YEAR}))?(?![\w/])
  | (?:tháng\s+)?(?P<m5>{_MON})\s?[/-]\s?(?P<y5>{_YEAR})(?![\w/]|-[A-ZĐ])
  | tháng\s+(?P<m4>{_MON})(?:\s*,?\s*năm\s+(?P<y4>{_YEAR})(?!\w))?(?![\w/])
  | quý\s+(?P<q6>IV|I{{1,3}}|[1-4]|một|hai|ba|bốn|tư)
        (?:\s*(?:/|,?\s*năm)\s*(?P<y6>{_YEAR})(?!\w))?(?![\w/])
  | (?P<half>(?:6|06|sáu)\s+tháng\s+đầu\s+năm|nửa\s+đầu\s+năm)(?:\s+(?P<y9>{_YEAR}))?(?!\w)
        (?!\s+(?:nay|ngoái|trước|học))
  | (?P<ye>cuối\s+năm)(?:\s+(?P<y8>{_YEAR})(?!\w)|(?!\s+(?:ngoái|trước|học)))
  | (?:ngày\s+|{_VIETNAMESE_CUE})(?P<d9>{_DAY})/(?P<m9>{_MON}){_AFTER}
  | (?!24/7)(?P<d12>{_DAY})/(?P<m12>{_MON}){_AFTER}(?!\s*[^\W\d_])
  | năm\s+(?P<y11>{_YEAR})(?![\w/]|\s*[–-]\s*\d|[.,]\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)

_FORMS = {"en": _ENGLISH, "vi": _VIETNAMESE}


def _written(match: re.Match[str], name: str, places: Iterable[int | str]) -> str | None:
    groups = match.groupdict()
    return next((groups[f"{name}{n}"] for n in places if groups.get(f"{name}{n}")), None)


def _month(match: re.Match[str]) -> int | None:
    if name := _written(match, "n", range(2, 11)):
        return _MONTHS[name.lower().rstrip(".")]
    number = match.group("iso_month") or _written(match, "m", range(1, 13))
    return int(number) if number else None


def _value(match: re.Match[str], default_year: int | None) -> str | None:
    """Return the ISO form of what was matched, or None where its year is unknown."""
    written = match.group("iso") or _written(match, "y", [*range(1, 12), "2b"])
    year = int(written) if written else default_year
    if year is None:
        return None
    if quarter := _written(match, "q", (6, 7)):
        return f"{year}-Q{_QUARTERS[quarter.lower()]}"
    if match.group("ye"):
        return f"{year}-12-31"
    if match.groupdict().get("half"):
        return f"{year}-06-30"
    month = _month(match)
    if month is None:
        return str(year)
    day = match.group("iso_day") or _written(match, "d", range(1, 13))
    if day is None:
        return f"{year}-{month:02d}"
    if int(day) > calendar.monthrange(year, month)[1]:
        return None
    return f"{year}-{month:02d}-{int(day):02d}"


def _found(
    text: str, language: Language, default_year: int | None
) -> Iterator[tuple[re.Match[str], str]]:
    for match in _FORMS[language].finditer(text):
        value = _value(match, default_year)
        if value is not None and not _is_word_may(match):
            yield match, value


def _is_word_may(match: re.Match[str]) -> bool:
    """Whether ``May`` alone is the verb that begins a sentence, not the month."""
    if match.groupdict().get("n10") not in ("May", "March", "August"):
        return False
    before = match.string[max(0, match.start() - 12) : match.start()]
    return not re.search(
        r"\b(?:in|by|of|before|until|since|from|to|late|early|mid|end|next|last)[\s-]$", before
    )


def find(block: Block, language: Language, default_year: int | None = None) -> list[Date]:
    """Dates in a block, in order; values as in :attr:`Date.value`.

    Of the form: ``19 September 2025``, ``September 19``, ``Q1 2026``, ``year-end``; ``ngày 06
    tháng 4 năm 2026``, ``ngày 30/9``, ``tháng 10/2026``, ``quý II/2026``, ``cuối năm 2025``;
    ``31/12/2025``, ``30.6.2025``, ``2025-12-31``. A day, month or quarter without a year takes
    ``default_year`` and is left out where there is none. Days that no calendar has are left out.
    """
    return [
        Date(match.start(), match.end(), value)
        for match, value in _found(block.text, language, default_year)
    ]


def year_of(text: Text, blocks: Sequence[Block]) -> int | None:
    """Return the year of a date without one: that of publication, else of the first full date."""
    if text.published and re.match(_YEAR, text.published):
        return int(text.published[:4])
    for block in blocks:
        for _, value in _found(block.text, text.language, None):
            if len(value) == len("2025-12-31"):
                return int(value[:4])
    for block in blocks:
        for _, value in _found(block.text, text.language, None):
            return int(value[:4])
    return None
