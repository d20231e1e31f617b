"""Terms of our vocabulary and of those it builds on, as plain strings.

``PG.Task`` is ``"https://w3id.org/policygraph/ontology#Task"``; a mistyped term is an
``AttributeError`` at run time and an error to the type checker. No RDF library is needed to name a
term, so that extraction and emission start fast.
"""

# Term names are those of the vocabularies, not Python's.
# ruff: noqa: N815
from __future__ import annotations

from collections.abc import Iterator

__all__ = [
    "DCTERMS",
    "DOCUMENT_TYPES",
    "ELI",
    "FOAF",
    "GEO",
    "OA",
    "ODRL",
    "ONTOLOGY",
    "ORG",
    "OWL",
    "PG",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "RELATIONS",
    "SCHEMA",
    "SKOS",
    "XSD",
    "broader",
    "concept",
]

#: Where our vocabulary stands; its schemes stand below it.
ONTOLOGY = "https://w3id.org/policygraph/ontology"

#: Every prefix that queries, exports, pages and help may use, with the namespace it stands for.
PREFIXES: dict[str, str] = {
    "pg": f"{ONTOLOGY}#",
    "pgforce": f"{ONTOLOGY}/force/",
    "pgkind": f"{ONTOLOGY}/kind/",
    "pgrel": f"{ONTOLOGY}/relation/",
    "pgstatus": f"{ONTOLOGY}/status/",
    "pgtype": f"{ONTOLOGY}/document-type/",
    "pgway": f"{ONTOLOGY}/way/",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "oa": "http://www.w3.org/ns/oa#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class _Terms(type):
    """Gives each annotated name of a class its IRI in the namespace of the class's prefix."""

    def __init__(
        cls, name: str, bases: tuple[type, ...], members: dict[str, object], prefix: str
    ) -> None:
        super().__init__(name, bases, members)
        for term in cls:
            setattr(cls, term, PREFIXES[prefix] + term)

    def __new__(
        mcs, name: str, bases: tuple[type, ...], members: dict[str, object], prefix: str
    ) -> _Terms:
        return super().__new__(mcs, name, bases, members)

    def __iter__(cls) -> Iterator[str]:
        """Yield the local names, in the order in which they are declared."""
        return iter(cls.__annotations__)


class PG(metaclass=_Terms, prefix="pg"):
    """Our own terms; ``policy.ttl`` says what each means."""

    # classes
    Agency: str
    Group: str
    Indicator: str
    Office: str
    Person: str
    Place: str
    ReviewNote: str
    SourceText: str
    Span: str
    Statement: str
    Task: str
    Unresolved: str
    # tasks
    assignedBy: str
    assignedTo: str
    assigneeEvidence: str
    assignerEvidence: str
    coordinatedWith: str
    coordinatorEvidence: str
    deadline: str
    deadlineEvidence: str
    documentEvidence: str
    due: str
    force: str
    foundBy: str
    generic: str
    start: str
    status: str
    underDocument: str
    # documents
    issuedFrom: str
    signedBy: str
    textOf: str
    consolidates: str
    consolidatedBy: str
    corrects: str
    correctedBy: str
    details: str
    detailedBy: str
    explains: str
    explainedBy: str
    guides: str
    guidedBy: str
    implements: str
    implementedBy: str
    replaces: str
    replacedBy: str
    suspends: str
    suspendedBy: str
    # bodies, people, places
    code: str
    inPlace: str
    kind: str
    partOf: str
    position: str
    unresolvedBecause: str
    # indicators
    about: str
    asOf: str
    unit: str
    value: str
    # evidence
    contentHash: str
    denotes: str
    evidence: str
    extractor: str
    originalWords: str
    page: str
    reason: str
    rule: str
    sentence: str
    text: str
    # schemes
    property: str


class DCTERMS(metaclass=_Terms, prefix="dcterms"):
    """DCMI Metadata Terms: what a source says of itself, dates of change events."""

    conformsTo: str
    date: str
    identifier: str
    issued: str
    language: str
    publisher: str
    source: str
    title: str


class ELI(metaclass=_Terms, prefix="eli"):
    """European Legislation Identifier: documents and the relations that it has a term for."""

    LegalResource: str
    amended_by: str
    amends: str
    based_on: str
    basis_for: str
    cited_by: str
    cites: str
    date_document: str
    id_local: str
    passed_by: str
    repealed_by: str
    repeals: str
    title: str
    type_document: str


class FOAF(metaclass=_Terms, prefix="foaf"):
    """Friend of a Friend: people."""

    Person: str
    name: str


class GEO(metaclass=_Terms, prefix="geo"):
    """W3C Basic Geo: coordinates in WGS 84 degrees."""

    lat: str
    long: str


class OA(metaclass=_Terms, prefix="oa"):
    """Web Annotation Vocabulary: where the words of a fact stand."""

    FragmentSelector: str
    TextPositionSelector: str
    TextQuoteSelector: str
    end: str
    exact: str
    hasSelector: str
    hasSource: str
    start: str


class ODRL(metaclass=_Terms, prefix="odrl"):
    """Open Digital Rights Language: a task is a duty."""

    Duty: str


class ORG(metaclass=_Terms, prefix="org"):
    """Organization Ontology: bodies, posts and the events that changed them."""

    ChangeEvent: str
    Organization: str
    Post: str
    originalOrganization: str
    resultingOrganization: str


class OWL(metaclass=_Terms, prefix="owl"):
    """Web Ontology Language: what the vocabulary itself is written with."""

    inverseOf: str


class PROV(metaclass=_Terms, prefix="prov"):
    """Provenance Ontology."""

    Entity: str
    wasDerivedFrom: str


class RDF(metaclass=_Terms, prefix="rdf"):
    """RDF: types and reified statements."""

    Statement: str
    object: str
    predicate: str
    subject: str
    type: str
    value: str


class RDFS(metaclass=_Terms, prefix="rdfs"):
    """RDF Schema."""

    label: str
    seeAlso: str


class SCHEMA(metaclass=_Terms, prefix="schema"):
    """schema.org: since when and until when a body was."""

    dissolutionDate: str
    foundingDate: str


class SKOS(metaclass=_Terms, prefix="skos"):
    """Simple Knowledge Organization System: labels and schemes."""

    Concept: str
    altLabel: str
    inScheme: str
    notation: str
    prefLabel: str


class XSD(metaclass=_Terms, prefix="xsd"):
    """XML Schema datatypes of our literals."""

    boolean: str
    date: str
    decimal: str
    gYear: str
    gYearMonth: str
    integer: str


#: The property that carries each relation between documents, by the name answers use for it.
RELATIONS: dict[str, str] = {
    "amends": ELI.amends,
    "basedOn": ELI.based_on,
    "cites": ELI.cites,
    "consolidates": PG.consolidates,
    "corrects": PG.corrects,
    "details": PG.details,
    "explains": PG.explains,
    "guides": PG.guides,
    "implements": PG.implements,
    "repeals": ELI.repeals,
    "replaces": PG.replaces,
    "suspends": PG.suspends,
}

_BROADER = {
    "consolidates": "cites",
    "corrects": "amends",
    "details": "implements",
    "explains": "cites",
    "guides": "implements",
    "repeals": "replaces",
    "suspends": "cites",
}


def broader(relation: str) -> str:
    """Return the general relation that a finer one falls under: ``details`` is ``implements``.

    The general ones are implements, amends, replaces, basedOn and cites; they stand for themselves.
    ``schemes.ttl`` says the same with skos:broader.
    """
    return _BROADER.get(relation, relation)


#: Types of documents, as ``schemes.ttl`` defines them.
DOCUMENT_TYPES: tuple[str, ...] = (
    "Circular",
    "Conclusion",
    "Decision",
    "Decree",
    "Directive",
    "Document",
    "Guidance",
    "Law",
    "Notice",
    "OfficialDispatch",
    "OfficialLetter",
    "Plan",
    "Program",
    "Regulation",
    "Report",
    "Resolution",
)


def concept(prefix: str, name: str) -> str:
    """Return the IRI of a concept of one of our schemes, as ``concept("pgforce", "duty")``.

    A prefix that is not in :data:`PREFIXES` is a ``KeyError``.
    """
    return PREFIXES[prefix] + name
