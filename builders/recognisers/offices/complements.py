"""Read what stands after a title: a field of government, a group of bodies, a list of places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ...linking.identity import field
from ...model import Language
from ..bodies.tables import alternatives, fields, view
from ..people.names import CAPITALS
from ..people.titles import Title, office_row

__all__ = ["Complement", "complement_after", "field_before", "fields_after"]


@dataclass(frozen=True, slots=True)
class Complement:
    """The group that a title speaks of; ``end`` is an offset in the text."""

    end: int
    name: str
    """As written, abbreviations expanded, with its preposition."""


_FULL = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "MTTQ": "Mặt trận Tổ quốc"}
_SHORT = re.compile(r"\b(?:UBND|HĐND|MTTQ)\b")

_NOUN_VI = (
    r"(?i:UBND|HĐND|[uỦ][ỷỶỦủyY] ban nhân dân|Hội đồng nhân dân|tỉnh [uủ][ỷủyY]|thành [uủ][ỷủyY]|"
    r"đảng [uủ][ỷủyY]|cấp [uủ][ỷủyY]|tỉnh|thành phố|xã|phường|đặc khu|thôn|cấp|sở|ban|ngành|bộ|"
    r"cơ quan|đơn vị|địa phương|doanh nghiệp|tập đoàn|tổng công ty|đoàn thể|cục|vụ|chi cục|phòng|"
    r"viện|trường|hội|(?:các )?tổ chức(?= (?:có )?liên quan| chính trị|,| và| đoàn| đảng))"
)
_LINK_VI = (
    r"(?i:các|những|mỗi|từng|nêu trên|nói trên|ở trên|trên|ngang|thuộc|trực thuộc|trung ương"
    r"|liên quan|"
    r"có liên quan|Chính phủ|nhà nước|cấp|của|chính trị|xã hội|chính trị - xã hội|quản lý|"
    r"chuyên môn|đảng|biên giới|ven biển|miền (?:núi|Bắc|Trung|Nam)|Tây (?:Nguyên|Bắc)|Đông Bắc"
    r"|(?:Đông|Tây) Nam Bộ|Bắc Trung Bộ|đồng bằng sông (?:Hồng|Cửu Long))"
)
_GROUP_VI = re.compile(
    rf"(?:\ (?:các|những|của|cấp|của các))?\ {_NOUN_VI}(?!\w)"
    rf"(?:(?:,|\ và|,\ và|\ hoặc|\ -|;)?\ (?:{_NOUN_VI}|{_LINK_VI})(?!\w)){{0,14}}"
)
_MANY_VI = re.compile(
    r"(?i:(?<!\w)(?:các|những|cấp|mỗi|từng)(?!\w))|"
    r",|(?i: cơ quan| đơn vị| địa phương)|(?i:^ (?:xã|phường|tỉnh|thôn|sở)$)|thuộc|ngang"
)
_NOT_LAST_VI = re.compile(
    r"(?:(?: (?:của|các|những|và|hoặc|thuộc|cấp|nêu|có|-)|(?<!nêu)(?<!nói)(?<!ở) trên)){1,8}$", re.I
)
# "Thủ trưởng các đơn vị thuộc Bộ, các cơ quan, tổ chức": the second group has no holder.
_SECOND_GROUP = re.compile(r"(?P<first> .{0,30}?\bcác .{3,200}?)(?:,| và|, và|;) các ", re.I)
# "các tỉnh, thành phố từ Hà Tĩnh đến Khánh Hòa"
_NAME = rf"[{CAPITALS}]\w*(?: [{CAPITALS}]\w*){{0,3}}"
_STRETCH = re.compile(rf" từ {_NAME} đến {_NAME}")
_NAME_NEXT = re.compile(rf":? [{CAPITALS}]")
_OWN_AGENCY = re.compile(r"(?:,| và|, và) (?:các )?cơ quan (?:trực )?thuộc Chính phủ", re.I)

_WORD_EN = (
    r"provincial|municipal|city|cities|provinces?|communes?|wards?|districts?|villages?|special|"
    r"zones?|coastal|above|said|mentioned|listed|all|the|these|those|both|other|relevant|concerned|"
    r"related|local|localities|central|centrally[ -]run|centrally|governed|level|commune-level|"
    r"provincial-level|[Pp]arty|[Pp]eople['’]s|[Cc]ommittees?|[Cc]ouncils?|[Mm]inistries|ministry|"
    r"sectors?|branches|agencies|agency|ministerial-level|units?|departments?|boards?|offices|"
    r"organi[sz]ations?|bodies|divisions?|state|government|affiliated|enterprises|groups|"
    r"corporations|socio-political|mass|institutions|schools|hospitals|villages|hamlets|border|"
    r"mountainous|Government|State|new|merged|six|two|three|four|five|ten|\d{1,3}"
)
_GROUP_EN = re.compile(
    rf"\ (?:of|in|from|at)(?:\ (?:{_WORD_EN})(?![\w-]))"
    rf"(?:(?:,?\ (?:and|or|of|in|under|to|at))?(?:,?\ (?:{_WORD_EN})(?![\w-]))){{0,14}}"
)
# "..., and the persons named in Article 1" begins somebody else.
_NOT_LAST_EN = re.compile(
    r"(?:,? (?:and|or|of|in|under|to|at)\b)?"
    r"(?:,? (?:the|all|these|those|both|other|said|new)\b){0,3}$"
)


def complement_after(text: str, title: Title, language: Language) -> Complement | None:
    """Return the group of unnamed bodies after a title, None where a name follows.

    Of the form: ``of the provincial and municipal People's Committees``, ``UBND các xã, phường``,
    ``cơ quan thuộc Chính phủ``. A group that goes on with a name ("UBND các xã Y Tý, Bát Xát") is
    a list of bodies and not meant.
    """
    pattern = _GROUP_EN if language == "en" else _GROUP_VI
    found = pattern.match(text, title.end)
    if found is None:
        return None
    words = found[0]
    if language == "vi":
        if again := _SECOND_GROUP.match(words):
            words = again["first"]
        words = _NOT_LAST_VI.sub("", words)
        end = title.end + len(words)
        if not _MANY_VI.search(words) or _NAME_NEXT.match(text, end):
            return None
        if title.office == "leader" and " các" not in words:
            return None
        if office_row(title.office)["complement"] == "ministry":
            return None
        # "Thủ trưởng cơ quan ngang Bộ, cơ quan thuộc Chính phủ" are two kinds of holders.
        second = _OWN_AGENCY.search(words) if title.office == "head-of-agency" else None
        if second is not None:
            return Complement(title.end + second.start(), _expanded(words[1 : second.start()]))
        if stretch := _STRETCH.match(text, end):
            end, words = stretch.end(), words + stretch[0]
        return Complement(end, _expanded(words.strip()))
    if not title.plural or re.match(r" [A-Z]", text[found.end() : found.end() + 2]):
        return None
    words = _NOT_LAST_EN.sub("", words)
    return Complement(title.end + len(words), words.strip())


def _expanded(words: str) -> str:
    return _SHORT.sub(lambda match: _FULL[match[0]], words)


@cache
def _field_pattern(language: Language) -> re.Pattern[str]:
    """Of the form: ``Home Affairs``, ``Education and Training``, longest first."""
    return re.compile(rf"{alternatives(list(fields(language)))}(?!\w)")


def _field_name(seen: str, language: Language) -> str:
    return field()[fields(language)[seen]][language]


_INTO = {
    "en": re.compile(r" (?:of|for) (?:the )?"),
    "vi": re.compile(r" (?:các )?(?:(?:Bộ|bộ):? )?"),
}
_NEXT_FIELD = {
    "en": re.compile(r"(?:, and |, | and |, as well as )(?:of )?"),
    "vi": re.compile(r"(?:, | và |; )"),
}


def fields_after(text: str, title: Title, language: Language) -> list[tuple[int, int, str]]:
    """Return (start, end, field) for each ministry that a title speaks of.

    Of the form: ``Minister of Home Affairs``, ``Bộ trưởng các Bộ: Y tế, Công Thương và Tư pháp``.
    The first span begins with the title, the others are the fields alone.
    """
    into = _INTO[language].match(text, title.end)
    if into is None:
        return []
    seen = view(text, language)
    found: list[tuple[int, int, str]] = []
    at = into.end()
    many = title.plural or "các" in into[0] or ":" in into[0]
    while match := _field_pattern(language).match(seen, at):
        if not text[match.start()].isupper():
            break
        start = title.start if not found else match.start()
        found.append((start, match.end(), _field_name(match[0], language)))
        following = _NEXT_FIELD[language].match(text, match.end())
        if following is None or not many:
            break
        at = following.end()
    return found


def field_before(text: str, title: Title, language: Language) -> tuple[int, str] | None:
    """Return (start, field) of "Finance Minister", "Home Affairs Ministers"."""
    if language != "en":
        return None
    seen = view(text, language)
    # The deputy of a field has the rank before it: "Deputy Finance Minister".
    start = max(0, title.start - 60)
    for match in _field_pattern(language).finditer(seen, start, title.start):
        if match.end() == title.start - 1 and text[match.start()].isupper():
            return match.start(), _field_name(match[0], language)
    return None
