"""Reads files on a cluster of Dask, in chunks, and brings back what they say.

Only bytes travel: files are loaded here, so the machines of the cluster need no disk in common, and
come back as N-Quads. A machine reads each file in a process of its own (:mod:`.workers`), under the
same limits as at home. Dask gives a chunk whose machine went away to another one.
"""

from __future__ import annotations

import os
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from queue import Empty, LifoQueue
from typing import TYPE_CHECKING

import msgspec

from .messages import Answer, Failure, Fetch, Fetched, Job, Unchanged
from .readers.errors import ReadError
from .readers.loading import Input
from .version import extractor_version
from .workers import LIMITS, Limits, Worker

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["ClusterError", "read_chunk", "read_on_cluster"]

#: Files in a chunk: some seconds of work, beside which the few milliseconds that Dask takes for
#: each do not count.
_CHUNK = 50
#: Bytes after which a chunk takes no further file.
_CHUNK_BYTES = 8 << 20
#: Chunks under way for each thread of the cluster, so that none waits for its next one.
_AHEAD = 2
#: Seconds in which a scheduler must answer.
_CONNECT = 10


class ClusterError(Exception):
    """The cluster cannot be used; the message is one line and says what to do."""


class _Chunk(msgspec.Struct, frozen=True):
    """Files to read on one machine."""

    extractor: str
    limits: Limits
    jobs: list[Job]


def read_on_cluster(
    jobs: Iterable[Job], limits: Limits = LIMITS, *, scheduler: str | None = None
) -> Iterator[Answer]:
    """Yield what each file says, in any order, with a bounded number of chunks under way.

    ``scheduler`` is the address of a Dask scheduler, by default the one that Dask is configured
    for. Raises :class:`ClusterError` where there is none, or where its machines cannot read.
    """
    client = _connect(scheduler)
    here = Worker(limits)
    try:
        yield from _read(client, _chunks(_loaded(job, here) for job in jobs), limits)
    finally:
        here.let_go()
        client.close()


def _connect(scheduler: str | None) -> Client:
    try:
        import dask
        from distributed import Client
    except ModuleNotFoundError as error:
        raise ClusterError(
            f"a cluster needs {error.name}; install it with: pip install 'policygraph[dask]'"
        ) from error
    address = scheduler or dask.config.get("scheduler-address", None)
    if address is None:
        raise ClusterError("name the scheduler of the cluster: --scheduler tcp://HOST:8786")
    try:
        return Client(address, timeout=_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"no Dask scheduler answers at {address}; `dask scheduler` starts one"
        ) from error


# ------------------------------------------------------------------ here


def _loaded(job: Job, here: Worker) -> Job | Answer:
    """Return a job with its bytes, to be read on any machine, or what is known without reading.

    Files inside others, which may be hostile, are taken out of them in a process that reads.
    """
    path = Path(os.fsdecode(job.path))
    one = Input(path, job.source, job.inside, job.data, job.line, job.ocr)
    try:
        if job.inside:
            told = here.read(Fetch(job.path, job.source, job.inside, job.data))
            if not isinstance(told, Fetched):
                return told
            data = told.data
        else:
            data = one.load()
    except ReadError as error:
        return Failure(job.source, error.why)
    if one.digest(data) == job.held:
        return Unchanged(job.source)
    named = os.fsencode("/".join((os.fsdecode(job.path), *job.inside)))
    return msgspec.structs.replace(job, path=named, inside=(), data=data, held=None, store=None)


def _chunks(loaded: Iterable[Job | Answer]) -> Iterator[list[Job] | Answer]:
    """Gather jobs in chunks; answers go by."""
    chunk: list[Job] = []
    size = 0
    for one in loaded:
        if not isinstance(one, Job):
            yield one
            continue
        chunk.append(one)
        size += len(one.data or b"")
        if len(chunk) == _CHUNK or size >= _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _read(client: Client, chunks: Iterator[list[Job] | Answer], limits: Limits) -> Iterator[Answer]:
    """Yield what the files of chunks say, and the answers that stand between chunks."""
    from distributed import as_completed

    done, under_way = as_completed(loop=client.loop), dict[object, list[Job]]()

    def submit(chunk: list[Job]) -> None:
        payload = msgspec.msgpack.encode(_Chunk(extractor_version(), limits, chunk))
        with warnings.catch_warnings():
            # The bytes go with the task, so that Dask has them still when a machine goes away.
            warnings.filterwarnings("ignore", "Sending large graph", UserWarning)
            future = client.submit(read_chunk, payload, pure=False)
        under_way[future.key] = chunk
        done.add(future)

    try:
        while True:
            while len(under_way) < max(4, _AHEAD * sum(client.nthreads().values())):
                one = next(chunks, None)
                if one is None:
                    break
                if isinstance(one, list):
                    submit(one)
                else:
                    yield one
            if not under_way:
                return
            future = next(done)
            chunk = under_way.pop(future.key)
            answers = _answers(future)
            if answers is not None:
                yield from answers
            elif len(chunk) > 1:  # one of them may be what ends machines, and costs itself alone
                for job in chunk:
                    submit([job])
            else:
                yield Failure(chunk[0].source, "ended each machine that was to read it")
    finally:
        client.cancel(list(done.futures))


def _answers(future: Future[bytes]) -> list[Answer] | None:
    """Return what a chunk came to; None where each machine that had it went away."""
    from distributed import KilledWorker

    try:
        return msgspec.msgpack.decode(future.result(), type=list[Answer])
    except KilledWorker:
        return None
    except ModuleNotFoundError as error:
        raise ClusterError(
            f"the machines of the cluster lack {error.name}; install this version of policygraph "
            "on each of them"
        ) from error
    except Exception as error:  # whatever else went wrong on another machine
        told = " ".join(str(error).split()) or type(error).__name__
        raise ClusterError(f"the cluster gave up ({told}); the store is as it was") from error
    finally:
        future.release()


# ------------------------------------------------------------------ on a machine of the cluster

#: Processes that read and have nothing to do; they are kept, as loading takes a second.
_idle: dict[Limits, LifoQueue[Worker]] = defaultdict(LifoQueue)


def read_chunk(payload: bytes) -> bytes:
    """Read the files of a chunk, in the form of messages, and return what they say."""
    chunk = msgspec.msgpack.decode(payload, type=_Chunk)
    if chunk.extractor != extractor_version():
        raise RuntimeError("a machine has another version of policygraph than this one")
    try:
        worker = _idle[chunk.limits].get_nowait()
    except Empty:
        worker = Worker(chunk.limits)
    try:
        return msgspec.msgpack.encode([worker.read(job) for job in chunk.jobs])
    finally:
        _idle[chunk.limits].put(worker)
