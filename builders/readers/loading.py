"""A file to read, or a file inside one, and its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from .archives import archive_at, archived, is_word
from .errors import ReadError, UnreadableError, one_line
from .intake import take, take_head
from .kinds import HEAD, ZIP, Kind, kind_of
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
    """The bytes of what is no file of its own: standard input, one of JSON lines."""
    line: int | None = None
    """Where it stands in a file of JSON lines, counted from 1."""
    ocr: bool = False
    """Whether pages that are pictures are read by OCR."""

    @property
    def origin(self) -> str:
        """Where it is read from, as the user named it."""
        line = "" if self.line is None else f", line {self.line}"
        return one_line("/".join((str(self.path), *self.inside))) + line

    @property
    def place(self) -> str:
        """The same from the root of the disk; for standard input as it is."""
        no_file = self.data is not None and self.line is None
        path = self.path if no_file else self.path.resolve()
        return one_line("/".join((str(path), *self.inside)))

    @property
    def name(self) -> str:
        """Name of the file itself, whose suffix says what it should be."""
        return self.source.rpartition("/")[2]

    def load(self) -> bytes:
        """Return the bytes; raise :class:`ReadError` where there are none to be had."""
        try:
            if not self.inside:
                return take(self.path, LARGEST) if self.data is None else self.data
            members = self._outermost()
            for depth, name in enumerate(self.inside, 1):
                data = members[name].load()
                members = _members(name, data) if depth < len(self.inside) else {}
        except UnreadableError as error:
            raise ReadError(self.origin, str(error)) from None
        except KeyError:
            raise ReadError(self.origin, "is no longer inside") from None
        return data

    def _outermost(self) -> dict[str, Member]:
        """Return the files directly inside the file on the disk; an archive is not loaded whole."""
        name = self.source.removesuffix("/".join(("", *self.inside))).rpartition("/")[2]
        if self.data is not None:
            return _members(name, self.data)
        if take_head(self.path, HEAD).startswith(ZIP):
            return archive_at(self.path)
        return _members(name, take(self.path, LARGEST))

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
        """Return what kind of file it is, which of a ZIP file its list of files tells."""
        on_disk = self.data is None and not self.inside
        try:
            if on_disk and take_head(self.path, HEAD).startswith(ZIP):
                return "Word document" if is_word(archive_at(self.path)) else "archive"
        except UnreadableError as error:
            raise ReadError(self.origin, str(error)) from None
        return kind_of(self.name, self.load())

    def opened(self) -> Iterator[tuple[Input, str | None]]:
        """Yield the files directly inside, each with the reason why it cannot be read, or None.

        Raises :class:`ReadError` for an archive or a message that cannot be taken apart.
        """
        try:
            found = _members(self.name, self.load()) if self.inside else self._outermost()
        except UnreadableError as error:
            raise ReadError(self.origin, str(error)) from None
        for member in found.values():
            inner = replace(
                self,
                source=f"{self.source}/{member.name}",
                inside=(*self.inside, member.name),
            )
            deep = len(inner.inside) > DEEPEST
            yield inner, "stands too deep inside archives" if deep else member.problem


def _members(name: str, data: bytes) -> dict[str, Member]:
    """Return the files inside an archive or a message; of any other file there are none."""
    match kind_of(name, data):
        case "archive":
            return archived(data)
        case "message":
            return {member.name: member for member in attached(data)}
    return {}
