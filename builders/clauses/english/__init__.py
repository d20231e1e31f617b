"""How English texts assign tasks: what surrounds the clauses of :mod:`.subjects` and its like.

Heads of lists, documents that become the topic, deadlines, coordinators, words that point back.
"""

from __future__ import annotations

import re

from ...prefilter import FilteredPattern
from ..grammar import Grammar, compile_pattern
from . import slots
from .anaphors import ANAPHOR
from .anybody import ANYBODY
from .items import (
    ACTION_POINT,
    BACKGROUND,
    ITEMS,
    LISTING,
    MEASURES,
    SCHEDULED,
    TASK_NOUN,
    TASK_VERB,
)
from .nouns import ELLIPSES, NOUNS
from .orders import ORDERS
from .parties import DESCRIBED
from .subjects import SUBJECTS
from .told import ORDERED, told
from .words import PARTS

__all__ = ["ENGLISH"]

#: What joins two; a comma before a bare "and" is left to where clauses join.
_AND = r"(?:_and|_as_well_as|,?_along_with|,?_together_with|,?_jointly_with|_&|_or)"
#: The same at the end of a list.
_ALSO = r"(?:,? and| as well as|,? along with|,? together with|,? jointly with| &|,? or)"
#: The short form behind a name: "(VNA)".
_SHORT = r"(?:_\((?:<A>|[A-Z][^()]{1,30})\))?"
#: The same, or whose somebody is: "the Chief of the Office of the City People's Committee".
_WHOSE = rf"(?:{_SHORT}|_of_the_(?-i:[A-Z])[^,;:.()\ue000-\uf3ff]{{2,40}})"
#: Right behind a verb of ordering.
_AFTER_ORDER = "|".join(rf"(?<=\b{verb}_)" for verb in ORDERED).replace(" ", "_")

ENGLISH = Grammar(
    described=DESCRIBED,
    told=told,
    folds=(
        # "tells Hanoi, Da Nang to": as headlines join two
        compile_pattern(r"(?<=[a-z]_)<W>,_<W>(?=_to_[a-z])"),
        # "X, Y and Z"; a bare comma between two does not join them
        compile_pattern(
            rf"<A>{_WHOSE}(?:,(?:_and)?_<det><A>{_WHOSE}){{1,60}}"
            rf"{_ALSO.replace(' ', '_')}_<det><A>",
            **PARTS,
        ),
        compile_pattern(rf"<A>{_SHORT}(?:{_AND}_<det><A>{_SHORT}){{1,20}}", **PARTS),
        # "the duty of X, of Y and of Z"
        compile_pattern(r"(?<=of_)<A>(?:,_of_<det><A>){0,60},?_and_of_<det><A>", **PARTS),
        compile_pattern(r"(?<=of_the_)<A>(?:,_of_<det><A>){0,60},?_and_of_<det><A>", **PARTS),
        compile_pattern(rf"^(?:the_)?<A>{_SHORT},_and_<det><A>(?=,|_[a-z])", **PARTS),
        compile_pattern(r"<A>(?:[,;]_<det><A>){2,60}", **PARTS),
        # "ordered X, the Y, and the Z to"
        compile_pattern(
            rf"(?:{_AFTER_ORDER})<det><W>{_SHORT}(?:(?:,_and|;_and|,|;|{_AND})_<det><W>{_SHORT}){{1,60}}(?=,?_to_[a-z])",
            **PARTS,
        ),
        # "X, Y and the persons named in Article 1 are": the last have no name of their own
        compile_pattern(
            rf"<A>{_WHOSE}(?:,_<det><A>{_WHOSE}){{1,60}}(?=,?_and_<det>(?:concerned_)?(?:persons|individuals|people|bodies|units"
            r"|agencies|members|those)\b[^;:.]{0,60}_(?:are|shall|must|have|need)_)",
            **PARTS,
        ),
        # "Ministry of A, Ministry of B direct ..." at the head of an item
        compile_pattern(r"^<W>,_<det><W>(?=_[a-z]|_?:)", **PARTS),
        compile_pattern(rf"<P>(?:,_<P>){{1,60}}{_ALSO.replace(' ', '_')}_<W>"),
        compile_pattern(rf"<P>{_AND}_<W>"),
        # "the Ministry of A, the Ministry of B, Hanoi and Hue must", the places folded already
        compile_pattern(
            r"<A>(?:,_<det><W>){2,60}(?=_(?:must|shall|needs?|should|have|are|will|to)_)", **PARTS
        ),
    ),
    clauses=(*SUBJECTS, *ORDERS, *NOUNS, *ELLIPSES, SCHEDULED, ACTION_POINT, *ANYBODY),
    items=ITEMS,
    head=compile_pattern(
        r"(?P<who><W>)<aside>(?:_(?:to|shall|must|should|will|(?:is|are)_(?:\w+_)?(?:to"
        r"|responsible_for|tasked_with|charged_with)|ha(?:s|ve)(?=_[^:.;]{0,40}\b(?:<job>|powers)))"
        r"(?:_[^:.;]{0,80})?)?_?:_?$",
        **PARTS,
    ),
    handed=compile_pattern(
        r"\b(?:<job>|<assign>|<give>)(?:_[^:.;]{1,60}?)?(?:_(?:to|for|of|on))?_<det>(?P<who><W>)_?:_?$",
        **PARTS,
    ),
    party_only=compile_pattern(
        r"^(?:(?:the_)?(?:responsibilit(?:y|ies)|duties|tasks|functions|powers|work)"
        r"(?:_and_(?:responsibilities|duties|tasks|powers))?_of_|for_|assign(?:s|ed)?_)?<det>(?P<who><W>)"
        r"(?:_\([^()]{1,80}\))?(?:_(?:shall|to))?_?[:.]?$",
        **PARTS,
    ),
    lead=compile_pattern(
        r"(?:(?P<by><A>)<near>_(?!(?:\w+_){0,2}?(?:<be>|has|have)_)(?:\w+_){0,2}?)?(?:<assign>|following|below"
        r"|duties|tasks|steps|measures|actions|solutions|instructions|requirements|assignments|deadlines|priorities"
        r"|as_follows|concluded|concludes)(?:(?!<W>_(?:to|must|shall|should)\b)[^.]){0,80}:_?$",
        **PARTS,
    ),
    order=slots.ORDER,
    speech=slots.SPEECH,
    answers=slots.ANSWERS,
    live=slots.LIVE,
    meeting=slots.MEETING,
    passed_on=slots.PASSED_ON,
    shares=slots.SHARES,
    earlier=slots.EARLIER,
    under=slots.UNDER,
    unnamed=slots.UNNAMED,
    background_document=slots.BACKGROUND_DOCUMENT,
    centre=slots.CENTRE,
    issued_by=slots.ISSUED_BY,
    continues=slots.CONTINUES,
    coordinator=slots.COORDINATOR,
    directs=slots.DIRECTS,
    deadline=slots.DEADLINE,
    undated=slots.UNDATED,
    foretold=slots.FORETOLD,
    fronted=slots.FRONTED,
    due_each=slots.DUE_EACH,
    due_together=slots.DUE_TOGETHER,
    deadline_only=slots.DEADLINE_ONLY,
    recurring=slots.RECURRING,
    together=slots.TOGETHER,
    anaphor=ANAPHOR,
    duties=re.compile(
        r"(?:decisions?|conclusions?|action (?:items|points|list)|actions|assignments|follow-up"
        r"|next steps|tasks|instructions|what was decided|resolved)(?: \w+){0,4}\W*$",
        re.I,
    ),
    superior=re.compile(
        r"(?:the )?(?:politburo|secretariat|party central committee|national assembly"
        r"(?: standing committee)?|government|prime minister|(?:state )?president)",
        re.I,
    ),
    deputy=re.compile(r"(?:permanent |standing |first )?(?:deputy|vice|member)\b", re.I),
    task_verb=TASK_VERB,
    task_noun=TASK_NOUN,
    background=BACKGROUND,
    listing=LISTING,
    measures=MEASURES,
    action=TASK_VERB,
    address=compile_pattern(r"^(?:to|attn|attention|addressed_to)_?:|^dear_"),
    reporting=re.compile(
        r"(?:on |the )?(?:results?|situation|where we stand|assessment|evaluation|background"
        r"|context|current state|achievements|shortcomings|limitations|causes|purposes?|aims?"
        r"|objectives?|goals?|targets|requirements|viewpoints|guiding|scope|subjects of application"
        r"|definitions?|interpretation|principles|criteria|conditions|procedures?|dossiers?"
        r"|necessity)\b",
        re.I,
    ),
    readers=FilteredPattern(
        r"\byou\b(?! may\b| can\b)"
        r"|\byour (?:agenc(?:y|ies)|units?|provinces?|committees?|ministr(?:y|ies)|departments?"
        r"|offices?|banks?|localit(?:y|ies)|centres?|communes?|people)(?! that\b)"
        r"|\beach (?:of you|addressee|recipient|people['’]s committee)\b"
        r"|^(?:please|kindly)(?= (?!note|find|see|be|accept|refer|contact|do not)[a-z]+ )",
        re.I,
    ),
    tail=compile_pattern(
        r""",?_(?:in_(?:close_)?(?:coordination|collaboration|cooperation|consultation)_with)_
            [^;:.]{0,40}?<W>(?!,_an?_[a-z])[^;:.]{0,40}$
          | (?:[,.!?]["”],?|["”],)_[^;:.]{0,160}$
          | _\([^()]{0,30}<T>\)[.;,]?$
          | ,_(?:<det><A>(?:_<A>)?|s?he|they|it|the_\w+)(?:_also)?_(?:said|says|told|added|adds
              |noted|notes|argued|stressed|explained)\b[^;:.]{0,80}$
          | _(?:is|falls_on|expires_on|ends_on)_<T>[.;,]?$
          | ,_(?:and|but)_(?:s?he|they|we|i)_(?!(?:must|shall|should|to)_)[a-z]+\b[^;:.]{0,120}$
          | ,_(?:the_)?(?:former|first)_(?:by|within|before|in|not|no)\b[^;:.]{0,120}$
          | ,_and_(?:also_)?(?:said|added|noted|stressed|thanked|praised|promised|expressed)\b
              [^;:.]{0,120}$
          | ,_(?:<det>(?:<A>|<D>)|(?:the_|a_)?[\w'’]+(?:_\w+){0,3})_(?:has_|have_|had_)?(?:announced
              |announces|reported|reports|says?|said|confirmed|confirms|states|stated|wrote|writes)
              (?:_(?:on|late|in|yesterday|earlier|of|at|this|last)\b[^;:.]{0,160})?$
          # what follows a semicolon or dash and is told, not assigned
          | (?:;|_[–—-])_(?:and_|but_)?(?!(?:to_)?<act>|where_|if_|when_|in_|by_|on_
              |<W>_(?:to|must|shall)_)
              [^;:.]{2,80}?_(?:is|are|was|were|has|have|had|may|can|could|did|does|[a-z]{3,}ed)_.{0,300}$
          | ,_failing_which_.{2,200}$
          | ,_(?:says?|said|announced|reports?|reported|according_to)_<det>(?:<A>|<D>|\w+)
              [^;:.]{0,80}$""",
        **PARTS,
    ),
    joints=re.compile(
        r"(?:[\s,;:.…/]|\b(?:and|while|whereas|but|which|at the same time|meanwhile|or|as well as"
        r"|the|in which|of which|to|also|then|third|second|first|finally|besides|in addition)"
        r"){1,24}$",
        re.I,
    ),
)
