"""Documents: how they are numbered and titled, which mentions are one, what is said of them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from policygraph.builders import extract
from policygraph.builders.documents import gather
from policygraph.builders.documents.header import read_header
from policygraph.builders.model import Block, Document, DocumentFact, Language, Text
from policygraph.builders.recognisers import recognise
from policygraph.builders.recognisers.dates import written_on
from policygraph.builders.recognisers.documents import find
from policygraph.builders.segment import segment
from policygraph.ontology import table


def block(text: str) -> Block:
    size = len(text)
    return Block(text, tuple(range(size)), tuple(range(1, size + 1)))


def named(text: str, language: Language = "vi") -> list[tuple[str | None, str]]:
    """Number or title, and type, of each full mention."""
    return [(d.number or d.title, d.type) for d in find(block(text), language) if not d.short]


def gathered(content: str, language: Language, published: str | None = None) -> list[DocumentFact]:
    text = Text("sample.txt", content, language, published=published)
    blocks = segment(text)
    header = read_header(text, blocks)
    mentions = recognise(text, blocks, header.place, written_on(text, blocks))
    return gather(text, blocks, mentions, header)


@pytest.mark.parametrize(
    ("text", "language", "number", "kind"),
    [
        ("Decree No. 178/2024/ND-CP", "en", "178/2024/NĐ-CP", "Decree"),
        ("Conclusion No.178-KL/TW", "en", "178-KL/TW", "Conclusion"),
        ("Official Dispatch 201/CD-TTg", "en", "201/CĐ-TTg", "OfficialDispatch"),
        ("Document No. 59-CV/BCD", "en", "59-CV/BCĐ", "Document"),
        ("Plan No. 02-KH/BCDTW", "en", "02-KH/BCĐTW", "Plan"),
        ("Regulation No. 9-QD/TW", "en", "9-QĐ/TW", "Regulation"),
        ("Nghị quyết số 66.8/2025/NQ-CP", "vi", "66.8/2025/NQ-CP", "Resolution"),
        ("Kế hoạch số 0124/KH-UBND", "vi", "0124/KH-UBND", "Plan"),
        ("số 4085/UBND-ĐT", "vi", "4085/UBND-ĐT", "OfficialLetter"),
        ("Nghị quyết số 1022/2025/UBTVQH15", "vi", "1022/2025/UBTVQH15", "Resolution"),
        ("Luật số 64/2025/QH15", "vi", "64/2025/QH15", "Law"),
        ("Chỉ thị số 49-CT /TW", "vi", "49-CT/TW", "Directive"),
        ("Tờ trình số 12/TTr-BNG- NVVH", "vi", "12/TTr-BNG-NVVH", "Document"),
        ("Kế hoạch số 7/KH-BCA-BNN& MT", "vi", "7/KH-BCA-BNN&MT", "Plan"),
        ("Nghị định số 43/2014/NĐCP", "vi", "43/2014/NĐ-CP", "Decree"),
        ("công văn số 99/ABC-XYZT", "vi", "99/ABC-XYZT", "OfficialLetter"),
        ("Văn bản hợp nhất số 5/VBHN-BCT", "vi", "5/VBHN-BCT", "Document"),
    ],
)
def test_numbers_of_every_style_are_canonical(
    text: str, language: Language, number: str, kind: str
) -> None:
    assert named(f"… {text}, …", language) == [(number, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "TCVN 5574:2018/BXD và QCVN 01:2021/BTNMT",
        "bản án số 12/2025/HSST",
        "điện thoại 0220 375 1188, Km 41, 30/6/2025",
        "giấy phép số 88/GP-BC",
        "tỷ giá 26.300 VND/USD",
        "nghiên cứu pháp luật đất đai",
    ],
)
def test_other_numbers_are_no_documents(text: str) -> None:
    assert named(text) == []


def test_names_in_a_row_share_their_head() -> None:
    assert named("Circulars 05 and 06/2025/TT-BNV", "en") == [
        ("05/2025/TT-BNV", "Circular"),
        ("06/2025/TT-BNV", "Circular"),
    ]
    assert named("Resolutions 198/2025/QH15 and 226/2025/QH15", "en") == [
        ("198/2025/QH15", "Resolution"),
        ("226/2025/QH15", "Resolution"),
    ]
    assert named("Nghị quyết số 3/NQ-CP ngày 24/10/2025, số 38/NQ-CP ngày 25/11/2025") == [
        ("3/NQ-CP", "Resolution"),
        ("38/NQ-CP", "Resolution"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "titles"),
    [
        (
            "as the Law on Planning, the Housing Law and the Law on Cinematography put it",
            "en",
            ["Law on Planning", "Housing Law", "Law on Cinematography"],
        ),
        (
            "the Law on Amendments to the Law on Organization of Local Government is",
            "en",
            [
                "Law on Amendments to the Law on Organization of Local Government",
                "Law on Organization of Local Government",
            ],
        ),
        ("the Law on Tea Gardens of June 2025", "en", ["Law on Tea Gardens"]),
        (
            "Resolution No. 6 of the 12th Central Committee",
            "en",
            ["Resolution No. 6 of the 12th Central Committee"],
        ),
        (
            "góp ý cho Luật Đất đai (sửa đổi), nhiều đại biểu nói",
            "vi",
            ["Luật Đất đai (sửa đổi)"],
        ),
        (
            "Luật Vườn chè quy định tại Bộ luật Lao động",
            "vi",
            ["Luật Vườn chè", "Bộ luật Lao động"],
        ),
        (
            "Nghị quyết Đại hội lần thứ XIII của Đảng đề ra",
            "vi",
            ["Nghị quyết Đại hội lần thứ XIII của Đảng"],
        ),
    ],
)
def test_titles_end_where_the_sentence_goes_on(
    text: str, language: Language, titles: list[str]
) -> None:
    assert [title for title, _ in named(text, language)] == titles


def test_a_law_and_the_number_beside_it_are_one() -> None:
    (law,) = find(block("the Law on Data (No. 60/2024/QH15) and"), "en")
    assert (law.number, law.title, law.end) == ("60/2024/QH15", "Law on Data", 34)
    assert named("Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;") == [("63/2025/QH15", "Law")]


def test_every_row_of_the_types_is_found_by_its_example_and_not_by_its_decoy() -> None:
    for row in table("document_types"):
        kinds = {
            d.type
            for language in ("en", "vi")
            for d in _both(row["example"], language)
            if not d.short
        }
        assert row["type"] in kinds, row
        for language in ("en", "vi"):
            assert not [d for d in _both(row["decoy"], language) if not d.short], row


def _both(text: str, language: str) -> list[Document]:
    return find(block(text), "vi" if language == "vi" else "en")


def test_every_row_of_the_issuers_and_laws_holds() -> None:
    for row in table("issuers"):
        assert named(f"văn bản số {row['example']} nêu"), row
        assert not named(row["decoy"]), row
    for row in table("laws"):
        assert row["vi"] in [title for title, _ in named(row["example"])], row
        assert not named(row["decoy"]), row
        for title in filter(None, row["en"].split("|")):
            assert title in [t for t, _ in named(f"under the {title} it", "en")], row


REPORT = """On September 19, the Politburo and the Secretariat issued Conclusion No. 192-KL/TW on \
the two-tier model. The conclusion asks a lot.

Decree No. 178/2024/ND-CP of 31 December 2024 on benefits differs from Conclusion 178-KL/TW. \
Under Decree 178, people may retire early. The Prime Minister's Directive No. 29/CT-TTg stands.
"""


def test_what_a_report_says_of_documents() -> None:
    facts = {fact.key: fact for fact in gathered(REPORT, "en", "2025-09-25")}
    first = facts["192-KL/TW"]
    assert first.issued == "2025-09-19"
    assert {name.name for name in first.issuers} == {"Politburo", "Secretariat"}
    assert [quote.text for quote in first.mentions] == [
        "Conclusion No. 192-KL/TW",
        "The conclusion",
    ]
    decree = facts["178/2024/NĐ-CP"]
    assert (decree.issued, [n.name for n in decree.issuers]) == ("2024-12-31", ["Government"])
    assert [quote.text for quote in decree.mentions][-1] == "Decree 178"
    assert facts["178-KL/TW"].issued is None
    assert [n.name for n in facts["29/CT-TTg"].issuers] == ["Prime Minister"]


def test_a_short_form_that_points_at_nothing_names_a_document_only_by_its_number() -> None:
    facts = gathered("The exit money of Decree 178 is generous. The notice says so.", "en")
    assert [(f.key, f.number, f.title) for f in facts] == [("Decree 178", None, "Decree 178")]


def test_evidence_holds_the_exact_words() -> None:
    for content, language in ((REPORT, "en"), (VIETNAMESE, "vi")):
        facts = gathered(content, "vi" if language == "vi" else "en", "2026-03-05")
        assert facts
        for fact in facts:
            for quote in (*fact.mentions, *fact.evidence.values()):
                assert content[quote.start : quote.end] == quote.text


VIETNAMESE = """Ngày 2/3, đồng chí Thường trực Ban Bí thư thay mặt Bộ Chính trị, Ban Bí thư ký Kết \
luận số 907-KL/TW về công tác dân vận. Nghị quyết số 66/NQ-CP ngày 26/3/2025 của Chính phủ về cắt \
giảm thủ tục còn hiệu lực.
"""


def test_who_signs_on_whose_behalf_in_vietnamese() -> None:
    facts = {fact.key: fact for fact in gathered(VIETNAMESE, "vi", "2026-03-05")}
    conclusion = facts["907-KL/TW"]
    assert conclusion.issued == "2026-03-02"
    assert [name.name for name in conclusion.issuers] == ["Bộ Chính trị", "Ban Bí thư"]
    resolution = facts["66/NQ-CP"]
    assert (resolution.issued, resolution.title) == ("2025-03-26", "cắt giảm thủ tục")


@pytest.mark.parametrize(
    ("behind", "title"),
    [
        ("on the one-stop shop in harbours.", "the one-stop shop in harbours"),
        ("on how the one-stop shops in harbours are to be run.", None),
        ("regarding whether harbours need one-stop shops.", None),
    ],
)
def test_a_question_behind_a_number_is_no_title(behind: str, title: str | None) -> None:
    content = f"The Government issued Decree No. 118/2025/ND-CP {behind}"
    [fact] = gathered(content, "en", "2025-06-12")
    assert fact.title == title


@pytest.mark.parametrize("unit", ["Luật A B ", "178/2024/NĐ-CP, ", "số 1 ", "1-", "Law on A and "])
def test_a_long_line_is_read_in_linear_time(
    unit: str, grows_linearly: Callable[[Callable[[int], object], int], None]
) -> None:
    def work(size: int) -> None:
        for language in ("en", "vi"):
            _both(unit * (size // len(unit)), language)

    grows_linearly(work, 5_000)


def test_a_file_of_another_tone_style_gives_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Điều lệ Đảng và Luật Hòa giải ở cơ sở.", "utf-8")
    facts = gathered(path.read_text("utf-8"), "vi")
    assert [fact.key for fact in facts] == ["Điều lệ Đảng", "Luật Hòa giải ở cơ sở"]


LETTERHEAD = """UBND TỈNH BẮC NINH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
VĂN PHÒNG | Độc lập - Tự do - Hạnh phúc
Số: 215/TB-VPUBND | Bắc Ninh, ngày 4 tháng 9 năm 2025

THÔNG BÁO
Kết luận tại cuộc họp về vỉa hè

Giám đốc Sở Xây dựng báo cáo trước ngày 30/9.
"""


def test_a_letterhead_in_two_columns_is_read_column_by_column() -> None:
    (fact,) = gathered(LETTERHEAD, "vi")
    assert (fact.number, fact.issued) == ("215/TB-VPUBND", "2025-09-04")
    assert [name.name for name in fact.issuers] == ["Văn phòng Ủy ban nhân dân tỉnh Bắc Ninh"]


def test_a_footnote_mark_and_a_broken_line_make_no_other_document() -> None:
    content = "Theo Chương trình số 7-CTr/BCĐ.\n\n- Chương trình số 7-CTr/BCĐ2\n"
    assert [fact.key for fact in gathered(content, "vi")] == ["7-CTr/BCĐ"]
    content = "Luật Bảo vệ môi trường có hiệu lực.\n\n- Luật Bảo vệ môi\n\n- trường\n"
    assert [fact.key for fact in gathered(content, "vi")] == ["Luật Bảo vệ môi trường"]


def test_a_document_that_was_signed_but_not_numbered_goes_by_its_subject() -> None:
    content = "Thủ tướng Phạm Minh Chính vừa ký Công điện yêu cầu bộ, địa phương gia cố đê sông."
    (fact,) = gathered(content, "vi")
    assert (fact.number, fact.type, fact.title) == (None, "OfficialDispatch", "gia cố đê sông")
    assert [name.name for name in fact.issuers] == ["Thủ tướng Chính phủ"]


@pytest.mark.parametrize(
    ("text", "year"),
    [("Luật Đất đai 2013 đã cũ.", "2013"), ("Bộ luật Lao động năm 2019 nêu.", "2019")],
)
def test_the_year_beside_a_law_dates_it(text: str, year: str) -> None:
    (fact,) = gathered(text, "vi")
    assert fact.issued == year


CASES = Path(__file__).parent / "cases" / "documents.tsv"


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", cases(), ids=[row["text"][:60] for row in cases()])
def test_number_date_issuers_and_signer(row: dict[str, str]) -> None:
    language: Language = "vi" if row["language"] == "vi" else "en"
    (fact,) = extract(Text("a.txt", row["text"], language)).documents
    issuers = ", ".join(name.name for name in fact.issuers)
    said = "; ".join(x or "" for x in (fact.number, fact.issued, issuers, fact.signer))
    assert said.strip() == row["expected"]
