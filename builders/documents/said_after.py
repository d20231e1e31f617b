"""What a sentence says of a document behind its name: date, issuers, signer, title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Block, Body, Document, Mention, Office, Person, Place, Text
from .attributes import Attributes, quote
from .issue_days import INSIDE, day_behind, year_beside
from .parties import NO_GAP, OF_GAP, date_after, names_of, parties_from
from .titles import title_span

__all__ = ["read_after"]

_ROW_GAP = re.compile(r"\s?(?:,|and|và|,\s?and|,\s?và)\s(?:số\s|No\.\s?)?")
_SIGNED_BY = re.compile(
    r"(?:signed\s(?:on\s[^.;]{3,20}\s)?by|(?:over|under)\sthe\ssignature\sof|do)"
    r"\s(?P<who>[^.;]{1,90})"
)
# "Luật A được Quốc hội khóa XV thông qua".
_PASSED_BY = re.compile(r"\s(?:(?:đã|vừa|mới)\s)?(?:được|do)\s")
_PASSED = re.compile(r"(?:\skh[óo]a\s\w+)?\s(?:chính\sthức\s)?(?:thông\squa|ban\shành|ký)")
_BY = re.compile(r"by\s(?:the\s)?")
_PARTICIPLE = re.compile(
    r",?\s(?:which\s)?(?:was\s)?(?:passed|adopted|issued|promulgated|approved|signed|released)\s"
)
_PLACE_AFTER = re.compile(
    r"\s?(?:\(|(?:of|in|by|của|tại)\s)(?:the\s)?(?:(?i:tỉnh|thành\sphố|TP\.?)\s)?$"
)
_PLACE_BEFORE = re.compile(
    r"(?:['’]s?\s|:\s|\s(?:(?:has|have|recently|just)\s)*(?:issued|adopted|approved|released|sent)"
    r"\s(?:its\s|the\s)?|\s(?:đã\s|vừa\s|mới\s)*(?:ban\shành|ký|có|ra)\s)$"
)
_SPEAKER_GAP = re.compile(r",?\s(?:the\s)?")
_FOR = re.compile(r"\bsigned\b[^.;]{0,140},?\s(?:for|on\sbehalf\sof)\s(?:the\s)?(?=[A-Z])")


def read_after(
    text: Text, block: Block, stop: int, document: Document, found: Sequence[Mention]
) -> Attributes:
    """Read date, issuers, signer and title to the right of a mention."""
    said = Attributes()
    at = document.end
    if date := date_after(block, found, at):
        said.issued, at = date.value, date.end
        said.evidence["issued"] = quote(text, block, date.start, date.end)
    if shared := _shared_issuers(block, found, at, stop):
        said.issuers = names_of(shared)
        said.evidence["issuers"] = quote(text, block, shared[0].start, shared[-1].end)
    if parties := parties_from(block, found, at, OF_GAP, stop):
        said.issuers, at = names_of(parties), parties[-1].end
        said.evidence["issuers"] = quote(text, block, parties[0].start, at)
        if said.issued is None and (date := date_after(block, found, at)):
            said.issued = date.value
            said.evidence["issued"] = quote(text, block, date.start, date.end)
    if title := title_span(block, found, document):
        said.title = re.sub(r"^(?:on|regarding|concerning|về)\s", "", block.text[slice(*title)])
        said.evidence["title"] = quote(text, block, *title)
        at = title[1]
    _participle(text, block, found, (at, stop), said)
    if said.issued is None and (day := day_behind(block, found, document, (document.end, stop))):
        said.issued = day.value
        said.evidence["issued"] = quote(text, block, day.start, day.end)
    if said.issued is None and (year := year_beside(block, document)):
        said.issued = year[0]
        said.evidence["issued"] = quote(text, block, *year[1:])
    said.place = _place(block, found, document, at)
    _speaker(text, block, found, (document, stop), said)
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
        if date := date_after(block, found, at):
            at = date.end
        if parties := parties_from(block, found, at, OF_GAP, stop):
            return parties
    return []


def _participle(
    text: Text, block: Block, found: Sequence[Mention], span: tuple[int, int], said: Attributes
) -> None:
    """Read ", adopted by the Assembly on 5 May 2024"."""
    if passive := _PASSED_BY.match(block.text, span[0]):
        makers = parties_from(block, found, passive.end(), NO_GAP, span[1])
        if makers and not said.issuers and _PASSED.match(block.text, makers[-1].end):
            said.issuers = names_of(makers)
            said.evidence["issuers"] = quote(text, block, makers[0].start, makers[-1].end)
    match = _PARTICIPLE.match(block.text, span[0])
    if match is None:
        return
    parties = parties_from(block, found, match.end(), _BY, span[1])
    at = parties[-1].end if parties else match.end()
    if parties and not said.issuers:
        said.issuers = names_of(parties)
        said.evidence["issuers"] = quote(text, block, parties[0].start, at)
    date = date_after(block, found, at)
    if date and said.issued is None:
        said.issued = date.value
        said.evidence["issued"] = quote(text, block, date.start, date.end)


def _place(block: Block, found: Sequence[Mention], document: Document, at: int) -> str | None:
    """Return the province beside a name: "Plan A of Lam Dong", "Lam Dong's Plan A"."""
    for mention in found:
        if isinstance(mention, Place) and mention.kind == "province":
            gap = slice(mention.end, document.start)
            behind = at <= mention.start <= at + 24 and _PLACE_AFTER.match(
                block.text[at : mention.start]
            )
            before = mention.end < document.start <= mention.end + 40 and _PLACE_BEFORE.fullmatch(
                block.text[gap]
            )
            if behind or before:
                return mention.name
    return None


def _speaker(
    text: Text,
    block: Block,
    found: Sequence[Mention],
    at: tuple[Document, int],
    said: Attributes,
) -> None:
    """Read who speaks: "In Conclusion A the Secretariat asked", "signed for the Secretariat"."""
    document, stop = at
    if said.issuers:
        return
    if signed := _FOR.search(block.text, document.end, stop):
        parties = parties_from(block, found, signed.end(), NO_GAP, stop)
    elif INSIDE.search(block.text, max(0, document.start - 20), document.start):
        date = date_after(block, found, document.end)
        begin = date.end if date else document.end
        parties = parties_from(block, found, begin, _SPEAKER_GAP, stop)
    else:
        return
    if parties and all(isinstance(p, Body) for p in parties):
        said.issuers = names_of(parties)
        said.evidence["issuers"] = quote(text, block, parties[0].start, parties[-1].end)


def _signer(
    text: Text, block: Block, found: Sequence[Mention], span: tuple[int, int], said: Attributes
) -> None:
    """Take the person in a span as the one who signed."""
    people = [m for m in found if isinstance(m, Person) and span[0] <= m.start and m.end <= span[1]]
    if people and said.signer is None:
        said.signer = people[0].name
        said.evidence["signer"] = quote(text, block, people[0].start, people[0].end)
