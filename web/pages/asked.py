"""What the making of a page needs to know of the request for it.

Once its address names the language, every link on the page does: no cookie remembers it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

__all__ = ["FILTERS", "LANGUAGE", "PAGE", "Asked", "Visit"]

#: The parameter that chooses the language.
LANGUAGE = "lang"
#: Parameters that choose tasks.
FILTERS = ("body", "role", "by", "document", "place", "due_from", "due_before", "force")
#: The parameter that counts the pages of a list, from 1.
PAGE = "page"


@dataclass(frozen=True, slots=True)
class Visit:
    """One request for a page."""

    path: str
    """Path of the address, percent-encoded."""
    asked: dict[str, str]
    """Parameters that the page knows, but for the language."""
    language: str
    chosen: bool
    """Whether the address names the language."""

    def to(self, path: str, **parameters: object) -> str:
        """Return the address of another page, in the same language; None leaves one out."""
        found = {name: value for name, value in parameters.items() if value is not None}
        if self.chosen:
            found[LANGUAGE] = self.language
        return f"{path}?{urlencode(found)}" if found else path

    def here(self, **parameters: object) -> str:
        """Return the address of this page with other parameters; None leaves one out."""
        return self.to(self.path, **{**self.asked, **parameters})

    def spoken(self, language: str) -> str:
        """Return the address of this page in a language."""
        return replace(self, language=language, chosen=True).here()


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a page that shows the store."""

    visit: Visit
    media: str
    """The media type in which it is wanted."""
    rows: int
    """Rows, or triples, after which an answer is cut."""
    size: int
    """Bytes after which an answer is cut."""
