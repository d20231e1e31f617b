"""The store on disk as readers see it: generations that never change, one of them current.

A store is a folder::

    format                    one line that names the layout and its version
    current                   the name of the generation that answers, switched by one rename
    generations/0001/graph/   an Oxigraph database, opened read-only
    generations/0001/index/   what is asked most, in SQLite (see :mod:`policygraph.graph.index`)
    generations/0001/sources/ another one, of the sources (see :mod:`policygraph.graph.manifest`)
    generations/0001/manifest.json
    texts/ab/<sha256>.txt     plain texts, named by their content
    facts/ab/<sha256>.json    facts as read, named by text and extractor
    lock                      held by the one writer (see :mod:`policygraph.graph.writing`)

A finished generation is never written to again, so any number of readers may work while a build
fills the next one, and a build that is killed leaves the answers as they were. A reader holds its
generation with a shared lock, so that no writer removes it before the last reader is done.
"""

from __future__ import annotations

import os
import weakref
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, overload

from ..ontology.terms import PREFIXES
from .index import Index, open_index
from .lock import close, hold

if TYPE_CHECKING:
    import pyoxigraph as ox
    from rdflib import Dataset

    from .manifest import Manifest

__all__ = [
    "FORMAT",
    "DiskStore",
    "Store",
    "StoreError",
    "Term",
    "check_format",
    "is_address",
    "open_store",
    "store_version",
]

FORMAT = "policygraph store 2"

#: Bytes that the name of a generation takes at most.
_LONGEST_NAME = 256

#: What a query variable can be bound to.
Term: TypeAlias = "ox.NamedNode | ox.Literal"


class StoreError(Exception):
    """The folder cannot be used as a store; the message is one line and says what to do."""


def check_format(path: Path) -> bool:
    """Tell whether a store of this format stands at ``path``; False where nothing does.

    Raises :class:`StoreError` for a store of another format and for a folder of other things.
    """
    try:
        found = (path / "format").read_text("utf-8", "replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        found = None
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror}") from error
    if found == FORMAT:
        return True
    if found is not None:
        raise StoreError(
            f"{path}: is {found[:60]!r}, this version reads {FORMAT!r}; build the texts again "
            "into a new store"
        )
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise StoreError(f"{path}: is not a policygraph store")
    return False


class Store(ABC):
    """A store as questions see it, on the disk or behind a SPARQL server."""

    @property
    @abstractmethod
    def graph(self) -> ox.Store:
        """The quads; where they are elsewhere a copy of all, which takes time and memory."""

    @property
    @abstractmethod
    def index(self) -> Index:
        """What is asked most, made from the graphs."""

    @property
    @abstractmethod
    def manifest(self) -> Manifest:
        """What the store holds."""

    @abstractmethod
    def query(
        self,
        sparql: str,
        values: Mapping[str, Term] | None = None,
        *,
        base: str | None = None,
        union: bool = True,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Run SPARQL over the union of all graphs, with variables bound to ``values``.

        Each bound variable must be projected by the query. A pattern that several graphs match
        yields a row for each of them, so questions that do not ask for the graph say DISTINCT.
        Without ``union`` the default graph is that of the query's FROM, else empty; lists of IRIs
        name the graphs of the default graph and those that GRAPH finds, whatever the query says.
        Raises SyntaxError for what is not a SPARQL query, ValueError for what is not an IRI.
        """

    @abstractmethod
    def around(self, thing: str) -> ox.Store:
        """Return at least the graphs that speak of a thing."""

    @abstractmethod
    def text(self, source: str) -> str:
        """Return the plain text of a source, in which all offsets count; KeyError if unknown."""

    @abstractmethod
    def size(self) -> dict[str, int]:
        """Return how much the store takes, and the number of the build that answers."""

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every quad, in no fixed order."""
        return iter(self.graph)

    def dataset(self) -> Dataset:
        """Return the store as an ordinary rdflib Dataset whose default graph is the union.

        The dataset reads; what is added to it raises an error.
        """
        from .dataset import dataset_of

        return dataset_of(self.graph)


class DiskStore(Store):
    """The current generation of a store on the disk, opened read-only.

    Graph, index and manifest are opened when they are first needed: a question that the index
    answers does not pay for the graph.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.generation, held = _hold_current(path)
        weakref.finalize(self, close, held)

    @cached_property
    def graph(self) -> ox.Store:
        """The quads; :class:`StoreError` where they cannot be read."""
        import pyoxigraph as ox

        try:
            return ox.Store.read_only(str(self.generation / "graph"))
        except OSError as error:
            raise StoreError(
                f"{self.path}: its data cannot be read ({error}); build the texts again"
            ) from error

    @cached_property
    def index(self) -> Index:
        """The index, written anew where it is missing."""
        return open_index(self.generation / "index", lambda: self.graph)

    @cached_property
    def manifest(self) -> Manifest:
        """What the generation holds."""
        from .manifest import Manifest

        return Manifest.read(self.generation)

    def query(
        self,
        sparql: str,
        values: Mapping[str, Term] | None = None,
        *,
        base: str | None = None,
        union: bool = True,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Run SPARQL, as :meth:`Store.query` has it."""
        import pyoxigraph as ox

        bound: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): term for name, term in (values or {}).items()
        }
        return self.graph.query(
            sparql,
            base_iri=base,
            prefixes=PREFIXES,
            use_default_graph_as_union=union and default_graphs is None and named_graphs is None,
            default_graph=_graphs(default_graphs),
            named_graphs=_graphs(named_graphs),
            substitutions=bound or None,
        )

    def around(self, thing: str) -> ox.Store:
        """Return all graphs."""
        return self.graph

    def text(self, source: str) -> str:
        """Return the plain text of a source, in which all offsets count; KeyError if unknown."""
        from .manifest import text_file

        entry = self.manifest.sources[source]
        return (self.path / text_file(entry.text)).read_bytes().decode("utf-8")

    def size(self) -> dict[str, int]:
        """Return quads, bytes on the disk, and the number of the generation that answers."""
        from .files import size

        return {
            "quads": len(self.graph),
            "bytes of quads": size(self.generation / "graph"),
            "bytes of the index": size(self.generation / "index"),
            "generation": int(self.generation.name),
        }


def _graphs(iris: Sequence[str] | None) -> list[Any] | None:
    import pyoxigraph as ox

    # the stub asks for a list of one kind of node or another, and lists are invariant
    return None if iris is None else [ox.NamedNode(iri) for iri in iris]


def is_address(store: str | Path) -> bool:
    """Tell whether a store is given by the address of a server, and not by its folder."""
    return isinstance(store, str) and store.lower().startswith(("http://", "https://"))


@overload
def open_store(store: Path) -> DiskStore: ...
@overload
def open_store(store: str | Path) -> Store: ...
def open_store(store: str | Path) -> Store:
    """Open a store by its folder, or by the ``http`` address of a SPARQL server, for reading.

    Raises :class:`StoreError` where none stands.
    """
    if isinstance(store, str) and is_address(store):
        from .remote import RemoteStore

        return RemoteStore(store)
    return DiskStore(Path(store))


def store_version(path: Path) -> str:
    """Return what differs after every build; :class:`StoreError` where none has been finished."""
    name, changed = _current(path)
    return f"{name} {changed}"


def _current(path: Path) -> tuple[str, int]:
    """Return the name of the generation that answers, and when it became so, in nanoseconds."""
    try:
        file = os.open(f"{path}/current", os.O_RDONLY)  # a server asks with each request
    except FileNotFoundError:
        raise StoreError(
            f"{path}: holds no finished build; run `policygraph build FOLDER --store {path}`"
        ) from None
    try:
        return os.read(file, _LONGEST_NAME).decode("ascii").strip(), os.fstat(file).st_mtime_ns
    finally:
        os.close(file)


def _hold_current(path: Path) -> tuple[Path, int]:
    """Return the current generation and our lock on it; once more if it has just been replaced."""
    if not check_format(path):
        raise StoreError(
            f"{path}: there is no store; make one with `policygraph build FOLDER --store {path}`"
        )
    failure: OSError | None = None
    for _ in range(3):
        generation = path / "generations" / _current(path)[0]
        try:
            return generation, hold(generation / "manifest.json")
        except OSError as error:
            failure = error
    raise StoreError(f"{path}: its data cannot be read ({failure}); build the texts again")
