"""Builds that are killed, at every step and at any moment, and builds on a full disk.

The store answers as before, the next build completes it, and its bytes are those of a store that
nothing disturbed. Together with :mod:`test_store` this is done more than fifty times.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from policygraph.builders.build import build
from policygraph.graph import open_store
from policygraph.graph.exports import export
from policygraph.queries.tasks import who

resource = pytest.importorskip("resource")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, and looks at /proc")

FIRST = "The Government assigned the Ministry of Finance to publish the budget by March 31, 2030.\n"
SECOND = "The Government assigned the Ministry of Justice to review the decrees.\n"
CLI = [sys.executable, "-m", "policygraph.cli"]


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: forcing files to a disk takes most of the time."""
    if not os.access("/dev/shm", os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        yield Path(folder)


@pytest.mark.parametrize(("how", "least"), [("killed", 25), ("filled", 5)])
def test_a_writer_that_ends_anywhere_leaves_old_answers(quick: Path, how: str, least: int) -> None:
    program = Path(__file__).with_name("dying_writers.py")
    done = subprocess.run(
        [sys.executable, str(program), str(quick), how, "2026"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= least


def children(pid: int) -> list[int]:
    threads = Path(f"/proc/{pid}/task").iterdir()
    return [int(one) for thread in threads for one in (thread / "children").read_text().split()]


def nquads(store: Path) -> bytes:
    return b"".join(export(open_store(store), "nquads"))


def test_a_build_that_is_killed_at_any_moment_leaves_old_answers(quick: Path) -> None:
    texts, store, whole = quick / "texts", quick / "store", quick / "whole"
    texts.mkdir()
    (texts / "a.txt").write_text(FIRST)
    (texts / "b.txt").write_text(SECOND)
    build([texts], store)
    before = who(open_store(store))
    (texts / "a.txt").write_text(FIRST.replace("2030", "2031"))
    for number in range(4):
        (texts / f"c{number}.txt").write_text(SECOND)
    command = [*CLI, "build", str(texts), "--jobs", "2", "--store"]

    shutil.copytree(store, whole)
    began = time.monotonic()
    subprocess.run([*command, str(whole)], check=True, capture_output=True)
    took = time.monotonic() - began

    chance, kills = random.Random(2026), 0
    for _ in range(6):
        builder = subprocess.Popen([*command, str(store)], stderr=subprocess.DEVNULL)
        time.sleep(took * chance.random())
        workers = children(builder.pid) if builder.poll() is None else []
        builder.kill()
        if builder.wait() == 0:
            continue
        kills += 1
        for pid in workers:
            _wait_for_end(pid)
        after = who(open_store(store))
        assert after == before or after == who(open_store(whole))
    assert kills > 0
    build([texts], store)
    assert nquads(store) == nquads(whole)
    assert not list((store / "generations").glob("*.new"))


def _wait_for_end(pid: int) -> None:
    """Wait for a worker of a build that was killed; it ends by itself, or the test never does."""
    for _ in range(1200):
        if not Path(f"/proc/{pid}").exists():
            return
        time.sleep(0.05)
    raise AssertionError("a worker outlives its build")


def test_a_full_disk_is_told_in_one_line_and_changes_nothing(quick: Path) -> None:
    """The limit on the size of a file stands for the end of the disk: writing fails the same."""
    (quick / "a.txt").write_text(FIRST)
    command = [*CLI, "build", str(quick / "a.txt"), "--store", str(quick / "store")]
    limit = (100_000, 100_000)
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "Traceback" not in done.stderr
    assert not (quick / "store" / "current").exists()
    subprocess.run(command, check=True, capture_output=True)
    assert list(open_store(quick / "store").manifest.sources) == ["a.txt"]
