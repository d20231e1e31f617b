"""Issuers that a document's number fixes, with the place that the text gives a local one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...ontology import table
from ..model import Body, Language, Name
from ..recognisers.documents.numbers import FULL, issuer_codes, read_code
from .header import Header

__all__ = ["fixed_issuers", "is_or_heads", "party"]

# Offices that issue in their own name; all other issuers are bodies.
_OFFICES = frozenset(("Prime Minister", "President"))


def party(name: str, place: str | None = None) -> Name:
    """Name an issuer as an office or a body."""
    office = name in _OFFICES or name.startswith(("Thủ tướng", "Chủ tịch"))
    return Name("office" if office else "body", name, place)


def is_or_heads(name: str, body: str) -> bool:
    """Whether a name is that of a body, or in English of the minister who signs as its head."""
    return name in (body, re.sub("^Ministry", "Minister", body))


def fixed_issuers(
    number: str | None,
    language: Language,
    header: Header,
    named: Sequence[Body],
    place: str | None,
) -> tuple[tuple[Name, ...], bool]:
    """Return issuers that the number's letters fix, and whether they are central bodies.

    A local body is one only where the text says of which place: beside the number (``place``), in
    its own header, or by naming one body of the kind.
    """
    match = FULL.fullmatch(number) if number else None
    code = read_code(match, named=True) if match else None
    if code is None:
        return (), False
    rows = [issuer_codes()[key] for key in code.issuers]
    central = [row for row in rows if not row["place"]]
    if central:
        return tuple(party(row[language]) for row in central), True
    if not rows:
        return (), False
    kind = rows[0][language]
    if place:
        return (Name("body", _of_place(kind, place, language), place),), False
    return _local(kind, header, named), False


def _of_place(kind: str, place: str, language: Language) -> str:
    """Write the full name of a province's body: "Ủy ban nhân dân" + "tỉnh Nghệ An"."""
    if language == "en":
        return f"{kind} of {place}"
    city = any(row["name"] == place and row["kind"] == "city" for row in table("provinces"))
    if kind == "Tỉnh ủy":
        return f"{'Thành' if city else 'Tỉnh'} ủy {place}"
    return f"{kind} {'thành phố' if city else 'tỉnh'} {place}"


def _local(kind: str, header: Header, named: Sequence[Body]) -> tuple[Name, ...]:
    """Name the one body of a kind that the text speaks of most."""
    if header.place and header.issuers and header.issuers[0].startswith(kind):
        return (Name("body", header.issuers[0], header.place),)
    words = kind.casefold()
    local = [body for body in named if body.place and words in body.name.casefold()]
    if not local:
        whole = {body.name for body in named if body.name.casefold().startswith(f"{words} ")}
        return (Name("body", whole.pop()),) if len(whole) == 1 else ()
    counts = {body.name: sum(b.name == body.name for b in local) for body in local}
    name = max(counts, key=lambda n: (counts[n], -len(n)))
    return (Name("body", name, next(b.place for b in local if b.name == name)),)
