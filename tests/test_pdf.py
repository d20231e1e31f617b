"""PDF files read as the texts they were before they were set on pages."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from typeset import Block, Columns, Grid, Layout, NewPage, Title, typeset

from policygraph.builders import extract
from policygraph.builders.build import NothingToReadError, build
from policygraph.builders.model import Text
from policygraph.builders.readers import Input, ReadError, read
from policygraph.builders.readers.errors import PartlyRead
from policygraph.graph import open_store
from policygraph.graph.network import facts, network_of
from policygraph.graph.validation import validate
from policygraph.queries.show import show
from policygraph.queries.tasks import who

RECITAL = (
    "Căn cứ Nghị quyết số 74/2030/NQ-CP ngày 02 tháng 5 năm 2030 của Chính phủ về cải cách thủ tục "
    "hành chính tại các xã ven biển và hải đảo;"
)
ARTICLE = "Điều 1. Giao nhiệm vụ cho các cơ quan"
FIRST = (
    "1. Bộ Tài chính chủ trì, phối hợp với Bộ Nội vụ rà soát toàn bộ tài sản công của các đơn vị "
    "hành chính cấp xã sau sắp xếp, trình Thủ tướng Chính phủ trước ngày 30 tháng 6 năm 2031."
)
SECOND = (
    "2. Bộ Xây dựng hướng dẫn Ủy ban nhân dân cấp tỉnh lập danh mục trụ sở dôi dư và báo cáo kết "
    "quả về Bộ Tài chính trong quý III năm 2031, không để thất thoát tài sản của Nhà nước."
)
THIRD = "Các bộ, ngành gửi báo cáo về Văn phòng Chính phủ."
LETTERHEAD = Columns(
    ["*THỦ TƯỚNG CHÍNH PHỦ", " ", "Số: 801/QĐ-TTg"],
    [
        "*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "*Độc lập - Tự do - Hạnh phúc",
        "Hà Nội, ngày 12 tháng 3 năm 2031",
    ],
)
ACT: list[Block] = [LETTERHEAD, Title("QUYẾT ĐỊNH"), RECITAL, ARTICLE, FIRST, SECOND, THIRD]


def pdf(folder: Path, data: bytes, name: str = "a.pdf") -> Text:
    (folder / name).write_bytes(data)
    return read(Input(folder / name, name))


def lines(text: Text) -> list[str]:
    return [line for line in text.content.split("\n") if line]


@pytest.mark.parametrize(
    "layout",
    [
        Layout(),
        Layout(justified=False, space=0, leading=1.5),
        Layout(indent=0, space=12, size=14),
        Layout(indent=-18, space=3, margin=100),
        Layout(size=10, leading=1.1, space=0, margin=50),
    ],
    ids=["indented", "ragged", "spaced", "hanging", "small"],
)
def test_wrapped_lines_are_joined(tmp_path: Path, layout: Layout) -> None:
    paragraphs = [FIRST, SECOND] if layout.indent < 0 else [RECITAL, ARTICLE, FIRST, SECOND, THIRD]
    assert lines(pdf(tmp_path, typeset([*paragraphs], layout))) == paragraphs


def test_a_full_line_without_an_end_does_not_take_the_next_paragraph(tmp_path: Path) -> None:
    full = "Chi cho nhiệm vụ khác phục vụ xây dựng các Thông tư liên tịch"
    paragraphs = [FIRST, full, SECOND[3:], full, FIRST]
    for margin in range(78, 96, 4):  # once so that "Bộ" would have no room behind it
        found = lines(pdf(tmp_path, typeset(paragraphs, Layout(margin=margin))))
        assert found == paragraphs


def test_a_letterhead_is_read_column_by_column(tmp_path: Path) -> None:
    text = pdf(tmp_path, typeset(ACT))
    assert lines(text)[:6] == [
        "THỦ TƯỚNG CHÍNH PHỦ",
        "Số: 801/QĐ-TTg",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Nội, ngày 12 tháng 3 năm 2031",
        "QUYẾT ĐỊNH",
    ]
    own = next(fact for fact in extract(text).documents if fact.own)
    assert (own.number, own.type, own.issued) == ("801/QĐ-TTg", "Decision", "2031-03-12")


def test_a_title_is_one_line_however_it_is_broken(tmp_path: Path) -> None:
    title = "VỀ VIỆC KHẮC PHỤC HẬU QUẢ MƯA LŨ TẠI CÁC XÃ VEN BIỂN CỦA KHU VỰC MIỀN TRUNG BỘ"
    for margin in range(66, 170, 8):  # once so that "BỘ" alone is on the last line
        layout = Layout(margin=margin, justified=False)
        found = lines(pdf(tmp_path, typeset(["Chương II", Title(title), FIRST], layout)))
        assert found == ["Chương II", title, FIRST]


def test_a_signature_is_read_after_the_recipients(tmp_path: Path) -> None:
    signature = Columns(
        ["*Nơi nhận:", "- Như Điều 2;", "- Lưu: VT."],
        ["*KT. THỦ TƯỚNG", "*PHÓ THỦ TƯỚNG", " ", "*Nguyễn Văn Thử"],
    )
    found = lines(pdf(tmp_path, typeset([THIRD, signature])))
    assert found == [
        THIRD,
        *("Nơi nhận:", "- Như Điều 2;", "- Lưu: VT."),
        *("KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "Nguyễn Văn Thử"),
    ]


def test_pages_in_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    paragraphs = [f"{n}. {words[3:]}" for n, words in enumerate([FIRST, SECOND] * 12, 1)]
    layout = Layout(two_columns=True, indent=0, size=9, margin=60)
    assert lines(pdf(tmp_path, typeset(paragraphs, layout))) == paragraphs


def test_what_belongs_to_the_page_is_left_out_and_sentences_run_over_it(tmp_path: Path) -> None:
    def head(page: int) -> str:
        parts = ["CÔNG BÁO/Số 302/Ngày 02-06-2031", str(page + 53)]
        return " ".join(parts if page % 2 else reversed(parts))

    paragraphs = [f"{n}. {words[3:]}" for n, words in enumerate([FIRST, SECOND] * 20, 1)]
    data = typeset(paragraphs, Layout(head=head, foot=lambda page: f"- {page} -"))
    text = pdf(tmp_path, data)
    assert lines(text) == paragraphs
    assert [page for _, page in text.pages] == list(range(1, len(text.pages) + 1))
    assert len(text.pages) > 2
    begun = text.pages[1][0]
    assert text.content[begun - 1] != "\n"
    assert (text.page(begun - 1), text.page(begun)) == (1, 2)


def test_ruled_tables_are_read_row_by_row_over_pages(tmp_path: Path) -> None:
    rows = [["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn"]]
    for n in range(1, 31):
        task = f"Rà soát danh mục tài sản công số {n} của các xã ven biển"
        rows.append([str(n), task, "Bộ Tài chính", "Bộ Nội vụ", "30/6/2031"])
    data = typeset([*ACT[:4], Grid(rows, [30, 165, 90, 90, 75])])
    text = pdf(tmp_path, data)
    table = [line for line in lines(text) if line[0] == "|"]
    assert table == [f"| {' | '.join(row)} |" for row in rows]
    tasks = extract(text).tasks
    assert len(tasks) == 30
    assert {task.assignees[0].name for task in tasks} == {"Bộ Tài chính"}
    assert {task.deadline for task in tasks} == {"2031-06-30"}
    assert {text.page(task.quote.start) for task in tasks} == {1, 2, 3}


def test_cells_that_span_rows_are_said_in_each_and_heads_become_one(tmp_path: Path) -> None:
    rows = [
        ["TT", "Nhiệm vụ", "Thực hiện", "", "Thời hạn"],
        ["", "", "Chủ trì", "Phối hợp", ""],
        ["1", "Rà soát tài sản công", "Bộ Tài chính", "Bộ Nội vụ", "30/6/2031"],
        ["2", "Lập danh mục trụ sở", "", "Bộ Xây dựng", "31/7/2031"],
    ]
    spans = [((2, 0), (3, 0)), *(((n, 0), (n, 1)) for n in (0, 1, 4)), ((2, 2), (2, 3))]
    found = lines(pdf(tmp_path, typeset([Grid(rows, [30, 150, 90, 90, 75], spans)])))
    assert found == [
        "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |",
        "| 1 | Rà soát tài sản công | Bộ Tài chính | Bộ Nội vụ | 30/6/2031 |",
        "| 2 | Lập danh mục trụ sở | Bộ Tài chính | Bộ Xây dựng | 31/7/2031 |",
    ]


def test_numbers_and_words_broken_at_the_end_of_a_line_are_whole(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for n, line in enumerate(
        [
            "The reorganization follows Decree No. 178/2030/ND-",
            "CP and the reorgani-",
            "zation plan of the two-",
            "tier model in every commune",
        ]
    ):
        canvas.drawString(72, 700 - 14 * n, line)
    canvas.save()
    assert pdf(tmp_path, out.getvalue()).content.strip() == (
        "The reorganization follows Decree No. 178/2030/ND-CP and the reorganization plan of the "
        "two-tier model in every commune"
    )


def test_letters_of_two_fonts_in_one_word_are_one_word(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    typeset(["registers the fonts"])
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    words = canvas.beginText(72, 700)
    for font, part in (("Times-Roman", "B"), ("Body", "ộ"), ("Times-Roman", " T"), ("Body", "ư")):
        words.setFont(font, 14)
        words.textOut(part)
    canvas.drawText(words)
    canvas.drawString(72, 680, "The ministry reports on what it has done in the coastal communes.")
    canvas.save()
    assert pdf(tmp_path, out.getvalue()).content.startswith("Bộ Tư\n")


def scanned(*pages: str | None) -> bytes:
    """Return a PDF file whose pages are words, or pictures where there are none."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    picture = ImageReader(Image.effect_noise((120, 170), 60))
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for page in pages:
        if page is None:
            canvas.drawImage(picture, 40, 60, 500, 700)
        else:
            for n in range(12):
                canvas.drawString(72, 700 - 20 * n, f"{n + 1}. {page}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_pictures_without_words_are_told_and_never_read_as_empty(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="image only: needs OCR"):
        pdf(tmp_path, scanned(None, None))
    with pytest.warns(PartlyRead, match="image only on pages 2, 3: needs OCR"):
        text = pdf(tmp_path, scanned("The ministry must report.", None, None))
    assert "12. The ministry must report." in text.content


def test_pictures_are_read_by_ocr_where_that_is_asked_for(tmp_path: Path) -> None:
    if not shutil.which("tesseract"):
        pytest.skip("needs Tesseract")
    import pypdfium2
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    printed = pypdfium2.PdfDocument(typeset([*ACT[:5], THIRD], Layout(size=13)))
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    picture = ImageReader(printed[0].render(scale=200 / 72).to_pil())
    canvas.drawImage(picture, 0, 0, *canvas._pagesize)
    canvas.save()
    path = tmp_path / "scan.pdf"
    path.write_bytes(out.getvalue())
    with pytest.warns(PartlyRead, match="read by OCR on page 1; names and numbers may be wrong"):
        text = read(Input(path, "scan.pdf", ocr=True))
    assert THIRD in text.content
    assert "Số: 801/QĐ-TTg\n" in text.content
    assert text.pages == ((0, 1),)
    store = tmp_path / "store"
    with pytest.raises(NothingToReadError, match="image only: needs OCR"):
        build([path], store)
    assert build([path], store, ocr=True).read == 1
    assert build([path], store, ocr=True).unchanged == 1
    assert {row["deadline"] for row in who(open_store(store))} >= {"2031-06-30"}


def test_ocr_without_tesseract_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(scanned(None))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadError, match="OCR needs Tesseract: install it"):
        read(Input(tmp_path / "a.pdf", "a.pdf", ocr=True))


def test_bad_files_are_refused_in_one_line(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    locked = Canvas(out, encrypt=StandardEncryption("secret", "owner"))
    locked.drawString(72, 700, "The ministry must report.")
    locked.save()
    with pytest.raises(ReadError, match="is encrypted with a password"):
        pdf(tmp_path, out.getvalue())
    whole = typeset(ACT)
    for bad in (b"%PDF-1.7\n", whole[:300], whole[: len(whole) // 2].replace(b"obj", b"obk")):
        with pytest.raises(ReadError) as refused:
            pdf(tmp_path, bad)
        assert "\n" not in str(refused.value)
    long = Canvas(out := io.BytesIO())
    for _ in range(3001):
        long.showPage()
    long.save()
    with pytest.raises(ReadError, match="has 3,001 pages; the limit is 3,000"):
        pdf(tmp_path, out.getvalue())


def test_every_answer_names_the_page(tmp_path: Path) -> None:
    (tmp_path / "act.pdf").write_bytes(typeset([*ACT[:5], NewPage(), SECOND, THIRD]))
    build([tmp_path / "act.pdf"], tmp_path / "store")
    store = open_store(tmp_path / "store")
    rows = {row["assignees"][0]["label"]: row for row in who(store) if not row["generic"]}
    assert rows["Ministry of Finance"]["page"] == 1
    assert rows["Ministry of Construction"]["page"] == 2
    told = show(store, rows["Ministry of Construction"]["task"])
    assert 2 in {fact["page"] for fact in told["facts"]}
    pages = {fact.citation.page for fact in facts(network_of(store)) if fact.citation}
    assert pages == {1, 2}
    fragments = store.dataset().query(
        "SELECT ?value { ?task pg:text ?text ; pg:evidence/oa:hasSelector ?page . "
        "?page rdf:value ?value . FILTER(CONTAINS(?text, 'trụ sở')) }"
    )
    assert [str(row[0]) for row in fragments if isinstance(row, tuple)] == ["page=2"]
    assert not validate(store).violations
