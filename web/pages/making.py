"""Every page that shows the store, by its name; a process of the server makes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...graph import Store
from ..frames import Reply
from .asked import Asked, Visit
from .start import start

__all__ = ["PAGES", "make"]

#: Every page by its name.
PAGES: dict[str, Callable[[Store, Asked], Reply]] = {
    "start": start,
}


def make(store: Store, page: str, visit: dict[str, Any], **asked: Any) -> Reply:
    """Return a page, with all that its request says of it."""
    return PAGES[page](store, Asked(visit=Visit(**visit), **asked))
