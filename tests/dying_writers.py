"""Writers of a store that end in the midst of it, each in a process that is forked for it.

Run as a program: ``dying_writers.py FOLDER killed|filled SEED``. It makes a store, lets writers end
at every step or with every amount of space, checks after each that the store answers as before or
as if the writer had come to its end, lets the next writer come to its end, and compares the bytes
with those of a store that nothing disturbed. It prints how many ended early.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pyoxigraph as ox

from policygraph.graph import StoreError, open_store
from policygraph.graph.exports import export
from policygraph.graph.manifest import SourceEntry
from policygraph.graph.writing import write_store

BASE = "https://example.org/source/"
#: What the interpreter tells of before it writes: each is a place to end at.
STEPS = frozenset(("open", "os.rename", "os.mkdir", "os.remove", "os.chmod", "shutil.rmtree"))


def quads(source: str, value: str) -> bytes:
    head = f"<https://example.org/{source}> <https://example.org/says"
    lines = [f'{head}{n}> "{value}" <{BASE}{source}> .\n' for n in range(100)]
    return "".join(lines).encode()


def write(path: Path, **texts: str) -> None:
    """Put texts into a store; each is one value said a hundred times."""
    with write_store(path) as writer:
        for source, value in texts.items():
            kept = writer.keep_text(value * 1000)
            writer.keep_facts(kept, value.encode() * 1000)
            entry = SourceEntry(f"{BASE}{source}", source, kept, kept, kept, "1", "en")
            writer.put(source, entry, quads(source, value))
        writer.commit()


def said(path: Path) -> dict[str, str]:
    """Return what each source says; a source that is half there is an error."""
    store, found = open_store(path), {}
    for source, entry in store.manifest.sources.items():
        graph = store.graph.quads_for_pattern(None, None, None, ox.NamedNode(entry.graph))
        values = [quad.object.value for quad in graph if isinstance(quad.object, ox.Literal)]
        assert len(values) == 100 and len(set(values)) == 1, (source, values)
        found[source] = values[0]
        assert store.text(source) == values[0] * 1000
    return found


def in_child(work: Callable[[], object]) -> int:
    """Run something in a process of its own; return how it ended, as subprocess tells it."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            work()
            code = 0
        except (OSError, StoreError, RuntimeError):
            code = 3  # refused by the disk
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def checked(path: Path, whole: bytes) -> None:
    """Check a store after a writer has ended, bring it to its end, and compare."""

    def check() -> None:
        assert said(path) in ({"a": "old", "b": "kept"}, {"a": "new", "b": "kept", "c": "new"})
        write(path, a="new", c="new")
        assert b"".join(export(open_store(path), "nquads")) == whole
        assert not list((path / "generations").glob("*.new"))
        assert not list(path.rglob("*.part"))

    assert in_child(check) == 0


def at_step(number: int) -> None:
    """End this process, as a power cut would, at the step of this number."""
    left = number

    def hook(event: str, _: tuple[object, ...]) -> None:
        nonlocal left
        if event in STEPS:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def killed(folder: Path, whole: bytes, chance: random.Random) -> int:
    """End writers at every other step, until one comes to its end."""
    for number in count(chance.choice((1, 2)), 2):
        path = Path(shutil.copytree(folder / "store", folder / "copy"))

        def work(path: Path = path, number: int = number) -> None:
            at_step(number)
            write(path, a="new", c="new")

        code = in_child(work)
        assert code in (0, -signal.SIGKILL)
        checked(path, whole)
        shutil.rmtree(path)
        if code == 0:
            return number // 2
    raise AssertionError


def filled(folder: Path, whole: bytes, chance: random.Random) -> int:
    """Give writers less and less space: on a small disk where one can be had, else by a limit."""
    disk = folder / "disk"
    disk.mkdir()
    size = 6 << 20
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    refused = 0
    try:
        for _ in range(16):
            space = int(2 ** chance.uniform(8, 21))
            path = Path(shutil.copytree(folder / "store", disk / "copy"))

            def work(path: Path = path, space: int = space) -> None:
                if not mounted:
                    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
                    resource.setrlimit(resource.RLIMIT_FSIZE, (space, hard))
                write(path, a="new", c="new")

            if mounted:
                free = shutil.disk_usage(disk).free
                (disk / "filler").write_bytes(bytes(max(0, free - space)))
            code = in_child(work)
            assert code in (0, 3), code
            refused += code == 3
            if mounted:
                (disk / "filler").unlink()
            checked(path, whole)
            shutil.rmtree(path)
    finally:
        if mounted:
            subprocess.run(["umount", str(disk)], check=True)
    return refused


def main(folder: Path, how: str, seed: str) -> None:
    def make() -> None:
        write(folder / "store", a="old", b="kept")
        write(folder / "whole", a="old", b="kept")
        write(folder / "whole", a="new", c="new")
        whole = b"".join(export(open_store(folder / "whole"), "nquads"))
        (folder / "whole.nq").write_bytes(whole)

    assert in_child(make) == 0
    ends = {"killed": killed, "filled": filled}[how]
    sys.stdout.write(str(ends(folder, (folder / "whole.nq").read_bytes(), random.Random(seed))))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
