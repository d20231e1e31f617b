"""The reading form of a line: one spelling, no markup, and where each character came from."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

__all__ = ["Line", "normalise", "read_line"]

_BLANKS = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"

# Typists and scanners put Cyrillic letters where Latin ones look the same ("BТС").
_LOOK_ALIKES = dict(zip("АВЕЅІЈКМНОРСТУХаеѕіјорсух", "ABESIJKMHOPCTYXaesijopcyx", strict=True))

_SAME_LENGTH = str.maketrans({**dict.fromkeys(_BLANKS, " "), **_LOOK_ALIKES})
_TO_TRANSLATE = re.compile(f"[{_BLANKS}\u0400-\u04ff]")

# Both "uỷ" and "ủy", "hoà" and "hòa" are written; the second stands in the reading form.
_TONE = re.compile(
    r"(?<![qQ])([oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?![^\W\d_])",
)
_BARE = dict(zip("àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ", "aaaaaeeeeeyyyyyAAAAAEEEEEYYYYY", strict=True))
_TONED = {
    **dict(zip("àáảãạèéẻẽẹ", "òóỏõọòóỏõọ", strict=True)),
    **dict(zip("ỳýỷỹỵ", "ùúủũụ", strict=True)),
}

# Stretches that leave the text: bold and italic marks, footnote marks, invisible characters.
_DROPPED = rf"\*+|(?<=_)_|_(?=_)|\[\d{{1,3}}\]|[{_INVISIBLE}]"
_STRETCH = re.compile(rf"(?: |{_DROPPED})+")
_TRIGGER = re.compile(rf"^ |  | $|{_DROPPED}|\]\(")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
_BULLET = re.compile(r" *\*(?= +[^\s*])")
_HASHES = re.compile(r" *(#{1,6}) +(?=\S)")
_BOLD = re.compile(r"\*\*(?:(?!\*\*).){1,400}\*\*[\s:.]*")
_ITALIC = re.compile(r"(?<![*(])\*(?![*)])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source in reading form."""

    text: str
    starts: Sequence[int]
    """Source offset at which each character begins."""
    ends: Sequence[int]
    """Source offset at which each character ends."""
    hashed: bool = False
    """Whether Markdown's ``#`` stood before it."""
    bold: bool = False
    """Whether the whole line was bold."""
    open_bold: bool = False
    """Whether it begins a bold stretch that runs over the line end."""
    shut_bold: bool = False
    """Whether it ends a bold stretch that began on a line before."""
    open_italic: bool = False
    """Whether it begins an italic stretch that runs over the line end."""
    shut_italic: bool = False
    """Whether it ends an italic stretch that began on a line before."""


def _restyle(match: re.Match[str]) -> str:
    first, second = match[1][0], match[1][1]
    toned = _TONED[second.lower()]
    return (toned.upper() if first.isupper() else toned) + _BARE[second]


def _compose(line: str, offset: int) -> tuple[str, Sequence[int], Sequence[int]]:
    """Canonical composition (NFC) cluster by cluster: a letter and the marks upon it."""
    out: list[str] = []
    starts, ends = array("q"), array("q")
    at, size = 0, len(line)
    while at < size:
        after = at + 1
        while after < size and unicodedata.combining(line[after]):
            after += 1
        whole = unicodedata.normalize("NFC", line[at:after])
        out.append(whole)
        starts.extend([offset + at] * len(whole))
        ends.extend([offset + after] * len(whole))
        at = after
    return "".join(out), starts, ends


def _fold(line: str, offset: int) -> tuple[str, Sequence[int], Sequence[int]]:
    """One spelling for each letter; the rest of the line stays as it is."""
    starts: Sequence[int] = range(offset, offset + len(line))
    ends: Sequence[int] = range(offset + 1, offset + len(line) + 1)
    if line.isascii():
        return line.replace("\t", " "), starts, ends
    if not unicodedata.is_normalized("NFC", line):
        line, starts, ends = _compose(line, offset)
    if _TO_TRANSLATE.search(line):
        line = line.translate(_SAME_LENGTH)
    return _TONE.sub(_restyle, line), starts, ends


def _link_marks(line: str) -> set[int]:
    """Positions of the marks and addresses of Markdown links: ``[text](address)`` keeps text."""
    gone: set[int] = set()
    for link in _LINK.finditer(line):
        kept = range(0) if link[0].startswith("!") else range(*link.span(1))
        gone.update(at for at in range(*link.span()) if at not in kept)
    return gone


def _kept(line: str, first: int) -> list[tuple[int, int]]:
    """Slices of ``line`` from ``first`` on that stay in the reading form."""
    slices: list[tuple[int, int]] = []
    at = first
    for stretch in _STRETCH.finditer(line, first):
        inside = first < stretch.start() and stretch.end() < len(line)
        if inside and stretch[0] == " ":
            continue
        slices.append((at, stretch.start()))
        blank = line.find(" ", stretch.start(), stretch.end())
        if blank >= 0 and inside:
            slices.append((blank, blank + 1))
        at = stretch.end()
    slices.append((at, len(line)))
    return [(a, b) for a, b in slices if a < b]


def _without_links(
    line: str, starts: Sequence[int], ends: Sequence[int]
) -> tuple[str, Sequence[int], Sequence[int]]:
    gone = _link_marks(line)
    keep = [at for at in range(len(line)) if at not in gone]
    return (
        "".join(line[at] for at in keep),
        array("q", (starts[at] for at in keep)),
        array("q", (ends[at] for at in keep)),
    )


def read_line(line: str, offset: int) -> Line:
    """Bring one line, without its line end, to reading form.

    Letters are composed (Unicode NFC), tone marks put in one style (``hòa``, ``ủy``), Cyrillic
    look-alikes made Latin, blanks collapsed, Markdown emphasis, links and footnote marks removed.
    ``offset`` is the source offset of the line's first character. Time is linear in its length.
    """
    inner = line.strip(" ")
    text, starts, ends = _fold(inner, offset + line.find(inner[:1]))
    hashes = _HASHES.match(text) if "#" in text else None
    if not hashes and not _TRIGGER.search(text):
        return Line(text, starts, ends)
    bold = bool(_BOLD.fullmatch(text.strip()))
    odd = text.count("**") % 2 == 1
    open_bold = odd and text.lstrip(" ").startswith("**")
    if "](" in text:
        text, starts, ends = _without_links(text, starts, ends)
    italics = len(_ITALIC.findall(text)) % 2 == 1 and not _BULLET.match(text)
    open_italic = italics and bool(_ITALIC.match(text.lstrip(" ")))
    first = hashes.end() if hashes else 0
    slices: list[tuple[int, int]] = []
    if bullet := _BULLET.match(text):
        slices.append((bullet.end() - 1, bullet.end() + 1))
        first = bullet.end() + 1
    slices += _kept(text, first)
    return Line(
        "".join([text[a:b] for a, b in slices]),
        array("q", chain.from_iterable(starts[a:b] for a, b in slices)),
        array("q", chain.from_iterable(ends[a:b] for a, b in slices)),
        hashed=bool(hashes),
        bold=bold,
        open_bold=open_bold,
        shut_bold=odd and not open_bold,
        open_italic=open_italic,
        shut_italic=italics and not open_italic,
    )


def normalise(words: str) -> str:
    """Give names the spelling of the reading form, so that tables and texts meet.

    NFC, tone marks in one style, no-break spaces and runs of blanks to one blank, Cyrillic
    look-alikes to Latin, invisible characters out, no blanks at the ends. Markup is left alone.
    """
    folded, _, _ = _fold(words, 0)
    folded = re.sub(f"[{_INVISIBLE}]", "", folded)
    return re.sub(r"\s+", " ", folded).strip()
