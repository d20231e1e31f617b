"""A network small enough to know by heart, with all that the page tells apart.

Two documents, four tasks in two languages, one only recommended; three have deadlines, one has a
partner. Bodies are named in both languages, one is in a place; one thing is tied to nothing.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import networkx as nx

from policygraph.graph.network import Citation, Fact, Network, Thing

__all__ = ["small_network"]

BASE = "https://w3id.org/policygraph/id/"

_THINGS = {
    "document/192-kl-tw": Thing(
        "document", "192-KL/TW", details={"type": "Conclusion", "date": "2025-09-19"}
    ),
    "document/59-cv-bcd": Thing(
        "document", "59-CV/BCĐ", details={"type": "OfficialLetter", "date": "2025-11-03"}
    ),
    "agency/politburo": Thing(
        "agency", "Politburo", {"en": "Politburo", "vi": "Bộ Chính trị"}, details={"kind": "agency"}
    ),
    "agency/ministry-of-finance": Thing(
        "agency",
        "Ministry of Finance",
        {"en": "Ministry of Finance", "vi": "Bộ Tài chính"},
        ["MOF"],
        {"kind": "ministry"},
    ),
    "agency/party-committee-of-the-government": Thing(
        "agency",
        "Party Committee of the Government",
        {"en": "Party Committee of the Government", "vi": "Đảng ủy Chính phủ"},
        details={"kind": "party-committee"},
    ),
    "agency/peoples-committee-of-hue": Thing(
        "agency",
        "People's Committee of Hue",
        {"en": "People's Committee of Hue", "vi": "Ủy ban nhân dân thành phố Huế"},
    ),
    "place/hue": Thing("place", "Hue", {"en": "Hue", "vi": "Huế"}),
    "place/ca-mau": Thing("place", "Ca Mau", {"en": "Ca Mau", "vi": "Cà Mau"}),
    "agency/duong-railways": Thing("agency", "Đường sắt", {"vi": "Đường sắt"}),
    "person/duong-minh": Thing("person", "Duong Minh", {"vi": "Dương Minh"}),
    "task/a.md/1": Thing(
        "task", "amend the rules on public assets", details={"deadline": "2026-03-31"}
    ),
    "task/a.md/2": Thing(
        "task",
        "report on the communes",
        details={"deadline": "2025-12", "force": "recommendation"},
    ),
    "task/b.md/1": Thing("task", "rà soát tài sản công dôi dư", details={"deadline": "2026-Q2"}),
    "task/b.md/2": Thing("task", "hướng dẫn các xã"),
}

#: Source, sentence, and the words in it.
_SENTENCES = {
    "a1": (
        "a.md",
        "The Politburo assigned the Ministry of Finance to amend the rules on public assets.",
        "amend the rules on public assets",
    ),
    "a2": (
        "a.md",
        "The Party Committee of the Government should report on the communes.",
        "report on the communes",
    ),
    "a3": ("a.md", "Duong Minh, director, spoke in Hue.", "director"),
    "b1": (
        "b.md",
        "Bộ Tài chính chủ trì, phối hợp với UBND thành phố Huế rà soát tài sản công dôi dư.",
        "rà soát tài sản công dôi dư",
    ),
    "b2": ("b.md", "Đảng ủy Chính phủ hướng dẫn các xã.", "hướng dẫn các xã"),
    "b3": ("b.md", "Công văn 59-CV/BCĐ thực hiện Kết luận 192-KL/TW.", "thực hiện"),
}

_FACTS = (
    ("document/192-kl-tw", "issuedBy", "agency/politburo", "a1"),
    ("document/59-cv-bcd", "implements", "document/192-kl-tw", "b3"),
    ("task/a.md/1", "assignedTo", "agency/ministry-of-finance", "a1"),
    ("task/a.md/1", "assignedBy", "agency/politburo", "a1"),
    ("task/a.md/1", "underDocument", "document/192-kl-tw", "a1"),
    ("task/a.md/2", "assignedTo", "agency/party-committee-of-the-government", "a2"),
    ("task/a.md/2", "underDocument", "document/192-kl-tw", "a2"),
    ("task/b.md/1", "assignedTo", "agency/ministry-of-finance", "b1"),
    ("task/b.md/1", "coordinatedWith", "agency/peoples-committee-of-hue", "b1"),
    ("task/b.md/1", "underDocument", "document/59-cv-bcd", "b1"),
    ("task/b.md/2", "assignedTo", "agency/party-committee-of-the-government", "b2"),
    ("task/b.md/2", "underDocument", "document/59-cv-bcd", "b2"),
    ("agency/peoples-committee-of-hue", "inPlace", "place/hue", None),
)

_SOURCES: dict[str, dict[str, Any]] = {
    "a.md": {
        "title": "=What the conclusion says",
        "publisher": "The Gazette",
        "url": "https://example.org/a",
        "published": "2025-09-22",
        "language": "en",
    },
    "b.md": {"title": "Công văn số 59", "published": "2025-11-05", "language": "vi"},
}


def small_network() -> Network:
    """Return the network; each call makes a new one."""
    network: Network = nx.MultiDiGraph()
    for key, thing in _THINGS.items():
        network.add_node(BASE + key, thing=deepcopy(thing))
    network.nodes[BASE + "person/duong-minh"]["thing"] = Thing(
        "person",
        "Duong Minh",
        {"vi": "Dương Minh"},
        citations=[("position: director", citation("a3"))],
    )
    for begin, relation, end, sentence in _FACTS:
        fact = Fact(BASE + begin, relation, BASE + end, citation(sentence) if sentence else None)
        network.add_edge(fact.begin, fact.end, fact=fact)
    return network


def citation(name: str, words: str | None = None) -> Citation:
    """Return words of one of the sentences, else its own; each begins 200 after the one before."""
    source, sentence, own = _SENTENCES[name]
    words = words or own
    at = sentence.index(words)
    start = 200 * sorted(_SENTENCES).index(name) + at
    end = start + len(words)
    before, after = sentence[:at], sentence[at + len(words) :]
    return Citation(source, start, end, words, before, after, **_SOURCES[source])
