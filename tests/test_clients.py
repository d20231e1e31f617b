"""Programs that people read endpoints with read ours."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pandas
import pytest
import rdflib
import SPARQLWrapper
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from serving import Server, serving

from policygraph.ontology.terms import PREFIXES

TASKS = "SELECT ?task ?text { ?task a pg:Task ; pg:text ?text } ORDER BY ?text"
TEXTS = [
    "publish the list of public assets by December 31, 2030",
    "report their progress",
    "rà soát tài sản công trước ngày 31/3/2031",
    "simplify the forms",
]


@pytest.fixture(scope="module")
def server(texts_alone: Path) -> Iterator[Server]:
    with serving(texts_alone) as server:
        yield server


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_reads_rows(server: Server, form: str, method: str) -> None:
    client = SPARQLWrapper.SPARQLWrapper(f"{server.url}/sparql", returnFormat=form)
    client.setMethod(method)
    client.setQuery(TASKS)
    found: Any = client.query().convert()
    if form == "json":
        assert [row["text"]["value"] for row in found["results"]["bindings"]] == TEXTS
    elif form == "xml":
        assert [node.firstChild.data for node in found.getElementsByTagName("literal")] == TEXTS
    else:
        assert [text in found.decode("utf-8") for text in TEXTS] == [True] * 4


@pytest.mark.parametrize("form", ["turtle", "n3", "rdf+xml", "json-ld"])
def test_sparqlwrapper_reads_graphs(server: Server, form: str) -> None:
    client = SPARQLWrapper.SPARQLWrapper(f"{server.url}/sparql", returnFormat=form)
    client.setQuery("CONSTRUCT { ?task pg:text ?text } { ?task pg:text ?text }")
    found: Any = client.query().convert()
    if isinstance(found, bytes):
        found = rdflib.Graph().parse(found, format="turtle")
    assert {str(text) for text in found.objects()} >= set(TEXTS)


def test_sparqlwrapper_is_told_of_a_wrong_query(server: Server) -> None:
    client = SPARQLWrapper.SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery("SELECT * { ?s ?p }")
    with pytest.raises(SPARQLWrapper.SPARQLExceptions.QueryBadFormed, match="not a SPARQL query"):
        client.query()


def test_rdflib_takes_the_endpoint_for_a_store(server: Server) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql", returnFormat="json"))
    rows = graph.query(TASKS, initNs={"pg": PREFIXES["pg"]})
    assert [str(row[1]) for row in rows] == TEXTS  # type: ignore[index]
    assert len(set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{PREFIXES['pg']}Task")))) == 4


def test_pandas_reads_the_address_as_a_table(server: Server) -> None:
    address = f"{server.url}/sparql?{urlencode({'query': TASKS})}"
    table = pandas.read_csv(address, storage_options={"Accept": "text/csv"})
    assert list(table["text"]) == TEXTS
    assert list(table.columns) == ["task", "text"]


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl")
def test_curl_sends_a_query_from_a_file(server: Server, tmp_path: Path) -> None:
    query = tmp_path / "question.rq"
    query.write_text(TASKS, "utf-8")
    command = ["curl", "--silent", "--fail", "--data-binary", f"@{query}"]
    headers = ["-H", "Content-Type: application/sparql-query", "-H", "Accept: text/csv"]
    found = subprocess.run(
        [*command, *headers, f"{server.url}/sparql"], capture_output=True, check=True
    )
    assert list(pandas.read_csv(io.BytesIO(found.stdout))["text"]) == TEXTS
