"""Broken and hostile files: no traceback, no hang, no fact whose words are not in the text.

Files made here, and real ones beside the checkout where they are, are changed at random, by a
seed, and go the way of every file: through processes with limits. ``make fuzz`` tries more.
"""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any

import docx
import msgspec
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from policygraph.builders import extract
from policygraph.builders.emit import emit
from policygraph.builders.messages import Answer, Failure, Job, Reading
from policygraph.builders.model import Quote, SourceFacts, Text
from policygraph.builders.readers import Input, ReadError, read, suffixes
from policygraph.builders.workers import read_many
from policygraph.ontology import table

CASES = int(os.environ.get("FUZZ_CASES", "2000"))
SEED = os.environ.get("FUZZ_SEED", "2026")
INPUTS = Path(__file__).parents[2] / "shared" / "corpus" / "inputs"
CORPUS = INPUTS.parent

ENGLISH = """---
title: Plan for the schools
published: 2030-01-15
---
# Plan No. 12/KH-UBND

On January 10, 2030, the People's Committee of Ca Mau issued Decision No. 45/QD-UBND. It assigns
the Department of Education and Training, in coordination with the Department of Finance, to:

- review all schools before March 31, 2030;
- report to Chairman Nguyen Van An, who said that 83% of 1,204 files were settled.

| Body | Task | By |
| --- | --- | --- |
| Department of Home Affairs | draw up the list of posts | June 2030 |
"""
VIETNAMESE = """ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH CÀ MAU\tĐộc lập - Tự do - Hạnh phúc
Số: 45/QĐ-UBND\tCà Mau, ngày 10 tháng 01 năm 2030

QUYẾT ĐỊNH
Về việc rà soát trường học

Căn cứ Nghị định số 30/2029/NĐ-CP ngày 05 tháng 3 năm 2029 của Chính phủ;

Điều 1. Giao Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Tài chính:
a) Rà soát trường học trước ngày 31/3/2030;
b) Báo cáo kết quả về Sở Nội vụ, 75% hồ sơ được giải quyết.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nguyễn Văn An
"""


def _html() -> bytes:
    body = "".join(f"<p>{line}</p>" for line in VIETNAMESE.splitlines() * 2)
    head = "<meta charset=utf-8><title>T</title>"
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def _word() -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for line in VIETNAMESE.splitlines():
        document.add_paragraph(line)
    cells = document.add_table(2, 2).rows[1].cells
    cells[0].text, cells[1].text = "Sở Nội vụ", "Lập danh sách trước ngày 30/6/2030"
    document.save(out)
    return out.getvalue()


def _pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0, invariant=1)
    for number, line in enumerate(ENGLISH.splitlines()):
        canvas.drawString(60, 800 - 14 * number, line)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _message() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "Kế hoạch"
    message["Date"], message["Message-ID"] = "Tue, 15 Jan 2030 08:00:00 +0700", "<1@example.org>"
    message.set_content(VIETNAMESE)
    message.add_attachment(ENGLISH.encode(), maintype="text", subtype="plain", filename="a.md")
    return message.as_bytes()


def _archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", VIETNAMESE)
        archive.writestr("b/c.md", ENGLISH)
    return out.getvalue()


#: Files to change, by suffix, and how often each suffix has its turn.
MADE = {
    ".txt": (12, [VIETNAMESE.encode(), VIETNAMESE.encode("utf-16")]),
    ".md": (8, [ENGLISH.encode()]),
    ".html": (4, [_html()]),
    ".docx": (3, [_word()]),
    ".pdf": (1, [_pdf()]),
    ".eml": (3, [_message()]),
    ".zip": (2, [_archive()]),
}


@cache
def real() -> dict[str, list[bytes]]:
    """Return stretches of real files beside the checkout, by suffix."""
    found: dict[str, list[bytes]] = {}
    for path in sorted(INPUTS.glob("*")):
        data = path.read_bytes()
        if path.suffix == ".html":
            found.setdefault(".html", []).append(data[:8000])
        elif path.suffix in MADE and len(data) < 300_000:
            found.setdefault(path.suffix, []).append(data)
    for path in sorted(CORPUS.glob("v[in]*-*/*.txt"))[:40]:
        found.setdefault(".txt", []).append(path.read_bytes()[:1500])
    return found


TOKENS = [
    *(bytes([number]) for number in (0, 9, 10, 11, 13, 27, 0x80, 0x9B, 0xFF)),
    *(
        token.encode("utf-8", "surrogatepass")
        for token in (
            "\u202e", "\u2066", "\ufeff", "\u2028", "\ud800", "\U000e0041", "\u0301" * 9, "đ",
            "\x1b]0;x\x07", "((((((((", "))))", "…", "“", "||||", "- - - -", "1. a) i) Điều 1. ",
            "Số: 1/QĐ-TTg ", " giao ", " assigns ", " to:\n", ";\n", "trước ngày ", "31/02/2030",
            "99999999999999999999", "%", "Bộ ", "the Ministry of ", "---\n", "<table><tr><td>",
            "<!--", "&#0;", "]]>", "A" * 3000, "\n" * 300, "và " * 300, "of the " * 200,
        )
    ),
]  # fmt: skip


def changed(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return a file with one to six changes."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(out) + 1)
        end = min(len(out), start + int(2 ** chance.uniform(0, 9)))
        match chance.randrange(7):
            case 0:
                out[start:end] = b""
            case 1:
                out[start:start] = out[start:end] * chance.randint(1, 5)
            case 2:
                out[start:start] = chance.choice(TOKENS)
            case 3 if start < len(out):
                out[start] = chance.randrange(256)
            case 4 if start < len(out):
                out[start] ^= 1 << chance.randrange(8)
            case 5:
                first = chance.randrange(len(other) + 1)
                out[start:end] = other[first : first + end - start]
            case 6 if chance.random() < 0.2:
                del out[start:]
    return bytes(out)


def repacked(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return an archive with changes inside its largest file, where its checksums hide none."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = [info.filename for info in old.infolist()]
        main = "word/document.xml" if "word/document.xml" in names else names[0]
        for name in names:
            inner = old.read(name)
            new.writestr(name, changed(inner, other, chance) if name == main else inner)
    return out.getvalue()


def jobs(suffix: str, number: int) -> Iterator[Job]:
    chance = random.Random(f"{SEED} {suffix}")
    everything = [one for _, files in MADE.values() for one in files]
    for count in range(number):
        rare = real().get(suffix, []) if chance.random() < 0.08 else []
        data, other = chance.choice(rare or MADE[suffix][1]), chance.choice(everything)
        packed = suffix in (".docx", ".zip") and chance.random() < 0.8
        data = repacked(data, other, chance) if packed else changed(data, other, chance)
        inside = ("a.txt",) if suffix == ".zip" else ()
        source = "/".join((f"{count}{suffix}", *inside))
        yield Job(b"-", source, inside, data, None, b"/nowhere", allow_marked=True)


def quotes(value: Any) -> Iterator[Quote]:
    """Yield every quotation in a fact, a list of facts and so on."""
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from quotes(one)
    elif isinstance(value, dict):
        yield from quotes(list(value.values()))
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from quotes(getattr(value, name))


def sound(content: str, facts: SourceFacts, quads: bytes) -> None:
    for quote in quotes(facts):
        assert content[quote.start : quote.end] == quote.text
    assert all(ox.parse(quads, format=ox.RdfFormat.N_QUADS))


#: What is said of a file that brought its reader down, in whatever way.
FAULTS = ("by a fault of this program", "took longer", "ended the process", "of memory to read")


@pytest.mark.parametrize("suffix", MADE)
def test_changed_files_are_read_or_refused(suffix: str) -> None:
    number = CASES * MADE[suffix][0] // sum(share for share, _ in MADE.values()) + 1
    told: list[Answer] = list(read_many(jobs(suffix, number), processes=2))
    assert len(told) == number
    faults = [one for one in told if isinstance(one, Failure) and any(f in one.why for f in FAULTS)]
    assert faults == []
    readings = [one for one in told if isinstance(one, Reading)]
    assert readings
    for one in readings:
        sound(one.content, msgspec.json.decode(one.facts, type=SourceFacts), one.quads)
    for refused in told:
        assert not isinstance(refused, Failure) or refused.why.isprintable()


# ------------------------------------------------------------------ texts of the grammar's words


def words() -> list[str]:
    """Return what the grammar knows, of every kind: names, cues, numbers, marks."""
    known = [row["example"] for row in table("order_verbs")] + TOKENS_AS_TEXT
    for name, column in (("bodies", "example"), ("offices", "example"), ("groups", "example")):
        known += [row[column] for row in table(name)][::5]
    return [*known, *ENGLISH.split(), *VIETNAMESE.split()]


TOKENS_AS_TEXT = [token.decode("utf-8", "ignore") for token in TOKENS if len(token) < 60]
SEPARATORS = [" ", " ", " ", " ", ", ", "; ", ". ", ":\n", "\n", "\n\n", "\n- ", " | ", "\t", ""]


def checked(content: str) -> None:
    for language in ("en", "vi"):
        text = Text("fuzz.txt", content, language, published="2030-01-15")
        facts = extract(text)
        sound(content, facts, emit(text, facts))


@settings(max_examples=max(60, CASES // 20), deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(words()), st.sampled_from(SEPARATORS)), max_size=60))
def test_any_words_in_any_order_give_facts_with_their_words(
    parts: Sequence[tuple[str, str]],
) -> None:
    checked("".join(word + separator for word, separator in parts))


@settings(max_examples=max(60, CASES // 20), deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_characters_give_facts_with_their_words(content: str) -> None:
    checked(content)


@settings(max_examples=max(200, CASES // 5), deadline=None, derandomize=True)
@given(st.binary(max_size=300), st.sampled_from(suffixes()), st.booleans())
@pytest.mark.filterwarnings("ignore")
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str, marked: bool) -> None:
    marks = {
        ".pdf": b"%PDF-1.4\n",
        ".docx": b"PK\x03\x04",
        ".html": b"<html>",
        ".eml": b"From: a\n",
    }
    name = f"fuzz{suffix}"
    if suffix == ".doc":
        return  # LibreOffice takes seconds for each
    try:
        read(Input(Path(name), name, (), (marks.get(suffix, b"") if marked else b"") + data))
    except ReadError as refused:
        assert "\n" not in refused.why
