"""Runs two ways of doing the same in turn and takes the median CPU time of whole processes."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

__all__ = ["child", "cpu_of", "in_turn"]

ROUNDS = 7


def cpu_of(command: Sequence[str]) -> float:
    """Run a command to its end; return the CPU seconds (user, system) of it and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def child(task: str, *words: object) -> dict[str, Any]:
    """Run a task of :mod:`tasks` in a process of its own; return what it says of itself.

    That is ``cpu`` (seconds), ``memory`` (most bytes resident) and what the task adds.
    """
    script = str(Path(__file__).with_name("tasks.py"))
    command = [sys.executable, script, task, *map(str, words)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def in_turn(ways: Mapping[str, Callable[[], float]], rounds: int = ROUNDS) -> dict[str, float]:
    """Return the median of each way; they take turns, so that other load on the machine hits all.

    The first round warms the caches and does not count, unless it is the only one.
    """
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(rounds + 1):
        for name, way in ways.items():
            seconds = way()
            if turn or not rounds:
                taken[name].append(seconds)
    return {name: statistics.median(times) for name, times in taken.items()}
