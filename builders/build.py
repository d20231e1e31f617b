"""Reads files and folders into the store; only what changed is read again.

Texts are found, read and put aside one after the other, so that their number is bounded by the
disk.
"""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ..graph.iris import reference_iri, source_iri
from ..graph.manifest import Skipped, SourceEntry
from ..graph.writer import StoreWriter, open_writer
from .inputs import Given, Input, found_inputs, one_line, origin_of
from .messages import Answer, Failure, Job, Reading, Unchanged
from .version import extractor_version
from .workers import LIMITS, Limits, looking, read_many

__all__ = ["BuildReport", "Engine", "NothingToReadError", "Progress", "build"]

#: Called after each file with the number of files done, and of all, once they are known.
Progress = Callable[[int, int | None], None]

#: Yields what each file says, in any order, and takes no more files than it can read.
Engine = Callable[[Iterable[Job], Limits], Iterator[Answer]]

#: For fewer files than this a further process takes longer to start than it saves.
_FEW = 12
#: Files that are found ahead of those that are read, so that their number is known where it is not
#: large, and the bytes that they may bring with them.
_AHEAD = 10_000
_AHEAD_BYTES = 8 << 20


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
    paths: Sequence[Given],
    store: str | Path,
    jobs: int | None = None,
    progress: Progress | None = None,
    limits: Limits = LIMITS,
    allow_marked: bool = False,
    ocr: bool = False,
    engine: Engine | None = None,
) -> BuildReport:
    """Read files and folders into the store and switch to the result in one step.

    The store is a folder, or the ``http`` address of a SPARQL server. ``jobs`` is the number of
    processes that read, by default one for each core when there is much to read; each file has the
    time and memory that ``limits`` allow. A file that cannot be read is reported and left out, and
    so is one with a secrecy marking unless ``allow_marked``; a text of its path that stood in the
    store before stays there. ``ocr`` has pages that are pictures read by Tesseract. ``engine``
    reads in place of processes here, as :func:`policygraph.builders.cluster.read_on_cluster` does.
    Raises :class:`NothingToReadError` when no text could be read, and
    :class:`policygraph.graph.StoreError` for a store that cannot be written.
    """
    report = BuildReport()
    with looking(limits) as look:
        found = _Ahead(found_inputs(paths, look), report.skipped)
        if not found.known:
            names = ", ".join(map(origin_of, paths))
            first = f" ({_told(report.skipped[0])})" if report.skipped else ""
            raise NothingToReadError(f"no text to read in {names}{first}")
        processes = jobs or min(os.cpu_count() or 1, 1 + found.known // _FEW)
        engine = engine or partial(read_many, processes=processes)
        with open_writer(store) as writer:
            _Build(found, writer, report, progress, allow_marked, ocr).read(engine, limits)
            if not report.read and not report.unchanged:
                raise NothingToReadError("; ".join(_told(one) for one in report.skipped[:3]))
            writer.put_reference(reference_iri(), extractor_version(), _reference_quads)
            report.skipped.sort(key=lambda one: one.path)
            writer.report_skipped(report.skipped)
            writer.commit()
    return report


class _Ahead:
    """The files to read, some found ahead; those that are left out go to a list of their own."""

    def __init__(self, found: Iterator[Input | Skipped], skipped: list[Skipped]) -> None:
        self._found, self._skipped = found, skipped
        self._waiting: deque[Input] = deque()
        self._bytes = 0
        #: How many were found by now, and whether these are all.
        self.known, self.all_known = 0, False
        self._look_ahead()

    def __iter__(self) -> Iterator[Input]:
        while self._waiting:
            one = self._waiting.popleft()
            self._bytes -= len(one.data or b"")
            yield one
            self._look_ahead()

    def _look_ahead(self) -> None:
        while len(self._waiting) < _AHEAD and self._bytes < _AHEAD_BYTES and not self.all_known:
            one = next(self._found, None)
            if one is None:
                self.all_known = True
            elif isinstance(one, Skipped):
                self._skipped.append(one)
            else:
                self._waiting.append(one)
                self._bytes += len(one.data or b"")
                self.known += 1


def _told(skipped: Skipped) -> str:
    return f"{skipped.path}: {skipped.why}"


def _reference_quads() -> bytes:
    from .emit.reference import reference_quads  # loads tables that only a new store needs

    return reference_quads()


@dataclass(slots=True)
class _Build:
    """The files of one build on their way into the store."""

    inputs: _Ahead
    writer: StoreWriter
    report: BuildReport
    progress: Progress | None
    allow_marked: bool
    ocr: bool

    def read(self, engine: Engine, limits: Limits) -> None:
        """Bring every file to its end: read, unchanged or skipped."""
        under_way: dict[str, Input] = {}

        def jobs() -> Iterator[Job]:
            for one in self.inputs:
                under_way[one.source] = one
                yield self._job(one)

        for done, answer in enumerate(engine(jobs(), limits), 1):
            one = under_way.pop(answer.source)
            if isinstance(answer, Reading):
                self._put(answer, one)
            elif isinstance(answer, Failure):
                self.report.skipped.append(Skipped(one.origin, answer.why))
            elif isinstance(answer, Unchanged):
                self.report.unchanged += 1
            if self.progress:
                self.progress(done, self.inputs.known if self.inputs.all_known else None)

    def _job(self, one: Input) -> Job:
        """Return what there is to do for a file, whose bytes nobody has looked at yet."""
        folder = self.writer.facts_folder
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
            line=one.line,
            held=held.file if held is not None and as_now else None,
            store=None if folder is None else os.fsencode(folder),
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
