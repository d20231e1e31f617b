"""The addresses of the pages that show the store."""

from __future__ import annotations

from starlette.routing import Route

from ..address import READING, Address
from ..answers import Answers
from ..settings import Settings
from .addresses import THINGS
from .asked import FILTERS, PAGE
from .handling import PageHandler
from .querying import QUERY, known_parameters, query_problem
from .rendering import HTML

__all__ = ["page_routes"]

#: The forms in which a thing can be had, and how an address names each.
_FORMATS = {
    "html": HTML,
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
#: The forms in which the answer to a query can be had.
_ANSWERS = {
    "html": HTML,
    "csv": "text/csv",
    "json": "application/sparql-results+json",
    "turtle": "text/turtle",
}
_THING = ("iri", "sentences", PAGE, *FILTERS)


def page_routes(settings: Settings, answers: Answers) -> list[Route]:
    """Return where each page stands."""

    def handler(
        page: str, known: tuple[str, ...], offered: tuple[str, ...] = (HTML,)
    ) -> PageHandler:
        return PageHandler(settings, answers, page, known, offered)

    thing = PageHandler(settings, answers, "thing", _THING, tuple(_FORMATS.values()), _FORMATS)
    query = PageHandler(
        settings, answers, "query", known_parameters(), (HTML,), _ANSWERS, query_problem
    )
    handlers = {
        "/": handler("start", ("date",)),
        "/search": handler("search", ("q",), (HTML, "application/json")),
        "/tasks": handler("tasks", (PAGE, *FILTERS)),
        "/tasks.csv": handler("tasks.csv", FILTERS, ("text/csv",)),
        "/tasks.ics": handler("tasks.ics", FILTERS, ("text/calendar",)),
        "/query": query,
        "/query/network": handler("query.network", (QUERY,)),
        THINGS: thing,
        f"{THINGS}{{key:path}}": thing,
    }
    return [Route(path, Address(handler, READING)) for path, handler in handlers.items()]
