"""Files to texts: each kind of file has a reader, and the content decides which one reads it."""

from __future__ import annotations

import warnings
from collections.abc import Callable

from ..model import Text
from .errors import AssumedEncoding, Misnamed, ReadError, UnreadableError
from .kinds import SUFFIXES, Kind, kind_by_content, kind_by_name
from .loading import Input
from .mail import read_mail
from .pages import read_web_page
from .pdf import read_pdf
from .plain import read_plain
from .records import read_record
from .word import read_old_word, read_word

__all__ = ["READERS", "AssumedEncoding", "Input", "Misnamed", "ReadError", "read", "suffixes"]

READERS: dict[Kind, Callable[[Input, bytes], Text]] = {
    "text": read_plain,
    "web page": read_web_page,
    "PDF": read_pdf,
    "Word document": read_word,
    "old Word document": read_old_word,
    "message": read_mail,
    "record": read_record,
}
"""Reader for each kind of file: what is read and its bytes to a text."""


def suffixes() -> tuple[str, ...]:
    """Suffixes of the files that can be read, in alphabetical order."""
    return tuple(sorted(SUFFIXES))


def read(one: Input, data: bytes | None = None) -> Text:
    """Read a file; ``data`` are its bytes where they are loaded already.

    Raises :class:`ReadError` for a file that is missing, empty, damaged, too large, of an unknown
    kind or beyond other bounds; warns with :class:`AssumedEncoding` where the encoding had to be
    guessed, and with :class:`Misnamed` where the content is not what the name says.
    """
    data = one.load() if data is None else data
    if not data.strip():
        raise ReadError(one.origin, "is empty")
    named, found = _kinds(one, data)
    kind = found or (named if named in ("web page", "message") else "text")
    reader = READERS.get(kind)
    if reader is None:
        raise ReadError(one.origin, f"no reader for files of this kind ({kind})")
    if named not in (None, kind):
        warnings.warn(f"{one.origin}: is a {kind} by content, read as one", Misnamed, stacklevel=2)
    try:
        return reader(one, data)
    except UnreadableError as error:
        raise ReadError(one.origin, str(error)) from None


def _kinds(one: Input, data: bytes) -> tuple[Kind | None, Kind | None]:
    """Return what kind of file it is by its name and by its content."""
    if one.line is not None:
        return None, "record"
    return kind_by_name(one.name), kind_by_content(data)
