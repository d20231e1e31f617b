"""Reads files and folders into the store; only what changed is read again."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..graph.iris import reference_iri, source_iri
from ..graph.manifest import Skipped, SourceEntry
from ..graph.writing import Writer, write_store
from .emit.reference import reference_quads
from .inputs import Input, gather_inputs, one_line
from .readers import ReadError
from .reading import Failure, Reading, extractor_version, facts_key
from .workers import Job, read_many

__all__ = ["BuildReport", "NothingToReadError", "Progress", "build"]

#: Called with the number of files done and to do, after each file.
Progress = Callable[[int, int], None]

#: Below so many files starting processes costs more than they save.
_FEW = 12


class NothingToReadError(Exception):
    """No text could be read from what was given; the store stays as it is."""


@dataclass(slots=True)
class BuildReport:
    """What a build did."""

    read: int = 0
    """Texts that were read and put into the store."""
    unchanged: int = 0
    """Texts that stood there already, of the same content and extractor."""
    skipped: list[Skipped] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    """Facts of each kind in the texts that were read."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A file that the store does not hold in this form."""

    one: Input
    file: str
    key: str


def build(
    paths: Sequence[Path | Input],
    store: Path,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Read files and folders into the store and switch to the result in one step.

    ``jobs`` is the number of processes, by default one for each core when there is much to read.
    A file that cannot be read is reported and left out; a text of its path that stood in the
    store before stays there. Raises :class:`NothingToReadError` when no text could be read, and
    :class:`policygraph.graph.StoreError` for a store that cannot be written.
    """
    report = BuildReport()
    inputs, report.skipped = gather_inputs(paths)
    if not inputs:
        names = ", ".join(
            path.origin if isinstance(path, Input) else one_line(path) for path in paths
        )
        first = f" ({_told(report.skipped[0])})" if report.skipped else ""
        raise NothingToReadError(f"no text to read in {names}{first}")
    with write_store(store) as writer:
        changes = {one.source: change for one in inputs if (change := _change(one, writer, report))}
        _read_all(changes, writer, report, jobs, progress)
        if not report.read and not report.unchanged:
            raise NothingToReadError("; ".join(_told(one) for one in report.skipped[:3]))
        writer.put_reference(reference_iri(), extractor_version(), reference_quads)
        report.skipped.sort(key=lambda one: one.path)
        writer.report_skipped(report.skipped)
        writer.commit()
    return report


def _told(skipped: Skipped) -> str:
    return f"{skipped.path}: {skipped.why}"


def _change(one: Input, writer: Writer, report: BuildReport) -> _Change | None:
    """Return what must be read of a file, or None where the store holds it as it is."""
    try:
        data = one.load()
    except ReadError as error:
        report.skipped.append(Skipped(one.origin, error.why))
        return None
    digest = hashlib.sha256(data).hexdigest()
    held = writer.manifest.sources.get(one.source)
    if held and held.file == digest:
        if held.extractor == extractor_version() and held.graph == source_iri(one.source):
            report.unchanged += 1
            return None
    elif held and held.origin != one.place:
        report.warnings.append(
            f"{one_line(one.source)}: now from {one.place}, was from {held.origin}"
        )
    return _Change(one, digest, facts_key(one.source, data))


def _read_all(
    changes: dict[str, _Change],
    writer: Writer,
    report: BuildReport,
    jobs: int | None,
    progress: Progress | None,
) -> None:
    def queue() -> Iterator[Job]:
        for change in changes.values():
            yield change.one, writer.facts(change.key)

    processes = jobs or (1 if len(changes) < _FEW else os.cpu_count() or 1)
    for done, reading in enumerate(read_many(queue(), processes), 1):
        change = changes[reading.source]
        if isinstance(reading, Failure):
            report.skipped.append(Skipped(change.one.origin, reading.why))
        else:
            _put(reading, change, writer)
            report.read += 1
            report.counts.update(reading.counts)
            report.warnings += reading.warnings
        if progress:
            progress(done, len(changes))


def _put(reading: Reading, change: _Change, writer: Writer) -> None:
    writer.keep_facts(change.key, reading.facts)
    entry = SourceEntry(
        graph=source_iri(reading.source),
        origin=change.one.place,
        file=change.file,
        text=writer.keep_text(reading.content),
        facts=change.key,
        extractor=extractor_version(),
        language=reading.language,
        counts=reading.counts,
    )
    writer.put(reading.source, entry, reading.quads)
