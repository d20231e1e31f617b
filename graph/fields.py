"""CSV that a spreadsheet shows and never runs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from .page_text import HIDDEN

__all__ = ["cell", "csv_line", "csv_table", "neutral"]

_FORMULA = re.compile(rf"(?:\s|{HIDDEN.pattern})*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_NUMBER = re.compile(r"[+-][0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?", re.IGNORECASE)


def neutral(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    A quote is put before a leading ``=``, ``+``, ``-``, ``@`` (full-width ones too, and also
    behind blanks and invisible characters), tab or line end, as OWASP advises against CSV
    injection; numbers such as ``-5`` stay numbers.
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def csv_line(cells: Iterable[str]) -> str:
    """Return a row of CSV (RFC 4180, but for its line end, which is a line feed alone)."""
    out = io.StringIO()
    # Until Python 3.13 the writer quotes a carriage return only where its line end holds one, and
    # unquoted it would begin a row of the cell's own making.
    csv.writer(out, lineterminator="\r\n").writerow([neutral(cell) for cell in cells])
    return out.getvalue().removesuffix("\r\n") + "\n"


def csv_table(rows: Sequence[Mapping[str, object]], fields: Sequence[str]) -> str:
    """Return rows as CSV with a line of field names first."""
    lines = [csv_line(fields)]
    lines += [csv_line(cell(row.get(field)) for field in fields) for row in rows]
    return "".join(lines)


def cell(value: object) -> str:
    """Return a value of a row as the text of one cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, list | tuple):
        return "; ".join(cell(one) for one in value)
    return str(value)


def _mapping(value: Mapping[str, object]) -> str:
    """Return a party as its label, a relation as two words, a mention as where it stands."""
    if "label" in value:
        return str(value["label"])
    if "rel" in value:
        return f"{value['kind']} {value['to']}"
    if "source" in value and "start" in value:
        return f"{value['source']}:{value['start']}-{value['end']}"
    return "; ".join(f"{key}: {cell(one)}" for key, one in value.items())
