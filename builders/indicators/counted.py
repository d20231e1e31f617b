"""The noun phrase after a number: what is counted, in the words of the text."""

from __future__ import annotations

import re

from ..model import Language
from .numbers import Units

__all__ = ["counted_phrase"]

_WORD = re.compile(r" ?([^\W\d_](?:[\w'’&/.-]{0,30}[\w&])?)")
_LONGEST = 6
_SALARY = re.compile(
    r" (?:months?|tháng) (?:of (?:\w+ )?(?:salary|pay|wages)|lương(?: hiện hưởng)?)"
)

# Words that end a noun phrase.
_ENDS_EN = """
    the a an of in on at to for from by with without under over into per than that which who whom
    whose this these those its their his her our and or but if as is are was were be been being has
    have had do does did will would shall should must may might can could not no so up down out off
    about after before since until during between within through across against among because while
    when where also still already only then there here more less fewer it they he she we you i
    all each every both said says reached rose fell went came remained remain became become
"""
_ENDS_VI = """
    của và các với tại theo cho về trong do từ đến là để được bởi hoặc những một mọi trên dưới
    giữa cùng bằng qua vào ra khi nếu thì mà như gồm đã đang sẽ chưa không có còn bị chết quá phải
    cần nên ở nơi này đó trước sau so tăng giảm đạt chiếm thuộc hiện tính cũng vẫn đều nhưng hay
    rồi xong hết phía nằm thiếu sập hư vượt đưa sang tự thu chuyển hoàn nghỉ hưởng tham xuống lên
"""
_MAY_LEAD_EN = "more less fewer other further new additional all"
_IRREGULAR_EN = "people staff children women men personnel police criteria fish media"
_SINGULAR_EN = (
    "is was has as its this us plus across less towards besides unless versus always perhaps "
    "gets says needs knows lacks runs keeps pays takes makes gives serves covers employs holds "
    "handles wants asks goes comes costs others ones"
)
_STOP_EN = frozenset(_ENDS_EN.split())
_STOP_VI = frozenset(_ENDS_VI.split())
_MODIFIERS_EN = frozenset(_MAY_LEAD_EN.split())
_PLURAL_EN = frozenset(_IRREGULAR_EN.split())
_NOT_PLURAL_EN = frozenset(_SINGULAR_EN.split())


def counted_phrase(
    words: str, at: int, units: Units, language: Language, *, known_only: bool
) -> tuple[int, str] | None:
    """End and text of the noun phrase that begins at ``at``; None where nothing is counted there.

    ``known_only``: only nouns of the table count (number words, official documents).
    """
    if salary := _SALARY.match(words, at):
        return salary.end(), salary[0].strip()
    found = _english(words, at) if language == "en" else _vietnamese(words, at, units.counted)
    if found is None:
        return None
    phrase = words[at : found[0]].strip()
    starts = _beginnings(phrase) if language == "vi" else {phrase.lower(), found[1].lower()}
    if starts & units.measures and not (language == "vi" and starts & units.counted):
        return None
    if known_only and not _is_known(phrase, found[1], units, language):
        return None
    return found[0], phrase


def _is_known(phrase: str, head: str, units: Units, language: Language) -> bool:
    tokens = phrase.lower().split()
    if language == "en":
        return head.lower() in units.counted or " ".join(tokens[-2:]) in units.counted
    return bool(_beginnings(phrase) & units.counted)


def _beginnings(phrase: str) -> set[str]:
    """First one, two and three words of a phrase, in lower case."""
    tokens = phrase.lower().split()
    return {" ".join(tokens[:n]) for n in (1, 2, 3)}


def _english(words: str, at: int) -> tuple[int, str] | None:
    """Up to the first plural, with a second one that ``and`` joins to it."""
    position = at
    for count in range(_LONGEST):
        word = _WORD.match(words, position)
        if word is None:
            return None
        lower = word[1].lower()
        if lower in _STOP_EN and not (count == 0 and lower in _MODIFIERS_EN):
            return None
        position = word.end()
        if _is_plural(lower):
            return _joined_english(words, position), word[1]
    return None


def _is_plural(word: str) -> bool:
    if word in _PLURAL_EN:
        return True
    return (
        len(word) > 3 and word[-1] == "s" and word[-2] not in "su'" and word not in _NOT_PLURAL_EN
    )


_NUMBER = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) "
_AND = re.compile(
    r"(?:, (?:[a-z-]{2,20} ){0,2}[a-z-]{3,20}s){0,3},? and "
    rf"(?:(?!the |{_NUMBER})[a-z-]{{2,20}} ){{0,2}}[a-z-]{{3,20}}s\b"
)

_NO_CONJUNCT = re.compile(rf"\b(?:{'|'.join(sorted((_STOP_EN | _NOT_PLURAL_EN) - {'and'}))})\b")


def _joined_english(words: str, at: int) -> int:
    """End of "officials, civil servants and public employees" from the end of its first noun."""
    more = _AND.match(words, at)
    if more is None or _NO_CONJUNCT.search(more[0]):
        return at
    return more.end()


def _vietnamese(words: str, at: int, counted: frozenset[str]) -> tuple[int, str] | None:
    """Syllables up to the first one that cannot be part of the noun phrase."""
    position, first = at, ""
    known = _known_noun(words, at, counted)
    for _ in range(_LONGEST):
        word = _WORD.match(words, position)
        if word is None:
            break
        syllable = word[1]
        ends = syllable.lower() in _STOP_VI or (syllable[0].isupper() and not syllable.isupper())
        if ends and word.end() > known:
            break
        first = first or syllable
        position = word.end()
    return (position, first) if first else None


def _known_noun(words: str, at: int, counted: frozenset[str]) -> int:
    """End of a noun of the table that begins at ``at``, however its syllables look; else ``at``."""
    position, known, spoken = at, at, ""
    for _ in range(3):
        word = _WORD.match(words, position)
        if word is None:
            break
        position = word.end()
        spoken = f"{spoken} {word[1].lower()}".strip()
        if spoken in counted:
            known = position
    return known
