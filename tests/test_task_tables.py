"""Tables of tasks: which columns they have, whose the rows are, and which tables list none."""

from __future__ import annotations

import pytest

from policygraph.builders import extract
from policygraph.builders.model import TaskFact, Text

HEAD = """**THỦ TƯỚNG CHÍNH PHỦ**

Số: 905/QĐ-TTg

Hà Nội, ngày 14 tháng 4 năm 2026

**QUYẾT ĐỊNH**

Ban hành Kế hoạch hiện đại hóa các trạm quan trắc

**Điều 1.** Ban hành kèm theo Quyết định này danh mục nhiệm vụ:

"""


def table(*rows: str) -> str:
    """A table in the Markdown form in which cells reach us, from rows of cells."""
    width = rows[0].count("|") + 1
    lines = [f"| {row} |" for row in rows]
    return HEAD + "\n".join([lines[0], "|" + "---|" * width, *lines[1:]]) + "\n"


def tasks(*rows: str) -> tuple[TaskFact, ...]:
    facts = extract(Text("table.txt", table(*rows), "vi"))
    return tuple(t for t in facts.tasks if t.rule == "vi.table")


def shown(task: TaskFact) -> tuple[str, set[str], set[str], str | None]:
    return (
        " ".join(task.quote.text.split()),
        {n.name for n in task.assignees},
        {n.name for n in task.coordinators},
        task.deadline,
    )


def test_a_row_is_a_task_of_its_lead() -> None:
    found = tasks(
        "TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn",
        "1 | Thay cảm biến đo gió | Bộ Nông nghiệp và Môi trường | Bộ Tài chính | Quý III/2026",
        "2 | Kết nối dữ liệu về trung tâm | Bộ Khoa học và Công nghệ | | Tháng 12/2026",
    )
    assert [shown(t) for t in found] == [
        (
            "Thay cảm biến đo gió",
            {"Bộ Nông nghiệp và Môi trường"},
            {"Bộ Tài chính"},
            "2026-Q3",
        ),
        ("Kết nối dữ liệu về trung tâm", {"Bộ Khoa học và Công nghệ"}, set(), "2026-12"),
    ]
    assert {n.name for t in found for n in t.assigners} == {"Thủ tướng Chính phủ"}
    assert {t.document for t in found} == {"905/QĐ-TTg"}


def test_headings_in_two_rows() -> None:
    found = tasks(
        "TT | Nhiệm vụ | Thực hiện | Tiến độ",
        "Chủ trì | Phối hợp",
        "1 | Vẽ lại bản đồ trạm | Bộ Xây dựng | Bộ Công an | Năm 2027",
    )
    assert [shown(t) for t in found] == [
        ("Vẽ lại bản đồ trạm", {"Bộ Xây dựng"}, {"Bộ Công an"}, "2027"),
    ]


def test_a_lead_that_reaches_down_over_rows() -> None:
    found = tasks(
        "STT | Nhiệm vụ | Đơn vị thực hiện",
        "1 | Mua thiết bị đo mưa | Bộ Công Thương",
        "2 | Lắp thiết bị đo mưa",
    )
    assert [shown(t)[:2] for t in found] == [
        ("Mua thiết bị đo mưa", {"Bộ Công Thương"}),
        ("Lắp thiết bị đo mưa", {"Bộ Công Thương"}),
    ]


def test_rows_that_leave_the_number_out() -> None:
    found = tasks(
        "STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian",
        "Sơn lại hàng rào trạm | Bộ Quốc phòng | Tháng 5/2026",
        "Đo độ ồn quanh trạm | Bộ Y tế | Tháng 6/2026",
    )
    assert [shown(t) for t in found] == [
        ("Sơn lại hàng rào trạm", {"Bộ Quốc phòng"}, set(), "2026-05"),
        ("Đo độ ồn quanh trạm", {"Bộ Y tế"}, set(), "2026-06"),
    ]


def test_a_programme_of_drafts_gives_each_lead_its_task() -> None:
    found = tasks(
        "STT | Tên dự án | Cơ quan trình | Cơ quan chủ trì thẩm định | Cơ quan phối hợp | Hạn",
        "1 | Luật Khí tượng | Bộ Nông nghiệp và Môi trường | Bộ Tư pháp | Bộ Tài chính | 3/2027",
        "2 | Luật Đo lường | Bộ Khoa học và Công nghệ | Bộ Tư pháp | Bộ Y tế | 9/2027",
    )
    assert [shown(t)[1:3] for t in found] == [
        ({"Bộ Nông nghiệp và Môi trường"}, set()),
        ({"Bộ Tư pháp"}, {"Bộ Tài chính"}),
        ({"Bộ Khoa học và Công nghệ"}, set()),
        ({"Bộ Tư pháp"}, {"Bộ Y tế"}),
    ]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("STT | Tên thủ tục hành chính | Cơ quan thực hiện", "1 | Cấp lại thẻ | Sở Nội vụ"),
        ("STT | Loại trạm | Số lượng | Đơn giá", "1 | Trạm đo gió | 14 | 250"),
    ],
)
def test_lists_of_something_else_give_no_tasks(headings: str, row: str) -> None:
    assert tasks(headings, row, row.replace("1 |", "2 |", 1), row.replace("1 |", "3 |", 1)) == ()
