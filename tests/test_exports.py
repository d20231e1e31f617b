"""The store in other formats: the same facts, the same bytes, nothing that runs."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from policygraph.graph import DiskStore, open_store
from policygraph.graph.exports import FORMATS, export
from policygraph.graph.fields import neutral
from policygraph.graph.files import write_atomically


@pytest.fixture(scope="module")
def store(texts_alone: Path) -> DiskStore:
    return open_store(texts_alone)


def exported(store: DiskStore, form: str) -> bytes:
    return b"".join(export(store, form))


def test_nquads_are_sorted_and_hold_everything(store: DiskStore) -> None:
    lines = exported(store, "nquads").split(b"\n")
    assert lines.pop() == b""
    assert lines == sorted(set(lines))
    assert len(lines) == len(store.graph)


@pytest.mark.parametrize(
    ("form", "syntax"),
    [
        ("nquads", ox.RdfFormat.N_QUADS),
        ("trig", ox.RdfFormat.TRIG),
        ("jsonld", ox.RdfFormat.JSON_LD),
    ],
)
def test_datasets_come_back_whole(store: DiskStore, form: str, syntax: ox.RdfFormat) -> None:
    assert set(ox.parse(exported(store, form), format=syntax)) == set(store.quads())


def test_turtle_is_the_union_of_the_graphs(store: DiskStore) -> None:
    back = {quad.triple for quad in ox.parse(exported(store, "turtle"), format=ox.RdfFormat.TURTLE)}
    assert back == {quad.triple for quad in store.quads()}


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networks_open_in_other_programs(store: DiskStore, form: str, tmp_path: Path) -> None:
    path = tmp_path / "graph"
    path.write_bytes(exported(store, form))
    graph = nx.read_graphml(path) if form == "graphml" else nx.read_gexf(path)
    labels = {data["label"] for _, data in graph.nodes(data=True)}
    assert {"Ministry of Finance", "901-KL/TW", "Quang Ninh"} <= labels
    words = {data["words"] for _, _, data in graph.edges(data=True) if data.get("words")}
    assert "publish the list of public assets by December 31, 2030" in words


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_another_process_writes_the_same_bytes(store: DiskStore, form: str) -> None:
    command = [sys.executable, "-m", "policygraph.cli", "export", "--format", form]
    done = subprocess.run(
        [*command, "--store", str(store.path)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7"},
    )
    assert done.stdout == exported(store, form)


def test_csv_names_things(store: DiskStore) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(store, "csv").decode("utf-8"))))
    assert len(rows) == len(store.graph)
    given = [row for row in rows if row["predicate"].endswith("#assignedTo")]
    assert "Ministry of Finance" in {row["object_label"] for row in given}


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+84 24 3", "'+84 24 3"),
        ("-cmd", "'-cmd"),
        ("@sum", "'@sum"),
        ("\t=1", "'\t=1"),
        ("-5", "-5"),
        ("+3.5", "+3.5"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(cell: str, shown: str) -> None:
    assert neutral(cell) == shown


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.nq"
    path.write_bytes(b"old")
    path.chmod(0o640)

    def pieces() -> list[bytes]:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_atomically(path, (piece for _ in [0] for piece in pieces()))
    assert path.read_bytes() == b"old"
    write_atomically(path, [b"n", b"ew"])
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["out.nq"]


def test_jsonld_is_json(store: DiskStore) -> None:
    assert json.loads(exported(store, "jsonld"))
