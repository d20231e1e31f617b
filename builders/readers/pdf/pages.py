"""The pages of a PDF file: their words, tables, and whether they are pictures."""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import PartlyRead, UnreadableError, missing_part
from .ocr import recognised
from .ruled import Ruled, ruled_tables
from .words import Line, Word, rows_of

if TYPE_CHECKING:
    import pdfplumber.page

    from ..loading import Input

__all__ = ["MOST_PAGES", "Page", "read_pages"]

#: Pages of the longest file that is read.
MOST_PAGES = 3_000
#: Characters of the fullest page.
_MOST_CHARACTERS = 60_000
# Share of the letters at places of their own below which some are printed twice.
_ONCE = 0.98
# A page with fewer words and a picture over this share of it is a scan; those that it has come
# from the gazette that published it.
_SCAN_WORDS = 40
_SCAN_SHARE = 0.25
# Curves of a page without words from which on its letters are drawn.
_DRAWN = 100
# A rule that is drawn with letters.
_RULE = re.compile(r"[_‗¯]{3,}")
# Share of words without known letters from which on a page is as good as a picture.
_UNKNOWN = 0.2


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page; the first has the number 1."""

    number: int
    height: float
    rows: list[Line]
    """Rows of words outside of tables, from top to bottom."""
    tables: list[Ruled]


def read_pages(one: Input, data: bytes) -> list[Page]:
    """Take the words from the pages of a PDF file.

    Pages that are pictures are read by OCR where that is asked for. Raises
    :class:`UnreadableError` for a file that is encrypted, damaged, too long, or all pictures; warns
    with :class:`PartlyRead` where some pages are pictures.
    """
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
        from pdfplumber.utils.exceptions import PdfminerException
    except ImportError:
        raise UnreadableError(missing_part("PDF files")) from None
    # What the parser makes of broken parts is told once, here, and not on the way.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise UnreadableError(f"has {len(pdf.pages):,} pages; the limit is {MOST_PAGES:,}")
            pages: list[Page] = []
            pictures: list[int] = []
            for page in pdf.pages:
                words = list(_words(page))
                if _is_picture(page, words):
                    pictures.append(page.page_number)
                    words = recognised(data, page.page_number) if one.ocr else words
                pages.append(_page(page, words))
                page.close()
    except UnreadableError:
        raise
    except PdfminerException as error:
        if isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect):
            raise UnreadableError("is encrypted with a password") from None
        raise UnreadableError("is a damaged PDF file") from None
    except Exception as error:  # whatever a broken file does to the parser
        raise UnreadableError(f"is a damaged PDF file ({type(error).__name__})") from None
    if not pages:
        raise UnreadableError("has no pages")
    _tell(one, pictures, len(pages))
    return pages


def _tell(one: Input, pictures: list[int], count: int) -> None:
    """Say which pages are pictures and what came of them."""
    if not pictures:
        return
    if len(pictures) == count and not one.ocr:
        raise UnreadableError("image only: needs OCR (build --ocr)")
    told = ", ".join(map(str, pictures[:20])) + (", …" if len(pictures) > 20 else "")
    where = f"page{'s' * (len(pictures) > 1)} {told}"
    warnings.warn(
        f"{one.origin}: read by OCR on {where}; names and numbers may be wrong"
        if one.ocr
        else f"{one.origin}: image only on {where}: needs OCR (build --ocr)",
        PartlyRead,
        stacklevel=3,
    )


def _words(page: pdfplumber.page.Page) -> Iterator[Word]:
    """Yield the words that stand upright; letters printed twice, to look bold, count once."""
    letters = page.chars
    if len(letters) > _MOST_CHARACTERS:
        raise UnreadableError(f"has too many characters on page {page.page_number}")
    places = {(one["text"], round(one["x0"]), round(one["top"])) for one in letters}
    once = page.dedupe_chars() if len(places) < _ONCE * len(letters) else page
    found: list[dict[str, Any]] = once.extract_words(x_tolerance_ratio=0.22, return_chars=True)
    for word in found:
        if not word["upright"]:
            continue
        first = word["chars"][0]
        text = word["text"].replace("\u00a0", " ").strip()
        if text and not _RULE.fullmatch(text):
            yield Word(
                text=text,
                x0=float(word["x0"]),
                x1=float(word["x1"]),
                top=float(word["top"]),
                bottom=float(word["bottom"]),
                size=float(first["size"]) or 1.0,
                bold="bold" in first["fontname"].casefold(),
            )


def _is_picture(page: pdfplumber.page.Page, words: list[Word]) -> bool:
    """Whether the words of a page are in a picture, drawn, or of unknown letters."""
    unknown = sum("(cid:" in word.text for word in words)
    if words and unknown > _UNKNOWN * len(words):
        return True
    covered = sum(
        max(0.0, image["x1"] - image["x0"]) * max(0.0, image["bottom"] - image["top"])
        for image in page.images
    )
    if len(words) < _SCAN_WORDS and covered > _SCAN_SHARE * page.width * page.height:
        return True
    return not words and len(page.curves) > _DRAWN


def _page(page: pdfplumber.page.Page, words: list[Word]) -> Page:
    tables = ruled_tables(page, words, page.page_number)
    inside = frozenset[int]().union(*(table.words for table in tables))
    outside = (word for n, word in enumerate(words) if n not in inside)
    return Page(page.page_number, float(page.height), rows_of(outside, page.page_number), tables)
