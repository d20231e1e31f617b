"""Vietnamese words that a program tore apart are put together, and nothing else is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vietnamese_encodings import vietnamese_texts

from policygraph.builders.vietnamese import Repair, original, repair
from policygraph.builders.vietnamese.edits import Edit, edited

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
