"""What a generation of the store holds: its sources, where they came from, what was skipped.

The sources stand in a small Oxigraph database of their own, one named graph for each, as the quads
do in the large one: a checkpoint shares all that did not change, so a store of a million texts
takes one more without writing down the others again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from .nquads import QuadWriter

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = [
    "Manifest",
    "Skipped",
    "SourceEntry",
    "Sources",
    "entry_quads",
    "facts_file",
    "record_of",
    "text_file",
]

_SOURCE = "urn:policygraph:source:"
_ENTRY = "urn:policygraph:entry"
_KEEPS = "urn:policygraph:keeps"
_SHA256 = "urn:sha256:"


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One text in the store."""

    graph: str
    """IRI of its named graph."""
    origin: str
    """Path of the file that was read, as it stood on the builder's disk."""
    file: str
    """SHA-256 of the file's bytes."""
    text: str
    """SHA-256 of the plain text in UTF-8; names it below ``texts/``."""
    facts: str
    """Name of the cached facts below ``facts/``."""
    extractor: str
    """Version of the rules and tables that read it."""
    language: str
    counts: dict[str, int] = field(default_factory=dict)
    """How many facts of each kind it holds."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that a build left out, with the reason."""

    path: str
    why: str


def text_file(digest: str) -> Path:
    """Return where a text is kept, below the store; no folder holds all of a million."""
    return Path("texts", digest[:2], f"{digest}.txt")


def facts_file(key: str) -> Path:
    """Return where facts are kept, below the store."""
    return Path("facts", key[:2], f"{key}.json")


def record_of(source: str) -> str:
    """Return the named graph of a source's entry in the database of sources."""
    return _SOURCE + quote(source, safe="/")


class Sources(Mapping[str, SourceEntry]):
    """The sources of a generation by path below the built folder, each read when asked for."""

    def __init__(self, folder: Path, number: int) -> None:
        self._folder = folder
        self._number = number

    @cached_property
    def records(self) -> ox.Store:
        """The database of entries."""
        import pyoxigraph as ox

        return ox.Store.read_only(str(self._folder))

    def __getitem__(self, source: str) -> SourceEntry:
        import pyoxigraph as ox

        name, entry = ox.NamedNode(record_of(source)), ox.NamedNode(_ENTRY)
        for quad in self.records.quads_for_pattern(name, entry, None, name):
            assert isinstance(quad.object, ox.Literal)  # noqa: S101 - as entry_quads wrote it
            return SourceEntry(**json.loads(quad.object.value))
        raise KeyError(source)

    def __iter__(self) -> Iterator[str]:
        """Yield the paths, sorted."""
        names = (name.value.removeprefix(_SOURCE) for name in self.records.named_graphs())
        return iter(sorted(map(unquote, names)))

    def __len__(self) -> int:
        return self._number

    def keep(self, digest: str) -> bool:
        """Tell whether a source has the text, or the facts, of this name."""
        import pyoxigraph as ox

        kept = ox.NamedNode(_SHA256 + digest)
        found = self.records.quads_for_pattern(None, ox.NamedNode(_KEEPS), kept)
        return any(True for _ in found)


def entry_quads(source: str, entry: SourceEntry) -> bytes:
    """Return the entry of a source as N-Quads for the database of sources."""
    name = record_of(source)
    writer = QuadWriter(name)
    writer.text(name, _ENTRY, json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True))
    for digest in (entry.text, entry.facts):
        writer.link(name, _KEEPS, _SHA256 + digest)
    return writer.to_bytes()


@dataclass(slots=True)
class Manifest:
    """What a generation holds."""

    sources: Mapping[str, SourceEntry] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    reference: str = ""
    """Graph and version of the reference data that was loaded."""

    @classmethod
    def read(cls, generation: Path) -> Manifest:
        """Read that of a generation; ValueError or OSError where it has none."""
        data = json.loads((generation / "manifest.json").read_bytes())
        return cls(
            Sources(generation / "sources", data["sources"]),
            [Skipped(**entry) for entry in data["skipped"]],
            data["reference"],
        )

    def to_bytes(self, sources: int) -> bytes:
        """Return all but the sources, of which only the number, as JSON in a fixed order."""
        data = {
            "reference": self.reference,
            "skipped": [asdict(entry) for entry in self.skipped],
            "sources": sources,
        }
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
