"""Commands that change the store: build, withdraw, compact."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from .options import folder_option, store_option
from .output import note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..builders.build import BuildReport, Engine
    from ..builders.inputs import Given, RecordStream
    from ..builders.readers import Input
    from ..builders.workers import Limits

__all__ = ["build", "compact", "read_into", "standard_input", "withdraw"]

#: What stands for standard input among paths.
STANDARD_INPUT = Path("-")


@click.command()
@click.argument(
    "paths",
    nargs=-1,
    metavar="PATH...",
    type=click.Path(exists=True, allow_dash=True, path_type=Path),
)
@click.option(
    "--name",
    default="standard-input",
    show_default=True,
    metavar="SOURCE",
    help="Name of the text that comes by standard input, for which - stands among the paths.",
)
@click.option(
    "--files-from",
    "listing",
    type=click.File("rb", lazy=False),
    metavar="FILE",
    help="Read the files that are listed here, one a line; - stands for standard input.",
)
@click.option("--null", is_flag=True, help="Null characters stand between the files of the list.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes to read with  [default: one for each core when there is much to read]",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="What reads: processes of this machine, or a cluster of Dask (docs/scale.md).",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Where the scheduler of the cluster listens, such as tcp://10.0.0.5:8786; by default as "
    "Dask is configured ($DASK_SCHEDULER_ADDRESS).",
)
@click.option(
    "--time-limit",
    "seconds",
    type=click.IntRange(min=1),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="Time that any file may take, and a second more for each 5 kB of it.",
)
@click.option(
    "--memory-limit",
    "megabytes",
    type=click.IntRange(min=256),
    default=2048,
    show_default=True,
    metavar="MB",
    help="Memory that any file may take.",
)
@click.option(
    "--allow-marked",
    is_flag=True,
    help='Read texts with a secrecy marking ("Mật", "Secret") too; they are refused otherwise.',
)
@click.option(
    "--ocr",
    is_flag=True,
    help="Read pages of PDF files that are pictures with Tesseract, if it is installed.",
)
@click.option("--strict", is_flag=True, help="Exit with 2 if a file had to be skipped.")
@store_option
def build(
    paths: tuple[Path, ...],
    name: str,
    listing: IO[bytes] | None,
    null: bool,
    jobs: int | None,
    engine: str,
    scheduler: str | None,
    seconds: int,
    megabytes: int,
    allow_marked: bool,
    ocr: bool,
    strict: bool,
    store: Path | str,
) -> None:
    """Read texts, files or whole folders, into the store; only what changed is read again.

    Reads PDF, Word documents, web pages, mail, plain text and Markdown,
    archives of them, and JSON lines.

    Example: policygraph build examples
    """
    from ..builders.workers import Limits

    limits = Limits(seconds, memory=megabytes << 20)
    cluster = _cluster(engine, scheduler, jobs)
    given = _given(paths, name, listing, null)
    report = read_into(given, store, jobs, limits, allow_marked, ocr, cluster)
    if strict and report.skipped:
        sys.exit(2)


def _given(
    paths: tuple[Path, ...], name: str, listing: IO[bytes] | None, null: bool
) -> list[Given]:
    """Return what is to be read."""
    from ..builders.listing import Listing

    if listing is None and null:
        raise click.UsageError("--null is for --files-from")
    if listing is None and not paths:
        raise click.UsageError("name the files or folders to read, or list them in --files-from")
    by_input = paths.count(STANDARD_INPUT) + (listing is sys.stdin.buffer)
    if by_input > 1:
        raise click.UsageError("only one thing can come by standard input")
    given: list[Given] = [
        _from_standard_input(name) if path == STANDARD_INPUT else path for path in paths
    ]
    return given if listing is None else [*given, Listing(listing, listing.name, null)]


def _from_standard_input(name: str) -> Input | RecordStream:
    """Return the text, or the JSON lines, that come by standard input."""
    from ..builders.inputs import RECORDS, RecordStream

    if name.endswith(RECORDS):
        return RecordStream(sys.stdin.buffer, STANDARD_INPUT, name)
    return standard_input(name)


def _cluster(engine: str, scheduler: str | None, jobs: int | None) -> Engine | None:
    """Return what reads on a cluster, or None where this machine does."""
    if engine == "local":
        if scheduler is not None:
            raise click.UsageError("--scheduler is for --engine dask")
        return None
    if jobs is not None:
        raise click.UsageError("--jobs is for --engine local; the cluster knows how many it has")
    from functools import partial

    from ..builders.cluster import read_on_cluster

    return partial(read_on_cluster, scheduler=scheduler)


def standard_input(name: str) -> Input:
    """Return what comes by standard input as a file to read, under a name."""
    from ..builders.readers import Input
    from ..builders.readers.loading import LARGEST

    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise click.ClickException(f"standard input is too large (the limit is {LARGEST:,} bytes)")
    return Input(STANDARD_INPUT, name, data=data)


def read_into(
    paths: Sequence[Given],
    store: Path | str,
    jobs: int | None = None,
    limits: Limits | None = None,
    allow_marked: bool = False,
    ocr: bool = False,
    engine: Engine | None = None,
) -> BuildReport:
    """Build with a progress bar on a terminal, and tell on standard error what came of it."""
    from ..builders.build import build as build_store
    from ..builders.workers import LIMITS

    terminal = sys.stderr.isatty()

    def progress(done: int, total: int | None) -> None:
        if total is None:
            click.echo(f"\rreading {done:,} and more to come", err=True, nl=False)
            return
        width = 30 * done // total
        bar = "#" * width + "-" * (30 - width)
        click.echo(f"\rreading [{bar}] {done}/{total}", err=True, nl=done == total)

    try:
        report = build_store(
            paths,
            store,
            jobs,
            progress if terminal else None,
            limits or LIMITS,
            allow_marked,
            ocr,
            engine,
        )
    except KeyboardInterrupt:
        if terminal:
            click.echo(err=True)  # ends the line of the progress bar
        # a server may have got some texts already
        left = (
            "as it was before"
            if isinstance(store, Path)
            else "the next build sends what is missing"
        )
        note(f"{store}: stopped, and {left}")
        raise
    for warning in report.warnings:
        note(f"warning: {warning}")
    for skipped in report.skipped:
        note(f"skipped {skipped.path}: {skipped.why}")
    found = ", ".join(f"{number} {kind}" for kind, number in report.counts.items() if number)
    note(
        f"{store}: {report.read} read, {report.unchanged} unchanged, {len(report.skipped)} skipped"
        + (f"; found {found}" if found else "")
    )
    return report


@click.command()
@click.argument("source")
@store_option
def withdraw(source: str, store: Path | str) -> None:
    """Take one text out of the store, with its facts and nothing else.

    SOURCE is the path of the text below the folder it was built from.

    Example: policygraph withdraw provinces.md
    """
    from ..graph.writer import withdraw_source

    withdraw_source(store, source)
    note(f"{store}: {source} withdrawn")


@click.command()
@folder_option
def compact(store: Path) -> None:
    """Write the store anew and in order, so that it is fast to read after many builds.

    Example: policygraph compact
    """
    from ..graph import open_store
    from ..graph.files import size
    from ..graph.writing import compact_store

    before = size(open_store(store).generation)
    compact_store(store)
    note(f"{store}: {size(open_store(store).generation):,} bytes, {before:,} before")
