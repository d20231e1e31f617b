"""Documents of Word before 2007, made new ones by LibreOffice where that is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ..errors import UnreadableError

__all__ = ["converted"]

_PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
_SECONDS = 120


def converted(data: bytes) -> bytes:
    """Return an old document as one in Office Open XML.

    LibreOffice runs without a window, without macros, with a profile that ends with it.
    """
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise UnreadableError(
            "is an old Word document, which LibreOffice reads: install it "
            "(Debian: apt-get install libreoffice-writer-nogui), or save it as .docx"
        )
    with tempfile.TemporaryDirectory(prefix="policygraph-") as folder:
        place = Path(folder)
        (place / "old.doc").write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            *("--headless", "--norestore", "--convert-to", "docx", "--outdir", folder),
            str(place / "old.doc"),
        ]
        try:
            subprocess.run(  # noqa: S603 - the program is the one that is installed
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "HOME": folder},
                timeout=_SECONDS,
                check=False,
                preexec_fn=_unbounded if sys.platform != "win32" else None,
            )
        except subprocess.TimeoutExpired:
            raise UnreadableError(f"took LibreOffice more than {_SECONDS} seconds") from None
        try:
            return (place / "old.docx").read_bytes()
        except OSError:
            raise UnreadableError("is a damaged Word document: LibreOffice reads none") from None


def _unbounded() -> None:
    """Lift the bound on memory of this process: LibreOffice reserves much and uses little."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
