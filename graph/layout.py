"""Positions in columns: who issues, the document, the task, who has it, and where or through whom.

Columns read like the sentence they stand for, so that labels stay level and never overlap. The
layout is computed here and not in the browser: the same graph gives the same picture, and a page
shows it at once. Units are those of the drawing; the page scales them to its width.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from .network import Network, Thing, facts_from, facts_to, things

__all__ = ["COLUMNS", "Layout", "columns"]

#: Width of each column, from left to right.
COLUMNS = {"issuer": 220, "document": 180, "task": 400, "party": 270, "other": 190}
#: Room between columns for the lines, and between rows.
_BETWEEN = 56
_GAP = 14
#: Every name fits into two lines of 17 units.
_HEIGHT = 54
#: Times that every column is put in the order of its neighbours; further rounds change little.
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each node stands: its centre, the width it may take, and the size of the whole."""

    column: dict[str, str]
    centres: dict[str, tuple[int, int]]
    widths: dict[str, int]
    width: int
    height: int


def columns(network: Network) -> Layout:
    """Return a place for every node that has an edge."""
    column = _assigned(network)
    members: dict[str, list[str]] = defaultdict(list)
    for node in sorted(column, key=lambda node: _by_reading(network, node)):
        members[column[node]].append(node)
    height = dict.fromkeys(column, _HEIGHT + _GAP)
    centre = {node: y for row in members.values() for node, y in _stacked(row, height)}
    for _ in range(_ROUNDS):
        for name in ("party", "document", "issuer", "other"):
            wish = {node: _mean(network, node, centre) for node in members[name]}
            members[name].sort(key=lambda node, wish=wish: wish[node])  # type: ignore[misc]
            centre |= _spread(members[name], wish, height)
    top = min(centre.values(), default=0)
    used = [name for name in COLUMNS if members[name]]
    centres = dict(_centres(used))
    return Layout(
        column=column,
        centres={
            node: (centres[column[node]], round(centre[node] - top) + _HEIGHT) for node in column
        },
        widths={node: COLUMNS[column[node]] for node in column},
        width=sum(COLUMNS[name] + _BETWEEN for name in used),
        height=round(max(centre.values(), default=0) - top) + 2 * _HEIGHT,
    )


def _centres(used: list[str]) -> Iterator[tuple[str, int]]:
    """Yield the centre of each column that is used, closed up."""
    left = _BETWEEN // 2
    for name in used:
        yield name, left + COLUMNS[name] // 2
        left += COLUMNS[name] + _BETWEEN


def _assigned(network: Network) -> dict[str, str]:
    """Return the column of every node that has an edge."""
    found: dict[str, str] = {}
    for node, thing in things(network):
        if network.degree(node):
            found[node] = _column(network, node, thing)
    return found


def _column(network: Network, node: str, thing: Thing) -> str:
    if thing.kind in ("document", "task"):
        return thing.kind
    roles = {fact.relation for fact in facts_to(network, node)}
    if roles & {"assignedTo", "coordinatedWith"}:
        return "party"
    if roles & {"issuedBy", "assignedBy"}:
        return "issuer"
    return "other" if thing.kind in ("person", "place") else "party"


def _by_reading(network: Network, node: str) -> tuple[str, ...]:
    """Sort documents by date and tasks by document and place in the text; the rest by name."""
    thing: Thing = network.nodes[node]["thing"]
    if thing.kind == "document":
        return (thing.details.get("date", ""), thing.label, node)
    if thing.kind == "task":
        over = sorted(
            _by_reading(network, fact.end)
            for fact in facts_from(network, node)
            if fact.relation == "underDocument"
        )
        cited = [fact.citation for fact in facts_from(network, node) if fact.citation is not None]
        where = min(((c.source, f"{c.start:09d}") for c in cited), default=("", ""))
        return (*(over[0] if over else ("", "", "")), *where, node)
    return (thing.label, node)


def _stacked(row: list[str], height: dict[str, int]) -> list[tuple[str, float]]:
    placed, y = [], 0.0
    for node in row:
        placed.append((node, y + height[node] / 2))
        y += height[node]
    return placed


def _mean(network: Network, node: str, centre: dict[str, float]) -> float:
    """Return the mean height of a node's neighbours, in order that lines run level."""
    near = [centre[end] for end in network.successors(node) if end in centre]
    near += [centre[begin] for begin in network.predecessors(node) if begin in centre]
    return sum(near) / len(near) if near else centre[node]


def _spread(row: list[str], wish: dict[str, float], height: dict[str, int]) -> dict[str, float]:
    """Place a column as near to its wishes as it goes without overlap.

    Nodes that would overlap are joined into a pile around the mean of their wishes (pool adjacent
    violators, the exact answer for least squares).
    """
    piles: list[tuple[float, float, list[str]]] = []  # mean of the wished tops, height, nodes
    for node in row:
        pile = (wish[node] - height[node] / 2, float(height[node]), [node])
        while piles and piles[-1][0] + piles[-1][1] > pile[0]:
            top, tall, nodes = piles.pop()
            count, more = len(nodes), len(pile[2])
            merged = (top * count + (pile[0] - tall) * more) / (count + more)
            pile = (merged, tall + pile[1], nodes + pile[2])
        piles.append(pile)
    placed: dict[str, float] = {}
    for top, _, nodes in piles:
        y = top
        for node in nodes:
            placed[node] = y + height[node] / 2
            y += height[node]
    return placed
