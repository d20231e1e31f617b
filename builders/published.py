"""The date of publication that stands over or in the first lines of a report."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["published_on"]

_MONTHS = {
    name[:3].lower(): number
    for number, name in enumerate(
        "January February March April May June July August September October November December".split(),
        start=1,
    )
}
_MONTH = r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"  # noqa: E501
_NUMERIC = r"(?P<day>\d{1,2})[/.-](?P<monthno>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)"
_CLOCK = r"(?:\d{1,2}(?::|h|g)\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?)"
_WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|Chủ\snhật)"
)
_LABEL = r"(?:Published|Posted|Updated|Date|Issued\sat|Ngày\sđăng|Đăng\slúc|Cập\snhật|Ngày\scập\snhật|Ngày)"

# Whole lines, and datelines at the start of a line, of the form: "Published: 09/12/2025",
# "18/11/2025 08:15", "Thứ ba, 18/11/2025 | 08:15", "Hanoi (VNA), 11 November 2025 –",
# "HANOI, Nov. 11, 2025 (VNS) -", "(October 2025)", "2025-11-18".
_LINES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:{_LABEL}\s?(?:on|at)?\s?:?\s?)?(?:{_WEEKDAY},?\s)?(?:{_CLOCK}[\s,|–-]{{1,3}})?(?:ngày\s)?"
        rf"{_NUMERIC}(?:[\s,|–-]{{1,3}}{_CLOCK})?(?:\s?\(?GMT.{{0,8}})?\s*$",
        rf"(?:{_LABEL}\s?(?:on)?\s?:?\s?)?(?P<year>(?:19|20)\d\d)-(?P<monthno>\d\d)-(?P<day>\d\d)"
        rf"(?:[T\s].{{0,20}})?$",
        rf"(?:{_LABEL}\s?(?:on)?\s?:?\s?)?(?:{_WEEKDAY},?\s)?(?P<day>\d{{1,2}})\s{_MONTH},?\s(?P<year>(?:19|20)\d\d)\b.{{0,40}}$",
        rf"(?:{_LABEL}\s?(?:on)?\s?:?\s?)?(?:{_WEEKDAY},?\s)?{_MONTH}\s(?P<day>\d{{1,2}}),?\s(?P<year>(?:19|20)\d\d)\b.{{0,40}}$",
        rf"[^\W\d][\w\s.]{{1,30}}(?:\([\w.\s]{{2,20}}\))?,?\s\(?(?P<day>\d{{1,2}})\s{_MONTH},?\s(?P<year>(?:19|20)\d\d)\b",
        rf"[^\W\d][\w\s.]{{1,30}}(?:\([\w.\s]{{2,20}}\))?,?\s\(?{_MONTH}\s(?P<day>\d{{1,2}}),?\s(?P<year>(?:19|20)\d\d)\)?\s?(?:\(|–|-|—)",
        rf"[^\W\d][\w\s.]{{1,30}}(?:\([\w.\s]{{2,20}}\))?,?\s(?:ngày\s)?\(?{_NUMERIC}\)?(?:\s?(?:\(|–|-|—)|\s*$)",
        rf"(?:\w[\w\s]{{0,30}},\s)?ngày\s(?P<day>\d{{1,2}})\stháng\s(?P<monthno>\d{{1,2}})\snăm\s(?P<year>(?:19|20)\d\d)\s*$",
        rf"\(?{_MONTH}\s(?P<year>(?:19|20)\d\d)\)?$",
        r"\(?tháng\s(?P<monthno>\d{1,2})[/\s](?:năm\s)?(?P<year>(?:19|20)\d\d)\)?$",
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
