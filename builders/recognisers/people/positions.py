"""Find the position that stands beside a person's name, as the text words it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model import Language
from .names import CAPITALS
from .titles import Title, office_row

__all__ = [
    "HONORIFIC",
    "behind_name",
    "is_ordinary",
    "place_of_work",
    "position_after",
    "position_before",
]

Span = tuple[int, int]

#: Words of address and rank directly before a name: "Mr.", "Assoc. Prof. Dr.", "đồng chí", "bà".
HONORIFIC = {
    "en": re.compile(
        r"(?<![\w-])(?:(?:Mr|Ms|Mrs|Miss|Mme|Dr|Prof|Assoc|MSc|PhD)\b\.?|"
        r"(?:Associate |Assistant )?Professor|Doctor|Madam|"
        r"[Cc]omrades?|(?:Senior |Major |Lieutenant |Sub-)?(?:Lieutenant |Colonel )?"
        r"(?:Colonel|General|Captain|Major)|Judge|Engineer|Architect)\ "
    ),
    "vi": re.compile(
        r"(?<![\w-])(?:(?:[Cc]ác )?đồng chí|Đồng chí|[Đđ]/c|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|"
        r"(?:PGS|GS|TS|ThS|BS|KS|CN|NGƯT)\.?(?:TS\.?|TSKH\.?)?|"
        r"[Bb]ác sĩ|[Kk]ỹ sư|[Cc]ô giáo|[Tt]hầy giáo|[Nn]hà báo|"
        r"(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá)|(?:Phó )?[Gg]iáo sư|[Tt]iến sĩ|[Tt]hạc sĩ)\ "
    ),
}

# What may stand between a title and a name, beside words with a capital.
_LOWER_EN = (
    r"of|the|a|an|for|at|in|to|on|and|under|with|charge|&|people['’]s|provincial|municipal|city|"
    r"province|provinces|commune|communes|ward|wards|district|level|central|national|state|party|"
    r"committee|council|department|ministry|office|board|division|commission|centre|center|"
    r"agency|bureau|village|region|special|zone|former|old|standing|permanent|deputy|local|"
    r"commune-level|province-level|science|affairs|home|research|policy|law|economic|justice"
)
_EN = rf"(?:(?!I\b)[{CAPITALS}][\w'’.-]*\w['’]?|[A-Z]|(?:{_LOWER_EN})(?:['’]s?)?(?![\w'’]))"
# In apposition any word may follow a title but those with which the sentence goes on.
_VERB_EN = (
    r"(?:\w+ed|said|says|told|tells|has|had|was|were|is|are|will|who|which|that|while|when|then|also|"
    r"spoke|gave|led|thinks|takes|took|sees|where|as|by|from|after|before|during|but|if|it|he|she|"
    r"they|we|not|now|once|only|reckons|argues|notes|adds|puts|made|went|came|held|wrote|met|"
    r"believes|insists|warns|calls|asks|wants|may|must|should|can|could|would|did|does|do)\b"
)
_STOP_VI = (
    r"yêu|giao(?! thông)|thừa|nghỉ|đề|đã|được|là|cho|biết|tại|với|về|sau|khi|theo|trước|do|bởi|ký|"
    r"nêu|nhấn|phát|khẳng|nghe|trình|kết|đánh|tham|dự|làm|nhìn|đang|sẽ|không|cũng|vừa|nói|đến|từ|"
    r"có|chủ|chỉ|trả|phải|cần|lưu|thông (?:báo|tin|qua)|báo|kiểm|trực|cùng|để|thay|thì|mà|nhận|gửi|"
    r"điều|bày|chia|phân|tiếp|góp|hướng|đôn|xem|ra|đi|thăm|đọc|gợi|trao|quyết|ghi|cảm|mong|chúc|mời"
)
_VI = rf"(?!(?:{_STOP_VI})(?!\w))[\w&/-]+(?:\.\w+)*(?:(?<= TP)\.(?= [{CAPITALS}]))?"
_BETWEEN = {
    "en": re.compile(rf"(?:,?\ {_EN}){{0,18}}+\s*"),
    "vi": re.compile(rf"(?:(?:,\ (?=[{CAPITALS}])|\ )(?:{_VI})){{0,18}}+\s*"),
}
_BEHIND = {
    "en": re.compile(rf"(?:\ (?:{_EN}|(?!{_VERB_EN})[a-z][a-z'’-]+(?!\w))){{0,18}}+"),
    "vi": re.compile(rf"(?:\ (?:{_VI})){{0,18}}+"),
}
# A complement that ends so leads on to something that is not the name.
_LOOSE_END = {
    "en": re.compile(
        r"(?:[\s,]{1,4}(?:and|of|the|a|an|for|at|in|to|on|under|with|&|former|old)){1,8}$"
    ),
    "vi": re.compile(r"(?:[\s,]{1,4}(?:và|của|các|những|cùng|ở|trong|này|đó|cấp|&|-)){1,8}$"),
}
_BEFORE_EN = re.compile(rf"(?:(?:{_EN})\ ){{1,9}}$")
_OPENING_EN = re.compile(
    r"^(?:(?:The|A|An|On|In|At|And|As|But|By|For|From|With|To|According|Also|of|the|a|an|for|at|"
    r"in|to|on|and|under|with|charge|&|Yesterday|Today|When|While|After|Before|However|Then)\ )+"
)
_JOIN = {
    "en": re.compile(r"(?:,| cum| - |,? and)(?: (?:and|concurrently|cum|also|the))?\s*$"),
    "vi": re.compile(r"(?:,|,? kiêm| -| –|,? đồng thời là|,? và)\s*$"),
}
# Words between a name and a title in apposition: "a full-time member", "the department's head".
_LEADING = {
    "en": re.compile(
        rf"(?:(?!{_VERB_EN}|(?:whose|whom|the|a|an|of|in|on|to|for|with|and|or|this)\b)"
        r"[\w'’-]+\ ){0,5}"
    ),
    "vi": re.compile(r""),
}
_AHEAD = {
    "en": re.compile(
        r"(?:,(?: (?:aged )?\d\d,)?| -| –| —|:)?\s?\(?"
        r"(?:(?:the|a|an|your|our|his|her|their|now|who is)\ )?"
    ),
    "vi": re.compile(
        r"(?:,(?: \d\d tuổi,)?| -| –| —|:)?\s?\(?(?:(?:là|hiện là|hiện giữ chức|giữ chức)\ )?"
    ),
}
_NEXT = {
    "en": re.compile(r"(?:,(?: and| cum| concurrently)?| cum| and| -) (?:the )?"),
    "vi": re.compile(r"(?:,|,? kiêm| -|,? đồng thời là| và) ?"),
}
_REACH = 220
# "giảng viên về quản lý công"; "Vụ trưởng Vụ Pháp chế (Bộ Công an)".
_SUBJECT_VI = re.compile(rf" về(?: (?:{_VI})){{1,6}}")
_BRACKET = re.compile(r" \((?P<words>[^()]{3,90})\)")
# "NAME, who heads BODY", "NAME has led BODY since".
_HEADS = re.compile(
    r",? (?:who )?(?:now |currently )?"
    r"(?P<verb>heads|chairs|leads|directs|runs|has (?:headed|chaired|led|run)) (?:the )?"
)
# "NAME, a retired engineer, said": what somebody is, where no office is told.
_SOMEBODY = re.compile(
    r",(?: (?:aged )?\d\d(?: years old)?,)? an? "
    r"(?P<words>(?!(?:few|day|week|month|year|lot|bit|little|while|moment|plan|decision|move|step)\b)"
    r"[a-z][^,.;:()\n]{2,70})(?=[,.;])"
)
_OF_EN = re.compile(
    rf" of (?:the )?(?:[{CAPITALS}][\w'’-]*(?: (?:of|and)(?= [{CAPITALS}]))?"
    r"(?: |(?=[,.;]|$))){1,7}"
)


def is_ordinary(word: str) -> bool:
    """Tell whether a word occurs in English names of bodies and offices ("Committee", "Party")."""
    return re.fullmatch(_LOWER_EN, word, re.IGNORECASE) is not None


def _chains(title: Title) -> bool:
    return office_row(title.office)["chains"] == "yes"


def _widened(text: str, title: Title, language: Language, floor: int) -> int:
    """Return where the words before an English title begin ("Hanoi Party Secretary")."""
    if language != "en":
        return title.start
    before = _BEFORE_EN.search(text, max(floor, title.start - 90), title.start)
    if not before:
        return title.start
    opening = _OPENING_EN.match(text[before.start() : title.start])
    return before.start() + (opening.end() if opening else 0)


def _left_of(text: str, start: int, language: Language, floor: int) -> tuple[int, bool]:
    """Step left over words of address, brackets and a comma; tell whether they were there."""
    addressed = False
    pattern = re.compile(rf"(?:{HONORIFIC[language].pattern})$")
    while found := pattern.search(text, max(floor, start - 30), start):
        start, addressed = found.start(), True
    if bracket := re.search(r"\([^()]{0,60}\) $", text[max(floor, start - 64) : start]):
        start -= len(bracket[0])
    if start > floor and (
        found := re.search(r"(?:,| -| –|:) $", text[max(floor, start - 3) : start])
    ):
        return start - len(found[0]), addressed
    return len(text[:start].rstrip()) if text[start - 1 : start] == " " else start, addressed


def position_before(
    text: str, name: Span, titles: Sequence[Title], language: Language, floor: int
) -> Span | None:
    """Return the span of the titles that lead up to a name.

    Of the form: ``Minister of Home Affairs NAME``, ``Ủy viên Bộ Chính trị, Bí thư Thành ủy Hà Nội
    NAME``, ``Head of the Board, Mr. NAME,``. ``floor`` is the end of the name before this one.
    """
    left, addressed = _left_of(text, name[0], language, floor)
    if (
        text[left : left + 1] == ","
        and not addressed
        and text[name[1] : name[1] + 1] not in (",", "")
    ):
        return None
    near = [t for t in titles if floor <= t.start and t.end <= left and left - t.end < _REACH]
    if not near:
        return None
    last = near.pop()
    between = text[last.end : left]
    if not _BETWEEN[language].fullmatch(between) or _LOOSE_END[language].search(between):
        return None
    start = _widened(text, last, language, floor)
    while near and _chains(near[-1]) and start - near[-1].end < _REACH:
        between = text[near[-1].end : start]
        joint = _JOIN[language].search(between)
        if not joint or not _BETWEEN[language].fullmatch(between[: joint.start()]):
            break
        if ("and" in joint[0] or "và" in joint[0]) and near[-1].office not in (
            "member",
            "secretary",
        ):
            break
        start = _widened(text, near.pop(), language, floor)
    return start, left


def _behind(text: str, title: Title, language: Language, taken: Sequence[Span]) -> int:
    """Return where the complement of a title ends."""
    found = _BEHIND[language].match(text, title.end)
    end = found.end() if found else title.end
    # A recognised body runs on over commas that end other complements.
    while over := [e for s, e in taken if title.end < s <= end + 1 and s < end < e <= end + 120]:
        end = max(over)
    loose = _LOOSE_END[language].search(text, title.end, end)
    end = loose.start() if loose and loose.end() == end else end
    if end == title.end and text.startswith(", ", end):
        # "Director, Department of Finance": the body stands beside a bare title.
        end = next((e for s, e in taken if s == title.end + 2 and text[e : e + 1] in ",.);"), end)
    if title.office == "expert" and (subject := _SUBJECT_VI.match(text, end)):
        end = subject.end()
    bracket = _BRACKET.match(text, end)
    if bracket and any(bracket.start("words") <= s < bracket.end() for s, _ in taken):
        end = bracket.end()
    return end


def position_after(
    text: str,
    name: Span,
    titles: Sequence[Title],
    language: Language,
    names: Sequence[Span],
    taken: Sequence[Span],
) -> Span | None:
    """Return the span of the titles in apposition after a name.

    Of the form: ``NAME, Vice Chairman of …, requested``, ``NAME - Chủ tịch …``, ``NAME (Bí thư
    …)``. A title that leads up to the next name is that person's.
    """
    lead = _AHEAD[language].match(text, name[1])
    at = lead.end() if lead else name[1]
    if at == name[1] or text[name[1] : at].isspace():
        return None
    first = next((t for t in titles if at <= t.start <= at + 60), None)
    if first is None or first.plural:
        return None
    if not _LEADING[language].fullmatch(text[at : first.start]):
        return None
    following = {start for start, _ in names if start > name[1]}
    end, last = _behind(text, first, language, taken), first
    while True:
        if any(first.start < start <= end + 1 for start in following):
            return None
        joint = _NEXT[language].match(text, end)
        later = joint and next((t for t in titles if t.start == joint.end()), None)
        if not later or later.plural or not (_chains(later) or _chains(last)):
            return at, end
        stop = _behind(text, later, language, taken)
        if any(later.start < start <= stop + 1 for start in following):
            return at, end
        end, last = stop, later


def place_of_work(text: str, end: int, taken: Sequence[Span], language: Language) -> Span | None:
    """Return what a person is where no office is told; ``end`` is that of the name.

    Of the form: ``NAME, who heads BODY``, ``NAME, BODY,``, ``NAME, a retired engineer,``.
    """
    lead = _HEADS.match(text, end) if language == "en" else None
    if lead and (body := next((e for s, e in taken if s == lead.end()), None)):
        return lead.start("verb"), body
    for start, stop in taken:
        if start == end + 2 and text.startswith(", ", end) and text[stop : stop + 1] in ",.;":
            return start, stop
    told = _SOMEBODY.match(text, end) if language == "en" else None
    return told.span("words") if told else None


def behind_name(text: str, end: int, bare: bool, taken: Sequence[Span], language: Language) -> str:
    """Return what completes, behind a name, the position before it, or nothing.

    Of the form: ``Luật sư NAME (Đoàn Luật sư …)``, ``Vice Chairman NAME of Ninh Kieu Ward``, where
    the title is ``bare``.
    """
    bracket = _BRACKET.match(text, end)
    if bracket and any(s == bracket.start("words") for s, _ in taken):
        return bracket[0]
    of = _OF_EN.match(text, end) if bare and language == "en" else None
    return of[0].rstrip() if of else ""
