"""Nouns of English phrases that name a party, by what they are not: things, papers, doings.

Anybody can be told to do something, so that no list holds all nouns for them; what cannot act is
easier to tell, by its ending or from a list.
"""

from __future__ import annotations

__all__ = ["DENIED", "DOERS", "FINITE", "NO_OPENING", "SUBJECT", "VERBAL"]

#: Nouns of doings, which end alike; nobody is told to do something by them.
_DOING = r"[a-z]{2,}(?:tion|sion|ment|ance|ence|ness|ship|ism|[^lr]ing|age|sal|wal|ysis|hood|dom)s?"
#: The same ending on those who act.
DOERS = (
    r"(?:administrations?|governments?|departments?|associations?|organi[sz]ations?|corporations?"
    r"|institutions?|delegations?|federations?|commissions?|foundations?|stations?|parliament"
    r"|management|police|leadership|unions?|divisions?|establishments?|missions?|public|media"
    r"|villages?|legislation_committee|congregations?)"
)
#: Things that can be asked for, and are not asked to do anything.
_THINGS = (
    r"(?:permission|leave|time|money|funds|help|support|approval|consent|measures?|efforts?|steps?"
    r"|plans?|works?|reviews?|reports?|projects?|programmes?|programs?|tasks?|solutions?|actions?"
    r"|laws?|rules?|fees?|prices?|costs?|budgets?|data|documents?|papers?|procedures?|systems?"
    r"|services?|models?|polic(?:y|ies)|results?|procedures?|process(?:es)?|buildings?|equipment"
    r"|roads?|bridges?|ways?|studies|study|surveys?|inquir(?:y|ies)|checks?|changes?|increases?"
    r"|decreases?|cuts?|rights?|powers?|chances?|opportunit(?:y|ies)|capacity|abilit(?:y|ies)"
    r"|resolve|determination|attention|priority|force|forces?_of_law|goods|land|water|power|resources"
    r"|questions?|answers?|calls?|appeals?|orders?|requests?|drive|campaigns?|moves?|bids?|push"
    r"|closures?|procedures?|expenditures?|vehicles?|ships|boats|vessels|trains|planes|aircraft"
    r"|buses|trucks|cars|goods|products?|machines?|devices?|reporters?|journalists?|readers"
    r"|needs?|levels?|rates?|numbers?|amounts?|contents?|conditions?|reforms?|amendments?|days?"
    r"|weeks?|months?|years?|hours?|focus|lot|rest|more|less|nothing|something|anything|everything)"
)
#: Words that no noun phrase begins with.
NO_OPENING = (
    r"(?:to|of|in|on|at|by|for|from|with|about|under|between|among|into|as|if|when|how|what|why|where|whether|that|which"
    r"|who|not|and|or|but|him|her|them|it|us|me|you|himself|herself|itself|themselves|ourselves"
    r"|is|are|was|were|be|been|has|have|had|will|would|may|might|can|could|must|shall|should"
    r"|than|so|there|here|out|up|down|off|back|only|also|further|again|forces?_to)\b"
)
#: Words that no noun phrase holds, unless a relative clause tells more of it.
FINITE = (
    r"(?:is|are|was|were|be|has|have|had|will|would|may|might|can|could|must|shall|should|do|does"
    r"|did|to|said|says|told|asked)\b"
)
#: Nouns that are nobody's.
DENIED = rf"\b(?:{_THINGS}|(?!{DOERS}\b){_DOING})"
#: Verbs that look like a noun in the plural, or follow one in the past.
VERBAL = (
    r"(?:hopes|believes|says|thinks|wants|expects|plans|intends|fears|knows|seems|appears|remains"
    r"|needs|agrees|insists|argues|asks|tells|orders|calls|makes|takes|gives|gets|goes|runs|holds"
    r"|shows|keeps|lets|means|does|went|came|said|made|took|gave|got|began|saw|put|thanked)\b"
)
#: A word before the noun.
_MODIFIER = (
    rf"(?!{NO_OPENING}|{FINITE}|(?:no|nor|some|many|most|few|such|both|these|those|its|their)\b)"
    r"[a-z][a-z'’-]*_"
)
#: Nouns in the singular for many.
_COLLECTIVE = (
    r"(?:sector|industry|community|media|press|police|army|militia|authority|agency|body|unit"
    r"|administration|government|department|locality|council|committee|board|management|operator"
    r"|owner|contractor|investor|developer|company|firm|office|force|team|group|bank|hospital"
    r"|school|university|institute|association)"
)
_TAIL = (
    r"(?:_(?:of|in|at|on|from|with|along|under|for|within|near|across)_(?:the_)?"
    r"[^,;:.()\ue400-\uebff]{2,60}?|_(?:concerned|involved|nationwide))?"
)
#: A subject by its noun: a plural that is no thing, or one that stands for many.
SUBJECT = (
    rf"(?:(?:the|all|each|every|any|other)_)?(?:{_MODIFIER}){{0,5}}?(?!{DENIED}\b|{VERBAL})"
    rf"(?:(?<=[a-z]_)<G>|[a-z-]{{3,}}(?<!s)s\b(?!['’])|(?:part|facilit|authorit|agenc|compan|bod|universit|cit"
    rf"|communit|institut|localit|utilit)ies\b|(?<=[a-z]_){_COLLECTIVE}\b){_TAIL}"
)
