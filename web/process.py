"""One process of the server as the server sees it: a job goes in, a reply comes out.

On Linux the priority of a thread is its own. So a job that takes long is made to give way to short
ones by lowering the priority of the thread that does it, and afterwards the process does its jobs
in a new thread, as a priority that was lowered can never be raised again.
"""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from typing import cast

import msgspec

from .frames import HEADER, REST, Job, Reply, encoded

__all__ = ["Process"]

#: Priorities of a job by the seconds it has run, as niceness: the longer, the more it gives way.
#: Gently at first, as it gives way to everything else on the machine too.
_NICENESS = ((0.02, 3), (0.1, 6), (0.5, 12), (2.0, 19))

_decode = msgspec.msgpack.Decoder(Reply).decode
_rest = encoded(REST)


class Process(asyncio.SubprocessProtocol):
    """One process, from its start to its end; it has one job at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.SubprocessTransport | None = None
        self._jobs: asyncio.WriteTransport | None = None
        self._received = bytearray()
        self._reply = self._awaited()
        self._ended = self._awaited()
        self._thread = 0
        self._niceness = 0

    def answer(self, job: Job) -> asyncio.Future[Reply]:
        """Give the process a job; EOFError comes where it ends instead of answering."""
        return self._ask(encoded(job))

    async def ready(self) -> None:
        """Wait until the process can take a job; EOFError where it ends before."""
        self._thread = (await self._reply).log["thread"]
        self._niceness = 0

    @property
    def tired(self) -> bool:
        """Tell whether it must rest before the next job, as its priority was lowered."""
        return self._niceness > 0

    async def rest(self) -> None:
        """Let it go on at its first priority; EOFError where it ends instead."""
        self._ask(_rest)
        await self.ready()

    def fail(self, error: Exception) -> None:
        """Let whoever waits for the answer have an error instead."""
        if not self._reply.done():
            self._reply.set_exception(error)

    def give_way(self, seconds: float) -> None:
        """Lower the priority of a job that has run so long."""
        niceness = max((nice for least, nice in _NICENESS if seconds >= least), default=0)
        if niceness > self._niceness and sys.platform == "linux":
            with suppress(OSError):  # it has just ended
                os.setpriority(os.PRIO_PROCESS, self._thread, niceness)
                self._niceness = niceness

    async def end(self) -> int:
        """Kill the process, unless it has ended, and return its exit code."""
        assert self._transport is not None  # noqa: S101 - it has started
        self._reply.cancel()  # nobody waits for it any longer
        with suppress(ProcessLookupError):
            self._transport.kill()
        await self._ended
        code = self._transport.get_returncode()
        self._transport.close()
        return code or 0

    def _ask(self, frame: bytes) -> asyncio.Future[Reply]:
        assert self._jobs is not None  # noqa: S101 - it has started
        self._reply = self._awaited()
        if self._ended.done():  # it was killed from outside while it had nothing to do
            self._reply.set_exception(EOFError())
        else:
            self._jobs.write(frame)
        return self._reply

    # ------------------------------------------------------------------ what the loop tells

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what leads to the process."""
        self._transport = cast("asyncio.SubprocessTransport", transport)
        self._jobs = cast("asyncio.WriteTransport", self._transport.get_pipe_transport(0))

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        """Gather a message; once it is whole, whoever waits for it goes on."""
        received = self._received
        received += data
        if len(received) >= HEADER:
            end = HEADER + int.from_bytes(received[:HEADER], "big")
            if len(received) >= end and not self._reply.done():
                self._reply.set_result(_decode(memoryview(received)[HEADER:end]))
                self._received = bytearray()

    def process_exited(self) -> None:
        """Tell whoever waits for an answer that there will be none."""
        if not self._ended.done():
            self._ended.set_result(Reply(0, "", b""))
        self.fail(EOFError())

    def _awaited(self) -> asyncio.Future[Reply]:
        return asyncio.get_running_loop().create_future()
