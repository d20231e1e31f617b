"""Vietnamese bodies told apart by a number or a region, and those that the text itself sets up."""

from __future__ import annotations

import re
from functools import cache

from ....ontology import table
from ...prefilter import FilteredPattern
from ..people.names import CAPITALS
from .tables import alternatives

__all__ = ["spelled_out", "unit_names"]

_NUMBER = r"(?:[IVXLC]+|\d{1,3})(?!\w|[/.,%]\d)"
_NAME = rf"[{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*){{0,2}}"
# Of the form: Tòa án nhân dân khu vực 4 - Cà Mau; Thuế cơ sở 3 tỉnh Cà Mau; Hạt Kiểm lâm khu vực 2.
_REGIONAL = FilteredPattern(
    r"(?<![\w/.&-])(?:Tòa án nhân dân|TAND|Viện [Kk]iểm sát nhân dân|VKSND|Viện KSND"
    r"|Thuế|Chi cục Thuế|Hải quan|Chi cục Hải quan|Bảo hiểm xã hội|BHXH|Kho bạc Nhà nước|KBNN"
    r"|Thi hành án dân sự|Phòng Thi hành án dân sự|Hạt Kiểm lâm|Ban Chỉ huy Phòng thủ"
    r"|Chi nhánh Văn phòng Đăng ký đất đai|Trung tâm Y tế|Cảng vụ"
    r"|Trung tâm Dịch vụ [Nn]ông nghiệp)"
    rf" (?:(?:khu vực|Khu vực|KV|cơ sở) (?:{_NUMBER}|{_NAME})|số \d{{1,2}}(?!\w))"
    rf"(?: ?- {_NAME}| (?:tỉnh|thành phố) {_NAME})?"
)
# Of the form: Ban Quản lý dự án 6; Đội Quản lý thị trường số 2; Khu Quản lý đường bộ I và IV.
_NUMBERED = FilteredPattern(
    r"(?<![\w/.&-])(?P<stem>(?:Ban Quản lý [Dd]ự án|Ban QLDA|Đội Quản lý thị trường|Đội QLTT"
    r"|Khu Quản lý đường (?:bộ|thủy(?: nội địa)?)|Tổ công tác|Đoàn công tác|Đoàn kiểm tra"
    r"|Đoàn giám sát|Tiểu ban|Chi cục Hàng hải và Đường thủy)(?: số)?(?: khu vực)?)"
    rf" (?P<first>{_NUMBER})(?P<more>(?:(?:, | và ){_NUMBER}){{0,8}})"
)
# Of the form: Tổ công tác hỗ trợ xã, phường (sau đây gọi là Tổ công tác).
_FOUNDED = FilteredPattern(
    r"(?<![\w/.&-])(?:Tổ công tác|Tổ giúp việc|Tổ hỗ trợ|Ban Chỉ đạo|Ban chỉ đạo"
    r"|Hội đồng(?! nhân dân| quản| thành viên)|Đoàn công tác|Ban Tổ chức|Ban Soạn thảo) "
    r"(?:(?!(?:Ban [Cc]hỉ đạo|Chủ tịch|chủ trì|họp)(?!\w))[^.;:()\n]){4,200}?"
    r"(?= \((?:sau đây|dưới đây|gọi tắt|viết tắt)[^()]{1,80}\))"
)


@cache
def _abbreviations() -> tuple[re.Pattern[str], dict[str, str]]:
    full = {row["short"]: row["full"] for row in table("name_abbreviations")}
    return re.compile(rf"(?<![\w&-]){alternatives(list(full))}(?![\w&-])"), full


def spelled_out(name: str) -> str:
    """Return a body's name with its abbreviations in full: "Viện VSDT Tây Nguyên"."""
    pattern, full = _abbreviations()
    return pattern.sub(lambda match: full[match[0]], name)


def unit_names(text: str) -> list[tuple[int, int, str]]:
    """Find names that end in a number or region, and names of what the text sets up.

    Returns start, end and full name. Of several numbers behind one name each makes a body.
    """
    found = [(*match.span(), match[0]) for match in _REGIONAL.finditer(text)]
    found += [(*match.span(), match[0]) for match in _FOUNDED.finditer(text)]
    for match in _NUMBERED.finditer(text):
        found.append((match.start(), match.end("first"), f"{match['stem']} {match['first']}"))
        for number in re.finditer(_NUMBER, match["more"]):
            at = match.start("more")
            found.append((at + number.start(), at + number.end(), f"{match['stem']} {number[0]}"))
    return found
