"""What kind of file it is: its content decides, where it can be told, over its name."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

__all__ = ["HEAD", "SUFFIXES", "ZIP", "Kind", "kind_by_content", "kind_by_name", "kind_of"]

Kind = Literal[
    "text", "web page", "PDF", "Word document", "old Word document", "message", "archive", "record"
]

#: Kind of a file by its suffix in lower case.
SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".md": "text",
    ".html": "web page",
    ".htm": "web page",
    ".mht": "message",
    ".mhtml": "message",
    ".pdf": "PDF",
    ".docx": "Word document",
    ".doc": "old Word document",
    ".eml": "message",
    ".zip": "archive",
}

#: How a ZIP file begins that holds something.
ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Bytes may stand before the first line of a PDF file (ISO 32000-1, implementation note 13).
_PDF = re.compile(rb"^%PDF-\d", re.MULTILINE)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
# The first lines of a message are header fields (RFC 5322, section 2.2), some of which it has.
_FIELDS = re.compile(rb"(?:[!-9;-~]{1,70}:[^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\r?\n)*){2,}")
_FIELD = re.compile(
    rb"^(?:From|Received|Return-Path|Delivered-To|Message-ID|MIME-Version):", re.I | re.M
)
#: Bytes from the start of a file that tell its kind, but for ZIP files.
HEAD = 8192


def kind_by_name(name: str) -> Kind | None:
    """Return the kind that a file's suffix stands for, or None."""
    dot = name.rfind(".")
    return SUFFIXES.get(name[dot:].casefold()) if dot >= 0 else None


def kind_by_content(data: bytes) -> Kind | None:
    """Return the kind that the bytes show, or None where they could be plain text.

    Header fields alone do not make a message: front matter and lists of labels look alike.
    """
    head = data[:HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(ZIP):
        return "Word document" if _is_word(data) else "archive"
    if head.startswith(_EMPTY_ZIP):
        return "archive"
    if head.startswith((_OLE, b"{\\rtf")):
        return "old Word document"
    if _HTML.match(head):
        return "web page"
    if _PDF.search(head[:1024]):
        return "PDF"
    fields = _FIELDS.match(head)
    return "message" if fields and len(set(_FIELD.findall(fields[0].title()))) > 1 else None


def _is_word(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.NameToInfo
    except (zipfile.BadZipFile, ValueError, OSError):
        return b"word/document.xml" in data


def kind_of(name: str, data: bytes) -> Kind:
    """Return the kind of a file: what its content shows, else what its suffix says, else text."""
    return kind_by_content(data) or kind_by_name(name) or "text"
