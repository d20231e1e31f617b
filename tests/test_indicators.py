"""Reported figures are read with value and unit; names, dates, targets and durations are not."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from policygraph.builders import extract
from policygraph.builders.indicators import find
from policygraph.builders.indicators.numbers import number_value
from policygraph.builders.model import (
    Block,
    Date,
    IndicatorFact,
    Language,
    Mention,
    Place,
    Quote,
    TaskFact,
    Text,
)
from policygraph.builders.segment import segment
from policygraph.ontology import table

UNITS = table("units")


def read(words: str, language: Language) -> list[IndicatorFact]:
    text = Text("a.txt", words, language)
    blocks = segment(text)
    return find(text, blocks, [[] for _ in blocks], [])


def figures(words: str, language: Language) -> list[tuple[float, str]]:
    return [(fact.value, fact.unit) for fact in read(words, language)]


@pytest.mark.parametrize(
    "row", UNITS, ids=[f"{row['class']}-{row['language']}-{row['words'][:20]}" for row in UNITS]
)
def test_each_unit_is_read_in_its_example_and_not_in_its_decoy(row: dict[str, str]) -> None:
    language: Language = "vi" if row["language"] == "vi" else "en"
    found = read(row["example"], language)
    assert found, row["example"]
    if row["class"] in ("currency", "share"):
        assert found[0].unit == row["value"]
    assert not read(row["decoy"], language), row["decoy"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("So far 741 administrative procedures were moved.", [(741, "administrative procedures")]),
        ("It settled 96.4% of files.", [(96.4, "%")]),
        ("It settled 81.4 percent of files.", [(81.4, "%")]),
        ("Spending came to VND 34.6 trillion.", [(34.6e12, "VND")]),
        ("About 38.5 trillion VND is left.", [(38.5e12, "VND")]),
        ("It put the cost at 130 trillion dong ($5.1 billion).", [(130e12, "VND")]),
        ("Gia An spent between VND 3.1 and 3.4 trillion.", [(3.1e12, "VND"), (3.4e12, "VND")]),
        ("Times fell by 30-40%.", [(30, "%"), (40, "%")]),
        ("There are five million household businesses.", [(5e6, "household businesses")]),
        (
            "Provinces were cut from 63 to 34 provinces.",
            [(63, "provinces"), (34, "provinces")],
        ),
        (
            "The number of provincial units fell from 63 to 34 and stayed there.",
            [(63, "provincial units"), (34, "provincial units")],
        ),
        ("The province trimmed 129 communes to 45.", [(129, "communes"), (45, "communes")]),
        ("Some 42 of the 46 posts were filled.", [(42, "posts"), (46, "posts")]),
        (
            "The city received 25,655 files; 13,208 had been settled.",
            [(25655, "files"), (13208, "files")],
        ),
        ("Files received reached 12,300.", [(12300, "Files")]),
        (
            "The total number of files received by 34 communes was 6.5 million.",
            [(34, "communes"), (6.5e6, "files")],
        ),
        ("It moved 447 files in 13 fields.", [(447, "files"), (13, "fields")]),
        ("It had 9,200 files, 3,400 in Gia An.", [(9200, "files"), (3400, "files")]),
        (
            "It stood at 88.5%, up 3.7 points on May.",
            [(88.5, "%"), (3.7, "percentage points")],
        ),
        ("Fewer than 2 in 10 villagers used it.", [(20, "%")]),
        (
            "It sent 34 officials, civil servants and public employees.",
            [(34, "officials, civil servants and public employees")],
        ),
        ("The allowance is 24 months of current salary.", [(24, "months of current salary")]),
    ],
)
def test_english_figures(words: str, expected: list[tuple[float, str]]) -> None:
    assert figures(words, "en") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Cả nước có 3.321 đơn vị hành chính cấp xã.", [(3321, "đơn vị hành chính cấp xã")]),
        ("Tỷ lệ giải ngân đạt 51,7% kế hoạch.", [(51.7, "%")]),
        ("Tỷ lệ này tăng 4,1 điểm phần trăm.", [(4.1, "điểm phần trăm")]),
        ("Đã giải ngân 464,8 nghìn tỷ đồng.", [(464.8e12, "đồng")]),
        ("Tỉnh đã tiếp nhận một nghìn hồ sơ.", [(1000, "hồ sơ")]),
        ("Tỉnh đã sửa xong 03 phòng khám.", [(3, "phòng khám")]),
        ("Thư viện đã quét 1,5/8,4 triệu tài liệu.", [(1.5e6, "tài liệu"), (8.4e6, "tài liệu")]),
        ("Tỷ lệ đúng hạn tăng từ 80% đến 95%.", [(80, "%"), (95, "%")]),
    ],
)
def test_vietnamese_figures(words: str, expected: list[tuple[float, str]]) -> None:
    assert figures(words, "vi") == expected


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("It happened in 2025 and in 2026.", "en"),
        ("See Article 12 and page 40 of the plan.", "en"),
        ("Call the hotline 0220 375 1188 for help.", "en"),
        ("The 34-year-old clerk waited for 60 days.", "en"),
        ("The office closes at 17:00 and opens at 8 a.m. daily.", "en"),
        ("Firms may borrow up to 30% of the sum.", "en"),
        ("If ten communes refused, it would fail.", "en"),
        ("Both sides met, and the two ministries agreed.", "en"),
        ("Theo khoản 3 Điều 12, hồ sơ được trả trong 10 ngày.", "vi"),
        ("Mức thưởng không quá 50 triệu đồng.", "vi"),
        ("Chính quyền địa phương 2 cấp vận hành từ năm 2025.", "vi"),
        ("Đồng chí đã 45 tuổi, ở tổ dân phố số 5.", "vi"),
        ("Hai đơn vị có báo cáo nêu trên đã họp.", "vi"),
    ],
)
def test_other_numbers_are_no_figures(words: str, language: Language) -> None:
    assert figures(words, language) == []


def test_cells_take_their_unit_from_the_head_of_their_column() -> None:
    table_text = (
        "| Commune | Files received | On time (%) | Spent (VND billion) | Deadline |\n"
        "|---|---|---|---|---|\n"
        "| Gia An | 1,250 | 97.5 | 2.4 | 12 |\n"
        "| Binh An | 980 | 88 | 1.1 | 15 |\n"
    )
    facts = read(table_text, "en")
    assert [(fact.value, fact.unit) for fact in facts] == [
        (1250, "Files received"),
        (97.5, "%"),
        (2.4e9, "VND"),
        (980, "Files received"),
        (88, "%"),
        (1.1e9, "VND"),
    ]
    assert facts[0].about == "Files received, Gia An"
    assert all(table_text[fact.quote.start : fact.quote.end] == fact.quote.text for fact in facts)


def test_rules_and_letterheads_report_nothing() -> None:
    decree = (
        "CHÍNH PHỦ\nSố: 15/2026/NĐ-CP\nHà Nội, ngày 3 tháng 4 năm 2026\n\nNGHỊ ĐỊNH\n"
        "Quy định về trụ sở\n\nĐiều 1. Mỗi tỉnh đã có 12 trụ sở.\n"
    )
    assert figures(decree, "vi") == []


def test_place_date_and_task_are_heeded() -> None:
    words = (
        "As of September 15, Gia An had received 741 files. "
        "Binh An had 12 offices to repair 30 roofs."
    )
    text = Text("a.txt", words, "en")
    (block,) = segment(text)

    def at(part: str) -> tuple[int, int]:
        start = words.index(part)
        return start, start + len(part)

    mentions: list[Mention] = [
        Date(*at("September 15"), value="2025-09-15"),
        Place(*at("Gia An"), name="Gia An", kind="province"),
        Place(*at("Binh An"), name="Binh An", kind="province"),
    ]
    clause = at("repair 30 roofs")
    task = TaskFact(Quote(*clause, text="repair 30 roofs"), (), "test")
    files, offices = find(text, [block], [mentions], [task])
    assert (files.value, files.place, files.as_of) == (741, "Gia An", "2025-09-15")
    assert (offices.value, offices.place, offices.as_of) == (12, "Binh An", None)
    assert files.quote.text == words[files.quote.start : files.quote.end] == "741 files"
    assert files.about == "Gia An had received"


@pytest.mark.parametrize(
    ("digits", "language", "value"),
    [
        ("1,234.5", "en", 1234.5),
        ("1.234,5", "vi", 1234.5),
        ("1,234,567", "vi", 1234567),
        ("1.234.567", "en", 1234567),
        ("3.321", "vi", 3321),
        ("4.5", "en", 4.5),
        ("4,5", "vi", 4.5),
        ("4,25", "en", 4.25),
        ("07", "vi", 7),
    ],
)
def test_separators_are_read_by_language(digits: str, language: Language, value: float) -> None:
    assert float(number_value(digits, language)) == value


def test_both_ends_of_a_range_have_words_of_their_own() -> None:
    facts = read("Times fell by 30-40%, from 63 to 34 days; 129 communes became 45.", "en")
    spans = [(fact.quote.start, fact.quote.end) for fact in facts]
    assert len(set(spans)) == len(spans) == 4
    assert [fact.quote.text for fact in facts] == ["30", "40%", "129 communes", "45"]


def test_mentions_must_fit_the_blocks() -> None:
    block = Block("It has 12 offices.", tuple(range(18)), tuple(range(1, 19)))
    with pytest.raises(ValueError, match="argument"):
        find(Text("a.txt", block.text, "en"), [block], [], [])


@pytest.mark.parametrize(
    "words", ["1,234 ", "1,234 files, ", "12 of 34 of ", "five ", "1-2-", "1 to 2 "]
)
def test_long_lines_of_numbers_take_linear_time(words: str) -> None:
    began = time.process_time()
    read(words * 10_000, "en")
    assert time.process_time() - began < 20


def test_a_plan_reports_only_where_it_tells_how_things_stand() -> None:
    text = (
        "KẾ HOẠCH\n\nVề chuyển đổi số\n\nI. THỰC TRẠNG\n\n1. Toàn tỉnh có 41% hộ dân dùng mạng.\n\n"
        "II. MỤC TIÊU\n\n1. Đạt 90% hộ dân dùng mạng.\n"
    )
    assert figures(text, "vi") == [(41.0, "%")]


def test_aims_of_a_resolution_and_norms_of_a_council_are_no_reports() -> None:
    aims = (
        "NGHỊ QUYẾT\n\nVề môi trường\n\nI. MỤC TIÊU\n\n1. Đã đạt 95% rác.\n\n"
        "II. KẾT LUẬN\n\n1. Đã có 12% xã.\n"
    )
    assert figures(aims, "vi") == [(12.0, "%")]
    norms = (
        "HỘI ĐỒNG NHÂN DÂN\n\nSố: 8/2026/NQ-HĐND\n\nNGHỊ QUYẾT\n\nVề mức chi\n\n"
        "Mức chi bằng 60% định mức.\n"
    )
    assert figures(norms, "vi") == []


def test_notes_behind_a_signature_report_and_comrades_are_no_money() -> None:
    text = (
        "CÔNG ĐIỆN\n\nVề mưa lũ\n\nYêu cầu rà soát.\n\nNơi nhận:\n- Lưu: VT.\n\n"
        "THỦ TƯỚNG\nTrần Văn Bình\n\n"
        "Mưa lũ đã làm 31 người chết; đã phân công 4 đồng chí lãnh đạo; thiệt hại 7 tỷ đồng.\n"
    )
    assert (31.0, "người") in figures(text, "vi")
    assert not any(value == 4 for value, _ in figures(text, "vi"))


def test_a_register_of_works_reports_nothing() -> None:
    rows = "".join(f"|\n|\n{n}\n|\nHồ Tân An {n}\n|\n{n * 10}\n" for n in range(1, 20))
    head = "Kính gửi: Sở Y tế\n\nDanh sách hồ:\n\n|\nTT\n|\nTên hồ\n|\nSố hộ dân\n"
    text = f"{head}{rows}\nNơi nhận:\n- Lưu: VT.\n"
    assert figures(text, "vi") == []


CASES = Path(__file__).parent / "cases" / "figures.tsv"


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", cases(), ids=[row["text"][:60] for row in cases()])
def test_case(row: dict[str, str]) -> None:
    language: Language = "vi" if row["language"] == "vi" else "en"
    found = extract(Text("a.txt", row["text"], language)).indicators
    figures_of_case = "; ".join(f"{round(fact.value, 1):.15g} {fact.unit}" for fact in found)
    assert figures_of_case == row["expected"]
