"""The derived index beside the graph: what is asked most, in SQLite, where it is found at once.

It holds names, tasks with their parties and deadlines, and the sentences that prove facts, each
read from the graphs of the store and from nothing else, so it can be deleted at any time: the next
reader writes it anew. SPARQL over the store says the same, only slower.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from .reading import DamagedIndexError, Index

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Index", "open_index"]


def open_index(folder: Path, store: Callable[[], ox.Store]) -> Index:
    """Open the index in a folder; write it from the store where it is missing or damaged."""
    try:
        return Index(folder)
    except DamagedIndexError:
        return _written_anew(folder, store())


def _written_anew(folder: Path, store: ox.Store) -> Index:
    """Write the index aside and put it in its place, or keep it to ourselves where we may not."""
    import shutil
    import tempfile

    from .writing import graphs_of, write_index

    try:
        aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".index."))
    except OSError:
        aside = Path(tempfile.mkdtemp(prefix="policygraph-index."))
    try:
        write_index(aside / "index", graphs_of(store))
        if aside.parent != folder.parent:
            return Index(aside / "index")
        if folder.exists():
            folder.rename(aside / "damaged")
        (aside / "index").rename(folder)
        return Index(folder)
    finally:
        # What is open stays readable on Unix after its name is gone.
        shutil.rmtree(aside, ignore_errors=True)
