"""A store behind a real SPARQL server answers as one on the disk does."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from conftest import ENGLISH, fill_any
from sparql_servers import free_port, oxigraph, virtuoso

from policygraph.builders.build import build
from policygraph.cli import policygraph
from policygraph.graph import Store, StoreError, open_store
from policygraph.graph.exports import export
from policygraph.graph.page import write_page
from policygraph.graph.remote.binding import bound
from policygraph.graph.remote.endpoint import Endpoint
from policygraph.graph.writer import open_writer, withdraw_source
from policygraph.queries.documents import documents
from policygraph.queries.entities import entities
from policygraph.queries.free import ask_freely
from policygraph.queries.indicators import indicators
from policygraph.queries.named import load, names, run
from policygraph.queries.resolving import completions, resolve
from policygraph.queries.review import review, statistics
from policygraph.queries.search import search
from policygraph.queries.show import show
from policygraph.queries.tasks import TaskFilter, who

VALUES = {
    "actor": "Ministry of Finance",
    "place": "Quang Ninh",
    "document": "901-KL/TW",
    "thing": "901-KL/TW",
    "text": "assets",
}
SERVERS = {"oxigraph": oxigraph, "virtuoso": virtuoso}
installed = pytest.mark.skipif(
    shutil.which("virtuoso-t") is None or shutil.which("isql-vt") is None,
    reason="no Virtuoso here (Debian: virtuoso-opensource-7)",
)
on_virtuoso = [pytest.mark.virtuoso, installed]


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of our own."""
    with pytest.MonkeyPatch.context() as changed:
        folder = tmp_path_factory.mktemp("cache")
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
            changed.setenv(name, str(folder))
        yield folder


@pytest.fixture(scope="module", params=["oxigraph", pytest.param("virtuoso", marks=on_virtuoso)])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a server."""
    with SERVERS[request.param](tmp_path_factory.mktemp(request.param)) as address:
        yield address


@pytest.fixture(scope="module")
def stores(server: str, filled: Path, reference: bytes) -> tuple[Store, Store]:
    """The same texts in a store on the disk and in one on the server."""
    fill_any(server, reference)
    return open_store(filled), open_store(server)


def plain(value: Any) -> Any:
    """Return an answer with numbers as such, of which Virtuoso keeps the value alone."""
    if isinstance(value, ox.Literal):
        said = {"1": "true", "0": "false"} if value.datatype.value.endswith("boolean") else {}
        return plain(said.get(value.value, value.value)), value.language
    if isinstance(value, ox.Triple):
        return plain([value.subject, value.predicate, value.object])
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    try:
        return float(value) if isinstance(value, str) else value
    except ValueError:
        return value


LOOKUPS: dict[str, Callable[[Store], object]] = {
    "all tasks": who,
    "tasks of a body": lambda s: who(s, TaskFilter(bodies=resolve(s, "Bộ Tài chính"))),
    "tasks due": lambda s: who(s, TaskFilter(due_before="2031-01-01")),
    "tasks by a body": lambda s: who(s, TaskFilter(by=resolve(s, "Politburo"))),
    "documents": documents,
    "one document": lambda s: documents(s, resolve(s, "901-KL/TW")),
    "figures": indicators,
    "review": review,
    "search": lambda s: search(s, "tai san cong"),
    "completions": lambda s: completions(s, "bo tai"),
    "text": lambda s: s.text(ENGLISH.source),
    "sources": lambda s: [(name, s.manifest.sources[name]) for name in s.manifest.sources],
    "bodies": lambda s: entities(s, "agency"),
    "people": lambda s: entities(s, "person"),
    "places": lambda s: entities(s, "place"),
    "one body": lambda s: show(s, resolve(s, "Ministry of Finance")[0]),
    "one place": lambda s: show(s, resolve(s, "Quảng Ninh")[0]),
    "a former place": lambda s: show(s, resolve(s, "Binh Duong")[0]),
    "show each task": lambda s: [show(s, task["task"]) for task in who(s)],
}


@pytest.mark.parametrize("name", LOOKUPS)
def test_look_ups_answer_alike(stores: tuple[Store, Store], name: str) -> None:
    here, there = (LOOKUPS[name](store) for store in stores)
    assert plain(here) == plain(there)
    assert here


@pytest.mark.parametrize("name", names())
def test_named_questions_answer_alike(stores: tuple[Store, Store], name: str) -> None:
    values = {one.name: VALUES[one.kind] for one in load(name).parameters if one.default is None}
    here, there = (run(store, name, values) for store in stores)
    assert here.columns == there.columns
    assert sorted(map(str, plain(here.rows))) == sorted(map(str, plain(there.rows)))


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?task ?text { ?task pg:deadline '2030-12-31' ; pg:text ?text }",
        "SELECT ?graph (COUNT(*) AS ?n) { GRAPH ?graph { ?task a pg:Task } } GROUP BY ?graph",
        "SELECT ?unbound ?label { ?body skos:prefLabel ?label FILTER(LANG(?label) = 'vi') "
        "FILTER(CONTAINS(?label, 'Tài chính')) OPTIONAL { ?body pg:nothing ?unbound } }",
        "ASK { ?task pg:deadline '2030-12-31' }",
        "ASK { ?task pg:deadline '1830-12-31' }",
        "PREFIX pg: <urn:other:> ASK { ?task pg:deadline ?day }",
        "CONSTRUCT { ?task pg:deadline ?day } WHERE { ?task a pg:Task ; pg:deadline ?day }",
        "SELECT ?p { <https://w3id.org/policygraph/id/document/901-KL_TW> ?p ?o }",
    ],
)
def test_any_query_answers_alike(stores: tuple[Store, Store], sparql: str) -> None:
    here, there = (ask_freely(store, sparql) for store in stores)
    if isinstance(here, bool) or isinstance(there, bool):
        assert here == there
        return
    rows = [found if isinstance(found, list) else found.rows for found in (here, there)]
    first, second = (sorted(str(plain(row)) for row in found) for found in rows)
    assert first == second


def test_errors_of_queries_are_the_same(stores: tuple[Store, Store]) -> None:
    for sparql in ("SELECT {", "DROP ALL", "ASK { SERVICE <http://x.example/> { ?s ?p ?o } }"):
        told = []
        for store in stores:
            with pytest.raises(ValueError) as refused:
                ask_freely(store, sparql)
            told.append(str(refused.value))
        assert told[0] == told[1]


def test_exports_and_pages_are_the_same(stores: tuple[Store, Store], tmp_path: Path) -> None:
    quads = [{plain_quad(quad) for quad in store.quads()} for store in stores]
    assert quads[0] == quads[1]
    counted = [statistics(store) for store in stores]
    assert {key: counted[0][key] for key in counted[1]} == counted[1]
    written = []
    for store in stores:
        write_page(store, tmp_path / "page.html", focus=resolve(store, "901-KL/TW")[0])
        network = b"".join(export(store, "graphml"))
        written.append((network, (tmp_path / "page.html").read_bytes()))
    assert written[0] == written[1]


def plain_quad(quad: ox.Quad) -> str:
    return str([quad.graph_name, plain(quad.triple)])


# ------------------------------------------------------------------ building

TEXT = "The Government assigned the Ministry of {} to publish the budget by March {}, 2030.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number, name in enumerate(("Finance", "Justice", "Construction"), 1):
        (folder / f"{name}.txt").write_text(TEXT.format(name, number))
    (folder / "odd.txt").write_text('"\\u0022> } ; DROP ALL # Bộ Tài chính \\\\u0022 {}\n' + TEXT)
    return folder


def test_builds_and_withdrawals_leave_what_they_leave_on_the_disk(
    server: str, texts: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "store"
    counts = []

    def both(what: Callable[[str | Path], object]) -> None:
        counts.append([what(store) for store in (disk, server)])
        here, there = open_store(disk), open_store(server)
        assert who(here) == who(there)
        assert dict(here.manifest.sources) == dict(there.manifest.sources)
        assert plain(review(here)) == plain(review(there))

    def built(store: str | Path) -> tuple[int, int]:
        report = build([texts], store, jobs=1)
        return report.read, report.unchanged

    for source in list(open_store(server).manifest.sources):
        withdraw_source(server, source)
    both(built)
    both(built)
    (texts / "Justice.txt").write_text(TEXT.format("Justice", 30))
    (texts / "broken.pdf").write_bytes(b"%PDF-1.7")
    both(built)
    both(lambda store: withdraw_source(store, "Finance.txt"))
    both(built)
    assert counts == [[(4, 0)] * 2, [(0, 4)] * 2, [(1, 3)] * 2, [None] * 2, [(1, 3)] * 2]
    quads = [{plain_quad(quad) for quad in open_store(one).quads()} for one in (disk, server)]
    assert quads[0] == quads[1]
    assert open_store(server).text("odd.txt") == (texts / "odd.txt").read_text()
    with pytest.raises(StoreError, match=r"no source 'Finanse\.txt'; did you mean Finance\.txt"):
        withdraw_source(server, "Finanse.txt")


def test_a_build_that_fails_leaves_old_answers_and_the_next_one_ends_it(
    server: str, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([texts], server, jobs=1)
    before = who(open_store(server))
    for name in ("Finance", "Justice", "Construction"):
        (texts / f"{name}.txt").write_text(TEXT.format(name, 29))
    put = Endpoint.put_graph
    sent: list[str] = []

    def breaks(self: Endpoint, iri: str, triples: bytes) -> None:
        if len(sent) == 2:
            raise StoreError("the server went away")
        sent.append(iri)
        put(self, iri, triples)

    with monkeypatch.context() as changed:
        changed.setattr(Endpoint, "put_graph", breaks)
        with pytest.raises(StoreError, match="went away"):
            build([texts], server, jobs=1)
    assert who(open_store(server)) == before  # the index is of the version before
    report = build([texts], server, jobs=1)
    assert (report.read, report.unchanged) == (3, 1)
    assert {task["deadline"] for task in who(open_store(server))} == {"2030-03-29", "2030-03"}


def test_two_builds_at_once_are_told(server: str, texts: Path) -> None:
    build([texts], server, jobs=1)
    with open_writer(server) as writer:
        withdraw_source(server, "Justice.txt")
        writer.withdraw("Finance.txt")
        with pytest.raises(StoreError, match="another build has changed it; build again"):
            writer.commit()


def test_commands_work_on_an_address(server: str, texts: Path) -> None:
    def command(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(policygraph, [*arguments, "--store", server])
        return done.exit_code, done.output

    assert command("build", str(texts), "--jobs", "1")[0] == 0
    assert "Ministry of Finance" in command("who", "Bộ Tài chính")[1]
    assert "publish the budget" in command("query", "tasks-of-body", "Bộ Tài chính")[1]
    assert command("text", "Finance.txt") == (0, (texts / "Finance.txt").read_text())
    assert command("validate")[0] == 0
    for name in ("compact", "serve"):
        code, told = command(name)
        assert (code, "works on stores on the disk alone" in told) == (2, True)


# ------------------------------------------------------------------ what can go wrong


class Stranger(BaseHTTPRequestHandler):
    """A server that gives the same answer to everything, and remembers who asked."""

    answer: tuple[int, dict[str, str], bytes] = (200, {}, b"")
    asked: list[str]

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append(self.headers.get("Authorization", ""))
        status, headers, body = self.answer
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def stranger() -> Iterator[tuple[str, type[Stranger]]]:
    kind = type("Told", (Stranger,), {"asked": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), kind) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}", kind
        listening.shutdown()


JSON = {"Content-Type": "application/sparql-results+json"}


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((200, {"Content-Type": "text/html"}, b"<p>"), "no SPARQL endpoint is there (HTTP 200)"),
        ((404, {}, b"no"), "no SPARQL endpoint is there (HTTP 404)"),
        ((401, {}, b""), "asks who you are; say it in POLICYGRAPH_STORE_TOKEN"),
        ((403, {}, b""), "does not let you do this (HTTP 403)"),
        ((200, JSON, b"{"), "gives no answer that can be read"),
        (
            (200, JSON, b'{"head": {"vars": ["property", "value"]}, "results": {"bindings": []}}'),
            "holds no finished build; run `policygraph build FOLDER --store http://127.0.0.1:",
        ),
    ],
)
def test_what_is_no_store_is_told_in_one_line(
    stranger: tuple[str, type[Stranger]], answer: tuple[int, dict[str, str], bytes], said: str
) -> None:
    address, kind = stranger
    kind.answer = answer
    done = CliRunner().invoke(policygraph, ["who", "--store", address])
    assert done.exit_code == 2
    assert said in done.stderr and len(done.stderr.splitlines()) == 1


def test_addresses_that_lead_nowhere_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for address, said in (
        (f"http://127.0.0.1:{free_port()}", "nothing listens there"),
        ("http://no-such-machine.invalid", "there is no such machine"),
        ("http://user:secret@127.0.0.1", "must not hold credentials"),
        ("http://127.0.0.1/?a=b", "not an address of a store"),
        ("http://", "not an address of a store"),
    ):
        done = CliRunner().invoke(policygraph, ["stats", "--store", address])
        assert (done.exit_code, said in done.stderr) == (2, True), done.output
        assert "secret" not in done.output


@pytest.mark.parametrize(
    ("known", "sent"),
    [
        ({"TOKEN": "a-bearer-token"}, "Bearer a-bearer-token"),
        ({"USER": "ann", "PASSWORD": "pass:word"}, "Basic YW5uOnBhc3M6d29yZA=="),
        ({}, ""),
    ],
)
def test_credentials_go_into_the_header_and_nowhere_else(
    stranger: tuple[str, type[Stranger]],
    monkeypatch: pytest.MonkeyPatch,
    known: dict[str, str],
    sent: str,
) -> None:
    address, kind = stranger
    kind.answer = (401, {}, b"who? " + sent.encode())
    for name, value in known.items():
        monkeypatch.setenv(f"POLICYGRAPH_STORE_{name}", value)
    done = CliRunner().invoke(policygraph, ["who", "--store", address])
    assert (done.exit_code, kind.asked) == (2, [sent])
    assert not any(secret in done.output for secret in ("a-bearer", "pass:word", "YW5u"))


def test_answers_that_are_cut_are_no_answers(stranger: tuple[str, type[Stranger]]) -> None:
    address, kind = stranger
    endpoint = Endpoint(f"{address}/sparql")
    empty = b'{"head": {"vars": []}, "results": {"bindings": []}}'
    kind.answer = (200, JSON, empty)
    endpoint.find("SELECT * {}")
    kind.answer = (200, JSON | {"X-SPARQL-MaxRows": "10000"}, empty)
    with pytest.raises(StoreError, match="cuts its answers"):
        endpoint.query("SELECT * {}", "application/sparql-results+json")


def test_a_value_is_never_read_as_a_part_of_the_question() -> None:
    hostile = ox.Literal('" } ; DROP ALL # \\" \n \\u0022 ?x')
    sparql = """SELECT DISTINCT ?text ?x  # about ?text
WHERE { ?x <urn:?text> ?text FILTER(?text != "?text \\" ?text" && ?textual != '?text') }"""
    asked = bound(sparql, {"text": hostile})
    assert asked.count(str(hostile)) == 3
    assert bound(asked, {}) == asked
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:?text"), hostile))
    plain_query = sparql.partition("FILTER")[0] + "}"
    for asked in (plain_query, bound(plain_query, {"text": hostile})):
        found = store.query(asked)
        assert isinstance(found, ox.QuerySolutions)
        assert [(row["text"], row["x"]) for row in found] == [(hostile, ox.NamedNode("urn:s"))]
