"""Duties in English of parties that only a noun phrase tells: "Mobile operators must ...".

The noun can be any that is not a thing or a doing, so that an order has to be near.
"""

from __future__ import annotations

from ..grammar import Evidence
from .gates import clause, is_no_public
from .phrases import SUBJECT

__all__ = ["ANYBODY"]

#: What things do as well as people.
_STATIVE = (
    r"(?:include|contain|consist|comprise|reflect|cover|last|match|exceed|reach|have|remain|become"
    r"|result|belong|correspond|total|equal|cost|weigh|appear|exist|depend|stand|lie|fit|come"
    r"|happen|begin|end|start|go|know|face|feel|suffer|benefit|lose|win|see|get|receive|enjoy"
    r"|like|want|think|believe)\b"
)
_SUBJECT = rf"<from_><lead>(?P<some>{SUBJECT})<aside>,?_<adverb>"
_VERB = rf"(?!{_STATIVE})[a-z]{{3,}}\b"

#: Clauses that begin with a party that no list knows: group ``some``.
ANYBODY = (
    # "Mobile operators must V"
    clause(
        "any_modal",
        rf"{_SUBJECT}<must>_<also><itself>(?={_VERB})",
        rank=5,
        needs=Evidence.ORDER,
    ),
    # "dam owners are tasked with V-ing", "relevant parties are also required to V"
    clause(
        "any_passive",
        rf"{_SUBJECT}<be>_<adverb>(?:tasked|charged|entrusted|required|requested|asked|urged"
        r"|reminded|called_on|called_upon|obliged|assigned|instructed|ordered|directed)_"
        r"(?:with_(?=[a-z-]+ing\b)|to_<itself>(?=[a-z]{3,}))",
        rank=3,
        needs=Evidence.ORDER,
    ),
    # "Mobile operators will V", under a document
    clause(
        "any_will",
        rf"{_SUBJECT}will_<also>(?:\w+ly_)?(?=(?!{_STATIVE}|be_)<act>)",
        rank=7,
        needs=Evidence.DOCUMENT,
        gate=is_no_public,
    ),
    # "Relevant parties should V"
    clause(
        "any_advice",
        rf"{_SUBJECT}(?:should|ought_to)_<also><itself>(?={_VERB})",
        rank=6,
        needs=Evidence.DOCUMENT,
        force="recommendation",
    ),
    # "Relevant parties effectively implement N", beside a task or the document
    clause(
        "any_plain",
        rf"^(?:<lead>)(?P<some>{SUBJECT})_<also>(?:\w+ly_)?(?=(?!<notlisted>|{_STATIVE})<base>_"
        r"(?:the|an?|all|its|their|every|each|any|this|these|those|both|[a-z]+ly|[a-z-]+(?:ed|ing|al"
        r"|ive|ic|ous|ary|able)|with|to|on|<W>|<D>)_)",
        rank=9,
        needs=Evidence.BESIDE,
        gate=is_no_public,
    ),
)
