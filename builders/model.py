"""What reading yields: texts, blocks, mentions and the facts of one text. No RDF here.

Two kinds of offsets occur. *Source offsets* count code points of the text as it was read
(:attr:`Text.content`) and are what facts carry: ``text == content[start:end]`` always holds.
*Block offsets* count characters of :attr:`Block.text`, the reading form in which wrapped lines are
joined and marks normalised; :meth:`Block.span` turns the one into the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from .vietnamese import Repair

__all__ = [
    "AgencyFact",
    "Block",
    "Body",
    "Date",
    "Document",
    "DocumentFact",
    "Force",
    "Found",
    "Group",
    "IndicatorFact",
    "Language",
    "Mention",
    "Name",
    "Office",
    "Person",
    "PersonFact",
    "Place",
    "PlaceFact",
    "Position",
    "Quote",
    "RelationFact",
    "ReviewNote",
    "Slot",
    "SourceFacts",
    "TaskFact",
    "Text",
    "Way",
]

Language = Literal["en", "vi"]
Zone = Literal["header", "body", "recipients", "signature", "annex"]
Force = Literal["duty", "recommendation"]
Slot = Literal["assignee", "coordinator", "assigner", "document", "deadline"]
Way = Literal[
    "clause",  # in the clause itself
    "opening",  # before it, where the sentence opens
    "sentence",  # elsewhere in its sentence
    "pointer",  # words that point back, as "it"
    "head",  # the head of the list
    "before",  # what was said before
    "after",  # the sentence after
    "label",
    "table",
    "task",  # the task of somebody else that it is part of
    "speaker",
    "meeting",
    "document",  # the document that carries the duty
    "report",  # the text reports on it
    "text",  # the text itself
]


# ------------------------------------------------------------------ the text and its blocks


@dataclass(frozen=True, slots=True)
class Text:
    """One source text as it was read, with what its front matter or file says of it."""

    source: str
    """Path below the built folder, with forward slashes; names the text in every answer."""
    content: str
    """The plain text that all source offsets count in."""
    language: Language
    body_start: int = 0
    """Source offset where the text itself begins (after front matter)."""
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    """ISO date, or None where the text does not say."""
    repairs: tuple[Repair, ...] = ()
    """Words that were repaired when the text was read, in order."""
    pages: tuple[tuple[int, int], ...] = ()
    """Where the pages begin, in order: source offset, number of the page from there on."""
    top: str = ""
    """What stands at the top of the first page as it is set there, running heads and stamps
    included, where the content leaves such things aside."""

    def page(self, offset: int) -> int | None:
        """Return the page that an offset stands on; None where the text has no pages."""
        nth = bisect_right(self.pages, offset, key=lambda page: page[0]) - 1
        return self.pages[nth][1] if nth >= 0 else None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table cell in reading form."""

    text: str
    starts: Sequence[int]
    """Source offset at which each character of ``text`` begins."""
    ends: Sequence[int]
    """Source offset at which each character of ``text`` ends."""
    marker: str = ""
    """The list or section marker before the text as written ("1.", "a)", "-", "Điều 3.", "II.")."""
    rank: int = 0
    """Depth of the marker: 0 none, then Chapter < Article < 1. < 1.1. < a) < - < + as 1, 2, …"""
    zone: Zone = "body"
    bars: int = 0
    """Count of table bars (lines that hold only ``|``) between the block before and this one."""
    column: int | None = None
    """Column of a cell in a table whose layout tells it: rows written on one line, or one cell a
    line below a row of headings."""
    heading: bool = False
    """A title line: capitals, Markdown heading or bold line without a full stop."""
    gap: bool = False
    """Whether a blank line stands before it."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Turn block offsets into source offsets; an empty span is a ValueError."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such span in a block of {len(self.text)}: {start}..{end}")
        return self.starts[start], self.ends[end - 1]


# ------------------------------------------------------------------ mentions (block offsets)


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a block that names something; ``start`` and ``end`` are block offsets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document(Mention):
    """A document named by number or title."""

    number: str | None
    """Canonical: ``178-KL/TW``, ``178/2024/NĐ-CP``; None where it is named by title alone."""
    type: str
    """Conclusion, Resolution, Decree, … (the scheme of GUIDE types)."""
    title: str | None = None
    issued: str | None = None
    """ISO date as precise as the text gives (``2025-07-17``, ``2025-07``, ``2025``)."""
    issuers: tuple[str, ...] = ()
    """Issuers' names in the language of the text."""
    short: bool = False
    """A later short form ("the resolution", "Resolution 18") of a document named before."""


@dataclass(frozen=True, slots=True)
class Date(Mention):
    """A day, month, quarter or year."""

    value: str
    """``2025-12-31``, ``2025-12``, ``2026-Q1`` or ``2025``."""


@dataclass(frozen=True, slots=True)
class Body(Mention):
    """A named body. In "the Ministries of Justice and Finance" each has a mention of its own."""

    name: str
    """Full name in the language of the text, expanded ("Ministry of Justice")."""
    place: str | None = None
    """Name of the province or commune it belongs to, from its own name or from the context."""


@dataclass(frozen=True, slots=True)
class Office(Mention):
    """An office-holder named by office: "Minister of Finance", "Chủ tịch UBND tỉnh Nghệ An"."""

    name: str
    place: str | None = None
    plural: bool = False
    """Whether it speaks of several unnamed holders ("chairpersons of People's Committees")."""
    stands_for: tuple[Office, ...] = ()
    """The single offices that a plural one means, where the text lists them elsewhere."""


@dataclass(frozen=True, slots=True)
class Group(Mention):
    """A definite group without a name: localities, ministries and sectors, "các bộ, ngành"."""

    name: str


@dataclass(frozen=True, slots=True)
class Person(Mention):
    """A named person; the span holds the name alone."""

    name: str
    position: str | None = None
    """Position as the text words it, where it stands beside the name."""
    position_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Place(Mention):
    """A named place; the span holds the name without its type word."""

    name: str
    kind: str
    """province, commune, ward, special-zone, district or other."""
    within: str | None = None
    """Name of the province that the text puts it in, where it does."""


# ------------------------------------------------------------------ facts (source offsets)


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of the source: ``text == content[start:end]``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A party or thing as a fact names it; linking turns it into an identity."""

    kind: Literal["body", "office", "group", "person", "place"]
    name: str
    """Full name in the language of the text."""
    place: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """A document and what the text says of it."""

    key: str
    """Number, or title where there is none; unique in the text."""
    number: str | None
    type: str
    rule: str
    title: str | None = None
    issued: str | None = None
    issuers: tuple[Name, ...] = ()
    signer: str | None = None
    mentions: tuple[Quote, ...] = ()
    evidence: dict[str, Quote] = field(default_factory=dict)
    """Words for each stated attribute: keys ``issued``, ``issuers``, ``signer``, ``title``."""
    own: bool = False
    """Whether the text itself is this document."""

    @property
    def citable(self) -> bool:
        """Whether others can refer to it: minutes and the like without a number are only a text."""
        return not (self.own and self.number is None and self.type == "Document")


@dataclass(frozen=True, slots=True)
class RelationFact:
    """One document does something to another; ``subject`` and ``object`` are document keys."""

    subject: str
    relation: str
    """implements, amends, replaces, repeals, basedOn, guides, details, consolidates, corrects,
    suspends, explains or cites."""
    object: str
    quote: Quote
    rule: str


@dataclass(frozen=True, slots=True)
class Found:
    """How a slot of a task was filled; the scheme ``way`` of the vocabulary says it in words."""

    slot: Slot
    way: Way
    quote: Quote | None = None
    """The words that fill it, or those of the head that they were taken from."""


@dataclass(frozen=True, slots=True)
class TaskFact:
    """An assigned task: who must do what, by whom, under which document, by when."""

    quote: Quote
    """The task clause, from its verb."""
    assignees: tuple[Name, ...]
    rule: str
    coordinators: tuple[Name, ...] = ()
    assigners: tuple[Name, ...] = ()
    document: str | None = None
    """Key of the document that carries the duty."""
    deadline: str | None = None
    """``2025-12-31``, ``2025-12``, ``2026-Q1`` or ``2025``."""
    force: Force = "duty"
    found: tuple[Found, ...] = ()
    """One for each slot that is filled."""

    def due(self, deadline: str | None, found: Found) -> TaskFact:
        """Return the task with the deadline that was found."""
        others = tuple(one for one in self.found if one.slot != "deadline")
        return replace(self, deadline=deadline, found=(*others, found))

    def under(self, document: str, found: Found) -> TaskFact:
        """Return the task as one of a document that was found to carry it."""
        return replace(self, document=document, found=(*self.found, found))

    def words(self, slot: Slot) -> Quote | None:
        """Return the words that a slot was filled from."""
        return next((found.quote for found in self.found if found.slot == slot), None)


@dataclass(frozen=True, slots=True)
class AgencyFact:
    """A named body with the places that name it."""

    name: Name
    mentions: tuple[Quote, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """A named place with the places that name it."""

    name: str
    kind: str
    mentions: tuple[Quote, ...]
    rule: str
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A position that the text gives to a person."""

    title: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class PersonFact:
    """A named person with positions."""

    name: str
    mentions: tuple[Quote, ...]
    rule: str
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorFact:
    """A reported figure."""

    value: float
    unit: str
    quote: Quote
    rule: str
    about: str | None = None
    place: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """Something that was seen and not resolved, for a person to look at."""

    reason: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """Everything that one text says, in order of appearance."""

    source: str
    language: Language
    documents: tuple[DocumentFact, ...] = ()
    relations: tuple[RelationFact, ...] = ()
    tasks: tuple[TaskFact, ...] = ()
    agencies: tuple[AgencyFact, ...] = ()
    places: tuple[PlaceFact, ...] = ()
    people: tuple[PersonFact, ...] = ()
    indicators: tuple[IndicatorFact, ...] = ()
    sentences: tuple[Quote, ...] = ()
    """Sentences that hold evidence, so that each fact can be shown in its sentence."""
    review: tuple[ReviewNote, ...] = ()
