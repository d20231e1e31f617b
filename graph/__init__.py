"""Where facts live: the store, what it holds, how it leaves the house."""

from __future__ import annotations

from .store import DiskStore, Store, StoreError, open_store

__all__ = ["DiskStore", "Store", "StoreError", "open_store"]
