"""The processes that answer: at most so many at once, each for so long, and none for ever.

A query that takes long must not keep the others waiting. So there are two lanes. Jobs start in the
fast one; a job that has run for a moment goes on in the slow one, at an ever lower priority, and a
fresh process takes its place. Where the slow lane is full, a job that should enter it is ended as
soon as another one waits.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import cast

import msgspec

from .frames import HEADER, Job, Reply, encoded
from .problems import ClientGoneError, Problem

__all__ = ["Pool"]

#: Seconds that a job may run before it goes on in the slow lane.
PATIENCE = 0.5
#: Places in the slow lane for each in the fast one.
SLOW = 2
#: By how much a job gives way for each second that it has run, up to 19.
_NICENESS = 4
#: Seconds that a job may wait for a process.
LONGEST_WAIT = 5.0
#: Jobs that may wait, for each process of the fast lane.
WAITING = 16
#: Seconds after its time that a process ends by itself, should nobody be there to end it.
_GRACE = 1.0
_BUSY = {"retry-after": "2"}

_decode = msgspec.msgpack.Decoder(Reply).decode


class Worker(asyncio.SubprocessProtocol):
    """One process, from its start to its end; it has one job at a time."""

    def __init__(self) -> None:
        self.slow = False
        self._transport: asyncio.SubprocessTransport | None = None
        self._received = bytearray()
        self._reply = self._awaited()
        self._ended = self._awaited()

    def answer(self, job: Job) -> asyncio.Future[Reply]:
        """Give the process a job; EOFError comes where it ends instead of answering."""
        assert self._transport is not None  # noqa: S101 - it has started
        self._reply = self._awaited()
        if self._ended.done():  # it was killed from outside while it had nothing to do
            self._reply.set_exception(EOFError())
        else:
            pipe = cast("asyncio.WriteTransport", self._transport.get_pipe_transport(0))
            pipe.write(encoded(job))
        return self._reply

    def started(self) -> asyncio.Future[Reply]:
        """Wait until the process can take a job."""
        return self._reply

    def give_way(self, seconds: float) -> None:
        """Lower the priority of a job the more the longer it has run; there is no way back."""
        if sys.platform != "win32" and self._transport is not None:
            with suppress(OSError):
                pid = self._transport.get_pid()
                os.setpriority(os.PRIO_PROCESS, pid, min(19, int(_NICENESS * seconds)))

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

    # ------------------------------------------------------------------ what the loop tells

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what leads to the process."""
        self._transport = cast("asyncio.SubprocessTransport", transport)

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
        if not self._reply.done():
            self._reply.set_exception(EOFError())

    def _awaited(self) -> asyncio.Future[Reply]:
        return asyncio.get_running_loop().create_future()


class Pool:
    """The processes of one server."""

    def __init__(self, store: Path, size: int, timeout: float) -> None:
        self._command = (
            *(sys.executable, "-m", "policygraph.web.worker"),
            *(str(store), str(timeout + _GRACE)),
        )
        self._timeout = timeout
        self._size = size
        self._idle: list[Worker] = []
        self._waiting: deque[asyncio.Future[Worker]] = deque()
        self._slow = 0
        self._alive: set[Worker] = set()
        self._starting: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start the processes of the fast lane."""
        await asyncio.gather(*(self._start_one() for _ in range(self._size)))

    async def stop(self) -> None:
        """End all processes."""
        for task in self._starting:
            task.cancel()
        await asyncio.gather(*(worker.end() for worker in self._alive))

    async def run(self, job: Job, gone: Callable[[], Awaitable[None]] | None = None) -> Reply:
        """Return the reply to a job; it is ended when ``gone`` returns: nobody waits for it then.

        What goes wrong with its process is told as a :class:`Problem`: 503 when too much is going
        on, 504 when it took too long, 507 when it took too much memory, 400 when the text is
        nested so deeply that it broke the parser.
        """
        worker = self._idle.pop() if self._idle else await self._free_worker()
        try:
            work = worker.answer(job)
            if not (await asyncio.wait((work,), timeout=min(PATIENCE, self._timeout)))[0]:
                await self._wait_on(worker, work, gone)
            reply = work.result()
        except EOFError:
            raise _death(await self._replace(worker)) from None
        except BaseException:  # time is up, others need the place, or the client has gone
            await self._replace(worker)
            raise
        if worker.slow:
            await self._replace(worker)
        else:
            self._give_back(worker)
        return reply

    async def _wait_on(
        self,
        worker: Worker,
        work: asyncio.Future[Reply],
        gone: Callable[[], Awaitable[None]] | None,
    ) -> None:
        """Wait for a job that takes long, until its time is up or nobody wants its reply."""
        loop = asyncio.get_running_loop()
        began = loop.time() - PATIENCE
        leaving: asyncio.Future[None] = asyncio.ensure_future((gone or asyncio.Event().wait)())  # type: ignore[arg-type]
        try:
            while not work.done():
                left = began + self._timeout - loop.time()
                if leaving.done():
                    raise ClientGoneError
                if left <= 0:
                    raise Problem(504, f"the query took longer than {self._timeout:g} seconds")
                if not worker.slow:
                    self._slow_down(worker)
                worker.give_way(loop.time() - began)
                await asyncio.wait(
                    (work, leaving),
                    timeout=min(left, PATIENCE),
                    return_when=asyncio.FIRST_COMPLETED,
                )
        finally:
            leaving.cancel()

    async def _free_worker(self) -> Worker:
        if self._idle:
            return self._idle.pop()
        if len(self._waiting) >= WAITING * self._size:
            raise Problem(503, "too many queries are waiting; ask again in a moment", _BUSY)
        future: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        try:
            return await asyncio.wait_for(future, LONGEST_WAIT)
        except TimeoutError:
            raise Problem(503, "all is busy with other queries; ask again", _BUSY) from None
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():
                self._give_back(future.result())
            raise

    def _give_back(self, worker: Worker) -> None:
        while self._waiting:
            future = self._waiting.popleft()
            if not future.done():
                future.set_result(worker)
                return
        self._idle.append(worker)

    def _slow_down(self, worker: Worker) -> None:
        """Move a job to the slow lane; where that is full it may stay while nobody waits."""
        if self._slow < SLOW * self._size:
            self._slow += 1
            worker.slow = True
            self._start_soon()
        elif any(not future.done() for future in self._waiting):
            raise Problem(503, "as many long queries as may run are running; ask again", _BUSY)

    async def _replace(self, worker: Worker) -> int:
        """End a process; a fresh one takes its place in the fast lane, if it stood there."""
        if worker.slow:
            self._slow -= 1
        else:
            self._start_soon()
        return await self._end(worker)

    def _start_soon(self) -> None:
        task = asyncio.ensure_future(self._keep_starting())
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _keep_starting(self) -> None:
        """Start a process; where the machine has no room for one now, try until it has."""
        while True:
            with suppress(EOFError, OSError):
                return await self._start_one()
            await asyncio.sleep(1.0)

    async def _start_one(self) -> None:
        _, worker = await asyncio.get_running_loop().subprocess_exec(
            Worker, *self._command, stderr=None
        )
        self._alive.add(worker)
        try:
            await worker.started()  # a job given before would count the start as its own time
        except EOFError:
            await self._end(worker)
            raise
        self._give_back(worker)

    async def _end(self, worker: Worker) -> int:
        self._alive.discard(worker)
        return await worker.end()


def _death(code: int) -> Problem:
    """Tell what a process most likely died of."""
    if code == -getattr(signal, "SIGSEGV", 11):
        return Problem(400, "the query is nested too deeply to be read")
    if code in (-getattr(signal, "SIGABRT", 6), -getattr(signal, "SIGKILL", 9)):
        return Problem(507, "the query needs more memory than it may use")
    return Problem(500, "this is a fault of the program; its log says more")
