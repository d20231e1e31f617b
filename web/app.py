"""Which address leads where."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from . import graph_store, protocol
from .access_log import AccessLog
from .address import READING, Address, Handler, accepted, address_of
from .answers import Answers
from .endpoint import Endpoint
from .frames import Job, Reply
from .graph_store import GraphStore
from .lookups import LOOKUPS, read_filters
from .openapi import openapi
from .pages.handling import error_page
from .pages.look_ups import look_ups
from .pages.routes import page_routes
from .pool import Pool
from .problems import Problem
from .settings import Settings
from .static import static_file

__all__ = ["create_app"]


def create_app(settings: Settings) -> Starlette:
    """Return the application that serves a store."""
    pool = Pool(settings.store, settings.queries, settings.timeout)
    answers = Answers(settings.store, pool)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await pool.start()
        try:
            yield
        finally:
            await pool.stop()

    async def describe(request: Request) -> Reply:
        arguments = {
            "address": address_of(request),
            "endpoint": str(request.url.replace(path="/sparql", query="")),
            "accept": accepted(request),
        }
        return await answers.reply(request, Job("dataset", arguments))

    def look_up(name: str) -> Handler:
        async def handle(request: Request) -> Reply:
            filters = read_filters(name, request.scope["query_string"])
            arguments = {"name": name, "filters": filters, "rows": settings.max_rows}
            return await answers.reply(request, Job("look_up", arguments))

        return handle

    endpoint = Address(Endpoint(settings, answers), protocol.METHODS)
    middleware = [Middleware(AccessLog)]
    if settings.cors:
        middleware.append(
            Middleware(
                CORSMiddleware,
                allow_origins=settings.cors,
                allow_methods=graph_store.METHODS,
                allow_headers=["*"],
                expose_headers=["etag", "policygraph-cut", "retry-after"],
            )
        )
    return Starlette(
        routes=[
            *page_routes(settings, answers),
            Route("/static/{name:path}", Address(static_file, READING)),
            Route("/sparql", endpoint),
            Route("/sparql/", endpoint),
            *(Route(f"/api/{name}", Address(look_up(name), READING)) for name in LOOKUPS),
            Route("/openapi.json", Address(_openapi, READING)),
            Route("/docs", Address(look_ups, READING)),
            Route("/graphs", Address(GraphStore(settings, answers), graph_store.METHODS)),
            Route("/.well-known/void", Address(describe, READING)),
        ],
        middleware=middleware,
        exception_handlers={HTTPException: _http_problem, Exception: _fault},
        lifespan=lifespan,
    )


async def _openapi(_: Request) -> Reply:
    return Reply(200, "application/json", msgspec.json.encode(openapi()))


def _response(request: Request, problem: Problem) -> Response:
    reply = error_page(request, problem.reply())
    return Response(reply.body, reply.status, reply.headers, reply.media)


async def _http_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - what it is registered for
    return _response(request, Problem(error.status_code, f"there is nothing at {request.url.path}"))


async def _fault(request: Request, _: Exception) -> Response:
    return _response(request, Problem(500, "this is a fault of the program; its log says more"))
