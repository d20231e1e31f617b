"""Clause patterns over masked sentences, and which of the clauses they propose stand.

Patterns propose generously; :func:`settle` decides. A pattern is *open* when the task runs from
the end of its match to the next clause, *closed* when it has a group ``what`` that holds the task
("the drafting of the plan falls to X").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from ..model import Force
from ..prefilter import FilteredPattern, Pattern, unmet
from .masking import ACTOR, DATE, DOCUMENT, GENERIC, PLACE, WHO, Masked

__all__ = [
    "ITEM",
    "Candidate",
    "ClausePattern",
    "Evidence",
    "Grammar",
    "compile_pattern",
    "propose",
    "settle",
    "within",
]


def compile_pattern(pattern: str, **parts: str) -> FilteredPattern:
    """Compile a verbose pattern in which ``<A> <G> <P> <W> <D> <T>`` are the mask's classes.

    A actor, G one without a name, P place, W actor or place, D document, T date; ``<name>`` of
    ``parts`` is replaced too. ``_`` is a blank of the text: those of the pattern itself only lay
    it out, those of a part count as they stand.
    """
    classes = {"A": ACTOR, "G": GENERIC, "P": PLACE, "W": WHO, "D": DOCUMENT, "T": DATE}
    for name, part in (*((n, p.replace(" ", "_")) for n, p in parts.items()), *classes.items()):
        pattern = pattern.replace(f"<{name}>", part)
    return FilteredPattern(pattern.replace("_", r"\ "), re.VERBOSE | re.IGNORECASE)


_NEVER = re.compile(r"(?!)")


class Evidence(IntEnum):
    """How near an order is, for clauses that mean a duty only where one is being reported."""

    NONE = 0
    ORDER = 1
    """Somebody has given an order in this paragraph or the one before."""
    DOCUMENT = 2
    """A document is reported on, or a head above gives orders."""
    BESIDE = 3
    """The same, and this paragraph has assigned something already or named the document."""


@dataclass(frozen=True, slots=True)
class ClausePattern:
    """One way to say that somebody has something to do."""

    rule: str
    regex: FilteredPattern
    """Groups: ``who`` (assignees), ``what`` (closed patterns), ``by`` (assigner)."""
    rank: int = 5
    """Lower wins where two clauses claim the same words."""
    needs: Evidence = Evidence.NONE
    """The evidence without which it means no duty."""
    follows: bool = False
    """Whether it goes on from a clause before it in the sentence, or from a reported order."""
    force: Force = "duty"
    spoken: bool = False
    """Whether it is advice in the mouth of somebody without an office."""
    gate: Callable[[re.Match[str], Masked], bool] | None = None
    """A last look at the match, for what a pattern cannot say."""
    order: bool = False
    """Whether it begins with the verb of the order: "direct X to ..." opens no task of X's superior
    where the words stand among the tasks of somebody else."""
    superior: bool = False
    """Whether it is an order only in the mouth of somebody who receives none here: where a province
    has been told something, "the province directs X to ..." is its task."""
    nested: bool = False
    """Whether the clause lies inside the task of another ("direct X to ...")."""
    relative: bool = False
    """Whether it goes on about the party of a task told before it: "N is done by X, who must"."""


#: A whole sentence as a task of the party that a head names.
ITEM = ClausePattern("item", FilteredPattern(""), rank=0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed clause; positions are characters of the mask."""

    pattern: ClausePattern
    start: int
    """Where its construction begins; an earlier open clause ends here."""
    what: int
    end: int | None
    """End of the task, or None for a clause that runs on."""
    who: str
    """Mask characters of the assignees."""
    who_at: int
    by: str | None = None
    doubts: tuple[str, ...] = ()
    """What speaks against it beforehand: "gate", "nothing reported", "section", "own act"."""

    @property
    def key(self) -> tuple[int, int, int]:
        """Order in which candidates are settled."""
        return (self.pattern.rank, self.start, self.what)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything about clauses that is particular to one language."""

    folds: tuple[Pattern, ...]
    clauses: tuple[ClausePattern, ...]
    items: tuple[ClausePattern, ...]
    """Patterns for the opening of a list item ("Ministry of Justice: vet ...")."""
    head: Pattern
    """The end of a block that gives its assignees to the items below; group ``who``, ``by``."""
    party_only: Pattern
    """A block that is nothing but a party (± "is responsible for")."""
    lead: Pattern
    """The end of a block whose items name their own assignees ("The Minister requests:")."""
    order: Pattern
    """An assigner at work: group ``by`` before an assigning verb."""
    speech: Pattern
    """Somebody speaking: group ``by``."""
    answers: Pattern
    """Somebody answering in an interview, by the label of what is said: group ``by``."""
    live: tuple[Pattern, ...]
    """A document that becomes the one reported on: group ``doc``."""
    under: Pattern
    """A document under which a clause says something; one of ``live``, and all that laws do."""
    meeting: Pattern
    """People who meet: what one of them says there is no document's."""
    passed_on: Pattern
    """Whose words a document passes on that an office sends out: group ``by``."""
    earlier: Pattern
    """What shows that a sentence goes back to a document from before the one reported on."""
    background_document: Pattern
    """What stands before a document that is only mentioned: "pursuant to", "replaces"."""
    centre: Pattern
    """Names of the bodies behind central Party documents."""
    issued_by: Pattern
    """What stands between a document and the body that issued it, up to that body."""
    coordinator: Pattern
    directs: Pattern
    """What turns a task to somebody else, up to those with whom it is to be done."""
    deadline: Pattern
    """Groups: ``date`` by which, ``bracket`` alone, ``end`` of a span, ``time`` in which, ``reach``
    up to which."""
    deadline_only: Pattern
    """A sentence that is nothing but a deadline for what was said before."""
    recurring: Pattern
    """What makes a date no deadline when it follows it ("each year")."""
    anaphor: Pattern
    """Words that point back to actors; groups ``one``, ``two``, ``former``, ``latter``."""
    deputy: Pattern
    """The opening of an office that has several holders."""
    task_verb: Pattern
    """What the text of a list item begins with when it is a task."""
    background: Pattern
    """Opening of a sentence that reports instead of assigning."""
    tail: Pattern
    """Coordinators at the end of a task, which are no part of its words."""
    joints: Pattern
    """Connectors left over at the end of a clause."""
    task_noun: Pattern = _NEVER
    """What it begins with when it is one that only a noun tells, right below the head."""
    unnamed: Pattern = _NEVER
    """A document that is reported on without its number or title: "signed a decision"."""
    adjunct: Pattern = _NEVER
    """Opening of a sentence whose subject stands further on ("For the first group, ...")."""
    handed: Pattern = _NEVER
    """The end of a head that hands tasks to a party at its very end: group ``who``."""
    bare_head: Pattern = _NEVER
    """What follows the party in a head that says nothing but that tasks follow."""
    concludes: Pattern = _NEVER
    """Somebody ending a line with words of an order that name nobody ("concludes as follows:")."""
    product: Pattern = _NEVER
    """What an item of a plan begins with that names a task by itself."""
    concluded_by: Pattern = _NEVER
    """The title of a text that tells what somebody concluded: group ``by``."""
    address: Pattern = _NEVER
    """What opens the list of those a document is sent to."""
    readers: Pattern = _NEVER
    """Words by which a letter speaks to those it is sent to: "you", "your departments"."""
    reporting: Pattern = _NEVER
    """Headings of sections that report, define or argue, and assign nothing."""
    duties: Pattern = _NEVER
    """Headings of sections that say who does what."""
    action: Pattern = _NEVER
    """What an item begins with in a text that lays down rules, if it is a task."""
    topic: Pattern = _NEVER
    """What an item answers, before the answer: "Regarding the request that ...: ..."."""
    listing: Pattern = _NEVER
    """The end of a block whose items are parts of something, no tasks."""
    measures: Pattern = _NEVER
    """A sentence after an order whose items are the tasks it gives: "Key measures include:"."""
    described: tuple[Pattern, ...] = ()
    """Parties that are only described ("the officers on duty"): group ``some``."""
    told: Callable[[str], Sequence[tuple[int, int]]] = lambda _: ()
    """Where a mask has noun phrases of any kind that are told to do something."""
    shared: Pattern = _NEVER
    """Groups in a row that share one determiner ("các bộ, ngành và địa phương")."""
    determined: Pattern = _NEVER
    """How a group in such a row begins that stands for itself."""
    signed: Pattern = _NEVER
    """Somebody signing a document: group ``by``."""
    superior: Pattern = _NEVER
    """Bodies that receive orders from their like alone."""
    levels: tuple[re.Pattern[str], ...] = ()
    """Names of bodies by level, the highest first."""
    proposal: Pattern = _NEVER
    """The verb of an order by which a body also asks something of one above it."""
    visited: Pattern = _NEVER
    """Whom a meeting was held with: group ``who``; its conclusions are theirs to carry out."""
    undated: Pattern = _NEVER
    """A deadline that no day follows from: "within ten days", "every month"."""
    fronted: Pattern = _NEVER
    """A deadline before the subject: "By 1 June, the ministry must ..."; group ``date``."""
    due_together: Pattern = _NEVER
    """A deadline of all tasks in a sentence: "..., both before 1 June"; group ``date``."""
    due_each: Pattern = _NEVER
    """A deadline of each of two tasks: groups ``former``, ``latter``."""
    foretold: Pattern = _NEVER
    """What stands before a time at which something is to happen anyhow: "scheduled to open by"."""
    ongoing: Pattern = _NEVER
    """What shows that a time is no deadline: "and the following years", "regularly"."""
    companion: Pattern = _NEVER
    """What stands before a body that words pointing back do not mean: "together with"."""
    resumes: Pattern | None = None
    """A sentence of a news report without a subject that goes on with the task before it."""
    resumes_apart: Pattern = _NEVER
    """The same in a paragraph of its own."""
    shares: Pattern = _NEVER
    """Somebody handing out work, who gets which part of it being told after: group ``by``; empty
    where words point back to whom the sentence before opened with."""
    continues: Pattern = _NEVER
    """Opening of a sentence that goes on with the duty of the one before."""
    goes_on: Pattern = _NEVER
    """The same in a text that is itself the document: a task without a word for whose it is."""
    joint: Pattern = _NEVER
    """Who shares a task, at its beginning: group ``who``."""
    together: Pattern = _NEVER
    """Who shares a task, between the one who gets it and the task: group ``who``."""
    deputies_order: bool = True
    """Whether the order of a deputy is told as the person's; else as that of the office."""

    def trimmed(self, masked: Masked, start: int, end: int) -> int:
        """Return the end of a task without the coordinators and connectors at its end."""
        for pattern in (self.joints, self.tail, self.joints, self.tail, self.joints):
            if (found := pattern.search(masked.text, start, end)) and found.start() > start + 3:
                end = found.start()
        words = masked.text[start:end]
        opened = words.count('"') % 2 or words.count("“") > words.count("”")
        return end + 1 if opened and masked.text[end : end + 1] in ('"', "”") else end


def propose(
    masked: Masked, patterns: Iterable[ClausePattern], evidence: Evidence
) -> Iterator[Candidate]:
    """Yield every clause that a pattern sees and that the evidence lets mean a duty."""
    lacking = unmet(masked.text)
    for pattern in patterns:
        if pattern.regex.bits & lacking:
            continue
        for found in pattern.regex.regex.finditer(masked.text):
            doubts = []
            if evidence < pattern.needs:
                doubts.append("no order near" if evidence else "nothing reported")
            if pattern.gate and not pattern.gate(found, masked):
                doubts.append("gate")
            groups = found.groupdict()
            closed = groups.get("what") is not None
            some = groups.get("some")
            who = masked.introduce(*found.span("some")) if some else found["who"]
            yield Candidate(
                pattern,
                start=found.start(),
                what=found.start("what") if closed else found.end(),
                end=found.end("what") if closed else None,
                who=who,
                who_at=found.start("some" if some else "who"),
                by=groups.get("by"),
                doubts=tuple(doubts),
            )


def settle(candidates: Sequence[Candidate], length: int, evidence: Evidence) -> list[Candidate]:
    """Choose the clauses that stand, in order, each with its end.

    The better rank wins where two claim the same assignee at the same place or where one begins
    inside the closed task of the other; an open clause then ends where the next one begins.
    """
    kept: list[Candidate] = []
    begun = min((c.start for c in candidates if not c.pattern.follows), default=length)
    for one in sorted(candidates, key=lambda c: c.key):
        if one.what >= length or any(_clash(one, other) for other in kept):
            continue
        if one.pattern.follows and not evidence and one.start <= begun:
            continue
        kept.append(one)
    kept.sort(key=lambda c: (c.start, c.what))
    return [_closed(one, kept, length) for one in kept]


def _apart(one: Candidate, other: Candidate) -> bool:
    """Whether a task is told before its party and another one behind it."""
    return other.pattern.relative and one.end is not None and one.end <= one.who_at == other.start


def _clash(one: Candidate, other: Candidate) -> bool:
    if _apart(one, other) or _apart(other, one):
        return False
    if one.who_at == other.who_at or one.what == other.what:
        return True
    if other.end is not None and other.start <= one.start < other.end and not one.pattern.nested:
        return True
    if one.end is not None and one.what <= other.start < one.end and not other.pattern.nested:
        return True
    # a construction that begins inside another's, before its task begins
    return other.start < one.start < other.what or one.start < other.start < one.what


def _closed(one: Candidate, kept: Sequence[Candidate], length: int) -> Candidate:
    if one.end is not None:
        return one
    after = (
        c.start for c in kept if c.start > one.what and (one.pattern.nested or not c.pattern.nested)
    )
    return replace(one, end=min(after, default=length))


def within(one: Candidate) -> Candidate:
    """Take an order that opens an item of somebody's tasks for a part of the task itself."""
    if not one.pattern.order or one.by:
        return one
    return replace(one, pattern=replace(one.pattern, nested=True))
