"""Building: which files are read, what is told of others, what is read again, what a kill does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import gathered

from policygraph.builders.build import NothingToReadError, build
from policygraph.graph import open_store
from policygraph.graph.exports import export
from policygraph.graph.writer import withdraw_source
from policygraph.queries.tasks import who

FIRST = "The Government assigned the Ministry of Finance to publish the budget by March 31, 2030.\n"
SECOND = "The Government assigned the Ministry of Justice to review the decrees.\n"
CLI = [sys.executable, "-m", "policygraph.cli"]


def texts(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / f"{name}.txt").write_text(content, "utf-8")
    return folder


def nquads(store: Path) -> bytes:
    return b"".join(export(open_store(store), "nquads"))


def sources(store: Path) -> list[str]:
    return sorted(open_store(store).manifest.sources)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder ``texts`` with two files, built into ``store`` beside it; tests only read it."""
    place = tmp_path_factory.mktemp("built")
    build([texts(place / "texts", a=FIRST, b=SECOND)], place / "store")
    return place


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "copy"))


# ------------------------------------------------------------------ which files


def test_sources_are_paths_below_the_folder(tmp_path: Path) -> None:
    texts(texts(tmp_path / "in", b="x").joinpath("sub"), a="x")
    texts(tmp_path / "in" / ".hidden", c="x")
    inputs, skipped = gathered([tmp_path / "in"])
    assert [one.source for one in inputs] == ["b.txt", "sub/a.txt"]
    assert skipped == []
    alone, _ = gathered([tmp_path / "in" / "sub" / "a.txt"])
    assert [one.source for one in alone] == ["a.txt"]


def test_a_store_inside_the_folder_is_not_read(tmp_path: Path) -> None:
    texts(tmp_path, a=FIRST)
    build([tmp_path], tmp_path / "store")
    inputs, skipped = gathered([tmp_path])
    assert [one.source for one in inputs] == ["a.txt"]
    assert skipped == []


def test_of_two_files_with_one_path_the_first_counts(tmp_path: Path) -> None:
    first, second = texts(tmp_path / "one", a="x"), texts(tmp_path / "two", a="y")
    inputs, skipped = gathered([first, second])
    assert [one.path for one in inputs] == [first / "a.txt"]
    assert [(one.path, one.why) for one in skipped] == [
        (str(second / "a.txt"), "another text before it is called a.txt")
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="names and links of Unix")
def test_odd_files_are_told_in_one_line_each(tmp_path: Path) -> None:
    folder = texts(tmp_path / "in", **{"new\nline": "x", "good": "x"})
    (folder / "paper.xlsx").write_bytes(b"x")
    (folder / "out.txt").symlink_to("/etc/hostname")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "outside").symlink_to("/etc")
    (folder / "twin.txt").symlink_to("good.txt")
    os.mkfifo(folder / "pipe.txt")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text("x")
    inputs, skipped = gathered([folder])
    assert [one.source for one in inputs] == ["good.txt", "new\nline.txt", "twin.txt"]
    reasons = {Path(one.path).name: one.why for one in skipped}
    assert reasons["out.txt"] == "is a link that leads out of the folder"
    assert reasons["outside"] == "is a link that leads out of the folder"
    assert reasons["gone.txt"] == "is a link that leads nowhere"
    assert reasons["pipe.txt"] == "is not a file"
    assert reasons["\\udcff.txt"] == "its name is not UTF-8"
    assert reasons["paper.xlsx"].startswith("no reader for .xlsx (there are: ")
    assert len(reasons) == 6
    assert not any("\n" in one.path + one.why for one in skipped)


def test_a_folder_without_texts_is_an_error_and_makes_no_store(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(NothingToReadError, match="no text to read in"):
        build([tmp_path / "in"], tmp_path / "store")
    assert not (tmp_path / "store").exists()


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n",
    "binary.txt": bytes(range(256)) * 40,
    "torn.txt": b"\xff\xfe\x00",
}


def test_bad_files_are_skipped_and_the_rest_is_built(tmp_path: Path) -> None:
    folder = texts(tmp_path / "in", good=FIRST)
    (folder / "utf16.txt").write_bytes(SECOND.encode("utf-16"))
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    report = build([folder], tmp_path / "store")
    assert {Path(one.path).name for one in report.skipped} == set(BAD)
    assert sources(tmp_path / "store") == ["good.txt", "utf16.txt"]
    assert [skipped.path for skipped in open_store(tmp_path / "store").manifest.skipped] == [
        str(folder / name) for name in sorted(BAD)
    ]


def test_bad_files_alone_are_an_error_and_change_nothing(copy: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    before = sources(copy / "store")
    with pytest.raises(NothingToReadError, match=r"empty\.txt: is empty"):
        build([folder], copy / "store")
    assert sources(copy / "store") == before


# ------------------------------------------------------------------ what is read again


def test_only_what_changed_is_read_again(copy: Path) -> None:
    texts(copy / "texts", a=FIRST.replace("2030", "2031"))
    report = build([copy / "texts"], copy / "store")
    assert (report.read, report.unchanged) == (1, 1)
    assert {row["deadline"] for row in who(open_store(copy / "store"))} == {"2031-03-31", None}


def test_building_the_same_again_makes_no_generation(copy: Path) -> None:
    before = (copy / "store" / "current").read_text()
    report = build([copy / "texts"], copy / "store")
    assert (report.read, report.unchanged) == (0, 2)
    assert (copy / "store" / "current").read_text() == before


def test_a_text_from_elsewhere_is_warned_about(copy: Path, tmp_path: Path) -> None:
    other = texts(tmp_path / "other", a=SECOND)
    report = build([other], copy / "store")
    assert report.warnings == [
        f"a.txt: now from {other / 'a.txt'}, was from {(built_from(copy) / 'a.txt')}"
    ]
    assert sources(copy / "store") == ["a.txt", "b.txt"]


def built_from(copy: Path) -> Path:
    return Path(open_store(copy / "store").manifest.sources["b.txt"].origin).parent


def test_a_text_that_turns_bad_keeps_what_it_said(copy: Path) -> None:
    (copy / "texts" / "a.txt").write_bytes(b"")
    report = build([copy / "texts"], copy / "store")
    assert [one.why for one in report.skipped] == ["is empty"]
    assert sources(copy / "store") == ["a.txt", "b.txt"]


# ------------------------------------------------------------------ same bytes


def test_withdrawing_leaves_what_the_others_give(copy: Path, tmp_path: Path) -> None:
    withdraw_source(copy / "store", "a.txt")
    build([texts(tmp_path / "alone", b=SECOND)], tmp_path / "store")
    assert nquads(copy / "store") == nquads(tmp_path / "store")


def test_two_processes_in_another_order_build_the_same(built: Path, tmp_path: Path) -> None:
    files = [str(built / "texts" / name) for name in ("b.txt", "a.txt")]
    command = [*CLI, "build", *files, "--store", str(tmp_path / "store"), "--jobs", "2"]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "11"})
    assert nquads(tmp_path / "store") == nquads(built / "store")
