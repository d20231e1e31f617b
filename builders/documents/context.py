"""What stands around the name of a document: its date, issuers, signer and title."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import Block, Body, Date, Document, Mention, Name, Office, Person, Quote, Text

__all__ = ["Attributes", "read_around", "title_span"]


@dataclass(slots=True)
class Attributes:
    """What a text says of a document; filled mention by mention."""

    issued: str | None = None
    issuers: tuple[Name, ...] = ()
    signer: str | None = None
    title: str | None = None
    evidence: dict[str, Quote] = field(default_factory=dict)

    def add(self, other: Attributes, year: str | None) -> None:
        """Take over what is new: the first of each, a fuller date before a shorter one.

        A date outside ``year``, the year in the document's number, is another thing's date.
        """
        fits = other.issued is not None and (year is None or other.issued.startswith(year))
        if fits and len(other.issued or "") > len(self.issued or ""):
            self.issued = other.issued
            self.evidence["issued"] = other.evidence["issued"]
        for name in ("issuers", "signer", "title"):
            if getattr(other, name) and not getattr(self, name):
                setattr(self, name, getattr(other, name))
                self.evidence[name] = other.evidence[name]


_DATE_GAP = re.compile(
    r"\s?[,(]?\s?(?:(?:was\s)?(?:dated|of|on|in|issued(?:\son)?|signed\son|released\son|passed\son|"
    r"adopted(?:\s(?:in|on))?|ban\shành(?:\sngày)?|ký(?:\sban\shành)?(?:\sngày)?|ngày"
    r"|năm))?\s?(?:the\s)?\(?"
)
_OF_GAP = re.compile(r"\)?\s?,?\s?(?:issued\s)?(?:của|of|by|do|from)\s(?:the\s|các\s)?")
_AND_GAP = re.compile(r"\s?(?:,|and|và|,\s?and|&)\s?(?:the\s)?")
_AFTER_PARTIES = re.compile(
    r"\s*(?:[.,;:)\]”\"–-]|$|(?:về|ngày|năm|quy định|hướng dẫn|khóa|tại|và|on|of|dated"
    r"|regarding|and)\b)"
)
_LEAD = re.compile(r"\W*(?:(?:Earlier|Previously|Trước đó),\s)?(?:[Oo]n\s|(?:[Vv]ào\s)?)")
_ROW_GAP = re.compile(r"\s?(?:,|and|và|,\s?and|,\s?và)\s(?:số\s|No\.\s?)?")
_OWNS = re.compile(r"(?:['’]s?)?\s(?:Government\s)?")
_TITLE = re.compile(
    r"""\)?\s?,?\s?[“"]?(?P<title>
        (?:[Vv]ề|[Vv]/v)\s\S.{3,}
      | (?:[Qq]uy\sđịnh|[Bb]an\shành|[Pp]hê\sduyệt|[Hh]ướng\sdẫn
          |[Ss]ửa\sđổi(?:,\sbổ\ssung)?|[Đđ]ính\schính|[Bb]ãi\sbỏ
          |[Tt]hực\shiện|[Tt]riển\skhai|[Cc]ông\sbố|[Tt]ạm\sngưng
          |[Tt]hành\slập|[Hh]ợp\snhất|[Gg]iải\sthích)\s.{3,}
      | (?<=\s)(?:on|regarding|concerning)\s(?!\w+\s\d)[a-zA-Z].{3,}
    )""",
    re.VERBOSE,
)
_TITLE_END = re.compile(
    r"""[.;”"](?:\s|$)|\)|,\s(?:which|passed|adopted|approved|promulgated
          |signed|issued|dated|the\s|has|was|in\sline|and\sthe|thereby)
      | \s(?:has|have|was|were|is|are|shall|will|must|requires?|took|takes|sets|amends
          |supersedes|replaces|in\sline\swith|(?:có|còn|hết)\shiệu\slực|đã\sđược|được\ssửa\sđổi|đã\scó|yêu\scầu|nêu\srõ)(?=[\s.;,]|$)""",
    re.VERBOSE,
)
# What is said of a document is said within this many characters.
_REACH = 1200
_ISSUING = re.compile(
    r"""(?<!\w)(?:
      (?:has\s|have\s|had\s|jointly\s|recently\s|just\s)*
        (?:issued?|promulgated|signed(?:\sand\s(?:issued|promulgated))?|released|adopted
          |passed|approved|sent|announced|enacted)
    | (?:vừa\s|đã\s|mới\s|vưa\squa\sđã\s)*(?:ký(?:\sban\shành)?|ban\shành|thông\squa
          |có(?=\s(?:Thông|Công|Chỉ|Kết|Nghị|Quyết|Kế|Báo)))
    )(?!\w)""",
    re.VERBOSE,
)
_NOT_ISSUING = re.compile(r"(?:được|bị|was|were|is|are|be|been|to|not|not\syet|sẽ|chưa|trình)\s$")
_BEHALF = re.compile(r"(?:[Tt]hay\smặt|[Oo]n\sbehalf\sof|for\sand\son\sbehalf)\s(?:the\s)?")
# "…, which the National Assembly adopted on", "… do Phó Chủ tịch X ký ngày": a day comes next.
_DAY_OF_ISSUE = re.compile(
    r"(?<!\w)(?:adopted|passed|issued|signed|promulgated|approved|thông\squa|ban\shành|ký)"
    r"(?:\s(?:by|bởi)\s[^.;,]{2,70})?\s(?:(?:on|in|vào|hôm)\s)?(?:ngày\s)?$"
)
# "Issued in March 2025 by the Secretariat, Guidance …".
_FRONTED = re.compile(
    r"^\W*(?:Issued|Signed|Adopted|Passed|Promulgated|Approved|Được\s(?:ban\shành|thông\squa|ký))"
    r"\s[^.;]{3,100},\s(?:the\s)?$"
)
_SIGNS = re.compile(r"sign|ký")
_SIGNED_BY = re.compile(
    r"(?:signed\sby|over\sthe\ssignature\sof|under\sthe\ssignature\sof|do)\s(?P<who>[^.;]{1,90})"
)
_PARTICIPLE = re.compile(
    r",?\s(?:which\s)?(?:was\s)?(?:passed|adopted|issued|promulgated|approved|signed|released)\s"
)


def _quote(text: Text, block: Block, start: int, end: int) -> Quote:
    first, last = block.span(start, end)
    return Quote(first, last, text.content[first:last])


def _sentence(bounds: Sequence[int], block: Block, at: int) -> tuple[int, int]:
    """Return the bounds of the sentence that holds a block offset, within reach of it."""
    place = bisect_right(bounds, at)
    start = bounds[place - 1] if place else 0
    end = bounds[place] if place < len(bounds) else len(block.text)
    return max(start, at - _REACH), min(end, at + _REACH)


def _near(found: Sequence[Mention], at: int) -> Sequence[Mention]:
    """Return the mentions within reach of a block offset; ``found`` is sorted by start."""
    first = bisect_left(found, at - _REACH, key=lambda m: m.start)
    last = bisect_right(found, at + _REACH, key=lambda m: m.start)
    return found[first:last]


def _parties(
    block: Block, found: Sequence[Mention], start: int, first_gap: re.Pattern[str], end: int
) -> list[Body | Office]:
    """Return bodies and offices in a row from ``start``, joined by commas and "and"."""
    chain: list[Body | Office] = []
    at, gap = start, first_gap
    for mention in found:
        if not isinstance(mention, Body | Office) or mention.start < at or mention.end > end:
            continue
        if not gap.fullmatch(block.text, at, mention.start):
            break
        chain.append(mention)
        at, gap = mention.end, _AND_GAP
    last = block.text[chain[-2].end : chain[-1].start] if len(chain) > 1 else ""
    if last.strip() in (",", ", the") and not _AFTER_PARTIES.match(block.text, at):
        # "under Decision D of A, B must ...": after the comma the clause begins
        return chain[:-1]
    return chain


def _names(parties: Sequence[Body | Office]) -> tuple[Name, ...]:
    return tuple(
        Name("body" if isinstance(p, Body) else "office", p.name, p.place) for p in parties
    )


def _date_after(block: Block, found: Sequence[Mention], at: int) -> Date | None:
    """Return the date that directly follows: "dated 21 October", "ngày 26/3/2025"."""
    for mention in found:
        if isinstance(mention, Date) and at <= mention.start <= at + 24:
            if _DATE_GAP.fullmatch(block.text, at, mention.start):
                return mention
            return None
    return None


def title_span(
    block: Block, found: Sequence[Mention], document: Document
) -> tuple[int, int] | None:
    """Block offsets of the title behind a document's number, date and issuer.

    Of the form: "… on policies for …", "… về công tác văn thư", "… quy định chi tiết …". The title
    runs to the end of its clause.
    """
    at = document.end
    found = _near(found, at)
    if date := _date_after(block, found, at):
        at = date.end
    if parties := _parties(block, found, at, _OF_GAP, len(block.text)):
        at = parties[-1].end
    match = _TITLE.match(block.text, at)
    if match is None:
        return None
    begin = match.start("title")
    stop = _TITLE_END.search(block.text, begin, begin + 600)
    end = stop.start() if stop else min(len(block.text), begin + 600)
    return (begin, end) if end > begin else None


def _after(
    text: Text, block: Block, bounds: Sequence[int], document: Document, found: Sequence[Mention]
) -> Attributes:
    """Read date, issuers, signer and title to the right of a mention."""
    said = Attributes()
    at = document.end
    _, stop = _sentence(bounds, block, document.start)
    if date := _date_after(block, found, at):
        said.issued, at = date.value, date.end
        said.evidence["issued"] = _quote(text, block, date.start, date.end)
    if shared := _shared_issuers(block, found, at, stop):
        said.issuers = _names(shared)
        said.evidence["issuers"] = _quote(text, block, shared[0].start, shared[-1].end)
    if parties := _parties(block, found, at, _OF_GAP, stop):
        said.issuers, at = _names(parties), parties[-1].end
        said.evidence["issuers"] = _quote(text, block, parties[0].start, at)
        if said.issued is None and (date := _date_after(block, found, at)):
            said.issued = date.value
            said.evidence["issued"] = _quote(text, block, date.start, date.end)
    if title := title_span(block, found, document):
        said.title = re.sub(r"^(?:on|regarding|concerning|về)\s", "", block.text[slice(*title)])
        said.evidence["title"] = _quote(text, block, *title)
        at = title[1]
    _participle(text, block, found, (at, stop), said)
    _later_day(text, block, found, (document.end, stop), said)
    if signed := _SIGNED_BY.search(block.text, document.end, min(stop, document.end + 200)):
        _signer(text, block, found, signed.span("who"), said)
    return said


def _shared_issuers(
    block: Block, found: Sequence[Mention], at: int, stop: int
) -> list[Body | Office]:
    """Return the issuers behind the last of several: "Conclusions A and B of the Politburo"."""
    for _ in range(4):
        after = next(
            (
                m
                for m in found
                if isinstance(m, Document)
                and m.number
                and at < m.start <= stop
                and _ROW_GAP.fullmatch(block.text, at, m.start)
            ),
            None,
        )
        if after is None:
            return []
        at = after.end
        if date := _date_after(block, found, at):
            at = date.end
        if parties := _parties(block, found, at, _OF_GAP, stop):
            return parties
    return []


def _participle(
    text: Text, block: Block, found: Sequence[Mention], span: tuple[int, int], said: Attributes
) -> None:
    """Read ", adopted by the Assembly on 5 May 2024"."""
    match = _PARTICIPLE.match(block.text, span[0])
    if match is None:
        return
    parties = _parties(block, found, match.end(), re.compile(r"by\s(?:the\s)?"), span[1])
    at = parties[-1].end if parties else match.end()
    if parties and not said.issuers:
        said.issuers = _names(parties)
        said.evidence["issuers"] = _quote(text, block, parties[0].start, at)
    date = _date_after(block, found, at)
    if date and said.issued is None:
        said.issued = date.value
        said.evidence["issued"] = _quote(text, block, date.start, date.end)


def _later_day(
    text: Text, block: Block, found: Sequence[Mention], span: tuple[int, int], said: Attributes
) -> None:
    """Read the day in "…, which the National Assembly adopted on 12 June"."""
    if said.issued is not None:
        return
    for mention in found:
        if span[0] <= mention.start < span[1]:
            if isinstance(mention, Document):
                return
            if isinstance(mention, Date) and _DAY_OF_ISSUE.search(
                block.text, span[0], mention.start
            ):
                said.issued = mention.value
                said.evidence["issued"] = _quote(text, block, mention.start, mention.end)
                return


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
        said.evidence["issued"] = _quote(text, block, date.start, date.end)
    by = re.search(r"\b(?:by|bởi)\s(?:the\s)?", block.text[slice(*span)])
    at = span[0] + by.end() if by else span[1]
    if parties := _parties(block, found, at, re.compile(""), span[1]):
        said.issuers = _names(parties)
        said.evidence["issuers"] = _quote(text, block, parties[0].start, parties[-1].end)


def _signer(
    text: Text, block: Block, found: Sequence[Mention], span: tuple[int, int], said: Attributes
) -> None:
    """Take the person in a span as the one who signed."""
    people = [m for m in found if isinstance(m, Person) and span[0] <= m.start and m.end <= span[1]]
    if people and said.signer is None:
        said.signer = people[0].name
        said.evidence["signer"] = _quote(text, block, people[0].start, people[0].end)


def _before(
    text: Text, block: Block, bounds: Sequence[int], document: Document, found: Sequence[Mention]
) -> Attributes:
    """Read who issued or signed the document to the left of a mention, and when."""
    said = Attributes()
    start, _ = _sentence(bounds, block, document.start)
    _fronted(text, block, found, (start, document.start), said)
    owner = [
        m
        for m in found
        if text.language == "en"
        and isinstance(m, Body | Office)
        and m.end <= document.start
        and _OWNS.fullmatch(block.text, m.end, document.start)
    ]
    if owner:
        said.issuers = _names(owner[:1])
        said.evidence["issuers"] = _quote(text, block, owner[0].start, owner[0].end)
    verb = next(
        (
            v
            for v in reversed(list(_ISSUING.finditer(block.text, start, document.start)))
            if not _NOT_ISSUING.search(block.text, start, v.start())
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
    if outer and not said.issuers and (behalf or not (_SIGNS.search(verb[0]) and persons)):
        run = _last_run(block, outer)
        said.issuers = _names(run)
        said.evidence["issuers"] = _quote(text, block, run[0].start, run[-1].end)
    days = [m for m in left if isinstance(m, Date) and len(m.value) == len("2025-12-31")]
    if days:
        # "On 14 April 2025, X, … of Resolution 18 (25 October 2017), signed": the day that leads.
        day = days[0] if _LEAD.fullmatch(block.text, start, days[0].start) else days[-1]
        said.issued = day.value
        said.evidence["issued"] = _quote(text, block, day.start, day.end)
    if persons and _SIGNS.search(verb[0]):
        said.signer = persons[-1].name
        said.evidence["signer"] = _quote(text, block, persons[-1].start, persons[-1].end)


def _last_run(block: Block, parties: Sequence[Body | Office]) -> list[Body | Office]:
    """Return the last parties in a row, as in "the Politburo and the Secretariat issued"."""
    run = [parties[-1]]
    for party in reversed(parties[:-1]):
        if not _AND_GAP.fullmatch(block.text, party.end, run[0].start):
            break
        run.insert(0, party)
    return run


def read_around(
    text: Text, block: Block, bounds: Sequence[int], document: Document, found: Sequence[Mention]
) -> Attributes:
    """Read what one sentence says of the document that a mention in it names.

    Of the form: "Conclusion No. 178-KL/TW dated 17 July 2025 of the Politburo on …", "On 17 July,
    the Politburo issued Conclusion No. 178-KL/TW", "signed by …"; "Nghị quyết số 66/NQ-CP ngày
    26/3/2025 của Chính phủ về …", "thay mặt Bộ Chính trị ký ban hành Kết luận số …". What follows
    goes before what precedes. Short forms are read only to the right of an issuing verb.
    ``bounds`` are the block offsets where sentences begin; ``found`` is sorted by start.
    """
    found = _near(found, document.start)
    before = _before(text, block, bounds, document, found)
    if document.short and document.title is None:
        date = _date_after(block, found, document.end)
        if date and before.issuers:
            before.issued = date.value
            before.evidence["issued"] = _quote(text, block, date.start, date.end)
        return before if before.issuers and date else Attributes()
    said = _after(text, block, bounds, document, found)
    said.add(before, None)
    return said
