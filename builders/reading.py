"""Reads one file all the way to quads, in any process."""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

from . import extract
from .emit import emit
from .model import SourceFacts
from .readers import Input, ReadError, read

__all__ = ["Failure", "Reading", "extractor_version", "facts_key", "read_one"]

_COUNTED = ("documents", "relations", "tasks", "agencies", "places", "people", "indicators")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file says, ready for the store."""

    source: str
    content: str
    language: str
    facts: bytes
    """:class:`SourceFacts` as JSON."""
    quads: bytes
    counts: dict[str, int]
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, with the reason in one line."""

    source: str
    why: str


@cache
def extractor_version() -> str:
    """Return a fingerprint of the rules and tables: facts read by others are read again."""
    digest = hashlib.sha256()
    for package in ("builders", "ontology", "graph"):
        for name, data in _parts(files(f"policygraph.{package}"), package):
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()[:16]


def _parts(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    """Return the modules and tables below a package, in the order of their names."""
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            found += _parts(entry, name)
        elif entry.name.endswith((".py", ".tsv", ".ttl")):
            found.append((name, entry.read_bytes()))
    return found


def facts_key(source: str, data: bytes) -> str:
    """Return the name under which the facts of a file are kept: its path, bytes and extractor."""
    digest = hashlib.sha256(f"{extractor_version()}\0{source}\0".encode())
    digest.update(data)
    return digest.hexdigest()


def read_one(one: Input, kept: bytes | None) -> Reading | Failure:
    """Read a file, extract its facts unless they were ``kept``, and write them as quads.

    Never raises: whatever is wrong with one file must not end the reading of the others.
    """
    try:
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always", UserWarning)
            return _read_one(one, kept, said)
    except ReadError as error:
        return Failure(one.source, error.why)
    except Exception as error:  # a fault of ours, told as one
        told = " ".join(f"{type(error).__name__}: {error}".split())
        return Failure(one.source, f"could not be read by a fault of this program: {told[:300]}")


def _read_one(one: Input, kept: bytes | None, said: list[warnings.WarningMessage]) -> Reading:
    text = read(one)
    facts = extract(text) if kept is None else msgspec.json.decode(kept, type=SourceFacts)
    return Reading(
        source=text.source,
        content=text.content,
        language=facts.language,
        facts=msgspec.json.encode(facts) if kept is None else kept,
        quads=emit(text, facts),
        counts={kind: len(getattr(facts, kind)) for kind in _COUNTED},
        warnings=[str(note.message) for note in said if issubclass(note.category, UserWarning)],
    )
