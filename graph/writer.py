"""What changes a store, on the disk or behind a SPARQL server."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from .manifest import Manifest, Skipped, SourceEntry
from .store import StoreError, is_address, open_store

__all__ = ["StoreWriter", "open_writer", "withdraw_source"]


class StoreWriter(ABC):
    """Changes to a store, gathered and then made in one step; each source is put once."""

    manifest: Manifest
    """What the store holds."""
    facts_folder: Path | None
    """The folder that keeps facts which were read before, where there is one at hand."""

    @abstractmethod
    def keep_text(self, content: str) -> str:
        """Keep the plain text of the source that is put next; return its SHA-256."""

    @abstractmethod
    def keep_facts(self, key: str, data: bytes) -> None:
        """Keep the facts of one text, under a key that fixes text and extractor, where it can."""

    @abstractmethod
    def put(self, source: str, entry: SourceEntry, quads: bytes) -> None:
        """Let ``quads`` (N-Quads in the entry's graph) stand for the source from now on."""

    @abstractmethod
    def withdraw(self, source: str) -> bool:
        """Take a source's graph out; False where the store has no such source."""

    @abstractmethod
    def put_reference(self, graph: str, version: str, quads: Callable[[], bytes]) -> None:
        """Load vocabulary and reference data, unless those of this version stand there already."""

    @abstractmethod
    def report_skipped(self, skipped: list[Skipped]) -> None:
        """Record what this build left out, in place of what earlier ones did."""

    @abstractmethod
    def commit(self) -> bool:
        """Make the changes; False where nothing had changed."""


def open_writer(store: str | Path) -> AbstractContextManager[StoreWriter]:
    """Yield the writer of a store by its folder or address, which is made where there is none.

    Nothing changes for readers until :meth:`StoreWriter.commit`; leaving without it leaves the
    answers as they were. Raises :class:`StoreError` where the store cannot be written.
    """
    if isinstance(store, str) and is_address(store):
        from .remote import write_remote

        return write_remote(store)
    from .writing import write_store

    return write_store(Path(store))


def withdraw_source(store: str | Path, source: str) -> None:
    """Take a source out of a store; :class:`StoreError` where it has no such source."""
    open_store(store)  # says what is wrong where no store stands, and makes none there
    with open_writer(store) as writer:
        if not writer.withdraw(source):
            from difflib import get_close_matches

            close = get_close_matches(source, writer.manifest.sources, n=3)
            hint = f"; did you mean {' or '.join(close)}?" if close else ""
            raise StoreError(f"{store}: there is no source {source!r}{hint}")
        writer.commit()
