"""Named graphs of the user's own: beside those of the texts, kept by builds, changed in one step.

A change is made on a copy of the current generation and then looked at: where a graph that was
built came out different, or something stands outside of all named graphs, the copy is thrown away.
So nothing depends on reading the change rightly beforehand. It takes time in proportion to the
store, as every graph is compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox

from .iris import reference_iri, source_iri
from .manifest import Manifest
from .store import DiskStore
from .writing import write_store

__all__ = ["NotYoursError", "change_own_graphs"]

Change = Callable[[ox.Store], None]


class NotYoursError(Exception):
    """The change would alter what builds made, or the default graph."""


def change_own_graphs(path: Path, change: Change) -> None:
    """Make a change to a copy of the store and switch to it.

    Raises :class:`NotYoursError`, :class:`policygraph.graph.StoreError` where the store cannot be
    written, and what the change raises; the store is then as it was.
    """
    DiskStore(path)  # says what is wrong with a path where no store stands, and makes none there
    with write_store(path) as writer:
        manifest = writer.manifest

        def checked(graph: ox.Store) -> set[str]:
            before = _digests(graph)
            change(graph)
            after = _digests(graph)
            changed = {
                name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
            }
            _check(graph, changed, manifest)
            return changed

        writer.change(checked)


def _digests(graph: ox.Store) -> dict[str, bytes]:
    """Return what stands for the content of each named graph."""

    def lines(name: ox.NamedNode | ox.BlankNode) -> bytes:
        return graph.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name) or b""

    return {name.value: hashlib.sha256(lines(name)).digest() for name in graph.named_graphs()}


def _check(graph: ox.Store, changed: Iterable[str], manifest: Manifest) -> None:
    if any(True for _ in graph.quads_for_pattern(None, None, None, ox.DefaultGraph())):
        raise NotYoursError(
            "the default graph is the union of all others and holds nothing itself; "
            "name a graph of your own, with GRAPH or WITH"
        )
    built = {entry.graph for entry in manifest.sources.values()} if changed else set()
    built |= {reference_iri(), manifest.reference.partition(" ")[0]}
    for name in sorted(changed):
        if name in built or name.startswith(source_iri("")):
            raise NotYoursError(
                f"<{name}> is made by builds, and only graphs of your own can be changed"
            )
