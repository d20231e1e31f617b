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
from pathlib import Path
from typing import BinaryIO

import msgspec

from ..graph import StoreError, open_store
from ..graph.store import store_version
from .frames import READY, Job, Reply, encoded, read_frame
from .jobs import run
from .problems import Problem

__all__ = ["MEMORY", "main"]

#: Bytes that the data of a process may take, where the system can limit them.
MEMORY = 1 << 30


def main(arguments: list[str]) -> None:
    """Answer jobs until the input ends."""
    path, seconds = Path(arguments[0]), float(arguments[1])
    answers = _own_output()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends us
    _limit_memory()
    decode = msgspec.msgpack.Decoder(Job).decode
    store, version = None, ""
    _send(answers, READY)
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        _end_after(seconds)
        try:
            if store is None or version != store_version(path):
                version, store = store_version(path), open_store(path)
            reply = run(store, decode(frame))
        except StoreError as error:
            store = None
            reply = Problem(503, str(error), {"retry-after": "10"}).reply()
        except Exception as error:  # the process lives on; the server's log says what it was
            sys.excepthook(type(error), error, error.__traceback__)
            reply = Problem(500, "this is a fault of the program; its log says more").reply()
        _end_after(0)
        _send(answers, reply)


def _own_output() -> BinaryIO:
    """Keep standard output for answers; whatever else is printed goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _send(stream: BinaryIO, reply: Reply) -> None:
    stream.write(encoded(reply))
    stream.flush()


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
