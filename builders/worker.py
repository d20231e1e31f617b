"""The process that reads: one file after the other, with bounded memory and no voice of its own.

Started by :mod:`.workers` as ``python -m policygraph.builders.worker MEMORY``.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress
from typing import IO

import msgspec

from .messages import Fetch, Look, Request, receive, send

__all__ = ["OUT_OF_MEMORY", "main"]

#: Exit code of a process whose file needed more memory than it may have.
OUT_OF_MEMORY = 86


def main(memory: int) -> None:
    """Read the files that come in by standard input until there are no more."""
    # loads readers, which those who start this do without
    from .inputs import fetch, look_into
    from .reading import read_one

    jobs, results = _pipes()
    _end_with_parent(jobs.fileno())
    _bound(memory)
    send(results, None)  # ready: what loading took is no file's fault
    while True:
        try:
            request: Request = msgspec.msgpack.decode(receive(jobs), type=Request)
        except EOFError:
            return
        try:
            match request:
                case Look():
                    send(results, look_into(request))
                case Fetch():
                    send(results, fetch(request))
                case _:
                    send(results, read_one(request))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)  # at once, as the next step could need memory too


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Take standard input and output away from everything else in this process.

    What libraries print, and to the terminal at that, could be in the words of a hostile file.
    """
    jobs, results = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1) if os.environ.get("POLICYGRAPH_DEBUG") else (0, 1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
    return jobs, results


def _bound(memory: int) -> None:
    """Bound the memory that this process can ask for, where the system can; leave no core dump."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    with suppress(ValueError):  # macOS has the call and does not keep to it
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_with_parent(pipe: int) -> None:
    """End this process, and what it may have started, when the one that started it has ended."""
    if sys.platform == "win32":
        return  # there it ends after the file at hand, when it finds the pipe closed
    import select

    def wait_for_it() -> None:
        watch = select.poll()
        watch.register(pipe, 0)  # nothing but the closing of the other side
        watch.poll()
        os.killpg(0, signal.SIGKILL)

    threading.Thread(target=wait_for_it, daemon=True).start()


if __name__ == "__main__":
    main(int(sys.argv[1]))
