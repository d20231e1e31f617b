"""Reads many files at once in processes of their own, with a bounded number under way."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from .readers import Input
from .reading import Failure, Reading, read_one

__all__ = ["Job", "read_many"]

#: One file and the facts that are kept of it.
Job = tuple[Input, bytes | None]


def read_many(jobs: Iterable[Job], processes: int) -> Iterator[Reading | Failure]:
    """Yield what each file says, in any order; one process reads them in turn in this one.

    A process that dies takes no other file with it: those under way are read again, one by one,
    and only the file that kills its reader once more is given up.
    """
    if processes <= 1:
        yield from (read_one(*job) for job in jobs)
        return
    queue = iter(jobs)
    while True:
        lost: list[Job] = []
        yield from _pool(queue, processes, lost)
        if not lost:
            return
        for job in lost:
            yield from _alone(job)


def _pool(queue: Iterator[Job], processes: int, lost: list[Job]) -> Iterator[Reading | Failure]:
    """Read from the queue until it is empty or a process dies; then ``lost`` has what was open."""
    with _executor(processes) as executor:
        running: dict[Future[Reading | Failure], Job] = {}
        try:
            while True:
                for job in islice(queue, 3 * processes - len(running)):
                    running[_submit(executor, job, lost)] = job
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    job = running[future]
                    result = future.result()
                    del running[future]
                    yield result
        except BrokenProcessPool:
            lost += [job for job in running.values() if job not in lost]


def _submit(executor: ProcessPoolExecutor, job: Job, lost: list[Job]) -> Future[Reading | Failure]:
    try:
        return executor.submit(read_one, *job)
    except BrokenProcessPool:
        lost.append(job)
        raise


def _alone(job: Job) -> Iterator[Reading | Failure]:
    with _executor(1) as executor:
        try:
            yield executor.submit(read_one, *job).result()
        except BrokenProcessPool:
            yield Failure(job[0].source, "the process that read it died; is there enough memory?")


def _executor(processes: int) -> ProcessPoolExecutor:
    # Started afresh, not forked: a copy of this process would hold the store's lock after its end.
    return ProcessPoolExecutor(
        processes, multiprocessing.get_context("spawn"), initializer=_end_with_parent
    )


def _end_with_parent() -> None:
    """End this process when the one that started it has ended, however it ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:

        def wait_for_it() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=wait_for_it, daemon=True).start()
