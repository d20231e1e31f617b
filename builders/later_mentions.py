"""Give short later mentions the full name they stand for: "Mr. Ngoc", "the chairman"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .model import Language, Mention, Office, Person
from .person_names import ends_alike, same_name
from .recognisers.titles import Title, find_titles, office_row

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
    resolved: list[list[Mention]] = []
    for found in mentions:
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
