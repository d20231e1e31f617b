"""Words around a number that tell a reported figure from a name, a target or a rate."""

from __future__ import annotations

import re

__all__ = [
    "AGE",
    "ANAPHORA",
    "ATTENDANCE",
    "AT_LEAST",
    "BETWEEN",
    "CHANGE",
    "CHARGE",
    "CLAUSE_BREAK",
    "COLLECTIVE",
    "COUNTS_SUBJECT",
    "ELLIPSIS",
    "FUTURE",
    "HAPPENED",
    "HYPOTHETICAL",
    "INDEX_POINTS",
    "IN_TEN",
    "IN_THE_YEAR",
    "LENGTH",
    "LIMIT_BEHIND",
    "MEMBERS",
    "MODAL",
    "NAMING",
    "NUMBER_OF",
    "OF_THEM",
    "OF_THE_TARGET",
    "OF_TOTAL",
    "PART_OF_WHOLE",
    "PERCENTAGE_POINTS",
    "POINTS",
    "POINTS_BACK",
    "RATE_BEHIND",
    "SUBJECT_BREAK",
    "TARGET",
    "TURNED_INTO",
    "VERB",
    "WAITING",
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
        |age|aged|under-|over-|points\ out\ of|retire[sd]?\ at|retirement\ at
        |\b(?:he|she)\ (?:is|was|were)|year
        |january|february|march|april|may|june|july|august
        |september
        |october|november|december|jan|feb|mar|apr|aug|sept?|oct|nov|dec|covid|g|type|category)\.?
        |\#)\s?$""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "vi": re.compile(
        r"""\b(?:(?<!trong\ )(?<!tổng\ )số
        |điều|khoản|điểm|mục|chương|phần|quý|tháng|ngày|năm|kỳ|khóa|khoá|thứ
        |nghị\ quyết|kết\ luận
        |quyết\ định|luật|nghị\ định|thông\ tư|công\ văn|phụ\ lục|mẫu|biểu|trang|lúc|giờ|cấp
        |đường|quốc\ lộ|km|quận
        |khu\ vực|vùng|giai\ đoạn|hotline|điện\ thoại|loại|hạng|nhóm|bậc|lớp|đại\ hội|nhiệm\ kỳ
        |tuổi|bước|lần|cơ\ sở|phân\ hiệu|chi\ nhánh|gói\ thầu|tòa|tầng|khu\ phố|tổ\ dân\ phố)\s$""",
        re.IGNORECASE | re.VERBOSE,
    ),
}
YEAR_BEFORE = re.compile(r"\b(?:in|since|by|year|năm|of|from|to|until|before|after|[-–])\s?$", re.I)

# Wordings before a number that make it a ceiling, a target, a rate or a plan and no report.
TARGET = {
    "en": re.compile(
        r"""\b(?:at\ most|no\ more\ than|not\ exceed(?:ing)?|up\ to
        |(?:a\ )?(?:minimum|maximum|ceiling|cap|limit|threshold|floor|quota)(?:\ of)?
        |targets?(?:\ of|\ at)?|every|each|per|within|fewer\ than|with\ less\ than|below|above|under
        |the\ first|the\ last|the\ next)\s$""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "vi": re.compile(
        r"""\b(?:tối\ đa|tối\ thiểu|nhiều\ nhất|không\ quá|không\ vượt\ quá
        |không\ ít\ hơn|phấn\ đấu|mục\ tiêu
        |mỗi|trong\ vòng|ít\ hơn|cứ|trong\ thời\ hạn|thời\ hạn|từ\ đủ|đủ|các|những
        |hai\ trong|dưới|chưa\ đến|chưa\ tới|có\ từ)\s$""",
        re.IGNORECASE | re.VERBOSE,
    ),
}
# "At least 60" is a report of what has happened, and a limit everywhere else.
AT_LEAST = {
    "en": re.compile(r"\bat least\s$", re.IGNORECASE),
    "vi": re.compile(r"\bít nhất(?: là)?\s$", re.IGNORECASE),
}
HAPPENED = {
    "en": re.compile(
        r"(?: [\w-]{1,20}){1,6}? (?:were|was|have been|has been|had|died|came|went|[a-z]{3,12}ed)\b"
    ),
    "vi": re.compile(r"(?: \w{1,12}){1,8}? (?:đã|bị|được|vừa|chết)\b"),
}
# Words behind a number that make it a limit: "50 or more", "từ 200 tỷ đồng trở lên".
LIMIT_BEHIND = {
    "en": re.compile(
        r"(?: [\w-]{1,20}){0,3}? (?:or (?:more|above|over|less|fewer|under|longer|older)"
        r"|and (?:above|upwards?|older|under))\b(?! than)"
    ),
    "vi": re.compile(r"[\w/% ]{0,40}? (?:trở lên|trở xuống)\b"),
}
# Who sat in the room or voted is no figure about what a reform has done: words before and behind.
ATTENDANCE = {
    "en": (
        re.compile(
            r"\b(?:present|in attendance|attended by|witnessed by):?(?: [a-z]+){0,2}"
            r"(?: \d{1,4} (?:out )?of)?\s$",
            re.IGNORECASE,
        ),
        re.compile(
            r" votes?\b|(?: (?:delegates|deputies|members|participants))?"
            r" (?:attended|voted|took part|were present)\b"
        ),
    ),
    "vi": (
        re.compile(
            r"\b(?:có mặt|tham dự|biểu quyết|tán thành)(?: của|:)?(?: có)?(?: \d{1,4}/)?\s?$",
            re.IGNORECASE,
        ),
        re.compile(
            r" (?:phiếu|(?:đại biểu|thành viên|đồng chí)(?: \w{1,12}){0,3}"
            r" (?:tán thành|biểu quyết|tham dự|có mặt|dự họp))\b"
        ),
    ),
}
# Sentences that ask whether or suppose that.
HYPOTHETICAL = {
    "en": re.compile(
        r"\W{0,3}(?:(?:[Cc]an|[Cc]ould|[Mm]ay|[Mm]ust|[Ss]hould|[Ww]ould|[Ww]ill|[Ww]hat if"
        r"|[Hh]ow (?:many|much|long))\b[^?]{0,200}\?|(?:[Ss]uppose|[Ii]magine)\b)"
    ),
    "vi": re.compile(r"\W{0,3}(?:[Gg]iả sử|[Vv]í dụ|[Nn]ếu)\b"),
}
MODAL = {
    "en": re.compile(
        r"""\b(?:shall|must|should|would|could|(?-i:may|can)|might|if
        |aim(?:s|ing)?\ (?:to|for|at)|plans?\ to|expects?\ to|intends?\ to|needs?\ to
        |ha(?:s|ve)\ to|targets?|striv(?:e|es|ing)|propose[sd]?|allowed
        |tasked|charged\ with|requests?\ for|wish(?:es)?\ (?:of|to)|wants?(?!\ to)
        |(?:hope|seek)s?\ to
        |(?:asked|required|ordered|told|instructed|directed|requested)\ to)\b""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "vi": re.compile(
        r"""\b(?:nếu|phải|phấn\ đấu|mục\ tiêu|được\ phép|có\ thể
        |(?<!\d\ )(?<!\bsố\ )(?<!các\ )trường\ hợp|đề\ xuất|cam\ kết|sẽ)\b""",
        re.IGNORECASE | re.VERBOSE,
    ),
}
# "78% of the annual target" has a target only to compare with.
OF_THE_TARGET = re.compile(r"\bof (?:the|its|their|this year's) (?:[\w-]{2,20} ){0,2}targets?\b")
CLAUSE_BREAK = re.compile(r"[;:(]\s|,\s(?:and|but|while|which|of\ which|trong\ đó|nhưng|còn)\s")
# Demonstratives: "the two ministries" speaks of bodies named before and reports nothing.
ANAPHORA = re.compile(r"\b(?:the|these|those|both|its|their|her|his|our|all|hai|cả)\s$", re.I)
_PLAIN_EN = (
    "have has had were was are is went came took got left remain still cannot could did do lack"
    " wait await need use stand work live serve belong lie fall rose fell lost won kept held"
)
_GOES_ON_EN = rf"(?:{_PLAIN_EN.replace(' ', '|')}|[a-z]{{2,12}}ed)\b"
_GOES_ON_VI = r"(?:đã|được|còn|chưa|bị|đang|không)\b"
# A number with these behind it is a part of what was counted before.
OF_THEM = {
    "en": re.compile(r" (?:out )?of (?:which|them|whom|those|these|the latter|the former)\b"),
    "vi": re.compile(r" (?:trong số (?:đó|này|ấy)|số đó)\b"),
}
# What follows a number whose noun is left out.
VERB = {"en": re.compile(rf" {_GOES_ON_EN}"), "vi": re.compile(rf" {_GOES_ON_VI}")}
ELLIPSIS = {
    "en": re.compile(
        rf"\s?(?:[,.;()]|{_GOES_ON_EN}|(?:and|in|at|from|by|for"
        rf"|today|now|then|before|last|this|against|late|overdue|pending|missing|vacant|empty"
        rf"|outstanding|unpaid|idle|dead)\b|$)"
        rf"|{OF_THEM['en'].pattern}|(?: [a-z-]{{3,15}})? ones\b| others\b| more (?={_GOES_ON_EN})"
    ),
    "vi": re.compile(
        rf"\s?(?:[,.;)]|(?:trong đó|xuống|lên|từ|cho|ở|tại)\b|{_GOES_ON_VI}|$)"
        rf"|{OF_THEM['vi'].pattern}"
    ),
}
# What stands between a subject and the number that counts it: "Files received reached 12,300".
COUNTS_SUBJECT = {
    "en": re.compile(
        r"""(?:\b(?:reached|was|were|is|are|stood\ at|totall?ed|numbered|hit|topped|exceeded
        |(?:rose|fell|came|grew|dropped|declined|increased|climbed|amounted|shrank|up|down)
        (?:\ by\ [\w.,%]{1,12})?\ (?:to|from|by))|:)
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
# "4.2 points" after a decimal fraction are percentage points where something rose or fell by them,
# and those of an index else.
POINTS = re.compile(r"(?<=[.,]\d) (?:points?|điểm)\b(?! phần)|(?<=[.,]\d\d) (?:points?|điểm)\b")
CHANGE = {
    "en": (
        re.compile(
            r"\b(?:up|down|by|rose|fell|grew|gained|lost|increase of|decrease of|drop of|rise of)"
            r"(?: (?:nearly|about|some|only|over))?\s$",
            re.IGNORECASE,
        ),
        re.compile(r" (?:above|below|higher|lower|more|less|up|down|on|from)\b"),
    ),
    "vi": (
        re.compile(r"\b(?:tăng|giảm|hơn|kém)(?: \w{1,12}){0,3}\s$", re.IGNORECASE),
        re.compile(r" so với\b"),
    ),
}
INDEX_POINTS = {"en": "points", "vi": "điểm"}
PERCENTAGE_POINTS = {"en": "percentage points", "vi": "điểm phần trăm"}
# "A population of 1.2 million", "a staff of 62": the noun says who is counted.
COLLECTIVE = {
    "en": re.compile(
        r"\b(?:(population)s?(?: [a-z]{2,12}){0,5}(?: [\d,.]+ to)?|(staff|workforce|membership) of"
        r"(?: (?:about|some|nearly|over|only|just)){0,2})\s$",
        re.IGNORECASE,
    ),
    "vi": re.compile(r"\b(dân số)(?: \w{1,12}){0,5}\s$", re.IGNORECASE),
}
MEMBERS = {
    "population": "people",
    "staff": "staff",
    "workforce": "workers",
    "membership": "members",
    "dân số": "người",
}
# "Are over 55" tells the age of people who were counted before.
AGE = re.compile(
    r"\b(?:are|is|was|were|aged|turned) (?:over|under|above|below|(?:older|younger) than)\s$", re.I
)
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
        r" (?:is|are|of|at|from|between)(?: VND ?[\d,.]{1,15} (?:to|and))?\s$"
        r"|\b(?:permit|licence|license|ticket|certificate|subscription|copy|issue|bulletin|newsletter"
        r"|magazine|course)s?(?: costs?| is|:)\s$"
        r"|\bpages, $",
        re.IGNORECASE,
    ),
    "vi": re.compile(
        r"(?:\b[Mm]ức (?:phạt|thu|phí)|[Pp]hạt tiền|(?<!thu )\b[Ll]ệ phí|\bPhí)\b"
        r"(?:(?!đã thu|thu được|đạt)[^,.;]){0,60}$"
    ),
}

# What one unit of something is worth.
RATE_BEHIND = {
    "en": re.compile(r" (?:to the|per|(?:buys|bought|for) (?:one|a|1)|a) (?:US )?dollar\b"),
    "vi": re.compile(r"(?:/| đổi (?:một|1) | một )(?:USD|đô la)\b"),
}
# Lengths are figures where a work or a flood is as long or high, not where a place is far:
# what stands before the number in its clause, and what stands behind it.
LENGTH = {
    "en": (
        re.compile(
            r"\b(?:lengths?|stretch(?:es)?|totall?ing|water levels?|flood peaks?)\b.{0,80}$"
        ),
        re.compile(
            r" of (?!the\b|its\b|their\b)[a-z]|(?: [a-z-]{2,15}){0,2} (?:roads?|canals?|dykes?"
            r"|pipes?|pipelines?|cables?|fences?|routes?|lines?|embankments?|bridges?|tunnels?"
            r"|expressways?|highways?|railways?)\b"
        ),
    ),
    "vi": (
        re.compile(
            r"\b(?:(?:[Cc]hiều )?dài(?: \w{1,12}){0,6}|(?:[Mm]ực nước|[Đđ]ỉnh lũ)\b.{0,80})\s$"
        ),
        re.compile(
            r" (?:đường|kênh|mương|đê|kè|bờ|tuyến|ống|cao tốc|quốc lộ|tỉnh lộ|sông|cống|hàng rào"
            r"|lưới điện|cáp)\b"
        ),
    ),
}
# Times are figures where they tell how long people wait or files take: words before and behind.
WAITING = {
    "en": (
        re.compile(
            r"\b(?:wait(?:s|ing)?|queues?|averag(?:e|es|ed)"
            r"|(?:process|handl|respond|settl|clear|deal)ing times?"
            r"|(?:settlement|response|clearance|turnaround|travel) times?"
            r"|times? (?:to|for|needed|taken|spent))\b.{0,80}$",
            re.IGNORECASE,
        ),
        re.compile(r" on average\b"),
    ),
    "vi": (
        re.compile(
            r"\b(?:thời gian .{0,60}\b(?:giảm|rút|còn|chỉ|mất|xuống)"
            r"|(?:thời gian|chờ) .{0,60}(?:bình quân|trung bình)"
            r"|(?:bình quân|trung bình) .{0,60}(?:chờ|thời gian|giải quyết|xử lý))\b.{0,40}$",
            re.IGNORECASE,
        ),
        re.compile(r"(?: \w{1,12}){0,2} (?:bình quân|trung bình)\b"),
    ),
}
FUTURE = {"en": re.compile(r"\bwill\b"), "vi": re.compile(r"\bsẽ\b")}

# "năm" is five as well as year.
IN_THE_YEAR = re.compile(
    r"(?:trong|cuối|đầu|hằng|hàng|mỗi|từng|các|những|nhiều|một|hai|giữa|cả|\d) $", re.IGNORECASE
)

POINTS_BACK = re.compile(r"(?: \w{1,12}){0,4} (?:nêu trên|nói trên|kể trên|này|mentioned|above)\b")

BETWEEN = re.compile(r"\b(?:between|từ)\s(?:VND\s?|USD\s?)?$", re.IGNORECASE)
