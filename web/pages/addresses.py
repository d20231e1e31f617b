"""Where the page of a thing stands on this server, whatever host its IRI names.

A thing below the base has the address ``/id/KEY``, so that whatever leads here from the base, a
proxy or a permanent identifier that redirects, needs to know nothing but paths. Any other IRI, and
one whose path a browser would shorten, goes into a parameter: ``/id/?iri=IRI``.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from ...graph.iris import base_iri, entity_iri

__all__ = ["THINGS", "address_of_thing", "iri_at"]

#: Where the pages of things stand.
THINGS = "/id/"

#: Segments that browsers take for the one above or for nothing (WHATWG URL, section 4.4).
_DOTS = re.compile(r"(?:^|/)(?:\.|%2e){0,2}(?:/|$)", re.IGNORECASE)


def address_of_thing(iri: str) -> str:
    """Return the address of a thing's page; the fragment of a span stays one."""
    path, mark, fragment = iri.partition("#")
    if path.startswith(base_iri()):
        key = path.removeprefix(base_iri())
        if iri_at(THINGS + key) == path and not _DOTS.search(key):
            return THINGS + key + mark + fragment
        return f"{THINGS}?iri={quote(path, safe='')}{mark}{fragment}"
    return f"{THINGS}?iri={quote(iri, safe='')}"


def iri_at(path: str) -> str:
    """Return the IRI of the thing whose page stands at a path, percent-encoded as ours are."""
    key = path.removeprefix(THINGS)
    try:
        return entity_iri(unquote(key, errors="surrogatepass"))
    except UnicodeDecodeError:
        return base_iri() + key
