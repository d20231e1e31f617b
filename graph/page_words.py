"""The words of pages in each language.

``templates/strings.tsv`` holds every phrase of the interface, one row each; what types of documents
and kinds of bodies are called stands in the vocabulary's schemes.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

import pyoxigraph as ox

from ..ontology import read_text
from ..ontology.terms import ONTOLOGY, PREFIXES

__all__ = ["LANGUAGES", "concepts", "phrases", "read_phrases"]

#: Languages of the interface.
LANGUAGES = ("en", "vi")


@cache
def phrases() -> dict[str, dict[str, str]]:
    """Return {language: {key: phrase}}; ``{names}`` in a phrase are filled in by the script."""
    return read_phrases(files("policygraph.graph").joinpath("templates/strings.tsv"))


def read_phrases(table: Traversable) -> dict[str, dict[str, str]]:
    """Return {language: {key: phrase}} from a table with the columns key, en and vi."""
    lines = table.read_text("utf-8").splitlines()
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
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
