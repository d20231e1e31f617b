"""How English sentences say that somebody has something to do, beginning with the doer.

Patterns in the notation of :func:`.grammar.compile_pattern`; the comment before each says what it
reads. They propose generously: the gates of :mod:`.gates` turn away what only looks so.
"""

from __future__ import annotations

from ..grammar import Evidence
from .gates import (
    clause,
    is_laid_down,
    is_obliged,
    is_office,
    is_told,
    is_told_near,
)

__all__ = ["SUBJECTS"]

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
