"""The whole store in the formats that other programs read; the same store, the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..ontology.terms import FOAF, PREFIXES, SKOS
from .fields import csv_line
from .store import Store

if TYPE_CHECKING:
    import networkx as nx

    from .network import Fact

__all__ = ["FORMATS", "export", "serialised", "sorted_quads"]


def export(store: Store, form: str) -> Iterator[bytes]:
    """Yield the store in a format, a key of :data:`FORMATS`, piece by piece."""
    return FORMATS[form](store)


def sorted_quads(store: Store) -> list[ox.Quad]:
    """Return every quad in the order of its N-Quads line, graph first."""
    return sorted(store.quads(), key=lambda quad: (str(quad.graph_name), str(quad)))


def serialised(parts: Sequence[ox.Quad] | Sequence[ox.Triple], syntax: ox.RdfFormat) -> bytes:
    """Return quads or triples in a syntax, with our prefixes, in the order given."""
    return ox.serialize(parts, format=syntax, prefixes=PREFIXES) or b""


def _nquads(store: Store) -> Iterator[bytes]:
    """Yield sorted N-Quads lines (RDF 1.1 N-Quads): canonical, as there are no blank nodes."""
    dumped = store.graph.dump(format=ox.RdfFormat.N_QUADS) or b""
    for line in sorted(dumped.split(b"\n")):
        if line:
            yield line + b"\n"


def _trig(store: Store) -> Iterator[bytes]:
    yield serialised(sorted_quads(store), ox.RdfFormat.TRIG)


def _triples(store: Store) -> list[ox.Triple]:
    """Return every triple once, whatever graphs it stands in."""
    return sorted({quad.triple for quad in store.quads()}, key=str)


def _turtle(store: Store) -> Iterator[bytes]:
    """Yield the union of the graphs; which text says what is lost, the evidence is not."""
    yield serialised(_triples(store), ox.RdfFormat.TURTLE)


def _jsonld(store: Store) -> Iterator[bytes]:
    yield serialised(sorted_quads(store), ox.RdfFormat.JSON_LD)


def _graphml(store: Store) -> Iterator[bytes]:
    import networkx as nx

    yield from (f"{line}\n".encode() for line in nx.generate_graphml(_plain_network(store)))


def _gexf(store: Store) -> Iterator[bytes]:
    import networkx as nx

    # Without a version the writer would put today's date into the file.
    writer = nx.readwrite.gexf.GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(_plain_network(store))
    for meta in writer.xml.findall("meta"):
        writer.xml.remove(meta)
    yield f"{writer}\n".encode()


def _plain_network(store: Store) -> nx.MultiDiGraph[str]:
    """Return the network of :mod:`.network` with nothing but strings and numbers on it."""
    import networkx as nx

    from .network import network_of

    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network = network_of(store)
    for iri in sorted(network):
        thing = network.nodes[iri]["thing"]
        plain.add_node(iri, label=_xml(thing.label), kind=thing.kind)
    facts: list[Fact] = [data["fact"] for _, _, data in network.edges(data=True)]
    for number, fact in enumerate(sorted(facts, key=_order)):
        cited = fact.citation
        proof: dict[str, str | int] = (
            {}
            if cited is None
            else {
                "source": _xml(cited.source),
                "begins": cited.start,
                "ends": cited.end,
                "words": _xml(cited.words),
            }
        )
        plain.add_edge(fact.begin, fact.end, key=number, label=fact.relation, **proof)
    return plain


def _order(fact: Fact) -> tuple[str, str, str, str, int, int]:
    cited = fact.citation
    where = ("", 0, 0) if cited is None else (cited.source, cited.start, cited.end)
    return (fact.begin, fact.end, fact.relation, *where)


def _xml(text: str) -> str:
    """Return a text without the characters that XML 1.0 (section 2.2) cannot hold."""
    return "".join(
        char if char in "\t\n\r" or " " <= char < "\ufffe" or char > "\uffff" else "\ufffd"
        for char in text
    )


def _csv(store: Store) -> Iterator[bytes]:
    """Yield every quad as a row, with labels beside IRIs for people who read the sheet."""
    labels: dict[str, str] = {}
    for prop in (FOAF.name, SKOS.prefLabel):
        found = store.graph.quads_for_pattern(None, ox.NamedNode(prop), None)
        for quad in sorted(found, key=lambda quad: str(quad.object), reverse=True):
            thing, label = _value(quad.subject), quad.object
            if isinstance(label, ox.Literal) and (label.language != "vi" or thing not in labels):
                labels[thing] = label.value
    head = ("subject", "subject_label", "predicate", "object", "object_label", "language", "graph")
    yield csv_line(head).encode()
    for quad in sorted_quads(store):
        subject, value = _value(quad.subject), _value(quad.object)
        language = getattr(quad.object, "language", None) or ""
        yield csv_line(
            (
                subject,
                labels.get(subject, ""),
                quad.predicate.value,
                value,
                labels.get(value, "") if isinstance(quad.object, ox.NamedNode) else "",
                language,
                _value(quad.graph_name),
            )
        ).encode()


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))


#: What can be exported, with the function that writes it.
FORMATS: dict[str, Callable[[Store], Iterator[bytes]]] = {
    "nquads": _nquads,
    "trig": _trig,
    "turtle": _turtle,
    "jsonld": _jsonld,
    "graphml": _graphml,
    "gexf": _gexf,
    "csv": _csv,
}
