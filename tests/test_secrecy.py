"""Secrecy markings: texts that bear one are refused and leave nothing behind."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from reportlab.pdfgen.canvas import Canvas

from policygraph.builders.build import build
from policygraph.builders.messages import Failure, Job
from policygraph.builders.reading import read_one
from policygraph.builders.secrecy import marking_in
from policygraph.cli import policygraph
from policygraph.graph import open_store
from policygraph.ontology import read_text, table

ROWS = table("secrecy_markings")
HEAD = (
    "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "TỈNH CÀ MAU\tĐộc lập - Tự do - Hạnh phúc\n"
)
BODY = "Sở Y tế tỉnh Cà Mau rà soát kho thuốc trước ngày 31/3/2030.\n" * 3


def as_text(cell: str) -> str:
    """Return an example of the table, in which a slash between blanks is a new line."""
    return cell.replace(" / ", "\n")


def test_the_table_is_sorted_and_trimmed() -> None:
    _, *lines = read_text("gazetteers/secrecy_markings.tsv").splitlines()
    assert lines == sorted(set(lines))
    assert all(cell == cell.strip() for line in lines for cell in line.split("\t"))
    assert {row["kind"] for row in ROWS} == {"label", "level", "noun"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["words"])
def test_a_marking_is_found_in_its_example_alone(row: dict[str, str]) -> None:
    found = marking_in(as_text(row["example"]) + "\n" + BODY)
    assert found is not None and found == (row["level"] or found)
    assert marking_in(as_text(row["decoy"]) + "\n" + BODY) is None


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (f"{HEAD}Số: 12/BC-UBND\nMẬT\n\nBÁO CÁO\n", "Mật"),
        (f"{HEAD}Số: 12/BC-UBND      TỐI MẬT      Cà Mau, ngày 2 tháng 3 năm 2030\n", "Tối mật"),
        (f"{HEAD}| Số: 12/BC-UBND | TUYỆT MẬT |\n", "Tuyệt mật"),
        (f"{HEAD}┌─────────┐\n│  M Ậ T  │\n└─────────┘\n", "Mật"),
        (f"{HEAD}**TỐI MẬT**\n", "Tối mật"),
        (f"{HEAD}- MẬT -\n", "Mật"),
        (f"{HEAD}T U Y Ệ T   M Ậ T\n", "Tuyệt mật"),
        (f"{HEAD}TUYỆT\nMẬT\n", "Tuyệt mật"),
        (f"{HEAD}(Mật)\n", "Mật"),
        ("---\ntitle: Báo cáo\nđộ mật: Mật\n---\n", "Mật"),
        ("Độ mật： TỐI MẬT\n", "Tối mật"),
        ("TOP SECRET\n\nPlan for the border\n", "Top secret"),
        ("classification:  Confidential\n", "Confidential"),
    ],
)
def test_stamps_boxes_and_labels(text: str, marked: str) -> None:
    assert marking_in(text + BODY) == marked
    assert marking_in(unicodedata.normalize("NFD", text + BODY)) == marked
    assert marking_in((text + BODY).replace("\n", "\r\n")) == marked


@pytest.mark.parametrize(
    "text",
    [
        "LUẬT\nBẢO VỆ BÍ MẬT NHÀ NƯỚC\n",
        "LUẬT BẢO VỆ BÍ\nMẬT NHÀ NƯỚC\n",
        "QUY CHẾ BẢO VỆ BÍ\nMẬT\nCỦA BỘ Y TẾ\n",
        "Bí mật nhà nước có ba độ:\n- Tuyệt mật\n- Tối mật\n- Mật\n",
        "1. Tuyệt mật\n2. Tối mật\n3. Mật\n",
        "Tin thuộc độ\nMật\nthì đóng dấu.\n",
        "“Tuyệt mật”.\n",
        "“Mật” bao gồm:\n",
        "mật\n",
        "MẬT ONG\n",
        "Mật độ dân số\n",
        "GIẢI MẬT\n",
        "Độ mật: Thường\n",
        "The Secretariat\n",
        "SECRETARIAT\n",
        "Secret ballot\n",
        "Keep it secret\n",
        "Confidential\u2019s editor\n",
    ],
)
def test_words_that_mark_nothing(text: str) -> None:
    assert marking_in(text + BODY) is None


def test_only_the_head_of_a_text_marks_it() -> None:
    assert marking_in(BODY * 40 + "\nMẬT\n") is None
    assert marking_in("\n\n" + HEAD + "MẬT\n" + BODY) == "Mật"


def pdf(draw: Callable[[Canvas], None]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def running_head(canvas: Canvas) -> None:
    for page in range(3):
        canvas.drawString(280, 820, "SECRET")
        for line in range(20):
            canvas.drawString(60, 780 - 14 * line, f"The Ministry must publish list {page}{line}.")
        canvas.showPage()


def letterhead(canvas: Canvas) -> None:
    for top, left, right in ((800, "PEOPLE'S COMMITTEE", "REPUBLIC"), (786, "SECRET", "Freedom")):
        canvas.drawString(60, top, left)
        canvas.drawString(320, top, right)
    for line in range(20):
        canvas.drawString(60, 740 - 14 * line, f"The Ministry must publish list {line}.")


def page_header() -> bytes:
    document, out = docx.Document(), io.BytesIO()
    document.sections[0].header.paragraphs[0].text = "SECRET"
    document.add_paragraph("The Ministry must publish the list.")
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", pdf(running_head)),
        ("b.pdf", pdf(letterhead)),
        ("c.docx", page_header()),
    ],
)
def test_a_stamp_that_the_text_leaves_aside_marks_it_too(name: str, data: bytes) -> None:
    job = Job(b"-", name, (), data, None, b"/nowhere")
    told = read_one(job)
    assert isinstance(told, Failure) and told.why.startswith('is marked "Secret"')


NEEDLE = "Zetafosfat"
MARKED = f"BỘ Y TẾ\nMẬT\n\nSở Y tế tỉnh Cà Mau rà soát kho {NEEDLE} trước ngày 31/3/2030.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    (made / "open.txt").write_text(BODY, "utf-8")
    (made / "marked.txt").write_text(MARKED, "utf-8")
    return made


def holds(folder: Path, words: str) -> bool:
    """Whether any file below a folder holds some words."""
    return any(words.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_marked_text_is_refused_and_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    done = CliRunner().invoke(policygraph, ["build", str(folder), "--store", str(store)])
    assert done.exit_code == 0
    assert f'skipped {folder / "marked.txt"}: is marked "Mật" at its top' in done.stderr
    assert "--allow-marked" in done.stderr and NEEDLE not in done.output
    assert list(open_store(store).manifest.sources) == ["open.txt"]
    assert not holds(store, NEEDLE)


def test_a_marked_text_is_read_where_that_is_asked_for(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    command = ["build", str(folder), "--store", str(store), "--allow-marked", "--strict"]
    done = CliRunner().invoke(policygraph, command)
    assert done.exit_code == 0
    assert list(open_store(store).manifest.sources) == ["marked.txt", "open.txt"]
    assert holds(store, NEEDLE)


def test_a_text_that_becomes_marked_keeps_what_it_said_before(folder: Path, tmp_path: Path) -> None:
    (folder / "marked.txt").write_text(BODY, "utf-8")
    build([folder], tmp_path / "store")
    (folder / "marked.txt").write_text(MARKED, "utf-8")
    report = build([folder], tmp_path / "store")
    assert [one.path for one in report.skipped] == [str(folder / "marked.txt")]
    assert not holds(tmp_path / "store", NEEDLE)
    assert open_store(tmp_path / "store").text("marked.txt") == BODY
