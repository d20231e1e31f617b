"""Which files a build reads, in which order, and under which names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..graph.manifest import Skipped
from .readers import suffixes

__all__ = ["Input", "gather_inputs", "one_line"]


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read."""

    path: Path
    source: str
    """Path below the built folder, or the name of a file that was given itself."""


def one_line(path: str | Path) -> str:
    """Return a path for a message: control characters and broken names are written as escapes."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in str(path)
    )


def gather_inputs(paths: Iterable[Path]) -> tuple[list[Input], list[Skipped]]:
    """Return the files to read, by source, and those that are left out, with the reason.

    Hidden files, hidden folders and stores are passed over in silence. Of two files with one
    source path the first that was given counts.
    """
    inputs: dict[str, Input] = {}
    skipped: list[Skipped] = []
    for path, source, problem in (found for given in paths for found in _found(given)):
        why = problem or _unfit(path, source)
        if why is None and source in inputs and inputs[source].path != path:
            why = f"{one_line(inputs[source].path)} has the same path below its folder"
        if why is None:
            inputs.setdefault(source, Input(path, source))
        else:
            skipped.append(Skipped(one_line(path), why))
    return [inputs[source] for source in sorted(inputs)], skipped


def _unfit(path: Path, source: str) -> str | None:
    """Say why a file cannot be a source, or None."""
    try:
        source.encode("utf-8")
    except UnicodeEncodeError:
        return "its name is not UTF-8"
    if path.suffix.casefold() not in suffixes():
        known = ", ".join(sorted(suffixes()))
        return f"no reader for {path.suffix or 'files without a suffix'} (there are: {known})"
    return None


def _found(given: Path) -> Iterator[tuple[Path, str, str | None]]:
    """Yield path, source and problem of each file that a path stands for."""
    if not given.is_dir():
        yield given, given.name, None if given.is_file() else "is not a file"
        return
    if _is_store(given):
        yield given, given.name, "is a store, not a folder of texts"
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
                yield path, path.relative_to(given).as_posix(), _problem(path, root)
        for name in folders:
            path = Path(folder, name)
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                yield path, name, "is a link that leads out of the folder"
    for error in problems:
        yield Path(error.filename), "", f"cannot be opened: {error.strerror}"


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
