"""Reads files in processes of their own, each file within bounds of time and memory.

A file that takes too long, too much memory, or its process with it costs that file alone.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from queue import LifoQueue
from typing import IO

import msgspec

from .messages import Answer, Failure, Job, Look, Request, Seen, receive, send
from .worker import OUT_OF_MEMORY

__all__ = ["LIMITS", "Limits", "Worker", "looking", "read_many"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading of one file may take."""

    seconds: float = 60
    """Time for any file."""
    bytes_a_second: float = 5_000
    """Further time by its size; a slow machine reads five times as much."""
    memory: int = 2 << 30
    """Bytes of memory, all that the process has included."""

    def time(self, size: int) -> float:
        """Return how many seconds a file of so many bytes may take."""
        return self.seconds + size / self.bytes_a_second


LIMITS = Limits()

#: Seconds in which a process must be ready to read; it takes one or two.
_READY = 120


def read_many(jobs: Iterable[Job], limits: Limits = LIMITS, *, processes: int) -> Iterator[Answer]:
    """Yield what each file says, in any order, with a bounded number of files under way.

    A process is started when a file finds none idle. Raises RuntimeError where none can be.
    """
    idle: LifoQueue[Worker] = LifoQueue()  # the last first, so that few files start few processes
    workers = [Worker(limits) for _ in range(processes)]
    for worker in workers:
        idle.put(worker)

    def read(job: Job) -> Answer:
        worker = idle.get()
        try:
            return worker.read(job)
        finally:
            idle.put(worker)

    queue = iter(jobs)
    running: set[Future[Answer]] = set()
    executor = ThreadPoolExecutor(processes)
    try:
        while True:
            room = 2 * processes - len(running)
            running |= {executor.submit(read, job) for job in islice(queue, room)}
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    finally:
        for worker in workers:
            worker.end()
        executor.shutdown(cancel_futures=True)
        for worker in workers:
            worker.let_go()


@contextmanager
def looking(limits: Limits = LIMITS) -> Iterator[Callable[[Look], Seen | Failure]]:
    """Yield what looks into files for others that they hold, under the same limits."""
    worker = Worker(limits)

    def look(job: Look) -> Seen | Failure:
        answer = worker.read(job)
        if isinstance(answer, Seen | Failure):
            return answer
        raise TypeError(f"{type(answer).__name__} is no answer to a look")

    try:
        yield look
    finally:
        worker.let_go()


def _size(job: Request) -> int:
    """Return how large a file is, or the one that holds it; 0 for one that is no longer there."""
    if job.data is not None:
        return len(job.data)
    try:
        return os.stat(job.path).st_size
    except OSError:
        return 0


class _DiedError(Exception):
    """The process ended before it had read its file; the message says how."""


class Worker:
    """A process that reads one file at a time; it is started, also again, when it is needed."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False
        self._changing = threading.Lock()

    def read(self, job: Request) -> Answer:
        """Read one file; try once more where the process dies, as that may not be its fault."""
        how = ""
        for _ in range(2):
            try:
                return self._read(job)
            except _DiedError as error:
                how = str(error)
        return Failure(job.source, f"ended the process that read it, twice ({how})")

    def _read(self, job: Request) -> Answer:
        process = self._running()
        jobs, results = _pipes(process)
        allowed = self.limits.time(_size(job))
        late = threading.Event()

        def stop() -> None:
            late.set()
            _kill(process)

        watchdog = threading.Timer(allowed, stop)
        watchdog.start()
        try:
            send(jobs, job)
            return msgspec.msgpack.decode(receive(results), type=Answer)
        except (EOFError, OSError):
            code = process.wait()
            if late.is_set():
                return Failure(job.source, f"took longer than {allowed:.0f} seconds to read")
            if code == OUT_OF_MEMORY:
                told = f"{self.limits.memory / (1 << 30):.1f} GB"
                return Failure(job.source, f"takes more than {told} of memory to read")
            raise _DiedError(_how(code)) from None
        finally:
            watchdog.cancel()
            watchdog.join()
            if late.is_set() or process.returncode is not None:
                self.let_go()

    def _running(self) -> subprocess.Popen[bytes]:
        """Return the process, ready to read."""
        with self._changing:
            if self._ended:
                raise _DiedError("the build was given up")
            if self._process is not None:
                return self._process
            process = self._process = _start(self.limits.memory)
        watchdog = threading.Timer(_READY, _kill, (process,))
        watchdog.start()
        try:
            receive(_pipes(process)[1])
        except EOFError:
            how = _how(process.wait())
            self.let_go()
            raise RuntimeError(f"no process to read files in could be started ({how})") from None
        finally:
            watchdog.cancel()
        return process

    def let_go(self) -> None:
        """End the process, and clear away what it leaves."""
        with self._changing:
            process, self._process = self._process, None
        if process is not None:
            _kill(process)
            process.wait()
            for pipe in _pipes(process):
                with suppress(OSError):
                    pipe.close()

    def end(self) -> None:
        """End the process for good; a file under way in another thread fails."""
        with self._changing:
            self._ended = True
            if self._process is not None:
                _kill(self._process)


def _start(memory: int) -> subprocess.Popen[bytes]:
    # Not by multiprocessing, which runs the main module of whoever calls us once more. With -P no
    # module is taken from the folder that happens to be the current one.
    command = [sys.executable, "-P", "-m", "policygraph.builders.worker", str(memory)]
    # A group of its own: Ctrl-C in the terminal is ours to handle, and all that it may start ends
    # with it.
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        process_group=0,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("started without pipes")
    return process.stdin, process.stdout


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError, PermissionError):  # gone by itself
        os.killpg(process.pid, signal.SIGKILL)


def _how(code: int) -> str:
    """Say how a process ended, by its exit code."""
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"exit code {code}"
