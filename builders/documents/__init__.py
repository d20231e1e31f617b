"""From mentions to documents: which mentions are one document, and what the text says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..model import Block, Body, Document, DocumentFact, Language, Mention, Name, Quote, Text
from ..recognisers.documents.numbers import FULL, issuer_codes, read_code
from ..segment import sentences
from .context import Attributes, read_around
from .header import Header

__all__ = ["gather"]

# The congress or committee in a title that names no number.
_CONGRESS = re.compile(
    r"((?:\d{1,2}(?:st|nd|rd|th)\s|National\s|Party\s)(?:[A-Z]\w+\s){0,2}(?:Committee|Congress)"
    r"|Đại hội .+|(?:Hội nghị )?(?:Ban Chấp hành )?Trung ương .+)"
)
# Offices that issue in their own name; all other issuers are bodies.
_OFFICES = frozenset(("Prime Minister", "President"))


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
    What the text says around the mentions is read by :mod:`.document_context`; an issuer that is
    not said may be fixed by the number's letters.
    """
    records = _Records(text, header)
    cited = [m for found in mentions for m in found if isinstance(m, Document)]
    for document in sorted(cited, key=lambda d: d.number is not None):
        records.know(document)
    for index, (block, found) in enumerate(zip(blocks, mentions, strict=True)):
        cited = [m for m in found if isinstance(m, Document)]
        bounds = [start for start, _ in sentences(block)] if cited else []
        for document in cited:
            record = records.of(document, block, index)
            if record is None:
                continue
            record.mentions.append(_quote(text, block, document.start, document.end))
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

    def of(self, document: Document, block: Block, index: int) -> _Record | None:
        """Return the record that a mention belongs to, made if need be."""
        if document.short and document.title is None:
            return self._referred(document, block)
        key = document.number or self._titled(document)
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

    def _titled(self, document: Document) -> str | None:
        """Return the key of a document named by title: its number, where the text gives it."""
        title = document.title or ""
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
            issuers = tuple(_name(name, header.place) for name in header.issuers)
        kept = ("issued", "issuers", "signer", "title")
        evidence |= {k: q for k, q in header.evidence.items() if k in kept}
    year = _year(record.number)
    if year and issued is None:
        issued = year
        evidence["issued"] = record.mentions[0]
    if record.number is None and not issuers and (congress := _CONGRESS.search(record.key)):
        issuers = (Name("body", congress[1]),)
        evidence["issuers"] = record.mentions[0]
    fixed, central = _fixed_issuers(record, text.language, header, named)
    stated = {name.name for name in issuers}
    if fixed and not (stated & {name.name for name in fixed}) and (central or not issuers):
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


def _name(name: str, place: str | None = None) -> Name:
    office = name in _OFFICES or name.startswith(("Thủ tướng", "Chủ tịch"))
    return Name("office" if office else "body", name, place)


def _fixed_issuers(
    record: _Record, language: Language, header: Header, named: Sequence[Body]
) -> tuple[tuple[Name, ...], bool]:
    """Return issuers that the number's letters fix, and whether they are central bodies.

    A local body is one only where the text says which.
    """
    match = FULL.fullmatch(record.number) if record.number else None
    code = read_code(match, named=True) if match else None
    if code is None:
        return (), False
    rows = [issuer_codes()[key] for key in code.issuers]
    central = [row for row in rows if not row["place"]]
    if central:
        return tuple(_name(row[language]) for row in central), True
    return tuple(_local(rows[0][language], header, named)) if rows else (), False


def _local(kind: str, header: Header, named: Sequence[Body]) -> Iterator[Name]:
    """Name the one body of a kind that the text speaks of: "Ủy ban nhân dân" + "tỉnh Nghệ An"."""
    if header.place and header.issuers and header.issuers[0].startswith(kind):
        yield Name("body", header.issuers[0], header.place)
        return
    words = kind.casefold()
    local = [body for body in named if body.place and words in body.name.casefold()]
    if local:
        counts = {body.name: sum(b.name == body.name for b in local) for body in local}
        name = max(counts, key=lambda n: (counts[n], -len(n)))
        yield Name("body", name, next(b.place for b in local if b.name == name))
