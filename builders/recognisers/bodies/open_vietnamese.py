"""Vietnamese bodies outside the tables, known by their head word: "Cục …", "Trung tâm …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....ontology import places
from ...prefilter import FilteredPattern
from ..people.names import CAPITALS
from ..spans import Spans
from .tables import heads, view
from .vietnamese_places import VERBS, family_names, place_at

__all__ = ["listed_names", "open_names", "says_its_purpose"]

# Heads that go on with a capital, and heads that may go on in small letters.
_STRICT = (
    "Trường Đại học|Trường Cao đẳng|Bảo hiểm xã hội|Kho bạc Nhà nước|Cổng Thông tin điện tử"
    "|Cơ quan Cảnh sát điều tra|Cơ quan CSĐT|Cơ quan An ninh điều tra|Hạt Kiểm lâm"
    "|Đội Quản lý thị trường|Đội QLTT|Đồn Biên phòng|Vườn quốc gia|Điện lực|ĐH|BV"
    "|Vùng Cảnh sát biển|Sư đoàn|Lữ đoàn|Trung đoàn|Chi đội Kiểm ngư"
    "|Cổng TTĐT"
    "|Cổng thông tin điện tử|Nhà xuất bản|Tổ công tác|Trung tâm|Văn phòng|Tổng cục|Chi cục"
    "|Phân viện|Phân hiệu|Học viện|Hiệp hội|Liên đoàn|Liên minh|Liên hiệp|Bệnh viện|Đại học"
    "|Công ty cổ phần|Công ty trách nhiệm hữu hạn(?: một thành viên)?|Công ty"
    "|Tập đoàn|Ngân hàng|Bộ Tư lệnh|Quân khu|Quân đoàn|Thanh tra|Hội đồng|Cảng vụ|Chi nhánh"
    "|Đảng bộ|Đảng ủy|Hải quan|Công an|Ủy ban|Đại hội|Thuế|Trường|Trạm|Phòng|Đoàn|Viện|Quỹ|Cục|Hội"
    "|Đài|Ban|Vụ"
)
_LOOSE = (
    "Hội đồng thẩm định|Trung tâm Dự báo|Trung tâm dự báo|Trung tâm Phục vụ|Ban Chỉ đạo|Ban chỉ đạo"
    "|Ban Chỉ huy|Ban chỉ huy|Khu Quản lý|Khu quản lý|Ban QLDA|BQLDA|BQL|BCĐ"
    "|Ban Quản lý|Ban quản lý|Ban Điều hành|Ban Biên tập|Tổng công ty|Tổng Công ty|Sở Giao dịch"
    "|Sở giao dịch|Đại hội đại biểu"
)
_HEAD = re.compile(rf"(?<![\w/.&-])(?P<head>(?P<loose>{_LOOSE})|{_STRICT})(?!\w)")
_SYLLABLE = re.compile(r"[^\W\d_](?:[^\W_]|['’&-](?=\w))*|\d{1,4}(?![\d/%]|[.,]\d)|[IVXLC]+(?!\w)")
_GAP = re.compile(r", (?:và )?| và | & | - |-| ")
_LEVEL = re.compile(r" (?:tỉnh|thành phố|tp|xã|phường|đặc khu|huyện|quận|thị xã)(?![\w])")
_STOP = re.compile(
    r"(?:có|theo|tại|để|của|cho|được|đã|phải|cần|sẽ|là|do|trong|ngoài|khi|nếu|thì|mà|với|về|từ|đến"
    r"|tới|nhằm|gồm|thuộc|vào|ra|lên|trên|dưới|này|đó|nêu|bị|không|chưa|đang|vẫn|cùng|các|những"
    r"|mọi|mỗi|từng|nơi|trước|sau|qua|bằng|như|cũng|còn|hay|hoặc|chịu|nói|ở|gửi|ký|họp|đưa|góp"
    r"|vừa|lần|chuyển|cử|mời|thành)"
)
_LOOSE_STOP = re.compile(
    r"(?:của|cho|được|đã|phải|cần|sẽ|là|do|khi|nếu|thì|mà|đến|tới|nhằm|gồm|này|đó|tại|trên|để"
    r"|hoặc|ở"
    r"|với|cử|từ|bị|không|chưa|đang|như|cùng|trước|sau|qua|nêu|gửi|họp)"
)
# Whose committee it is; what it is for may stand behind: "Ban Chỉ đạo Nhà nước về du lịch".
_RANK = re.compile(r" (?:nhà nước|trung ương|quốc gia)(?= (?:về|các) )")
# What a steering committee is for: how its name goes on in small letters.
_PURPOSE = re.compile(
    r" (?:về (?:phát|phòng|cải|chuyển|thực|xây|sắp|tổng|công tác|bảo|đổi|tinh|thúc|giảm|chống|an)"
    r"|ứng phó|cải cách|phát triển|sắp xếp"
    r"|phòng|chuyển đổi|bảo vệ|công tác|thực hiện(?! (?:kế hoạch|nhiệm vụ|chế độ))|liên ngành"
    r"|xây dựng(?! (?:kế hoạch|báo cáo|chương trình|dự thảo|quy chế))|quốc gia|tổng kết)(?!\w)"
)
# With these a name goes on in small letters behind "và": Viện Chiến lược và chính sách tài chính.
_TOPIC = re.compile(
    r"(?:tìm kiếm|chính sách|phát triển|đào tạo|bồi dưỡng|ứng dụng|chuyển giao|dịch vụ|tư vấn"
    r"|xúc tiến|hỗ trợ doanh|kinh tế|công nghệ|truyền thông|thị trường|đầu tư|đổi mới|chuyển đổi số"
    r"|khoa học|môi trường|giáo dục|an toàn|bảo vệ|bảo tồn|kỹ thuật|thương mại|tài chính|thông tin"
    r"|tái định cư|giải phóng|đô thị|hạ tầng|nông thôn|du lịch|thể thao|xã hội|pháp luật|thể chế"
    r"|đường (?:thủy|sắt|bộ)|vận hành|kiểm (?:định|nghiệm)|tiêu cực|lãng phí|giảm nghèo|tkcn)(?!\w)"
)
# Stop words that only end another word here.
_COMPOUNDS = ("nhà ở", "hàng không", "phòng không", "tiền gửi")
_INSIDE = re.compile(r"các dân tộc(?!\w)")
# The rest of a name that has a block, or a label, to itself: "Vụ Kế hoạch, Tài chính".
_REST = re.compile(
    rf"(?:(?:,| và|, và| -) [{CAPITALS}][^\W\d_]*(?: [^\W\d_]+){{0,3}}){{1,2}}"
    r"(?=(?: \([^()]*\))?:?\s*$|:)"
)
# Behind "và" the holder of an office is told: "Cục Đường bộ và Thủ trưởng các đơn vị".
_HOLDER = re.compile(
    r"(?:thủ trưởng|chủ tịch|bộ trưởng|giám đốc|trưởng|bí thư|lãnh đạo|chánh|cục trưởng)(?!\w)"
)
_VERBS = re.compile(
    rf"(?:{VERBS}|tổ chức(?! lại)|có (?:nhiệm vụ|trách nhiệm)|chịu trách nhiệm)(?!\w)"
)
# "các Công ty Lâm nghiệp" are many of a kind.
_MANY = re.compile(r"(?:các|những|nhiều) $")
_OFTEN_MANY = (
    "Công ty",
    "Trung tâm",
    "Trường",
    "Bệnh viện",
    "Trạm",
    "Phòng",
    "Chi cục",
    "Hạt Kiểm lâm",
)
# "Đoàn" is a family name too: it is a delegation or union before these.
_DELEGATION = re.compile(
    r"đoàn (?:đại biểu|đbqh|luật|thanh|kiểm|giám sát|khảo sát|tncs|khối|hội thẩm|nghệ thuật)(?!\w)"
)
# Verbs that end a name where they are written small: in capitals they may belong to it.
_DOING = re.compile(
    r"(?:gia cố|nộp|rà|di dời|sơ tán|tháo dỡ|phân luồng|điều tiết|xả|khôi phục|ứng trực"
    r"|trực(?= (?:\d|ban|chiến|cấp|suốt|tại|bảo|đủ|xuyên|đêm))"
    r"|lập (?:lại|tổ|đoàn|hồ|chốt|biên|đường)|mua|chốt|trả (?:kết|hồ|tiền|lại|lương|đủ)"
    r"|tính|soạn|dựng|đắp|vá|lo|chi trả|đấu nối|khởi công|tăng (?:ca|chuyến|tốc|giờ)"
    r"|vận hành|kiểm đếm|tiêm(?! chủng)|phun|dọn|thu gom|trồng(?! trọt)|nạo vét|tuần tra"
    r"|giữ|hoàn (?:trả|tất)|kê khai|đối soát|số hóa|liên thông|gỡ|mở|sửa(?! chữa)|cho vay"
    r"|thay|nối|treo|khóa|bơm|tìm(?! kiếm)|làm rõ|nhắc|đốc thúc|khai báo|chặn|phạt|tịch thu"
    r"|phát (?:bản|tin|tờ|loa|quà|gạo|thẻ|thuốc|túi)|đối chiếu|dán|khoanh|lắp|gắn|cắm"
    r"|đo (?:độ|mực|nồng)|khảo sát (?:lại|thực|hiện|các)|bốc thăm|xử phạt"
    r"|xuống (?:từng|tận|hiện)|cắt cử)(?!\w)"
)
_MEDIA = re.compile(r"(?:đài (?:phát thanh|ptth|truyền hình|thvn|tnvn|tiếng nói))")
_COMMON = re.compile(
    r"(?:ban (?:hành|đầu|đêm|ngày|giám đốc|giám hiệu|bí thư)|hội (?:nghị|thảo|viên|họp|nhập|tụ)"
    r"|ban (?:thường trực|thường vụ|chấp hành) ban|trường hợp|viện (?:trợ|dẫn|phí)|quỹ đất"
    r"|vụ (?:việc|án|mùa|đông|xuân|hè)|cục (?:bộ|diện)|phòng (?:chống|,|ngừa|cháy|họp)"
    r"|đoàn (?:kết|viên|thể|công tác)|thuế (?:thu|giá|suất|xuất|nhập|tiêu|tài|bảo)|đài thọ"
    r"|thanh tra viên|công an viên|trung tâm hội nghị"
    r"|ban (?:đại diện cha mẹ|tổ chức (?:hội|giải|lễ|cuộc))|điện lực (?:việt|quốc))"
)
_NOBODY = re.compile(
    r"bộ|ban|cục|vụ|viện|sở|cổ phần|tnhh|tnhh một thành viên|tnhh mtv|công tác|giám đốc|thường vụ"
    r"|thường trực|chấp hành|công đoàn|đảng|đảng ủy|tỉnh|thành phố|đại học|cao đẳng"
    r"|công tác mặt trận|thường vụ tỉnh|đảng(?: của)? (?:tỉnh|thành) ủy|xây dựng đảng"
    r"(?: (?:tỉnh|thành) ủy)?|qlda|cp|đh|cđ|tw|các|trung ương|quốc gia"
)
# Kinds of units that every body or locality has one of.
_KIND = re.compile(
    r"(?:trung tâm|trạm|phòng|ban|trường|chi cục|đoàn|công ty|hội đồng|ủy ban|thuế|văn phòng|quỹ)"
    r" (?:y tế|thông tin|hành chính|cơ sở|kiểm tra|giám sát|chỉ huy|quản lý|chuyên môn|chuyên ngành"
    r"|giao dịch|dự án|quyết định|tổ chức hội nghị|giúp việc|soạn thảo|biên tập|thẩm định|thi đua"
    r"|phòng|kinh tế|kỹ thuật|đại diện|hải quan|trung cấp kỹ thuật phòng|công an nhân dân)"
)
# A second head behind the first: "các trường Trường Cao đẳng", "các Vụ: A, Cục B".
_SECOND_HEAD = re.compile(
    r"(?:công ty|tổng công ty|trường|ban|cục|vụ|cổng|văn phòng|sở|viện|trung tâm|tổng cục|chi cục"
    r"|nhà nước$)(?!\w)"
)
_TIER = re.compile(
    r" (?:cấp (?:tỉnh|xã|huyện|thành phố|cơ sở|gần nhất)|các (?:cấp|địa phương|tỉnh|bộ|ngành))$"
)
_NUMBERED = re.compile(r" lần thứ [XVI]+(?!\w)")
_TRAILING = re.compile(r"(?: (?:và|của|thuộc|các|theo|về|tại|cho|với|nêu|cấp|từ))+$")


def open_names(text: str, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Find names that begin with a head word and run on until a stop word.

    Capitals are always taken, small letters up to seven in a row and only where a capital or a
    level word follows the head; "và", commas and dashes only before a capital that is no head.
    """
    if text.upper() == text:
        return []
    seen = view(text, "vi")
    claimed = Spans(taken)
    spans: list[tuple[int, int]] = []
    last = 0
    for match in _HEAD.finditer(text):
        start = match.start()
        if start < last or _COMMON.match(seen, start) or _MEDIA.match(seen, start):
            continue
        if claimed.overlap(start, start + 1):
            continue
        if _of_holder(text, seen, start, match.end()):
            continue
        if match["head"] == "Đoàn" and not _DELEGATION.match(seen, start):
            continue
        if match["head"] in _OFTEN_MANY and _MANY.search(seen, max(0, start - 6), start):
            continue
        end = _run_on(text, seen, match.end(), bool(match["loose"]))
        if start == 0 and (rest := _REST.match(text, end)) and not _names_more(text, rest):
            end = rest.end()
        limit = claimed.following(start)
        if limit is not None and limit < end:
            end = len(text[start:limit].rstrip(" ,;-")) + start
        end = start + len(_TRAILING.sub("", text[start:end]))
        if numbered := _NUMBERED.match(text, end):
            end = numbered.end()
        if seen[start:end] in heads("vi"):
            continue
        if _is_place(text, seen, start, end) or _TIER.search(seen, start, end):
            continue
        if _KIND.fullmatch(seen, start, end):
            continue
        whole = match["head"].startswith("Cơ quan")
        if (whole or end > match.end()) and not _bare(seen[match.end() : end].strip()):
            spans.append((start, end))
            last = end
    return spans


def _names_more(text: str, rest: re.Match[str]) -> bool:
    """Whether what follows a name begins a second one: "Cục Báo chí, Vụ Pháp chế"."""
    return any(
        _HEAD.match(text, at) or _HOLDER.match(text[at:].lower())
        for at in range(*rest.span())
        if text[at - 1] == " "
    )


_TITLE_BEFORE = re.compile(r"(?<!\w)(?:chánh|trưởng|phó) $")
_PERSON_NEXT = re.compile(rf" (?P<family>[{CAPITALS}]\w*) [{CAPITALS}]")


def _of_holder(text: str, seen: str, start: int, end: int) -> bool:
    """Whether a head ends a title before its holder: "Chánh Văn phòng Nguyễn Văn Tám"."""
    person = _PERSON_NEXT.match(text, end)
    titled = _TITLE_BEFORE.search(seen, max(0, start - 8), start)
    return bool(titled and person and person["family"] in family_names())


def _bare(rest: str) -> bool:
    """Whether what stands behind a head names nobody: "Văn phòng Bộ", "Công ty Cổ phần"."""
    return bool(_NOBODY.fullmatch(rest))


def says_its_purpose(text: str, end: int) -> bool:
    """Whether a name goes on with what the body is for: "Ban Chỉ đạo" + "phòng, chống dịch"."""
    seen = view(text, "vi")
    return bool(_RANK.match(seen, end) or _PURPOSE.match(seen, end) or seen.startswith(" về ", end))


_LEVEL_BEFORE = re.compile(
    r"(?:xã|phường|thị trấn|huyện|quận|thành phố|thị xã|đô thị|tp|đảo|núi) $"
)


def _is_place(text: str, seen: str, start: int, end: int) -> bool:
    """Whether a head word begins the name of a place: "Hội An", "Trường Sơn", "Đài Loan"."""
    if _LEVEL_BEFORE.search(seen, max(0, start - 11), start) or seen.startswith("đài loan", start):
        return True
    words = text[start:end].split(" ")
    if len(words[0]) > 6 or (len(words) > 3 and not words[2].islower()):
        return False
    return any(
        places.communes_named(name) or places.districts_named(name)
        for name in (" ".join(words[:2]), " ".join(words[:3]))
        if " " in name
    )


def _goes_on(text: str, seen: str, end: int, first: bool, loose: bool) -> re.Match[str] | None:
    """Return the next syllable if a name can go on with it: no verb, no new head after "và"."""
    gap = _GAP.match(seen, end)
    syllable = _SYLLABLE.match(text, gap.end()) if gap else None
    if not gap or not syllable:
        return None
    capital = not text[syllable.start()].islower()
    noun = capital and (first or gap[0] == " và ")
    if _VERBS.match(seen, syllable.start()) and not noun:
        return None
    built = seen.endswith(" xây", 0, end) and syllable[0] == "dựng"
    if not capital and not loose and not built and _DOING.match(seen, syllable.start()):
        return None
    together = seen.endswith(" phòng", 0, end) and syllable[0].lower() == "chống"
    if gap[0] == " " or together:
        return syllable
    if not first and not capital and gap[0] == " và " and _TOPIC.match(seen, syllable.start()):
        return syllable
    if loose and gap[0] == ", " and _TOPIC.match(seen, syllable.start()):
        return syllable
    if gap[0].startswith(",") and not _rejoined(text, syllable.end()):
        return None
    if _HEAD.match(text, syllable.start()) or _HOLDER.match(seen, syllable.start()):
        return None
    if loose and not first and gap[0] in (", ", " và "):
        return syllable
    return None if first or not capital else syllable


def _run_on(text: str, seen: str, at: int, loose: bool) -> int:
    """Return where the name that goes on at an offset ends; the offset itself if it does not."""
    end, small, capitals = at, 0, 0
    rank = _RANK.match(seen, at) if loose else None
    if rank:
        end = at = rank.end()
    purpose = loose and (_PURPOSE.match(seen, at) or (rank and seen.startswith(" về ", at)))
    first = True
    while end - at <= 160:
        if (not first or loose) and _LEVEL.match(seen, end):
            place = place_at(text, seen, end + 1)
            if place:
                # "Ban Quản lý dự án các công trình giao thông tỉnh" is the one of the province.
                own = seen.startswith(" dự án", at) and small > 2
                return place[0] if place[1].name or capitals or own else at
        syllable = _goes_on(text, seen, end, first, loose and not capitals)
        if not syllable:
            break
        capital = not text[syllable.start()].islower()
        if not capital and capitals > 2 and _ends_in_place(text[at:end]):
            break
        stop = _LOOSE_STOP if loose and not capitals else _STOP
        if not capital and (
            (
                stop.fullmatch(syllable[0])
                and not seen.endswith(_COMPOUNDS, 0, syllable.end())
                and not _INSIDE.match(seen, syllable.start())
            )
            or small >= (14 if loose else 7)
            or (first and not loose)
        ):
            break
        if syllable[0] == "khu" and not _REGION.match(text, syllable.start()):
            break
        small = 0 if capital else small + 1
        capitals += capital
        end = syllable.end()
        first = False
    return end if capitals or purpose else at


def _ends_in_place(name: str) -> bool:
    """Whether a name has come to a place, after which it does not go on in small letters."""
    last = " ".join(name.split(" ")[-2:])
    return bool(places.province_named(last) or places.districts_named(last))


_REGION = re.compile(
    rf"khu (?:vực|kinh tế|công nghiệp|đô thị) [{CAPITALS}\d]|khu vực(?= ?(?:[,;.)]|$))|khu (?!vực)"
)
_REJOINED = re.compile(
    rf"(?: [^\W\d_]+){{0,5}}(?:, [{CAPITALS}][^,;.]{{0,40}}){{0,2}},? (?:và|&) [{CAPITALS}]"
)


def _rejoined(text: str, at: int) -> bool:
    """Whether a comma list goes on to "và Capital", so that it is part of the name."""
    return bool(_REJOINED.match(text, at))


_LISTED = FilteredPattern(
    r"(?<![\w/.&-])(?:[Cc]ác|[Nn]hững) (?P<head>[Tt]ập đoàn|[Tt]ổng công ty|[Hh]ọc viện|[Tt]rường"
    r"|[Vv]iện|[Vv]ụ|[Cc]ục|[Bb]an|[Hh]ội|[Đđ]ảng ủy)(?:, (?:[Tt]ổng công ty|[^\W\d_]{2,8}))?"
    r"(?P<colon>:)? (?=\S)"
)
_ITEM = re.compile(rf"[{CAPITALS}][\w&'’]*(?:(?: - | |-)[\w&'’]+){{0,9}}")
_AFTER_ITEM = re.compile(
    rf" (?:(?:và|phối|có|chủ|theo|thuộc|rà|khẩn|báo|tham|thực|của|để|tại|được|phải|huy) "
    rf"|(?:{VERBS}"
    r"|tổ chức|tiếp tục)(?!\w))"
)
# In the middle of a list "và" belongs to a name: "các Cục: Viễn thông và Tần số, Hàng không".
_INNER = re.compile(rf" và (?P<item>{_ITEM.pattern})(?=, (?P<next>[{CAPITALS}]\w*))")
_NEXT = re.compile(r"(?: \([^()]{2,12}\))?(?: ?[,;] (?:và )?| và )")


def listed_names(text: str) -> list[tuple[int, int, str]]:
    """Find names whose head stands once before all, of the form: các Vụ: A, B và C.

    Returns start, end and full name ("Vụ A"); the first span has the head's words.
    """
    found: list[tuple[int, int, str]] = []
    for match in _LISTED.finditer(text):
        head = match["head"][0].upper() + match["head"][1:]
        at, start = match.end(), match.start("head")
        while item := _ITEM.match(text, at):
            cut = _AFTER_ITEM.search(item[0] + " ")
            end = at + cut.start() if cut else item.end()
            inner = _INNER.match(text, end) if match["colon"] else None
            if inner and not _HEAD.match(text, inner.start("next")):
                end = inner.end()
            rest = text[at:end].lower()
            if _bare(rest) or _SECOND_HEAD.match(rest) or _KIND.fullmatch(f"{head.lower()} {rest}"):
                break
            found.append((start, end, f"{head} {text[at:end]}"))
            following = _NEXT.match(text, end)
            if not following or not match["colon"]:
                break
            at = start = following.end()
    return found
