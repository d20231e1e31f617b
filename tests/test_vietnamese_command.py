"""Vietnamese text that was repaired, in the graph, in web pages and by the command."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from vietnamese_encodings import ENCODERS, TEXT, tcvn3, vietnamese_texts, vni

from policygraph.builders.build import build
from policygraph.builders.readers import AssumedEncoding, Input, read
from policygraph.builders.vietnamese.legacy import as_windows_1252
from policygraph.cli import policygraph
from policygraph.graph import open_store
from policygraph.graph.network import facts, network_of
from policygraph.queries.resolving import resolve
from policygraph.queries.show import show

# ------------------------------------------------------------------ in the graph


def test_evidence_tells_what_stood_there(tmp_path: Path) -> None:
    """A text in an old encoding: the store, ``show`` and the page give both forms of the words."""
    text = "Theo Quyết định số 17/2003/QĐ-BTC, Bộ Tài chính rà soát tài sản công trước 30/6/2031.\n"
    (tmp_path / "qd.txt").write_bytes(tcvn3(text))
    report = build([tmp_path / "qd.txt"], tmp_path / "store")
    assert [w.partition(": ")[2] for w in report.warnings] == [
        "read as TCVN3 (ABC); capital letters with marks cannot be told apart from small ones"
    ]
    store = open_store(tmp_path / "store")
    assert store.text("qd.txt") == text
    mention = show(store, resolve(store, "Bộ Tài chính")[0])["mentions"][0]
    assert (mention["value"], mention["original"]) == ("Bộ Tài chính", "Bé Tµi chÝnh")
    told = CliRunner().invoke(
        policygraph, ["show", "Bộ Tài chính", "--store", str(tmp_path / "store")]
    )
    assert "(qd.txt, read from “Bé Tµi chÝnh”)" in told.output
    cited = {fact.citation for fact in facts(network_of(store)) if fact.citation}
    assert {one.original for one in cited if one.words.startswith("rà soát")} == {
        "rµ so¸t tµi s¶n c«ng tr­íc 30/6/2031"
    }
    assert all(
        original_in(text, one.start, one.end) == (one.original or one.words) for one in cited
    )


def original_in(text: str, start: int, end: int) -> str:
    return as_windows_1252(tcvn3(text[start:end]))


@pytest.mark.parametrize("name", ENCODERS)
def test_titles_of_web_pages_are_read_as_their_text_is(tmp_path: Path, name: str) -> None:
    """Pages of old sites say nothing, or Windows-1252, of what their letters are."""
    title = "Bộ Tài chính rà soát quỹ nhà đất ở Đắk Lắk"
    body = "".join(f"<p>{line}</p>" for line in vietnamese_texts()[0].splitlines()[:60] if line)
    page = (
        f"<html><head><title>{title}</title><meta property='og:site_name' content='Báo Đầu tư'>"
        f"</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )
    file = tmp_path / "page.html"
    file.write_bytes(ENCODERS[name](page))
    if name == "UTF-8 taken for Windows-1252":  # and saved again, as UTF-8
        file.write_text(as_windows_1252(page.encode()), "utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", AssumedEncoding)
        text = read(Input(file, "page.html"))
    assert text.title == title
    assert text.publisher == "Báo Đầu tư"
    assert text.repairs


# ------------------------------------------------------------------ the command


def repairing(*words: str, given: bytes = b"") -> Result:
    return CliRunner().invoke(policygraph, ["repair", *words], input=given)


def test_the_command_prints_the_text_and_tells_what_it_did(tmp_path: Path) -> None:
    (tmp_path / "qd.txt").write_bytes(tcvn3(TEXT))
    done = repairing(str(tmp_path / "qd.txt"))
    assert (done.exit_code, done.stdout) == (0, TEXT)
    told, number = done.stderr.splitlines()
    assert told.startswith(f"{tmp_path}/qd.txt: read as TCVN3 (ABC); capital letters with marks")
    assert number == "49 words repaired"
    assert repairing("-", given=vni(TEXT)).stdout == TEXT
    assert repairing("-", given="th ực hi ện".encode()).stderr == (
        "-: 2 words put together that had come apart\n2 words repaired\n"
    )
    assert repairing("-", given=TEXT.encode()).stderr == "nothing to do\n"


def test_the_command_writes_a_file_whole_and_refuses_what_is_no_text(tmp_path: Path) -> None:
    out = tmp_path / "new.txt"
    assert repairing("-", "-o", str(out), given=vni(TEXT)).exit_code == 0
    assert out.read_text("utf-8") == TEXT
    for bad in (b"", b"\x7fELF\x02\x01\x00\x00"):
        refused = repairing("-", "-o", str(out), given=bad)
        assert refused.exit_code == 2
        assert refused.stderr.startswith("Error: -: is ")
        assert refused.stderr.count("\n") == 1
    assert repairing(str(tmp_path / "none.txt")).exit_code == 2
    assert out.read_text("utf-8") == TEXT
