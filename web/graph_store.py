"""Named graphs by their address (SPARQL 1.1 Graph Store HTTP Protocol, indirectly identified).

Everybody may read them; those of the user's own are changed by who bears the token.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

import pyoxigraph as ox
from starlette.requests import Request

from .address import accepted
from .answers import Answers
from .frames import Job, Reply
from .guard import body_of, check_token
from .negotiation import media_type
from .problems import Problem
from .settings import Settings

__all__ = ["METHODS", "GraphStore"]

METHODS = ("GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS")


class GraphStore:
    """Answers requests by the Graph Store HTTP Protocol."""

    def __init__(self, settings: Settings, answers: Answers) -> None:
        self._settings = settings
        self._answers = answers

    async def __call__(self, request: Request) -> Reply:
        """Return the reply to a request; :class:`Problem` for one that is refused."""
        name = _graph(request.scope["query_string"])
        if request.method in ("GET", "HEAD"):
            asked = {
                "name": name,
                "accept": accepted(request),
                "rows": self._settings.max_rows,
                "size": self._settings.max_bytes,
            }
            return await self._answers.reply(request, Job("graph", asked))
        check_token(request, self._settings.token)
        if name is None:
            raise Problem(403, "the default graph is the union of all others; name one by graph=")
        media, _ = media_type(request.headers.get("content-type"))
        arguments: dict[str, Any] = {
            "method": request.method,
            "name": name,
            "media": media,
            "body": await body_of(request, self._settings.max_graph),
        }
        return await self._answers.change(Job("own_graph", arguments))


def _graph(query_string: bytes) -> str | None:
    """Return the graph that the address names; None for the default graph."""
    try:
        fields = parse_qs(query_string.decode("utf-8"), keep_blank_values=True, errors="strict")
    except UnicodeError:
        raise Problem(400, "the address is not percent-encoded UTF-8") from None
    named = fields.get("graph", [])
    if len(named) + ("default" in fields) != 1:
        raise Problem(400, "the address names one graph, by graph=IRI, or default")
    if not named:
        return None
    try:
        return ox.NamedNode(named[0]).value
    except ValueError:
        raise Problem(400, f"not an absolute IRI of a graph: {named[0]!r}") from None
