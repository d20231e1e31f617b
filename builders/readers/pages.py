"""Web pages: their main text, and pages that are laid out by tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..model import Text
from ..vietnamese import repair
from .encodings import language_of
from .errors import UnreadableError, missing_part
from .markup import markup_lines
from .plain import checked, decoded, repaired
from .portals import document_part
from .published import published_on

if TYPE_CHECKING:
    from .loading import Input

__all__ = ["Page", "read_page", "read_web_page"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{3,20})", re.IGNORECASE)

# A cell with more paragraphs than this lays out a page; cells of data have one or two.
_PARAGRAPHS_OF_DATA = 2
_TABLE_PARTS = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th"))


# What stands at the foot of Vietnamese sites: who publishes them, where, under which licence.
_FOOTER = re.compile(
    r"(?:©|\(c\)|Copyright\b|Bản quyền|Giấy phép|GPLX|Số giấy phép|Tổng [Bb]iên tập|Phó [Tt]ổng"
    r" [Bb]iên tập|Cơ quan chủ quản|Chịu trách nhiệm|Tòa soạn|Toà soạn|Trụ sở|Địa chỉ ?:"
    r"|Điện thoại ?:|ĐT ?:|Tel ?:|Fax ?:|Hotline|E-?mail ?:|Mã số thuế|Liên hệ quảng cáo"
    r"|Ghi rõ nguồn|®"
    r"|(?:Đọc|Xem) thêm|Tin (?:liên quan|cùng chuyên mục|mới)|Theo dõi .{0,40} trên"
    r"|All rights reserved|Editor-in-[Cc]hief|Licen[cs]e No)"
)


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
    title, publisher = page.title, page.publisher
    if found.encoding:
        # A few words are no evidence, and extraction has dropped letters that look like blanks.
        title, publisher = _names(repair(html).text)
    return Text(
        source=one.source,
        content=checked(found.text),
        language=language_of(found.text),
        title=title,
        publisher=publisher,
        url=page.url,
        published=page.published or published_on(found.text),
        repairs=found.repairs,
    )


def _names(html: str) -> tuple[str | None, str | None]:
    """Return title and publisher of a page that has been read once."""
    from trafilatura import extract_metadata, load_html

    about: Any = extract_metadata(load_html(html))
    return about.title or None, about.sitename or None


def read_page(html: str) -> Page:
    """Take the main text out of a page: the document that a portal shows, else the article."""
    try:
        from trafilatura import bare_extraction, extract_metadata, load_html
    except ImportError:
        raise UnreadableError(missing_part("web pages")) from None
    try:
        tree = load_html(html)
        if tree is None:
            raise UnreadableError("has no main text")
        about: Any = extract_metadata(tree)
        part = document_part(tree)
        if part is not None:
            text = "\n".join(markup_lines(part))
        else:
            for table in tree.iter("table"):
                if any(_paragraphs(cell) > _PARAGRAPHS_OF_DATA for cell in table.iter("td", "th")):
                    _unwrap(table)
            article: Any = bare_extraction(tree, include_comments=False, include_tables=True)
            text = _without_footer(str(article.text or "")) if article else ""
    except RecursionError:
        raise UnreadableError("has parts nested too deep") from None
    if not text.strip():
        raise UnreadableError("has no main text")
    return Page(
        text=text,
        title=about.title or None,
        publisher=about.sitename or None,
        url=about.url or None,
        published=about.date or None,
    )


def _without_footer(text: str) -> str:
    """Leave out the lines that a site prints at its foot, which trafilatura may keep (#617)."""
    lines = text.split("\n")
    while lines and (not lines[-1].strip() or _FOOTER.match(lines[-1].strip("|- "))):
        lines.pop()
    return "\n".join(lines)


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
