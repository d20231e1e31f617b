"""Relations that the words around two documents say together, out of the table ``relation_cues``.

A row of voice ``frame`` writes A for the document that acts, B for the one it acts on, and "…" for
what else may stand in the same clause: "the basis of A … is B", "B … được A … thay thế".
Documents in a row ("Resolutions B and C") stand for one letter and share the relation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from ...ontology import table
from ..model import Language
from .relation_cues import Cue
from .relation_rows import JOINED, Named

__all__ = ["find_frames"]

#: Private-use characters that stand for the rows of documents in a sentence.
_FIRST = 0xE000
_ROW = rf"[\u{_FIRST:04x}-\uf8ff]"
_GAP = rf"(?:[^.;\u{_FIRST:04x}-\uf8ff]{{0,160}}?(?<!\w))?"
_AND = re.compile(r"(?:\b(?:and|as\swell\sas)|&|(?<!\w)(?:và|cùng))(?!\w)", re.IGNORECASE)


@cache
def _frames(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["relation"], re.compile(_pattern(row["cue"]), re.IGNORECASE))
        for row in table("relation_cues")
        if row["language"] == language and row["voice"] == "frame"
    )


def _pattern(cue: str) -> str:
    """Write a row as a pattern in which each letter is a row of documents."""
    spelled = re.sub(r"\b[AB]\b", lambda letter: f"(?P<{letter[0]}>{_ROW})", cue)
    return r"(?<!\w)" + spelled.replace(" ", r"\s").replace("…", _GAP)


def _rows(masked: str, named: Sequence[Named]) -> list[list[int]]:
    """Group mentions that stand in a row and are joined by an "and"."""
    rows: list[list[int]] = []
    run: list[int] = []
    for index, one in enumerate(named):
        last = named[run[-1]] if run else None
        gap = masked[last.end : one.start] if last and last.end <= one.start else None
        if gap is None or ";" in gap or not JOINED.fullmatch(gap):
            rows += _split(masked, named, run)
            run = []
        run.append(index)
    return rows + _split(masked, named, run)


def _split(masked: str, named: Sequence[Named], run: list[int]) -> list[list[int]]:
    """Keep a run as one row where it ends in an "and", else take its members apart."""
    if len(run) > 1 and _AND.search(masked[named[run[-2]].end : named[run[-1]].start]):
        return [run]
    return [[index] for index in run]


def find_frames(
    masked: str, span: tuple[int, int], named: Sequence[Named], language: Language
) -> Iterator[tuple[Cue, int, int]]:
    """Yield each framed relation: its words, the index of who acts, that of its object."""
    rows = _rows(masked, named)
    if len(rows) < len("AB"):
        return
    # each row as one character, with the place of every character in the block
    spelled, places, at = "", list[int](), span[0]
    for number, row in enumerate(rows):
        start, end = named[row[0]].start, named[row[-1]].end
        if start < at:  # a title inside another's
            continue
        spelled += masked[at:start] + chr(_FIRST + number)
        places += [*range(at, start), start]
        at = end
    spelled += masked[at : span[1]]
    places += range(at, span[1] + 1)
    for relation, pattern in _frames(language):
        for match in pattern.finditer(spelled):
            acting, other = (rows[ord(match[letter]) - _FIRST] for letter in "AB")
            cue = Cue(relation, "frame", places[match.start()], places[match.end()])
            for subject, target in product(acting, other):
                yield cue, subject, target
