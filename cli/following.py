"""Follows former bodies and places to what they became, and says so."""

from __future__ import annotations

from ..graph import Store
from ..queries.entities import Naming
from ..queries.resolving import successors
from .output import note

__all__ = ["with_successors"]


def with_successors(store: Store, iris: tuple[str, ...]) -> tuple[str, ...]:
    """Return the IRIs and those of what they became, with a note for each change."""
    naming = Naming(store)
    followed = list(iris)
    for iri in followed:  # grows while it is read, so that chains are followed to their end
        changes = successors(store, iri)
        for change in changes:
            if change.iri not in followed:
                since = f" since {change.date}" if change.date else ""
                label = naming.actor(iri)["label"]
                note(f"{label}: part of {naming.actor(change.iri)['label']}{since}")
                followed.append(change.iri)
    return tuple(followed)
