"""Positions on a map: what is linked lies near, and one more text moves the rest only a little.

Force-directed layouts draw well, but each run of theirs falls into another of many equally good
pictures. Here every node starts from a point that its IRI alone decides, and the points are then
smoothed over the links, which is a linear and hence a steady operation: a small change of the
graph is a small change of the picture. Evening out the density after each smoothing keeps the
picture from falling together. A short relaxation by forces, in reach of a few neighbours only,
gives the nodes the room they need to be told apart.

Everything is plain arithmetic in a fixed order (no ``sum``, which rounds differently from Python
3.12 on), so that the same graph has the same positions everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from hashlib import blake2b
from math import sqrt

from .network import Network

__all__ = ["SPACING", "map_positions"]

#: Mean distance of neighbours, in units of the drawing.
SPACING = 44
#: Times that the points are smoothed and evened out; more rounds show large structures better and
#: make the picture less steady.
_ROUNDS = 2
#: Steps of each smoothing, and how strongly a point is held at its start in each.
_STEPS, _HOLD = 20, 0.05
#: Steps of the relaxation, how far a node can move in all (of the width), and how far it feels
#: others.
_RELAXATIONS, _FREEDOM, _REACH = 30, 0.06, 2.5 * SPACING

Links = list[list[tuple[int, float]]]
"""For each node its neighbours and the strength of the link to each."""


def map_positions(network: Network) -> dict[str, tuple[int, int]]:
    """Return x and y, whole and from 0 on, of every node that has an edge to another."""
    pairs = sorted({(min(ends), max(ends)) for ends in network.edges() if ends[0] != ends[1]})
    nodes = sorted({node for pair in pairs for node in pair})
    links = _links(nodes, pairs)
    xs, ys = _smoothed(nodes, links)
    side = SPACING * sqrt(len(nodes))
    xs, ys = _relaxed([x * side for x in xs], [y * side for y in ys], links, side)
    left, top = min(xs, default=0.0), min(ys, default=0.0)
    return {
        node: (round(x - left), round(y - top)) for node, x, y in zip(nodes, xs, ys, strict=True)
    }


def _links(nodes: list[str], pairs: list[tuple[str, str]]) -> Links:
    """Return the links of each node; those of nodes with many are weak, or all would be one."""
    number = {node: at for at, node in enumerate(nodes)}
    degree = [0] * len(nodes)
    for pair in pairs:
        for node in pair:
            degree[number[node]] += 1
    links: Links = [[] for _ in nodes]
    for begin, end in pairs:
        i, j = number[begin], number[end]
        strength = 1 / sqrt(max(degree[i], degree[j]))
        links[i].append((j, strength))
        links[j].append((i, strength))
    return links


def _smoothed(nodes: list[str], links: Links) -> tuple[list[float], list[float]]:
    """Return positions in the square from -1/2 to 1/2, even along each axis."""
    xs, ys = (
        (list(values) for values in zip(*map(_start, nodes), strict=True)) if nodes else ([], [])
    )
    for _ in range(_ROUNDS):
        xs = _even(_smooth(xs, links))
        ys = _even(_apart(_smooth(ys, links), xs))
    return xs, ys


def _start(node: str) -> tuple[float, float]:
    """Return the point that a name decides."""
    digest = blake2b(node.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    x, y = int.from_bytes(digest[:4], "big"), int.from_bytes(digest[4:], "big")
    return x / 2**32 - 0.5, y / 2**32 - 0.5


def _smooth(start: list[float], links: Links) -> list[float]:
    """Draw each value to the mean of its neighbours, while holding it at its start a little."""
    values = start
    for _ in range(_STEPS):
        drawn = []
        for held, near in zip(start, links, strict=True):
            total = weight = 0.0
            for other, strength in near:
                total += strength * values[other]
                weight += strength
            drawn.append(_HOLD * held + (1 - _HOLD) * total / weight)
        values = drawn
    return values


def _even(values: list[float]) -> list[float]:
    """Return ranks instead of values, so that they are as dense everywhere."""
    ranks = [0.0] * len(values)
    for rank, at in enumerate(sorted(range(len(values)), key=lambda at: (values[at], at))):
        ranks[at] = (rank + 0.5) / len(values) - 0.5
    return ranks


def _apart(ys: list[float], xs: list[float]) -> list[float]:
    """Take out of ``ys`` what runs along with ``xs``, or the map would be a diagonal.

    The mean of ``xs`` is 0.
    """
    total = along = square = 0.0
    for y in ys:
        total += y
    mean = total / max(len(ys), 1)
    for x, y in zip(xs, ys, strict=True):
        along += x * (y - mean)
        square += x * x
    slope = along / square if square else 0.0
    return [y - mean - slope * x for x, y in zip(xs, ys, strict=True)]


def _relaxed(
    xs: list[float], ys: list[float], links: Links, side: float
) -> tuple[list[float], list[float]]:
    """Let nodes that are near push each other away, and links pull, in ever smaller steps."""
    for step in range(_RELAXATIONS):
        furthest = 2 * _FREEDOM * side / _RELAXATIONS * (1 - step / _RELAXATIONS)
        forces = [_pull(at, near, xs, ys) for at, near in enumerate(links)]
        for at, other in _near(xs, ys):
            dx, dy = xs[at] - xs[other], ys[at] - ys[other]
            distance = dx * dx + dy * dy
            if distance < _REACH * _REACH:
                push = SPACING * SPACING * (1 / (distance + 1) - 1 / (_REACH * _REACH))
                forces[at][0] += dx * push
                forces[at][1] += dy * push
                forces[other][0] -= dx * push
                forces[other][1] -= dy * push
        for at, (fx, fy) in enumerate(forces):
            size = sqrt(fx * fx + fy * fy)
            short = furthest / size if size > furthest else 1.0
            xs[at] += fx * short
            ys[at] += fy * short
    return xs, ys


def _pull(at: int, near: list[tuple[int, float]], xs: list[float], ys: list[float]) -> list[float]:
    fx = fy = 0.0
    for other, strength in near:
        fx += strength * (xs[other] - xs[at])
        fy += strength * (ys[other] - ys[at])
    return [fx, fy]


def _near(xs: list[float], ys: list[float]) -> Iterator[tuple[int, int]]:
    """Yield each pair of nodes in the same or in adjoining cells of a grid once."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, (x, y) in enumerate(zip(xs, ys, strict=True)):
        cells[int(x // _REACH), int(y // _REACH)].append(at)
    for (column, row), members in list(cells.items()):
        beside: list[int] = []
        for cell in (
            (column + 1, row - 1),
            (column + 1, row),
            (column + 1, row + 1),
            (column, row + 1),
        ):
            beside += cells.get(cell, ())
        for place, at in enumerate(members):
            for other in members[place + 1 :]:
                yield at, other
            for other in beside:
                yield at, other
