"""Questions: look-ups by the JSON contract, named questions, names, and SPARQL that only reads."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
import pytest
from conftest import ENGLISH

from policygraph.graph import Store, open_store
from policygraph.graph.folding import folded, number_in
from policygraph.graph.iris import source_iri
from policygraph.queries import Answers, UnknownQueryError, ValueProblem, load, names, run
from policygraph.queries.documents import documents
from policygraph.queries.entities import entities
from policygraph.queries.free import NotAQueryError, QueryRefusedError, ask_freely
from policygraph.queries.indicators import indicators
from policygraph.queries.resolving import (
    ACTORS,
    PLACES,
    AmbiguousNameError,
    UnknownNameError,
    resolve,
)
from policygraph.queries.review import review, statistics
from policygraph.queries.show import show
from policygraph.queries.tasks import TaskFilter, who

BASE = "https://w3id.org/policygraph/id/"


@pytest.fixture(scope="module")
def store(filled: Path) -> Store:
    return open_store(filled)


# ------------------------------------------------------------------ look-ups


def test_a_task_row_has_all_fields_of_the_contract(store: Store) -> None:
    row = next(row for row in who(store) if row["text"].startswith("publish"))
    words = "publish the list of public assets by December 31, 2030"
    assert store.text(row["source"])[row["start"] : row["end"]] == words
    assert row["sentence"].startswith("Conclusion 901-KL/TW of the Politburo assigns")
    assert [party["label"] for party in row["assignees"]] == ["Ministry of Finance"]
    assert [party["label"] for party in row["coordinators"]] == ["Ministry of Justice"]
    assert [party["label"] for party in row["assigners"]] == ["Politburo"]
    assert row["assignees"][0]["labels"] == {"en": "Ministry of Finance", "vi": "Bộ Tài chính"}
    assert row["assignees"][0]["kind"] == "ministry"
    assert {key: row[key] for key in ("document", "deadline", "force", "status", "generic")} == {
        "document": "901-KL/TW",
        "deadline": "2030-12-31",
        "force": "duty",
        "status": "assigned",
        "generic": False,
    }


def test_tasks_come_in_the_order_of_the_texts(store: Store) -> None:
    places = [(row["source"], row["start"]) for row in who(store)]
    assert places == sorted(places)
    assert len(places) == 4


def of(store: Store, **conditions: object) -> set[str]:
    rows = who(store, TaskFilter(**conditions))  # type: ignore[arg-type]
    return {row["text"].split()[0] for row in rows}


def test_filters(store: Store) -> None:
    finance = resolve(store, "Ministry of Finance", ACTORS)
    justice = resolve(store, "Ministry of Justice", ACTORS)
    document = resolve(store, "901-KL/TW")
    assert of(store, bodies=finance) == {"publish", "rà"}
    assert of(store, bodies=justice, role="lead") == set()
    assert of(store, bodies=justice, role="coordinating") == {"publish"}
    assert of(store, role="coordinating") == {"publish"}
    assert of(store, documents=document) == {"publish", "report"}
    assert of(store, bodies=finance, documents=document) == {"publish"}
    assert of(store, by=resolve(store, "Government", ACTORS)) == {"rà"}
    assert of(store, due_before="2031-01-01") == {"publish"}
    assert of(store, due_before="2030-12-31") == set()
    assert of(store, force="recommendation") == {"simplify"}


def test_both_languages_name_the_same_rows(store: Store) -> None:
    english, vietnamese, bare = (
        who(store, TaskFilter(bodies=resolve(store, name, ACTORS)))
        for name in ("Ministry of Finance", "Bộ Tài chính", "bo tai chinh")
    )
    assert english == vietnamese == bare != []


def test_documents(store: Store) -> None:
    found = {row["id"]: row for row in documents(store)}
    assert set(found) == {"901-KL/TW", "902/2030/NQ-CP"}
    resolution = found["902/2030/NQ-CP"]
    assert (resolution["type"], resolution["issued"]) == ("Resolution", "2030-11-05")
    assert [issuer["label"] for issuer in resolution["issuers"]] == ["Government"]
    assert [(r["rel"], r["to"], r["sources"]) for r in resolution["relations"]] == [
        ("implements", "901-KL/TW", ["văn bản/nq.txt"])
    ]
    assert [m["source"] for m in found["901-KL/TW"]["mentions"]] == [
        "news/assets.txt",
        "văn bản/nq.txt",
    ]
    assert documents(store, resolve(store, "Nghị quyết số 902/2030/NQ-CP")) == [resolution]


def test_entities(store: Store) -> None:
    agencies = {row["label"]: row for row in entities(store, "agency")}
    assert set(agencies) == {
        "Government",
        "Ministry of Finance",
        "Ministry of Home Affairs",
        "Ministry of Justice",
        "Politburo",
    }
    finance = agencies["Ministry of Finance"]
    assert [m["text"] for m in finance["mentions"]] == ["Ministry of Finance", "Bộ Tài chính"]
    for mention in finance["mentions"]:
        content = store.text(mention["source"])
        assert content[mention["start"] : mention["end"]] == mention["text"]
    places = {row["label"]: row["kind"] for row in entities(store, "place")}
    assert places == {"Binh Duong": "province", "Quang Ninh": "province"}
    assert [row["positions"] for row in entities(store, "person")] == [["Prime Minister"]]


def test_indicators(store: Store) -> None:
    rows = [(row["value"], row["unit"], row["place"], row["text"]) for row in indicators(store)]
    assert rows == [
        (83, "%", "Quang Ninh", "83% of the files"),
        (75, "%", "Binh Duong", "75%"),
        (84, "%", "Quang Ninh", "84%"),
    ]


def test_review_and_statistics(store: Store) -> None:
    assert [(item["what"], item["reason"]) for item in review(store)] == [
        ("note", "head without a list")
    ]
    counted = statistics(store)
    assert (counted["texts"], counted["tasks"], counted["documents"]) == (2, 4, 2)


def test_show_tells_what_a_former_province_is_part_of(store: Store) -> None:
    thing = show(store, resolve(store, "Binh Duong")[0])
    assert [(change["label"], change["since"]) for change in thing["became"]] == [
        ("Ho Chi Minh City", "2025-07-01")
    ]
    assert [one["sentence"] for one in thing["mentions"]] == [
        "Quang Ninh settled 83% of the files, Binh Duong 75%."
    ]


def test_show_proves_each_fact(store: Store) -> None:
    thing = show(store, resolve(store, "902/2030/NQ-CP")[0])
    proven = {(f["property"], f["value"]): f["sentence"] for f in thing["facts"]}
    sentence = "Thực hiện Kết luận số 901-KL/TW, Chính phủ ban hành Nghị quyết số 902/2030/NQ-CP."
    assert proven["implements", "901-KL/TW"] == sentence
    assert proven["passed_by", "Government"] == sentence


# ------------------------------------------------------------------ names


def test_folding_and_numbers() -> None:
    assert folded("Đảng ủy  CHÍNH PHỦ") == folded("dang uy chinh phu") == "dang uy chinh phu"
    assert folded("The People’s Committee") == "peoples committee"
    assert number_in("Conclusion No. 178-KL/TW of July") == "178-KL/TW"
    assert number_in("Nghị định số 178/2024/NĐ-CP") == "178/2024/NĐ-CP"
    assert number_in("in 2025 there were 12 of them") is None


@pytest.mark.parametrize(
    "name",
    [
        "901-KL/TW",
        "901-kl/tw",
        "Conclusion 901-KL/TW",
        "Kết luận số 901-KL/TW",
        "document/901-kl-tw",
    ],
)
def test_a_document_is_found_by_its_number(store: Store, name: str) -> None:
    assert resolve(store, name) == (f"{BASE}document/901-kl-tw",)


def test_diacritics_decide_before_they_are_folded_away(store: Store) -> None:
    assert resolve(store, "Hà Nội", PLACES) == resolve(store, "Hanoi", PLACES)
    assert resolve(store, "quảng ninh", PLACES) == resolve(store, "quang ninh", PLACES)


def test_an_unknown_name_gets_the_nearest(store: Store) -> None:
    with pytest.raises(UnknownNameError, match='did you mean "Ministry of Finance"'):
        resolve(store, "Ministry of Finence", ACTORS)
    with pytest.raises(UnknownNameError, match=r'^nothing is called "zzzzqqqq"$'):
        resolve(store, "zzzzqqqq", ACTORS)


def test_an_ambiguous_name_lists_candidates(store: Store) -> None:
    with pytest.raises(AmbiguousNameError) as problem:
        resolve(store, "Tân Thành", PLACES)
    assert re.search(
        r"\d+ things are called .*Tan Thanh \(commune in .*/place/", str(problem.value)
    )


# ------------------------------------------------------------------ named questions

VALUES = {
    "actor": "Ministry of Finance",
    "place": "Quang Ninh",
    "document": "901-KL/TW",
    "thing": "901-KL/TW",
    "text": "assets",
}


@pytest.mark.parametrize("name", names())
def test_a_question_is_complete(store: Store, name: str) -> None:
    query = load(name)
    assert query.summary.endswith(".") and query.example.startswith(f"policygraph query {name}")
    last = [line for line in query.text.splitlines() if line and not line.startswith("LIMIT")][-1]
    assert last.startswith("ORDER BY"), f"{name}: answers need a fixed order"
    given = {one.name: VALUES[one.kind] for one in query.parameters if one.default is None}
    first, second = run(store, name, given), run(store, name, given)
    assert first == second
    assert not set(first.columns) & {one.name for one in query.parameters}


@pytest.mark.parametrize(
    "path",
    sorted(files("policygraph.queries").joinpath("lookups").iterdir(), key=str),
    ids=lambda p: p.name,
)
def test_a_look_up_says_what_it_finds(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("# ") and "SELECT" in text
    assert "ORDER BY" not in text, "answers are sorted where they are read"


def answers(store: Store, name: str, **values: str) -> list[tuple[str, ...]]:
    rows = run(store, name, values).rows
    return [tuple(str(getattr(term, "value", term)) for term in row) for row in rows]


def test_the_chain_finds_what_carries_a_conclusion_out(store: Store) -> None:
    assert answers(store, "document-chain", document="901-KL/TW") == [
        ("carries it out", "902/2030/NQ-CP", "implements", "901-KL/TW")
    ]
    assert answers(store, "document-chain", document="902/2030/NQ-CP") == [
        ("rests on", "902/2030/NQ-CP", "implements", "901-KL/TW")
    ]


def test_tasks_under_a_document_and_under_what_implements_it(store: Store) -> None:
    rows = answers(store, "tasks-under-document", document="901-KL/TW")
    assert {(row[0], row[1]) for row in rows} >= {
        ("901-KL/TW", "Ministry of Finance"),
        ("902/2030/NQ-CP", "Ministry of Finance"),
    }


def test_windows_include_their_first_and_last_day(store: Store) -> None:
    def due(start: str, end: str) -> list[str]:
        return [row[0] for row in answers(store, "deadlines", **{"from": start, "until": end})]

    assert due("2030-12-31", "2031-03-31") == ["2030-12-31", "2031-03-31"]
    assert due("2031-01-01", "2031-03-30") == []


def test_figures_that_disagree(store: Store) -> None:
    rows = answers(store, "figures-that-disagree")
    assert [(row[2], row[5]) for row in rows] == [("83", "84")]


def test_other_named_questions(store: Store) -> None:
    assert answers(store, "former-place", place="Binh Duong")[0][:2] == (
        "Ho Chi Minh City",
        "2025-07-01",
    )
    assert answers(store, "who-coordinates") == [
        ("Ministry of Finance", "Ministry of Justice", "1")
    ]
    assert answers(store, "load-per-body")[0] == (
        "Ministry of Finance",
        "2",
        "0",
        "2",
        "2030-12-31",
    )
    issued = {"body": "Chính phủ", "from": "2030-11-05", "until": "2030-11-05"}
    assert answers(store, "documents-issued-by", **issued)[0][0] == "902/2030/NQ-CP"
    assert len(answers(store, "figures-for-place", place="Quang Ninh")) == 2
    assert len(answers(store, "place-mentions", place="Quảng Ninh")) == 2
    assert answers(store, "people-and-positions")[0][1] == "Prime Minister"
    assert len(answers(store, "tasks-assigned-by", body="Politburo")) == 1
    assert len(answers(store, "tasks-naming", words="PUBLIC ASSETS")) == 1


HOSTILE = [
    '" } ; DROP ALL #',
    "Ministry of Finance> . ?s ?p ?o",
    'x"@en . } UNION { ?s ?p ?o',
    "\\u0022 } #",
    "'''\n}",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_value_never_becomes_sparql(store: Store, name: str) -> None:
    with pytest.raises(UnknownNameError):
        run(store, "tasks-of-body", {"body": name})
    assert answers(store, "tasks-naming", words=name) == []


def test_values_are_checked(store: Store) -> None:
    with pytest.raises(ValueProblem, match="body is missing"):
        run(store, "tasks-of-body")
    with pytest.raises(ValueProblem, match="not a day"):
        run(store, "deadlines", {"from": "tomorrow"})
    with pytest.raises(ValueProblem, match="no parameter colour"):
        run(store, "deadlines", {"colour": "red"})
    with pytest.raises(UnknownQueryError, match="nearest: tasks-of-body"):
        run(store, "tasks-of-bodies")


# ------------------------------------------------------------------ any SPARQL


def test_free_queries_answer_in_their_three_forms(store: Store) -> None:
    rows = ask_freely(store, "SELECT (COUNT(DISTINCT ?t) AS ?n) { ?t a pg:Task }")
    assert not isinstance(rows, bool | list) and str(rows.rows[0][0]) == str(
        ox.Literal("4", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    )
    assert ask_freely(store, "ASK { ?t a pg:Task }") is True
    triples = ask_freely(store, "CONSTRUCT { ?t a pg:Task } WHERE { ?t a pg:Task }")
    assert isinstance(triples, list) and len(triples) == 4


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { SERVICE ?x { ?s ?p ?o } } } }",
        "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
        "PREFIX service: <http://127.0.0.1:1/> ASK { SERVICE service:x { ?s ?p ?o } }",
        'ASK { ?xervice ?p "qervice" . SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }',
        "ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p }",
        # a carriage return ends a comment, which not every parser knows
        "ASK { # \rSERVICE <http://127.0.0.1:1/> { ?s ?p ?o }\n }",
    ],
)
def test_other_services_are_never_asked(store: Store, sparql: str) -> None:
    with pytest.raises(QueryRefusedError, match="SERVICE is refused"):
        ask_freely(store, sparql)


def test_an_escaped_keyword_is_none(store: Store) -> None:
    with pytest.raises(NotAQueryError):
        ask_freely(store, "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


def test_the_word_service_alone_is_no_service(store: Store) -> None:
    for sparql in (
        'ASK { ?s ?p "SERVICE { }" }',
        "ASK { ?service a pg:Task } # SERVICE <http://x/> {}",
        "SELECT ?Service ?service { ?Service a pg:Task . ?service a pg:Task } LIMIT 1",
    ):
        assert ask_freely(store, sparql) is not None


@pytest.mark.parametrize(
    "sparql",
    [
        "INSERT DATA { <http://x> <http://x> 1 }",
        "DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:1/>",
        "DROP ALL",
    ],
)
def test_updates_are_refused_and_change_nothing(store: Store, sparql: str) -> None:
    before = len(store.graph)
    with pytest.raises(QueryRefusedError, match="updates are refused"):
        ask_freely(store, sparql)
    assert len(store.graph) == before


def test_a_syntax_error_says_where(store: Store) -> None:
    with pytest.raises(QueryRefusedError, match=r"not a SPARQL query: error at 1:\d+"):
        ask_freely(store, "SELECT * WHERE { ?s ?p }")


def test_from_narrows_a_query_to_graphs(store: Store) -> None:
    def count(clause: str) -> object:
        rows = ask_freely(store, f"SELECT (COUNT(*) AS ?n) {clause} {{ ?s ?p ?o }}")
        assert isinstance(rows, Answers)
        return rows.rows[0][0]

    graph = source_iri(ENGLISH.source)
    one, all_of_them = count(f"FROM <{graph}>"), count("")
    assert one == count(f"FROM <{graph}> FROM NAMED <http://x/>") != all_of_them
    assert ask_freely(store, f"ASK FROM NAMED <{graph}> {{ ?s ?p ?o }}") is False
    assert ask_freely(store, f"ASK FROM NAMED <{graph}> {{ GRAPH ?g {{ ?s ?p ?o }} }}") is True
    assert count("WHERE { BIND('from' AS ?from) } #") == count("WHERE { BIND(1 AS ?x) } #")
