"""Sets texts on pages of PDF files, as offices lay them out, for tests to read them back."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)

__all__ = ["Block", "Columns", "Grid", "Layout", "NewPage", "Title", "typeset"]

_FOLDERS = (
    Path("/usr/share/fonts/truetype/dejavu"),
    Path("/usr/share/fonts/dejavu"),
    Path("/usr/share/fonts/TTF"),
    Path.home() / "Library/Fonts",
    Path("/Library/Fonts"),
)


@cache
def _fonts() -> tuple[str, str]:
    """Return the names of a regular and a bold font that have all Vietnamese letters."""
    for folder in _FOLDERS:
        if (folder / "DejaVuSans.ttf").is_file():
            pdfmetrics.registerFont(TTFont("Body", folder / "DejaVuSans.ttf"))
            pdfmetrics.registerFont(TTFont("Bold", folder / "DejaVuSans-Bold.ttf"))
            return "Body", "Bold"
    raise FileNotFoundError("the tests need the DejaVu fonts (Debian: fonts-dejavu-core)")


@dataclass(frozen=True, slots=True)
class Title:
    """A bold line, or several, in the middle."""

    text: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns of lines in the middle of each, as in letterheads; ``*`` makes a line bold."""

    left: Sequence[str]
    right: Sequence[str]


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table; ``spans`` are pairs of (column, row) corners of joined cells."""

    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    spans: Sequence[tuple[tuple[int, int], tuple[int, int]]] = ()


@dataclass(frozen=True, slots=True)
class NewPage:
    """The rest goes on the next page."""


#: A string is a paragraph.
Block = str | Title | Columns | Grid | NewPage


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is laid out; lengths are in points."""

    size: float = 12.0
    leading: float = 1.25
    indent: float = 28.0
    """Of the first line; hanging where negative."""
    space: float = 6.0
    """Between paragraphs."""
    justified: bool = True
    margin: float = 72.0
    head: Callable[[int], str] | None = None
    """Running head of a page."""
    foot: Callable[[int], str] | None = None
    two_columns: bool = False


def typeset(blocks: Sequence[Block], layout: Layout | None = None) -> bytes:
    """Return a PDF file of the blocks."""
    layout = layout or Layout()
    body, bold = _fonts()
    out = io.BytesIO()

    def furniture(canvas: Any, _: BaseDocTemplate) -> None:
        canvas.setFont(body, layout.size)
        if layout.head:
            canvas.drawCentredString(A4[0] / 2, A4[1] - 40, layout.head(canvas.getPageNumber()))
        if layout.foot:
            canvas.drawCentredString(A4[0] / 2, 30, layout.foot(canvas.getPageNumber()))

    width, height = A4[0] - 2 * layout.margin, A4[1] - 2 * layout.margin
    columns = 2 if layout.two_columns else 1
    gap = 24.0
    each = (width - gap * (columns - 1)) / columns
    frames = [
        Frame(layout.margin + n * (each + gap), layout.margin, each, height, 0, 0, 0, 0)
        for n in range(columns)
    ]
    document = BaseDocTemplate(out, pagesize=A4, invariant=1)
    document.addPageTemplates(PageTemplate("page", frames, onPage=furniture))
    document.build([part for block in blocks for part in _set(block, layout, each, body, bold)])
    return out.getvalue()


def _set(block: Block, layout: Layout, width: float, body: str, bold: str) -> list[Flowable]:
    common: dict[str, Any] = {"fontSize": layout.size, "leading": layout.size * layout.leading}
    middle = ParagraphStyle("middle", fontName=body, alignment=TA_CENTER, **common)
    strong = ParagraphStyle("strong", fontName=bold, alignment=TA_CENTER, **common)
    match block:
        case NewPage():
            return [PageBreak()]
        case Title(text):
            style = ParagraphStyle("title", strong, spaceBefore=8, spaceAfter=8)
            return [Paragraph(_plain(line), style) for line in text.split("\n")]
        case Columns(left, right):
            cells = [
                [Paragraph(line.lstrip("*"), strong if line[0] == "*" else middle) for line in side]
                for side in (left, right)
            ]
            table = Table([cells], colWidths=[0.42 * width, 0.58 * width])
            table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
            return [table]
        case Grid(rows, widths, spans):
            cell = ParagraphStyle("cell", fontName=body, fontSize=10, leading=12)
            table = Table(
                [[Paragraph(words, cell) for words in row] for row in rows],
                colWidths=list(widths),
                repeatRows=1,
            )
            joined = [("SPAN", first, last) for first, last in spans]
            table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), *joined]))
            return [table]
        case str(text):
            style = ParagraphStyle(
                "text",
                fontName=body,
                alignment=TA_JUSTIFY if layout.justified else TA_LEFT,
                firstLineIndent=layout.indent,
                leftIndent=max(0.0, -layout.indent),
                spaceAfter=layout.space,
                **common,
            )
            return [Paragraph(_plain(text), style)]


def _plain(words: str) -> str:
    """Return words as the library takes them, which reads markup."""
    return words.replace("&", "&amp;").replace("<", "&lt;")
