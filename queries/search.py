"""Full-text search over names and over the sentences that prove facts, marks typed or not."""

from __future__ import annotations

from typing import TypedDict

from ..graph import Store
from ..graph.folding import composed, plain
from .entities import Naming

__all__ = ["Hit", "search"]

_NAMES = """
SELECT DISTINCT n.value, h.iri
FROM {s}.name_words f JOIN {s}.name n ON n.id = f.rowid JOIN {s}.thing h ON h.id = n.thing
WHERE name_words MATCH ?
AND EXISTS (SELECT 1 FROM {s}.said w WHERE w.name = n.id AND live(w.graph))
AND EXISTS (SELECT 1 FROM {s}.name c WHERE c.thing = n.thing AND c.property = 'class')
"""
_SENTENCES = """
SELECT s.text, g.path, s.start, s.stop
FROM {s}.sentence_words f JOIN {s}.sentence s ON s.id = f.rowid JOIN {s}.graph g ON g.id = s.graph
WHERE sentence_words MATCH ? AND live(s.graph)
"""


class Hit(TypedDict):
    """A name, or a sentence of a source with its place, in which all the words occur."""

    what: str
    """Kind of the thing that is called so, or ``sentence``."""
    text: str
    iri: str | None
    source: str | None
    start: int | None
    end: int | None


def search(store: Store, words: str) -> list[Hit]:
    """Return names, then sentences, in which all of the words occur, in any order.

    Case and diacritics need not be typed; what has the words as they are typed comes first, and
    before that what has them side by side. Then names come by the alphabet, sentences in the order
    of their sources.
    """
    wanted = [word for word in composed(words).split() if any(map(str.isalnum, word))]
    if not wanted:
        return []
    # In quotes, so that nothing in them is an operator (FTS5, section 3); 192-KL/TW is a phrase.
    asked = " ".join('"{}"'.format(plain(word).replace('"', '""')) for word in wanted)
    naming = Naming(store)
    names = sorted(set(store.index.rows(_NAMES, asked)))
    sentences = sorted(store.index.rows(_SENTENCES, asked), key=lambda row: row[1:])
    hits = [
        Hit(what=naming.actor(iri)["kind"], text=text, iri=iri, source=None, start=None, end=None)
        for text, iri in sorted(names, key=lambda name: _distance(name[0], wanted))
    ]
    hits += [
        Hit(what="sentence", text=text, iri=None, source=source, start=start, end=end)
        for text, source, start, end in sorted(sentences, key=lambda row: _distance(row[0], wanted))
    ]
    return hits


def _distance(text: str, words: list[str]) -> int:
    """Return 0 for a text with the words side by side, 1 with all of them, 2 with others' marks."""
    said = composed(text)
    return 0 if " ".join(words) in said else 1 if all(word in said for word in words) else 2
