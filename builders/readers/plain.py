"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from ..model import Text
from ..vietnamese import Repaired, repair
from .encodings import decode, language_of
from .errors import AssumedEncoding, UnreadableError
from .front_matter import read_front_matter
from .published import published_on

if TYPE_CHECKING:
    from .loading import Input

__all__ = ["LARGEST_TEXT", "LONGEST_LINE", "checked", "decoded", "read_plain", "repaired"]

#: Bytes of the largest text that is read; the longest laws have less than two million.
LARGEST_TEXT = 20_000_000
#: Characters of the longest line: a paragraph has a few thousand, a data dump has millions.
LONGEST_LINE = 1_000_000


def decoded(one: Input, data: bytes) -> str:
    """Return the characters of a file; warn where its encoding had to be guessed."""
    if len(data) > LARGEST_TEXT:
        raise UnreadableError(
            f"is too large for a text ({len(data):,} bytes; the limit is {LARGEST_TEXT:,})"
        )
    found = decode(data)
    if found.assumed:
        warnings.warn(
            f"{one.origin}: read as {found.encoding}; save it as UTF-8 to be sure",
            AssumedEncoding,
            stacklevel=2,
        )
    return found.text


def repaired(one: Input, content: str) -> Repaired:
    """Return a text with its Vietnamese repaired; say in a warning what was done."""
    found = repair(content)
    if found.told:
        warnings.warn(f"{one.origin}: {found.told}", AssumedEncoding, stacklevel=2)
    return found


def checked(content: str) -> str:
    """Refuse characters without words, and lines beyond all bounds."""
    if not content.strip():
        raise UnreadableError("is empty")
    if (longest := max(map(len, content.splitlines()))) > LONGEST_LINE:
        raise UnreadableError(
            f"has a line of {longest:,} characters; the limit is {LONGEST_LINE:,}"
        )
    return content


def read_plain(one: Input, data: bytes) -> Text:
    """Read plain text or Markdown; front matter says what the text is."""
    found = repaired(one, decoded(one, data))
    content = found.text
    front = read_front_matter(content)
    body = checked(content[front.end :])
    return Text(
        source=one.source,
        content=content,
        language=front.language or language_of(body),
        body_start=front.end,
        title=front.title,
        publisher=front.publisher,
        url=front.url,
        published=front.published or published_on(body),
        repairs=found.repairs,
    )
