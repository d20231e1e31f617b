"""PDF files with a text layer: the text as it read before it was set on pages.

Running heads and page numbers are left out, columns read one after the other, wrapped lines joined,
ruled tables written row by row, footnotes put behind the text. Every part keeps the number of its
page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise, zip_longest
from statistics import quantiles
from typing import TYPE_CHECKING

from ...model import Text
from ...vietnamese import Repair
from ..encodings import language_of
from ..plain import checked, repaired
from ..published import published_on
from ..tables import table_lines
from .columns import Region, regions
from .furniture import split_notes, without_furniture
from .joining import TableRows, joined
from .pages import Page, read_pages
from .paragraphs import Paragraph, margins_of, paragraphs
from .words import Line

if TYPE_CHECKING:
    from ..loading import Input

__all__ = ["read_pdf"]

#: Lines of a column from which on it is one of running text, not of a letterhead.
_RUNNING = 10


def read_pdf(one: Input, data: bytes) -> Text:
    """Read a PDF file; raise :class:`UnreadableError` where it has no letters but pictures."""
    pages = read_pages(one, data)
    top = "\n".join(_as_set(pages[0]))
    text = joined(_parts(pages))
    found = repaired(one, checked("".join(text.parts)))
    return Text(
        source=one.source,
        content=found.text,
        language=language_of(found.text),
        published=published_on(found.text),
        pages=tuple(_moved(text.pages, found.repairs)),
        repairs=found.repairs,
        top=top,
    )


def _as_set(page: Page) -> Iterator[str]:
    """Yield the rows of a page with tabs for wide gaps, and the rows of its tables."""
    for table in page.tables:
        yield from table_lines(table.rows)
    for row in page.rows:
        gaps = (
            "\t" if after.x0 - before.x1 > 1.5 * row.size else " "
            for before, after in pairwise(row.words)
        )
        words = (word.text for word in row.words)
        yield "".join(chain.from_iterable(zip_longest(words, gaps, fillvalue="")))


def _moved(
    pages: Iterable[tuple[int, int]], repairs: Sequence[Repair]
) -> Iterator[tuple[int, int]]:
    """Yield where the pages begin once the text before them is repaired."""
    nth = shift = 0
    for start, page in pages:
        while nth < len(repairs) and repairs[nth].start - shift < start:
            shift += repairs[nth].end - repairs[nth].start - len(repairs[nth].original)
            nth += 1
        yield start + shift, page


def _parts(pages: Sequence[Page]) -> Iterator[Paragraph | TableRows]:
    """Yield what the pages say in the order of reading, footnotes last."""
    body = _body_size(pages)
    kept = without_furniture([page.rows for page in pages], [page.height for page in pages])
    split = [split_notes(rows, body) for rows in kept]
    found: list[Paragraph | TableRows] = []
    blocks = [_blocks(page, rows) for page, (rows, _) in zip(pages, split, strict=True)]
    width = _width(blocks)
    goes_on = False  # whether a text ran to the end of the page or column before
    for page_blocks in blocks:
        for nth, block in enumerate(page_blocks):
            if isinstance(block, TableRows):
                _add_table(found, block, over_page=nth == 0)
                goes_on = False
                continue
            alone = _alone(page_blocks, nth)
            runs = (alone and nth == 0) or (not alone and len(block) >= _RUNNING)
            last = found[-1] if goes_on and runs else None
            margins = margins_of(block, width if alone else 0.0)
            found += paragraphs(block, margins, last if isinstance(last, Paragraph) else None)
            goes_on = alone or len(block) >= _RUNNING
    yield from found
    for _, notes in split:
        if notes:
            yield from paragraphs(notes, margins_of(notes))


def _body_size(pages: Sequence[Page]) -> float:
    """Return the size of most letters."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page.rows:
            sizes[round(row.size, 1)] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _blocks(page: Page, rows: Sequence[Line]) -> list[Region | TableRows]:
    """Return the parts of a page from top to bottom: regions of lines, and tables."""
    blocks: list[Region | TableRows] = []
    at = 0
    for table in page.tables:
        above = at
        while at < len(rows) and rows[at].bottom <= table.bottom:
            at += 1
        blocks += regions(rows[above:at])
        blocks.append(TableRows(tuple((line, page.number) for line in table_lines(table.rows))))
    return [*blocks, *regions(rows[at:])]


def _alone(blocks: Sequence[Region | TableRows], nth: int) -> bool:
    """Whether a region has no other beside it."""
    block = blocks[nth]
    for other in blocks[max(0, nth - 1) : nth + 2]:
        if other is block or isinstance(other, TableRows) or isinstance(block, TableRows):
            continue
        if other[0].top < block[-1].bottom and block[0].top < other[-1].bottom:
            return False
    return True


def _width(blocks: Sequence[Sequence[Region | TableRows]]) -> float:
    """Return how wide the text is on pages of one column."""
    widths = [
        max(line.x1 for line in block) - min(line.x0 for line in block)
        for page_blocks in blocks
        for nth, block in enumerate(page_blocks)
        if not isinstance(block, TableRows) and _alone(page_blocks, nth) and len(block) > 3
    ]
    return quantiles(widths, n=4)[1] if len(widths) > 1 else max(widths, default=0.0)


def _add_table(found: list[Paragraph | TableRows], table: TableRows, over_page: bool) -> None:
    """Add a table; one at the top of a page goes on with the one at the end of the page before."""
    last = found[-1] if found else None
    if not (over_page and isinstance(last, TableRows) and last.lines and table.lines):
        found.append(table)
        return
    head, first = last.lines[0][0], table.lines[0][0]
    if head.count(" | ") == first.count(" | "):
        found[-1] = TableRows((*last.lines, *(table.lines[1:] if first == head else table.lines)))
    else:
        found.append(table)
