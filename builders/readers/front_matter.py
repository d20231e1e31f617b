"""The YAML block at the top of a text file: title, publisher, url, published, language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import yaml

from ..model import Language
from ..periods import first_day
from .errors import UnreadableError

__all__ = ["FrontMatter", "FrontMatterError", "described", "read_front_matter"]

_LONGEST = 64_000
_FENCE = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"(?:title|publisher|url|published|language)[ \t]*:", re.IGNORECASE)
_ISO = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)|(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.{0,30}")
_LANGUAGES: dict[str, Language] = {"en": "en", "english": "en", "vi": "vi", "vietnamese": "vi"}


class FrontMatterError(UnreadableError):
    """The block at the top cannot be read; the message names the line."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the block at the top of a file says of it."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: Language | None = None
    end: int = 0
    """Offset at which the text itself begins."""


def read_front_matter(content: str) -> FrontMatter:
    """Read the block between ``---`` lines at the top, YAML 1.1 with plain values only.

    Keys beside the five are left alone. A text without such a block gives an empty one; a block
    that cannot be read raises :class:`FrontMatterError`.
    """
    opening = _FENCE.match(content)
    if not opening or not _KEY.search(content, opening.end(), opening.end() + 2000):
        return FrontMatter()
    closing = _CLOSE.search(content, opening.end(), opening.end() + _LONGEST)
    if closing is None:
        raise FrontMatterError("front matter opens on line 1 and has no closing '---'")
    try:
        values = yaml.safe_load(content[opening.end() : closing.start()])
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise FrontMatterError(f"front matter, line {line}: {error.problem}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        first = str(error).split("\n", 1)[0]
        raise FrontMatterError(f"front matter: {first}") from None
    if not isinstance(values, dict):
        return FrontMatter()
    keys = {str(key).lower(): value for key, value in values.items()}
    try:
        return described(keys, closing.end())
    except UnreadableError as error:
        raise FrontMatterError(f"front matter: {error}") from None


def described(keys: Mapping[str, object], end: int = 0, day: str = "published") -> FrontMatter:
    """Return what values by key say of a text; :class:`UnreadableError` for what is not as asked.

    ``end`` is where the text itself begins, ``day`` the key of the day of publication.
    """
    return FrontMatter(
        title=_words(keys, "title"),
        publisher=_words(keys, "publisher"),
        url=_words(keys, "url"),
        published=_day(keys, day),
        language=_language(keys.get("language")),
        end=end,
    )


def _words(values: Mapping[str, object], key: str) -> str | None:
    value = values.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, (dict, list)):
        raise UnreadableError(f"'{key}' must be a single value")
    return str(value).strip()


def _day(values: Mapping[str, object], key: str) -> str | None:
    value = values.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    found = _ISO.fullmatch(str(value))
    try:
        first_day(day := (found[1] or found[2]) if found else "")
    except ValueError:  # no date, or one that the calendar does not have
        raise UnreadableError(f"'{key}' is no date like 2025-07-17: {_told(value)}") from None
    return day


def _language(value: object) -> Language | None:
    if value is None or value == "":
        return None
    known = _LANGUAGES.get(re.split(r"[-_]", str(value).lower())[0])
    if known is None:
        raise UnreadableError(f"'language' must be en or vi, not {_told(value)}")
    return known


def _told(value: object) -> str:
    """Return a value as a message can show it: short, and hidden characters as escapes."""
    return repr(str(value)[:60])
