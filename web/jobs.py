"""What the processes of the server can do; a job reads one generation of the store.

A job is a function of the store and of what the request says, and gives a finished reply. Pages,
look-ups and queries are all made so: whatever takes too long is stopped with its process.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from ..graph import Store
from ..queries.free import NotAQueryError, QueryDataset, QueryRefusedError, answer
from .descriptions import describe_dataset, describe_service
from .frames import Job, Reply
from .problems import Problem
from .results import Limits, NotAcceptableError, Written, write, write_graph

__all__ = ["JOBS", "run"]

#: Descriptions are as short as they are.
_UNCUT = Limits(sys.maxsize, sys.maxsize)


def run(store: Store, job: Job) -> Reply:
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
    store: Store,
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


def service(store: Store, endpoint: str, updates: bool, accept: str | None) -> Reply:
    """Describe the endpoint (SPARQL 1.1 Service Description)."""
    return reply(write_graph(describe_service(store, endpoint, updates), accept, _UNCUT))


def dataset(store: Store, address: str, endpoint: str, accept: str | None) -> Reply:
    """Describe what the store holds (VoID, DCAT)."""
    return reply(write_graph(describe_dataset(store, address, endpoint), accept, _UNCUT))


def reply(written: Written) -> Reply:
    """Return an answer with what its headers and the access log say of it."""
    if written.cut:
        headers = {"vary": "accept", "policygraph-cut": f"after {written.cut}"}
        return Reply(200, written.media, written.body, headers, {"cut": written.cut})
    return Reply(200, written.media, written.body, {"vary": "accept"})


#: Every job by its name.
JOBS: dict[str, Callable[..., Reply]] = {"sparql": sparql, "service": service, "dataset": dataset}
