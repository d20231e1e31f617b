"""How English texts assign tasks: clause patterns in the notation of :func:`compile_pattern`."""

from __future__ import annotations

import re

from .grammar import ClausePattern, Grammar, compile_pattern
from .masking import Masked

__all__ = ["ENGLISH"]

# ---------------------------------------------------------------- words

_ADVERB = (
    r"(?:also |now |then |further |each |both |all |jointly |together |therefore |immediately "
    r"|urgently |promptly |directly |proactively |meanwhile |separately |first |again |likewise "
    r"|still |themselves |itself |strictly |regularly |soon |only |simply |in turn |instead )*"
)
#: What may stand between a subject and its verb: an apposition in commas, a bracket, a phrase.
_ASIDE = (
    r"(?:,? \([^()]{1,100}\))?"
    r"(?:,? (?:in|for|within|under|at|on|jointly|together|along|working|with|according|as|based)"
    r"\b[^;:.]{1,140}?,"
    r"|, (?!and |or |but |to )(?:[^;:.]|\.\d){1,140}?,"
    r"| (?:of|in|at) [^,;:.]{1,40}?)?"
)
#: The same between somebody who gives an order and the verb: nobody else stands between.
_NEAR = r"(?:,? \([^()]{1,100}\))?(?:,[^;:.\ue000-\uf3ff]{1,120},|, (?:the )?<W>,)?"
_BE = r"(?:is|are|was|were|be|being|gets?|got|(?:has|have|had)(?: also| now)? been|will be)"
_ASSIGNED = (
    r"(?:assigned|tasked|requested|required|asked|directed|instructed|ordered|entrusted|mandated"
    r"|charged|urged|called on|called upon|obliged|reminded|designated|commanded|told|given|put"
    r"|made|handed|appointed|expected|named|set|left)"
)
_ASSIGN = (
    r"(?:assign(?:s|ed|ing)?|task(?:s|ed|ing)?|request(?:s|ed|ing)?|requir(?:es|ed|ing)"
    r"|ask(?:s|ed|ing)?|direct(?:s|ed|ing)|instruct(?:s|ed|ing)?|order(?:s|ed|ing)"
    r"|entrust(?:s|ed|ing)?|mandat(?:es|ed|ing)|urg(?:es|ed|ing)|oblig(?:es|ed|ing)"
    r"|call(?:s|ed|ing)?(?: on| upon)|demand(?:s|ed|ing)?|remind(?:s|ed|ing)?|command(?:s|ed|ing)"
    r"|designat(?:es|ed|ing)|tell(?:s|ing)?|told|charg(?:es|ed|ing)|wants?|expects?|bids?|bade"
    r"|propos(?:es|ed|ing)|suggest(?:s|ed|ing)|recommend(?:s|ed|ing)?|advis(?:es|ed|ing)"
    r"|made|leaves|left|obligates?|binds|instructs)"
)
_DET = r"(?:the |all |both |its |own |their |these |other |relevant |those )*"
_JOB = r"(?:tasks?|jobs?|dut(?:y|ies)|responsibilit(?:y|ies)|role|mission|work|lead|burden|errand)"
_MUST = (
    r"(?:must|shall|(?:is|are),? [^,;:.]{1,30}, to|ha(?:s|ve) to|need(?:s)? to|is to|are to"
    r"|(?:will|would) (?:also |now )?have to|is obliged to|are obliged to|is bound to|are bound to)"
)
#: A subject begins a clause; after these words an actor is no subject.
_NO_SUBJECT = r"(?<!\bof_)(?<!\bof_the_)(?<!\bby_)(?<!\bby_the_)(?<!\bif_)(?<!\bif_the_)"
_SUBJECT = _NO_SUBJECT + r"(?P<who><W>)<aside>,?"

#: An adjunct before the subject: "Under the plan, ...", "In 2026, ...".
_LEAD = (
    r"(?:(?:under|according to|pursuant to|in|by|on|at|from|during|following|accordingly|meanwhile"
    r"|besides|however|in addition|for this purpose|to this end|before|after|as for)\b[^;:]{0,120}?, )?"
)
_NOT_TASKS = (  # verbs of saying, having, being, wishing: no duty in the plain present
    r"(?:is|are|was|were|be|been|has|have|had|says?|said|notes?|noted|adds?|added|believes?|thinks?"
    r"|hopes?|wants?|wishes|wish|plans?|intends?|expects?|may|might|can|could|would|does|do|did"
    r"|seems?|appears?|remains?|becomes?|became|stands?|holds?|gets?|got|lacks?|faces?|knows?"
    r"|affirms?|stresses|stressed|emphasi[sz]es?|states?|stated|affirmed|explains?|warns?|agrees?"
    r"|agreed|welcomes?|asks?|asked|tells?|told|requests?|requires?|assigns?|calls?|demands?|orders?"
    r"|issues? [^,;]{0,30}<D>|issued|signed|signs?|says|replied|recalls?|acknowledges?|reports? that"
    r"|announces?|announced|hails?|praises?|lies|belongs?|includes?|consists?|comprises?|contains?"
    r"|covers?|accounts?|receives?|earns?|spends?|loses?|sees|saw|cuts?|had|took|runs to|numbers?"
    r"|takes? (?:effect|place|part)|comes? into|enters? into"
    r"|whose|who|which|that|and|or|of|in|on|at|for|to|with|by|from|as|than|but|while|when|where"
    r"|after|before|since|will|should|must|shall|ought|needs?|not|never|no|also|already|began|grew"
    r"|rose|fell|made|went|came|left|sent|set|put|kept|held|met|chaired|attended|visited|led|owned"
    r"|used|the|a|an|this|these|those|its|their|his|her|there|here|yet|so|leader|leaders|office"
    r"|building|spokes\w*|meeting|sector|model|level|levels|system|members?|officials?|staff|report"
    r"|resolution|conclusion|decree|decision|law|plan)\b"
)


def _agrees(found: re.Match[str], masked: Masked) -> bool:
    """Whether a plain-present verb fits its subject: "the Ministry settles", "localities settle"."""
    actors = masked.who(found["who"])
    verb = found["verb"].lower()
    if verb.endswith(("ed", "ing", "ly", "ness", "tion", "ions", "al", "ary", "ive", "ity")):
        return False
    several = len(actors) > 1 or not actors[0].named
    third_person = verb.endswith("s") and not verb.endswith("ss")
    return not third_person if several else third_person


_TELLING = re.compile(
    r"\b(?:said|says|emphasi[sz]ed|stressed|added|noted|hoped|announced|promised)\b", re.I
)


def _is_order(found: re.Match[str], masked: Masked) -> bool:
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


def _clause(rule: str, pattern: str, rank: int = 5, **options: object) -> ClausePattern:
    regex = compile_pattern(
        pattern,
        subject=_SUBJECT.replace("<aside>", _ASIDE),
        aside=_ASIDE,
        adverb=_ADVERB,
        be=_BE,
        assigned=_ASSIGNED,
        assign=_ASSIGN,
        det=_DET,
        near=_NEAR,
        job=_JOB,
        must=_MUST,
        nottasks=_NOT_TASKS,
        lead=_LEAD,
        np=r"(?:(?!,? and the )[^;:.]){3,220}?",
        from_=r"(?:^|(?<=[;:,.] )|(?<=and )|(?<=while ))",
    )
    return ClausePattern(f"en.{rule}", regex, rank, **options)  # type: ignore[arg-type]


#: Most telling first; the comment before each says what it reads.
_CLAUSES = (
    # "X is tasked with V-ing", "X was told to V", "X has been put in charge of N"
    _clause(
        "passive",
        r"""<subject> ,?_ (?:(?:which|who)_)? <adverb> <be> _ <adverb> <assigned>
            (?: _by_ <det> (?:<W>|<D>) (?:,_in_[^;:.]{1,60}?,)? )? (?: _(?:until|before|by)_ <T>)?
            (?: (?:_<adverb>)? _to_ | _responsible_for_ | _accountable_(?:to_\S+_)?for_
              | _(?:in|with)_charge_of_ | _with_(?:the_<job>_(?:of|to)_)? | _as_
              | _the_(?:\w+_)?<job>_(?:of|to|for)_ | _(?:responsibility|a_\w+_role)_(?:for|in|to)_
              | _for_ | _(?:up)?on_ )""",
        rank=1,
    ),
    # "X are also assigned specific tasks"
    _clause(
        "given_work",
        r"<subject>_(?P<what><be>_<adverb><assigned>_(?:\w+_){0,2}?(?:specific|particular|key|major|concrete)_<job>)",
        rank=1,
    ),
    # "X is responsible for N", "X takes charge of N", "X bears responsibility for"
    _clause(
        "responsible",
        r"""<subject> _ <adverb>
            (?: (?:<be>|remains?)_<adverb>(?:(?:made|held|directly|personally|fully)_)*
                (?:(?:responsible|accountable|answerable)_(?:to_\S+(?:_\S+)?_)?(?:for|to)_ | in_(?:overall_)?charge_of_)
              | tak(?:es?|ing)_(?:on_|over_|care_of_|charge_of_|responsibility_for_|(?=the_lead))
              | (?:bears?|has|have|carry|carries|assumes?|shoulders?)_(?=(?:\w+_)?responsibility)
              | (?:has|have)_the_<job>_(?:of|to)_ | gets?_(?:a_\w+_)?(?:<job>_?)?:_ )""",
        rank=2,
    ),
    # "assigns X to V", "ordering X to V", "told X to V", "demands that X V", "asked X for N"
    _clause(
        "active",
        r"""\b <assign> (?:_(?:that|for))? _ <det> (?P<who><W>) <aside> ,?
            (?: _(?:also_)? (?:to|must|should|shall)_ (?:<adverb>) | _with_ | _for_
              | _(?:in|with)_charge_of_ | _responsible_for_ | _the_(?:\w+_)?<job>_(?:of|to)_
              | _until_ <T> _to_ | _as_ | _(?=(?:soon_|promptly_|also_)?(?!<nottasks>)[a-z]{3,}(?<!s)_)
              | _(?=(?:presides|takes|directs|leads|coordinates|continues|guides|reviews|focuses)_) )""",
        rank=3,
    ),
    # "makes X accountable for N", "puts X in charge of N"
    _clause(
        "makes",
        r"\b(?:makes?|made|making|holds?|held|puts?|putting)_<det>(?P<who><W>)_(?:personally_|directly_)?(?:accountable|responsible|answerable|in_charge)_(?:for|of)_",
        rank=2,
    ),
    # "gave X until T to V"
    _clause(
        "until",
        r"(?:(?P<by><W>)_(?:also_)?)?\b(?:gave|gives|giving)_<det>(?P<who><W>)_until_<T>_to_",
        rank=2,
    ),
    # "assigns the drafting of N to X"
    _clause(
        "object",
        r"""\b <assign> _ (?:the_<job>_(?:of|for)_)? (?P<what>(?!that_)[^;:.,]{6,160}?) _to_ <det>
            (?P<who><W>) (?=[.,;)]|$)""",
        rank=6,
    ),
    # "the drafting of N falls to X", "N is left to X", "N is a matter for X"
    _clause(
        "falls",
        r"""<from_> <lead> (?:(?:the_)?(?:<job>|responsibility)_(?:of|for)_)? (?P<what><np>) _
            (?: (?:falls?|fell|goes|go|went|belongs?|passes|rests?|lies?|stays?|remains?)_<adverb>(?:up)?(?:to|on|with)
              | <be>_<adverb>(?:left|entrusted|assigned|given|handed|delegated|allocated|transferred|devolved|referred)_(?:up)?(?:to|with)
              | <be>_<adverb>(?:a_matter_for|(?:within_)?the_(?:responsibility|<job>|remit|province)_of|up_to|for|in_the_hands_of|the_business_of)
            ) _ <det> (?P<who><W>) """,
        rank=4,
        gate=_is_matter,
    ),
    # "X is the focal point for V-ing"
    _clause(
        "focal",
        r"<subject>_(?:<be>|acts?_as|serves?_as)_<adverb>(?:the|an?)_(?:\w+_){0,2}?(?:focal_point|lead|contact_point|coordinator|organi[sz]er)_(?:for|in|of)_",
        rank=2,
    ),
    # "the heaviest load falls to X: V-ing"
    _clause(
        "falls_open",
        r"\b(?:falls?|fell|goes|go|went|passes|is_left|is_given|is_assigned)_(?:up)?(?:to|on)_<det>(?P<who><W>):_(?=[a-z]+ing\b)",
        rank=2,
    ),
    # "X must V", "X has to V"
    _clause("modal", r"<subject> _ <adverb> <must> _ <adverb> (?!be_the\b)", rank=4),
    # "it is X that must V", "it is now the job of X to V"
    _clause(
        "cleft",
        r"\b(?:it|this)_(?:is|was|will_be)_<adverb>(?:the_<job>_of|up_to|for)_<det>(?P<who><W>)_to_",
        rank=0,
    ),
    _clause(
        "cleft_who",
        r"\bit_is_<det>(?P<who><W>)_(?:that|which|who)_(?:must|shall|has_to|have_to|is_to|will)_",
        rank=0,
    ),
    # "N must be issued by X", "N is to be drawn up at X"
    _clause(
        "done_by",
        r"""<from_> <lead> (?P<what>[^;:.,]{3,160}? (?:,[^,;:.]{1,40},)? _
            (?:<must>|will|should) _ <adverb> be _ [a-z]+(?:_\w+){0,2}?)
            (?P<rest>[^;:.]{0,120}?) _ (?:by|at|within|(?:under|with)_the_lead(?:ership)?_of) _ <det> (?P<who><W>)""",
        rank=3,
    ),
    # "appraisal of each is done by X"
    _clause(
        "done_by_plain",
        r"<from_> (?P<what>[^;:.,]{3,120}?) _(?:is|are)_(?:done|carried_out|performed|handled|led|conducted|coordinated|run|prepared|drafted)_by_ <det> (?P<who><W>)",
        rank=5,
        reported=True,
    ),
    # "to X goes the upkeep of N"
    _clause("inverted", r"\bto_ <det> (?P<who><W>) _(?:goes|go|fall|falls|went|fell)_", rank=3),
    # "Lead agency: X", "with X as organiser"
    _clause(
        "organiser",
        r"<from_>(?P<what><np>),?_with_<det>(?P<who><W>)_as_(?:the_)?(?:organi[sz]er|lead|leader|coordinator|focal)",
        rank=6,
        reported=True,
    ),
    # "X to V" after another task, "; Y, the relocation of N", "and Y that of V-ing"
    _clause(
        "ellipsis_to",
        r"(?:[;,]_|_and_|[;,]_and_|[;,]_while_) <det> (?P<who><W>)_to_ (?=[a-z]{3,})",
        rank=6,
        follows=True,
    ),
    _clause(
        "ellipsis_that",
        r"(?:[;,]_|_and_|,_and_)<det>(?P<who><W>)_(?:that_of|with)_(?=[a-z]+ing\b)",
        rank=6,
        follows=True,
    ),
    _clause(
        "ellipsis_by",
        r"[;,]_(?:and_)?(?P<what>[^;:.,]{3,80}?),?_by_<det>(?P<who><W>)",
        rank=6,
        follows=True,
    ),
    _clause(
        "ellipsis_to_noun",
        r"_and_(?P<what>[^;:.,]{3,80}),_(?:to|with|on)_<det>(?P<who><W>)(?=[.,;]|$)",
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
        r";_(?:and_|while_)?<det>(?P<who><W>)<aside>,?_<adverb>(?=(?P<verb>(?!<nottasks>)[a-z]{3,})_)",
        rank=8,
        follows=True,
        gate=_agrees,
    ),
    # "X sent/established G to V": a duty of G
    _clause(
        "sent",
        r"""(?:(?P<by><W>)<near>_(?:\w+_){0,2}?)?\b(?:sent|sends?|sending|dispatched|deployed?|deploys|mobili[sz]ed|mobili[sz]es|established|set_up|formed|created|assigned)_
            (?:\w+_){0,3}? (?P<who><A>) (?:_(?:from|to|of)_[^,;:.]{1,80}?)? _to_(?=[a-z]{3,}_)""",
        rank=4,
    ),
    # the same of a group that is only described: "18 trainers", "a rapid response team"
    _clause(
        "sent_some",
        r"""(?:(?P<by><W>)<near>_(?:\w+_){0,2}?)?\b(?:sent|sends|sending|dispatched|deployed|deploys|mobili[sz]ed|mobili[sz]es|established|set_up|formed)_
            (?P<some>(?:\d[\d,]*|an?|two|three|four|five|six|seven|eight|nine|ten|\w+ed)_[a-z][^;:.<>]{2,90}?)
            (?:_to_[^,;:.]{2,60}?)? _(?:in_order_)?to_(?=[a-z]{3,}_)""",
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
        "nested",
        r"\b(?:direct|instruct|order|require|ask|request|urge|have|get|lead_and_direct|guide_and_urge|mobili[sz]e|assign)_<det>(?P<who><W>)(?:_(?:in|of|at)_[^,;:.]{1,40}?)?_to_",
        rank=8,
        nested=True,
    ),
    # "the Ministry of Finance settles N" under a document
    _clause(
        "plain",
        r"""(?:^|(?<=[;:]_)|(?<=[;,]_and_)|(?<=,_while_)|(?<=_while_)|(?<=<D>,_))
            <lead>(?:the_|all_|each_)? (?P<who><W>)<aside> ,?_ <adverb> (?=(?P<verb>(?!<nottasks>)[a-z]{3,})_(?!ago\b))""",
        rank=9,
        reported=True,
        gate=_agrees,
    ),
    # "X will take the lead", under a document
    _clause(
        "will",
        r"<subject>_<adverb>will_<adverb>(?!be_(?:able|held|in|on)\b|have_\w+ed\b)",
        rank=7,
        reported=True,
        gate=_is_order,
    ),
    # advice: "X should V"
    _clause(
        "advice",
        r"<subject>_<adverb>(?:should|ought_to|had_better)_<adverb>",
        rank=6,
        force="recommendation",
    ),
)

_ITEMS = (
    # "X: V", "X – V", "X to V", "X shall V", "Assign X to V"
    _clause(
        "item_label",
        r"^<det>(?P<who><W>)(?:_\([^()]{1,80}\))?_?(?::|[–—-])_?(?=\S)(?!may_|can_|could_|encouraged|no_|not_|is_|are_|was_|has_|had_)",
        rank=1,
    ),
    _clause("item_to", r"^<det>(?P<who><W>)<aside>_(?:to|shall|must|will|should)_<adverb>", rank=2),
    _clause(
        "item_plain",
        r"^<det>(?P<who><W>)<aside>,?_<adverb>(?=(?P<verb>(?!<nottasks>)[a-z]{3,})_)",
        rank=9,
        gate=_agrees,
    ),
)

_ALSO = r"(?:,? and| as well as|,? along with|,? together with|,? jointly with| &|,? or)"

#: "Under Decree 118, ..."
_UNDER = compile_pattern(
    r"(?:^|[;:,]_)(?:under|according_to|pursuant_to|in|by|following|per|with|implementing"
    r"|on_the_basis_of)_(?:the_)?(?P<doc><D>)"
)

ENGLISH = Grammar(
    folds=(
        # "X, Y and Z"; a bare comma between two does not join them
        compile_pattern(rf"<A>(?:,_<det><A>)*{_ALSO.replace(' ', '_')}_<det><A>", det=_DET),
        compile_pattern(r"<A>(?:[,;]_<det><A>){2,}", det=_DET),
        # "Ministry of A, Ministry of B direct ..." at the head of an item
        compile_pattern(r"^<W>,_<det><W>(?=_[a-z]|_?:)", det=_DET),
        compile_pattern(rf"<P>(?:,_<P>)*{_ALSO.replace(' ', '_')}_<W>"),
    ),
    clauses=_CLAUSES,
    items=_ITEMS,
    head=compile_pattern(
        r"(?P<who><W>)<aside>(?:_(?:to|shall|must|should|will|(?:is|are)_(?:\w+_)?(?:to|responsible_for|tasked_with|charged_with))(?:_[^:.;]{0,80})?)?_?:_?$",
        aside=_ASIDE,
    ),
    party_only=compile_pattern(
        r"^(?:responsibilit(?:y|ies)_of_|for_|assign(?:s|ed)?_)?<det>(?P<who><W>)(?:_\([^()]{1,80}\))?(?:_(?:shall|to))?_?[:.]?$",
        det=_DET,
    ),
    lead=compile_pattern(
        r"(?:(?P<by><A>)<near>_(?!(?:\w+_){0,2}?<be>_)(?:\w+_){0,2}?)?(?:<assign>|following|below|duties|tasks|as_follows|concluded|concludes)[^.]{0,80}:_?$",
        assign=_ASSIGN,
        near=_NEAR,
        be=_BE,
    ),
    order=compile_pattern(
        r"(?P<by><A>|<D>)<near>(?:_(?:also|has|have|had|later|then|already|recently|further|therefore|on_<T>|in_<T>))*_(?:<assign>)\b",
        near=_NEAR,
        assign=_ASSIGN,
    ),
    speech=compile_pattern(
        r"(?P<by><A>)<near>_(?!(?:\w+_){0,2}?(?:was|were|is|are|been|be)_)(?:\w+_){0,2}(?:said|told|stressed|noted|affirmed|stated|underlined|added|pointed|insisted|suggested|requested|asked|emphasi[sz]ed|concluded|urged|chaired|heard)\b",
        near=_NEAR,
    ),
    live=(
        compile_pattern(
            r"(?:signed|issued|issues|promulgated|released|approved|approves|adopted|published|sent|put_on_paper[^.;]{0,20}_in)(?:_and_\w+)?(?:_on_<T>)?_(?:(?:an?|the|its|Government)_)?(?:\w+_){0,2}?(?P<doc><D>)"
        ),
        _UNDER,
        compile_pattern(
            r"(?:^|[;,:]_|'s_)(?:(?:the|a|our|its|this|that|his)_)?(?:<W>_)?(?:Government_)?(?P<doc><D>)(?:,?_\([^)]{1,60}\))?(?:,[^;:.]{1,160},|_(?:of|dated|on|from|signed|issued)_[^;:.]{1,120}?)?,?_(?:also_|now_)?(?:was_|is_|were_|has_been_)?(?:issued|signed|released|promulgated|requires?|assigns?|asks?|sets?|demands?|tasks?|orders?|requests?|approves?|says?|states?|stipulates?|leaves?|gives?|runs|lays|names|calls|directs|instructs|guides|amends|shares|took|takes|makes|puts|carries|obliges)"
        ),
    ),
    under=_UNDER,
    background_document=re.compile(
        r"\b(?:pursuant to|in line with|implement\w*|carr(?:y|ies|ying) out|replac\w+|supersed\w+"
        r"|amend\w+|cit(?:es|ing|ed)|based on|on the basis of|repeat\w*|supplement\w+|since|report"
        r"|in accordance with|rests on|invok\w+|repeal\w*|regist\w+|according to|review\w*)"
        r"[^,;:.]{0,60}$",
        re.I,
    ),
    centre=re.compile(r"Politburo|Secretariat|Party Central Committee"),
    issued_by=compile_pattern(r"<D>_(?:of|by|from)_(?:the_)?(?:\d+\w\w_)?$"),
    coordinator=compile_pattern(
        r"""(?:in_(?:close_)?(?:coordination|collaboration|cooperation|conjunction|consultation|partnership)_with
             |(?:co-?ordinat|cooperat|collaborat|work|consult)(?:e|es|ing|s)?_(?:closely_|together_)?with
             |with_the_(?:support|help|assistance|participation|cooperation|coordination|involvement)_of
             |alongside|assisted_by|supported_by|consulting)_<det>(?P<who><W>)
           | with_<det>(?P<helped><W>)_(?:coordinating|assisting|supporting|helping|as_(?:the_)?coordinator)""",
        det=_DET,
    ),
    deadline=compile_pattern(
        r"""(?: \b(?:by|before|until|till|no_later_than|not_later_than|at_the_latest_by|prior_to|due|within|in|during|deadline|deadline_is|deadline_of|completion_time|complete|completed|finished|ready_by|for|both_in|the_latest)
              (?:_the|_on|_of|_in|_before|_by|_no_later_than|_at_the_latest|_date|_end|_both)*:?_(?P<date><T>)
            | \((?:[^()]{0,30}_)?(?P<bracket><T>)\) )""",
    ),
    deadline_only=compile_pattern(
        r"^\W*(?:(?:this|these|all|both|it|work|everything)_)?(?:(?:is|are|must|should|shall)_)?(?:to_)?(?:be_)?(?:completed?|finish(?:ed)?|due|deadline|done|completion)(?:_(?:is|by|in|before|on|time|date|at|the|no|later|than|latest|end|of|within|until))*:?_<T>[^\w]*$"
    ),
    recurring=re.compile(r"\s*,?\s*(?:each|every|annually|of each|a year|yearly)", re.I),
    anaphor=re.compile(
        r"(?:^|(?<=[.;:] )|(?<=, )|(?<=and )|(?<=while ))(?:"
        r"(?P<speaker>s?he)(?= (?:\w+ly |also |then )*(?:told|asked|suggested|requested|urged|directed"
        r"|instructed|ordered|assigned|proposed|wanted|required|concluded|gave|called on)\b)"
        r"|(?:(?P<former>the former)|(?P<latter>the latter)"
        r"|(?P<two>(?:both|the two)(?: (?:ministries|agencies|bodies|departments|offices|units"
        r"|committees|commissions|provinces|cities|companies|sides))?|they(?: both)?)"
        r"|(?P<one>it(?! (?:is|was|will be) (?:now |also )?(?:the|up|for|an?|in)\b)"
        r"|(?:that|this) (?:agency|body|organi[sz]ation|unit)"
        r"|(?:the same|the|that|this) (?P<noun>ministry|department|committee|commission|office|agency"
        r"|inspectorate|board|bank|city|province|commune|union|council|academy|centre|center|police"
        r"|group|association)))"
        r"(?= (?:also |now |both |each |then |recently |immediately )*(?:must|shall|will|is|are|was|were"
        r"|has|have|had|should|needs?|ought|sent|set up|established|assigned|requested|asked"
        r"|deployed|mobili[sz]ed|dispatched|gave|told|ordered|required)\b))"
        r"|(?<=to )(?P<again>the same (?P<kind>ministry|department|committee|commission|office|agency))\b"
        r"|(?<=require )(?P<pair>both (?:companies|ministries|agencies|bodies|sides))\b",
        re.I,
    ),
    deputy=re.compile(r"(?:permanent |standing |first )?(?:deputy|vice|member)\b", re.I),
    task_verb=re.compile(
        r"(?!(?:the|a|an|this|these|it|there|as of|from|in|on|at|by|with|of|for|if|when|where|some|many"
        r"|most|total|about|nearly|photo|source|q:|a:|page)\b)[A-Za-z]{3,}",
        re.I,
    ),
    background=re.compile(
        r"(?:earlier|previously|however|meanwhile|in fact|as of|to date|currently)\b", re.I
    ),
    tail=compile_pattern(
        r",?_(?:in_(?:close_)?(?:coordination|collaboration|cooperation|consultation)_with)_[^;:.]{0,40}?<W>[^;:.]{0,40}$"
    ),
    joints=re.compile(
        r"(?:[\s,;:.…/]|\b(?:and|while|whereas|but|which|at the same time|meanwhile|or|as well as"
        r"|the|in which|of which|to|also|then|third|second|first|finally|besides|in addition))+$",
        re.I,
    ),
)
