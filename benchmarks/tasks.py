"""What the benchmarks do in processes of their own: ``python tasks.py TASK WORDS…``.

Each prints its CPU seconds, its peak memory and what else it has to tell as one line of JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import pyoxigraph as ox

Told = dict[str, Any]


def make_quads(file: str, least: str) -> Told:
    """Write quads of the benchmark's documents into a file, each graph's in one run of lines."""
    from quads import graphs

    documents = 0
    with Path(file).open("wb") as out:
        for source, quads in graphs(int(least)):
            out.write(f"# {source}\n".encode() + quads)
            documents += 1
    return {"documents": documents}


def bulk_load(file: str, folder: str) -> Told:
    """Load the file as Oxigraph does it by itself."""
    store = ox.Store(folder)
    store.bulk_load(path=file, format=ox.RdfFormat.N_QUADS)
    store.flush()
    return {}


def import_quads(file: str, folder: str) -> Told:
    """Put the same quads into a policygraph store, index and all."""
    from policygraph.graph.iris import source_iri
    from policygraph.graph.manifest import SourceEntry
    from policygraph.graph.writing import write_store

    with write_store(Path(folder)) as writer, Path(file).open("rb") as lines:
        source, quads = "", list[bytes]()

        def put() -> None:
            entry = SourceEntry(source_iri(source), source, source, "0", "0", "bench", "en")
            writer.put(source, entry, b"".join(quads))

        for line in lines:
            if line.startswith(b"# "):
                if quads:
                    put()
                source, quads = line[2:-1].decode(), []
            else:
                quads.append(line)
        put()
        writer.commit()
    return {}


def parse_with_rdflib(file: str, _: str) -> Told:
    """Parse the file into rdflib's store in memory."""
    from rdflib import Dataset

    dataset = Dataset()
    dataset.parse(file, format="nquads")
    return {"quads": len(dataset)}


def replace_one(folder: str, rounds: str) -> Told:
    """Put one document again and again, as a build of one changed text does at its end."""
    from quads import graphs

    from policygraph.graph.iris import source_iri
    from policygraph.graph.manifest import SourceEntry
    from policygraph.graph.writing import write_store

    source, quads = next(graphs(1))
    entry = SourceEntry(source_iri(source), source, source, "0", "0", "bench", "en")
    taken = []
    for _ in range(int(rounds) + 1):
        began = time.process_time()
        with write_store(Path(folder)) as writer:
            writer.put(source, entry, quads)
            writer.commit()
        taken.append(time.process_time() - began)
    return {"each": median(taken[1:] or taken)}


def extend_one(folder: str, rounds: str) -> Told:
    """Replace the same document by ``remove_graph`` and ``extend`` on an open Oxigraph store."""
    from quads import graphs

    from policygraph.graph.iris import source_iri

    source, quads = next(graphs(1))
    parsed = list(ox.parse(quads, format=ox.RdfFormat.N_QUADS))
    store, taken = ox.Store(folder), []
    for _ in range(int(rounds) + 1):
        began = time.process_time()
        store.remove_graph(ox.NamedNode(source_iri(source)))
        store.extend(parsed)
        taken.append(time.process_time() - began)
    return {"each": median(taken[1:] or taken)}


def extract_documents(number: str, folder: str) -> Told:
    """Read documents one after the other, from text to N-Quads in a file."""
    from documents import document

    from policygraph.builders import extract
    from policygraph.builders.emit import emit
    from policygraph.builders.model import Text

    bytes_read = quads_written = 0
    with (Path(folder) / "extracted.nq").open("wb") as out:
        for nth in range(int(number)):
            source, content = document(nth)
            text = Text(source, content, "vi" if nth % 2 else "en")
            quads = emit(text, extract(text))
            out.write(quads)
            bytes_read += len(content.encode())
            quads_written += quads.count(b"\n")
    return {"bytes": bytes_read, "quads": quads_written}


TASKS: dict[str, Callable[..., Told]] = {
    function.__name__: function
    for function in (
        make_quads, bulk_load, import_quads, parse_with_rdflib, replace_one, extend_one,
        extract_documents,
    )
}  # fmt: skip

if __name__ == "__main__":
    told = TASKS[sys.argv[1]](*sys.argv[2:])
    used = resource.getrusage(resource.RUSAGE_SELF)
    scale = 1 if sys.platform == "darwin" else 1024
    told |= {"cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss * scale}
    print(json.dumps(told))
