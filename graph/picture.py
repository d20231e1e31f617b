"""What of the network is drawn: few enough boxes and lines that each can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .layout import Layout, columns
from .network import Fact, Network, facts, facts_from, things

__all__ = ["Line", "Picture", "picture_of", "shortened"]

#: Above this many tasks the picture shows documents and bodies, with the number of tasks between.
_MOST_TASKS = 120
#: Boxes drawn at most; those with fewest tasks are left to the table and the search.
_MOST_BOXES = 240

#: Relations drawn against their direction, so that all lines run from who orders to who acts.
_TURNED = frozenset({"underDocument", "issuedBy", "assignedBy"})

#: Width of a letter of 17 units and the margins of a box, in units; lines end at words, which
#: leaves about an eighth of them empty.
_LETTER, _MARGINS, _FILLED = 9.5, 24, 0.88


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """A line between two boxes."""

    begin: str
    end: str
    relation: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes with their places, and the lines between them."""

    layout: Layout
    lines: tuple[Line, ...]
    summary: bool
    """Whether tasks were folded into lines between document and body."""
    left_out: int
    """Boxes that were left to the table."""


def shortened(name: str, width: int) -> str:
    """Return a name that fits into the two lines of a box of this width.

    What is cut off stands in the panel and the table.
    """
    most = int(2 * (width - _MARGINS) / _LETTER * _FILLED)
    if len(name) <= most:
        return name
    head = name[: most - 1]
    return head[: head.rfind(" ")] + "…" if " " in head[most // 2 :] else head + "…"


def picture_of(network: Network) -> Picture:
    """Return what is drawn of a network: tasks one by one, or folded where they are too many."""
    tasks = sum(thing.kind == "task" for _, thing in things(network))
    summary = tasks > _MOST_TASKS
    drawn, counted = _folded(network) if summary else (network, Counter[tuple[str, str]]())
    lines = _of_interest(sorted(set(_lines(drawn, counted))))
    linked = Counter(end for line in lines for end in (line.begin, line.end))
    ranked = sorted(linked, key=lambda node: (-linked[node], node))
    kept = set(ranked[:_MOST_BOXES])
    lines = tuple(line for line in lines if line.begin in kept and line.end in kept)
    shown = drawn.subgraph(kept)
    return Picture(columns(shown), lines, summary, len(linked) - len(kept))


def _of_interest(lines: list[Line]) -> tuple[Line, ...]:
    """Leave out bodies of which no more is known than where they are, unless that is all."""
    acting = {end for line in lines if line.relation != "inPlace" for end in (line.begin, line.end)}
    kept = tuple(line for line in lines if line.relation != "inPlace" or line.begin in acting)
    return kept or tuple(lines)


def _lines(network: Network, counted: Counter[tuple[str, str]]) -> Iterator[Line]:
    for fact in facts(network):
        if fact.relation == "assignedBy" and _issued_by(network, fact.begin, fact.end):
            continue  # the line from issuer to document and on to the task says it
        ends = (fact.end, fact.begin) if fact.relation in _TURNED else (fact.begin, fact.end)
        count = counted[fact.begin, fact.end] if fact.relation == "assignedTo" else 0
        yield Line(*ends, fact.relation, f"{count} tasks" if count > 1 else "")


def _issued_by(network: Network, task: str, body: str) -> bool:
    """Tell whether a task stands under a document that this body issued."""
    return any(
        issued.relation == "issuedBy" and issued.end == body
        for fact in facts_from(network, task)
        if fact.relation == "underDocument"
        for issued in facts_from(network, fact.end)
    )


def _folded(network: Network) -> tuple[Network, Counter[tuple[str, str]]]:
    """Return the network without its tasks, and how many lie between a document and a body."""
    counted: Counter[tuple[str, str]] = Counter()
    folded = Network()
    for node, thing in things(network):
        if thing.kind != "task":
            folded.add_node(node, thing=thing)
            continue
        ends: dict[str, set[str]] = {}
        for fact in facts_from(network, node):
            ends.setdefault(fact.relation, set()).add(fact.end)
        above = ends.get("underDocument") or ends.get("assignedBy") or set()
        counted.update((over, body) for over in above for body in ends.get("assignedTo", ()))
    kept = [fact for fact in facts(network) if fact.begin in folded and fact.end in folded]
    kept += [Fact(over, "assignedTo", body, None) for over, body in sorted(counted)]
    for fact in kept:
        folded.add_edge(fact.begin, fact.end, fact=fact)
    return folded, counted
