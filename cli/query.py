"""The command that asks named questions and any SPARQL query."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
import pyoxigraph as ox

from ..queries.named import KINDS, Answers, Parameter, Query, UnknownQueryError, load, names, run
from .options import format_option, name_completion, store_option
from .output import note, write, write_rows

__all__ = ["query"]

_SHARED_OPTIONS = ("--store", "--format")
_GRAPH_FORMATS = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES}


class Questions(click.Group):
    """Named questions as commands; anything else is a file of SPARQL, or ``-`` for stdin."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the named questions."""
        return list(names())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Make the command of a named question from its header, or one for a file."""
        if cmd_name in names():
            return _named(load(cmd_name))
        if cmd_name == "-" or Path(cmd_name).is_file():
            return _from_file(cmd_name)
        if cmd_name.endswith((".rq", ".sparql")) or "/" in cmd_name:
            raise click.UsageError(f"there is no file {cmd_name!r}")
        raise UnknownQueryError(cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let the options that every question has stand before its name as well as after it."""
        ahead: list[str] = []
        while args and args[0].partition("=")[0] in _SHARED_OPTIONS:
            width = 1 if "=" in args[0] else 2
            ahead, args = [*ahead, *args[:width]], args[width:]
        named = args and not args[0].startswith("--")
        return super().parse_args(ctx, [*args, *ahead] if named else args)


@click.group(cls=Questions, invoke_without_command=True, subcommand_metavar="NAME|FILE|- [ARGS]...")
@click.option("--list", "listing", is_flag=True, help="List the named questions.")
@click.pass_context
def query(context: click.Context, listing: bool) -> None:
    """Ask a named question, or any SPARQL query from a file or standard input.

    Example: policygraph query tasks-of-body "Ministry of Finance"
    """
    if listing:
        rows = [
            {"name": name, "summary": load(name).summary, "example": load(name).example}
            for name in names()
        ]
        write_rows(rows, "table", {"name": "Question", "summary": "Answers"}, "")
        context.exit(0)
    if context.invoked_subcommand is None:
        raise click.UsageError("name a question (--list shows them), a file, or - for stdin")


def _named(question: Query) -> click.Command:
    """Return the command of a named question: required parameters stand, others are options."""

    def ask(store: Path | str, form: str, **values: Any) -> None:
        from ..graph import open_store
        from .naming import meant

        opened = open_store(store)
        given = {name: value for name, value in values.items() if value is not None}
        for one in question.parameters:
            if one.kind in KINDS and one.name in given:
                given[one.name] = meant(opened, given[one.name], KINDS[one.kind])[0]
        _write_answers(run(opened, question.name, given), form)

    parameters = "\n\n".join(
        f"{one.name.upper()} is {one.help}." for one in question.parameters if one.default is None
    )
    command = click.Command(
        question.name,
        callback=ask,
        help="\n\n".join(
            part for part in (question.summary, parameters, f"Example: {question.example}") if part
        ),
        short_help=question.summary,
        params=[_parameter(one) for one in question.parameters],
    )
    return _with_shared_options(command)


def _parameter(one: Parameter) -> click.Parameter:
    complete = name_completion(one.kind) if one.kind not in ("date", "text", "integer") else None
    if one.default is None:
        return click.Argument([one.name], shell_complete=complete)
    return click.Option(
        [f"--{one.name}"],
        help=f"{one.help[0].upper()}{one.help[1:]}.",
        metavar=one.kind.upper(),
        default=one.default,
        show_default=True,
        shell_complete=complete,
    )


def _with_shared_options(command: click.Command) -> click.Command:
    for decorate in (format_option(*_GRAPH_FORMATS), store_option):

        def shared() -> None:
            """Carry the options that the decorator hangs on a function."""

        decorate(shared)
        command.params += shared.__click_params__  # type: ignore[attr-defined]
    return command


def _from_file(name: str) -> click.Command:
    def ask(store: Path | str, form: str) -> None:
        from ..graph import open_store
        from ..queries.free import ask_freely

        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        found = ask_freely(open_store(store), data.decode("utf-8-sig", "replace"))
        if isinstance(found, Answers):
            _write_answers(found, form)
        elif isinstance(found, bool):
            write(f"{str(found).lower()}\n", None)
        else:
            _write_triples(found, form)

    help_text = "Run the SPARQL query in a file.\n\nExample: policygraph query question.rq"
    return _with_shared_options(click.Command(name, callback=ask, help=help_text))


def _write_answers(answers: Answers, form: str) -> None:
    if form in _GRAPH_FORMATS:
        raise click.UsageError(f"{form} is for CONSTRUCT and DESCRIBE; rows go to csv or json")
    rows = [
        {name: _shown(term) for name, term in zip(answers.columns, row, strict=True)}
        for row in answers.rows
    ]
    columns = {name: name for name in answers.columns}
    write_rows(rows, form, columns, "no answers", answers.columns)


def _shown(term: object) -> object:
    """Return a term as JSON has it: numbers and truth values as such, the rest as text."""
    if isinstance(term, ox.Literal):
        kind = term.datatype.value.rpartition("#")[2]
        if kind == "integer":
            return int(term.value)
        if kind in ("decimal", "double", "float"):
            return float(term.value)
        if kind == "boolean":
            return term.value in ("true", "1")
    return None if term is None else str(getattr(term, "value", term))


def _write_triples(triples: list[ox.Triple], form: str) -> None:
    from ..graph.exports import serialised

    if form in _GRAPH_FORMATS or form == "table":
        write(serialised(triples, _GRAPH_FORMATS.get(form, ox.RdfFormat.TURTLE)), None)
        if not triples:
            note("no triples")
        return
    rows = [
        {
            "subject": _shown(one.subject),
            "predicate": one.predicate.value,
            "object": _shown(one.object),
        }
        for one in triples
    ]
    columns = {"subject": "subject", "predicate": "predicate", "object": "object"}
    write_rows(rows, form, columns, "no triples")
