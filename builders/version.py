"""Which rules and tables read a text: what others read is read again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["extractor_version", "facts_key"]


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


def facts_key(source: str, digest: str) -> str:
    """Return the name under which the facts of a file are kept: its path, digest and extractor."""
    return hashlib.sha256(f"{extractor_version()}\0{source}\0{digest}".encode()).hexdigest()
