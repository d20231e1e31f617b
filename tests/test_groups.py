"""Groups without a name: each member of a coordination, in both languages."""

from __future__ import annotations

import pytest

from policygraph.builders.model import Block, Language
from policygraph.builders.recognisers.groups import find, plain_noun


def groups(text: str, language: Language, taken: tuple[tuple[int, int], ...] = ()) -> list[str]:
    block = Block(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))
    return [group.name for group in find(block, language, taken)]


VIETNAMESE = [
    ("các bộ, ngành, địa phương rà soát", ["các bộ", "ngành", "địa phương"]),
    (
        "Các bộ, cơ quan ngang bộ và các địa phương có liên quan",
        ["Các bộ", "cơ quan ngang bộ", "các địa phương có liên quan"],
    ),
    ("các bộ; cơ quan thuộc Chính phủ", ["các bộ", "cơ quan thuộc Chính phủ"]),
    ("thủ trưởng các cơ quan, đơn vị liên quan", ["thủ trưởng các cơ quan, đơn vị liên quan"]),
    ("Thủ trưởng cơ quan ngang bộ chỉ đạo", ["Thủ trưởng cơ quan ngang bộ"]),
    (
        "các tỉnh ủy, thành ủy trực thuộc Trung ương",
        ["các tỉnh ủy", "thành ủy trực thuộc Trung ương"],
    ),
    ("Ban Thường vụ các tỉnh ủy, thành ủy", ["Ban Thường vụ các tỉnh ủy", "thành ủy"]),
    ("cấp ủy, chính quyền địa phương", ["cấp ủy", "chính quyền địa phương"]),
    ("UBND cấp xã tiếp nhận", ["Ủy ban nhân dân cấp xã"]),
    (
        "UBND các tỉnh, thành phố trực thuộc Trung ương",
        ["Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"],
    ),
    ("Sở Y tế các tỉnh, thành phố", ["Sở Y tế các tỉnh, thành phố"]),
    ("người đứng đầu các cơ quan", ["người đứng đầu các cơ quan"]),
    ("4 bộ trên phải báo cáo", ["4 bộ trên"]),
    # none
    ("mô hình chính quyền địa phương 2 cấp", []),
    ("bộ máy, sở hữu, xã hội, ngành học", []),
]

ENGLISH = [
    (
        "Relevant ministries, sectors and localities must act",
        ["Relevant ministries", "sectors", "localities"],
    ),
    ("communes, wards and special zones", ["communes", "wards", "special zones"]),
    (
        "the provincial and municipal Party committees",
        ["provincial and municipal Party committees"],
    ),
    (
        "Standing Boards of the provincial Party Committees",
        ["Standing Boards of the provincial Party Committees"],
    ),
    ("heads of agencies and units", ["heads of agencies and units"]),
    (
        "People's Committees of provinces and cities",
        ["People's Committees of provinces and cities"],
    ),
    ("local authorities at all levels", ["local authorities at all levels"]),
    # none
    ("two-tier local government", []),
    ("a ministry, a commune, a city", []),
]


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE)
def test_groups_in_vietnamese(text: str, expected: list[str]) -> None:
    assert groups(text, "vi") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_groups_in_english(text: str, expected: list[str]) -> None:
    assert groups(text, "en") == expected


def test_a_group_leaves_what_is_taken_alone() -> None:
    text = "các bộ, các địa phương"
    assert groups(text, "vi", ((0, 6),)) == ["các địa phương"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("localities", "các địa phương"), ("the ministries", "các bộ"), ("communes", "các xã")],
)
def test_a_plain_noun_has_one_key_in_both_languages(one: str, other: str) -> None:
    assert plain_noun(one, "en") == plain_noun(other, "vi") is not None


@pytest.mark.parametrize("name", ["relevant ministries", "34 localities", "border communes"])
def test_a_group_that_is_told_more_exactly_is_one_of_its_own(name: str) -> None:
    assert plain_noun(name, "en") is None
