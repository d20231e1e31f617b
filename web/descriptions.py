"""What the server tells machines of itself and of what it holds.

That is a SPARQL 1.1 Service Description, and a description of the dataset by VoID and DCAT 3.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from ..graph import Store
from ..graph.iris import base_iri
from ..ontology.terms import DCTERMS, PREFIXES, RDF, XSD
from ..queries.asking import ask

__all__ = ["describe_dataset", "describe_service"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"
_FORMATS = "http://www.w3.org/ns/formats/"

_RESULT_FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "N-Quads", "TriG"),
)
_TITLES = {
    "en": "Who is assigned what, by policy texts",
    "vi": "Ai được giao việc gì, theo các văn bản chính sách",
}
#: With more named graphs than this a description names none: it may leave them out (section 3.4.3
#: of SPARQL 1.1 Service Description), and a query finds them.
_MOST_GRAPHS = 1000

Node = ox.NamedNode | ox.BlankNode | ox.Literal


def describe_service(store: Store, endpoint: str, updates: bool) -> Iterator[ox.Triple]:
    """Yield the description of the endpoint at an address."""
    service, dataset, default = ox.NamedNode(endpoint), ox.BlankNode("d"), ox.BlankNode("g")
    yield _triple(service, RDF.type, ox.NamedNode(f"{_SD}Service"))
    yield _triple(service, f"{_SD}endpoint", service)
    for language in ("SPARQL11Query", "SPARQL11Update") if updates else ("SPARQL11Query",):
        yield _triple(service, f"{_SD}supportedLanguage", ox.NamedNode(_SD + language))
    for form in _RESULT_FORMATS:
        yield _triple(service, f"{_SD}resultFormat", ox.NamedNode(_FORMATS + form))
    yield _triple(service, f"{_SD}feature", ox.NamedNode(f"{_SD}UnionDefaultGraph"))
    yield _triple(service, f"{_SD}defaultDataset", dataset)
    yield _triple(dataset, RDF.type, ox.NamedNode(f"{_SD}Dataset"))
    yield _triple(dataset, f"{_SD}defaultGraph", default)
    yield _triple(default, RDF.type, ox.NamedNode(f"{_SD}Graph"))
    yield _triple(default, f"{_VOID}triples", _integer(len(store.graph)))
    graphs = sorted(store.graph.named_graphs(), key=str)
    for number, name in enumerate(graphs if len(graphs) <= _MOST_GRAPHS else ()):
        named = ox.BlankNode(f"n{number}")
        yield _triple(dataset, f"{_SD}namedGraph", named)
        yield _triple(named, RDF.type, ox.NamedNode(f"{_SD}NamedGraph"))
        yield _triple(named, f"{_SD}name", name)


def describe_dataset(store: Store, address: str, endpoint: str) -> Iterator[ox.Triple]:
    """Yield the description of what the store holds, itself to be found at ``address``."""
    dataset = ox.NamedNode(f"{address}#dataset")
    distribution, service = ox.NamedNode(f"{address}#distribution"), ox.NamedNode(endpoint)
    for kind in (f"{_VOID}Dataset", f"{_DCAT}Dataset"):
        yield _triple(dataset, RDF.type, ox.NamedNode(kind))
    for language, title in _TITLES.items():
        yield _triple(dataset, DCTERMS.title, ox.Literal(title, language=language))
    yield _triple(dataset, f"{_VOID}sparqlEndpoint", service)
    yield _triple(dataset, f"{_VOID}uriSpace", ox.Literal(base_iri()))
    yield _triple(dataset, f"{_VOID}triples", _integer(len(store.graph)))
    yield _triple(dataset, f"{_VOID}documents", _integer(len(store.manifest.sources)))
    for namespace in sorted(PREFIXES.values()):
        yield _triple(dataset, f"{_VOID}vocabulary", ox.NamedNode(namespace))
    for number, (counted, count) in enumerate(ask(store, "counts")):
        part = ox.BlankNode(f"c{number}")
        yield _triple(dataset, f"{_VOID}classPartition", part)
        yield _triple(part, f"{_VOID}class", ox.NamedNode(counted or ""))
        yield _triple(part, f"{_VOID}entities", _integer(int(count or 0)))
    yield _triple(dataset, f"{_DCAT}distribution", distribution)
    yield _triple(distribution, RDF.type, ox.NamedNode(f"{_DCAT}Distribution"))
    yield _triple(distribution, f"{_DCAT}accessURL", service)
    yield _triple(distribution, f"{_DCAT}accessService", service)
    yield _triple(service, RDF.type, ox.NamedNode(f"{_DCAT}DataService"))
    yield _triple(service, f"{_DCAT}endpointURL", service)
    yield _triple(service, f"{_DCAT}endpointDescription", service)
    yield _triple(service, f"{_DCAT}servesDataset", dataset)


def _triple(subject: ox.NamedNode | ox.BlankNode, predicate: str, found: Node) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), found)


def _integer(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=ox.NamedNode(XSD.integer))
