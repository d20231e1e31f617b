"""Files that pages use: style sheets and scripts, with addresses that tell their content."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

__all__ = ["asset", "asset_address", "digest"]

#: Files that the network page has too.
_SHARED = ("colours.css", "text.js", "combobox.js")


def asset_address(name: str) -> str:
    """Return the address of a file, which differs whenever its content does."""
    return f"/static/{name}?v={digest(asset(name))}"


@cache
def asset(name: str) -> bytes:
    """Return a file by its name; OSError or ValueError where there is none."""
    if ".." in name.split("/"):
        raise ValueError(name)
    if name in _SHARED:
        return files("policygraph.graph").joinpath("templates", name).read_bytes()
    return files("policygraph.web").joinpath("static", *name.split("/")).read_bytes()


@cache
def digest(content: bytes) -> str:
    """Return what differs whenever the content does."""
    return hashlib.blake2b(content, digest_size=8).hexdigest()
