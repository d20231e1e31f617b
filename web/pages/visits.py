"""Who reads: in which language, at which address, with which parameters.

The language is the one that the address names (``?lang=vi``), else the one that the client likes
best (RFC 9110, section 12.5.4).
"""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import parse_qsl

from starlette.requests import Request

from ..negotiation import best_language
from ..problems import Problem
from .asked import LANGUAGE, Visit
from .words import LANGUAGES

__all__ = ["visit_of"]


def visit_of(request: Request, known: Collection[str] = ()) -> Visit:
    """Return what a request asks; :class:`Problem` 400 where its parameters cannot be read.

    Parameters that a page does not know are read over: mails and news sites add their own to links.
    """
    try:
        query = request.scope["query_string"].decode("utf-8")
        pairs = dict(parse_qsl(query, keep_blank_values=True, errors="strict"))
    except UnicodeError:
        raise Problem(400, "the parameters are not percent-encoded UTF-8") from None
    language = pairs.get(LANGUAGE)
    if language is not None and language not in LANGUAGES:
        raise Problem(400, f"{LANGUAGE}= is one of {', '.join(LANGUAGES)}, not {language!r}")
    liked = best_language(LANGUAGES, request.headers.get("accept-language"))
    return Visit(
        path=request.scope["raw_path"].decode("ascii"),
        asked={name: value for name, value in pairs.items() if name in known and value.strip()},
        language=language or liked,
        chosen=language is not None,
    )
