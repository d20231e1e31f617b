"""Web pages: their main text, and pages that are laid out by tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..model import Text
from .encodings import language_of
from .errors import UnreadableError, missing_part
from .plain import checked, decoded, repaired
from .published import published_on

if TYPE_CHECKING:
    from .loading import Input

__all__ = ["Page", "read_page", "read_web_page"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{3,20})", re.IGNORECASE)

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


def read_web_page(one: Input, data: bytes) -> Text:
    """Read a saved web page: its main text, with title, site and day of publication."""
    declared = _CHARSET.search(data[:4096])
    try:
        html = data.decode(declared[1].decode("ascii")) if declared else decoded(one, data)
    except (LookupError, UnicodeDecodeError):
        html = decoded(one, data)
    page = read_page(html)
    found = repaired(one, page.text)
    return Text(
        source=one.source,
        content=checked(found.text),
        language=language_of(found.text),
        title=page.title,
        publisher=page.publisher,
        url=page.url,
        published=page.published or published_on(found.text),
        repairs=found.repairs,
    )


def read_page(html: str) -> Page:
    """Take the main text out of a page.

    Known fault: a few lines of a footer may stay behind the text.
    """
    try:
        from trafilatura import bare_extraction, load_html
    except ImportError:
        raise UnreadableError(missing_part("web pages")) from None
    tree = load_html(html)
    if tree is None:
        raise UnreadableError("has no main text")
    for table in tree.iter("table"):
        if any(_paragraphs(cell) > _PARAGRAPHS_OF_DATA for cell in table.iter("td", "th")):
            _unwrap(table)
    found = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=True)
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise UnreadableError("has no main text")
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
