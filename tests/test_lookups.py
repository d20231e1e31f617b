"""Look-ups over HTTP: the answers of the command line, and a description that is true."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner
from serving import Answer, Server, serving

from policygraph.cli import policygraph
from policygraph.queries.filters import first_day
from policygraph.web.lookups import LOOKUPS


@pytest.fixture(scope="module")
def server(filled: Path) -> Iterator[Server]:
    with serving(filled, "--max-rows", "500") as server:
        yield server


def ask(server: Server, name: str, **filters: str) -> Answer:
    return server.request("GET", f"/api/{name}?{urlencode(filters)}")


@pytest.mark.parametrize(
    ("name", "filters", "command"),
    [
        ("who", {}, ["who"]),
        ("who", {"body": "bo tai chinh"}, ["who", "bo tai chinh"]),
        (
            "who",
            {"body": "Bộ Tài chính", "role": "lead"},
            ["who", "Bộ Tài chính", "--role", "lead"],
        ),
        ("who", {"document": "901-KL/TW"}, ["who", "--document", "901-KL/TW"]),
        ("who", {"by": "Politburo"}, ["who", "--by", "Politburo"]),
        ("who", {"due_before": "2031-Q1"}, ["who", "--due-before", "2031-Q1"]),
        ("who", {"force": "recommendation"}, ["who", "--force", "recommendation"]),
        ("who", {"place": "Binh Duong"}, ["who", "--place", "Binh Duong"]),
        ("documents", {}, ["documents"]),
        ("documents", {"number": "901-KL/TW"}, ["documents", "901-KL/TW"]),
        ("entities", {"kind": "agency"}, ["entities", "--kind", "agency"]),
        ("entities", {"kind": "person"}, ["entities", "--kind", "person"]),
        ("indicators", {}, ["indicators"]),
        ("indicators", {"place": "Quang Ninh"}, ["indicators", "--place", "Quang Ninh"]),
    ],
)
def test_answers_are_those_of_the_command_line(
    server: Server, filled: Path, name: str, filters: dict[str, str], command: list[str]
) -> None:
    answer = ask(server, name, **filters)
    done = CliRunner().invoke(policygraph, [*command, "--format", "json", "--store", str(filled)])
    assert (answer.status, answer.media) == (200, "application/json")
    assert json.loads(answer.body) == json.loads(done.stdout)


@pytest.mark.parametrize(
    ("address", "status", "detail"),
    [
        ("/api/who?bodies=x", 400, "no parameter 'bodies', but body"),
        ("/api/who?body=x&body=y", 400, "more than once"),
        ("/api/who?role=chief", 400, "one of lead, coordinating"),
        ("/api/who?due_before=soon", 400, "not a date"),
        ("/api/who?due_before=2025-02-30", 400, "not a date"),
        ("/api/who?due_before=%D9%A2%D9%A0%D9%A2%D9%A5", 400, "not a date"),
        ("/api/who?body=%FF", 400, "percent-encoded"),
        ("/api/who?body=Ministry%20of%20Finanse", 404, "Ministry of Finance"),
        ("/api/who?body=", 404, "nothing is called"),
        ("/api/who?place=Long%20Thanh", 409, "give one by its IRI"),
        ("/api/entities", 400, "kind= is missing"),
        ("/api/nothing", 404, "/api/nothing"),
    ],
)
def test_wrong_questions_are_told_what_is_wrong(
    server: Server, address: str, status: int, detail: str
) -> None:
    answer = server.request("GET", address)
    assert answer.status == status
    assert detail in answer.detail


def test_the_description_names_every_parameter_and_field(server: Server) -> None:
    told: dict[str, Any] = json.loads(server.request("GET", "/openapi.json").body)
    for address, path in told["paths"].items():
        operation = path["get"]
        needed = {one["name"]: one["example"] for one in operation["parameters"] if one["required"]}
        answer = server.request("GET", f"{address}?{urlencode(needed)}")
        rows = json.loads(answer.body)
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        row = told["components"]["schemas"][schema["items"]["$ref"].rpartition("/")[2]]
        assert rows and all(set(one) == set(row["properties"]) for one in rows)
        for status in (400, 404, 409, 503, 504):
            assert str(status) in operation["responses"]


def test_the_page_for_people_asks_nobody_else(server: Server) -> None:
    answer = server.request("GET", "/docs")
    page = answer.body.decode("utf-8")
    assert answer.media == "text/html"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page)
    for link in re.findall(r'href="(/[^"]+)"', page):
        # the small store of the tests may not know the thing of an example
        assert server.request("GET", link.replace("&amp;", "&")).status in (200, 404)


def test_the_pattern_of_days_is_what_is_read() -> None:
    [day] = [one for one in LOOKUPS["who"].filters if one.name == "due_before"]
    assert day.pattern
    for value in ("2025", "2025-12", "2026-Q1", "2025-12-31", "2025-04-30", "2028-02-29"):
        assert re.search(day.pattern, value) and first_day(value)
    for value in ("0000", "2025-13", "2025-04-31", "2025-02-30", "2025-Q5", "2025-1", "25", ""):
        assert not re.search(day.pattern, value)
        with pytest.raises(ValueError, match="not a date"):
            first_day(value)
