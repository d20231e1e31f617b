"""How English texts assign tasks: what surrounds the clauses of :mod:`.english_clauses`.

Heads of lists, documents that become the topic, deadlines, coordinators, words that point back.
"""

from __future__ import annotations

import re

from ..grammar import Grammar, compile_pattern
from .anaphors import ANAPHOR
from .nouns import ELLIPSES, ITEMS, NOUNS
from .parties import DESCRIBED
from .patterns import ORDERS, SUBJECTS
from .words import PARTS

__all__ = ["ENGLISH"]

#: What joins two; a comma before a bare "and" is left to where clauses join.
_AND = r"(?:_and|_as_well_as|,?_along_with|,?_together_with|,?_jointly_with|_&|_or)"
#: The same at the end of a list.
_ALSO = r"(?:,? and| as well as|,? along with|,? together with|,? jointly with| &|,? or)"
#: The short form behind a name: "(VNA)".
_SHORT = r"(?:_\((?:<A>|[A-Z][^()]{1,30})\))?"

#: "Under Decree 118, ..."
_UNDER = compile_pattern(
    r"(?:^|[;:,]_)(?:under|according_to|pursuant_to|in|by|following|per|with|implementing"
    r"|on_the_basis_of)_(?:the_)?(?P<doc><D>)"
)

ENGLISH = Grammar(
    described=DESCRIBED,
    folds=(
        # "tells Hanoi, Da Nang to": as headlines join two
        compile_pattern(r"(?<=[a-z]_)<W>,_<W>(?=_to_[a-z])"),
        # "X, Y and Z"; a bare comma between two does not join them
        compile_pattern(
            rf"<A>{_SHORT}(?:,_<det><A>{_SHORT})+{_ALSO.replace(' ', '_')}_<det><A>", **PARTS
        ),
        compile_pattern(rf"<A>{_SHORT}{_AND}_<det><A>", **PARTS),
        # "the duty of X, of Y and of Z"
        compile_pattern(r"(?<=of_)<A>(?:,_of_<det><A>)*,?_and_of_<det><A>", **PARTS),
        compile_pattern(r"(?<=of_the_)<A>(?:,_of_<det><A>)*,?_and_of_<det><A>", **PARTS),
        compile_pattern(rf"^(?:the_)?<A>{_SHORT},_and_<det><A>(?=,|_[a-z])", **PARTS),
        compile_pattern(r"<A>(?:[,;]_<det><A>){2,}", **PARTS),
        # "Ministry of A, Ministry of B direct ..." at the head of an item
        compile_pattern(r"^<W>,_<det><W>(?=_[a-z]|_?:)", **PARTS),
        compile_pattern(rf"<P>(?:,_<P>)+{_ALSO.replace(' ', '_')}_<W>"),
        compile_pattern(rf"<P>{_AND}_<W>"),
    ),
    clauses=(*SUBJECTS, *ORDERS, *NOUNS, *ELLIPSES),
    items=ITEMS,
    head=compile_pattern(
        r"(?P<who><W>)<aside>(?:_(?:to|shall|must|should|will|(?:is|are)_(?:\w+_)?(?:to"
        r"|responsible_for|tasked_with|charged_with))(?:_[^:.;]{0,80})?)?_?:_?$",
        **PARTS,
    ),
    party_only=compile_pattern(
        r"^(?:responsibilit(?:y|ies)_of_|for_|assign(?:s|ed)?_)?<det>(?P<who><W>)"
        r"(?:_\([^()]{1,80}\))?(?:_(?:shall|to))?_?[:.]?$",
        **PARTS,
    ),
    lead=compile_pattern(
        r"(?:(?P<by><A>)<near>_(?!(?:\w+_){0,2}?<be>_)(?:\w+_){0,2}?)?(?:<assign>|following|below"
        r"|duties|tasks|steps|instructions|requirements|assignments|deadlines|priorities"
        r"|as_follows|concluded|concludes)(?:(?!<W>_(?:to|must|shall|should)\b)[^.]){0,80}:_?$",
        **PARTS,
    ),
    order=compile_pattern(
        r"""(?P<said>\b(?:at_the_request_of|(?:on|under)_(?:the_)?(?:orders?|instructions?)_(?:of
            |from)
                |by_order_of|(?:instructions?|orders?|requests?|<assigned>)_(?:from|by))_<det>)?
            (?P<by><A>|<D>)
            (?(said)|(?:['’]s?_(?:\w+_){0,2}(?:request|order|instruction|call|requirement
              |behest|direction)s?\b
              |<near>(?:_(?:also|has|have|had|later|then|already|recently|further|therefore|\w+ly
                  |agreed_to|decided_to|wants_to|went_on_to|just|hereby
                |on_<T>|on_[a-z]+day|in_<T>|yesterday|earlier|this_\w+|last_\w+))*_<assign>\b))""",
        **PARTS,
    ),
    speech=compile_pattern(
        r"(?P<by><A>)<near>_(?!(?:\w+_){0,2}?(?:was|were|is|are|been|be)_)(?:\w+_){0,2}(?:said"
        r"|told|stressed|noted|affirmed|stated|underlined|added|pointed|insisted|suggested"
        r"|requested|asked|ruled|decided|set|laid_down|emphasi[sz]ed|concluded|urged|chaired"
        r"|heard)\b",
        **PARTS,
    ),
    live=(
        compile_pattern(
            r"(?:signed|issued|issues|promulgated|released|approved|approves|adopted|published"
            r"|sent|put_on_paper[^.;]{0,20}_in)(?:_and_\w+)?(?:_on_<T>)?_(?:(?:an?|the|its"
            r"|Government)_)?(?:\w+_){0,2}?(?P<doc><D>)"
        ),
        _UNDER,
        compile_pattern(
            r"(?:^|[;,:]_|'s_)(?:(?:the|a|our|its|this|that|his)_)?(?:<W>_)?"
            r"(?:Government_)?(?P<doc><D>)(?:,?_\([^)]{1,60}\))?(?:,[^;:.]{1,160},|_(?:of|dated"
            r"|on|from|signed|issued)_[^;:.]{1,120}?)?,?_(?:also_|now_)?(?:was_|is_|were_"
            r"|has_been_)?(?:issued|signed|released|promulgated|requires?|assigns?|asks?|sets?"
            r"|demands?|tasks?|orders?|requests?|approves?|says?|states?|stipulates?|leaves?"
            r"|gives?|runs|lays|names|calls|directs|instructs|guides|amends|shares|took|takes"
            r"|makes|puts|carries|obliges)"
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
        r"""(?:in_(?:close_)?(?:coordination|collaboration|cooperation|conjunction|consultation
            |partnership)_with
             |(?:co-?ordinat|cooperat|collaborat|work|consult)(?:e|es|ing|s)?_(?:closely_
                 |together_)?with
             |with_the_(?:support|help|assistance|participation|cooperation|coordination
                 |involvement)_of
             |alongside|assisted_by|supported_by|helped_by|backed_by|consulting|hand_in_hand_with
             |in_concert_with|in_tandem_with|with_(?:help|support|input|assistance)_from)_<det>
                 (?P<who><W>)
           | with_<det>(?P<helped><W>)(?:_\([^()]{1,30}\))?_
               (?:coordinating|assisting|supporting|helping
               |as_(?:the_)?(?:coordinator|coordinating\w*|partner|support\w*)
               |in_(?:a_)?support\w*|in_coordination|lending_a_hand|to_(?:support|assist|help
               |coordinate))""",
        **PARTS,
    ),
    deadline=compile_pattern(
        r"""(?: \b(?:by|before|until|till|no_later_than|not_later_than|at_the_latest_by|prior_to
            |due|within|(?!^)in|(?!^)during|deadline|deadline_is|deadline_of|completion_time
            |complete|completed|finished|ready_by|for|both_in|the_latest
            |deadline[^;:.]{0,80}?_(?:is|falls_on|expires_on))
              (?:_the|_on|_of|_in|_before|_by|_no_later_than|_at_the_latest|_date|_end|_close
                  |_both)*:?_(?P<date><T>)
            | \((?:[^()]{0,30}_)?(?P<bracket><T>)\) | ^(?P<time><T>)(?=:|_[–—-]_) )""",
    ),
    undated=compile_pattern(
        r"""\b(?:within|in|no_later_than|not_later_than|at_least|not_more_than|at_most)
            (?:_the|_a|_period_of|_next|_first|_coming|_maximum_of)*_<count>[_-]<unit>
            (?:_(?:of|from|after|since|following|before|prior_to|counting)_[^,;:.]{1,80})?
          | \b(?:every|each)_(?:<count>_|other_|first_|last_)?(?:<unit>|\w+day)\b
          | \bon_an?_(?:daily|weekly|monthly|quarterly|annual|yearly)_basis
          | \b(?:daily|weekly|monthly|quarterly|annually|yearly)(?=[,;.)]|_(?:and|to)\b|$)
          | \b(?:once|twice|<count>_times)_(?:an?|every|each|per)_<unit>
          | (?:\b(?:by|before|on|until|no_later_than)_)?(?:the_)?(?:<T>|\d{1,2}(?:st|nd|rd|th)?)
            (?:_day)?,?_(?:of_)?(?:each|every|the_(?:following|next))_<unit>
          | \b(?:before|by|ahead_of|prior_to)_(?:the_)?
            (?:(?:start|end|opening|beginning|close)_of_)?(?:the_|this_|next_)?(?:\w+_)?(?:seasons?|school_year|academic_year|Tet|New_Year
              |session|congress|election|month|week|quarter)\b""",
        count=r"(?:\d{1,3}|an?|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty"
        r"|thirty|forty-five|sixty|ninety|a few|several)",
        unit=r"(?:working |business |calendar |consecutive )?(?:day|week|fortnight|month|quarter"
        r"|year|hour)s?\b",
    ),
    fronted=compile_pattern(
        r"""\b(?:by|before|until|till|no_later_than|not_later_than|prior_to|deadline(?:_is|_of
            |_for)?)
            (?:_the|_end|_of|_close|_early|_mid|_late)*:?_(?P<date><T>)
          | ^(?P<bracket><T>)(?=:|_is_the_deadline|_[–—-]_)""",
        **PARTS,
    ),
    due_together=compile_pattern(
        r"""\b(?:both|all|each|all_of_(?:it|them|this))_(?:to_be_\w+_|due_|completed_
            |of_which_\w+_)?
            (?:by|in|before|no_later_than|within|until|during)(?:_the|_end|_of)*_(?P<date><T>)""",
        **PARTS,
    ),
    deadline_only=compile_pattern(
        r"^\W*(?:(?:this|these|all|both|it|work|everything|the_\w+|the_\w+_\w+)_)?(?:(?:is|are"
        r"|must|should|shall|ha(?:s|ve)_to)_)?(?:to_)?(?:be_)?(?:completed?|finish(?:ed)?|due"
        r"|deadline|done|completion|over|ready|in_place)(?:_(?:is|by|in|before|on|time|date|at"
        r"|the|no|later|than|latest|end|of|within|until))*:?_<T>[^\w]*$"
    ),
    recurring=re.compile(r"\s*,?\s*(?:each|every|annually|of each|a year|yearly)", re.I),
    together=compile_pattern(
        r"\b(?:together|jointly|along|side_by_side|in_tandem)_with_<det>(?P<who><W>)", **PARTS
    ),
    anaphor=ANAPHOR,
    deputy=re.compile(r"(?:permanent |standing |first )?(?:deputy|vice|member)\b", re.I),
    task_verb=re.compile(
        r"(?!(?:the|a|an|this|these|it|there|as of|from|in|on|at|by|with|of|for|if|when|where"
        r"|some|many"
        r"|most|total|about|nearly|photo|source|q:|a:|page|signed)\b)[A-Za-z]{3,}",
        re.I,
    ),
    background=re.compile(
        r"(?:earlier|previously|however|meanwhile|in fact|as of|to date|currently)\b", re.I
    ),
    tail=compile_pattern(
        r""",?_(?:in_(?:close_)?(?:coordination|collaboration|cooperation|consultation)_with)_
            [^;:.]{0,40}?<W>[^;:.]{0,40}$
          | [,.!?]["”],?_[^;:.]{0,160}$
          | _\([^()]{0,30}<T>\)[.;,]?$
          | ,_(?:<det><A>(?:_<A>)?|s?he|they|it|the_\w+)(?:_also)?_(?:said|says|told|added|adds
              |noted|notes|argued|stressed|explained)\b[^;:.]{0,80}$
          | _(?:is|falls_on|expires_on|ends_on)_<T>[.;,]?$
          | ,_and_(?:also_)?(?:said|added|noted|stressed|thanked|praised|promised|expressed)\b
              [^;:.]{0,120}$
          | ,_(?:<det>(?:<A>|<D>)|(?:the_|a_)?\w+(?:_\w+){0,3})_(?:has_|have_|had_)?(?:announced
              |announces|reported|reports|says?|said|confirmed|confirms|states|stated|wrote|writes)
              (?:_(?:on|late|in|yesterday|earlier|of|at|this|last)\b[^;:.]{0,160})?$
          | ,_(?:says?|said|announced|reports?|reported|according_to)_<det>(?:<A>|<D>|\w+)
              [^;:.]{0,80}$""",
        **PARTS,
    ),
    joints=re.compile(
        r"(?:[\s,;:.…/]|\b(?:and|while|whereas|but|which|at the same time|meanwhile|or|as well as"
        r"|the|in which|of which|to|also|then|third|second|first|finally|besides|in addition))+$",
        re.I,
    ),
)
