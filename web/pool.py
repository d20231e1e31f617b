"""The processes that answer: at most so many at once, each for so long, and none for ever.

A query that takes long must not keep the others waiting. So there are two lanes. Jobs start in the
fast one; a job that has run for a moment goes on in the slow one at the lowest priority, and a
fresh process takes its place. Where the slow lane is full, a job that should enter it is ended as
soon as another one waits.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import deque
from contextlib import suppress
from pathlib import Path

import msgspec

from .frames import HEADER, Job, Reply, encoded
from .problems import Problem

__all__ = ["Pool"]

#: Seconds that a job may run before it goes on in the slow lane.
PATIENCE = 0.5
#: Seconds that a job may wait for a process.
LONGEST_WAIT = 5.0
#: Jobs that may wait, for each process of the fast lane.
WAITING = 16
#: Seconds after its time that a process ends by itself, should nobody be there to end it.
_GRACE = 1.0
_BUSY = {"retry-after": "2"}

_decode = msgspec.msgpack.Decoder(Reply).decode


class Worker:
    """One process, from its start to its end."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None and process.stdout is not None  # noqa: S101 - both piped
        self._process = process
        self._stdin, self._stdout = process.stdin, process.stdout

    async def answer(self, job: Job) -> Reply:
        """Give the process a job; EOFError where it ends instead of answering."""
        self._stdin.write(encoded(job))
        return await self.reply()

    async def reply(self) -> Reply:
        """Wait for what the process says next."""
        head = await self._stdout.readexactly(HEADER)  # IncompleteReadError is an EOFError
        return _decode(await self._stdout.readexactly(int.from_bytes(head, "big")))

    def give_way(self) -> None:
        """Let the process run only when nobody else wants to; there is no way back."""
        if sys.platform != "win32":
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._process.pid, 19)

    async def end(self) -> int:
        """Kill the process, unless it has ended, and return its exit code."""
        with suppress(ProcessLookupError):
            self._process.kill()
        return await self._process.wait()


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

    async def run(self, job: Job) -> Reply:
        """Return the reply to a job.

        What goes wrong with its process is told as a :class:`Problem`: 503 when too much is going
        on, 504 when it took too long, 507 when it took too much memory, 400 when the text is
        nested so deeply that it broke the parser.
        """
        worker = await self._free_worker()
        work = asyncio.ensure_future(worker.answer(job))
        slow = False
        ends = asyncio.get_running_loop().time() + self._timeout
        try:
            while True:
                left = ends - asyncio.get_running_loop().time()
                if (await asyncio.wait((work,), timeout=min(PATIENCE, left)))[0]:
                    break
                if left <= PATIENCE:
                    raise Problem(504, f"the query took longer than {self._timeout:g} seconds")
                slow = slow or self._enters_slow_lane(worker)
            reply = work.result()
        except EOFError:
            raise _death(await self._replace(worker, slow)) from None
        except BaseException:  # the client went away, time is up, or others need the place
            work.cancel()
            await self._replace(worker, slow)
            raise
        if slow:
            await self._replace(worker, slow)
        else:
            self._give_back(worker)
        return reply

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

    def _enters_slow_lane(self, worker: Worker) -> bool:
        """Move a job to the slow lane; where that is full it may stay while nobody waits."""
        if self._slow < self._size:
            self._slow += 1
            worker.give_way()
            self._start_soon()
            return True
        if any(not future.done() for future in self._waiting):
            raise Problem(503, "as many long queries as may run are running; ask again", _BUSY)
        return False

    async def _replace(self, worker: Worker, slow: bool) -> int:
        """End a process; a fresh one takes its place in the fast lane, if it stood there."""
        code = await self._end(worker)
        if slow:
            self._slow -= 1
        else:
            self._start_soon()
        return code

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
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
        worker = Worker(process)
        self._alive.add(worker)
        try:
            await worker.reply()  # before it has started, its start would count as a job's time
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
