"""What a generation of the store holds: its sources, where they came from, what was skipped."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

__all__ = ["Manifest", "Skipped", "SourceEntry"]


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


@dataclass(slots=True)
class Manifest:
    """Sources by path below the built folder, in the order of their paths when written."""

    sources: dict[str, SourceEntry] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    reference: str = ""
    """Graph and version of the reference data that was loaded."""

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """Read a manifest file; ValueError or OSError where it is none."""
        data = json.loads(path.read_bytes())
        return cls(
            {name: SourceEntry(**entry) for name, entry in data["sources"].items()},
            [Skipped(**entry) for entry in data["skipped"]],
            data["reference"],
        )

    def to_bytes(self) -> bytes:
        """Return the manifest as JSON in a fixed order."""
        data = {
            "reference": self.reference,
            "skipped": [asdict(entry) for entry in self.skipped],
            "sources": {name: asdict(self.sources[name]) for name in sorted(self.sources)},
        }
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
