"""The words of the page itself in each language, and how its data is written in RDF.

``templates/strings.tsv`` holds every phrase of the interface, one row each; what types of documents
and kinds of bodies are called stands in the vocabulary's schemes.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

import pyoxigraph as ox

from ..ontology import read_text
from ..ontology.terms import ELI, ONTOLOGY, PG, PREFIXES, RELATIONS
from .iris import base_iri, source_iri
from .network import KINDS

__all__ = ["LANGUAGES", "concepts", "phrases", "rdf_terms"]

#: Languages of the interface.
LANGUAGES = ("en", "vi")

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


@cache
def phrases() -> dict[str, dict[str, str]]:
    """Return {language: {key: phrase}}; ``{names}`` in a phrase are filled in by the script."""
    lines = files("policygraph.graph").joinpath("templates/strings.tsv").read_text("utf-8")
    rows = list(csv.DictReader(lines.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    made_by = version("policygraph")
    return {
        language: {row["key"]: row[language].replace("{version}", made_by) for row in rows}
        for language in LANGUAGES
    }


def concepts(words: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return {word: {language: name}} for types of documents and kinds of bodies and places."""
    named = _schemes()
    return {word: named[word] for word in sorted(set(words)) if word in named}


@cache
def _schemes() -> dict[str, dict[str, str]]:
    schemes = ox.Store()
    schemes.load(read_text("schemes.ttl").encode(), format=ox.RdfFormat.TURTLE)
    found: dict[str, dict[str, str]] = {}
    solutions = schemes.query(
        "SELECT ?word ?name WHERE { VALUES ?scheme { pgscheme:document-type pgscheme:kind } "
        "?concept skos:inScheme ?scheme ; skos:notation ?word ; skos:prefLabel ?name } ",
        prefixes={"pgscheme": f"{ONTOLOGY}/", "skos": PREFIXES["skos"]},
    )
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError("not a SELECT")
    for row in solutions:
        word, name = row["word"], row["name"]
        if isinstance(word, ox.Literal) and isinstance(name, ox.Literal):
            found.setdefault(word.value, {})[name.language or ""] = name.value
    return {word: dict(sorted(names.items())) for word, names in found.items()}


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
