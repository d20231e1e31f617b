"""The dataset of an update that its request names (SPARQL 1.1 Protocol, section 2.2.3).

Oxigraph takes the dataset of an update from its text alone. So ``using-graph-uri`` and
``using-named-graph-uri`` are written into it, as USING and USING NAMED before each WHERE that
begins a pattern.
"""

from __future__ import annotations

import re

from ..queries.keywords import keyword_in, parse_update
from .problems import Problem

__all__ = ["with_dataset"]

#: What a text of SPARQL is made of, as far as it tells where a WHERE stands and in which braces;
#: strings, IRIs, comments and names are wholes (SPARQL 1.1 Query Language, section 19.8).
_PIECES = re.compile(
    r"""(?P<skipped>
        '''(?:'{0,2}(?:[^'\\]|\\.))*''' | \"""(?:"{0,2}(?:[^"\\]|\\.))*\"""
      | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*"
      | <[^<>"{}|^`\\\x00-\x20]*> | \#[^\n\r]* )
    | (?P<open>\{) | (?P<close>\})
    | (?P<word>[?$@]?[\w.\-]*:?[\w.\-:%\\]*)""",
    re.VERBOSE | re.DOTALL,
)


def with_dataset(text: str, default_graphs: list[str], named_graphs: list[str]) -> str:
    """Return an update with USING for these graphs; as it is where there are none.

    Raises :class:`Problem` 400 where the update names its own, and for DELETE WHERE, which cannot
    have a USING; SyntaxError for what is no update.
    """
    if not default_graphs and not named_graphs:
        return text
    if keyword := keyword_in(text, ("using", "with"), parse_update):
        raise Problem(
            400, f"the update has {keyword}, so the request must not name graphs (section 2.2.3)"
        )
    clauses = [f"USING <{iri}>" for iri in default_graphs]
    clauses += [f"USING NAMED <{iri}>" for iri in named_graphs]
    dataset = " ".join(clauses) + " "
    parts, begin, depth, before = [], 0, 0, ""
    for found in _PIECES.finditer(text):
        if found["open"] or found["close"]:
            depth += 1 if found["open"] else -1
            before = found[0]
        elif found["word"]:
            if depth == 0 and found["word"].lower() == "where":
                if before.lower() == "delete":
                    raise Problem(
                        400, "write DELETE { } WHERE { }, as DELETE WHERE takes no using-graph-uri"
                    )
                parts += [text[begin : found.start()], dataset]
                begin = found.start()
            before = found["word"]
    return "".join([*parts, text[begin:]])
