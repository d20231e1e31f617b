"""Named persons: their names, positions, signatures and later short mentions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policygraph.builders import extract
from policygraph.builders.model import Block, Language, Mention, Person, PersonFact, Text
from policygraph.builders.people import gather
from policygraph.builders.people.later_mentions import resolve
from policygraph.builders.recognisers.people import find
from policygraph.builders.recognisers.people.names import is_syllable
from policygraph.ontology import table


def block(text: str, at: int = 0, signed: bool = False) -> Block:
    starts = tuple(range(at, at + len(text)))
    ends = tuple(n + 1 for n in starts)
    return Block(text, starts, ends, zone="signature" if signed else "body")


def people(text: str, language: Language) -> list[tuple[str, str | None]]:
    return [(p.name, p.position) for p in find(block(text), language, [])]


def facts(lines: list[str], language: Language, signed: int = 0) -> list[PersonFact]:
    """Gather the people of lines, of which the last ``signed`` are a signature."""
    content = "\n".join(lines)
    blocks, at = [], 0
    for number, line in enumerate(lines):
        blocks.append(block(line, at, number >= len(lines) - signed))
        at += len(line) + 1
    mentions: list[list[Mention]] = [list(find(b, language, [])) for b in blocks]
    found = gather(Text("a.txt", content, language), blocks, mentions, [])
    for fact in found:
        for quote in (*fact.mentions, *(p.quote for p in fact.positions)):
            assert quote.text == content[quote.start : quote.end]
    return found


@pytest.mark.parametrize("row", table("family_names"), ids=lambda row: row["name"])
def test_family_names_are_found_as_their_rows_say(row: dict[str, str]) -> None:
    assert any(name.startswith(row["name"]) for name, _ in people(row["example"], "vi"))
    assert people(row["decoy"], "vi") == []


def test_family_names_are_sorted_and_unique() -> None:
    names = [row["name"] for row in table("family_names")]
    assert len(names) == len(set(names))
    assert all(row["followed_by"] in ("syllables", "free") for row in table("family_names"))


@pytest.mark.parametrize("word", ["Nguyễn", "Thuý", "Quỳnh", "Xuyen", "Khuyến", "Oanh", "Nghiêm"])
def test_syllables_of_vietnamese(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["said", "City", "Group", "Finance", "Party", "Street"])
def test_words_of_english_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("text", "name", "position"),
    [
        (
            "Minister of Home Affairs Pham Thi Thanh Tra chaired the meeting.",
            "Pham Thi Thanh Tra",
            "Minister of Home Affairs",
        ),
        (
            "Construction Minister Tran Hong Minh said so.",
            "Tran Hong Minh",
            "Construction Minister",
        ),
        (
            "Le Van Tam, Vice Chairman of the municipal People's Committee, requested a report.",
            "Le Van Tam",
            "Vice Chairman of the municipal People's Committee",
        ),
        (
            "Politburo member and Permanent member of the Secretariat Tran Cam Tu signed it.",
            "Tran Cam Tu",
            "Politburo member and Permanent member of the Secretariat",
        ),
        (
            "The Director of the Provincial Library, Ms. Ly Thi Hoa, must answer.",
            "Ly Thi Hoa",
            "Director of the Provincial Library",
        ),
        (
            "said Quang Thi Mai, deputy head of the archives board in Son La.",
            "Quang Thi Mai",
            "deputy head of the archives board in Son La",
        ),
        (
            "argued Ann Walker, a fellow at the Rivers Institute, who",
            "Ann Walker",
            "fellow at the Rivers Institute",
        ),
    ],
)
def test_positions_in_english(text: str, name: str, position: str) -> None:
    assert people(text, "en") == [(name, position)]


@pytest.mark.parametrize(
    ("text", "name", "position"),
    [
        ("- CVP, PVP Trần Thị Mai;", "Trần Thị Mai", "Phó Chánh Văn phòng"),
        ("- PCT UBND tỉnh Lê Văn Dũng (để b/c);", "Lê Văn Dũng", "Phó Chủ tịch"),
        ("- TTg, PTTg Phạm Văn Long;", "Phạm Văn Long", "Phó Thủ tướng Chính phủ"),
        (
            "Phó Thủ tướng Thường trực Chính phủ Nguyễn Hòa Bình kết luận.",
            "Nguyễn Hòa Bình",
            "Phó Thủ tướng Thường trực Chính phủ",
        ),
        (
            "Chủ tịch UBND tỉnh Nghệ An Phan Văn Mười cho biết.",
            "Phan Văn Mười",
            "Chủ tịch UBND tỉnh Nghệ An",
        ),
        (
            "đồng chí Lê Văn Tám, Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Tỉnh ủy đã dự.",
            "Lê Văn Tám",
            "Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Tỉnh ủy",
        ),
        ("Ông Vàng A Páo, Chủ tịch UBND xã, nói.", "Vàng A Páo", "Chủ tịch UBND xã"),
        (
            "Bí thư Thành ủy Hà Nội Nguyễn Văn B chỉ đạo.",
            "Nguyễn Văn B",
            "Bí thư Thành ủy Hà Nội",
        ),
        (
            "- VPCP: BTCN, PCN Lê Văn Tám, Trợ lý TTg;",
            "Lê Văn Tám",
            "Phó Chủ nhiệm Văn phòng Chính phủ",
        ),
    ],
)
def test_positions_in_vietnamese(text: str, name: str, position: str) -> None:
    assert people(text, "vi") == [(name, position)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Ho Chi Minh National Academy in Ho Chi Minh City opened.", "en"),
        ("The office moved to Nguyen Thi Dinh Street and Tran Phu Ward.", "en"),
        ("Photo: Le Van Tam", "en"),
        ("By Le Van Tam", "en"),
        ("The former provinces of Hoa Binh and Thai Binh were merged.", "en"),
        ("Học viện Chính trị quốc gia Hồ Chí Minh mở lớp.", "vi"),
        ("Đoạn từ đường Lê Thái Tổ đến phường Trần Hưng Đạo.", "vi"),
        ("Ban Tổ chức Hội nghị và Ban Chỉ đạo họp.", "vi"),
        ("Ảnh: Lê Văn Tám", "vi"),
        ("các đồng chí Bộ trưởng dự họp", "vi"),
    ],
)
def test_namesakes_and_bylines_are_no_persons(text: str, language: Language) -> None:
    assert people(text, language) == []


def test_a_person_beside_a_province_of_the_same_name() -> None:
    text = "Permanent Deputy Prime Minister Nguyen Hoa Binh visited the former Hoa Binh province."
    assert [name for name, _ in people(text, "en")] == ["Nguyen Hoa Binh"]


def test_the_title_of_the_next_person_is_not_the_position_of_this_one() -> None:
    text = "Phó Thủ tướng Lê Văn Tám, Bộ trưởng Bộ Tài chính Trần Thị Mận dự họp."
    assert people(text, "vi") == [
        ("Lê Văn Tám", "Phó Thủ tướng"),
        ("Trần Thị Mận", "Bộ trưởng Bộ Tài chính"),
    ]


def test_short_mentions_and_spellings_are_one_person() -> None:
    found = facts(
        ["Phó Chủ tịch UBND tỉnh Mai Xuân Hòa ký.", "Đồng chí Mai Xuân Hoà nói.", "Ông Hòa đi."],
        "vi",
    )
    assert [(f.name, len(f.mentions)) for f in found] == [("Mai Xuân Hòa", 3)]
    assert [p.title for p in found[0].positions] == ["Phó Chủ tịch UBND tỉnh"]


def test_names_that_differ_by_a_tone_are_two_persons() -> None:
    found = facts(["Ông Trần Văn Hà và bà Trần Văn Hạ đến."], "vi")
    assert [f.name for f in found] == ["Trần Văn Hà", "Trần Văn Hạ"]


def test_a_signature_takes_the_office_above_it() -> None:
    found = facts(["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Mận"], "vi", signed=3)
    assert [(f.name, [p.title for p in f.positions]) for f in found] == [
        ("Lê Thị Mận", ["Phó Chủ tịch"])
    ]


def test_a_name_alone_elsewhere_is_a_byline() -> None:
    assert facts(["Tỉnh đã hoàn thành việc rà soát.", "Lê Thị Mận"], "vi") == []


def test_short_mentions_get_the_full_name_and_position() -> None:
    first = block("Chairman Ho Van Tam spoke. Mr. Tam told the department to report.")
    resolved = resolve([list(find(first, "en", []))], "en")
    assert [(p.name, p.position) for p in resolved[0] if isinstance(p, Person)] == [
        ("Ho Van Tam", "Chairman"),
        ("Ho Van Tam", "Chairman"),
    ]


def test_a_hostile_line_is_read_in_bounded_time(
    grows_linearly: Callable[[Callable[[int], object], int], None],
) -> None:
    def work(size: int) -> None:
        people("Nguyễn " * size, "vi")
        assert people("Chairman of the " * size, "en") == []
        assert people("Trưởng ban và các " * size, "vi") == []

    grows_linearly(work, 500)


def test_whom_to_ask_is_a_person() -> None:
    text = "Thông tin xin liên hệ: Phạm Thị Lan, điện thoại 0912 000 111."
    assert people(text, "vi") == [("Phạm Thị Lan", None)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # what somebody is or heads, where no title stands
        ("Le Van Tam, a retired sailor, disagrees.", "en", [("Le Van Tam", "retired sailor")]),
        ("Le Van Tam, a day later, disagreed.", "en", [("Le Van Tam", None)]),
        (
            "Le Thi Tam, who heads the Department of Health of Gia Lai, said so.",
            "en",
            [("Le Thi Tam", "heads the Department of Health of Gia Lai")],
        ),
        (
            "TS Lý Văn Tám, Viện Nghiên cứu Sông hồ, góp ý.",
            "vi",
            [("Lý Văn Tám", "Viện Nghiên cứu Sông hồ")],
        ),
        # what completes a title behind the name
        (
            "Luật sư Lý Văn Tám (Đoàn Luật sư tỉnh Gia Lai) góp ý.",
            "vi",
            [("Lý Văn Tám", "Luật sư (Đoàn Luật sư tỉnh Gia Lai)")],
        ),
        (
            "Vice Chairman Le Van Tam of Vinh Thanh Ward spoke.",
            "en",
            [("Le Van Tam", "Vice Chairman of Vinh Thanh Ward")],
        ),
        (
            "Đại biểu Lý Văn Tám (nguyên Giám đốc Sở Y tế) chất vấn.",
            "vi",
            [("Lý Văn Tám", "nguyên Giám đốc Sở Y tế")],
        ),
        # a list of names behind one title
        (
            "Các Phó Chủ tịch UBND tỉnh Lý Văn Tám, Lê Thị Mây dự họp.",
            "vi",
            [
                ("Lý Văn Tám", "Phó Chủ tịch UBND tỉnh"),
                ("Lê Thị Mây", "Phó Chủ tịch UBND tỉnh"),
            ],
        ),
        (
            "Các ông: Tạ Xuân Chánh - Tỉnh ủy viên, nguyên Giám đốc Sở Y tế; Lê Tám - Già làng.",
            "vi",
            [("Tạ Xuân Chánh", "Tỉnh ủy viên, nguyên Giám đốc Sở Y tế"), ("Lê Tám", "Già làng")],
        ),
        (
            "Deputy Prime Ministers Le Van Tam and Le Thi Hoa attended.",
            "en",
            [("Le Van Tam", "Deputy Prime Ministers"), ("Le Thi Hoa", "Deputy Prime Ministers")],
        ),
        # short titles behind the name, and heads of bodies before it
        ("Ông Lý Văn Tám - PCT UBND tỉnh ký.", "vi", [("Lý Văn Tám", "Phó Chủ tịch UBND tỉnh")]),
        ("Chánh Văn phòng Lý Văn Tám ký.", "vi", [("Lý Văn Tám", "Chánh Văn phòng")]),
        ("Bà Lê Thị Mây, Trưởng khoa Nội, kể.", "vi", [("Lê Thị Mây", "Trưởng khoa Nội")]),
        # where a title ends
        (
            "Ông Lý Văn Tám - Giám đốc Sở Y tế thừa ủy quyền Chủ tịch trình bày.",
            "vi",
            [("Lý Văn Tám", "Giám đốc Sở Y tế")],
        ),
        (
            "Ông Lý Văn Tám, Trưởng phòng Cảnh sát giao thông Công an tỉnh, kể.",
            "vi",
            [("Lý Văn Tám", "Trưởng phòng Cảnh sát giao thông Công an tỉnh")],
        ),
        # bylines, and streets that bear a name
        ("The plan was signed by Le Van Tam.", "en", [("Le Van Tam", None)]),
        ("By Le Van Tam", "en", []),
        ("Traffic at the Le Hong Phong - Le Loi Avenue roundabout stopped.", "en", []),
        ("She lives in Song Ray, said a neighbour.", "en", []),
    ],
)
def test_people_of_a_text(
    text: str, language: Language, expected: list[tuple[str, str | None]]
) -> None:
    found = extract(Text("a.txt", f"{text}\n", language)).people
    assert [(p.name, p.positions[0].title if p.positions else None) for p in found] == expected


def test_a_signature_beside_the_recipients_takes_the_office_of_its_column() -> None:
    lines = [
        "Số: 7/UBND-NC",
        "Gia Lai, ngày 7 tháng 8 năm 2025",
        "Kính gửi: Sở Y tế.",
        "Theo đề nghị của các xã, phường, Ủy ban nhân dân tỉnh có ý kiến như sau:",
        "1. Giao Sở Y tế rà soát hồ sơ, báo cáo trước ngày 9 tháng 9 năm 2025.",
        "2. Các đơn vị liên quan phối hợp thực hiện theo chức năng, nhiệm vụ.",
        "Nơi nhận:                      KT. CHỦ TỊCH",
        "- Như trên;                    PHÓ CHỦ TỊCH",
        "- PCT. Lê Thị Mây;",
        "- Lãnh đạo Văn phòng;",
        "- Lưu: VT.",
        "",
        "                               Lý Văn Tám",
    ]
    found = extract(Text("a.txt", "\n".join(lines) + "\n", "vi")).people
    assert [(p.name, p.positions[0].title) for p in found] == [
        ("Lê Thị Mây", "Phó Chủ tịch"),
        ("Lý Văn Tám", "Phó Chủ tịch"),
    ]
