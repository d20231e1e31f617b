"""What one document does to another, read from the words between their names.

A cue of the table ``relation_cues`` stands before its object: "Decree A, which *replaces* Decree
B" (active), "Decree B is *replaced by* Decree A" (passive), "*In furtherance of* Directive B, the
Ministry …" (opening: the text's own document is the subject). Documents in a row share the cue of
the first. What a document merely mentions, it cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

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
from .relation_cues import Cue, find_cues
from .relation_order import plausible
from .relation_rows import JOINED, Named, partner
from .reported import report_on
from .titles import title_span

__all__ = ["relate"]


_NEGATED = re.compile(r"(?:\bnot|\bnever|n['’]t|\bno longer|không|chưa|chẳng)\s(?:\w+\s)?$")
_FUTURE = re.compile(
    r"(?:\bwould|\bcould|\bmight|\bmay|\bif|\bbill|dự\skiến|dự\sthảo|nghiên\scứu|đề\sxuất)\s(?:\w+\s){0,2}$"
)
_ISSUED = re.compile(
    r"(?:ban\shành|thông\squa|phê\sduyệt|ký|issued|signed|promulgated|adopted|passed|approved|released"
    r"|published|drew\sup)\s[^.;]{0,40}$"
)
# Words, clauses or articles that are replaced leave the rest of a document in force.
_PART = re.compile(
    r"\b(?:cụm\stừ|khoản|điểm|Điều|phụ\slục|mẫu|words?|phrases?|clauses?|articles?|annex(?:es)?)\b",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(r"\s(?:by|bởi)\s")
_COORDINATED = re.compile(r"(?:[,;]|\band\b|\bvà\b|đồng\sthời|\balso\b)\s?(?:\w+\s){0,3}$")
_PRONOUN = re.compile(
    r"^\W*(?:Then,?\s)?(?:It|They|This|In\sit|The\s(?:text|new\s\w+))\b"
    r"|^Văn bản này\b"
)
# What is said of the object just named: "… amends Decree B, issued under Conclusion C".
_PARTICIPLE = re.compile(r"(?:issued|made|drawn|adopted|promulgated|drafted|written)\s")
_THIS_TEXT = re.compile(r"(?:Văn\sbản\snày|This\s(?:text|document))\b", re.IGNORECASE)
_WHICH = re.compile(r",\s(?:which|that|itself)\s")
_AGAIN = re.compile(
    r"[.;]\s(?:It|(?:Văn\sbản|Quyết\sđịnh|Nghị\sđịnh|Nghị\squyết|Thông\stư|Chỉ\sthị)\snày)\s", re.I
)
_BASIS = re.compile(r"^\W*(?:Căn\scứ|Pursuant\sto|On\sthe\sbasis\sof)\b")
_AND = re.compile(r"\s?(?:,\s)?(?:and|và|,)\s(?:also\s)?")
# The object of a cue is not what a list goes on with behind it.
_BROKEN = re.compile(
    r";\s|.{12}(?:,|\band|\bvà)\s(?:the\s|các\s)?$|:\s(?!.{0,40}$)|\btrong\s(?!đó\s(?:có|gồm)\s)",
    re.IGNORECASE,
)
# Documents that set out a policy, which others carry out, rather than rules to be followed.
_POLICY = ("Resolution", "Conclusion", "Directive", "Plan", "Notice", "OfficialDispatch", "Program")
_RULES = ("Law", "Decree", "Decision", "Resolution", "Circular", "Regulation")
_CHANGES = ("amends", "replaces", "repeals", "corrects", "suspends", "consolidates", "explains")
# Between a cue and its object may stand what part of it is meant and whose it is.
_REACH = 90
_PASSIVE_REACH = 40
_ANNEX_ZONES = ("recipients", "signature")


def _masked(block: Block, found: Sequence[Mention]) -> str:
    """Blank out dates and parties by ``~``, so that what joins names shows."""
    letters = list(block.text)
    for mention in found:
        if isinstance(mention, Date | Body | Office):
            letters[mention.start : mention.end] = "~" * (mention.end - mention.start)
    return "".join(letters)


def _bracketed(text: str, end: int, at: int) -> bool:
    """Whether a bracket that is open at ``end`` closes before ``at``."""
    between = text[end:at]
    return ")" in between and "(" not in between[: between.index(")")]


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
        objects: dict[int, tuple[Cue, str]] = {}
        for index, one in enumerate(named):
            if any(n.start <= one.start and one.end <= n.end for n in named[:index]):
                self._nested(block, named, index)
                continue
            cue = self._cue_of(block.text, cues, named, index)
            if cue is not None:
                subject = self._subject(block, span, cue, cues, named, index, objects)
            elif before := self._shared(block.text, masked, named, index, objects):
                cue, subject = before
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
            if cue.voice != "pronoun" or not before:
                continue
            others = [n.key for n in reversed(before[:-1]) if n.key != before[-1].key]
            acting = [subject for _, subject in objects.values() if subject in others]
            target = next(iter([*acting, *others]), None)
            if target := target or self._topic:
                span = (before[-1].start, cue.end)
                self._keep(block, before[-1].key, cue.relation, target, span, "pronoun")

    def _shared(
        self,
        text: str,
        masked: str,
        named: Sequence[Named],
        index: int,
        objects: Mapping[int, tuple[Cue, str]],
    ) -> tuple[Cue, str] | None:
        """Return the cue and subject that a name in a row shares with one before it.

        The one before stands next to it, or is the last of the same type where a title lies
        between ("… Thông tư A về … và Thông tư B").
        """
        one = named[index]
        last = named[index - 1] if index else one
        if index and _ELLIPSIS.fullmatch(text, last.end, one.start):
            past = [cue for cue, _ in objects.values() if cue.voice == "passive"]
            return (past[-1], last.key) if past else None
        if _ELLIPSIS.match(text, one.end):
            return None
        apart = last.type == "Law" and one.type != "Law"
        row = index - 1 in objects and not apart and JOINED.fullmatch(masked, last.end, one.start)
        if row and (";" not in row[0] or objects[index - 1][0].voice == "opening"):
            return objects[index - 1]
        if not re.search(r"(?:,|;|\band|\bvà)\s(?:the\s|các\s)?$", text[: one.start][-12:]):
            return None
        same = [i for i in objects if i < index and named[i].type == one.type]
        return objects[same[-1]] if same else None

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
            and c.voice not in ("relative", "pronoun")
        ]
        if not near or _BROKEN.search(text, near[-1].end, one.start):
            return None
        cue = near[-1]
        if cue.voice == "passive" and one.start - cue.end > _PASSIVE_REACH:
            return None
        for earlier in reversed(near[:-1]):
            if not _AND.fullmatch(text, earlier.end, cue.start):
                break
            cue = earlier
        return cue

    def _subject(
        self,
        block: Block,
        span: tuple[int, int],
        cue: Cue,
        cues: Sequence[Cue],
        named: Sequence[Named],
        index: int,
        objects: Mapping[int, tuple[Cue, str]],
    ) -> str | None:
        """Return the document that the cue speaks of: the one before it, or the text's own."""
        text = block.text
        before = [(i, n) for i, n in enumerate(named) if n.end <= cue.start and i != index]
        if cue.voice in ("opening", "leading"):
            return self._opening(text, cue, named)
        if cue.voice == "relative":
            free = [n.key for i, n in before if i not in objects and i != index]
            return free[0] if free and not _PRONOUN.search(text[slice(*span)]) else self._topic
        if cue.voice == "task":
            return self._own if named[index].type in _POLICY and self._directs else None
        if not before:
            return self._absent(block, span, cue, named[index], named)
        open_ones = [(i, n) for i, n in before if not _bracketed(text, n.end, cue.start)]
        if not open_ones:
            return self._absent(block, span, cue, named[index], named)
        at, near = open_ones[-1]
        if near.short and _THIS_TEXT.match(text, near.start):
            return self._topic or near.key
        if at in objects and _AGAIN.search(text, near.end, cue.start):
            return objects[at][1]
        if at in objects and _WHICH.match(text, near.end):
            return near.key
        if at in objects and _PARTICIPLE.match(text, cue.start) and cue.start - near.end < 4:
            return near.key
        again = any(near.end <= c.start and c.end < cue.start for c in cues)
        if (
            at in objects
            and cue.voice == "passive"
            and (same := self._same_type(cue, named, before))
        ):
            return same
        if cue.relation == "implements" and re.search("[;)]", text[near.end : cue.start]):
            return self._absent(block, span, cue, named[index], named)
        if at in objects and not again and _COORDINATED.search(text, near.end, cue.start):
            return objects[at][1]
        return near.key

    def _opening(self, text: str, cue: Cue, named: Sequence[Named]) -> str | None:
        """Return the subject of "Để thực hiện B, … ban hành A": A, else the text's own."""
        for one in named[1:]:
            if not one.short and _ISSUED.search(text, cue.end, one.start):
                return one.key
        if cue.voice == "leading" or (cue.relation == "implements" and not self._directs):
            return None
        return self._own

    def _same_type(
        self, cue: Cue, named: Sequence[Named], before: Sequence[tuple[int, Named]]
    ) -> str | None:
        """Of the documents before "amended by D" the nearest that is of D's type."""
        after = next((n for n in named if n.start >= cue.end), None)
        same = [n for _, n in before if after and n.type == after.type]
        return same[-1].key if same else None

    def _absent(
        self,
        block: Block,
        span: tuple[int, int],
        cue: Cue,
        one: Named,
        named: Sequence[Named],
    ) -> str | None:
        """Return the subject of a clause that names none before its cue."""
        lead = block.text[span[0] : cue.start]
        if _PRONOUN.search(lead):
            return self._topic
        if self._own is None:
            return self._topic if cue.relation == "cites" else None
        if cue.relation in _CHANGES:
            changes = block.zone == "header" or (
                block.zone == "body" and self._rules and len(lead) < 4
            )
            return self._own if changes else None
        if cue.relation == "implements":
            close = one.start - cue.end < 14
            wanted = block.zone == "header" or (one.type in _POLICY and self._directs)
            return self._own if close and wanted else None
        return None

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
        pair = (one.key, subject) if cue.voice == "passive" else (subject, one.key)
        relation = cue.relation
        if relation in ("replaces", "repeals") and _PART.search(block.text, cue.end, one.start):
            relation = "amends"
        if _NEGATED.search(block.text, max(0, cue.start - 24), cue.start):
            relation = "cites"
        elif _FUTURE.search(block.text, max(0, cue.start - 24), cue.start):
            return
        start = min(
            [cue.start, *(n.start for n in named if n.key == subject and n.end <= cue.start)]
        )
        self._keep(block, pair[0], relation, pair[1], (start, max(one.end, cue.end)), cue.voice)

    def _bases(self, block: Block, found: Sequence[Mention], named: Sequence[Named]) -> None:
        """Read a recital of legal bases: all it names, but for what only a title in it names."""
        titles = [
            span
            for m in found
            if isinstance(m, Document) and not m.short and (span := title_span(block, found, m))
        ]
        heads = {
            n.key for n in named if not n.short and not any(a <= n.start < b for a, b in titles)
        }
        for one in named:
            amended = [
                r.object
                for r in self.relations.values()
                if r.subject == one.key and r.relation == "amends"
            ]
            if self._own and (one.key in heads or heads & set(amended)) and one.key != self._own:
                self._keep(block, self._own, "basedOn", one.key, (0, one.end), "opening")

    def cite(self, block: Block, found: Sequence[Mention]) -> None:
        """Own document cites whatever else it names and has no closer relation to."""
        if self._own is None or block.zone in _ANNEX_ZONES:
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
            if one.key != live and not one.short and one.key not in related:
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
