"""Taking the bytes of a file: once, never waiting, and one line on what cannot be taken."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from policygraph.builders.build import build
from policygraph.builders.readers.errors import UnreadableError
from policygraph.builders.readers.intake import take
from policygraph.builders.readers.loading import LARGEST
from policygraph.graph import open_store

TEXT = "The Government assigned the Ministry of Finance to publish the budget.\n"
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="files and rights of Unix")


def why(path: Path, largest: int = LARGEST) -> str:
    with pytest.raises(UnreadableError) as caught:
        take(path, largest)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_file_is_taken_as_it_is(tmp_path: Path) -> None:
    data = bytes(range(256)) * 10_000
    (tmp_path / "a").write_bytes(data)
    assert take(tmp_path / "a", LARGEST) == data


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert why(tmp_path / "none") == "cannot be opened: No such file or directory"
    assert why(tmp_path) in ("is not a file", "cannot be opened: Permission denied")  # Windows


@on_unix
def test_pipes_sockets_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert why(tmp_path / "pipe") == "is not a file"
    with socket.socket(socket.AF_UNIX) as listener:
        # by its name alone, as the path of a socket may be no longer than 100 bytes
        here = os.getcwd()
        os.chdir(tmp_path)
        try:
            listener.bind("socket")
        finally:
            os.chdir(here)
        assert why(tmp_path / "socket").startswith("cannot be opened: ")
    for device in ("/dev/zero", "/dev/null", "/dev/tty"):
        if Path(device).exists():
            assert why(Path(device)).startswith(("is not a file", "cannot be opened: "))


def test_a_file_beyond_the_limit_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 1001)
    assert why(tmp_path / "a", 1000) == "is too large (1,001 bytes; the limit is 1,000)"
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(1 << 40)
    assert why(tmp_path / "sparse") == (
        "is too large (1,099,511,627,776 bytes; the limit is 100,000,000)"
    )


@pytest.fixture
def written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[bytes]]:
    """A file, and what somebody adds to it, one piece after each stretch that is taken."""
    path, pieces = tmp_path / "growing.txt", [b"y"] * 100
    path.write_bytes(b"x" * 1_500_000)
    take_stretch = os.read

    def read(handle: int, size: int) -> bytes:
        data = take_stretch(handle, size)
        if pieces:
            with path.open("ab") as file:
                file.write(pieces.pop())
        return data

    monkeypatch.setattr(os, "read", read)
    return path, pieces


def test_a_file_that_is_never_at_rest_is_told(written_to: tuple[Path, list[bytes]]) -> None:
    assert why(written_to[0]) == "changed while it was read; build again when it is done"


def test_a_file_that_comes_to_rest_is_taken_whole(written_to: tuple[Path, list[bytes]]) -> None:
    path, pieces = written_to
    del pieces[1:]
    assert take(path, LARGEST) == b"x" * 1_500_000 + b"y"


@on_unix
def test_what_became_a_pipe_meanwhile_does_not_hold_up_a_build(tmp_path: Path) -> None:
    """A folder is listed first and its files are taken later, so they may be others by then."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.txt").write_text(TEXT)

    def swap(done: int, total: int | None) -> None:
        if done == 1:
            (folder / "8.txt").unlink()
            os.mkfifo(folder / "8.txt")

    report = build([folder], tmp_path / "store", jobs=1, progress=swap)
    assert report.read == 8
    assert [(one.path, one.why) for one in report.skipped] == [
        (str(folder / "8.txt"), "is not a file")
    ]


#: Root may read everything, unless it gives that up.
WITHOUT_PRIVILEGE = (
    ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
    if sys.platform != "win32" and os.geteuid() == 0
    else []
)


@on_unix
@pytest.mark.skipif(
    bool(WITHOUT_PRIVILEGE) and shutil.which("setpriv") is None, reason="root reads everything"
)
def test_what_may_not_be_read_is_told_and_the_rest_is_built(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("good.txt", "barred.txt"):
        (folder / name).write_text(TEXT)
    (folder / "barred.txt").chmod(0)
    (folder / "closed").mkdir(0)
    command = [sys.executable, "-m", "policygraph.cli", "build", str(folder)]
    subprocess.run(
        [*WITHOUT_PRIVILEGE, *command, "--store", str(tmp_path / "store")],
        check=True,
        capture_output=True,
    )
    manifest = open_store(tmp_path / "store").manifest
    assert list(manifest.sources) == ["good.txt"]
    assert {Path(one.path).name: one.why for one in manifest.skipped} == {
        "barred.txt": "cannot be opened: Permission denied",
        "closed": "cannot be opened: Permission denied",
    }
