"""Numbers as English and Vietnamese texts write them, and the words that scale or measure them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ...ontology import table
from ..model import Language

__all__ = ["Units", "number_value", "units"]


@dataclass(frozen=True, slots=True)
class Units:
    """What the table of units says for one language, by its words in lower case."""

    scales: dict[str, float]
    currencies: dict[str, str]
    shares: dict[str, str]
    numbers: dict[str, float]
    fractions: dict[str, float]
    quantities: dict[str, str]
    lengths: frozenset[str]
    times: frozenset[str]
    measures: frozenset[str]
    counted: frozenset[str]

    def scaled(self, digits: str, scale: str | None, language: Language) -> float:
        """Value of a number with its scale word: ``38.5`` and ``trillion``."""
        value = self.numbers.get(digits.lower())
        number = number_value(digits, language) if value is None else Decimal(value)
        factor = Decimal(self.scales[" ".join(scale.lower().split())] if scale else 1)
        return float(number * factor)


def number_value(digits: str, language: Language) -> Decimal:
    """Value of digits with their separators: ``1,234.5`` in English, ``1.234,5`` in Vietnamese.

    Where the separators can only be the other language's (``3.321`` communes in an English text
    is left a fraction, ``1,234,567`` in a Vietnamese one is not), they are read so.
    """
    thousands, point = (",", ".") if language == "en" else (".", ",")
    well_formed = rf"\d{{1,3}}(?:\{thousands}\d{{3}})+(?:\{point}\d+)?|\d+(?:\{point}\d+)?"
    if not re.fullmatch(well_formed, digits):
        thousands, point = point, thousands
    return Decimal(digits.replace(thousands, "").replace(point, "."))


def _rows(kind: str, language: Language) -> Iterable[tuple[str, str]]:
    for row in table("units"):
        if row["class"] == kind and row["language"] == language:
            for word in row["words"].split("|"):
                yield word.lower(), row["value"]


def _spelled(numbers: dict[str, float], language: Language) -> dict[str, float]:
    """Add the compounds up to 99: "thirty-four", "ba mươi tư", "mười hai"."""
    made = dict(numbers)
    digits = {word: value for word, value in numbers.items() if value < 10 and word != "a"}
    if language == "en":
        for ten, tens in numbers.items():
            if tens >= 20:
                made |= {f"{ten}{j}{word}": tens + n for word, n in digits.items() for j in "- "}
        return made
    last = digits | {"mốt": 1, "tư": 4, "lăm": 5}
    made |= {f"mười {word}": 10 + n for word, n in last.items()}
    for ten, tens in digits.items():
        if tens > 1:
            made[f"{ten} mươi"] = 10 * tens
            made |= {f"{ten} mươi {word}": 10 * tens + n for word, n in last.items()}
    return made


@cache
def units(language: Language) -> Units:
    """Read ``ontology/gazetteers/units.tsv`` for one language."""
    lengths, times = dict(_rows("length", language)), dict(_rows("time", language))
    quantities = dict(_rows("quantity", language)) | lengths | times
    measures = frozenset(word for word, _ in _rows("measure", language))
    return Units(
        scales={word: float(value) for word, value in _rows("scale", language)},
        currencies=dict(_rows("currency", language)),
        shares=dict(_rows("share", language)),
        numbers=_spelled({w: float(value) for w, value in _rows("number", language)}, language),
        fractions={word: float(value) for word, value in _rows("fraction", language)},
        quantities=quantities,
        lengths=frozenset(lengths),
        times=frozenset(times),
        measures=measures | quantities.keys(),
        counted=frozenset(word for word, _ in _rows("count", language)),
    )
