"""The things that an answer names, as the network page draws them, with the facts between them."""

from __future__ import annotations

from ...graph import Store
from ...graph.network import facts_from, network_of
from ...graph.page import render
from ..frames import Reply
from ..problems import Problem
from .asked import Asked
from .querying import query_network_text
from .rendering import HTML, VARY, html_page
from .words import say

__all__ = ["query_network"]

#: More things than these nobody can tell apart.
_MOST = 2000


def query_network(store: Store, asked: Asked) -> Reply:
    """Return the network of the things that stand in the answer to a query.

    A task brings along its parties and documents, as it says little without them.
    """
    visit = asked.visit
    try:
        named = query_network_text(store, visit)
    except Problem as problem:
        return _told(asked, problem.status, problem.detail)
    whole = network_of(store)
    kept = {iri for iri in named if iri in whole}
    tasks = [iri for iri in kept if whole.nodes[iri]["thing"].kind == "task"]
    kept |= {fact.end for iri in tasks for fact in facts_from(whole, iri)}
    if not kept:
        return _told(asked, 200, say(visit.language, "query.network.none"))
    if len(kept) > _MOST:
        told = say(visit.language, "query.network.many", things=len(kept), most=_MOST)
        return _told(asked, 200, told)
    text = render(whole.subgraph(kept).copy(), language=visit.language, everything=True)
    headers = {
        # the page brings its own policy, which lets it run its own script alone
        "content-security-policy": "frame-ancestors 'self'",
        "referrer-policy": "no-referrer",
        "vary": VARY,
    }
    return Reply(200, f"{HTML}; charset=utf-8", text.encode("utf-8"), headers)


def _told(asked: Asked, status: int, told: str) -> Reply:
    page = html_page("told.html", asked.visit, status, told=told)
    policy = page.headers["content-security-policy"]
    page.headers["content-security-policy"] = policy.replace(
        "frame-ancestors 'none'", "frame-ancestors 'self'"
    )
    return page
