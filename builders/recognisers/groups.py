"""Definite groups without a name: "relevant ministries and localities", "các bộ, ngành".

A table of nouns, what may stand before and behind them, and a grammar that joins them by commas,
"and", "và" and semicolons. Each member of a coordination is a mention of its own, so that a task
can list them as its assignees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ...ontology import table
from ..model import Block, Group, Language
from ..prefilter import FilteredPattern
from .bodies.tables import alternatives, fields, view
from .spans import Spans

__all__ = ["find", "noun_labels", "plain_noun"]


def _words(language: Language, kind: str) -> list[str]:
    return [
        view(row["words"], language)
        for row in table("groups")
        if row["language"] == language and row["class"] == kind
    ]


@cache
def _bare(language: Language) -> dict[str, str]:
    """Return the nouns that are a group by themselves, without "các" or a modifier.

    ``yes`` anywhere, ``opening`` only where a clause can begin ("địa phương" but not "món ăn địa
    phương").
    """
    rows = (row for row in table("groups") if row["language"] == language and row["bare"])
    return {view(row["words"], language): row["bare"] for row in rows}


#: Of which kind, up to words that tell a duty: "các cơ sở nuôi cá lồng có trách nhiệm ...".
_WHICH_VI = (
    r"(?:\ (?!(?:đã|đang|sẽ|là|được|bị|và|hoặc|để|cho|phải|cần|theo|với|do|không|chưa|mà|thì"
    r"|khi|nếu"
    r"|như|này|đó|nhằm|cùng|từ|đến|về|có|chịu|rà|tổ|báo|chủ|phối|kiểm|tiếp|khẩn|thực|xây|bố"
    r"|tăng|tự)(?!\w))"
    r"(?!(?:lập\ (?:danh|kế|hồ|phương|tổ|đề|báo|bản)|hoàn\ (?:thành|thiện|tất)|cung\ cấp|gửi"
    r"|cử|hướng\ dẫn|nghiên\ cứu|bảo\ đảm|đảm\ bảo|ban\ hành|trình|công\ (?:khai|bố)|chuẩn\ bị"
    r"|lãnh\ đạo|chỉ\ đạo|tham\ mưu|cắt\ giảm|đẩy\ (?:mạnh|nhanh))(?!\w))"
    r"[^\W\d_]{1,8}){1,6}(?=\ (?:có\ (?:trách\ nhiệm|nghĩa\ vụ|nhiệm\ vụ)|chịu\ trách\ nhiệm|phải"
    r"|cần|khẩn\ trương|chủ\ động|được\ yêu\ cầu)\ )"
)
#: After "trên": what somebody acts on, not which of a group.
_GROUNDS = r"(?:cơ\ sở|tinh\ thần|nguyên\ tắc|quan\ điểm|phương\ châm|nền\ tảng)\b"
_MANY_VI = r"các|những|từng|mỗi|mọi|tất\ cả\ các|toàn\ bộ\ các|hai|ba|bốn|năm|sáu|bảy|\d{1,2}"


#: Behind "các đồng chí": the office says who they are.
_OFFICE = (
    r"(?:phó|bộ trưởng|thứ trưởng|chủ tịch|bí thư|giám đốc|trưởng|ủy viên|thủ trưởng|lãnh đạo)"
)


@cache
def _member_vi() -> FilteredPattern:
    """Return the pattern of a member, of the form: (thủ trưởng) (các) NOUN TAIL*."""
    noun, lead, tail = (alternatives(_words("vi", kind)) for kind in ("noun", "lead", "tail"))
    noun = rf"(?:(?:sở|phòng)\ {alternatives(list(fields('vi')))}|{noun})"
    levels = r"(?:tỉnh|thành\ phố|thành|huyện|quận|thị\ xã|thị\ trấn|xã|phường|đặc\ khu|bộ|ngành)"
    scope = rf"(?:các\ )?{levels}(?:(?:,\ |\ và\ |/){levels}){{1,3}}|các\ {levels}"
    return FilteredPattern(
        rf"""(?<![\w/.-])(?<!cơ\ (?=sở))(?<!nghĩa\ (?=vụ))(?<!nhiệm\ (?=vụ))(?<!dịch\ (?=vụ))
        (?:(?P<lead>{lead})\ (?:của\ )?)?
        (?:(?P<many>{_MANY_VI})\ (?:đồng\ chí\ )?)?
        (?P<noun>{noun})(?!\w)(?!\ (?:hội|viên)\b)(?<!trường(?=\ hợp))
        (?<!đồng\ chí(?=\ {_OFFICE}))
        (?<!vụ(?=\ (?:việc|án|tai|cháy|nổ|lừa|cướp|vi|tranh|kiện|mùa|xô)))
        (?P<tail>(?:\ (?:{scope}|{tail})(?!\w)(?<!\ trên(?=\ {_GROUNDS}))){{0,4}})
        (?(many)(?P<which>{_WHICH_VI})?)""",
        re.VERBOSE,
    )


@cache
def _member_en() -> FilteredPattern:
    """Return the pattern of a member, of the form: (the|all) MODIFIER* NOUN TAIL*."""
    noun, mod, tail = (alternatives(_words("en", kind)) for kind in ("noun", "mod", "tail"))
    noun = rf"(?:departments?\ of\ {alternatives(list(fields('en')))}|{noun})"
    one = "province|city|ministry|department|commune|ward|agency|unit|locality|sector|district"
    return FilteredPattern(
        rf"""(?<![\w'-])
        (?:(?P<many>all|both|each|every|all\ the|all\ other|these|those|the|its|their)\ )?
        (?P<mods>(?:(?:{mod}|[a-z]+-level|\d{{1,3}})(?:\ (?:and|or)(?=\ {mod}\ ))?\ ){{0,5}})
        (?P<noun>{noun}|(?<=each\ )(?:{one})|(?<=every\ )(?:{one}))(?![\w'-])
        (?P<tail>(?:\ {tail}(?!\w)){{0,2}})""",
        re.VERBOSE,
    )


_JOINT = {
    "vi": re.compile(r" ?[,;/] ?(?:và )?| (?:và|cùng|với) | & | - "),
    "en": re.compile(r" ?[,;] (?:and |as well as )?| (?:and|as well as|or) | & "),
}
# What makes a bare noun no group: "tại địa phương", "chính quyền địa phương 2 cấp".
_NOT_BEFORE = {
    "vi": re.compile(
        r"(?:tại|ở|ra|một|hai cấp|mô hình|tổ chức|của|trong|người|ngân sách|quản lý) $"
    ),
    "en": re.compile(r"(?:number of|\d{3} (?:administrative )?) $"),
}
_NOT_AFTER = {
    "vi": re.compile(r" (?:số|máy|phận|luật|việc hợp tác|(?:2|hai|02) cấp)(?!\w)"),
    "en": re.compile(r"(?!)"),
}


_OPENING = re.compile(
    r"(?:(?:^|[.;:,!?(] |- )|(?<!\w)(?:với|cho|giao|yêu cầu|đề nghị|chỉ đạo|đôn đốc|phân công|lưu ý"
    r"|và|do|để|nếu|thì|khi|từ|tới) )$"
)
_OF = re.compile(r" (?:of|in|from) (?:the |all )?")


def _opens(match: re.Match[str], seen: str, language: Language) -> bool:
    """Whether a member can stand first: it is definite or its noun is a group by itself."""
    if _NOT_AFTER[language].match(seen, match.end()):
        return False
    if match["many"] or (language == "vi" and match["lead"]):
        return True
    if language == "en" and (match["mods"] or " of " in match["noun"]):
        return True
    bare = _bare(language).get(match["noun"])
    if bare == "opening" and not match["tail"]:
        return bool(_OPENING.search(seen, max(0, match.start() - 10), match.start()))
    if bare:
        return not _NOT_BEFORE[language].search(seen, max(0, match.start() - 14), match.start())
    if language == "vi":
        return bool(match["tail"])
    of = _OF.match(seen, match.end())
    return bool(of and _member_en().match(seen, of.end()))


_OWNER = re.compile(r" (?:trực )?thuộc ")


def _holds_owner(match: re.Match[str]) -> bool:
    """Whether the noun itself names the body that the group is of: "các Ủy ban của Quốc hội"."""
    noun = match["noun"]
    if noun.endswith(" hội đồng nhân dân"):
        return True
    return bool(match["many"]) and noun.endswith("của quốc hội")


def _free(start: int, end: int, taken: Spans) -> bool:
    """Whether a stretch shares no character with a span that is taken."""
    return taken.overlap(start, end) is None


def find(block: Block, language: Language, taken: Sequence[tuple[int, int]]) -> list[Group]:
    """Find the groups of a block, in order; none overlaps a span that is ``taken``.

    Of the forms: các bộ, ngành, địa phương; thủ trưởng các cơ quan, đơn vị liên quan; UBND cấp xã;
    relevant ministries, sectors and localities; provincial People's Committees.
    """
    text = block.text
    seen = view(text, language)
    member = _member_vi() if language == "vi" else _member_en()
    claimed = Spans(taken)
    owned = dict(taken)
    groups: list[Group] = []
    at = 0
    while match := member.search(seen, at):
        at = match.end()
        free = _holds_owner(match) or _free(match.start(), match.end(), claimed)
        if not free or not _opens(match, seen, language):
            at = match.start() + 1
            continue
        while match:
            start, end = _span(match)
            end = max(end, _complement(match, member, seen, claimed, language))
            if language == "vi" and (owner := _OWNER.match(seen, end)):
                end = owned.get(owner.end(), end)
            groups.append(Group(start, end, _spelled(text[start:end], language)))
            at = max(end, match.end())
            joint = _JOINT[language].match(seen, at)
            following = member.match(seen, joint.end()) if joint else None
            if not following:
                break
            if not _holds_owner(following) and not _free(
                following.start(), following.end(), claimed
            ):
                break
            if _NOT_AFTER[language].match(seen, following.end()):
                break
            if following["noun"] == "nơi" and not following["many"]:
                break  # "các tỉnh miền núi, nơi ..." goes on to tell about them
            match = following
    return groups


def _complement(
    match: re.Match[str], member: FilteredPattern, seen: str, claimed: Spans, language: Language
) -> int:
    """Return where the groups end that a group is of: "heads of agencies and units"."""
    end = match.end()
    of = _OF.match(seen, end) if language == "en" else None
    inner = member.match(seen, of.end()) if of else None
    while inner and _free(inner.start(), inner.end(), claimed):
        end = inner.end()
        joint = _JOINT[language].match(seen, end)
        inner = member.match(seen, joint.end()) if joint else None
    return end


_SHORT = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "MTTQ": "Mặt trận Tổ quốc"}


def _spelled(name: str, language: Language) -> str:
    """Return a group's name with its abbreviations spelled out."""
    if language == "en":
        return name
    return re.sub(r"\b(?:UBND|HĐND|MTTQ)\b", lambda short: _SHORT[short[0]], name)


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Return the span of a member, without an article or possessive before it."""
    if (match["many"] or "") in ("the", "its", "their", "these", "those"):
        return match.end("many") + 1, match.end()
    return match.start(), match.end()


def plain_noun(name: str, language: Language) -> str | None:
    """Return the key of the noun that a group's name consists of, beside an article.

    "các địa phương" and "the localities" are "localities"; "34 localities" and "mountainous
    localities" are groups of their own, None here.
    """
    member = _member_vi() if language == "vi" else _member_en()
    match = member.fullmatch(view(name, language))
    if not match or match["tail"] or (match["many"] or "") not in _ARTICLES:
        return None
    if match["lead"] if language == "vi" else match["mods"]:
        return None
    return next((key for words, key in _nouns(language) if words == match["noun"]), None)


def noun_labels(key: str) -> dict[str, str]:
    """Return what a plain noun is called in each language ("localities", "các địa phương")."""
    english = [words for words, each in _nouns("en") if each == key]
    vietnamese = [words for words, each in _nouns("vi") if each == key]
    named = key.replace("-", " ")
    labels = {"en": named if named in english else english[0]} if english else {}
    return labels | ({"vi": f"các {vietnamese[0]}"} if vietnamese else {})


@cache
def _nouns(language: Language) -> tuple[tuple[str, str], ...]:
    """Return the nouns of groups in the order of the table, each with its key."""
    return tuple(
        (view(row["words"], language), row["key"])
        for row in table("groups")
        if row["language"] == language and row["class"] == "noun"
    )


#: Words before a noun that leave the group what it is.
_ARTICLES = frozenset(("", "all", "the", "these", "those", "các", "những", "mọi", "tất cả các"))
