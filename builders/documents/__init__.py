"""From mentions to documents: which mentions are one document, and what the text says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import Block, Body, Document, DocumentFact, Mention, Name, Quote, Text
from ..recognisers.documents.numbers import FULL
from ..segment import sentences
from .attributes import Attributes
from .context import read_around, read_pronoun
from .header import Header
from .issuers import fixed_issuers, is_or_heads, party
from .spoken_days import day_of, spoken_days

__all__ = ["gather"]

# The congress, committee or government in a title that names no number.
_CONGRESS = re.compile(
    r"((?:\d{1,2}(?:st|nd|rd|th)\s|National\s|Party\s)(?:[A-Z]\w+\s){0,2}(?:Committee|Congress)"
    r"|(?<=of the )Government(?=['’]s )|Đại hội .+|(?:Hội nghị )?(?:Ban Chấp hành )?Trung ương .+)"
)


@dataclass(slots=True)
class _Record:
    """A document while its mentions are gathered."""

    key: str
    number: str | None
    type: str
    rule: str
    title: str | None = None
    own: bool = False
    mentions: list[Quote] = field(default_factory=list)
    attributes: Attributes = field(default_factory=Attributes)


def gather(
    text: Text, blocks: Sequence[Block], mentions: Sequence[Sequence[Mention]], header: Header
) -> list[DocumentFact]:
    """Documents of a text in order of appearance, with dates, issuers, signers and titles.

    Mentions are one document where they share a number, a law's title, or where a short form
    ("Resolution 18", "this Decision", "the dispatch") points back at it; a short form that points
    at nothing is left out, unless it holds a number ("Decree 178"), which then serves as title.
    What the text says around the mentions is read by :mod:`.context`; an issuer that is
    not said may be fixed by the number's letters.
    """
    records = _Records(text, header)
    cited = [m for found in mentions for m in found if isinstance(m, Document)]
    for document in sorted(cited, key=lambda d: d.number is not None):
        records.know(document)
    today = None if header.official else day_of(text, blocks)
    for block, found in zip(blocks, mentions, strict=True):
        days = spoken_days(block, text.language, today)
        found = sorted([*found, *days], key=lambda m: m.start)
        spans = list(sentences(block))
        for span in spans:
            if latest := records.latest:
                said = read_pronoun(text, block, span, found)
                latest.attributes.add(said, _year(latest.number))
            cited = [m for m in found if isinstance(m, Document)]
            for document in cited:
                if not span[0] <= document.start < span[1]:
                    continue
                record = records.of(document, block)
                if record is None:
                    continue
                record.mentions.append(_quote(text, block, document.start, document.end))
                bounds = [start for start, _ in spans]
                said = read_around(text, block, bounds, document, found)
                record.attributes.add(said, _year(record.number))
    named = [m for found in mentions for m in found if isinstance(m, Body)]
    return [_fact(text, record, header, named) for record in records.all()]


def _quote(text: Text, block: Block, start: int, end: int) -> Quote:
    first, last = block.span(start, end)
    return Quote(first, last, text.content[first:last])


def _year(number: str | None) -> str | None:
    """Return the year inside a number, as in 178/2024/NĐ-CP."""
    match = FULL.fullmatch(number) if number else None
    return match["year"] if match else None


def _plain(title: str) -> str:
    """Return a title in the form in which two spellings of it are equal."""
    words = title.casefold().replace("organiz", "organis")
    return " ".join(re.findall(r"\w+", re.sub(r"\bthe\b", "", words)))


class _Records:
    """The documents of one text by number, by title and by the last mention of each type."""

    def __init__(self, text: Text, header: Header) -> None:
        self._records: dict[str, _Record] = {}
        self._titles: dict[str, str] = {}
        self._numbers: list[tuple[str, str]] = []
        self._last: dict[str, _Record] = {}
        self._latest: _Record | None = None
        self._own: _Record | None = None
        if header.official and (key := header.number or header.title):
            own = _Record(key, header.number, header.type or "Document", "document:header")
            own.own, own.title = True, header.title
            quotes = (header.evidence.get(n) for n in ("number", "title"))
            own.mentions = [next(q for q in quotes if q)]
            self._records[key] = self._own = own
            self._last[own.type] = own

    def know(self, document: Document) -> None:
        """Remember a number, and the title that stands beside it, before the mentions are read."""
        if document.number is None:
            plain = _plain(document.title or "")
            if self._titles.get(plain, "A").isupper() and not document.short and document.title:
                self._titles[plain] = document.title
            return
        self._numbers.append((document.number, document.type))
        if document.title:
            self._titles[_plain(document.title)] = document.number

    def all(self) -> list[_Record]:
        """Return the records in order of their first mention."""
        return sorted(self._records.values(), key=lambda r: (r.mentions[0].start, r.key))

    @property
    def latest(self) -> _Record | None:
        """The document that was named last, not in short."""
        return self._latest

    def of(self, document: Document, block: Block) -> _Record | None:
        """Return the record that a mention belongs to, made if need be."""
        if document.short and document.title is None:
            return self._referred(document, block)
        cut = document.end == len(block.text.rstrip())
        key = self._footnoted(document.number) or self._titled(document, cut)
        if key is None:
            return None
        record = self._records.get(key)
        if record is None:
            rule = "document:number" if document.number else "document:title"
            record = _Record(key, self._number(key), document.type, rule)
            self._records[key] = record
        if document.title and not document.short and record.title is None:
            record.title = document.title
        if record.type == "Document" and not record.own:
            record.type = document.type
        self._last[record.type] = self._latest = record
        return record

    def _number(self, key: str) -> str | None:
        return key if any(key == number for number, _ in self._numbers) else None

    def _footnoted(self, number: str | None) -> str | None:
        """Return a number without a footnote's mark, where the text elsewhere lacks it."""
        bare = number[:-1] if number and number[-1].isdigit() else None
        return bare if any(bare == known for known, _ in self._numbers) else number

    def _titled(self, document: Document, cut: bool) -> str | None:
        """Return the key of a document named by title: its number, where the text gives it.

        A title that is ``cut`` by the end of its line is the one title that goes on so.
        """
        title = document.title or ""
        if cut:
            longer = [t for p, t in self._titles.items() if p.startswith(f"{_plain(title)} ")]
            title = longer[0] if len(longer) == 1 else title
        if (plain := _plain(title)) in self._titles:
            return self._titles[plain]
        if number := self._by_first(document):
            return number
        self._titles[plain] = title
        return title

    def _by_first(self, document: Document) -> str | None:
        """Return the full number that "Decree 118" or "Resolution 18 of the …" is short for."""
        found = re.search(r"(?<![\w.])(\d{1,5})(?!st|nd|rd|th|\w)", document.title or "")
        if found is None or (document.type == "Law" and not document.short):
            return None
        for number, kind in self._numbers:
            first = re.match(r"\d+", number)
            same = first is not None and first[0] == found[1] and kind == document.type
            if same and (document.short or number.endswith("/TW")):
                return number
        return None

    def _referred(self, document: Document, block: Block) -> _Record | None:
        """Return the document that "this Decision" or "the dispatch" points at."""
        words = block.text[document.start : document.end].casefold()
        own = self._own
        if (
            own
            and own.type == document.type
            and re.search(r"^(?:this|the present)\b|\bnày$", words)
        ):
            return own
        if document.type == "Document":
            return self._latest
        return self._last.get(document.type)


def _fact(text: Text, record: _Record, header: Header, named: Sequence[Body]) -> DocumentFact:
    """Put together what was said of a document, what its number fixes, and the header."""
    said = record.attributes
    issued, issuers, signer = said.issued, said.issuers, said.signer
    title, evidence = record.title or said.title, dict(said.evidence)
    if record.number is None and record.title is None:
        title = record.key
    if record.own:
        issued, signer = header.issued or issued, header.signer or signer
        if header.issuers:
            issuers = tuple(party(name, header.place) for name in header.issuers)
        kept = ("issued", "issuers", "signer", "title")
        evidence |= {k: q for k, q in header.evidence.items() if k in kept}
    year = _year(record.number)
    if year and issued is None:
        issued = year
        evidence["issued"] = record.mentions[0]
    if record.number is None and not issuers and (congress := _CONGRESS.search(record.key)):
        issuers = (Name("body", congress[1]),)
        evidence["issuers"] = record.mentions[0]
    fixed, central = fixed_issuers(record.number, text.language, header, named, said.place)
    stated = {name.name for name in issuers}
    same = any(is_or_heads(name, body.name) for name in stated for body in fixed)
    if fixed and not same and (central or not issuers):
        issuers = fixed
        evidence["issuers"] = record.mentions[0]
    return DocumentFact(
        key=record.key,
        number=record.number or (header.number if record.own else None),
        type=record.type,
        rule=record.rule,
        title=title,
        issued=issued,
        issuers=issuers,
        signer=signer,
        mentions=tuple(dict.fromkeys(record.mentions)),
        evidence=evidence,
        own=record.own,
    )
