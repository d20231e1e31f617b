"""Writes ``docs/performance.md`` and its plots from the figures of a run of ``performance.py``.

``python benchmarks/report.py build/bench/results.json docs`` puts the table of ratios and the plots
where the page has room for them; what the page says about them is written by hand.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import peers

__all__ = ["table", "write"]

Figures = dict[str, Any]
_PLACE = re.compile(r"(<!-- table -->\n).*?(<!-- end of table -->)", re.DOTALL)


def table(figures: Figures) -> str:
    """Return the figures as a table in Markdown, a row for each goal that was measured."""
    rows = ["| goal | asked | measured |", "| --- | --- | --- |"]
    for part, describe in (
        ("cold", _cold),
        ("questions", _questions),
        ("dataset", _dataset),
        ("imports", _imports),
        ("one_document", _one_document),
        ("texts", _texts),
        ("peers", peers.rows),
    ):
        if part in figures:
            rows += [f"| {' | '.join(row)} |" for row in describe(figures[part])]
    return "\n".join(rows)


def _ratio(value: float) -> str:
    return f"{value:,.0f} ×" if value >= 100 else f"{value:.2f} ×"


def _size(quads: str | int) -> str:
    number = int(quads)
    return f"{number // 1_000_000}M" if number >= 1_000_000 else f"{number // 1000}k"


def _sizes(measured: Mapping[str, Any]) -> list[str]:
    return sorted(measured, key=int)


def growth(sizes: Sequence[str], figure: Callable[[str], float]) -> str:
    """Return the exponent by which a figure grows from the first size to the last."""
    first, last = sizes[0], sizes[-1]
    if first == last:
        return "one size only"
    return f"{math.log(figure(last) / figure(first)) / math.log(int(last) / int(first)):.2f}"


def _cold(found: Figures) -> list[tuple[str, str, str]]:
    seconds = found["seconds"]
    bare = seconds["python -c pass"]
    sizes = [name for name in seconds if name.startswith("who at ")]
    told = ", ".join(
        f"{_size(name.removeprefix('who at '))}: {_ratio(seconds[name] / bare)}" for name in sizes
    )
    told += f" (`import click` {_ratio(seconds['import click'] / bare)}"
    told += f", `import rdflib` {_ratio(seconds['import rdflib'] / bare)})"
    largest = f"{_size(sizes[-1].removeprefix('who at '))}: "
    return [
        ("1: cold `policygraph who BODY`, whole process, to `python -c pass`", "≤ 5.5 ×", told),
        (
            "1: the same, largest store to smallest",
            "≤ 1.15 ×",
            largest + _ratio(seconds[sizes[-1]] / seconds[sizes[0]]),
        ),
    ]


def _questions(found: Figures) -> list[tuple[str, str, str]]:
    rows = []
    for question, asked in (("due before", "≥ 100 ×"), ("search", "≥ 100 ×"), ("who", "")):
        ratios = {
            size: each[f"{question}, SPARQL"] / each[f"{question}, index"]
            for size, each in found.items()
        }
        told = ", ".join(f"{_size(size)}: {_ratio(ratios[size])}" for size in _sizes(found))
        rows.append((f"3: *{question}* by SPARQL to the index, with full rows", asked, told))
    sizes = _sizes(found)
    for question in ("who", "due before", "search"):
        exponent = growth(sizes, lambda size, question=question: found[size][f"{question}, index"])
        rows.append((f"12: growth of *{question}* with the store", "≤ 0.2", exponent))
    return rows


def _dataset(found: Figures) -> list[tuple[str, str, str]]:
    rows = []
    for kind, what, asked in (("look-up", "look-ups", "≤ 1.2 ×"), ("rows", "50k rows", "≤ 1.3 ×")):
        told = []
        for size in _sizes(found):
            bare = found[size][f"{kind}, Oxigraph"]
            ours, plain = (
                found[size][f"{kind}, ours"] / bare,
                found[size][f"{kind}, oxrdflib"] / bare,
            )
            told.append(f"{_size(size)}: {_ratio(ours)} (oxrdflib {_ratio(plain)})")
        rows.append((f"2: {what} by `dataset()` to Oxigraph's own", asked, ", ".join(told)))
    return rows


def _imports(found: Figures) -> list[tuple[str, str, str]]:
    sizes = _sizes(found)

    def each(ratio: Callable[[str], float | None]) -> str:
        told = ((size, ratio(size)) for size in sizes)
        return ", ".join(f"{_size(size)}: {_ratio(value)}" for size, value in told if value)

    def seconds(size: str, way: str) -> float:
        return float(found[size]["seconds"].get(way, 0))

    return [
        (
            "4: import with manifest and index to `bulk_load` alone",
            "≤ 1.25 ×",
            each(lambda size: seconds(size, "import_quads") / seconds(size, "bulk_load")),
        ),
        (
            "4: rdflib parsing the same file to the import",
            "≥ 3 ×",
            each(lambda size: seconds(size, "parse_with_rdflib") / seconds(size, "import_quads")),
        ),
        (
            "11: peak memory of the import to that of `bulk_load`",
            "≤ 1.1 ×",
            each(
                lambda size: (
                    found[size]["memory"]["import_quads"] / found[size]["memory"]["bulk_load"]
                )
            ),
        ),
        (
            "12: growth of the import with the quads",
            "≤ 1.05",
            growth(sizes, lambda size: seconds(size, "import_quads")),
        ),
    ]


def _one_document(found: Figures) -> list[tuple[str, str, str]]:
    sizes = _sizes(found)
    told = ", ".join(
        f"{_size(size)}: {_ratio(found[size]['replace'] / found[size]['extend'])}" for size in sizes
    )
    return [
        ("5: replacing one document, durable, to `remove_graph` + `extend`", "≤ 2 ×", told),
        (
            "5: the same, largest store to smallest",
            "≤ 1.3 ×",
            _ratio(found[sizes[-1]]["replace"] / found[sizes[0]]["replace"]),
        ),
        (
            "12: its growth with the store",
            "≤ 0.1",
            growth(sizes, lambda size: found[size]["replace"]),
        ),
    ]


def _texts(found: Figures) -> list[tuple[str, str, str]]:
    sizes = _sizes(found)
    last, first = found[sizes[-1]], found[sizes[0]]
    speed = f"{last['bytes'] / last['cpu'] / 1000:.0f} kB/s"
    speed += f", {int(sizes[-1]) / last['cpu']:.0f} documents/s"
    grown = growth(sizes, lambda number: found[number]["cpu"])
    return [
        (
            "9: text to quads to store, to `bulk_load` of the same quads",
            "≤ 2.0 ×",
            _ratio((last["cpu"] + last["bulk_load"]) / last["bulk_load"]),
        ),
        ("extraction as shipped, all kinds of facts, one core", "", speed),
        (
            "11: peak memory of 10 × the documents",
            "≤ 1.1 ×",
            _ratio(last["memory"] / first["memory"]),
        ),
        ("12: growth of extraction with the documents", "≤ 1.05", grown),
    ]


# ------------------------------------------------------------------ plots


def plot(title: str, lines: Mapping[str, Mapping[int, float]], unit: str) -> str:
    """Return a plot with logarithmic axes as SVG; ``lines`` are values by size, by name."""
    width, height, left, top, right, bottom = 640, 360, 70, 40, 190, 50
    sizes = sorted({size for line in lines.values() for size in line})
    values = [value for line in lines.values() for value in line.values()]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    begin, end = math.log10(sizes[0]), math.log10(sizes[-1])

    def x(size: float) -> float:
        share = (math.log10(size) - begin) / ((end - begin) or 1)
        return left + share * (width - left - right)

    def y(value: float) -> float:
        share = (math.log10(value) - low) / ((high - low) or 1)
        return height - bottom - share * (height - top - bottom)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        f'<text x="{left}" y="22" font-size="14">{title}</text>',
    ]
    for power in range(low, high + 1):
        parts.append(
            f'<path d="M{left} {y(10**power):.1f}H{width - right}" stroke="#ddd"/>'
            f'<text x="{left - 8}" y="{y(10**power) + 4:.1f}" text-anchor="end">'
            f"{10.0**power:g} {unit}</text>"
        )
    for size in sizes:
        parts.append(
            f'<text x="{x(size):.1f}" y="{height - bottom + 20}" text-anchor="middle">'
            f"{_size(size)}</text>"
        )
    parts.append(f'<text x="{left}" y="{height - 10}">quads in the store</text>')
    below = 0.0
    for name, colour in sorted(
        zip(lines, COLOURS, strict=False),
        key=lambda named: y(lines[named[0]][max(lines[named[0]])]),
    ):
        line = lines[name]
        points = " ".join(f"{x(size):.1f},{y(value):.1f}" for size, value in sorted(line.items()))
        last = max(line)
        below = max(y(line[last]) + 4, below + 14)  # so that no name covers another
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
            f'<text x="{x(last) + 8:.1f}" y="{below:.1f}" fill="{colour}">{name}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


#: Told apart by people who see colours differently, too (Okabe and Ito's palette).
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")


def plots(figures: Figures) -> dict[str, str]:
    """Return the plots by file name."""
    found = figures["questions"]
    names = list(found[_sizes(found)[0]])
    imports, replaced = figures["imports"], figures["one_document"]
    return {
        "performance-questions.svg": plot(
            "CPU time of a question",
            {name: {int(size): found[size][name] * 1000 for size in found} for name in names},
            "ms",
        ),
        "performance-writing.svg": plot(
            "CPU time of writing",
            {
                "import": {int(n): imports[n]["seconds"]["import_quads"] for n in imports},
                "bulk_load alone": {int(n): imports[n]["seconds"]["bulk_load"] for n in imports},
                "replace one text": {int(n): replaced[n]["replace"] for n in replaced},
            },
            "s",
        ),
    }


def write(results: Path, folder: Path) -> None:
    """Put table and plots into the page."""
    figures = json.loads(results.read_text("utf-8"))
    page = folder / "performance.md"
    text = page.read_text("utf-8")
    page.write_text(
        _PLACE.sub(lambda found: f"{found[1]}{table(figures)}\n{found[2]}", text), "utf-8"
    )
    for name, svg in plots(figures).items():
        (folder / name).write_text(svg, "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
