"""What of the network is drawn: few enough boxes and lines that each can be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import networkx as nx

from .layout import Layout, columns
from .network import Network, Thing

__all__ = ["Line", "Picture", "picture_of", "shortened"]

#: Above this many tasks the picture shows documents and bodies, with the number of tasks between.
_MOST_TASKS = 120
#: Boxes drawn at most; those with fewest tasks are left to the table and the search.
_MOST_BOXES = 240

#: Relations drawn against their direction, so that all lines run from who orders to who acts.
_TURNED = frozenset({"underDocument", "issuedBy", "assignedBy"})

#: Letters that fit into the two lines of a box.
_FIT = {"task": 84, "document": 36, "person": 40, "place": 40}
_FIT_NAME = 54


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


def shortened(thing: Thing) -> str:
    """Return a name that fits into a box; what is cut off stands in the panel and the table."""
    most = _FIT.get(thing.kind, _FIT_NAME)
    if len(thing.label) <= most:
        return thing.label
    head = thing.label[: most - 1]
    return head[: head.rfind(" ")] + "…" if " " in head[most // 2 :] else head + "…"


def picture_of(network: Network) -> Picture:
    """Return what is drawn of a network: tasks one by one, or folded where they are too many."""
    tasks = sum(1 for _, thing in network.nodes(data="thing") if thing.kind == "task")
    summary = tasks > _MOST_TASKS
    drawn = _folded(network) if summary else network
    lines = tuple(
        sorted(set(_lines(drawn)), key=lambda line: (line.begin, line.end, line.relation))
    )
    linked = Counter(end for line in lines for end in (line.begin, line.end))
    ranked = sorted(linked, key=lambda node: (-linked[node], node))
    kept = set(ranked[:_MOST_BOXES])
    lines = tuple(line for line in lines if line.begin in kept and line.end in kept)
    shown = drawn.edge_subgraph(
        (begin, end, key) for begin, end, key in drawn.edges if begin in kept and end in kept
    )
    return Picture(columns(shown), lines, summary, len(linked) - len(kept))


def _lines(network: Network) -> list[Line]:
    lines = []
    for begin, end, data in network.edges(data=True):
        relation: str = data["relation"]
        if relation == "assignedBy" and _issued_by(network, begin, end):
            continue  # the line from issuer to document and on to the task says it
        ends = (end, begin) if relation in _TURNED else (begin, end)
        lines.append(Line(*ends, relation, data.get("label", "")))
    return lines


def _issued_by(network: Network, task: str, body: str) -> bool:
    """Tell whether a task stands under a document that this body issued."""
    under = [
        end for _, end, name in network.out_edges(task, data="relation") if name == "underDocument"
    ]
    return any(
        end == body and name == "issuedBy"
        for document in under
        for _, end, name in network.out_edges(document, data="relation")
    )


def _folded(network: Network) -> Network:
    """Return the network without its tasks: a line from document to body says how many."""
    counted: Counter[tuple[str, str]] = Counter()
    folded: Network = nx.MultiDiGraph()
    for node, thing in network.nodes(data="thing"):
        if thing.kind != "task":
            folded.add_node(node, thing=thing)
            continue
        ends: dict[str, set[str]] = {}
        for _, end, name in network.out_edges(node, data="relation"):
            ends.setdefault(name, set()).add(end)
        above = ends.get("underDocument") or ends.get("assignedBy") or set()
        counted.update((over, body) for over in above for body in ends.get("assignedTo", ()))
    for begin, end, data in network.edges(data=True):
        if begin in folded and end in folded:
            folded.add_edge(begin, end, **data)
    for (over, body), count in sorted(counted.items()):
        label = f"{count} tasks" if count > 1 else ""
        folded.add_edge(over, body, relation="assignedTo", citation=None, label=label)
    return folded
