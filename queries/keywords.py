"""Which words of a text of SPARQL are keywords, told by the parser that will run it.

Oxigraph shows no syntax tree, and another parser is no judge of what Oxigraph will do: the two need
only differ about where a comment or a string ends for a SERVICE to pass unseen. So Oxigraph is
asked itself. A word is misspelt wherever it occurs, in the same way, and the text is parsed: where
it only stood in names, IRIs, strings and comments the text still parses; where it was a keyword it
does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pyoxigraph as ox

from ..ontology.terms import PREFIXES

__all__ = ["keyword_in", "parse_query", "parse_update"]

_PLACE = re.compile(r"error at (\d+):(\d+)")
#: A parser that misses a keyword says so behind the longest one that it would have taken.
_LONGEST_KEYWORD = 9


def parse_query(sparql: str) -> None:
    """Raise SyntaxError for what is not a SPARQL query; nothing is asked but an empty store."""
    ox.Store().query(sparql, base_iri="http://localhost/", prefixes=PREFIXES)


def parse_update(sparql: str) -> None:
    """Raise SyntaxError for what is not a SPARQL update; nothing is changed but an empty store."""
    ox.Store().update(sparql, base_iri="http://localhost/", prefixes=PREFIXES)


def keyword_in(sparql: str, words: tuple[str, ...], parse: Callable[[str], None]) -> str | None:
    """Return the first of some keywords that a text uses as such, in capitals; None for none.

    ``words`` are given in small letters. A text that is wrong elsewhere raises SyntaxError. The
    answer None is certain; a text that is wrong right behind one of the words counts as using it.
    """
    text = sparql.casefold()
    used = [word for word in words if word in text]
    if not used:
        return None
    # a letter that makes none of the words one that occurs already, so that no two names become one
    letter = next(
        (x for x in "xqzjkvwybdfghmnprtc" if not any(x + word[1:] in text for word in used)), "x"
    )
    # ASCII alone, as keywords are: the long s folds to s, but is none in a keyword
    pattern = re.compile("|".join(map(re.escape, used)), re.IGNORECASE | re.ASCII)
    misspelt = pattern.sub(
        lambda found: (letter.upper() if found[0][0].isupper() else letter) + found[0][1:], sparql
    )
    try:
        parse(misspelt)
    except SyntaxError as error:
        stopped = _offset(misspelt, str(error))
        for found in pattern.finditer(sparql):
            if 0 <= stopped - found.start() <= _LONGEST_KEYWORD:
                return found[0].upper()
        raise
    except (OSError, RuntimeError, ValueError):
        return None  # it parses; that the empty store cannot answer it is no matter
    return None


def _offset(text: str, message: str) -> int:
    """Return where in a text the place "error at LINE:COLUMN" of a message is; -1 for none."""
    found = _PLACE.search(message)
    if found is None:
        return -1
    line, column = int(found[1]), int(found[2])
    before = text.split("\n")[: line - 1]
    return sum(len(one) + 1 for one in before) + column - 1
