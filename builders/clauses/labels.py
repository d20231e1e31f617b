"""Plans that name by labels who does a task, with whom and by when.

Of the form: ``1. Biên soạn tài liệu`` / ``- Cơ quan chủ trì: Sở Y tế.`` / ``- Cơ quan phối hợp: các
sở, ngành.`` / ``- Thời gian: quý I/2026.`` A label speaks of the items before it at its own depth,
or of the heading above it where there are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model import Language, Quote
from .grammar import compile_pattern
from .masking import GENERIC

__all__ = ["Label", "Topics", "labels", "may_label", "split_partners", "tells_parts"]

_LABEL = re.compile(
    r"""(?:^|(?<=[.;,(])\s?|(?<=[.;,(]\s))[-–+*]?\s?
        (?: (?P<lead>(?:(?:cơ\ quan|đơn\ vị|bộ\ phận|tổ\ chức)(?:(?:,\ |/)đơn\ vị)?|GROUP)
                     \ (?:được\ giao\ )?
                     (?:chủ\ trì|thực\ hiện|đầu\ mối|phụ\ trách|tham\ mưu|chịu\ trách\ nhiệm)
                     (?:\ (?:thực\ hiện|tham\ mưu|soạn\ thảo|xây\ dựng|chính|triển\ khai))?
                   | phân\ công\ (?:chủ\ trì|thực\ hiện) | chủ\ trì(?:\ thực\ hiện)?
                   | trách\ nhiệm(?:\ (?:thực\ hiện|chủ\ trì|chính))?
                   | ai\ (?:làm|lo|chủ\ trì) | (?:người|nơi|bên)\ (?:làm|lo))
          | (?P<with>(?:(?:(?:các\ )?(?:cơ\ quan|đơn\ vị)(?:(?:,\ |/)đơn\ vị)?|GROUP)\ )?
                     phối\ hợp(?:\ thực\ hiện)?
                   | ai\ (?:giúp|cùng\ làm) | cùng\ làm | (?:người|nơi|bên)\ giúp)
          | (?P<when>(?:thời\ gian|thời\ hạn|tiến\ độ|hạn)
                     (?:\ (?:thực\ hiện|hoàn\ thành|triển\ khai|trình|ban\ hành|báo\ cáo))*
                   | hoàn\ thành | khi\ nào(?:\ xong)? | bao\ giờ\ xong | xong(?:\ trước|\ ngày)?)
          | (?P<what>nội\ dung(?:\ (?:thực\ hiện|công\ việc|nhiệm\ vụ))?|nhiệm\ vụ|hoạt\ động)
          | (?P<other>sản\ phẩm|kết\ quả|kinh\ phí|nguồn\ kinh\ phí|đối\ tượng|địa\ điểm|hình\ thức
                     |mục\ tiêu|yêu\ cầu|thành\ phần|chỉ\ tiêu)[^:.;]{0,40}
        )\s*:""".replace("GROUP", GENERIC),
    re.VERBOSE | re.IGNORECASE,
)
_LABEL_EN = re.compile(
    r"""(?:^|(?<=[.;,(|/])\s?|(?<=[.;,(|/–—-]\s))[-–+*"“]?\s?
        (?: (?P<lead>(?:lead(?:ing)?|responsible|assigned|implementing|presiding|main|host|focal)
                     (?:\ (?:agency|body|unit|ministry|department|office|party)|\ agencies)?
                   | (?:(?:person|agency|body|unit)\ )?(?:in\ charge|responsible)|to\ be\ led\ by
                   | assigned\ to|responsibility|led\ by|assignee|who|by\ whom)
          | (?P<with>(?:coordinating|co-ordinating|supporting|cooperating|partner|participating)
                     (?:\ (?:agency|body|unit|ministry|department|office|party)|\ agencies)?
                   | (?:in\ )?coordination(?:\ with)?|(?:with\ the\ )?support(?:\ (?:from|of))?
                   | (?:together\ )?with(?:\ whom)?|helped\ by|partners?)
          | (?P<when>deadline|due(?:\ date|\ by)?|completion(?:\ date|\ time)?|timeline|timeframe
                     |time(?:\ limit|\ of\ completion)?|to\ be\ completed(?:\ (?:by|in|before))?
                     |(?:by\ )?when|by)
          | (?P<what>tasks?|work|content|assignment|action|what|job)
          | (?P<other>outputs?|products?|results?|funding|budget|source)
        )(?:\s*:|(?<=to\ be\ completed)[ ]|(?<=completed\ (?:by|in))[ ]
            |(?<=completed\ before)[ ])""",
    re.VERBOSE | re.IGNORECASE,
)
#: The same in a sentence of its own: "Sở Y tế chủ trì, phối hợp với Sở Tài chính."
_SAID = compile_pattern(
    r"""(?:^|_[-–]_)(?P<at>)(?P<lead>(?:các_)?<W>)_(?:chủ_trì|phụ_trách|làm_đầu_mối|là_(?:cơ_quan|đơn_vị)_chủ_trì)
        (?:_(?:thực_hiện|triển_khai|tham_mưu))?
        (?P<with>,?_phối_hợp_(?:với|cùng)_(?:các_)?<W>(?:_(?:thực_hiện|triển_khai))?)?
        (?P<when>[,;.]?_[^;:.]{0,40}<T>)?[\s.;)]*$"""
)
#: A label's party with what its part is: "Cơ quan thực hiện: Sở Y tế chủ trì, phối hợp với ...".
_PARTS = compile_pattern(
    r"^[^:]{2,60}:_?(?:các_)?<W>_(?:chủ_trì|thực_hiện)(?:_thực_hiện)?,?_phối_hợp_(?:chặt_chẽ_)?(?:với|cùng)_"
)
#: Words of which a label has one that has no colon.
_NO_COLON: dict[Language, re.Pattern[str]] = {
    "vi": re.compile(r"chủ trì|phụ trách|làm đầu mối", re.IGNORECASE),
    "en": re.compile(r"completed", re.IGNORECASE),
}
#: What stands between those who lead and their partners behind one label.
_PARTNERS = re.compile(
    r"(?<!together)(?<!jointly)[,;]? (?:(?:in (?:coordination|cooperation|collaboration) )?with"
    r"|supported by|assisted by|helped by|phối hợp)\b",
    re.IGNORECASE,
)
#: What follows those who lead and names others: "(to be submitted to the Prime Minister)".
_ASIDE = re.compile(
    r",? \(?(?:to (?:be )?(?:submit|report|present|sent)|trình|báo cáo)\w* ", re.IGNORECASE
)
_LABELS: dict[Language, re.Pattern[str]] = {"vi": _LABEL, "en": _LABEL_EN}


@dataclass(frozen=True, slots=True)
class Label:
    """One label of a block and the stretch of the mask that it speaks of."""

    role: str
    """lead, with, when, what or other."""
    at: int
    """Where the label itself begins."""
    start: int
    end: int
    said: bool = False
    """Whether it is a sentence about the items before it, not a label with a colon."""


def may_label(text: str, language: Language) -> bool:
    """Whether a block can have labels, as far as its words tell before they are masked."""
    return ":" in text or _NO_COLON[language].search(text) is not None


def labels(text: str, language: Language) -> list[Label]:
    """Find the labels of a masked block, in order; each reaches to the next."""
    if language == "vi" and (said := _SAID.search(text)):
        roles = [role for role in ("lead", "with", "when") if said[role]]
        return [Label(role, said.start("at"), *said.span(role), said=True) for role in roles]
    found = list(_LABELS[language].finditer(text))
    if not found:
        return []
    ends = [*(m.start() for m in found[1:]), len(text)]
    return [
        Label(match.lastgroup or "other", match.start(), match.end(), end)
        for match, end in zip(found, ends, strict=True)
    ]


def tells_parts(text: str) -> bool:
    """Whether a masked block says behind one label who leads and who works with them."""
    return _PARTS.match(text) is not None


def split_partners(words: str) -> tuple[str, str]:
    """Cut what stands behind a label into those who lead and those who work with them."""
    if ends := _ASIDE.search(words):
        words = words[: ends.start()]
    cut = _PARTNERS.search(words)
    return (words[: cut.start()], words[cut.start() :]) if cut else (words, "")


@dataclass(slots=True)
class Topics:
    """The items and headings that a label may speak of."""

    open: list[tuple[int, Quote, bool]] = field(default_factory=list)
    """Depth, words, and whether a label "content:" introduces them."""
    closed: bool = False
    """Whether labels have spoken of the innermost items already."""
    tasks: list[int] = field(default_factory=list)
    """Positions of the tasks that further labels complete."""
    listed: int | None = None
    """Depth of a label "content:" whose items stand below it."""

    def note(self, rank: int, quote: Quote, content: bool = False) -> None:
        """Take in an item or heading."""
        if self.listed is not None and rank <= self.listed:
            self.listed = None
        least = rank if self.closed and not content else rank + 1
        self.open = [t for t in self.open if 0 < t[0] < least or t[0] == 0 < rank]
        self.open.append((rank, quote, content))
        if self.closed:
            self.closed, self.tasks = False, []

    def leave(self, rank: int) -> None:
        """Leave the items of this depth: a block says by labels all that there is to one task."""
        self.open = [t for t in self.open if t[0] < rank]

    def above(self, rank: int) -> Quote | None:
        """Return the innermost item or heading above this depth."""
        return next((quote for depth, quote, _ in reversed(self.open) if depth < rank), None)

    def meant(self, rank: int) -> Iterator[Quote]:
        """Yield what a label of this depth speaks of."""
        if rank == self.listed and not self.closed:
            yield from (quote for depth, quote, _ in self.open if depth > rank)
            return
        if rank == 0 and self.open and self.open[-1][0] > 0:
            # a line without a marker speaks of the item right above it
            yield self.open[-1][1]
            return
        beside = [t for t in self.open if t[0] == rank] if not self.closed else []
        if content := [t for t in beside if t[2]]:
            beside = content
        above = [t for t in self.open if t[0] < rank]
        for _, quote, _ in beside or above[-1:]:
            yield quote
