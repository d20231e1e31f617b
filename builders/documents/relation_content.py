"""Where a document only speaks of another: "Dispatch A asks the ministries to implement Law B".

What stands inside the content of a document is no act of that document: A cites B. The same holds
of what is named as a thing ("the results of implementing Resolution B").
"""

from __future__ import annotations

import re

from ..model import Language
from .relation_cues import Cue

__all__ = ["is_content", "named_as_thing", "speaks"]

_EN_ORDERS = (
    r"(?:ask|request|requir|order|instruct|oblig|direct|urg|remind|task|entrust|mandat|assign|expect"
    r"|encourag|advis)(?:s|es|ed|e)?|tells?|told|calls?\son|called\son|gives?|gave"
)
_EN_SAYS = (
    r"(?:says?|said|states?d?|notes?d?|stress(?:es|ed)|warns?|warned|explains?|explained|answers?|adds?"
    r"|points?\sout|makes?\s(?:it\s)?clear|confirms?|confirmed|reminds?\s[^.;,]{2,40})\s?(?:that\b|:|,)"
    r"|(?:sets?\sout|shows?|describes?|lays?\sdown)\show\b"
)
_VI_VERBS = (
    r"(?<!theo\s)(?<!đáp\sứng\s)(?<!các\s)(?<!những\s)yêu\scầu|(?<!được\s)giao(?!\s(?:thông|dịch|đất|lưu"
    r"|thoa|tiếp|ban|nhận|khoán))|đề\snghị|chỉ\sđạo|phân\scông|kêu\sgọi|nêu(?:\srõ)?|cho\sbiết|lưu\sý"
    r"|khẳng\sđịnh|nhấn\smạnh|đánh\sgiá|ghi\snhận|chỉ\srõ|nhắc\snhở|trả\slời"
)
_SPEAKS: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"[^.;]{{0,100}}?\b(?:(?:{_EN_ORDERS})\s[^.;]{{2,100}}?\b(?:to|that)\b|{_EN_SAYS})"
    ),
    "vi": re.compile(rf"[^.;]{{0,100}}?(?<!\w)(?:{_VI_VERBS})(?!\w)"),
}
# "After Decree A was issued, the ministry asked …": the document is only a time.
_TIME = re.compile(
    r"\b(?:after|since|when|once|until|before|beside|unlike)\s(?:the\s)?$"
    r"|(?:(?:sau|trước|từ)(?:\skhi|\sngày)?|cùng\svới|bên\scạnh)\s$",
    re.IGNORECASE,
)
# A further verb of the document itself: "…, replacing Decree B", "… and repeals Decree B".
_OWN_VERB: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?:,|\band|\bbut)\s(?:also\s|thus\s|thereby\s)?$"),
    "vi": re.compile(r"(?:[,;]|và|đồng\sthời|song|nhưng)\s(?:cũng\s)?$"),
}
# "The plan states: in implementation of Resolution B, …" restates the plan's own opening, unless
# it tells what has been done.
_RESTATED = re.compile(r"(?:nêu|nêu\srõ|states?|says?)[,:]\s$")
_DONE = re.compile(r"[^.;]{0,140}\s(?:đã|have|has)\s")
_FINITE = re.compile(r"\w+(?:s|ed|ing)\b")
_THING: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:results?|progress|review|state|status|summary|years?|pace|course|experience)\s(?:of|in|on)"
        r"\s(?:the\s)?$",
        re.IGNORECASE,
    ),
    "vi": re.compile(
        r"(?<!\w)(?:kết\squả|tình\shình|việc|quá\strình|công\stác|tiến\sđộ|sơ\skết|tổng\skết|năm"
        r"|kinh\snghiệm)\s(?:tổ\schức\s|triển\skhai\s)*$",
        re.IGNORECASE,
    ),
}


def speaks(text: str, start: int, end: int, at: int, language: Language) -> bool:
    """Whether the document named from ``start`` to ``end`` says what stands at ``at``."""
    return bool(
        _SPEAKS[language].match(text, end, at) and not _TIME.search(text, max(0, start - 20), start)
    )


def is_content(text: str, start: int, end: int, cue: Cue, language: Language) -> bool:
    """Whether a cue belongs to what the document named before it says, not to what it does."""
    if cue.voice not in ("active", "passive") or not speaks(text, start, end, cue.start, language):
        return False
    if _RESTATED.search(text, max(end, cue.start - 20), cue.start):
        return bool(_DONE.match(text, cue.end))
    if not _OWN_VERB[language].search(text, max(end, cue.start - 20), cue.start):
        return True
    words = text[cue.start : cue.end]
    return not _FINITE.match(words) if language == "en" else cue.relation not in _ENDS


#: What a document does itself where a Vietnamese clause goes on after an order.
_ENDS = ("replaces", "repeals", "cites")


def named_as_thing(text: str, cue: Cue, language: Language) -> bool:
    """Whether the act is named as a thing: "kết quả thực hiện Nghị quyết B"."""
    before = _THING[language].search(text, max(0, cue.start - 40), cue.start)
    return cue.relation == "implements" and cue.voice == "active" and bool(before)
