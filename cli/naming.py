"""From what a user types to the things meant: by label, and else as texts are read."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..graph import Store
from ..queries import resolving
from ..queries.resolving import ANYTHING

__all__ = ["as_read", "meant"]


def meant(
    store: Store, name: str, classes: Collection[str] = ANYTHING, several: bool = False
) -> tuple[str, ...]:
    """Return the IRIs of what a name stands for.

    Raises what :func:`policygraph.queries.resolving.resolve` raises.
    """
    return resolving.meant(store, name, classes, as_read, several)


def as_read(name: str) -> Iterator[str]:
    """Yield the keys that the name of a body has in texts, for which alone we need the builders."""
    from ..builders.linking import keys_of_body

    yield from keys_of_body(name)
