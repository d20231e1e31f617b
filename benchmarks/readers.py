"""How far the facts of one text agree, read as plain text and as PDF, Word document and web page.

    readers.py [--verbose]

Texts of the project, and of ``../shared`` where they lie beside the checkout, are cut into their
paragraphs, set on pages in several layouts, saved as Word documents and as web pages, and read
back; so are the tables of tasks in the project's cases and passages, as ruled tables.
``../shared/corpus/inputs`` also has PDF files whose plain text is there too, where tables
have lost their rows: what stands in tables of the PDF file is not compared. For documents,
assignments (who, with and by whom, under what, by when, what) and bodies the share is printed that
both readings have in common (F1). A share below 0.97 exits with 1.
"""

from __future__ import annotations

import argparse
import csv
import html
import io
import sys
import tempfile
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import docx

from policygraph.builders import extract
from policygraph.builders.model import Text
from policygraph.builders.readers import Input, read
from policygraph.builders.segment import segment

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
FOLDERS = ("seeds", "written", "vi-official", "vi-news")
ENOUGH = 0.97
EVERY = 10

sys.path.insert(0, str(ROOT / "tests"))
from typeset import Grid, Layout, Title, typeset  # noqa: E402

LAYOUTS = {
    "pdf, indented": Layout(head=lambda page: f"CÔNG BÁO/Số 302/Ngày 02-06-2026 {page + 53}"),
    "pdf, ragged": Layout(justified=False, space=0, leading=1.5, foot=lambda page: f"- {page} -"),
    "pdf, spaced": Layout(indent=0, space=12, size=14, foot=lambda page: f"Trang {page}"),
    "pdf, two columns": Layout(two_columns=True, indent=14, size=9, margin=50, space=4),
}


def paragraphs(text: Text) -> list[tuple[str, bool]]:
    """Return the paragraphs of a text, each with whether it is a heading; no rows of tables."""
    return [
        (
            f"{block.marker} {block.text}" if block.marker != block.text else block.text,
            block.heading,
        )
        for block in segment(text)
        if not block.bars and block.column is None
    ]


def as_pdf(layout: Layout) -> Callable[[Sequence[tuple[str, bool]]], bytes]:
    """Return what sets paragraphs in a layout."""

    def write(parts: Sequence[tuple[str, bool]]) -> bytes:
        blocks = [Title(words.strip()) if heading else words.strip() for words, heading in parts]
        return typeset(blocks, layout)

    return write


def as_word(parts: Sequence[tuple[str, bool]]) -> bytes:
    """Return a Word document of paragraphs."""
    document = docx.Document()
    for words, _ in parts:
        document.add_paragraph(words.strip())
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_page(parts: Sequence[tuple[str, bool]]) -> bytes:
    """Return a web page of paragraphs, with what sites print around them."""
    body = "".join(f"<p>{html.escape(words.strip())}</p>\n" for words, _ in parts)
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Trang</title></head><body>"
        f"<nav><a href='/'>Trang chủ</a></nav><article>{body}</article>"
        "<footer>Bản quyền</footer></body></html>"
    ).encode()


FORMS: dict[str, tuple[str, Callable[[Sequence[tuple[str, bool]]], bytes]]] = {
    **{name: (".pdf", as_pdf(layout)) for name, layout in LAYOUTS.items()},
    "docx": (".docx", as_word),
    "html": (".html", as_page),
}


Rows = list[list[str]]


def heading_of(rows: Rows) -> str:
    """Return what stands over a table, in its language."""
    return HEADINGS[not "".join(map("".join, rows)).isascii()]


def ruled_pdf(rows: Rows) -> bytes:
    """Return a PDF file with a ruled table."""
    return typeset([Title(heading_of(rows)), Grid(rows, [460 / len(rows[0])] * len(rows[0]))])


def table_of_word(rows: Rows) -> bytes:
    """Return a Word document with a table."""
    document = docx.Document()
    document.add_paragraph(heading_of(rows))
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def table_of_page(rows: Rows) -> bytes:
    """Return a web page with a table."""
    lines = ("".join(f"<td>{html.escape(words)}</td>" for words in row) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Trang</title></head><body>"
        f"<article><p>{html.escape(heading_of(rows))}</p><table>{body}</table></article></body></html>"
    ).encode()


HEADINGS = (
    "Annex to Plan No. 12/KH-UBND of January 5, 2026, of the People's Committee of Nghe An",
    "Phụ lục kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh Nghệ An",
)
TABLES: dict[str, tuple[str, Callable[[Rows], bytes]]] = {
    "pdf, ruled table": (".pdf", ruled_pdf),
    "docx, table": (".docx", table_of_word),
    "html, table": (".html", table_of_page),
}


def tables() -> Iterator[Rows]:
    """Yield the rows of the Markdown tables in the project's cases and passages."""
    for folder in ("cases", "passages"):
        for path in sorted((ROOT / "tests" / folder).glob("*.md")):
            lines = path.read_text("utf-8").splitlines()
            for barred, adjoining in groupby(lines, lambda line: line.startswith("|")):
                rows = [
                    [cell.strip() for cell in line.strip("| ").split("|")]
                    for line in adjoining
                    if line.strip("|-: ")
                ]
                if barred and len(rows) > 1:
                    widest = max(map(len, rows))
                    yield [row + [""] * (widest - len(row)) for row in rows]


def facts_of(text: Text, tables: str) -> dict[str, Counter[str]]:
    """Return what is compared, by kind, each fact as words; no tasks whose words are in tables."""
    facts = extract(text)
    return {
        "documents": Counter(fact.key for fact in facts.documents),
        "assignments": Counter(
            " | ".join(
                (
                    ", ".join(sorted(name.name for name in task.assignees)),
                    ", ".join(sorted(name.name for name in task.coordinators)),
                    ", ".join(sorted(name.name for name in task.assigners)),
                    task.document or "",
                    task.deadline or "",
                    " ".join(task.quote.text.split()),
                )
            )
            for task in facts.tasks
            if " ".join(task.quote.text.split()) not in tables
        ),
        "agencies": Counter(f"{fact.name.name}, {fact.name.place}" for fact in facts.agencies),
    }


def texts() -> Iterator[Text]:
    """Yield the texts; of long lists every tenth."""
    folders = [ROOT / "examples", *(CORPUS / name for name in FOLDERS)]
    for folder in folders:
        paths = sorted([*folder.glob("*.txt"), *folder.glob("*.md")])
        for path in paths[:: EVERY if len(paths) > 2 * EVERY else 1]:
            yield read(Input(path, path.name))


def pairs() -> Iterator[tuple[Text, Text]]:
    """Yield real PDF files with the plain text of the same act."""
    manifest = CORPUS / "vi-official" / "manifest.tsv"
    if not manifest.is_file():
        return
    with manifest.open(encoding="utf-8") as file:
        rows = {Path(row["path"]).stem: row["file"] for row in csv.DictReader(file, delimiter="\t")}
    for path in sorted((CORPUS / "inputs").glob("*.pdf")):
        if path.stem in rows:
            plain = CORPUS / "vi-official" / rows[path.stem]
            yield read(Input(plain, plain.name)), read(Input(path, path.name))


class Shares:
    """Counts of facts in common and in all, by form and kind."""

    def __init__(self, verbose: bool) -> None:
        self.verbose = verbose
        self.both: dict[tuple[str, str], int] = defaultdict(int)
        self.all: dict[tuple[str, str], int] = defaultdict(int)

    def add(self, form: str, before: Text, after: Text, in_tables: bool = True) -> None:
        """Compare two readings of one text; ``in_tables``, also what stands in tables of it."""
        rows = (line for line in after.content.split("\n") if line.startswith("| "))
        tables = "" if in_tables else " ".join(" ".join(rows).replace("|", " ").split())
        one, other = facts_of(before, tables), facts_of(after, tables)
        for kind in one:
            common = sum((one[kind] & other[kind]).values())
            self.both[form, kind] += 2 * common
            self.all[form, kind] += sum(one[kind].values()) + sum(other[kind].values())
            if self.verbose:
                for sign, gone in (("-", one[kind] - other[kind]), ("+", other[kind] - one[kind])):
                    for fact in gone:
                        print(f"  {sign} {form} {before.source} {kind}: {fact[:200]}")

    def report(self) -> bool:
        """Print the shares; return whether all are large enough."""
        kinds = list(dict.fromkeys(kind for _, kind in self.all))
        print(f"{'':24}" + "".join(f"{kind:>14}" for kind in kinds))
        held = True
        for form in dict.fromkeys(form for form, _ in self.all):
            shares = [self.both[form, kind] / self.all[form, kind] for kind in kinds]
            print(f"{form:24}" + "".join(f"{share:14.3f}" for share in shares))
            held = held and min(shares) >= ENOUGH
        return held


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--verbose", action="store_true", help="list every fact that differs")
    shares = Shares(parser.parse_args().verbose)
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        for text in texts():
            parts = paragraphs(text)
            plain = Path(folder, "text.txt")
            plain.write_text("\n".join(words.strip() for words, _ in parts) + "\n", "utf-8")
            before = read(Input(plain, text.source))
            for form, (suffix, write) in FORMS.items():
                path = Path(folder, f"text{suffix}")
                path.write_bytes(write(parts))
                shares.add(form, before, read(Input(path, path.name)))
        for rows in tables():
            plain = Path(folder, "table.md")
            lines = [f"| {' | '.join(row)} |" for row in rows]
            plain.write_text("\n\n".join((heading_of(rows), "\n".join(lines))) + "\n", "utf-8")
            before = read(Input(plain, "table"))
            for form, (suffix, save) in TABLES.items():
                path = Path(folder, f"table{suffix}")
                path.write_bytes(save(rows))
                shares.add(form, before, read(Input(path, path.name)))
    for before, after in pairs():
        shares.add("real pdf", before, after, in_tables=False)
    return 0 if shares.report() else 1


if __name__ == "__main__":
    sys.exit(main())
