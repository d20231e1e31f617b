"""What holds for every fact of every text: its words stand in the source where it says they do."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policygraph.builders import extract
from policygraph.builders.model import Language, Quote, SourceFacts, Text
from policygraph.builders.readers import Input, read

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted(p for p in (ROOT / "examples").iterdir() if p.suffix in (".md", ".txt"))
CORPUS = ROOT.parent / "shared" / "corpus"

#: Pieces that texts are made of, harmless and hostile.
FRAGMENTS = [
    "The Prime Minister assigned the Ministry of Finance to report before 30 June 2026.",
    "Ministries and localities shall review Decree No. 178/2024/NĐ-CP (see Law No. 72/2025/QH15).",
    "Thủ tướng Chính phủ giao Bộ Y tế chủ trì, phối hợp với Bộ Tài chính, trước ngày 30/6/2026.",
    "1. Ủy ban nhân dân các tỉnh: Nghệ An, Đồng Nai và thành phố Huế:",
    "a) Rà soát 1.234 thủ tục; b) báo cáo Bộ Nội vụ trong quý III/2026;",
    "Số: 12/KH-UBND",
    "Nơi nhận:",
    "|",
    "STT",
    "Cơ quan chủ trì",
    "No. 6. The. of the and, by",
    "Điều 5. Tổ chức thực hiện",
    "((((", "]]>", "\u202e", "\ufeff", "́̀", "…………", "Bộ Bộ Bộ, và và", "12/", "/QĐ-", "T.T.T.",
]  # fmt: skip
BREAKS = ["\n", "\r\n", " ", "\n\n", "\u00a0", "\u2028", "\t", ""]


def quotes(value: object) -> Iterator[Quote]:
    """Yield every quote of a facts object, however deep."""
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from quotes(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from quotes(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from quotes(getattr(value, field.name))


def check(text: Text) -> SourceFacts:
    facts = extract(text)
    found = list(quotes(facts))
    for quote in found:
        assert 0 <= quote.start < quote.end
        assert text.content[quote.start : quote.end] == quote.text
    for task in facts.tasks:
        assert task.assignees
    return facts


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_fact_of_an_example_has_its_words(path: Path) -> None:
    facts = check(read(Input(path, path.name)))
    assert facts.documents
    assert facts.agencies


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the real texts are not beside this checkout")
@pytest.mark.parametrize("folder", ["seeds", "written", "vi-news", "vi-official"])
def test_every_fact_of_a_real_text_has_its_words(folder: str) -> None:
    for path in sorted((CORPUS / folder).glob("*.txt")):
        check(read(Input(path, path.name)))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    pieces=st.lists(
        st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(BREAKS)), min_size=1, max_size=12
    ),
    form=st.sampled_from(["NFC", "NFD"]),
    language=st.sampled_from(["en", "vi"]),
)
def test_every_fact_of_any_text_has_its_words(
    pieces: list[tuple[str, str]], form: str, language: Language
) -> None:
    content = "".join(piece + gap for piece, gap in pieces)
    normal = unicodedata.normalize("NFC" if form == "NFC" else "NFD", content)
    check(Text("any.txt", normal, language))


@pytest.mark.parametrize("path", [p for p in EXAMPLES if p.suffix == ".txt"], ids=lambda p: p.name)
def test_decomposed_letters_say_the_same(path: Path) -> None:
    text = read(Input(path, path.name))
    apart = dataclasses.replace(text, content=unicodedata.normalize("NFD", text.content))
    assert apart.content != text.content
    composed, decomposed = check(text), check(apart)
    assert [t.assignees for t in decomposed.tasks] == [t.assignees for t in composed.tasks]
    assert [d.number for d in decomposed.documents] == [d.number for d in composed.documents]
    assert [a.name for a in decomposed.agencies] == [a.name for a in composed.agencies]
