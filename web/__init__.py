"""The SPARQL endpoint, its descriptions and pages over HTTP; needs the extra ``policygraph[web]``.

A request passes these rooms: :mod:`.app` (which address leads where), :mod:`.guard` (sizes and
tokens), :mod:`.protocol` (what is asked), :mod:`.pool` (which process answers, and for how long),
:mod:`.jobs` (what that process does), :mod:`.results` (how it is written); pages for people are
made in :mod:`.pages`. The application is :func:`.app.create_app`; this package imports none of its
modules, so that a process that answers starts without what only the server needs.
"""

from __future__ import annotations
