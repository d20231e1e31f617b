"""Places as Vietnamese names of bodies carry them: "tỉnh Nghệ An", "các xã: A, B và C"."""

from __future__ import annotations

import re
from functools import cache

from ....ontology import places as gazetteer
from ....ontology import table
from ...linking.identity import PlaceName
from ...prefilter import FilteredPattern
from ..people.names import CAPITALS
from .tables import alternatives, province_names, view

__all__ = [
    "LEVEL",
    "LEVEL_WORD",
    "PLURAL_LEVEL",
    "VERBS",
    "communes",
    "family_names",
    "listed_at_level",
    "listed_places",
    "place_at",
]

_CAP = rf"[{CAPITALS}](?:[^\W\d_]|['’])*"
_NAME = re.compile(rf"{_CAP}(?:[ -]{_CAP}){{0,4}}|(?:số )?\d{{1,2}}(?!\w)")
# Of the form: Xuân Hương - Đà Lạt; only names of the tables are read so.
_DASHED = re.compile(rf"{_CAP}(?: {_CAP}){{0,3}} - {_CAP}(?: {_CAP}){{0,3}}")
_LEVELS = {
    "tỉnh": "province",
    "thành phố": "province",
    "tp.": "province",
    "tp": "province",
    "thủ đô": "province",
    "xã": "commune",
    "phường": "ward",
    "đặc khu": "special-zone",
    "thị trấn": "township",
    "huyện": "district",
    "quận": "urban-district",
    "thị xã": "district",
}
LEVEL = r"(?:tỉnh|thành phố|tp\.?|thủ đô|xã|phường|đặc khu|thị trấn|huyện|quận|thị xã)"
LEVEL_WORD = re.compile(rf"{LEVEL}(?![\w])")
# Compounds that only look like a level word: "xã hội", "xã viên", "thành phố trực thuộc".
_NO_LEVEL = re.compile(r"(?:xã (?:hội|viên|luận|giao)|thành phố trực thuộc|phường hội)")
PLURAL_LEVEL = re.compile(
    rf"(?:các|những) {LEVEL}(?:(?:, | và |/){LEVEL}){{0,3}}"
    r"(?: trực thuộc (?:trung ương|tw))?:? ?"
)
_CITY = ("thành phố", "tp", "tp.")
_AND = re.compile(r" ?[,;] (?:và )?| (?:và|cùng) | & ")
VERBS = (
    "theo dõi|chủ trì|phối hợp|hướng dẫn|rà soát|tham mưu|báo cáo|đôn đốc|kiểm tra|tăng cường"
    "|khẩn trương|tiếp tục|triển khai|thực hiện|căn cứ|ban hành|hoàn thành|nghiên cứu|tiếp nhận"
    "|cung cấp|bố trí|công bố|tập trung|thông báo|đề xuất|yêu cầu|đề nghị|chịu trách nhiệm"
    "|có trách nhiệm|xem xét|chuẩn bị|bảo đảm|đảm bảo|quán triệt|xử lý|giải quyết|đánh giá"
    "|xác định|cho biết|khẳng định|cho rằng|hỗ trợ|chỉ đạo|thẩm định|thẩm tra|quyết định|kết luận"
    "|thống nhất|lãnh đạo|trả lời|đáp ứng|tiến hành|khắc phục|phê duyệt|sửa đổi|thảo luận"
    "|thông qua|triệu tập|ủy quyền|sử dụng|liên quan|định kỳ|phân công|trực thuộc|chậm nhất"
    "|giai đoạn|kèm theo|nhiệt liệt|cũng như|kiểm soát chặt|lập danh sách|lập phương án"
    "|bồi dưỡng|tạm dừng|nhìn nhận|dành riêng|dành|xây dựng (?:kế|phương|quy|báo|đề|cơ)"
    "|nhận thấy|lấy mẫu|cấm"
    "|mở rộng|mở đợt|thu hồi|cấp phát|cắt giảm|rút ngắn|công khai|niêm yết|cập nhật|duy trì"
    "|huy động|bàn giao|tiếp thu|lắp đặt|bổ sung|chấm dứt|đình chỉ|xác minh|truy (?:nguồn"
    "|quét)|rút kinh"
    "|tổng kết|sơ kết|phát động|trực tiếp|phát hiện|ngăn chặn|nâng cấp|đào tạo"
    " (?:lại|cho|\\d|cán)|phân bổ|điều chỉnh|điều tra (?:làm|vụ|nguyên)|thanh tra (?:việc|các|toàn)"
    "|lập kế hoạch|tham dự|tham gia|kịp thời|chủ động|giám sát|đúng quy định|biết"
    "|làm (?:chủ|đầu mối|việc với|thường trực)|thúc đẩy|đẩy (?:mạnh|nhanh)|bám sát|nghiêm túc"
    "|lồng ghép|vận động|siết chặt|chấn chỉnh|thường xuyên|nhanh chóng|sớm|tích cực"
)
"""Verbs that end a name even where they carry capitals ("Sở Xây dựng Theo dõi")."""

_VERBS = re.compile(rf"(?<!\w)(?:{VERBS}|trình|giao|tổng hợp)(?!\w)")


@cache
def _province() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(list(province_names('vi')))}(?!\w)")


def _smaller(text: str, seen: str, at: int, level: str) -> tuple[int, PlaceName] | None:
    """Read the name of a commune-level place at an offset: the longest that the tables know."""
    match = _NAME.match(text, at)
    if not match:
        return None
    if dashed := _DASHED.match(text, at):
        parts = dashed[0].split(" ")
        for count in range(len(parts), parts.index("-") + 1, -1):
            name = " ".join(parts[:count])
            if gazetteer.communes_named(name, level):
                return at + len(name), PlaceName(name, level)
    verb = _VERBS.search(seen, at + 1, match.end())
    end = verb.start() - 1 if verb else match.end()
    if end <= at:
        return None
    words = text[at:end]
    cuts = [end, *(at + gap.start() for gap in reversed(list(re.finditer(" ", words))))]
    for cut in cuts:
        name = text[at:cut]
        if gazetteer.communes_named(name, level) or gazetteer.former_communes_named(name):
            return cut, PlaceName(name, level)
    return None if words.split(" ")[0] in family_names() else (end, PlaceName(words, level))


@cache
def family_names() -> frozenset[str]:
    """Return family names: "Chủ tịch UBND xã Nguyễn Văn A" names a person, not a commune."""
    return frozenset(row["name"] for row in table("family_names"))


def place_at(text: str, seen: str, at: int, level: str = "") -> tuple[int, PlaceName] | None:
    """Read a place at an offset, of the form: (tỉnh|thành phố|xã|phường|…) Name.

    Returns where it ends and the place; a level word without a name gives a place without name,
    which the context fills. ``level`` is that of the list that the place stands in.
    """
    word = LEVEL_WORD.match(seen, at)
    if word and seen[word.end() : word.end() + 1] == ".":
        # "TP.HCM": the abbreviation is a name of the city as a whole
        whole = _province().match(seen, at)
        if whole and text[at].isupper():
            return whole.end(), PlaceName(text[at : whole.end()])
    if word and not _NO_LEVEL.match(seen, at):
        level = _LEVELS[word[0]]
        name_at = word.end() + (seen[word.end() : word.end() + 1] == " ")
    elif word:
        return None
    else:
        name_at = at
    if level in ("", "province") or (word and word[0] in _CITY):
        province = _province().match(seen, name_at)
        if province and text[name_at].isupper():
            return province.end(), PlaceName(text[name_at : province.end()])
    if level and name_at > at - (not word) and (word is None or name_at > word.end()):
        if level != "province" and (smaller := _smaller(text, seen, name_at, level)):
            return smaller
        if word and word[0] in _CITY and (city := _former_city(text, name_at)):
            return city
    return (word.end(), PlaceName("", level)) if word else None


def _former_city(text: str, at: int) -> tuple[int, PlaceName] | None:
    """Read the name of a city below province level, as there were until July 2025."""
    match = _NAME.match(text, at)
    words = match[0].split(" ") if match else []
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        if gazetteer.districts_named(name, "city"):
            return at + len(name), PlaceName(name, "district")
    return None


def listed_places(text: str, seen: str, at: int) -> list[tuple[int, int, PlaceName]]:
    """Read places one after the other, of the form: tỉnh P1, P2 và thành phố P3."""
    listed: list[tuple[int, int, PlaceName]] = []
    level = ""
    while place := place_at(text, seen, at, level):
        end, named = place
        if not named.name:
            break
        listed.append((at, end, named))
        level = named.level
        more = _AND.match(seen, end)
        if not more:
            break
        at = more.end()
    return listed


def listed_at_level(
    text: str, seen: str, plural: re.Match[str]
) -> list[tuple[int, int, PlaceName]]:
    """Read the places behind "các xã, phường:" at their level."""
    words = re.findall(LEVEL, plural[0])
    level = _LEVELS[words[0]]
    listed: list[tuple[int, int, PlaceName]] = []
    at = plural.end()
    other = LEVEL_WORD.match(seen, at)
    if other and other[0] not in words and ":" not in plural[0]:
        return []  # "UBND các xã, phường tỉnh Cà Mau"
    while place := place_at(text, seen, at, level):
        if not place[1].name:
            break
        listed.append((at, place[0], place[1]))
        more = _AND.match(seen, place[0])
        if not more or not (text[more.end()].isupper() or LEVEL_WORD.match(seen, more.end())):
            break
        at = more.end()
    return listed


_COMMUNE = FilteredPattern(r"(?<!\w)(?:xã|phường|đặc khu) (?=\w)")


def communes(text: str) -> list[tuple[int, PlaceName]]:
    """Find the communes, wards and special zones that a text names, with where each begins."""
    seen = view(text, "vi")
    found: list[tuple[int, PlaceName]] = []
    for match in _COMMUNE.finditer(seen):
        place = place_at(text, seen, match.start())
        if place and place[1].name:
            found.append((match.start(), place[1]))
    return found
