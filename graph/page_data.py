"""The network as the block of JSON that the page's scripts read (``templates/data.js``).

A page of thousands of things must still fit into a mail, so whatever repeats stands once: sources
and sentences are listed and pointed at by number, columns of values replace objects with keys, and
rare values hang on the number of their node, and names and sentences are codes of words
(:mod:`.word_codes`). Every string has been made visible, and addresses
that a page may not link to are left out, so that the scripts need not think of either.

The block is an object with these fields; numbers of nodes follow the order of their IRIs:

``words``
    of all names and sentences, each once
``iri``
    how many UTF-16 units each has in common with the one before it, and the rest of it
``kind``, ``label``
    of each node; kinds are numbers in ``kinds``. A name is coded, or the number of the citation
    whose words it is on one line, as the label of a task mostly is
``labels``
    other names, by language and node
``details``
    values by name, and the nodes that have each
``aliases``, ``stated``
    by node; ``stated`` are pairs of a note and a citation
``facts``
    for each node, those that begin with it: relation (a number in ``relations``), other node and
    citation (or -1), one after the other
``sources``, ``sentences``
    a sentence is the number of its source, its coded text, where it starts in the source (code
    points) and two numbers for each citation in it: where the words start in the sentence and how
    long they are (UTF-16 units). Where its text is not as long here as in the source, -1 stands
    for its start, and each citation has four numbers, the first two being start and end in the
    source. Citations are numbered as they stand here.
``pages``
    the citations that stand on each page, of sources that have pages
``originals``
    what stood in place of a citation's words before they were repaired, by its number
``sheet``, ``map``
    width and height of the map; x and y of each node on it, one after the other, -1 and -1 if it
    is not on it
"""

from __future__ import annotations

from itertools import chain, groupby, pairwise
from os.path import commonprefix
from typing import Any

from .map_layout import map_of
from .network import KINDS, Citation, Network, Thing, facts, facts_from, things
from .page_text import safe_link, visible
from .word_codes import Coder, words_of

__all__ = ["page_data"]


def page_data(network: Network) -> dict[str, Any]:
    """Return the block for a network, the same for the same network."""
    nodes = sorted(network)
    number = {node: at for at, node in enumerate(nodes)}
    about = [network.nodes[node]["thing"] for node in nodes]
    relations = sorted({fact.relation for fact in facts(network)})
    citations = sorted(_cited(network), key=_by_place)
    at: dict[Citation | None, int] = {citation: place for place, citation in enumerate(citations)}
    at[None] = -1
    sheet = map_of(network)
    words: dict[str, int] = {}
    for place, citation in enumerate(citations):
        words.setdefault(visible(" ".join(citation.words.split())), place)
    return _coded(
        {
            "kinds": KINDS,
            "relations": relations,
            "iri": _iris([visible(node) for node in nodes]),
            "kind": [KINDS.index(thing.kind) for thing in about],
            "label": [_shared(thing.label, words) for thing in about],
            "labels": _labels(about, words),
            "aliases": {
                node: [_shared(alias, words) for alias in thing.aliases]
                for node, thing in enumerate(about)
                if thing.aliases
            },
            "details": _details(about),
            "stated": {
                node: [[visible(note), at[citation]] for note, citation in thing.citations]
                for node, thing in enumerate(about)
                if thing.citations
            },
            "facts": [
                list(
                    chain.from_iterable(
                        sorted(
                            (relations.index(fact.relation), number[fact.end], at[fact.citation])
                            for fact in facts_from(network, node)
                        )
                    )
                )
                for node in nodes
            ],
            **_quoted(citations),
            "pages": _pages(citations),
            "originals": {
                place: visible(citation.original)
                for place, citation in enumerate(citations)
                if citation.original
            },
            "sheet": [sheet.width, sheet.height],
            "map": list(chain.from_iterable(sheet.places.get(node, (-1, -1)) for node in nodes)),
        }
    )


def _coded(block: dict[str, Any]) -> dict[str, Any]:
    """Return a block with its names and sentences as codes of the words that they are made of."""
    names = [*block["label"], *chain.from_iterable(block["aliases"].values())]
    names += chain.from_iterable(found.values() for found in block["labels"].values())
    sentences = [text for _, text, *_ in block["sentences"]]
    words = words_of(name for name in names + sentences if isinstance(name, str))
    code = Coder(words)

    def coded(name: str | int) -> str | int:
        return code(name) if isinstance(name, str) else name

    return block | {
        "words": words,
        "label": [coded(name) for name in block["label"]],
        "labels": {
            language: {node: coded(name) for node, name in found.items()}
            for language, found in block["labels"].items()
        },
        "aliases": {
            node: [coded(name) for name in found] for node, found in block["aliases"].items()
        },
        "sentences": [[source, code(text), *rest] for source, text, *rest in block["sentences"]],
    }


def _cited(network: Network) -> set[Citation]:
    """Return every citation in a network."""
    found = {fact.citation for fact in facts(network) if fact.citation is not None}
    for _, thing in things(network):
        found.update(citation for _, citation in thing.citations)
    return found


def _iris(iris: list[str]) -> list[int | str]:
    """Return IRIs in front coding: what each shares with the one before, and its rest."""
    coded: list[int | str] = []
    for before, iri in pairwise(["", *iris]):
        common = len(commonprefix([before, iri]))  # noqa: RUF071 - characters, not steps of a path
        coded += (_units(iri[:common]), iri[common:])
    return coded


def _shared(name: str, words: dict[str, int]) -> str | int:
    """Return a name, or the number of a citation whose words it is, on one line."""
    return words.get(visible(name), visible(name))


def _labels(about: list[Thing], words: dict[str, int]) -> dict[str, dict[int, str | int]]:
    """Return {language: {node: name}} for the names that are not the node's label."""
    found: dict[str, dict[int, str | int]] = {}
    for node, thing in enumerate(about):
        for language, name in thing.labels.items():
            if name != thing.label:
                found.setdefault(visible(language), {})[node] = _shared(name, words)
    return found


def _details(about: list[Thing]) -> dict[str, dict[str, list[int]]]:
    """Return {name: {value: nodes}}: few values, like force and kind, are those of many."""
    found: dict[str, dict[str, list[int]]] = {}
    for node, thing in enumerate(about):
        for name, value in thing.details.items():
            found.setdefault(visible(name), {}).setdefault(visible(value), []).append(node)
    return found


# ------------------------------------------------------------------ citations


def _origin(citation: Citation) -> tuple[str, ...]:
    """Return what is known of the source of a citation, ready for the page."""
    link = safe_link(citation.url) or ""
    about = (citation.title, citation.publisher, link, citation.published, citation.language)
    return (visible(citation.source), *(visible(value or "") for value in about))


def _sentence(citation: Citation) -> tuple[tuple[str, ...], int, str]:
    """Return source, start and text of the sentence in which a citation stands."""
    text = citation.before + citation.words + citation.after
    return _origin(citation), citation.start - len(citation.before), text


def _by_place(citation: Citation) -> tuple[Any, ...]:
    """Sort citations by sentence and by place in it, so that those of a sentence adjoin."""
    return (
        *_sentence(citation),
        citation.start,
        citation.end,
        citation.page or 0,
        citation.original or "",
    )


def _quoted(citations: list[Citation]) -> dict[str, Any]:
    """Return the sources, and the sentences with the citations in them."""
    sources: dict[tuple[str, ...], int] = {}
    sentences: list[list[Any]] = []
    for (origin, start, text), adjoining in groupby(citations, key=_sentence):
        found = list(adjoining)
        source = sources.setdefault(origin, len(sources))
        as_written = _units(visible(text)) == len(text) and all(
            citation.end - citation.start == len(citation.words) for citation in found
        )
        spans: list[int] = []
        for citation in found:
            if not as_written:
                spans += (citation.start, citation.end)
            spans += (_units(visible(citation.before)), _units(visible(citation.words)))
        sentences.append([source, visible(text), start if as_written else -1, *spans])
    return {"sources": list(sources), "sentences": sentences}


def _pages(citations: list[Citation]) -> dict[int, list[int]]:
    """Return {page: citations that begin on it}."""
    found: dict[int, list[int]] = {}
    for place, citation in enumerate(citations):
        if citation.page is not None:
            found.setdefault(citation.page, []).append(place)
    return found


def _units(text: str) -> int:
    """Return how long a text is where JavaScript counts (UTF-16)."""
    return len(text) + sum(char > "\uffff" for char in text)
