"""The endpoint by the SPARQL 1.1 Protocol, over HTTP to a real server."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from serving import Answer, Server, serving

from policygraph.graph.manifest import SourceEntry
from policygraph.graph.writing import write_store

CASES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "protocol_cases.toml").read_text("utf-8")
)
GRAPHS = CASES.pop("graphs")
RESULTS = ("application/sparql-results+json", "application/sparql-results+xml")
DESCRIPTIONS = ("text/turtle", "application/rdf+xml")
TABLES = ("text/csv", "text/tab-separated-values")


def graph(name: str) -> str:
    return f"{GRAPHS}{name}.rdf"


def store_of(path: Path, graphs: dict[str, str]) -> Path:
    """Make a store of named graphs, each as N-Triples."""
    with write_store(path) as writer:
        for iri, triples in graphs.items():
            digest = hashlib.sha256(iri.encode()).hexdigest()
            entry = SourceEntry(iri, iri, digest, writer.keep_text(iri), digest, "test", "en")
            quads = "".join(f"{line[:-1]} <{iri}> .\n" for line in triples.splitlines())
            writer.put(iri, entry, quads.encode())
        writer.commit()
    return path


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of three graphs that each say of themselves that they are a document."""
    document = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://xmlns.com/foaf/0.1/Doc> ."
    graphs = {graph(f"data{n}"): f"<{graph(f'data{n}')}> {document}\n" for n in (1, 2, 3)}
    words = "<http://x/é> <http://x/says> \"100% <&> \\u00EA\\n'quoted',\"@vi ."
    graphs["http://x/words"] = words + "\n"
    store = store_of(tmp_path_factory.mktemp("protocol") / "store", graphs)
    with serving(store) as server:
        yield server


# ------------------------------------------------------------------ the cases of the W3C


def sent(server: Server, case: dict[str, Any]) -> Answer:
    names = {f"data{n}": graph(f"data{n}") for n in range(4)}

    def filled(text: str) -> str:
        for name, iri in names.items():
            text = text.replace("{" + name + "}", iri)
        return text

    fields = [("query", filled(case["query"]))] if "query" in case else []
    fields += [("default-graph-uri", names[name]) for name in case.get("default", [])]
    fields += [("named-graph-uri", names[name]) for name in case.get("named", [])]
    address = "/sparql/?" + case.get("address", urlencode(fields))
    headers = {"Content-Type": case["type"]} if "type" in case else {}
    body = filled(case["body"]).encode(case.get("encoding", "utf-8")) if "body" in case else None
    return server.request(case["method"], address, headers, body)


@pytest.mark.parametrize("name", CASES)
def test_case_of_the_protocol(server: Server, name: str) -> None:
    answer = sent(server, CASES[name])
    expected = CASES[name]["expect"]
    if expected == "refused":
        assert 400 <= answer.status < 500
        assert answer.detail
        return
    assert answer.status == 200, answer
    if expected == "true":
        assert answer.media in RESULTS and json.loads(answer.body)["boolean"] is True
    else:
        kinds = {"rows": RESULTS + TABLES, "boolean": RESULTS, "graph": DESCRIPTIONS}
        assert answer.media in kinds[expected]


# ------------------------------------------------------------------ what the cases leave open


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.1, application/sparql-results+xml;q=0.5", "application/sparql-results+xml"),
        ("text/csv; q=0.5, */*; q=0.1", "text/csv"),
        ("application/sparql-results+json;q=0, */*", "application/sparql-results+xml"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("TEXT/CSV", "text/csv"),
        ('text/html;level="a,b", text/csv', "text/csv"),
        ("nonsense, text/csv", "text/csv"),
        ("application/json", "application/json"),
    ],
)
def test_rows_come_as_the_client_likes_them(server: Server, accept: str | None, media: str) -> None:
    answer = server.ask("SELECT ?o { ?s <http://x/says> ?o }", accept)
    assert (answer.status, answer.media, answer.headers["vary"]) == (200, media, "accept")


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        ("SELECT * {}", "text/html"),
        ("SELECT * {}", "text/turtle"),
        ("SELECT * {}", "application/sparql-results+json;q=0"),
        ("ASK {}", "text/csv"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv, application/sparql-results+json"),
    ],
)
def test_what_the_client_does_not_take_is_not_sent(server: Server, query: str, accept: str) -> None:
    answer = server.ask(query, accept)
    assert answer.status == 406
    assert "can be had as" in answer.detail


@pytest.mark.parametrize(
    "media",
    [
        *("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"),
        *("application/n-quads", "application/trig"),
    ],
)
def test_graphs_come_in_every_format(server: Server, media: str) -> None:
    answer = server.ask("CONSTRUCT { ?s pg:text ?o } { ?s <http://x/says> ?o }", media)
    form = ox.RdfFormat.from_media_type(media)
    assert answer.media == media and form is not None
    [quad] = ox.parse(answer.body, format=form)
    assert quad.object == ox.Literal("100% <&> ê\n'quoted',", language="vi")


def test_rows_are_the_same_in_every_format(server: Server) -> None:
    query = "SELECT ?s ?o ?none { ?s <http://x/says> ?o }"
    for media in (*RESULTS, *TABLES):
        answer = server.ask(query, media)
        if media == "text/csv":
            assert answer.body.decode() == "s,o,none\r\nhttp://x/é,\"100% <&> ê\n'quoted',\",\r\n"
            continue
        form = ox.QueryResultsFormat.from_media_type(media)
        assert form is not None
        found = ox.parse_query_results(answer.body, form)
        assert isinstance(found, ox.QuerySolutions)
        [row] = found
        assert (row["s"], row["none"]) == (ox.NamedNode("http://x/é"), None)
        assert row["o"] == ox.Literal("100% <&> ê\n'quoted',", language="vi")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_parameters_are_decoded_once(server: Server, method: str) -> None:
    fields = urlencode({"query": 'SELECT ("100%25 + a%20b" AS ?x) (<http://x/a%20b> AS ?y) {}'})
    if method == "GET":
        answer = server.request("GET", f"/sparql?{fields}")
    else:
        form = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}
        answer = server.request("POST", "/sparql", form, fields.encode())
    assert answer.rows == [{"x": "100%25 + a%20b", "y": "http://x/a%20b"}]


def form(body: str, address: str = "/sparql") -> tuple[str, str, dict[str, str], bytes]:
    return "POST", address, {"Content-Type": "application/x-www-form-urlencoded"}, body.encode()


@pytest.mark.parametrize(
    ("request_", "status", "detail"),
    [
        (form("query=ASK{}&query=ASK{}"), 400, "sent 2 times"),
        (form("query=ASK{}", "/sparql?query=ASK{}"), 400, "sent 2 times"),
        (form("query=ASK{}&update=CLEAR ALL"), 400, "not both"),
        (form("named-graph-uri=http://x/g"), 400, "not at all"),
        (form("query=ASK{}&default-graph-uri=g"), 400, "not an absolute IRI"),
        (form("query=ASK{}&using-graph-uri=http://x/g"), 400, "parameter of updates"),
        (form("query=%FF"), 400, "percent-encoded UTF-8"),
        (form("query="), 400, "not a SPARQL query"),
        (form("&".join(["query=ASK{}"] + ["named-graph-uri=http://x/g"] * 3000)), 400, "too many"),
        (("GET", "/sparql?default-graph-uri=http://x/g", {}, b""), 400, "not at all"),
        (
            ("POST", "/sparql", {"Content-Type": "application/sparql-query"}, b"ASK { \xff }"),
            400,
            "not UTF-8",
        ),
        (
            ("POST", "/sparql?query=A", {"Content-Type": "application/sparql-query"}, b"ASK {}"),
            400,
            "in the address",
        ),
        (("POST", "/sparql", {}, b"ASK {}"), 415, "names none"),
        (("POST", "/sparql", {"Content-Type": "text/plain"}, b"ASK {}"), 415, "not text/plain"),
        (("DELETE", "/sparql?query=ASK{}", {}, b""), 405, "DELETE"),
        (("GET", "/nothing", {}, b""), 404, "/nothing"),
        (("POST", "/.well-known/void", {}, b""), 405, "POST"),
    ],
)
def test_wrong_requests_are_told_what_is_wrong(
    server: Server, request_: tuple[str, str, dict[str, str], bytes], status: int, detail: str
) -> None:
    answer = server.request(*request_)
    assert answer.status == status
    assert detail in answer.detail
    if status == 405:
        assert {"GET", "HEAD", "OPTIONS"} <= set(answer.headers["allow"].split(", "))
    if status == 415:
        assert "application/sparql-query" in answer.headers["accept-post"]


def test_graphs_of_the_request_take_the_place_of_those_of_the_query(server: Server) -> None:
    count = (
        f"SELECT (COUNT(*) AS ?n) FROM <{graph('data1')}> FROM <{graph('data2')}> {{ ?s ?p ?o }}"
    )
    assert server.ask(count).rows == [{"n": "2"}]
    dataset = {"default-graph-uri": graph("data3")}
    assert server.ask(count, **dataset).rows == [{"n": "1"}]
    named = {"named-graph-uri": graph("data3")}
    assert server.ask(count, **named).rows == [{"n": "0"}]
    union = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert server.ask(union).rows == [{"n": "4"}]


def test_head_is_get_without_the_body(server: Server) -> None:
    address = "/sparql?query=ASK{}"
    got, head = (server.request(method, address) for method in ("GET", "HEAD"))
    assert head.body == b"" != got.body
    assert {**head.headers, "date": ""} == {**got.headers, "date": ""}


def test_options_tells_the_methods(server: Server) -> None:
    answer = server.request("OPTIONS", "/sparql")
    assert (answer.status, answer.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")


def test_relative_iris_count_from_the_endpoint(server: Server) -> None:
    answer = server.ask("SELECT (<x> AS ?x) {}")
    assert answer.rows == [{"x": f"{server.url}/x"}]


# ------------------------------------------------------------------ descriptions


def described(answer: Answer) -> ox.Store:
    assert answer.status == 200
    found = ox.Store()
    found.load(answer.body, format=ox.RdfFormat.from_media_type(answer.media))
    return found


def test_the_endpoint_describes_itself(server: Server) -> None:
    found = described(server.request("GET", "/sparql", {"Accept": "application/rdf+xml"}))
    assert found.query(
        f"""PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
        ASK {{ <{server.url}/sparql> a sd:Service ; sd:endpoint <{server.url}/sparql> ;
          sd:supportedLanguage sd:SPARQL11Query ; sd:feature sd:UnionDefaultGraph ;
          sd:resultFormat <http://www.w3.org/ns/formats/Turtle> ;
          sd:defaultDataset [ sd:namedGraph [ sd:name <{graph("data1")}> ] ] .
          FILTER NOT EXISTS {{ ?any sd:supportedLanguage sd:SPARQL11Update }} }}"""
    )


def test_the_dataset_is_described(server: Server) -> None:
    found = described(server.request("GET", "/.well-known/void"))
    assert found.query(
        f"""PREFIX void: <http://rdfs.org/ns/void#> PREFIX dcat: <http://www.w3.org/ns/dcat#>
        ASK {{ ?dataset a void:Dataset, dcat:Dataset ; void:triples 4 ; void:documents 4 ;
          void:sparqlEndpoint <{server.url}/sparql> ;
          dcat:distribution [ dcat:accessService <{server.url}/sparql> ] .
          <{server.url}/sparql> dcat:servesDataset ?dataset }}"""
    )
