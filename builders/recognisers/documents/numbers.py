"""Document numbers: what they look like, how they are written canonically, what they say.

The forms follow Decree 30/2020/NĐ-CP, Appendix I (State bodies: ``178/2024/NĐ-CP``,
``268/NQ-CP``, ``4085/UBND-ĐT``) and Instruction 36-HD/VPTW (Party bodies: ``178-KL/TW``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ....ontology import table
from ...model import Language

__all__ = ["FULL", "Code", "fold", "issuer_codes", "read_code", "type_codes", "type_words"]

_DASH = "[-–‑]"
_SEGMENT = r"(?:[A-ZĐƯ](?:[a-zđ]{0,2}[A-ZĐƯ]){1,12}[a-zđ]{0,2}\d{0,3}|L(?=[-–]))"
_LINK = rf"(?:{_DASH}\s?|\s{_DASH}|\s?&\s?|[.](?=[A-ZĐ]{{2}}))"
_CODE = rf"{_SEGMENT}(?:{_LINK}(?:{_SEGMENT}|[A-Z]\d?\b)){{0,4}}"

FULL = re.compile(
    rf"""
    (?<![\w/])(?<!\d[.,:–-])
    (?P<first>\d{{1,6}}[A-Za-z]?(?:\.\d{{1,3}})?)
    (?: \s?/\s?(?P<year>(?:19|20)\d\d)\s?/\s?(?P<dated>{_CODE})
      | \s?/\s?(?P<state>{_CODE})
      | \s?{_DASH}\s?(?P<party>{_SEGMENT})\s?/\s?(?P<body>{_CODE})
    )(?![\w/])
    """,
    re.VERBOSE,
)
"""Of the form: ``178/2024/NĐ-CP``, ``64/2025/QH15``, ``268/NQ-CP``, ``178-KL/TW``."""

# Case files, licences and standards have numbers of the same form but are no policy documents.
_OTHER_NUMBERS = frozenset(
    (
        *("HSST", "HSPT", "HS-ST", "HS-PT", "DSST", "DSPT", "DS-ST", "DS-PT", "HC-ST", "HC-PT"),
        *("HNGĐ-ST", "KDTM-ST", "LĐ-ST", "GP", "ĐKKD", "BTNMT", "GCN", "HĐ", "HĐKT", "HĐTV"),
        *("HĐLĐ", "PLI", "PLII", "PLIII"),
    )
)


@dataclass(frozen=True, slots=True)
class Code:
    """What the letters of a number say."""

    number: str
    """Canonical number."""
    type: str | None
    """Type that the abbreviation fixes, else None."""
    issuers: tuple[str, ...]
    """Codes of the issuers in the table, most often one."""
    year: str | None


def fold(code: str) -> str:
    """Capitals without Vietnamese marks, for comparing codes typed in ASCII."""
    return code.upper().replace("Đ", "D").replace("Ư", "U")


@cache
def type_codes() -> Mapping[str, tuple[str, str]]:
    """Folded abbreviation → (abbreviation with its capitals, type)."""
    return {
        fold(code): (code, row["type"])
        for row in table("document_types")
        for code in row["codes"].split("|")
        if code
    }


@cache
def issuer_codes() -> Mapping[str, dict[str, str]]:
    """Folded issuer abbreviation → its row; a trailing ``#`` stands for a legislature's number."""
    return {fold(row["code"]): row for row in table("issuers")}


@cache
def type_words(language: Language) -> Mapping[str, str]:
    """Words for a type in lower case → type."""
    words = {
        word.lower(): row["type"]
        for row in table("document_types")
        for word in row[language].split("|")
    }
    if language == "en":
        words |= {f"{word}s": kind for word, kind in words.items() if not word.endswith("s")}
    return words


def _segments(code: str) -> list[str]:
    return [part for part in re.split(r"\s?[-–‑&]\s?", code) if part]


def _issuer_key(segment: str) -> str | None:
    """Return the table's key for a segment, ``QH15`` being ``QH#``."""
    folded = fold(segment)
    if folded in issuer_codes():
        return folded
    numbered = re.sub(r"\d+$", "#", folded)
    return numbered if numbered in issuer_codes() else None


def _restore(segment: str) -> str:
    """Give a segment typed in ASCII its Vietnamese capitals back, where a table knows them."""
    folded = fold(segment)
    if folded in type_codes():
        return type_codes()[folded][0]
    if key := _issuer_key(segment):
        known = issuer_codes()[key]["code"]
        return known.rstrip("#") + re.sub(r"^\D+", "", segment) if known.endswith("#") else known
    return _RESTORED.get(folded, segment)


# Abbreviations of bodies whose name is no fixed issuer, and of units behind an issuer.
_RESTORED = {
    fold(code): code
    for code in [
        "BCĐ",
        "BCĐTW",
        "HĐQG",
        "HĐTV",
        "CQĐP",
        "ĐT",
        "ĐU",
        "ĐUK",
        "ĐCS",
        "ĐP",
        "KSTTHC",
        "HĐBCQG",
        "BĐT",
        "TĐKT",
        "BTGDVTU",
    ]
}


def _canonical_code(code: str) -> str:
    """Return the letters in canonical spelling: ``ND - CP`` as ``NĐ-CP``."""
    compact = re.sub(r"\s*([&.])\s*", r"\1", re.sub(r"\s*[-–‑]\s*", "-", code.strip()))
    if "-" not in compact and (split := _glued(compact)):
        compact = split
    parts = re.split(r"([-&.])", compact)
    return "".join(part if part in "-&." else _restore(part) for part in parts)


def _glued(code: str) -> str | None:
    """``NĐCP``, typed without its dash, as ``NĐ-CP``."""
    folded = fold(code)
    if folded in type_codes() or _issuer_key(code):
        return None
    for size in (2, 3, 4):
        if folded[:size] in type_codes() and _issuer_key(code[size:]):
            return f"{code[:size]}-{code[size:]}"
    return None


def read_code(match: re.Match[str], named: bool) -> Code | None:
    """Read a match of :data:`FULL`; None where it is no document's number.

    ``named`` says whether a word for a type stands before the number, which admits letters whose
    abbreviations no table knows ("công văn số 992/HTI-CNTK").
    """
    if party := match["party"]:
        return _party(match["first"], party, match["body"])
    code = _canonical_code(match["dated"] or match["state"])
    segments = _segments(code)
    if not named and (code in _OTHER_NUMBERS or segments[0] in _OTHER_NUMBERS):
        return None
    kind = type_codes().get(fold(segments[0]))
    letters = segments[1:] if kind else segments
    issuers = tuple(key for part in letters for key in [_issuer_key(part)] if key)
    stands = bool(issuers) if kind is None or not letters else True
    if not (named or stands):
        return None
    year = match["year"]
    number = "/".join(part for part in (match["first"], year, code) if part)
    if kind is None and issuers:
        kind = _bare(issuers[0], segments)
        issuers = issuers[:1]
    if kind and kind[0] == "CT" and not issuers:
        kind = None
    return Code(number, kind[1] if kind else None, issuers, year)


def _bare(issuer: str, segments: list[str]) -> tuple[str, str] | None:
    """Type a number without a type's abbreviation: a legislature's law, or a body's letter."""
    if issuer in ("QH#", "UBTVQH#"):
        return ("", "Law" if issuer == "QH#" else "Resolution")
    return ("", "OfficialLetter") if len(segments) > 1 else None


def _party(first: str, kind: str, body: str) -> Code | None:
    known = type_codes().get(fold(kind))
    if known is None:
        return None
    letters = _canonical_code(body)
    whole = type_codes().get(fold(f"{kind}/{letters}"), known)
    issuers = tuple(key for part in _segments(letters) for key in [_issuer_key(part)] if key)
    return Code(f"{first}-{known[0]}/{letters}", whole[1], issuers, None)
