"""The command that repairs Vietnamese text."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .options import output_option
from .output import note, write

__all__ = ["repair"]


@click.command()
@click.argument("file")
@output_option
def repair(file: str, output: Path | None) -> None:
    """Print the text of a file in UTF-8, its Vietnamese repaired.

    Texts in TCVN3 (ABC), VNI-Windows and Windows-1258 are recognised, from their
    bytes or as some program has read them ("Tµi chÝnh"), and words put
    together whose letters or marks have come apart ("ĐIỀ U KHO ẢN"). What is fine
    stays as it is, and other languages do. Standard error tells what was done and
    what cannot be recovered. FILE is any file that "build" reads, or - for
    standard input.

    Example: policygraph repair examples/cong-van-174.txt
    """
    import warnings

    from ..builders.readers import Input, read

    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always", UserWarning)
        data = sys.stdin.buffer.read() if file == "-" else None
        text = read(Input(Path(file), Path(file).name, data=data))
    for one in said:
        note(str(one.message))
    number = len(text.repairs)
    note(f"{number:,} {'word' if number == 1 else 'words'} repaired" if number else "nothing to do")
    write(text.content, output)
