"""The page that tells people of the JSON look-ups, from the table that they are answered by."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request

from ..frames import Reply
from ..lookups import LOOKUPS, Lookup
from ..static import constant
from .handling import with_error_pages
from .rendering import html_page
from .visits import visit_of

__all__ = ["look_ups"]


async def look_ups(request: Request) -> Reply:
    """Return the page; it depends on no store, so the server makes it itself."""
    return await with_error_pages(request, _page)


async def _page(request: Request) -> Reply:
    page = html_page(
        "docs.html",
        visit_of(request),
        lookups=[(name, one, _example(name, one)) for name, one in LOOKUPS.items()],
    )
    return constant(request, page.media, page.body, page.headers)


def _example(name: str, lookup: Lookup) -> str:
    sample = next((one for one in lookup.filters if one.required), lookup.filters[0])
    return f"/api/{name}?{urlencode({sample.name: sample.example})}"
