"""The zones of an official document: letterhead, body, recipients, signature, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Zone

__all__ = ["zones"]

_NUMBER_LINE = re.compile(
    r"(?:(?:Số|No\.?|Number) ?:?|(?:Nghị quyết|Luật|Pháp lệnh) số ?:) ?"
    r"[\d.…/ ]{0,12}[\w.]{0,10} ?[/-] ?\w{1,12}",
    re.I,
)
_TYPE_LINE = re.compile(
    r"(?:LUẬT|PHÁP LỆNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|QUYẾT ĐỊNH|CHỈ THỊ|THÔNG TƯ(?: LIÊN TỊCH)?"
    r"|CÔNG ĐIỆN|KẾ HOẠCH|THÔNG BÁO|KẾT LUẬN|HƯỚNG DẪN|QUY ĐỊNH|QUY CHẾ|CHƯƠNG TRÌNH|BÁO CÁO"
    r"|TỜ TRÌNH|VĂN BẢN HỢP NHẤT|LỆNH|RESOLUTION|DECREE|DECISION|DIRECTIVE|CIRCULAR|CONCLUSION"
    r"|NOTICE|PLAN|REPORT|REGULATION|GUIDANCE|OFFICIAL DISPATCH)\b.{0,80}"
)
_LETTERHEAD_DEPTH = 30
_OPENS_BODY = re.compile(r"Căn cứ|Kính gửi|Thực hiện |Theo |Pursuant to|Để |Ngày |Vừa qua|To ?:")
_RECIPIENTS = re.compile(
    r"(?:Nơi nhận|NƠI NHẬN|Nơi gửi|Recipients|Distribution list)(?: ?[:.]| [-–(]| như |$)"
)
_SIGNATURE = re.compile(
    r"(?:TM|KT|TL|TUQ|T/M|K/T|Q)\. ?[A-ZĐỦ]|(?:PP|ON BEHALF OF|FOR THE) [A-Z]"
    r"|\(?(?:đã ký|signed)\)?$",
    re.I,
)
_SIGNING_OFFICE = re.compile(
    r"(?:PHÓ |QUYỀN )?(?:THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|CHỦ TỊCH|CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG"
    r"|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG BAN|VIỆN TRƯỞNG|TỔNG BÍ THƯ|BÍ THƯ|THỐNG ĐỐC)"
    r"(?:,? .{0,60})?"
)
_ANNEX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|DANH MỤC|MẪU SỐ|Mẫu số|BIỂU MẪU|ANNEX|APPENDIX|Annex|Appendix)"
    r"(?: .{0,120})?"
    r"|\(?(?:Ban hành )?[Kk]èm theo .{0,200}|\(?(?:Issued|Attached) (?:together )?with .{0,200}"
)
_SIGNATURE_LENGTH = 8
_CLOSING = ("recipients", "signature", "annex")
_DASHED = 7
# The signatory under an office: a name, perhaps behind a rank or degree, and nothing else.
_SIGNED_NAME = re.compile(
    r"(?:(?:Đại|Thượng|Trung|Thiếu) tướng|GS\.?|PGS\.?|TS\.?)?(?:\.? ?TS\.)? ?"
    r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?: [A-ZĐÀ-Ỹ][a-zà-ỹđ]+){1,4}"
)


def _letterhead(texts: Sequence[str], ranks: Sequence[int]) -> int:
    """Count of blocks that belong to the letterhead; 0 where there is none."""
    head = range(min(_LETTERHEAD_DEPTH, len(texts)))
    numbered = [i for i in head if _NUMBER_LINE.match(texts[i]) and len(texts[i]) < 60]
    typed = [i for i in head if _TYPE_LINE.fullmatch(texts[i])]
    if not numbered and not typed:
        return 0
    first = min(numbered + typed)
    last = max([i for i in numbered if i - first < 12] + typed[:1])
    for i in range(last + 1, min(len(texts), last + 12)):
        text = texts[i]
        if (
            ranks[i]
            or _OPENS_BODY.match(text)
            or text[-1] == ":"
            or (len(text) > 60 and text[-1] in ".;" and not text.isupper())
        ):
            return i
    return min(len(texts), last + 1)


def zones(texts: Sequence[str], ranks: Sequence[int]) -> list[Zone]:
    """Zone of each block, from the texts and marker ranks of all of them.

    A text without a letterhead (a news report) is body throughout, unless it ends in recipients.
    """
    start = _letterhead(texts, ranks)
    found: list[Zone] = ["header"] * start
    zone: Zone = "body"
    signed_at = 0
    annexed: Zone = "body"
    for i in range(start, len(texts)):
        text = texts[i]
        official = start > 0 or zone in _CLOSING
        if _RECIPIENTS.match(text):
            zone = "recipients"
        elif official and _signs(texts, i, zone):
            if zone != "signature":
                signed_at = i
            zone = "signature"
        elif official and (zone != "body" or text.isupper()) and _ANNEX.fullmatch(text):
            zone = annexed = "annex"
        elif zone == "recipients" and len(text) > 250 and ranks[i] < _DASHED:
            zone = annexed
        elif zone == "signature" and (
            ranks[i] or _too_long(text) or i - signed_at > _SIGNATURE_LENGTH
        ):
            zone = annexed = "annex" if start else "body"
        found.append(zone)
    return found


def _too_long(text: str) -> bool:
    """Whether a block says more than lines of a signature do."""
    return len(text) > 90 or (len(text) > 45 and text[-1] in ".;")


def _signs(texts: Sequence[str], at: int, zone: Zone) -> bool:
    """Whether a block opens or goes on with a signature.

    In the body an office alone opens one only above the name of who holds it.
    """
    text = texts[at]
    if len(text) > 120:
        return False
    if _SIGNATURE.match(text) and (text[:12].isupper() or text[0] == "("):
        return True
    if not _SIGNING_OFFICE.fullmatch(text):
        return False
    if zone in ("recipients", "signature"):
        return True
    below = texts[at + 1 : at + 2]
    return zone == "body" and any(_SIGNED_NAME.fullmatch(name) for name in below)
