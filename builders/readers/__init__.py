"""Files to texts: plain text, Markdown and web pages."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from pathlib import Path

from ..model import Language, Text
from .encodings import Decoded, UndecodableError, decode, share_of_vietnamese
from .front_matter import FrontMatterError, read_front_matter
from .pages import read_page
from .published import published_on

__all__ = ["LARGEST", "LONGEST_LINE", "READERS", "AssumedEncoding", "ReadError", "read", "suffixes"]

#: Bytes of the largest file that is read; the longest laws have less than two million.
LARGEST = 20_000_000
#: Characters of the longest line: a paragraph has a few thousand, a data dump has millions.
LONGEST_LINE = 1_000_000

_SAMPLE = 40_000
# Vietnamese prose has about one such letter in five; a Vietnamese name in English prose far fewer.
_VIETNAMESE_FROM = 0.06
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{3,20})", re.IGNORECASE)


class ReadError(Exception):
    """A file that cannot be read: the file, and why in one line."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


class AssumedEncoding(UserWarning):
    """A file that says nothing of its encoding was read by the one that its bytes suggest."""


def _language_of(content: str) -> Language:
    return "vi" if share_of_vietnamese(content[:_SAMPLE]) >= _VIETNAMESE_FROM else "en"


def _decoded(path: Path, data: bytes) -> str:
    try:
        found: Decoded = decode(data)
    except UndecodableError as error:
        raise ReadError(path, str(error)) from None
    if found.assumed:
        warnings.warn(
            f"{path}: read as {found.encoding}; save it as UTF-8 to be sure",
            AssumedEncoding,
            stacklevel=2,
        )
    return found.text


def _read_plain(path: Path, source: str, data: bytes) -> Text:
    content = _decoded(path, data)
    try:
        front = read_front_matter(content)
    except FrontMatterError as error:
        raise ReadError(path, str(error)) from None
    head = content[front.end : front.end + _SAMPLE]
    if not head.strip() and not content[front.end :].strip():
        raise ReadError(path, "is empty")
    if (longest := max(map(len, content.splitlines()))) > LONGEST_LINE:
        raise ReadError(
            path, f"has a line of {longest:,} characters; the limit is {LONGEST_LINE:,}"
        )
    return Text(
        source=source,
        content=content,
        language=front.language or _language_of(head),
        body_start=front.end,
        title=front.title,
        publisher=front.publisher,
        url=front.url,
        published=front.published or published_on(head),
    )


def _read_page(path: Path, source: str, data: bytes) -> Text:
    declared = _CHARSET.search(data[:4096])
    try:
        html = data.decode(declared[1].decode("ascii")) if declared else _decoded(path, data)
    except (LookupError, UnicodeDecodeError):
        html = _decoded(path, data)
    try:
        page = read_page(html)
    except ImportError:
        raise ReadError(
            path, "web pages need one more part: pip install 'policygraph[documents]'"
        ) from None
    if page is None:
        raise ReadError(path, "has no main text")
    return Text(
        source=source,
        content=page.text,
        language=_language_of(page.text),
        title=page.title,
        publisher=page.publisher,
        url=page.url,
        published=page.published or published_on(page.text[:_SAMPLE]),
    )


READERS: dict[str, Callable[[Path, str, bytes], Text]] = {
    ".txt": _read_plain,
    ".md": _read_plain,
    ".html": _read_page,
    ".htm": _read_page,
}
"""Reader for each suffix in lower case: path, source name and bytes to a text."""


def suffixes() -> tuple[str, ...]:
    """Suffixes of the files that can be read, in alphabetical order."""
    return tuple(sorted(READERS))


def read(path: Path, source: str) -> Text:
    """Read a file; ``source`` is the name that the text has in every answer.

    Raises :class:`ReadError` for a file that is missing, empty, binary, too large, of an unknown
    kind or with a line beyond all bounds; warns with :class:`AssumedEncoding` where the encoding
    had to be guessed.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(suffixes())
        raise ReadError(path, f"cannot read {path.suffix or 'such'} files (known: {known})")
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise ReadError(path, f"is too large ({size:,} bytes; the limit is {LARGEST:,})")
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(path, (error.strerror or str(error)).lower()) from None
    if not data.strip():
        raise ReadError(path, "is empty")
    return reader(path, source, data)
