"""Web pages: their main text, and pages that are laid out by tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["Page", "read_page"]

# A cell with more paragraphs than this lays out a page; cells of data have one or two.
_PARAGRAPHS_OF_DATA = 2
_TABLE_PARTS = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th"))


@dataclass(frozen=True, slots=True)
class Page:
    """Main text of a web page with what the page says of itself."""

    text: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None


def read_page(html: str) -> Page | None:
    """Take the main text out of a page; None where there is none.

    Raises ImportError where trafilatura is not installed. Known fault: a few lines of a footer may
    stay behind the text.
    """
    from trafilatura import bare_extraction, load_html

    tree = load_html(html)
    if tree is None:
        return None
    for table in tree.iter("table"):
        if any(_paragraphs(cell) > _PARAGRAPHS_OF_DATA for cell in table.iter("td", "th")):
            _unwrap(table)
    found = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=True)
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        return None
    return Page(
        text=str(found.text),
        title=found.title or None,
        publisher=found.sitename or None,
        url=found.url or None,
        published=found.date or None,
    )


def _paragraphs(cell: Any) -> int:
    """Count of paragraphs in a cell, counting no further than is needed."""
    count = 0
    for _ in cell.iter("p", "table", "h1", "h2", "h3", "li"):
        count += 1
        if count > _PARAGRAPHS_OF_DATA:
            break
    return count


def _unwrap(table: Any) -> None:
    """Turn the parts of a table, but not of the tables inside it, into plain divisions."""
    parts = [table]
    while parts:
        part = parts.pop()
        part.tag = "div"
        parts += [child for child in part if child.tag in _TABLE_PARTS and child.tag != "table"]
