"""A pattern that waits for its words finds what it finds without waiting, and spares the rest."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable
from importlib import import_module

import pytest
from near_misses import near_miss, sample
from task_cases import cases
from test_linear import ALL

from policygraph.builders import prefilter
from policygraph.builders.clauses.english import ENGLISH
from policygraph.builders.prefilter import FilteredPattern, needs

_parser = import_module("re._parser")

FILTERED = {
    place: FilteredPattern(pattern.pattern, pattern.flags) for place, pattern in ALL.items()
}
CASES: tuple[Callable[[str], str], ...] = (str, str.upper, str.lower, str.title, str.swapcase)
LONG = " and what follows is only here to make the text long enough to be looked at first."


@pytest.fixture(autouse=True)
def warm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the automaton look at every text, also at the first ones of the process."""
    monkeypatch.setattr(prefilter, "_WARM", 0)


def found(pattern: re.Pattern[str] | FilteredPattern, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


@pytest.mark.parametrize("place", ALL)
def test_what_a_pattern_matches_is_never_held_back(place: str) -> None:
    regex, filtered = ALL[place], FILTERED[place]
    rng = random.Random(place)
    tree = _parser.parse(regex.pattern, regex.flags)
    texts = [near_miss(regex, 2000)]
    for _ in range(6):
        told = sample(tree, rng)
        texts += [rng.choice(CASES)(told) + end for end in ("", ".", " x", LONG)]
    for text in texts:
        assert found(filtered, text) == found(regex, text), text
        assert bool(filtered.match(text)) == bool(regex.match(text))
        assert bool(filtered.fullmatch(text)) == bool(regex.fullmatch(text))
        assert bool(filtered.search(text, 1, 60)) == bool(regex.search(text, 1, 60))


def test_texts_of_the_cases_are_read_alike() -> None:
    texts = [case.text for language in ("en", "vi") for case in cases(language)]
    for place in [place for place in ALL if place.startswith("clauses")][::7]:
        regex, filtered = ALL[place], FILTERED[place]
        assert [found(filtered, text) for text in texts] == [found(regex, text) for text in texts]


def test_every_letter_is_found_in_each_of_its_forms() -> None:
    """What ``re`` takes for one letter, case ignored, the filter must not take for two."""
    words = {word for each in FILTERED.values() for need in each.needs for word in need}
    letters = sorted({c for word in words for c in word if c.lower() != c.upper()})
    every = "".join(c for c in map(chr, range(sys.maxunicode + 1)) if c.lower() != c.upper())
    four = [FilteredPattern(letter * 4, re.IGNORECASE) for letter in letters]
    for letter, pattern in zip(letters, four, strict=True):
        for form in re.findall(letter, every, re.IGNORECASE):
            assert pattern.search(form * 4 + LONG), (letter, form)


@pytest.mark.parametrize(
    ("pattern", "asked"),
    [
        ("must", [{"must"}]),
        ("Must [a-z]+ BY", [{"must "}, {" by"}]),
        ("(?:must|shall) be", [{"must be", "shall be"}]),
        ("(?:in charge|tasks?) of", [{"in charge of", "task of", "tasks of"}]),
        ("(?:colou?r){2,}", [{"color", "colour"}]),
        (r"(?=.*when)\w+", [{"when"}]),
        (r"(?<=that )\w+", [{"that "}]),
        ("[\ue000-\ue002] (?:needs|has)", [{"\ue000", "\ue001", "\ue002"}, {" needs", " has"}]),
        # nothing follows from what may be missing, is denied, short, or any of many
        ("(?:must)?", []),
        ("(?:must)*x", []),
        ("(?!must)x", []),
        ("a|must", []),
        (r"\w+|must", []),
        ("[^m]", []),
        ("(a)?(?(1)must|shall)", []),
    ],
)
def test_needs(pattern: str, asked: list[set[str]]) -> None:
    assert list(map(set, needs(pattern))) == asked


def test_most_patterns_of_clauses_are_spared_most_sentences() -> None:
    sentence = (
        "The \ue000 opened an exhibition of photographs about the old railway and its people."
    )
    tried = [c for c in ENGLISH.clauses if c.regex.can_match(sentence)]
    assert len(tried) < len(ENGLISH.clauses) / 3
