"""IRIs: identity of documents, round trips, and no text that can break out of one."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.graph import iris
from policygraph.graph.nquads import QuadWriter, iri, literal
from policygraph.ontology.terms import PG, SKOS

# Hostile on purpose: half surrogates, controls, quotes, brackets, slashes and dots.
ANY_TEXT = st.text(st.characters(codec=None), min_size=0, max_size=40)
PATHS = st.text(st.characters(codec=None), min_size=1, max_size=40)
OFFSETS = st.integers(0, 10**9)
PLACE = "agency/peoples-committee/province-"


@pytest.mark.parametrize(
    ("number", "issuers", "year", "expected"),
    [
        ("178-KL/TW", (), 2025, "178-kl-tw"),
        ("178-KL/TW", ("agency/politburo",), None, "178-kl-tw"),
        ("02-KH/BCĐTW", (), 2025, "02-kh-bcdtw"),
        ("178/2024/NĐ-CP", (), 2024, "178-2024-nd-cp"),
        ("07/2025/NQ-CP", ("agency/government",), 2025, "07-2025-nq-cp"),
        ("268/NQ-CP", (), 2025, "268-nq-cp/2025"),
        ("268/NQ-CP", (), None, "268-nq-cp"),
        ("171/KH-UBND", (f"{PLACE}40",), 2025, "171-kh-ubnd/peoples-committee-province-40/2025"),
        ("171/KH-UBND", (), 2025, "171-kh-ubnd/in/a.txt"),
        ("15/2025/NQ-HĐND", (f"{PLACE}01",), 2025, "15-2025-nq-hdnd/peoples-committee-province-01"),
        ("34-CTr/TU", (), None, "34-ctr-tu/in/a.txt"),
        (None, (), 2024, "title/luat-dat-dai/2024"),
    ],
)
def test_identity_of_documents(
    number: str | None, issuers: tuple[str, ...], year: int | None, expected: str
) -> None:
    made = iris.document_iri(number, issuers, year, "Luật Đất đai", source="a.txt")
    assert made == f"{iris.DEFAULT_BASE}document/{expected}"


def test_one_number_of_two_provinces_is_two_documents() -> None:
    one, other = (iris.document_iri("171/KH-UBND", (PLACE + code,), 2025) for code in ("40", "01"))
    assert one != other


def test_a_title_that_says_its_year_is_not_told_it_again() -> None:
    assert iris.document_iri(None, title="Land Law 2024", year=2024) == iris.document_iri(
        None, title="Land Law 2024"
    )


def test_a_document_needs_a_name() -> None:
    with pytest.raises(ValueError, match="number or a title"):
        iris.document_iri(None)


def test_vietnamese_letters_fold() -> None:
    assert iris.slug("Đảng ủy Chính phủ") == iris.slug("Dang uy Chinh phu") == "dang-uy-chinh-phu"


def test_other_scripts_stay_apart() -> None:
    assert iris.slug("部") != iris.slug("省")
    assert iris.slug("?!") != iris.slug("!!")


def test_the_base_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYGRAPH_BASE", "https://example.org/vn/")
    assert iris.source_iri("a.txt") == "https://example.org/vn/source/a.txt"
    assert iris.source_iri("a.txt", "urn:policy:") == "urn:policy:source/a.txt"


@pytest.mark.parametrize("base", ["example", "https://example.org", "https://a b/", "x:<>/"])
def test_a_base_that_makes_no_iris_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="not a base"):
        iris.base_iri(base)


@given(path=PATHS, start=OFFSETS, end=OFFSETS)
def test_spans_round_trip(path: str, start: int, end: int) -> None:
    made = iris.span_iri(path, start, end)
    assert iris.source_path(made) == path
    assert iris.source_path(iris.source_iri(path)) == path
    assert iris.position_of(made) == (start, end)
    assert iris.position_of(iris.source_iri(path)) is None


@given(key=ANY_TEXT)
def test_keys_round_trip(key: str) -> None:
    assert iris.entity_key(iris.entity_iri(key)) == key


@given(text=ANY_TEXT, path=PATHS)
def test_hostile_text_makes_valid_iris(text: str, path: str) -> None:
    for made in (
        iris.source_iri(path),
        iris.span_iri(path, 0, 1),
        iris.entity_iri(text),
        iris.fact_iri(text, path, 0, 1, 2),
        iris.statement_iri(path, 0, 1, text),
        iris.document_iri(text, (text,), 2025, source=path),
        iris.document_iri(None, title=text),
    ):
        assert made.isascii()
        assert ox.NamedNode(made).value == made
        assert iri(made) == f"<{made}>"


@given(text=ANY_TEXT)
def test_slugs_are_never_empty_and_fold_once(text: str) -> None:
    made = iris.slug(text)
    assert made
    assert iris.slug(made) == made


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_literals_are_read_as_written(text: str) -> None:
    writer = QuadWriter("x:graph")
    writer.text("x:thing", SKOS.altLabel, text, "vi")
    written = writer.to_bytes()
    (read,) = ox.parse(written, format=ox.RdfFormat.N_QUADS)
    assert read.object == ox.Literal(text, language="vi")
    assert ox.serialize([read], format=ox.RdfFormat.N_QUADS) == written


def test_quads_are_sorted_and_written_once() -> None:
    writer = QuadWriter("x:graph")
    for start in (2, 1, 2):
        writer.number("x:thing", PG.value, start)
    lines = writer.to_bytes().splitlines()
    assert lines == sorted(set(lines))
    assert len(lines) == 2


@pytest.mark.parametrize("value", ["no-scheme", "x:a b", 'x:">', "x:\n", "x:\ud800", ""])
def test_what_is_no_iri_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="IRI"):
        iri(value)


def test_what_is_no_literal_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogate"):
        literal("\ud800")
    with pytest.raises(ValueError, match="language"):
        literal("text", "vi> <x:evil")
