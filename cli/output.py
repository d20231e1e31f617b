"""Writes lists of answers: tables for people, JSON, JSON lines and CSV for programs."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from ..graph.fields import cell, csv_table
from ..graph.page_text import HIDDEN, visible

__all__ = ["note", "one_line", "write", "write_rows"]

Row = Mapping[str, object]


def note(text: str) -> None:
    """Tell the user something beside the result."""
    click.echo(one_line(text), err=True)


def one_line(text: str) -> str:
    """Return a text on one line, with marks for characters that would steer a terminal."""
    return visible(" ".join(text.split()))


def write(data: str | bytes, output: Path | None) -> None:
    """Write a result to a file, whole or not at all, or to standard output.

    A terminal gets marks for characters that would steer it; all else gets the very bytes.
    """
    encoded = data.encode("utf-8") if isinstance(data, str) else data
    if output is None and sys.stdout.isatty():
        click.echo(visible(encoded.decode("utf-8").replace("\r\n", "\n")), nl=False)
    elif output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(encoded)
        sys.stdout.buffer.flush()
    else:
        from ..graph.files import write_atomically

        write_atomically(output, encoded)


def write_rows(
    rows: Sequence[Row],
    form: str,
    columns: Mapping[str, str],
    empty: str,
    fields: Sequence[str] = (),
) -> None:
    """Write rows to standard output.

    ``columns`` gives the table's heads by field, ``fields`` all fields of the JSON contract for
    CSV (by default those of the first row), ``empty`` what to say beside an empty table.
    """
    if form == "json":
        write(_json(list(rows), indent=1) + "\n", None)
    elif form == "jsonl":
        write("".join(_json(row) + "\n" for row in rows), None)
    elif form == "csv":
        write(csv_table(rows, fields or list(rows[0] if rows else columns)), None)
    elif rows:
        _table(rows, columns)
    if not rows and form == "table":
        note(empty)


def _json(value: object, indent: int | None = None) -> str:
    """Return a value as JSON; what could steer a terminal is escaped, which JSON reads back."""
    import json

    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return HIDDEN.sub(lambda found: json.dumps(found[0])[1:-1], written)


def _table(rows: Sequence[Row], columns: Mapping[str, str]) -> None:
    """Write a ruled table to a terminal, cells between tabs to anything else."""
    if not sys.stdout.isatty():
        lines = ["\t".join(columns.values())]
        lines += ["\t".join(_flat(row.get(field)) for field in columns) for row in rows]
        write("\n".join(lines) + "\n", None)
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    cells = [[_flat(row.get(field)) for field in columns] for row in rows]
    longest = [max(map(len, column)) for column in zip(columns.values(), *cells, strict=True)]
    tight = sum(longest) + 3 * len(columns) >= console.width
    table = Table(show_lines=tight, expand=tight)
    for head, length in zip(columns.values(), longest, strict=True):
        # Where the terminal is too narrow, columns share it by the length of what they hold.
        table.add_column(head, overflow="fold", ratio=max(8, min(length, 45)) if tight else None)
    for line in cells:
        table.add_row(*map(Text, line))
    console.print(table)


def _flat(value: object) -> str:
    """Return a cell on one line."""
    return one_line(cell(value))
