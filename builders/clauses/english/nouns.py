"""How English sentences assign work told as a noun, go on from one duty to the next, and list.

In the notation of :func:`.grammar.compile_pattern`, as in :mod:`.subjects`.
"""

from __future__ import annotations

from ..grammar import Evidence
from .gates import (
    clause,
    goes_on,
    goes_on_doing,
    is_bare,
    is_bare_again,
    is_matter,
    is_work,
    plain_in_list,
)

__all__ = ["ELLIPSES", "NOUNS"]

#: Clauses that begin with the work.
NOUNS = (
    # "assigns the drafting of N to X"
    clause(
        "object",
        r"""\b <assign> _ (?:the_<job>_(?:of|for)_)? (?P<what>
            (?!that_|for_|to_|of_|was_|is_|<det><W>_to_)[^;:.,]{6,160}?) _to_ <det>
            (?P<who><W>) (?=[.,;)]|$|_and_|_while_)""",
        rank=6,
    ),
    # "hands the job of V-ing to X", "leaves V-ing to X"
    clause(
        "object_given",
        r"""(?<!\bto_)(?<!will_)(?<!must_)(?<!shall_)(?<!should_)
            \b (?:gives?|gave|giving|hands?|handed|handing|leaves?|left|leaving|entrusts|entrusted
            |pass(?:es|ed)
              |delegat(?:es|ed)|allots?|allotted|assign(?:s|ed|ing)|transfers|transferred) _
            (?:(?:(?:the|its|their)_)?<job>_(?:of|for|in)_)? (?P<what>(?!that_|over_|out_|up_|back_
                |in_|<det><W>)[^;:.,]{6,160}?) _(?:to|with)_ <det>
            (?P<who><W>) (?=[.,;)]|$|_and_|_while_)""",
        rank=6,
    ),
    # "the drafting of N falls to X", "N is left to X", "N is a matter for X", "N is up to X"
    clause(
        "falls",
        r"""<from_> <lead> (?:(?:the_)?(?:<job>|responsibility)_(?:of|for)_)? (?P<what><np>) _
            (?: (?:falls?|fell|rests?|devolves?|is_incumbent)_<adverb>(?:up)?(?:to|on|with)
              | <be><remark>_<adverb>(?:left|entrusted|assigned|given|handed|delegated|allocated
                  |devolved|allotted|put|reserved|earmarked)<remark>_(?:over_)?(?:up)?(?:to|with|for)
              | (?:<be>|remains?|stays?)<remark>_<adverb>(?:
                    (?:within_|under_|in_)?(?:the_|an?_)?(?:\w+_){0,2}?(?:<job>|matter|affair|remit
                        |concern|province|responsibility|competence|call|hands)_(?:of|for|with)
                  | up_to)
            ) _ <det> (?P<who><W>) (?!_to_|:_[a-z]+ing\b|<relative>)""",
        rank=4,
        gate=is_matter,
    ),
    # "responsibility for N lies with X", which "lies" alone does not say
    clause(
        "lies_with",
        r"<from_><lead>(?:the_)?(?:\w+_)?responsibility_for_(?P<what><np>)_(?:lies|rests|stays"
        r"|remains|sits|falls)_(?:squarely_|now_|still_)?(?:with|on|upon|to)_<det>(?P<who><W>)",
        rank=3,
    ),
    # the same with verbs that are said of other things as well: "N goes to X", "N remains with X"
    clause(
        "goes_to",
        r"""<from_> <lead> (?:(?:the_)?(?:<job>|responsibility)_(?:of|for)_)? (?P<what><np>) _
            (?: (?:goes|go|went|belongs?|pass(?:es)?|lies?|stays?|remains?|lands?|sits?)_<adverb>
                (?:up)?(?:to|on|with)
              | (?:<be>|remains?)<remark>_<adverb>(?:for|with|transferred_to|passed_to)
            ) _ <det> (?P<who><W>)
            (?=[.,;)]|$|_(?:and|while|until|by|before|it|they|where|along|concerned)\b|_\()
            (?!<relative>)""",
        rank=6,
        gate=is_work,
    ),
    # "N is for X to V": the work is told on both sides of the one who has to do it
    clause(
        "for_to",
        r"<from_><lead>(?P<what><np>_(?:is|are|remains?|will_be)_<adverb>(?:for|up_to|left_to)_<det>"
        r"(?P<who><W>)_to_(?!<noverb>)[^;:.]{2,240})",
        rank=3,
        gate=is_matter,
    ),
    # "N is X's responsibility"
    clause(
        "falls_possessive",
        r"<from_><lead>(?P<what><np>)_(?:is|are|will_be|remains?|becomes?)<remark>_<adverb><det>"
        r"(?P<who><W>)(?:['’]s?)?_(?:\w+_)?(?:<job>|concern|affair|matter|remit|lookout"
        r"|responsibility)\b",
        rank=4,
        gate=is_matter,
    ),
    # "the heaviest load falls to X: V-ing"
    clause(
        "those_of",
        r"^(?:those|that)_of_<det>(?P<who><W>)(?::|_are|_is|_include)_(?=[a-z]+ing\b|to_[a-z])",
        rank=2,
        needs=Evidence.ORDER,
    ),
    clause(
        "falls_open",
        r"(?:\b(?:falls?|fell|goes|go|went|passes|lands?|rests?|lies|is_left|is_given|is_assigned"
        r"|was_given)|<A>_(?:gave|left|handed))_(?:up)?(?:to|on|with)_<det>(?P<who><W>)(?::"
        r"|_[–—-])_(?=[a-z]+ing\b)",
        rank=2,
    ),
    # "a report is due from X by T"
    clause(
        "due",
        r"<from_><lead>(?P<what><np>_(?:is|are|was|were)_<adverb>(?:due|expected|awaited|wanted"
        r"|demanded|required|requested|sought|owed))_(?:in_<T>_|by_<T>_|on_<T>_)?(?:from"
        r"|by)_<det>(?P<who><W>)",
        rank=3,
        gate=is_matter,
    ),
    # "N must be issued by X", "N is to be drawn up at X", "that N be made public by X"
    clause(
        "done_by",
        r"""(?:<from_><lead>(?![^;:.,]{1,80}_that_)|(?<=that_)) (?P<what>[^;:.,]{3,160}?
            (?:,[^,;:.]{1,40},)? _
            (?:(?:<must>|will|should)_<adverb>)?be _ (?:\w+ly_)?[a-z]+
            (?:_(?:up|out|down|off|over|away|back)\b)?[^;:.]{0,120}?) _
            (?:by|at|within|(?:under|with)_the_lead(?:ership)?_of) _ <det> (?P<who><W>)""",
        rank=3,
    ),
    # "N, the resolution says of X"
    clause(
        "said_of",
        r"""(?:^|(?<=[.;]_))["“]?(?P<what>[^;:.\ue000-\uefff]{8,160}),["”]?_(?:<det><D>|(?:the|it)
            (?:_\w+){0,2})_(?:says?|said|provides?|demands?|requires?|stipulates?|states?)_(?:of
            |for)_<det>(?P<who><W>)""",
        rank=3,
    ),
    # "an inquiry, to be led by X"
    clause(
        "to_be_done",
        r"""(?:\b(?:ordered|orders|ordering|requires?|required|demands?|demanded|wants?|approved
            |launched|calls_for|called_for|includes?|provides_for|envisages|foresees|planned)_
            |^)
            (?P<what>(?:an?|the|its)_[^;:.,\ue000-\uf3ff]{3,120}?),?_to_be_
            (?:\w+ly_)?\w+(?:_(?:up|out))?_by_<det>(?P<who><W>)""",
        rank=4,
        gate=is_matter,
    ),
    # "appraisal of each is done by X"
    clause(
        "done_by_plain",
        r"<from_> <lead> (?P<what>[^;:.,]{3,120}?) _(?:is|are)_(?:\w+ly_)?(?!<assigned>\b|issued\b"
        r"|signed\b)[a-z]+(?:ed|ne|un|ut|lt|en)(?:_out|_up)?_by_ <det> (?P<who><W>)",
        rank=6,
        needs=Evidence.ORDER,
    ),
    # "Charged with the upkeep of N is X"
    clause(
        "inverted_passive",
        r"^(?:also_)?(?:<assigned>_(?:with|to)|(?:jointly_)?responsible_for|in_charge_of"
        r"|accountable_for)_(?P<what>[^;:.,]{3,120}?)_(?:is|are|was"
        r"|were)_<det>(?P<who><W>)",
        rank=2,
    ),
    # "among the tasks assigned to X is N", "requirements for X include V-ing"
    clause(
        "among",
        r"""\b(?:<job>|requirements?|obligations?|orders?|instructions?|priorit(?:y|ies))_
            (?:(?:assigned|given|entrusted|handed|set|allotted|delegated)_)?
            (?:to|for|of|on|facing)_<det>(?P<who><W>)
            (?:,?_(?:under|in|for|by|this)\b[^;:.,]{1,60},?)?_
            (?:is|are|includes?|comprises?|consists?_of|covers?|involves?)_
            (?=(?:the|an?)_[a-z]+|[a-z]+ing\b)""",
        rank=3,
    ),
    # "N is done by X, which must V"
    clause(
        "relative",
        r"(?P<who><W>)<relative>_(?:<also>)<itself>(?!<noverb>)",
        rank=3,
        relative=True,
    ),
    # "puts N in the hands of X"
    clause(
        "hands",
        r"\b<give>_(?P<what>[^;:.,]{6,120}?)_(?:in_the_hands_of|under_the_charge_of"
        r"|in_the_care_of)_<det>(?P<who><W>)",
        rank=3,
    ),
    # "wants a report from X by T"
    clause(
        "asks_from",
        r"""\b(?:wants?|wanted|requests?|requested|demands?|demanded|seeks|sought|requires?
            |required|expects?|expected
            |ask(?:s|ed)_for)_(?P<what>(?:an?|the|its|their|full|monthly|weekly|written
                |further)_[^;:.,]{3,80}?)_from_<det>(?P<who><W>)""",
        rank=4,
    ),
    # "to X goes the upkeep of N"
    clause(
        "inverted",
        r"""\bto_ <det> (?P<who><W>) _(?:(?:goes|go|fall|falls|went|fell)_
            |(?:the_|its_)?(?:\w+_|<D>_|<A>_){1,3}(?:leaves|left|gives|gave|assigns|assigned
                |entrusts|entrusted|hands|handed)_)""",
        rank=3,
    ),
    # "N is to be built, with X in the lead"
    clause(
        "organiser",
        r"""<from_>(?P<what><np>),?_with_<det>(?P<who><W>)_
            (?:as_(?:the_)?(?:\w+_)?(?:organi[sz]er|lead|leader|coordinator|focal)|in_the_lead|in_
                (?:overall_)?charge|taking_the_lead|at_the_helm|leading|responsible)""",
        rank=6,
        needs=Evidence.DOCUMENT,
    ),
    clause(
        "organiser_must",
        r"""<from_>(?P<what>[^;:.,]{3,160}?_(?:<must>|will)_be_[^;:.]{3,100}?),_(?:with|led_by
            |under)_<det>(?P<who><W>)
            (?:_(?:as_(?:the_)?(?:\w+_)?(?:organi[sz]er|lead|leader|coordinator|focal)|in_the_lead
                |in_(?:overall_)?charge|taking_the_lead|at_the_helm|leading|responsible))""",
        rank=3,
    ),
)

#: Clauses that leave out what the one before them said.
ELLIPSES = (
    # "X to V" after another task, "; Y, the relocation of N", "and Y that of V-ing"
    clause(
        "ellipsis_to",
        r"(?:[;,]_|_and_|[;,]_and_|[;,]_while_|[;,]_then_)"
        r"(?:for_)? <det> (?P<who><W>)<aside>,?_<adverb>to_ (?=[a-z]{2,})(?!<noverb>)"
        r"(?!be_(?:completed|finished|done|submitted|reported)_)",
        rank=6,
        follows=True,
    ),
    clause(
        "ellipsis_that",
        r"(?:[;,]_|_and_|,_and_|,_while_|;_and_)<det>(?P<who><W>),?_(?:(?:with_)?that_of|with"
        r"|for)_(?=[a-z]+ing\b)",
        rank=6,
        follows=True,
    ),
    # "X is charged with N; Y, with N"
    clause(
        "ellipsis_with",
        r"[;.]_(?:and_)?<det>(?P<who><W>),_(?:with|for|of)_(?=(?:the_|an?_|its_|\w+ing_)[a-z])",
        rank=6,
        follows=True,
    ),
    clause(
        "ellipsis_job",
        r"(?:while|and|but|;)_<det>(?P<who><W>)['’]s_(?:is|was)_(?:to_)?(?=[a-z]{3,})",
        rank=4,
        follows=True,
    ),
    clause(
        "ellipsis_by",
        r"[;,]_(?:and_)?(?P<what>(?!<be>_)[^;:.,]{3,80}?),_by_<det>(?P<who><W>)",
        rank=6,
        follows=True,
    ),
    # "N are to be V-ed by X and V-ed by Y"
    clause(
        "ellipsis_done_by",
        r"_and_(?P<what>(?!<be>_)[a-z]+(?:ed|en)_(?:[^;:.,]{1,60}_)?)by_<det>(?P<who><W>)",
        rank=7,
        follows=True,
    ),
    clause(
        "ellipsis_by_noun",
        r"(?:[;,]_(?:and_)?|_and_)(?P<what>(?:the|an?|its|that"
        r"|those)_[^;:.,]{3,80}?)_by_<det>(?P<who><W>)",
        rank=7,
        follows=True,
    ),
    clause(
        "ellipsis_to_noun",
        r"(?:_and_|;_(?:and_)?|,_(?:and_)?)(?:that_of_|for_|responsibility_for_)?(?P<what>(?:the_"
        r"|its_|their_|a_|an_|\w+ing_)"
        r"(?:(?!_(?:which|it|that|goes|is|are|was|were|has|have|will|must|shall|should|would|may"
        r"|can|could|to)_)[^;:.,]){3,80}),?_(?:to|with|on)_<det>(?P<who><W>)(?=[.,;]"
        r"|$)",
        rank=6,
        follows=True,
    ),
    clause(
        "ellipsis_noun",
        r"(?:[;,]_|_and_|,_and_)<det>(?P<who><W>),_(?=the_|a_|an_)",
        rank=7,
        follows=True,
    ),
    # "; of X, that N be V-ed"
    clause(
        "ellipsis_of",
        r"[;,]_(?:and_)?of_<det>(?P<who><W>),?_(?:that_(?:(?:it|they)_)?|to_)(?!<noverb>)",
        rank=6,
        follows=True,
    ),
    # "X will V, Y V and Z V"
    clause(
        "ellipsis_bare",
        r"(?:,_|,?_and_|;_(?:and_)?)<det>(?P<who><W>)_(?=(?P<verb>(?!<nottasks>)[a-z]{3,})_)",
        rank=8,
        follows=True,
        gate=is_bare_again,
    ),
    # "..., with X to V and Y to V"
    clause(
        "with_to",
        r",_with_<det>(?P<who><W>)_to_(?!<noverb>|support|assist|help|coordinate|host|follow|play"
        r"|attend|join|be_held)(?=[a-z]{3,})",
        rank=5,
    ),
    # "and X the payroll" after another task
    clause(
        "ellipsis_gap",
        r"(?:,_and_|;_and_|;_)<det>(?P<who><W>)_(?=(?:the|its|their)_[^,;:.]{3,80}[.;,]?)",
        rank=8,
        follows=True,
    ),
    # "; X receives N" after another task
    clause(
        "ellipsis_plain",
        r"(?:;_(?:and_|while_)?|,_while_"
        r"|,_and_)<det>(?P<who><W>)<aside>,?_<also>(?=<manner>?(?P<verb>(?!<notlisted>)[a-z]{3,})_)",
        rank=8,
        follows=True,
        gate=plain_in_list,
    ),
    # "X licenses N, Y collects N"
    clause(
        "ellipsis_comma",
        r",_<det>(?P<who><W>)_<adverb>(?=(?P<verb>(?!<nottasks>)[a-z]{3,})_)",
        rank=9,
        follows=True,
        needs=Evidence.ORDER,
        gate=goes_on,
    ),
    # "..., with X V-ing and Y V-ing"
    clause(
        "with_doing",
        r",_with_<det>(?P<who><W>)_(?!assisting|supporting|helping|coordinating|participating"
        r"|attending|chairing|saying|being|leading)(?=[a-z]+ing\b)",
        rank=6,
        needs=Evidence.ORDER,
    ),
    clause(
        "ellipsis_doing",
        r"(?:,_|_and_|,_and_)<det>(?P<who><W>)_(?!being|saying|including)(?=[a-z]+ing\b)",
        rank=8,
        follows=True,
        needs=Evidence.ORDER,
        gate=goes_on_doing,
    ),
    # "requires that X V and that Y V"
    clause(
        "ellipsis_wished",
        r"(?:,_(?:and_)?|;_(?:and_)?|_and_)that_<det>(?P<who><W>)<aside>,?_<adverb>(?:should_"
        r"|must_|would_|will_)?(?=(?P<verb>(?!<nottasks>)[a-z]{3,})_)",
        rank=5,
        follows=True,
        gate=is_bare,
    ),
    # "...: X - V; Y - V"
    clause(
        "ellipsis_label",
        r"(?:;_(?:and_)?|,_and_)<det>(?P<who><W>)(?:_\([^()]{1,80}\))?(?::|_[–—-])_"
        r"(?:to_)?(?=[a-z]{3,})",
        rank=5,
        follows=True,
    ),
    clause(
        "label",
        r"(?:<order>|<job>|<assign>|following|follows)[^.;:]{0,60}:_<det>(?P<who><W>)"
        r"(?:_\([^()]{1,80}\))?_?(?::|–|—|-)_(?:to_)?(?=[a-z]{3,})",
        rank=4,
    ),
)
