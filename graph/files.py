"""Files that are either whole or not there: written aside, forced to disk, renamed."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

__all__ = ["force_file_to_disk", "force_to_disk", "size", "write_atomically"]


def force_to_disk(folder: Path) -> None:
    """Make the operating system write every file of a folder, and the folder, to the disk."""
    for path in (*folder.rglob("*"), folder):
        force_file_to_disk(path)


def force_file_to_disk(path: Path) -> None:
    """Make the operating system write one file, or the list of a folder's files, to the disk."""
    if sys.platform == "win32" and path.is_dir():
        return  # Windows has no such call for folders, and needs none
    handle = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def size(folder: Path) -> int:
    """Return how many bytes the files below a folder hold."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def write_atomically(path: Path, data: bytes | Iterable[bytes], durable: bool = True) -> None:
    """Write a file so that a reader, or a crash, sees the old one or the new one, never half.

    Unless ``durable`` it may take the system a moment until it would survive a power cut. A new
    file gets the permissions that the user's mask allows, an existing one keeps its own. Raises
    OSError where the folder cannot be written.
    """
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:60]}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in [data] if isinstance(data, bytes) else data:
                file.write(chunk)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.chmod(aside, _permissions(path))
        os.replace(aside, path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    if durable:
        force_file_to_disk(path.parent)


def _permissions(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
