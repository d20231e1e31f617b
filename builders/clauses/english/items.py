"""What an item of an English list is: a task of its own party, one of the head's, or none."""

from __future__ import annotations

import re

from ..grammar import compile_pattern
from ..masking import Masked
from .gates import clause, is_labelled, is_plain_item, is_told, plain_in_list
from .words import PARTS

__all__ = ["ACTION_POINT", "BACKGROUND", "ITEMS", "LISTING", "MEASURES", "TASK_NOUN", "TASK_VERB"]

#: What may stand before the verb of an item: a bracket, a manner, a time, a partner, a topic.
_OPENING = (
    r"(?:\([^()]{1,80}\) )?(?:(?:also|both|then|at once|first|second|third|next|finally|from now on"
    r"|in addition|jointly|\w+ly),? |,? ?and )?"
    r"(?:(?:by|before|no later than|not later than|within|in|on|from|during|until|at|after|upon|for"
    r"|together with|jointly with|in coordination with|as to|as for|regarding|concerning"
    r"|with regard to|based on|every|each)\b[^;:.]{2,120}?, ?)?"
    r"(?:(?:not )?to (?:\w+ly )?|\w+ly )?"
)
#: The opening of an item that is a task by its verb: imperative, gerund, third person.
TASK_VERB = compile_pattern(
    r"(?P<skip>(?:\(?[^()]{1,80}\)_)?(?:to_)?)<opening>(?:<act>|(?:is|are|be)_(?:\w+ly_)?(?:responsible|answerable|accountable|in_charge)_)",
    opening=_OPENING,
    **PARTS,
)

#: Words before which a clause has no verb of its own: what follows them is subordinate.
_SUBORDINATE = (
    r"(?:that|which|who|whom|whose|where|when|whenever|if|whether|so|because|while|until|once|as"
    r"|how|what|why|than|unless|after|before|since|to)"
)
_FINITE = (
    r"(?:is|are|was|were|has|have|had|may|might|can|cannot|could|will|would|must|shall|should|does"
    r"|do|did|belongs?|remains?|becomes?|became|stays?|went|goes|got|said|says|fell|rose|took|made"
    r"|began|come|came|stood|left|runs|ran|depends?|costs?|lacks?|needs?|wants?|hopes?|plans to"
    r"|intends?|expects?|started|opened|finished|moved|reported|received|won|lost|met)"
)
#: An item told by a noun: nobody does anything in it, nothing is said to be so.
TASK_NOUN = compile_pattern(
    r"""(?!(?:it|they|he|she|we|you|i|there|this|these|those|that|if|should_you|some|many|most|when
            |where|no|not|none|nil|nothing|nobody|however|meanwhile|earlier|previously|so_far|to_date
            |currently|as_of|since|page|photo|source|signed|see|notes?|remarks?|done|finished
            |sent|completed|already|for_(?:information|study|reference)|members?|head|deputy|chair
            |to|thanks?|please|plans_to|hopes_to|yes|about|nearly|over|total|annex|table)\b
          | [a-z]+(?:_[a-z]+)?_?: | <det><W> | <D> | <T> | \d | ["“(])
        (?!(?:(?!\b<subordinate>\b)[^.;:]){0,200}?\b<finite>\b)
        [a-z]+""",
    **PARTS,
    subordinate=_SUBORDINATE,
    finite=_FINITE,
)
#: Opening of a sentence that reports, permits or supposes.
BACKGROUND = compile_pattern(
    r"""(?:earlier|previously|however|meanwhile|in_fact|as_of|to_date|currently|so_far|until_now
        |(?:in|by|on|at|since|during)_[^;:.,]{0,40}<T>,?_(?!<act>))\b|should_(?:the|any|an?|<W>)\b
        |(?:\w+_){0,3}(?:is|are|was|were)_(?:free|allowed|entitled|welcome)_to\b""",
    **PARTS,
)
#: The end of a block whose items are the parts of something and no tasks.
LISTING = compile_pattern(
    r"""\b(?:members?(?:hip)?|composition|composed_of|consist(?:s|ing)?(?:_of)?|compris(?:es?|ing)
        |made_up_of|includ(?:es?|ing)|namely|contents?|conditions|criteria|principles|cases|causes
        |reasons|results|figures|questions|definitions|documents|papers|chapters|parts|examples)
        (?:_[^:.;]{0,60})?_?:_?$"""
)


#: The same of tasks, which are those of whoever has just received the order.
MEASURES = compile_pattern(
    r"""^(?:the_|these_|their_|its_)?(?:[a-z]+_){0,3}?(?:measures|tasks|duties|steps|actions|solutions
        |responsibilities|assignments|requirements|priorities)_(?:[a-z]+_){0,3}?(?:includes?|are
        |comprise|cover|are_as_follows)(?:_[^:.;]{0,60})?_?:_?$"""
)


def _does(found: re.Match[str], masked: Masked) -> bool:
    """Whether what follows the party of an item is something to do, not what happened there."""
    said = masked.text[found.end() :]
    place = all(a.name.kind == "place" for a in masked.who(found["who"]))
    if not is_labelled(found, masked) or BACKGROUND.match(said):
        return False
    if TASK_VERB.match(said):
        return True
    return not place and TASK_NOUN.match(said) is not None


#: Words that only say with whom and by when, after the party at the end of an item.
_REST = (
    r"(?:[\s,;.()–—:-]|<T>|<W>|\b(?:in|with|by|before|due|deadline|no|later|than|the|end|of|and"
    r"|coordination|cooperation|collaboration|together|support|supported|assisted|from|until|within"
    r"|early|mid|late|days?|weeks?|months?|completed?|to|be|on|lead|as|at|latest|\d+)\b)*$"
)
#: Lines of this form that say who somebody is, not who does something.
_PEOPLE = re.compile(
    r"(?:photos?|source|members?|head|deputy|chair\w*|venue|place|contact|address|signed|to|from|cc"
    r"|attn|present|attending|taking part|participants?|speakers?|hosts?|guests?|author|by|text"
    r"|hotline|phone|best|worst|first|last|winners?|issued by|signatory|approved by)\b",
    re.I,
)
_OPEN_END = re.compile(r"\b(?:to|from|by|with|of|for|in|at|on|as|and|are|is|were|was)$", re.I)


def _is_work(found: re.Match[str], masked: Masked) -> bool:
    """Whether the words before the party at the end of an item are a piece of work."""
    what = found["what"]
    if _PEOPLE.match(what) or _OPEN_END.search(what) or len(what.split()) < 2:
        return False
    if TASK_VERB.match(what):
        return True
    return all(a.named for a in masked.who(found["who"])) and TASK_NOUN.match(what) is not None


#: What may stand before the party of an item: a deadline or a run-in head.
_FRONT = r"(?:(?:by_|before_)?<T>(?::|,|_[–—-])_)?"

#: What opens an item that names its own party.
ITEMS = (
    # "X: V", "X – V", "X: to V", "X: N"
    clause(
        "item_label",
        rf"^{_FRONT}(?:for_|assign_)?<det>(?P<who><W>)(?:_\([^()]{{1,80}}\))?_?(?::|[–—-])_?(?:to_)?"
        rf"(?:(?:as_(?:to|for)|regarding|concerning|with_regard_to)_[^;:.]{{3,100}}?,_)?(?=\S)(?!may_"
        rf"|can_|could_|encouraged|no_|not_|is_|are_|was_|has_|had_|plans_|hopes_to"
        r"|intends_|expects_|wants_)",
        rank=1,
        gate=_does,
    ),
    # "letter to X: V"
    clause(
        "item_letter",
        r"(?:^|_[–—-]_)<D>(?:_\([^()]{1,60}\))?(?:,?_(?:of|dated)_<T>,?)?_to_<det>"
        r"(?P<who><W>):_(?=<act>)",
        rank=0,
    ),
    # "N: X, with Y, by T", "N – X – T", "N (X, T)", "First job: N (X; T)"
    clause(
        "item_last",
        r"^(?:(?:first|second|third|fourth|fifth|next|last)_(?:job|task|step):_)?"
        r"(?P<what>(?!<det><W>)[^:;()\ue000-\uf3ff]{6,200}?)_?(?::|[–—-]|\()_?(?:(?:lead|led_by|lead_by"
        r"|in_charge|responsible|assigned_to|by|to_be_done_by):?_)?<det>(?P<who><W>)"
        + _REST.replace(" ", "_"),
        rank=2,
        gate=_is_work,
    ),
    # "N: drawn up by X; to be with Y by T"
    clause(
        "item_made",
        r"^(?P<what>(?!<det><W>)[^:;.()]{4,120}:_(?:to_be_)?[a-z]+(?:ed|[aeiou]wn|ten|ne|un)(?:_(?:up|out))?_by_<det>(?P<who><W>)"
        r".{0,300})",
        rank=0,
    ),
    clause(
        "item_to",
        rf"^{_FRONT}<det>(?P<who><W>)<aside>,?_(?:is_|are_)?(?:each_|both_|all_|jointly_)?(?:to|shall|must)_<also><itself>",
        rank=2,
        gate=is_plain_item,
    ),
    clause(
        "item_plain",
        rf"^{_FRONT}<det>(?P<who><W>)<aside>,?_<also>(?=<manner>?(?P<verb>(?!<notlisted>)[a-z]{{3,}})_)",
        rank=9,
        gate=plain_in_list,
    ),
)
#: "Action: X – V", as minutes mark what was decided among what was said.
ACTION_POINT = clause(
    "action_point",
    r"^(?:actions?|follow-up|decision|decided|agreed)(?:_(?:points?|items?))?(?:_\d{1,2})?_?(?::|[–—-])_<det>"
    r"(?P<who><W>)(?:_\([^()]{1,80}\))?_?(?::|[–—-])_(?=(?:to_)?<act>)(?:to_)?",
    rank=1,
)
#: "15 May: X Vs N", in a list of dates.
SCHEDULED = clause(
    "scheduled",
    r"^<T>(?::|_[–—-])_<det>(?P<who><W>)<aside>,?_<also>(?=(?P<verb>(?!<nottasks>)[a-z]{3,})_)",
    rank=9,
    gate=is_told,
)
