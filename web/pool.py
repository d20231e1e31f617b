"""The processes that answer: at most so many at once, each for so long, and none for ever.

A query that takes long must not keep the others waiting. So each job gives way more the longer it
has run (see :mod:`.process`), and there are two lanes. Jobs start in the fast one; a job that has
run for a moment goes on in the slow one, and another process takes its place. Where the slow lane
is full, a job that should enter it is ended as soon as another one waits.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .frames import Job, Reply
from .problems import ClientGoneError, Problem
from .process import Process

__all__ = ["Pool"]

#: Seconds between two looks at the jobs that are being done.
_TICK = 0.01
#: Seconds that a job may run before it goes on in the slow lane.
PATIENCE = 0.5
#: Places in the slow lane for each in the fast one.
SLOW = 2
#: Seconds that a job may wait for a process.
LONGEST_WAIT = 5.0
#: Jobs that may wait, for each process of the fast lane.
WAITING = 16
#: Seconds after its time that a process ends by itself, should nobody be there to end it.
_GRACE = 1.0
_BUSY = {"retry-after": "2"}


@dataclass(slots=True)
class _Work:
    """A job that is being done."""

    began: float
    gone: Callable[[], Awaitable[None]] | None
    """Returns when nobody waits for the reply any longer."""
    leaving: asyncio.Future[None] | None = None
    slow: bool = False


class Pool:
    """The processes of one server."""

    def __init__(self, store: Path, size: int, timeout: float) -> None:
        self._command = (
            *(sys.executable, "-m", "policygraph.web.worker"),
            *(str(store), str(timeout + _GRACE)),
        )
        self._timeout = timeout
        self._size = size
        self._idle: list[Process] = []
        self._busy: dict[Process, _Work] = {}
        self._waiting: deque[asyncio.Future[Process]] = deque()
        self._slow = 0
        self._alive: set[Process] = set()
        self._tasks: set[asyncio.Task[object]] = set()
        self._watch: asyncio.TimerHandle | None = None

    async def start(self) -> None:
        """Start the processes of the fast lane."""
        await asyncio.gather(*(self._start_one() for _ in range(self._size)))

    async def stop(self) -> None:
        """End all processes."""
        if self._watch:
            self._watch.cancel()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*(process.end() for process in self._alive))

    async def run(self, job: Job, gone: Callable[[], Awaitable[None]] | None = None) -> Reply:
        """Return the reply to a job; it is ended when ``gone`` returns: nobody waits for it then.

        What goes wrong with its process is told as a :class:`Problem`: 503 when too much is going
        on, 504 when it took too long, 507 when it took too much memory, 400 when the text is
        nested so deeply that it broke the parser.
        """
        process = self._idle.pop() if self._idle else await self._free_process()
        work = self._busy[process] = _Work(asyncio.get_running_loop().time(), gone)
        if self._watch is None:
            self._watch = asyncio.get_running_loop().call_later(_TICK, self._look)
        try:
            reply = await process.answer(job)
        except EOFError:
            raise _death(await self._replace(process, work)) from None
        except BaseException:  # time is up, others need the place, or the client has gone
            await self._replace(process, work)
            raise
        self._put_back(process, work)
        return reply

    # ------------------------------------------------------------------ jobs that take long

    def _look(self) -> None:
        """Look at all jobs that are being done, and again soon while there are any."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        for process, work in list(self._busy.items()):
            self._look_at(process, work, now - work.began)
        self._watch = loop.call_later(_TICK, self._look) if self._busy else None

    def _look_at(self, process: Process, work: _Work, seconds: float) -> None:
        if seconds >= self._timeout:
            told = f"the query took longer than {self._timeout:g} seconds"
            process.fail(Problem(504, told))
        elif work.leaving and work.leaving.done():
            process.fail(ClientGoneError())
        else:
            process.give_way(seconds)
            if seconds >= PATIENCE:
                if work.gone and not work.leaving:
                    work.leaving = asyncio.ensure_future(work.gone())
                if not work.slow:
                    self._slow_down(process, work)

    def _slow_down(self, process: Process, work: _Work) -> None:
        """Move a job to the slow lane; where that is full it may stay while nobody waits."""
        if self._slow < SLOW * self._size:
            self._slow += 1
            work.slow = True
            self._start_soon()
        elif any(not future.done() for future in self._waiting):
            told = "as many long queries as may run are running; ask again"
            process.fail(Problem(503, told, _BUSY))

    def _leave(self, process: Process) -> None:
        """Forget a job that is over."""
        work = self._busy.pop(process)
        if work.slow:
            self._slow -= 1
        if work.leaving:
            work.leaving.cancel()

    # ------------------------------------------------------------------ processes

    async def _free_process(self) -> Process:
        if len(self._waiting) >= WAITING * self._size:
            raise Problem(503, "too many queries are waiting; ask again in a moment", _BUSY)
        future: asyncio.Future[Process] = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        try:
            return await asyncio.wait_for(future, LONGEST_WAIT)
        except TimeoutError:
            raise Problem(503, "all is busy with other queries; ask again", _BUSY) from None
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():
                self._give_back(future.result())
            raise

    def _put_back(self, process: Process, work: _Work) -> None:
        """Let a process that has done its job do the next; where it is one too many, one ends.

        That is the one which has had nothing to do for the longest: what a job has loaded, the next
        one of its kind finds there.
        """
        self._leave(process)
        if work.slow:  # another one has taken its place
            surplus = self._idle.pop(0) if self._idle else process
            self._soon(self._end(surplus))
            if surplus is process:
                return
        if process.tired:
            self._soon(self._rest(process))
        else:
            self._give_back(process)

    async def _rest(self, process: Process) -> None:
        try:
            await process.rest()
        except EOFError:
            await self._end(process)
            await self._keep_starting()
        else:
            self._give_back(process)

    def _give_back(self, process: Process) -> None:
        while self._waiting:
            future = self._waiting.popleft()
            if not future.done():
                future.set_result(process)
                return
        self._idle.append(process)

    async def _replace(self, process: Process, work: _Work) -> int:
        """End a process; a fresh one takes its place in the fast lane, if it stood there."""
        self._leave(process)
        if not work.slow:
            self._start_soon()
        return await self._end(process)

    def _start_soon(self) -> None:
        self._soon(self._keep_starting())

    def _soon(self, doing: Coroutine[None, None, object]) -> None:
        task = asyncio.ensure_future(doing)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _keep_starting(self) -> None:
        """Start a process; where the machine has no room for one now, try until it has."""
        while True:
            with suppress(EOFError, OSError):
                return await self._start_one()
            await asyncio.sleep(1.0)

    async def _start_one(self) -> None:
        _, process = await asyncio.get_running_loop().subprocess_exec(
            Process, *self._command, stderr=None
        )
        self._alive.add(process)
        try:
            await process.ready()  # a job given before would count the start as its own time
        except EOFError:
            await self._end(process)
            raise
        self._give_back(process)

    async def _end(self, process: Process) -> int:
        self._alive.discard(process)
        return await process.end()


def _death(code: int) -> Problem:
    """Tell what a process most likely died of."""
    if code == -getattr(signal, "SIGSEGV", 11):
        return Problem(400, "the query is nested too deeply to be read")
    if code in (-getattr(signal, "SIGABRT", 6), -getattr(signal, "SIGKILL", 9)):
        return Problem(507, "the query needs more memory than it may use")
    return Problem(500, "this is a fault of the program; its log says more")
