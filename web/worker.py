"""A process of the server: takes one job after the other from its standard input.

``python -m policygraph.web.worker STORE SECONDS``; messages as in :mod:`.frames`. It is started
and, when a job takes too long, killed by :mod:`.pool`. It ends by itself with its input, and where
the system can, in the midst of a job that goes on for longer than it should, so that it does not
outlive a server that was killed.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path
from typing import BinaryIO

import msgspec

from ..graph import DiskStore, StoreError, open_store
from ..graph.store import store_version
from .frames import REST, Job, Reply, encoded, read_frame
from .jobs import run
from .problems import Problem

__all__ = ["MEMORY", "main"]

#: Bytes that the data of a process may take, where the system can limit them.
MEMORY = 1 << 30


def main(arguments: list[str]) -> None:
    """Answer jobs until the input ends, each from the newest thread (see :mod:`.process`)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends us
    _limit_memory()
    worker = _Worker(Path(arguments[0]), float(arguments[1]), _own_output())
    while not worker.done:
        thread = threading.Thread(target=worker.answer)
        thread.start()
        thread.join()


class _Worker:
    """What a process keeps from one job to the next."""

    def __init__(self, path: Path, seconds: float, answers: BinaryIO) -> None:
        self.done = False
        self._path = path
        self._seconds = seconds
        self._answers = answers
        self._decode = msgspec.msgpack.Decoder(Job).decode
        self._store: DiskStore | None = None
        self._version = ""

    def answer(self) -> None:
        """Answer jobs until the input ends, or until this thread has become too slow for more."""
        self.done = True  # unless we are asked for a new thread, whatever happens here
        self._send(Reply(0, "", b"", log={"thread": threading.get_native_id()}))
        while (frame := read_frame(sys.stdin.buffer)) is not None:
            job = self._decode(frame)
            if job == REST:
                self.done = False
                return
            _end_after(self._seconds)
            reply = self._reply(job)
            _end_after(0)
            self._send(reply)

    def _reply(self, job: Job) -> Reply:
        try:
            version = store_version(self._path)
            if self._store is None or version != self._version:
                self._version, self._store = version, open_store(self._path)
            return run(self._store, job)
        except StoreError as error:
            self._store = None
            return Problem(503, str(error), {"retry-after": "10"}).reply()
        except Exception as error:  # the process lives on; the server's log says what it was
            sys.excepthook(type(error), error, error.__traceback__)
            return Problem(500, "this is a fault of the program; its log says more").reply()

    def _send(self, reply: Reply) -> None:
        self._answers.write(encoded(reply))
        self._answers.flush()


def _own_output() -> BinaryIO:
    """Keep standard output for answers; whatever else is printed goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _end_after(seconds: float) -> None:
    """Let the system end this process in so many seconds, in whatever it is then; 0 for never."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


if __name__ == "__main__":
    main(sys.argv[1:])
