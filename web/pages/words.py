"""The words of the pages in each language: those of the network page, and the server's own.

``web/templates/words.tsv`` holds every phrase that is not in ``graph/templates/strings.tsv``, one
row each.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from ...graph.page_words import LANGUAGES, phrases, read_phrases

__all__ = ["LANGUAGES", "date_in_words", "say", "words"]

_QUARTER = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


@cache
def words() -> dict[str, dict[str, str]]:
    """Return {language: {key: phrase}} of all phrases that pages use."""
    own = read_phrases(files("policygraph.web").joinpath("templates/words.tsv"))
    return {language: {**phrases()[language], **own[language]} for language in LANGUAGES}


def say(language: str, key: str, **values: object) -> str:
    """Return a phrase with its ``{names}`` filled in; KeyError for one that no table has."""
    phrase = words()[language][key]
    for name, value in values.items():
        phrase = phrase.replace(f"{{{name}}}", str(value))
    return phrase


def date_in_words(language: str, value: str) -> str:
    """Return a day, month, quarter or year as people write it; what is no date as it is."""
    if quarter := _QUARTER.fullmatch(value):
        return say(language, "date.quarter", quarter=quarter[2], year=quarter[1])
    found = _DATE.fullmatch(value)
    if found is None or found[2] is None or not 1 <= int(found[2]) <= 12:
        return value
    month = say(language, f"month.{int(found[2])}")
    if found[3] is None:
        return say(language, "date.month", month=month, year=found[1])
    return say(language, "date.day", day=int(found[3]), month=month, year=found[1])
