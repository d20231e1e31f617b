"""How the data of the network page is written in RDF: its prefixes, classes and properties."""

from __future__ import annotations

from typing import Any

from ..ontology.terms import ELI, PG, PREFIXES, RELATIONS
from .iris import base_iri, source_iri
from .network import KINDS

__all__ = ["rdf_terms"]

#: Relations in the order of the legend, with the property that says each in RDF.
_RELATIONS = {
    "assignedTo": PG.assignedTo,
    "coordinatedWith": PG.coordinatedWith,
    "assignedBy": PG.assignedBy,
    "underDocument": PG.underDocument,
    "issuedBy": ELI.passed_by,
    "signedBy": PG.signedBy,
    **RELATIONS,
    "inPlace": PG.inPlace,
}
_CLASSES = {"document": ELI.LegalResource} | {
    kind: getattr(PG, kind.capitalize()) for kind in KINDS if kind != "document"
}


def rdf_terms() -> dict[str, Any]:
    """Return the prefixes, classes and properties with which the page's facts become JSON-LD."""
    return {
        "context": PREFIXES,
        "kinds": {kind: _short(_CLASSES[kind]) for kind in KINDS},
        "relations": {name: _short(iri) for name, iri in _RELATIONS.items()},
        "source": source_iri("", base_iri()),
    }


def _short(iri: str) -> str:
    """Return an IRI with its prefix, as ``pg:Task``."""
    prefix = next(name for name, start in PREFIXES.items() if iri.startswith(start))
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"
