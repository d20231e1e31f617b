"""Places in texts: which names are found, what they are, what they are linked to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policygraph.builders.linking import Entity
from policygraph.builders.linking.places import link_place, place_named
from policygraph.builders.model import Block, Language, Person, Place, PlaceFact, Quote, Text
from policygraph.builders.places import gather
from policygraph.builders.recognisers.places import find
from policygraph.builders.segment import segment


def block(text: str) -> Block:
    """Give a text as one block."""
    return Block(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))


def named(text: str, language: Language) -> list[tuple[str, str]]:
    """Return names and kinds of the places in a text of one block."""
    return [(each.name, each.kind) for each in find(block(text), language)]


def facts(content: str, language: Language) -> list[PlaceFact]:
    """Gather the places of a text the way a build does, without its other mentions."""
    text = Text("a.txt", content, language)
    blocks = segment(text)
    return gather(text, blocks, [find(each, language) for each in blocks])


PROVINCES: list[tuple[Language, str, list[str]]] = [
    ("en", "Hanoi, Ha Noi and Hà Nội are one.", ["Hanoi", "Ha Noi", "Hà Nội"]),
    ("en", "Offices in HCM City and Ho Chi Minh City", ["HCM City", "Ho Chi Minh City"]),
    ("en", "Leaders of HUE and DA NANG met.", ["HUE", "DA NANG"]),
    ("en", "the People's Committee of Nghe An", ["Nghe An"]),
    ("en", "Ba Ria – Vung Tau, Ba Ria-Vung Tau", ["Ba Ria – Vung Tau", "Ba Ria-Vung Tau"]),
    ("en", "Dak Lak's farms and Đắk Lắk's roads", ["Dak Lak", "Đắk Lắk"]),
    ("vi", "UBND tỉnh Nghệ An, Thành ủy Hải Phòng", ["Nghệ An", "Hải Phòng"]),
    ("vi", "TP. Hồ Chí Minh, TP.HCM, TPHCM", ["Hồ Chí Minh", "TP.HCM", "TPHCM"]),
    ("vi", "các thành phố Hà Nội, Hồ Chí Minh và Huế", ["Hà Nội", "Hồ Chí Minh", "Huế"]),
    ("vi", "ỦY BAN NHÂN DÂN TỈNH KHÁNH HOÀ", ["KHÁNH HOÀ"]),
]


@pytest.mark.parametrize(("language", "text", "names"), PROVINCES)
def test_provinces_are_found_in_their_spellings(
    language: Language, text: str, names: list[str]
) -> None:
    assert named(text, language) == [(name, "province") for name in names]


UNITS: list[tuple[Language, str, list[tuple[str, str]]]] = [
    ("en", "Hop Tien Commune was praised.", [("Hop Tien", "commune")]),
    ("en", "the communes of Y Ty and Bat Xat", [("Y Ty", "commune"), ("Bat Xat", "commune")]),
    ("en", "My Tho and Sa Dec wards", [("My Tho", "ward"), ("Sa Dec", "ward")]),
    (
        "en",
        "three communes, An Binh and Hop Duc.",
        [("An Binh", "commune"), ("Hop Duc", "commune")],
    ),
    ("en", "Hoa Binh ward", [("Hoa Binh", "ward")]),
    ("en", "the former Nam Sach district", [("Nam Sach", "district")]),
    ("en", "In Thuan An city", [("Thuan An", "district")]),
    ("en", "Phu Quoc Special Zone", [("Phu Quoc", "special-zone")]),
    ("en", "Bao Loc's Ward 2", [("Bao Loc", "district"), ("Ward 2", "ward")]),
    ("en", "In 19 communes; 412 communes; communes 12 and 17", []),
    ("en", "Cam Ly - Da Lat Ward", [("Cam Ly - Da Lat", "ward")]),
    ("en", "rice of the Mekong Delta", [("Mekong Delta", "other")]),
    ("en", "Y Ty (Lao Cai) is far.", [("Y Ty", "commune"), ("Lao Cai", "province")]),
    ("en", "Nguyen Hue Boulevard", []),
    ("vi", "phường Cam Ly - Đà Lạt", [("Cam Ly - Đà Lạt", "ward")]),
    ("vi", "đông như Tri Lễ (Nghệ An)", [("Tri Lễ", "commune"), ("Nghệ An", "province")]),
    ("vi", "các xã ven biển như Đất Mũi", [("Đất Mũi", "commune")]),
    ("vi", "Hà Giang 1, phường Minh Xuân", [("Minh Xuân", "ward")]),
    ("vi", "tuyến ống Cái Mép-Phú Mỹ", []),
    ("vi", "phường Cao Lãnh", [("Cao Lãnh", "ward")]),
    ("vi", "phường Hòa Bình", [("Hòa Bình", "ward")]),
    (
        "vi",
        "các xã Y Tý, Bát Xát và Sa Pả đã họp",
        [("Y Tý", "commune"), ("Bát Xát", "commune"), ("Sa Pả", "commune")],
    ),
    (
        "vi",
        "các xã, phường: Hợp Tiến, Hạc Thành",
        [("Hợp Tiến", "commune"), ("Hạc Thành", "ward")],
    ),
    ("vi", "đặc khu Phú Quốc", [("Phú Quốc", "special-zone")]),
    ("vi", "huyện Nam Sách", [("Nam Sách", "district")]),
    ("vi", "xã Hợp Tiến Nguyễn Văn Bình", [("Hợp Tiến", "commune")]),
    ("vi", "ỦY BAN NHÂN DÂN XÃ TÂN LẬP", [("TÂN LẬP", "commune")]),
    (
        "vi",
        "phường Lê Hồng Phong, TP Thái Bình",
        [("Lê Hồng Phong", "ward"), ("Thái Bình", "district")],
    ),
    ("vi", "phường 12, quận 5", [("phường 12", "ward"), ("quận 5", "district")]),
    ("vi", "tại thôn Pứt, xã Hùng Sơn", [("Pứt", "other"), ("Hùng Sơn", "commune")]),
]


@pytest.mark.parametrize(("language", "text", "places"), UNITS)
def test_units_are_found_by_their_type_word(
    language: Language, text: str, places: list[tuple[str, str]]
) -> None:
    assert named(text, language) == places


DECOYS: list[tuple[Language, str]] = [
    ("en", "Nguyen Hoa Binh chaired the meeting."),
    ("en", "Every hue and cry; a long an; the ha nam."),
    ("en", "The Ho Chi Minh National Academy of Politics"),
    ("en", "Files of Ha Nam Ninh were moved."),
    ("en", "Each Commune and every Ward, a Smart City, New York City"),
    ("en", "commune-level authorities of Viet Nam Commune by commune"),
    ("en", "Write to office@Hanoi or #Hue"),
    ("en", "Y Ty and Bat Xat without a type word"),
    ("vi", "Ông Nguyễn Hòa Bình phát biểu."),
    ("vi", "Chủ tịch Hồ Chí Minh căn dặn; tư tưởng Hồ Chí Minh"),
    ("vi", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("vi", "Thông tấn xã Việt Nam, hợp tác xã Tân Lập, nông thôn Việt Nam"),
    ("vi", "UBND cấp xã: Sử dụng tên; cấp huyện Chỉ đạo"),
    ("vi", "hòa bình, Hòa bình, long an, gia lai"),
    ("vi", "bản Hiến pháp và văn bản Hợp Nhất"),
    ("vi", "Bão vào từ Thái Bình Dương; báo Hà Nội Mới"),
    ("vi", "Hà Nôi, Đà Nang, Hoà Bính"),
    ("vi", "cao tốc Biên Hòa - Vũng Tàu"),
]


@pytest.mark.parametrize(("language", "text"), DECOYS)
def test_what_only_looks_like_a_place_is_none(language: Language, text: str) -> None:
    assert named(text, language) == []


def test_communes_of_a_province_are_that_province() -> None:
    assert named("The communes of Nghe An met.", "en") == [("Nghe An", "province")]


def test_provinces_after_a_head_of_types_stay_provinces() -> None:
    text = "UBND các tỉnh, thành phố: Hà Tĩnh, Quảng Trị"
    assert named(text, "vi") == [("Hà Tĩnh", "province"), ("Quảng Trị", "province")]


def test_the_span_of_a_person_holds_no_place() -> None:
    text = "Ms. Hoa Binh of Hoa Binh"
    assert [each.start for each in find(block(text), "en", [(4, 12)])] == [16]


@pytest.mark.parametrize(
    ("language", "text", "within"),
    [
        ("en", "Hop Tien Commune (Thanh Hoa)", "Thanh Hoa"),
        ("en", "Nam Thanh Commune, Hai Phong City", "Hai Phong"),
        ("en", "My Tho and Sa Dec wards of Dong Thap", "Dong Thap"),
        ("en", "Tay Ninh's Long Hoa Ward", "Tay Ninh"),
        (
            "en",
            "An Binh and Hop Duc communes, of the former Nam Sach district, Hai Duong",
            "Hai Duong",
        ),
        ("en", "Hop Tien Commune worked. Thanh Hoa slept.", None),
        ("vi", "xã Hợp Tiến, tỉnh Thanh Hóa", "Thanh Hóa"),
        ("vi", "xã Hưng Hà, huyện Hưng Hà, tỉnh Thái Bình", "Thái Bình"),
        ("vi", "các xã Y Tý, Bát Xát thuộc tỉnh Lào Cai", "Lào Cai"),
        ("vi", "xã Hợp Tiến báo cáo tỉnh Thanh Hóa", None),
    ],
)
def test_a_unit_lies_where_the_text_puts_it(
    language: Language, text: str, within: str | None
) -> None:
    units = [each for each in find(block(text), language) if each.kind != "province"]
    assert units and {each.within for each in units} == {within}


def test_spans_are_those_of_the_words() -> None:
    for language, text, _ in (*PROVINCES, *UNITS):
        for each in find(block(text), language):
            assert text[each.start : each.end] == each.name


def test_long_blocks_take_time_that_grows_with_their_length(
    grows_linearly: Callable[[Callable[[int], object], int], None],
) -> None:
    def work(size: int) -> None:
        for unit in ("Hà Nội, ", "các xã ", "Y Tý, ", "A B "):
            text = "các xã " + unit * size
            find(block(text), "vi")
            find(block(text), "en")

    grows_linearly(work, 700)


# ------------------------------------------------------------------ gathering


def test_mentions_of_one_place_are_one_fact() -> None:
    found = facts("HÀ NỘI, 5/7 - Thành phố\n\nUBND TP. Hà Nội họp; Hà Nội quyết định.", "vi")
    assert [(each.name, each.kind, len(each.mentions)) for each in found] == [
        ("Hà Nội", "province", 3)
    ]


def test_a_name_introduced_with_its_type_is_known_afterwards() -> None:
    content = "Xã Y Tý đi đầu.\n\nCán bộ Y Tý làm việc cả thứ bảy."
    (commune,) = facts(content, "vi")
    assert [quote.start for quote in commune.mentions] == [3, content.rindex("Y Tý")]


def test_a_person_of_that_name_is_not_the_commune() -> None:
    content = "Xã Tân Lập họp.\n\nBà Tân Lập vắng mặt."
    text = Text("a.txt", content, "vi")
    blocks = segment(text)
    person = Person(3, 10, "Tân Lập")
    (commune,) = gather(text, blocks, [find(blocks[0], "vi"), [person]])
    assert len(commune.mentions) == 1


def test_quotes_are_the_words_of_the_source() -> None:
    content = (
        "\ufeffSau cuộc họp buổi sáng, đại diện các cơ quan chuyên môn trao đổi về\n"
        "việc sắp xếp trụ sở dôi dư, bố trí cán bộ và bàn giao hồ sơ; theo đó\n"
        "các bên thống nhất hoàn thành trong tháng, đoàn của thành phố Hồ Chí\n"
        "Minh cùng đoàn của xã Hợp Tiến, tỉnh Thanh Hoá sẽ báo cáo kết quả về\n"
        "cơ quan cấp trên.\n"
    )
    found = facts(content, "vi")
    assert {each.kind for each in found} == {"province", "commune"}
    assert "Hồ Chí\nMinh" in {quote.text for fact in found for quote in fact.mentions}
    for fact in found:
        for quote in fact.mentions:
            assert quote.text == content[quote.start : quote.end]


# ------------------------------------------------------------------ linking


def link(name: str, kind: str, within: str | None = None, language: Language = "vi") -> Entity:
    """Link a place that a text mentions."""
    return link_place(PlaceFact(name, kind, (Quote(0, 1, "x"),), "", within), language)


@pytest.mark.parametrize(
    ("name", "kind", "within", "key"),
    [
        ("Hanoi", "province", None, "place/province-01"),
        ("HÀ NỘI", "province", None, "place/province-01"),
        ("TP.HCM", "province", None, "place/province-79"),
        ("Hồ Chí Minh", "province", None, "place/province-79"),
        ("Bình Dương", "province", None, "place/former-province-74"),
        ("Hợp Tiến", "commune", "Thanh Hóa", "place/commune-15682"),
        ("Tân Lập", "ward", None, "place/commune-24121"),
        ("Tân Lập", "commune", "Quảng Trị", "place/commune-19462"),
        ("Tân Lập", "commune", "Quảng Bình", "place/commune-19462"),
        ("Phú Quốc", "special-zone", None, "place/commune-31078"),
        ("Nam Sách", "district", None, "place/district-291"),
        ("Châu Thành", "district", "Hậu Giang", "place/district-933"),
        ("Trung Bộ", "other", None, "place/region-trung-bo"),
    ],
)
def test_a_place_is_linked_by_its_official_code(
    name: str, kind: str, within: str | None, key: str
) -> None:
    entity = link(name, kind, within)
    assert (entity.key, entity.reason) == (key, None)


def test_a_former_province_is_part_of_the_present_one() -> None:
    entity = link("Binh Duong", "province", language="en")
    assert entity.part_of == "place/province-79"
    assert entity.labels == {"en": "Binh Duong", "vi": "Bình Dương"}


def test_a_commune_is_part_of_its_province() -> None:
    assert link("Hợp Tiến", "commune", "Thanh Hóa").part_of == "place/province-38"


def test_a_shared_name_is_never_guessed() -> None:
    entity = link("Tân Lập", "commune")
    assert entity.key == "unresolved/commune-tan-lap"
    assert entity.reason == "3 communes are called Tân Lập"
    assert entity.labels == {"vi": "Tân Lập"}


def test_a_name_of_no_table_says_so() -> None:
    entity = link("Pứt", "other")
    assert entity.key == "unresolved/other-put"
    assert entity.reason
    assert link("Bông Hồng Nhung", "commune").reason == "no commune is called Bông Hồng Nhung"


def test_the_province_of_the_text_decides_only_where_the_text_is_silent() -> None:
    near = place_named("Tân Lập", "commune", "vi", province_of_text="Quảng Trị")
    assert near.key == "place/commune-19462"
    far = place_named("Tân Lập", "commune", "vi", within="Lâm Đồng", province_of_text="Quảng Trị")
    assert far.key == "place/commune-23134"


def test_a_village_called_like_a_province_is_not_the_province() -> None:
    assert link("Hòa Bình", "other").reason is not None


def test_a_place_known_by_name_alone_is_the_province() -> None:
    assert link_place(PlaceFact("Nghe An", "other", (), ""), "en").key == "place/province-40"


def test_every_link_is_an_ascii_key() -> None:
    for name, kind in (("Đắk Lắk", "province"), ("Đồng Nơ", "commune"), ("Ấp Đông", "other")):
        assert link(name, kind).key.isascii()


def test_a_place_mention_is_hashable_and_frozen() -> None:
    assert len({Place(0, 1, "A", "ward"), Place(0, 1, "A", "ward")}) == 1
