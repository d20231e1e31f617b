"""What a person should look at: unresolved names, places not understood, skipped files."""

from __future__ import annotations

from typing import TypedDict

from ..graph import Store
from .asking import ask
from .entities import Naming

__all__ = ["ReviewItem", "review", "statistics"]


class ReviewItem(TypedDict):
    """Something that was seen and not resolved; offsets where it stands in a text."""

    what: str
    """``unresolved name``, ``note`` or ``skipped file``."""
    name: str
    reason: str
    source: str
    start: int | None
    end: int | None
    text: str | None


def review(store: Store) -> list[ReviewItem]:
    """Return the skipped files, then unresolved names and notes in the order of the texts."""
    naming = Naming(store)
    items = [
        ReviewItem(
            what="skipped file", name=skipped.path, reason=skipped.why, source=skipped.path,
            start=None, end=None, text=None,
        )
        for skipped in store.manifest.skipped
    ]  # fmt: skip
    found = []
    for what, question in (("unresolved name", "unresolved"), ("note", "notes")):
        for iri, reason, source, start, end, text in ask(store, question):
            named = naming.actor(iri or "")["label"] if what == "unresolved name" else text or ""
            found.append(
                ReviewItem(
                    what=what,
                    name=named,
                    reason=reason or "",
                    source=source or "",
                    start=int(start) if start else None,
                    end=int(end) if end else None,
                    text=text,
                )
            )
    found.sort(key=lambda item: (item["source"], item["start"] or 0, item["name"], item["reason"]))
    return items + found


def statistics(store: Store) -> dict[str, int]:
    """Return how many texts, documents, tasks and so on the store holds, and what it takes.

    That is: quads in all, bytes on the disk, and the number of the generation that answers.
    """
    names = {
        "SourceText": "texts",
        "LegalResource": "documents",
        "Task": "tasks",
        "Agency": "agencies",
        "Office": "offices",
        "Group": "groups",
        "Person": "people",
        "Place": "places",
        "Indicator": "indicators",
        "Unresolved": "unresolved names",
        "ReviewNote": "notes for review",
    }
    counted = {
        (kind or "").rpartition("#")[2]: int(number or 0) for kind, number in ask(store, "counts")
    }
    found = {shown: counted.get(name, 0) for name, shown in names.items()}
    return found | {"skipped files": len(store.manifest.skipped)} | store.size()
