"""Dates as texts write them, and what looks like a date and is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policygraph.builders.model import Block, Language, Text
from policygraph.builders.periods import preceding
from policygraph.builders.recognisers.dates import find, written_on
from policygraph.builders.segment import segment


def block(text: str) -> Block:
    size = len(text)
    return Block(text, tuple(range(size)), tuple(range(1, size + 1)))


def values(text: str, language: Language, today: str | None = "2025-11-20") -> list[str]:
    return [date.value for date in find(block(text), language, today)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 19 September 2025", "2025-09-19"),
        ("on September 19, 2025", "2025-09-19"),
        ("On September 19, the Politburo", "2025-09-19"),
        ("by the end of June 2026", "2026-06"),
        ("in December", "2025-12"),
        ("due by year-end", "2025-12-31"),
        ("by the end of 2026", "2026"),
        ("before 31/12/2025", "2025-12-31"),
        ("on 30.6.2025", "2025-06-30"),
        ("since 2025-07-01", "2025-07-01"),
        ("(before 25/11)", "2025-11-25"),
        ("Q1 2026", "2026-Q1"),
        ("during Quarter 1/2026", "2026-Q1"),
        ("the second quarter of 2026", "2026-Q2"),
        ("the fourth quarter", "2025-Q4"),
        ("in month 12/2025", "2025-12"),
        ("the 3rd of May 2026", "2026-05-03"),
        ("the fair of 3-9 March 2026", "2026-03-09"),
        ("from December 1–7", "2025-12-07"),
        ("no later than Q1", "2025-Q1"),
        ("by the end of the month", "2025-11"),
        ("pay the crews this month", "2025-11"),
        ("next month", "2025-12"),
        ("by the end of next quarter", "2026-Q1"),
        ("the second quarter of next year", "2026-Q2"),
        ("before the year is out", "2025-12-31"),
        ("the last day of this year", "2025-12-31"),
        ("by the end of next year", "2026-12-31"),
        ("in the first week of December", "2025-12-07"),
        ("in the first half of 2026", "2026-06-30"),
        ("the second half of next year", "2026-12-31"),
    ],
)
def test_english(text: str, value: str) -> None:
    assert values(text, "en") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ngày 06 tháng 4 năm 2026", "2026-04-06"),
        ("ngày 06  tháng 4 năm 2026", "2026-04-06"),
        ("trước ngày 30/9", "2025-09-30"),
        ("xong trước 30/4.", "2025-04-30"),
        ("Chiều 17/3, tại phiên họp", "2025-03-17"),
        ("ngày 31/12/2025", "2025-12-31"),
        ("trong tháng 10/2026", "2026-10"),
        ("tháng 02 năm 2026", "2026-02"),
        ("hết tháng 6", "2025-06"),
        ("quý II/2026", "2026-Q2"),
        ("trong quý III", "2025-Q3"),
        ("quý IV năm 2026", "2026-Q4"),
        ("cuối năm 2026", "2026-12-31"),
        ("trong năm 2026", "2026"),
        ("xong trước 25-11.", "2025-11-25"),
        ("các ngày 3-5/12", "2025-12-05"),
        ("phải trả ngay trong tháng, không chờ", "2025-11"),
        ("trong tháng này", "2025-11"),
        ("vào tháng sau", "2025-12"),
        ("từ nay đến hết năm;", "2025"),
        ("trong năm nay", "2025"),
        ("cuối năm tới", "2026-12-31"),
        ("quý II năm sau", "2026-Q2"),
        ("trong tuần đầu tháng 12", "2025-12-07"),
        ("6 tháng cuối năm 2026", "2026-12-31"),
    ],
)
def test_vietnamese(text: str, value: str) -> None:
    assert values(text, "vi") == [value]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nghị định số 178/2024/NĐ-CP và 66.13/2026/NQ-CP", "vi"),
        ("trực 24/7, lúc 17h30, dạy học 2 buổi/ngày", "vi"),
        ("ngày 31/2/2025", "vi"),
        ("giải quyết 4.288/4.610 hồ sơ", "vi"),
        ("giai đoạn 2026 - 2030", "vi"),
        ("Decree No. 178/2024/ND-CP at 08:14", "en"),
        ("4,288/4,610 cadres, 1,958 people", "en"),
        ("Ministries may transfer capital. May the work begin.", "en"),
        ("the plan for 2026-2030", "en"),
        ("thu nhập từ 10-12 triệu, trước 3-5 ngày", "vi"),
        ("cuối năm học, trong tháng cao điểm", "vi"),
    ],
)
def test_what_is_no_date(text: str, language: Language) -> None:
    assert values(text, language) == []


def test_a_day_without_a_year_is_left_out_where_none_is_known() -> None:
    assert values("On September 19, by the end of June 2026", "en", None) == ["2026-06"]


def test_a_text_is_of_the_day_of_its_publication_else_of_its_first_full_date() -> None:
    content = "Trước đó, ngày 5/1, tỉnh báo cáo năm 2024. Ngày 6/2/2026, tỉnh họp. Ngày 7/3/2027."
    text = Text("a.txt", content, "vi")
    assert written_on(text, segment(text)) == "2026-02-06"
    dated = Text("a.txt", content, "vi", published="2025-12-30")
    assert written_on(dated, segment(dated)) == "2025-12-30"
    cited = Text(
        "a.txt", "Chỉ thị số 9/CT-UBND ngày 4/5/2021 hết hiệu lực. Sáng 6/2/2026, tỉnh họp.", "vi"
    )
    assert written_on(cited, segment(cited)) == "2026-02-06"
    old = Text(
        "a.txt", "Quy định số 21-QĐ/TU ngày 4/5/2021 hết hiệu lực, xong trước 1/3/2026.", "vi"
    )
    assert written_on(old, segment(old)) == "2026"
    empty = Text("a.txt", "Không có gì.", "vi")
    assert written_on(empty, segment(empty)) is None


@pytest.mark.parametrize("unit", ["ngày 1 tháng ", "1/", "2025-", "the first quarter ", "quý I/"])
def test_a_long_line_is_read_in_linear_time(
    unit: str, grows_linearly: Callable[[Callable[[int], object], int], None]
) -> None:
    def work(size: int) -> None:
        text = unit * (size // len(unit))
        values(text, "en")
        values(text, "vi")

    grows_linearly(work, 10_000)


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2026-Q1", "2025-Q4"),
        ("2026-01", "2025-12"),
        ("2026", "2025"),
        ("2026-03-01", "2026-02-28"),
    ],
)
def test_the_period_before_one_has_its_length(period: str, before: str) -> None:
    assert preceding(period) == before
