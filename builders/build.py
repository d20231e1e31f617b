"""Reads files and folders into the store; only what changed is read again."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ..graph.iris import reference_iri, source_iri
from ..graph.manifest import Skipped, SourceEntry
from ..graph.writing import Writer, write_store
from .inputs import Input, gather_inputs, one_line
from .messages import Answer, Failure, Job, Reading, Unchanged
from .version import extractor_version
from .workers import LIMITS, Limits, looking, read_many

__all__ = ["BuildReport", "Engine", "NothingToReadError", "Progress", "build"]

#: Called with the number of files done and to do, after each file.
Progress = Callable[[int, int], None]

#: Yields what each file says, in any order, and takes no more files than it can read.
Engine = Callable[[Iterable[Job], Limits], Iterator[Answer]]

#: For fewer files than this a further process takes longer to start than it saves.
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


def build(
    paths: Sequence[Path | Input],
    store: Path,
    jobs: int | None = None,
    progress: Progress | None = None,
    limits: Limits = LIMITS,
    allow_marked: bool = False,
    ocr: bool = False,
    engine: Engine | None = None,
) -> BuildReport:
    """Read files and folders into the store and switch to the result in one step.

    ``jobs`` is the number of processes that read, by default one for each core when there is much
    to read; each file has the time and memory that ``limits`` allow. A file that cannot be read is
    reported and left out, and so is one with a secrecy marking unless ``allow_marked``; a text of
    its path that stood in the store before stays there. ``ocr`` has pages that are pictures read
    by Tesseract. ``engine`` reads in place of processes here, as
    :func:`policygraph.builders.cluster.read_on_cluster` does. Raises :class:`NothingToReadError`
    when no text could be read, and :class:`policygraph.graph.StoreError` for a store that cannot
    be written.
    """
    report = BuildReport()
    with looking(limits) as look:
        inputs, report.skipped = gather_inputs(paths, look)
    if not inputs:
        names = ", ".join(
            path.origin if isinstance(path, Input) else one_line(path) for path in paths
        )
        first = f" ({_told(report.skipped[0])})" if report.skipped else ""
        raise NothingToReadError(f"no text to read in {names}{first}")
    processes = jobs or min(os.cpu_count() or 1, 1 + len(inputs) // _FEW)
    engine = engine or partial(read_many, processes=processes)
    with write_store(store) as writer:
        _Build(inputs, writer, report, progress, allow_marked, ocr).read(engine, limits)
        if not report.read and not report.unchanged:
            raise NothingToReadError("; ".join(_told(one) for one in report.skipped[:3]))
        writer.put_reference(reference_iri(), extractor_version(), _reference_quads)
        report.skipped.sort(key=lambda one: one.path)
        writer.report_skipped(report.skipped)
        writer.commit()
    return report


def _told(skipped: Skipped) -> str:
    return f"{skipped.path}: {skipped.why}"


def _reference_quads() -> bytes:
    from .emit.reference import reference_quads  # loads tables that only a new store needs

    return reference_quads()


@dataclass(slots=True)
class _Build:
    """The files of one build on their way into the store."""

    inputs: Sequence[Input]
    writer: Writer
    report: BuildReport
    progress: Progress | None
    allow_marked: bool
    ocr: bool

    def read(self, engine: Engine, limits: Limits) -> None:
        """Bring every file to its end: read, unchanged or skipped."""
        by_source = {one.source: one for one in self.inputs}
        jobs = (self._job(one) for one in self.inputs)
        for done, answer in enumerate(engine(jobs, limits), 1):
            one = by_source[answer.source]
            if isinstance(answer, Reading):
                self._put(answer, one)
            elif isinstance(answer, Failure):
                self.report.skipped.append(Skipped(one.origin, answer.why))
            elif isinstance(answer, Unchanged):
                self.report.unchanged += 1
            if self.progress:
                self.progress(done, len(self.inputs))

    def _job(self, one: Input) -> Job:
        """Return what there is to do for a file, whose bytes nobody has looked at yet."""
        held = self.writer.manifest.sources.get(one.source)
        as_now = (
            held is not None
            and held.extractor == extractor_version()
            and held.graph == source_iri(one.source)
        )
        return Job(
            path=os.fsencode(one.path),
            source=one.source,
            inside=one.inside,
            data=one.data,
            held=held.file if held is not None and as_now else None,
            store=os.fsencode(self.writer.path),
            allow_marked=self.allow_marked,
            ocr=self.ocr,
        )

    def _put(self, reading: Reading, one: Input) -> None:
        held = self.writer.manifest.sources.get(one.source)
        if held is not None and held.file != reading.file and held.origin != one.place:
            self.report.warnings.append(
                f"{one_line(one.source)}: now from {one.place}, was from {held.origin}"
            )
        self.report.read += 1
        self.report.counts.update(reading.counts)
        self.report.warnings += reading.warnings
        self.writer.keep_facts(reading.key, reading.facts)
        entry = SourceEntry(
            graph=source_iri(reading.source),
            origin=one.place,
            file=reading.file,
            text=self.writer.keep_text(reading.content),
            facts=reading.key,
            extractor=extractor_version(),
            language=reading.language,
            counts=reading.counts,
        )
        self.writer.put(reading.source, entry, reading.quads)
