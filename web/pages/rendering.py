"""Puts a page together from its template; whatever it shows of a text stays text.

Templates escape what they print, and characters that could pass a text off as another stand as
marks. The content security policy (CSP Level 3) lets a page use the server's own files alone:
nothing inline runs, nothing is fetched from elsewhere.
"""

from __future__ import annotations

from functools import cache, partial
from importlib.metadata import version

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ...graph.page_text import visible
from ..assets import asset_address
from ..frames import Reply
from .addresses import address_of_thing
from .asked import Visit
from .words import LANGUAGES, date_in_words, say

__all__ = ["HTML", "VARY", "html_page"]

HTML = "text/html"
#: What of a request decides which page it gets.
VARY = "accept, accept-language"

#: Where the head of each page leads to: the address, and the key of its name.
_NAVIGATION = (
    ("/", "nav.start"),
    ("/tasks", "nav.tasks"),
    ("/query", "nav.query"),
    ("/docs", "nav.docs"),
)

_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "referrer-policy": "no-referrer",
}


def html_page(template: str, visit: Visit, status: int = 200, **values: object) -> Reply:
    """Return a page made of ``web/templates/TEMPLATE``, which extends ``layout.html``."""
    text = (
        _environment()
        .get_template(template)
        .render(
            visit=visit,
            say=partial(say, visit.language),
            date=partial(date_in_words, visit.language),
            **values,
        )
    )
    headers = {**_HEADERS, "vary": VARY, "content-language": visit.language}
    return Reply(status, f"{HTML}; charset=utf-8", text.encode("utf-8"), headers)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("policygraph.web"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        auto_reload=False,
    )
    environment.globals.update(
        languages=LANGUAGES,
        navigation=_NAVIGATION,
        asset=asset_address,
        address_of=address_of_thing,
        version=version("policygraph"),
    )
    return environment


def _finalized(value: object) -> object:
    """Return what a template prints: texts with marks for hidden characters."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
