"""Processes that read: what a file may cost, and that it costs no other file anything."""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import gathered

from policygraph.builders.build import build
from policygraph.builders.messages import Failure, Job
from policygraph.builders.workers import LIMITS, Limits, looking, read_many
from policygraph.cli.build import build as command
from policygraph.graph import open_store
from policygraph.queries.review import review

SMALL = "The Government assigned the Ministry of Finance to publish the budget by March 31, 2030.\n"
#: Minutes of reading, and nothing wrong with it.
LONG = SMALL * 60_000
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")


def job(source: str, content: str) -> Job:
    """Return a job whose bytes have no file, as those of standard input."""
    return Job(b"-", source, (), content.encode(), None, b"/nowhere")


def results(jobs: list[Job], processes: int, limits: Limits = LIMITS) -> dict[str, str | None]:
    """Return why each file was not read, or None."""
    return {
        found.source: found.why if isinstance(found, Failure) else None
        for found in read_many(jobs, limits, processes=processes)
    }


def readers(pid: int) -> list[int]:
    """Return the processes that a process has started to read files, and no others of its own."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    started = [one for thread in threads for one in (thread / "children").read_text().split()]
    return [
        int(one)
        for one in started
        if b"policygraph.builders.worker" in Path(f"/proc/{one}/cmdline").read_bytes()
    ]


def at_work(pid: int) -> bool:
    """Whether a process of ours is done loading: it has no standard output any more."""
    try:
        return os.readlink(f"/proc/{pid}/fd/1") == os.devnull
    except OSError:
        return False


@pytest.fixture
def kill_workers() -> Iterator[Callable[[int], None]]:
    """End so many processes, each a moment after it has begun to read."""
    threads: list[threading.Thread] = []

    def start(number: int) -> None:
        def kill() -> None:
            killed: set[int] = set()
            deadline = time.monotonic() + 60
            while len(killed) < number and time.monotonic() < deadline:
                time.sleep(0.2)
                for pid in readers(os.getpid()):
                    if pid not in killed and at_work(pid):
                        time.sleep(0.2)
                        os.kill(pid, signal.SIGKILL)
                        killed.add(pid)

        threads.append(threading.Thread(target=kill))
        threads[-1].start()

    yield start
    for thread in threads:
        thread.join()


@on_linux
def test_a_file_that_takes_too_much_memory_is_given_up_and_the_others_are_read() -> None:
    greedy = job("greedy.txt", "x\n\n" * 3_000_000)
    told = results([job("a.txt", SMALL), greedy, job("b.txt", SMALL)], 1, Limits(memory=400 << 20))
    assert told == {
        "a.txt": None,
        "greedy.txt": "takes more than 0.4 GB of memory to read",
        "b.txt": None,
    }


@on_linux
def test_a_process_that_is_killed_costs_no_text(kill_workers: Callable[[int], None]) -> None:
    jobs = [job("long.txt", SMALL * 300), *(job(f"{n}.txt", SMALL) for n in range(12))]
    kill_workers(1)
    told = results(jobs, 2)
    assert told == {each.source: None for each in jobs}


@on_linux
def test_a_file_that_ends_its_process_twice_is_given_up(
    kill_workers: Callable[[int], None],
) -> None:
    kill_workers(2)
    told = results([job("long.txt", LONG), job("a.txt", SMALL)], 1)
    assert told == {
        "long.txt": "ended the process that read it, twice (SIGKILL)",
        "a.txt": None,
    }


@on_linux
def test_a_file_that_takes_too_long_is_told_and_listed_and_the_rest_goes_on(
    tmp_path: Path,
) -> None:
    folder, store = tmp_path / "in", tmp_path / "store"
    folder.mkdir()
    for name in ("a.txt", "z.txt"):
        (folder / name).write_text(SMALL)
    build([folder], store)
    (folder / "long.txt").write_text(LONG)
    seen: list[tuple[int, int | None]] = []

    def progress(done: int, total: int | None) -> None:
        seen.append((done, total))
        if done == 1:  # the long one is under way; stopped, it hangs and leaves the machine alone
            os.kill(readers(os.getpid())[0], signal.SIGSTOP)

    # the others are only looked at again, which takes no time that a busy machine could stretch
    limits = Limits(seconds=6, bytes_a_second=1e9)
    report = build([folder], store, jobs=1, progress=progress, limits=limits)
    assert report.unchanged == 2
    assert [one.why for one in report.skipped] == ["took longer than 6 seconds to read"]
    assert seen == [(1, 3), (2, 3), (3, 3)]
    listed = [(item["what"], item["name"]) for item in review(open_store(store))]
    assert ("skipped file", str(folder / "long.txt")) in listed


SCRIPT = """
import sys
from pathlib import Path
from typing import Any
from policygraph.builders.build import build
print(build([Path(sys.argv[1])], Path(sys.argv[2])).read)
"""


def test_a_plain_script_can_build(tmp_path: Path) -> None:
    """Without the guard that multiprocessing asks for."""
    (tmp_path / "a.txt").write_text(SMALL)
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    command = [sys.executable, str(script), str(tmp_path / "a.txt"), str(tmp_path / "store")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("1\n", "")


@on_linux
def test_ctrl_c_ends_a_build_and_all_its_processes(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(LONG)
    build = [sys.executable, "-m", "policygraph.cli", "build", str(tmp_path / "long.txt")]
    with subprocess.Popen(
        [*build, "--store", str(tmp_path / "s")],
        stderr=subprocess.PIPE,
        # what a shell starts in the background ignores Ctrl-C, and so does what that starts
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as run:
        while not (started := readers(run.pid)) or not at_work(started[0]):
            time.sleep(0.05)
        run.send_signal(signal.SIGINT)
        _, told = run.communicate()
    assert told.decode() == f"{tmp_path / 's'}: stopped, and as it was before\n"
    assert run.returncode == 130
    assert not any(Path(f"/proc/{pid}").exists() for pid in started)
    assert not (tmp_path / "s" / "current").exists()


def test_modules_in_the_current_folder_are_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("msgspec", "yaml", "re", "policygraph"):
        (tmp_path / f"{name}.py").write_text("open('ran', 'w')")
    monkeypatch.chdir(tmp_path)
    assert results([job("a.txt", SMALL)], 1) == {"a.txt": None}
    assert not (tmp_path / "ran").exists()


def test_the_command_line_has_the_same_limits() -> None:
    given: dict[str | None, Any] = {one.name: one.default for one in command.params}
    assert Limits(given["seconds"], memory=given["megabytes"] << 20) == LIMITS


@on_linux
def test_an_archive_is_opened_under_the_same_limits(tmp_path: Path) -> None:
    """A list of a million files that are not there: to read it takes more memory than there is."""
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<H", 9) + bytes(16) + b"paper.txt"
    listed = entry * 1_000_000
    end = b"PK\x05\x06" + bytes(4) + struct.pack("<HHIIH", 9, 9, len(listed), 0, 0)
    (tmp_path / "many.zip").write_bytes(listed + end)
    (tmp_path / "a.txt").write_text(SMALL)
    with looking(Limits(memory=300 << 20)) as look:
        inputs, skipped = gathered([tmp_path], look)
    assert [one.source for one in inputs] == ["a.txt"]
    assert [one.why for one in skipped] == ["takes more than 0.3 GB of memory to read"]
