"""What only looks like an order in English: a last look at the clauses that patterns propose.

Questions, conditions, plans and reports are turned away here; :func:`clause` builds a pattern with
these gates before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ...model import Office, Person, Place
from ..grammar import ClausePattern, compile_pattern
from ..masking import Masked
from .ranks import PUBLIC, asks_upwards
from .words import PARTS

__all__ = [
    "agrees",
    "clause",
    "goes_on",
    "goes_on_doing",
    "is_bare",
    "is_bare_again",
    "is_labelled",
    "is_laid_down",
    "is_matter",
    "is_no_public",
    "is_obliged",
    "is_office",
    "is_ordered",
    "is_plain_item",
    "is_told",
    "is_told_near",
    "is_wished",
    "is_work",
    "plain_in_list",
]

_Gate = Callable[[re.Match[str], Masked], bool]

_QUESTION = re.compile(r"\?[\"”)\s]*$")
_CONDITION = re.compile(
    r"(?:\b(?:if|unless|whether|because|lest|in case|provided that|as though|as if|wonder\w*"
    r"|doubts? (?:that|whether)|denied that|not)\b)(?: \w+){0,3} $",
    re.I,
)
#: Who somebody is, not what is to be done: "businesses that fail to".
_RELATIVE = re.compile(r"(?<!,) (?:that|who|which) (?!it |they |s?he )(?:\w+ ){1,3}to $", re.I)
#: Of these it is told what they do or have to put up with.
_SOME = re.compile(r"\b(?:some|many|most|several|few) $", re.I)
_SINCE = re.compile(
    r"^since .{0,80}\b(?:has|have) been |\b(?:has|have) (?:long|always|never) been ", re.I
)
_WOULD = re.compile(r"\bwould\b(?! like\b)", re.I)
#: What nothing or nobody does is no order: "nothing in it obliges".
_NEGATED = re.compile(
    r"\b(?:nothing|nobody|no one|none|neither|never"
    r"|no (?!later|sooner|less|more|fewer|longer)\w+)\b"
    r"[^,;:.]{0,40}$",
    re.I,
)
#: "A deputy suggested that X be made to": who says so can give no order.
_SUGGESTED = re.compile(
    r"(?<![\ue000-\ue7ff] )(?<!also )(?<!time )(?<!and )\b(?:suggest|propos|recommend)"
    r"(?:s|ed|es|ing) that (?:the )?$",
    re.I,
)
_DONE = re.compile(r"\band (?:has |had |have )?(?:since )?(?:did|done) so\b", re.I)
_WAS_TO = re.compile(r"\b(?:was|were) to $")
_REPORTED = re.compile(
    r"\b(?:said|told|ordered|decided|ruled|adding|added|agreed|announced|asked|stressed|noted"
    r"|explained|confirmed|made it clear|made clear)\b",
    re.I,
)


def _stands(found: re.Match[str], masked: Masked) -> bool:
    """Whether a clause is said outright: no question, no condition, nothing that would be."""
    who = found.start("who") if "who" in found.re.groupindex else found.start()
    before = masked.text[max(0, who - 60) : who]
    if _QUESTION.search(masked.text) or _CONDITION.search(before) or _SOME.search(before):
        return False
    if _RELATIVE.search(found.group()) or _NEGATED.search(before) or _SUGGESTED.search(before):
        return False
    if _SINCE.search(masked.text, 0, found.end()) or _DONE.search(masked.text, found.end()):
        return False
    if _WOULD.search(found.group()) or _WAS_TO.search(found.group()):
        return _REPORTED.search(masked.text, 0, found.end()) is not None
    return True


def agrees(found: re.Match[str], masked: Masked) -> bool:
    """Whether a plain-present verb fits its subject: "the Ministry settles", "provinces settle"."""
    actors = masked.who(found["who"])
    verb = found["verb"].lower()
    if not _BASE.fullmatch(verb) and verb.endswith(
        ("ed", "ing", "ly", "ness", "tion", "ions", "al", "ary", "ive", "ity")
    ):
        return False
    if _AUXILIARY.search(masked.text, max(0, found.start("verb") - 20), found.start("verb")):
        return False
    third_person = verb.endswith("s") and not verb.endswith("ss")
    name = actors[0].name.name
    if len(actors) == 1 and not actors[0].named and _COLLECTIVE.search(name):
        return True
    several = len(actors) > 1 or bool(_HOLDERS.match(name))
    several = several or (not actors[0].named and not _SINGLE.match(name))
    return not third_person if several else third_person


#: Verbs whose infinitive says no more than may be so.
_AUXILIARY = re.compile(r"\b(?:may|can|could|might|would|cannot|not) $", re.I)
#: Groups by a noun in the singular: "each hospital", "the principal of the school".
_SINGLE = re.compile(
    r"(?:each|every) "
    r"|(?:(?!(?:of|in|at|on|from|with|along|under|for|within|led)\b)[^\s,]+ )*?"
    r"[^\s,]*(?:[^s\W]|ss)(?: (?:of|in|at|on|from|with|along|under|for|within|led)\b.*)?$",
    re.I,
)
#: Groups that take a verb in either number.
_COLLECTIVE = re.compile(r"\b(?:police|staff|army|personnel|crew|militia)$", re.I)


#: Offices that have several holders even without a word for it.
_HOLDERS = re.compile(
    r"(?:\w+ )?(?:heads|leaders|directors|ministers|secretaries|chiefs|chairmen|chairpersons"
    r"|presidents|commanders|deputies|principals)\b",
    re.I,
)
_OFFICES = re.compile(
    r"\b(?:committees|councils|departments|offices|boards|authorities|inspectorates|chair\w+"
    r"|ministries|agencies|units|divisions|forces|schools|hospitals|operators|institutions)\b",
    re.I,
)


def is_obliged(found: re.Match[str], masked: Masked) -> bool:
    """Whether a modal verb tells a duty: what the public has to do is mostly a need, or the law."""
    party = masked.who(found["who"])
    public = all(not a.named and PUBLIC.search(a.name.name) for a in party)
    law = any(d.type == "Law" for d in masked.documents.values())
    return not (public and (law or _NEED.search(found.group())))


def is_no_public(found: re.Match[str], masked: Masked) -> bool:
    """Whether those whom only a noun phrase tells are not the public: that is mostly colour."""
    return PUBLIC.search(found["some"]) is None


_FIRM = re.compile(
    r"\b(?:corporation|company|group|airlines|railways|electricity|airport|newport|viettel|vnpt)\b",
    re.I,
)


def is_office(found: re.Match[str], masked: Masked) -> bool:
    """Whether those of whom something is expected hold an office: of others it is a forecast."""
    return not any(
        isinstance(a.mention, Place) or _FIRM.search(a.name.name) or PUBLIC.search(a.name.name)
        for a in masked.who(found["who"])
    )


_BASE = compile_pattern("<base>", **PARTS)
_NEED = re.compile(r"\b(?:need|ha(?:s|ve))s? to\b", re.I)
_CARRIED = compile_pattern(r"<D>", **PARTS)


def is_told(found: re.Match[str], masked: Masked) -> bool:
    """Whether a plain statement is about a body: what a place does is mostly colour.

    What the public does is too, unless the sentence says under which document.
    """
    party = masked.who(found["who"])
    if not any(a.named or not PUBLIC.search(a.name.name) for a in party) and not _CARRIED.search(
        found.group()
    ):
        return False
    return agrees(found, masked) and not any(isinstance(a.mention, Place) for a in party)


def is_told_near(found: re.Match[str], masked: Masked) -> bool:
    """Whether a plain statement beside an order tells a duty: not of the public, not of places.

    Translated texts leave the verb bare after a single body as well.
    """
    party = masked.who(found["who"])
    if any(isinstance(a.mention, Place) or PUBLIC.search(a.name.name) for a in party):
        return False
    bare = _BASE.fullmatch(found["verb"]) is not None and any(a.named for a in party)
    return agrees(found, masked) or (
        bare and not _AUXILIARY.search(masked.text, 0, found.start("verb"))
    )


_PLAIN = compile_pattern(r"<W>_(?!<nottasks>)[a-z]{3,}s?_", **PARTS)


def goes_on(found: re.Match[str], masked: Masked) -> bool:
    """Whether a plain statement about somebody goes on from one about somebody else."""
    return _PLAIN.search(masked.text, 0, found.start()) is not None and agrees(found, masked)


_DOING = compile_pattern(r",_with_<det><W>_[a-z]+ing\b", **PARTS)


def goes_on_doing(found: re.Match[str], masked: Masked) -> bool:
    """Whether "and Y V-ing" goes on from "with X V-ing"."""
    return _DOING.search(masked.text, 0, found.start()) is not None


_REQUEST = re.compile(
    r"(?:ask|request|urg|propos|suggest|recommend|want|expect|call|would like)", re.I
)
_WORDS_BEFORE = re.compile(r"[a-z]{1,40}(?: (?:also|has|have|had|then|again|\w{1,20}ly)){0,4} $")
#: Who asks: the last one named before the verb, with nothing but an aside between.
_GIVER = compile_pattern(
    r"(?P<giver><W>)<near>(?:_(?:also|has|have|had|then|again|on_<T>|\w{1,20}ly)){0,4}_$", **PARTS
)
_WISH = re.compile(r"(?:want(?:s|ed)?|expect(?:s|ed)|would like)\b", re.I)
#: What is proposed that somebody else order is no order yet.
_PROPOSED = compile_pattern(
    r"\b(?:propos|suggest|recommend|petition|request|ask)(?:e|es|ed|s|ing)?_(?:that_)?<det><W>_"
    r"(?:to_|should_)?$",
    **PARTS,
)
#: What somebody is told to order is a part of that task.
_INNER = re.compile(r"(?<!agreed )(?<!decided )(?<!wants )\bto \w+ly $")
_WISHES = compile_pattern(r"(?:<A>|<D>|\b(?:he|she|it))<near>_(?:\w+ly_|also_|now_)*$", **PARTS)


def is_ordered(found: re.Match[str], masked: Masked) -> bool:
    """Whether a wish is that of somebody who can give orders, not of any customer."""
    before = masked.text[: found.start()]
    if _PROPOSED.search(before) or _INNER.search(before):
        return False
    if _REQUEST.match(found.group()):
        if (words := _WORDS_BEFORE.search(before)) and PUBLIC.search(words.group()):
            return False
        giver = _GIVER.search(masked.text, 0, found.start())
        if giver and asks_upwards(masked.who(giver["giver"]), masked.who(found["who"])):
            return False
    if not _WISH.match(found.group()):
        return True
    wisher = _WISHES.search(masked.text, 0, found.start())
    who = masked.who(wisher.group()[0]) if wisher else ()
    return wisher is not None and (not who or who[0].named)


#: What somebody says or a result begins with, not a task.
_NO_TASK = compile_pattern(
    r"[\"“]?(?:\d|<D>|(?:yes|no|let|we|i|they|he|she|it|there|this|that|these|those|you"
    r"|nobody|everybody|some|two|three|four|five|six|well|thank|thanks|so|what|why|how|who)\b)",
    **PARTS,
)
#: The same after the name of somebody who can speak.
_NO_ORDER = re.compile(
    r"(?:in|on|at|as|the|a|an|our|my|first|because|if|when|since|for|with|here|now|today|one|most"
    r"|many|all|and|but|not)\b",
    re.I,
)


def is_labelled(found: re.Match[str], masked: Masked) -> bool:
    """Whether "X: ..." labels a task, not what X says in an interview and no result of X."""
    person = any(isinstance(a.mention, Office | Person) for a in masked.who(found["who"]))
    if _NO_TASK.match(masked.text, found.end()):
        return False
    return not (person and _NO_ORDER.match(masked.text, found.end()))


_ASKS = compile_pattern(r"\b<assign>_", **PARTS)


def is_plain_item(found: re.Match[str], masked: Masked) -> bool:
    """Whether "X, ..., to V" is about X, not about somebody whom X asks."""
    return not _ASKS.search(found.group())


def plain_in_list(found: re.Match[str], masked: Masked) -> bool:
    """Whether it fits, or is bare as in translated lists: "the Department of Finance advise"."""
    verb = found["verb"].lower()
    return agrees(found, masked) or _BASE.fullmatch(verb) is not None


def is_bare(found: re.Match[str], masked: Masked) -> bool:
    """Whether the verb is bare, as after "that" in an order."""
    verb = found["verb"].lower()
    if _BASE.fullmatch(verb):
        return True
    return not verb.endswith(("ed", "ing", "s", "ly")) or verb.endswith(("ss", "eed"))


def is_wished(found: re.Match[str], masked: Masked) -> bool:
    """Whether "that X V" has the bare verb of an order: "insisted that Lao Cai finish"."""
    actors = masked.who(found["who"])
    verb = found["verb"].lower()
    single = len(actors) == 1 and actors[0].named
    wish = found.groupdict().get("wish")
    if wish and _REQUEST.match(wish):
        giver = _GIVER.search(masked.text, 0, found.start())
        if giver and asks_upwards(masked.who(giver["giver"]), actors):
            return False
    past = verb in {"saw", "rose", "fell", "grew", "met"} or not is_bare(found, masked)
    return (single or wish is not None) and not past


_MODAL = compile_pattern(
    r"\b(?:will|must|shall|should|to)_\w+|\b(?:(?:has|have|had)|<assign>(?:_that)?)_<det><W>_[a-z]+",
    **PARTS,
)


def is_bare_again(found: re.Match[str], masked: Masked) -> bool:
    """Whether a bare verb shares the modal of a clause before it: "X will V and Y V"."""
    return _MODAL.search(masked.text, 0, found.start()) is not None and is_wished(found, masked)


#: What is to be if something else is.
_SUPPOSED = re.compile(r"\W*(?:if|in case|should|unless|once|when|had|were|provided)\b", re.I)
_TELLING = re.compile(
    r"\b(?:said|says|emphasi[sz]ed|stressed|added|noted|hop(?:es?|ed)|announced|promised|confirmed|pledged|vowed|fears?"
    r"|feared|expect(?:s|ed)?|believes?|predicts?|thinks?|worr(?:y|ies)|guess|hopeful|likely)\b",
    re.I,
)


def is_laid_down(found: re.Match[str], masked: Masked) -> bool:
    """Whether "X will V" is laid down by a document rather than told by a speaker.

    What is to happen to groups and places is mostly foretold.
    """
    party = masked.who(found["who"])
    named = any(
        (a.named and not isinstance(a.mention, Place)) or _OFFICES.search(a.name.name)
        for a in party
    )
    told = _TELLING.search(masked.text, 0, found.end()) or _SUPPOSED.match(masked.text)
    return (named or bool(masked.documents)) and not told


def is_matter(found: re.Match[str], masked: Masked) -> bool:
    """Whether the words before "falls to X" name a piece of work, not only point back."""
    what = found["what"].split()
    return (
        " ".join(what[:2]).lower() != "doing so"
        and (len(what) > 1 or len(what[0]) > len("Work"))
        and what[-1].lower() not in {"it", "this", "that", "they", "which"}
    )


_DOING_IT = re.compile(r"(?:the )?[a-z]+ing\b", re.I)
_WORK = re.compile(
    r"\b(?:[a-z]{3,}(?:tion|sion|ment|ance|ence|isal|wal)s?|[a-z]+ing of"
    r"|work|tasks?|jobs?|duty|duties|upkeep|reviews?|surveys?|checks?|audits?|supervision"
    r"|oversight|control|drafts?|reports?|lists?|registers?|plans?|codes?|rules|standards?"
    r"|files?|designs?|repairs?|training|tests?|care|transport|supply|licen[cs]es|permits"
    r"|statistics|map|maps|inventory)\b",
    re.I,
)
#: What is handed out, not done.
_GOODS = re.compile(
    r"\b(?:money|revenue|share|rest|prize|award|profits?|percent|per cent|billion|million|trillion"
    r"|budget|funds?|credit|blame|thanks|votes?|seats?|title|land|power|right|rights|authority"
    r"|compensation|payments?|allocations?)\b|%",
    re.I,
)


def is_work(found: re.Match[str], masked: Masked) -> bool:
    """Whether what "goes to X" is work, not money or praise."""
    what = found["what"]
    work = _DOING_IT.match(what) or (_WORK.search(what) and not _GOODS.search(what))
    return bool(work) and is_matter(found, masked)


def clause(
    rule: str, pattern: str, rank: int = 5, gate: _Gate | None = None, **options: object
) -> ClausePattern:
    """Build the pattern ``en.<rule>`` of what ``pattern`` reads and ``gate`` lets stand.

    ``options`` are further fields of :class:`.grammar.ClausePattern`.
    """

    def stands(found: re.Match[str], masked: Masked) -> bool:
        return _stands(found, masked) and (gate is None or gate(found, masked))

    regex = compile_pattern(pattern, **PARTS)
    return ClausePattern(f"en.{rule}", regex, rank, gate=stands, **options)  # type: ignore[arg-type]
