"""The endpoint under load, beside ``oxigraph serve`` on the same store, in one run.

Prints

- look-ups by eight clients, such as were never asked before and such as were: requests a second
  and their percentiles, ours and Oxigraph's taking turns, with the ratio of the throughputs;
- the named questions as five clients ask them while three more send queries that never end (a
  cartesian product, a deep path, a huge regular expression): the 95th percentile of each question
  beside the median that one client alone sees, the answers by status, and the memory of the server
  with its processes.

``--seconds`` says for how long the load is kept up (two minutes unless told).
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from policygraph.graph import Store, open_store
from policygraph.ontology.terms import PREFIXES
from policygraph.queries.named import example_values, load, names, written_out

EXAMPLES = Path(__file__).parent.parent / "examples"
COPIES = 30
CLIENTS = 8
HOSTILE = {
    "cartesian product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "deep path": "SELECT (COUNT(*) AS ?n) { ?a (!rdf:nil)* ?b . ?b (!rdf:nil)* ?c }",
    "huge regex": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f "
    'FILTER(REGEX(CONCAT(STR(?c), STR(?f)), "(a|b|.*x.*)*(.*y.*|.*z.*){1,50}$", "i")) }',
}
LOOKUPS = {
    "facts of a task": "SELECT ?p ?o WHERE { VALUES ?s { %s } ?s ?p ?o }",
    "tasks of a party": "SELECT ?task ?text WHERE { ?task pg:assignedTo %s ; pg:text ?text }",
    "what names a thing": "SELECT ?s ?p WHERE { ?s ?p %s } LIMIT 50",
}


# ------------------------------------------------------------------ servers and clients


class Client:
    """One connection that is kept, and queries sent over it; as little Python as there can be."""

    def __init__(self, port: int, path: str) -> None:
        self._head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\n"
            "Accept: application/sparql-results+json\r\nContent-Length: "
        ).encode("ascii")
        self._address = ("127.0.0.1", port)
        self._socket = socket.create_connection(self._address)

    def ask(self, query: bytes) -> int:
        """Send a query, read the whole answer and return its status."""
        self._socket.sendall(b"%s%d\r\n\r\n%s" % (self._head, len(query), query))
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._read()
        head, _, body = data.partition(b"\r\n\r\n")
        lowered = head.lower()
        if b"transfer-encoding: chunked" in lowered:
            while not body.endswith(b"0\r\n\r\n"):
                body += self._read()
        else:
            left = int(lowered.partition(b"content-length:")[2].split(b"\r\n")[0]) - len(body)
            while left > 0:
                left -= len(self._read())
        if b"connection: close" in lowered:
            self._socket.close()
            self._socket = socket.create_connection(self._address)
        return int(head[9:12])

    def _read(self) -> bytes:
        data = self._socket.recv(1 << 16)
        if not data:
            raise ConnectionError("the server hung up")
        return data


@contextmanager
def running(command: list[str], port: int) -> Iterator[int]:
    """Run a server and wait until it listens; yields the number of its process."""
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.05)
        yield server.pid
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


# ------------------------------------------------------------------ what is asked


def build_store(folder: Path) -> Path:
    """Build a store of many texts: the examples over and over, each time as other files."""
    texts = folder / "texts"
    for number in range(COPIES):
        for path in (*EXAMPLES.glob("*.md"), *EXAMPLES.glob("*.txt")):
            target = texts / f"{number:03}" / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    store = folder / "store"
    command = [sys.executable, "-m", "policygraph.cli", "build", str(texts), "--store", str(store)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return store


def with_prefixes(text: str) -> bytes:
    """Declare the prefixes that a query uses, for a server that knows none."""
    used = [name for name in PREFIXES if f"{name}:" in text]
    return ("".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used) + text).encode("utf-8")


def lookups(store: Store) -> list[bytes]:
    """Return look-ups of many things, in a fixed order."""
    things = {
        "facts of a task": "SELECT DISTINCT ?x { ?x a pg:Task } ORDER BY ?x LIMIT 200",
        "tasks of a party": "SELECT DISTINCT ?x { ?t pg:coordinatedWith ?x } ORDER BY ?x LIMIT 20",
        "what names a thing": "SELECT DISTINCT ?x { ?x a pg:Person } ORDER BY ?x LIMIT 20",
    }
    found = {
        kind: [f"<{row['x'].value}>" for row in store.query(query)]  # type: ignore
        for kind, query in things.items()
    }
    return [
        with_prefixes(LOOKUPS[kind] % found[kind][number % len(found[kind])])
        for number in range(200)
        for kind in LOOKUPS
    ]


def questions(store: Store) -> dict[str, bytes]:
    """Return the named questions, each with the values of its example."""
    return {
        name: written_out(store, name, example_values(load(name))).encode("utf-8")
        for name in names()
    }


# ------------------------------------------------------------------ measuring


def percentile(times: list[float], share: float) -> float:
    """Return a percentile in milliseconds."""
    return 1000 * sorted(times)[min(len(times) - 1, int(share * len(times)))]


def together(
    port: int, path: str, queries: list[bytes], seconds: float
) -> tuple[float, list[float]]:
    """Let eight clients ask one query after the other; requests a second, and the times."""
    times: list[float] = []
    ends = time.perf_counter() + seconds

    def client(number: int) -> None:
        one = Client(port, path)
        own = []
        index = number * len(queries) // CLIENTS
        while (began := time.perf_counter()) < ends:
            status = one.ask(queries[index % len(queries)])
            if status != 200:
                raise SystemExit(f"{path}: status {status}")
            own.append(time.perf_counter() - began)
            index += 1
        times.extend(own)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(times) / seconds, times


def compare(ours: int, theirs: int, queries: list[bytes], seconds: float) -> None:
    """Print look-ups of both servers: never asked before, and asked again."""
    asked = 0

    def fresh() -> list[bytes]:
        nonlocal asked
        asked += 1
        return [
            query + b"\n# %d %d %d" % (asked, again, number)
            for again in range(100)
            for number, query in enumerate(queries)
        ]

    for title, choose in (("new look-ups", fresh), ("look-ups again", lambda: queries)):
        found: dict[str, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
        for turn in range(6):
            for name, port, path in (("ours", ours, "/sparql"), ("oxigraph", theirs, "/query")):
                rate, times = together(port, path, choose(), seconds)
                if turn:  # the first warms up
                    found[name][0].append(rate)
                    found[name][1].extend(times)
        print(f"{title:20}{'requests/s':>12}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}")
        for name, (rates, times) in found.items():
            shown = "".join(f"{percentile(times, share):9.2f}" for share in (0.5, 0.95, 0.99))
            print(f"{name:20}{statistics.median(rates):12.0f}{shown}")
        ratio = statistics.median(found["ours"][0]) / statistics.median(found["oxigraph"][0])
        print(f"{'ratio':20}{ratio:12.2f}\n")


def memory(pid: int) -> float:
    """Return the resident memory of a process and its children, in MiB; 0 if the system is mute."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
        pages = 0
        for process in (str(pid), *children):
            try:
                pages += int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
            except OSError:
                continue  # it has just ended
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    except OSError:
        return 0.0


def under_attack(port: int, pid: int, asked: dict[str, bytes], seconds: float) -> None:
    """Print how long the named questions take alone, and beside queries that never end."""
    alone: dict[str, list[float]] = {}
    client = Client(port, "/sparql")
    for name, query in asked.items():
        alone[name] = []
        for turn in range(12):
            began = time.perf_counter()
            client.ask(query + b"\n# alone %d" % turn)  # no answer that was kept
            alone[name].append(time.perf_counter() - began)
    loaded: dict[str, list[float]] = defaultdict(list)
    statuses: dict[str, Counter[int]] = defaultdict(Counter)
    ends = time.perf_counter() + seconds
    peak = 0.0

    def honest(number: int) -> None:
        one, order, index = Client(port, "/sparql"), list(asked), 5 * number
        while (began := time.perf_counter()) < ends:
            name = order[index % len(order)]
            status = one.ask(asked[name] + b"\n# %d %d" % (number, index))
            loaded[name].append(time.perf_counter() - began)
            statuses["honest"][status] += 1
            index += 1

    def hostile(name: str) -> None:
        one, query = Client(port, "/sparql"), with_prefixes(HOSTILE[name])
        while time.perf_counter() < ends:
            statuses[name][one.ask(query)] += 1

    threads = [threading.Thread(target=honest, args=(number,)) for number in range(5)]
    threads += [threading.Thread(target=hostile, args=(name,)) for name in HOSTILE]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        peak = max(peak, memory(pid))
        time.sleep(0.2)
    print(f"{'named question':24}{'alone p50 ms':>14}{'loaded p95 ms':>15}{'x':>7}")
    ratios = []
    for name in asked:
        base, high = percentile(alone[name], 0.5), percentile(loaded[name], 0.95)
        ratios.append(high / base)
        print(f"{name:24}{base:14.2f}{high:15.2f}{high / base:7.1f}")
    everything = [one for times in loaded.values() for one in times]
    base = percentile([one for times in alone.values() for one in times], 0.95)
    high = percentile(everything, 0.95)
    print(f"{'all, p95 of both':24}{base:14.2f}{high:15.2f}{high / base:7.1f}")
    print(f"requests/s {len(everything) / seconds:.0f}, peak memory {peak:.0f} MiB")
    for name, counts in statuses.items():
        print(f"{name}: " + ", ".join(f"{n} x {status}" for status, n in sorted(counts.items())))


def main() -> None:
    """Measure both servers."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--store", type=Path)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        path = parser.parse_args().store or build_store(Path(folder))
        store = open_store(path)
        print(f"{len(store.graph)} quads, {len(store.manifest.sources)} texts")
        ours, theirs = free_port(), free_port()
        serve = [sys.executable, "-m", "policygraph.cli", "serve", "--port", str(ours)]
        oxigraph = [str(Path(sys.executable).parent / "oxigraph"), "serve-read-only"]
        place = ["--location", str(store.generation / "graph"), "--bind", f"127.0.0.1:{theirs}"]
        with (
            running([*serve, "--store", str(path), "--timeout", "30"], ours) as pid,
            running([*oxigraph, *place, "--union-default-graph"], theirs),
        ):
            compare(ours, theirs, lookups(store), seconds / 60)
            under_attack(ours, pid, questions(store), seconds)


if __name__ == "__main__":
    main()
