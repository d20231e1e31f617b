"""The SPARQL endpoint and its descriptions over HTTP; needs the extra ``policygraph[web]``.

A request passes these rooms: :mod:`.app` (which address leads where), :mod:`.guard` (sizes and
tokens), :mod:`.protocol` (what is asked), :mod:`.pool` (which process answers, and for how long),
:mod:`.jobs` (what that process does), :mod:`.results` (how it is written).
"""

from __future__ import annotations

from .app import create_app
from .settings import Settings

__all__ = ["Settings", "create_app"]
