"""Days that a report names from its own day: "on Monday", "yesterday", "hôm qua".

They are read for dates of documents only; a weekday is the last one up to the day of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ..model import Block, Date, Language, Text
from ..recognisers import dates

__all__ = ["day_of", "spoken_days"]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_AGO: dict[Language, dict[str, int]] = {
    "en": {"today": 0, "yesterday": 1, "last night": 1},
    "vi": {"hôm nay": 0, "sáng nay": 0, "chiều nay": 0, "tối nay": 0, "hôm qua": 1, "tối qua": 1},
}
_NAMES: dict[Language, Sequence[str]] = {"en": _WEEKDAYS, "vi": ()}
_FORMS: dict[Language, re.Pattern[str]] = {
    language: re.compile(
        r"(?<!\w)(?:(?:(?P<last>last)\s)?(?P<weekday>" + "|".join(weekdays or ("(?!)",)) + ")"
        r"|(?P<ago>" + "|".join(_AGO[language]).replace(" ", r"\s") + r"))(?!\w)",
        re.IGNORECASE,
    )
    for language, weekdays in _NAMES.items()
}
# The day of a report stands in its first lines.
_FIRST_BLOCKS = 4
_FULL = len("2025-12-31")


def day_of(text: Text, blocks: Sequence[Block]) -> date | None:
    """Return the day of a report: that of its publication, else the first full date on top."""
    if text.published and re.fullmatch(r"\d{4}-\d\d-\d\d", text.published[:_FULL]):
        return date.fromisoformat(text.published[:_FULL])
    for block in blocks[:_FIRST_BLOCKS]:
        for found in dates.find(block, text.language):
            if len(found.value) == _FULL:
                return date.fromisoformat(found.value)
    return None


def spoken_days(block: Block, language: Language, today: date | None) -> Iterator[Date]:
    """Yield the days that a block names from ``today``."""
    if today is None:
        return
    for match in _FORMS[language].finditer(block.text):
        if name := match["weekday"]:
            back = (today.weekday() - _WEEKDAYS.index(name.lower())) % len(_WEEKDAYS)
            if match["last"] and not back:
                back = len(_WEEKDAYS)
        else:
            back = _AGO[language][" ".join(match["ago"].lower().split())]
        yield Date(*match.span(), (today - timedelta(days=back)).isoformat())
