"""The endpoint: one address for queries, updates and its own description."""

from __future__ import annotations

import hashlib

from starlette.requests import Request

from .address import LOG, accepted, address_of
from .answers import Answers
from .frames import Job, Reply
from .guard import body_of, check_token
from .protocol import DescriptionRequest, QueryRequest, read
from .settings import Settings

__all__ = ["Endpoint"]


class Endpoint:
    """Answers requests by the SPARQL 1.1 Protocol."""

    def __init__(self, settings: Settings, answers: Answers) -> None:
        self._settings = settings
        self._answers = answers

    async def __call__(self, request: Request) -> Reply:
        """Return the reply to a request; :class:`Problem` for one that is refused."""
        body = b""
        if request.method == "POST":
            body = await body_of(request, self._settings.max_request)
        asked = read(
            request.method, request.scope["query_string"], request.headers.get("content-type"), body
        )
        if isinstance(asked, QueryRequest):
            return await self._answers.reply(request, self._query(request, asked))
        if isinstance(asked, DescriptionRequest):
            return await self._answers.reply(request, self._description(request))
        check_token(request, self._settings.token)
        arguments = {
            "text": asked.text,
            "base": address_of(request),
            "using": asked.using,
            "using_named": asked.using_named,
        }
        return await self._answers.change(Job("update", arguments))

    def _query(self, request: Request, asked: QueryRequest) -> Job:
        text = asked.text
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        request.scope.setdefault(LOG, {})["query"] = digest[:16]
        dataset = asked.dataset and (asked.dataset.default_graphs, asked.dataset.named_graphs)
        arguments = {
            "text": text,
            "dataset": dataset,
            "base": address_of(request),
            "accept": accepted(request),
            "rows": self._settings.max_rows,
            "size": self._settings.max_bytes,
        }
        return Job("sparql", arguments)

    def _description(self, request: Request) -> Job:
        arguments = {
            "endpoint": address_of(request),
            "updates": self._settings.token is not None,
            "accept": accepted(request),
        }
        return Job("service", arguments)
