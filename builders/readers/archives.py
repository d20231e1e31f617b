"""ZIP archives: what is inside, within bounds."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from typing import IO

from .errors import UnreadableError
from .intake import open_file
from .member import Member

__all__ = ["archive_at", "archived", "check_expansion", "is_word"]

#: Files in the largest archive that is read.
MOST_MEMBERS = 100_000
#: Bytes of the largest file inside.
LARGEST_MEMBER = 100_000_000
#: Bytes of all that a Word document unpacks to, which is read as a whole.
LARGEST_DOCUMENT = 1_000_000_000
#: How many times its packed size a file may have: texts come to twenty, tables of zeros to more.
MOST_EXPANSION = 200
_SMALL = 1_000_000
_UTF8 = 0x800
_ENCRYPTED = 0x1


def _opened(file: IO[bytes]) -> zipfile.ZipFile:
    """Return an archive whose list of files is within bounds; UnreadableError for any other."""
    try:
        archive = zipfile.ZipFile(file)
    # zipfile says "not implemented" of archives on several disks
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RecursionError):
        raise UnreadableError("is a damaged ZIP archive") from None
    if len(archive.infolist()) > MOST_MEMBERS:
        raise UnreadableError(
            f"holds {len(archive.infolist()):,} files; the limit is {MOST_MEMBERS:,}"
        )
    # Files that lie over each other unpack to any size from few bytes.
    if sum(info.compress_size for info in archive.infolist()) > file.seek(0, io.SEEK_END):
        raise UnreadableError("lists more than it holds, as only files made to do harm do")
    return archive


def check_expansion(data: bytes) -> None:
    """Refuse a Word document that unpacks to beyond all bounds."""
    parts = _opened(io.BytesIO(data)).infolist()
    if sum(info.file_size for info in parts) > LARGEST_DOCUMENT:
        raise UnreadableError(f"unpacks to more than {LARGEST_DOCUMENT:,} bytes")
    for info in parts:
        if problem := _expansion(info):
            raise UnreadableError(f"holds a part that {problem}")


def archived(data: bytes) -> dict[str, Member]:
    """Return the files of an archive, by name; folders and hidden files are passed over."""
    return _members(_opened(io.BytesIO(data)))


def archive_at(path: Path) -> dict[str, Member]:
    """Return the files of an archive on the disk, of any size: they are unpacked one by one.

    The last one stays open, as who reads one file of it goes on with the next.
    """
    try:
        found = path.stat()
    except OSError as error:
        raise UnreadableError(f"cannot be opened: {error.strerror or error}") from None
    return _archive_at(path, found.st_ino, found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=1)
def _archive_at(path: Path, *_: int) -> dict[str, Member]:
    return _members(_opened(open_file(path)))


def is_word(members: Mapping[str, Member]) -> bool:
    """Tell a Word document from other ZIP files by the files in it."""
    return "word/document.xml" in members


def _members(archive: zipfile.ZipFile) -> dict[str, Member]:
    found: dict[str, Member] = {}
    for info in archive.infolist():
        name = _name(info)
        parts = PurePosixPath(name).parts
        if info.is_dir() or any(
            part.startswith((".", "__MACOSX")) for part in parts if part != ".."
        ):
            continue
        found[name] = Member(name, partial(_unpack, archive, info), _problem(info, name))
    return {name: found[name] for name in sorted(found)}


def _name(info: zipfile.ZipInfo) -> str:
    """Return the path inside; names without the flag of UTF-8 (bit 11) are mostly UTF-8 as well."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _problem(info: zipfile.ZipInfo, name: str) -> str | None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or path.parts[0].endswith(":"):
        return "has a name that leads out of the archive"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link"
    if info.flag_bits & _ENCRYPTED:
        return "is encrypted with a password"
    return _expansion(info)


def _expansion(info: zipfile.ZipInfo) -> str | None:
    if info.file_size > LARGEST_MEMBER:
        return f"is too large ({info.file_size:,} bytes; the limit is {LARGEST_MEMBER:,})"
    if info.file_size > max(_SMALL, MOST_EXPANSION * info.compress_size):
        return (
            f"unpacks to {info.file_size:,} bytes from {info.compress_size:,}, "
            "as only files made to do harm do"
        )
    return None


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Return the bytes of a file, no more than it was said to have: zipfile reads no further."""
    try:
        with archive.open(info) as file:
            return file.read()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise UnreadableError(f"is damaged inside its archive: {error}") from None
