"""Days, months, quarters and years as texts give them, and the days that they begin and end on."""

from __future__ import annotations

import re
from datetime import date, timedelta

__all__ = ["first_day", "last_day", "preceding"]

_PERIOD = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-Q([1-4]))?")


def first_day(period: str) -> date:
    """Return the first day of ``2025-12-31``, ``2025-12``, ``2026-Q1`` or ``2025``.

    Anything else, and a day that the calendar does not have, is a ``ValueError``.
    """
    year, month, day = _parts(period)[:3]
    return date(year, month, day or 1)


def last_day(period: str) -> date:
    """Return the last day of a period; errors as for :func:`first_day`."""
    year, month, day, length = _parts(period)
    if day:
        return date(year, month, day)
    after = date(year, month, 1).month + length
    following = date(year + 1, 1, 1) if after > 12 else date(year, after, 1)
    return following - timedelta(days=1)


def preceding(period: str) -> str:
    """Return the month, quarter or year before one, the day before a day; errors as above."""
    end = first_day(period) - timedelta(days=1)
    length = _parts(period)[3]
    if length == 3:
        return f"{end.year}-Q{(end.month + 2) // 3}"
    return end.isoformat()[: len(period)]


def _parts(period: str) -> tuple[int, int, int, int]:
    """Return year, first month, day (0 where there is none) and length in months."""
    found = _PERIOD.fullmatch(period)
    if found is None or not "0001" <= found[1] < "9999":
        raise ValueError(f"not a day, month, quarter or year: {period!r}")
    year, month, day, quarter = found.groups()
    if quarter:
        return int(year), 3 * int(quarter) - 2, 0, 3
    if month:
        return int(year), int(month), int(day or 0), 1
    return int(year), 1, 0, 12
