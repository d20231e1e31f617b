"""What the page saves, opened again: tables, facts, pictures and paper."""

from __future__ import annotations

import csv
import io
import re
import struct
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from playwright.sync_api import Page
from small_network import BASE, small_network

from policygraph.graph import open_store
from policygraph.graph.fields import neutral
from policygraph.graph.network import Fact, Thing, network_of
from policygraph.graph.page import render
from policygraph.ontology.terms import PG, RDFS

pytestmark = pytest.mark.browser

Show = Callable[..., Page]

SVG = "{http://www.w3.org/2000/svg}"


def saved(page: Page, form: str) -> bytes:
    """Save in a form and return what is in the file."""
    page.click("#save > summary")
    with page.expect_download() as download:
        page.click(f"#save-{form}")
    assert download.value.suggested_filename == f"policygraph.{form}"
    return Path(download.value.path()).read_bytes()


def test_csv_holds_the_rows_that_are_seen_and_no_formula(show: Show) -> None:
    page = show(render(small_network()), "#document=document/192-kl-tw")
    content = saved(page, "csv").decode("utf-8")
    assert content.startswith("\ufeff") and "\r\n" in content
    rows = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"))))
    assert [row["What"] for row in rows if row["Does"] in ("is to", "should")] == [
        "amend the rules on public assets",
        "report on the communes",
    ]
    first = rows[0]
    assert (first["Who"], first["Assigned by"], first["Under"], first["By when"]) == (
        "Ministry of Finance",
        "Politburo",
        "192-KL/TW",
        "2026-03-31",
    )
    assert first["The words"].startswith("The Politburo assigned")
    # A title that begins with = would be a formula.
    assert (first["Source"], first["Link"]) == (
        "'=What the conclusion says",
        "https://example.org/a",
    )


def test_cells_are_neutralised_as_everywhere_else(show: Show) -> None:
    network = small_network()
    cells = ["=1", " =1", "+a", "-a", "@a", "\ta", "\uff1da", "a=1"]
    for number, cell in enumerate(cells):
        network.add_node(f"urn:{number}", thing=Thing("agency", cell))
        fact = Fact(f"urn:{number}", "inPlace", f"{BASE}place/hue", None)
        network.add_edge(fact.begin, fact.end, fact=fact)
    content = saved(show(render(network)), "csv").decode("utf-8-sig")
    who = {row["Who"] for row in csv.DictReader(io.StringIO(content, newline=""))}
    assert {neutral(cell) for cell in cells} <= who


def test_jsonld_says_what_the_store_says(show: Show, texts_alone: Path) -> None:
    """Every triple is the store's; only statements have no name, and labels no language."""
    store = open_store(texts_alone)
    page = show(render(network_of(store)))
    quads = ox.parse(saved(page, "jsonld"), format=ox.RdfFormat.JSON_LD)
    said = {quad.triple for quad in quads if quad.predicate.value != RDFS.label}
    named = {triple for triple in said if isinstance(triple.subject, ox.NamedNode)}
    assert len(named) > 50
    assert named <= {quad.triple for quad in store.quads()}
    evidence = {triple.subject for triple in said if triple.predicate.value == PG.evidence}
    assert {triple.subject for triple in said - named} <= evidence


def test_jsonld_leaves_out_what_is_not_seen(show: Show) -> None:
    page = show(render(small_network()), "#body=agency/party-committee-of-the-government")
    quads = list(ox.parse(saved(page, "jsonld"), format=ox.RdfFormat.JSON_LD))
    assigned = {str(quad.subject) for quad in quads if quad.predicate.value == PG.assignedTo}
    assert assigned == {f"<{BASE}task/a.md/2>", f"<{BASE}task/b.md/2>"}
    assert f"<{BASE}task/b.md/1>" not in {str(quad.subject) for quad in quads}


def test_svg_holds_what_is_seen_as_text(show: Show) -> None:
    page = show(render(small_network()))
    for view, more in [
        ("columns", "by 31 Mar 2026"),
        ("map", "Politburo"),
        ("table", "The words"),
        ("overview", "Who leads most tasks"),
    ]:
        page.click(f"#to-{view}")
        root = ElementTree.fromstring(saved(page, "svg"))
        assert root.tag == f"{SVG}svg" and root.find(f".//{SVG}script") is None
        lines = [" ".join(node.itertext()) for node in root.iter(f"{SVG}text")]
        words = " ".join(" ".join(lines).split())
        assert "Ministry of Finance" in words and more in words, view
        if view in ("columns", "map"):
            assert len(list(root.iter(f"{SVG}line"))) + len(list(root.iter(f"{SVG}path"))) >= 6


def test_png_is_a_picture_with_more_than_one_colour(show: Show) -> None:
    page = show(render(small_network()))
    for view in ("columns", "map"):
        page.click(f"#to-{view}")
        content = saved(page, "png")
        assert content.startswith(b"\x89PNG")
        width, height = struct.unpack(">II", content[16:24])
        assert width > 800 and height > 400
        assert len(content) > 20_000  # one colour alone would take a few hundred bytes


def test_paper_gets_the_whole_table_and_the_panel(show: Show) -> None:
    page = show(render(small_network()), "#thing=agency/ministry-of-finance")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.is_visible("#table") and not page.is_visible("#columns")
    assert page.locator("#rows tr").count() == 8
    assert page.is_visible("#panel blockquote >> nth=0")
    assert not page.is_visible("#search")
    paper = page.pdf()
    assert paper.startswith(b"%PDF") and len(re.findall(rb"/Type /Page\b", paper)) >= 1
