"""Lines that belong to the page or the site and not to the text."""

from __future__ import annotations

import re

__all__ = ["is_motto", "is_page_number", "is_rule", "is_site_furniture", "is_stamp", "opens_page"]

_RULE = re.compile(r"[-_=~.·–—― *]{3,}|\[daky\]|[-–—_]+")
_PAGE = re.compile(r"[-–— ]{0,3}\d{1,4}[-–— ]{0,3}|(?:Page|Trang) \d{1,4}(?: ?(?:/|of) ?\d{1,4})?")
_GAZETTE = re.compile(
    r"(?:\d{1,4} )?CÔNG BÁO ?/ ?Số [\d +\-–&]{1,20} ?/ ?Ngày \d{1,2}[-/]\d{1,2}[-/]\d{4}"
    r"(?: \d{1,4})?"
)
# The signature block of an electronic gazette: "Ký bởi: …", "Ngày ký: 2026-06-02 08:06:58 +07:00".
_STAMP = re.compile(r"(?:Ký bởi|Người ký|Ngày ký|Thời gian ký|Giờ ký|Email) ?:")
_STAMP_MORE = re.compile(r"(?:Cơ quan|Email|Tổ chức|Ngày ký|Thời gian ký) ?:")

_MOTTO = re.compile(
    r"""(?:CỘNG\ H[ÒO]À?A?\ XÃ\ HỘI\ CHỦ\ NGHĨA\ VIỆT\ NAM)?\W{0,3}
        (?:Độc\ lập\W{1,5}Tự\ do\W{1,5}Hạnh\ phúc)?\W{0,3}
      | ĐẢNG\ CỘNG\ SẢN\ VIỆT\ NAM
      | SOCIALIST\ REPUBLIC\ OF\ VIET\ ?NAM\W{0,3}(?:Independence\W{1,5}Freedom\W{1,5}Happiness)?
      | Independence\W{1,5}Freedom\W{1,5}Happiness""",
    re.VERBOSE | re.IGNORECASE,
)

# What news sites print around an article; whole lines only.
_SITE = re.compile(
    r"""(?:Comments?|Bình\ luận|Ý\ kiến)\ ?\(\d{1,5}\)
      | (?:Same\ tags?|Cùng\ chủ\ đề|Same\ topic|Same\ category)\b.{0,80}
      | (?:Source|Nguồn|Link|Read\ more\ at|Via)\ ?:?\ ?(?:https?://|www\.)\S{1,500}
      | (?:https?://|www\.)\S{1,500}
      | (?:Related\ (?:news|articles?|posts?|stories)|Tin\ liên\ quan|Bài\ liên\ quan|Xem\ thêm
          |Read\ more|See\ also|Most\ read|Latest\ news|Tin\ mới|Đọc\ nhiều)\ ?:?
      | (?:Share|Chia\ sẻ|Print|In\ bài\ viết|Follow\ us|Theo\ dõi|Back\ to\ top|Về\ đầu\ trang
          |Copy\ link|Sao\ chép\ liên\ kết|Subscribe|Send\ comment|Gửi\ bình\ luận)
          (?:\ (?:on|this|via|qua|bài|article|story|Facebook|Twitter|Zalo)){0,4}
      | (?:Photo|Photos|Ảnh|Illustrative\ photo|Ảnh\ minh\ họa|Nguồn\ ảnh)\ ?[:/]\ ?.{1,60}
      | (?:Tags?|Keywords?|Từ\ khóa|Chủ\ đề)\ ?:\ .{1,200}
      | (?:Google\ News|Facebook|Twitter|Zalo|YouTube|TikTok|Email|Telegram|Messenger)""",
    re.VERBOSE | re.IGNORECASE,
)


def is_rule(line: str) -> bool:
    """Whether a line is a rule of dashes or underscores, or the mark of a scanned signature."""
    return bool(_RULE.fullmatch(line))


def is_page_number(line: str) -> bool:
    """Whether a line holds only a page number."""
    return bool(_PAGE.fullmatch(line))


def opens_page(line: str) -> bool:
    """Whether a line is the running head of the official gazette."""
    return "CÔNG BÁO" in line and bool(_GAZETTE.fullmatch(line))


def is_stamp(line: str, after_stamp: bool) -> bool:
    """Whether a line belongs to the stamp of an electronic signature.

    "Cơ quan:" alone is a table head as well, so it counts only ``after_stamp``.
    """
    return bool(_STAMP.match(line)) or (after_stamp and bool(_STAMP_MORE.match(line)))


def is_motto(words: str) -> bool:
    """Whether a block is the motto of the State or the name of the Party over a letterhead."""
    return len(words) < 110 and any(map(str.isalpha, words)) and bool(_MOTTO.fullmatch(words))


def is_site_furniture(line: str) -> bool:
    """Whether a line is what a news site prints around its articles."""
    return len(line) < 600 and bool(_SITE.fullmatch(line))
