"""The day of issue where it stands apart from a document's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Block, Body, Date, Document, Mention, Office

__all__ = ["INSIDE", "day_behind", "heads_report", "year_beside"]

# "…, which the National Assembly adopted on", "… do Phó Chủ tịch X ký ngày": a day comes next.
_ISSUED_ON = re.compile(
    r"(?<!\w)(?:adopted|passed|issued|signed|promulgated|approved|sent|submitted|released|dispatched"
    r"|thông\squa|ban\shành|ký|gửi)(?:\s(?:by|to|bởi|cho)\s[^.;,]{2,70})?"
    r"\s(?:(?:on|in|vào|hôm|hồi)\s)?(?:ngày\s)?$"
)
#: "In Resolution A, the Government on 30 October assigned …": the day on which it was adopted,
#: and who adopted it.
INSIDE = re.compile(r"\b(?:[Ii]n|[Bb]y|[Ww]ith|[Tt]hrough|[Tt]ại|[Tt]rong)\s(?:the\s|its\s)?$")
_SPOKEN_ON = re.compile(r",\s(?:the\s)?~+\s(?:on|in|ngày|hôm)\s(?:ngày\s)?$")
# "Dispatch A had already warned of this in October."
_HAD_SAID = re.compile(
    r"\s(?:had|has)\s(?:already\s|first\s)?(?:spoken|said|called|asked|ordered|warned|requested|required"
    r"|instructed|reminded|told|demanded)\b[^.;,]{0,60}\s(?:on|in|back\sin|as\searly\sas)\s(?:early\s)?$"
    r"|\s(?:từng|đã)\s(?:yêu\scầu|chỉ\sđạo|nhắc|cảnh\sbáo|lưu\sý)[^.;,]{0,60}\s(?:từ|hồi|trong|vào)\s"
    r"(?:ngày\s)?$"
)
# "HANOI, July 22, 2025 — …" is the day of the report.
_REPORTED = re.compile(r"\s?\)?\s?(?:—|–|-)\s")
_YEAR = re.compile(r"\s(?:năm\s)?(?P<year>(?:19|20)\d\d)(?![\w/%]|\s?[-–]\s?\d|[.,]\d)")
_YEAR_BEFORE = re.compile(r"(?<![\d/.,–-])(?P<year>(?:19|20)\d\d)(?:['’]s)?\s$")


def heads_report(block: Block, day: Date) -> bool:
    """Whether a date stands in the dateline of a report."""
    return day.start < len("HO CHI MINH CITY, (VNA/VNS) ") and bool(
        _REPORTED.match(block.text, day.end)
    )


def day_behind(
    block: Block, found: Sequence[Mention], document: Document, span: tuple[int, int]
) -> Date | None:
    """Return the day that a sentence gives behind a name: "…, which was adopted on 12 June"."""
    text = block.text
    masked = list(text[span[0] : span[1]])
    for mention in found:
        if isinstance(mention, Body | Office) and span[0] <= mention.start < mention.end <= span[1]:
            size = mention.end - mention.start
            masked[mention.start - span[0] : mention.end - span[0]] = "~" * size
    words = "".join(masked)
    inside = bool(INSIDE.search(text, max(0, document.start - 20), document.start))
    for mention in found:
        if not span[0] <= mention.start < span[1]:
            continue
        if isinstance(mention, Document):
            return None
        if isinstance(mention, Date):
            lead = words[: mention.start - span[0]]
            if (
                _ISSUED_ON.search(text, span[0], mention.start)
                or _HAD_SAID.match(lead)
                or (inside and _SPOKEN_ON.fullmatch(lead))
            ):
                return mention
    return None


def year_beside(block: Block, document: Document) -> tuple[str, int, int] | None:
    """Return the year beside a law's title and where it stands: "Luật Đất đai 2024"."""
    if document.type != "Law" or document.number is not None:
        return None
    after = _YEAR.match(block.text, document.end)
    before = _YEAR_BEFORE.search(block.text, max(0, document.start - 10), document.start)
    year = after or before
    return (year["year"], *year.span("year")) if year else None
