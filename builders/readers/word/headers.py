"""What stands in the headers of the first pages: stamps, among other things."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.ns import qn

__all__ = ["header_lines"]


def header_lines(document: Document) -> Iterator[str]:
    """Yield the paragraphs of the headers of the first section, those in boxes and cells too."""
    section = document.sections[0]
    for header in (section.first_page_header, section.header, section.even_page_header):
        if not header.is_linked_to_previous:
            for paragraph in header.part.element.iter(qn("w:p")):
                yield "".join(words.text or "" for words in paragraph.iter(qn("w:t")))
