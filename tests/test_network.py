"""The store as a graph, and the parts of it that a user asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from policygraph.builders.emit import emit
from policygraph.builders.model import (
    AgencyFact,
    DocumentFact,
    Found,
    Name,
    PlaceFact,
    Quote,
    RelationFact,
    SourceFacts,
    TaskFact,
    Text,
)
from policygraph.graph.focus import NotFoundError, find, focused
from policygraph.graph.iris import source_iri
from policygraph.graph.manifest import SourceEntry
from policygraph.graph.network import Network, Thing, facts, facts_from, network_of, things
from policygraph.graph.store import open_store
from policygraph.graph.writing import write_store

CONTENT = (
    "Resolution No. 07/2025/NQ-CP implements Conclusion No. 183-KL/TW of the Politburo.\n"
    "Conclusion No. 183-KL/TW asks the Ministry of Finance to pay what is owed by 2025-08-31 "
    "and the People's Committee of Nghe An to report."
)
GOVERNMENT = Name("body", "Government")
POLITBURO = Name("body", "Politburo")
FINANCE = Name("body", "Ministry of Finance")
NGHE_AN = Name("body", "People's Committee of Nghe An", "Nghe An")


def quote(words: str) -> Quote:
    start = CONTENT.index(words)
    return Quote(start, start + len(words), words)


def sentences() -> tuple[Quote, ...]:
    return tuple(quote(line) for line in CONTENT.splitlines())


FACTS = SourceFacts(
    source="a b/news.md",
    language="en",
    documents=(
        DocumentFact(
            "183-KL/TW",
            "183-KL/TW",
            "Conclusion",
            "number",
            issuers=(POLITBURO,),
            mentions=(quote("Conclusion No. 183-KL/TW"),),
            evidence={"issuers": quote("the Politburo")},
        ),
        DocumentFact(
            "07/2025/NQ-CP",
            "07/2025/NQ-CP",
            "Resolution",
            "number",
            issuers=(GOVERNMENT,),
            mentions=(quote("Resolution No. 07/2025/NQ-CP"),),
            evidence={"issuers": quote("Resolution No. 07/2025/NQ-CP")},
        ),
    ),
    relations=(
        RelationFact("07/2025/NQ-CP", "implements", "183-KL/TW", quote("implements"), "verb"),
    ),
    tasks=(
        TaskFact(
            quote("pay what is owed by 2025-08-31"),
            (FINANCE,),
            "asks",
            coordinators=(NGHE_AN,),
            assigners=(POLITBURO,),
            document="183-KL/TW",
            deadline="2025-08-31",
            found=(Found("deadline", "clause", quote("2025-08-31")),),
        ),
        TaskFact(quote("report"), (NGHE_AN,), "asks", assigners=(POLITBURO,), document="183-KL/TW"),
    ),
    agencies=(
        AgencyFact(FINANCE, (quote("Ministry of Finance"),), "name"),
        AgencyFact(NGHE_AN, (quote("People's Committee of Nghe An"),), "name"),
    ),
    places=(PlaceFact("Nghe An", "province", (quote("Nghe An"),), "name"),),
    sentences=sentences(),
)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    path: Path = tmp_path_factory.mktemp("store")
    text = Text(FACTS.source, CONTENT, "en", title="News", publisher="us", published="2025-09-01")
    with write_store(path) as writer:
        digest = writer.keep_text(CONTENT)
        graph = source_iri(FACTS.source)
        writer.put(
            FACTS.source,
            SourceEntry(graph, "news.md", digest, digest, digest, "test", "en"),
            emit(text, FACTS),
        )
        writer.commit()
    return network_of(open_store(path))


def kind_of(network: Network, node: str) -> str:
    thing: Thing = network.nodes[node]["thing"]
    return thing.kind


def labels(network: Network) -> set[str]:
    return {thing.label for _, thing in things(network)}


def edges(network: Network) -> set[tuple[str, str, str]]:
    named = dict(things(network))
    return {
        (named[fact.begin].label, fact.relation, named[fact.end].label) for fact in facts(network)
    }


def test_every_fact_is_an_edge(network: Network) -> None:
    pay = "pay what is owed by 2025-08-31"
    assert edges(network) >= {
        (pay, "assignedTo", "Ministry of Finance"),
        (pay, "coordinatedWith", "People's Committee of Nghe An"),
        (pay, "assignedBy", "Politburo"),
        (pay, "underDocument", "183-KL/TW"),
        ("07/2025/NQ-CP", "implements", "183-KL/TW"),
        ("183-KL/TW", "issuedBy", "Politburo"),
        ("People's Committee of Nghe An", "inPlace", "Nghe An"),
    }


def test_every_edge_quotes_its_source(network: Network) -> None:
    for fact in facts(network):
        citation = fact.citation
        assert citation is not None, fact
        assert citation.words == CONTENT[citation.start : citation.end]
        assert citation.before + citation.words + citation.after in CONTENT
        assert (citation.source, citation.title) == (FACTS.source, "News")


def test_words_are_shown_in_their_sentence(network: Network) -> None:
    task = next(node for node, thing in things(network) if thing.label.startswith("pay"))
    citation = next(facts_from(network, task)).citation
    assert citation is not None
    assert citation.before == "Conclusion No. 183-KL/TW asks the Ministry of Finance to "


@pytest.mark.parametrize(
    "name",
    ["Ministry of Finance", "ministry of finance", "Bộ Tài chính", "bo tai chinh"],
)
def test_a_body_is_found_in_both_languages_and_without_marks(network: Network, name: str) -> None:
    assert find(network, name).endswith("agency/ministry-of-finance")


def test_an_unknown_name_is_one_line(network: Network) -> None:
    with pytest.raises(NotFoundError) as raised:
        find(network, "Ministry of Silly Walks")
    assert "\n" not in str(raised.value) and "Silly Walks" in str(raised.value)


def test_focus_keeps_what_is_near(network: Network) -> None:
    near = focused(network, "Ministry of Finance", depth=1)
    assert labels(near) == {"Ministry of Finance", "pay what is owed by 2025-08-31"}
    assert "report" not in labels(focused(network, "Ministry of Finance", depth=2))


def test_depth_zero_is_the_thing_itself(network: Network) -> None:
    assert len(focused(network, "183-KL/TW", depth=0)) == 1


def test_a_walk_does_not_come_down_from_a_common_assigner(network: Network) -> None:
    """Two tasks of two bodies share the Politburo; that alone does not make them near."""
    bare = network.copy()
    document = find(bare, "183-KL/TW")
    committee = find(bare, "People's Committee of Nghe An")
    bare.remove_nodes_from([document, committee])
    assert "report" not in labels(focused(bare, "Ministry of Finance", depth=9))


def test_under_a_document_and_in_a_place(network: Network) -> None:
    assert {"report", "Ministry of Finance", "Politburo"} <= labels(
        focused(network, document="183-KL/TW")
    )
    nowhere = labels(focused(network, document="07/2025/NQ-CP"))
    assert "report" not in nowhere and "183-KL/TW" in nowhere
    assert {"report", "Nghe An"} <= labels(focused(network, place="Nghe An"))


def test_only_some_relations(network: Network) -> None:
    assert {kind_of(network, node) for node in network} >= {"document", "task", "agency", "place"}
    part = focused(network, "183-KL/TW", depth=1)
    assert network.number_of_edges() > part.number_of_edges() > 0
