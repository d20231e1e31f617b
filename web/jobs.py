"""What the processes of the server can do; a job reads one generation of the store.

A job is a function of the store and of what the request says, and gives a finished reply. Pages,
look-ups and queries are all made so: whatever takes too long is stopped with its process.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox

from ..graph import DiskStore
from ..graph.own import NotYoursError, change_own_graphs
from ..ontology.terms import PREFIXES
from ..queries.free import NotAQueryError, QueryDataset, QueryRefusedError, answer
from ..queries.keywords import keyword_in, parse_update
from .descriptions import describe_dataset, describe_service
from .frames import Job, Reply
from .problems import Problem
from .results import GRAPHS, Limits, NotAcceptableError, reply, write, write_graph
from .using import with_dataset

__all__ = ["JOBS", "run"]

#: Formats of many graphs, which cannot be put into one.
_WITH_GRAPHS = ("application/n-quads", "application/trig")

#: Descriptions are as short as they are.
_UNCUT = Limits(sys.maxsize, sys.maxsize)


def run(store: DiskStore, job: Job) -> Reply:
    """Do a job; what goes wrong with the request is told in the reply."""
    try:
        return JOBS[job.name](store, **job.arguments)
    except Problem as problem:
        return problem.reply()
    except NotAcceptableError as error:
        return Problem(406, str(error)).reply()
    except NotAQueryError as error:
        return Problem(400, str(error)).reply()
    except QueryRefusedError as error:
        return Problem(403, str(error)).reply()
    except MemoryError:
        return Problem(507, "the answer needs more memory than a query may use").reply()


def sparql(
    store: DiskStore,
    text: str,
    dataset: tuple[list[str], list[str]] | None,
    base: str,
    accept: str | None,
    rows: int,
    size: int,
) -> Reply:
    """Answer a query (SPARQL 1.1 Protocol, section 2.1)."""
    graphs = QueryDataset(tuple(dataset[0]), tuple(dataset[1])) if dataset else None
    try:
        written = write(lambda: answer(store, text, graphs, base), accept, Limits(rows, size))
    except (OSError, RuntimeError, SyntaxError, ValueError) as error:
        if isinstance(error, QueryRefusedError):
            raise
        raise Problem(400, f"the query cannot be answered: {error}") from error
    return reply(written)


def service(store: DiskStore, endpoint: str, updates: bool, accept: str | None) -> Reply:
    """Describe the endpoint (SPARQL 1.1 Service Description)."""
    return reply(write_graph(describe_service(store, endpoint, updates), accept, _UNCUT))


def dataset(store: DiskStore, address: str, endpoint: str, accept: str | None) -> Reply:
    """Describe what the store holds (VoID, DCAT)."""
    return reply(write_graph(describe_dataset(store, address, endpoint), accept, _UNCUT))


def update(
    store: DiskStore, text: str, base: str, using: list[str], using_named: list[str]
) -> Reply:
    """Change graphs of the user's own (SPARQL 1.1 Protocol, section 2.2)."""
    try:
        keyword = keyword_in(text, ("load", "service"), parse_update)
        if keyword:
            raise Problem(403, f"{keyword} is refused: nothing is fetched from elsewhere")
        parse_update(text)
        text = with_dataset(text, using, using_named)
    except SyntaxError as error:
        where = str(error).partition(": expected one of")[0]
        raise Problem(400, f"not a SPARQL update: {where}") from error
    except (OSError, RuntimeError, ValueError):
        pass  # it is an update; the store itself may be able to do what the empty one could not
    return _changed(store, lambda graph: graph.update(text, base_iri=base, prefixes=PREFIXES))


def own_graph(store: DiskStore, method: str, name: str, media: str, body: bytes) -> Reply:
    """Replace, extend or remove a graph of the user's own (Graph Store HTTP Protocol)."""
    form = GRAPHS.get(media)
    if method != "DELETE" and (form is None or media in _WITH_GRAPHS):
        told = ", ".join(one for one in GRAPHS if one not in _WITH_GRAPHS)
        raise Problem(415, f"a graph is sent as {told}, not {media or 'without a Content-Type'}")
    graph = ox.NamedNode(name)
    existed = store.graph.contains_named_graph(graph)
    if method == "DELETE" and not existed:
        raise Problem(404, f"there is no graph <{name}>")

    def change(changing: ox.Store) -> None:
        if method != "POST":
            changing.remove_graph(graph)
        if method != "DELETE":
            changing.load(body, format=form, base_iri=name, to_graph=graph)

    done = _changed(store, change)
    return done if existed else Reply(201, "", b"")


def _changed(store: DiskStore, change: Callable[[ox.Store], None]) -> Reply:
    try:
        change_own_graphs(store.path, change)
    except NotYoursError as error:
        raise Problem(403, str(error)) from error
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise Problem(400, f"this cannot be done: {error}") from error
    return Reply(204, "", b"")


def graph(store: DiskStore, name: str | None, accept: str | None, rows: int, size: int) -> Reply:
    """Return a named graph, or the union of all (Graph Store HTTP Protocol, section 5.2)."""
    node = None if name is None else ox.NamedNode(name)
    if node is not None and not store.graph.contains_named_graph(node):
        raise Problem(404, f"there is no graph <{name}>")
    quads = store.graph.quads_for_pattern(None, None, None, node)
    triples = (quad.triple for quad in quads)
    return reply(write_graph(triples, accept, Limits(rows, size)))


def look_up(store: DiskStore, name: str, filters: dict[str, str], rows: int) -> Reply:
    """Answer a look-up; what it takes is imported when one is asked for, so that others start."""
    from . import lookups

    return lookups.look_up(store, name, filters, rows)


def page(store: DiskStore, **asked: Any) -> Reply:
    """Make a page; templates and all are imported when one is asked for."""
    from .pages.making import make

    return make(store, **asked)


#: Every job by its name.
JOBS: dict[str, Callable[..., Reply]] = {
    job.__name__: job for job in (sparql, service, dataset, update, own_graph, graph, look_up, page)
}
