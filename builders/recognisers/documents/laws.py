"""Laws, codes, ordinances and congress documents that a text names by title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ....ontology import table
from ...model import Language
from ...prefilter import FilteredPattern

__all__ = ["Titled", "find_titled"]


@dataclass(frozen=True, slots=True)
class Titled:
    """A stretch that names a document by title (block offsets)."""

    start: int
    end: int
    title: str
    type: str


_AMENDED = r"(?:\s\(sửa\sđổi(?:,\sbổ\ssung)?\))?"
_TAIL = re.compile(_AMENDED)

# Syllables that never stand inside a law's title but follow it in a sentence.
_STOPS = (
    "này số ngày năm gồm thuộc của được đã có là do tại theo với để cho về trong khi từ trước sau "
    "hiện mới đối như bằng vào sẽ phải cần nhằm thì mà nêu trên bổ sửa hoặc đến ra nếu cũng còn "
    "chưa không vì bởi các những một trình ban quy đang chỉ nên bao làm cùng"
)
_LAW_VI = FilteredPattern(
    rf"""
    (?<!\w)(?P<head>Luật|Bộ\sluật|Pháp\slệnh)\s
    (?P<name>[A-ZĐÀ-ỸƠƯ][^\W\d_]*
        (?:\s(?!(?:{"|".join(_STOPS.split())}|và|(?i:thủ|bộ)\strưởng|(?i:chủ)\stịch|(?i:giám)\sđốc)\b)
           [^\W\d_]+){{0,12}})
    (?![\w])
    """,
    re.VERBOSE,
)
_AMENDING_VI = FilteredPattern(
    r"""
    (?<!\w)(?P<head>L(?i:uật)|P(?i:háp\slệnh))\s(?i:sửa\sđổi(?:,\sbổ\ssung)?
    (?:\s(?:một\ssố|các)\sđiều\scủa)?\s(?=(?:Bộ\s)?luật|Pháp\slệnh))
    """,
    re.VERBOSE,
)
_CONGRESS_VI = FilteredPattern(
    r"""
    (?<!\w)(?P<kind>Nghị\squyết|Văn\skiện|Kết\sluận|Chương\strình\shành\sđộng)\s
    (?:(?:số\s)?\d{1,3}\s)?(?:của\s)?
    (?P<body>
        Đại\shội(?:\s(?:đại\sbiểu|toàn\squốc|Đảng\sbộ|Đảng\stoàn\squốc|Đảng)){0,4}
            (?:\s(?:tỉnh|thành\sphố|xã|phường|huyện)(?:\s[A-ZĐÀ-ỸƠƯ][^\W\d_]*){0,4})?
            \s(?:lần\sthứ\s)?(?:[XVI]{1,7}|\d{1,2})(?!\w)
      | (?:Hội\snghị\s)?(?:lần\sthứ\s[^\W\d_]+\s)?(?:Ban\sChấp\shành\s)?Trung\sương(?:\sĐảng)?
            (?:\s\d{1,2}|\slần\sthứ\s[^\W\d_]+)?\skh[óo]a\s[XVI]{1,7}(?!\w)
    )
    (?:\scủa\sĐảng)?(?:,?\snhiệm\skỳ\s\d{4}\s?[-–]\s?\d{4})?
    """,
    re.VERBOSE,
)

_MONTH_NAMES = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_TYPE_NAMES = (
    "Law|Laws|Decree|Resolution|Decision|Circular|Directive|Conclusion|Ordinance|Code|Article|"
    r"Clause|Plan|Official|Chapter|No|Nos|Prime\sMinister"
)
_WORD = rf"(?!(?:{_TYPE_NAMES}|{_MONTH_NAMES})\b)[A-Z][\w'’-]*"
_LAW_EN = FilteredPattern(
    rf"""
    (?<!\w)(?P<head>Law|Ordinance|Code)\son\s(?:the\s)?
    (?P<name>{_WORD}(?:(?:\sand|(?:\s(?:of|on|for|in|to|by|with|at|against))?(?:\sthe)?)\s{_WORD}){{0,12}})
    """,
    re.VERBOSE,
)
_AMENDING_EN = FilteredPattern(
    r"""
    (?<!\w)(?P<head>Law)\s
    (?:on\s(?:the\s)?(?:Amendments?|Amending)(?:\s(?:and|or)\sSupplement(?:s|ing|ation)?)?
      |(?:amending|revising)(?:\s(?:and|or)\ssupplementing)?)
    (?:\s(?:to|of))?(?:\s(?:a\snumber\sof|some|several|certain)\s(?:articles|provisions)\s(?:of|in))?
    \s(?:the\s)?(?=[A-Z])
    """,
    re.VERBOSE,
)
_NAMED_EN = FilteredPattern(
    r"""
    (?:(?<=\bthe\s)|(?<=\bThe\s)|(?<=\b\d{4}\s)|(?<=\band\s))
    (?P<name>(?!The\b|This\b|New\b|Draft\b|Vietnam|International\b|State\b|Party\b|Common\b)
        [A-Z][a-z][\w-]*(?:\s(?:and\s)?[A-Z][a-z][\w-]*){0,3})
    \s(?P<head>Law|Code)(?!\s(?:on|No|[A-Z])|\w)
    """,
    re.VERBOSE,
)
_CONGRESS_EN = FilteredPattern(
    r"""
    (?<!\w)
    (?: (?P<kind>[Rr]esolution|[Cc]onclusion|Directive|Regulation|Document)s?
        (?:\s?No\.?\s?\d{1,3}|\s\d{1,3})?\s(?:of|by|from)\s(?:the\s)?
        (?:\d{1,2}(?:st|nd|rd|th)\s)?(?:(?:plenum|Plenum)\sof\s(?:the\s)?)?
        (?:\d{1,2}(?:st|nd|rd|th)\s(?:National\s)?(?:Party\s)?(?:Central\sCommittee|National\sCongress|Congress)
          |(?:National\s)?Party\sCongress)
        (?:\sof\sthe\sParty)?
      | \d{1,2}(?:st|nd|rd|th)\s(?:National\s)?(?:Party\s)?Congress(?:['’]s)?\s
        (?P<kind2>Resolution|Document)s?
    )(?!\w)
    """,
    re.VERBOSE,
)
#: "the Resolution of the Government's regular meeting in May 2026"
_MEETING_EN = FilteredPattern(
    rf"""
    (?<!\w)(?P<kind>Resolution|Conclusion)\s(?:of|from)\sthe\sGovernment['’]s\s
    (?:(?:regular|monthly|{_MONTH_NAMES})\s){{0,3}}(?:Cabinet\s|cabinet\s)?(?:meeting|session)
    (?:\s(?:in|of|for)\s(?:{_MONTH_NAMES})(?:\s\d{{4}})?)?(?!\w)
    """,
    re.VERBOSE,
)


@cache
def _known(language: Language) -> FilteredPattern:
    """Titles of the table, longest first; in Vietnamese later syllables may be in any case."""
    names = sorted(
        (name for row in table("laws") for name in row[language].split("|") if name),
        key=len,
        reverse=True,
    )
    spelled = "|".join(_any_case(name, language) for name in names)
    return FilteredPattern(rf"(?<!\w)(?:{spelled})(?!\w)")


def _any_case(name: str, language: Language) -> str:
    if language == "en":
        return re.sub(r"(Organi)s", r"\1[sz]", re.escape(name).replace(r"\ ", r"\s"))
    first, rest = name[0], name[1:]
    return first + f"(?i:{re.escape(rest)})".replace(r"\ ", r"\s").replace(",", ",?")


def _kind(head: str) -> str:
    return "Document" if head.startswith(("Điều lệ", "Party", "Văn kiện", "Document")) else "Law"


def _vietnamese(text: str) -> Iterator[Titled]:
    for match in _known("vi").finditer(text):
        yield Titled(*match.span(), match[0], _kind(match[0]))
    for match in _LAW_VI.finditer(text):
        yield Titled(*match.span(), match[0], "Law")
    for match in _CONGRESS_VI.finditer(text):
        yield Titled(*match.span(), match[0], _CONGRESS_TYPES.get(match["kind"], "Document"))


def _english(text: str) -> Iterator[Titled]:
    for pattern in (_known("en"), _LAW_EN, _NAMED_EN):
        for match in pattern.finditer(text):
            yield Titled(*match.span(), match[0], _kind(match[0]))
    for match in _CONGRESS_EN.finditer(text):
        yield Titled(*match.span(), match[0], (match["kind"] or match["kind2"]).capitalize())
    for match in _MEETING_EN.finditer(text):
        yield Titled(*match.span(), match[0], match["kind"])


_CONGRESS_TYPES = {
    "Nghị quyết": "Resolution",
    "Kết luận": "Conclusion",
    "Chương trình hành động": "Program",
}


def _longest(found: Iterator[Titled], text: str) -> list[Titled]:
    """Of overlapping titles the table's or the longest; an amended law keeps its bracket."""
    kept: list[Titled] = []
    for one in sorted(found, key=lambda t: (t.start, t.start - t.end)):
        if kept and one.start < kept[-1].end:
            continue
        tail = _TAIL.match(text, one.end)
        end = tail.end() if tail else one.end
        kept.append(Titled(one.start, end, text[one.start : end], one.type))
    return kept


def _amending(text: str, language: Language, inner: list[Titled]) -> Iterator[Titled]:
    """Laws that amend laws: their title runs on over the titles of those."""
    pattern = _AMENDING_VI if language == "vi" else _AMENDING_EN
    for match in pattern.finditer(text):
        end = match.end()
        for one in inner[bisect_left(inner, end, key=lambda t: t.start) :]:
            joined = end > match.end() and _JOINED.fullmatch(text, end, one.start)
            if one.start != match.end() and not joined:
                break
            end = one.end
        if end > match.end():
            yield Titled(match.start(), end, text[match.start() : end], "Law")


_JOINED = re.compile(r"(?:,|;| và| and)(?: the)? ", re.IGNORECASE)


def find_titled(text: str, language: Language) -> list[Titled]:
    """Documents named by title, in order; one title may stand inside another's.

    Of the form: ``Law on Organisation of Local Government``, ``the 2024 Land Law``, ``Law on
    Amendments to the Law on X``, ``Resolution No. 6 of the 12th Central Committee``, ``Resolution
    of the Government's meeting in May 2026``; ``Luật Quản lý, sử dụng tài sản công (sửa đổi)``,
    ``Bộ luật Lao động``, ``Luật sửa đổi, bổ sung một số điều của Luật X``, ``Nghị quyết Đại hội lần
    thứ XIII của Đảng``.
    """
    found = _vietnamese(text) if language == "vi" else _english(text)
    starts = [m.span() for m in (_AMENDING_VI if language == "vi" else _AMENDING_EN).finditer(text)]
    inner = _longest((t for t in found if not any(a <= t.start < b for a, b in starts)), text)
    outer = list(_amending(text, language, inner))
    return sorted([*inner, *outer], key=lambda t: (t.start, -t.end))
