"""Options that many commands share, and what the shell offers to complete."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from .output import one_line

__all__ = [
    "FORMATS",
    "folder_option",
    "format_option",
    "name_completion",
    "output_option",
    "page_option",
    "store_option",
]

Command = TypeVar("Command", bound=Callable[..., Any])

#: Formats in which lists are written.
FORMATS = ("table", "json", "jsonl", "csv")


class StoreName(click.ParamType[Path | str]):
    """The folder of a store, or the address of a SPARQL server."""

    name = "store"

    def __init__(self, only_folders: bool = False) -> None:
        self._only_folders = only_folders

    def convert(
        self, value: Path | str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path | str:
        """Return a folder as a path, an address as it is."""
        from ..graph.store import is_address

        if not is_address(value):
            return Path(value)
        if self._only_folders:
            self.fail("this works on stores on the disk alone")
        return value


def store_option(command: Command) -> Command:
    """Add ``--store``: the option, else $POLICYGRAPH_STORE, else ./policygraph.store."""
    option = _store("FOLDER|URL", "The store to use: a folder, or a SPARQL server.", StoreName())
    return option(command)


def folder_option(command: Command) -> Command:
    """Add ``--store`` for what needs a store on the disk."""
    return _store("FOLDER", "The store to use.", StoreName(only_folders=True))(command)


def _store(metavar: str, told: str, kind: StoreName) -> Callable[[Command], Command]:
    return click.option(
        "--store",
        type=kind,
        envvar="POLICYGRAPH_STORE",
        default="policygraph.store",
        show_envvar=True,
        show_default=True,
        metavar=metavar,
        help=told,
    )


def format_option(*more: str) -> Callable[[Command], Command]:
    """Add ``--format`` with the formats of lists and those of one command."""
    return click.option(
        "--format",
        "form",
        type=click.Choice([*FORMATS, *more]),
        default="table",
        show_default=True,
        help="How to write the result.",
    )


def output_option(command: Command) -> Command:
    """Add ``-o FILE``; the file is whole or not there, and standard output is the default."""
    option = click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Write to this file instead of standard output.",
    )
    return option(command)


def page_option(command: Command) -> Command:
    """Add ``-o FILE`` for a page, ./policygraph.html by default."""
    option = click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False, path_type=Path),
        default="policygraph.html",
        show_default=True,
        metavar="FILE",
        help="The page to write.",
    )
    return option(command)


def name_completion(
    kind: str,
) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """Complete names that the store knows; ``kind`` is one of those of a question's parameters."""

    def complete(
        context: click.Context, _: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from ..graph import StoreError, open_store
        from ..queries import KINDS
        from ..queries.resolving import completions

        default = os.environ.get("POLICYGRAPH_STORE", "policygraph.store")
        try:
            store = open_store(context.params.get("store") or default)
        except StoreError:
            return []
        labels = completions(store, incomplete, KINDS[kind])
        # a shell writes them to the terminal as they are, one a line
        return [CompletionItem(label) for label in labels if label == one_line(label)]

    return complete
