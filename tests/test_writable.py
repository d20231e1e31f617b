"""Graphs of the user's own: changed by who bears the token, kept by builds, apart from theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from conftest import ENGLISH, VIETNAMESE, fill
from serving import Answer, Server, serving

from policygraph.cli import policygraph
from policygraph.graph import open_store
from policygraph.graph.exports import export
from policygraph.graph.iris import reference_iri, source_iri
from policygraph.graph.own import NotYoursError, change_own_graphs
from policygraph.graph.writer import withdraw_source
from policygraph.graph.writing import compact_store
from policygraph.queries.tasks import who

TOKEN = "a token of the test alone"
OWN = "http://example.org/notes"
BUILT = source_iri(ENGLISH.source)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    store = fill(tmp_path_factory.mktemp("writable") / "store", b"")
    with serving(store, "--writable", token=TOKEN) as server:
        yield server


def update(server: Server, text: str, token: str | None = TOKEN) -> Answer:
    headers = {"Content-Type": "application/sparql-update"}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    return server.request("POST", "/sparql", headers, text.encode())


def graphs(
    server: Server, method: str, name: str, body: str | None = None, media: str = "text/turtle"
) -> Answer:
    headers = {"Authorization": f"Bearer {TOKEN}"} if method not in ("GET", "HEAD") else {}
    if body is not None:
        headers["Content-Type"] = media
    data = body.encode() if body is not None else None
    return server.request(method, f"/graphs?graph={quote(name, safe='')}", headers, data)


def size(server: Server, name: str) -> int:
    rows = server.ask(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{name}> {{ ?s ?p ?o }} }}").rows
    return int(rows[0]["n"])


def test_an_update_changes_a_graph_of_the_users_own(server: Server) -> None:
    whole = size(server, BUILT)
    answer = update(server, f"INSERT DATA {{ GRAPH <{OWN}> {{ <http://x> <http://y> 1, 2 }} }}")
    assert (answer.status, answer.body) == (204, b"")
    assert size(server, OWN) == 2
    derived = f"""INSERT {{ GRAPH <{OWN}> {{ ?task <http://note> "look" }} }}
        WHERE {{ GRAPH <{BUILT}> {{ ?task a pg:Task }} }}"""
    assert update(server, derived).status == 204
    assert size(server, OWN) == 5
    form = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Authorization": f"bearer {TOKEN}",
    }
    body = f"update={quote(f'DROP GRAPH <{OWN}>')}".encode()
    assert server.request("POST", "/sparql", form, body).status == 204
    assert (size(server, OWN), size(server, BUILT)) == (0, whole)


DATA = [f"http://example.org/data{number}" for number in (1, 2, 3)]
MARKED = "http://example.org/marked"


@pytest.mark.parametrize(
    ("using", "named", "pattern", "marked"),
    [
        (DATA[:1], [], "?s a <http://x/Doc>", DATA[:1]),
        (DATA[:2], [], "?s a <http://x/Doc>", DATA[:2]),
        ([], DATA[:2], "GRAPH ?g { ?s a <http://x/Doc> }", DATA[:2]),
        (DATA[:1], DATA[1:2], "GRAPH ?g { ?s a <http://x/Doc> }", DATA[1:2]),
        (DATA[:1], DATA[1:2], "?s a <http://x/Doc>", DATA[:1]),
        ([], [], "?s a <http://x/Doc>", []),
    ],
)
def test_an_update_sees_the_graphs_that_the_request_names(
    server: Server, using: list[str], named: list[str], pattern: str, marked: list[str]
) -> None:
    """The cases update-dataset-* of the W3C's tests of the protocol, and words that mislead."""
    made = " ".join(f"GRAPH <{each}> {{ <{each}> a <http://x/Doc> }}" for each in DATA)
    text = f"""PREFIX where: <http://x/where#> # WHERE
        DROP SILENT GRAPH <{MARKED}> ; INSERT DATA {{ {made} }} ;
        INSERT {{ GRAPH <{MARKED}> {{ ?s where:is "WHERE {{" }} }}
        WHERE {{ {{ SELECT ?s WHERE {{ {pattern} }} }} }}"""
    fields = [("using-graph-uri", each) for each in using]
    fields += [("using-named-graph-uri", each) for each in named]
    headers = {
        "Content-Type": "application/sparql-update",
        "Authorization": f"Bearer {TOKEN}",
    }
    address = f"/sparql?{urlencode(fields)}" if fields else "/sparql"
    assert server.request("POST", address, headers, text.encode()).status == 204
    rows = server.ask(f"SELECT ?s {{ GRAPH <{MARKED}> {{ ?s ?p ?o }} }} ORDER BY ?s").rows
    assert [row["s"] for row in rows] == marked
    if fields:
        for own in (
            text.replace("INSERT { GRAPH", f"WITH <{MARKED}> INSERT {{ GRAPH"),
            text.replace("WHERE { {", f"USING <{MARKED}> WHERE {{ {{"),
            f"DELETE WHERE {{ GRAPH <{MARKED}> {{ ?s ?p ?o }} }}",
        ):
            assert server.request("POST", address, headers, own.encode()).status == 400
    assert update(server, f"DROP SILENT GRAPH <{MARKED}>").status == 204


@pytest.mark.parametrize("token", [None, "", "another token altogether", TOKEN + "x"])
def test_nothing_changes_without_the_token(server: Server, token: str | None) -> None:
    answer = update(server, "INSERT DATA { GRAPH <http://g> { <http://x> <http://y> 1 } }", token)
    assert answer.status == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert size(server, "http://g") == 0


@pytest.mark.parametrize(
    ("text", "status", "detail"),
    [
        ("CLEAR ALL", 403, "made by builds"),
        ("DROP NAMED", 403, "made by builds"),
        (f"DELETE WHERE {{ GRAPH <{BUILT}> {{ ?s ?p ?o }} }}", 403, "made by builds"),
        ("DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", 403, "made by"),
        (f"MOVE <{BUILT}> TO <http://g>", 403, "made by builds"),
        (f"WITH <{BUILT}> INSERT {{ <http://x> <http://y> 1 }} WHERE {{}}", 403, "made by builds"),
        (
            f"INSERT DATA {{ GRAPH <{source_iri('not/yet.txt')}> {{ <a:x> <a:y> 1 }} }}",
            403,
            "made by builds",
        ),
        (
            f"INSERT DATA {{ GRAPH <{reference_iri()}> {{ <a:x> <a:y> 1 }} }}",
            403,
            "made by builds",
        ),
        ("INSERT DATA { <http://x> <http://y> 1 }", 403, "the default graph"),
        ("LOAD <http://127.0.0.1:1/> INTO GRAPH <http://g>", 403, "LOAD is refused"),
        (
            "INSERT { GRAPH <a:g> { ?s ?p ?o } } WHERE { SERVICE <http://127.0.0.1:1/> "
            "{ ?s ?p ?o } }",
            403,
            "SERVICE is refused",
        ),
        ("INSERT DATA { GRAPH <http://g> { <http://x> <http://y> } }", 400, "not a SPARQL update"),
        ("SELECT * { ?s ?p ?o }", 400, "not a SPARQL update"),
    ],
)
def test_updates_that_are_refused_change_nothing(
    server: Server, text: str, status: int, detail: str
) -> None:
    before = server.ask("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").rows
    answer = update(server, text)
    assert answer.status == status
    assert detail in answer.detail
    assert server.ask("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").rows == before


def test_a_graph_is_put_read_extended_and_removed(server: Server) -> None:
    assert graphs(server, "GET", OWN).status == 404
    assert graphs(server, "PUT", OWN, "<x> <http://y> 'một'@vi .").status == 201
    assert graphs(server, "PUT", OWN, "<x> <http://y> 'hai'@vi .").status == 204
    more = '{"@id": "http://x", "http://y": 3}'
    assert graphs(server, "POST", OWN, more, "application/ld+json; charset=utf-8").status == 204
    answer = graphs(server, "GET", OWN)
    found = set(ox.parse(answer.body, format=ox.RdfFormat.TURTLE))
    assert answer.media == "text/turtle"
    assert {(quad.subject.value, quad.object.value) for quad in found} == {
        ("http://example.org/x", "hai"),
        ("http://x", "3"),
    }
    assert graphs(server, "HEAD", OWN).status == 200
    assert graphs(server, "DELETE", OWN).status == 204
    assert graphs(server, "DELETE", OWN).status == 404


def test_built_graphs_are_read_and_never_changed(server: Server) -> None:
    assert graphs(server, "GET", BUILT).status == 200
    for method, body in (("PUT", "<a:x> <a:y> 1 ."), ("POST", "<a:x> <a:y> 1 ."), ("DELETE", None)):
        assert graphs(server, method, BUILT, body).status == 403
    whole = server.request("GET", "/graphs?default", {"Accept": "application/n-triples"})
    assert b"Politburo" in whole.body


@pytest.mark.parametrize(
    ("method", "address", "media", "body", "status"),
    [
        ("GET", "/graphs", None, None, 400),
        ("GET", "/graphs?graph=a:x&graph=a:y", None, None, 400),
        ("GET", "/graphs?graph=a:x&default", None, None, 400),
        ("GET", "/graphs?graph=relative", None, None, 400),
        ("PATCH", "/graphs?graph=a:x", None, None, 405),
        ("PUT", "/graphs?default", "text/turtle", b"", 403),
        ("PUT", "/graphs?graph=a:x", None, b"", 415),
        ("PUT", "/graphs?graph=a:x", "application/n-quads", b"", 415),
        ("PUT", "/graphs?graph=a:x", "text/turtle", b"this is no Turtle", 400),
        (
            "PUT",
            "/graphs?graph=a:x",
            "application/ld+json",
            b'{"@context": "http://127.0.0.1:1/", "@id": "a:x", "y": "z"}',
            400,
        ),
    ],
)
def test_wrong_requests_for_graphs(
    server: Server, method: str, address: str, media: str | None, body: bytes | None, status: int
) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"} | ({"Content-Type": media} if media else {})
    answer = server.request(method, address, headers, body)
    assert answer.status == status
    assert answer.detail


def test_own_graphs_survive_builds_and_leave_no_trace(tmp_path: Path) -> None:
    store, plain = (fill(tmp_path / name, b"") for name in ("own", "plain"))
    quad = ox.Quad(ox.NamedNode("a:x"), ox.NamedNode("a:y"), ox.BlankNode(), ox.NamedNode(OWN))
    change_own_graphs(store, lambda graph: graph.add(quad))
    tasks = who(open_store(store))
    for change in (compact_store, lambda path: withdraw_source(path, VIETNAMESE.source)):
        change(store)
        assert open_store(store).graph.contains_named_graph(ox.NamedNode(OWN))
    assert [task for task in tasks if task["source"] == ENGLISH.source] == who(open_store(store))
    change_own_graphs(store, lambda graph: graph.remove_graph(ox.NamedNode(OWN)))
    withdraw_source(plain, VIETNAMESE.source)
    exported = [b"".join(export(open_store(path), "nquads")) for path in (store, plain)]
    assert exported[0] == exported[1]


def test_a_change_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    store = fill(tmp_path / "store", b"")
    before = open_store(store).generation.name
    with pytest.raises(NotYoursError):
        change_own_graphs(store, lambda graph: graph.clear())
    assert open_store(store).generation.name == before
    assert [path.name for path in (store / "generations").iterdir()] == [before]


def test_writable_needs_a_token(filled: Path) -> None:
    for token in ("", "short"):
        command = ["serve", "--writable", "--store", str(filled)]
        done = CliRunner().invoke(policygraph, command, env={"POLICYGRAPH_TOKEN": token})
        assert done.exit_code == 2
        assert "POLICYGRAPH_TOKEN" in done.output
