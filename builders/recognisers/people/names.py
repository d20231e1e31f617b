"""Find stretches that have the form of a Vietnamese person's name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ....ontology import table

__all__ = ["CAPITALS", "NameForm", "ascii_form", "find_names", "is_syllable"]

#: The capital letters of English and Vietnamese, for use in a character class of a pattern.
CAPITALS = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ" + "".join(chr(point) for point in range(0x1EA0, 0x1EFA, 2))


@dataclass(frozen=True, slots=True)
class NameForm:
    """A family name and the capitalised syllables after it; offsets in the searched text."""

    start: int
    end: int
    syllables: int
    doubtful: bool
    """Whether only a title or the like beside it tells a person (common word, open form)."""


def ascii_form(text: str) -> str:
    """Return the text without diacritics, each character folded to one (NFC in, ASCII out)."""
    marked = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in marked if not unicodedata.combining(c))


# The syllable of Vietnamese without tone and vowel marks: onset, rhyme, and nothing else, so that
# "said", "City" and "Group" are shut out. Rhymes after Doan Thien Thuat, Ngu am tieng Viet (1977).
_SYLLABLE = re.compile(
    r"""(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?
    (?:
      (?:a|e|i|o|u|y|oa|oe|uo|ie|ye|uye|ue|ua|uy|uu?o)(?:ch|c|m|nh|ng|n|p|t)?
      |ai|ao|au|ay|eo|eu|ia|iu|oi|oo|ui|uu|ya|oai|oay|oao|oeo|ieu|yeu|uoi|uou|uay|uya|uyu|uai
    )$""",
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*(?:['’](?!s\b))?")
# Words that open a title or a body, or join names: a name stops before them.
_STOP = frozenset(
    re.findall(
        r"\w+",
        "phó chủ bí bộ sở ủy uỷ giám trưởng chánh thủ thứ cục vụ ông bà và của "
        "the and ms mr mrs dr is at on",
    )
)
_MIDDLE = frozenset(("Văn", "Thị", "Van", "Thi"))
_MOST = 5


def is_syllable(word: str) -> bool:
    """Tell whether a word can be a syllable of Vietnamese, with or without its marks."""
    return bool(_SYLLABLE.match(ascii_form(word).casefold()))


@cache
def _families(spelling: str) -> dict[str, dict[str, str]]:
    """Map family names to their rows, by the column ``name`` or ``ascii``."""
    rows: dict[str, dict[str, str]] = {}
    for row in table("family_names"):
        rows.setdefault(row[spelling], row)
    return rows


@cache
def _provinces() -> frozenset[str]:
    names = {row["name"] for name in ("provinces", "former_provinces") for row in table(name)}
    return frozenset(names | {ascii_form(name) for name in names})


# Provinces are a closed list; what stands after these is a name of an open one.
_PLACE_WORD = re.compile(
    r"(?i:\b(?:xã|phường|quận|huyện|thị trấn|thị xã|đặc khu|thôn|bản|ấp|buôn|đường|"
    r"phố)(?<!thành phố) )$"
)


class _Word(NamedTuple):
    start: int
    end: int
    text: str


def _runs(text: str) -> list[list[_Word]]:
    """Return the runs of capitalised words with one blank between, in order."""
    runs: list[list[_Word]] = []
    last = -2
    for match in _WORD.finditer(text):
        word = match[0]
        if not word[0].isupper() or (len(word) > 1 and word.isupper() and "'" not in word):
            continue
        if runs and match.start() == last + 1 and text[last] == " ":
            runs[-1].append(_Word(match.start(), match.end(), word))
        else:
            runs.append([_Word(match.start(), match.end(), word)])
        last = match.end()
    return runs


def _place_ahead(text: str, run: list[_Word], at: int) -> int:
    """Return how many words from ``at`` on name a province."""
    for size in (4, 3, 2, 1):
        part = run[at : at + size]
        if len(part) == size and text[part[0].start : part[-1].end] in _provinces():
            return size
    return 0


def _family_at(run: list[_Word], at: int) -> tuple[int, dict[str, str]] | None:
    """Return the family name at a place in the run as (count of words, row)."""
    # A name is written with its marks or without: "Ban" before "Tổ chức" is not the name Bàn.
    plain = all(word.text.isascii() for word in run)
    families = _families("ascii" if plain else "name")
    for size in (2, 1):
        if at + size < len(run) + (run[at].text[-1:] in "'’"):
            row = families.get(" ".join(word.text for word in run[at : at + size]))
            if row:
                return size, row
    joined = re.match(r"(H|K)['’]\w", run[at].text)
    if joined and (row := families.get(f"{joined[1]}'")):
        return 1, row
    return None


def _ends_name(run: list[_Word], at: int) -> bool:
    """Tell whether "Chánh" is a given name and opens no title (Chánh Văn phòng, Chánh án)."""
    return at + 1 == len(run) or run[at + 1].text not in ("Văn", "Thanh", "Tòa")


def _name_at(run: list[_Word], at: int) -> tuple[int, dict[str, str]] | None:
    """Return the name that begins at a place in the run as (count of words, row)."""
    family = _family_at(run, at)
    if family is None:
        return None
    size, row = family
    free = row["followed_by"] == "free"
    end = at + size
    while end < len(run) and end - at < _MOST:
        word = run[end].text
        # A single letter stands for a name that is not told: "Nguyễn Văn A".
        title = word.casefold() in _STOP and not (word == "Chánh" and _ends_name(run, end))
        if title or not (free or len(word) == 1 or is_syllable(word)):
            break
        end += 1
    alone = size == 1 and len(run[at].text) > 2 and run[at].text[1] in "'’"
    return (end - at, row) if end > at + size or alone else None


def _is_place(run: list[_Word], at: int, size: int) -> bool:
    """Tell whether the province's name is not the beginning of a person's ("Thái Bình Minh")."""
    rest = at + size
    if size != 2 or rest >= len(run) or not _family_at(run, at):
        return True
    return bool(_family_at(run, rest)) or not is_syllable(run[rest].text)


def _after_place(text: str, run: list[_Word]) -> int:
    """Return where a person's name begins in a run after "xã", "phường", "đường" and the like.

    Of the form: ``xã Hòa Tiến Nguyễn Văn Dần``; ``phường Lê Thị Cúc``, where a middle name tells
    that the place is meant that was named before. A street bears such names.
    """
    for at in (2, 1, 3):
        name = _name_at(run, at) if at < len(run) - 1 else None
        if name and (name[1]["common_word"] == "no" or name[0] > 2):
            return at
    street = re.search(r"(?i:đường|phố) $", text[max(0, run[0].start - 6) : run[0].start])
    middle = len(run) > 2 and run[1].text in _MIDDLE
    return 0 if middle and not street else len(run)


def find_names(text: str) -> list[NameForm]:
    """Return the stretches that may name a person, left to right, without overlaps.

    Of the form: ``Nguyen Hoa Binh``, ``Lò Thị Minh Châu``, ``Y Thiem Bkrong``, ``H'Yim Kđoh``.
    A province or commune in front of the name ("… tỉnh Nghệ An Phan Văn Mười") is left out.
    """
    found = []
    for run in _runs(text):
        at = 0
        if _PLACE_WORD.search(text, max(0, run[0].start - 14), run[0].start):
            at = _place_ahead(text, run, 0) or _after_place(text, run)
        while at < len(run):
            if (ahead := _place_ahead(text, run, at)) and _is_place(run, at, ahead):
                at += ahead
                continue
            name = _name_at(run, at)
            if name is None:
                at += 1
                continue
            size, row = name
            found.append(
                NameForm(
                    run[at].start,
                    run[at + size - 1].end,
                    size,
                    row["followed_by"] == "free" or row["common_word"] == "yes",
                )
            )
            at += size
    return found
