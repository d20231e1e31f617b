"""Dates as policy texts write them, read as days, months, quarters and years."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence

from ..model import Block, Date, Language, Text

__all__ = ["find", "written_on"]

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
#: A month alone, which only its capital tells from a verb or a name.
_CAPITAL_MONTH = "|".join(m.capitalize() for m in _MONTHS if len(m) > 3 or m == "may")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_MON = r"(?:0?[1-9]|1[0-2])"
_QUARTER = r"(?:first|second|third|fourth|IV|I{1,3}|[1-4])"
#: A year told from the time of writing, as well as one in figures.
_ANY_YEAR = rf"(?:{_YEAR}|(?:this|next)\s+year|năm\s+(?:nay|tới|sau))"
#: The first day of a range ("3-9 November"): what ends it is the date.
_SINCE = rf"(?:{_DAY}\s?[–-]\s?)?"

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
  | {_SINCE}(?P<d2>{_DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<n2>{_MONTH}),?
        (?:\s+(?P<y2>{_YEAR}))?(?!\w)
  | first\s+week\s+of\s+(?P<nw>{_MONTH})(?:,?\s+(?P<yw>{_YEAR}))?(?!\w)
  | (?P<n3>{_MONTH})\s+{_SINCE}(?P<d3>{_DAY})(?:st|nd|rd|th)?(?!\d)
        (?:,?\s+(?:of\s+)?(?P<y3>{_YEAR}))?{_AFTER}
  | (?P<n4>{_MONTH}),?\s+(?:of\s+)?(?P<y4>{_YEAR})(?!\w)
  | (?:month\s+)?(?P<m5>{_MON})/(?P<y5>{_YEAR})(?![\w/])
  | (?:Q|quarter\s+)(?P<q6>[1-4]|IV|I{{1,3}})\s?(?:/|,|\s+of)?\s?(?P<y6>{_YEAR})(?!\w)
  | (?P<q7>{_QUARTER})(?:st|nd|rd|th)?[\s-]quarter(?:(?:\s+of)?\s+(?P<y7>{_ANY_YEAR}))?(?!\w)
  | Q(?P<q8>[1-4]|IV|I{{1,3}})(?!\w)
  | (?:(?P<half>first)|(?P<late>second))\s+half(?:\s+of)?\s+(?P<y13>{_ANY_YEAR})(?!\w)
  | (?P<ye>year[-\s]end
        |(?:the\s+)?(?:end|close|last\s+day)\s+of\s+(?:(?:the|this)\s+year|(?=next\s+year))
        |the\s+year\s+(?:is\s+(?:out|over)|ends|runs\s+out))(?:\s*(?P<y8>{_ANY_YEAR}))?(?!\w)
  | (?:(?:end|last\s+day)\s+of\s+the|this)\s+(?P<this>month|quarter)(?!\w)
  | next\s+(?P<next>month|quarter)(?!\w)
  | (?P<y12>(?:this|next)\s+year)(?!\w|['’])
  | (?P<d9>{_DAY})/(?P<m9>{_MON}){_AFTER}(?!\s*(?:of|%|people|cadres|posts|communes|wards))
  | (?:(?:mid|early|late)-)?(?P<n10>(?-i:{_CAPITAL_MONTH}))(?!\w)
  | (?P<y11>{_YEAR})(?![\w/%]|[.,-]\d|-[A-ZĐ]|\s*[–-]\s*\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)

_VIETNAMESE_LEADS = (
    *("ngày", "sáng", "chiều", "tối", "trưa", "đêm", "hôm", "mùng"),
    *("trước", "đến", "từ", "sau", "hết", "xong"),
)
_VIETNAMESE_CUE = "(?:{})".format("|".join(rf"(?<={word}\s)" for word in _VIETNAMESE_LEADS))
#: Before a day and month that a hyphen joins: other such pairs are ranges.
_VIETNAMESE_DAY = "(?:{})".format(
    "|".join(rf"(?<={word}\s)" for word in ("sáng", "chiều", "tối", "trưa", "đêm", "hôm", "trước"))
)
#: "trong tháng": the one in which the text is written, where nothing says which.
_VIETNAMESE_WITHIN = r"(?:(?<=trong\s)|(?<=hết\s)|(?<=cuối\s))"
_VIETNAMESE_ENDS = r"(?=\s*(?:[,.;:)!]|$|để\b|và\b|không\b|phải\b))"
_VIETNAMESE = re.compile(
    rf"""
    {_BEFORE}(?:(?:ngày\s+)?(?:{_NUMERIC})
  | (?:ngày\s+)?{_SINCE}(?P<d2>{_DAY})\s+tháng\s+(?P<m2>{_MON})
        (?:\s*,?\s*năm\s+(?P<y2>{_YEAR})|\s*/\s*(?P<y2b>{_YEAR}))?(?![\w/])
  | (?:tháng\s+)?(?P<m5>{_MON})\s?[/-]\s?(?P<y5>{_YEAR})(?![\w/]|-[A-ZĐ])
  | tháng\s+(?P<m4>{_MON})(?:\s*,?\s*năm\s+(?P<y4>{_YEAR})(?!\w))?(?![\w/])
  | quý\s+(?P<q6>IV|I{{1,3}}|[1-4]|một|hai|ba|bốn|tư)
        (?:\s*(?:/|,?\s*năm)\s*(?P<y6>{_YEAR})(?!\w)|\s+(?P<y7>{_ANY_YEAR}))?(?![\w/])
  | tuần\s+(?:đầu\s+tiên|đầu|thứ\s+nhất)(?:\s+của)?\s+tháng\s+(?P<mw>{_MON})
        (?:\s*(?:/|,?\s*năm)\s*(?P<yw>{_YEAR}))?(?![\w/])
  | (?P<half>(?:6|06|sáu)\s+tháng\s+đầu\s+năm|nửa\s+đầu\s+năm)(?:\s+(?P<y10>{_YEAR}))?(?!\w)
        (?!\s+(?:nay|ngoái|trước|học))
  | (?P<late>(?:6|06|sáu)\s+tháng\s+cuối\s+năm|nửa\s+cuối\s+năm)(?:\s+(?P<y13>{_YEAR}))?(?!\w)
        (?!\s+(?:ngoái|trước|học))
  | (?P<ye>cuối\s+(?=năm))(?:(?P<y8>{_ANY_YEAR})(?!\w)|năm(?:\s+(?P<y9>{_YEAR})(?!\w)
        |(?!\s+(?:ngoái|trước|học))))
  | (?P<this>tháng|quý)\s+này(?!\w)
  | {_VIETNAMESE_WITHIN}(?P<within>tháng|quý){_VIETNAMESE_ENDS}
  | (?P<next>tháng|quý)\s+(?:sau|tới)(?!\w)
  | (?P<y12>năm\s+(?:nay|tới|sau))(?!\w)
  | {_VIETNAMESE_WITHIN}(?P<year>năm){_VIETNAMESE_ENDS}
  | (?:ngày\s+|{_VIETNAMESE_CUE}){_SINCE}(?P<d9>{_DAY})/(?P<m9>{_MON}){_AFTER}
  | (?:ngày\s+|{_VIETNAMESE_DAY})(?P<d10>{_DAY})-(?P<m10>{_MON}){_AFTER}
        (?!\s*(?:ngày|tuần|tháng|năm|giờ|%))
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
    if name := _written(match, "n", (*range(2, 11), "w")):
        return _MONTHS[name.lower().rstrip(".")]
    number = match.group("iso_month") or _written(match, "m", (*range(1, 13), "w"))
    return int(number) if number else None


def _year(match: re.Match[str], today: str | None) -> int | None:
    written = match.group("iso") or _written(match, "y", (*range(1, 14), "2b", "w"))
    if written and written.isdigit():
        return int(written)
    later = written is not None and re.match(r"next|năm\s+(?:tới|sau)", written, re.IGNORECASE)
    return int(today[:4]) + bool(later) if today else None


def _around(match: re.Match[str], today: str | None) -> str | None:
    """Return the month or quarter that is told from the time of writing."""
    groups = match.groupdict()
    unit = groups.get("this") or groups.get("within") or groups.get("next")
    if unit is None or today is None or not re.match(r"\d{4}-\d\d", today):
        return None
    long = 3 if unit.lower() in ("quarter", "quý") else 1
    # periods are counted through from the year 0, so that the last of a year has a next one
    count = (int(today[:4]) * 12 + int(today[5:7]) - 1) // long + bool(groups.get("next"))
    year, period = divmod(count, 12 // long)
    return f"{year}-Q{period + 1}" if long == 3 else f"{year}-{period + 1:02d}"


def _value(match: re.Match[str], today: str | None) -> str | None:
    """Return the ISO form of what was matched, or None where what it is told from is unknown."""
    groups = match.groupdict()
    if any(groups.get(name) for name in ("this", "within", "next")):
        return _around(match, today)
    year = _year(match, today)
    if year is None:
        return None
    if quarter := _written(match, "q", (6, 7, 8)):
        return f"{year}-Q{_QUARTERS[quarter.lower()]}"
    if match.group("ye") or match.group("late"):
        return f"{year}-12-31"
    if groups.get("half"):
        return f"{year}-06-30"
    month = _month(match)
    if month is None:
        return str(year)
    if groups.get("nw") or groups.get("mw"):
        return f"{year}-{month:02d}-07"
    day = match.group("iso_day") or _written(match, "d", range(1, 13))
    if day is None:
        return f"{year}-{month:02d}"
    if int(day) > calendar.monthrange(year, month)[1]:
        return None
    return f"{year}-{month:02d}-{int(day):02d}"


def _found(text: str, language: Language, today: str | None) -> Iterator[tuple[re.Match[str], str]]:
    for match in _FORMS[language].finditer(text):
        value = _value(match, today)
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


def find(block: Block, language: Language, today: str | None = None) -> list[Date]:
    """Dates in a block, in order; values as in :attr:`Date.value`.

    Of the form: ``19 September 2025``, ``September 19``, ``Q1 2026``, ``year-end``; ``ngày 06
    tháng 4 năm 2026``, ``ngày 30/9``, ``tháng 10/2026``, ``quý II/2026``, ``cuối năm 2025``;
    ``31/12/2025``, ``30.6.2025``, ``2025-12-31``. What is told from the time of writing ("this
    month", "trong năm nay", any date without its year) is counted from ``today`` and left out
    where that is not known as precisely. Days that no calendar has are left out.
    """
    return [
        Date(match.start(), match.end(), value)
        for match, value in _found(block.text, language, today)
    ]


#: Before the date of a document.
_OF_DOCUMENT = re.compile(
    r"\d[\w.]{0,24}[/-][A-ZĐ][\w/-]{0,24},?\s(?:(?:dated|of|on|from|issued|signed|ngày)\s?){0,2}$"
    r"|\bdated\s$"
)
#: Before a date that lies ahead.
_AHEAD = re.compile(r"\b(?:before|by|until|than|trước|đến|hết|nhất|hạn)\s(?:ngày\s)?$")
#: Characters of a text within which its dateline stands.
_OPENING = 600


def written_on(text: Text, blocks: Sequence[Block]) -> str | None:
    """Return when a text was written, as far as it can be told.

    That is its publication, or the full date that it opens with; else the latest of the documents
    that it names, all of which it follows. Dates that lie ahead of it tell no more than the year.
    """
    if text.published and re.match(_YEAR, text.published):
        return text.published
    days, cited, others = [], [], []
    for block in blocks:
        for match, value in _found(block.text, text.language, None):
            before = block.text[max(0, match.start() - 60) : match.start()]
            if len(value) < len("2025-12-31") or _AHEAD.search(before):
                others.append(value)
            elif _OF_DOCUMENT.search(before):
                cited.append(value)
            elif block.starts[match.start()] - text.body_start < _OPENING:
                return value
            else:
                days.append(value)
    known = max(cited, default=None) or next(iter(days), None)
    ahead = min((value[:4] for value in others), default=None)
    if known and ahead and int(ahead) > int(known[:4]) + 1:
        return ahead  # what it cites is years old
    return known or ahead
