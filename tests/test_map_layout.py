"""Positions on the map: the same everywhere, apart from each other, near what they are tied to."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from itertools import pairwise
from math import dist
from pathlib import Path
from statistics import mean, median

import networkx as nx
import pytest
from policy_graphs import policy_network

from policygraph.graph.map_layout import SPACING, Map, map_of
from policygraph.graph.network import Fact, Network, Thing

Point = tuple[float, float]

PRINT = "from policy_graphs import *; from policygraph.graph.map_layout import *; print(%s)"


def test_two_processes_give_the_same_positions() -> None:
    asked = PRINT % "sorted(map_of(policy_network(300)).places.items())"
    found = {
        subprocess.run(
            [sys.executable, "-c", asked],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
    assert found == {f"{sorted(map_of(policy_network(300)).places.items())}\n"}


@pytest.mark.parametrize("things", [150, 600])
def test_one_more_text_moves_the_others_little(things: int) -> None:
    moved: list[float] = []
    for seed in range(5):
        before = map_of(policy_network(things, texts_left_out=1, seed=seed))
        after = map_of(policy_network(things, seed=seed))
        assert set(before.places) < set(after.places)
        moved += map(dist, fitted(before, before.places), fitted(after, before.places))
    assert median(moved) <= 0.02


def fitted(sheet: Map, nodes: Iterable[str]) -> list[Point]:
    """Return where nodes lie in a window that the map fills, by the width of the window."""
    size = max(sheet.width, 1.25 * sheet.height)
    return [
        ((x - sheet.width / 2) / size, (y - sheet.height / 2) / size)
        for x, y in map(sheet.places.__getitem__, nodes)
    ]


def test_things_of_one_text_lie_the_same_whatever_other_texts_say() -> None:
    alone = map_of(policy_network(1000, texts_left_out=40)).places
    among = map_of(policy_network(1000)).places
    tasks = [node for node in alone if "/task/report-0003" in node]
    assert len(tasks) > 5
    for one, other in pairwise(tasks):
        ways = [dist(places[one], places[other]) for places in (alone, among)]
        assert ways[0] == pytest.approx(ways[1], abs=0.7 * SPACING)


def test_what_is_tied_lies_nearer_than_what_is_not() -> None:
    network = policy_network(300)
    places = map_of(network).places
    tied = mean(dist(places[begin], places[end]) for begin, end in network.edges())
    nodes = sorted(places)
    assert tied < 0.75 * mean(dist(places[a], places[b]) for a in nodes for b in nodes if a < b)


def test_things_lie_apart_and_on_the_sheet() -> None:
    places = sorted(map_of(policy_network(300)).places.values())
    nearest = [min(dist(a, b) for b in places if a != b) for a in places]
    assert len(set(places)) == len(places)
    assert median(nearest) > SPACING / 3
    sheet = map_of(policy_network(300))
    assert all(0 <= x <= sheet.width and 0 <= y <= sheet.height for x, y in places)


def test_a_thing_without_ties_is_not_on_the_map() -> None:
    network: Network = nx.MultiDiGraph()
    for name in ("a", "b", "alone", "self"):
        network.add_node(f"urn:{name}", thing=Thing("agency", name))
    for begin, end in (("urn:a", "urn:b"), ("urn:self", "urn:self")):
        network.add_edge(begin, end, fact=Fact(begin, "cites", end, None))
    assert set(map_of(network).places) == {"urn:a", "urn:b"}
    assert map_of(nx.MultiDiGraph()) == (0, 0, {})
