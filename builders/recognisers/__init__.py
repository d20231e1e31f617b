"""What the blocks of a text name: documents, dates, bodies, people, offices, groups, places.

Each recogniser is a function from a block to mentions in block offsets. They run in a fixed order
and see the spans that earlier ones have claimed; the rule of overlap is in :func:`recognise`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from ..model import Block, Mention, Text
from . import bodies, dates, documents, groups, offices, people, places

__all__ = ["recognise"]

M = TypeVar("M", bound=Mention)


def recognise(
    text: Text, blocks: Sequence[Block], province: str | None, today: str | None
) -> list[list[Mention]]:
    """Return the mentions of each block, sorted by their start.

    Documents are found first, since their numbers hold what looks like dates and bodies; people
    before places, since names of people hold names of places. A mention may lie inside another (a
    place in a body, a body in an office); one that overlaps an earlier one by half is dropped.
    ``province`` is that of an official document, whose "provincial People's Committee" needs no
    name; ``today`` the day on which the text was written, from which it tells dates.
    """
    context = bodies.context_of(text, blocks, province)
    return [_block(block, text, context, today) for block in blocks]


def _block(block: Block, text: Text, context: bodies.Context, today: str | None) -> list[Mention]:
    language = text.language
    cited = documents.find(block, language)
    dated = _apart(dates.find(block, language, today), cited)
    laws = [d for d in cited if d.type == "Law"]
    told = [d for d in cited if not d.short]
    named = _apart(bodies.find(block, language, context), laws, nested=told)
    # "the Project Management Board" is a body, and no "the Project" stands in it.
    cited = _apart(cited, [], nested=named)
    persons = _apart(people.find(block, language, _spans(cited, named)), cited)
    held = _apart(offices.find(block, language, named, _spans(cited, persons)), [*cited, *persons])
    generic = groups.find(block, language, _spans(cited, named, persons, held))
    local = _apart(places.find(block, language, _spans(cited, persons)), [*cited, *persons])
    found: list[Mention] = [*cited, *dated, *named, *persons, *held, *generic, *local]
    return sorted(found, key=lambda m: (m.start, -m.end))


def _spans(*found: Iterable[Mention]) -> list[tuple[int, int]]:
    return [(m.start, m.end) for mentions in found for m in mentions]


def _apart(
    found: Iterable[M], earlier: Sequence[Mention], nested: Sequence[Mention] = ()
) -> list[M]:
    """Those of ``found`` that share no character with ``earlier`` and cut into none of ``nested``.

    One may lie inside a mention of ``nested`` or hold it whole: "Resolution 6 of the 12th Central
    Committee" names a body, "Steering Committee for Resolution 18" a document.
    """
    if not earlier and not nested:
        return list(found)
    return [
        m
        for m in found
        if not any(m.start < o.end and o.start < m.end for o in earlier)
        and not any(
            m.start < o.start < m.end < o.end or o.start < m.start < o.end < m.end for o in nested
        )
    ]
