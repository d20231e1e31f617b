"""Writes the reference graph: the vocabulary, the register of bodies and the places.

It depends on the tables of the package alone and stands in a graph of its own, so that what texts
say and what is known beforehand never mix.
"""

from __future__ import annotations

import re

from ...graph.iris import base_iri, entity_iri, reference_iri, slug
from ...graph.nquads import QuadWriter, iri
from ...ontology import VOCABULARY, read_text, table
from ...ontology.terms import ONTOLOGY, ORG, PG, RDF, SCHEMA, SKOS
from .change_events import date_datatype, write_change
from .reference_places import write_places

__all__ = ["reference_quads"]

#: Number of a document of the National Assembly or Government in a note: 176/2025/QH15.
_NUMBER = re.compile(r"\b\d{1,4}/\d{4}/[A-ZĐ][A-ZĐ0-9-]{1,14}")


def reference_quads(base: str | None = None) -> bytes:
    """Return the reference graph as sorted N-Quads; the same tables give the same bytes."""
    base = base_iri(base)
    writer = QuadWriter(reference_iri(base))
    for name in VOCABULARY:
        _turtle(writer, name)
    _bodies(writer, base)
    write_places(writer, base)
    return writer.to_bytes()


def _turtle(writer: QuadWriter, name: str) -> None:
    """Write a Turtle file of the vocabulary; nodes without a name get one by their order."""
    import pyoxigraph as ox

    named: dict[str, str] = {}

    def term(node: object) -> str:
        if isinstance(node, ox.BlankNode):
            head = f"{ONTOLOGY}/{slug(name.removesuffix('.ttl'))}/node-"
            return iri(named.setdefault(node.value, f"{head}{len(named) + 1}"))
        return str(node)

    for quad in ox.parse(read_text(name), format=ox.RdfFormat.TURTLE):
        subject = term(quad.subject)[1:-1]
        writer.add(subject, quad.predicate.value, term(quad.object))


def _bodies(writer: QuadWriter, base: str) -> None:
    """Write the register: names, kinds, parents, and what became of bodies that ended."""
    for row in table("bodies"):
        body = entity_iri(f"agency/{row['id']}", base)
        for name in (PG.Agency, ORG.Organization):
            writer.link(body, RDF.type, name)
        writer.text(body, PG.kind, row["kind"])
        for language in ("en", "vi"):
            if row[language]:
                writer.text(body, SKOS.prefLabel, row[language], language)
            further = (row[f"{language}_variants"], row[f"{language}_abbr"])
            for alias in filter(None, "|".join(further).split("|")):
                writer.text(body, SKOS.altLabel, alias, language)
        if row["parent"]:
            writer.link(body, PG.partOf, entity_iri(f"agency/{row['parent']}", base))
        for predicate, day in (
            (SCHEMA.foundingDate, row["from"]),
            (SCHEMA.dissolutionDate, row["until"]),
        ):
            if day:
                writer.typed(body, predicate, day, date_datatype(day))
        if row["successor"] and row["until"]:
            _succession(writer, row, base)


def _succession(writer: QuadWriter, row: dict[str, str], base: str) -> None:
    """Write that a body became another or part of it; mergers into one on one day are one event."""
    successor = f"agency/{row['successor']}"
    found = _NUMBER.search(row["note"])
    write_change(
        writer,
        f"change/{row['successor']}-{row['until']}",
        row["until"],
        (f"agency/{row['id']}",),
        (successor,),
        found[0] if found else None,
        base,
    )
