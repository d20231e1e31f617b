"""The tables of provinces, districts and communes: whole, sorted, consistent, and searchable."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from policygraph.builders.model import Block
from policygraph.builders.recognisers.places import find
from policygraph.ontology import places, read_text, table
from policygraph.ontology.spelling import agrees, fold

TABLES = {
    "communes": 3321,
    "former_communes": 10040,
    "former_districts": 696,
    "former_provinces": 63,
    "place_changes": 34,
    "provinces": 34,
}


def block(text: str) -> Block:
    """Give a text as one block."""
    return Block(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))


@pytest.mark.parametrize(("name", "rows"), TABLES.items())
def test_a_table_is_whole_and_says_where_it_comes_from(name: str, rows: int) -> None:
    assert len(table(name)) == rows
    note = next(row for row in table("place_tables") if row["table"] == name)
    assert (note["rows"], note["source"]) == (str(rows), "vietnamadminunits 1.0.4")
    assert note["derived"].count("-") == 2


@pytest.mark.parametrize("name", [*TABLES, "place_tables", "place_names", "place_lookalikes"])
def test_a_table_is_sorted_trimmed_and_without_doubles(name: str) -> None:
    header, *lines = read_text(f"gazetteers/{name}.tsv").splitlines()
    assert len(set(lines)) == len(lines)
    keys = [line.split("\t")[0] for line in lines]
    assert len(set(keys)) == len(keys)
    assert keys == sorted(keys)
    for line in lines:
        cells = line.split("\t")
        assert len(cells) == len(header.split("\t"))
        assert cells == [cell.strip() for cell in cells]


def test_the_tables_stay_small() -> None:
    folder = files("policygraph.ontology").joinpath("gazetteers")
    sizes = [len(folder.joinpath(f"{name}.tsv").read_bytes()) for name in TABLES]
    assert sum(sizes) < 1_000_000


def test_every_code_leads_somewhere() -> None:
    provinces = {each.code for each in places.provinces()}
    former = {each.code for each in places.former_provinces()}
    communes = {each.code for each in places.communes()}
    districts = {each.code for each in places.districts()}
    assert {each.successor for each in places.former_provinces()} == provinces
    assert {each.province for each in places.communes()} == provinces
    assert {each.province for each in places.districts()} == former
    assert {each.district for each in places.former_communes()} == districts
    assert {code for each in places.former_communes() for code in each.successors} == communes


def test_a_commune_lies_in_the_province_that_its_parts_came_to() -> None:
    province = {each.code: each.province for each in places.communes()}
    for former in places.former_communes():
        successor = places.province_of_district(former.district).successor
        assert {province[code] for code in former.successors} == {successor}, former


def test_kinds_are_those_of_the_law() -> None:
    assert Counter(each.kind for each in places.communes()) == {
        "commune": 2621,
        "ward": 687,
        "special-zone": 13,
    }
    assert Counter(each.kind for each in places.provinces()) == {"province": 28, "city": 6}


def test_every_place_lies_in_viet_nam() -> None:
    points = [
        *((each.lat, each.lon) for each in places.provinces()),
        *((each.lat, each.lon) for each in places.former_provinces()),
        *((each.lat, each.lon) for each in places.communes()),
        *((each.lat, each.lon) for each in places.districts()),
    ]
    assert len(points) == 34 + 63 + 3321 + 696
    for latitude, longitude in points:
        assert 6 < latitude < 24 and 102 < longitude < 118


def test_the_changes_are_dated_and_cover_all_provinces_once() -> None:
    changes = places.changes()
    assert Counter(code for each in changes for code in each.former) == {
        each.code: 1 for each in places.former_provinces()
    }
    assert {(each.date, each.instrument, each.adopted) for each in changes} == {
        ("2025-07-01", "202/2025/QH15", "2025-06-12")
    }
    assert Counter(each.kind for each in changes) == {"merger": 23, "continuation": 11}
    city = next(each for each in changes if each.present == "79")
    names = {places.former_province(code).english for code in city.former}
    assert names == {"Binh Duong", "Ba Ria - Vung Tau", "Ho Chi Minh City"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Hanoi", "01"),
        ("Ha Noi", "01"),
        ("HÀ NỘI", "01"),
        ("TP.HCM", "79"),
        ("HCM City", "79"),
        ("Thành phố Hồ Chí Minh", "79"),
        ("tỉnh Nghệ An", "40"),
        ("Nghe An Province", "40"),
        ("Khánh Hoà", "56"),
        ("Daklak", "66"),
        ("Thừa Thiên – Huế", "46"),
    ],
)
def test_a_province_is_found_by_its_spellings(name: str, code: str) -> None:
    found = places.province_named(name)
    assert found is not None and found.code == code


@pytest.mark.parametrize(
    ("name", "successor"),
    [
        ("Binh Duong", "Ho Chi Minh City"),
        ("Bà Rịa – Vũng Tàu", "Ho Chi Minh City"),
        ("Ba Ria-Vung Tau", "Ho Chi Minh City"),
        ("Quảng Nam", "Da Nang"),
        ("Dak Nong", "Lam Dong"),
        ("Bac Can", "Thai Nguyen"),
        ("Gia Lai", "Gia Lai"),
    ],
)
def test_a_former_province_leads_to_a_present_one(name: str, successor: str) -> None:
    former = places.former_province_named(name)
    assert former is not None
    province, since = places.successor_of(former)
    assert (province.english, since) == (successor, "2025-07-01")


def test_no_province_is_made_of_what_is_none() -> None:
    for name in ("Ha Nam Ninh", "Thái Bình Dương", "Nam", ""):
        assert places.province_named(name) is None
        assert places.former_province_named(name) is None


def test_a_former_name_is_no_present_province() -> None:
    assert places.province_named("Bình Dương") is None
    assert places.province_key("Bình Dương") == "former-province-74"
    assert places.province_key("Gia Lai") == "province-52"


def test_communes_that_share_a_name_come_as_a_list() -> None:
    assert len(places.communes_named("Tân Lập")) == 4
    assert [each.code for each in places.communes_named("Tân Lập", "ward")] == ["24121"]
    assert [each.code for each in places.communes_named("phường Cao Lãnh")] == ["29869"]
    assert len(places.communes_named("Tan Lap")) >= 4


def test_marks_tell_names_apart_where_they_are_written() -> None:
    assert agrees("Khánh Hoà", "Khánh Hòa")
    assert agrees("THUỶ", "Thủy")
    assert not agrees("Tân Lập", "Tân Lạp")
    assert {each.name for each in places.communes_named("Ba Đình")} == {"Ba Đình"}


def test_folding_keeps_the_length() -> None:
    for text in ("Đắk Lắk – Bà Rịa", "THỪA THIÊN HUẾ", "ÿ ß İ ﬁ 中文"):
        assert len(fold(text)) == len(text)
    assert fold("Đắk Lắk–Huế") == "dak lak-hue"


def test_names_that_sound_like_type_words_are_names() -> None:
    for name in ("Tịnh Khê", "Quan Sơn", "Xa Dung", "Phương Độ", "Huyền Tụng"):
        assert places.bare_name(name) == name
        assert [*places.communes_named(name), *places.former_communes_named(name)]
    for each in (*places.communes(), *places.provinces(), *places.former_provinces()):
        assert places.bare_name(each.name) == each.name


def test_numbered_units_are_found_in_both_languages() -> None:
    assert places.former_communes_named("Ward 2") == places.former_communes_named("phường 2") != ()
    assert [each.code for each in places.districts_named("District 1")] == ["760"]


CURATED = table("place_names")


@pytest.mark.parametrize("row", CURATED, ids=lambda row: row["place"])
def test_the_example_names_the_place_and_the_decoy_does_not(row: dict[str, str]) -> None:
    def keys(text: str) -> set[str | None]:
        found = find(block(text), "en" if text.isascii() or "–" in text else "vi")
        regions = {places.region_named(each.name) for each in found}
        named = {places.province_key(each.name) for each in found if each.kind == "province"}
        return named | {region.key for region in regions if region}

    assert row["place"] in keys(row["example"])
    assert row["place"] not in keys(row["decoy"])


@pytest.mark.parametrize("row", table("place_lookalikes"), ids=lambda row: row["name"])
def test_a_look_alike_is_no_place(row: dict[str, str]) -> None:
    assert find(block(row["example"]), "en" if row["example"].isascii() else "vi") == []
