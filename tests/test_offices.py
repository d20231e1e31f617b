"""Offices: which office-holders a text names, and one identity for both languages."""

from __future__ import annotations

import pytest

from policygraph.builders.linking.offices import head_of, link_office
from policygraph.builders.model import Block, Body, Language, Mention, Name, Office
from policygraph.builders.people.later_mentions import resolve
from policygraph.builders.recognisers.offices import find
from policygraph.builders.recognisers.people.titles import abbreviated_title, find_titles
from policygraph.ontology import table


def block(text: str) -> Block:
    return Block(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))


def offices(text: str, language: Language, *bodies: tuple[str, str]) -> list[tuple[str, bool]]:
    """Names of the offices; ``bodies`` are (words of the text, full name) of bodies in it."""
    named: list[Body] = []
    at = 0
    for words, name in bodies:
        start = text.index(words, at)
        at = start + len(words)
        named.append(Body(start, at, name))
    found = find(block(text), language, named, [])
    assert all(0 <= office.start < office.end <= len(text) for office in found)
    return [(office.name, office.plural) for office in found]


def _language(text: str) -> Language:
    return "en" if text.isascii() and text.split()[0] != "PCN" else "vi"


OFFICES = [row for row in table("offices") if row["class"] == "office"]


@pytest.mark.parametrize("row", OFFICES, ids=lambda row: row["id"])
def test_titles_are_found_as_their_rows_say(row: dict[str, str]) -> None:
    for example in row["example"].split("|"):
        found = [title.office for title in find_titles(example, _language(example))]
        assert row["id"] in found, example
    for decoy in row["decoy"].split("|"):
        assert row["id"] not in [t.office for t in find_titles(decoy, _language(decoy))], decoy


@pytest.mark.parametrize(
    "row", [row for row in table("offices") if row["class"] == "rank"], ids=lambda row: row["id"]
)
def test_ranks_are_found_as_their_rows_say(row: dict[str, str]) -> None:
    assert any(row["id"] in title.ranks for title in find_titles(row["example"], "en"))
    assert not any(row["id"] in title.ranks for title in find_titles(row["decoy"], "en"))


@pytest.mark.parametrize(
    "row",
    [row for row in table("offices") if row["class"] == "abbreviation"],
    ids=lambda row: row["id"],
)
def test_abbreviations_are_read_as_their_rows_say(row: dict[str, str]) -> None:
    found = abbreviated_title(row["example"], row["example"].index("Lê Văn Tám"))
    assert found is not None
    assert found[2] == row["complement"]
    assert abbreviated_title(row["decoy"], len(row["decoy"])) is None


@pytest.mark.parametrize("row", table("body_heads"), ids=lambda row: row["body"])
def test_heads_of_bodies_are_called_as_their_rows_say(row: dict[str, str]) -> None:
    assert head_of(row["example"], "vi") == row["vi"]
    assert head_of(row["example"], "en") == row["en"]
    assert head_of(row["decoy"], "vi") != row["vi"]


def test_ids_of_the_table_are_unique_and_its_words_trimmed() -> None:
    rows = table("offices")
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(cell == cell.strip() for row in rows for cell in row.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Prime Minister asked", [("Prime Minister", False)]),
        ("The Minister of Home Affairs reports", [("Minister of Home Affairs", False)]),
        ("Deputy Minister of Finance Le Van Tam", [("Deputy Minister of Finance", False)]),
        (
            "the Ministers of Finance, Justice and Home Affairs",
            [
                ("Minister of Finance", False),
                ("Minister of Justice", False),
                ("Minister of Home Affairs", False),
            ],
        ),
        (
            "the ministers, secretaries of the provincial and municipal Party Committees, and"
            " chairpersons of the provincial and municipal People's Committees direct",
            [
                ("ministers", True),
                ("secretaries of the provincial and municipal Party Committees", True),
                ("chairpersons of the provincial and municipal People's Committees", True),
            ],
        ),
        (
            "provincial chairpersons and village heads",
            [("provincial chairpersons", True), ("village heads", True)],
        ),
        ("the former Minister of Justice and a member of the board", []),
        ("the head office, headquarters and ministry", []),
    ],
)
def test_offices_in_english(text: str, expected: list[tuple[str, bool]]) -> None:
    assert offices(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thủ tướng yêu cầu", [("Thủ tướng Chính phủ", False)]),
        (
            "Phó Thủ tướng Thường trực Chính phủ kết luận",
            [("Phó Thủ tướng Thường trực Chính phủ", False)],
        ),
        ("được ủy quyền Thủ tướng Chính phủ", [("Thủ tướng Chính phủ", False)]),
        (
            "Bộ trưởng các Bộ: Y tế, Công Thương và Tư pháp",
            [
                ("Bộ trưởng Bộ Y tế", False),
                ("Bộ trưởng Bộ Công Thương", False),
                ("Bộ trưởng Bộ Tư pháp", False),
            ],
        ),
        (
            "yêu cầu Bộ trưởng, Thủ trưởng cơ quan ngang Bộ, Thủ trưởng cơ quan thuộc Chính phủ,"
            " Chủ tịch UBND các tỉnh, thành phố trực thuộc Trung ương tập trung",
            [
                ("Bộ trưởng", True),
                ("Thủ trưởng cơ quan ngang Bộ", True),
                ("Thủ trưởng cơ quan thuộc Chính phủ", True),
                ("Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", True),
            ],
        ),
        (
            "Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ chịu trách nhiệm",
            [
                ("Thủ trưởng cơ quan ngang bộ", True),
                ("Thủ trưởng cơ quan thuộc Chính phủ", True),
            ],
        ),
        ("Bí thư Tỉnh ủy, Thành ủy chỉ đạo", [("Bí thư Tỉnh ủy, Thành ủy", True)]),
        (
            "Chủ tịch UBND các xã, phường tổ chức thực hiện",
            [("Chủ tịch Ủy ban nhân dân các xã, phường", True)],
        ),
        (
            "trưởng thôn, tổ trưởng tổ dân phố đi từng nhà",
            [("Trưởng thôn", True), ("Tổ trưởng tổ dân phố", True)],
        ),
        ("tăng trưởng kinh tế, sự lãnh đạo của Đảng, chủ trì cuộc họp", []),
        ("Ban Bí thư và nguyên Bộ trưởng Bộ Tư pháp", []),
    ],
)
def test_offices_in_vietnamese(text: str, expected: list[tuple[str, bool]]) -> None:
    assert offices(text, "vi") == expected


def test_offices_of_named_bodies() -> None:
    assert offices(
        "Chủ tịch UBND tỉnh Nghệ An yêu cầu Giám đốc Sở Tài chính báo cáo",
        "vi",
        ("UBND tỉnh Nghệ An", "Ủy ban nhân dân tỉnh Nghệ An"),
        ("Sở Tài chính", "Sở Tài chính tỉnh Nghệ An"),
    ) == [
        ("Chủ tịch Ủy ban nhân dân tỉnh Nghệ An", False),
        ("Giám đốc Sở Tài chính tỉnh Nghệ An", False),
    ]
    assert offices(
        "the chairman of the Hanoi People's Committee",
        "en",
        ("Hanoi People's Committee", "People's Committee of Hanoi"),
    ) == [("Chairman of the People's Committee of Hanoi", False)]


def test_a_body_that_begins_inside_the_title() -> None:
    assert offices(
        "Trưởng Ban Tổ chức Trung ương", "vi", ("Ban Tổ chức Trung ương", "Ban Tổ chức Trung ương")
    ) == [("Trưởng Ban Tổ chức Trung ương", False)]


def test_bodies_that_share_one_title() -> None:
    assert offices(
        "Chủ tịch UBND các xã Mường Lống, Keng Đu lo",
        "vi",
        ("UBND các xã Mường Lống", "Ủy ban nhân dân xã Mường Lống"),
        ("Keng Đu", "Ủy ban nhân dân xã Keng Đu"),
    ) == [
        ("Chủ tịch Ủy ban nhân dân xã Mường Lống", False),
        ("Chủ tịch Ủy ban nhân dân xã Keng Đu", False),
    ]


def test_the_span_of_an_office_before_a_person_is_the_title_alone() -> None:
    text = "Deputy Prime Minister Tran Hong Ha said"
    name = (text.index("Tran"), text.index(" said"))
    assert find(block(text), "en", [], [name]) == [Office(0, 21, "Deputy Prime Minister")]


@pytest.mark.parametrize(
    ("english", "vietnamese", "key"),
    [
        ("Minister of Finance", "Bộ trưởng Bộ Tài chính", "office/minister/ministry-of-finance"),
        ("Prime Minister", "Thủ tướng Chính phủ", "office/prime-minister"),
        (
            "Permanent Deputy Prime Minister",
            "Phó Thủ tướng Thường trực Chính phủ",
            "office/permanent-deputy-prime-minister",
        ),
        (
            "Deputy Minister of Home Affairs",
            "Thứ trưởng Bộ Nội vụ",
            "office/deputy-minister/ministry-of-home-affairs",
        ),
        (
            "Chairman of the People's Committee of Nghe An",
            "Chủ tịch Ủy ban nhân dân tỉnh Nghệ An",
            "office/chairperson/peoples-committee/province-40",
        ),
        (
            "Director of the Department of Finance of Lam Dong",
            "Giám đốc Sở Tài chính tỉnh Lâm Đồng",
            "office/head/department/finance/province-68",
        ),
        (
            "Governor of the State Bank of Vietnam",
            "Thống đốc Ngân hàng Nhà nước Việt Nam",
            "office/governor",
        ),
    ],
)
def test_one_office_has_one_key_in_both_languages(english: str, vietnamese: str, key: str) -> None:
    one, other = (
        link_office(Name("office", english), "en"),
        link_office(Name("office", vietnamese), "vi"),
    )
    assert one == other
    assert (one.key, one.kind) == (key, "office")
    assert one.labels["vi"] == vietnamese


def test_a_place_beside_the_name_tells_which_body() -> None:
    office = link_office(Name("office", "Giám đốc Sở Tài chính", "Lâm Đồng"), "vi")
    assert office.key == "office/head/department/finance/province-68"
    unplaced = link_office(Name("office", "Giám đốc Sở Tài chính"), "vi")
    assert unplaced.reason is not None
    assert unplaced.key.startswith("unresolved/")


def test_unnamed_holders_are_a_group_in_both_languages() -> None:
    english = "chairpersons of the provincial and municipal People's Committees"
    vietnamese = "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"
    one = link_office(Name("office", english), "en")
    assert one.kind == "group"
    assert one.key == link_office(Name("office", vietnamese), "vi").key


def test_a_title_that_is_rank_and_office_in_one() -> None:
    english = link_office(Name("office", "Permanent Member of the Secretariat"), "en")
    vietnamese = link_office(Name("office", "Thường trực Ban Bí thư"), "vi")
    assert english == vietnamese
    assert english.labels == {
        "en": "Permanent Member of the Secretariat",
        "vi": "Thường trực Ban Bí thư",
    }


def test_a_bare_office_is_the_one_named_before() -> None:
    first = Office(0, 9, "Chairman of the People's Committee of Hue", "Hue")
    mentions = [[first], [Office(4, 12, "Chairman")], [Office(4, 17, "Vice Chairman")]]
    assert resolve(mentions, "en") == [[first], [Office(4, 12, first.name, "Hue")], []]


def test_the_bare_title_of_a_definite_office_is_found() -> None:
    assert offices("The chairman requested a report", "en") == [("Chairman", False)]
    assert offices("A chairman can chair a meeting", "en") == []


def test_secretaries_share_the_places_of_the_chairpersons_beside_them() -> None:
    text = "Bí thư Tỉnh ủy, Thành ủy, Chủ tịch UBND các tỉnh, thành phố: Hà Tĩnh, Huế"
    tinh, hue = text.index("Hà Tĩnh"), text.index("Huế")
    first = Body(text.index("UBND"), tinh + 7, "Ủy ban nhân dân tỉnh Hà Tĩnh", "Hà Tĩnh")
    second = Body(hue, hue + 3, "Ủy ban nhân dân thành phố Huế", "Huế")
    secretaries, *chairs = find(block(text), "vi", [first, second], [])
    assert [o.name for o in secretaries.stands_for] == [
        "Bí thư Tỉnh ủy Hà Tĩnh",
        "Bí thư Thành ủy Huế",
    ]
    assert [o.name for o in chairs] == [
        "Chủ tịch Ủy ban nhân dân tỉnh Hà Tĩnh",
        "Chủ tịch Ủy ban nhân dân thành phố Huế",
    ]


def test_offices_named_above_are_those_of_the_list() -> None:
    listed: list[Mention] = [
        Office(0, 9, "Chủ tịch Ủy ban nhân dân tỉnh Hà Tĩnh", "Hà Tĩnh"),
        Office(10, 13, "Chủ tịch Ủy ban nhân dân thành phố Huế", "Huế"),
    ]
    later = Office(0, 9, "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố nêu trên", None, True)
    resolved = resolve([listed, [later]], "vi")
    assert isinstance(resolved[1][0], Office)
    assert list(resolved[1][0].stands_for) == listed


def test_a_title_that_points_to_a_body_named_before() -> None:
    text = "Sở Tài chính chậm, yêu cầu giám đốc sở này báo cáo"
    bodies = [Body(0, 12, "Sở Tài chính tỉnh Nghệ An", "Nghệ An")]
    assert [o.name for o in find(block(text), "vi", bodies, [])] == [
        "Giám đốc Sở Tài chính tỉnh Nghệ An"
    ]


def test_a_stretch_of_provinces_means_those_of_the_list_between() -> None:
    text = "Chủ tịch UBND các tỉnh, thành phố từ Hà Tĩnh đến Đà Nẵng chỉ đạo"
    (found,) = find(block(text), "vi", [], [])
    places = ("Hà Tĩnh", "Quảng Trị", "Đà Nẵng", "Gia Lai")
    listed: list[Mention] = [
        Office(n, n + 1, f"Chủ tịch Ủy ban nhân dân tỉnh {place}", place)
        for n, place in enumerate(places)
    ]
    office = resolve([listed, [found]], "vi")[1][0]
    assert isinstance(office, Office)
    assert [member.place for member in office.stands_for] == ["Hà Tĩnh", "Quảng Trị", "Đà Nẵng"]


def test_an_office_whose_title_takes_its_body_stands_alone_in_one_language() -> None:
    labels = link_office(Name("office", "Party Secretary"), "en").labels
    assert labels == {"en": "Party Secretary"}
