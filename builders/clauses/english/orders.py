"""How English sentences say that somebody has something to do, beginning with the order.

In the notation of :func:`.grammar.compile_pattern`, as in :mod:`.subjects`.
"""

from __future__ import annotations

from .gates import (
    agrees,
    clause,
    is_bare,
    is_ordered,
    is_wished,
)

__all__ = ["ORDERS"]

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
        r"|(?=(?:an?|the|its)_[a-z])|(?:is|was)_(?:\w+_){0,4}?\w+:_(?=[a-z]{3,}))",
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
    # "names X as the party to V"
    clause(
        "names_to",
        r"\b(?:nam(?:es?|ed|ing)|appoint(?:s|ed|ing)?|designat(?:es?|ed|ing)|pick(?:s|ed)"
        r"|ch(?:ooses|ose)|select(?:s|ed))_<det>(?P<who><W>)_as_(?:the|an?)_(?:\w+_)?"
        r"(?:party|one|agency|body|unit|lead|ministry|office|company)_to_(?!<noverb>)",
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
    # "what remains is for X to V"
    clause(
        "remains",
        r"\bwhat_(?:now_)?(?:remains|is_left)\b[^;:.]{0,80}?_is_for_<det>(?P<who><W>)_to_(?!<noverb>)",
        rank=0,
    ),
    # "telephoned X: V, V"
    clause(
        "telephoned",
        r"(?:(?P<by><A>)<near>_(?:had_|has_)?)?\b(?:telephoned|phoned|rang|cabled|wired|wrote_to|told|ordered|instructed)_<det>(?P<who><W>):_"
        r"[\"“]?(?=<base>_)",
        rank=2,
        order=True,
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
    # "leads X in V-ing" inside a task
    clause(
        "nested_lead",
        r"\bleads?_<det>(?P<who><W>)_in_(?=[a-z]{3,}ing_)",
        rank=8,
        nested=True,
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
