"""What a request must keep to before anything is done with it."""

from __future__ import annotations

import hmac

from starlette.requests import Request

from .problems import Problem

__all__ = ["body_of", "check_token"]


async def body_of(request: Request, limit: int) -> bytes:
    """Return the body of a request; :class:`Problem` 413 as soon as it is longer than allowed."""
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > limit:
        raise _too_long(limit)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise _too_long(limit)
    return bytes(body)


def _too_long(limit: int) -> Problem:
    return Problem(413, f"a request may be {limit} bytes long", {"connection": "close"})


def check_token(request: Request, token: str | None) -> None:
    """Let a request pass that may change what is the user's own (RFC 6750).

    Raises :class:`Problem`: 403 where nothing may be changed at all, 401 for a request without the
    token.
    """
    if token is None:
        raise Problem(403, "updates are refused: this server only reads")
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    right = hmac.compare_digest(given.strip().encode("utf-8"), token.encode("utf-8"))
    if scheme.lower() != "bearer" or not right:
        told = "a change needs the header `Authorization: Bearer TOKEN` with the server's token"
        raise Problem(401, told, {"www-authenticate": "Bearer"})
