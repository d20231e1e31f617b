"""What the headings of a table say of its columns."""

from __future__ import annotations

import re

__all__ = ["heading_role", "is_heading", "is_ordinal"]

#: Characters of the longest heading.
_LONGEST = 90
#: The same of one that has only its words to tell that it is a heading.
_TITLE = 40
#: What a heading says of its column; the first that fits wins.
_ROLES = (
    (
        "coordinators",
        re.compile(
            r"phối hợp|tham gia|^cùng làm|^(?:ai|người|nơi|bên) (?:giúp|cùng làm)"
            r"|co-?ordinat|support|participat|(?:working|together) with"
            r"|with whom|partners?\b|(?:with|helped by|assisted by)$",
            re.I,
        ),
    ),
    (
        "lead",
        re.compile(
            r"chủ trì|phụ trách|(?:cơ quan|đơn vị|người|bộ phận) (?:thực hiện|tham mưu|xử lý"
            r"|trình|soạn thảo)"
            r"|^(?:ai|người|nơi|bên) (?:làm|lo)"
            r"|trách nhiệm|đầu mối|giao (?:cho )?(?:cơ quan|đơn vị)|lead|responsib"
            r"|in charge|assignee|assigned|who\b|(?:implementing|executing|presiding|host) \w+"
            r"|(?:agency|body|unit|office)$",
            re.I,
        ),
    ),
    (
        "deadline",
        re.compile(
            r"thời (?:gian|hạn|điểm)|tiến độ|hạn|khi nào|bao giờ|^xong|hoàn thành"
            r"|deadline|due|by when|tim(?:e|ing)"
            r"|completion|when$|by$|finish|date$",
            re.I,
        ),
    ),
    (
        "task",
        re.compile(
            r"nội dung|nhiệm vụ|công việc|^(?:phần |đầu )?việc(?: phải làm| cần làm)?$"
            r"|đề xuất|hoạt động|giải pháp|tên|task|work|content|activit"
            r"|action|what\b|dut(?:y|ies)\b|job|assignment|measure|item of",
            re.I,
        ),
    ),
)
_OTHER = re.compile(
    r"(?:expected |kết quả|sản phẩm|kinh phí|nguồn kinh phí|ghi chú|địa điểm|cơ quan ban hành)*"
    r"(?:products?|results?|outputs?|outcomes?|notes?|remarks?|funding|budget|status|deliverables?"
    r"|forms? of (?:product|document)|dự kiến)?(?: đầu ra| thực hiện)?",
    re.I,
)
#: What has become of a task: "Status / what next".
_STATUS = re.compile(r"(?:status|state of|remarks?|notes?|comments?)\b", re.I)
_ORDINAL = re.compile(
    r"(?:S?TT|Số TT|Số thứ tự|Nos?\.?|#|Order|Items?|Ref\.?|S/?N|Serial(?: no\.?)?)", re.I
)


def heading_role(heading: str) -> str:
    """Return what a column holds: task, lead, coordinators, deadline, or nothing known."""
    if len(heading) > _LONGEST or _STATUS.match(heading):
        return ""
    return next((name for name, pattern in _ROLES if pattern.search(heading)), "")


def is_ordinal(heading: str) -> bool:
    """Whether a column numbers the rows."""
    return bool(_ORDINAL.fullmatch(heading))


def is_heading(line: str) -> bool:
    """Whether a line can stand over a column of a table of tasks."""
    if is_ordinal(line):
        return True
    title = len(line) <= _TITLE and line[0].isupper() and line[-1] not in ".,:;"
    return title and bool(heading_role(line) or _OTHER.fullmatch(line))
