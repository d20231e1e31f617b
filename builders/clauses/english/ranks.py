"""Who can give orders to whom: requests that go upwards are wishes and hand on no work."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model import Place
from ..masking import Actor

__all__ = ["PUBLIC", "asks_upwards"]

#: Levels of the administration by words of a name, the highest first.
_LEVELS = (
    r"politburo|secretariat\b|party central committee|general secretary",
    r"(?:the )?(?:government|national assembly|prime minister|(?:state )?president)",
    r"(?:minist(?:ry|ries|er|ers)|state bank|supreme people'?s|government (?:office|inspectorate)"
    r"|state audit|state treasury|vietnam social security)\b",
    r".{0,120}?\b(?:provinc\w+|cit(?:y|ies)|departments?|people'?s (?:committee|council)s?)\b",
)
_COMMUNE = re.compile(r"\b(?:communes?|wards?|special zones?|villages?|hamlets?)\b", re.I)
_PATTERNS = [re.compile(level, re.I) for level in _LEVELS]
#: Those who can only ask.
PUBLIC = re.compile(
    r"\b(?:business\w*|enterprises|people(?!['’])|residents|citizens|investors|compan(?:y|ies)|firms"
    r"|farmers|households|associations?|chamber|voters|parents|experts|economists|readers"
    r"|traders|exporters|developers|owners)\b",
    re.I,
)


def _level(actor: Actor) -> int | None:
    """Return how far down somebody stands, or None where the name does not tell."""
    name, place = actor.office.name.removeprefix("the "), actor.mention
    if isinstance(place, Place):
        return len(_PATTERNS) - (place.kind == "province")
    if PUBLIC.search(name):
        return len(_PATTERNS) + 1
    if _COMMUNE.search(name):
        return len(_PATTERNS)
    return next((n for n, level in enumerate(_PATTERNS) if level.match(name)), None)


def asks_upwards(givers: Sequence[Actor], receivers: Sequence[Actor]) -> bool:
    """Whether all who ask stand below all who are asked."""
    asking, asked = [_level(a) for a in givers], [_level(a) for a in receivers]
    if not asking or not asked or None in asking or None in asked:
        return False
    return min(n for n in asking if n is not None) > max(n for n in asked if n is not None)
