"""How English sentences say that somebody has something to do.

Patterns in the notation of :func:`.grammar.compile_pattern`; the comment before each says what it
reads. They propose generously; the gates below them turn away what only looks like an order.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .english_words import PARTS
from .grammar import ClausePattern, compile_pattern
from .masking import Masked

__all__ = ["CLAUSES", "ITEMS"]

_Gate = Callable[[re.Match[str], Masked], bool]

_QUESTION = re.compile(r"\?[\"”)\s]*$")
_CONDITION = re.compile(
    r"(?:\b(?:if|unless|whether|because|lest|in case|provided that|as though|as if|wonder\w*"
    r"|doubts? (?:that|whether)|denied that|not)\b)(?: \w+){0,3} $",
    re.I,
)
_SINCE = re.compile(
    r"^since .{0,80}\b(?:has|have) been |\b(?:has|have) (?:long|always|never) been ", re.I
)
_WOULD = re.compile(r"\bwould\b(?! like\b)", re.I)
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
    if _QUESTION.search(masked.text) or _CONDITION.search(before):
        return False
    if _SINCE.search(masked.text, 0, found.end()):
        return False
    if _WOULD.search(found.group()) or _WAS_TO.search(found.group()):
        return _REPORTED.search(masked.text, 0, found.end()) is not None
    return True


def _agrees(found: re.Match[str], masked: Masked) -> bool:
    """Whether a plain-present verb fits its subject: "the Ministry settles", "localities settle"."""
    actors = masked.who(found["who"])
    verb = found["verb"].lower()
    if verb.endswith(("ed", "ing", "ly", "ness", "tion", "ions", "al", "ary", "ive", "ity")):
        return False
    several = len(actors) > 1 or not actors[0].named
    third_person = verb.endswith("s") and not verb.endswith("ss")
    return not third_person if several else third_person


_PLAIN = compile_pattern(r"<W>_(?!<nottasks>)[a-z]{3,}s?_", **PARTS)


def _goes_on(found: re.Match[str], masked: Masked) -> bool:
    """Whether a plain statement about somebody goes on from one about somebody else."""
    return _PLAIN.search(masked.text, 0, found.start()) is not None and _agrees(found, masked)


_DOING = compile_pattern(r",_with_<det><W>_[a-z]+ing\b", **PARTS)


def _goes_on_doing(found: re.Match[str], masked: Masked) -> bool:
    """Whether "and Y V-ing" goes on from "with X V-ing"."""
    return _DOING.search(masked.text, 0, found.start()) is not None


_WISH = re.compile(r"(?:want(?:s|ed)?|expect(?:s|ed)|would like)\b", re.I)
_WISHES = compile_pattern(r"(?:<A>|<D>|\b(?:he|she))<near>_(?:\w+ly_|also_|now_)*$", **PARTS)


def _is_ordered(found: re.Match[str], masked: Masked) -> bool:
    """Whether a wish is that of somebody who can give orders, not of any customer."""
    if not _WISH.match(found.group()):
        return True
    wisher = _WISHES.search(masked.text, 0, found.start())
    who = masked.who(wisher.group()[0]) if wisher else ()
    return wisher is not None and (not who or who[0].named)


def _plain_in_list(found: re.Match[str], masked: Masked) -> bool:
    """The same where translation leaves the ending out: "the Department of Finance advise on"."""
    verb = found["verb"].lower()
    return _agrees(found, masked) or verb in _BASE


def _is_bare(found: re.Match[str], masked: Masked) -> bool:
    """Whether the verb is bare, as after "that" in an order."""
    verb = found["verb"].lower()
    return not verb.endswith(("ed", "ing", "s", "ly")) or verb.endswith(("ss", "eed"))


def _is_wished(found: re.Match[str], masked: Masked) -> bool:
    """Whether "that X V" has the bare verb of an order: "insisted that Lao Cai finish"."""
    actors = masked.who(found["who"])
    verb = found["verb"].lower()
    single = len(actors) == 1 and actors[0].named
    past = verb in {"saw", "rose", "fell", "grew", "met"} or not _is_bare(found, masked)
    return (single or found.groupdict().get("wish") is not None) and not past


_TELLING = re.compile(
    r"\b(?:said|says|emphasi[sz]ed|stressed|added|noted|hop(?:es?|ed)|announced|promised|fears?"
    r"|feared|expect(?:s|ed)?|believes?|predicts?|thinks?|worr(?:y|ies)|guess|hopeful|likely)\b",
    re.I,
)


def _is_laid_down(found: re.Match[str], masked: Masked) -> bool:
    """Whether "X will V" is laid down by a document rather than told by a speaker."""
    return not _TELLING.search(masked.text, 0, found.start())


_CREW = re.compile(
    r"\b(?:teams?|groups?|forces?|delegations?|officers?|officials?|staff|servants?|employees|experts"
    r"|specialists|trainers|volunteers|members|soldiers|doctors|teachers|workers|technicians"
    r"|inspectors|people|brigades?|units?|committees?|boards?)\b"
)


def _is_crew(found: re.Match[str], masked: Masked) -> bool:
    """Whether what was sent are people, not things."""
    return _CREW.search(found["some"]) is not None


def _is_matter(found: re.Match[str], masked: Masked) -> bool:
    """Whether the words before "falls to X" name a piece of work, not only point back."""
    what = found["what"].split()
    return len(what) > 1 and what[-1].lower() not in {"it", "this", "that", "they", "which"}


#: Verbs in the bare form that translated lists use for single bodies too.
_BASE = frozenset(
    "advise appraise build check complete conduct coordinate direct draft ensure establish focus"
    " guide implement inspect issue lead make monitor organize organise prepare preside propose"
    " provide publish receive report resolve review send strengthen submit supervise synthesize"
    " update urge verify continue develop study carry arrange promote propagate assign take".split()
)


def _clause(
    rule: str, pattern: str, rank: int = 5, gate: _Gate | None = None, **options: object
) -> ClausePattern:
    def stands(found: re.Match[str], masked: Masked) -> bool:
        return _stands(found, masked) and (gate is None or gate(found, masked))

    regex = compile_pattern(pattern, **PARTS)
    return ClausePattern(f"en.{rule}", regex, rank, gate=stands, **options)  # type: ignore[arg-type]


_SUBJECTS = (
    # "X is tasked with V-ing", "X was told to V", "X has been put in charge of N"
    _clause(
        "passive",
        r"""<subject> _ <adverb> <be> _ <adverb> <assigned>
            (?: ,?_by_ <det> (?P<by><W>|<D>) (?:,_[^;:.]{1,80}?,)? ,? | ,?_(?:in|under|by)_(?:<D>|the_same_\w+),? )?
            (?: _(?:until|before|by)_ <T>)?
            (?: (?:_<adverb>)? _to_ (?!<noverb>) | _responsible_for_ | _accountable_(?:to_\S+_)?for_
              | _(?:in|with)_charge_of_ | _with_(?:the_<job>_(?:of|to)_)? | _as_
              | _the_(?:\w+_)?<job>_(?:of|to|for|in|on)_ | _(?:responsibility|a_\w+_role)_(?:for|in|to)_
              | _(?:\w+_){0,3}?<job>:_
              | _<spell>_to_ | _(?:an?_)?<order>(?:_of_<T>)?_to_ | _for_ | _(?:up)?on_ )""",
        rank=1,
    ),
    # the same of any other participle: "X is obligated to V", "X are under orders to V"
    _clause(
        "passive_open",
        r"""<subject> _ <adverb> <be> _ <adverb>
            (?: (?!<permits>_|scheduled|able|said|believed|reported|known|thought|estimated|used|ready
                   |likely|set_|reluctant|unable|free|happy|pleased|proud|determined|willing|keen
                   |entitled|invited|supposed)[a-z]{3,}(?:ed|en)
              | (?:still_)?(?:bound|under_(?:strict_)?(?:orders|instructions|an_obligation|pressure)|duty-bound|on_the_hook)
            ) (?: _by_ <det> (?P<by><W>|<D>) (?:,_[^;:.]{1,80}?,)? )? _to_ (?!<noverb>)(?=[a-z]{3,})""",
        rank=5,
    ),
    # "X has until T to V", "X received instructions from Y to V", "X has the task of V-ing"
    _clause(
        "has_duty",
        r"""<subject> _ <adverb> (?:ha(?:s|ve|d)|will_have|gets?|got|receive[sd]?|carr(?:y|ies)|took|takes?|accepts?|share[sd]?)_<adverb>
            (?: <spell>_(?:in_which_|left_)?to_ | no_(?:other_)?(?:choice|option|alternative)_but_to_
              | (?:(?:an?|the|its|their|another|two|three|clear|strict|written|special|overall|main)_){0,3}(?:\w+_){0,2}?(?:<order>|<job>)
                (?:_from_ <det> (?P<by><W>|<D>))? (?:_of_<T>)?_(?:to|of|for|in|on)_ )(?!<noverb>)""",
        rank=2,
    ),
    # "X is responsible for N", "X takes charge of N", "X bears responsibility for"
    _clause(
        "responsible",
        r"""<subject> _ <adverb>
            (?: (?:<be>|remains?)_<adverb>(?:(?:made|held|directly|personally|fully|jointly|mainly)_)*
                (?:(?:responsible|accountable|answerable|liable)_(?:to_\S+(?:_\S+)?_)?(?:for|to)_ | in_(?:overall_)?charge_of_)
              | tak(?:es?|ing)_(?:on_|over_|care_of_|charge_of_|responsibility_for_|(?=the_lead))
              | answers?_(?:to_\S+_)?for_
              | (?:bears?|has|have|carry|carries|assumes?|shoulders?)_(?=(?:\w+_)?responsibility)
              | (?:has|have)_the_<job>_(?:of|to)_ | gets?_(?:an?_)?(?:\w+_){0,2}(?:<job>_?)?:_ )""",
        rank=2,
    ),
    # "X are also assigned specific tasks"
    _clause(
        "given_work",
        r"<subject>_(?P<what><be>_<adverb><assigned>_(?:\w+_){0,2}?(?:specific|particular|key|major|concrete)_<job>)",
        rank=1,
    ),
    # "X is the focal point for V-ing"
    _clause(
        "focal",
        r"<subject>_(?:<be>|acts?_as|serves?_as)_<adverb>(?:the|an?)_(?:\w+_){0,2}?(?:focal_point|lead|contact_point|coordinator|organi[sz]er|(?:lead|host|main|standing)_(?:agency|body|unit))_(?:for|in|of)_",
        rank=2,
    ),
    # "X must V", "X has to V"
    _clause("modal", r"<subject> _ <adverb> <must> _ <adverb> <itself>(?!be_the\b)", rank=4),
    # "X's job is to V"
    _clause(
        "possessive",
        r"(?P<who><W>)['’]s?_(?:\w+_){0,2}?<job>_(?:is|are|was|were|will_be|remains)_<adverb>(?:to_)?(?=[a-z]{3,})(?!<noverb>)",
        rank=2,
    ),
    # "X will take the lead", under a document
    _clause(
        "will",
        r"<subject>_<adverb>will_<adverb>(?!be_(?:able|held|in|on)\b|have_\w+ed\b|not\b|(?:consider|hold|host|celebrate|vote|debate|discuss|decide|meet|attend|visit|take_effect|enjoy|benefit|get|lose|gain|face|remain|become|know|see)\b)<itself>",
        rank=7,
        reported=True,
        gate=_is_laid_down,
    ),
    # advice: "X should V"
    _clause(
        "advice",
        r"<subject>_<adverb>(?:should|ought_to|had_better|would_do_well_to)_<adverb><itself>",
        rank=6,
        force="recommendation",
    ),
    # "the Ministry of Finance settles N" under a document
    _clause(
        "plain",
        r"""(?:^|(?<=[;:]_)|(?<=_[–—-]_)|(?<=[;,]_and_)|(?<=,_while_)|(?<=_while_)|(?<=<D>,_))
            <lead>(?:the_|all_|each_)? (?P<who><W>)<aside> ,?_ <adverb> (?=(?P<verb>(?!<nottasks>)[a-z]{3,})_(?!ago\b))""",
        rank=9,
        reported=True,
        gate=_agrees,
    ),
)

_ORDERS = (
    # "assigns X to V", "ordering X to V", "told X to V", "demands that X V", "asked X for N"
    _clause(
        "active",
        r"""(?:(?<!\bto_)|(?<=agreed_to_)|(?<=decided_to_)|(?<=wants_to_)|(?<=proposed_to_))
            \b <assign> (?:_(?:that|for))? _ <det> (?P<who><W>) <aside> ,?
            (?: _(?:also_)? (?:to|must|should|shall)_ (?:<adverb>)<itself> | _with_ | _for_
              | _(?:in|with)_charge_of_ | _responsible_for_ | _the_(?:\w+_)?<job>_(?:of|to|in)_
              | _<spell>_to_ | _as_ | _(?=(?:soon_|promptly_|also_)?(?!<nottasks>)[a-z]{3,}(?<!s)(?<!ed)_)
              | _(?=(?:presides|takes|directs|leads|coordinates|continues|guides|reviews|focuses)_) )""",
        rank=3,
        order=True,
        gate=_is_ordered,
    ),
    # the same with any verb, where somebody is its subject: "Y pressed X to V"
    _clause(
        "active_open",
        r"""(?P<by><A>|<D>)<near>_(?:also_|has_|have_|had_|then_|later_|\w+ly_|on_<T>_|in_<T>_){0,3}
            (?!<permits>_|<nottasks>)[a-z]{3,}(?:s|ed)_ <det>(?P<who><W>)<aside>,?_(?:<adverb>)to_(?!<noverb>)(?=[a-z]{3,})""",
        rank=6,
    ),
    # "insisted that X finish N"
    _clause(
        "wished",
        r"(?P<wish>\b<assign>_)?\bthat_<lead><det>(?P<who><W>)<aside>,?_<adverb>(?=(?P<verb>(?!<nottasks>)[a-z]{3,})_)",
        rank=5,
        gate=_is_wished,
    ),
    # "an order to X to V", "his instruction to X: V", "the deadline for X to V", "the task of X is to V"
    _clause(
        "order_noun",
        r"""\b(?:<order>|<job>)(?:_(?:of|in|by|on|from|under|dated|this|last)_[^;:.,]{1,40}?)?_(?:to|for|on|of)_<det>(?P<who><W>)<aside>,?
            (?: :_(?=[a-z]{3,}) | _(?:is|was|are|were|will_be)_<adverb>to_ | _to_ ) (?!<noverb>)""",
        rank=4,
    ),
    # "gave X until T to V", "set X a deadline of T to V", "hands X the task of V-ing"
    _clause(
        "gives",
        r"""(?:(?P<by><A>|<D>)<near>_(?:\w+_){0,2}?)?\b<give>_<det>(?P<who><W>)_
            (?: <spell>_to_ | (?:an?_|the_|its_)?(?:\w+_){0,2}?(?:<order>|<job>)(?:_of_<T>)?_(?:to|of|for|in|on)_ )""",
        rank=2,
    ),
    # "makes X accountable for N", "puts X in charge of N"
    _clause(
        "makes",
        r"\b(?:makes?|made|making|holds?|held|puts?|putting|places?|placed|keeps?)_<det>(?P<who><W>)_(?:personally_|directly_)?(?:accountable|responsible|answerable|in_charge)_(?:for|of)_",
        rank=2,
    ),
    # "names X lead agency for N"
    _clause(
        "names",
        r"\b(?:nam(?:es?|ed|ing)|appoint(?:s|ed|ing)?|designat(?:es?|ed|ing)|ma(?:kes?|de|king)|pick(?:s|ed)|ch(?:ooses|ose))_<det>(?P<who><W>)_(?:as_)?(?:the_|an?_|its_)?(?:\w+_){0,1}?(?:lead|focal|main|chief|host|coordinating|standing|responsible)(?:_(?:agency|body|ministry|unit|point|office))?_(?:for|of|in)_",
        rank=2,
    ),
    # "it is X that must V"
    _clause(
        "cleft_who",
        r"\bit_is_<det>(?P<who><W>)_(?:that|which|who)_(?:must|shall|has_to|have_to|is_to|will|needs_to|should)_",
        rank=0,
    ),
    # "it is now the job of X to V", "it falls to X to V", "the onus is on X to V"
    _clause(
        "cleft",
        r"""\b(?:it|this|(?:the_)?(?:onus|burden|ball|<job>))_(?:\w+_){0,1}?
            (?:falls?|fell|is|was|will_be|rests?|lies?|remains?|becomes?)_<adverb>
            (?:the_(?:<job>)_of|up_to|for|to|on|upon|with)_<det>(?P<who><W>)_to_(?!<noverb>)""",
        rank=0,
    ),
    # "it is X's job to V"
    _clause(
        "cleft_possessive",
        r"\b(?:it|this)_(?:is|was|will_be|becomes|remains)_<adverb><det>(?P<who><W>)['’]s?_(?:\w+_)?<job>_to_",
        rank=0,
    ),
    # "Publish N by T," Y told X
    _clause(
        "told",
        r"""(?:^|(?<=["“]))["“]?(?P<what>(?!(?:the|we|i|they|he|she|it|there|this|that|if|when|our|you|my|no|not|all|in|at|on|as)_)[A-Z][a-z]+_[^;:"”]{5,200}?)[,.!]["”]?_
            (?:<det>(?P<by><A>)<near>_)(?:\w+_)?(?:told|tells|urged|urges|ordered|orders|instructed|reminded|asked|warned)_<det>(?P<who><W>)""",
        rank=0,
    ),
    # "the tasks: X to V; Y to V"
    _clause(
        "listed_to",
        r"(?<=:_)<det>(?P<who><W>)<aside>,?_<adverb>to_(?=[a-z]{3,})(?!<noverb>)",
        rank=5,
    ),
    # "X sent/established G to V": a duty of G
    _clause(
        "sent",
        r"""(?:(?P<by><W>)<near>_(?:\w+_){0,2}?)?\b(?:sent|sends?|sending|dispatched|deployed?|deploys|mobili[sz]ed|mobili[sz]es|established|set_up|formed|created)_
            (?:\w+_){0,3}? (?P<who><A>) (?:_(?:from|to|of)_[^,;:.]{1,80}?)? _to_(?=[a-z]{3,}_)(?!<noverb>)""",
        rank=4,
    ),
    # the same of a group that is only described: "18 trainers", "a rapid response team"
    _clause(
        "sent_some",
        r"""(?:(?P<by><W>)<near>_(?:\w+_){0,2}?)?\b(?:sent|sends|sending|dispatched|deployed|deploys|mobili[sz]ed|mobili[sz]es|established|set_up|formed)_
            (?P<some>(?:\d[\d,]*|an?|two|three|four|five|six|seven|eight|nine|ten|\w+ed)_[a-z][^;:.<>]{2,90}?)
            (?:_to_[^,;:.]{2,60}?)? _(?:in_order_)?to_(?=[a-z]{3,}_)(?!<noverb>)""",
        rank=5,
        gate=_is_crew,
    ),
    # the same of people who are only described: "directs forces stationed in the area to V"
    _clause(
        "nested_some",
        r"\b(?:direct|instruct|order|require|ask|request|urge|mobili[sz]e|assign)_(?:the_)?(?P<some>[a-z][^;:.,]{3,60}?)_to_(?=[a-z]{3,}_)",
        rank=9,
        nested=True,
        gate=_is_crew,
    ),
    # "directs X to V" inside a task
    _clause(
        "nested_have",
        r"\b(?:have|make|let|get|see_that|ensure_that|ensure)_<det>(?P<who><W>)(?:_(?:in|of|at)_[^,;:.]{1,40}?)?_(?:to_)?(?=(?P<verb>(?!<notlisted>)[a-z]{3,})_)",
        rank=9,
        nested=True,
        gate=_is_wished,
    ),
    # "sees to it that X Vs"
    _clause(
        "nested_ensure",
        r"\b(?:sees?_to_it|ensures?|makes?_sure)_that_<det>(?P<who><W>)_<adverb>(?=(?P<verb>(?!<nottasks>)[a-z]{3,})_)",
        rank=8,
        nested=True,
        gate=_agrees,
    ),
    _clause(
        "nested",
        r"\b(?:direct|instruct|order|require|ask|request|urge|have|get|lead_and_direct|guide_and_urge|mobili[sz]e|assign|tell|remind|task|oblige|command|press|push|call_on|call_upon)_<det>(?P<who><W>)(?:_(?:in|of|at)_[^,;:.]{1,40}?)?_to_",
        rank=8,
        nested=True,
    ),
)

_NOUNS = (
    # "assigns the drafting of N to X"
    _clause(
        "object",
        r"""\b <assign> _ (?:the_<job>_(?:of|for)_)? (?P<what>(?!that_)[^;:.,]{6,160}?) _to_ <det>
            (?P<who><W>) (?=[.,;)]|$)""",
        rank=6,
    ),
    # "hands the job of V-ing to X", "leaves V-ing to X"
    _clause(
        "object_given",
        r"""\b (?:gives?|gave|giving|hands?|handed|handing|leaves?|left|leaving|entrusts|entrusted|pass(?:es|ed)
              |delegat(?:es|ed)|allots?|allotted|assign(?:s|ed|ing)|transfers|transferred) _
            (?:(?:(?:the|its|their)_)?<job>_(?:of|for|in)_)? (?P<what>(?!that_|over_|out_|up_|back_|in_)[^;:.,]{6,160}?) _(?:to|with)_ <det>
            (?P<who><W>) (?=[.,;)]|$|_and_|_while_)""",
        rank=6,
    ),
    # "the drafting of N falls to X", "N is left to X", "N is a matter for X"
    _clause(
        "falls",
        r"""<from_> <lead> (?:(?:the_)?(?:<job>|responsibility)_(?:of|for)_)? (?P<what><np>) _
            (?: (?:falls?|fell|goes|go|went|belongs?|passes|rests?|lies?|stays?|remains?|lands?|sits?|devolves?|is_incumbent)_<adverb>(?:up)?(?:to|on|with)
              | <be>_<adverb>(?:left|entrusted|assigned|given|handed|delegated|allocated|transferred|devolved|referred|allotted|passed|put)_(?:over_)?(?:up)?(?:to|with)
              | (?:<be>|remains?|stays?)_<adverb>(?:a_matter_for|(?:within_|under_)?the_(?:\w+_)?(?:responsibility|<job>|remit|province|charge)_of|up_to|for|in_the_hands_of|the_business_of|with)
            ) _ <det> (?P<who><W>) (?!_to_)""",
        rank=4,
        gate=_is_matter,
    ),
    # "N is X's responsibility"
    _clause(
        "falls_possessive",
        r"<from_><lead>(?P<what><np>)_(?:is|are|will_be|remains?|becomes?)_<adverb><det>(?P<who><W>)['’]s?_(?:\w+_)?<job>\b",
        rank=4,
        gate=_is_matter,
    ),
    # "the heaviest load falls to X: V-ing"
    _clause(
        "falls_open",
        r"\b(?:falls?|fell|goes|go|went|passes|lands?|rests?|lies|is_left|is_given|is_assigned|he_gave|she_gave|was_given)_(?:up)?(?:to|on|with)_<det>(?P<who><W>)(?::|_[–—-])_(?=[a-z]+ing\b)",
        rank=2,
    ),
    # "a report is due from X by T"
    _clause(
        "due",
        r"<from_><lead>(?P<what><np>_(?:is|are|was|were)_<adverb>(?:due|expected|awaited|wanted|demanded|required|requested|sought|owed))_(?:in_<T>_|by_<T>_|on_<T>_)?(?:from|by)_<det>(?P<who><W>)",
        rank=3,
        gate=_is_matter,
    ),
    # "N must be issued by X", "N is to be drawn up at X", "that N be made public by X"
    _clause(
        "done_by",
        r"""(?:<from_><lead>|(?<=that_)) (?P<what>[^;:.,]{3,160}? (?:,[^,;:.]{1,40},)? _
            (?:(?:<must>|will|should)_<adverb>)?be _ (?:\w+ly_)?[a-z]+(?:_\w+){0,2}?)
            (?P<rest>[^;:.]{0,120}?) _ (?:by|at|within|(?:under|with)_the_lead(?:ership)?_of) _ <det> (?P<who><W>)""",
        rank=3,
    ),
    # "appraisal of each is done by X"
    _clause(
        "done_by_plain",
        r"<from_> <lead> (?P<what>[^;:.,]{3,120}?) _(?:is|are)_(?:\w+ly_)?(?!<assigned>|issued|signed)[a-z]+(?:ed|ne|un|ut|lt|en)(?:_out|_up)?_by_ <det> (?P<who><W>)",
        rank=6,
        reported=True,
    ),
    # "Charged with the upkeep of N is X"
    _clause(
        "inverted_passive",
        r"^(?:also_)?<assigned>_(?:with|to)_(?P<what>[^;:.,]{3,120}?)_(?:is|are|was|were)_<det>(?P<who><W>)",
        rank=2,
    ),
    # "puts N in the hands of X"
    _clause(
        "hands",
        r"\b<give>_(?P<what>[^;:.,]{6,120}?)_(?:in_the_hands_of|under_the_charge_of|in_the_care_of)_<det>(?P<who><W>)",
        rank=3,
    ),
    # "wants a report from X by T"
    _clause(
        "asks_from",
        r"""\b(?:wants?|wanted|requests?|requested|demands?|demanded|seeks|sought|requires?|required|expects?|expected
            |ask(?:s|ed)_for)_(?P<what>(?:an?|the|its|their|full|monthly|weekly|written|further)_[^;:.,]{3,80}?)_from_<det>(?P<who><W>)""",
        rank=4,
    ),
    # "to X goes the upkeep of N"
    _clause(
        "inverted",
        r"""\bto_ <det> (?P<who><W>) _(?:(?:goes|go|fall|falls|went|fell)_
            |(?:the_|its_)?(?:\w+_|<D>_|<A>_){1,3}(?:leaves|left|gives|gave|assigns|assigned|entrusts|entrusted|hands|handed)_)""",
        rank=3,
    ),
    # "N is to be built, with X in the lead"
    _clause(
        "organiser",
        r"""<from_>(?P<what><np>),?_with_<det>(?P<who><W>)_
            (?:as_(?:the_)?(?:\w+_)?(?:organi[sz]er|lead|leader|coordinator|focal)|in_the_lead|in_(?:overall_)?charge|taking_the_lead|at_the_helm|leading|responsible)""",
        rank=6,
        reported=True,
    ),
    _clause(
        "organiser_must",
        r"""<from_>(?P<what>[^;:.,]{3,160}?_(?:<must>|will)_be_[^;:.]{3,100}?),_(?:with|led_by|under)_<det>(?P<who><W>)
            (?:_(?:as_(?:the_)?(?:\w+_)?(?:organi[sz]er|lead|leader|coordinator|focal)|in_the_lead|in_(?:overall_)?charge|taking_the_lead|at_the_helm|leading|responsible))""",
        rank=3,
    ),
)

_ELLIPSES = (
    # "X to V" after another task, "; Y, the relocation of N", "and Y that of V-ing"
    _clause(
        "ellipsis_to",
        r"(?:[;,]_|_and_|[;,]_and_|[;,]_while_|[;,]_then_)(?:for_)? <det> (?P<who><W>)<aside>,?_<adverb>to_ (?=[a-z]{3,})(?!<noverb>)",
        rank=6,
        follows=True,
    ),
    _clause(
        "ellipsis_that",
        r"(?:[;,]_|_and_|,_and_|,_while_|;_and_)<det>(?P<who><W>),?_(?:(?:with_)?that_of|with|for)_(?=[a-z]+ing\b)",
        rank=6,
        follows=True,
    ),
    _clause(
        "ellipsis_job",
        r"(?:while|and|but|;)_<det>(?P<who><W>)['’]s_(?:is|was)_(?:to_)?(?=[a-z]{3,})",
        rank=4,
        follows=True,
    ),
    _clause(
        "ellipsis_by",
        r"[;,]_(?:and_)?(?P<what>(?!<be>_)[^;:.,]{3,80}?),_by_<det>(?P<who><W>)",
        rank=6,
        follows=True,
    ),
    _clause(
        "ellipsis_by_noun",
        r"(?:[;,]_(?:and_)?|_and_)(?P<what>(?:the|an?|its|that|those)_[^;:.,]{3,80}?)_by_<det>(?P<who><W>)",
        rank=7,
        follows=True,
    ),
    _clause(
        "ellipsis_to_noun",
        r"(?:_and_|;_(?:and_)?|,_(?:and_)?)(?:that_of_|for_|responsibility_for_)?(?P<what>(?:the_|its_|their_|a_|an_|\w+ing_)[^;:.,]{3,80}),?_(?:to|with|on)_<det>(?P<who><W>)(?=[.,;]|$)",
        rank=6,
        follows=True,
    ),
    _clause(
        "ellipsis_noun",
        r"(?:[;,]_|_and_|,_and_)<det>(?P<who><W>),_(?=the_|a_|an_)",
        rank=7,
        follows=True,
    ),
    # "; X receives N" after another task
    _clause(
        "ellipsis_plain",
        r"(?:;_(?:and_|while_)?|,_while_|,_and_)<det>(?P<who><W>)<aside>,?_<adverb>(?=(?P<verb>(?!<notlisted>)[a-z]{3,})_)",
        rank=8,
        follows=True,
        gate=_plain_in_list,
    ),
    # "X licenses N, Y collects N"
    _clause(
        "ellipsis_comma",
        r",_<det>(?P<who><W>)_<adverb>(?=(?P<verb>(?!<nottasks>)[a-z]{3,})_)",
        rank=9,
        follows=True,
        reported=True,
        gate=_goes_on,
    ),
    # "..., with X V-ing and Y V-ing"
    _clause(
        "with_doing",
        r",_with_<det>(?P<who><W>)_(?!assisting|supporting|helping|coordinating|participating|attending|chairing|saying|being|leading)(?=[a-z]+ing\b)",
        rank=6,
        reported=True,
    ),
    _clause(
        "ellipsis_doing",
        r"(?:,_|_and_|,_and_)<det>(?P<who><W>)_(?!being|saying|including)(?=[a-z]+ing\b)",
        rank=8,
        follows=True,
        reported=True,
        gate=_goes_on_doing,
    ),
    # "requires that X V and that Y V"
    _clause(
        "ellipsis_wished",
        r"(?:,_(?:and_)?|;_(?:and_)?|_and_)that_<det>(?P<who><W>)<aside>,?_<adverb>(?:should_|must_)?(?=(?P<verb>(?!<nottasks>)[a-z]{3,})_)",
        rank=5,
        follows=True,
        gate=_is_bare,
    ),
    # "...: X - V; Y - V"
    _clause(
        "ellipsis_label",
        r"(?:;_(?:and_)?|,_and_)<det>(?P<who><W>)(?:_\([^()]{1,80}\))?(?::|_[–—-])_(?:to_)?(?=[a-z]{3,})",
        rank=5,
        follows=True,
    ),
    _clause(
        "label",
        r"(?:<order>|<job>|<assign>|following|follows)[^.;:]{0,60}:_<det>(?P<who><W>)(?:_\([^()]{1,80}\))?_?(?::|–|—|-)_(?:to_)?(?=[a-z]{3,})",
        rank=4,
    ),
)

#: Most telling first.
CLAUSES = (*_SUBJECTS, *_ORDERS, *_NOUNS, *_ELLIPSES)

#: What may stand before the party of an item: a deadline or a run-in head.
_FRONT = r"(?:(?:by_|before_)?<T>(?::|,|_[–—-])_)?"
ITEMS = (
    # "X: V", "X – V", "X to V", "X shall V", "Assign X to V"
    _clause(
        "item_label",
        rf"^{_FRONT}<det>(?P<who><W>)(?:_\([^()]{{1,80}}\))?_?(?::|[–—-])_?(?:to_)?(?=\S)(?!may_|can_|could_|encouraged|no_|not_|is_|are_|was_|has_|had_)",
        rank=1,
    ),
    _clause(
        "item_to",
        rf"^{_FRONT}<det>(?P<who><W>)<aside>,?_(?:is_|are_)?(?:to|shall|must)_<adverb><itself>",
        rank=2,
    ),
    _clause(
        "item_plain",
        rf"^{_FRONT}<det>(?P<who><W>)<aside>,?_<adverb>(?=(?P<verb>(?!<notlisted>)[a-z]{{3,}})_)",
        rank=9,
        gate=_plain_in_list,
    ),
)
