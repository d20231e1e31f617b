"""Words of pages that are pictures, as Tesseract reads them where it is installed."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterator

from ..errors import UnreadableError
from .words import Word

__all__ = ["recognised"]

#: Dots per inch that Tesseract is made for, and those of the largest page at that.
_RESOLUTION = 300
_MOST_PIXELS = 60_000_000
_SECONDS = 120
_INSTALL = "install it (Debian: apt-get install tesseract-ocr tesseract-ocr-vie)"
_LINE, _WORD = "4", "5"


def recognised(data: bytes, number: int) -> list[Word]:
    """Return the words on a page of a PDF file, the first of which is 1.

    Raises :class:`UnreadableError` where Tesseract or its Vietnamese is not installed.
    """
    program = _program()
    picture, scale = _picture(data, number)
    command = [program, "stdin", "stdout", "-l", "vie+eng", "--dpi", str(_RESOLUTION), "tsv"]
    try:
        done = subprocess.run(  # noqa: S603 - the program is the one that is installed
            command,
            input=picture,
            capture_output=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            timeout=_SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError(f"took Tesseract more than {_SECONDS} seconds on a page") from None
    except subprocess.CalledProcessError:
        raise UnreadableError(f"is unreadable for Tesseract on page {number}") from None
    return list(_words(done.stdout.decode("utf-8", errors="replace"), scale))


def _program() -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise UnreadableError(f"image only, and OCR needs Tesseract: {_INSTALL}")
    listed = subprocess.run(  # noqa: S603 - the program is the one that is installed
        [program, "--list-langs"], capture_output=True, timeout=_SECONDS, check=False
    )
    if b"vie" not in listed.stdout.split():
        raise UnreadableError(f"image only, and Tesseract has no Vietnamese: {_INSTALL}")
    return program


def _picture(data: bytes, number: int) -> tuple[bytes, float]:
    """Draw a page; return it as a picture, with the points that a dot of it is wide."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    try:
        page = pdf[number - 1]
        width, height = page.get_size()
        dots = min(_RESOLUTION / 72, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        out = io.BytesIO()
        page.render(scale=dots, grayscale=True).to_pil().save(out, "PNG", compress_level=1)
    finally:
        pdf.close()
    return out.getvalue(), 1 / dots


def _words(table: str, scale: float) -> Iterator[Word]:
    """Yield the words of Tesseract's table; their size is that of most lines of the page."""
    rows = list(csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE))
    heights = sorted(int(row["height"]) for row in rows if row["level"] == _LINE)
    size = heights[len(heights) // 2] * scale if heights else 1.0
    top = bottom = 0.0
    for row in rows:
        if row["level"] == _LINE:
            top = int(row["top"]) * scale
            bottom = top + int(row["height"]) * scale
        elif row["level"] == _WORD and (text := (row["text"] or "").strip()):
            x0 = int(row["left"]) * scale
            yield Word(text, x0, x0 + int(row["width"]) * scale, top, bottom, size)
