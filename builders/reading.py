"""Reads one file all the way to quads, in any process."""

from __future__ import annotations

import os
import traceback
import warnings
from pathlib import Path

import msgspec

from ..graph.manifest import facts_file
from . import extract
from .messages import Answer, Failure, Job, Reading, Unchanged
from .model import SourceFacts
from .readers import Input, ReadError, read
from .secrecy import marking_in
from .version import facts_key

__all__ = ["read_one"]

_COUNTED = ("documents", "relations", "tasks", "agencies", "places", "people", "indicators")


def read_one(job: Job) -> Answer:
    """Read a file, extract its facts unless they were kept, and write them as quads.

    Raises nothing but MemoryError: whatever is wrong with one file must not end the reading of the
    others, and without memory nothing can go on in this process.
    """
    try:
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always", UserWarning)
            return _read_one(job, said)
    except MemoryError:
        raise
    except ReadError as error:
        return Failure(job.source, error.why)
    except Exception as error:  # a fault of ours, told as one
        return Failure(job.source, f"could not be read by a fault of this program: {_told(error)}")


def _told(error: Exception) -> str:
    """Return what an error is and where it arose; not its message, which may quote the file."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "builders" in Path(frame.filename).parts] or frames
    where = Path(ours[-1].filename)
    return f"{type(error).__name__} in {where.parent.name}/{where.name}, line {ours[-1].lineno}"


def _read_one(job: Job, said: list[warnings.WarningMessage]) -> Answer:
    path = Path(os.fsdecode(job.path))
    one = Input(path, job.source, job.inside, job.data, job.line, job.ocr)
    data = one.load()
    digest = one.digest(data)
    if digest == job.held:
        return Unchanged(job.source)
    text = read(one, data)
    if not job.allow_marked and (level := marking_in(text.content) or marking_in(text.top)):
        told = f'is marked "{level}" at its top; --allow-marked reads such texts all the same'
        return Failure(job.source, told)
    key = facts_key(job.source, digest)
    facts = _kept(job, key) or extract(text)
    from .emit import emit  # with what it loads, which files that are unchanged do without

    return Reading(
        source=text.source,
        file=digest,
        key=key,
        content=text.content,
        language=facts.language,
        facts=msgspec.json.encode(facts),
        quads=emit(text, facts),
        counts={kind: len(getattr(facts, kind)) for kind in _COUNTED},
        warnings=[str(note.message) for note in said if issubclass(note.category, UserWarning)],
    )


def _kept(job: Job, key: str) -> SourceFacts | None:
    """Return the facts that were read from the same bytes before, if they are kept."""
    if job.store is None:
        return None
    try:
        data = Path(os.fsdecode(job.store), facts_file(key)).read_bytes()
    except FileNotFoundError:
        return None
    return msgspec.json.decode(data, type=SourceFacts)
