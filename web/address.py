"""An address of the server: takes a request to a handler and its reply back to the client."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from .frames import Reply
from .problems import Problem

__all__ = ["LOG", "READING", "Address", "Handler", "respond", "unless_gone"]

#: Methods of what can only be read.
READING = ("GET", "HEAD", "OPTIONS")

Handler = Callable[[Request], Awaitable[Reply]]

#: Where a request keeps what the access log is to say of it.
LOG = "policygraph.log"


class Address:
    """An ASGI application for one path; it knows HEAD and OPTIONS wherever it knows GET."""

    def __init__(self, handler: Handler, methods: Sequence[str], **headers: str) -> None:
        self._handler = handler
        self._methods = methods
        self._options = {"allow": ", ".join(methods)} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        try:
            if request.method == "OPTIONS":
                reply = Reply(204, "", b"", self._options)
            elif request.method not in self._methods:
                allowed = ", ".join(self._methods)
                raise Problem(
                    405, f"{request.method} is not for this address, but {allowed}", self._options
                )
            else:
                reply = await self._handler(request)
        except Problem as problem:
            reply = problem.reply()
        await respond(reply, scope, receive, send)


async def respond(reply: Reply, scope: Scope, receive: Receive, send: Send) -> None:
    """Send a reply, and note for the access log what it says."""
    scope.setdefault(LOG, {}).update(reply.log)
    headers = {"x-content-type-options": "nosniff", **reply.headers}
    response = Response(reply.body, reply.status, headers, reply.media or None)
    await response(scope, receive, send)


async def unless_gone(request: Request, work: Awaitable[Reply]) -> Reply:
    """Wait for a reply; give the work up when the client does not wait for it any longer."""
    task = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait((task, gone), return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise Problem(499, "the client went away")
        return task.result()
    finally:
        gone.cancel()
        task.cancel()


async def _gone(request: Request) -> None:
    message: Any = {}
    while message.get("type") != "http.disconnect":
        message = await request.receive()
