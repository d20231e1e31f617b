"""Vietnamese text in old encodings, or read by a wrong one, comes back as it was written."""

from __future__ import annotations

import random
import re
import unicodedata
import warnings
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from vietnamese_encodings import ENCODERS, ROOT, TEXT, precomposed_1258, tcvn3

from policygraph.builders.readers import AssumedEncoding, Input, read
from policygraph.builders.vietnamese import original, repair
from policygraph.builders.vietnamese.legacy import as_windows_1252
from policygraph.builders.vietnamese.syllables import rows, syllables


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
