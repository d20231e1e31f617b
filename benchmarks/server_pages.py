"""How long the pages of the server take, beside the look-up of the same tasks, in one run.

Prints for each page its size, the median of asking for it as it was never asked for before, and as
it was, and the first beside ``/api/who`` for the body, new each time too. ``--store`` names a
store; without one the example texts are built over and over, as for ``endpoint.py``.
"""

from __future__ import annotations

import argparse
import http.client
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote

from endpoint import build_store, free_port, running

from policygraph.graph import open_store
from policygraph.ontology.terms import ELI, PG
from policygraph.queries.load import load
from policygraph.web.pages.addresses import address_of_thing

ROUNDS = 20
LOOK_UP = "look-up"


def addresses(path: Path) -> dict[str, str]:
    """Return pages by name; ``{}`` stands where a day makes an address new."""
    store = open_store(path)
    party = load(store, 1)[0]["body"]["iri"]

    def first(kind: str) -> str:
        found = store.query(f"SELECT ?x {{ GRAPH ?g {{ ?x a <{kind}> }} }} ORDER BY ?x LIMIT 1")
        return address_of_thing(next(iter(found))["x"].value)  # type: ignore

    return {
        LOOK_UP: f"/api/who?body={quote(party, safe='')}&due_from={{}}",
        "start": "/?date={}",
        "search": "/search?q=ministry+{}",
        "body": f"{address_of_thing(party)}?due_from={{}}",
        "document": f"{first(ELI.LegalResource)}?due_from={{}}",
        "place": f"{first(PG.Place)}?due_from={{}}",
        "task": f"{first(PG.Task)}?page={{}}",
        "source": f"{first(PG.SourceText)}?page={{}}",
    }


def days() -> Iterator[str]:
    """Yield days that no deadline of a text precedes, each once."""
    day = date(1900, 1, 1)
    while True:
        yield day.isoformat()
        day += timedelta(days=1)


def seconds(connection: http.client.HTTPConnection, address: str) -> tuple[float, int]:
    """Ask for a page; return how long it took and its size."""
    began = time.perf_counter()
    connection.request("GET", address, headers={"Accept": "text/html, application/json;q=0.9"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise ConnectionError(f"{answer.status} for {address}: {body[:200]!r}")
    return time.perf_counter() - began, len(body)


def measure(port: int, pages: dict[str, str]) -> None:
    """Print the times; pages take turns, so that other load on the machine hits all."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    fresh, kept, sizes = ({name: list[float]() for name in pages} for _ in range(3))
    day = days()
    for turn in range(ROUNDS + 5):  # the first ones load templates and modules
        for name, form in pages.items():
            address = form.format(next(day))
            new, size = seconds(connection, address)
            again, _ = seconds(connection, address)
            if turn >= 5:
                fresh[name].append(new)
                kept[name].append(again)
                sizes[name].append(size)
    unit = statistics.median(fresh[LOOK_UP])
    print(f"{'page':10} {'kB':>6} {'new, ms':>8} {'kept, ms':>9} {'new / look-up':>14}")
    for name in pages:
        new, again = statistics.median(fresh[name]), statistics.median(kept[name])
        size = statistics.median(sizes[name]) / 1000
        print(f"{name:10} {size:6.0f} {1000 * new:8.1f} {1000 * again:9.2f} {new / unit:14.1f}")


def main() -> None:
    """Serve a store and measure its pages."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--store", type=Path)
    with tempfile.TemporaryDirectory() as folder:
        path = parser.parse_args().store or build_store(Path(folder))
        pages = addresses(path)
        port = free_port()
        command = [sys.executable, "-m", "policygraph.cli", "serve", "--port", str(port)]
        with running([*command, "--store", str(path)], port):
            measure(port, pages)


if __name__ == "__main__":
    main()
