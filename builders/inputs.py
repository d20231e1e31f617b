"""Which files a build reads, in which order, and under which names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ..graph.manifest import Skipped
from .messages import Failure, Fetch, Fetched, Look, Member, Seen
from .readers import suffixes
from .readers.errors import ReadError, one_line
from .readers.kinds import kind_by_name
from .readers.loading import HOLDING, Input

__all__ = ["Input", "fetch", "gather_inputs", "look_into", "one_line"]


def gather_inputs(
    given: Iterable[Path | Input], look: Callable[[Look], Seen | Failure] | None = None
) -> tuple[list[Input], list[Skipped]]:
    """Return the files to read, by source, and those that are left out, with the reason.

    Archives and messages are opened, by ``look`` where it is given, else in this process: what is
    inside them is read as files of a folder are. Hidden files, hidden folders and stores are
    passed over in silence. Of two files with one source path the first that was given counts.
    """
    inputs: dict[str, Input] = {}
    skipped: list[Skipped] = []
    found = (pair for path in given for pair in _found(path))
    seen = (pair for one, why in found for pair in _seen(one, why, look or look_into))
    for one, problem in seen:
        first = inputs.get(one.source)
        if problem is None and first is not None and first != one:
            problem = f"{first.origin} has the same path below its folder"
        if problem is None:
            inputs.setdefault(one.source, one)
        else:
            skipped.append(Skipped(one.origin, problem))
    return [inputs[source] for source in sorted(inputs)], skipped


def _seen(
    one: Input, problem: str | None, look: Callable[[Look], Seen | Failure]
) -> Iterator[tuple[Input, str | None]]:
    """Yield a file and those inside it, each with its problem."""
    problem = problem or _unfit(one)
    try:
        if problem is not None or not one.may_hold():
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
    if kind_by_name(one.name) is None and (one.data is None or one.inside):
        suffix = Path(one.name).suffix
        known = ", ".join(suffixes())
        return f"no reader for {suffix or 'files without a suffix'} (there are: {known})"
    return None


def _found(given: Path | Input) -> Iterator[tuple[Input, str | None]]:
    """Yield each file that a path stands for, with the reason why it cannot be read, or None."""
    if isinstance(given, Input):
        yield given, None
        return
    if not given.is_dir():
        yield Input(given, given.name), None if given.is_file() else "is not a file"
        return
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
                yield Input(path, path.relative_to(given).as_posix()), _problem(path, root)
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
