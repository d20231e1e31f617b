"""Compares two processes, and two workers of a Dask cluster, with twice the speed of one process.

``python benchmarks/parallel.py [--documents N] [--rounds N]`` reads the benchmark's documents in
each way, which take turns, and compares the quads before the times. Starting counts, so documents
should be many. Times are those of the clock, so the machine should have two cores to itself; the
first line says how busy it was.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from functools import partial

from documents import document
from measuring import in_turn

from policygraph.builders.cluster import read_on_cluster
from policygraph.builders.messages import Job, Reading
from policygraph.builders.workers import read_many


def jobs(number: int) -> Iterator[Job]:
    """Yield documents as files to read that come with their bytes."""
    for nth in range(number):
        source, content = document(nth)
        yield Job(source.encode(), source, (), content.encode(), None, None)


def main() -> None:
    """Print the efficiency of both ways."""
    from distributed import LocalCluster

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    number = given.documents
    read: dict[str, str] = {}
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        engines = {
            "one process": partial(read_many, processes=1),
            "two processes": partial(read_many, processes=2),
            "two workers of Dask": partial(read_on_cluster, scheduler=cluster.scheduler_address),
        }

        def way(name: str) -> Callable[[], float]:
            def measured() -> float:
                began, digests = time.monotonic(), list[bytes]()
                for answer in engines[name](jobs(number)):
                    assert isinstance(answer, Reading), answer
                    digests.append(hashlib.sha256(answer.quads).digest())
                read[name] = hashlib.sha256(b"".join(sorted(digests))).hexdigest()
                return time.monotonic() - began

            return measured

        taken = in_turn({name: way(name) for name in engines}, given.rounds)
    if len(set(read.values())) != 1:
        raise SystemExit("the ways differ in what they read")
    print(f"{number} documents; load of the machine {os.getloadavg()[0]:.1f}")
    alone = taken["one process"]
    for name, seconds in taken.items():
        print(f"{name}: {seconds:.1f} s, {alone / seconds:.2f} times as fast as one")


if __name__ == "__main__":
    main()
