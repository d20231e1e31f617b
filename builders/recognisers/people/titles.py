"""Find titles in running text: ranks and head word, from the table of offices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ....ontology import table
from ...model import Language
from ...prefilter import FilteredPattern

__all__ = [
    "Title",
    "abbreviated_title",
    "abbreviated_title_behind",
    "find_titles",
    "office_row",
    "rank_words",
]


@dataclass(frozen=True, slots=True)
class Title:
    """Ranks and head word of an office ("Permanent Deputy Prime Minister"), no complement.

    ``start`` and ``end`` are offsets in the searched text; ``head`` is where the head word begins.
    """

    start: int
    head: int
    end: int
    office: str
    """Identifier of the head's row in the table of offices."""
    ranks: tuple[str, ...]
    """Identifiers of the rank rows, in the order former, acting, permanent, first, deputy."""
    plural: bool


@cache
def office_row(office: str) -> dict[str, str]:
    """Return the row of an office or rank; KeyError where the table has none."""
    return {row["id"]: row for row in table("offices")}[office]


@cache
def rank_words(language: Language) -> dict[str, str]:
    """Map each rank word in lower case, before or after the head, to its rank."""
    words: dict[str, str] = {}
    for row in table("offices"):
        if row["class"] == "rank":
            after = row["vi_after"] if language == "vi" else ""
            for word in f"{row[language]}|{after}".split("|"):
                if word:
                    words[word.casefold()] = row["id"]
    return words


def _spellings(word: str) -> str:
    """Return a pattern for a title as listed, in lower case, in capitals, with one in front."""
    if word.isupper():
        return re.escape(word)
    forms = {word, word.lower(), word.upper(), word.capitalize(), word[0].lower() + word[1:]}
    return "|".join(re.escape(form) for form in sorted(forms, reverse=True))


@cache
def _heads(language: Language) -> dict[str, tuple[str, bool]]:
    """Map each head word in lower case to its office and whether it is a plural."""
    heads: dict[str, tuple[str, bool]] = {}
    for row in table("offices"):
        if row["class"] != "office":
            continue
        for word in filter(None, row[language].split("|")):
            heads.setdefault(word.casefold(), (row["id"], False))
        if language == "en":
            for word in filter(None, row["en_plural"].split("|")):
                heads.setdefault(word.casefold(), (row["id"], True))
    return heads


@cache
def _pattern(language: Language) -> FilteredPattern:
    """Of the form: ``Permanent Deputy Prime Minister``, ``nguyên Phó Thủ tướng Thường trực``."""
    words: set[str] = set()
    for row in table("offices"):
        if row["class"] == "office":
            words.update(row[language].split("|"))
            if language == "en":
                words.update(row["en_plural"].split("|"))
    words.discard("")
    ranks = sorted(
        {
            w
            for row in table("offices")
            if row["class"] == "rank"
            for w in row[language].split("|")
            if w
        },
        key=len,
        reverse=True,
    )
    after = [row["vi_after"] for row in table("offices") if row["vi_after"]]
    heads = "|".join(_spellings(w) for w in sorted(words, key=lambda w: (-len(w), w)))
    before = "|".join(re.escape(w) for w in ranks)
    # English has its ranks before the head only.
    tail = "|".join(re.escape(w) for w in after) if language == "vi" else "(?!)"
    return FilteredPattern(
        # "ủy quyền Thủ tướng", "Ban Bí thư": no title begins inside another word or a body's name.
        rf"""(?<![\w/&-])(?<!thẩm\ )(?<!ủy\ )(?<!uỷ\ )(?<!chính\ )(?<!phân\ )(?<!Ban\ )
        (?<!tăng\ )(?<!sự\ )
        (?P<ranks>(?i:(?:(?:{before})[\ -]){{0,3}}))
        (?P<head>{heads})(?![\w])(?!\ Professor\b)
        (?P<after>(?:[ ](?i:{tail})(?!\w))?)""",
        re.VERBOSE,
    )


_BODY_AFTER = r"(?: (?:UBND|HĐND|UBMTTQ)(?: (?:tỉnh|thành phố|TP|xã|phường)(?!\w))?)?"
_THEIR_BODY = r"(?:(?:UBND|HĐND|VPCP|UBMTTQ)(?: tỉnh| thành phố| TP| Thành phố)? )?"


@cache
def _abbreviations() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Return the patterns of abbreviated titles before and behind a name, and their full forms."""
    full = {
        word: row["complement"]
        for row in table("offices")
        if row["class"] == "abbreviation"
        for word in row["vi"].split("|")
    }
    words = "|".join(re.escape(word) for word in sorted(full, key=lambda w: (-len(w), w)))
    before = rf"(?<![\w/&-])(?P<title>{words})\.? {_THEIR_BODY}(?:đ/c |đồng chí )?$"
    behind = rf"(?:,| -| –) (?P<title>{words})(?!\w)(?P<body>{_BODY_AFTER})"
    return re.compile(before), re.compile(behind), full


def abbreviated_title(text: str, end: int) -> tuple[int, int, str] | None:
    """Return (start, end, full title) of an abbreviation right before ``end`` in a list.

    Of the form: ``VPCP: BTCN, PCN NAME``, as recipients are listed (Decree 30/2020/NĐ-CP).
    """
    before, _, full = _abbreviations()
    found = before.search(text, max(0, end - 44), end)
    return (*found.span("title"), full[found["title"]]) if found else None


def abbreviated_title_behind(text: str, end: int) -> tuple[int, int, str] | None:
    """Return (start, end, full title) of an abbreviation right behind a name that ends at ``end``.

    Of the form: ``NAME - PCT UBND tỉnh``.
    """
    _, behind, full = _abbreviations()
    found = behind.match(text, end)
    return (
        (found.start("title"), found.end(), full[found["title"]] + found["body"]) if found else None
    )


@lru_cache(maxsize=64)  # those of one block are asked for by people and by offices
def find_titles(text: str, language: Language) -> tuple[Title, ...]:
    """Return the titles in a text, leftmost and longest first, without overlaps."""
    found = []
    ranks, heads = rank_words(language), _heads(language)
    for match in _pattern(language).finditer(text):
        office, plural = heads[match["head"].casefold()]
        said = [*re.split(r"[ -]", match["ranks"].casefold()), match["after"].strip().casefold()]
        named = {ranks[word] for word in said if word in ranks}
        order = tuple(row["id"] for row in table("offices") if row["id"] in named)
        found.append(Title(match.start(), match.start("head"), match.end(), office, order, plural))
    return tuple(found)
