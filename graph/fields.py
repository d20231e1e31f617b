"""Cells of CSV files that a spreadsheet shows and never runs."""

from __future__ import annotations

__all__ = ["neutral"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def neutral(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    A quote is put before a leading ``=``, ``+``, ``-``, ``@``, tab or carriage return, as OWASP
    advises against CSV injection; numbers such as ``-5`` stay numbers.
    """
    if not cell.startswith(_FORMULA):
        return cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell if cell[0] in "+-" else f"'{cell}"
