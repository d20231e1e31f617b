"""A file to read, or a file inside one, and its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from .archives import archived
from .errors import ReadError, UnreadableError, one_line
from .intake import take, take_head
from .kinds import HEAD, Kind, kind_of
from .mail import attached
from .member import Member

__all__ = ["HOLDING", "LARGEST", "Input"]

#: Bytes of the largest file that is read; a scanned law has less than a hundred million.
LARGEST = 100_000_000
#: How many archives or messages may stand inside each other.
DEEPEST = 3
#: Kinds of files that may hold others.
HOLDING: tuple[Kind, ...] = ("archive", "message")


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read, or one inside an archive or a message."""

    path: Path
    source: str
    """Name of the text in every answer: the path below the built folder, or the name of a file
    that was given itself, and behind it the names inside."""
    inside: tuple[str, ...] = ()
    """Names that lead to it inside the file, one for each archive or message that is opened."""
    data: bytes | None = None
    """The bytes of what has no path: standard input."""
    ocr: bool = False
    """Whether pages that are pictures are read by OCR."""

    @property
    def origin(self) -> str:
        """Where it is read from, as the user named it."""
        return one_line("/".join((str(self.path), *self.inside)))

    @property
    def place(self) -> str:
        """The same from the root of the disk; for standard input as it is."""
        path = self.path if self.data is not None else self.path.resolve()
        return one_line("/".join((str(path), *self.inside)))

    @property
    def name(self) -> str:
        """Name of the file itself, whose suffix says what it should be."""
        return self.source.rpartition("/")[2]

    def load(self) -> bytes:
        """Return the bytes; raise :class:`ReadError` where there are none to be had."""
        try:
            data = self._outermost()
            for outer, name in zip((self.path.name, *self.inside), self.inside, strict=False):
                data = next(one for one in _members(outer, data) if one.name == name).load()
        except UnreadableError as error:
            raise ReadError(self.origin, str(error)) from None
        except StopIteration:
            raise ReadError(self.origin, "is no longer inside") from None
        return data

    def _outermost(self) -> bytes:
        return take(self.path, LARGEST) if self.data is None else self.data

    def digest(self, data: bytes) -> str:
        """Return the SHA-256 of the bytes, marked where OCR may make another text of them."""
        digest = hashlib.sha256(data)
        if self.ocr and kind_of(self.name, data) == "PDF":
            digest.update(b"\0ocr")
        return digest.hexdigest()

    def may_hold(self) -> bool:
        """Tell by the first bytes of a file on the disk whether others may be inside it."""
        try:
            head = take_head(self.path, HEAD) if self.data is None else self.data[:HEAD]
        except UnreadableError as error:
            raise ReadError(self.origin, str(error)) from None
        return kind_of(self.name, head) in HOLDING

    def kind(self) -> Kind:
        """Return what kind of file it is."""
        return kind_of(self.name, self.load())

    def opened(self) -> Iterator[tuple[Input, str | None]]:
        """Yield the files directly inside, each with the reason why it cannot be read, or None.

        Raises :class:`ReadError` for an archive or a message that cannot be taken apart.
        """
        data = self.load()
        try:
            found = _members(self.name, data)
        except UnreadableError as error:
            raise ReadError(self.origin, str(error)) from None
        for member in found:
            inner = replace(
                self,
                source=f"{self.source}/{member.name}",
                inside=(*self.inside, member.name),
            )
            deep = len(inner.inside) > DEEPEST
            yield inner, "stands too deep inside archives" if deep else member.problem


def _members(name: str, data: bytes) -> list[Member]:
    """Return the files inside an archive or a message; of any other file there are none."""
    match kind_of(name, data):
        case "archive":
            return archived(data)
        case "message":
            return attached(data)
    return []
