"""Words around a number that tell a reported figure from a name, a target or a rate."""

from __future__ import annotations

import re

__all__ = [
    "ANAPHORA",
    "BETWEEN",
    "CHARGE",
    "CLAUSE_BREAK",
    "COUNTS_SUBJECT",
    "ELLIPSIS",
    "IN_TEN",
    "IN_THE_YEAR",
    "MODAL",
    "NAMING",
    "NUMBER_OF",
    "OF_TOTAL",
    "PART_OF_WHOLE",
    "PERCENTAGE_POINTS",
    "POINTS",
    "POINTS_BACK",
    "SUBJECT_BREAK",
    "TARGET",
    "TURNED_INTO",
    "YEAR_BEFORE",
]

# Words right before a number that make it a name, a place in a list or a date.
NAMING = {
    "en": re.compile(
        r"""(?:\b(?:nos?|numbers?|articles?|clauses?|points?|resolutions?|decrees?|conclusions?
        |decisions?
        |directives?|circulars?|dispatch(?:es)?|telegram|letters?|plans?|notices?|laws?
        |regulations?|reports?
        |page|pages|chapter|section|annex|appendix|phase|road|route|highway|km|hotline|tel
        |phone|fax|floor
        |room|box|version|file|district|ward|area|region|zone|grade|class|level|group|quarter|q
        |term|session
        |age|aged|under-|over-|year|january|february|march|april|may|june|july|august
        |september
        |october|november|december|jan|feb|mar|apr|aug|sept?|oct|nov|dec|covid|g|type|category)\.?
        |\#)\s?$""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "vi": re.compile(
        r"""\b(?:số|điều|khoản|điểm|mục|chương|phần|quý|tháng|ngày|năm|kỳ|khóa|khoá|thứ
        |nghị\ quyết|kết\ luận
        |quyết\ định|luật|nghị\ định|thông\ tư|công\ văn|phụ\ lục|mẫu|biểu|trang|lúc|giờ|cấp
        |đường|quốc\ lộ|km|quận
        |khu\ vực|vùng|giai\ đoạn|hotline|điện\ thoại|loại|hạng|nhóm|bậc|lớp|đại\ hội|nhiệm\ kỳ
        |tuổi|bước|lần)\s$""",
        re.IGNORECASE | re.VERBOSE,
    ),
}
YEAR_BEFORE = re.compile(r"\b(?:in|since|by|year|năm|of|from|to|until|before|after|[-–])\s?$", re.I)

# Wordings before a number that make it a ceiling, a target, a rate or a plan and no report.
TARGET = {
    "en": re.compile(
        r"""\b(?:at\ least|at\ most|no\ more\ than|not\ exceed(?:ing)?|up\ to
        |(?:a\ )?(?:minimum|maximum)(?:\ of)?
        |targets?(?:\ of|\ at)?|every|each|per|within|fewer\ than|the\ first|the\ last
        |the\ next)\s$""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "vi": re.compile(
        r"""\b(?:tối\ đa|tối\ thiểu|ít\ nhất|nhiều\ nhất|không\ quá|không\ vượt\ quá
        |không\ ít\ hơn|phấn\ đấu|mục\ tiêu
        |mỗi|trong\ vòng|ít\ hơn|cứ|trong\ thời\ hạn|thời\ hạn|từ\ đủ|đủ|các|những
        |hai\ trong|có\ dưới|có\ từ)\s$""",
        re.IGNORECASE | re.VERBOSE,
    ),
}
MODAL = {
    "en": re.compile(
        r"""\b(?:shall|must|should|would|could|(?-i:may|can)|might|if
        |aims?\ (?:to|for|at)|plans?\ to|expects?\ to|intends?\ to|needs?\ to
        |ha(?:s|ve)\ to|targets?|strive|propose[sd]?|allowed
        |(?:asked|required|ordered|told|instructed|directed|requested)\ to)\b""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "vi": re.compile(
        r"""\b(?:nếu|phải|phấn\ đấu|mục\ tiêu|được\ phép|có\ thể|trường\ hợp|đề\ xuất)\b""",
        re.IGNORECASE | re.VERBOSE,
    ),
}
CLAUSE_BREAK = re.compile(r"[;:(]\s|,\s(?:and|but|while|which|of\ which|trong\ đó|nhưng|còn)\s")
# Demonstratives: "the two ministries" speaks of bodies named before and reports nothing.
ANAPHORA = re.compile(r"\b(?:the|these|those|both|its|their|her|his|our|all|hai|cả)\s$", re.I)
# What follows a number whose noun is left out.
ELLIPSIS = {
    "en": re.compile(
        r"""\s?(?:[,.;()]|(?:and|had|have|has|were|was|are|is|went|came|took|got|left|remain
        |still|[a-z]{2,12}ed
        |of\ (?:which|them|whom|those)|in|at|from|by|for)\b|$)""",
        re.VERBOSE,
    ),
    "vi": re.compile(r"\s?(?:[,.;)]|(?:đã|được|còn|chưa|bị|trong đó|xuống|lên)\b|$)"),
}
# What stands between a subject and the number that counts it: "Files received reached 12,300".
COUNTS_SUBJECT = {
    "en": re.compile(
        r"""(?:\b(?:reached|was|were|is|are|stood\ at|totall?ed|numbered|hit|topped|exceeded
        |(?:rose|fell|came|grew|dropped|declined|increased|climbed|amounted|up|down)
        (?:\ by\ [\w.,%]{1,12})?\ to)|:)
        (?:\s(?:about|nearly|some|over|more\ than|almost|around|only|just)){0,2}\s$""",
        re.VERBOSE,
    ),
    "vi": re.compile(
        r"(?:\b(?:đạt|là|còn|lên|gồm|giảm từ|tăng từ)|:)"
        r"(?: (?:hơn|khoảng|gần|trên|chỉ|tới|đến)){0,2} $"
    ),
}
OF_TOTAL = {
    "en": re.compile(r" (?:out )?of (?:the |its |their |these |all )?(?=[\da-z])"),
    "vi": re.compile(r"(?: ?/ ?| trên tổng số | trong tổng số | trong số )(?=\d)"),
}
TURNED_INTO = {
    "en": re.compile(r" (?:have become|has become|became|to|down to|into|up to) (?=\d)"),
    "vi": re.compile(r" (?:xuống còn|còn|xuống|lên|thành|giảm còn|tăng lên) (?=\d)"),
}
NUMBER_OF = {
    "en": re.compile(r"\b[Nn]umber of(?= )"),
    "vi": re.compile(r"\b(?:[Tt]ổng số|[Ss]ố lượng|[Ss]ố)(?= )"),
}
# "4.2 points" after a decimal fraction are percentage points.
POINTS = re.compile(r"(?<=[.,]\d) (?:points?|điểm)\b(?! phần)|(?<=[.,]\d\d) (?:points?|điểm)\b")
PERCENTAGE_POINTS = {"en": "percentage points", "vi": "điểm phần trăm"}
SUBJECT_BREAK = re.compile(r"[;,.(]\s")
IN_TEN = re.compile(
    r"\b(\d{1,3}|[a-z]{3,6}) (?:in|out of) (?:every )?"
    r"(\d{1,3}|three|four|five|six|eight|ten|twenty)"
    r"(?= (?:[a-z-]{2,20} ){0,2}(?:[a-z-]{2,20}s|people|staff|women|men)\b)",
    re.IGNORECASE,
)
# "2/3 số hồ sơ" is a share; "cứ 10 người thì 9 người" as well.
PART_OF_WHOLE = re.compile(
    r"(?<![\d/.,])([1-9])/([2-9]|10)(?= (?:tổng )?số\b)"
    r"|\bcứ (?P<whole>\d{1,3}) \w{2,10}(?: \w{2,10})? thì (?:có )?(?P<part>\d{1,3})\b",
    re.IGNORECASE,
)
# Sums that everybody pays or may be made to pay, not what was paid.
CHARGE = {
    "en": re.compile(
        r"\b(?:fee|fine|charge|penalty|ticket|surcharge)s?(?: [a-z]+){0,4}"
        r" (?:is|are|of|at|from|between)\s$"
        r"|\b(?:permit|licence|license|ticket|certificate)s? costs?\s$",
        re.IGNORECASE,
    ),
    "vi": re.compile(
        r"(?:\b[Mm]ức (?:phạt|thu|phí)|[Pp]hạt tiền|(?<!thu )\b[Ll]ệ phí|\bPhí)\b"
        r"(?:(?!đã thu|thu được|đạt)[^,.;]){0,60}$"
    ),
}

# "năm" is five as well as year.
IN_THE_YEAR = re.compile(
    r"(?:trong|cuối|đầu|hằng|hàng|mỗi|từng|các|những|nhiều|một|hai|giữa|cả|\d) $", re.IGNORECASE
)

POINTS_BACK = re.compile(r"(?: \w{1,12}){0,4} (?:nêu trên|nói trên|kể trên|này|mentioned|above)\b")

BETWEEN = re.compile(r"\b(?:between|từ)\s(?:VND\s?|USD\s?)?$", re.IGNORECASE)
