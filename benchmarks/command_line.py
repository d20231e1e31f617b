"""Whole processes of the command line beside bare Python, alternating, in one run.

Prints for each command the median CPU seconds (user and system, with all children) and its ratio to
``python -c pass``; builds are compared with each other. Ratios carry from machine to machine, the
seconds do not.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROUNDS = 7
EXAMPLES = Path(__file__).parent.parent / "examples"


def cpu_seconds(command: Sequence[str]) -> float:
    """Run a command to its end and return the CPU seconds of it and its children."""
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )


def medians(commands: dict[str, list[str]]) -> dict[str, float]:
    """Return the median of each command; the commands take turns, so that noise hits all alike."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            taken[name].append(cpu_seconds(command))
    return {name: statistics.median(times) for name, times in taken.items()}


def main() -> None:
    """Measure questions on a store of the examples, and building it anew and unchanged."""
    policygraph = [sys.executable, "-m", "policygraph.cli"]
    with tempfile.TemporaryDirectory() as folder:
        store = ["--store", str(Path(folder) / "store")]
        fresh = ["--store", str(Path(folder) / "fresh")]
        subprocess.run([*policygraph, "build", str(EXAMPLES), *store], check=True)
        bare = [sys.executable, "-c", "pass"]
        remove = "import shutil, sys; shutil.rmtree(sys.argv[1], ignore_errors=True)"
        found = medians(
            {
                "python -c pass": bare,
                "import rdflib": [sys.executable, "-c", "import rdflib"],
                "who BODY": [*policygraph, "who", "Ministry of Finance", *store],
                "who": [*policygraph, "who", *store],
                "show THING": [*policygraph, "show", "192-KL/TW", *store],
                "build, unchanged": [*policygraph, "build", str(EXAMPLES), *store],
                "(remove)": [sys.executable, "-c", remove, fresh[1]],
                "build, new store": [*policygraph, "build", str(EXAMPLES), *fresh],
            }
        )
    print(f"{'command':20}{'CPU s':>8}{'x python -c pass':>18}")
    for name, seconds in found.items():
        if not name.startswith("("):
            print(f"{name:20}{seconds:8.3f}{seconds / found['python -c pass']:18.1f}")


if __name__ == "__main__":
    main()
