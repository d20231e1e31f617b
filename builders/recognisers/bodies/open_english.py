"""English bodies outside the tables, known by a head word: "Institute of …", "… Association"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ....ontology import table
from ..people.names import CAPITALS
from ..spans import Spans
from .tables import alternatives

__all__ = ["open_names"]

_HEADS = (
    "Academy|Administration|Agency|Alliance|Association|Authority|Bank|Board|Bureau|Centre|Center"
    "|Chamber|Commission|Committee|Company|Confederation|Corporation|Council|Court|Delegation"
    "|Department|Directorate|Division|Federation|Foundation|Front|Fund|Group|Hospital|Inspectorate"
    "|Institute|Network|Office|Police|Procuracy|School|Secretariat|Service|Society|Task Force|Team"
    "|Treasury|Union|University|Command|College|Congress"
)
_CAP = rf"(?:[{CAPITALS}][\w.&]*(?:['’]s?)?(?:-\w+)?)"
_RUN = re.compile(
    rf"""(?<![\w'’-]){_CAP}
        (?:(?:\ (?:and|for|of|on)(?:\ the)?
             |,(?=\ {_CAP}(?:\ {_CAP}){{0,2}},?\ and\ [{CAPITALS}])
             |\ &)?
           \ {_CAP}){{0,14}}""",
    re.VERBOSE,
)
_HEAD = re.compile(rf"\b(?:{_HEADS})\b(?!['’])")
_BEHIND = re.compile(r" (?:of|for|on)(?: the)? ")
_OPENERS = re.compile(
    r"^(?:The|A|An|In|On|At|According|Under|By|For|From|With|This|That|These|Its|His|Her|Their|Our"
    r"|And|But|While|When|As|Also|Meanwhile|Former|Deputy|Vice|Permanent|Acting|Standing|New|Each"
    r"|Every|Other|Both|Since|After|Before|Last|Next|Yesterday|Today|If|Where|Lead|Directing|Joint"
    r"|Comrade|Of|And the|The same)\s+"
)
_TITLE = re.compile(
    r"^.*\b(?:Minister|Chair(?:man|woman|person)|Director|Secretary|President|Head|Chief|Governor"
    r"|Commander|Member|Speaker|Leader|Representative|Deputy|Mr|Mrs|Ms|Dr)\b(?:-General|s)?"
    r"(?:,| of(?: the)?| at(?: the)?)?\s*"
)
_OWNED = re.compile(
    r"^.*(?<!\bPeople)(?<!\bWomen)(?<!\bFarmer)(?<!\bVeteran)(?<!\bWorker)(?:['’]s|s['’])\s+"
)
_LAST_OF = re.compile(r"^.*\b(?:of|for|on|and)(?: the)? (?=(?:\S+ )*$)")
_TAIL_OF = re.compile(r"^.*\b(?:of|for|on)(?: the)? ")

# Head words and everyday phrases that name nobody by themselves.
_NO_BODY = re.compile(
    r"(?:(?:Working|Steering|Standing|Party|Central|Drafting|Head|Public|United|Civil|World|Editorial"
    r"|First|Second|One|Two|Three|Management|Executive|Organising|Provincial|City|Commune|Local"
    r"|National|Party Central|People['’]s|European|Soviet|State|Special)\ )?"
    rf"(?:{_HEADS})",
    re.VERBOSE,
)
_NAMED_ANYWAY = re.compile(r"(?:State Treasury|European Union|National (?:Bank|Congress))")


@cache
def _person_next() -> re.Pattern[str]:
    """Return the pattern of a person behind a body: "State Budget Department Lam Tuan Khanh"."""
    families = [row["ascii"] for row in table("family_names")]
    families += [row["name"] for row in table("family_names")]
    return re.compile(rf" {alternatives(families)} [{CAPITALS}]")


def open_names(text: str, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Find capitalised names with a head word, of the form: (Cap)+ Head (of|for|on Cap+).

    A name neither crosses a span that is taken nor goes on behind its head ("Government Press
    Conference" is none); titles, openers and possessors before it are left out.
    """
    claimed = Spans(taken)
    spans: list[tuple[int, int]] = []
    for run in _RUN.finditer(text):
        start = run.start()
        while start < run.end():
            held = claimed.overlap(start, run.end())
            end = held[0] if held else run.end()
            if span := _name_in(text, start, end):
                spans.append(span)
            start = held[1] if held else run.end()
    return spans


def _name_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the name in a capitalised run, or None."""
    run = text[start:end]
    found = list(_HEAD.finditer(run))
    if not found:
        return None
    head = found[0]
    behind = _BEHIND.match(run, head.end())
    if not behind and not _person_next().match(run, head.end()):
        head = found[-1]
        behind = _BEHIND.match(run, head.end())
        if not behind and head.end() < len(run.rstrip(" ,&")):
            return None
    behind = behind if behind and run[behind.end() :].strip(" ,") else None
    before = _before(run[: head.start()])
    cut = _LAST_OF if behind else _TAIL_OF
    before = cut.sub("", before)
    name_start = head.start() - len(before)
    name = run[name_start : len(run.rstrip(" ,&")) if behind else head.end()]
    if not name[:1].isupper():
        return None
    if _NO_BODY.fullmatch(name) and not _NAMED_ANYWAY.fullmatch(name):
        return None
    return start + name_start, start + name_start + len(name)


def _before(words: str) -> str:
    """Return the words before a head that can belong to its name."""
    for cut in (_TITLE, _OWNED, _OPENERS, _OPENERS):
        if match := cut.match(words):
            words = words[match.end() :]
    return words.removeprefix("and ").removeprefix("the ") if words[:1].islower() else words
