"""Documents that a block names: by number, by title, or in short after they were named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...model import Block, Document, Language
from ...prefilter import FilteredPattern
from .laws import Titled, find_titled
from .numbers import FULL, read_code, type_words

__all__ = ["find"]

_NUMBER_WORD = r"(?:\s?(?:số\s+hiệu|số|Nos?\.?(?!\w)|number|\#))?\s*[:.]?\s*"
_HEAD_GAP = r"[^.;:()\d/]{3,70}?"
_JOINT = re.compile(
    r"(?:\s\([^()]{0,60}\))?\s?(?:,|;|/|and|và|&|,\s?and|,\s?và)\s(?:các\s)?(?:số\s|Nos?\.?\s?)?"
)
_IN_BRACKETS = re.compile(r"\s?[(,]?\s?(?:số|Nos?\.?|number)?\s?")


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str]
    """A type's word right before a number."""
    apart: re.Pattern[str]
    """A type's word with its issuer between it and the number."""
    short: FilteredPattern
    """A type's word and the bare number of a document named before."""
    reference: FilteredPattern
    """A type's word that points at a document named before."""


@cache
def _words(language: Language) -> _Words:
    names = sorted(type_words(language), key=len, reverse=True)
    either = "|".join(_either_case(name) for name in names)
    capital = "|".join(re.escape(name[0].upper()) + f"(?i:{re.escape(name[1:])})" for name in names)
    short = rf"""
        (?<!\w)(?P<word>{capital})(?:\s(?:số|Nos?\.?(?!\w)))?\s(?P<number>\d{{1,4}})
        (?![\w/%]|\s?[-–/]\s?[\wĐ]|[.,]\d|\s(?:of\sthe\s)?\d{{1,2}}(?:st|nd|rd|th)\b)
    """
    return _Words(
        re.compile(rf"(?<!\w)(?P<word>{either}){_NUMBER_WORD}$"),
        re.compile(
            rf"(?<!\w)(?P<word>{either})\s(?:of|by|của){_HEAD_GAP},?\s?(?:số|Nos?\.?)\s?:?\s?$"
        ),
        FilteredPattern(short, re.VERBOSE),
        FilteredPattern(_reference(language, either, capital), re.VERBOSE),
    )


def _either_case(name: str) -> str:
    return f"(?i:{re.escape(name)})"


def _reference(language: Language, either: str, capital: str) -> str:
    follows = r"(?!\s?(?:Nos?\b|\d|on\b(?!\s[A-Z]|\s\d)|of\s(?:the\s)?[A-Z]))"
    if language == "en":
        return rf"""
            \b(?:[Tt]his|[Tt]he(?:\spresent|\ssame|\ssaid|\sabove|\snew)?|[Tt]hat|[Ss]aid)\s
            (?P<word>{either})(?![\w-]){follows}
        """
    speech = (
        "nêu rõ|nêu|nhấn mạnh|yêu cầu|chỉ rõ|ghi rõ|khẳng định|giao|quy định|đề ra|xác định|cũng"
    )
    after = "thực hiện|triển khai|hướng dẫn|theo|trong|tại|của"
    behind = "|".join(f"(?<={word} )".replace(" ", r"\s") for word in after.split("|"))
    return rf"""
        (?<!\w)(?:(?P<word>{either})\s(?:này|nói\strên|nêu\strên|trên)(?!\w)
          |(?:^|(?<=[.:;]\s)|(?<=Trong\s)|(?<=Theo\s)|(?<=Tại\s))(?P<word2>{capital})
           (?=\s(?:{speech.replace(" ", chr(92) + "s")})\b|,\s)
          |(?:{behind})(?P<word3>nghị\squyết|nghị\sđịnh|thông\stư|chỉ\sthị|công\sđiện)(?=,\s|\.(?:\s|$)))
    """


def _type_before(text: str, start: int, language: Language) -> tuple[str, int] | None:
    """Return the type that a word right before ``start`` gives, and where that word begins."""
    words, floor = _words(language), max(0, start - 110)
    for pattern in (words.before, words.apart):
        if match := pattern.search(text, floor, start):
            return type_words(language)[match["word"].lower()], match.start()
    return None


def _specific(word: str | None, code: str | None) -> str:
    """Choose a number's type: the word's, unless it only says "document" (văn bản)."""
    if word in (None, "Document") and code and (word is None or code != "OfficialLetter"):
        return code
    return word or "Document"


def _numbered(text: str, language: Language) -> Iterator[Document]:
    """Documents with a full number, and bare ones that share its tail ("Circulars 05 and 06/…")."""
    before: Document | None = None
    for match in FULL.finditer(text):
        word = _type_before(text, match.start(), language)
        joint = before is not None and _JOINT.fullmatch(text, before.end, match.start())
        code = read_code(match, word is not None or bool(joint))
        if code is None:
            continue
        kind = _specific(word[0] if word else None, code.type)
        if word is None and joint and before and (code.type is None or before.type == "Resolution"):
            kind = before.type if code.type in (None, "Law") else kind
        for first in _sharing(text, match, language):
            number = code.number.replace(match["first"], first["number"], 1)
            yield Document(first.start("number"), first.end("number"), number, kind)
        before = Document(word[1] if word else match.start(), match.end(), code.number, kind)
        yield before


def _sharing(text: str, match: re.Match[str], language: Language) -> list[re.Match[str]]:
    """Bare numbers before a full one under one plural head: ``Circulars 05 and 06/2025/TT-BNV``."""
    lead = re.compile(r"((?:\d{1,4}(?:,\s?|\sand\s|\svà\s|,\sand\s)(?:số\s|No\.?\s?)?){1,6})$")
    tail = lead.search(text, max(0, match.start() - 60), match.start())
    if tail is None or _type_before(text, tail.start(), language) is None:
        return []
    return list(re.compile(r"(?P<number>\d{1,4})").finditer(text, tail.start(), tail.end()))


def _with_titles(text: str, numbered: list[Document], titled: list[Titled]) -> list[Document]:
    """Join a law's title and the number beside it; let other titles stand on their own."""
    out: list[Document] = []
    taken: set[int] = set()
    for law in titled:
        number = next(
            (n for n, one in enumerate(numbered) if n not in taken and _belongs(text, law, one)),
            None,
        )
        if number is None:
            if not any(n.start <= law.start and law.end <= n.end for n in numbered):
                out.append(Document(law.start, law.end, None, law.type, title=law.title))
            continue
        taken.add(number)
        one = numbered[number]
        end = one.end + (text[one.end : one.end + 1] == ")" and "(" in text[law.end : one.start])
        out.append(Document(law.start, end, one.number, law.type, title=law.title))
    return out + [one for n, one in enumerate(numbered) if n not in taken]


def _belongs(text: str, law: Titled, one: Document) -> bool:
    """Whether a number directly follows a law's title, as in ``Law on Data (No. 60/2024/QH15)``."""
    if one.number is None or "QH" not in one.number:
        return False
    if one.start < law.end:
        return law.start < one.start and bool(_words_only(text[one.start : law.end]))
    gap = text[law.end : one.start]
    return len(gap) < 10 and bool(_IN_BRACKETS.fullmatch(gap))


def _words_only(words: str) -> bool:
    """Whether a number's own head word is the last word of the title (``Legal Documents No.``)."""
    return not re.search(r"\d", words)


# Plans and reports are counted in a text ("Plan 2"), unless a date or issuer follows the number.
_DATED = re.compile(r"\s(?:ngày|của|dated|of)\s(?=\d|[A-ZĐ])")
_ENUMERATED = frozenset(("Report", "Plan", "Notice", "Document", "Program", "OfficialLetter"))


def _short(text: str, language: Language) -> Iterator[Document]:
    """Short forms: ``Resolution 18``, ``the dispatch``, ``Nghị quyết này``."""
    words = _words(language)
    for match in words.short.finditer(text):
        kind = type_words(language)[match["word"].lower()]
        if kind not in _ENUMERATED or _DATED.match(text, match.end()):
            yield Document(*match.span(), None, kind, title=match[0], short=True)
    for match in words.reference.finditer(text):
        word = next(filter(None, match.groupdict().values()))
        yield Document(*match.span(), None, type_words(language)[word.lower()], short=True)


_ISSUED_TITLE = FilteredPattern(
    r"""
    (?:đã\ský|vừa\ský|ký\sban\shành|đã\sban\shành|vừa\sban\shành|mới\sban\shành)\s
    (?P<name>(?P<word>Công\sđiện|Chỉ\sthị|Nghị\squyết|Quyết\sđịnh|Kết\sluận|Thông\sbáo|Kế\shoạch)\s
    (?:về\s(?:việc\s)?|ban\shành\s|phê\sduyệt\s
      |(?P<order>yêu\scầu\s)(?:các\s|lãnh\sđạo\scác\s)?(?:bộ|Bộ)[^.;:()]{0,40}?
       (?:địa\sphương|cơ\squan|ngành|liên\squan)\s(?:liên\squan\s)?(?!,))
    (?P<title>[^.;:()]{12,240}))
    """,
    re.VERBOSE,
)


def _issued_by_title(text: str) -> Iterator[Document]:
    """Documents that a report says were issued, by type and subject alone."""
    for match in _ISSUED_TITLE.finditer(text):
        kind = type_words("vi")[match["word"].lower()]
        title = re.split(r",\s(?:trong\sđó|yêu\scầu|theo\sđó)", match["title"])[0].strip()
        # what it orders is told, though it names the document too
        end = match.end("word") if match["order"] else match.start("title") + len(title)
        yield Document(match.start("name"), end, None, kind, title)


def _free(candidates: Iterator[Document], taken: list[Document]) -> list[Document]:
    kept: list[Document] = []
    for one in candidates:
        if not any(one.start < t.end and t.start < one.end for t in [*taken, *kept]):
            kept.append(one)
    return kept


def find(block: Block, language: Language) -> list[Document]:
    """Documents named in a block, in order of appearance; a title may hold another document.

    Of the form: ``Conclusion No. 178-KL/TW``, ``Nghị định số 178/2024/NĐ-CP``, ``Resolutions
    268/NQ-CP and 07/2025/NQ-CP``, ``Circulars 05 and 06/2025/TT-BNV``, ``Luật Đất đai``, and, as
    ``short``: ``Resolution 18``, ``this Decision``, ``Nghị quyết này``. Numbers of court cases,
    licences and standards are none.
    """
    text = block.text
    full = _with_titles(text, list(_numbered(text, language)), find_titled(text, language))
    if language == "vi":
        full += _free(_issued_by_title(text), full)
    return sorted([*full, *_free(_short(text, language), full)], key=lambda d: (d.start, -d.end))
