"""The server stays up, and to itself, whatever it is asked."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from conftest import ENGLISH, VIETNAMESE, fill
from serving import Answer, Server, serving

from policygraph.graph.iris import source_iri
from policygraph.graph.writer import withdraw_source

#: Goes on for longer than anybody lives, in very little memory.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
#: A string of 2 ** 40 letters.
DOUBLING = (f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(40))
HUGE = f"SELECT (STRLEN(?x40) AS ?n) {{ BIND('x' AS ?x0) {' '.join(DOUBLING)} }}"
NUMBERS = "SELECT ?n { VALUES ?n { 1 2 3 4 5 6 7 8 9 } } ORDER BY ?n"


@pytest.fixture(scope="module")
def server(texts_alone: Path) -> Iterator[Server]:
    """One query at a time, half a minute each, three rows long."""
    options = ("--queries", "1", "--timeout", "60", "--max-rows", "3", "--max-bytes", "4000")
    with serving(texts_alone, *options) as server:
        yield server


@pytest.fixture
def stranger() -> Iterator[tuple[str, list[bytes]]]:
    """An address outside of the store, and what was said to it."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def listen() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    heard.append(b"called")
                    connection.close()

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/", heard


@pytest.mark.parametrize(
    "query",
    [
        "ASK {{ SERVICE <{}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ BIND(<{}> AS ?x) SERVICE SILENT ?x {{ ?s ?p ?o }} }}",
        "ASK {{ # a comment ends here: \r SERVICE <{}> {{ ?s ?p ?o }}\n}}",
    ],
)
def test_no_other_service_is_asked(
    server: Server, stranger: tuple[str, list[bytes]], query: str
) -> None:
    address, heard = stranger
    answer = server.ask(query.format(address))
    assert (answer.status, heard) == (403, [])
    assert "SERVICE is refused" in answer.detail


def test_no_graph_is_fetched(server: Server, stranger: tuple[str, list[bytes]]) -> None:
    address, heard = stranger
    for query, graphs in (
        (f"ASK FROM <{address}> {{ ?s ?p ?o }}", {}),
        (f"ASK {{ GRAPH <{address}> {{ ?s ?p ?o }} }}", {}),
        ("ASK { ?s ?p ?o }", {"default-graph-uri": address}),
    ):
        answer = server.ask(query, **graphs)
        assert json.loads(answer.body)["boolean"] is False
    assert heard == []


@pytest.mark.parametrize("update", ["LOAD <http://127.0.0.1:1/>", "DROP ALL"])
def test_updates_are_refused(server: Server, update: str) -> None:
    kind = {"Content-Type": "application/sparql-update"}
    assert server.request("POST", "/sparql", kind, update.encode()).status == 403
    assert server.ask(update).status == 403
    assert server.ask("ASK { ?s ?p ?o }").status == 200


# ------------------------------------------------------------------ time and memory


def test_a_query_that_takes_too_long_is_stopped(texts_alone: Path) -> None:
    with serving(texts_alone, "--timeout", "1", "--queries", "1") as server:
        before = children(server) if sys.platform == "linux" else set()
        answer = server.ask(ENDLESS)
        assert answer.status == 504
        assert "longer than 1 seconds" in answer.detail
        assert still_answers(server)
        if sys.platform == "linux":
            assert eventually(lambda: len(children(server)) == 1 and not before & children(server))


def test_a_query_that_takes_too_much_memory_is_stopped(server: Server) -> None:
    if sys.platform == "linux":
        answer = server.ask(HUGE)
        assert (answer.status, "memory" in answer.detail) == (507, True)
    assert still_answers(server)


def test_a_query_that_breaks_the_parser_breaks_nothing_else(server: Server) -> None:
    deep = "ASK " + "{ " * 100_000 + "} " * 100_000
    kind = {"Content-Type": "application/sparql-query"}
    assert server.request("POST", "/sparql", kind, deep.encode()).status == 400
    assert still_answers(server)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_long_queries_leave_the_others_their_place(server: Server) -> None:
    with asking(server, ENDLESS), asking(server, ENDLESS):
        assert still_answers(server)
        # a third long one finds no place, and has to go when somebody waits
        refused: list[Answer] = []
        third = threading.Thread(target=lambda: refused.append(server.ask(ENDLESS)))
        third.start()
        asked = 0
        while third.is_alive():
            asked += 1  # each one new, as answers given before wait for nobody
            server.ask(f"ASK {{}} # {asked}")
        assert still_answers(server)
    assert (refused[0].status, refused[0].detail.endswith("ask again")) == (503, True)
    assert int(refused[0].headers["retry-after"]) > 0


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_query_ends_when_its_client_goes(server: Server) -> None:
    assert still_answers(server)
    with asking(server, ENDLESS):
        assert eventually(lambda: len(children(server)) == 2)
    assert eventually(lambda: len(children(server)) == 1)


@contextmanager
def asking(server: Server, query: str) -> Iterator[None]:
    """Send a query that takes long and do not wait for the answer; hang up in the end."""
    host, _, port = server.url.removeprefix("http://").partition(":")
    assert still_answers(server)  # a server that has just started may not have its process yet
    before = len(children(server))
    with socket.create_connection((host, int(port))) as connection:
        line = f"GET /sparql?{urlencode({'query': query})} HTTP/1.1\r\nHost: x\r\n\r\n"
        connection.sendall(line.encode())
        # it goes on in the lane of the long ones, and another process takes its place
        assert eventually(lambda: len(children(server)) > before)
        yield
    assert server.process.poll() is not None or eventually(lambda: len(children(server)) <= before)


def children(server: Server) -> set[int]:
    """Return the processes of a server, which Linux tells."""
    pid = server.process.pid
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    return {int(child) for child in told.split()}


def still_answers(server: Server) -> bool:
    """Tell whether a short query is answered, once a new process stands where one was ended."""
    return eventually(lambda: server.ask("ASK {}").status == 200)


def eventually(holds: Callable[[], bool]) -> bool:
    for _ in range(200):
        if holds():
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_process_outlives_the_server(texts_alone: Path) -> None:
    with serving(texts_alone, "--timeout", "1") as server:
        assert server.ask("ASK {}").status == 200
        workers = children(server)
        with asking(server, ENDLESS):
            server.process.kill()
            server.process.wait()

            def all_gone() -> bool:
                return not any(Path(f"/proc/{pid}/cmdline").exists() for pid in workers)

            assert len(workers) == 4 and eventually(all_gone)


# ------------------------------------------------------------------ length


@pytest.mark.parametrize("media", ["application/sparql-results+json", "text/csv"])
def test_an_answer_is_cut_and_says_so(server: Server, media: str) -> None:
    cut = server.ask(NUMBERS, media)
    assert cut.headers["policygraph-cut"] == "after 3 rows"
    if media == "text/csv":
        assert cut.body == b"n\r\n1\r\n2\r\n3\r\n"
    else:
        assert [row["n"] for row in cut.rows] == ["1", "2", "3"]
        assert json.loads(cut.body)["head"]["link"] == ["urn:policygraph:cut-after:3-rows"]
    whole = server.ask(NUMBERS + " LIMIT 3", media)
    assert "policygraph-cut" not in whole.headers


@pytest.mark.parametrize(
    ("query", "media"),
    [
        (NUMBERS, "application/sparql-results+xml"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "text/turtle"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "application/rdf+xml"),
    ],
)
def test_formats_with_comments_say_it_there(server: Server, query: str, media: str) -> None:
    assert re.search(b"cut after 3 (rows|triples)", server.ask(query, media).body)


@pytest.mark.parametrize("form", ["text/tab-separated-values", "application/sparql-results+xml"])
def test_an_answer_is_cut_by_its_bytes_too(server: Server, form: str) -> None:
    long = "x\\n" * 800
    answer = server.ask(f'SELECT ?n ?x {{ VALUES ?n {{ 1 2 3 }} BIND("{long}" AS ?x) }}', form)
    assert answer.headers["policygraph-cut"] == "after 4000 bytes"
    assert len(answer.body) < 4100
    assert server.ask(f'SELECT ("{long * 5}" AS ?x) {{}}', form).status == 200


def test_a_request_may_be_so_long_and_no_longer(server: Server) -> None:
    kind = {"Content-Type": "application/sparql-query"}
    most = b"ASK {} #".ljust(1 << 20, b"x")
    assert server.request("POST", "/sparql", kind, most).status == 200
    # it is refused before it is sent
    long = {**kind, "Content-Length": str(len(most) + 1)}
    assert server.request("POST", "/sparql", long).status == 413


# ------------------------------------------------------------------ the log, CORS, builds


def test_each_request_is_one_line_of_the_log_without_the_query(texts_alone: Path) -> None:
    with serving(texts_alone) as server:
        server.ask("SELECT ('secret' AS ?x) {}")
        server.ask("SELECT ('secret' AS ?x) {")
        server.request("GET", "/" + quote("nichts\n{}"))
        lines = server.stop()
    assert [(line["status"], line["path"]) for line in lines] == [
        (200, "/sparql"),
        (400, "/sparql"),
        (404, "/nichts\n{}"),
    ]
    assert len({line.get("query") for line in lines}) == 3
    assert all(float(str(line["ms"])) >= 0 and line["client"] == "127.0.0.1" for line in lines)
    assert "secret" not in json.dumps(lines)


def test_pages_elsewhere_read_answers_only_where_they_may(texts_alone: Path) -> None:
    origin = {"Origin": "https://example.org"}
    preflight = {**origin, "Access-Control-Request-Method": "POST"}

    def allowed(answer: Answer) -> str | None:
        return answer.headers.get("access-control-allow-origin")

    with serving(texts_alone, "--cors", "https://example.org") as server:
        assert allowed(server.request("GET", "/sparql?query=ASK{}", origin)) == origin["Origin"]
        assert allowed(server.request("OPTIONS", "/sparql", preflight)) == origin["Origin"]
        assert allowed(server.request("GET", "/sparql", {"Origin": "https://x.org"})) is None
    with serving(texts_alone) as server:
        assert allowed(server.request("GET", "/sparql?query=ASK{}", origin)) is None


def test_a_build_while_serving_fails_nobody_and_shows_at_once(tmp_path: Path) -> None:
    store = fill(tmp_path / "store", b"")
    question = f"ASK {{ GRAPH <{source_iri(VIETNAMESE.source)}> {{ ?s ?p ?o }} }}"
    seen: list[tuple[int, bool]] = []
    done = threading.Event()

    def ask() -> tuple[int, bool]:
        answer = running.ask(question)
        return answer.status, json.loads(answer.body).get("boolean")

    def keep_asking() -> None:
        while not done.is_set():
            seen.append(ask())

    with serving(store, "--queries", "4") as running:
        readers = [threading.Thread(target=keep_asking) for _ in range(3)]
        for reader in readers:
            reader.start()
        withdraw_source(store, VIETNAMESE.source)
        after = ask()
        withdraw_source(store, ENGLISH.source)
        last = ask()
        done.set()
        for reader in readers:
            reader.join()
    assert (after, last) == ((200, False), (200, False))
    assert {status for status, _ in seen} == {200}
    assert seen


def test_a_store_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="there is no store"), serving(tmp_path / "none"):
        pass


def test_an_answer_is_known_again_until_the_store_changes(tmp_path: Path) -> None:
    store = fill(tmp_path / "store", b"")
    address = f"/sparql?{urlencode({'query': 'SELECT (COUNT(*) AS ?n) { ?s a pg:Task }'})}"
    with serving(store) as server:
        first = server.request("GET", address)
        tag = {"If-None-Match": first.headers["etag"]}
        known = server.request("GET", address, tag)
        assert (known.status, known.body) == (304, b"")
        assert server.request("GET", address).body == first.body
        assert server.request("GET", address, {"Accept": "text/csv", **tag}).status == 200
        withdraw_source(store, VIETNAMESE.source)
        assert server.request("GET", address, tag).rows == [{"n": "3"}] != first.rows
        assert "etag" not in server.ask("SELECT (RAND() AS ?x) {}").headers


@pytest.mark.parametrize("missing", ["starlette", "uvicorn"])
def test_without_the_extra_one_line_says_how_to_get_it(texts_alone: Path, missing: str) -> None:
    program = f"""import sys
sys.modules[{missing!r}] = None
from policygraph.cli import main
main(["serve", "--store", {str(texts_alone)!r}])"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 2
    assert "pip install 'policygraph[web]'" in done.stderr
