"""Sentences as strings in which each mention is one character of its class.

Names contain the very words that a clause grammar splits on (of, and, commas). So patterns are
matched against a mask of the sentence: the words stay, each mention becomes one private-use
character, and coordinated actors are folded into one.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from ..model import Body, Date, Document, Group, Mention, Name, Office, Person, Place
from ..prefilter import FilteredPattern, Pattern

__all__ = [
    "ACTOR",
    "DATE",
    "DOCUMENT",
    "GENERIC",
    "PLACE",
    "WHO",
    "Actor",
    "Anaphor",
    "Masked",
    "actor_of",
    "mask",
]

_SIZE = 0x400
_NAMED, _GENERIC, _PLACES, _DOCUMENTS, _DATES = (0xE000 + _SIZE * n for n in range(5))

#: Character classes for patterns: an actor, one without a name, a place, an actor or a place, a
#: document, a date.
ACTOR = f"[{chr(_NAMED)}-{chr(_PLACES - 1)}]"
GENERIC = f"[{chr(_GENERIC)}-{chr(_PLACES - 1)}]"
PLACE = f"[{chr(_PLACES)}-{chr(_DOCUMENTS - 1)}]"
WHO = f"[{chr(_NAMED)}-{chr(_DOCUMENTS - 1)}]"
DOCUMENT = f"[{chr(_DOCUMENTS)}-{chr(_DATES - 1)}]"
DATE = f"[{chr(_DATES)}-{chr(_DATES + _SIZE - 1)}]"
_OURS = re.compile(f"[{chr(_NAMED)}-{chr(_DATES + _SIZE - 1)}]")


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can be given a task or give one."""

    mention: Mention
    name: Name
    """Name as an assignee: the person where one is named beside the office."""
    office: Name
    """Name as an assigner: the office, where it is named ("the office assigns, not the person")."""
    named: bool
    """False for a generic group and for the unnamed holders of several offices."""


@dataclass(frozen=True, slots=True)
class Anaphor(Mention):
    """Words that point back to actors named before: "it", "the two ministries", "cơ quan này"."""

    actors: tuple[Actor, ...]


@dataclass(slots=True)
class Masked:
    """The mask of a sentence, with the way back to block offsets."""

    text: str
    starts: list[int]
    ends: list[int]
    actors: dict[str, tuple[Actor, ...]] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    dates: dict[str, Date] = field(default_factory=dict)
    pointers: set[str] = field(default_factory=set)
    """Characters of words that only point back to actors."""

    @property
    def begin(self) -> int:
        """Where the words begin behind blanks, quotation marks and the like."""
        return next((n for n, c in enumerate(self.text) if not (c.isspace() or c in "“\"'(*")), 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Block offsets of the mask's characters ``start`` to ``end``."""
        return self.starts[start], self.ends[end - 1]

    def introduce(self, start: int, end: int) -> str:
        """Make an actor of words that no recogniser took for one; return its character."""
        words = "".join(map(self._said, self.text[start:end]))
        character = chr(_GENERIC + len(self.actors))
        party = Name("group", words)
        first, last = self.span(start, end)
        self.actors[character] = (Actor(Group(first, last, words), party, party, named=False),)
        return character

    def _said(self, character: str) -> str:
        """Return what a character of the mask stands for, in words."""
        if character in self.documents:
            return self.documents[character].number or ""
        if character in self.dates:
            return self.dates[character].value
        names = [a.name.name for a in self.who(character)]
        return " and ".join(names) if names else character

    def who(self, character: str) -> tuple[Actor, ...]:
        """Return the actors behind a character; none for an ordinary one."""
        return self.actors.get(character, ())


def mask(
    sentence: str,
    offset: int,
    mentions: Sequence[Mention],
    folds: Iterable[Pattern],
    shared: tuple[Pattern, Pattern] | None = None,
    described: Iterable[Pattern] = (),
    told: Callable[[str], Sequence[tuple[int, int]]] = lambda _: (),
) -> Masked:
    """Mask ``sentence``, which begins at block offset ``offset``.

    ``mentions`` are those of the whole block in order of appearance, ``folds`` the patterns of
    coordination of the language: every match becomes one actor character. ``shared`` finds groups
    in a row and tells where in it a group begins that stands for itself; the others are one.
    ``described`` find, as group ``some``, parties that no recogniser took for one ("the officers
    on duty"): they become groups in the words of the text. ``told`` tells where noun phrases of any
    kind stand that are told to do something.
    """
    # a text that has such characters itself must not pass them off as mentions
    sentence = _OURS.sub("\ufffd", sentence)
    # a sentence with more mentions than a class has characters is no sentence: the rest stay words
    inside = _outermost(mentions, offset, offset + len(sentence))[:_SIZE]
    masked = _Mask(sentence, offset).apply(inside)
    for character, party in masked.actors.items():
        masked.actors[character] = (*party, *_beside(party[0].mention, mentions))
    masked = _of_places(masked, sentence, offset)
    if shared:
        masked = _share(masked, sentence, offset, *shared)
    for pattern in described:
        for found in reversed(list(pattern.finditer(masked.text))):
            first, after = found.span("some")
            _unite(masked, first, after, sentence, offset, chr(_GENERIC + len(masked.actors)))
    for first, after in reversed(told(masked.text)):
        _unite(masked, first, after, sentence, offset, chr(_GENERIC + len(masked.actors)))
    if len(masked.actors) > 1:
        for fold in folds:
            masked = _fold(masked, fold)
    return masked


#: Which of several mentions of the same words counts: "Y tế" in "Bộ trưởng các Bộ: Y tế" is both
#: a ministry and its minister.
_PREFERRED = (Document, Date, Anaphor, Person, Office, Body, Group, Place)


def _outermost(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    inside = sorted(
        (m for m in mentions if start <= m.start and m.end <= end),
        key=lambda m: (m.start, -m.end, _PREFERRED.index(type(m))),
    )
    kept: list[Mention] = []
    for mention in inside:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _beside(named: Mention, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """Return the other bodies that the same words name: "Tỉnh ủy, UBND các tỉnh: A, B"."""
    if not isinstance(named, Body):
        return ()
    at = (named.start, named.end)
    same = (m for m in mentions if isinstance(m, Body) and (m.start, m.end) == at)
    return tuple(actor_of(m) for m in same if m.name != named.name)


class _Mask:
    """Builds the mask from slices, not character by character."""

    def __init__(self, sentence: str, offset: int) -> None:
        self.sentence, self.offset = sentence, offset
        self.pieces: list[str] = []
        self.masked = Masked("", [], [])

    def apply(self, mentions: list[Mention]) -> Masked:
        at = 0
        n = 0
        while n < len(mentions):
            mention = mentions[n]
            beside = _holder(self.sentence, self.offset, mention, mentions[n + 1 : n + 2])
            self._words(at, mention.start - self.offset)
            end = self._with_type((beside or mention).end, mention)
            self._mention(mention, beside, end)
            at = end - self.offset
            n += 2 if beside else 1
        self._words(at, len(self.sentence))
        self.masked.text = "".join(self.pieces)
        return self.masked

    def _with_type(self, end: int, mention: Mention) -> int:
        """Return the end of a place's name with the type word after it ("My Xuyen ward")."""
        if isinstance(mention, Place):
            found = _TYPE_WORD.match(self.sentence, end - self.offset)
            return found.end() + self.offset if found else end
        return end

    def _words(self, start: int, end: int) -> None:
        self.pieces.append(self.sentence[start:end])
        self.masked.starts.extend(range(self.offset + start, self.offset + end))
        self.masked.ends.extend(range(self.offset + start + 1, self.offset + end + 1))

    def _mention(self, mention: Mention, person: Person | None, end: int) -> None:
        masked = self.masked
        if isinstance(mention, Document):
            character = chr(_DOCUMENTS + len(masked.documents))
            masked.documents[character] = mention
        elif isinstance(mention, Date):
            character = chr(_DATES + len(masked.dates))
            masked.dates[character] = mention
        else:
            # places and actors share one table, so that a fold may hold both
            base = _base(mention)
            character = chr(base + len(masked.actors))
            masked.actors[character] = _actors(mention, person)
            if isinstance(mention, Anaphor):
                masked.pointers.add(character)
        self.pieces.append(character)
        masked.starts.append(mention.start)
        masked.ends.append(end)


def _base(mention: Mention) -> int:
    if isinstance(mention, Place):
        return _PLACES
    return _GENERIC if isinstance(mention, Group) else _NAMED


_TYPE_WORD = re.compile(
    r" (?:[Ww]ards?|[Cc]ommunes?|[Ss]pecial [Zz]ones?|[Cc]ity|[Pp]rovinces?|[Dd]istricts?"
    r"|[Tt]own)\b"
)
_BESIDE = re.compile(r"[\s,]*(?:comrade |Mr\.? |Ms\.? |Mrs\.? |đồng chí |ông |bà )?\(?", re.I)


def _holder(
    sentence: str, offset: int, office: Mention, following: Sequence[Mention]
) -> Person | None:
    """Return the person named right after an office ("Minister of Finance Nguyen …")."""
    if not following or not isinstance(office, Office) or office.plural:
        return None
    person = following[0]
    if not isinstance(person, Person):
        return None
    between = sentence[office.end - offset : person.start - offset]
    return person if len(between) < 14 and _BESIDE.fullmatch(between) else None


def _actors(mention: Mention, person: Person | None) -> tuple[Actor, ...]:
    """All actors that one mention stands for; a list of offices named elsewhere counts each."""
    if isinstance(mention, Anaphor):
        return mention.actors
    if isinstance(mention, Office) and mention.stands_for:
        return tuple(actor_of(office, None) for office in mention.stands_for)
    return (actor_of(mention, person),)


def actor_of(mention: Mention, person: Person | None = None) -> Actor:
    """Return the actor that a mention names; ``person`` is the named holder of an office."""
    match mention:
        case Body(name=name, place=place):
            party = Name("body", name, place)
            return Actor(mention, party, party, named=True)
        case Office(name=name, place=place, plural=plural):
            office = Name("office", name, place)
            return Actor(
                mention, Name("person", person.name) if person else office, office, not plural
            )
        case Person(name=name):
            party = Name("person", name)
            return Actor(mention, party, party, named=True)
        case Place(name=name):
            party = Name("place", name)
            return Actor(mention, party, party, named=True)
        case Group(name=name):
            party = Name("group", name)
            return Actor(mention, party, party, named=False)
        case _:
            raise TypeError(f"{type(mention).__name__} is nobody's name")


def _share(masked: Masked, sentence: str, offset: int, row: Pattern, own: Pattern) -> Masked:
    """Make groups that share one determiner one actor, in the words of the text."""
    for found in reversed(list(row.finditer(masked.text))):
        start, stop = found.span()
        members = [n for n in range(start, stop) if masked.text[n] in masked.actors]
        heads = {n: own.match(masked.who(masked.text[n])[0].name.name) for n in members}
        alone = [n for n, h in heads.items() if h and h.groupdict().get("alone")]
        after = [n for before, n in itertools.pairwise(members) if before in alone]
        begins = sorted({*after, *(n for n in members[1:] if heads[n])})
        bounds = [start, *begins, members[-1] + 1]
        for first, end in reversed(list(itertools.pairwise(bounds))):
            last = max(n for n in members if n < end)
            if last > first:
                character = next(c for c in masked.text[first : last + 1] if c in masked.actors)
                _unite(masked, first, last + 1, sentence, offset, character)
    return masked


#: What a place is, before its name: "the northern coastal province of Quang Ninh".
_KIND_OF = FilteredPattern(
    r"(?:(?:(?:north|south|east|west|central|coastal|mountain|border|midland|highland|delta"
    r"|island|neighbou?ring|upland|lowland)[a-z-]*|Mekong Delta|Central Highlands"
    r"|Red River Delta) ){1,4}"
    rf"(?:(?:province|city|commune|ward|district|special zone) of )?{PLACE}"
    rf"|(?<=the )(?:province|city|commune|ward|district|special zone) of {PLACE}"
)
_AT_PLACES = FilteredPattern(f"(?:{PLACE}(?:, | and |, and )){{0,6}}{PLACE} ?{GENERIC}")
#: "the provinces of Quang Ninh, Lang Son and Cao Bang"
_NAMED_ROW = FilteredPattern(f"{GENERIC} of (?:the )?(?:{PLACE}(?:, and |, | and )){{1,40}}{PLACE}")
_KINDS = {
    "provinces": ("province",),
    "cities": ("province",),
    "communes": ("commune",),
    "wards": ("ward",),
}
_LEVEL = re.compile(r"(?:communes|wards|provinces|cities|special zones|districts)", re.I)


def _of_places(masked: Masked, sentence: str, offset: int) -> Masked:
    """Make places one actor with the group behind them that they tell whose it is.

    "Dong Dang and Tan Thanh communes" are the two places, "Ninh Hoa ward authorities" a group. The
    kind of a place before its name is a part of it.
    """
    for found in reversed(list(_KIND_OF.finditer(masked.text))):
        first, after = found.span()
        masked.text = masked.text[:first] + found.group()[-1] + masked.text[after:]
        masked.starts[first:after] = [masked.starts[first]]
        masked.ends[first:after] = [masked.ends[after - 1]]
    for found in reversed(list(_NAMED_ROW.finditer(masked.text))):
        group, *named = (c for c in found.group() if c in masked.actors)
        rows = [a for c in named for a in masked.actors[c]]
        kinds = _KINDS.get(masked.actors[group][0].name.name.casefold(), ())
        if all(isinstance(a.mention, Place) and a.mention.kind in kinds for a in rows):
            _unite(masked, *found.span(), sentence, offset, named[0])
            masked.actors[named[0]] = tuple(rows)
    for found in reversed(list(_AT_PLACES.finditer(masked.text))):
        first, after = found.span()
        *places, group = (c for c in found.group() if c in masked.actors)
        each = tuple(a for c in places for a in masked.actors[c])
        level = _LEVEL.fullmatch(masked.actors[group][0].name.name)
        _unite(masked, first, after, sentence, offset, places[0])
        if level:
            masked.actors[places[0]] = each
    return masked


def _unite(
    masked: Masked, first: int, after: int, sentence: str, offset: int, character: str
) -> None:
    """Make the characters ``first`` to ``after`` of the mask one group, in place."""
    start, end = masked.span(first, after)
    words = sentence[start - offset : end - offset]
    party = Name("group", words)
    masked.actors[character] = (Actor(Group(start, end, words), party, party, named=False),)
    masked.text = masked.text[:first] + character + masked.text[after:]
    masked.starts[first:after] = [start]
    masked.ends[first:after] = [end]


#: "các tỉnh" before the names of the provinces: the names say who.
_KIND_OF_PLACE = re.compile(f"{GENERIC}(?= {PLACE})")


def _fold(masked: Masked, pattern: Pattern) -> Masked:
    """Make each match of ``pattern`` one actor character that stands for all actors in it."""
    out = Masked("", [], [], dict(masked.actors), masked.documents, masked.dates, masked.pointers)
    pieces: list[str] = []
    at = 0
    for found in pattern.finditer(masked.text):
        named = _KIND_OF_PLACE.sub("", found.group())
        members = [c for c in named if c in masked.actors]
        if len(members) < 2:
            continue
        character = members[0]
        out.actors[character] = tuple(a for c in members for a in masked.actors[c])
        pieces += [masked.text[at : found.start()], character]
        out.starts += [*masked.starts[at : found.start()], masked.starts[found.start()]]
        out.ends += [*masked.ends[at : found.start()], masked.ends[found.end() - 1]]
        at = found.end()
    if not pieces:
        return masked
    out.text = "".join([*pieces, masked.text[at:]])
    out.starts += masked.starts[at:]
    out.ends += masked.ends[at:]
    return out
