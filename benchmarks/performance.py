"""Compares policygraph with the parts it is built on and with its peers, in one run.

``python benchmarks/performance.py [--sizes QUADS…] [--rounds N] [--folder FOLDER]`` makes the data,
lets the ways of doing one thing take turns, compares what they answer before it compares how long
they take, prints a table and keeps the figures in ``FOLDER/results.json``, from which
``report.py`` writes ``docs/performance.md``. Times are CPU seconds of whole processes with all
their threads and children; ratios carry from machine to machine, the seconds do not.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import peers
import pyoxigraph as ox
from documents import RARE_BODY, RARE_WORDS
from measuring import ROUNDS, child, cpu_of, in_turn

from policygraph.graph import Store, open_store
from policygraph.ontology.terms import PREFIXES
from policygraph.queries.resolving import ACTORS, resolve
from policygraph.queries.search import search
from policygraph.queries.tasks import TaskFilter, who

Figures = dict[str, Any]

#: How many texts policygraph and its peers read.
PEER_DOCUMENTS = 100
DUE = "2026-02-01"
DUE_SPARQL = """
SELECT DISTINCT ?task WHERE { ?task a pg:Task ; pg:due ?due FILTER(?due < "2026-02-01"^^xsd:date) }
"""
TEXT_SPARQL = """
SELECT DISTINCT ?text WHERE {
  ?span pg:sentence/oa:exact ?text FILTER(CONTAINS(LCASE(?text), "amphibious archive lorries"))
}
"""
WHO_SPARQL = "SELECT DISTINCT ?task WHERE { ?task pg:assignedTo <BODY> ; a pg:Task }"
ROWS_SPARQL = "SELECT ?span ?start ?end WHERE { ?span oa:start ?start ; oa:end ?end } LIMIT 50000"


class Bench:
    """The data of one run, and the figures as they come in."""

    def __init__(self, folder: Path, sizes: list[int], rounds: int) -> None:
        self.folder, self.sizes, self.rounds = folder, sizes, rounds
        self.figures: Figures = {"rounds": rounds, "sizes": sizes}
        folder.mkdir(parents=True, exist_ok=True)

    def quads(self, size: int) -> Path:
        """Return a file of so many quads."""
        path = self.folder / f"{size}.nq"
        if not path.exists():
            told = child("make_quads", self.folder / "part.nq", size)
            (self.folder / "part.nq").rename(path)
            (self.folder / f"{size}.documents").write_text(str(told["documents"]))
        return path

    def documents(self, size: int) -> int:
        """Return how many documents the quads of a size come from."""
        return int((self.folder / f"{size}.documents").read_text())

    def store(self, size: int) -> Path:
        """Return a policygraph store of a size."""
        path = self.folder / f"{size}.store"
        if not path.exists():
            told = child("import_quads", self.quads(size), self.folder / "part.store")
            (self.folder / "part.store").rename(path)
            path.with_suffix(".import").write_text(json.dumps(told))
        return path

    def fresh(self, name: str) -> Path:
        """Return the name of a folder that does not exist."""
        path = self.folder / name
        shutil.rmtree(path, ignore_errors=True)
        return path


def cold(bench: Bench) -> Figures:
    """Goal 1: whole processes of ``who BODY`` in stores of all sizes, beside bare Python."""
    script = str(Path(sys.executable).with_name("policygraph"))
    command = [script, "who", RARE_BODY, "--store"]
    ways: dict[str, Callable[[], float]] = {
        "python -c pass": lambda: cpu_of([sys.executable, "-c", "pass"]),
        "import click": lambda: cpu_of([sys.executable, "-c", "import click"]),
        "import rdflib": lambda: cpu_of([sys.executable, "-c", "import rdflib"]),
    }
    for size in bench.sizes:
        store = str(bench.store(size))
        ways[f"who at {size}"] = lambda store=store: cpu_of([*command, store])
    return {"seconds": in_turn(ways, bench.rounds)}


def _thread_seconds(work: Callable[[], object]) -> Callable[[], float]:
    def measured() -> float:
        began = time.process_time()
        work()
        return time.process_time() - began

    return measured


def _values(store: Store, sparql: str) -> set[str]:
    found = store.query(sparql)
    assert isinstance(found, ox.QuerySolutions)
    return {row[0].value for row in found}


def questions(bench: Bench) -> Figures:
    """Goals 3 and 12: questions to the index beside the same in SPARQL, at all sizes."""
    figures: Figures = {}
    for size in bench.sizes:
        store = open_store(bench.store(size))
        (body,) = resolve(store, RARE_BODY, ACTORS)
        sparql = WHO_SPARQL.replace("BODY", body)
        led = TaskFilter(bodies=(body,), role="lead")
        due = TaskFilter(due_before=DUE)
        _same({row["task"] for row in who(store, led)}, _values(store, sparql))
        _same({row["task"] for row in who(store, due)}, _values(store, DUE_SPARQL))
        texts = {hit["text"] for hit in search(store, RARE_WORDS)}
        _same(texts, _values(store, TEXT_SPARQL))
        ways: dict[str, Callable[[], object]] = {
            "who, index": lambda store=store, led=led: who(store, led),
            "due before, index": lambda store=store, due=due: who(store, due),
            "search, index": lambda store=store: search(store, RARE_WORDS),
            "who, SPARQL": lambda store=store, sparql=sparql: _values(store, sparql),
            "due before, SPARQL": lambda store=store: _values(store, DUE_SPARQL),
            "search, SPARQL": lambda store=store: _values(store, TEXT_SPARQL),
        }
        measured = {name: _thread_seconds(work) for name, work in ways.items()}
        figures[str(size)] = in_turn(measured, bench.rounds)
    return figures


def _same(one: set[str], other: set[str]) -> None:
    if one != other or not one:
        raise SystemExit(f"answers differ: {len(one)} and {len(other)}")


def dataset(bench: Bench) -> Figures:
    """Goal 2: rows and look-ups by rdflib, beside Oxigraph itself and oxrdflib."""
    return {str(size): _of_dataset(open_store(bench.store(size)), bench) for size in bench.sizes}


def _of_dataset(store: Store, bench: Bench) -> Figures:
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    ours, plain = store.dataset(), Dataset(OxigraphStore(store=store.graph), default_union=True)
    for prefix, namespace in PREFIXES.items():
        plain.bind(prefix, namespace)
    (body,) = resolve(store, RARE_BODY, ACTORS)
    figures: Figures = {}
    questions = {"rows": (ROWS_SPARQL, 1), "look-up": (WHO_SPARQL.replace("BODY", body), 100)}
    for name, (sparql, times) in questions.items():
        _same(*({str(row[0]) for row in each.query(sparql)} for each in (ours, plain)))

        def by_oxigraph(sparql: str = sparql, times: int = times) -> None:
            for _ in range(times):
                for row in store.query(sparql):
                    [term.value for term in row]

        def by_rdflib(data: Dataset, sparql: str = sparql, times: int = times) -> None:
            for _ in range(times):
                for _row in data.query(sparql):
                    pass

        ways: dict[str, Callable[[], object]] = {
            f"{name}, Oxigraph": by_oxigraph,
            f"{name}, ours": partial(by_rdflib, ours),
            f"{name}, oxrdflib": partial(by_rdflib, plain),
        }
        measured = {way: _thread_seconds(work) for way, work in ways.items()}
        figures |= in_turn(measured, bench.rounds)
    return figures


def imports(bench: Bench) -> Figures:
    """Goals 4 and 11: an import with its index beside ``bulk_load`` alone, and rdflib."""
    figures: Figures = {}
    for size in bench.sizes:
        file, memory = bench.quads(size), dict[str, float]()

        def way(
            task: str, folder: str, file: Path = file, memory: dict[str, float] = memory
        ) -> float:
            told = child(task, file, bench.fresh(folder))
            memory[task] = max(memory.get(task, 0), told["memory"])
            return float(told["cpu"])

        ways: dict[str, Callable[[], float]] = {
            "bulk_load": lambda way=way: way("bulk_load", "bare"),
            "import_quads": lambda way=way: way("import_quads", "imported"),
        }
        if size <= 100_000:
            ways["parse_with_rdflib"] = lambda way=way: way("parse_with_rdflib", "none")
        # What takes long is done once: to repeat it would take an hour, and it varies little.
        rounds = bench.rounds if size <= 100_000 else 0
        figures[str(size)] = {
            "seconds": in_turn(ways, rounds), "memory": memory, "documents": bench.documents(size)
        }  # fmt: skip
    return figures


def one_document(bench: Bench) -> Figures:
    """Goals 5 and 12: replacing one document, beside ``remove_graph`` and ``extend``."""
    figures: Figures = {}
    for size in bench.sizes:
        store = bench.fresh("changed")
        shutil.copytree(bench.store(size), store)
        bare = bench.fresh("bare")
        shutil.copytree(open_store(store).generation / "graph", bare)
        figures[str(size)] = {
            "replace": child("replace_one", store, bench.rounds)["each"],
            "extend": child("extend_one", bare, bench.rounds)["each"],
        }
    return figures


def texts(bench: Bench) -> Figures:
    """Goals 9, 11 and 12: from text to quads, and loading the same quads."""
    figures: Figures = {}
    for number in (100, 1000) if max(bench.sizes) > 10_000 else (2, 4):
        folder = bench.fresh("extracted")
        folder.mkdir()
        told = child("extract_documents", number, folder)
        loaded = child("bulk_load", folder / "extracted.nq", bench.fresh("bare"))
        figures[str(number)] = told | {"bulk_load": loaded["cpu"]}
    return figures


PARTS: dict[str, Callable[[Bench], Figures]] = {
    "cold": cold,
    "questions": questions,
    "dataset": dataset,
    "imports": imports,
    "one_document": one_document,
    "texts": texts,
    "peers": lambda bench: peers.compare(PEER_DOCUMENTS, max(1, bench.rounds)),
}


def main(arguments: list[str] | None = None) -> None:
    """Run the parts and print the table of ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--folder", type=Path, default=Path("build/bench"))
    parser.add_argument("--only", nargs="+", choices=list(PARTS), default=list(PARTS))
    given = parser.parse_args(arguments)
    bench = Bench(given.folder, given.sizes, given.rounds)
    results = given.folder / "results.json"
    if results.exists():
        bench.figures = json.loads(results.read_text()) | bench.figures
    for name in given.only:
        print(f"{name} …", file=sys.stderr, flush=True)
        bench.figures[name] = PARTS[name](bench)
        results.write_text(json.dumps(bench.figures, indent=1) + "\n")
    from report import table

    print(table(bench.figures))


if __name__ == "__main__":
    main()
