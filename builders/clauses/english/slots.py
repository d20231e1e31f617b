"""What English sentences say beside a task: who gives it, under what, with whom and by when.

Patterns in the notation of :func:`..grammar.compile_pattern`; :class:`..grammar.Grammar` tells what
each is for.
"""

from __future__ import annotations

import re

from ..grammar import compile_pattern
from .words import PARTS

__all__ = [
    "ANSWERS",
    "BACKGROUND_DOCUMENT",
    "CENTRE",
    "CONTINUES",
    "COORDINATOR",
    "DEADLINE",
    "DEADLINE_ONLY",
    "DIRECTS",
    "DUE_EACH",
    "DUE_TOGETHER",
    "EARLIER",
    "FORETOLD",
    "FRONTED",
    "ISSUED_BY",
    "LIVE",
    "MEETING",
    "ORDER",
    "PASSED_ON",
    "RECURRING",
    "SHARES",
    "SPEECH",
    "TOGETHER",
    "UNDATED",
    "UNDER",
    "UNNAMED",
]

#: Verbs by which a document comes out.
_ISSUED = r"(?:signed|issue[sd]|issuing|promulgated|released|approve[sd]|adopted|published|sent)"

#: "Under Decree 118, ..."
UNDER = compile_pattern(
    r"(?:^|[;:,]_)(?:(?:also|again|still),?_)?(?:under|according_to|pursuant_to|in|by|following|per|with|implementing"
    r"|on_the_basis_of)_(?:the_)?(?P<doc><D>)"
)

#: A document that the sentence reports on without its number or title: "under the city's plan",
#: "signed a decision", "his notice says".
_PAPER = (
    r"(?:decisions?|decrees?|directives?|dispatch|circulars?|orders?|notices?|regulations?|plans?"
    r"|resolutions?|conclusions?|instructions?|rulings?|rules|licen[cs]e|letters?|guidelines?"
    r"|leases?|contracts?|agreements?|pact|deal|programmes?|strategy|scheme|roadmap)"
)
UNNAMED = compile_pattern(
    r"""(?:^|[,;:.]_)(?:[\w-]+_){0,8}?(?:under|by|on|following|according_to|pursuant_to)_
          (?:the|an?|its|his|her|this|that|<A>['’]s)_(?:[\w'’-]+_){0,3}?<paper>(?!_(?:for|to|that))\b
        | \bsigned_(?:an?|the)_(?:\w+_){0,2}?<paper>\b
        | \b(?:its|his|her|their|whose|<A>['’]s)_(?:own_)?<paper>_(?:explains|says|lays|sets|puts
            |runs|reads|spells|states)\b
        | \b(?:writes|wrote|laid|set|put)_it_down\b | \b(?:in|says)_the_same_<paper>\b""",
    paper=_PAPER,
)

#: A paper without number or title by which somebody gives orders, and what is like one.
_ORDERS = (
    r"(?:decision|decree|directive|dispatch|circular|order|notice|conclusions?|instructions?|letter"
    r"|ruling|judge?ment|guidelines?|guidance|plan|memo|telegram|message|resolution|regulation)"
)
#: Somebody handing out work, who gets which part of it being told after: "the Minister signed a
#: decision", "by a notice of the Office", "the Inspectorate's conclusion", "their report asks".
SHARES = compile_pattern(
    r"""(?P<of>\b<orders>_(?:of|by|from|(?:issued|signed|sent|written)_by)_<det>)?(?P<by><A>)
        (?(of)|(?:['’]s_(?:own_)?(?:[\w-]+_){0,3}?<orders>\b(?!_(?:to|for|that)_)
          | <near>_(?:(?:has|have|had|also|then|on_(?:<T>|\w+day)|late|earlier|\w+ly)_){0,3}
            (?:(?:signed|issued|sent(?:_out)?|published|released|adopted|approved|wrote)_
                 (?:an?|the|its|his|her|two|three|new)_(?:[\w-]+_){0,4}?<orders>\b
              |declared_(?:an?|the)_(?:\w+_){0,2}?emergency
              |(?:distributed|handed_out|shared_out|dealt_out|reeled_off|spel(?:led|t)_out|laid_down
                 |set_(?:out|the_pace|the_tone|a_timetable)|listed)_)))
      | ^(?:its|their|his|her)_(?:own_)?(?:[\w-]+_){0,3}?(?:<orders>|report)\b[^;:.]{0,80}?
        _(?:<assign>|explains|says|lays|spells|sets|provides|states)\b""",
    orders=_ORDERS,
    **PARTS,
)

#: An assigner at work.
ORDER = compile_pattern(
    r"""(?P<said>\b(?:at_the_request_of|(?:on|under)_(?:the_)?(?:orders?|instructions?)_(?:of
        |from)
            |by_order_of|(?:instructions?|orders?|requests?|<assigned>)_(?:from|by))_<det>)?
        (?P<out>\b<issued>_(?:\w+_){0,3}?)?
        (?P<by><A>|<D>)(?:_(?:of|by|from)_<det><A>)?(?:,?_(?:dated_|of_|on_)?<T>)?
        (?(said)|(?(out)[^;:.\ue000-\uf3ff]{0,120}?,_(?:(?:which|that|in_which_\w+|and)_)?<assign>\b|(?:['’]s?_(?:\w+_){0,2}(?:request|order|instruction|call|requirement
          |behest|direction)s?\b
          |_(?:(?:has|have|had|just|also|late|earlier|yesterday|today|on_<T>|on_\w+day
              |on_[a-z]+_\d{1,2})_){0,3}<issued>_
              (?:an?|the|its|his|her|another)_(?:[\w-]+_){0,3}?(?:<paper>|document|<D>)
              (?:_(?:of|dated|on|to)_[^;:.,\ue000-\uf3ff]{3,60}?)?,?_(?:(?:that|which|to)_)?<assign>\b
          |(?:<near>|,_which_[^;:.]{2,100}?,|(?<=<D>),)(?:_(?:also|has|have|had|later|then|already|recently|further|therefore|\w+ly
              |agreed_to|decided_to|wants_to|went_on_to|just|hereby
            |on_<T>|on_[a-z]+day|in_<T>|yesterday|earlier|this_\w+|last_\w+))*_<assign>\b)))""",
    issued=_ISSUED,
    paper=_PAPER,
    **PARTS,
)

#: Somebody speaking.
SPEECH = compile_pattern(
    r"(?P<by><A>)<near>_(?!(?:\w+_){0,2}?(?:was|were|is|are|been|be)_)(?:\w+_){0,2}(?:said"
    r"|told|stressed|noted|affirmed|stated|underlined|added|pointed|insisted|suggested"
    r"|requested|asked|ruled|decided|set|laid_down|emphasi[sz]ed|concluded|urged|chaired"
    r"|heard|pledged|promised|proposed"
    r"|recommended|explained|replied|confirmed|admitted|acknowledged|announced|agreed)\b",
    **PARTS,
)

#: Who answers in an interview.
ANSWERS = compile_pattern(r"^(?:A:_)?<det>(?P<by><A>)(?:_\([^()]{1,40}\))?:_(?=[A-Z\"“])", **PARTS)

#: A document that becomes the one reported on.
LIVE = (
    compile_pattern(
        r"(?:<issued>|put_on_paper[^.;]{0,20}_in)(?:_and_\w+)?(?:_on_<T>)?_(?:(?:an?|the|its"
        r"|Government)_)?(?:\w+_){0,2}?(?P<doc><D>)",
        issued=_ISSUED,
    ),
    UNDER,
    compile_pattern(
        r"(?P<doc><D>)(?:_\([^()]{1,60}\))?(?:_(?:of|dated)_<T>)?_(?:to|for)_<det><W>:", **PARTS
    ),
    compile_pattern(
        r"(?:^|[;,:]_|'s_)(?:(?:the|a|our|its|this|that|his)_)?(?:<W>_)?"
        r"(?:Government_)?(?P<doc><D>)(?:,?_\([^)]{1,60}\))?(?:,[^;:.]{1,160},|_(?:of|dated"
        r"|on|from|signed|issued)_[^;:.]{1,120}?)?,?_(?:also_|now_)?(?:was_|is_|were_"
        r"|has_been_)?(?:issued|signed|released|promulgated|requires?|assigns?|asks?|sets?"
        r"|demands?|tasks?|orders?|requests?|approves?|says?|states?|stipulates?|leaves?"
        r"|gives?|runs|lays|names|calls|directs|instructs|guides|amends|shares|took|takes"
        r"|makes|puts|carries|obliges|told|tells|gave|left|laid|made|put|assigned|asked|required"
        r"|ordered|tasked|requested|directed|instructed|demanded|replaces|replaced|supersedes"
        r"|repeals|covers|contains|comes|spells|provides|specifies|hands|places|wants|expects"
        r"|insists|charges|entrusts|details|outlines|lists|divides|splits|adds|applies)\b"
    ),
)

#: What shows that a sentence goes back to a document from before the one reported on.
EARLIER = re.compile(
    r"\b(?:earlier|previous(?:ly)?|before that|prior to that|the first|the last one|had|a year ago"
    r"|back in|last (?:year|month|week)['’]s)\b",
    re.I,
)

#: Whose words a document passes on that an office sends out.
PASSED_ON = compile_pattern(
    r"""\b(?:conclusions?|instructions?|directions?|opinions?|directives?|orders?|request)_
        (?:given_|made_|issued_)?(?:of|by|from)_<det>(?P<by><A>)""",
    **PARTS,
)

#: What shows that people meet, so that somebody's words are no document's.
MEETING = compile_pattern(
    r"""\b(?:at|during|in|to|addressing|attending|chairing|chaired|chairs|opening|closing|concluding
        |presiding_over)_(?:\w+_){0,4}?(?:meeting|conference|hearing|briefing|working_session
        |dialogue|inspection|visit|forum|gathering|inspection_trip|groundbreaking|ceremony)\b"""
)

#: What stands before a document that is only mentioned.
BACKGROUND_DOCUMENT = re.compile(
    r"\b(?:pursuant to|in line with|implement\w*|carr(?:y|ies|ying) out|replac\w+|supersed\w+"
    r"|amend\w+|cit(?:es|ing|ed)|based on|on the basis of|repeat\w*|supplement\w+|since|report"
    r"|in accordance with|rests on|invok\w+|repeal\w*|regist\w+|according to|review\w*)"
    r"[^,;:.]{0,60}$",
    re.I,
)

#: Bodies behind central Party documents.
CENTRE = re.compile(r"Politburo|Secretariat|Party Central Committee")

#: What stands between a document and the body that issued it.
ISSUED_BY = compile_pattern(r"<D>_(?:of|by|from)_(?:the_)?(?:\d+\w\w_)?$")

#: Those with whom something is to be done.
COORDINATOR = compile_pattern(
    r"""(?:in_(?:close_)?(?:coordination|collaboration|cooperation|conjunction|consultation
        |partnership)_with
         |(?:co-?ordinat|cooperat|collaborat|work|consult|liais|confer|sit_down)(?:e|es|ing|s)?_(?:closely_
             |together_)?with
         |with_the_(?:support|help|assistance|participation|cooperation|coordination
             |involvement)_of
         |alongside|assisted_by|supported_by|helped_by|backed_by|consulting|hand_in_hand_with
         |(?:(?<=,_)|(?<=\())with(?=_(?:the_)?<W>(?:[,;)]|\.?$))
         |in_concert_with|in_tandem_with|with_(?:help|support|input|assistance)_from)_<det>
             (?P<who><W>)
       | with_<det>(?P<helped><W>)(?:['’]s?_(?:\w+_)?(?:support|help|assistance|participation
               |cooperation|coordination|backing|input)|(?:_\([^()]{1,30}\))?_
           (?:coordinating|assisting|supporting|helping
           |as_(?:the_)?(?:coordinator|coordinating\w*|partner|support\w*)
           |in_(?:a_)?support\w*|in_coordination|lending_a_hand|to_(?:support|assist|help
           |coordinate)))""",
    **PARTS,
)

#: What may stand between the word for a deadline and its date, holidays among it.
_UNTIL = (
    r"(?: the| on| of| in| before| by| no later than| at the latest| date| end| close| both| its"
    r"| early| mid| late| noon| midnight| \d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)?"
    r"| (?-i:(?!New\b|Lunar\b|Year\b|Tet\b)[A-Z][a-z]+),?)"
)

#: What turns a task to somebody else: "directs X to", before those with whom X is to do it.
DIRECTS = compile_pattern(
    r"\b(?:direct|instruct|order|ask|request|urge|require|assign)(?:s|ing)?_<det><W>[^;.]*(?<!,_)(?<!,_and_)$",
    **PARTS,
)

#: A time by which, or in which.
DEADLINE = compile_pattern(
    r"""(?: \b(?:by|before|until|till|no_later_than|not_later_than|at_the_latest_by|prior_to
        |due|within|deadline|deadline_is|deadline_of|completion_time|time_limit
        |complete|completed|finished|ready_by|the_latest
        |deadline[^;:.]{0,80}?_(?:is|falls_on|expires_on))
          (?:<until>){0,8}:?_(?P<date><T>)
        | \bfrom_<T>_(?:to|until|till|through)_(?P<end><T>)
        | (?:\b(?:(?!^)(?:in|during)|for|both_in)(?:<until>){0,8}_|^(?=<T>(?::|_[–—-]_)))
          (?P<time><T>)
        | (?:(?<!<D>_)\((?:[^()]{0,30}_)?(?=<T>\))|_[–—-]_(?=<T>[.;]?$))(?P<bracket><T>) )""",
    until=_UNTIL,
)

#: A deadline from which no day follows.
UNDATED = compile_pattern(
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
)

#: What stands before a time at which something is to happen anyhow.
FORETOLD = compile_pattern(
    r"(?<!be_)(?<!are_)(?<!is_)\b(?:scheduled|planned|slated|expected|forecast)_to_(?:be_)?\w+"
    r"(?:_(?:by|before|in|the|end|of|no|later|than)){1,6}_$"
)

#: A deadline before the subject.
FRONTED = compile_pattern(
    r"""\b(?:by|before|until|till|no_later_than|not_later_than|prior_to|deadline(?:_is|_of
        |_for)?)
        (?:_the|_end|_of|_close|_early|_mid|_late)*:?_(?P<date><T>)
      | ^(?P<bracket><T>)(?=:|_is_the_deadline|_[–—-]_)""",
    **PARTS,
)

#: A deadline of all tasks in a sentence.
DUE_TOGETHER = compile_pattern(
    r"""\b(?:both|all|each|all_of_(?:it|them|this))_(?:to_be_\w+_|due_|completed_
        |of_which_\w+_)?
        (?:by|in|before|no_later_than|within|until|during)(?:_the|_end|_of)*_(?P<date><T>)""",
    **PARTS,
)

#: A deadline of each of two tasks in a sentence.
DUE_EACH = compile_pattern(
    r"""\bthe_former_(?:<by>)(?:<until>){0,8}_(?P<former><T>)[^;:.]{0,30}?\bthe_latter_(?:<by>)
        (?:<until>){0,8}_(?P<latter><T>)""",
    by=r"by|before|within|in|until|no later than|not later than|due|due by|due in",
    until=_UNTIL,
)

#: A sentence that is nothing but a deadline: "These tasks must be completed by T", "Was due T".
DEADLINE_ONLY = compile_pattern(
    r"^\W*(?:(?:(?:all_)?(?:this|these|those|the)_(?:[a-z]+_){0,2}?|all_(?:[a-z]+_)?|both_|it_|work_"
    r"|everything_))?(?:(?:is|are|was|were|must|should|shall|ha(?:s|ve)_to)_)?(?:to_)?(?:be_)?"
    r"(?:completed?|finish(?:ed)?|finali[sz]ed|submitted|due|deadline|done|completion|over|ready"
    r"|in_place)(?:_(?:is|by|in|before|on|time|date|at|the|no|later|than|latest|end|of|within"
    r"|until))*:?_<T>[^\w]*$"
)

#: What makes a date no deadline when it follows it.
RECURRING = re.compile(r" ?,? ?(?:each|every|annually|of each|a year|yearly)", re.I)

#: How a sentence without a subject goes on with the tasks of the one before: "Alongside this, V".
CONTINUES = compile_pattern(
    r"(?:simultaneously|concurrently|at_the_same_time|alongside_(?:this|that|these)|along_with_(?:this"
    r"|that)|in_addition(?:_to_this)?|additionally|besides(?:_this)?|furthermore|moreover|in_parallel"
    r"|then|next|finally|also),?_(?:\w+ly_)?(?=<base>(?:,|_(?!of\b|is\b|are\b|was\b|were\b|has\b"
    r"|have\b|had\b|will\b|may\b|must\b)[a-z\ue000-\uf3ff]))",
    **PARTS,
)

#: Who shares a task, before it.
TOGETHER = compile_pattern(
    r"\b(?:together|jointly|along|side_by_side|in_tandem)_with_<det>(?P<who><W>)", **PARTS
)
