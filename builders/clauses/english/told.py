"""Noun phrases in English that are told to do something: "the relevant parties", "dam operators".

Where a verb of ordering stands before a noun phrase and "to V" behind it, the phrase is a party
whatever its noun, unless this is a thing or a doing: "ordered mobile operators to", but not "needs
permission to". A row of such phrases is taken apart, so that each is one party.
"""

from __future__ import annotations

import re

from ..grammar import compile_pattern
from .phrases import DENIED, DOERS, FINITE, NO_OPENING, VERBAL
from .words import PARTS

__all__ = ["ORDERED", "told"]

#: "that own large boats", no "that they should".
_RELATIVE = (
    r"_(?:that(?!_(?:(?:it|they|he|she|all|the|every|each)\b|<W>))|who|which|whose|where)_"
    r"[^;:.,]{2,80}?"
)
#: What a verb of ordering is followed by, up to the verb of the task.
_ROW = (
    rf"(?!{NO_OPENING}|<base>_(?:and_<base>_)?(?:over|up|out|in|on|with|the|an?|its|their|all)\b)"
    rf"(?:(?!\b{FINITE}|_(?:that|who|which|whose|where)_)[^;:.]){{2,240}}?(?:{_RELATIVE})?"
)
#: The verb of a task: one of the list, or any before an object.
_TASK = (
    r"to_(?:not_|also_|further_|\w+ly_){0,2}(?:<base>\b"
    r"|(?!the_|an?_)[a-z]{3,}_(?:the|an?|all|its|their|every|each|any|this|these|those|both|more"
    r"|<W>|<D>)(?:_|$))"
)
#: Verbs of ordering in the forms that are no nouns.
ORDERED = (
    *("asked", "asks", "asking", "tasked", "requested", "requests", "requesting", "required"),
    *("requires", "requiring", "directed", "directs", "directing", "instructed", "instructs"),
    *("instructing", "ordered", "orders", "ordering", "urged", "urges", "urging", "obliged"),
    *("obliges", "obliging", "reminded", "reminds", "reminding", "commanded", "commands"),
    *("pressed", "assigned", "assigns", "assigning", "compelled", "compels", "told", "tells"),
    *("telling", "mandated", "mandates", "warned", "warns", "entrusted", "entrusts", "called on"),
    *("calls on", "calling on", "called upon", "calls upon", "calling upon"),
)
#: The same in the base form, which is a verb only after these words.
_ORDER = (
    r"(?:(?:^|(?<=to_)|(?<=must_)|(?<=shall_)|(?<=should_)|(?<=will_)|(?<=and_)|(?<=,_)|(?<=;_)"
    r"|(?<=ly_)|(?<=<W>_))(?:direct|instruct|ask|request|require|order|urge|remind|oblige|call_on|call_upon"
    r"|assign|mobili[sz]e|command)(?:_(?:and|,)_[a-z]+)?)"
)

_ORDERED = "|".join(ORDERED).replace(" ", "_")
#: "ordered mobile operators, the army and fishermen's cooperatives to V": group ``row``.
_TOLD = (
    compile_pattern(
        rf"(?<!their_)(?<!the_)(?<!its_)\b(?:{_ORDERED})_(?P<row>{_ROW})(?=,?_{_TASK})", **PARTS
    ),
    compile_pattern(rf"{_ORDER}_(?P<row>{_ROW})(?=,?_{_TASK})", **PARTS),
)

#: What joins two members; an "and" between two words before one noun joins none.
_JOINT = re.compile(
    r"(?:,? (?:and|as well as|along with|together with) |[,;] )"
    r"(?!(?:especially|particularly|including|notably|namely|mainly|such as|first and foremost)\b)"
)
_DET = compile_pattern(r"<det>", **PARTS)
_ACTOR = compile_pattern(
    r"<det><W>(?:_\([^()]{1,60}\)|,?_(?:in|of|at|from|under)_[^,;:.]{1,60})?", **PARTS
)
#: "requests the Ministry presides over ...": the task has begun.
_ACTS = compile_pattern(r"<det><W>_(?:<third>|<base>|with_[a-z]+ing)(?:_|$)", **PARTS)
#: What only tells more of the one before, or what somebody did then.
_NO_MEMBER = compile_pattern(rf"(?:{NO_OPENING}|whose|once|formerly|{VERBAL})")
#: Where the noun of a phrase ends: what follows only tells which.
_TAIL = compile_pattern(
    r"_(?:of|in|at|on|from|with|along|under|for|within|near|that|who|which|whose|where|across"
    r"|nationwide|concerned|involved|responsible|located|affected|operating|working|living)\b|_\("
    r"|_[a-z]+(?:ed|ing)_(?:in|of|by|at|from|to)_"
)
_DENIED = compile_pattern(rf"(?:{DENIED}|ed)$")
#: A word that ends a member of its own before "and": a plural, a name, a noun for those who act.
_ENDS = compile_pattern(
    rf"(?:[a-z'’-]{{1,30}}[^s\W]s|<W>|(?-i:[A-Z])[\w-]*|(?!police){DOERS}|sector|industry|army)\)?$"
)


def told(text: str) -> list[tuple[int, int]]:
    """Return where a mask names parties by open noun phrases that are told to do something."""
    rows = sorted((m.span("row") for p in _TOLD for m in p.finditer(text)), key=lambda r: r[0])
    return [(at + a, at + b) for at, end in dict(rows).items() for a, b in _members(text[at:end])]


def _members(row: str) -> list[tuple[int, int]]:
    """Return where the phrases of a row stand that no recogniser took for a party.

    None at all where one of them is a thing or a doing: nobody is told anything there.
    """
    found: list[tuple[int, int]] = []
    start = 0
    joints = [m.span() for m in _JOINT.finditer(row)]
    for end, following in [*joints, (len(row), len(row))]:
        phrase = row[start:end]
        det = _DET.match(row, following)
        alone = _ENDS.search(_noun(phrase)) or (det and det.end() > following)
        if end < len(row) and not alone:
            continue  # "search and rescue teams"
        if _ACTS.match(phrase) or _NO_MEMBER.match(phrase):
            return []
        if not _ACTOR.fullmatch(phrase):
            head = _noun(phrase)
            if not head or _DENIED.search(head.lower()):
                return []
            found.append((start, end))
        start = following
    return found


def _noun(phrase: str) -> str:
    """Return the phrase up to its noun."""
    tail = _TAIL.search(phrase)
    return phrase[: tail.start()] if tail else phrase
