"""An address of the server: takes a request to a handler and its reply back to the client."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from .frames import Reply
from .problems import ClientGoneError, Problem

__all__ = ["LOG", "READING", "Address", "Handler", "accepted", "address_of", "gone", "send_reply"]

#: Methods of what can only be read.
READING = ("GET", "HEAD", "OPTIONS")

Handler = Callable[[Request], Awaitable[Reply]]

#: Where a request keeps what the access log is to say of it.
LOG = "policygraph.log"


class Address:
    """An ASGI application for one path; it knows HEAD and OPTIONS wherever it knows GET."""

    def __init__(self, handler: Handler, methods: Sequence[str]) -> None:
        self._handler = handler
        self._methods = methods
        self._allow = {"allow": ", ".join(methods)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        try:
            if scope["method"] == "OPTIONS":
                reply = Reply(204, "", b"", self._allow)
            elif scope["method"] not in self._methods:
                told = f"{scope['method']} is not for this address, but {self._allow['allow']}"
                raise Problem(405, told, self._allow)
            else:
                reply = await self._handler(request)
        except Problem as problem:
            reply = problem.reply()
        except ClientGoneError:
            scope.setdefault(LOG, {})["status"] = 499  # as other servers write it
            return
        await send_reply(reply, scope, send)


async def send_reply(reply: Reply, scope: Scope, send: Send) -> None:
    """Send a reply, and note for the access log what it says."""
    scope.setdefault(LOG, {}).update(reply.log)
    headers = [(b"x-content-type-options", b"nosniff")]
    if reply.media:
        headers.append((b"content-type", reply.media.encode("latin-1")))
    if reply.status not in (204, 304):
        headers.append((b"content-length", b"%d" % len(reply.body)))
    headers += [(k.encode("latin-1"), v.encode("latin-1")) for k, v in reply.headers.items()]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": reply.body})


def gone(request: Request) -> Callable[[], Awaitable[None]]:
    """Return what waits until the client of a request, whose body is read, has hung up."""

    async def wait() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    return wait


def address_of(request: Request) -> str:
    """Return the address of a request without its parameters."""
    scope = request.scope
    host = request.headers.get("host") or "{}:{}".format(*scope["server"])
    return f"{scope['scheme']}://{host}{scope['raw_path'].decode('ascii')}"


def accepted(request: Request) -> str | None:
    """Return what the client accepts, from all its ``Accept`` fields together."""
    return ", ".join(request.headers.getlist("accept")) or None
