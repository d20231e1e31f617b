"""Pages over HTTP: languages, forms, what a browser keeps, and errors that people can read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import Answer, Server, serving

from policygraph.web.negotiation import best_language

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture(scope="module")
def server(filled: Path) -> Iterator[Server]:
    with serving(filled) as server:
        yield server


def page(server: Server, address: str, **headers: str) -> Answer:
    return server.request("GET", address, {**HTML, **headers})


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("vi", "vi"),
        ("vi-VN,vi;q=0.9,en-US;q=0.8", "vi"),
        ("en-GB,vi;q=0.9", "en"),
        ("fr, vi;q=0.3, en;q=0.2", "vi"),
        ("de, *;q=0.5", "en"),
        ("vi;q=0", "en"),
        ("vi;q=2, ;;, \u00e9", "en"),
    ],
)
def test_the_language_is_the_one_that_the_client_likes_best(
    accepted: str | None, language: str
) -> None:
    assert best_language(("en", "vi"), accepted) == language


def test_a_page_comes_in_the_language_that_its_address_or_its_reader_asks_for(
    server: Server,
) -> None:
    english, vietnamese = page(server, "/"), page(server, "/", **{"Accept-Language": "vi"})
    assert "Who is assigned what" in english.body.decode("utf-8")
    assert "Ai được giao việc gì" in vietnamese.body.decode("utf-8")
    assert vietnamese.headers["content-language"] == "vi"
    assert "accept-language" in vietnamese.headers["vary"]
    # the address wins, and every link keeps what it says
    chosen = page(server, "/?lang=en&utm_source=mail", **{"Accept-Language": "vi"})
    assert chosen.headers["content-language"] == "en"
    links = set(re.findall(r'href="(/[^"]*)"', chosen.body.decode("utf-8")))
    assert "/?lang=vi" in links
    assert all("lang=" in link for link in links if not link.startswith("/static/"))
    assert page(server, "/?lang=fr").status == 400


def test_a_page_that_a_browser_has_is_not_sent_again(server: Server) -> None:
    first = page(server, "/")
    again = page(server, "/", **{"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert again.headers["vary"] == first.headers["vary"]
    other = {"If-None-Match": first.headers["etag"], "Accept-Language": "vi"}
    assert page(server, "/", **other).status == 200


def test_pages_use_nothing_but_files_of_the_server(server: Server) -> None:
    start = page(server, "/")
    policy = start.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    used = re.findall(r'(?:src|rel="stylesheet" href)="([^"]+)"', start.body.decode("utf-8"))
    assert used
    for address in used:
        file = server.request("GET", address)
        assert file.status == 200 and "immutable" in file.headers["cache-control"]
        plain = server.request("GET", address.partition("?")[0])
        assert plain.headers["cache-control"] == "no-cache"
        kept = {"If-None-Match": plain.headers["etag"]}
        assert server.request("GET", address, kept).status == 304


@pytest.mark.parametrize(
    "address", ["/static/none.css", "/static/../app.py", "/static/%2e%2e/app.py", "/nothing"]
)
def test_what_is_not_there_is_a_page_for_people_and_a_problem_for_programs(
    server: Server, address: str
) -> None:
    program = server.request("GET", address)
    assert program.status == 404 and "there is nothing at" in program.detail
    if not address.startswith("/static/"):
        person = page(server, address, **{"Accept-Language": "vi"})
        assert (person.status, person.media) == (404, "text/html")
        assert "Về trang đầu" in person.body.decode("utf-8")


def test_a_page_in_no_form_that_the_client_takes_is_refused(server: Server) -> None:
    answer = server.request("GET", "/", {"Accept": "image/png"})
    assert answer.status == 406 and "text/html" in answer.detail
