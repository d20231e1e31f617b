"""Named bodies in both languages: spans, full names, places, and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policygraph.builders.agencies import gather
from policygraph.builders.model import Block, Language, Text
from policygraph.builders.recognisers.bodies import Context, context_of, find
from policygraph.builders.segment import segment


def block(text: str) -> Block:
    return Block(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))


def names(text: str, language: Language, province: str | None = None) -> list[str]:
    context = Context(language, province=province, fixed=province is not None)
    return [body.name for body in find(block(text), language, context)]


def words(text: str, language: Language) -> list[str]:
    found = find(block(text), language, Context(language))
    return [text[body.start : body.end] for body in found]


ENGLISH = [
    # one head word for several fields, one of them with an "and" and a comma inside
    (
        "The Ministries of Home Affairs, Justice, Culture, Sports and Tourism, and Health met.",
        [
            "Ministry of Home Affairs",
            "Ministry of Justice",
            "Ministry of Culture, Sports and Tourism",
            "Ministry of Health",
        ],
    ),
    (
        "Ministries: National Defense, Public Security",
        ["Ministry of National Defence", "Ministry of Public Security"],
    ),
    ("The finance and justice ministries agreed.", ["Ministry of Finance", "Ministry of Justice"]),
    (
        "Departments of Finance and of Construction of Gia Lai province",
        ["Department of Finance of Gia Lai", "Department of Construction of Gia Lai"],
    ),
    (
        "the police of Ca Mau and An Giang",
        ["Police of Ca Mau", "Police of An Giang"],
    ),
    (
        "People's Committees of provinces and cities: Hue, Gia Lai",
        ["People's Committee of Hue", "People's Committee of Gia Lai"],
    ),
    (
        "Hai Phong City People's Committee and Gia Lai Provincial Police",
        ["People's Committee of Hai Phong", "Police of Gia Lai"],
    ),
    (
        "People's Committees of Thanh Thuy and Lao Chai communes",
        ["People's Committee of Thanh Thuy Commune", "People's Committee of Lao Chai Commune"],
    ),
    (
        "Standing Board of the Government's Party Committee",
        ["Standing Board of the Party Committee of the Government"],
    ),
    (
        "Party Committee of the Gia Lai Provincial People's Committee",
        ["Party Committee of the People's Committee of Gia Lai"],
    ),
    (
        "Director of the Institute of River Studies, head of the Delta Rice Association",
        ["Institute of River Studies", "Delta Rice Association"],
    ),
    ("Government Resolution 312/NQ-CP", ["Government"]),
    # a name ends with the sentence; each head word has a name of its own
    ("It went to the Seed Testing Department.", ["Seed Testing Department"]),
    (
        "Hong Ngoc Hospital, Hanh Phuc Hospital and Tan Viet University replied.",
        ["Hong Ngoc Hospital", "Hanh Phuc Hospital", "Tan Viet University"],
    ),
    (
        "the Office of the People's Council and People's Committee of Ca Mau",
        ["Office of the People's Council and People's Committee of Ca Mau"],
    ),
    # what stands behind the head, and names in which a dash joins two places
    (
        "Regional Treasury Office VII and Pacific University Vietnam",
        ["Regional Treasury Office VII", "Pacific University Vietnam"],
    ),
    ("Regional State Treasury XIX pays.", ["Regional State Treasury XIX"]),
    (
        "the Management Board of Bo Y - Plei Can Border Gate Economic Zone",
        ["Management Board of Bo Y - Plei Can Border Gate Economic Zone"],
    ),
    # what the text itself sets up may have a name in small letters
    (
        'The Task Force on rural roads (hereinafter "the Force") meets.',
        ["Task Force on rural roads"],
    ),
    ("the Steering Committee for seed stocks is set up", ["Steering Committee for seed stocks"]),
    (
        "the Cam Ly - Da Lat Ward People's Committee",
        ["People's Committee of Cam Ly - Da Lat Ward"],
    ),
    ("Con Dao's People's Committee", ["People's Committee of Con Dao Special Zone"]),
    (
        "Military Region 8 and the Legal Department of the Ministry",
        ["Military Region 8", "Legal Department"],
    ),
    (
        "Gia Lai's inspectorate checks; the Ward's board, the People Council",
        ["Inspectorate of Gia Lai"],
    ),
    # authorities and departments in small letters, where their place is named
    ("Vinh Thanh Ward authorities paid.", ["Authorities of Vinh Thanh Ward"]),
    ("Ca Mau's health department paid.", ["Department of Health of Ca Mau"]),
    ("The local authorities and the health department paid.", []),
    ("The Treasury lends; Treasury bonds and Treasury-backed bills do not.", ["State Treasury"]),
    # no bodies
    ("The Government Press Conference spoke of local government.", []),
    ("Provincial People's Committees and the Department's team", []),
    ("Chinese Government officials visited.", []),
    ("(VNA) - (VOV)", []),
]

VIETNAMESE = [
    (
        "các Bộ: Y tế, Nông nghiệp và Môi trường, Công Thương và Tư pháp phối hợp",
        ["Bộ Y tế", "Bộ Nông nghiệp và Môi trường", "Bộ Công Thương", "Bộ Tư pháp"],
    ),
    ("các Bộ, cơ quan: Nội vụ, Tài chính", ["Bộ Nội vụ", "Bộ Tài chính"]),
    (
        "các Sở: Nội vụ, Tài chính tỉnh Gia Lai",
        ["Sở Nội vụ tỉnh Gia Lai", "Sở Tài chính tỉnh Gia Lai"],
    ),
    (
        "Tỉnh ủy, HĐND, UBND tỉnh Gia Lai",
        [
            "Tỉnh ủy Gia Lai",
            "Hội đồng nhân dân tỉnh Gia Lai",
            "Ủy ban nhân dân tỉnh Gia Lai",
        ],
    ),
    (
        "UBND các tỉnh: Gia Lai, Đắk Lắk và thành phố Huế",
        [
            "Ủy ban nhân dân tỉnh Gia Lai",
            "Ủy ban nhân dân tỉnh Đắk Lắk",
            "Ủy ban nhân dân thành phố Huế",
        ],
    ),
    (
        "Bí thư Tỉnh ủy, Thành ủy, Chủ tịch UBND các tỉnh, thành phố: Gia Lai, Huế",
        [
            "Tỉnh ủy Gia Lai",
            "Ủy ban nhân dân tỉnh Gia Lai",
            "Thành ủy Huế",
            "Ủy ban nhân dân thành phố Huế",
        ],
    ),
    ("ỦY BAN NHÂN DÂN TỈNH GIA LAI", ["Ủy ban nhân dân tỉnh Gia Lai"]),
    ("Giao Bộ Xây dựng Theo dõi tiến độ", ["Bộ Xây dựng"]),
    (
        "Văn phòng UBND tỉnh Gia Lai, Ban Tổ chức Tỉnh ủy Gia Lai",
        ["Văn phòng Ủy ban nhân dân tỉnh Gia Lai", "Ban Tổ chức Tỉnh ủy Gia Lai"],
    ),
    (
        "Vụ Tổ chức - Biên chế, Trường Đại học Y Thái Bình và Cục Hải quan",
        ["Vụ Tổ chức - Biên chế", "Trường Đại học Y Thái Bình", "Cục Hải quan"],
    ),
    ("các Vụ: NC, Công nghiệp", ["Vụ Nội chính", "Vụ Công nghiệp"]),
    ("Kho bạc Nhà nước Khu vực XV chi trả", ["Kho bạc Nhà nước Khu vực XV"]),
    (
        "Cục KTVB&QLXLVPHC, các Vụ: QHĐP, TKBT, Cục KSTTHC",
        [
            "Cục Kiểm tra văn bản và Quản lý xử lý vi phạm hành chính",
            "Vụ Quan hệ địa phương",
            "Vụ Thư ký - Biên tập",
            "Cục Kiểm soát thủ tục hành chính",
        ],
    ),
    (
        "các Tập đoàn, Tổng công ty: Cảng Bình Minh (CBM), Hàng không Bình Minh (HBM) báo cáo",
        ["Tập đoàn Cảng Bình Minh", "Tập đoàn Hàng không Bình Minh"],
    ),
    (
        "thẩm tra của Ban Pháp chế Hội đồng nhân dân tỉnh Gia Lai",
        ["Ban Pháp chế Hội đồng nhân dân tỉnh Gia Lai"],
    ),
    (
        "Ban Chỉ đạo Nhà nước về Biển đảo hoặc ủy viên",
        ["Ban Chỉ đạo Nhà nước về Biển đảo"],
    ),
    ("Ban Chỉ đạo phát triển làng nghề và Ban giúp việc", ["Ban Chỉ đạo phát triển làng nghề"]),
    # names that go on in small letters behind "và" and commas
    (
        "Viện Thủy lợi và công nghệ tưới và các nhà khoa học",
        ["Viện Thủy lợi và công nghệ tưới"],
    ),
    (
        "Ban Chỉ đạo Trung ương về thu gom rác, môi trường họp",
        ["Ban Chỉ đạo Trung ương về thu gom rác, môi trường"],
    ),
    # in the middle of a list "và" belongs to a name
    (
        "các Cục: Viễn thông và Bưu chính, Xây dựng cầu đường, Hàng không kiểm tra",
        ["Cục Viễn thông và Bưu chính", "Cục Xây dựng cầu đường", "Cục Hàng không"],
    ),
    # one "Bộ" for several fields
    ("Bộ Y tế, Tư pháp và Công an rà soát", ["Bộ Y tế", "Bộ Tư pháp", "Bộ Công an"]),
    ("Bộ Tư pháp, Công an tỉnh Gia Lai họp", ["Bộ Tư pháp", "Công an tỉnh Gia Lai"]),
    # numbers and regions tell them apart
    (
        "các Khu Quản lý đường bộ V và VI, Ban Quản lý dự án 12",
        ["Khu Quản lý đường bộ V", "Khu Quản lý đường bộ VI", "Ban Quản lý dự án 12"],
    ),
    (
        "TAND khu vực 6 - Gia Lai, Thuế cơ sở 5 tỉnh Gia Lai",
        ["Tòa án nhân dân khu vực 6 - Gia Lai", "Thuế cơ sở 5 tỉnh Gia Lai"],
    ),
    # a unit before its body
    (
        "Phòng Cảnh sát hình sự Công an tỉnh Gia Lai, Ban Chỉ huy PTDS Bộ Y tế",
        [
            "Phòng Cảnh sát hình sự Công an tỉnh Gia Lai",
            "Ban Chỉ huy Phòng thủ dân sự Bộ Y tế",
        ],
    ),
    # what the text itself sets up may have a name in small letters
    (
        "Tổ công tác gỡ vướng đất đai, nhà ở (sau đây gọi là Tổ công tác)",
        ["Tổ công tác gỡ vướng đất đai, nhà ở"],
    ),
    # one department in several places
    (
        "Sở Y tế các tỉnh, thành phố: Gia Lai, Huế; Sở Tư pháp Cà Mau và An Giang họp",
        [
            "Sở Y tế tỉnh Gia Lai",
            "Sở Y tế thành phố Huế",
            "Sở Tư pháp tỉnh Cà Mau",
            "Sở Tư pháp tỉnh An Giang",
        ],
    ),
    # wards whose name a dash joins
    (
        "UBND phường Cam Ly - Đà Lạt và Công an phường Văn Miếu - Quốc Tử Giám",
        [
            "Ủy ban nhân dân phường Cam Ly - Đà Lạt",
            "Công an phường Văn Miếu - Quốc Tử Giám",
        ],
    ),
    # words that only look as if a name ended there
    (
        "Cục Hàng không Đông Hải, Quân khu 8, Ban Hòa giải và Giám sát",
        ["Cục Hàng không Đông Hải", "Quân khu 8", "Ban Hòa giải và Giám sát"],
    ),
    ("Cục Đường ray và Thủ trưởng các đơn vị", ["Cục Đường ray"]),
    ("UBND các xã, phường tỉnh Gia Lai; Ban Chỉ đạo về tiến độ", []),
    (
        "Thường trực: Tỉnh ủy, HĐND tỉnh Gia Lai",
        ["Thường trực Tỉnh ủy Gia Lai", "Thường trực Hội đồng nhân dân tỉnh Gia Lai"],
    ),
    # families, rooms and many of a kind
    ("Đoàn Thị Mây phát biểu tại Trung tâm Hội nghị; các Công ty Cao su", []),
    # no bodies
    ("Các Ban Đảng Thành ủy; các trường Trường Cao đẳng; các Trung tâm Y tế; Phòng Hành chính", []),
    ("Hội An phục vụ khách; cán bộ, Cục Y tế", ["Cục Y tế"]),
    ("Thủ tướng Chính phủ, thành viên Chính phủ, cơ quan thuộc Chính phủ", []),
    ("UBND cấp xã, Công an các phường, Sở Y tế các tỉnh", []),
    ("Phó Bí thư Thường trực; hội nghị; trường hợp; ban hành", []),
    ("Mặt trận Tổ quốc Việt Nam các cấp", []),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_bodies_in_english(text: str, expected: list[str]) -> None:
    assert names(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE)
def test_bodies_in_vietnamese(text: str, expected: list[str]) -> None:
    assert names(text, "vi") == expected


def test_each_member_of_a_list_has_its_own_words() -> None:
    text = "The Ministries of Home Affairs, Justice, and Agriculture and Environment"
    assert words(text, "en") == [
        "Ministries of Home Affairs",
        "Justice",
        "Agriculture and Environment",
    ]


def test_the_province_of_the_text_completes_names() -> None:
    text = "UBND tỉnh giao Sở Nội vụ, Công an tỉnh, Tỉnh ủy"
    assert names(text, "vi", "Gia Lai") == [
        "Ủy ban nhân dân tỉnh Gia Lai",
        "Sở Nội vụ tỉnh Gia Lai",
        "Công an tỉnh Gia Lai",
        "Tỉnh ủy Gia Lai",
    ]
    assert names(text, "vi") == []
    assert names("the provincial People's Committee", "en", "Gia Lai") == [
        "People's Committee of Gia Lai"
    ]


def in_text(content: str, language: Language) -> list[str]:
    """Return the agencies of a whole text by name."""
    text = Text("a.txt", content, language)
    blocks = segment(text)
    context = context_of(text, blocks, None)
    mentions = [find(each, language, context) for each in blocks]
    facts = gather(text, blocks, mentions)
    for fact in facts:
        for quote in fact.mentions:
            assert content[quote.start : quote.end] == quote.text
    return [fact.name.name for fact in facts]


def test_an_abbreviation_means_what_the_text_says_it_means() -> None:
    text = "The Upland Clean Water Network (UCWN) met.\n\nThe UCWN will act.\n"
    assert in_text(text, "en") == ["Upland Clean Water Network"]
    assert in_text("UCWN will act.\n", "en") == []


def test_a_department_takes_the_province_named_last() -> None:
    text = (
        "The People's Committee of Gia Lai met.\n\nThe Department of Finance reported.\n\n"
        "The People's Committee of Ca Mau met.\n\nThe Department of Finance reported.\n"
    )
    assert in_text(text, "en") == [
        "People's Committee of Gia Lai",
        "Department of Finance of Gia Lai",
        "People's Committee of Ca Mau",
        "Department of Finance of Ca Mau",
    ]


def test_wordings_of_one_body_make_one_fact() -> None:
    text = "Government Party Committee spoke. The Party Committee of the Government acted.\n"
    assert in_text(text, "en") == ["Party Committee of the Government"]


@pytest.mark.parametrize("unit", ["A, ", "Bộ ", "Ab of ", "UBND tỉnh Gia Lai, ", "xã ", "x"])
def test_a_hostile_line_takes_time_that_grows_with_its_length(
    unit: str, grows_linearly: Callable[[Callable[[int], object], int], None]
) -> None:
    def work(size: int) -> None:
        line = block(unit * (size // len(unit)))
        for language in ("en", "vi"):
            find(line, language, Context(language))

    grows_linearly(work, 10_000)


def test_the_president_is_no_province_of_the_text() -> None:
    found = in_text("Đoàn Thanh niên Cộng sản Hồ Chí Minh và Hội Phụ nữ phối hợp.\n", "vi")
    assert not any("Thành phố Hồ Chí Minh" in name for name in found)


def test_a_name_that_ran_on_ends_where_the_text_mostly_ends_it() -> None:
    line = "Giao Quỹ Bảo vệ Rừng Xanh, chi đúng.\n\n"
    found = in_text(line * 3 + "Quỹ Bảo vệ Rừng Xanh tập hợp hồ sơ.\n", "vi")
    assert found == ["Quỹ Bảo vệ Rừng Xanh"]


def test_media_that_only_receive_a_document_are_no_bodies_of_it() -> None:
    receive = "Rà soát hồ sơ.\n\nNơi nhận:\n- Bộ Y tế;\n- Đài Truyền hình Việt Nam;\n"
    assert in_text(receive, "vi") == ["Bộ Y tế"]
    act = "Giao Đài Truyền hình Việt Nam đưa tin.\n"
    assert in_text(act, "vi") == ["Đài Truyền hình Việt Nam"]


def test_what_only_a_long_table_of_data_lists_is_no_body_of_the_text() -> None:
    rows = "".join(f"|\n|\n{n}\n|\nQuỹ Rừng Xanh\n|\n{n * 7}\n" for n in range(1, 20))
    head = "|\nTT\n|\nTên\n|\n"
    assert in_text(f"Danh sách:\n\n{head}Số tiền\n{rows}", "vi") == []
    assert in_text(f"Phân công:\n\n{head}Cơ quan chủ trì\n{rows}", "vi") == ["Quỹ Rừng Xanh"]
    assert in_text(f"Quỹ Rừng Xanh họp.\n\n{head}Số tiền\n{rows}", "vi") == ["Quỹ Rừng Xanh"]


def test_a_province_of_the_past_is_not_that_of_the_text() -> None:
    text = (
        "Thanh tra tỉnh Gia Lai kiểm tra đất ở Bình Định cũ.\n\nTheo đó, Công an tỉnh vào cuộc.\n"
    )
    assert in_text(text, "vi") == ["Thanh tra tỉnh Gia Lai", "Công an tỉnh Gia Lai"]


def test_the_only_commune_of_a_text_is_that_of_its_bodies() -> None:
    text = "UBND xã Sông Đốc họp.\n\n" + "Tiếp theo.\n\n" * 14 + "Giao Công an xã tuần tra.\n"
    assert in_text(text, "vi")[-1] == "Công an xã Sông Đốc"


def test_a_ward_with_the_name_of_a_province_is_not_that_of_the_text() -> None:
    text = "UBND tỉnh Gia Lai họp. UBND phường Hòa Bình báo cáo Sở Y tế.\n"
    assert in_text(text, "vi")[-1] == "Sở Y tế tỉnh Gia Lai"


def test_a_text_of_an_unnamed_province_has_bodies_under_the_names_it_gives_them() -> None:
    text = "Chủ tịch UBND tỉnh Lý Văn Tám giao Sở Y tế rà soát, báo cáo Tỉnh ủy.\n"
    assert in_text(text, "vi") == ["Ủy ban nhân dân tỉnh", "Sở Y tế", "Tỉnh ủy"]
    unnamed = "Giao Sở Y tế rà soát, báo cáo Tỉnh ủy; các Sở Y tế khác theo dõi.\n"
    assert in_text(unnamed, "vi") == ["Sở Y tế", "Tỉnh ủy"]
    several = "Sở Y tế báo cáo. Gia Lai, Lâm Đồng, Cà Mau, Nghệ An, Huế và Sơn La đã xong.\n"
    assert in_text(several, "vi") == []


def test_words_that_only_run_into_each_other_name_no_province() -> None:
    text = "Người Việt Nam định cư ở nước ngoài gửi đơn.\n\nỦy ban nhân dân tỉnh trả lời.\n"
    assert in_text(text, "vi") == ["Ủy ban nhân dân tỉnh"]


def test_a_committee_with_a_purpose_is_not_the_one_that_the_text_calls_by_its_head_alone() -> None:
    text = (
        "Ban Chỉ đạo quốc gia về phòng, chống hạn hán họp. Ban Chỉ đạo giao việc.\n\n"
        "Ban Chỉ đạo Trung ương về tổng kết nghị quyết cũng họp.\n"
    )
    assert "Ban Chỉ đạo quốc gia về phòng, chống hạn hán" in in_text(text, "vi")
    assert in_text("Vụ Kế hoạch, Tài chính:\n", "vi") == ["Vụ Kế hoạch, Tài chính"]
    assert in_text("Cục Báo chí, Vụ Pháp chế:\n", "vi") == ["Cục Báo chí", "Vụ Pháp chế"]


def test_a_party_committee_alone_is_the_one_that_the_text_names() -> None:
    text = "Đảng ủy UBND tỉnh Gia Lai họp. Văn phòng Đảng ủy ghi biên bản; Đảng ủy các xã dự.\n"
    assert in_text(text, "vi") == [
        "Đảng ủy Ủy ban nhân dân tỉnh Gia Lai",
        "Văn phòng Đảng ủy Ủy ban nhân dân tỉnh Gia Lai",
    ]
    assert in_text("Tỉnh ủy Gia Lai họp.\n\nĐảng ủy ghi biên bản.\n", "vi") == ["Tỉnh ủy Gia Lai"]


def test_what_belongs_to_the_ministry_belongs_to_the_one_named_before() -> None:
    text = "The Ministry of Health met.\n\nThe Ministry's Inspectorate will check.\n"
    assert in_text(text, "en")[1] == "Inspectorate of the Ministry of Health"
    text = "BỘ Y TẾ\n\nGiao Thanh tra Bộ kiểm tra, Văn phòng Bộ theo dõi.\n"
    assert in_text(text, "vi")[1:] == ["Thanh tra Bộ Y tế", "Văn phòng Bộ Y tế"]
    assert in_text("The Ministry's Inspectorate will check.\n", "en") == []
    both = "Bộ Y tế và Bộ Nội vụ họp.\n\n" + "Tiếp theo.\n\n" * 6 + "Thanh tra Bộ kiểm tra.\n"
    assert in_text(both, "vi") == ["Bộ Y tế", "Bộ Nội vụ"]
