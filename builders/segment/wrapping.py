"""Whether a line goes on with the next one, where a text is hard-wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .markers import match_marker

__all__ = ["Wrapping", "glued", "is_capitals", "opens_paragraph"]

# Words after which no paragraph ends.
_FUNCTION_WORDS = """
    của và các với tại theo cho về trong do từ đến để được bởi hoặc những một mọi trên dưới giữa
    cùng bằng qua vào khi nếu thì mà như gồm thuộc
    the of and to in on at for with by from a an or that which under as into its their between
    will shall must is are was were be has have not than
"""
_OPEN_WORDS = frozenset(_FUNCTION_WORDS.split())
# Head nouns that want a complement, where they are written with a capital: "Sở" + "Xây dựng".
_OPEN_NOUN = re.compile(
    r"(?:^|(?<!ngang)(?<!các)(?<!Các)(?<!liên)[\s,])"
    r"(?:Sở|Bộ|Ủy|Chủ|Phó|Hội|Thành|Tỉnh|Ủy ban|Hội đồng"
    r"|(?:[Cc]hủ tịch|[Bb]í thư|[Gg]iám đốc)(?: các)?)$"
)
# First syllables of what letterheads and titles say, which mean nothing alone: "KẾT" + "LUẬN CỦA".
_OPEN_SYLLABLE = re.compile(
    r"(?:BỘ|BAN|SỞ|CỤC|ỦY|HỘI|THỦ|CHÍNH|THÔNG|QUYẾT|NGHỊ|KẾ|KẾT|CHỈ|CÔNG|HƯỚNG|BÁO|TỜ|VĂN|CHỦ|TỔNG"
    r"|NGÂN|VIỆN|BẢO|CỘNG|THÀNH|VỀ|CHƯƠNG)"
)
# Words that want a number: "Điều" + "5", "năm" + "2025".
_OPEN_COUNT = re.compile(
    r"(?:^|\s)(?:số|ngày|tháng|năm|điều|khoản|điểm|quý|mục|no\.|article|clause|point)$",
    re.IGNORECASE,
)
_OPEN_LISTS = re.compile(
    r"(?:các (?:bộ|sở|tỉnh|thành phố|cơ quan)|trung ương|thành phố|the ministries of) ?:$", re.I
)
_NEW_PARAGRAPH = re.compile(
    r"(?:TM|KT|TL|TUQ|Q|T/M|K/T)\. ?[A-ZĐỦ]|Nơi nhận|Kính gửi|V/v|V/V|Số ?:"
    r"|Recipients ?:|Dear |Re ?: "
)
_RECITAL = re.compile(
    r"(?:Căn cứ|Theo đề nghị|Trên cơ sở|Xét |Pursuant to|Based on|At the proposal)"
)
# Words with which a letter begins below the list of those it is sent to.
_ADDRESS = re.compile(r"(?:Kính gửi|Đồng kính gửi)")
_LETTER = re.compile(
    r"(?:Thực hiện|Triển khai|Căn cứ|Theo|Ngày|Ngay|Vừa qua|Thời gian|Hiện nay|Để|Nhằm|Trên cơ sở"
    r"|Tiếp theo|Qua|Sau khi|Trong|Về việc|Nhận được|Phúc đáp|Xét) "
)
_SUBJECT = re.compile(r"(?:VỀ|V/V|VỀ VIỆC|ON) ")
_REFERENCE = re.compile(r"(?:điều|khoản|điểm|số|mục|article|clause|no\.|point)$", re.IGNORECASE)
_SPLIT_NUMBER = re.compile(r"\d ?/?[\w.]{0,12}[A-ZĐ]{1,12}[-–/]$|\d/$|\d-$")
_CODE = re.compile(r"[A-ZĐƯ]{1,12}\w{0,4}(?:[-/\s.,;]|$)|\d{4}/")
_DASHES = frozenset("-–—")
# A line that ends in a name, which a dash may join to another: "đường cao tốc Ninh Bình" + "- Hải
# Phòng"; what stands before an item ends in a point or colon.
_NAME_AT_END = re.compile(r"[a-zà-ỹ] [A-ZĐÀ-Ỹ][a-zà-ỹ]+(?: [A-ZĐÀ-Ỹ][a-zà-ỹ]+){1,2}$")
_LAST_WORD = re.compile(r"([^\W\d_]+)$")


def is_capitals(words: str) -> bool:
    """Whether words are written in capitals throughout."""
    return words.upper() == words and sum(map(str.isalpha, words)) > 2


def glued(before: str, after: str) -> bool:
    """Whether a number is broken between two lines: ``178/2024/NĐ-`` and ``CP``."""
    return bool(_SPLIT_NUMBER.search(before[-24:]) and _CODE.match(after))


def opens_paragraph(line: str) -> bool:
    """Whether a line begins with words that only begin paragraphs: "Nơi nhận", "Căn cứ"."""
    return bool(_NEW_PARAGRAPH.match(line) or _RECITAL.match(line))


def _percentile(lengths: list[int]) -> int:
    return sorted(lengths)[int(len(lengths) * 0.9)] if lengths else 0


@dataclass(frozen=True, slots=True)
class Wrapping:
    """Widths at which a text wraps its lines; 0 where it does not."""

    first: int
    """Width of the first lines of paragraphs: some sources wrap them earlier."""
    rest: int

    @classmethod
    def measure(cls, pairs: Iterable[tuple[str, str, bool]]) -> Wrapping:
        """Measure on neighbouring lines: text, text of the next, is the first of a paragraph.

        Only a line that is followed by one in lower case has surely been wrapped.
        """
        first: list[int] = []
        rest: list[int] = []
        for line, following, opens in pairs:
            if following[0].islower() and len(line) < 200 and not match_marker(following):
                (first if opens else rest).append(len(line))
        if len(first) + len(rest) < 2:
            return cls(0, 0)
        wide = _percentile(rest) or _percentile(first)
        return cls(_percentile(first) or wide, wide)

    @property
    def wraps(self) -> bool:
        """Whether the text is hard-wrapped at all."""
        return self.rest > 0

    def joins(self, line: str, following: str, *, opens: bool, gap: bool, block: str) -> bool:
        """Whether ``following`` goes on with the paragraph that ``line`` is the last line of.

        ``opens``: ``line`` is the paragraph's first; ``gap``: a blank line stands between;
        ``block``: the start of the paragraph.
        """
        if glued(line, following) or (line.endswith(("Số:", "Số :")) and following[0].isdigit()):
            return True
        if _NEW_PARAGRAPH.match(following) or (_ADDRESS.match(block) and _LETTER.match(following)):
            return False
        closed = line[-1] in ".;:!?…" and not _OPEN_LISTS.search(line[-40:])
        if gap:
            return self._goes_on(line, following) and not closed
        if is_capitals(following) and _OPEN_SYLLABLE.fullmatch(line):
            return True
        if not self.wraps or len(line) > 1.6 * max(self.first, self.rest):
            return False
        if line[-1] in ";,." and _RECITAL.match(following) and line[-1] != ",":
            return False
        if line[-1] in ".;:" and self._begins_paragraph(following):
            return False
        full = self._full(line, following, opens)
        if match_marker(following):
            return full and self._false_marker(line, following)
        if is_capitals(line) != is_capitals(following):
            return full and not closed and not is_capitals(line)
        if is_capitals(line):
            open_line = self._open(line, following)
            return not closed and (full or open_line or bool(_SUBJECT.match(block)))
        if following[0].islower():
            return full or not closed
        return full or (not closed and self._open(line, following))

    def _goes_on(self, line: str, following: str) -> bool:
        """Whether a paragraph may go on after a blank line, as it does over page breaks."""
        return (
            self.wraps
            and following[0].islower()
            and len(line) < 200
            and not match_marker(following)
        )

    def _begins_paragraph(self, line: str) -> bool:
        """Whether a line is a first line, in texts that wrap those much earlier than others."""
        return (
            self.first < 0.75 * self.rest
            and line[0].isupper()
            and line[-1] not in ".;:"
            and len(line) <= 1.1 * self.first
        )

    def _full(self, line: str, following: str, opens: bool) -> bool:
        """Whether the next word would not have fitted on the line any more.

        Lines that end a sentence must be nearly full: most of them end their paragraph.
        """
        width = self.first if opens and len(line) <= 1.1 * self.first else self.rest
        filled = len(line) + 1 + len(following.split(" ", 1)[0])
        return filled >= (0.93 if line[-1] in ".;:!?…" else 0.85) * width

    @staticmethod
    def _open(line: str, following: str) -> bool:
        """Whether a line cannot be the end of a paragraph."""
        tail = line[-40:]
        if _OPEN_NOUN.search(tail) or (following[0].isdigit() and _OPEN_COUNT.search(tail)):
            return True
        if line[-1] in ",(–-" or _OPEN_LISTS.search(line[-40:]):
            return True
        last = _LAST_WORD.search(line)
        return bool(last and last[1].lower() in _OPEN_WORDS)

    @staticmethod
    def _false_marker(line: str, following: str) -> bool:
        """Whether what looks like a marker belongs to the sentence: "khoản" + "3. Trường hợp"."""
        if line[-1] in ".;:!?…":
            return False
        if _REFERENCE.search(line[-12:]):
            return True
        marker = match_marker(following)
        if marker is None:
            return False
        after = following[len(marker[0]) :].lstrip()
        if marker[0].strip() in _DASHES:
            return bool(_NAME_AT_END.search(line)) and after[:1].isupper()
        return marker[1] in (4, 5) and after[:1].islower()
