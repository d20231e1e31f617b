"""What is known of a remote store and of its texts, as triples, and the questions for them.

The graph of each text also holds its record: the entry that a store on the disk has in its database
of sources, the plain text, and the number of the build that put it there. The graph
:data:`MANIFEST` holds what is known of the whole, and which texts were withdrawn by which build.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict

from ...ontology.terms import XSD
from ..manifest import Skipped, SourceEntry, record_of
from ..nquads import iri, literal

__all__ = [
    "ENTRY",
    "FORMAT",
    "HEAD",
    "MANIFEST",
    "OURS",
    "changes_since",
    "facts_alone",
    "head_update",
    "is_past",
    "record",
    "text_of",
    "tombstones",
    "version_after",
]

FORMAT = "policygraph remote store 1"
MANIFEST = "urn:policygraph:manifest"
_STORE = "urn:policygraph:store"
#: How the names of all properties begin that are no facts.
OURS = "urn:policygraph:"
ENTRY, _TEXT, _CHANGED = f"{OURS}entry", f"{OURS}text", f"{OURS}changed"
_GONE, _PAST = f"{OURS}gone", f"{OURS}past-version"

#: What is known of the whole: one row a property.
HEAD = f"""
SELECT ?property ?value
WHERE {{ GRAPH <{MANIFEST}> {{ <{_STORE}> ?property ?value }} FILTER(?property != <{_PAST}>) }}
"""


def record(source: str, entry: SourceEntry, text: str, number: int) -> bytes:
    """Return the triples (N-Triples) that say of a graph what text it is made from."""
    subject = iri(record_of(source))
    said = json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True)
    return "".join(
        f"{subject} {iri(name)} {value} .\n"
        for name, value in (
            (ENTRY, literal(said)),
            (_TEXT, literal(text)),
            (_CHANGED, _number(number)),
        )
    ).encode("utf-8")


def facts_alone(triples: bytes) -> bytes:
    """Return the triples (N-Triples) of a graph without those of its record."""
    ours = f" <{OURS}".encode()
    return b"".join(
        line for line in triples.splitlines(keepends=True)
        if not line.partition(b">")[2].replace(b"\t", b" ").startswith(ours)
    )  # fmt: skip


def text_of(source: str) -> str:
    """Return the question for the plain text of a source."""
    subject = iri(record_of(source))
    return f"SELECT ?text WHERE {{ GRAPH ?graph {{ {subject} <{_TEXT}> ?text }} }}"


def changes_since(number: int) -> str:
    """Return the question for what builds after one of a number changed.

    A row is a record with its entry or, of a text that was withdrawn, the graph it had.
    """
    return f"""
SELECT ?record ?entry ?gone
WHERE {{
  {{ GRAPH ?graph {{ ?record <{_CHANGED}> ?number ; <{ENTRY}> ?entry }} }}
  UNION
  {{ GRAPH <{MANIFEST}> {{ ?record <{_CHANGED}> ?number ; <{_GONE}> ?gone }} }}
  FILTER(?number > {number})
}}
"""


def is_past(version: str) -> str:
    """Return the question whether the store ever had a version: a row where it had."""
    return f"SELECT ?store WHERE {{ GRAPH <{MANIFEST}> {{ ?store <{_PAST}> {literal(version)} }} }}"


def tombstones(gone: Iterable[tuple[str, str]], number: int) -> str:
    """Return the update that says which sources, with their graphs, were withdrawn."""
    rows = "".join(
        f"{iri(record_of(source))} <{_GONE}> {iri(graph)} ; <{_CHANGED}> {_number(number)} .\n"
        for source, graph in gone
    )
    return f"INSERT DATA {{ GRAPH <{MANIFEST}> {{\n{rows}}} }}"


def head_update(version: str, sources: int, skipped: list[Skipped], reference: str) -> str:
    """Return the update that makes a version the store's; all before it becomes past."""
    said = {
        "format": FORMAT,
        "version": version,
        "sources": str(sources),
        "skipped": json.dumps([asdict(one) for one in skipped], ensure_ascii=False),
        "reference": reference,
    }
    rows = "".join(
        f"<{_STORE}> <{OURS}{name}> {literal(value)} .\n" for name, value in said.items()
    )
    return f"""
DELETE {{ GRAPH <{MANIFEST}> {{ ?record ?property ?value }} }}
WHERE {{
  GRAPH <{MANIFEST}> {{ ?record <{_GONE}> ?graph ; ?property ?value }}
  GRAPH ?other {{ ?record <{ENTRY}> ?entry }}
}} ;
DELETE {{ GRAPH <{MANIFEST}> {{ <{_STORE}> ?property ?value }} }}
WHERE {{
  GRAPH <{MANIFEST}> {{ <{_STORE}> ?property ?value FILTER(?property != <{_PAST}>) }}
}} ;
INSERT DATA {{ GRAPH <{MANIFEST}> {{
<{_STORE}> <{_PAST}> {literal(version)} .
{rows}}} }}
"""


def version_after(version: str, number: int, changes: Iterable[bytes]) -> str:
    """Return a name for the version that changes (digests, in any order) make of one."""
    digest = hashlib.sha256(version.encode())
    for change in sorted(changes):
        digest.update(change)
    return f"{number}-{digest.hexdigest()[:16]}"


def _number(number: int) -> str:
    return literal(str(number), datatype=XSD.integer)
