"""A store behind any SPARQL 1.1 server, which answers as one on the disk does.

What a build makes of a text is one named graph there, put in place by one request (Graph Store
Protocol), and a few triples of the record of that text stand in the same graph, so that the two
never disagree. What is known of the whole stands in a graph of its own (:mod:`.records`). Questions
in SPARQL go to the server; the index and the list of sources, which it cannot hold, are made here
from its graphs and kept in the user's cache (:mod:`.mirror`).
"""

from __future__ import annotations

from .store import RemoteStore
from .writing import write_remote

__all__ = ["RemoteStore", "write_remote"]
