"""Give short later mentions the full name they stand for: "Mr. Ngoc", "the chairman"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Language, Mention, Office, Person
from ..recognisers.people.titles import Title, find_titles, office_row
from .names import ends_alike, same_name

__all__ = ["resolve"]


def _meant(mention: Person, met: Sequence[Person], full: Sequence[Person]) -> Person | None:
    """Return the last mention of the same person, the mention itself if it is a full name."""
    if " " in mention.name:
        same = (p for p in reversed(met) if same_name(p.name, mention.name))
        return replace(mention, position=next((p.position for p in same if p.position), None))
    return next((p for p in [*reversed(met), *full] if ends_alike(mention.name, p.name)), None)


def _title(office: Office, language: Language) -> Title | None:
    titles = find_titles(office.name, language)
    return titles[0] if titles else None


def _bare(office: Office, title: Title) -> bool:
    """Tell whether an office is named without the body that it belongs to."""
    kind = office_row(title.office)["complement"]
    settled = office.plural or kind == "none" or kind.startswith("fixed:")
    return not settled and title.end == len(office.name)


def _holder(office: Office, met: Sequence[Office], language: Language) -> Office | None:
    """Return a bare office with the body of the last one of its kind; None where none is known.

    A title that the table allows to stand alone is kept as it is.
    """
    title = _title(office, language)
    if title is None or not _bare(office, title):
        return office
    for known in reversed(met):
        other = _title(known, language)
        if other and (other.office, other.ranks) == (title.office, title.ranks):
            return replace(office, name=known.name, place=known.place)
    return office if office_row(title.office)["bare"] == "yes" else None


_STRETCH = re.compile(r" từ (?P<first>.{2,40}) đến (?P<last>.{2,40})$")
_ABOVE = re.compile(r"(?:nêu|nói|ở) trên$|\b(?:above|said|mentioned|listed)\b", re.I)


def _listed(found: Sequence[Mention], language: Language) -> dict[str, tuple[Office, ...]]:
    """Return the lists of two and more named offices in a block, by the head of the office."""
    lists: dict[str, tuple[Office, ...]] = {}
    for mention in found:
        if not isinstance(mention, Office):
            continue
        title = _title(mention, language)
        if title is not None and mention.stands_for:
            lists[title.office] = mention.stands_for
        elif title is not None and _full(mention, language):
            lists[title.office] = (*lists.get(title.office, ()), mention)
    return {office: members for office, members in lists.items() if len(members) > 1}


def _meant_of(office: Office, members: tuple[Office, ...]) -> tuple[Office, ...]:
    """Return those of a list that an office speaks of: all, or from one place to another."""
    stretch = _STRETCH.search(office.name)
    if stretch is None:
        return members
    places = [member.place for member in members]
    if stretch["first"] not in places or stretch["last"] not in places:
        return ()
    return members[places.index(stretch["first"]) : places.index(stretch["last"]) + 1]


def _members(
    found: Sequence[Mention], lists: dict[str, tuple[Office, ...]], language: Language
) -> list[Mention]:
    """Let plural offices stand for the offices of an earlier list.

    Of the form: ``Chủ tịch UBND các tỉnh, thành phố nêu trên``, ``… từ Hà Tĩnh đến Khánh Hòa``.
    """
    offices = [m for m in found if isinstance(m, Office) and m.plural and not m.stands_for]
    if not any(_ABOVE.search(o.name) or _STRETCH.search(o.name) for o in offices):
        return list(found)
    kept: list[Mention] = []
    for mention in found:
        if mention in offices and isinstance(mention, Office):
            title = _title(mention, language)
            whole = title is not None and title.office in ("chairperson", "secretary")
            members = lists.get(title.office, ()) if title and whole else ()
            mention = replace(mention, stands_for=_meant_of(mention, members))
        kept.append(mention)
    return kept


def _full(office: Office, language: Language) -> bool:
    title = _title(office, language)
    return title is not None and not office.plural and not _bare(office, title)


def resolve(mentions: Sequence[Sequence[Mention]], language: Language) -> list[list[Mention]]:
    """Return the mentions with short names of people and bare offices spelled out.

    Of the form: ``ông Long`` → ``Lê Thành Long`` with the position given before; ``the chairman``
    → ``Chairman of the People's Committee of …``. Blocks are in reading order. A short name
    without a full one in the text is left out, as is a bare office that the text does not explain.
    """
    full = [m for found in mentions for m in found if isinstance(m, Person) and " " in m.name]
    people: list[Person] = []
    offices: list[Office] = []
    lists: dict[str, tuple[Office, ...]] = {}
    resolved: list[list[Mention]] = []
    for block in mentions:
        found = _members(block, lists, language)
        lists.update(_listed(found, language))
        kept: list[Mention] = []
        for mention in found:
            if isinstance(mention, Person):
                known = _meant(mention, people, full)
                if known is None:
                    continue
                position = mention.position or known.position
                mention = replace(mention, name=known.name, position=position)
                people.append(mention)
            elif isinstance(mention, Office):
                holder = _holder(mention, offices, language)
                if holder is None:
                    continue
                mention = holder
                if _full(mention, language):
                    offices.append(mention)
            kept.append(mention)
        resolved.append(kept)
    return resolved
