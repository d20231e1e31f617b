"""Writes what became of bodies and places, as change events of the Organization Ontology."""

from __future__ import annotations

from ...graph.iris import document_iri, entity_iri
from ...graph.nquads import QuadWriter
from ...ontology.terms import DCTERMS, ELI, ORG, PG, RDF, SKOS, XSD

__all__ = ["date_datatype", "write_change"]


def write_change(
    writer: QuadWriter,
    key: str,
    day: str,
    original: tuple[str, ...],
    resulting: tuple[str, ...],
    number: str | None,
    base: str,
) -> None:
    """Write an event in which things named by key became others (ORG, section 3.6).

    ``day`` is as precise as it is known; ``number`` that of the document that decided it.
    """
    change = entity_iri(key, base)
    writer.link(change, RDF.type, ORG.ChangeEvent)
    writer.typed(change, DCTERMS.date, day, date_datatype(day))
    for before in original:
        writer.link(change, ORG.originalOrganization, entity_iri(before, base))
    for after in resulting:
        writer.link(change, ORG.resultingOrganization, entity_iri(after, base))
    if number is not None:
        document = document_iri(number, base=base)
        writer.link(change, PG.underDocument, document)
        writer.text(document, ELI.id_local, number)
        writer.text(document, SKOS.prefLabel, number)


def date_datatype(day: str) -> str:
    """Return the datatype of a date by its precision: day, month or year."""
    return {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}[len(day)]
