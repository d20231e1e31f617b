"""What a build and the processes that read for it tell each other, and in which form.

A message is its length, eight bytes, and MessagePack. Nothing in it can run: a process that a
hostile file has taken over can give wrong answers to its build, and no more than that.
"""

from __future__ import annotations

from typing import IO, Annotated

import msgspec

__all__ = [
    "Answer",
    "Failure",
    "Fetch",
    "Fetched",
    "Job",
    "Look",
    "Member",
    "Reading",
    "Request",
    "Seen",
    "Unchanged",
    "receive",
    "send",
]


#: A name of a file in the store, and so nothing that leads out of its folder.
Digest = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class Look(msgspec.Struct, frozen=True, tag=True):
    """A file to look into, for others that it holds."""

    path: bytes
    """As the operating system has it, which may be no text."""
    source: str
    data: bytes | None


class Fetch(msgspec.Struct, frozen=True, tag=True):
    """A file inside another, to be taken out of it."""

    path: bytes
    source: str
    inside: tuple[str, ...]
    data: bytes | None


class Job(msgspec.Struct, frozen=True, tag=True):
    """A file to read; the fields of :class:`~policygraph.builders.readers.Input` first."""

    path: bytes
    """As the operating system has it, which may be no text."""
    source: str
    inside: tuple[str, ...]
    data: bytes | None
    held: str | None
    """Digest of the bytes from which the store has what would be read."""
    store: bytes | None
    """The folder that keeps facts which were read before, where there is one at hand."""
    allow_marked: bool = False
    """Whether a text is read although it bears a secrecy marking."""
    ocr: bool = False
    """Whether pages that are pictures are read by OCR."""
    line: int | None = None
    """Where it stands in a file of JSON lines."""


class Reading(msgspec.Struct, frozen=True, tag=True):
    """What one file says, ready for the store."""

    source: str
    file: Digest
    """Digest of the bytes that were read."""
    key: Digest
    """Name under which the facts are kept."""
    content: str
    language: str
    facts: bytes
    """:class:`SourceFacts` as JSON."""
    quads: bytes
    counts: dict[str, int]
    warnings: list[str]


class Unchanged(msgspec.Struct, frozen=True, tag=True):
    """A file of which the store has everything."""

    source: str


class Member(msgspec.Struct, frozen=True):
    """A file inside another, or that one itself."""

    source: str
    inside: tuple[str, ...]
    problem: str | None
    """Why it is not to be read."""


class Seen(msgspec.Struct, frozen=True, tag=True):
    """What is to be read of a file and the files inside it."""

    source: str
    members: tuple[Member, ...]


class Fetched(msgspec.Struct, frozen=True, tag=True):
    """The bytes of a file inside another."""

    source: str
    data: bytes


class Failure(msgspec.Struct, frozen=True, tag=True):
    """A file that could not be read, with the reason in one line."""

    source: str
    why: str


#: What a process that reads is asked to do.
Request = Job | Look | Fetch
#: What comes back: for a look :class:`Seen`, for a fetch :class:`Fetched`, for a job
#: :class:`Reading` or :class:`Unchanged`; for any of them :class:`Failure`.
Answer = Reading | Unchanged | Seen | Fetched | Failure


def send(pipe: IO[bytes], message: Request | Answer | None) -> None:
    """Write a message; OSError where nobody reads it."""
    data = msgspec.msgpack.encode(message)
    pipe.write(len(data).to_bytes(8, "big"))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """Return a message as :mod:`msgspec` decodes it; EOFError where the other side has ended."""
    return _exactly(pipe, int.from_bytes(_exactly(pipe, 8), "big"))


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data
