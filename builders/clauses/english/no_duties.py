"""Words behind a subject that tell no duty of it in the plain present, by the reason why.

"The ministry pays" is a duty where an order is near; "the ministry says" is none anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["NOT_LISTED", "NOT_TASKS"]

#: Reason → verbs, each in every form that stands in the plain present or looks like it.
_NO_DUTIES = {
    "being, having and what only may be so": """
        is|are|was|were|be|been|has|have|had|does|do|did|may|might|can|could|would|cannot|couldn
        will|should|must|shall|ought|needs?|seems?|appears?|remains?|becomes?|became|stands?|lies
        belongs?|includes?|consists?|comprises?|contains?|covers?|lacks?|faces?|gets?|lives?
        works? as|holds?|numbers?|runs to|accounts?|responsible
    """,
    "saying, thinking and wishing": """
        says?|said|notes?|noted|adds?|added|believes?|thinks?|hopes?|wants?|wishes|wish|plans?
        intends?|expects?|knows?|affirms?|affirmed|stresses|stressed|emphasi[sz]es?|states?|stated
        explains?|warns?|agrees?|agreed|welcomes?|replied|replies|reply|recalls?|acknowledges?
        announces?|announced|hails?|praises?|argues?|claims?|estimates?|reports as|fears?|regrets?
        prefers?|informs?|notif(?:y|ies)
        (?:reports?|propos(?:es?)|suggests?|recommends?) that
    """,
    "ordering: what is ordered is the duty": """
        asks?|asked|tells?|told|requests?|requires?|assigns?|calls?|demands?|orders?
        issues? [^,;]{0,30}<D>|issued|signed|signs?
    """,
    "what figures, money and time do": """
        receives?|earns?|spends?|loses?|sees|cuts?|counts|employs?|uses?|used
        takes? (?:effect|place|part)|comes? into|enters? into|replaces?|dissolves?
    """,
    "what has been done": """
        saw|took|began|grew|rose|fell|made|went|came|left|sent|set|put|kept|held|met|chaired
        attended|visited|led|owned|knew|won|found|gave|chose|built|paid|bought|sold|wrote|spoke
        brought|spent|broke|caught|cost|drew|drove|felt|heard|hit|lay|lent|lost|meant|ran|stood
        taught|thought|understood|wore|got
    """,
    "a noun behind the name: its office, the commune level": """
        leaders?|office|building|spokes\\w*|meeting|sector|model|levels?|system|members?|officials?
        staff|report|resolution|conclusion|decree|decision|law|plan|figures|commune|ward|province
        city|district|local|central
    """,
    "no verb at all": """
        whose|who|which|that|and|or|of|in|on|at|for|to|with|by|from|as|than|but|while|when|where
        after|before|since|not|never|no|also|already|the|a|an|this|these|those|its|their|his|her
        there|here|yet|so|once|about|such|within|under|until|during|too|alone|itself|themselves
        jointly|together|still|now|then|later|last|next|yesterday|today|tomorrow|how|why|what
        instead|rather|only|even|both|all|some|many|each|every
    """,
}
#: What is a duty in a list of duties, and behind which words it is none there either.
_DUTIES_IN_LISTS = {
    "receives?": None,
    "holds?": None,
    "cuts?": None,
    "signs?": None,
    "agrees?": r"agrees?(?! (?:on|with)\b)",
    "report": r"report(?! (?:on|to|their|its|every|each|back|by|before)\b)",
}


def _alternatives(words: Iterable[str | None]) -> str:
    return rf"(?:{'|'.join(filter(None, words))})\b"


_WORDS = [
    word.strip()
    for words in _NO_DUTIES.values()
    for line in words.splitlines()
    for word in line.split("|")
]
NOT_TASKS = _alternatives(_WORDS)
#: The same inside a list of duties, where "receives" and "holds" are duties too.
NOT_LISTED = _alternatives(_DUTIES_IN_LISTS.get(word, word) for word in _WORDS)
