"""The command line: ``policygraph COMMAND``.

Exit codes: 0 done; 1 a check did not hold; 2 wrong use or unreadable input, told in one line;
3 something else failed; 130 stopped by Ctrl-C. Commands raise what the library raises; only this
module turns errors into lines and codes. Each command is imported when it is called, so that a
look-up starts fast.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from ..graph.page_text import visible

__all__ = ["CheckFailedError", "Commands", "main", "policygraph"]

#: Where each command stands, as module below this package and name in it.
COMMANDS = {
    "build": "build:build",
    "withdraw": "build:withdraw",
    "compact": "build:compact",
    "text": "sources:text",
    "repair": "repair:repair",
    "review": "sources:review",
    "stats": "sources:stats",
    "who": "ask:who",
    "documents": "ask:documents",
    "entities": "ask:entities",
    "indicators": "ask:indicators",
    "search": "search:search",
    "query": "query:query",
    "show": "show:show",
    "view": "view:view",
    "serve": "serve:serve",
    "validate": "check:validate",
    "export": "check:export",
    "demo": "demo:demo",
    "completion": "completion:completion",
}


#: As shells have it: 128, and the number of the signal.
_INTERRUPTED = 130


class CheckFailedError(Exception):
    """A check did not hold; what did not is printed already."""


class Commands(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of their use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"policygraph.cli.{module}"), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; propose the nearest for one that does not exist."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            close = difflib.get_close_matches(args[0], COMMANDS, n=1, cutoff=0.5)
            hint = f" Did you mean {close[0]}?" if close else ""
            ctx.fail(f"No such command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; turn what it raises into one line and an exit code."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            # It may name a file, and whoever named that need not have meant well.
            raise click.UsageError(visible(error.format_message()), error.ctx) from error
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except CheckFailedError:
            ctx.exit(1)
        except KeyboardInterrupt:
            ctx.exit(_INTERRUPTED)
        except BrokenPipeError:
            # The reader of our output has seen enough; the interpreter must not complain later.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except Exception as error:
            raise _as_line(error) from error


class Misuse(click.ClickException):
    """Wrong use or unreadable input."""

    exit_code = 2


class Fault(click.ClickException):
    """Something that should not happen."""

    exit_code = 3


def _as_line(error: Exception) -> click.ClickException:
    """Return an error as one line: foreseen ones as misuse, all others as a fault of ours."""
    told = visible(" ".join(str(error).split()))
    if isinstance(error, OSError):
        named = visible(f"{error.filename}: {error.strerror}")
        return Misuse(named if error.filename else told)
    if isinstance(error, _foreseen()):
        return Misuse(told)
    if os.environ.get("POLICYGRAPH_DEBUG"):
        raise error
    return Fault(
        f"{type(error).__name__}: {told}; this is a fault of the program "
        "(POLICYGRAPH_DEBUG=1 shows where)"
    )


def _foreseen() -> tuple[type[Exception], ...]:
    """Return the errors whose message is meant for the user; imported only when one is raised."""
    from ..builders.build import NothingToReadError
    from ..builders.cluster import ClusterError
    from ..builders.readers import ReadError
    from ..graph import StoreError
    from ..queries import UnknownQueryError, ValueProblem
    from ..queries.free import QueryRefusedError
    from ..queries.resolving import AmbiguousNameError, UnknownNameError

    return (
        AmbiguousNameError,
        ClusterError,
        NothingToReadError,
        QueryRefusedError,
        ReadError,
        StoreError,
        UnknownNameError,
        UnknownQueryError,
        ValueProblem,
    )


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policygraph", prog_name="policygraph")
def policygraph() -> None:
    """Read policy texts and answer who is assigned what, by whom, by when, and where it says so.

    Example: policygraph demo
    """


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit."""
    policygraph.main(args=args, prog_name="policygraph")
