"""The command that serves the store over HTTP."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import click

from .options import folder_option
from .output import note

__all__ = ["serve"]

#: A token that is shorter can be guessed.
_SHORTEST_TOKEN = 16


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="PORT",
    help="Port to listen at; 0 takes a free one.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="Stop a query that takes longer.",
)
@click.option(
    "--max-rows",
    type=click.IntRange(min=1),
    default=100_000,
    show_default=True,
    metavar="N",
    help="Cut an answer after so many rows or triples.",
)
@click.option(
    "--max-bytes",
    type=click.IntRange(min=1),
    default=32 << 20,
    show_default=True,
    metavar="N",
    help="Cut an answer after so many bytes.",
)
@click.option(
    "--queries",
    type=click.IntRange(min=1),
    default=lambda: 2 * max(2, os.cpu_count() or 1),
    show_default="two for each core, at least 4",
    metavar="N",
    help="How many queries run at once.",
)
@click.option(
    "--cors",
    multiple=True,
    metavar="ORIGIN",
    help="Let pages of this origin read the answers, * those of all; may be given several times.",
)
@click.option(
    "--writable",
    is_flag=True,
    help="Let who bears the token in $POLICYGRAPH_TOKEN change named graphs of their own.",
)
@folder_option
def serve(
    host: str,
    port: int,
    timeout: float,
    max_rows: int,
    max_bytes: int,
    queries: int,
    cors: tuple[str, ...],
    writable: bool,
    store: Path,
) -> None:
    """Serve the store over HTTP: a SPARQL endpoint that reads, and writes only where it is told to.

    Example: policygraph serve --port 8000
    """
    from ..graph import open_store

    try:
        import uvicorn

        from ..web.app import create_app
        from ..web.connection import Connection
        from ..web.settings import Settings
    except ModuleNotFoundError as error:
        raise click.UsageError(
            f"serve needs {error.name}; install it with: pip install 'policygraph[web]'"
        ) from error
    open_store(store)  # says now, and in one line, what is wrong with it
    settings = Settings(
        store=store,
        timeout=timeout,
        max_rows=max_rows,
        max_bytes=max_bytes,
        queries=queries,
        cors=cors,
        token=_token() if writable else None,
    )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, port), family=family, backlog=1024) as listening:
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listening.getsockname()[1]}"
        note(f"{store} is served at {address}/ and for SPARQL at {address}/sparql; Ctrl-C ends it")
        server = uvicorn.Server(
            uvicorn.Config(
                create_app(settings),
                http=Connection,
                access_log=False,
                log_level="warning",
                server_header=False,
                timeout_graceful_shutdown=5,
            )
        )
        server.run(sockets=[listening])


def _token() -> str:
    """Return the token; it is not an option, as others see the options of a process."""
    token = os.environ.get("POLICYGRAPH_TOKEN", "")
    if len(token) < _SHORTEST_TOKEN:
        raise click.UsageError(
            f"--writable needs a token of {_SHORTEST_TOKEN} characters or more in POLICYGRAPH_TOKEN"
        )
    return token
