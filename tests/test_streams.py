"""Texts that come many at a time: JSON lines, large archives, lists of paths."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import gathered

from policygraph.builders.build import build
from policygraph.builders.messages import Answer, Job, Unchanged
from policygraph.builders.readers import ReadError, read
from policygraph.builders.workers import Limits
from policygraph.cli import policygraph
from policygraph.graph import open_store
from policygraph.queries.tasks import who

TEXT = "The Government assigned the Ministry of Finance to publish the budget by March 31, 2030.\n"


def jsonl(path: Path, *records: object) -> Path:
    lines = [one if isinstance(one, str) else json.dumps(one) for one in records]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def command(*arguments: str, input: bytes | None = None) -> Result:
    done = CliRunner().invoke(policygraph, ["build", *arguments], input=input)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def test_each_line_is_a_text_with_what_it_says_of_itself(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path / "news.jsonl",
        {
            "id": "2030/17",
            "url": "https://example.org/a",
            "text": TEXT,
            "title": "The budget",
            "publisher": "The Gazette",
            "date": "2030-01-02T08:15:00+07:00",
            "language": "en-GB",
            "views": 12,
        },
        "",
        {"url": "https://example.org/b", "text": "Chính phủ giao Bộ Tài chính công bố dự toán."},
        {"id": 3, "text": TEXT},
    )
    inputs, skipped = gathered([tmp_path])
    assert skipped == []
    assert [one.source for one in inputs] == [
        "news.jsonl/2030/17",
        "news.jsonl/3",
        "news.jsonl/https://example.org/b",
    ]
    text = read(inputs[0])
    assert (text.content, text.title, text.publisher) == (TEXT, "The budget", "The Gazette")
    assert (text.url, text.published, text.language) == (
        "https://example.org/a",
        "2030-01-02",
        "en",
    )
    assert read(inputs[2]).language == "vi"
    report = build([path], tmp_path / "store")
    assert report.read == 3
    tasks = who(open_store(tmp_path / "store"))
    assert {task["source"] for task in tasks} == {one.source for one in inputs}
    # a line that moves is still the same text
    path.write_bytes(b"\xef\xbb\xbf\n\r\n" + path.read_bytes())
    again = build([path], tmp_path / "store")
    assert (again.read, again.unchanged) == (0, 3)


def test_what_is_wrong_with_a_line_is_told_with_file_and_line(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path / "bad.jsonl",
        {"id": "good", "text": TEXT},
        '{"id": "cut", "text": "',
        ["a", "list"],
        {"text": TEXT},
        {"id": "", "text": TEXT},
        {"id": "good", "text": TEXT},
        {"id": "no text"},
        {"id": "blank", "text": " \n"},
        {"id": "late", "text": TEXT, "date": "next week"},
        {"id": "tongue", "text": TEXT, "language": "fr"},
        {"id": "half", "text": "\ud83d"},
        "[" * 100_000,
    )
    done = command(str(path), "--store", str(tmp_path / "store"), "--strict")
    assert done.exit_code == 2
    assert "1 read, 0 unchanged, 11 skipped" in done.stderr
    told = dict(
        line.removeprefix(f"skipped {path}, line ").split(": ", 1)
        for line in done.stderr.splitlines()
        if line.startswith("skipped")
    )
    assert sorted(map(int, told)) == list(range(2, 13))
    for line, why in {
        "2": "is not what a text is read from: Input data was truncated",
        "3": "is not what a text is read from: Expected `object`, got `array`",
        "4": 'has neither "id" nor "url" to call the text by',
        "5": 'has neither "id" nor "url" to call the text by',
        "6": "another text before it is called bad.jsonl/good",
        "7": "is not what a text is read from: Object missing required field `text`",
        "8": "is empty",
        "9": "'date' is no date like 2025-07-17: 'next week'",
        "10": "'language' must be en or vi, not 'fr'",
    }.items():
        assert told[line] == why


def test_a_line_of_any_length_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policygraph.builders.inputs.LONGEST_RECORD", 1_000)
    long = {"id": "long", "text": TEXT * 100_000}
    path = jsonl(tmp_path / "a.jsonl", long, {"id": "short", "text": TEXT})
    inputs, skipped = gathered([path])
    assert [one.source for one in inputs] == ["a.jsonl/short"]
    assert [one.path for one in skipped] == [f"{path}, line 1"]


def test_lines_and_lists_come_by_standard_input(tmp_path: Path) -> None:
    store = ["--store", str(tmp_path / "store")]
    lines = json.dumps({"id": "a", "text": TEXT}).encode()
    done = command("-", "--name", "news.jsonl", *store, input=lines)
    assert "1 read" in done.stderr
    assert list(open_store(tmp_path / "store").manifest.sources) == ["news.jsonl/a"]
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    for name in ("a.txt", "sub/b c.txt", "sub/new\nline.txt"):
        (folder / name).write_text(TEXT)
    build([folder / "a.txt"], folder / "old.store")
    find = subprocess.run(["find", ".", "-print0"], cwd=folder, capture_output=True, check=True)
    options = ["--files-from", "-", "--null", "--store", str(tmp_path / "found")]
    run = subprocess.run(
        [sys.executable, "-m", "policygraph.cli", "build", *options],
        cwd=folder,
        input=find.stdout,
        capture_output=True,
        check=True,
    )
    assert b"3 read, 0 unchanged, 0 skipped" in run.stderr
    # as a build of the folder calls them, and without the texts that a store keeps
    assert list(open_store(tmp_path / "found").manifest.sources) == [
        "a.txt",
        "sub/b c.txt",
        "sub/new\nline.txt",
    ]


def test_a_list_names_files_as_it_has_them(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "texts" / name).write_text(TEXT)
    listing = tmp_path / "list"
    listing.write_text(f"{tmp_path}/texts/a.txt\r\n\n{tmp_path}/texts/../texts/b.txt\n/no/such.txt")
    store = tmp_path / "store"
    done = command("--files-from", str(listing), "--store", str(store), "--strict")
    assert "skipped /no/such.txt: is not a file" in done.stderr
    assert done.exit_code == 2
    below = str(tmp_path).lstrip("/")
    sources = list(open_store(store).manifest.sources)
    assert sources == [f"{below}/texts/a.txt", f"{below}/texts/b.txt"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name the files or folders to read"),
        ([".", "--null"], "--null is for --files-from"),
        (["-", "--files-from", "-"], "only one thing can come by standard input"),
        (["--files-from", "/dev/null"], "no text to read in /dev/null"),
    ],
)
def test_wrong_use_is_told(arguments: list[str], said: str, tmp_path: Path) -> None:
    done = command(*arguments, "--store", str(tmp_path / "store"))
    assert (done.exit_code, said in done.stderr) == (2, True), done.stderr
    assert not (tmp_path / "store").exists()


def unread(jobs: Iterable[Job], _: Limits) -> Iterator[Answer]:
    """Take files as an engine does, and say that the store has them."""
    return (Unchanged(job.source) for job in jobs)


def test_memory_does_not_grow_with_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    build([tmp_path / "a.txt"], tmp_path / "store")  # which loads the tables, and needs more
    peaks, totals = [], []
    for number in (2_000, 4_000):
        path = tmp_path / f"{number}.jsonl"
        with path.open("w") as file:
            for nth in range(number):
                file.write(json.dumps({"id": nth, "text": "x" * 10_000}) + "\n")
        seen: list[int | None] = []

        def progress(_: int, total: int | None, seen: list[int | None] = seen) -> None:
            seen.append(total)

        tracemalloc.start()
        report = build([path], tmp_path / "store", progress=progress, engine=unread)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert report.unchanged == number
        totals.append((seen[0], seen[-1]))
    assert peaks[1] < 1.2 * peaks[0] < 20_000_000
    assert totals == [(None, 2_000), (None, 4_000)]


def test_an_archive_on_the_disk_may_be_larger_than_what_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policygraph.builders.readers.loading.LARGEST", 1_000)
    with zipfile.ZipFile(tmp_path / "acts.zip", "w") as archive:
        for number in range(20):
            archive.writestr(f"{number:02}.txt", TEXT)
    inputs, skipped = gathered([tmp_path / "acts.zip"])
    assert (len(inputs), skipped) == (20, [])
    assert {read(one).content for one in inputs} == {TEXT}
    (tmp_path / "acts.zip").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(ReadError, match="is a damaged ZIP archive"):
        read(inputs[0])


def test_an_archive_whose_files_lie_over_each_other_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", TEXT * 1_000)
        (one,) = archive.filelist
        archive.filelist += [one] * 1_000
    (tmp_path / "bomb.zip").write_bytes(out.getvalue())
    _, skipped = gathered([tmp_path / "bomb.zip"])
    assert [one.why for one in skipped] == [
        "lists more than it holds, as only files made to do harm do"
    ]
