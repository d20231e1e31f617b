"""Pages over HTTP: languages, forms, what a browser keeps, and errors that people can read."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html import unescape
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

import pyoxigraph
import pytest
from conftest import ENGLISH
from icalendar import Calendar
from serving import Answer, Server, serving

from policygraph.graph.iris import DEFAULT_BASE
from policygraph.graph.page_words import read_phrases
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


FINANCE = "/id/agency/ministry-of-finance"
TASK = "/id/task/news/assets.txt"


def text_of(answer: Answer) -> str:
    """Return a page as people read it, without tags."""
    assert answer.status == 200, answer
    bare = re.sub(r"<[^>]+>", " ", answer.body.decode("utf-8"))
    return " ".join(unescape(bare).split())


def first_task(server: Server) -> str:
    listed = page(server, "/tasks").body.decode("utf-8")
    found = re.search(r'href="(/id/task/news/assets\.txt/[^"]+)"', listed)
    assert found
    return found[1]


def test_a_body_has_its_names_its_tasks_and_the_sentences_that_say_so(server: Server) -> None:
    told = text_of(page(server, FINANCE))
    assert "Ministry of Finance" in told and "Bộ Tài chính" in told
    assert "publish the list of public assets by December 31, 2030" in told
    assert "rà soát tài sản công trước ngày 31/3/2031" in told
    assert "by 31 Dec 2030" in told and "Public assets" in told
    vietnamese = text_of(page(server, f"{FINANCE}?lang=vi"))
    assert "Giao cho Bộ Tài chính" in vietnamese and "hạn 31/12/2030" in vietnamese


@pytest.mark.parametrize(
    ("asked", "tasks"),
    [
        ("role=lead", 2),
        ("role=coordinating", 0),
        ("role=assigner", 0),
        ("document=901-KL%2FTW", 1),
        ("due_from=2031-01-01", 1),
        ("due_from=2030&due_before=2031", 1),
        ("due_before=2030-12-31", 0),
        ("force=recommendation", 0),
        ("place=Quang+Ninh", 0),
        ("document=&due_from=", 2),  # as a form sends fields that are left empty
        ("page=99", 2),
    ],
)
def test_filters_narrow_the_tasks_of_a_body(server: Server, asked: str, tasks: int) -> None:
    shown = page(server, f"{FINANCE}?{asked}").body.decode("utf-8")
    assert shown.count('<li class="task">') == tasks
    whole = page(server, f"/tasks?body=bo+tai+chinh&{asked}").body.decode("utf-8")
    assert whole.count('<li class="task">') == tasks


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        ("document=902-KL%2FTX", 404, "Nothing is called"),
        ("place=Long+Thanh", 409, "Several things are called"),
        ("due_from=soon", 400, "not a date"),
        ("role=chief", 400, "one of lead"),
    ],
)
def test_a_filter_that_cannot_be_is_told_beside_the_form(
    server: Server, asked: str, status: int, told: str
) -> None:
    answer = page(server, f"{FINANCE}?{asked}")
    assert answer.status == status
    shown = answer.body.decode("utf-8")
    assert told in shown and "<form" in shown
    assert server.request("GET", f"/tasks.csv?{asked}").status == status


def test_tasks_are_had_as_a_table_and_as_a_calendar(server: Server) -> None:
    links = re.findall(r'href="(/tasks\.[^"]+)"', page(server, FINANCE).body.decode("utf-8"))
    table, calendar = (server.request("GET", unescape(link)) for link in links)
    assert (table.media, calendar.media) == ("text/csv", "text/calendar")
    rows = list(csv.DictReader(io.StringIO(table.body.decode("utf-8-sig"))))
    assert [row["deadline"] for row in rows] == ["2030-12-31", "2031-03-31"]
    assert rows[0]["assignees"] == "Ministry of Finance"
    read = Calendar.from_ical(calendar.body)
    events = read.walk("VEVENT")
    assert [event.decoded("DTSTART").isoformat() for event in events] == [
        "2030-12-31",
        "2031-03-31",
    ]
    assert "publish the list of public assets" in str(events[0]["SUMMARY"])
    assert "assigns the Ministry of Finance" in str(events[0]["DESCRIPTION"])
    assert all(len(line) <= 75 for line in calendar.body.split(b"\r\n"))
    assert server.request("GET", unescape(links[1])).body == calendar.body


@pytest.mark.parametrize("accept", ["text/turtle", "application/n-triples", "application/ld+json"])
def test_every_thing_is_had_as_rdf_at_the_address_of_its_page(server: Server, accept: str) -> None:
    for path in (FINANCE, first_task(server), "/id/source/news/assets.txt"):
        answer = server.request("GET", path, {"Accept": accept})
        assert (answer.status, answer.media) == (200, accept)
        form = pyoxigraph.RdfFormat.from_media_type(accept)
        triples = list(pyoxigraph.parse(answer.body, form))
        iri = DEFAULT_BASE + path.removeprefix("/id/")
        assert any(str(triple.subject) == f"<{iri}>" for triple in triples)
    chosen = page(server, f"{FINANCE}?as=turtle")
    assert chosen.media == "text/turtle" and chosen.headers["vary"] == "accept, accept-language"
    assert page(server, f"{FINANCE}?as=word").status == 400
    assert server.request("GET", FINANCE, {"Accept": "image/png"}).status == 406


#: Look-ups that the page about look-ups has for examples, and the small store knows nothing of.
EMPTY = ("/api/documents?number=192-KL%2FTW",)


def test_every_link_of_every_page_leads_somewhere(server: Server) -> None:
    ahead, seen = ["/"], {"/"}
    while ahead:
        address = ahead.pop(0)
        answer = page(server, address)
        assert answer.status == (404 if address in EMPTY else 200), address
        if answer.media != "text/html" or len(seen) > 250:
            continue
        for link in re.findall(r'href="(/[^"]*)"', answer.body.decode("utf-8")):
            path = unescape(link).partition("#")[0]
            if path not in seen and not re.search(r"lang=|as=", path):
                seen.add(path)
                ahead.append(path)
    assert {FINANCE, "/id/place/province-22", "/id/person/pham-minh-chinh"} <= seen


def test_what_the_graph_does_not_know_is_a_page_that_helps(server: Server) -> None:
    answer = page(server, "/id/agency/ministry-of-financ")
    told = answer.body.decode("utf-8")
    assert answer.status == 404 and f'href="{FINANCE}"' in told
    assert server.request("GET", "/id/nothing", {"Accept": "text/turtle"}).status == 404
    for strange in ("/id/", "/id/%FF", "/id/?iri=not+an+iri", "/id/?iri=%FF", "/id/%00"):
        assert page(server, strange).status in (400, 404), strange


def test_a_thing_of_another_base_has_a_page_too(server: Server) -> None:
    term = "https://w3id.org/policygraph/ontology#Task"
    answer = page(server, f"/id/?iri={quote(term, safe='')}")
    assert answer.status == 200 and term in answer.body.decode("utf-8")


def test_a_document_shows_what_it_does_to_others_and_they_to_it(server: Server) -> None:
    upper = page(server, "/id/document/901-kl-tw").body.decode("utf-8")
    assert "<svg" in upper and "Implemented by" in upper and "902/2030/NQ-CP" in upper
    assert "Thực hiện" in upper  # the words that say so
    lower = page(server, "/id/document/902-2030-nq-cp").body.decode("utf-8")
    assert "Implements" in lower and "901-KL/TW" in lower


def test_a_place_tells_what_it_was_and_what_it_became(server: Server) -> None:
    assert "Now part of Ho Chi Minh City since 1 Jul 2025" in text_of(
        page(server, "/id/place/former-province-74")
    )
    assert "Made of" in text_of(page(server, "/id/place/province-79"))


def test_a_task_tells_how_each_of_its_parts_was_found(server: Server) -> None:
    told = text_of(page(server, first_task(server)))
    assert "Assigned to Ministry of Finance" in told
    assert "How each part was found" in told and "by December 31, 2030" in told


def test_facts_and_the_marks_in_the_text_lead_to_each_other(server: Server) -> None:
    task = first_task(server)
    shown = page(server, task).body.decode("utf-8")
    found = re.search(r'href="(/id/source/news/assets\.txt)#(char=\d+,\d+)"', shown)
    assert found
    source = page(server, found[1]).body.decode("utf-8")
    assert f'id="{found[2]}"' in source and f'href="{task}"' in source
    plain = unescape(re.sub(r"<sup>.*?</sup>|<[^>]+>", "", source))
    assert ENGLISH.content.strip().partition("\n")[0] in plain


def test_search_finds_names_as_they_are_typed_and_sentences(server: Server) -> None:
    told = text_of(page(server, "/search?q=bo+tai+chinh"))
    assert "Ministry of Finance" in told and "rà soát tài sản công" in told
    json_too = {"Accept": "application/json"}
    for typed, first in [
        ("bo tai ch", FINANCE),
        ("Bộ Tài", FINANCE),
        ("BTC", FINANCE),
        ("mof", FINANCE),
        ("BNV", "/id/agency/ministry-of-home-affairs"),
        ("901", "/id/document/901-kl-tw"),
        ("quang ni", "/id/place/province-22"),
    ]:
        answer = server.request("GET", f"/search?q={quote(typed)}", json_too)
        assert json.loads(answer.body)[0]["address"] == first, typed
    assert json.loads(server.request("GET", "/search?q=", json_too).body) == []


def test_deadlines_follow_a_day_that_is_asked_for_and_not_the_clock(server: Server) -> None:
    now = text_of(page(server, "/"))
    assert "publish the list" in now
    assert "Figures that disagree" in now and "83 %" in now and "84 %" in now
    late = text_of(page(server, "/?date=2031-01-01"))
    assert "publish the list" not in late and "rà soát tài sản công" in late
    assert page(server, "/?date=soon").status == 400


#: How keys begin that are put together from a word of the data.
PUT_TOGETHER = (
    "filter.",
    "query.as.",
    "in.",
    "language.",
    "marks.",
    "one.",
    "out.",
    "role.",
    "slot.",
)


def test_every_phrase_is_there_in_both_languages_and_used() -> None:
    folder = files("policygraph.web")
    own = read_phrases(folder.joinpath("templates/words.tsv"))
    assert set(own["en"]) == set(own["vi"]) and all(own["vi"].values())
    used = "".join(
        entry.read_text("utf-8")
        for part in ("templates", "pages")
        for entry in folder.joinpath(part).iterdir()
        if entry.name.endswith((".html", ".py"))
    )
    unused = [
        key for key in own["en"] if f'"{key}"' not in used and not key.startswith(PUT_TOGETHER)
    ]
    assert unused == []
