"""Answers to jobs: kept, as a generation of the store never changes, or given by a process.

Each answer bears an entity tag (RFC 9110, section 8.8.3) made of the generation and the job, so
that a client which has it already need not be sent it. A question whose answer differs from one
time to the next, as it asks for the time or for chance, has no tag and is not kept; nor is any
answer beyond the size that a look-up has.
"""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from pathlib import Path

from starlette.requests import Request

from ..graph import StoreError
from ..graph.store import store_version
from .address import gone
from .frames import Job, Reply, encoded
from .pool import Pool
from .problems import Problem

__all__ = ["Answers", "has_already"]

#: Bytes of all kept answers together, and of the largest.
_ROOM = 32 << 20
_LARGEST = 1 << 18

#: NOW, RAND, UUID and STRUUID are functions of SPARQL; the words alone are enough to be careful.
_CHANGING = re.compile(r"now|rand|uuid", re.IGNORECASE)


class Answers:
    """What is asked of the store, answered."""

    def __init__(self, store: Path, pool: Pool) -> None:
        self._store = store
        self._pool = pool
        self._kept: OrderedDict[str, Reply] = OrderedDict()
        self._size = 0

    async def reply(self, request: Request, job: Job, vary: str = "accept") -> Reply:
        """Return the reply to a job; :class:`Problem` where the store or the pool has one.

        ``vary`` names what of a request decides on the reply.
        """
        try:
            tag = _tag(store_version(self._store), job)
        except StoreError as error:
            raise Problem(503, str(error), {"retry-after": "10"}) from error
        if tag is None:
            return await self._pool.run(job, gone(request))
        if has_already(request, tag):
            return Reply(304, "", b"", {"etag": tag, "vary": vary})
        reply = self._kept.get(tag)
        if reply is not None:
            self._kept.move_to_end(tag)
            return reply
        reply = await self._pool.run(job, gone(request))
        if reply.status == 200:
            reply.headers |= {"etag": tag, "cache-control": "no-cache"}
            self._keep(tag, reply)
        return reply

    async def change(self, job: Job) -> Reply:
        """Return the reply to a job that changes the store, done to its end or not at all."""
        return await self._pool.run(job)

    def _keep(self, tag: str, reply: Reply) -> None:
        """Keep an answer, and let those go that were not asked for the longest."""
        if len(reply.body) > _LARGEST or tag in self._kept:
            return
        self._kept[tag] = reply
        self._size += len(reply.body)
        while self._size > _ROOM:
            _, oldest = self._kept.popitem(last=False)
            self._size -= len(oldest.body)


def _tag(version: str, job: Job) -> str | None:
    """Return the entity tag of a job's answer; None where the answer may change."""
    if _CHANGING.search(job.arguments.get("text", "")):
        return None
    told = version.encode("utf-8") + encoded(job)
    return f'"{hashlib.blake2b(told, digest_size=16).hexdigest()}"'


def has_already(request: Request, tag: str) -> bool:
    """Tell whether a GET names the tag in If-None-Match (RFC 9110, section 13.1.2)."""
    named = request.headers.get("if-none-match")
    if named is None or request.method not in ("GET", "HEAD"):
        return False
    tags = {one.strip().removeprefix("W/") for one in named.split(",")}
    return tag in tags or "*" in tags
