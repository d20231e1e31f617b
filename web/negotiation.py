"""Proactive content negotiation by ``Accept`` and ``Accept-Language`` (RFC 9110, section 12.5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["MediaRange", "best_language", "best_of", "media_type", "parse_accept"]

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"  # noqa: S105 - a grammar rule of RFC 9110
_RANGE = re.compile(rf"({_TOKEN})/({_TOKEN})")
_PARAMETER = re.compile(rf'\s*;\s*(?:({_TOKEN})=({_TOKEN}|"(?:[^"\\]|\\.)*"))?')
#: Of the form 0, 0.5, 1.000 (RFC 9110, section 12.4.2).
_WEIGHT = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?")
#: Of the form vi, en-GB;q=0.8, * (RFC 9110, section 12.5.4).
_LANGUAGE = re.compile(
    rf"(\*|[A-Za-z]{{1,8}}(?:-[A-Za-z0-9]{{1,8}}){{0,8}})(?:\s*;\s*[qQ]=({_WEIGHT.pattern}))?"
)
#: Commas that do not stand in quotes.
_ITEM = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*")+')


@dataclass(frozen=True, slots=True)
class MediaRange:
    """One element of ``Accept``; ``*`` stands for any type or subtype.

    Parameters other than the weight are read over: none of what is offered here differs by them.
    """

    type: str
    subtype: str
    weight: float

    @property
    def precision(self) -> int:
        """0 for ``*/*``, 1 for ``text/*``, 2 for ``text/csv``; the most precise range counts."""
        return (self.type != "*") + (self.subtype != "*")

    def covers(self, offered: str) -> bool:
        """Tell whether a media type lies in the range."""
        kind, _, subtype = offered.partition("/")
        return self.type in ("*", kind) and self.subtype in ("*", subtype)


def parse_accept(header: str) -> list[MediaRange]:
    """Return the ranges of an ``Accept`` field; elements that are none are left out."""
    ranges = []
    for item in _ITEM.findall(header):
        if found := _range(item.strip()):
            ranges.append(found)
    return ranges


def _range(item: str) -> MediaRange | None:
    named = _RANGE.match(item)
    if named is None:
        return None
    kind, subtype = named[1].lower(), named[2].lower()
    weight, end = 1.0, named.end()
    while end < len(item):
        parameter = _PARAMETER.match(item, end)
        if parameter is None:
            return None
        if (parameter[1] or "").lower() == "q":
            if not _WEIGHT.fullmatch(parameter[2]):
                return None
            weight = float(parameter[2])
        end = parameter.end()
    if kind == "*" != subtype:
        return None
    return MediaRange(kind, subtype, weight)


@lru_cache(maxsize=1024)
def best_of(offered: tuple[str, ...], accept: str | None) -> str | None:
    """Return the media type that suits a client best, the first offered among equals.

    A client that sends no ``Accept``, or an empty one, takes anything; None where it takes nothing
    of what is offered.
    """
    if accept is None or not accept.strip():
        return offered[0]
    ranges = parse_accept(accept)
    weights = [_weight(one, ranges) for one in offered]
    best = max(weights)
    return offered[weights.index(best)] if best > 0 else None


def _weight(offered: str, ranges: list[MediaRange]) -> float:
    covering = [one for one in ranges if one.covers(offered)]
    if not covering:
        return 0.0
    precision = max(one.precision for one in covering)
    return max(one.weight for one in covering if one.precision == precision)


def media_type(header: str | None) -> tuple[str, str | None]:
    """Return media type and charset of a ``Content-Type`` field, in small letters."""
    kind, _, rest = (header or "").partition(";")
    for name, value in _PARAMETER.findall(f";{rest}" if rest else ""):
        if name.lower() == "charset":
            return kind.strip().lower(), value.strip('"').lower()
    return kind.strip().lower(), None


@lru_cache(maxsize=1024)
def best_language(offered: tuple[str, ...], accept: str | None) -> str:
    """Return the language that suits a client best by ``Accept-Language``, else the first.

    A range such as ``vi-VN`` stands for its language (RFC 4647, section 3.4).
    """
    best, most = offered[0], 0.0
    for item in (accept or "").split(","):
        found = _LANGUAGE.fullmatch(item.strip())
        if found is None:
            continue
        weight = float(found[2] or 1)
        language = offered[0] if found[1] == "*" else found[1].lower().partition("-")[0]
        if language in offered and weight > most:
            best, most = language, weight
    return best
