"""JSON lines: one text a line, as an object with ``text`` and ``id`` or ``url``.

``title``, ``publisher``, ``url``, ``language`` and ``date`` say what front matter says of a file;
other fields are left alone. A file is read line by line and may be of any size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from ..model import Text
from .encodings import language_of
from .errors import UnreadableError
from .front_matter import described
from .loading import Input
from .plain import LARGEST_TEXT, checked, repaired
from .published import published_on

__all__ = ["LONGEST_RECORD", "RECORDS", "read_record", "records"]

#: Suffix of files of JSON lines.
RECORDS = ".jsonl"
#: Bytes of the longest line; JSON may write six for a letter.
LONGEST_RECORD = 6 * LARGEST_TEXT


class _Named(msgspec.Struct):
    """What a line is called by."""

    id: str | int | None = None
    url: str | None = None


class _Record(msgspec.Struct):
    """What is read of a line."""

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    date: str | None = None
    language: str | None = None


def records(
    lines: Iterable[bytes | None], path: Path, source: str
) -> Iterator[tuple[Input, str | None]]:
    """Yield the texts of a file of JSON lines, each with the reason why it is not read, or None.

    Their sources are called ``SOURCE/ID``, after the ``id`` or else the ``url``. Lines of nothing
    but blanks are passed over; None stands for a line that is too long.
    """
    for number, line in enumerate(lines, 1):
        if line is None:
            problem = f"is too long (the limit is {LONGEST_RECORD:,} bytes)"
            yield Input(path, source, line=number), problem
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not (data := line.strip()):
            continue
        try:
            named = msgspec.json.decode(data, type=_Named)
        except (msgspec.DecodeError, RecursionError) as error:
            yield Input(path, source, line=number), f"is not what a text is read from: {error}"
            continue
        name = named.url if named.id in (None, "") else str(named.id)
        one = Input(path, f"{source}/{name}", data=data, line=number)
        yield one, None if name else 'has neither "id" nor "url" to call the text by'


def read_record(one: Input, data: bytes) -> Text:
    """Read a line of JSON lines."""
    try:
        record = msgspec.json.decode(data, type=_Record)
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnreadableError(f"is not what a text is read from: {error}") from None
    found = repaired(one, record.text)
    body = checked(found.text)
    said = described(msgspec.structs.asdict(record), day="date")
    return Text(
        source=one.source,
        content=found.text,
        language=said.language or language_of(body),
        title=said.title,
        publisher=said.publisher,
        url=said.url,
        published=said.published or published_on(body),
        repairs=found.repairs,
    )
