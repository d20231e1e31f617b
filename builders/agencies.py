"""The named bodies of a text: all mentions of one body gathered into one fact."""

from __future__ import annotations

from collections.abc import Sequence

from .linking import link_body
from .model import AgencyFact, Block, Body, Mention, Name, Quote, Text
from .segment.data_tables import data_cells

__all__ = ["gather"]


def gather(
    text: Text, blocks: Sequence[Block], mentions: Sequence[Sequence[Mention]]
) -> list[AgencyFact]:
    """Return a fact for each named body, in order of appearance, with every place that names it.

    ``mentions`` holds the mentions of each block. Names of one body ("Government Party Committee",
    "Party Committee of the Government") make one fact under the name that stands first. Media that
    only receive a document are none, nor are names outside the tables of names that only a long
    table of data lists.
    """
    names: dict[str, Name] = {}
    quotes: dict[str, list[Quote]] = {}
    listed = data_cells(blocks)
    discussed: set[str] = set()
    for index, (block, found) in enumerate(zip(blocks, mentions, strict=True)):
        for body in found:
            if not isinstance(body, Body):
                continue
            name = Name("body", body.name, body.place)
            entity = link_body(name, text.language)
            if entity.kind == "media" and block.zone == "recipients":
                continue
            key = entity.key
            if index not in listed or entity.kind != "agency":
                discussed.add(key)
            start, end = block.span(body.start, body.end)
            names.setdefault(key, name)
            quotes.setdefault(key, []).append(Quote(start, end, text.content[start:end]))
    return [
        AgencyFact(names[key], tuple(quotes[key]), "named body")
        for key in names
        if key in discussed
    ]
