"""Facts made of hostile words: what leaves the store neither runs, nor steers, nor breaks out."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import sys
import threading
from contextlib import suppress
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from click.shell_completion import BashComplete
from click.testing import CliRunner

from policygraph.builders.emit import emit
from policygraph.builders.model import (
    AgencyFact,
    DocumentFact,
    IndicatorFact,
    Name,
    PersonFact,
    PlaceFact,
    Position,
    Quote,
    RelationFact,
    ReviewNote,
    SourceFacts,
    TaskFact,
    Text,
)
from policygraph.cli import policygraph
from policygraph.graph import open_store
from policygraph.graph.exports import export
from policygraph.graph.iris import source_iri
from policygraph.graph.manifest import Skipped, SourceEntry
from policygraph.graph.page_text import HIDDEN
from policygraph.graph.writing import write_store
from policygraph.queries import named
from policygraph.queries.resolving import AmbiguousNameError, UnknownNameError

PAYLOADS = {
    "formula": '=HYPERLINK("http://example.org","x")',
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "blank": " =1+1",
    "full width": "＝1+1",
    "mark first": "\u200b=1+1",
    "escape": "\x1b[31mred\x1b]0;title\x07",
    "C1 escape": "\x9b31mred",
    "bidi": "\u202eyldneirf\u2066 name",
    "invisible": "na\u200bme\U000e0041",
    "lines": "one\ntwo\r\nthree\u2028four",
    "NUL": "a\x00b\x7f",
    "not in XML": "a\x0b\x01\ufffe",
    "markup": "</node></script><script>alert(1)</script>&amp;\"'",
    "rich": "[red]x[/red] [link=http://example.org]y[/link]",
    "SPARQL": '"@en . } ; DROP ALL # \\',
    "IRI": "<http://example.org/> . <x",
    "template": "{{ 7 * 7 }} {% raw %} ${7*7} `id`",
    "option": "--store=/",
    "path": "../../../etc/passwd",
}


def facts(payload: str) -> tuple[Text, SourceFacts]:
    """Return a text of nothing but a payload, and facts that have it in every field."""
    text = Text(
        f"in/{payload}.txt", f"{payload}\n", "en", title=payload, publisher=payload, url=payload
    )
    quote = Quote(0, len(payload), payload)
    body = Name("body", payload)
    others = tuple(Name(kind, payload) for kind in ("office", "group", "person", "place"))
    return text, SourceFacts(
        text.source,
        "en",
        documents=(
            DocumentFact(payload, payload, payload, payload, payload, mentions=(quote,)),
            DocumentFact(
                "titled",
                None,
                "Plan",
                "title",
                title=payload,
                issuers=(body,),
                signer=payload,
                mentions=(quote,),
                evidence={"issuers": quote, "signer": quote, "title": quote},
            ),
        ),
        relations=(RelationFact(payload, "implements", "titled", quote, payload),),
        tasks=(
            TaskFact(quote, (body, *others), payload, others, (body,), payload),
            TaskFact(quote, (others[1],), payload, document="titled", deadline="2030-12-31"),
        ),
        agencies=(AgencyFact(body, (quote,), payload),),
        places=(PlaceFact(payload, "other", (quote,), payload),),
        people=(PersonFact(payload, (quote,), payload, (Position(payload, quote),)),),
        indicators=(IndicatorFact(-5.0, payload, quote, payload, payload, payload),),
        sentences=(quote,),
        review=(ReviewNote(payload, quote),),
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "store"
    with write_store(path) as writer:
        for payload in PAYLOADS.values():
            text, said = facts(payload)
            digest = hashlib.sha256(text.content.encode()).hexdigest()
            kept = writer.keep_text(text.content)
            entry = SourceEntry(
                source_iri(text.source), payload, digest, kept, digest, "test", text.language
            )
            writer.put(text.source, entry, emit(text, said))
        writer.report_skipped([Skipped(payload, payload) for payload in PAYLOADS.values()])
        writer.commit()
    return path


LISTINGS = [
    ["who"],
    ["documents"],
    *(["entities", "--kind", kind] for kind in ("agency", "place", "person", "office", "group")),
    ["indicators"],
    ["review"],
    ["stats"],
    ["query", "load-per-body"],
    ["query", "people-and-positions"],
    ["query", "unresolved-names"],
    ["query", "document-relations"],
]
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]|\s*[=@]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def run(*words: str, store: Path) -> str:
    done = CliRunner().invoke(policygraph, [*words, "--store", str(store)])
    assert done.exit_code == 0, done.output
    return done.stdout


def cells(text: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]


def test_no_cell_of_an_export_runs(store: Path) -> None:
    found = cells(b"".join(export(open_store(store), "csv")).decode())
    assert [cell for cell in found if FORMULA.match(cell) and not NUMBER.fullmatch(cell)] == []
    for payload in PAYLOADS.values():
        assert payload in found or f"'{payload}" in found


@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_no_cell_of_a_listing_runs(words: list[str], store: Path) -> None:
    found = cells(run(*words, "--format", "csv", store=store))
    assert [cell for cell in found if FORMULA.match(cell) and not NUMBER.fullmatch(cell)] == []


@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_json_holds_the_words_and_nothing_that_steers(words: list[str], store: Path) -> None:
    lines = run(*words, "--format", "jsonl", store=store)
    assert not HIDDEN.search(lines)
    for line in lines.splitlines():
        json.loads(line)
    assert json.loads(run(*words, "--format", "json", store=store))


def test_json_gives_back_the_very_words(store: Path) -> None:
    tasks = json.loads(run("who", "--format", "json", store=store))
    given = {words for words in PAYLOADS.values() if words == " ".join(words.split())}
    assert {task["text"] for task in tasks} >= given


@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_a_table_in_a_pipe_is_lines_of_visible_words(words: list[str], store: Path) -> None:
    assert not HIDDEN.search(run(*words, store=store))


# ------------------------------------------------------------------ on a terminal

#: What rich and click write themselves: bold, colours, and nothing else.
STYLE = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(words: list[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what a command writes to a terminal, a real one on both standard outputs."""
    import pty

    ours, theirs = pty.openpty()
    read: list[bytes] = []

    def collect() -> None:
        while True:
            try:
                data = os.read(ours, 65536)
            except OSError:
                return
            if not data:
                return
            read.append(data)

    reader = threading.Thread(target=collect)
    reader.start()
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", terminal)
        patch.setattr(sys, "stderr", terminal)
        assert terminal.isatty()
        with suppress(SystemExit):
            policygraph.main(words)
        terminal.flush()
    reader.join()
    os.close(ours)
    return STYLE.sub("", b"".join(read).decode("utf-8").replace("\r\n", "\n"))


on_unix = pytest.mark.skipif(sys.platform == "win32", reason="has terminals of another kind")


@on_unix
@pytest.mark.parametrize(
    "words",
    [
        *LISTINGS,
        ["who", "--format", "csv"],
        ["export", "--format", "turtle"],
        ["export", "--format", "csv"],
        ["export", "--format", "graphml"],
    ],
    ids=" ".join,
)
def test_nothing_steers_a_terminal(
    words: list[str], store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = on_terminal([*words, "--store", str(store)], monkeypatch)
    assert len(shown) > 100
    assert not HIDDEN.search(shown)


@on_unix
@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_neither_a_thing_nor_a_text_nor_an_error_steers_a_terminal(
    payload: str, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = f"in/{payload}.txt"
    task = next(iri for iri in _subjects(store, "#Task") if _is_of(iri, source))
    for words in (["show", task], ["text", source], ["text", payload], ["who", "--", payload]):
        shown = on_terminal([words[0], "--store", str(store), *words[1:]], monkeypatch)
        assert shown.strip() and not HIDDEN.search(shown)


def _subjects(store: Path, suffix: str) -> list[str]:
    quads = open_store(store).quads()
    return sorted(
        quad.subject.value
        for quad in quads
        if isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.NamedNode)
        and quad.object.value.endswith(suffix)
    )


def _is_of(iri: str, source: str) -> bool:
    return f"task/{source_iri(source).partition('/source/')[2]}/" in iri


# ------------------------------------------------------------------ in other formats


@pytest.mark.parametrize(
    ("form", "syntax"),
    [
        ("nquads", ox.RdfFormat.N_QUADS),
        ("trig", ox.RdfFormat.TRIG),
        ("jsonld", ox.RdfFormat.JSON_LD),
    ],
)
def test_rdf_comes_back_the_same(form: str, syntax: ox.RdfFormat, store: Path) -> None:
    opened = open_store(store)
    written = b"".join(export(opened, form))
    assert set(ox.parse(written, format=syntax)) == set(opened.quads())
    words = {quad.object.value for quad in opened.quads() if isinstance(quad.object, ox.Literal)}
    assert set(PAYLOADS.values()) <= words


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networks_are_well_formed(form: str, store: Path, tmp_path: Path) -> None:
    path = tmp_path / "graph"
    path.write_bytes(b"".join(export(open_store(store), form)))
    graph = nx.read_graphml(path) if form == "graphml" else nx.read_gexf(path)
    labels = {data.get("label") for _, data in graph.nodes(data=True)}
    assert {PAYLOADS["markup"], PAYLOADS["SPARQL"], PAYLOADS["bidi"]} <= labels


def test_links_lead_to_the_web_only(store: Path) -> None:
    for payload in (*PAYLOADS.values(), "javascript:alert(1)", "file:///etc/passwd", "data:x,y"):
        text, said = facts("name")
        text = Text(text.source, text.content, "en", url=payload)
        for quad in ox.parse(emit(text, said), format=ox.RdfFormat.N_QUADS):
            if quad.predicate.value.endswith("/dc/terms/source"):
                assert isinstance(quad.object, ox.Literal)


# ------------------------------------------------------------------ in questions


@pytest.mark.parametrize("name", named.names())
def test_a_value_of_a_question_is_a_value_and_no_part_of_it(name: str, store: Path) -> None:
    opened = open_store(store)
    question = named.load(name)
    for payload in ('x" } UNION { ?s ?p ?o } #', "x> ?p ?o . <y", *PAYLOADS.values()):
        values = {one.name: payload for one in question.parameters if one.default is None}
        values |= {one.name: payload for one in question.parameters if one.kind in named.KINDS}
        try:
            found = named.run(opened, name, values)
        except (AmbiguousNameError, UnknownNameError, named.ValueProblem) as refused:
            assert "\x00" not in str(refused) or "\x00" in payload
        else:
            assert len(found.rows) < 20 * len(PAYLOADS)


def test_no_name_that_a_shell_completes_steers_it(store: Path) -> None:
    shell = BashComplete(policygraph, {}, "policygraph", "_POLICYGRAPH_COMPLETE")
    offered = shell.get_completions(["show", "--store", str(store)], "")
    assert len(offered) > 5
    assert not any(HIDDEN.search(one.value) or "\n" in one.value for one in offered)
