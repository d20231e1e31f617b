"""The access log: one line of JSON a request on standard error, without what was asked.

A query is told by the start of its SHA-256, so that what somebody asks stays theirs and a slow one
can still be recognised.
"""

from __future__ import annotations

import asyncio
import sys
import time
from datetime import UTC, datetime

import msgspec
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .address import LOG

__all__ = ["AccessLog"]


#: Seconds that a line may wait for others to be written with it.
_DELAY = 0.05

_encode = msgspec.json.Encoder().encode


class AccessLog:
    """An ASGI application around another one that writes a line for each request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._lines: list[bytes] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and log what came of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)  # returns when the server has ended
            self._write()
            return
        began = time.perf_counter()
        status, size = 500, 0

        async def counting(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counting)
        finally:
            client = scope.get("client")
            line = {
                "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
                "client": client[0] if client else None,
                "method": scope["method"],
                "path": scope["path"],
                "status": status,
                "bytes": size,
                "ms": round(1000 * (time.perf_counter() - began), 1),
                **scope.get(LOG, {}),
            }
            self._write_soon(_encode(line))

    def _write_soon(self, line: bytes) -> None:
        if not self._lines:
            asyncio.get_running_loop().call_later(_DELAY, self._write)
        self._lines.append(line)

    def _write(self) -> None:
        sys.stderr.write(b"\n".join([*self._lines, b""]).decode("utf-8"))
        self._lines.clear()
