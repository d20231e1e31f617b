"""What one document does to another, read from the words between their names.

A cue of the table ``relation_cues`` stands before its object: "Decree A, which *replaces* Decree
B" (active), "Decree B is *replaced by* Decree A" (passive), "*In furtherance of* Directive B, the
Ministry …" (opening: the text's own document is the subject). Documents in a row share the cue of
the first. What a document merely mentions, it cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..model import (
    Block,
    Body,
    Date,
    Document,
    DocumentFact,
    Mention,
    Office,
    Quote,
    RelationFact,
    Text,
)
from ..segment import sentences
from .header import Header
from .relation_content import is_content, named_as_thing, speaks
from .relation_cues import Cue, find_cues
from .relation_frames import find_frames
from .relation_order import plausible
from .relation_rows import Named, partner, shared
from .relation_subjects import Sentence, Setting
from .reported import report_on
from .titles import title_span

__all__ = ["relate"]


_NEGATED = re.compile(r"(?:\bnot|\bnever|n['’]t|\bno longer|không|chưa|chẳng)\s(?:\w+\s)?$")
_FUTURE = re.compile(
    r"(?:\bwould|\bcould|\bmight|\bmay|\bif|\bbill|dự\skiến|dự\sthảo|nghiên\scứu|đề\sxuất)\s(?:\w+\s){0,2}$"
)
# Words, clauses or articles that are replaced leave the rest of a document in force.
_PART = re.compile(
    r"\b(?:cụm\stừ|khoản|điểm|Điều|phụ\slục|mẫu|words?|phrases?|clauses?|articles?|annex(?:es)?)\b",
    re.IGNORECASE,
)
_BASIS = re.compile(r"^\W*(?:Căn\scứ|Pursuant\sto|On\sthe\sbasis\sof)\b")
_RECITAL = re.compile(r"[^;]+;?\s?")
_AND = re.compile(r"\s?(?:,\s)?(?:and|và|,)\s(?:also\s)?")
# What may stand between a document and what it does to "it": no other subject.
_BESIDE = re.compile(
    r"(?:(?!\b(?:the|an?|they|he|she|we)\s\w+\s(?:will|would|shall|must|can|has|is)\b)[^;]){0,140}"
)
# "replaces an earlier text, Decree B": a noun in apposition.
_APPOSED = re.compile(
    r"\s?(?:its|an?|the|one)\s(?:\w+\s){0,4}?(?:one|text|paper|version|predecessor|decree|decision|circular"
    r"|directive|resolution|rule|document|order|dispatch|notice|plan|report|law|act),\s$",
    re.IGNORECASE,
)
# The object of a cue is not what a list goes on with behind it.
_BROKEN = re.compile(
    r";\s|.{12}(?:,|\band|\bvà)\s(?:the\s|các\s)?$|:\s(?!.{0,40}$)|\btrong\s(?!đó\s(?:có|gồm)\s)",
    re.IGNORECASE,
)
_RULES = ("Law", "Decree", "Decision", "Resolution", "Circular", "Regulation")
# Between a cue and its object may stand what part of it is meant and whose it is.
_REACH = 90
_PASSIVE_REACH = 40
# So many documents before a mention may be the one that speaks of it.
_SPEAKERS = 6


def _masked(block: Block, found: Sequence[Mention]) -> str:
    """Blank out dates and parties by ``~``, so that what joins names shows."""
    letters = list(block.text)
    for mention in found:
        if isinstance(mention, Date | Body | Office):
            letters[mention.start : mention.end] = "~" * (mention.end - mention.start)
    return "".join(letters)


class _Reader:
    """Reads the relations of one text, block by block."""

    def __init__(self, text: Text, documents: Sequence[DocumentFact], header: Header) -> None:
        self._text = text
        self._keys = {(q.start, q.end): d for d in documents for q in d.mentions}
        self._facts = {d.key: d for d in documents}
        self._own = next((d.key for d in documents if d.own), None)
        self._topic: str | None = self._own
        self._report = None if self._own else report_on(documents)
        self.relations: dict[tuple[str, str, str], RelationFact] = {}
        self._rules = header.type in _RULES
        self._directs = header.type not in ("Law", "Decree", "Circular")

    def named(self, block: Block, found: Sequence[Mention]) -> list[Named]:
        """Mentions in a block whose document is known, in order."""
        out = []
        for mention in found:
            if isinstance(mention, Document):
                fact = self._keys.get(block.span(mention.start, mention.end))
                if fact:
                    out.append(
                        Named(mention.start, mention.end, fact.key, fact.type, mention.short)
                    )
        return out

    def read(self, block: Block, found: Sequence[Mention]) -> None:
        """Read every sentence of a block."""
        named = self.named(block, found)
        if not named:
            return
        masked = _masked(block, found)
        for start, end in sentences(block):
            inside = [n for n in named if start <= n.start < end]
            if inside:
                self._sentence(block, masked, (start, end), inside)
        if _BASIS.match(block.text) and self._own:
            self._bases(block, found, named)

    def _sentence(
        self, block: Block, masked: str, span: tuple[int, int], named: Sequence[Named]
    ) -> None:
        sentence = block.text[slice(*span)]
        cues = [
            Cue(c.relation, c.voice, c.start + span[0], c.end + span[0])
            for c in find_cues(sentence, self._text.language)
            if not any(n.start < c.end + span[0] and c.start + span[0] < n.end for n in named)
        ]
        setting = Setting(self._own, self._topic, self._rules, self._directs)
        read = Sentence(block, *span, named, cues, setting)
        objects = read.objects
        for frame, acting, acted_on in find_frames(masked, span, named, self._text.language):
            objects[acted_on] = (frame, named[acting].key)
            self._add(block, frame, named[acting].key, named[acted_on], named)
        for index, one in enumerate(named):
            if index in objects:
                continue
            if any(n.start <= one.start and one.end <= n.end for n in named[:index]):
                self._nested(block, named, index)
                continue
            cue = self._cue_of(block.text, cues, named, index)
            if cue is not None:
                subject = read.subject(cue, index)
            elif before := shared(
                block.text, masked, named, index, objects, cues, self._text.language
            ):
                cue, subject = before
            elif speaker := self._speaker(block.text, named, index, objects):
                cue, subject = Cue("cites", "content", one.start, one.end), speaker
            else:
                continue
            if subject is None:
                continue
            objects[index] = (cue, subject)
            self._add(block, cue, subject, one, named)
            if other := partner(block.text, masked, cue, subject, named, objects):
                self._add(block, cue, other, one, named)
        self._pronouns(block, cues, named, objects)
        self._topic = next((n.key for n in named if self._own is None), self._topic)

    def _pronouns(
        self,
        block: Block,
        cues: Sequence[Cue],
        named: Sequence[Named],
        objects: Mapping[int, tuple[Cue, str]],
    ) -> None:
        """Read "… until Directive B takes its place", "Plan B was written to carry it out"."""
        for cue in cues:
            before = [n for n in named if n.end <= cue.start]
            if not before:
                continue
            if cue.voice == "received" and self._topic and len(named) == 1:
                span = (before[-1].start, cue.end)
                self._keep(block, self._topic, cue.relation, before[-1].key, span, "received")
            beside = _BESIDE.fullmatch(block.text, before[-1].end, cue.start)
            if cue.voice != "pronoun" or not beside:
                continue
            others = [n.key for n in reversed(before[:-1]) if n.key != before[-1].key]
            acting = [subject for _, subject in objects.values() if subject in others]
            target = next(iter([*acting, *others]), None)
            if target := target or self._topic:
                span = (before[-1].start, cue.end)
                self._keep(block, before[-1].key, cue.relation, target, span, "pronoun")

    def _speaker(
        self,
        text: str,
        named: Sequence[Named],
        index: int,
        objects: Mapping[int, tuple[Cue, str]],
    ) -> str | None:
        """Return the document that says what a mention stands in: "Directive A asks that B …"."""
        one = named[index]
        for at in range(max(0, index - _SPEAKERS), index):
            other = named[at]
            if at in objects or other.type == "Law" or other.end > one.start:
                continue
            if speaks(text, other.start, other.end, one.start, self._text.language):
                return other.key
        return None

    def _cue_of(
        self, text: str, cues: Sequence[Cue], named: Sequence[Named], index: int
    ) -> Cue | None:
        """Return the cue of a name: right before it, or in a relative clause right after."""
        one = named[index]
        for cue in cues:
            if cue.voice == "relative" and 0 <= cue.start - one.end <= len(", which the new "):
                return cue
        floor = max([n.end for n in named[:index] if n.end <= one.start], default=0)
        near = [
            c
            for c in cues
            if floor <= c.start
            and c.end <= one.start <= c.end + _REACH
            and c.voice not in ("relative", "pronoun", "received")
        ]
        if not near:
            return None
        between = text[near[-1].end : one.start]
        if _BROKEN.search(between) and not _APPOSED.fullmatch(between):
            return None
        cue = near[-1]
        if cue.voice == "passive" and one.start - cue.end > _PASSIVE_REACH:
            return None
        for earlier in reversed(near[:-1]):
            if not _AND.fullmatch(text, earlier.end, cue.start):
                break
            cue = earlier
        return cue

    def _nested(self, block: Block, named: Sequence[Named], index: int) -> None:
        """Read a title that holds another document's: a law on amendments amends it."""
        one = named[index]
        outer = next((n for n in named[:index] if n.start <= one.start and one.end <= n.end), None)
        if outer is None or outer.key == one.key:
            return
        self._keep(block, outer.key, "amends", one.key, (outer.start, outer.end), "title")

    def _add(
        self, block: Block, cue: Cue, subject: str, one: Named, named: Sequence[Named]
    ) -> None:
        if cue.voice == "opening" and self._rules and _BASIS.match(block.text, cue.start):
            cue = replace(cue, relation="basedOn")
        pair = (one.key, subject) if cue.voice == "passive" else (subject, one.key)
        relation = cue.relation
        text, language = block.text, self._text.language
        by = next((n for n in reversed(named) if n.key == subject and n.end <= cue.start), None)
        if relation in ("replaces", "repeals") and _PART.search(text, cue.end, one.start):
            relation = "amends"
        if (
            _NEGATED.search(text, max(0, cue.start - 24), cue.start)
            or named_as_thing(text, cue, language)
            or (by and is_content(text, by.start, by.end, cue, language))
        ):
            relation = "cites"
        elif _FUTURE.search(text, max(0, cue.start - 24), cue.start):
            return
        start = min(
            [cue.start, *(n.start for n in named if n.key == subject and n.end <= cue.start)]
        )
        self._keep(block, pair[0], relation, pair[1], (start, max(one.end, cue.end)), cue.voice)

    def _bases(self, block: Block, found: Sequence[Mention], named: Sequence[Named]) -> None:
        """Read a recital of legal bases: all it names, but for what only a title in it names.

        Several recitals may stand in one block; one of another kind ("Thực hiện Kết luận B;") is
        read by its own cue.
        """
        titles = [
            span
            for m in found
            if isinstance(m, Document) and not m.short and (span := title_span(block, found, m))
        ]
        recitals = [m.span() for m in _RECITAL.finditer(block.text) if _BASIS.match(m[0])]
        inside = [n for n in named if any(a <= n.start < b for a, b in recitals)]
        heads = {
            n.key for n in inside if not n.short and not any(a <= n.start < b for a, b in titles)
        }
        for one in inside:
            amended = [
                r.object
                for r in self.relations.values()
                if r.subject == one.key and r.relation == "amends"
            ]
            if self._own and (one.key in heads or heads & set(amended)) and one.key != self._own:
                self._keep(block, self._own, "basedOn", one.key, (0, one.end), "opening")

    def cite(self, block: Block, found: Sequence[Mention]) -> None:
        """Own document cites whatever else it names and has no closer relation to."""
        if self._own is None:
            return
        related = {r.object for r in self.relations.values() if r.subject == self._own}
        related |= {r.subject for r in self.relations.values() if r.object == self._own}
        for one in self.named(block, found):
            if one.key != self._own and one.key not in related:
                related.add(one.key)
                self._keep(block, self._own, "cites", one.key, (one.start, one.end), "mention")

    def report(self, block: Block, found: Sequence[Mention]) -> None:
        """Take what a report says a document asks for as cited by that document."""
        if self._report is None or not self._report.quotes(block):
            return
        live = self._report.key
        related = {k[0] for k in self.relations} | {k[2] for k in self.relations if k[1] != "cites"}
        for one in self.named(block, found):
            if (
                one.key != live
                and not one.short
                and one.key not in related
                and self._report.contains(block, one.start)
            ):
                self._keep(block, live, "cites", one.key, (one.start, one.end), "report")

    def _keep(
        self,
        block: Block,
        subject: str,
        relation: str,
        target: str,
        span: tuple[int, int],
        how: str,
    ) -> None:
        key = (subject, relation, target)
        if subject == target or key in self.relations:
            return
        if not plausible(self._facts.get(subject), relation, self._facts.get(target)):
            return
        first, last = block.span(*span)
        quote = Quote(first, last, self._text.content[first:last])
        self.relations[key] = RelationFact(subject, relation, target, quote, f"relation:{how}")


def _strongest(relations: Iterator[RelationFact]) -> list[RelationFact]:
    """Leave out a mere citation between two documents that have a closer relation."""
    kept = list(relations)
    close = {(r.subject, r.object) for r in kept if r.relation != "cites"}
    return [r for r in kept if r.relation != "cites" or (r.subject, r.object) not in close]


def relate(
    text: Text,
    blocks: Sequence[Block],
    mentions: Sequence[Sequence[Mention]],
    documents: Sequence[DocumentFact],
    header: Header,
) -> list[RelationFact]:
    """Relations between the documents of a text, in order of appearance.

    Subjects and objects are keys of ``documents``. A relation carries its finest name (``details``,
    ``repeals``); :func:`~policygraph.ontology.terms.broader` gives the general one.
    """
    reader = _Reader(text, documents, header)
    for block, found in zip(blocks, mentions, strict=True):
        reader.read(block, found)
    for block, found in zip(blocks, mentions, strict=True):
        reader.cite(block, found)
        reader.report(block, found)
    facts = _strongest(iter(reader.relations.values()))
    return sorted(
        facts, key=lambda r: (r.quote.start, r.quote.end, r.subject, r.relation, r.object)
    )
