"""Messages between the server and its processes: four bytes of length, then MessagePack."""

from __future__ import annotations

from typing import Any, BinaryIO

import msgspec

__all__ = ["HEADER", "REST", "Job", "Reply", "encoded", "read_frame"]

HEADER = 4


class Job(msgspec.Struct, array_like=True):
    """A piece of work for a process."""

    name: str
    """A key of :data:`policygraph.web.jobs.JOBS`."""
    arguments: dict[str, Any]


class Reply(msgspec.Struct, array_like=True):
    """What came of a job, ready to be sent to the client."""

    status: int
    media: str
    body: bytes
    headers: dict[str, str] = {}
    log: dict[str, Any] = {}
    """What the access log says of it."""


#: Asks a process to answer from a new thread.
REST = Job("rest", {})


def encoded(message: msgspec.Struct) -> bytes:
    """Return a message with its length in front."""
    data = msgspec.msgpack.encode(message)
    return len(data).to_bytes(HEADER, "big") + data


def read_frame(stream: BinaryIO) -> bytes | None:
    """Return the next message of a stream without its length; None at its end."""
    head = stream.read(HEADER)
    if len(head) < HEADER:
        return None
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    return data if len(data) == size else None
