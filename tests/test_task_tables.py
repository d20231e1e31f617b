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


Shown = tuple[str, set[str], set[str], str | None]


def shown(task: TaskFact) -> Shown:
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


HEAD_EN = """Decision No. 612/QD-BCT of 4 May 2026 of the Minister of Industry and Trade

"""


def tasks_en(layout: str) -> list[Shown]:
    facts = extract(Text("table.txt", HEAD_EN + layout, "en"))
    return [shown(t) for t in facts.tasks if t.rule == "en.table"]


LAMPS: Shown = (
    "Replace street lamps along the dyke",
    {"Ministry of Construction"},
    {"Ministry of Finance"},
    "2026-06-30",
)
METERS: Shown = ("Test the new meters", {"Ministry of Science and Technology"}, set(), "2026-Q4")


def test_a_table_laid_out_one_cell_a_line() -> None:
    found = tasks_en("""No.
Activity
Agency in charge
Working with
Time limit
Output
A
Streets
1
Replace street lamps along the dyke
Ministry of Construction
Ministry of Finance
30 June 2026
Lamps
B
Homes
2
Test the new meters
Ministry of Science and Technology
-
Quarter IV/2026
-
3
Print a leaflet
Ministry of Health
-
Done in April 2026
Leaflet
4
Solar roofs for schools
Anybody, if they like
-
-
For study only

Notes:
(1) Villages are free to buy lamps of their own.
(2) 4,120 lamps were broken in March.
""")
    assert found == [LAMPS, METERS]


def test_a_flat_table_without_numbers_has_blank_lines_between_its_rows() -> None:
    found = tasks_en("""What
Who
With whom
When

Replace street lamps along the dyke
Ministry of Construction
Ministry of Finance
30 June 2026

Test the new meters
Ministry of Science and Technology
-
Quarter IV/2026

The lamps are paid for by the province.
""")
    assert found == [LAMPS, METERS]


def test_cells_that_run_over_two_lines() -> None:
    found = tasks_en("""STT
Task
Lead unit
Coordinating unit
Deadline
1
Replace street lamps
along the dyke
Ministry of Construction
Ministry of Finance
30 June 2026
""")
    assert [(" ".join(what.split()), *rest) for what, *rest in found] == [LAMPS]


@pytest.mark.parametrize("sign", ["|", "\t"])
def test_rows_on_one_line_keep_their_columns_where_cells_are_empty(sign: str) -> None:
    rows = (
        "No. | Task | Lead | Coordinating | Deadline",
        "1 | Replace street lamps along the dyke | Ministry of Construction | Ministry of Finance"
        " | 30 June 2026",
        "2 | Test the new meters | Ministry of Science and Technology | | Quarter IV/2026",
        "3 | A museum of lamps | - | - | -",
        "4 | Count the poles | | | May 2026",
    )
    lines = [sign.join(cell.strip() for cell in row.split("|")) for row in rows]
    assert tasks_en("\n".join(lines)) == [LAMPS, METERS]


def test_two_tables_with_headings_of_their_own() -> None:
    row = "Test the new meters | Ministry of Science and Technology | Quarter IV/2026"
    found = tasks_en(
        f"Task | Lead | Deadline\n{row}\n\nFor next year:\n\nJob | Unit | Due\n"
        "Replace street lamps along the dyke | Ministry of Construction | 30 June 2026"
    )
    assert found == [METERS, (*LAMPS[:2], set(), LAMPS[3])]


def test_headings_of_a_flat_table_may_be_vietnamese() -> None:
    found = extract(
        Text(
            "table.txt",
            HEAD
            + """STT
Nội dung công việc
Cơ quan chủ trì
Cơ quan phối hợp
Thời gian
1
Thay cảm biến đo gió
Bộ Nông nghiệp và Môi trường
Bộ Tài chính
Quý III/2026
2
Kết nối dữ liệu về trung tâm
Bộ Khoa học và Công nghệ
-
Tháng 12/2026
""",
            "vi",
        )
    ).tasks
    assert [shown(t)[1:] for t in found] == [
        ({"Bộ Nông nghiệp và Môi trường"}, {"Bộ Tài chính"}, "2026-Q3"),
        ({"Bộ Khoa học và Công nghệ"}, set(), "2026-12"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "No.\nTask\nLead\n",
        "No.\nTask\nLead\n1\n",
        "Task\nLead\nDeadline\n\nA\nB\n",
        "No.\n1\n2\n3\n",
    ],
)
def test_headings_without_rows_are_no_table(text: str) -> None:
    assert tasks_en(text) == []


def test_a_cell_left_out_of_a_flat_table_is_known_by_the_time_that_moved_up() -> None:
    found = tasks_en("""No.
Task
Lead
Coordinating
Deadline
1
Test the new meters
Ministry of Science and Technology

Quarter IV/2026
2
Replace street lamps along the dyke
Ministry of Construction
Ministry of Finance
30 June 2026
""")
    assert found == [METERS, LAMPS]
