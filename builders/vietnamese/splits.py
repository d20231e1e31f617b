"""Puts words together whose letters or marks have come apart: "ĐIỀ U KHO ẢN", "tha ́ng".

Programs that take text out of PDF files set a letter with marks apart where it comes from a font
of its own, or a mark where it is a glyph of its own. Pieces are joined only where they are no words
and their whole is one, in one way alone, and only in lines that are Vietnamese.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Literal, NamedTuple

from .edits import Edit
from .pieces import (
    LABEL,
    LONGEST,
    ONSET,
    PIECE,
    begins_with_vowel,
    composed,
    is_plain_word,
    is_whole,
    vowel_words,
    whole,
)
from .syllables import syllables

__all__ = ["joins"]

#: On which side of letters with marks words come apart.
_Side = Literal["before", "after", "both", "none"]

_LINE = re.compile(r"[^\r\n]+")
_BLANK = re.compile("[ \u00a0\u2000-\u200b\u202f]")
#: A word, bold in part, goes on behind the marks: "ch**u**y**ể**n".
_GOES_ON = re.compile(r"[*_]{0,3}\w")
_BEFORE = re.compile(r"\w[*_]{0,3}\Z")
#: A syllable has at most so many letters, and so many pieces.
_MOST = 7
#: So many single letters in a row are one or more words, "T H Ô N G".
_SPACED = 4
#: Words of a line that are Vietnamese, at least.
_SHARE = 0.6
#: So many words that surely are split make a text one in which others are.
_BROKEN = 5
#: So many of them show on which side letters come apart.
_SEEN = 500
#: After these a single letter is a label: "điểm c ở trên".
_LABELLED = re.compile(
    "bảng|biểu|câu|dãy|dạng|điểm|hạng|hình|khoản|khối|khu|loại|lô|lớp|mẫu|mục|nhóm|phần|phòng|tầng"
    "|tập|tiết|tổ"
)
#: Before and after these *y* is a word of its own: "y tế", "thú y".
_AFTER_Y = re.compile("án|bạ|cụ|dược|đức|khoa|học|lệnh|phục|sĩ|sỹ|tá|tế|viện|vụ|xã")
_BEFORE_Y = re.compile("thú")
#: Words that stand before others that begin with a vowel: "cho ăn", "do ảnh hưởng".
_LINKING = re.compile("cho|do|lo", re.IGNORECASE)
#: The same in numbers of documents: "161/2018/N Đ-CP".
_IN_NUMBER = re.compile("(?<=/)[NQ] Đ(?=-)")


class _Piece(NamedTuple):
    start: int
    end: int
    text: str


class _Join(NamedTuple):
    """Pieces from ``first`` to before ``last`` of a row, and their whole."""

    first: int
    last: int
    word: str
    cost: int


def joins(text: str) -> list[Edit]:
    """Return the words to put together, in order."""
    pieces = set(PIECE.findall(text))
    loose = {piece for piece in pieces if not is_whole(piece)}
    telling = loose | {piece for piece in pieces if ONSET.fullmatch(piece) or _is_single(piece)}
    found = list(islice(_joins(text, loose, telling, None), _SEEN))
    if len(found) < _BROKEN:
        return found
    numbers = [
        Edit(one.start(), one.end(), one[0].replace(" ", "")) for one in _IN_NUMBER.finditer(text)
    ]
    return sorted([*_joins(text, loose, pieces, _side(text, found)), *numbers])


def _is_single(piece: str) -> bool:
    """Whether a piece is a letter with marks that hardly stands alone."""
    return len(piece) == 1 and not piece.isascii() and piece not in "đĐởýô"


def _side(text: str, found: Sequence[Edit]) -> _Side:
    """Tell on which side of letters with marks the words of a text come apart."""
    sides = Counter(
        _between(*pair)
        for edit in found
        for pair in pairwise(_BLANK.split(text[edit.start : edit.end]))
    )
    if sides["before"] == sides["after"]:
        return "both"
    return "before" if sides["before"] > sides["after"] else "after"


def _between(left: str, right: str) -> _Side:
    """Tell on which side of letters with marks a blank stands."""
    after, before = not left[-1:].isascii(), not right[:1].isascii()
    if before == after:
        return "both" if before else "none"
    return "before" if before else "after"


def _joins(text: str, loose: set[str], telling: set[str], side: _Side | None) -> Iterator[Edit]:
    """Yield the words to put together, in lines with a piece that is ``telling``.

    ``side`` is known of a text in which many came apart.
    """
    for line in _LINE.finditer(text):
        if line[0].isascii() or telling.isdisjoint(PIECE.findall(line[0])):
            continue
        pieces = [
            _Piece(line.start() + one.start(), line.start() + one.end(), one[0])
            for one in PIECE.finditer(line[0])
        ]
        here = [
            edit
            for row in _rows(text, pieces)
            for edit in _in_row(row, loose, side)
            if not _GOES_ON.match(text, edit.end)
            and not _BEFORE.search(text, max(edit.start - 4, 0), edit.start)
        ]
        if here and _is_vietnamese(pieces, here):
            yield from here


def _rows(text: str, pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Yield rows of pieces with one blank between each and the next; one is no row."""
    row: list[_Piece] = []
    for piece in pieces:
        if row and not _BLANK.fullmatch(text, row[-1].end, piece.start):
            yield row
            row = []
        row.append(piece)
    yield row


def _is_vietnamese(pieces: Sequence[_Piece], edits: Sequence[Edit]) -> bool:
    """Whether most words of a line are Vietnamese, beside those that are joined."""
    known = others = 0
    joined = iter([*edits, Edit(pieces[-1].end, pieces[-1].end, "")])
    edit = next(joined)
    for piece in pieces:
        if piece.start >= edit.end:
            edit = next(joined, edit)
        abbreviation = piece.text.isascii() and piece.text.isupper()
        if piece.start < edit.start and len(piece.text) > 1 and not abbreviation:
            others += 1
            known += composed(piece.text).lower() in syllables()
    return known >= _SHARE * others


# ------------------------------------------------------------------ one row of pieces


def _in_row(row: Sequence[_Piece], loose: set[str], side: _Side | None) -> Iterator[Edit]:
    """Yield the words to put together in a row, where one way is better than all others."""
    if all(piece.text.isascii() for piece in row):
        return
    spaced = len(row) >= _SPACED and all(len(piece.text) == 1 for piece in row)
    apart = [spaced or _is_apart(row, at, loose, side) for at in range(len(row))]
    for cluster in _clusters(_candidates(row, apart, side, spaced)):
        for one in _best(row, loose, cluster):
            yield Edit(row[one.first].start, row[one.last - 1].end, one.word)


def _is_apart(row: Sequence[_Piece], at: int, loose: set[str], side: _Side | None) -> bool:
    """Whether a piece may be a part of a word where it stands.

    In a broken text a word may be the rest of one whose first letters stand before it ("c ông",
    "ngu ồn"), and a single letter the rest of the word before it ("củ a").
    """
    piece = row[at].text
    if piece in loose or ONSET.fullmatch(piece.lower() if side else piece):
        return True
    if side is None or at == 0:
        return False
    before = row[at - 1].text
    if not piece.isascii():
        labelled = at > 1 and _LABELLED.fullmatch(composed(row[at - 2].text).lower())
        begun = LABEL.fullmatch(before) or (side == "before" and _may_begin(before, piece))
        return bool(begun) and not labelled and begins_with_vowel(piece.lower())
    if len(piece) > 1 or before.isascii() or _LABELLED.fullmatch(composed(before).lower()):
        return False
    after = row[at + 1].text.lower() if at + 1 < len(row) else ""
    medical = _AFTER_Y.fullmatch(composed(after)) or _BEFORE_Y.fullmatch(composed(before).lower())
    return piece not in "yY" or not medical


def _may_begin(piece: str, rest: str) -> bool:
    """Whether a word without marks may be the beginning of one of which another is the rest."""
    return is_plain_word(piece) and not _LINKING.fullmatch(piece) and rest.lower() not in "ýởô"


def _candidates(
    row: Sequence[_Piece], apart: Sequence[bool], side: _Side | None, spaced: bool
) -> Iterator[_Join]:
    """Yield the stretches of a row that make up a word, by their first piece."""
    for first in range(len(row)):
        letters, loose = "", False
        for last in range(first + 1, min(first + _MOST, len(row)) + 1):
            letters += row[last - 1].text
            loose = loose or apart[last - 1]
            if len(letters) > LONGEST:
                break
            word = whole(letters) if loose else None
            if word is None or word == row[first].text:
                continue
            parts = [piece.text for piece in row[first:last]]
            if side or spaced or not _is_doubtful(parts):
                yield _Join(first, last, word, 0 if spaced else _cost(parts, word, side))


def _is_doubtful(parts: Sequence[str]) -> bool:
    """Whether the parts may be a word and a particle: "cho ạ", "to à"."""
    return len(parts) > 1 and all(
        composed(part).lower() in syllables() and (part.isascii() or len(composed(part)) == 1)
        for part in parts
    )


def _cost(parts: Sequence[str], word: str, side: _Side | None) -> int:
    """Count what speaks against joining, each time as much as one word more does.

    That is: blanks on another side of letters than in the text, a mark before its letter, and
    what may be two words ("dịch vụ y tế", "cho áp dụng").
    """
    wrong = sum(_between(*pair) not in (side, "both") for pair in pairwise(parts)) if side else 0
    moved = composed("".join(parts)) != word
    rest = composed("".join(parts[1:])).lower()
    two = (len(parts) > 1 and parts[-1] == "y" and side != "after") or (
        is_plain_word(parts[0])
        and rest in vowel_words()
        and not (side == "before" and _may_begin(parts[0], rest))
    )
    return wrong + moved + two


def _clusters(found: Iterator[_Join]) -> Iterator[list[_Join]]:
    """Yield joins that share pieces, directly or through others, together."""
    cluster: list[_Join] = []
    end = 0
    for join in found:
        if cluster and join.first >= end:
            yield cluster
            cluster = []
        cluster.append(join)
        end = max(end, join.last)
    if cluster:
        yield cluster


def _best(row: Sequence[_Piece], loose: set[str], cluster: Sequence[_Join]) -> Iterator[_Join]:
    """Yield the joins that leave the fewest pieces that are no words, then the fewest words.

    Where two ways are as good as each other, there are none.
    """
    start, end = cluster[0].first, max(join.last for join in cluster)
    by_first: dict[int, list[_Join]] = {}
    for join in cluster:
        by_first.setdefault(join.first, []).append(join)
    # for each place: what is left and words from there on, how many ways there are, the first step
    best: dict[int, tuple[tuple[int, int], int, _Join | None]] = {end: ((0, 0), 1, None)}
    for at in range(end - 1, start - 1, -1):
        (left, words), count, _ = best[at + 1]
        missing = not _stands(row[at].text, loose)
        lowest, ways, step = (left + missing, words + 1), count, None
        for join in by_first.get(at, ()):
            (left, words), count, _ = best[join.last]
            price = (left, words + 1 + join.cost)
            if price == lowest:
                ways += count
            elif price < lowest:
                lowest, ways, step = price, count, join
        best[at] = (lowest, min(ways, 2), step)
    at = start if best[start][1] == 1 else end
    while at < end:
        step = best[at][2]
        if step:
            yield step
        at = step.last if step else at + 1


def _stands(piece: str, loose: set[str]) -> bool:
    """Whether a piece can stand for itself: a word, or a label."""
    if not piece.isascii():
        return piece not in loose
    return piece.lower() in syllables() or bool(LABEL.fullmatch(piece))
