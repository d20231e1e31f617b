"""Positions on the map: each text an island, and one more text moves the rest only a little.

Force-directed layouts draw well, but each run of theirs falls into another of many equally good
pictures, so that one more text stirs up the whole map. Here forces arrange one text at a time,
which nothing outside it can stir (:mod:`.map_island`). The islands then lie on a sheet, each as
near as there is room to a point that the name of its text decides. Larger ones choose first, so
that a text moves none but smaller ones; and sheets come in a row of sizes, as those of paper do, so
that few texts change the scale. What several texts speak of lies amid its places in them.

Everything is arithmetic that IEEE 754 rounds in one way (no ``sum``, which rounds differently from
Python 3.12 on, and no sines), in a fixed order, so that the same graph has the same positions
everywhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from math import ceil, floor, sqrt
from typing import NamedTuple

from .map_island import SPACING, Point, forced_apart, hashed, island, radius
from .network import Network, facts

__all__ = ["SPACING", "Map", "map_of"]

#: Width of a sheet by its height, about as windows beside the panel have it.
_ASPECT = 1.25
#: Part of a sheet that islands can cover, a little less than discs reach that fall at random.
_FILL = 0.45
#: Steps in which room for an island is sought.
_STEP = SPACING / 2
#: Space around an island, and between two things, that is kept free.
_SHORE, _GAP = 0.4 * SPACING, 0.6 * SPACING
#: Rounds in which things that lie too close are pushed apart.
_ROUNDS = 12

Ties = dict[tuple[str, str], int]
"""For each pair of nodes the facts between them."""


class Map(NamedTuple):
    """Where things lie on a sheet, in whole units from its upper left corner."""

    width: int
    height: int
    places: dict[str, tuple[int, int]]
    """x and y of every node that has an edge to another."""


def map_of(network: Network) -> Map:
    """Return the map of a network, cut to the part of its sheet that is used."""
    texts = _ties_of_texts(network)
    islands = {text: island(sorted(texts[text])) for text in sorted(texts)}
    sheet, middles = _on_a_sheet({text: radius(len(there)) for text, there in islands.items()})
    nodes = sorted({node for there in islands.values() for node in there})
    weights = _weights(texts)
    xs, ys = [], []
    for node in nodes:
        x = y = total = 0.0
        for text, weight in weights[node].items():
            x += weight * (middles[text][0] + islands[text][node][0])
            y += weight * (middles[text][1] + islands[text][node][1])
            total += weight
        xs.append(x / total)
        ys.append(y / total)
    for _ in range(_ROUNDS):
        forced_apart(xs, ys, _GAP)
    left, right = _cut(xs, sheet[0])
    top, bottom = _cut(ys, sheet[1])
    places = {
        node: (round(x - left), round(y - top)) for node, x, y in zip(nodes, xs, ys, strict=True)
    }
    return Map(round(right - left), round(bottom - top), places)


def _cut(values: list[float], length: float) -> tuple[float, float]:
    """Return the ends of what is used of a sheet in a direction, in eighths of its length.

    Few texts change it so, while the smallest and the largest value change with every other.
    """
    eighth = length / 8
    return floor(min(values, default=0) / eighth) * eighth, ceil(
        max(values, default=0) / eighth
    ) * eighth


def _ties_of_texts(network: Network) -> dict[str, Ties]:
    """Return the ties that each text states, by its name.

    A fact that quotes no text goes with those that speak of what it ties, or else is one of "".
    """
    texts: dict[str, Ties] = defaultdict(Counter)
    speaking: dict[str, set[str]] = defaultdict(set)
    quoteless = []
    for fact in facts(network):
        pair = (min(fact.begin, fact.end), max(fact.begin, fact.end))
        if fact.begin == fact.end:
            continue
        if fact.citation is None:
            quoteless.append(pair)
            continue
        text = fact.citation.source
        texts[text][pair] += 1
        for node in pair:
            speaking[node].add(text)
    for pair in quoteless:
        for text in speaking[pair[0]] | speaking[pair[1]] or {""}:
            texts[text][pair] += 1
    return texts


def _weights(texts: dict[str, Ties]) -> dict[str, dict[str, int]]:
    """Return for each node how many facts each text has about it."""
    weights: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for text in sorted(texts):
        for pair, many in texts[text].items():
            for node in pair:
                weights[node][text] += many
    return weights


# ------------------------------------------------------------------ the sheet


def _on_a_sheet(radii: dict[str, float]) -> tuple[Point, dict[str, Point]]:
    """Return the smallest sheet of the row that has room for discs, and their middles on it."""
    reach = {text: radius + _SHORE for text, radius in radii.items()}
    covered = 0.0
    for text in sorted(reach):
        covered += 3.1416 * reach[text] * reach[text]
    area = SPACING * SPACING
    while True:
        if area * _FILL >= covered:
            height = sqrt(area / _ASPECT)
            width = _ASPECT * height
            placed = _placed(reach, width, height)
            if placed is not None:
                return (width, height), placed
        area *= 2


def _placed(reach: dict[str, float], width: float, height: float) -> dict[str, Point] | None:
    """Return middles of discs that keep apart on a sheet, the largest placed first, if they fit."""
    middles: dict[str, Point] = {}
    taken: list[tuple[float, float, float]] = []
    for text in sorted(reach, key=lambda text: (-reach[text], text)):
        radius = reach[text]
        across, down = hashed(text)
        wished = (
            min(max(across * width, radius), width - radius),
            min(max(down * height, radius), height - radius),
        )
        for x, y in _around(wished, radius, width, height):
            if _free(x, y, radius, taken):
                middles[text] = (x, y)
                taken.append((x, y, radius))
                break
        else:
            return None
    return middles


def _free(x: float, y: float, radius: float, taken: list[tuple[float, float, float]]) -> bool:
    """Tell if a disc touches none of those taken; one that it touches is asked first next time."""
    for at, (other_x, other_y, other) in enumerate(taken):
        if (x - other_x) ** 2 + (y - other_y) ** 2 < (radius + other) ** 2:
            taken.insert(0, taken.pop(at))
            return False
    return True


def _around(wished: Point, margin: float, width: float, height: float) -> Iterator[Point]:
    """Yield points around one, ring by ring, that are at least ``margin`` inside of a sheet."""
    for ring in range(int(width / _STEP) + 2):
        side = range(-ring, ring + 1)
        steps = [(step, edge) for step in side for edge in (-ring, ring)]
        steps += [(edge, step) for step in side[1:-1] for edge in (-ring, ring)]
        for across, down in sorted(steps, key=lambda step: (step[0] ** 2 + step[1] ** 2, step)):
            x, y = wished[0] + across * _STEP, wished[1] + down * _STEP
            if margin <= x <= width - margin and margin <= y <= height - margin:
                yield x, y
