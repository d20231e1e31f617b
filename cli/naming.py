"""From what a user types to the things meant: by label, and else as texts are read."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..graph import Store
from ..ontology.terms import PG
from ..queries.resolving import ANYTHING, UnknownNameError, resolve

__all__ = ["meant"]


def meant(
    store: Store, name: str, classes: Collection[str] = ANYTHING, several: bool = False
) -> tuple[str, ...]:
    """Return the IRIs of what a name stands for.

    Bodies are also found by wordings that no text of the store used: "UBND Nghệ An" finds the
    "People's Committee of Nghe An". Raises what
    :func:`policygraph.queries.resolving.resolve` raises.
    """
    try:
        return resolve(store, name, classes, several)
    except UnknownNameError:
        for key in _as_read(name) if name.strip() and PG.Agency in classes else ():
            try:
                return resolve(store, key, classes, several)
            except UnknownNameError:
                continue
        raise


def _as_read(name: str) -> Iterator[str]:
    """Yield the keys that the name of a body has in an English and in a Vietnamese text."""
    from ..builders.linking import link_body
    from ..builders.model import Language, Name

    languages: tuple[Language, Language] = ("en", "vi")
    for language in languages:
        yield link_body(Name("body", name), language).key
