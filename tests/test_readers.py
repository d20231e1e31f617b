"""Files of every kind are read, or refused with one clear line."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from policygraph.builders.readers import (
    AssumedEncoding,
    Input,
    ReadError,
    read,
)
from policygraph.builders.readers.loading import LARGEST
from policygraph.builders.readers.plain import LONGEST_LINE
from policygraph.builders.readers.published import published_on

ENGLISH = "The ministry opened 12 offices.\nThey serve the coastal communes.\n"
VIETNAMESE = "Bộ Nội vụ đã tiếp nhận 1.250 hồ sơ.\nCác xã đã trả kết quả đúng hạn.\n"


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_encodings_give_the_same_text(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path, "a.txt", VIETNAMESE.encode(encoding))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", AssumedEncoding)
        text = read(Input(path, "a.txt"))
    assert text.content == VIETNAMESE
    assert text.language == "vi"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_are_left_alone(tmp_path: Path, newline: str) -> None:
    words = ENGLISH.replace("\n", newline)
    assert read(Input(write(tmp_path, "a.txt", words.encode()), "a.txt")).content == words


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\x7fELF\x02\x01\x00\x00\x00", "is not a text file"),
        (bytes(range(256)) * 8, "is not a text file"),
        (b"\xff\xfe\x41", "is not valid UTF-16"),
        (b"---\ntitle: A\n", "no closing"),
        (b"---\ntitle: [A\n---\nText.\n", "front matter, line 3"),
        (b"---\ntitle: A\nlanguage: fr\n---\nText.\n", "'language' must be en or vi"),
        (b"---\ntitle: A\npublished: soon\n---\nText.\n", "'published' is no date"),
        (b"---\ntitle: A\npublished: 2031-15\n---\nText.\n", "'published' is no date"),
        (b"---\ntitle: A\npublished: 2025-02-30T08:00\n---\nText.\n", "'published' is no date"),
        (b"---\ntitle: A\n---\n \n", "is empty"),
    ],
)
def test_bad_files_are_refused_in_one_line(tmp_path: Path, data: bytes, why: str) -> None:
    path = write(tmp_path, "bad.txt", data)
    with pytest.raises(ReadError) as refused:
        read(Input(path, "bad.txt"))
    assert why in str(refused.value)
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_missing_and_too_large_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be opened: No such file"):
        read(Input(tmp_path / "none.txt", "none.txt"))
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(ReadError, match="too large"):
        read(Input(large, "large.txt"))


def test_a_line_beyond_all_bounds_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_text("The ministry must report. " * (LONGEST_LINE // 26 + 1), "utf-8")
    with pytest.raises(ReadError, match=r"has a line of 1,000,0\d\d characters"):
        read(Input(path, "dump.txt"))


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_front_matter_describes_the_text(tmp_path: Path, name: str) -> None:
    front = (
        "---\ntitle: 'Offices: a report'\npublisher: The Gazette\nurl: https://example.org/a\n"
        "published: 2025-11-09\nlanguage: vi\nauthor: nobody\n---\n"
    )
    text = read(Input(write(tmp_path, name, (front + ENGLISH).encode()), name))
    assert text.content[text.body_start :] == ENGLISH
    assert (text.title, text.publisher) == ("Offices: a report", "The Gazette")
    assert (text.url, text.published) == ("https://example.org/a", "2025-11-09")
    assert text.language == "vi"


def test_rules_of_dashes_are_no_front_matter(tmp_path: Path) -> None:
    words = "---\n" + ENGLISH + "---\n" + ENGLISH
    assert read(Input(write(tmp_path, "a.md", words.encode()), "a.md")).body_start == 0


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 09/12/2025", "2025-12-09"),
        ("18/11/2025 08:15", "2025-11-18"),
        ("Thứ ba, 18/11/2025 | 08:15", "2025-11-18"),
        ("Hanoi (VNA), 11 November 2025 – The ministry has opened 12 offices.", "2025-11-11"),
        ("HANOI, Nov. 11, 2025 (VNS) - The ministry has opened 12 offices.", "2025-11-11"),
        ("The Daily – September 8, 2025", "2025-09-08"),
        ("(October 2025) The ministry has opened 12 offices.", "2025-10"),
        ("2025-11-18", "2025-11-18"),
        ("Hà Nội, ngày 20 tháng 5 năm 2026", "2026-05-20"),
        ("On November 11, 2025 the ministry opened 12 offices.", None),
        ("Nghị định số 15/2025/NĐ-CP ngày 18/11/2025 đã được ban hành.", None),
        ("31/02/2025", None),
    ],
)
def test_datelines_tell_the_day_of_publication(line: str, day: str | None) -> None:
    assert published_on(f"Offices open\n\n{line}\n\nMore words follow.\n") == day


def test_web_pages_give_their_main_text(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    paragraphs = "".join(
        f"<p>The ministry opened office number {n} in the coastal communes, and the people who "
        f"live there no longer travel to the province for their papers.</p>"
        for n in range(6)
    )
    page = (
        "<html><head><title>Offices open</title></head><body>"
        "<nav><a href='/'>Home</a><a href='/b'>Sport</a></nav>"
        f"<article><h1>Offices open</h1>{paragraphs}</article>"
        "<footer>Copyright</footer></body></html>"
    )
    text = read(Input(write(tmp_path, "a.HTML", page.encode()), "a.HTML"))
    assert text.title == "Offices open"
    assert text.content.count("coastal communes") == 6
    assert "Sport" not in text.content


def test_pages_that_are_laid_out_by_tables_keep_their_paragraphs(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    paragraphs = "".join(
        f"<p>Article {n}. The ministry opens an office in every coastal commune of the province, "
        f"and the people who live there bring their papers to it.</p>"
        for n in range(1, 7)
    )
    row = "<tr><td>Gia An</td><td>1,250</td></tr>"
    page = (
        "<html><body><table><tr><td><table><tr><td>"
        f"{paragraphs}<table><tr><th>Commune</th><th>Files</th></tr>{row}</table>"
        "</td></tr></table></td></tr></table></body></html>"
    )
    lines = read(Input(write(tmp_path, "a.html", page.encode()), "a.html")).content.splitlines()
    assert sum(line.startswith("Article ") for line in lines) == 6
    assert any("Gia An" in line and "|" in line for line in lines)


def test_an_empty_web_page_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    with pytest.raises(ReadError, match="no main text"):
        read(Input(write(tmp_path, "a.html", b"<html><body></body></html>"), "a.html"))


PORTAL = """<html><head><title>Quyết định 801/QĐ-UBND</title></head><body>
<div id="menu"><a href="/">Trang chủ</a><p>Đang tải văn bản...</p></div>
<div class="tab"><div class="doc">
<table border="0"><tr><td><p><b>ỦY BAN NHÂN DÂN<br>TỈNH GIA AN</b><br>-------</p></td>
<td><p><b>CỘNG HÒA XÃ HỘI CHỦ
NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>---------------</b></p></td></tr>
<tr><td><p>Số: 801/QĐ-UBND</p></td><td><p>Gia An, ngày 12 tháng 3 năm 2031</p></td></tr></table>
<p><a name="loai"><b>QUYẾT ĐỊNH</b></a></p>
<p>Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2030; theo đề nghị của Giám đốc
Sở Nội vụ tại Tờ trình số 15/TTr-SNV;</p>
<p><a name="dieu_1"><b>Điều 1.</b></a></p>
<p>Giao S<span>ở</span> Tài chính rà soát toàn bộ tài sản công của các xã, phường sau sắp xếp, trình
Ủy ban nhân dân tỉnh trước ngày 30 tháng 6 năm 2031.</p>
<table><tr><td style="border:solid 1pt">TT</td><td>Nhiệm vụ</td><td>Chủ trì</td></tr>
<tr><td>1</td><td>Lập danh mục trụ sở</td><td rowspan="2"><p>Sở Xây</p> dựng</td></tr>
<tr><td>2</td><td>Sửa chữa trụ sở</td></tr></table>
<p>Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở, ban, ngành và Chủ tịch Ủy ban nhân dân các
xã, phường chịu trách nhiệm thi hành Quyết định này.</p>
<ol type="a"><li>Một</li><li>Hai</li></ol>
<table><tr><td><p>Nơi nhận:<br>- Như trên;</p></td>
<td><p>KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH</p></td></tr></table>
<p style="display:none">Ẩn</p>
</div></div>
<div class="related"><p>Ban hành: 21/06/2017</p><p>Cập nhật: 05/07/2017</p></div>
<table><tr><td>Địa chỉ:</td><td>17 Phố Thử</td></tr></table></body></html>"""


def test_portals_give_the_document_and_nothing_around_it(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    text = read(Input(write(tmp_path, "a.html", PORTAL.encode()), "a.html"))
    lines = text.content.splitlines()
    assert lines[:9] == [
        *("ỦY BAN NHÂN DÂN TỈNH GIA AN", "-------"),
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "-" * 15),
        *("Số: 801/QĐ-UBND", "Gia An, ngày 12 tháng 3 năm 2031", "QUYẾT ĐỊNH"),
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2030; theo đề nghị của "
        "Giám đốc Sở Nội vụ tại Tờ trình số 15/TTr-SNV;",
    ]
    assert lines[9] == "Điều 1."
    assert lines[10].startswith("Giao Sở Tài chính")
    assert lines[11:14] == [
        "| TT | Nhiệm vụ | Chủ trì |",
        "| 1 | Lập danh mục trụ sở | Sở Xây dựng |",
        "| 2 | Sửa chữa trụ sở | Sở Xây dựng |",
    ]
    ends = ["a) Một", "b) Hai", "Nơi nhận:", "- Như trên;", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert lines[15:] == ends
    assert text.title == "Quyết định 801/QĐ-UBND"


def test_the_foot_of_a_site_is_no_part_of_the_article(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    told = "<p>Sở Nội vụ đã mở 12 văn phòng tại các xã ven biển, phục vụ người dân đúng hạn.</p>"
    page = (
        f"<html><body><article>{told * 4}<p>Tổng Biên tập: Trần Văn Thử</p>"
        "<p>Địa chỉ: 17 Phố Thử</p><p>Ghi rõ nguồn khi phát lại</p></article></body></html>"
    )
    text = read(Input(write(tmp_path, "a.html", page.encode()), "a.html"))
    assert "Thử" not in text.content


def test_pages_nested_without_end_are_refused(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    page = "<html><body>" + "<div>" * 50_000 + "words" + "</div>" * 50_000 + "</body></html>"
    with pytest.raises(ReadError):
        read(Input(write(tmp_path, "a.html", page.encode()), "a.html"))
