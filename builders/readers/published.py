"""The date of publication that stands over or in the first lines of a report."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["published_on"]

_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), start=1)}
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_NUMERIC = r"(?P<day>\d{1,2})[/.-](?P<monthno>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)"
_CLOCK = r"(?:\d{1,2}(?::|h|g)\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?)"
_WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|Thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|Chủ\snhật)"
)
_LABEL = (
    r"(?:(?:Published|Posted|Updated|Issued|Date(?:\sof\sposting)?|Ngày\sđăng|Đăng\slúc"
    r"|Cập\snhật|Ngày\scập\snhật|Ngày)(?:\s(?:on|at))?\s?:?\s?)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PLACE = r"[^\W\d][\w\s.]{1,30}(?:\([\w.\s]{2,20}\))?\s?[,–|-]?\s\(?"
_AFTER = r"(?:\s?(?:\(|–|-|—)|\s*$)"

# Whole lines, and datelines at the start of a line, of the form: "Published: 09/12/2025",
# "18/11/2025 08:15", "Thứ ba, 18/11/2025 | 08:15", "Hanoi (VNA), 11 November 2025 –",
# "SGGP – September 8, 2025", "(CTO, January 9, 2026) -", "(October 2025)", "2025-11-18".
_LINES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_LABEL}?(?:{_WEEKDAY},?\s)?(?:{_CLOCK}[\s,|–-]{{1,3}})?(?:ngày\s)?{_NUMERIC}"
        rf"(?:[\s,|–-]{{1,3}}{_CLOCK})?(?:\s?\(?GMT.{{0,8}})?\s*$",
        rf"{_LABEL}?{_YEAR}-(?P<monthno>\d\d)-(?P<day>\d\d)(?:[T\s].{{0,20}})?$",
        rf"{_LABEL}?(?:{_WEEKDAY},?\s)?(?P<day>\d{{1,2}})\s{_MONTH},?\s{_YEAR}\b.{{0,40}}$",
        rf"{_LABEL}?(?:{_WEEKDAY},?\s)?{_MONTH}\s(?P<day>\d{{1,2}}),?\s{_YEAR}\b.{{0,40}}$",
        rf"{_PLACE}(?P<day>\d{{1,2}})\s{_MONTH},?\s{_YEAR}\)?{_AFTER}",
        rf"{_PLACE}{_MONTH}\s(?P<day>\d{{1,2}}),?\s{_YEAR}\)?{_AFTER}",
        rf"\([\w.\s]{{2,20}},\s{_MONTH}\s(?P<day>\d{{1,2}}),?\s{_YEAR}\)",
        rf"\([\w.\s]{{2,20}},\s(?P<day>\d{{1,2}})\s{_MONTH},?\s{_YEAR}\)",
        rf"{_PLACE}(?:ngày\s)?{_NUMERIC}\)?{_AFTER}",
        rf".{{3,80}}\s[-–|]\s{_LABEL}{_NUMERIC}\s*$",
        rf"(?:\w[\w\s]{{0,30}},\s)?ngày\s(?P<day>\d{{1,2}})\stháng\s(?P<monthno>\d{{1,2}})"
        rf"\snăm\s{_YEAR}\s*$",
        rf"\({_MONTH}\s{_YEAR}\)",
        rf"{_MONTH}\s{_YEAR}$",
        rf"\(?tháng\s(?P<monthno>\d{{1,2}})[/\s](?:năm\s)?{_YEAR}\)?$",
    )
)
_FIRST_LINES = 8
_LONGEST = 200


def _iso(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    month = parts.get("monthno") or _MONTHS[parts["month"][:3].lower()]
    try:
        day = date(int(parts["year"]), int(month), int(parts.get("day") or 1))
    except ValueError:
        return None
    return day.isoformat() if parts.get("day") else day.isoformat()[:7]


def published_on(text: str) -> str | None:
    """ISO date (``2025-11-18`` or ``2025-10``) of the dateline in the first lines, or None.

    Reads lines that hold a date and little else, and datelines before a dash; a date within a
    sentence says when something happened, not when it was published.
    """
    lines = [line.strip(" \t*_#") for line in text[:4000].splitlines()]
    for line in [line for line in lines if line][:_FIRST_LINES]:
        for pattern in _LINES:
            if (found := pattern.match(line[:_LONGEST])) and (day := _iso(found)):
                return day
    return None
