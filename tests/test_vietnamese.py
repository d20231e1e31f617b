"""Vietnamese text in old encodings, or read by a wrong one, comes back as it was written."""

from __future__ import annotations

import random
import re
import unicodedata
import warnings
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from policygraph.builders.build import build
from policygraph.builders.readers import AssumedEncoding, Input, read
from policygraph.builders.vietnamese import Repair, original, repair
from policygraph.builders.vietnamese.edits import Edit, edited
from policygraph.builders.vietnamese.legacy import as_windows_1252
from policygraph.builders.vietnamese.syllables import rows, syllables
from policygraph.cli import policygraph
from policygraph.graph import open_store
from policygraph.graph.network import facts, network_of
from policygraph.queries.resolving import resolve
from policygraph.queries.show import show

ROOT = Path(__file__).parent.parent
VIETNAMESE = ("tests/passages/paragraphs-vi.md", "examples/nghi-dinh-278.md")

# TCVN 5712:1993, VN3: its letters in the order of their codes, "." where it has none.
VN3 = (
    "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ......"
    ".ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ."
)
PLAIN = dict(zip("\u0301\u0300\u0309\u0303\u0323", "ùøûõï", strict=True))
ROUND = dict(zip("\u0301\u0300\u0309\u0303\u0323", "áàåãä", strict=True)) | {"": "â"}
SHORT = dict(zip("\u0301\u0300\u0309\u0303\u0323", "éèúüë", strict=True)) | {"": "ê"}
ALONE = dict(zip("íìỉĩịỵđơư", "íìæóòîñôö", strict=True))


def tcvn3(text: str) -> bytes:
    """Encode as typists did: capital vowels with tone marks are small ones."""
    codes = {sign: 0xA1 + at for at, sign in enumerate(VN3) if sign != "."}
    return bytes(
        codes.get(sign) or codes.get(sign.lower()) or sign.encode("cp1252")[0] for sign in text
    )


def vni(text: str) -> bytes:
    return "".join(map(_vni, text)).encode("cp1252")


def _vni(sign: str) -> str:
    small = sign.lower()
    marks = unicodedata.normalize("NFD", small)
    tone = "".join(mark for mark in marks if mark in PLAIN)
    if small in ALONE:
        shown = ALONE[small]
    elif "\u031b" in marks:
        shown = ALONE["ơ" if marks[0] == "o" else "ư"] + PLAIN[tone]
    elif "\u0302" in marks or "\u0306" in marks:
        shown = marks[0] + (ROUND if "\u0302" in marks else SHORT)[tone]
    else:
        shown = marks[0] + PLAIN.get(tone, "") if len(marks) > 1 else small
    return shown.upper() if sign.isupper() else shown


def windows_1258(text: str) -> bytes:
    """Encode as its keyboard does: every tone mark is a character of its own."""
    return "".join(map(_toneless, text)).encode("cp1258")


def _toneless(sign: str) -> str:
    marks = unicodedata.normalize("NFD", sign)
    tone = "".join(mark for mark in marks if mark in PLAIN)
    return unicodedata.normalize("NFC", "".join(m for m in marks if m not in PLAIN)) + tone


def precomposed_1258(text: str) -> bytes:
    """Encode with the letters of Windows-1258 that have a tone mark already."""
    return b"".join(
        sign.encode("cp1258") if sign in "àáâèéêíóôùúÀÁÂÈÉÊÍÓÔÙÚ" else windows_1258(sign)
        for sign in text
    )


ENCODERS: dict[str, Callable[[str], bytes]] = {
    "TCVN3 (ABC)": tcvn3,
    "VNI-Windows": vni,
    "Windows-1258": windows_1258,
    "UTF-8 taken for Windows-1252": str.encode,
}
CAPITALS = [name for name in ENCODERS if name != "TCVN3 (ABC)"]

TEXT = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập – Tự do – Hạnh phúc\n\n"
    "Số: 17/2003/QĐ-BTC\n"
    "Bộ Tài chính chủ trì, phối hợp với Bộ Nội vụ rà soát quỹ nhà đất; báo cáo trước 30/6/2004.\n"
    "Các xã, phường ở Đắk Lắk thực hiện “kiểm kê” và lưu hồ sơ tại UBND huyện…\n"
)


def lines(words: list[str]) -> str:
    return "\n".join(" ".join(words[at : at + 12]) for at in range(0, len(words), 12))


# ------------------------------------------------------------------ the syllables


def test_every_rhyme_and_onset_has_an_example_that_is_a_syllable() -> None:
    known = syllables()
    assert 17_000 < len(known) < 18_500
    for row in rows("rhymes.tsv") + rows("onsets.tsv"):
        assert row["example"] in known
    assert {"hòa", "hoà", "thúy", "thuý", "giếng", "gìn", "quý", "nghiêng", "khuỷu"} <= known
    assert not {"điề", "hoả́", "ngế", "kả", "tòan", "quôc", "các̣", "bat", "ghà"} & known


# ------------------------------------------------------------------ round trips


@pytest.mark.parametrize("name", ENCODERS)
@pytest.mark.parametrize("case", [str.lower, str.capitalize, str.upper])
def test_every_syllable_comes_back(name: str, case: Callable[[str], str]) -> None:
    words = [case(word) for word in sorted(syllables())]
    if name == "TCVN3 (ABC)" and case is not str.lower:
        words = [word for word in words if tells_its_case(word)]
    text = lines(words)
    shown = as_windows_1252(ENCODERS[name](text))
    found = repair(shown)
    assert found.encoding == name
    assert found.text.split() == text.split()
    assert found.text == text


def tells_its_case(word: str) -> bool:
    """Whether TCVN3 has a letter of the word that shows whether it was in capitals."""
    if word.istitle():
        return word[0] in "ĂÂÊÔƠƯĐ" or word[0].isascii()
    return sum(sign.isascii() or sign in "ĂÂÊÔƠƯĐ" for sign in word) > 1


def test_letters_of_windows_1258_with_a_tone_of_their_own_come_back() -> None:
    text = lines(sorted(syllables()))
    assert repair(as_windows_1252(precomposed_1258(text))).text == text


@pytest.mark.parametrize("name", ENCODERS)
def test_documents_come_back_from_bytes_and_from_text_read_wrongly(
    tmp_path: Path, name: str
) -> None:
    data = ENCODERS[name](TEXT)
    found = repair(as_windows_1252(data))
    assert (found.text, found.encoding) == (TEXT, name)
    if name != "UTF-8 taken for Windows-1252":
        path = tmp_path / "a.txt"
        path.write_bytes(data)
        with pytest.warns(AssumedEncoding, match=rf"a\.txt: read as {name.split()[0]}"):
            text = read(Input(path, "a.txt"))
        assert (text.content, text.language) == (TEXT, "vi")
        assert text.repairs == found.repairs


@pytest.mark.parametrize("name", ENCODERS)
def test_what_stood_there_before_is_kept(name: str) -> None:
    shown = as_windows_1252(ENCODERS[name](TEXT))
    found = repair(shown)
    assert original(found.text, found.repairs, 0, len(found.text)) == shown
    for one in found.repairs:
        assert repair_of(found.text[one.start : one.end], name) == one.original


def repair_of(words: str, name: str) -> str:
    return as_windows_1252(ENCODERS[name](words))


# ------------------------------------------------------------------ capitals of TCVN3


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("quy ®Þnh cña Bé TµI CHÝNH ë Hµ Néi", "quy định của BỘ TÀI CHÍNH ở Hà Nội"),
        ("QUY §ÞNH ë C¸C TØNH", "QUY ĐỊNH Ở CÁC TỈNH"),
        ("Së Y tÕ Hµ Néi, ¸n phÝ, Vò V¨n", "Sở Y tế Hà Nội, án phí, Vũ Văn"),
        ("UBND X· nµy ®· häp vÒ viÖc ®ã", "UBND Xã này đã họp về việc đó"),
    ],
)
def test_capitals_that_tcvn3_lacks_are_told_by_the_letters_around(shown: str, meant: str) -> None:
    found = repair(shown)
    assert found.text == meant
    assert "capital letters with marks cannot be told apart" in str(found.told)


def test_letters_that_programs_drop_or_write_otherwise_are_read() -> None:
    shown = as_windows_1252(tcvn3("Thủ tướng Chính phủ và Bộ trưởng các bộ, trước năm mươi ngày"))
    assert "\u00ad" in shown
    for minus in (shown.replace("\u00ad", "\u2212"), shown.replace("\u00b5", "\u03bc")):
        found = repair(minus)
        assert found.text == repair(shown).text
        assert original(found.text, found.repairs, 0, len(found.text)) == minus
    found = repair(shown.replace("\u00ad", ""))
    assert found.text == "Thủ tướng Chính phủ và Bộ trưởng các bộ, trước năm mơi ngày"
    assert "ư was lost before" in str(found.told)
    assert "lost before" not in str(repair(shown).told)


def test_bytes_that_programs_drop_or_make_blanks_are_known_by_the_syllable() -> None:
    text = "Hà Nội là nơi chính thức của nước, đã lập và cho vào năm; Độc lập, thành phố"
    shown = as_windows_1252(text.encode())
    cut = re.sub("[\u0080-\u009f\u00ad]", "", shown.replace("\u00a0", " "))
    assert cut != shown
    found = repair(cut)
    assert found.text == text
    assert original(found.text, found.repairs, 0, len(found.text)) == cut


# ------------------------------------------------------------------ what stays as it is

FOREIGN = {
    "French": "Le ministère des Finances a décidé, où qu'il soit né, d'être à l'écoute du thé. "
    "Les élèves étaient arrivés très tôt; même le maïs et Noël, ça coûte cher à côté du pré. "
    "Ó là là ! « Voilà », dit-il à la forêt brûlée.\n",
    "German": "Für die schöne Tür über dem Fluß müssen wir größere Schlüssel prüfen; § 5 BGB gilt. "
    "Öl, Ärger und Übermut hörten früh auf, während Äpfel süß blühten.\n",
    "Czech": "Příliš žluťoučký kůň úpěl ďábelské ódy; český úřad práce má nové místo pro dítě.\n",
    "Spanish": "El niño español comió piña mañana según la opinión del señor; así está aquí, él. "
    "¿Qué más? ¡Año de compañía!\n",
    "Portuguese": "A decisão é que não há mais ação; já são três irmãos, só até amanhã, à mão. "
    "O nº 1º e a 2ª edição estão aí.\n",
    "Swedish": "På den här ön är det många små åar där älgar går; vi får också höra blåa fåglar.\n",
    "Turkish": "Türkiye'de güzel bir gün, çocuklar öğle yemeğini bölüşüyor; ışık ve gölge.\n",
    "Icelandic": "Það er þó góð ætlun að fá sér kaffi á morgun, því að það er ódýrt hér í bæ.\n",
}
PLAINLY = {
    "codes": "Số 12/2001/QĐ-TTg; 59-CV/BCĐ, điểm đ ở khoản 2, nhóm B ở xã, hạng C ô tô, 5 µm ± 3\n",
    "table": "| TT | Nhiệm vụ | Đơn vị |\n|---|---|---|\n| 1 | Rà soát | Sở Tài chính |\n",
    "source code": "for (é = 0; é < ñ.length; é++) { ö[é] = `${ñ}: ü`; } // µ·¸ §¶ ÄÖÜ x·y\n",
    "symbols": "© 2025 «A» §5 · ¶2 – 20° ½ ¾ ± ² ³ ¬ ® µ\n",
    "names": "Müller, Łódź, Zürich, Đắk Lắk, Krông Pắc, Châteauneuf và Việt Nam\n",
}


@pytest.mark.parametrize("name", FOREIGN | PLAINLY)
def test_other_languages_and_signs_stay_as_they_are(name: str) -> None:
    text = (FOREIGN | PLAINLY)[name]
    for words in (text, text * 20, text.upper(), unicodedata.normalize("NFD", text)):
        assert repair(words).text == words


@pytest.mark.parametrize("name", ["French", "German", "Spanish", "Portuguese", "Swedish"])
def test_bytes_of_other_languages_are_no_vietnamese(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((FOREIGN[name] * 5).encode("cp1252"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", AssumedEncoding)
        text = read(Input(path, "a.txt"))
    assert text.repairs == ()


def test_the_commonest_words_of_a_hundred_languages_stay_as_they_are() -> None:
    justext = pytest.importorskip("justext")
    languages = justext.get_stoplists()
    assert len(languages) > 90
    for language in sorted(languages):
        words = sorted(justext.get_stoplist(language))[:1500]
        random.Random(language).shuffle(words)
        text = lines(words)
        assert repair(text).text == text, language


def good_texts() -> Iterator[Path]:
    for folder in ("examples", "tests/passages", "tests/cases", "docs", "ontology", "builders"):
        yield from sorted((ROOT / folder).rglob("*.[mpt][dyxst]*"))


def test_the_texts_of_this_project_stay_as_they_are() -> None:
    paths = list(good_texts())
    assert len(paths) > 150
    for path in paths:
        text = path.read_text("utf-8")
        if "TCVN3" in text or path.parent.name == "vietnamese":
            continue  # tells of old encodings, with examples
        for words in (text, unicodedata.normalize("NFD", text)):
            assert repair(words).text == words, path


def test_both_styles_of_tone_marks_and_decomposed_letters_stay() -> None:
    text = lines(sorted(syllables()))
    for words in (text, unicodedata.normalize("NFD", text), text.upper(), text.title()):
        assert repair(words).repairs == ()


# ------------------------------------------------------------------ mixed texts


@pytest.mark.parametrize("name", ENCODERS)
def test_paragraphs_in_an_old_encoding_among_good_ones_are_read(name: str) -> None:
    shown = as_windows_1252(ENCODERS[name](TEXT))
    for others in (*FOREIGN.values(), TEXT, PLAINLY["codes"], PLAINLY["table"]):
        mixed = f"{others}\n{shown}\n{others}"
        assert repair(mixed).text == f"{others}\n{TEXT}\n{others}"


@pytest.mark.parametrize(("one", "other"), list(combinations(ENCODERS, 2)))
def test_a_text_put_together_from_two_encodings_is_read_by_both(one: str, other: str) -> None:
    parts = [as_windows_1252(ENCODERS[name](TEXT)) for name in (one, other)]
    found = repair("\n".join([*parts, TEXT, parts[0]]))
    assert found.text == "\n".join([TEXT] * 4)
    assert {one, other} == set(str(found.encoding).split(" and "))


def test_foreign_words_in_a_paragraph_stay_and_are_named() -> None:
    found = repair("¤ng Möller tõ Zürich ®· häp víi Bé Tµi chÝnh vÒ viÖc nµy")
    assert found.text == "Ông Möller từ Zürich đã họp với Bộ Tài chính về việc này"
    assert "left as they stood, being no Vietnamese: " in str(found.told)
    assert "Möller" in str(found.told)


def test_too_few_words_are_no_evidence() -> None:
    for words in ("né", "où", "ViÖt Nam", "5 µm", "Sè 5", "Boä"):
        assert repair(words).repairs == ()


# ------------------------------------------------------------------ words that came apart


@pytest.mark.parametrize(
    ("apart", "whole"),
    [
        ("ĐIỀ U KHO ẢN CHUNG", "ĐIỀU KHOẢN CHUNG"),
        ("**ĐIỀ U KHO ẢN**", "**ĐIỀU KHOẢN**"),
        ("tha ́ng 5", "tháng 5"),
        ("tha ́ ng 5", "tháng 5"),
        ("th ́ang 5", "tháng 5"),
        ("th́ang 5", "tháng 5"),
        ("ngày 5 tha´ng 6", "ngày 5 tháng 6"),
        ("thư ̣c hiê ̣n quyê ́t đi ̣nh", "thực hiện quyết định"),
        ("C Ộ N G   H Ò A", "CỘNG   HÒA"),
        ("Q U Y Ế T Đ Ị N H", "QUYẾT ĐỊNH"),
        ("th ực hi ện ch ủ trương c ủa Đ ảng v à Nh à nước", None),
        (
            "theo Quy ết đ ịnh c ủa Ch ính ph ủ, gi ao cho các b ộ",
            "theo Quyết định của Chính phủ, ",
        ),
        ("l à m ột ng ười", "là một người"),
        ("thi ̣ xã và phươ ̀ng", "thị xã và phường"),
        ("ngh ị quy ết này", "nghị quyết này"),
        (
            "Ngh ị đ ịnh s ố 161/2018/N Đ-CP c ủa Ch ính ph ủ; nhà n ước; ngu ồn, chu ẩn, thu ế",
            "Nghị định số 161/2018/NĐ-CP của Chính phủ; nhà nước; nguồn, chuẩn, thuế",
        ),
    ],
)
def test_words_that_came_apart_are_put_together(apart: str, whole: str | None) -> None:
    meant = whole or "thực hiện chủ trương của Đảng và Nhà nước"
    found = repair(apart)
    assert found.text.startswith(meant)
    assert original(found.text, found.repairs, 0, len(found.text)) == apart
    assert str(found.told).endswith("put together that had come apart")


@pytest.mark.parametrize(
    "text",
    [
        "điểm c ở khoản 2, nhóm B ở xã, hạng C ô tô, tổ D ủng hộ, loại A ảnh",
        "dịch vụ y tế, cán bộ y tế, phí y tế và ý kiến, trạm thú y",
        "Dạ, em gửi cho ạ. Nhà to à? Cho ăn, cho áp dụng, lo âu, khu ấp, tu ân",
        "trường TH Ở XÃ, Đắk Lắk, Krông Pắc, Ê Đê, số 5 m ở bờ, 8 h áp thấp, km ấy",
        "theo NĐ số 15/NĐ-CP, QĐ 5, HĐND, UBND xã Ô, tỉnh Ô",
        "c á nh ân",  # "cá nhân" or "cánh ân"
        "thiết bị ch**u**y**ể**n mạch",
        "Il a dit, c à d qu à la gare, d´un ton sec: l´an 2000 est là.",
    ],
)
def test_nothing_ordinary_is_joined(text: str) -> None:
    for words in (text, unicodedata.normalize("NFD", text)):
        assert repair(words).text == words


def test_in_a_text_that_came_apart_nothing_ordinary_is_joined() -> None:
    apart = "Ngh ị quy ết c ủa Ch ính ph ủ v ề vi ệc n ày\n"
    ordinary = (
        "điểm c ở khoản 2, mục b ủy quyền, cho ăn, cho áp dụng, do ảnh hưởng, lo ăn\n"
        "Tiếp thu ý kiến về dịch vụ y tế, thú y; phòng a và phòng b, nhóm B ở xã, tổ a\n"
    )
    assert repair(apart + ordinary).text == f"Nghị quyết của Chính phủ về việc này\n{ordinary}"


def before_marks(word: str) -> str:
    at = max((at for at, sign in enumerate(word) if is_marked(sign)), default=0)
    return f"{word[:at]} {word[at:]}" if at else word


def behind_marks(word: str) -> str:
    at = max((at for at, sign in enumerate(word) if is_marked(sign)), default=len(word)) + 1
    return f"{word[:at]} {word[at:]}" if at < len(word) else word


def marks_alone(word: str) -> str:
    at = max((at for at, sign in enumerate(word) if is_marked(sign)), default=-1)
    if at < 0:
        return word
    marks = unicodedata.normalize("NFD", word[at])
    return f"{word[:at]}{unicodedata.normalize('NFC', marks[:-1])} {marks[-1]}{word[at + 1 :]}"


def is_marked(sign: str) -> bool:
    return len(unicodedata.normalize("NFD", sign)) > 1


@pytest.mark.parametrize("come_apart", [before_marks, behind_marks, marks_alone])
@pytest.mark.parametrize("nth", [1, 7])
def test_texts_that_came_apart_are_put_together(come_apart: Callable[[str], str], nth: int) -> None:
    """Of texts every word, or each seventh, comes apart; hardly one stays so, and none is wrong."""
    apart = right = 0
    for text in vietnamese_texts():
        words = re.split(r"([^\W\d_]+)", text)
        broken = [come_apart(w) if at % (2 * nth) == 1 else w for at, w in enumerate(words)]
        found = repair("".join(broken))
        apart += sum(was != word for was, word in zip(broken, words, strict=True))
        shown = {one.original: found.text[one.start : one.end] for one in found.repairs}
        meant = {was: word for was, word in zip(broken, words, strict=True) if was != word}
        assert {was: meant.get(was) for was in shown} == shown
        right += len(found.repairs)
    assert apart > 500 / nth
    assert right > 0.95 * apart


def vietnamese_texts() -> list[str]:
    return [(ROOT / name).read_text("utf-8") for name in VIETNAMESE]


# ------------------------------------------------------------------ any text


@given(st.lists(st.sampled_from([*"aAeouyhngcđĐéàộÀ §¶µ·¸®ñöïëÃ»™\n \u0301\u0323´", "ng", "ở"])))
def test_of_any_text_what_stood_there_before_is_kept(signs: list[str]) -> None:
    text = "".join(signs) + "\nBé Tµi chÝnh th ực hi ện"
    found = repair(text)
    assert original(found.text, found.repairs, 0, len(found.text)) == text
    assert all(one.start < one.end for one in found.repairs)
    assert all(a.end <= b.start for a, b in pairwise(found.repairs))


# ------------------------------------------------------------------ edits


def test_edits_of_what_was_repaired_keep_the_first_words() -> None:
    text, repairs = edited("a bb ccc d", (), [Edit(2, 4, "B"), Edit(5, 8, "CCCC")])
    assert text == "a B CCCC d"
    again, both = edited(text, repairs, [Edit(2, 5, "XY"), Edit(9, 10, "Z")])
    assert again == "a XYCCC Z"
    assert both == (Repair(2, 7, "bb ccc"), Repair(8, 9, "d"))
    assert original(again, both, 0, 9) == "a bb ccc d"
    assert original(again, both, 0, 2) == "a "


# ------------------------------------------------------------------ in the graph


def test_evidence_tells_what_stood_there(tmp_path: Path) -> None:
    """A text in an old encoding: the store, ``show`` and the page give both forms of the words."""
    text = "Theo Quyết định số 17/2003/QĐ-BTC, Bộ Tài chính rà soát tài sản công trước 30/6/2031.\n"
    (tmp_path / "qd.txt").write_bytes(tcvn3(text))
    report = build([tmp_path / "qd.txt"], tmp_path / "store")
    assert [w.partition(": ")[2] for w in report.warnings] == [
        "read as TCVN3 (ABC); capital letters with marks cannot be told apart from small ones"
    ]
    store = open_store(tmp_path / "store")
    assert store.text("qd.txt") == text
    mention = show(store, resolve(store, "Bộ Tài chính")[0])["mentions"][0]
    assert (mention["value"], mention["original"]) == ("Bộ Tài chính", "Bé Tµi chÝnh")
    told = CliRunner().invoke(
        policygraph, ["show", "Bộ Tài chính", "--store", str(tmp_path / "store")]
    )
    assert "(qd.txt, read from “Bé Tµi chÝnh”)" in told.output
    cited = {fact.citation for fact in facts(network_of(store)) if fact.citation}
    assert {one.original for one in cited if one.words.startswith("rà soát")} == {
        "rµ so¸t tµi s¶n c«ng tr­íc 30/6/2031"
    }
    assert all(
        original_in(text, one.start, one.end) == (one.original or one.words) for one in cited
    )


def original_in(text: str, start: int, end: int) -> str:
    return as_windows_1252(tcvn3(text[start:end]))


# ------------------------------------------------------------------ the command


def repairing(*words: str, given: bytes = b"") -> Result:
    return CliRunner().invoke(policygraph, ["repair", *words], input=given)


def test_the_command_prints_the_text_and_tells_what_it_did(tmp_path: Path) -> None:
    (tmp_path / "qd.txt").write_bytes(tcvn3(TEXT))
    done = repairing(str(tmp_path / "qd.txt"))
    assert (done.exit_code, done.stdout) == (0, TEXT)
    told, number = done.stderr.splitlines()
    assert told.startswith(f"{tmp_path}/qd.txt: read as TCVN3 (ABC); capital letters with marks")
    assert number == "49 words repaired"
    assert repairing("-", given=vni(TEXT)).stdout == TEXT
    assert repairing("-", given="th ực hi ện".encode()).stderr == (
        "-: 2 words put together that had come apart\n2 words repaired\n"
    )
    assert repairing("-", given=TEXT.encode()).stderr == "nothing to do\n"


def test_the_command_writes_a_file_whole_and_refuses_what_is_no_text(tmp_path: Path) -> None:
    out = tmp_path / "new.txt"
    assert repairing("-", "-o", str(out), given=vni(TEXT)).exit_code == 0
    assert out.read_text("utf-8") == TEXT
    for bad in (b"", b"\x7fELF\x02\x01\x00\x00"):
        refused = repairing("-", "-o", str(out), given=bad)
        assert refused.exit_code == 2
        assert refused.stderr.startswith("Error: -: is ")
        assert refused.stderr.count("\n") == 1
    assert repairing(str(tmp_path / "none.txt")).exit_code == 2
    assert out.read_text("utf-8") == TEXT
