"""The body of a Word document as lines: paragraphs with their numbers, and tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from ...segment.columns import heading_role
from ..broken_lines import unbroken
from ..tables import Cell, table_lines
from .numbering import Numbering

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["body_lines"]

#: Elements whose children stand in their place.
_TRANSPARENT = frozenset(
    qn(f"w:{name}")
    for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink")
) | {qn("w:fldSimple")}
#: Elements whose words do not stand in the text.
_ASIDE = frozenset(
    {
        *(qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "instrText")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_PARAGRAPH, _TABLE, _BOX = qn("w:p"), qn("w:tbl"), qn("w:txbxContent")
_SIGNS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_OFF = ("0", "false", "off", "none")


def body_lines(document: Document) -> list[str]:
    """Return the paragraphs and rows of a document, one a line, in their order."""
    return list(_Body(document).lines(document.element.body))


class _Body:
    """Reads a document from its start, for numbers of lists run on."""

    def __init__(self, document: Document) -> None:
        self._styles = {style.style_id: style.element for style in document.styles}
        self._numbering = Numbering(document, self._styles)

    def lines(self, parent: Any) -> Iterator[str]:
        """Yield the lines of a body, a cell or a text box."""
        for child in parent:
            if child.tag == _PARAGRAPH:
                yield from self._paragraph(child)
            elif child.tag == _TABLE:
                yield from self._table(child)
            elif child.tag in _TRANSPARENT:
                yield from self.lines(child)

    # -------------------------------------------------------------- paragraphs

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        boxes: list[Any] = []
        words = "".join(_words(paragraph, boxes))
        number = self._numbering.label(paragraph)
        lines = list(unbroken(words.split("\n")))
        if lines:
            yield f"{number}{lines[0]}"
            yield from lines[1:]
        elif any(map(str.isalnum, number)):
            yield number.strip()  # alone in its cell, as the numbers of rows are
        for box in boxes:
            yield from self.lines(box)

    # -------------------------------------------------------------- tables

    def _table(self, table: Any) -> Iterator[str]:
        """Yield a table row by row; one without rules lays out a page, so its cells are text."""
        rows = [list(_children(row, qn("w:tc"))) for row in _children(table, qn("w:tr"))]
        texts = [[list(self.lines(cell)) for cell in row] for row in rows]
        if not self._is_data(table, texts):
            for row in texts:
                for lines in row:
                    yield from lines
            return
        yield from table_lines(
            [
                [
                    Cell(" ".join(lines), _rows_spanned(rows, n, cell), _columns_spanned(cell))
                    for lines, cell in zip(texts[n], row, strict=True)
                    if _merged(cell) != "continue"
                ]
                for n, row in enumerate(rows)
            ]
        )

    def _is_data(self, table: Any, texts: list[list[list[str]]]) -> bool:
        if max((len(row) for row in texts), default=0) < 2:
            return False
        heads = {heading_role(" ".join(lines)) for lines in texts[0]}
        return {"task", "lead"} <= heads or (len(texts) > 1 and self._ruled(table))

    def _ruled(self, table: Any) -> bool:
        """Whether a table has lines: its own, those of its style, or those of a cell."""
        if any(_drawn(borders) for borders in table.iter(qn("w:tcBorders"))):
            return True
        own = table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
        if own is not None:
            return _drawn(own)
        style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
        seen: set[str] = set()
        name = style.get(qn("w:val")) if style is not None else None
        while name is not None and name in self._styles and name not in seen:
            seen.add(name)
            element = self._styles[name]
            borders = element.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
            if borders is not None:
                return _drawn(borders)
            based = element.find(qn("w:basedOn"))
            name = based.get(qn("w:val")) if based is not None else None
        return False


def _words(element: Any, boxes: list[Any]) -> Iterator[str]:
    """Yield the words of a paragraph that one sees; text boxes in it are put aside."""
    for child in element:
        tag = child.tag
        if tag == qn("w:t"):
            yield child.text or ""
        elif tag in _SIGNS:
            yield "" if child.get(qn("w:type")) == "page" else _SIGNS[tag]
        elif tag == _BOX:
            boxes.append(child)
        elif tag not in _ASIDE and not (tag == qn("w:r") and _hidden(child)):
            yield from _words(child, boxes)


def _hidden(run: Any) -> bool:
    vanish = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return vanish is not None and vanish.get(qn("w:val")) not in _OFF


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, also those in content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _children(child, tag)


def _merged(cell: Any) -> str | None:
    """Return ``restart`` or ``continue`` for a cell that spans rows (section 17.4.84)."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return None if merge is None else merge.get(qn("w:val")) or "continue"


def _columns_spanned(cell: Any) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    value = span.get(qn("w:val"), "1") if span is not None else "1"
    return int(value) if value.isdigit() and value != "0" else 1


def _rows_spanned(rows: list[list[Any]], nth: int, cell: Any) -> int:
    """Count the rows of a cell: those below it that go on with it in its column."""
    if _merged(cell) != "restart":
        return 1
    column = _column(rows[nth], cell)
    count = 1
    for row in rows[nth + 1 :]:
        below = next((one for one in row if _column(row, one) == column), None)
        if below is None or _merged(below) != "continue":
            break
        count += 1
    return count


def _column(row: list[Any], cell: Any) -> int:
    at = 0
    for one in row:
        if one is cell:
            break
        at += _columns_spanned(one)
    return at


def _drawn(borders: Any) -> bool:
    return any(border.get(qn("w:val"), "none") not in ("none", "nil") for border in borders)
