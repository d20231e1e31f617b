"""What a sentence says of a document before its name: who issued or signed it, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Block, Body, Date, Document, Mention, Office, Person, Text
from .attributes import Attributes, quote
from .issue_days import heads_report
from .parties import NO_GAP, last_run, names_of, parties_from

__all__ = ["read_before"]

_LEAD = re.compile(r"\W*(?:(?:Earlier|Previously|Trước đó),\s)?(?:[Oo]n\s|(?:[Vv]ào\s)?)")
# "… were put on paper on Sunday in Notice A".
_DAY_IN = re.compile(r"\s(?:in|through|by|with)\s(?:the\s|its\s|an?\s)?")
_OWNS = re.compile(r"(?:['’]s?)?\s(?:Government\s)?")
_ISSUING = re.compile(
    r"""(?<!\w)(?:
      (?:has\s|have\s|had\s|jointly\s|recently\s|just\s){0,4}
        (?:issued?|promulgated|signed(?:\sand\s(?:issued|promulgated))?|released|adopted
          |passed|approved|sent|announced|enacted)
    | (?:vừa\s|đã\s|mới\s|vưa\squa\sđã\s){0,4}(?:ký(?:\sban\shành)?|ban\shành|thông\squa
          |có(?=\s(?:Thông|Công|Chỉ|Kết|Nghị|Quyết|Kế|Báo)))
    )(?!\w)""",
    re.VERBOSE,
)
_NOT_ISSUING = re.compile(r"(?:được|bị|was|were|is|are|be|been|to|not|not\syet|sẽ|chưa|trình)\s$")
# "issued a plan to implement Law A": the law is not what was issued.
_OF_ANOTHER = re.compile(
    r"(?<!\w)(?:thực\shiện|triển\skhai|thi\shành|sửa\sđổi|bổ\ssung|hướng\sdẫn|quy\sđịnh|theo|thay\sthế)(?!\w)"
    r"|\b(?:implement|carry|amend|guid|replac|revis|detail|supersed)|\b(?:under|pursuant)\b"
)
_BEHALF = re.compile(r"(?:[Tt]hay\smặt|[Oo]n\sbehalf\sof|for\sand\son\sbehalf)\s(?:the\s)?")
# "Issued in March 2025 by the Secretariat, Guidance …".
_FRONTED = re.compile(
    r"^\W*(?:Issued|Signed|Adopted|Passed|Promulgated|Approved|Được\s(?:ban\shành|thông\squa|ký))"
    r"\s[^.;]{3,100},\s(?:the\s)?$"
)
# Offices that issue in their own name, so that who holds them both signs and issues.
_HEADS = ("Prime Minister", "President", "Thủ tướng Chính phủ", "Chủ tịch nước")
_SIGNS = re.compile(r"sign|ký")


def read_before(
    text: Text, block: Block, start: int, document: Document, found: Sequence[Mention]
) -> Attributes:
    """Read who issued or signed the document to the left of a mention, and when."""
    said = Attributes()
    _fronted(text, block, found, (start, document.start), said)
    if dates := [
        m
        for m in found
        if isinstance(m, Date) and _DAY_IN.fullmatch(block.text, m.end, document.start)
    ]:
        said.issued = dates[-1].value
        said.evidence["issued"] = quote(text, block, dates[-1].start, dates[-1].end)
    owner = [
        m
        for m in found
        if text.language == "en"
        and isinstance(m, Body | Office)
        and m.end <= document.start
        and _OWNS.fullmatch(block.text, m.end, document.start)
    ]
    if owner:
        said.issuers = names_of(owner[:1])
        said.evidence["issuers"] = quote(text, block, owner[0].start, owner[0].end)
    verb = next(
        (
            v
            for v in reversed(list(_ISSUING.finditer(block.text, start, document.end)))
            if v.end() <= document.start and not _NOT_ISSUING.search(block.text, start, v.start())
        ),
        None,
    )
    between = [
        m
        for m in found
        if isinstance(m, Document) and verb and verb.start() <= m.start < document.start
    ]
    if verb is None or between or document.start - verb.end() > 60:
        return said
    if _OF_ANOTHER.search(block.text, verb.end(), document.start):
        return said
    _subject(text, block, found, (start, verb), said)
    return said


def _subject(
    text: Text,
    block: Block,
    found: Sequence[Mention],
    at: tuple[int, re.Match[str]],
    said: Attributes,
) -> None:
    """Read the issuers, date and signer in front of an issuing verb."""
    start, verb = at
    left = [m for m in found if start <= m.start and m.end <= verb.start()]
    floor = start
    if behalf := _BEHALF.search(block.text, start, verb.start()):
        floor = behalf.end()
    parties = [m for m in left if isinstance(m, Body | Office) and m.start >= floor]
    outer = [
        p
        for p in parties
        if not any(q is not p and q.start <= p.start and p.end <= q.end for q in parties)
    ]
    persons = [m for m in left if isinstance(m, Person)]
    heads = bool(outer) and outer[-1].name in _HEADS
    signs = _SIGNS.search(verb[0]) and persons
    if outer and not said.issuers and (behalf or heads or not signs):
        run = last_run(block, outer)
        said.issuers = names_of(run)
        said.evidence["issuers"] = quote(text, block, run[0].start, run[-1].end)
    days = [
        m
        for m in left
        if isinstance(m, Date) and len(m.value) == len("2025-12-31") and not heads_report(block, m)
    ]
    if days:
        # "On 14 April 2025, X, … of Resolution 18 (25 October 2017), signed": the day that leads.
        day = days[0] if _LEAD.fullmatch(block.text, start, days[0].start) else days[-1]
        said.issued = day.value
        said.evidence["issued"] = quote(text, block, day.start, day.end)
    if persons and _SIGNS.search(verb[0]):
        said.signer = persons[-1].name
        said.evidence["signer"] = quote(text, block, persons[-1].start, persons[-1].end)


def _fronted(
    text: Text, block: Block, found: Sequence[Mention], span: tuple[int, int], said: Attributes
) -> None:
    """Read "Issued in March 2025 by the Secretariat, Guidance …"."""
    if not _FRONTED.match(block.text[slice(*span)]):
        return
    inside = [m for m in found if span[0] <= m.start and m.end <= span[1]]
    if any(isinstance(m, Document) for m in inside):
        return
    for date in (m for m in inside if isinstance(m, Date)):
        said.issued = date.value
        said.evidence["issued"] = quote(text, block, date.start, date.end)
    by = re.search(r"\b(?:by|bởi)\s(?:the\s)?", block.text[slice(*span)])
    at = span[0] + by.end() if by else span[1]
    if parties := parties_from(block, found, at, NO_GAP, span[1]):
        said.issuers = names_of(parties)
        said.evidence["issuers"] = quote(text, block, parties[0].start, parties[-1].end)
