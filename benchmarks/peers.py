"""Compares what finds names and numbers in texts with the libraries that others use for it.

``python benchmarks/peers.py [--documents N] [--rounds N]``, with ``pip install '.[bench]'``:

- names of bodies, with borders and spelling looked at, beside spaCy's ``EntityRuler`` over the same
  names, which goes by words too;
- numbers of documents beside eyecite's citations, each in prose that is dense with its own kind;
- all kinds of facts beside spaCy's small English pipeline (``python -m spacy download
  en_core_web_sm``, or any package of that name), which finds people, organisations and places.

The ways take turns, each in a process of its own. Times are CPU seconds of the reading alone, so
that loading models and tables is left out, for us as for them. A peer that is not installed is left
out with a line that says so.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import packages_distributions
from typing import Any

from documents import document
from measuring import ROUNDS

Told = dict[str, Any]
#: Other texts that are read before the clock runs: tables are made when they are first used.
WARM_UP = 80


def _english(nth: int) -> str:
    """Return an English document."""
    return document(2 * nth)[1]


def _timed(read: Callable[[str], int], text_of: Callable[[int], str], number: int) -> Told:
    """Read so many texts; what ``read`` returns counts what it has found."""
    for nth in range(WARM_UP):
        read(text_of(number + nth))
    texts = [text_of(nth) for nth in range(number)]
    began = time.process_time()
    found = sum(map(read, texts))
    seconds = time.process_time() - began
    return {"seconds": seconds, "bytes": sum(len(t.encode()) for t in texts), "found": found}


def our_names(number: int) -> Told:
    """Find the names of the register as recognisers do."""
    from policygraph.builders.recognisers.bodies.tables import names_in, view

    return _timed(lambda text: len(names_in(text, view(text, "en"), "en")), _english, number)


def entity_ruler(number: int) -> Told:
    """Find the same names and abbreviations by spaCy's EntityRuler."""
    import spacy

    from policygraph.builders.recognisers.bodies.tables import abbreviations, cells, register

    nlp = spacy.blank("en")
    nlp.max_length = 10**8
    ruler = nlp.add_pipe("entity_ruler")
    names = [name for row in register().values() for name in cells(row, "en", "en_variants")]
    ruler.add_patterns(
        [{"label": "BODY", "pattern": name} for name in (*names, *abbreviations("en"))]
    )
    return _timed(lambda text: len(nlp(text).ents), _english, number)


def _numbered(nth: int) -> str:
    """Return prose in which every sentence names a document by number."""
    kinds = (("Decision", "QĐ-TTg"), ("Resolution", "NQ-CP"), ("Conclusion", "KL/TW"))
    return " ".join(
        f"The plan of Decree No. {nth + at + 10}/2024/NĐ-CP goes on from {kind} "
        f"{nth + 3 * at + 1}/{code} of that year, and the reader will find the rest there."
        for at in range(12)
        for kind, code in (kinds[at % 3],)
    )


def _cited(nth: int) -> str:
    """Return prose of the same length in which every sentence cites as courts in America do."""
    return " ".join(
        f"The rule of {410 + at} U.S. {100 + nth + at} ({1950 + at}) goes on from "
        f"{300 + at} F.3d {nth + 3 * at + 1} of that year, and the reader will find the rest."
        for at in range(12)
    )


def our_numbers(number: int) -> Told:
    """Find documents by number, type and title."""
    from policygraph.builders.model import Block
    from policygraph.builders.recognisers.documents import find

    def read(text: str) -> int:
        return len(find(Block(text, range(len(text)), range(1, len(text) + 1)), "en"))

    return _timed(read, _numbered, number)


def eyecite(number: int) -> Told:
    """Find citations of courts and laws in America."""
    from eyecite import get_citations

    return _timed(lambda text: len(get_citations(text)), _cited, number)


def our_facts(number: int) -> Told:
    """Read everything that is read, down to the quads."""
    from policygraph.builders import extract
    from policygraph.builders.emit import emit
    from policygraph.builders.model import Text

    def read(content: str) -> int:
        text = Text("text.txt", content, "en")
        facts = extract(text)
        emit(text, facts)
        return len(facts.tasks) + len(facts.agencies) + len(facts.people) + len(facts.places)

    return _timed(read, _english, number)


def small_pipeline(number: int) -> Told:
    """Find people, organisations and places by spaCy's small English pipeline."""
    import spacy

    nlp = spacy.load(model() or "en_core_web_sm")
    return _timed(lambda text: len(nlp(text).ents), _english, number)


def model() -> str | None:
    """Return the package that holds spaCy's small English pipeline, under whichever name."""
    return next(
        (name for name in packages_distributions() if name.startswith("en_core_web_sm")), None
    )


TASKS: dict[str, Callable[[int], Told]] = {
    each.__name__: each
    for each in (our_names, entity_ruler, our_numbers, eyecite, our_facts, small_pipeline)
}
#: What is compared: its goal, what is asked, ours, the peer, and the package it needs.
PAIRS = (
    ("6: names of bodies, borders and spelling looked at, to spaCy's EntityRuler", "≥ 20 ×",
     "our_names", "entity_ruler", "spacy"),
    ("7: numbers of documents to eyecite, each in prose dense with its own", "≥ 20 ×",
     "our_numbers", "eyecite", "eyecite"),
    ("8: all kinds of facts, to quads, to spaCy's small English pipeline", "≥ 100 ×",
     "our_facts", "small_pipeline", "spacy"),
)  # fmt: skip


def _installed(peer: str, package: str) -> bool:
    has = importlib.util.find_spec(package) is not None
    return has and (peer != "small_pipeline" or model() is not None)


def _run(task: str, number: int) -> Told:
    command = [sys.executable, __file__, "--task", task, "--documents", str(number)]
    told: Told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return told


def compare(number: int, rounds: int) -> dict[str, Told]:
    """Return kB/s and what was found by each way, for the pairs whose peer is installed."""
    figures: dict[str, Told] = {}
    for goal, _, ours, peer, package in PAIRS:
        if not _installed(peer, package):
            print(f"{goal}: not measured, {peer} is not installed (see above)", file=sys.stderr)
            continue
        told: dict[str, list[Told]] = {ours: [], peer: []}
        for _ in range(rounds):
            for task in told:
                told[task].append(_run(task, number))
        for task, each in told.items():
            if not all(one["found"] for one in each):
                raise SystemExit(f"{task} has found nothing")
            speed = statistics.median(one["bytes"] / one["seconds"] for one in each) / 1000
            figures[task] = {"kB/s": speed, "found": each[0]["found"]}
    return figures


def rows(figures: dict[str, Told]) -> list[tuple[str, str, str]]:
    """Return goal, what is asked and what was measured of each pair."""
    told = []
    for goal, asked, ours, peer, _ in PAIRS:
        if ours in figures and peer in figures:
            mine, theirs = figures[ours]["kB/s"], figures[peer]["kB/s"]
            told.append((goal, asked, f"{mine / theirs:.1f} × ({mine:,.0f} to {theirs:,.0f} kB/s)"))
    return told


def main() -> None:
    """Print a row for each pair, or run one way in this process."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--task", choices=list(TASKS))
    given = parser.parse_args()
    if given.task:
        print(json.dumps(TASKS[given.task](given.documents)))
        return
    for row in rows(compare(given.documents, given.rounds)):
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
