"""List and section markers: what stands before an item, and how deep the item lies."""

from __future__ import annotations

import re

__all__ = ["ARTICLE", "CHAPTER", "match_marker"]

CHAPTER = 1
ARTICLE = 3

# In order of depth; the first that matches wins.
_MARKERS: tuple[tuple[int, re.Pattern[str]], ...] = (
    # "Chương II", "PHẦN THỨ NHẤT", "Mục 1.", "Chapter 3:", "Part IV"
    (
        CHAPTER,
        re.compile(
            r"(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC|Tiểu mục|TIỂU MỤC"
            r"|Chapter|CHAPTER|Part|PART|Section|SECTION)"
            r" (?:thứ |THỨ )?(?:[IVXLC]{1,7}|\d{1,3}|nhất|hai|ba|tư|năm|NHẤT|HAI|BA|TƯ|NĂM)"
            r"(?:[.:](?= |$)|(?=$)| ?[-–](?= ))"
        ),
    ),
    # "I.", "IV.", "II -", "A."
    (2, re.compile(r"(?:[IVX]{1,6}[./)]|[A-H]\.|[IVX]{1,6} [-–])(?= )")),
    # "Điều 3.", "Điều 12a.", "Article 5:"
    (ARTICLE, re.compile(r"(?:Điều|ĐIỀU|Article|ARTICLE) \d{1,3}[a-zđ]?(?:[.:](?= |$)|(?=$))")),
    # "1.1.", "2.3.1", before a capital; "2.1-" in Party documents; "B1", "A2." below "B.", "A."
    (
        5,
        re.compile(
            r"[A-H]\d{1,2}(?:[.:)](?= )|(?=  | (?:the|The|Of) ))"
            r"|\d{1,2}(?:\.\d{1,2}){1,3}(?:\.(?= ?[^\W\d])|[-–](?= )|(?= [^\Wa-z\d]))"
        ),
    ),
    # "1.", "12."; "1-" in Party documents
    (4, re.compile(r"\d{1,3}(?:\.(?= |$|[^\W\d])|[-–](?= [^\Wa-z\d]))")),
    # "(1)", "1)", "a)", "(b)", "đ)", "a."
    (
        6,
        re.compile(
            r"(?:\(\d{1,2}\)|\d{1,2}\)|\([a-zđ]\)|[a-zđ]{1,2}\)|[a-zđ]\.(?= )|\d{1,2}/(?= ))"
        ),
    ),
    # "(ii)", "-"
    (7, re.compile(r"(?:\([ivx]{2,5}\)|[-–—](?= |[^\W\d_]))")),
    (
        8,
        re.compile(r"(?:[+•●▪◦■*·→‣➤►✓✔□☐](?= ?[^\W_])|>(?= [^\W_])|\[[ xX!?~✓✔-]?\](?= [^\W_]))"),
    ),
)
_FIRST = re.compile(r"[\dIVXA-H(a-zđ\-–—+•●▪◦■*·→‣➤►✓✔□☐>\[CPMTSĐ]")


def match_marker(line: str) -> tuple[str, int] | None:
    """Marker at the start of a line in reading form, and its rank; None without one.

    Ranks: Chapter 1, roman 2, Article 3, ``1.`` 4, ``1.1.`` 5, ``a)`` ``(1)`` 6, ``-`` 7, ``+`` 8.
    """
    if not _FIRST.match(line):
        return None
    for rank, pattern in _MARKERS:
        if found := pattern.match(line):
            return found[0], rank
    return None
