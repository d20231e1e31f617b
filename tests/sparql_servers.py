"""Starts SPARQL servers of others, each on free ports of this machine and with no data."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import urllib3

__all__ = ["free_port", "oxigraph", "virtuoso"]

VIRTUOSO = """
[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
FileExtend = 20
[TempDatabase]
DatabaseFile = t.db
TransactionFile = t.trx
[Parameters]
ServerPort = {sql}
DirsAllowed = .
NumberOfBuffers = 20000
[HTTPServer]
ServerPort = {http}
ServerRoot = .
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = {rows}
"""
#: Lets whoever reaches the server write, as Virtuoso's own sign-in is none of HTTP's common ones.
GRANTS = """GRANT SPARQL_UPDATE TO "SPARQL"; DB.DBA.RDF_DEFAULT_USER_PERMS_SET ('nobody', 7);"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(command: list[str], folder: Path, ready: str) -> Iterator[None]:
    """Run a server until the end of the block; wait until an address of it answers."""
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        for _ in range(600):
            with suppress(urllib3.exceptions.HTTPError):
                urllib3.request("GET", ready, retries=False, timeout=2)
                break
            if server.poll() is not None:
                raise RuntimeError((folder / "server.log").read_text())
            time.sleep(0.1)
        yield
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """Give the address of an Oxigraph server that keeps its data in memory."""
    program = Path(sys.executable).with_name("oxigraph")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with running([str(program), "serve", "--bind", f"127.0.0.1:{port}"], folder, address):
        yield address


@contextmanager
def virtuoso(folder: Path, rows: int = 10_000_000) -> Iterator[str]:
    """Give the address of a Virtuoso server, which cuts answers of more than so many rows."""
    http, sql = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(http=http, sql=sql, rows=rows))
    program, isql = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    assert program is not None and isql is not None
    address = f"http://127.0.0.1:{http}/sparql"
    with running([program, "-f", "-c", "virtuoso.ini"], folder, address):
        granted = [isql, f"127.0.0.1:{sql}", "dba", "dba", f"exec={GRANTS}"]
        subprocess.run(granted, check=True, capture_output=True)
        yield address
