"""English bodies outside the tables, known by a head word: "Institute of …", "… Association"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from ....ontology import table
from ...prefilter import FilteredPattern
from ..people.names import CAPITALS
from ..spans import Spans
from .tables import alternatives

__all__ = ["open_names", "says_its_purpose"]

_HEADS = (
    "Academy|Administration|Agency|Alliance|Association|Authority|Bank|Board|Bureau|Centre|Center"
    "|Chamber|Commission|Committee|Company|Confederation|Cooperative|Corporation|Council|Court"
    "|Delegation|Department|Directorate|Division|Embassy|Exchange|Federation|Foundation|Front|Fund"
    "|Group|Hospital|Inspectorate|Institute|Laboratory|Library|Museum|Network|Office|Operator"
    "|Police|Procuracy|Procuratorate|School|Secretariat|Service|Society|Sub-[Dd]epartment"
    "|Task Force|Taskforce|Team|Treasury|Union|University|Command|College|Congress"
    "|(?:Software|Science|Hi(?:gh)?-[Tt]ech) Park(?! and (?:[A-Z][a-z]+ ){1,3}Zones)"
)
_CAP = rf"(?:[{CAPITALS}][\w&]*(?:\.\w+)*(?:['’]s?)?(?:-\w+)?)"
_RUN = re.compile(
    rf"""(?<![\w'’-]){_CAP}
        (?:(?:\ and|\ (?:for|of|on)(?:\ the)?
             |,(?=\ {_CAP}(?:\ {_CAP}){{0,3}},?\ and\ [{CAPITALS}])
             |\ &
             |\ [-–](?=\ (?:{_CAP}\ ){{1,4}}(?:Border|Economic|Industrial|Hi|High|Export|Free)\b))?
           \ {_CAP}){{0,14}}""",
    re.VERBOSE,
)
_HEAD = re.compile(rf"\b(?:{_HEADS})\b(?!['’])")
_BEHIND = re.compile(r" (?:of|for|on)(?: the)? ")
# "Legal Department of the Ministry": whose it is the text tells elsewhere.
_LOOSE_END = re.compile(
    r"(?:(?: of the (?:Ministry|Province|City|Government|Department|Commune|Ward))?"
    r"(?:[ ,&–-]| (?:and|for|of|on)(?: the)?){0,12})$"
)
# What may stand behind a head word: "Fulbright University Vietnam", "Regional Audit Office IX".
_TAIL = re.compile(r" (?:Vi[eệ]t ?[Nn]am|Asia|Region [IVXLC]+|[IVXLC]+)(?!\w)")
_NUMBER = re.compile(r" (?:No\. ?)?\d{1,2}(?![\w/.%-]|,\d| [a-z])")
_REGIONS = FilteredPattern(
    r"\b(?:Military|Naval|Coast Guard) Region (?:No\. )?(?:\d|[IVX]+)\b(?: (?:High )?Command)?"
)
_PURPOSE = re.compile(rf" (?:for|on)(?: the)? [{CAPITALS}]")
# Bodies of other countries by names without a head word, or by one that says no more.
_ABROAD = re.compile(
    r"\b(?:National Treasury|Council of (?:Governors|Ministers)|State House"
    r"|House of Representatives|(?:Cabinet|Parliament|Senate)(?! (?:[a-z]*members?|meetings?"
    r"|sessions?|Secretar|Minister|Office|Committee|building|reshuffle)))\b"
)
# Between two heads these part two names.
_PARTS = re.compile(r",? and (?:the )?|, | & ")
# "Office of the People's Council and People's Committee" is one body.
_SHARED = re.compile(r"(?:[Pp]rovincial )?People['’]s (?:Committee|Council)")
# "the Working Group to support X (hereinafter the Group)", "the Team on X is set up": what the text
# itself founds may have a name in small letters.
_FOUNDED = FilteredPattern(
    rf"""\b(?:[Tt]he|[Aa]n?)\ (?P<name>(?:{_CAP}\ ){{0,5}}
        (?:Working\ Group|Task\ Force|Taskforce|Team|Steering\ Committee|Council|Board)
        \ (?:to|for|on)\ [^.;:()\n]{{4,160}}?)
      (?=\ \((?:hereinafter|hereafter|from\ now\ on|referred)
        |\ (?:is|was|are|has\ been|shall\ be)\ (?:hereby\ )?(?:set\ up|established|founded)\b)""",
    re.VERBOSE,
)
_OPENERS = re.compile(
    r"^(?:The|A|An|In|On|At|According|Under|By|For|From|With|This|That|These|Its|His|Her|Their|Our"
    r"|And|But|While|When|As|Also|Meanwhile|Former|Deputy|Vice|Permanent|Acting|Standing|New|Each"
    r"|Every|Other|Both|Since|After|Before|Last|Next|Yesterday|Today|If|Where|Lead|Directing|Joint"
    r"|Comrade|Of|To|Then|Once|Until|Within|Through|Unlike|Like|Besides|However|Or|Any|All|Some"
    r"|Only|Even|Not|And the|The same)\s+"
)
_TITLE = re.compile(
    r"^.*\b(?:Minister|Chair(?:man|woman|person)|Director|Secretary|President|Head|Chief|Governor"
    r"|Commander|Member|Speaker|Leader|Representative|Deputy|Mr|Mrs|Ms|Dr)\b(?:-General|s)?"
    r"(?:,| of(?: the)?| at(?: the)?)?\s*"
)
_OWNED = re.compile(
    r"^.*(?<!\bPeople)(?<!\bWomen)(?<!\bChildren)(?<!\bFarmer)(?<!\bVeteran)(?<!\bWorker)"
    r"(?<!\bLawyer)(?<!\bTeacher)(?<!\bStudent)(?<!\bJournalist)(?<!\bWriter)(?:['’]s|s['’])\s+"
)
_LAST_OF = re.compile(r"^.*\b(?:of|for|on|and)(?: the)? (?=(?:\S+ )*$)")
_TAIL_OF = re.compile(r"^.*\b(?:of|for|on)(?: the)? ")

# Head words and everyday phrases that name nobody by themselves.
_NO_BODY = re.compile(
    r"(?:(?:Working|Steering|Standing|Party|Central|Drafting|Head|Public|United|Civil|World|Editorial"
    r"|First|Second|One|Two|Three|Management|Executive|Organising|Provincial|City|Commune|Local"
    r"|National|Party Central|People(?:['’]s)?|European|Soviet|State|Special)\ )?"
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


def says_its_purpose(text: str, end: int) -> bool:
    """Whether a name goes on with what the body is for: "Steering Committee" + "on Floods"."""
    return _PURPOSE.match(text, end) is not None


def open_names(text: str, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Find capitalised names with a head word, of the form: (Cap)+ Head (of|for|on Cap+).

    A name neither crosses a span that is taken nor goes on behind its head ("Government Press
    Conference" is none); titles, openers and possessors before it are left out.
    """
    claimed = Spans(taken)
    spans = [match.span("name") for match in _FOUNDED.finditer(text)]
    spans += [m.span() for pattern in (_REGIONS, _ABROAD) for m in pattern.finditer(text)]
    for run in _RUN.finditer(text):
        start = run.start()
        while start < run.end():
            held = claimed.overlap(start, run.end())
            end = held[0] if held else run.end()
            spans += filter(None, (_name_in(text, *part) for part in _parts(text, start, end)))
            start = held[1] if held else run.end()
    return spans


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part a capitalised run where a new name with a head of its own begins.

    Of the form: Cho Ray Hospital, Bach Mai Hospital and Can Tho University.
    """
    cuts: list[tuple[int, int]] = []
    for head, following in pairwise(_HEAD.finditer(text, start, end)):
        between = list(_PARTS.finditer(text, head.end(), following.start()))
        if between and not _SHARED.fullmatch(text, between[-1].end(), following.end()):
            cuts.append(between[-1].span())
    starts = [start, *(cut[1] for cut in cuts)]
    ends = [*(cut[0] for cut in cuts), end]
    return list(zip(starts, ends, strict=True))


def _name_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the name in a capitalised run, or None."""
    run = _LOOSE_END.sub("", text[start:end])
    found = list(_HEAD.finditer(run))
    if not found:
        return None
    head = found[0]
    behind = _BEHIND.match(run, head.end())
    if not behind and not _person_next().match(run, head.end()):
        head = found[-1]
        behind = _BEHIND.match(run, head.end())
        if not behind and head.end() < len(run) and not _TAIL.fullmatch(run, head.end()):
            return None
    before = _before(run[: head.start()])
    cut = _LAST_OF if behind else _TAIL_OF
    before = cut.sub("", before)
    name_start = head.start() - len(before)
    tail = _TAIL.match(run, head.end()) or _NUMBER.match(text, start + head.end())
    own_end = tail.end() - (0 if tail.string is run else start) if tail else head.end()
    name = run[name_start:] if behind else text[start + name_start : start + own_end]
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
