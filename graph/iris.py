"""Makes every IRI of a thing, and takes it apart again. No other module puts an IRI together.

Things live below a base: the argument, else ``$POLICYGRAPH_BASE``, else :data:`DEFAULT_BASE`. What
a text says never reaches an IRI unescaped: names become slugs of ASCII letters, digits and hyphens,
paths are percent-encoded (RFC 3986, section 2.1), so that no text can break out of its IRI.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from ..ontology import table

__all__ = [
    "DEFAULT_BASE",
    "base_iri",
    "document_iri",
    "entity_iri",
    "entity_key",
    "fact_iri",
    "position_of",
    "reference_iri",
    "slug",
    "source_iri",
    "source_path",
    "span_iri",
    "statement_iri",
]

#: Where things live unless a user says otherwise.
DEFAULT_BASE = "https://w3id.org/policygraph/id/"

_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?\[\]@!$&'()*+,;=%-]*[/:=]")
#: Letters that Unicode does not take apart into a base letter and a mark.
_FOLDED = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ø": "o", "ł": "l", "ß": "ss"})
_RUN = re.compile(r"[^a-z0-9]+")
_POSITION = re.compile(r"#char=(\d{1,12}),(\d{1,12})")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|2[01])\d\d(?!\d)")
#: Local Party committees below the province, which ``issuers.tsv`` has no single name for.
_LOCAL_PARTY = frozenset({"du", "hu", "qu"})
#: Series of the Party's central bodies, which run on over the years. Of the form: 178-KL/TW,
#: 02-KH/BCĐTW, 45-HD/BTCTW.
_CENTRAL_PARTY = re.compile(r"/[A-ZĐ]{0,8}TW$", re.IGNORECASE)


def base_iri(base: str | None = None) -> str:
    """Return the base: the one given, else ``$POLICYGRAPH_BASE``, else :data:`DEFAULT_BASE`.

    One that is not an absolute IRI ending in ``/``, ``:`` or ``=`` is a ``ValueError``.
    """
    chosen = base or os.environ.get("POLICYGRAPH_BASE") or DEFAULT_BASE
    if not _BASE.fullmatch(chosen):
        raise ValueError(f"not a base for IRIs (an absolute IRI that ends in /): {chosen!r}")
    return chosen


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Return a name as ASCII: marks folded (``đ`` is ``d``), words joined by hyphens.

    Letters of other scripts are written as their code points, so that two names in such a script
    stay two; a text without any letter or digit becomes a fingerprint. Never empty.
    """
    folded = unicodedata.normalize("NFKD", text.translate(_FOLDED)).casefold()
    kept = (
        char if char.isascii() else f"u{ord(char):x}" if char.isalnum() else " "
        for char in folded
        if not unicodedata.combining(char)
    )
    joined = _RUN.sub("-", "".join(kept)).strip("-")
    if len(joined) > _LONGEST:
        return f"{joined[:_LONGEST].rstrip('-')}-{_fingerprint(joined)}"
    return joined or f"x-{_fingerprint(text)}"


#: Longest slug that is written out; beyond it file names and pages become unwieldy.
_LONGEST = 160


def _fingerprint(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@lru_cache(maxsize=4096)
def _encoded(path: str, safe: str = "/") -> str:
    from urllib.parse import quote  # which a question to the index does without

    return quote(path, safe=safe, errors="surrogatepass")


def _decoded(path: str) -> str:
    from urllib.parse import unquote

    return unquote(path, errors="surrogatepass")


def source_iri(path: str, base: str | None = None) -> str:
    """Return the IRI of a source text, which is its named graph too."""
    return f"{base_iri(base)}source/{_encoded(path)}"


def source_path(iri: str, base: str | None = None) -> str | None:
    """Return the path of a source from its IRI or that of a span in it; else None."""
    head = f"{base_iri(base)}source/"
    if not iri.startswith(head):
        return None
    return _decoded(iri[len(head) :].partition("#")[0])


def span_iri(path: str, start: int, end: int, base: str | None = None) -> str:
    """Return the IRI of a stretch of a source, counted in code points (RFC 5147, section 2.2)."""
    return f"{source_iri(path, base)}#char={start},{end}"


def page_iri(path: str, page: int, base: str | None = None) -> str:
    """Return the IRI of a page of a source, the first of which is 1 (RFC 8118, section 3)."""
    return f"{source_iri(path, base)}#page={page}"


def position_of(iri: str) -> tuple[int, int] | None:
    """Return start and end from the IRI of a span; None where it is not one."""
    found = _POSITION.fullmatch(iri, iri.find("#")) if "#" in iri else None
    return (int(found[1]), int(found[2])) if found else None


def reference_iri(base: str | None = None) -> str:
    """Return the named graph of the vocabulary, the register of bodies and the places."""
    return f"{base_iri(base)}reference"


def entity_iri(key: str, base: str | None = None) -> str:
    """Return the IRI of a thing from its key, as ``agency/ministry-of-finance``."""
    return f"{base_iri(base)}{_encoded(key)}"


def entity_key(iri: str, base: str | None = None) -> str | None:
    """Return the key of a thing from its IRI; None where it is not below the base."""
    head = base_iri(base)
    return _decoded(iri[len(head) :]) if iri.startswith(head) else None


def fact_iri(
    kind: str, path: str, start: int, end: int, nth: int = 1, base: str | None = None
) -> str:
    """Return the IRI of a ``task``, ``indicator`` or ``review`` note by where its words stand.

    ``nth`` counts facts of the kind with the very same words, from 1.
    """
    last = f"-{nth}" if nth > 1 else ""
    return f"{base_iri(base)}{slug(kind)}/{_encoded(path)}/{start}-{end}{last}"


def statement_iri(
    path: str, start: int, end: int, predicate: str, nth: int = 1, base: str | None = None
) -> str:
    """Return the IRI of a statement by its evidence and the local name of its predicate."""
    name = re.split(r"[/#]", predicate)[-1]
    last = f"-{nth}" if nth > 1 else ""
    where = f"statement/{_encoded(path)}/{start}-{end}"
    return f"{base_iri(base)}{where}/{_encoded(name, safe='')}{last}"


def document_iri(
    number: str | None,
    issuers: Sequence[str] = (),
    year: int | None = None,
    title: str | None = None,
    *,
    source: str | None = None,
    base: str | None = None,
) -> str:
    """Return the IRI of a document: its number, and what else it takes to tell it from others.

    - ``178-KL/TW`` and numbers with a year in them are one document by number;
    - ``268/NQ-CP`` comes once a year, so the year is added where it is known;
    - ``171/KH-UBND`` comes in every province every year, so issuer (keys of bodies, as
      ``agency/peoples-committee/province-40``) and year are added; with no issuer known it is
      told apart by the ``source`` that names it and is never taken for another one's.

    A document without a number is its title, with the year unless the title says it. Neither
    number nor title is a ``ValueError``.
    """
    if number is not None:
        parts = [slug(number), *_distinction(number, issuers, year, source)]
    elif title is not None:
        parts = ["title", slug(title)]
        parts += [str(year)] if year is not None and not _YEAR.search(title) else []
    else:
        raise ValueError("a document needs a number or a title")
    return f"{base_iri(base)}document/{'/'.join(parts)}"


def _distinction(
    number: str, issuers: Sequence[str], year: int | None, source: str | None
) -> list[str]:
    """Return the parts that a number needs beside itself."""
    years = [] if year is None or _YEAR.search(number) else [str(year)]
    if not _local_codes().isdisjoint(_letters(number)):
        named = sorted(slug(issuer.removeprefix("agency/")) for issuer in issuers)
        if named:
            return [".".join(named), *years]
        return ["in", _encoded(source)] if source is not None else years
    return [] if _CENTRAL_PARTY.search(number) else years


@cache
def _local_codes() -> frozenset[str]:
    """Return the codes of issuers that each province, commune or local committee has its own of.

    In numbers of the form 171/KH-UBND, 15/2025/NQ-HĐND, 34-CTr/TU, 12-NQ/ĐU.
    """
    return _LOCAL_PARTY.union(*(_letters(row["code"]) for row in table("issuers") if row["place"]))


def _letters(number: str) -> frozenset[str]:
    """Return the codes in a number, folded: ``ctr`` and ``tu`` of 34-CTr/TU."""
    return frozenset(part.rstrip("0123456789") for part in slug(number).split("-")) - {""}
