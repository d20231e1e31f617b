"""Positions on the map: the same everywhere, apart from each other, near what they are tied to."""

from __future__ import annotations

import os
import subprocess
import sys
from math import dist
from pathlib import Path
from statistics import mean, median

import networkx as nx
from policy_graphs import policy_network

from policygraph.graph.map_layout import SPACING, map_positions
from policygraph.graph.network import Fact, Network, Thing

PRINT = "from policy_graphs import *; from policygraph.graph.map_layout import *; print(%s)"


def test_two_processes_give_the_same_positions() -> None:
    asked = PRINT % "sorted(map_positions(policy_network(300)).items())"
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
    assert found == {f"{sorted(map_positions(policy_network(300)).items())}\n"}


def test_one_more_text_moves_the_others_little() -> None:
    before = map_positions(policy_network(3000, texts_left_out=1))
    after = map_positions(policy_network(3000))
    assert set(before) < set(after)
    width = max(x for x, _ in after.values())
    assert median(dist(before[node], after[node]) for node in before) <= 0.02 * width


def test_what_is_tied_lies_nearer_than_what_is_not() -> None:
    network = policy_network(300)
    places = map_positions(network)
    tied = mean(dist(places[begin], places[end]) for begin, end in network.edges())
    nodes = sorted(places)
    assert tied < 0.75 * mean(dist(places[a], places[b]) for a in nodes for b in nodes if a < b)


def test_things_lie_apart_and_on_the_sheet() -> None:
    places = sorted(map_positions(policy_network(300)).values())
    nearest = [min(dist(a, b) for b in places if a != b) for a in places]
    assert len(set(places)) == len(places)
    assert median(nearest) > SPACING / 3
    assert min(x for x, _ in places) == min(y for _, y in places) == 0


def test_a_thing_without_ties_is_not_on_the_map() -> None:
    network: Network = nx.MultiDiGraph()
    for name in ("a", "b", "alone", "self"):
        network.add_node(f"urn:{name}", thing=Thing("agency", name))
    for begin, end in (("urn:a", "urn:b"), ("urn:self", "urn:self")):
        network.add_edge(begin, end, fact=Fact(begin, "cites", end, None))
    assert set(map_positions(network)) == {"urn:a", "urn:b"}
    assert map_positions(nx.MultiDiGraph()) == {}
