"""What whoever runs the server decides."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The store that is served, and the limits that keep the server alive."""

    store: Path
    timeout: float = 30.0
    """Seconds after which a query is stopped."""
    max_rows: int = 100_000
    """Rows, or triples, after which an answer is cut."""
    max_bytes: int = 32 << 20
    """Bytes after which an answer is cut."""
    max_request: int = 1 << 20
    """Bytes that a request may have in its body."""
    max_graph: int = 32 << 20
    """Bytes that a graph may have that is put into the store."""
    queries: int = 4
    """Queries that run at once; twice as many more may run that take long."""
    cors: tuple[str, ...] = ()
    """Origins whose pages may read the answers; ``*`` for all."""
    token: str | None = None
    """What a request must bear to change graphs of the user's own; None where nothing can be."""
