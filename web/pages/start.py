"""The start page: what the store holds, and where to go from here."""

from __future__ import annotations

from ...graph import Store
from ...queries.load import load
from ..frames import Reply
from .asked import Asked
from .rendering import html_page

__all__ = ["start"]

_BODIES = 12


def start(store: Store, asked: Asked) -> Reply:
    """Return the start page."""
    bodies = load(store, _BODIES)
    return html_page("start.html", asked.visit, bodies=bodies, texts=len(store.manifest.sources))
