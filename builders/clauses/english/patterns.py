"""How English sentences say that somebody has something to do, from the doer or from the order.

Patterns in the notation of :func:`.grammar.compile_pattern`; the comment before each says what it
reads. They propose generously: the gates of :mod:`.english_gates` turn away what only looks so.
"""

from __future__ import annotations

from ..grammar import Evidence
from .gates import (
    agrees,
    clause,
    is_bare,
    is_laid_down,
    is_obliged,
    is_office,
    is_ordered,
    is_told,
    is_told_near,
    is_wished,
)

__all__ = ["ORDERS", "SUBJECTS"]

#: Clauses that begin with the one who has something to do.
SUBJECTS = (
    # "X is tasked with V-ing", "X was told to V", "X has been put in charge of N"
    clause(
        "passive",
        r"""<subject> _ <adverb> <be> _ <adverb> <assigned>
            (?: ,?_by_ (?:<det> (?P<by><W>|<D>)|<superior>) (?:,_[^;:.]{1,80}?,)? ,?
              | ,?_(?:in|under|by)_(?:<D>|the_same_\w+),? )?
            (?: _(?:until|before|by)_ <T>)? (?:,_(?:together|along|jointly|in)_[^;:.]{1,80}?,)?
            (?:,_[^;:.,]{2,60},)?
            (?: (?:_<adverb>)? _(?:not_)?to:?_ <point> <itself>(?!<noverb>)
              | _(?:that_)?(?:it|they)_(?:<must>|should)_<also>
              | _that_(?=[^;:.,]{3,80}_(?:must|shall|should|ha(?:s|ve)_to|(?:is|are)_to)
                  _(?:not_)?be_)
              | _responsible_for_ | _accountable_(?:to_\S+_)?for_
              | _(?!work_|support_|time_)(?=<base>_)
              | _(?:(?:in|with)_)?charge_of_ | _with_(?:the_<job>_(?:of|to)_)? | _as_
              | _the_(?:\w+_)?<job>_(?:of|to|for|in|on)_ | _(?:responsibility|a_\w+_role)_(?:for|in
                  |to)_
              | _(?:\w+_){0,3}?(?:<job>|part|share):_
              | _<spell>_to_ | _(?:an?_)?<order>(?:_of_<T>)?_to_ | _(?:down_)?for_
              | _(?:up)?on_ )""",
        rank=1,
    ),
    # the same of any other participle: "X is obligated to V", "X are under orders to V"
    clause(
        "passive_open",
        r"""<subject> _ <adverb> <be> _ <adverb>
            (?: (?!<permits>_|scheduled|able|said|believed|reported|known|thought|estimated|expected
                   |used
                |ready
                   |likely|set_|reluctant|unable|free|happy|pleased|proud|determined|willing|keen
                   |entitled|invited|supposed)[a-z]{3,}(?:ed|en)
              | (?:still_)?(?:bound|under_(?:strict_)?(?:orders|instructions|an_obligation
                  |pressure)|duty-bound|on_the_hook)
            ) (?: _by_ <det> (?P<by><W>|<D>)
                (?:,_[^;:.]{1,80}?,)? )? _to_ (?!<noverb>)(?=[a-z]{3,})""",
        rank=5,
    ),
    # "X is expected to V"
    clause(
        "expected",
        r"<subject>_<adverb><be>_<adverb>expected_(?:_by_<det>(?P<by><W>|<D>)_)?to_<itself>(?!<noverb>)",
        rank=5,
        gate=is_office,
    ),
    # "X has until T to V", "X received instructions from Y to V", "X has the task of V-ing"
    clause(
        "has_duty",
        r"""<subject> _ <adverb> (?:ha(?:s|ve|d)|will_have|gets?|got|receive[sd]?|carr(?:y|ies)
            |took|takes?|accepts?|share[sd]?)_<adverb>
            (?: <spell>_(?:in_which_|left_)?to_ | no_(?:other_)?(?:choice|option
                |alternative)_but_to_
              | (?:(?:an?|the|its|their|another|two|three|clear|strict|written|special|overall
                  |main)_){0,3}(?:\w+_){0,2}?(?:<order>|<job>)
                (?:_from_ <det> (?P<by><W>|<D>))? (?:_of_<T>)?_(?:to|of|for|in
                    |on)_ )(?!<noverb>)""",
        rank=2,
    ),
    # "X is responsible for N", "X takes charge of N", "X bears responsibility for"
    clause(
        "responsible",
        r"""<subject> _ <adverb>
            (?: (?:<be>|remains?)_<adverb>(?:(?:made|held|directly|personally|fully|jointly
                |mainly)_)*
                (?:(?:responsible|accountable|answerable|liable)_(?:(?:to|before)_<det>\S+(?:_\S+)?_)?(?:for|to)_
                    | in_(?:overall_)?charge_of_ | on_the_hook_for_
                    | (?=(?:responsible|accountable|answerable)_(?:to|before)_<det><A>) )
              | tak(?:es?|ing)_(?:on_|over_|care_of_|charge_of_|responsibility_for_|(?=the_lead))
              | answers?_(?:to_\S+_)?for_
              | (?:still_)?owes?_(?:\S+_)?(?=an?_)(?!an?_(?:debt|sum|loan|apology|living))
              | (?:bears?|has|have|carry|carries|assumes?|shoulders?)_(?=(?:\w+_)?responsibility)
              | (?:has|have)_the_<job>_(?:of|to)_ | gets?_(?:an?_)?(?:\w+_){0,2}(?:<job>_?)?:_ )""",
        rank=2,
    ),
    # "X are also assigned specific tasks"
    clause(
        "given_work",
        r"<subject>_(?P<what><be>_<adverb><assigned>_(?:\w+_){0,2}?(?:specific|particular|key"
        r"|major|concrete)_<job>)",
        rank=1,
    ),
    # "X is the focal point for V-ing"
    clause(
        "focal",
        r"<subject>_(?:<be>|acts?_as|serves?_as)_<adverb>(?:(?:the|an?|its)_)?(?:\w+_){0,2}?"
        r"(?:focal_point|lead|contact_point|coordinator|organi[sz]er|(?:lead|host|main|standing"
        r"|focal|presiding)_(?:agency|body|unit))(?:_(?:for|in)_|_of_(?!<det>(?:<W>|(?-i:[A-Z])))|,?_(?:and_)?(?=co-?ordinat))",
        rank=2,
    ),
    # "X must V", "X has to V"
    clause(
        "modal",
        r"""<subject> _ <adverb> <must>:?
            (?:,_(?:within|by|before|no_later|not_later|in|on|under|at|from|for|together|jointly
                |upon|during|after|based|where|working|alongside|with)\b(?:[^;:.]|\.\d){2,140}?,)?
            _ <point> <also> <itself>
            (?!be_the\b|know\b|blame\b|host_|celebrate_|have_(?:known|been|seen|felt|thought|had)\b)""",
        rank=4,
        spoken=True,
        gate=is_obliged,
    ),
    # "X did N and was told to V", "X does N and must V"
    clause(
        "again",
        r"""<from_><det>(?P<who><W>)_(?!<must>)[^;:.,\ue000-\uf3ff]{3,80}?,?_(?:and|but)_
            (?:<be>_<adverb><assigned>_(?:by_<det>(?P<by><W>)_)?to|<must>)_<also><itself>(?!<noverb>)""",
        rank=6,
    ),
    # "X followed by road, with orders to V"
    clause(
        "with_orders",
        r"""<from_><det>(?P<who><W>)_[^;:.\ue000-\uf3ff]{3,100}?,?_(?:with|under)_
            (?:(?:strict|clear|written|firm)_)?(?:orders|instructions)_(?:from_<det>(?P<by><W>)_)?
            to_<itself>(?!<noverb>)""",
        rank=5,
    ),
    # "X's job is to V"
    clause(
        "possessive",
        r"(?P<who><W>)['’]s?_(?:\w+_){0,2}?<job>_(?:now_|next_|today_|here_)?"
        r"(?:is|are|was|were|will_be|remains)_<adverb>(?:to_)?(?=[a-z]{3,})(?!<noverb>)",
        rank=2,
    ),
    # "X will take the lead", under a document
    clause(
        "will",
        r"<subject>_<adverb>will_<also>(?:be_the_(?:one|body|agency|ministry)_to_)?(?!be_(?:able|held|in|on)\b|have_\w+ed\b|not\b|"
        r"(?:consider|hold|host|celebrate|vote|debate|discuss|decide|meet|attend|visit"
        r"|take_effect|enjoy|benefit|get|lose|gain|face|remain|become|know|see)\b)<itself>",
        rank=7,
        needs=Evidence.ORDER,
        gate=is_laid_down,
    ),
    # advice: "X should V"
    clause(
        "advice",
        r"<subject>_<adverb>(?:should|ought_to|had_better|would_do_well_to)_<also><itself>",
        rank=6,
        force="recommendation",
    ),
    # "the Ministry of Finance settles N" under a document
    clause(
        "plain",
        r"""(?:^|(?<=[;:]_)|(?<=_[–—-]_)|(?<=[;,]_and_)|(?<=,_while_)|(?<=_while_)|(?<=<D>,_)
                |(?<=under_which_)|(?<=whereby_)|(?<=to_which_))
            <lead>(?:the_|all_|each_)? (?P<who><W>)<aside> ,?_["“]?<also>
            (?=<manner>?(?P<verb>(?!<nottasks>)[a-z]{3,})_(?!ago\b))""",
        rank=9,
        needs=Evidence.ORDER,
        gate=is_told,
    ),
    # "Provinces pay the families" in a paragraph that has assigned something or named the document
    clause(
        "plain_near",
        r"""(?:^|(?<=[;:]_)|(?<=[;,]_and_)|(?<=,_while_)|(?<=<D>,_))
            <lead>(?:the_|all_|each_)? (?P<who><W>)<aside> ,?_["“]?<also>
            (?=<manner>?(?P<verb>(?!<notlisted>)[a-z]{3,})(?:[;.]|_(?!ago\b)))""",
        rank=9,
        needs=Evidence.BESIDE,
        gate=is_told_near,
    ),
    # "its standing body is X, which keeps the minutes", beside a task or the document
    clause(
        "plain_relative",
        r"(?<=[a-z]_)<det>(?P<who><W>),_(?:which|who)_<also>(?=(?P<verb>(?!<nottasks>)[a-z]{3,})_"
        r"[^,;:.]{3,120}(?:[.;]|$))",
        rank=9,
        needs=Evidence.DOCUMENT,
        gate=is_told_near,
    ),
)

#: Clauses that begin with the order.
ORDERS = (
    # "assigns X to V", "ordering X to V", "told X to V", "demands that X V", "asked X for N"
    clause(
        "active",
        r"""(?:(?<!\bto_)|(?<=agreed_to_)|(?<=decided_to_)|(?<=wants_to_)|(?<=proposed_to_)|(?<=went_on_to_))
            \b <assign> (?:_(?:that|for))? _ <det> (?P<who><W>) <aside> ,?
            (?: _(?:also_)? (?:to|must|should|shall):?_ <point> <also><itself> | _with_ | _for_
              | _(?:in|with)_charge_of_ | _responsible_for_ | _the_(?:\w+_)?<job>_(?:of|to|in)_
              | _<spell>_to_ | _as_ | (?:(?<=<W>)|(?<=,))_(?![a-z]+ing_)(?=(?:soon_|promptly_
                  |also_)?(?!<nottasks>)[a-z]{3,}(?<!s)(?<!ed)_)
              | _(?=(?:presides|takes|directs|leads|coordinates|continues|guides|reviews
                  |focuses)_) )""",
        rank=3,
        order=True,
        gate=is_ordered,
    ),
    # the same with any verb, where somebody is its subject: "Y pressed X to V"
    clause(
        "active_open",
        r"""(?P<by><A>|<D>)<near>_(?:also_|has_|have_|had_|then_|later_|\w+ly_|on_<T>_|in_<T>_){0,3}
            (?!<permits>_|<nottasks>)[a-z]{3,}(?:s|ed)_ <det>(?P<who><W>)<aside>,?_
                (?:<adverb>)to_(?!<noverb>)(?=[a-z]{3,})""",
        rank=6,
    ),
    # "asks of X that it V", "required of X: that it V"
    clause(
        "asks_of",
        r"\b(?:asks?|asked|requires?|required|demands?|demanded|expects?|expected|wanted)_of_<det>"
        r"(?P<who><W>)(?:_(?:is|are|was))?:?,?_(?:(?:that_(?:it|they)_|to_)(?!<noverb>)(?=[a-z]{3,})"
        r"|(?=(?:an?|the|its)_[a-z]))",
        rank=2,
    ),
    # "it was agreed that X would V"
    clause(
        "agreed",
        r"""\b(?:agreed|decided|resolved|ruled|laid_down|determined|settled|concluded|stipulate[sd]?
            |specif(?:y|ies|ied)|ordered|directed|instructed)_that_<lead><det>(?P<who><W>)<aside>,?
            _<adverb>(?:would|will)_<also>(?!be_(?:able|held)\b|have_\w+ed\b|not\b)<itself>""",
        rank=4,
    ),
    # "insisted that X finish N"
    clause(
        "wished",
        r"(?P<wish>\b<assign>_)?\bthat_<lead><det>(?P<who><W>)<aside>,?_<adverb>(?=(?P<verb>(?!<nottasks>)[a-z]{3,})_)",
        rank=5,
        gate=is_wished,
    ),
    # "an order to X to V", "his instruction to X: V"
    clause(
        "order_noun",
        r"""\b<order>(?:_(?:of|in|by|on|from|under|dated|this|last)_[^;:.,]{1,40}?)?_
            (?:to|for|on|of)_<det>(?P<who><W>)<aside>,?
            (?: :_(?=[a-z]{3,}) | _(?:is|was|are|were|will_be)_<adverb>to_ | _to_ ) (?!<noverb>)""",
        rank=4,
    ),
    # "the task of X is to V"; "the work of X to V" may be about anything
    clause(
        "job_noun",
        r"""\b<job>_(?:of|for)_<det>(?P<who><W>)<aside>,?
            (?: :_(?=[a-z]{3,}) | _(?:is|was|are|were|will_be)_<adverb>to_ ) (?!<noverb>)""",
        rank=4,
    ),
    # "gave X until T to V", "set X a deadline of T to V", "hands X the task of V-ing"
    clause(
        "gives",
        r"""(?:(?P<by><A>|<D>)<near>_(?:\w+_){0,2}?)?\b<give>_<det>(?P<who><W>)<aside>_
            (?: <spell>_to_ | (?:an?_|the_|its_)?(?:\w+_){0,2}?(?:<order>|<job>)(?:_of_<T>)?_(?:to
                |of|for|in|on)_
              | (?:\w+_){1,3}?(?:<order>|<job>|pieces_of_work|things_to_do):_ )""",
        rank=2,
    ),
    # "leaves two jobs to X: V and V"
    clause(
        "gives_to",
        r"(?:(?P<by><A>|<D>)<near>_(?:\w+_){0,2}?)?\b<give>_(?:\w+_){0,3}?(?:<job>"
        r"|pieces_of_work|things)_to_<det>(?P<who><W>):_(?:to_)?(?=[a-z]{2,})",
        rank=2,
    ),
    # "makes X accountable for N", "puts X in charge of N"
    clause(
        "makes",
        r"\b(?:makes?|made|making|holds?|held|puts?|putting|places?|placed"
        r"|keeps?)_<det>(?P<who><W>)_(?:personally_|directly_)?(?:accountable|responsible"
        r"|answerable|in_charge)_(?:for|of)_",
        rank=2,
    ),
    # "names X lead agency for N"
    clause(
        "names",
        r"\b(?:nam(?:es?|ed|ing)|appoint(?:s|ed|ing)?|designat(?:es?|ed|ing)|ma(?:kes?|de|king)"
        r"|pick(?:s|ed)|ch(?:ooses|ose))_<det>(?P<who><W>)_(?:as_)?(?:the_|an?_|its_)?"
        r"(?:\w+_){0,1}?(?:lead|focal|main|chief|host|coordinating|standing|responsible)(?:_"
        r"(?:agency|body|ministry|unit|point|office))?_(?:for|of|in)_",
        rank=2,
    ),
    # "it is X that must V"
    clause(
        "cleft_who",
        r"\bit_(?:is|was)_<det>(?P<who><W>)(?:,_[^;:.,]{3,60},)?_(?:that|which|who)_(?:must|shall"
        r"|has_to|have_to|is_to|will|needs_to|should|<be>_<assigned>_(?:to|with))_",
        rank=0,
    ),
    # "it is now the job of X to V", "it falls to X to V", "the onus is on X to V"
    clause(
        "cleft",
        r"""\b(?:it|this|(?:the_)?(?:onus|burden|ball|<job>))_(?:\w+_){0,1}?
            (?:falls?|fell|is|was|will_be|rests?|lies?|remains?|becomes?|has_been)_<adverb>
            (?:the_(?:<job>)_of|(?:left_)?(?:up_)?to|incumbent_(?:up)?on|for|to|on|upon|with)_<det>
            (?P<who><W>)<remark>_to_(?!<noverb>)""",
        rank=0,
    ),
    # "leaves it to X to V"
    clause(
        "leaves_it",
        r"\b(?:leaves?|left|leaving)_it_(?:up_)?to_<det>(?P<who><W>)_to_(?!<noverb>)",
        rank=0,
    ),
    # "he had X V"
    clause(
        "had",
        r"(?:(?P<by><A>|<D>)(?:<near>|_of_[^;:.,]{2,40}?)_|\b(?:he|she|it|they|and)_)(?:also_|then_|later_)?(?:had|has|have"
        r"|has_had|having|will_have)_<det>(?P<who><W>)_(?=(?P<verb>(?!<nottasks>)[a-z]{3,})_)",
        rank=4,
        gate=is_bare,
    ),
    # "it is X's job to V"
    clause(
        "cleft_possessive",
        r"\b(?:it|this)_(?:is|was|will_be|becomes|remains)_<adverb><det>(?P<who><W>)['’]s?_"
        r"(?:\w+_)?<job>_to_",
        rank=0,
    ),
    # "Publish N by T," Y told X
    clause(
        "told",
        r"""(?:^|(?<=["“]))["“]?(?P<what>(?!(?:the|we|i|they|he|she|it|there|this|that|if|when|our
            |you|my|no|not|all|in|at|on|as|to)_)[A-Z][a-z]+_[^;:"”]{5,200}?)[,.!]["”]?_
            (?:<det>(?P<by><A>)<near>_)(?:\w+_)?(?:told|tells|urged|urges|ordered|orders|instructed
                |reminded|asked|warned)_<det>(?P<who><W>)""",
        rank=0,
    ),
    # "N must be done by T, Y told X"
    clause(
        "told_of",
        r"""^["“]?(?P<what>[^;:"”]{5,120}?_(?:must|ha(?:s|ve)_to|(?:is|are)_to)_[^;:"”]{3,120}?)
            [,.!]["”]?_<det>(?P<by><A>)<near>_(?:has_|had_)?(?:told|reminded|warned)_<det>(?P<who><W>)
            (?=[,.;]|$)""",
        rank=0,
    ),
    # "for X, the plan asks that they V"
    clause(
        "asked_for",
        r"(?:^|(?<=;_))for_<det>(?P<who><W>),_(?:<det><D>_(?:\w+_)?)?that_(?:they|it)_(?=[a-z]{2,})",
        rank=2,
    ),
    # "For X: V"
    clause(
        "for_label",
        r"(?:^|(?<=[.;]_))(?:as_)?for_<det>(?P<who><W>):_(?:to_)?(?:\w+ly_)?"
        r"(?=(?P<verb>(?!<nottasks>)[a-z]{3,})_)",
        rank=3,
        gate=is_bare,
    ),
    # "the tasks: X to V; Y to V"
    clause(
        "listed_to",
        r"(?<=:_)<det>(?P<who><W>)<aside>,?_<adverb>to_(?=[a-z]{3,})(?!<noverb>)",
        rank=5,
    ),
    # "X sent/established G to V": a duty of G
    clause(
        "sent",
        r"""(?:(?P<by><W>)<near>_(?:\w+_){0,2}?)?\b(?:sent|sends?|sending|dispatched|deployed?
            |deploys|mobili[sz]ed|mobili[sz]es|established|set_up|formed|created)_
            (?:\w+_){0,3}? (?P<who><A>) (?:_(?:from|to
                |of)_[^,;:.]{1,80}?)? _to_(?=[a-z]{3,}_)(?!<noverb>)""",
        rank=4,
    ),
    # "directs X to V" inside a task
    clause(
        "nested_have",
        r"(?<!would_)\b(?:(?P<wish>have|make|let)|get|see_that|ensure_that|ensure)_<det>(?P<who><W>)(?:_(?:in|of"
        r"|at)_[^,;:.]{1,40}?)?_(?:to_)?(?=(?P<verb>(?!<notlisted>)[a-z]{3,})_)",
        rank=9,
        nested=True,
        gate=is_wished,
    ),
    # "sees to it that X Vs"
    clause(
        "nested_ensure",
        r"\b(?:sees?_to_it|ensures?"
        r"|makes?_sure)_that_<det>(?P<who><W>)_<adverb>(?=(?P<verb>(?!<nottasks>)[a-z]{3,})_)",
        rank=8,
        nested=True,
        gate=agrees,
    ),
    clause(
        "nested",
        r"\b(?:direct|instruct|order|require|ask|request|urge|have|get|mobili[sz]e|assign|tell"
        r"|remind|task|oblige|command|press|push|call_on|call_upon|guide_and_urge)(?:_and_[a-z]+)?_<det>(?P<who><W>)"
        r"(?:_\([^()]{1,60}\))?(?:_(?:in|of|at)_[^,;:.]{1,40}?)?_to_",
        rank=8,
        nested=True,
    ),
)
