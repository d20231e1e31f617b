"""Makes policy documents in English and Vietnamese, as many as are asked for, always the same.

``python benchmarks/documents.py NUMBER FOLDER`` writes them as files, a thousand to a folder. Every
second one is Vietnamese; of each language one in two is an official document and one a report.
Sentences are put together from templates written for this; bodies and places are those of the
tables, all else (numbers, dates, figures, what is to be done) is made up and says nothing true.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

from policygraph.ontology import table

__all__ = ["RARE_BODY", "RARE_WORDS", "document", "rare_document", "write"]

#: What only :func:`rare_document` speaks of, so that a question about it has the same answers in a
#: store of any size.
RARE_BODY = "State Audit Office"
RARE_WORDS = "amphibious archive lorries"

T = TypeVar("T")

QUARTERS = ("I năm 2027", "II năm 2027", "IV năm 2026")
VERBS_EN = (
    "review",
    "publish",
    "complete",
    "inspect",
    "report on",
    "draw up",
    "update",
    "digitise",
)
OBJECTS_EN = (
    "the list of public assets",
    "the rules on the handover of files",
    "the land register",
    "the plan for training commune officials",
    "the software of the one-stop shops",
    "the fees for administrative procedures",
    "the schedule of school repairs",
    "the map of flood shelters",
    "the funds for rural roads",
    "the rosters of village health posts",
)
ENDS_EN = ("", " in every commune", " of the mountainous districts", " for the two-tier model")
VERBS_VI = ("rà soát", "công bố", "hoàn thiện", "kiểm tra", "báo cáo", "xây dựng", "cập nhật")
OBJECTS_VI = (
    "danh mục tài sản công",
    "quy định về bàn giao hồ sơ",
    "sổ địa chính điện tử",
    "kế hoạch bồi dưỡng cán bộ xã",
    "phần mềm của trung tâm hành chính công",
    "mức thu phí thủ tục hành chính",
    "tiến độ sửa chữa trường học",
    "bản đồ điểm tránh lũ",
    "kinh phí làm đường nông thôn",
    "lịch trực của trạm y tế",
)
ENDS_VI = ("", " trên địa bàn", " ở các xã miền núi", " theo mô hình hai cấp")
FILLER_EN = (
    "Residents of {place} waited {days} days on average for a certificate last month.",
    "By {day} {month}, {share}% of the {count} files in {place} had been settled on time.",
    "Heavy rain kept many people away from the meeting, which went on until late.",
    "The hall had been a grain store, and some of the older guests remembered it as such.",
)
FILLER_VI = (
    "Người dân {place} phải chờ trung bình {days} ngày để được cấp giấy trong tháng qua.",
    "Đến ngày {day}/{month_number}/2026, {place} đã giải quyết {share}% trong số {count} hồ sơ.",
    "Trời mưa lớn nên nhiều người không đến dự được, cuộc họp kéo dài tới tối.",
    "Hội trường vốn là kho thóc cũ, vài vị khách cao tuổi vẫn còn nhớ.",
)  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@cache
def _ministries() -> list[dict[str, str]]:
    return [row for row in table("bodies") if row["kind"] == "ministry" and not row["until"]]


PROVINCES = (
    ("Nghe An", "Nghệ An"), ("Quang Ninh", "Quảng Ninh"), ("Lam Dong", "Lâm Đồng"),
    ("Thanh Hoa", "Thanh Hóa"), ("Can Tho", "Cần Thơ"), ("Da Nang", "Đà Nẵng"),
    ("Lao Cai", "Lào Cai"), ("Dong Thap", "Đồng Tháp"), ("Son La", "Sơn La"),
)  # fmt: skip


def document(number: int) -> tuple[str, str]:
    """Return name and text of a document; its name and its number tell it from all others."""
    make = (_report_en, _official_vi, _official_en, _report_vi)[number % 4]
    return f"d{number // 1000:04d}/d{number:07d}.txt", make(_Chance(number))


def rare_document(number: int) -> tuple[str, str]:
    """Return one of the few texts that are the same in stores of all sizes."""
    it = _Chance(number)
    return f"rare/{number}.txt", (
        f"Lorries for {it.place_en}\n\n"
        f"On January 2, 2026, the Prime Minister issued Official Dispatch No. {it.serial}/CĐ-TTg "
        f"on lorries.\n\nThe Prime Minister assigned the {RARE_BODY} to {it.work_en()} with "
        f"{RARE_WORDS} before January {number + 5}, 2026.\n\n"
        f"{it.filler(FILLER_EN, it.place_en, 4)}\n"
    )


def write(numbers: range, folder: Path) -> Iterator[Path]:
    """Write documents below a folder and yield their paths."""
    for number in numbers:
        name, text = document(number)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        yield path


class _Chance:
    """What one document is about, drawn from its number."""

    def __init__(self, number: int) -> None:
        self._random = Random(number)
        self.serial = number % 9000 + 100
        self.day, self.month = self._random.randint(1, 28), self._random.randint(1, 12)
        self.place_en, self.place_vi = self.one(PROVINCES)
        self.bodies = self._random.sample(_ministries(), 6)

    def one(self, choices: Sequence[T]) -> T:
        return self._random.choice(choices)

    def work_en(self) -> str:
        return f"{self.one(VERBS_EN)} {self.one(OBJECTS_EN)}{self.one(ENDS_EN)}"

    def work_vi(self) -> str:
        return f"{self.one(VERBS_VI)} {self.one(OBJECTS_VI)}{self.one(ENDS_VI)}"

    def due_en(self) -> str:
        return self.one(("", f" before {self.one(MONTHS)} {self.day}, 2027", " by 2028"))

    def due_vi(self) -> str:
        month = self._random.randint(1, 12)
        return self.one(
            ("", f" trước ngày {self.day}/{month}/2027", f" trong quý {self.one(QUARTERS)}")
        )

    def filler(self, sentences: Sequence[str], place: str, number: int) -> str:
        """Return so many sentences that assign nothing."""
        return " ".join(
            self.one(sentences).format(
                place=place,
                day=self.day,
                month=self.one(MONTHS),
                month_number=self.month,
                days=self._random.randint(2, 30),
                share=self._random.randint(50, 99),
                count=f"{self._random.randint(100, 9999):,}",
            )
            for _ in range(number)
        )


def _report_en(it: _Chance) -> str:
    first, second, third, *_ = (body["en"] for body in it.bodies)
    return (
        f"{it.place_en} sorts its files\n\n"
        f"On {MONTHS[it.month - 1]} {it.day}, 2026, the Prime Minister issued Official Dispatch "
        f"No. {it.serial}/CĐ-TTg on the work of the communes of {it.place_en}.\n\n"
        f"{it.filler(FILLER_EN, it.place_en, 4)}\n\n"
        f"The Prime Minister assigned the {first} to {it.work_en()}, in coordination with the "
        f"{second}{it.due_en()}. The {third} must {it.work_en()}{it.due_en()}.\n\n"
        f"{it.filler(FILLER_EN, it.place_en, 5)}\n\n"
        f"The People's Committee of {it.place_en} was told to {it.work_en()}{it.due_en()}. "
        f"Experts say that the {second} should {it.work_en()}.\n\n"
        f"{it.filler(FILLER_EN, it.place_en, 4)}\n"
    )


def _official_en(it: _Chance) -> str:
    items = "".join(
        f"{nth}. The {body['en']} shall {it.work_en()}{it.due_en()}.\n\n"
        for nth, body in enumerate(it.bodies, 1)
    )
    return (
        f"GOVERNMENT\n\nResolution No. {it.serial}/NQ-CP\n\n"
        f"Hanoi, {MONTHS[it.month - 1]} {it.day}, 2026\n\n"
        f"On the two-tier local government of {it.place_en}\n\n"
        f"To implement Conclusion No. {it.serial % 300 + 100}-KL/TW of the Politburo, the "
        f"Government assigns:\n\n{items}{it.filler(FILLER_EN, it.place_en, 6)}\n"
    )


def _official_vi(it: _Chance) -> str:
    items = "".join(
        f"{nth}. {body['vi']} {it.work_vi()}{it.due_vi()}.\n\n"
        for nth, body in enumerate(it.bodies, 1)
    )
    return (
        f"THỦ TƯỚNG CHÍNH PHỦ\nSố: {it.serial}/QĐ-TTg\n\n"
        f"Hà Nội, ngày {it.day} tháng {it.month} năm 2026\n\nQUYẾT ĐỊNH\n"
        f"Về việc phân công nhiệm vụ tại {it.place_vi}\n\n"
        f"Căn cứ Nghị quyết số {it.serial % 300 + 100}/NQ-CP của Chính phủ;\n\n"
        f"Điều 1. Phân công nhiệm vụ\n\n{items}"
        f"Điều 2. Ủy ban nhân dân tỉnh {it.place_vi} chủ trì, phối hợp với {it.bodies[0]['vi']} "
        f"{it.work_vi()}{it.due_vi()}.\n\n{it.filler(FILLER_VI, it.place_vi, 6)}\n"
    )


def _report_vi(it: _Chance) -> str:
    first, second, third, *_ = (body["vi"] for body in it.bodies)
    return (
        f"{it.place_vi} sắp xếp lại hồ sơ\n\n"
        f"Ngày {it.day}/{it.month}/2026, Thủ tướng Chính phủ ban hành Công điện số "
        f"{it.serial}/CĐ-TTg về công việc của các xã thuộc {it.place_vi}.\n\n"
        f"{it.filler(FILLER_VI, it.place_vi, 5)}\n\n"
        f"Thủ tướng yêu cầu {first} chủ trì, phối hợp với {second} {it.work_vi()}{it.due_vi()}. "
        f"{third} có trách nhiệm {it.work_vi()}{it.due_vi()}.\n\n"
        f"{it.filler(FILLER_VI, it.place_vi, 5)}\n\n"
        f"UBND tỉnh {it.place_vi} được giao {it.work_vi()}{it.due_vi()}.\n\n"
        f"{it.filler(FILLER_VI, it.place_vi, 4)}\n"
    )


if __name__ == "__main__":
    for _ in write(range(int(sys.argv[1])), Path(sys.argv[2])):
        pass
