"""Answers requests for pages: in which form and language, and errors as pages too."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass, field

import msgspec
from starlette.requests import Request

from ..address import accepted
from ..answers import Answers
from ..frames import Job, Reply
from ..negotiation import best_of
from ..problems import Problem
from ..settings import Settings
from .asked import Visit
from .rendering import HTML, VARY, html_page
from .visits import visit_of

__all__ = ["PageHandler", "error_page", "with_error_pages"]

#: The parameter that chooses a format.
_AS = "as"
_PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class PageHandler:
    """Answers requests for one page that shows the store."""

    settings: Settings
    answers: Answers
    page: str
    """A key of :data:`policygraph.web.pages.making.PAGES`."""
    known: tuple[str, ...] = ()
    """The parameters that the page takes."""
    offered: tuple[str, ...] = (HTML,)
    """The media types that it comes in, the preferred first."""
    formats: Mapping[str, str] = field(default_factory=dict)
    """The media types by the value of ``as=`` that asks for each, whatever the client prefers."""
    failed: Callable[[Visit, Problem], Reply] | None = None
    """Makes the page where no answer came, as it took too long; else it is that of any error."""

    async def __call__(self, request: Request) -> Reply:
        """Return the reply to a request; its errors are pages for whoever takes pages."""
        return await with_error_pages(request, self._answer)

    async def _answer(self, request: Request) -> Reply:
        visit = visit_of(request, (*self.known, *([_AS] if self.formats else [])))
        media = best_of(self.offered, accepted(request))
        if form := visit.asked.pop(_AS, None):
            media = self.formats.get(form)
            if media is None:
                raise Problem(400, f"{_AS}= is one of {', '.join(self.formats)}, not {form!r}")
        if media is None:
            told = f"this can be had as {', '.join(self.offered)}"
            raise Problem(406, told, {"vary": VARY})
        arguments = {
            "page": self.page,
            "visit": asdict(visit),
            "media": media,
            "rows": self.settings.max_rows,
            "size": self.settings.max_bytes,
        }
        try:
            return await self.answers.reply(request, Job("page", arguments), VARY)
        except Problem as problem:
            if self.failed is None or media != HTML:
                raise
            return self.failed(visit, problem)


async def with_error_pages(
    request: Request, answer: Callable[[Request], Awaitable[Reply]]
) -> Reply:
    """Return the answer to a request, where it is an error as a page for people who read pages."""
    try:
        reply = await answer(request)
    except Problem as problem:
        reply = problem.reply()
    return error_page(request, reply) if reply.media == _PROBLEM else reply


def error_page(request: Request, reply: Reply) -> Reply:
    """Return a problem as a page, to a client that takes pages rather than JSON."""
    if best_of((_PROBLEM, HTML), accepted(request)) != HTML:
        return reply
    try:
        visit = visit_of(request)
    except Problem:
        visit = Visit(request.scope["raw_path"].decode("ascii"), {}, "en", chosen=False)
    problem = msgspec.json.decode(reply.body)
    page = html_page(
        "error.html", visit, reply.status, title=problem["title"], detail=problem["detail"]
    )
    page.headers.update(reply.headers)
    page.log.update(reply.log)
    return page
