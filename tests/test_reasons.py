"""How each slot of a task was found, and in which words."""

from __future__ import annotations

import pytest

from policygraph.builders import extract
from policygraph.builders.model import Language, Text

UNDER_A_RESOLUTION = (
    "On May 6, 2025, the Government issued Resolution No. 812/NQ-CP on rural roads. Under it, the "
    "Ministry of Construction must inspect all bridges. It must also publish the results."
)
REQUESTED = (
    "The Prime Minister requested the Ministry of Health, in coordination with the Ministry of "
    "Finance, to vaccinate all herders by June 30, 2026."
)
FRONTED = "By June 30, 2026, the Ministry of Finance must close the old accounts."
LISTED = "The Minister of Health asked the Ministry of Finance to:\n\n- Buy boats;\n- Sell ferries."
NESTED = "The Government assigned the Ministry of Health to direct the Ministry of Finance to pay."
LABELLED = (
    "1. Restore the tidal gates\n\nLead agency: Ministry of Construction.\n\nDeadline: March 2026."
)
AFTER = "Bộ Y tế phối hợp với Bộ Tài chính mua vắc xin. Hoàn thành trước ngày 30/6/2026."
SPOKEN = "Tại hội nghị, Thủ tướng Chính phủ nhấn mạnh việc phòng dịch. Bộ Y tế phải dự trữ thuốc."


@pytest.mark.parametrize(
    ("text", "language", "slot", "way", "words"),
    [
        (UNDER_A_RESOLUTION, "en", "assignee", "pointer", "It"),
        (UNDER_A_RESOLUTION, "en", "assigner", "document", "Government"),
        (UNDER_A_RESOLUTION, "en", "document", "report", "Resolution No. 812/NQ-CP"),
        (REQUESTED, "en", "assignee", "clause", "Ministry of Health"),
        (REQUESTED, "en", "assigner", "sentence", "Prime Minister"),
        (REQUESTED, "en", "coordinator", "clause", "Ministry of Finance"),
        (REQUESTED, "en", "deadline", "clause", "by June 30, 2026"),
        (FRONTED, "en", "deadline", "opening", "By June 30, 2026"),
        (LISTED, "en", "assignee", "head", LISTED.partition("\n")[0]),
        (LISTED, "en", "assigner", "head", LISTED.partition("\n")[0]),
        (NESTED, "en", "assigner", "task", "Ministry of Health"),
        (LABELLED, "en", "assignee", "label", "Lead agency: Ministry of Construction."),
        (LABELLED, "en", "deadline", "label", "Deadline: March 2026."),
        (AFTER, "vi", "coordinator", "clause", "Bộ Tài chính"),
        (AFTER, "vi", "deadline", "after", "Hoàn thành trước ngày 30/6/2026."),
        (SPOKEN, "vi", "assigner", "speaker", "Thủ tướng Chính phủ"),
    ],
)
def test_how_a_slot_was_filled(
    text: str, language: Language, slot: str, way: str, words: str | None
) -> None:
    task = extract(Text("case.txt", text, language)).tasks[-1]
    found = {one.slot: (one.way, one.quote.text if one.quote else None) for one in task.found}
    assert found[slot] == (way, words)  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "language", "way", "words"),
    [
        (
            "The Ministry of Health must answer within ten working days of the request.",
            "en",
            "clause",
            "within ten working days of the request",
        ),
        (
            "Every quarter, the Ministry of Health must count the beds.",
            "en",
            "opening",
            "Every quarter",
        ),
        ("The Ministry of Health must count the beds weekly.", "en", "clause", "weekly"),
        (
            "The Ministry of Health must report by the 5th of each month.",
            "en",
            "clause",
            "by the 5th of each month",
        ),
        (
            "The Ministry of Construction must clear the drains before the rainy season.",
            "en",
            "clause",
            "before the rainy season",
        ),
        (
            "Bộ Y tế có trách nhiệm trả lời trong thời hạn 05 ngày làm việc kể từ ngày nhận đơn.",
            "vi",
            "clause",
            "trong thời hạn 05 ngày làm việc kể từ ngày nhận đơn",
        ),
        ("Hằng quý, Bộ Y tế có trách nhiệm kiểm kê thuốc.", "vi", "opening", "Hằng quý"),
        (
            "Bộ Y tế phải báo cáo trước ngày 20 hằng tháng.",
            "vi",
            "clause",
            "trước ngày 20 hằng tháng",
        ),
        (
            "Bộ Xây dựng phải nạo vét cống trước mùa mưa.",
            "vi",
            "clause",
            "trước mùa mưa",
        ),
    ],
)
def test_words_of_a_deadline_are_kept_where_no_day_follows(
    text: str, language: Language, way: str, words: str
) -> None:
    [task] = extract(Text("case.txt", text, language)).tasks
    [found] = [one for one in task.found if one.slot == "deadline"]
    assert task.deadline is None
    assert found.way == way
    assert found.quote
    assert found.quote.text == words


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Health must publish its monthly bulletin.",
        "Bộ Y tế phải lập kế hoạch hằng năm.",
    ],
)
def test_a_period_that_only_describes_something_is_no_deadline(text: str) -> None:
    language: Language = "en" if text.isascii() else "vi"
    [task] = extract(Text("case.txt", text, language)).tasks
    assert task.words("deadline") is None
