"""Vietnamese bodies outside the tables, known by their head word: "Cục …", "Trung tâm …"."""

from __future__ import annotations

import re

from .bodies_vi import place_at
from .body_tables import view

__all__ = ["open_names"]

# Heads that go on with a capital, and heads that may go on in small letters.
_STRICT = (
    "Tổng cục|Chi cục|Cục|Vụ|Phân viện|Học viện|Viện|Trường Đại học|Trường Cao đẳng|Trường|Đại học|Quỹ|Công ty"
    "|Tập đoàn|Hội|Hiệp hội|Liên đoàn|Liên minh|Bệnh viện|Đài|Đoàn|Phân hiệu|Kho bạc Nhà nước|Kho bạc|Ngân hàng"
    "|Bảo hiểm xã hội|Bộ Tư lệnh|Quân khu|Quân đoàn|Cổng Thông tin điện tử|Trạm|Ban|Phòng|Văn phòng|Ủy ban"
    "|Thanh tra|Tổ công tác|Trung tâm|Hội đồng|Cảng vụ|Chi nhánh|Nhà xuất bản|Đảng bộ|Đảng ủy|Thuế|Hải quan|Công an"
)
_LOOSE = (
    "Ban Chỉ đạo|Ban chỉ đạo|Ban Quản lý|Ban quản lý|Ban Điều hành|Ban Biên tập|Tổng công ty|Tổng Công ty"
    "|Sở Giao dịch|Sở giao dịch|Hội đồng thẩm định|Trung tâm Dự báo|Trung tâm dự báo|Trung tâm Phục vụ"
)
_HEAD = re.compile(rf"(?<![\w/.&-])(?P<head>(?P<loose>{_LOOSE})|{_STRICT})(?= )")
_SYLLABLE = re.compile(r"[^\W\d_](?:[^\W_]|['’&-](?=\w))*|\d{1,4}(?![\d/.,%])|[IVXLC]+(?!\w)")
_STOP = frozenset(
    "chủ có theo tại để của cho được đã phải cần sẽ là do trong ngoài khi nếu thì mà với về từ đến"
    " tới nhằm gồm thuộc vào ra lên trên dưới này đó nêu trình giao yêu đề bị không chưa đang vẫn cùng"
    " các những mọi mỗi từng nơi trước sau qua bằng như cũng còn hay hoặc chịu căn ban hành báo nói"
    " chủ phối tham tiếp kịp khẩn tăng rà hướng triển nghiên đôn theo gửi ký họp nhận đưa xem góp làm vừa".split()
)
_VERBS = re.compile(
    r"(?:theo dõi|chủ trì|phối hợp|hướng dẫn|rà soát|tham mưu|báo cáo|đôn đốc|kiểm tra|tăng cường|khẩn trương"
    r"|tiếp tục|triển khai|thực hiện|căn cứ|ban hành|hoàn thành|nghiên cứu|tiếp nhận|cung cấp|bố trí|công bố"
    r"|tập trung|thông báo|đề xuất|yêu cầu|đề nghị|chịu trách nhiệm|xem xét|chuẩn bị|bảo đảm|đảm bảo"
    r"|quán triệt|xử lý|giải quyết|đánh giá|xác định|cho biết|khẳng định|cho rằng|hỗ trợ|chỉ đạo|tổ chức(?! lại))(?!\w)"
)
_LOOSE_STOP = frozenset(
    "của cho được đã phải cần sẽ là do khi nếu thì mà đến tới nhằm gồm này đó".split()
)
_MEDIA = re.compile(r"(?:báo|tạp chí|đài phát thanh|đài ptth|đài truyền hình)")
_COMMON = re.compile(
    r"(?:ban (?:hành|đầu|đêm|ngày|giám đốc|giám hiệu|bí thư)|hội (?:nghị|thảo|đồng|viên|họp|nhập|tụ)|trường hợp"
    r"|viện (?:trợ|dẫn|phí)|vụ (?:việc|án|mùa|đông|xuân|hè)|quỹ đất|cục (?:bộ|diện)|phòng (?:chống|,|ngừa|cháy|họp)"
    r"|đoàn (?:kết|viên|thể|công tác)|thuế (?:thu|giá|suất|xuất|nhập)|đài thọ|thanh tra viên|công an viên)"
)


def open_names(text: str, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Find names that begin with a head word and run on until a stop word.

    Capitals are always taken, small letters up to seven in a row and only where a capital or a
    level word follows the head; "và", commas and dashes only before a capital that is no head.
    """
    seen = view(text, "vi")
    if text.upper() == text:
        return []
    spans: list[tuple[int, int]] = []
    last = 0
    for match in _HEAD.finditer(text):
        if match.start() < last or _COMMON.match(seen, match.start()):
            continue
        if any(a <= match.start() < b for a, b in taken):
            continue
        end = _run_on(text, seen, match.end(), bool(match["loose"]))
        limit = min((a for a, _ in taken if a > match.start()), default=len(text))
        end = min(end, len(text[:limit].rstrip(" ,;-"))) if limit < end else end
        if end > match.end() and not _MEDIA.match(seen, match.start()):
            spans.append((match.start(), end))
            last = end
    return spans


def _run_on(text: str, seen: str, at: int, loose: bool) -> int:
    """Return where the name that goes on at an offset ends; the offset itself if it does not."""
    end, small, capitals = at, 0, 0
    first = True
    while True:
        place = place_at(text, seen, end + 1) if not first or loose else None
        if (
            place
            and seen.startswith(" ", end)
            and seen[end + 1 : end + 3] in ("tỉ", "th", "tp", "xã", "ph", "đặ")
        ):
            return place[0] if place[1].name or capitals else at
        gap = re.compile(r", (?:và )?| và | & | - |-| ").match(seen, end)
        syllable = _SYLLABLE.match(text, gap.end()) if gap else None
        if not gap or not syllable or _VERBS.match(seen, syllable.start()):
            break
        capital = text[syllable.start()].isupper() or text[syllable.start()].isdigit()
        joining = gap[0] != " "
        if joining and (first or not capital or _HEAD.match(text, syllable.start())):
            if not (loose and not first and gap[0] in (", ", " và ")):
                break
        if joining and gap[0].startswith(",") and not _rejoined(text, syllable.end()):
            break
        stop = _LOOSE_STOP if loose and not capitals else _STOP
        if not capital and (seen[syllable.start() : syllable.end()] in stop or small >= 7):
            break
        if first and not capital and not loose:
            return at
        small = 0 if capital else small + 1
        capitals += capital
        end = syllable.end()
        first = False
        if end - at > 160:
            break
    return end if capitals or loose else at


def _rejoined(text: str, at: int) -> bool:
    """Whether a comma list goes on to "và Capital", so that it is part of the name."""
    tail = re.compile(
        r"(?: [^\W\d_]+){0,5}(?:, [A-ZÀ-ỸĐ][^,;.]{0,40}){0,2},? (?:và|&) [A-ZÀ-ỸĐ]"
    ).match(text, at)
    return bool(tail)
