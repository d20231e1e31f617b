"""Offices that many people hold at once, as each of many bodies has them."""

from __future__ import annotations

from ..ontology import table
from .iris import entity_iri

__all__ = ["offices_of_any_body"]


def offices_of_any_body() -> list[str]:
    """Return the IRIs of offices that say of no body whose they are, such as "Minister", sorted."""
    return sorted(
        entity_iri(f"office/{row['id']}")
        for row in table("offices")
        if row["class"] == "office" and not row["complement"].startswith("fixed:")
    )
