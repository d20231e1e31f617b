"""What is found by words: things by their names, sentences by what they say."""

from __future__ import annotations

import msgspec

from ...graph import Store
from ...graph.page_text import visible
from ...queries.offers import Offer, offers
from ...queries.search import search as search_sentences
from ..frames import Reply
from .addresses import address_of_thing
from .asked import Asked
from .rendering import HTML, VARY, html_page
from .telling import Telling

__all__ = ["JSON", "search"]

JSON = "application/json"
#: Offers while somebody types, and things and sentences on the page.
_OFFERED = 10
_THINGS = 40
_SENTENCES = 40


def search(store: Store, asked: Asked) -> Reply:
    """Return the page of what is found, or as JSON what a field offers while somebody types."""
    telling = Telling(store, asked.visit)
    typed = asked.visit.asked.get("q", "")[:200]
    if asked.media != HTML:
        found = [_offered(telling, offer) for offer in offers(store, typed, _OFFERED)]
        return Reply(200, JSON, msgspec.json.encode(found), {"vary": VARY})
    sentences = [hit for hit in search_sentences(store, typed) if hit["what"] == "sentence"]
    return html_page(
        "search.html",
        asked.visit,
        typed=typed,
        things=[_offered(telling, offer) for offer in offers(store, typed, _THINGS)],
        sentences=[
            (
                hit["text"],
                telling.source(hit["source"] or ""),
                f"#char={hit['start']},{hit['end']}",
                telling.sources.source(hit["source"] or "")["language"],
            )
            for hit in sentences[:_SENTENCES]
        ],
        sentence_count=len(sentences),
    )


def _offered(telling: Telling, offer: Offer) -> dict[str, str | None]:
    name = telling.of(offer["thing"])
    within = telling.of(offer["within"]).text if offer["within"] else None
    other = offer["name"] if offer["name"] != name.text else None
    return {
        "label": visible(name.text),
        "language": name.language,
        "other": visible(other) if other else None,
        "kind": visible(name.kind or ""),
        "within": visible(within) if within else None,
        "address": telling.visit.to(address_of_thing(offer["thing"]["iri"])),
    }
