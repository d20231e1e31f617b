"""Which files a build reads, and under which names.

All are found while others are read: what is kept of a text that is not under way is a few bytes, so
that a collection may be larger than memory.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import IO

from ..graph.manifest import Skipped
from .listing import Listing, name_in_list
from .messages import Failure, Fetch, Fetched, Look, Member, Seen
from .readers import suffixes
from .readers.errors import ReadError, UnreadableError, one_line
from .readers.intake import lines_of, take_lines
from .readers.kinds import kind_by_name
from .readers.loading import HOLDING, Input
from .readers.records import LONGEST_RECORD, RECORDS, records

__all__ = [
    "RECORDS",
    "Given",
    "Input",
    "RecordStream",
    "fetch",
    "found_inputs",
    "look_into",
    "one_line",
    "origin_of",
]


@dataclass(frozen=True, slots=True)
class RecordStream:
    """JSON lines that come by standard input, under a name."""

    stream: IO[bytes]
    path: Path
    name: str


#: What can be given to be read: a file or a folder, the bytes of a file, JSON lines, a list.
Given = Path | Input | RecordStream | Listing


def origin_of(given: Given) -> str:
    """Return what a message calls something that was given."""
    match given:
        case Input() | Listing():
            return given.origin
        case RecordStream():
            return one_line(given.path)
    return one_line(given)


def found_inputs(
    given: Iterable[Given], look: Callable[[Look], Seen | Failure] | None = None
) -> Iterator[Input | Skipped]:
    """Yield the files to read, and those that are left out, with the reason.

    Archives and messages are opened, by ``look`` where it is given, else in this process: what is
    inside them is read as files of a folder are, and so is each of JSON lines. Hidden files, hidden
    folders and stores are passed over in silence. Of two texts with one source path the first
    counts; a file that is given twice is read once.
    """
    taken: dict[bytes, int] = {}
    found = (pair for each in given for pair in _found(each))
    seen = (pair for each, why in found for pair in _seen(each, why, look or look_into))
    for one, problem in seen:
        if problem is not None:
            yield Skipped(one.origin, problem)
            continue
        # Digests, as the names of a million texts would fill memory.
        name = blake2b(one.source.encode(), digest_size=16).digest()
        which = hash((one.path, one.inside, one.line))
        if name not in taken:
            taken[name] = which
            yield one
        elif taken[name] != which:
            yield Skipped(one.origin, f"another text before it is called {one_line(one.source)}")


def _seen(
    one: Input, problem: str | None, look: Callable[[Look], Seen | Failure]
) -> Iterator[tuple[Input, str | None]]:
    """Yield a file and those inside it, each with its problem."""
    problem = problem or _unfit(one)
    try:
        if problem is not None or one.line is not None or not one.may_hold():
            yield one, problem
            return
    except ReadError as error:
        yield one, error.why
        return
    answer = look(Look(os.fsencode(one.path), one.source, one.data))
    if isinstance(answer, Failure):
        yield one, answer.why
        return
    for member in answer.members:
        yield replace(one, source=member.source, inside=member.inside), member.problem


def look_into(job: Look) -> Seen:
    """Return what is to be read of a file that may hold others."""
    one = Input(Path(os.fsdecode(job.path)), job.source, data=job.data)
    found = _with_members(one, None)
    return Seen(
        job.source, tuple(Member(each.source, each.inside, problem) for each, problem in found)
    )


def fetch(job: Fetch) -> Fetched | Failure:
    """Return the bytes of a file inside another."""
    one = Input(Path(os.fsdecode(job.path)), job.source, job.inside, job.data)
    try:
        return Fetched(job.source, one.load())
    except ReadError as error:
        return Failure(job.source, error.why)


def _with_members(one: Input, problem: str | None) -> Iterator[tuple[Input, str | None]]:
    """Yield a file, unless it only holds others, and what it holds, each with its problem."""
    problem = problem or _unfit(one)
    if problem is not None:
        yield one, problem
        return
    try:
        kind = one.kind()
        if kind != "archive":
            yield one, None
        if kind in HOLDING:
            for inner, why in one.opened():
                yield from _with_members(inner, why)
    except ReadError as error:
        yield one, error.why


def _unfit(one: Input) -> str | None:
    """Say why a file cannot be a source, or None."""
    try:
        one.source.encode("utf-8")
    except UnicodeEncodeError:
        return "its name is not UTF-8"
    if one.line is not None:
        return None
    if kind_by_name(one.name) is None and (one.data is None or one.inside):
        suffix = Path(one.name).suffix
        known = ", ".join(sorted((*suffixes(), RECORDS)))
        return f"no reader for {suffix or 'files without a suffix'} (there are: {known})"
    return None


def _found(given: Given) -> Iterator[tuple[Input, str | None]]:
    """Yield each text that something given stands for, with why it cannot be read, or None."""
    match given:
        case Input():
            yield given, None
        case RecordStream():
            lines = lines_of(given.stream, LONGEST_RECORD)
            yield from records(lines, given.path, given.name)
        case Listing():
            yield from _listed(given)
        case _ if given.is_dir():
            yield from _in_folder(given)
        case _:
            yield from _file(given, given.name, None if given.is_file() else "is not a file")


def _file(path: Path, source: str, problem: str | None) -> Iterator[tuple[Input, str | None]]:
    """Yield a file, or the texts of a file of JSON lines."""
    one = Input(path, source)
    if problem is not None or path.suffix.lower() != RECORDS:
        yield one, problem
        return
    try:
        yield from records(take_lines(path, LONGEST_RECORD), path, source)
    except UnreadableError as error:
        yield one, str(error)


def _listed(listing: Listing) -> Iterator[tuple[Input, str | None]]:
    """Yield the files of a list; folders, which ``find`` lists too, and stores are passed over."""
    stores: dict[Path, bool] = {}

    def in_store(folder: Path) -> bool:
        if folder not in stores:
            stores[folder] = _is_store(folder) or (
                folder != folder.parent and in_store(folder.parent)
            )
        return stores[folder]

    for path in listing.paths():
        if not path.is_dir() and not in_store(path.parent):
            problem = None if path.is_file() else "is not a file"
            yield from _file(path, name_in_list(path), problem)


def _in_folder(given: Path) -> Iterator[tuple[Input, str | None]]:
    if _is_store(given):
        yield Input(given, given.name), "is a store, not a folder of texts"
        return
    root = given.resolve()
    problems: list[OSError] = []
    for folder, folders, files in os.walk(given, onerror=problems.append):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not _is_store(Path(folder, name))
        )
        for name in sorted(files):
            if not name.startswith("."):
                path = Path(folder, name)
                yield from _file(path, path.relative_to(given).as_posix(), _problem(path, root))
        for name in folders:
            path = Path(folder, name)
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                yield Input(path, name), "is a link that leads out of the folder"
    for error in problems:
        yield Input(Path(error.filename), ""), f"cannot be opened: {error.strerror}"


def _is_store(folder: Path) -> bool:
    """Tell a store from a folder of texts: building "." must not read the store inside it."""
    try:
        with (folder / "format").open("rb") as file:
            return file.read(20).startswith(b"policygraph store ")
    except OSError:
        return False


def _problem(path: Path, root: Path) -> str | None:
    """Say why a file of a folder is not read, or None."""
    if path.is_symlink():
        if not path.exists():
            return "is a link that leads nowhere"
        if not path.resolve().is_relative_to(root):
            return "is a link that leads out of the folder"
    return None if path.is_file() else "is not a file"
