"""Every pattern of the grammars takes time in proportion to the text, whatever the text."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from near_misses import near_miss

from policygraph.builders import (
    clauses,
    documents,
    indicators,
    people,
    recognisers,
    vietnamese,
)
from policygraph.builders.prefilter import FilteredPattern

PACKAGES: tuple[ModuleType, ...] = (
    clauses,
    documents,
    indicators,
    people,
    recognisers,
    vietnamese,
)
#: A quarter of the longest text that a pattern is given, in characters.
QUARTER = 25_000


def patterns() -> dict[str, re.Pattern[str]]:
    """Return every pattern of the packages, each once, by the place where it stands."""
    found: dict[re.Pattern[str], str] = {}
    for package in PACKAGES:
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(info.name)
            for name, value in vars(module).items():
                for place, pattern in _inside(value):
                    found.setdefault(pattern, f"{info.name.split('.', 2)[2]}.{name}{place}")
    return {place: pattern for pattern, place in found.items()}


def _inside(value: Any) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the patterns in a value, each with the way to it, for both languages."""
    if isinstance(value, FilteredPattern):
        value = value.regex
    if isinstance(value, re.Pattern):
        yield "", value
        return
    parts: dict[str, Any] = {}
    if isinstance(value, dict):
        parts = {f"[{key}]": part for key, part in value.items()}
    elif isinstance(value, list | tuple):
        parts = {f"[{n}]": part for n, part in enumerate(value)}
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {f".{one.name}": getattr(value, one.name) for one in dataclasses.fields(value)}
    elif hasattr(value, "cache_info") and "Pattern" in inspect.signature(value).return_annotation:
        languages = ("en", "vi") if inspect.signature(value).parameters else ()
        parts = {f"({each!r})": value(each) for each in languages} or {"()": value()}
    for way, part in parts.items():
        yield from ((way + rest, pattern) for rest, pattern in _inside(part))


ALL = patterns()
SOURCE = "".join(
    path.read_text("utf-8") for path in (Path(__file__).parent.parent / "builders").rglob("*.py")
)


def only_matched(place: str) -> bool:
    """Whether a pattern is held against one place of a text, never looked for all over it."""
    name = re.sub(r"[\[(].*", "", place).rpartition(".")[2]
    methods = set(re.findall(rf"\b{name}(?:\[\w+\]|\(\w+\))?\.(\w+)\(", SOURCE))
    return bool(methods) and methods <= {"match", "fullmatch"}


def test_the_grammars_of_both_languages_are_among_them() -> None:
    names = " ".join(ALL)
    for part in ("english.SUBJECTS", "vietnamese.CLAUSES", "labels", "relation_cues", "figures"):
        assert part in names
    assert len(ALL) > 300


@pytest.mark.parametrize("place", ALL)
def test_near_misses_take_time_in_proportion(
    place: str, grows_linearly: Callable[[Callable[[int], object], int], None]
) -> None:
    pattern, once = ALL[place], only_matched(place)

    def work(size: int) -> object:
        text = near_miss(pattern, size)
        return pattern.match(text) if once else sum(1 for _ in pattern.finditer(text))

    # a pattern that grows with the third power would never come to the end of a long text
    for size in (QUARTER // 64, QUARTER // 8, QUARTER):
        grows_linearly(work, size)
