"""A part of a web page as lines: paragraphs, items with their numbers, and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from .broken_lines import unbroken
from .tables import Cell, table_lines

__all__ = ["markup_lines"]

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
})  # fmt: skip
_ASIDE = frozenset({
    "audio", "button", "canvas", "embed", "head", "iframe", "img", "input", "link", "meta",
    "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea",
    "title", "video",
})  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RULED = re.compile(
    r"border(?:-\w+)?\s*:[^;]*\b(?:solid|double|groove|ridge|dashed)", re.IGNORECASE
)
#: What stands in tables that lay out the head or the end of a document.
_LAID_OUT = re.compile(r"Độc lập\W{1,5}Tự do|Nơi nhận ?:|\(?Ký,? ?(?:ghi rõ|tên|đóng dấu)", re.I)
_LAID_OUT_ROWS = 4
#: A cell of data has no more paragraphs than this, where no rules show that it is one.
_PARAGRAPHS_OF_DATA = 2


def markup_lines(element: Any) -> Iterator[str]:
    """Yield the lines that a browser shows for an element (of lxml), one for each paragraph."""
    words: list[str] = []
    for kind, value in _walk(element):
        if kind == "words":
            words.append(value)
            continue
        if kind == "break":
            words.append("\n")
            continue
        yield from _paragraph(words)
        words = []
        if kind == "lines":
            yield from value
    yield from _paragraph(words)


def _paragraph(words: list[str]) -> Iterator[str]:
    # A line end in the source is a blank; one that was asked for stands as "\n" by itself.
    text = "".join(word if word == "\n" else " ".join(f".{word}.".split())[1:-1] for word in words)
    return unbroken(text.split("\n"))


def _walk(element: Any, mark: str = "") -> Iterator[tuple[str, Any]]:
    """Yield words, line breaks, ends of paragraphs and whole tables, in the order of the page."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _ASIDE or _HIDDEN.search(element.get("style") or ""):
        return
    if tag == "br":
        yield "break", None
        return
    if tag == "table":
        yield "lines", list(_table(element))
        return
    if tag in _BLOCKS:
        yield "end", None
    if mark:
        yield "words", mark
    if element.text:
        yield "words", element.text
    numbers = count(_integer(element.get("start"), 1)) if tag == "ol" else None
    for child in element:
        item = child.tag == "li"
        yield from _walk(child, _mark(child, element, numbers) if item else "")
        if child.tail:
            yield "words", child.tail
    if tag in _BLOCKS:
        yield "end", None


def _mark(item: Any, parent: Any, numbers: count[int] | None) -> str:
    """Return what a browser writes before an item of a list."""
    if numbers is None:
        return "- "
    number = next(numbers)
    form = item.get("type") or parent.get("type")
    if form in ("a", "A") and number <= 26:
        return f"{chr(ord(form) + number - 1)}) "
    return f"{number}. "


def _table(table: Any) -> Iterator[str]:
    rows = [
        [cell for cell in row if cell.tag in ("td", "th")]
        for row in table.iter("tr")
        if next(row.iterancestors("table")) is table
    ]
    cells = [[list(markup_lines(cell)) for cell in row] for row in rows]
    if not _is_data(rows, cells):
        for row in cells:
            for lines in row:
                yield from lines
        return
    yield from table_lines(
        [
            [
                Cell(
                    " ".join(lines),
                    _integer(cell.get("rowspan"), 1),
                    _integer(cell.get("colspan"), 1),
                )
                for cell, lines in zip(row, found, strict=True)
            ]
            for row, found in zip(rows, cells, strict=True)
        ]
    )


def _is_data(rows: list[list[Any]], cells: list[list[list[str]]]) -> bool:
    """Whether a table holds data; else it lays out a page, and its cells are text."""
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    if len(rows) <= _LAID_OUT_ROWS:
        words = " ".join(line for row in cells for lines in row for line in lines)
        if _LAID_OUT.search(words):
            return False
    ruled = any(_RULED.search(cell.get("style") or "") for row in rows for cell in row[:3])
    bordered = _integer(next(rows[0][0].iterancestors("table")).get("border"), 0) > 0
    few = all(len(lines) <= _PARAGRAPHS_OF_DATA for row in cells for lines in row)
    return ruled or bordered or few


def _integer(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() else otherwise
