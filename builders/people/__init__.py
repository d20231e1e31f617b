"""Gather the persons of a text: one fact a person, with every mention and position."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import (
    Block,
    DocumentFact,
    Language,
    Mention,
    Person,
    PersonFact,
    Position,
    Quote,
    Text,
)
from ..recognisers.people.names import CAPITALS
from ..recognisers.people.positions import HONORIFIC
from ..recognisers.people.titles import find_titles
from .names import ends_alike, name_key, same_name

__all__ = ["gather"]

# Blocks above a signed name in which its office is looked for.
_OFFICE_ABOVE = 4
_KEPT = frozenset(("UBND", "HĐND", "MTTQ", "TP"))
# How many lines of recipients may stand beside a signature, whose lines end in capitals.
_RECIPIENTS = 24
_COLUMN = re.compile(
    rf"(?:^|[|;:.)] )(?P<right>(?:(?:TM|T/M|KT|TL|TUQ|Q)\. ?)?[{CAPITALS} ./,]{{8,80}})$"
)
# Words in front of an office in a signature block (Decree 30/2020/NĐ-CP, Annex I, II.7).
_ON_BEHALF = re.compile(
    r"^(?:(?:TM|T/M|KT|TL|TUQ|Q|TN)\.?|(?:for|on behalf of|by order of|p\.p\.)(?= ))\s*(?:the\s)?",
    re.I,
)


@dataclass(slots=True)
class _Known:
    """A person as met so far."""

    name: str
    mentions: list[Quote] = field(default_factory=list)
    positions: dict[str, Position] = field(default_factory=dict)
    signed_only: bool = True
    """Whether the name was met only as a block of its own, without a position."""


def _find(known: Sequence[_Known], name: str) -> _Known | None:
    """Return the person of that name, or the last one whose name ends in the short form."""
    for person in known:
        if same_name(person.name, name):
            return person
    if len(name.split()) < 3:
        for person in reversed(known):
            if ends_alike(name, person.name):
                return person
    return None


def _quote(text: Text, block: Block, start: int, end: int) -> Quote:
    first, last = block.span(start, end)
    return Quote(first, last, text.content[first:last])


def _recased(title: str) -> str:
    """Write a title that stands in capitals like a sentence: "PHÓ CHỦ TỊCH" → "Phó Chủ tịch"."""
    if not title.isupper():
        return title
    words = [word if word in _KEPT else word.lower() for word in title.split()]
    at = 1 if words[0] == "phó" and len(words) > 1 else 0
    return " ".join(
        word if word in _KEPT or n not in (0, at) else word[0].upper() + word[1:]
        for n, word in enumerate(words)
    )


def _office_above(
    text: Text, blocks: Sequence[Block], at: int, language: Language
) -> Position | None:
    """Return the office that stands in a line of its own above a signed name."""
    beside = blocks[at].zone == "recipients"
    for above in reversed(blocks[max(0, at - (_RECIPIENTS if beside else _OFFICE_ABOVE)) : at]):
        column = _COLUMN.search(above.text) if beside else None
        if beside and not column:
            continue
        start = column.start("right") if column else 0
        lead = _ON_BEHALF.match(above.text[start:])
        start += lead.end() if lead else 0
        titles = [t for t in find_titles(above.text, language) if t.start >= start]
        if not titles or len(above.text) > 120:
            continue
        # "KT. CHỦ TỊCH PHÓ CHỦ TỊCH": the last one signs, in place of the one before.
        title = titles[-1] if titles[-1].start > start else titles[0]
        if above.text[start : titles[0].start].strip():
            continue
        # "KT. BỘ TRƯỞNG" alone says for whom somebody signs, not as what.
        if title.start == start and lead and not lead[0].upper().startswith(("TM", "FOR", "ON")):
            return None
        quote = _quote(text, above, title.start, len(above.text.rstrip(" .,:*[]()")))
        return Position(_recased(" ".join(quote.text.replace("*", "").split())), quote)
    return None


def _stands_alone(block: Block, person: Person) -> bool:
    """Tell whether the block is the name and no more than a rank or degree before it."""
    before = HONORIFIC["vi"].sub("", HONORIFIC["en"].sub("", block.text[: person.start]))
    if block.zone == "recipients":
        before = before.rpartition("|")[2]
    return not before.strip(" *([") and not block.text[person.end :].strip(" .*)]")


def _position(text: Text, blocks: Sequence[Block], at: int, person: Person) -> Position | None:
    block = blocks[at]
    if person.position is not None and person.position_span is not None:
        return Position(_recased(person.position), _quote(text, block, *person.position_span))
    if _stands_alone(block, person):
        return _office_above(text, blocks, at, text.language)
    return None


def _merge(
    text: Text, blocks: Sequence[Block], mentions: Sequence[Sequence[Mention]]
) -> list[_Known]:
    known: list[_Known] = []
    full = [m.name for found in mentions for m in found if isinstance(m, Person) and " " in m.name]
    for at, found in enumerate(mentions):
        for person in found:
            if not isinstance(person, Person):
                continue
            entry = _find(known, person.name)
            if entry is None:
                # A short form may come first, in a headline; its full name then follows.
                name = next((n for n in full if ends_alike(person.name, n)), person.name)
                if " " not in name:
                    continue
                entry = _find(known, name)
                if entry is None:
                    entry = _Known(name)
                    known.append(entry)
            entry.mentions.append(_quote(text, blocks[at], person.start, person.end))
            position = _position(text, blocks, at, person)
            if position is not None:
                entry.positions.setdefault(" ".join(name_key(position.title)), position)
            alone = _stands_alone(blocks[at], person)
            if not alone or position is not None or blocks[at].zone == "signature":
                entry.signed_only = False
    return known


def gather(
    text: Text,
    blocks: Sequence[Block],
    mentions: Sequence[Sequence[Mention]],
    documents: Sequence[DocumentFact],
) -> list[PersonFact]:
    """Return the persons of a text in order of appearance.

    A later short form ("Mr. Ngoc", "ông Long") belongs to the last person whose name ends so;
    without one it is dropped. Spellings with and without marks are one person. A name alone on its
    line takes the office above it in a signature, and is a byline elsewhere. Signers that the
    documents name are added.
    """
    known = [person for person in _merge(text, blocks, mentions) if not person.signed_only]
    for document in documents:
        quote = document.evidence.get("signer")
        if document.signer and quote and _find(known, document.signer) is None:
            known.append(_Known(document.signer, [quote], signed_only=False))
    return [
        PersonFact(
            person.name,
            tuple(person.mentions),
            "named-person",
            tuple(person.positions.values()),
        )
        for person in known
    ]
