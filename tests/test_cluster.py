"""A build that reads on a cluster: a real one of Dask, with processes, on this machine."""

from __future__ import annotations

import os
import signal
import sys
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from distributed import LocalCluster

from policygraph.builders.build import build
from policygraph.builders.cluster import ClusterError, read_chunk, read_on_cluster
from policygraph.cli import policygraph
from policygraph.graph import open_store
from policygraph.graph.exports import export

SENTENCE = "The Government assigned the Ministry of {} to publish the budget by March {}, 2030.\n"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two processes that are workers, each with one thread."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as started:
        yield started


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of several chunks, an archive, and what cannot be read."""
    folder = tmp_path_factory.mktemp("texts")
    for number in range(110):
        ministry = ("Finance", "Justice", "Construction")[number % 3]
        text = SENTENCE.format(ministry, 1 + number % 30)
        (folder / f"{number:03}.txt").write_text(text)
    with zipfile.ZipFile(folder / "acts.zip", "w") as archive:
        archive.writestr("2030/act.txt", SENTENCE.format("Home Affairs", 3))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nand no more")
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def alone(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What one process makes of them."""
    store = tmp_path_factory.mktemp("alone") / "store"
    build([texts], store, jobs=1)
    return quads(store)


def quads(store: Path) -> bytes:
    return b"".join(export(open_store(store), "nquads"))


def reads(pid: int) -> list[int]:
    """Return the processes that read for a process."""
    found = Path(f"/proc/{pid}/task").glob("*/children")
    return [
        int(child)
        for listed in found
        for child in listed.read_text().split()
        if b"policygraph.builders.worker" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
@pytest.mark.parametrize("engine", ["local", "dask"])
def test_a_worker_that_is_killed_loses_no_document(
    cluster: Any, texts: Path, alone: bytes, tmp_path: Path, engine: str
) -> None:
    killed: list[int] = []

    def progress(done: int, total: int | None) -> None:
        if done == 20:  # the other chunks, or files, are under way
            workers = [each.pid for each in cluster.workers.values()]
            killed.append(workers[0] if engine == "dask" else reads(os.getpid())[0])
            os.kill(killed[0], signal.SIGKILL)

    way = partial(read_on_cluster, scheduler=cluster.scheduler_address)
    told = build([texts], tmp_path / "store", 2, progress, engine=way if engine == "dask" else None)
    assert (told.read, len(killed)) == (111, 1)
    assert [(Path(one.path).name, one.why) for one in told.skipped] == [
        ("broken.pdf", "is a damaged PDF file"),
        ("empty.txt", "is empty"),
    ]
    assert quads(tmp_path / "store") == alone


def test_only_what_changed_is_sent(cluster: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("Finance", "Justice"):
        (tmp_path / "in" / f"{name}.txt").write_text(SENTENCE.format(name, 1))
    told = []
    for day in (1, 2):
        (tmp_path / "in" / "Justice.txt").write_text(SENTENCE.format("Justice", day))
        command = ["build", str(tmp_path / "in"), "--engine", "dask", "--scheduler"]
        store = ["--store", str(tmp_path / "store")]
        done = CliRunner().invoke(policygraph, [*command, cluster.scheduler_address, *store])
        assert done.exit_code == 0, done.output
        told.append(done.stderr.partition(": ")[2].partition(";")[0])
    assert told == ["2 read, 0 unchanged, 0 skipped", "1 read, 1 unchanged, 0 skipped"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--scheduler", "tcp://127.0.0.1:1"], "no Dask scheduler answers at tcp://127.0.0.1:1"),
        (["--scheduler", "nonsense://x"], "no Dask scheduler answers at nonsense://x"),
        ([], "name the scheduler of the cluster"),
        (["--jobs", "2"], "--jobs is for --engine local"),
    ],
)
def test_a_cluster_that_is_not_there_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], said: str
) -> None:
    monkeypatch.setattr("policygraph.builders.cluster._CONNECT", 0.5)
    (tmp_path / "a.txt").write_text(SENTENCE)
    command = ["build", str(tmp_path), "--store", str(tmp_path / "s"), "--engine", "dask"]
    done = CliRunner().invoke(policygraph, [*command, *options])
    assert done.exit_code == 2
    assert said in done.stderr.splitlines()[-1]
    assert not (tmp_path / "s" / "current").exists()


def test_machines_with_other_rules_are_refused() -> None:
    """What they read would differ with the machine that reads it."""
    chunk = {"extractor": "other", "limits": {"seconds": 1}, "jobs": []}
    with pytest.raises(RuntimeError, match=r"another version of policygraph"):
        read_chunk(msgspec.msgpack.encode(chunk))


def test_a_machine_that_refuses_ends_the_build_and_changes_nothing(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE.format("Finance", 1))
    monkeypatch.setattr("policygraph.builders.cluster.extractor_version", lambda: "other")
    way = partial(read_on_cluster, scheduler=cluster.scheduler_address)
    with pytest.raises(ClusterError, match=r"another version .*; the store is as it was"):
        build([tmp_path / "a.txt"], tmp_path / "store", engine=way)
    assert not (tmp_path / "store" / "current").exists()
