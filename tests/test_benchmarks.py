"""The benchmarks run and compare equal answers; how long they take is no test."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def python(script: str, *words: str) -> str:
    command = [sys.executable, str(BENCHMARKS / script), *words]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def test_a_short_run_measures_every_part_and_fills_the_page(tmp_path: Path) -> None:
    bench = tmp_path / "bench"
    table = python(
        *("performance.py", "--sizes", "500", "2500", "--rounds", "0", "--folder", str(bench)),
        *("--only", "questions", "dataset", "imports", "one_document", "texts", "peers"),
    )
    goals = {line.split(":")[0].strip("| ") for line in table.splitlines()[2:]}
    assert {"2", "3", "4", "5", "9", "11", "12"} <= goals
    assert set(json.loads((bench / "results.json").read_text())) >= {"questions", "imports"}
    page = tmp_path / "performance.md"
    page.write_text("Before\n<!-- table -->\nold\n<!-- end of table -->\nafter\n", "utf-8")
    python("report.py", str(bench / "results.json"), str(tmp_path))
    said = page.read_text("utf-8")
    assert said.startswith(f"Before\n<!-- table -->\n{table.strip()}\n<!-- end of table -->\nafter")
    for name in ("performance-questions.svg", "performance-writing.svg"):
        assert (tmp_path / name).read_text("utf-8").startswith("<svg ")


def test_documents_are_the_same_each_time_and_differ(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        python("documents.py", "8", str(tmp_path / folder))
    texts = [
        sorted(path.read_text("utf-8") for path in (tmp_path / folder).rglob("*.txt"))
        for folder in ("one", "two")
    ]
    assert texts[0] == texts[1]
    assert len(set(texts[0])) == 8
