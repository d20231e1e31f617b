"""Words of an English sentence that point back to parties named before it.

Each way to point back is one alternative with a group that tells :mod:`..discourse` how to resolve
it: ``former``, ``latter``, ``two``, ``one``, ``body`` (the last body named), ``doer`` (in an
official document, the first body of the paragraph), ``noun`` (the last one of that noun),
``speaker``, ``giver`` (who gives an order, mostly the subject of the sentence before).
"""

from __future__ import annotations

import re

from ...prefilter import FilteredPattern

__all__ = ["ANAPHOR"]

#: Where a clause begins.
_OPENING = (
    r"(?:^|(?<=[.;:\"“] )|(?<=[\"“])|(?<=, )|(?<=and )|(?<=while )|(?<=that )|(?<=but )"
    r"|(?<=whereas )|(?<=for its part, ))"
)
_ADVERB = (
    r"[\"“]?(?:also |now |both |each |then |recently |immediately |still |, in turn, |first )*"
)
#: What a sentence says of somebody who gives or receives a task.
_SAID = (
    r"(?:must|shall|will|is|are|was|were|has|have|had|should|needs?|ought|sent|set up|established"
    r"|assigned|requested|asked|deployed|mobili[sz]ed|dispatched|gave|told|ordered|required|wants)"
)
#: A verb in the plain present, which only one party that is pointed back to can have.
_PLAIN = r"(?!(?:its|his|was|as|this|says|always|perhaps|plus|minus|besides)\b)[a-z]{3,}s"
#: How a body is set up, which its founding document tells as plainly as what it does.
_SET_UP = (
    r"(?!(?:replaces|succeeds|meets|sits|uses|works|operates|dissolves|ends|applies|lasts|exists"
    r"|consists|comprises|enjoys|belongs|becomes|remains|follows)\b)"
)
_NOUN = (
    r"(?:ministry|department|committee|commission|office|inspectorate|board|bank|city|province"
    r"|commune|ward|special zone|union|council|academy|centre|center|police|group|association"
    r"|treasury|front|court|institute|university|administration|authority|bureau|division)"
)
#: Nouns for a body that its name need not hold.
_KIND = (
    r"(?:agency|body|organi[sz]ation|unit|company|corporation|operator|firm|utility|regulator"
    r"|lender|carrier|broadcaster|railway|operator|insurer|institution|conglomerate|state body)"
)


def _after(words: str) -> str:
    return "(?:" + "|".join(rf"(?<=\b{word} )" for word in words.split()) + ")"


_TELLING = _after(
    "asked told ordered urged instructed directed requested reminded asks tells orders "
    "urges instructs requires obliges directs assigned assigns required tasked tasks "
    "telling asking ordering requesting assigning directing urging requests instructing "
    "reminding obliged wants"
)
#: Words before somebody to whom work falls or by whom it is done.
_TO_WHOM = _after("to by on with for of from upon")
_AFTER = (
    r"(?=[.,;:)]|$| (?:to|and|while|by|before|until|which|who|itself|under|in|falls?|fell|goes)\b)"
)

ANAPHOR = FilteredPattern(
    r"\b(?=[tbihs])(?:"  # with which all of them begin: most places of a text are left at once
    rf"{_OPENING}(?:"
    r"(?P<former>the former)|(?P<latter>the latter)"
    r"|(?P<many>they)|(?P<two>(?:both|the two)(?: (?:ministries|agencies|bodies|departments"
    r"|offices|units|committees|commissions|provinces|cities|companies|sides))?|they both)"
    r"|(?P<one>it(?! (?:is|was|will be) (?:now |also )?(?:the|up|for|an?|in)\b)"
    r"(?! (?:is|was|has been) (?:hoped|expected|believed|thought|estimated|likely|clear|true"
    r"|possible|said|known|\w+ that)\b)"
    rf"(?= {_ADVERB}{_SAID}\b)|(?P<doer>it)(?= {_ADVERB}{_SET_UP}{_PLAIN} )"
    rf"|(?P<body>(?:that|this|the) (?:same )?{_KIND})"
    rf"|(?:the same|the|that|this) (?P<noun>{_NOUN})))"
    rf"(?=,? {_ADVERB}(?:{_SAID}\b|{_PLAIN}\b)|,? which |['’]s (?:job|task|duty|part)\b)"
    r"|\b(?P<giver>it|they)(?= (?:then |also |later |has |had |have |further |therefore )*"
    r"(?:told|ordered|directed|instructed|urged|asked|requested|required|assigned|tasked|reminded)\b)"
    rf"|\b(?P<bound>it|(?:the|that|this) (?P<level>{_NOUN}))"
    r"(?= (?:also |now |then )?(?:must|shall|has (?:until|to)|(?:is|was) (?:also |now )?"
    r"(?:to(?! be\b)|required to|obliged to|tasked|responsible for"
    r"|in charge of))\b)"
    rf"|(?:{_TELLING}|{_TO_WHOM})(?:the same|the|that|this) (?P<kind>{_NOUN}){_AFTER}"
    rf"|{_TELLING}(?:(?P<it>it)|(?P<them>them))(?= (?:also )?to\b)"
    r"|(?:(?<=gave )|(?<=gives )|(?<=giving )|(?<=given ))(?:(?P<given>it)|(?P<givens>them))"
    r"(?= (?:until|till|\w+ (?:days|weeks|months) to|the (?:task|job|lead))\b)"
    rf"|{_TO_WHOM}(?:(?P<for_former>the former)|(?P<for_latter>the latter))(?=[.,;:]|$| to )"
    r"|(?:(?<=is )|(?<=are )|(?<=be )|(?<=remains ))(?P<owner>its|theirs)"
    r"(?= (?:responsibility|job|task|duty|business|affair|concern|work)\b)"
    r"|\b(?P<speaker>s?he|I)(?= (?:\w+ly |also |then |has |had |have |later )*(?:told|asked"
    r"|suggested|said|requested|urged|directed|instructed|ordered|assigned|proposed|wanted|required|added"
    r"|concluded|gave|called on|stressed|noted|reminded|wants|asks|tells|orders|expects)\b)"
    r"|(?<=require )(?P<pair>both (?:companies|ministries|agencies|bodies|sides))\b)",
    re.I,
)
