"""What is inside archives and messages becomes sources of its own, within bounds."""

from __future__ import annotations

import io
import stat
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from conftest import gathered

from policygraph.builders.build import build
from policygraph.builders.readers import Input, Misnamed, read
from policygraph.graph import open_store
from policygraph.queries.tasks import who

WORDS = "The Government assigned the Ministry of Finance to publish the budget by March 31, 2030.\n"


def packed(**files: str | bytes) -> bytes:
    """Return a ZIP archive; ``__`` in a name stands for a slash, ``_`` before txt for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def problems(path: Path) -> dict[str, str]:
    _, skipped = gathered([path])
    return {one.path.removeprefix(f"{path}/"): one.why for one in skipped}


def test_files_of_an_archive_are_sources_below_it(tmp_path: Path) -> None:
    inner = packed(b_txt=WORDS)
    put(tmp_path, "acts.zip", packed(year__a_txt=WORDS, more_zip=inner, picture_png=b"\x89PNG"))
    inputs, skipped = gathered([tmp_path])
    assert [one.source for one in inputs] == ["acts.zip/more.zip/b.txt", "acts.zip/year/a.txt"]
    assert read(inputs[0]).content == WORDS
    assert [one.path for one in skipped] == [f"{tmp_path}/acts.zip/picture.png"]


def test_what_an_archive_says_is_answered_and_built_once(tmp_path: Path) -> None:
    archive = put(tmp_path, "acts.zip", packed(a_txt=WORDS))
    report = build([archive], tmp_path / "store")
    assert report.read == 1
    assert [row["source"] for row in who(open_store(tmp_path / "store"))] == ["acts.zip/a.txt"]
    assert build([archive], tmp_path / "store").unchanged == 1
    assert not list(tmp_path.glob("**/a.txt"))


@pytest.mark.parametrize("name", ["../out.txt", "/out.txt", "a/../../out.txt", "C:/out.txt"])
def test_names_that_lead_out_of_an_archive_are_refused(tmp_path: Path, name: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, WORDS)
        archive.writestr("in.txt", WORDS)
    path = put(tmp_path, "a.zip", out.getvalue())
    inputs, skipped = gathered([path])
    assert [one.source for one in inputs] == ["a.zip/in.txt"]
    assert [one.why for one in skipped] == ["has a name that leads out of the archive"]


def test_links_and_locked_files_of_an_archive_are_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/hostname")
        archive.writestr("locked.txt", WORDS)
    data = bytearray(out.getvalue())
    entry = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[entry + 8] |= 1  # the flag of encryption in the central directory
    assert problems(put(tmp_path, "a.zip", bytes(data))) == {
        "link.txt": "is a link",
        "locked.txt": "is encrypted with a password",
    }


def test_archives_that_unpack_beyond_all_bounds_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policygraph.builders.readers.archives.MOST_MEMBERS", 50)
    bomb = put(tmp_path, "bomb.zip", packed(a_txt=b"0" * 5_000_000))
    assert "unpacks to 5,000,000 bytes" in problems(bomb)["a.txt"]
    many = packed(**{f"f{n}_txt": "x" for n in range(51)})
    assert "holds 51 files" in next(iter(problems(put(tmp_path, "many.zip", many)).values()))
    nested = packed(a_txt=WORDS)
    for _ in range(4):
        nested = packed(deeper_zip=nested)
    assert list(problems(put(tmp_path, "deep.zip", nested)).values()) == [
        "stands too deep inside archives"
    ]


def test_damaged_archives_are_told(tmp_path: Path) -> None:
    data = packed(a_txt=WORDS * 50)
    cut = put(tmp_path, "cut.zip", data[:-40])
    assert problems(cut) == {str(cut): "is a damaged ZIP archive"}
    broken = bytearray(data)
    broken[45:60] = b"\xff" * 15
    told = problems(put(tmp_path, "broken.zip", bytes(broken)))["a.txt"]
    assert told.startswith("is damaged inside its archive")


def message(**more: str) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "Giao nhiệm vụ theo Công văn 59-CV/BCĐ"
    mail["From"] = "Văn phòng Sở Tài chính <vp@example.org>"
    mail["Date"] = "Fri, 03 Oct 2025 23:30:00 +0700"
    mail.set_content("Bộ Tài chính công bố danh mục trước ngày 31/3/2030.\n")
    return mail


def test_a_message_gives_its_subject_and_body(tmp_path: Path) -> None:
    path = put(tmp_path, "note.eml", message().as_bytes())
    text = read(Input(path, "note.eml"))
    assert text.content.startswith("Giao nhiệm vụ theo Công văn 59-CV/BCĐ\n\nBộ Tài chính")
    assert text.title == "Giao nhiệm vụ theo Công văn 59-CV/BCĐ"
    assert (text.publisher, text.published) == ("Văn phòng Sở Tài chính", "2025-10-03")
    assert text.language == "vi"


def test_a_message_of_a_web_page_alone_is_read_from_it(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Offices", "a@example.org"
    mail.set_content(
        "<html><body>" + f"<p>{WORDS} It told so on Monday.</p>" * 3 + "</body></html>", "html"
    )
    text = read(Input(put(tmp_path, "a.eml", mail.as_bytes()), "a.eml"))
    assert "Ministry of Finance" in text.content
    assert "<p>" not in text.content
    assert text.publisher == "a@example.org"


def test_files_that_come_with_a_message_are_sources(tmp_path: Path) -> None:
    forwarded = message()
    forwarded.replace_header("Subject", "Forwarded")
    mail = message()
    mail.add_attachment(WORDS, filename="../list.txt")
    mail.add_attachment(WORDS, filename="../list.txt")
    mail.add_attachment(packed(a_txt=WORDS), maintype="x", subtype="zip", filename="acts.zip")
    mail.add_attachment(forwarded)
    inputs, skipped = gathered([put(tmp_path, "m.eml", mail.as_bytes())])
    assert [one.source for one in inputs] == [
        "m.eml",
        "m.eml/acts.zip/a.txt",
        "m.eml/list (again).txt",
        "m.eml/list.txt",
        "m.eml/message 4.eml",
    ]
    assert skipped == []
    assert read(inputs[3]).content.strip() == WORDS.strip()
    assert read(inputs[4]).title == "Forwarded"


def test_content_decides_over_the_name(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    page = "<!DOCTYPE html><html><body>" + f"<p>{WORDS}</p>" * 3 + "</body></html>"
    with pytest.warns(Misnamed, match=r"act\.pdf: is a web page by content, read as one"):
        text = read(Input(put(tmp_path, "act.pdf", page.encode()), "act.pdf"))
    assert "<p>" not in text.content
    with pytest.warns(Misnamed, match="is a text"):
        assert read(Input(put(tmp_path, "act.docx", WORDS.encode()), "act.docx")).content == WORDS
    archive = put(tmp_path, "act.txt", packed(a_txt=WORDS))
    assert [one.source for one in gathered([archive])[0]] == ["act.txt/a.txt"]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as stored:
        stored.writestr("act.pdf", "%PDF-1.7 the first bytes of a file that is not packed")
    archive = put(tmp_path, "acts.zip", out.getvalue())
    assert [one.source for one in gathered([archive])[0]] == ["acts.zip/act.pdf"]
