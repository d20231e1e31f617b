"""ZIP archives: what is inside, within bounds."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from contextlib import suppress
from functools import partial
from pathlib import PurePosixPath

from .errors import UnreadableError
from .member import Member

__all__ = ["archived", "check_expansion"]

#: Files in the largest archive that is read.
MOST_MEMBERS = 5_000
#: Bytes of the largest file inside, and of all of them.
LARGEST_MEMBER = 100_000_000
LARGEST_SUM = 1_000_000_000
#: How many times its packed size a file may have: texts come to twenty, tables of zeros to more.
MOST_EXPANSION = 200
_SMALL = 1_000_000
_UTF8 = 0x800
_ENCRYPTED = 0x1


def _opened(data: bytes) -> zipfile.ZipFile:
    """Return an archive whose list of files is within bounds; UnreadableError for any other."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    # zipfile says "not implemented" of archives on several disks
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RecursionError):
        raise UnreadableError("is a damaged ZIP archive") from None
    if len(archive.infolist()) > MOST_MEMBERS:
        raise UnreadableError(
            f"holds {len(archive.infolist()):,} files; the limit is {MOST_MEMBERS:,}"
        )
    if sum(info.file_size for info in archive.infolist()) > LARGEST_SUM:
        raise UnreadableError(f"unpacks to more than {LARGEST_SUM:,} bytes")
    return archive


def check_expansion(data: bytes) -> None:
    """Refuse a ZIP file, as Word documents are too, that unpacks to beyond all bounds."""
    for info in _opened(data).infolist():
        if problem := _expansion(info):
            raise UnreadableError(f"holds a part that {problem}")


def archived(data: bytes) -> list[Member]:
    """Return the files of an archive, by name; folders and hidden files are passed over."""
    archive = _opened(data)
    found: dict[str, Member] = {}
    for info in archive.infolist():
        name = _name(info)
        parts = PurePosixPath(name).parts
        if info.is_dir() or any(
            part.startswith((".", "__MACOSX")) for part in parts if part != ".."
        ):
            continue
        found[name] = Member(name, partial(_unpack, archive, info), _problem(info, name))
    return [found[name] for name in sorted(found)]


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
