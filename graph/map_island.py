"""The things of one text as an island: a disc in which what is linked lies near.

A force-directed layout in the manner of Fruchterman and Reingold: things push each other away,
links pull, and everything is drawn to the middle, in ever smaller steps from places that the names
decide. Distances from the middle are then evened out, so that the disc is filled alike. Only
operations that IEEE 754 rounds in one way are used; see :mod:`.map_layout`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from hashlib import blake2b
from math import sqrt

__all__ = ["SPACING", "Point", "forced_apart", "hashed", "island", "radius"]

Point = tuple[float, float]

#: Mean distance of neighbours, in units of the drawing.
SPACING = 44
#: Steps of the layout, and how far things can move in the first one, by the width of the island.
_STEPS, _FIRST = 40, 0.15
#: How strongly things are drawn to the middle, and how far they feel others.
_DRAWN, _REACH = 0.036, 3.0 * SPACING
#: How much of the unevenness of distances from the middle is taken out.
_EVEN = 0.8

Links = list[list[tuple[int, float]]]
"""For each node its neighbours and the strength of the link to each."""


def island(pairs: list[tuple[str, str]]) -> dict[str, Point]:
    """Return where linked things lie around the middle (0, 0) of their island."""
    nodes = sorted({node for pair in pairs for node in pair})
    links = _links(nodes, pairs)
    width = 2 * radius(len(nodes))
    xs = [width * (hashed(node)[0] - 0.5) for node in nodes]
    ys = [width * (hashed(node)[1] - 0.5) for node in nodes]
    for step in range(_STEPS):
        left = 1 - step / _STEPS
        _move(xs, ys, links, _FIRST * width * left * left + 1)
    return dict(zip(nodes, _in_a_disc(xs, ys), strict=True))


def radius(things: int) -> float:
    """Return the radius of an island of so many things."""
    return 0.62 * SPACING * sqrt(things)


def hashed(name: str) -> Point:
    """Return the point that a name decides, in the square from 0 to 1."""
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    x, y = int.from_bytes(digest[:4], "big"), int.from_bytes(digest[4:], "big")
    return x / 2**32, y / 2**32


def forced_apart(xs: list[float], ys: list[float], gap: float) -> None:
    """Move all that lie closer than ``gap`` a third of the way that is missing, all at once."""
    moves = [[0.0, 0.0] for _ in xs]
    for at, others in _near(xs, ys, gap):
        for other in others:
            dx, dy = xs[at] - xs[other], ys[at] - ys[other]
            distance = sqrt(dx * dx + dy * dy)
            if distance >= gap:
                continue
            if distance == 0:  # neither is left or right of the other
                dx, distance = 1.0, 1.0
            push = 0.35 * (gap - distance) / distance
            for end, sign in ((at, push), (other, -push)):
                moves[end][0] += sign * dx
                moves[end][1] += sign * dy
    for at, (x, y) in enumerate(moves):
        xs[at] += x
        ys[at] += y


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


def _move(xs: list[float], ys: list[float], links: Links, furthest: float) -> None:
    """Let everything follow the forces on it once, no further than given."""
    forces = [[-_DRAWN * x, -_DRAWN * y] for x, y in zip(xs, ys, strict=True)]
    for at, near in enumerate(links):
        force = forces[at]
        for other, strength in near:
            dx, dy = xs[other] - xs[at], ys[other] - ys[at]
            pull = strength * sqrt(dx * dx + dy * dy) / SPACING
            force[0] += pull * dx
            force[1] += pull * dy
    square, least = SPACING * SPACING, SPACING * SPACING / (_REACH * _REACH)
    for at, others in _near(xs, ys, _REACH):
        x, y, force = xs[at], ys[at], forces[at]
        for other in others:
            dx, dy = x - xs[other], y - ys[other]
            push = square / (dx * dx + dy * dy + 1) - least
            if push > 0:
                dx *= push
                dy *= push
                force[0] += dx
                force[1] += dy
                back = forces[other]
                back[0] -= dx
                back[1] -= dy
    for at, (x, y) in enumerate(forces):
        size = sqrt(x * x + y * y)
        short = furthest / size if size > furthest else 1.0
        xs[at] += x * short
        ys[at] += y * short


def _in_a_disc(xs: list[float], ys: list[float]) -> list[Point]:
    """Return points around their mean with their distances from it evened out."""
    many = len(xs)
    middle_x = middle_y = 0.0
    for x, y in zip(xs, ys, strict=True):
        middle_x += x / many
        middle_y += y / many
    points = [(x - middle_x, y - middle_y) for x, y in zip(xs, ys, strict=True)]
    far = [sqrt(x * x + y * y) for x, y in points]
    size = radius(many)
    for rank, at in enumerate(sorted(range(many), key=lambda at: (far[at], at))):
        even = size * sqrt((rank + 0.5) / many)
        wanted = _EVEN * even + (1 - _EVEN) * min(far[at], size)
        by = wanted / far[at] if far[at] else 0.0
        points[at] = (points[at][0] * by, points[at][1] * by)
    return points


def _near(xs: list[float], ys: list[float], reach: float) -> Iterator[tuple[int, list[int]]]:
    """Yield each place with others in the same or in adjoining cells of a grid, each pair once."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, (x, y) in enumerate(zip(xs, ys, strict=True)):
        cells[int(x // reach), int(y // reach)].append(at)
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
            yield at, members[place + 1 :] + beside
