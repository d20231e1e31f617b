"""The command that prints what a shell needs to complete commands, names and formats."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

__all__ = ["completion"]


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes commands, questions, formats and names in a shell.

    Example: eval "$(policygraph completion bash)"
    """
    from . import policygraph

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(kind(policygraph, {}, "policygraph", "_POLICYGRAPH_COMPLETE").source())
