"""One body, one key: in both languages and in all its wordings."""

from __future__ import annotations

import pytest

from policygraph.builders.linking import Entity, link_body, link_name
from policygraph.builders.model import Language, Name


def link(name: str, language: Language, place: str | None = None) -> Entity:
    return link_body(Name("body", name, place), language)


@pytest.mark.parametrize(
    ("english", "vietnamese", "key"),
    [
        (
            "Nghe An Provincial People's Committee",
            "UBND tỉnh Nghệ An",
            "agency/peoples-committee/province-40",
        ),
        (
            "People's Committee of Nghe An province",
            "UỶ BAN NHÂN DÂN TỈNH NGHỆ AN",
            "agency/peoples-committee/province-40",
        ),
        (
            "Government's Party Committee",
            "Đảng uỷ Chính phủ",
            "agency/party-committee-of-the-government",
        ),
        (
            "Finance Department of Lam Dong",
            "Sở Tài chính tỉnh Lâm Đồng",
            "agency/department/finance/province-68",
        ),
        ("Can Tho City Party Committee", "Thành ủy Cần Thơ", "agency/party-committee/province-92"),
        (
            "Standing Board of the Can Tho City Party Committee",
            "Ban Thường vụ Thành ủy Cần Thơ",
            "agency/party-standing-committee/party-committee/province-92",
        ),
        ("Interior Ministry", "BNV", "agency/ministry-of-home-affairs"),
        (
            "Office of the People's Committee of Nghe An",
            "Văn phòng UBND tỉnh Nghệ An",
            "agency/office-of/peoples-committee/province-40",
        ),
    ],
)
def test_one_body_has_one_key_and_both_labels(english: str, vietnamese: str, key: str) -> None:
    one, other = link(english, "en"), link(vietnamese, "vi")
    assert one.key == other.key == key
    assert one.labels == other.labels
    assert set(one.labels) == {"en", "vi"}


def test_a_label_links_back_to_its_own_key() -> None:
    for name in ("UBND tỉnh Gia Lai", "Sở Y tế thành phố Huế", "Công an Thành phố Hồ Chí Minh"):
        entity = link(name, "vi")
        assert link(entity.labels["vi"], "vi") == entity
        assert link(entity.labels["en"], "en") == entity


def test_the_place_beside_a_name_completes_it() -> None:
    assert link("Sở Tài chính", "vi", "Lâm Đồng") == link("Sở Tài chính tỉnh Lâm Đồng", "vi")


def test_a_body_of_unknown_place_stays_unresolved_with_its_reason() -> None:
    entity = link("Department of Finance", "en")
    assert entity.key == "unresolved/department/finance"
    assert entity.reason and "place" in entity.reason


@pytest.mark.parametrize(
    "name", [Name("body", "Văn phòng Bộ"), Name("office", "Chánh Văn phòng Bộ")]
)
def test_what_belongs_to_an_unnamed_ministry_stays_unresolved_with_its_reason(name: Name) -> None:
    entity = link_name(name, "vi")
    assert entity.key.startswith("unresolved/")
    assert entity.reason == "Văn phòng Bộ: the text does not tell of which ministry"


def test_communes_of_one_name_are_told_apart_by_province() -> None:
    alone = link("Ủy ban nhân dân xã Tân Lập", "vi")
    placed = link("Ủy ban nhân dân xã Sín Thầu", "vi", "Điện Biên")
    assert "/commune-tan-lap" in alone.key
    assert placed.place == "place/commune-03158"


def test_a_body_outside_the_tables_has_the_key_of_its_name() -> None:
    entity = link("Upland Clean Water Network", "en")
    assert (entity.key, entity.labels) == (
        "agency/upland-clean-water-network",
        {"en": "Upland Clean Water Network"},
    )


def test_a_body_outside_the_tables_has_the_kind_of_its_head_noun() -> None:
    company = link("Công ty Nước sạch Đồi Gió", "vi")
    assert (company.key, company.kind) == ("agency/cong-ty-nuoc-sach-doi-gio", "enterprise")
    assert not company.listed
    assert link("Bộ Tài chính", "vi").listed


def test_a_ministry_is_part_of_the_government() -> None:
    assert link("Bộ Tài chính", "vi").part_of == "agency/government"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (Name("person", "Lý Thị Ví Dụ"), "person/ly-thi-vi-du"),
        (Name("group", "các địa phương"), "group/localities"),
        (Name("body", "Chính phủ"), "agency/government"),
    ],
)
def test_names_are_linked_by_their_kind(name: Name, key: str) -> None:
    assert link_name(name, "vi").key == key


def test_ministers_of_all_ministries_are_a_group_and_no_ministry_called_so() -> None:
    entity = link_name(Name("office", "Bộ trưởng các Bộ"), "vi")
    assert (entity.key, entity.kind) == ("group/minister/ministries", "group")
    assert entity.labels == {"vi": "Bộ trưởng các Bộ"}
    assert link_name(Name("office", "Bộ trưởng Bộ Tài chính"), "vi").kind == "office"
