"""The query page over HTTP: what works without scripts, and the forms of an answer."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from serving import Answer, Server, serving

from policygraph.graph import open_store
from policygraph.graph.page_text import visible
from policygraph.queries import named
from policygraph.queries.free import ask_freely

TASKS = "SELECT ?task ?text { ?task a pg:Task ; pg:text ?text } ORDER BY ?text"
HOSTILE = (
    """SELECT ?x ?y { VALUES (?x ?y) { ("<img src=x onerror=alert(1)>" "=1+2") ("-5" "a,b") } }"""
)


@pytest.fixture(scope="module")
def server(filled: Path) -> Iterator[Server]:
    with serving(filled, "--timeout", "20") as server:
        yield server


def page(server: Server, **asked: str) -> Answer:
    return server.request("GET", f"/query?{urlencode(asked)}", {"Accept": "text/html"})


def test_a_named_question_is_asked_with_its_values_and_shown_as_sparql(server: Server) -> None:
    answer = page(server, ask="tasks-of-body", body="Bộ Tài chính")
    text = answer.body.decode("utf-8")
    assert answer.status == 200
    assert (
        "VALUES ?body { &lt;https://w3id.org/policygraph/id/agency/ministry-of-finance&gt; }"
        in text
    )
    assert "PREFIX pg: &lt;https://w3id.org/policygraph/ontology#&gt;" in text
    assert "publish the list of public assets" in text
    assert 'href="/id/agency/ministry-of-finance"' in text
    # every question is offered, with what its parameters mean
    for name in named.names():
        for parameter in named.load(name).parameters:
            assert f'id="{name}-{parameter.name}"' in text


def test_a_question_written_out_finds_what_it_finds_by_name(filled: Path) -> None:
    store = open_store(filled)
    for name in named.names():
        given = {"place": "Quang Ninh", "document": "901-KL/TW", "thing": "901-KL/TW"}
        asked = {one.name: given.get(one.name, one.default) for one in named.load(name).parameters}
        values = {key: value or "Ministry of Finance" for key, value in asked.items()}
        written = ask_freely(store, named.written_out(store, name, values))
        assert isinstance(written, named.Answers)
        hidden = [written.columns.index(each) for each in values]
        rows = [
            tuple(cell for at, cell in enumerate(row) if at not in hidden) for row in written.rows
        ]
        assert rows == list(named.run(store, name, values).rows), name


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        ({"query": "SELECT ?x\nWHERE { ?x pg:text }"}, 400, "error at 2:20"),
        ({"query": "ASK { SERVICE <http://127.0.0.1:1/> {} }"}, 403, "SERVICE is refused"),
        ({"query": "DROP ALL"}, 403, "updates are refused"),
        ({"ask": "tasks-of-body", "body": "Ministry of Nothing"}, 404, "Ministry of Nothing"),
        ({"ask": "tasks-of-body"}, 400, "body is missing"),
        ({"ask": "tasks-of-boddy"}, 404, "nearest: tasks-of-body"),
        ({"ask": "deadlines", "until": "soon"}, 400, "not a day like"),
    ],
)
def test_what_is_wrong_stands_below_the_query(
    server: Server, asked: dict[str, str], status: int, told: str
) -> None:
    answer = page(server, **asked)
    text = answer.body.decode("utf-8")
    assert answer.status == status
    problem = text.partition('role="alert">')[2].partition("</p>")[0]
    assert told in problem and "\n" not in problem
    for line in asked.get("query", "").replace("<", "&lt;").replace(">", "&gt;").splitlines():
        assert line in text


def test_a_query_that_is_stopped_is_still_there(filled: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with serving(filled, "--timeout", "1", "--queries", "1") as server:
        answer = page(server, query=endless)
    assert answer.status == 504
    assert "longer than 1 seconds" in answer.body.decode("utf-8")
    assert endless in answer.body.decode("utf-8")


def test_what_texts_say_stays_text_and_no_spreadsheet_runs_it(server: Server) -> None:
    text = page(server, query=HOSTILE).body.decode("utf-8")
    assert "&lt;img src=x onerror=alert(1)&gt;" in text and "<img" not in text
    csv_answer = page(server, query=HOSTILE, **{"as": "csv"})
    assert csv_answer.media == "text/csv"
    assert "attachment" in csv_answer.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(csv_answer.body.decode("utf-8"))))
    assert rows == [["x", "y"], ["<img src=x onerror=alert(1)>", "'=1+2"], ["-5", "a,b"]]
    # programs get values as they are
    assert page(server, query=HOSTILE, **{"as": "json"}).rows[0]["y"] == "=1+2"
    assert b"=1+2" in server.ask(HOSTILE, "text/csv").body.splitlines()[1]
    hidden = 'SELECT ("a\\u202Eb" AS ?x) {}'
    assert visible("a\u202eb") in page(server, query=hidden).body.decode("utf-8")


def test_truths_and_graphs_are_answers_too(server: Server) -> None:
    assert "<strong>Yes</strong>" in page(server, query="ASK {}").body.decode("utf-8")
    assert "<strong>Có</strong>" in page(server, query="ASK {}", lang="vi").body.decode("utf-8")
    graph = "CONSTRUCT { ?task pg:text ?text } { ?task pg:text ?text }"
    assert "pg:text" in page(server, query=graph).body.decode("utf-8")
    turtle = page(server, query=graph, **{"as": "turtle"})
    assert (turtle.status, turtle.media) == (200, "text/turtle")
    wrong = page(server, query=graph, **{"as": "json"})
    assert wrong.status == 406


def test_the_things_of_an_answer_are_a_network(server: Server) -> None:
    def network(query: str) -> Answer:
        return server.request("GET", f"/query/network?{urlencode({'query': query})}")

    answer = network(TASKS)
    assert answer.status == 200
    assert answer.headers["content-security-policy"] == "frame-ancestors 'self'"
    data = answer.body.decode("utf-8")
    assert "publish the list of public assets" in data and "Ministry of Finance" in data
    assert "Pham Minh Chinh" not in data  # who has no part in any task
    assert b"names no thing" in network("SELECT (1 AS ?x) {}").body
    wrong = network("SELECT")
    assert wrong.status == 400 and b"not a SPARQL query" in wrong.body


def test_rows_beyond_what_a_page_holds_are_in_the_file(server: Server) -> None:
    many = "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 600"
    assert "The first 500 rows" in page(server, query=many).body.decode("utf-8")
    rows = json.loads(page(server, query=many, **{"as": "json"}).body)["results"]["bindings"]
    assert len(rows) == 600
