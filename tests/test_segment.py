"""Blocks keep the way back to the source, and wrapped lines come together again."""

from __future__ import annotations

import time
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.builders.model import Block, Text
from policygraph.builders.readers import Input, read
from policygraph.builders.segment import segment, sentences
from policygraph.builders.segment.reading_form import normalise

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"


def blocks_of(content: str) -> list[Block]:
    return segment(Text("a.txt", content, "vi"))


TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


@cache
def letter(words: str) -> str:
    """A letter without its tone mark, which the reading form may put on its neighbour."""
    return unicodedata.normalize("NFD", normalise(words)).translate(TONES)


def check(content: str, block: Block) -> None:
    """Every character of a block leads back to the words it was read from."""
    assert block.text and block.text == block.text.strip(" ")
    assert len(block.text) == len(block.starts) == len(block.ends)
    last_start = last_end = 0
    for character, start, end in zip(block.text, block.starts, block.ends, strict=True):
        assert last_start <= start < end and last_end <= end <= len(content)
        last_start, last_end = start, end
        if character != " ":
            assert letter(character) in letter(content[start:end])
            assert sum(not unicodedata.combining(c) for c in content[start:end]) <= 1
    for start, end in sentences(block):
        assert block.text[start:end] == block.text[start:end].strip()


@pytest.mark.corpus
def test_every_block_of_the_real_texts_leads_back_to_its_source() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the real texts are not beside this checkout")
    paths = sorted(CORPUS.glob("*/*.txt"))
    assert paths
    for path in paths:
        text = read(Input(path, path.name))
        for block in segment(text):
            check(text.content, block)


LINES = st.lists(
    st.text(
        alphabet=st.sampled_from("abuoAB019 .,;:-–*#|_[]()/\t\u00a0\u200b\u0301\u0323ÀàĐđƠơủỷВТ"),
        max_size=40,
    ),
    max_size=12,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_blocks_of_any_text_lead_back_to_it(lines: list[str], newline: str) -> None:
    content = newline.join(lines)
    for block in blocks_of(content):
        check(content, block)


@given(st.text(max_size=200))
def test_blocks_of_any_characters_lead_back_to_them(content: str) -> None:
    for block in blocks_of(content):
        assert len(block.text) == len(block.starts) == len(block.ends)
        assert all(
            0 <= a < b <= len(content) for a, b in zip(block.starts, block.ends, strict=True)
        )


WRAPPED = """\
UBND XÃ ĐÔNG HẢI

1. Phòng Kinh tế chủ
trì, phối hợp với các thôn rà soát toàn bộ số trụ sở dôi dư trên địa bàn theo Nghị
định số 15/2025/NĐ-
CP ngày 12 tháng 3 năm 2025 và hướng dẫn của cấp trên, hoàn thành trước ngày 30

CÔNG BÁO/Số 290/Ngày 29-05-2026
17


tháng 6 năm 2026.
a) Lập danh sách trụ sở;
- Báo cáo Ủy ban nhân dân xã.
2. Công an xã giữ gìn trật tự; thực hiện các việc khác được giao và báo cáo kết quả
thực hiện.
"""


def test_wrapped_lines_numbers_and_page_breaks_are_joined() -> None:
    blocks = blocks_of(WRAPPED)
    assert [(block.marker, block.rank) for block in blocks] == [
        ("", 0),
        ("1.", 4),
        ("a)", 6),
        ("-", 7),
        ("2.", 4),
    ]
    assert "chủ trì, phối hợp" in blocks[1].text
    assert "15/2025/NĐ-CP ngày 12 tháng 3" in blocks[1].text
    assert blocks[1].text.endswith("trước ngày 30 tháng 6 năm 2026.")
    assert blocks[0].heading


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_spelling_of_the_source_does_not_matter(form: str) -> None:
    other = WRAPPED.replace("Hòa", "Hoà").replace("Ủy", "Uỷ")
    mine = [block.text for block in blocks_of(WRAPPED)]
    assert [block.text for block in blocks_of(unicodedata.normalize(form, other))] == mine  # type: ignore[arg-type]


def test_lines_of_a_report_stay_apart() -> None:
    content = (
        "The ministry has opened twelve offices along the coast since the beginning of the year, "
        "and more are to come to the islands before the storms, its deputy head said\n"
        "most of them in communes that had none before.\n"
        "Comment (0)\nSource: https://example.org/a-report\nA third line stands here.\n"
    )
    assert len(blocks_of(content)) == 3


@pytest.mark.parametrize(
    ("source", "reading"),
    [
        ("Uỷ  ban\u00a0nhân dân", "Ủy ban nhân dân"),
        ("hoà giải, thuý, khoẻ, quý, hoàn", "hòa giải, thúy, khỏe, quý, hoàn"),
        ("mã s**ố** *này*", "mã số này"),
        ("Thông tư 06/TT-BТС [1]", "Thông tư 06/TT-BTC"),
        ("see [the text](https://example.org/a_b) here", "see the text here"),
        ("TP.\u200bHuế", "TP.Huế"),
    ],
)
def test_markup_and_odd_spellings_leave_the_reading_form(source: str, reading: str) -> None:
    (block,) = blocks_of(source)
    assert block.text == reading
    check(source, block)


LETTER = """\
|
**ỦY BAN NHÂN
DÂN**
TỈNH AN PHÚ
-------
|
**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**
**Độc lập - Tự do - Hạnh phúc**
|
|
Số:
45/UBND-NC
|
*An Phú, ngày 3 tháng 4 năm 2026*
|
**CHỈ THỊ**
VỀ VIỆC RÀ SOÁT TRỤ SỞ

Căn cứ tình hình thực tế, Ủy ban nhân dân tỉnh yêu cầu các sở báo cáo.

|
Nơi nhận:
- Như trên;
- Lưu: VT.
|
**KT. CHỦ TỊCH**
PHÓ CHỦ TỊCH
Tên Người Ký

PHỤ LỤC
Danh sách các trụ sở
"""


def test_the_zones_and_bars_of_an_official_letter() -> None:
    found = [(block.zone, block.bars, block.text) for block in blocks_of(LETTER)]
    assert found == [
        ("header", 1, "ỦY BAN NHÂN DÂN"),
        ("header", 0, "TỈNH AN PHÚ"),
        ("header", 3, "Số: 45/UBND-NC"),
        ("header", 1, "An Phú, ngày 3 tháng 4 năm 2026"),
        ("header", 1, "CHỈ THỊ"),
        ("header", 0, "VỀ VIỆC RÀ SOÁT TRỤ SỞ"),
        ("body", 0, "Căn cứ tình hình thực tế, Ủy ban nhân dân tỉnh yêu cầu các sở báo cáo."),
        ("recipients", 1, "Nơi nhận:"),
        ("recipients", 0, "Như trên;"),
        ("recipients", 0, "Lưu: VT."),
        ("signature", 1, "KT. CHỦ TỊCH"),
        ("signature", 0, "PHÓ CHỦ TỊCH"),
        ("signature", 0, "Tên Người Ký"),
        ("annex", 0, "PHỤ LỤC"),
        ("annex", 0, "Danh sách các trụ sở"),
    ]


def test_table_rows_are_cut_into_cells() -> None:
    blocks = blocks_of("| Task | Lead |\n|---|---|\n| Count offices | Home Affairs |\n")
    assert [(block.bars, block.text) for block in blocks] == [
        (2, "Task"),
        (1, "Lead"),
        (2, "Count offices"),
        (1, "Home Affairs"),
    ]


@pytest.mark.parametrize(
    ("marked", "marker", "rank"),
    [
        ("Chương II. Tổ chức", "Chương II.", 1),
        ("IV. Tổ chức thực hiện", "IV.", 2),
        ("Điều 3. Hiệu lực", "Điều 3.", 3),
        ("Article 5: Entry into force", "Article 5:", 3),
        ("12. Công an tỉnh", "12.", 4),
        ("1.2. Sở Xây dựng", "1.2.", 5),
        ("đ) Báo cáo", "đ)", 6),
        ("(2) Report", "(2)", 6),
        ("- Báo cáo", "-", 7),
        ("+ Báo cáo", "+", 8),
        ("* Báo cáo", "*", 8),
        ("3.321 xã đã nộp", "", 0),
        ("2025 is the year", "", 0),
        ("Công an tỉnh", "", 0),
    ],
)
def test_markers_are_taken_off_with_their_rank(marked: str, marker: str, rank: int) -> None:
    (block,) = blocks_of(marked)
    assert (block.marker, block.rank) == (marker, rank)
    assert block.text == marked[len(marker) :].strip()


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("It issued Decree No. 6 of May. Mr. A signed it.", 2),
        ("Growth was 7.5 percent. It rose.", 2),
        ("Họp tại TP. Huế ngày 30.6.2025. Kết quả tốt.", 2),
        ("“Do it now.” She left. They came!", 3),
        ("Các sở, ban, ngành v.v. đã nộp; các xã chưa nộp.", 1),
        ("He went to the U.S. last year.", 1),
        ("Is it done? Yes… It is", 3),
    ],
)
def test_sentences_end_where_they_end(words: str, count: int) -> None:
    (block,) = blocks_of(words)
    spans = sentences(block)
    assert len(spans) == count
    assert spans[0][0] == 0 and spans[-1][1] == len(words)


def test_front_matter_is_no_block() -> None:
    text = Text("a.txt", "---\ntitle: A\n---\nWords.\n", "en", body_start=17)
    assert [block.text for block in segment(text)] == ["Words."]


@pytest.mark.parametrize(
    "line", ["a", "a ", "*", "_", "[1]", "**a", "số ", "1.", "- ", "a. A", "|", "](", "a\u0301"]
)
def test_long_lines_take_linear_time(line: str) -> None:
    content = line * 100_000
    began = time.process_time()
    for block in blocks_of(content):
        sentences(block)
    assert time.process_time() - began < 20


def test_a_marker_alone_takes_its_title_from_the_next_line_but_no_other_marker() -> None:
    blocks = blocks_of("Chương I\nQUY ĐỊNH CHUNG\nĐiều 5.\n1. Xã.\n")
    found = [(block.marker, block.text) for block in blocks]
    assert found == [
        ("Chương I", "QUY ĐỊNH CHUNG"),
        ("Điều 5.", "Điều 5."),
        ("1.", "Xã."),
    ]


def test_no_block_is_without_bounds() -> None:
    wrapped = (
        "các xã rà soát trụ sở và báo cáo kết quả cho huyện trước khi họp tổng kết năm\n" * 3000
    )
    for content in (wrapped, wrapped.replace("\n", " ")):
        assert max(len(block.text) for block in blocks_of(content)) < 50_000


def test_emphasis_and_first_syllables_hold_the_lines_of_a_letterhead_together() -> None:
    text = (
        "BỘ\nTÀI CHÍNH\n**CỤC THUẾ**\n|\nSố: 12/CT-CS\n|\n*Hà\nNội, ngày 02 tháng 3 năm 2026*\n|\n"
        "**THÔNG BÁO**\n\nKẾT\nLUẬN CỦA CỤC TRƯỞNG\n\n*Căn cứ Luật Tổ chức\nChính phủ;*\n"
    )
    found = [block.text for block in blocks_of(text)]
    assert found[:2] == ["BỘ TÀI CHÍNH", "CỤC THUẾ"]
    assert "Hà Nội, ngày 02 tháng 3 năm 2026" in found
    assert "KẾT LUẬN CỦA CỤC TRƯỞNG" in found
    assert found[-1] == "Căn cứ Luật Tổ chức Chính phủ;"


def test_a_letter_without_letterhead_has_recipients_a_signature_and_annexes() -> None:
    text = (
        "Kính gửi: Các cơ quan\n\nĐề nghị rà soát hồ sơ.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n|\n"
        "**KT. TRƯỞNG BAN**\nPHÓ TRƯỞNG BAN\nTrần Minh Hòa\n|\n**PHỤ LỤC**\nDANH SÁCH\n"
    )
    zones = [block.zone for block in blocks_of(text)]
    assert zones == ["body"] * 2 + ["recipients"] * 3 + ["signature"] * 3 + ["annex"] * 2


def test_an_office_above_a_name_signs_but_no_sentence_on_recipients_ends_the_body() -> None:
    text = (
        "BỘ CÔNG AN\n\nSố: 5/2026/TT-BCA\n\nTHÔNG TƯ\n\nĐiều 1. Phạm vi.\n\n"
        "6. Nơi gửi và nơi nhận phải đối chiếu tài liệu.\n\nBỘ TRƯỞNG\n\nĐại tướng Lê Văn Bình\n"
    )
    zones = {block.text: block.zone for block in blocks_of(text)}
    assert zones["Nơi gửi và nơi nhận phải đối chiếu tài liệu."] == "body"
    assert zones["Đại tướng Lê Văn Bình"] == "signature"
