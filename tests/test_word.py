"""Word documents: numbers of lists, tables, what is not seen, and old files."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from policygraph.builders import extract
from policygraph.builders.build import build
from policygraph.builders.model import Text
from policygraph.builders.readers import Input, ReadError, read
from policygraph.graph import open_store

TASK = "Bộ Tài chính chủ trì, phối hợp với Bộ Nội vụ rà soát tài sản công trước ngày 30/6/2031."


def saved(folder: Path, document: Any, name: str = "a.docx") -> Path:
    path = folder / name
    document.save(str(path))
    return path


def lines(path: Path) -> list[str]:
    return read(Input(path, path.name)).content.splitlines()


def numbered(document: Any, levels: list[tuple[str, str]]) -> int:
    """Add a list whose levels have these forms and texts; return its number."""
    numbering = document.part.numbering_part.element
    n = len(numbering.findall(qn("w:abstractNum"))) + 50
    parts = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{n}">{parts}</w:abstractNum>'
    numbering.insert(0, parse_xml(abstract))
    again(document, n, n)
    return n


def again(document: Any, abstract: int, number: int, start: int | None = None) -> None:
    """Add a list that counts on with another, or starts anew."""
    override = (
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        if start
        else ""
    )
    document.part.numbering_part.element.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
            f"{override}</w:num>"
        )
    )


def item(document: Any, words: str, number: int, level: int = 0) -> None:
    properties = document.add_paragraph(words)._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
            "</w:numPr>"
        )
    )


def test_numbers_of_lists_are_written_as_word_shows_them(tmp_path: Path) -> None:
    document = docx.Document()
    levels = [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")]
    outline = numbered(document, [*levels, ("bullet", "\uf0b7")])
    for words, level in (
        *(("Mục tiêu", 0), ("Chung", 1), ("Cụ thể", 1), ("Một", 2), ("Hai", 2), ("Điểm", 3)),
        *(("Nhiệm vụ", 0), ("Đầu tiên", 1), ("Lại một", 2)),
    ):
        item(document, words, outline, level)
    again(document, outline, 99, start=1)
    item(document, "Từ đầu", 99)
    articles = numbered(document, [("decimal", "Điều %1."), ("decimal", "%1.%2.")])
    item(document, "Phạm vi", articles)
    item(document, "Khoản", articles, 1)
    assert lines(saved(tmp_path, document)) == [
        *("I. Mục tiêu", "1. Chung", "2. Cụ thể", "a) Một", "b) Hai", "• Điểm"),
        *(
            "II. Nhiệm vụ",
            "1. Đầu tiên",
            "a) Lại một",
            "I. Từ đầu",
            "Điều 1. Phạm vi",
            "1.1. Khoản",
        ),
    ]


def test_a_style_can_number_its_paragraphs(tmp_path: Path) -> None:
    document = docx.Document()
    outline = numbered(document, [("decimal", "%1."), ("lowerLetter", "%2)")])
    style = document.styles["Heading 1"].element.get_or_add_pPr()
    style.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{outline}"/></w:numPr>'))
    document.add_heading("Bộ Tài chính", 1)
    document.add_heading("Bộ Nội vụ", 1)
    assert lines(saved(tmp_path, document)) == ["1. Bộ Tài chính", "2. Bộ Nội vụ"]


def test_tables_of_tasks_are_tasks_and_letterheads_are_lines(tmp_path: Path) -> None:
    document = docx.Document()
    head = document.add_table(1, 2)  # without rules: it lays out the page
    head.cell(0, 0).text = "THỦ TƯỚNG CHÍNH PHỦ\nSố: 801/QĐ-TTg"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    document.add_paragraph("QUYẾT ĐỊNH")
    table = document.add_table(4, 5, style="Table Grid")
    for n, row in enumerate(
        [
            ["TT", "Nhiệm vụ", "Thực hiện", "", "Thời hạn"],
            ["", "", "Chủ trì", "Phối hợp", ""],
            ["1", "Rà soát tài sản công", "Bộ Tài chính", "Bộ Nội vụ", "30/6/2031"],
            ["2", "Lập danh mục trụ sở", "", "Bộ Xây dựng", "31/7/2031"],
        ]
    ):
        for cell, words in zip(table.rows[n].cells, row, strict=True):
            cell.text = words
    for column in (0, 1, 4):
        table.cell(0, column).merge(table.cell(1, column))
    table.cell(0, 2).merge(table.cell(0, 3))
    table.cell(2, 2).merge(table.cell(3, 2))
    path = saved(tmp_path, document)
    assert lines(path) == [
        *("THỦ TƯỚNG CHÍNH PHỦ", "Số: 801/QĐ-TTg"),
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "QUYẾT ĐỊNH"),
        "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |",
        "| 1 | Rà soát tài sản công | Bộ Tài chính | Bộ Nội vụ | 30/6/2031 |",
        "| 2 | Lập danh mục trụ sở | Bộ Tài chính | Bộ Xây dựng | 31/7/2031 |",
    ]
    facts = extract(read(Input(path, "a.docx")))
    assert [(task.assignees[0].name, task.deadline) for task in facts.tasks] == [
        ("Bộ Tài chính", "2031-06-30"),
        ("Bộ Tài chính", "2031-07-31"),
    ]
    assert next(fact.number for fact in facts.documents if fact.own) == "801/QĐ-TTg"


def test_only_what_one_sees_in_the_body_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Running head"
    paragraph = document.add_paragraph("The ministry ")
    paragraph.add_run("secretly ").font.hidden = True
    for tag, kind, words in (("del", "delText", "never "), ("ins", "t", "must ")):
        paragraph._p.append(
            parse_xml(
                f'<w:{tag} {nsdecls("w")}><w:r><w:{kind} xml:space="preserve">{words}'
                f"</w:{kind}></w:r></w:{tag}>"
            )
        )
    paragraph.add_run("report.")
    assert lines(saved(tmp_path, document)) == ["The ministry must report."]


def test_lines_broken_by_hand_are_joined_unless_they_are_items(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Về việc rà soát\ntài sản công")
    document.add_paragraph("Giao nhiệm vụ:\n- Bộ Tài chính;\n- Bộ Nội vụ.")
    assert lines(saved(tmp_path, document)) == [
        *("Về việc rà soát tài sản công", "Giao nhiệm vụ:", "- Bộ Tài chính;", "- Bộ Nội vụ."),
    ]


def rewritten(path: Path, part: str, change: Any) -> Path:
    """Change one part of a document."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == part else data)
    path.write_bytes(out.getvalue())
    return path


def test_entities_and_bombs_do_no_harm(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(TASK + " &lol;")
    path = saved(tmp_path, document)
    laughs = b'<!DOCTYPE x [<!ENTITY lol "ha"><!ENTITY f SYSTEM "file:///etc/hostname">]>'

    def with_entities(data: bytes) -> bytes:
        first = data.index(b"<w:document")
        return data[:first] + laughs + data[first:].replace(b"&amp;lol;", b"&lol;&f;")

    assert "ha" not in lines(rewritten(path, "word/document.xml", with_entities))[0].split(".")[-1]
    bomb = saved(tmp_path, document, "bomb.docx")
    rewritten(bomb, "word/styles.xml", lambda data: data + b" " * 50_000_000)
    with pytest.raises(ReadError, match="holds a part that unpacks to"):
        read(Input(bomb, "bomb.docx"))
    cut = tmp_path / "cut.docx"
    cut.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(ReadError, match="damaged"):
        read(Input(cut, "cut.docx"))


def test_old_documents_go_through_libreoffice_or_tell_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = docx.Document()
    document.add_paragraph(TASK)
    saved(tmp_path, document)
    old = tmp_path / "a.doc"
    if shutil.which("soffice"):
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
                *("--headless", "--convert-to", "doc", "--outdir", str(tmp_path)),
                str(tmp_path / "a.docx"),
            ],
            check=True,
            capture_output=True,
        )
        assert old.read_bytes().startswith(b"\xd0\xcf\x11\xe0")
        assert build([old], tmp_path / "store").read == 1  # in a process with bounded memory
        assert TASK in open_store(tmp_path / "store").text("a.doc")
    old.write_bytes(b"{\\rtf1 " + TASK.encode("ascii", "ignore") + b"}")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadError, match="LibreOffice reads: install it"):
        read(Input(old, "a.doc"))


def test_a_text_that_is_called_a_document_is_read_as_text(tmp_path: Path) -> None:
    text: Text
    (tmp_path / "a.doc").write_text(TASK, "utf-8")
    with pytest.warns(UserWarning, match="is a text by content"):
        text = read(Input(tmp_path / "a.doc", "a.doc"))
    assert text.content == TASK
