"""What stands on a page where scripts do not run, as in the preview of a mail: the facts as rows.

One row for each task with all its parties and the sentence that says so, then one for each other
fact. More than :data:`MOST` of them would double a large page; then the bodies with most tasks
stand for them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from .network import Citation, Fact, Network, Thing, facts, facts_from, things
from .page_text import visible
from .page_words import phrases

__all__ = ["MOST", "Plain", "plain_of"]

#: Rows that are written.
MOST = 150
#: Bodies that stand for more rows than that.
_BODIES = 20


class Row(NamedTuple):
    """A fact in words."""

    who: str
    does: str
    what: str
    more: tuple[tuple[str, str], ...]
    """What else is known, under its name: with whom, under what, by when."""
    words: str
    """The sentence that says so."""
    source: str


@dataclass(frozen=True, slots=True)
class Plain:
    """The facts of a page; ``rows`` are empty where there are too many of them."""

    rows: tuple[Row, ...]
    bodies: tuple[tuple[str, int], ...]
    """Bodies and how many tasks they have, where there are no rows."""


def plain_of(network: Network, language: str) -> Plain:
    """Return the facts of a network in a language of the interface."""
    tasks = [(node, thing) for node, thing in things(network) if thing.kind == "task"]
    others = [fact for fact in facts(network) if network.nodes[fact.begin]["thing"].kind != "task"]
    said = dict.fromkeys((fact.begin, fact.relation, fact.end) for fact in others)
    if len(tasks) + len(said) > MOST:
        return Plain((), _busiest(network, language))
    rows = [_task_row(network, node, thing, language) for node, thing in tasks]
    for fact in others:
        if said.pop((fact.begin, fact.relation, fact.end), 1) is None:  # the first that says so
            rows.append(_fact_row(network, fact, language))
    return Plain(tuple(rows), ())


def _busiest(network: Network, language: str) -> tuple[tuple[str, int], ...]:
    pairs = {
        (fact.begin, fact.end)
        for fact in facts(network)
        if fact.relation == "assignedTo" and network.nodes[fact.end]["thing"].kind != "group"
    }
    counted = Counter(end for _, end in pairs)
    first = sorted(counted, key=lambda node: (-counted[node], node))[:_BODIES]
    return tuple((_name(network, node, language), counted[node]) for node in first)


def _task_row(network: Network, task: str, thing: Thing, language: str) -> Row:
    words = phrases()[language]
    parties: dict[str, dict[str, None]] = {}
    citation: Citation | None = None
    for fact in facts_from(network, task):
        citation = citation or fact.citation
        parties.setdefault(fact.relation, {})[_name(network, fact.end, language)] = None
    more = [
        (words[f"out.{relation}"], "; ".join(parties[relation]))
        for relation in ("coordinatedWith", "assignedBy", "underDocument")
        if relation in parties
    ]
    if "deadline" in thing.details:
        more.append((words["table.due"], visible(thing.details["deadline"])))
    force = "does.should" if thing.details.get("force") == "recommendation" else "does.must"
    who = "; ".join(parties.get("assignedTo", ()))
    what = visible(thing.labels.get(language, thing.label))
    return Row(who, words[force], what, tuple(more), *_quoted(citation))


def _fact_row(network: Network, fact: Fact, language: str) -> Row:
    return Row(
        _name(network, fact.begin, language),
        phrases()[language][f"out.{fact.relation}"],
        _name(network, fact.end, language),
        (),
        *_quoted(fact.citation),
    )


def _quoted(citation: Citation | None) -> tuple[str, str]:
    """Return the sentence of a citation and what it stands in."""
    if citation is None:
        return "", ""
    sentence = " ".join((citation.before + citation.words + citation.after).split())
    about = (citation.title or citation.source, citation.publisher, citation.published)
    return visible(sentence), ", ".join(visible(part) for part in about if part)


def _name(network: Network, node: str, language: str) -> str:
    thing: Thing = network.nodes[node]["thing"]
    return visible(thing.labels.get(language, thing.label))
