"""Headers and signatures of official documents in the layouts in which they are found."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from policygraph.builders.documents.header import Header, read_header
from policygraph.builders.model import Language, Text
from policygraph.builders.recognisers.documents.numbers import type_words
from policygraph.builders.segment import segment

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "vi-official"


def header(content: str, language: Language = "vi") -> Header:
    text = Text("sample.txt", content, language)
    read = read_header(text, segment(text))
    for quote in read.evidence.values():
        assert content[quote.start : quote.end] == quote.text
    return read


TWO_COLUMNS = """**ỦY BAN NHÂN
DÂN **
TỈNH NGHỆ AN
--------
|
**CỘNG HÒA XÃ
HỘI CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
---------------
|
|
Số: 0207/KH-UBND
|
*Nghệ An, ngày
26 tháng 11 năm 2025*
|


**KẾ HOẠCH**

RÀ SOÁT TRỤ SỞ DÔI DƯ
TRÊN ĐỊA BÀN TỈNH

Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành rà soát trụ sở dôi dư sau sắp xếp.

|
*Nơi nhận:*
- Như trên;
- Lưu: VT.
|
**KT. CHỦ TỊCH**
PHÓ CHỦ TỊCH
**Trần Văn Mẫu**"""


def test_two_columns_flattened_to_lines() -> None:
    read = header(TWO_COLUMNS)
    assert (read.number, read.type, read.issued) == ("0207/KH-UBND", "Plan", "2025-11-26")
    assert (read.issuers, read.place) == (("Ủy ban nhân dân tỉnh Nghệ An",), "Nghệ An")
    assert (read.title, read.signer) == ("RÀ SOÁT TRỤ SỞ DÔI DƯ TRÊN ĐỊA BÀN TỈNH", "Trần Văn Mẫu")
    assert read.official


GAZETTE = """CÔNG BÁO/Số 242/Ngày 22-04-2026
49

 CHÍNH PHỦ
_______

Số:  901/NQ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày       tháng  4  năm 2026

NGHỊ QUYẾT
Về việc chuyển giao trụ sở

Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;

Điều 1. Chuyển giao trụ sở cho địa phương.

TM. CHÍNH PHỦ
KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG

Lê Văn Mẫu
"""


def test_gazette_with_a_blank_day() -> None:
    read = header(GAZETTE)
    assert (read.number, read.type, read.issued) == ("901/NQ-CP", "Resolution", "2026-04")
    assert (read.issuers, read.place, read.signer) == (("Chính phủ",), None, "Lê Văn Mẫu")
    assert read.title == "Về việc chuyển giao trụ sở"


def test_a_letter_is_known_by_its_subject() -> None:
    read = header(
        "BỘ TÀI CHÍNH\nCỤC THUẾ\n\nSố: 5528/CT-CS\nV/v tiền thuê đất\n"
        "Hà Nội, ngày 25 tháng 11 năm 2025\n\nKính gửi: Thuế tỉnh.\n\nCục Thuế có ý kiến như sau.\n"
    )
    assert (read.number, read.type) == ("5528/CT-CS", "OfficialLetter")
    assert read.title == "V/v tiền thuê đất"


def test_a_party_document_without_a_colon() -> None:
    read = header(
        "BAN CHẤP HÀNH\nTRUNG ƯƠNG\nBAN TỔ CHỨC\n*\nSố 45-HD/BTCTW\n"
        "Hà Nội, ngày 19 tháng 11 năm 2025\n\nHƯỚNG DẪN\nvề sinh hoạt chi bộ\n\nBan hướng dẫn.\n"
    )
    assert (read.number, read.type) == ("45-HD/BTCTW", "Guidance")
    assert read.issuers == ("Ban Tổ chức Trung ương",)


def test_the_english_form() -> None:
    read = header(
        "MINISTRY OF FINANCE\nNo. 771/TB-BTC\nHanoi, November 26, 2025\n\nNOTICE\n"
        "Handling of surplus headquarters\n\nThe Ministry notifies as below.\n\n"
        "For the Minister\nDeputy Minister\nTran Van Mau\n",
        "en",
    )
    assert (read.number, read.type, read.issued) == ("771/TB-BTC", "Notice", "2025-11-26")
    assert (read.issuers, read.title) == (
        ("Ministry of Finance",),
        "Handling of surplus headquarters",
    )


def test_the_number_of_an_annex_where_the_header_is_lost() -> None:
    read = header(
        "**QUYẾT ĐỊNH**\n\nBAN HÀNH QUY CHẾ\n\n*Căn cứ Luật Tổ chức Chính phủ;*\n\n"
        "**Điều 1.** Ban hành Quy chế.\n\n**QUY CHẾ**\n\n"
        "*(Kèm theo Quyết định số 172/QĐ-BCĐ ngày 25 tháng 11 năm 2025 của Trưởng Ban)*\n"
    )
    assert (read.number, read.type, read.issued) == ("172/QĐ-BCĐ", "Decision", "2025-11-25")


@pytest.mark.parametrize(
    ("content", "language"),
    [
        ("Chiều 17/3, Chính phủ họp về Nghị quyết số 66/NQ-CP.\n\nNghị quyết yêu cầu.", "vi"),
        ("Who does what\n\nHanoi, 28 October 2025 - Resolution 312/NQ-CP sets it out.", "en"),
        ("", "en"),
    ],
)
def test_a_report_has_no_header(content: str, language: Language) -> None:
    assert header(content, language) == Header()


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the real texts are not beside the checkout")
def test_headers_of_real_documents_agree_with_their_register() -> None:
    words = type_words("vi")
    right = {"number": [], "type": [], "issued": []}  # type: dict[str, list[bool]]
    with (CORPUS / "manifest.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            content = (CORPUS / row["file"]).read_bytes().decode("utf-8-sig")
            read = header(content)
            expected = {**row, "type": words.get(row["type"].lower(), "")}
            for name, found in right.items():
                if expected[name]:
                    found.append(getattr(read, name) == expected[name])
    for name, found in right.items():
        assert sum(found) >= 0.95 * len(found), name


def test_the_place_ends_before_the_office_below_it() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HUẾ\n\nVĂN PHÒNG\n\nSố: 15/TB-VP\n\n"
        "Huế, ngày 5 tháng 3 năm 2026\n\nTHÔNG BÁO\n\nVề lịch tiếp công dân\n"
    )
    assert header(text).place == "Huế"


def test_an_apostrophe_begins_no_word() -> None:
    text = (
        "THE PEOPLE'S COMMITTEE OF TAY NINH PROVINCE\n\nNo. 15/ABC-XYZ\n\n"
        "Tay Ninh, March 5, 2026\n\nNOTICE\n\nOn a meeting\n"
    )
    assert not any("'S" in issuer for issuer in header(text, "en").issuers)


def test_acts_of_the_national_assembly_name_their_type_before_the_number() -> None:
    read = header(
        "ỦY BAN THƯỜNG VỤ QUỐC HỘI\nNghị quyết số: 78/2031/UBTVQH15\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "NGHỊ QUYẾT\nVề việc rà soát trụ sở\n\n"
        "Điều 1. Giao Chính phủ chỉ đạo rà soát trụ sở dôi dư.\n"
    )
    assert (read.number, read.type) == ("78/2031/UBTVQH15", "Resolution")
    told = "Nghị quyết số 68/2031/UBTVQH15 mở đường cho xã\n\nBộ Tài chính rà soát tài sản công.\n"
    assert header(told).number is None


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("DIRECTIVE No. 21/CT-UBND", "21/CT-UBND", "on boats that carry sand"),
        ("Decision No. 2140/QD-UBND of 4 May 2026", "2140/QĐ-UBND", None),
        ("NOTICE No. 77/TB-UBND ON NIGHT MARKETS", "77/TB-UBND", "ON NIGHT MARKETS"),
    ],
)
def test_a_number_may_stand_behind_the_type(line: str, number: str, title: str | None) -> None:
    text = f"PEOPLE'S COMMITTEE OF CA MAU\n{line}\non boats that carry sand\n\nThe rivers fell.\n"
    read = header(text, "en")
    assert read.number == number
    if title:
        assert read.title == title


def test_a_headline_with_a_number_is_no_header() -> None:
    line = "Decision No. 2140/QD-UBND of 4 May 2026 ends tolls on two bridges"
    assert not header(f"{line}\n\nDrivers cheered when it was read out.\n", "en").official


def test_a_plan_without_a_number_is_a_part_of_the_decision_that_it_was_issued_with() -> None:
    text = (
        "ACTION PLAN\nMangroves, 2026 to 2030\nIssued with Decision No. 518/QD-UBND of the Ca Mau "
        "Provincial People's Committee, 9 March 2026\n\nThe coast lost 40 hectares.\n"
    )
    read = header(text, "en")
    assert (read.number, read.type, read.issued) == ("518/QĐ-UBND", "Decision", None)
