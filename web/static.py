"""Answers that depend on the program alone, which a browser keeps until they change."""

from __future__ import annotations

from starlette.requests import Request

from .answers import has_already
from .assets import asset, digest
from .frames import Reply
from .problems import Problem

__all__ = ["constant", "static_file"]

_MEDIA = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
#: Seconds in a year, for which an address that names the content may be kept (RFC 9111).
_KEPT = "public, max-age=31536000, immutable"


async def static_file(request: Request) -> Reply:
    """Return the file that the address names."""
    name = request.path_params["name"]
    media = _MEDIA.get(name.rpartition(".")[2])
    try:
        content = asset(name)
    except (OSError, ValueError):
        media = None
    if media is None:
        raise Problem(404, f"there is nothing at {request.url.path}")
    reply = constant(request, media, content)
    if request.query_params.get("v") == digest(content):
        reply.headers["cache-control"] = _KEPT
    return reply


def constant(
    request: Request, media: str, content: bytes, headers: dict[str, str] | None = None
) -> Reply:
    """Return what depends on the program alone, or 304 to a client that has it."""
    known = {"etag": f'"{digest(content)}"', "cache-control": "no-cache", **(headers or {})}
    if has_already(request, known["etag"]):
        return Reply(304, "", b"", known)
    return Reply(200, media, content, known)
