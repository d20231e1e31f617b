"""Lines that were broken by hand inside a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..segment.furniture import is_rule
from ..segment.markers import match_marker
from ..segment.wrapping import is_capitals, opens_paragraph

__all__ = ["SIGNS", "unbroken"]

#: Authorities that sign, one a line: "TM. CHÍNH PHỦ" over "KT. THỦ TƯỚNG".
SIGNS = re.compile(r"(?:TM|KT|TL|TUQ|Q)\. ?[A-ZĐÀ-Ỹ]")
_CLOSED = (".", ";", ":", "!", "?")


def unbroken(pieces: Iterable[str]) -> Iterator[str]:
    """Join the pieces of a paragraph, but for items, headings, signatures and rules."""
    line = ""
    for piece in (" ".join(piece.split()) for piece in pieces):
        apart = (
            line.endswith(_CLOSED)
            or SIGNS.match(line) is not None
            or is_rule(line)
            or is_rule(piece)
            or match_marker(piece) is not None
            or opens_paragraph(piece)
            or is_capitals(line) != is_capitals(piece)
        )
        if line and piece and apart:
            yield line
            line = piece
        elif piece:
            line = f"{line} {piece}" if line else piece
    if line:
        yield line
