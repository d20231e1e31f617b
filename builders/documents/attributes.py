"""What a text says of a document, and the words that say it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import Block, Name, Quote, Text

__all__ = ["Attributes", "quote"]


@dataclass(slots=True)
class Attributes:
    """What a text says of a document; filled mention by mention."""

    issued: str | None = None
    issuers: tuple[Name, ...] = ()
    signer: str | None = None
    title: str | None = None
    place: str | None = None
    """Province that the text names as that of the document."""
    evidence: dict[str, Quote] = field(default_factory=dict)

    def add(self, other: Attributes, year: str | None) -> None:
        """Take over what is new: the first of each, a fuller date before a shorter one.

        A date outside ``year``, the year in the document's number, is another thing's date.
        """
        fits = other.issued is not None and (year is None or other.issued.startswith(year))
        if fits and len(other.issued or "") > len(self.issued or ""):
            self.issued = other.issued
            self.evidence["issued"] = other.evidence["issued"]
        self.place = self.place or other.place
        for name in ("issuers", "signer", "title"):
            if getattr(other, name) and not getattr(self, name):
                setattr(self, name, getattr(other, name))
                self.evidence[name] = other.evidence[name]


def quote(text: Text, block: Block, start: int, end: int) -> Quote:
    """Quote the words at block offsets."""
    first, last = block.span(start, end)
    return Quote(first, last, text.content[first:last])
