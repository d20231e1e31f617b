"""How a text becomes facts, and facts become triples.

The whole story of one text is :func:`extract`; :mod:`.emit` writes its facts as quads and
:mod:`.build` does so for files and folders.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .model import Block, Quote, SourceFacts, Text
from .segment import segment, sentences

__all__ = ["extract"]


def extract(text: Text) -> SourceFacts:
    """Read what one text says. Depends on nothing but the text and the tables of names."""
    # Here and not above: the grammar takes most of a second to load, and much of what imports this
    # package reads no text.
    from . import agencies, clauses, documents, indicators, people, places
    from .documents import relations
    from .documents.header import read_header
    from .people import later_mentions
    from .recognisers import recognise
    from .recognisers.dates import written_on

    blocks = segment(text)
    header = read_header(text, blocks)
    written = header.issued or written_on(text, blocks)
    found = recognise(text, blocks, header.place, written)
    mentions = later_mentions.resolve(found, text.language)

    named = documents.gather(text, blocks, mentions, header)
    tasks, review = clauses.find(text, blocks, mentions, named, written)
    cited = [document for document in named if document.citable]
    facts = SourceFacts(
        text.source,
        text.language,
        documents=tuple(cited),
        relations=tuple(relations.relate(text, blocks, mentions, cited, header)),
        tasks=tasks,
        agencies=tuple(agencies.gather(text, blocks, mentions)),
        places=tuple(places.gather(text, blocks, mentions)),
        people=tuple(people.gather(text, blocks, mentions, cited)),
        indicators=tuple(indicators.find(text, blocks, mentions, tasks)),
        sentences=tuple(_sentences(text, blocks)),
        review=review,
    )
    return facts


def _sentences(text: Text, blocks: Sequence[Block]) -> Iterator[Quote]:
    """Every sentence of the text in its own words, so that each fact can be shown in its own."""
    for block in blocks:
        for start, end in sentences(block):
            first, last = block.span(start, end)
            yield Quote(first, last, text.content[first:last])
