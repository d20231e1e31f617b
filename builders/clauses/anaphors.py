"""Words that point back to parties, and whom they mean: "it", "the two ministries", "bộ này"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..model import Body, Group, Mention, Office, Place
from .discourse import Discourse
from .masking import Actor, Anaphor, actor_of
from .pointers import bodies_of, body_of, holder_of, levels, of_kind

__all__ = ["anaphors"]

#: Groups of the patterns of anaphors, besides "one".
_WAYS = ("former", "latter", "two", "many", "speaker", "near", "above", "body", "doer")
#: Characters of an article with its blank: what stands after no more opens the sentence.
_ARTICLE = 4
_GOES_ON = re.compile(r"(?:[:;]|\b(?:and|but|while)) $")


def anaphors(
    discourse: Discourse, sentence: str, offset: int, mentions: Sequence[Mention]
) -> list[Anaphor]:
    """Words of ``sentence`` that point back to parties, resolved; unresolved ones are left."""
    out = []
    for found in discourse.grammar.anaphor.finditer(sentence):
        start, end = offset + found.start(), offset + found.end()
        groups = found.groupdict()
        parts = (Group, Body, Office) if groups.get("holder") else (Group,)
        others = (m for m in mentions if m.start < end and start < m.end)
        if not all(isinstance(m, parts) and start <= m.start and m.end <= end for m in others):
            continue  # words that belong to a name; those of "hai đơn vị này" do not
        noun = groups.get("noun") or groups.get("kind") or groups.get("level")
        how = next(
            (h for h in _WAYS if groups.get(h) or groups.get(f"for_{h}")),
            "two" if groups.get("pair") or groups.get("them") else "one",
        )
        before = [
            m
            for m in mentions
            if isinstance(m, Body)
            and m.end <= start
            and not discourse.grammar.companion.search(sentence, 0, max(0, m.start - offset))
        ]
        later = [actor_of(m) for m in mentions if isinstance(m, Place) and m.start >= end]
        here = [m for m in before if m.start >= offset]
        if (
            groups.get("one")
            and not noun
            and not here
            and _GOES_ON.search(sentence[: found.start()])
        ):
            continue  # it is what the sentence is about, and no name was found there
        if groups.get("doer") and not discourse.own:
            continue  # in news "it grows" is said of anything
        if kind := groups.get("kin"):
            party: tuple[Actor, ...] = of_kind(kind, (*discourse.addressed, *discourse.named))
        elif how == "one" and _last_named(groups) and not noun and here:
            opens = here[0].start - offset <= _ARTICLE
            party = (actor_of(here[0] if opens else here[-1]),)
        elif groups.get("giver"):
            party = discourse.opener
        elif how in ("former", "latter") and len({m.name for m in here}) == 2:
            party = (actor_of(here[0] if how == "former" else here[-1]),)
        else:
            party = _meant(discourse, how, noun, before, later, bool(here))
        groups_here = [m for m in mentions if isinstance(m, Group) and offset <= m.start < start]
        if how == "many" and groups_here and not groups.get("holder"):
            party = (actor_of(groups_here[-1]),)
        if holder := groups.get("holder"):
            party = bodies_of(holder, party)
        if (office := groups.get("office")) and party:
            party = (holder_of(office, party[-1]),)
        if party:
            out.append(Anaphor(start, end, party))
    return out


def _last_named(groups: Mapping[str, str | None]) -> bool:
    """Whether a pronoun means a body that its sentence names before it, if it does."""
    return any(groups.get(way) for way in ("one", "it", "giver"))


def _meant(
    discourse: Discourse,
    how: str,
    noun: str | None,
    before: Sequence[Body],
    later: Sequence[Actor],
    here: bool,
) -> tuple[Actor, ...]:
    """Who is meant; ``before`` are bodies named before in the block, ``later`` places ahead.

    ``here`` tells whether the last of the former stand in the sentence itself; else those who
    had something to do are meant before others.
    """
    if noun:
        pattern = re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE)
        busy = () if here else (p[0] for p in discourse.subjects if len(p) == 1)
        kin = [
            a
            for a in (*discourse.named, *map(actor_of, before), *busy)
            if pattern.search(a.name.name) or noun.casefold() in levels(a)
        ]
        kin = [a for a in kin if noun.casefold() in levels(a)] or kin
        ahead = tuple(a for a in later if noun.casefold() in levels(a))[:1]
        meant = tuple(body_of(a, pattern) for a in kin[-1:])
        return ahead or meant if noun.casefold() == "city" else meant
    if how == "speaker":
        speaker = discourse.speaker or discourse.hero
        return (speaker,) if speaker else ()
    if how in ("near", "above") and before and (here or not discourse.subjects):
        return (actor_of(before[-1]),)
    if how == "doer" and before:
        return (actor_of(before[0]),)
    if how == "body" and before:
        return (actor_of(before[-1]),)
    if how == "body" and discourse.named and discourse.named[-1].name.kind == "body":
        return (discourse.named[-1],)
    if not discourse.subjects:
        return discourse.several if how == "many" else ()
    last = discourse.subjects[-1]
    pair: tuple[Actor, ...] = next((s for s in reversed(discourse.subjects) if len(s) == 2), ())
    if [len(s) for s in discourse.subjects[-2:]] == [1, 1]:
        pair = (*discourse.subjects[-2], *discourse.subjects[-1])
    match how:
        case "many":
            return last if len(last) > 1 or not last[0].named else discourse.several
        case "two":
            several = len(last) > 1 or not last[0].named
            return last if several else tuple(a for s in discourse.subjects[-2:] for a in s)
        case "former":
            return pair[:1]
        case "latter":
            return pair[1:]
        case _:
            return last[-1:] if how != "one" or last[-1].named else ()
