"""Makes as many quads as are asked for out of a few hundred documents that were really read.

To read a million documents takes hours; a store does not know who read them. Each document is
repeated under another path, so that its tasks, spans and sentences are its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from documents import document, rare_document

from policygraph.builders import extract
from policygraph.builders.emit import emit
from policygraph.builders.model import Language, Text

__all__ = ["graphs"]

_READ = 120
_RARE = 4


def _emitted(source: str, content: str, language: Language) -> bytes:
    text = Text(source, content, language)
    return emit(text, extract(text))


@cache
def _pattern(number: int) -> tuple[str, bytes, int]:
    source, content = document(number)
    quads = _emitted(source, content, "vi" if number % 2 else "en")
    return source, quads, quads.count(b"\n")


def graphs(least: int) -> Iterator[tuple[str, bytes]]:
    """Yield sources with their N-Quads, at least so many lines in all, then the rare documents."""
    made = number = 0
    while made < least:
        source, quads, lines = _pattern(number % _READ)
        path = f"d{number // 1000:04d}/d{number:07d}.txt"
        yield path, quads.replace(source.encode(), path.encode())
        made, number = made + lines, number + 1
    for rare in range(_RARE):
        source, content = rare_document(rare)
        yield source, _emitted(source, content, "en")
