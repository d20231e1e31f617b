"""Which document can stand in which relation to which: by rank and by date.

Legal documents rank as the Law on Promulgation of Legal Documents (64/2025/QH15, article 4) ranks
them: nothing below the National Assembly changes what it passed, and what it passed carries out
no decree. A document can neither carry out nor change a later one.
"""

from __future__ import annotations

import re

from ..model import DocumentFact

__all__ = ["plausible"]

_CHANGES = ("amends", "replaces", "repeals", "corrects", "suspends")
_ASSEMBLY = re.compile(r"QH\d")
_LOWER = ("Decree", "Decision", "Circular", "OfficialDispatch", "OfficialLetter", "Notice")
_LOWER_NUMBER = re.compile(r"/(?:NQ|QĐ|NĐ|CT|KH|TT)-(?!TW)\w|/NQ-HĐND")


def _of_assembly(fact: DocumentFact) -> bool:
    return fact.type == "Law" or bool(fact.number and _ASSEMBLY.search(fact.number))


def _below_assembly(fact: DocumentFact) -> bool:
    """Whether a body below the National Assembly, and not the Party, issued the document."""
    if _of_assembly(fact):
        return False
    return fact.type in _LOWER or bool(fact.number and _LOWER_NUMBER.search(fact.number))


def _earlier(one: DocumentFact, other: DocumentFact) -> bool:
    """Whether one is of an earlier year than the other.

    Days and months are not compared, since a text may leave out the year of one of two dates.
    """
    years = len("2025")
    return bool(one.issued and other.issued and one.issued[:years] < other.issued[:years])


def plausible(subject: DocumentFact | None, relation: str, target: DocumentFact | None) -> bool:
    """Whether ``subject`` can stand in ``relation`` to ``target``; an unknown one always can."""
    if subject is None or target is None or relation == "cites":
        return True
    if _earlier(subject, target):
        return False
    if relation in _CHANGES:
        return not (_below_assembly(subject) and _of_assembly(target))
    return not (_of_assembly(subject) and _below_assembly(target))
