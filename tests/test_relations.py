"""Relations between documents, active and passive, stated and implied by the form."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from policygraph.builders.documents import gather
from policygraph.builders.documents.header import read_header
from policygraph.builders.documents.relation_order import plausible
from policygraph.builders.documents.relations import relate
from policygraph.builders.model import DocumentFact, Language, RelationFact, Text
from policygraph.builders.recognisers import recognise
from policygraph.builders.recognisers.dates import written_on
from policygraph.builders.segment import segment
from policygraph.ontology import table
from policygraph.ontology.terms import broader


def facts(content: str, language: Language) -> list[RelationFact]:
    text = Text("sample.txt", content, language)
    blocks = segment(text)
    header = read_header(text, blocks)
    mentions = recognise(text, blocks, header.place, written_on(text, blocks))
    documents = gather(text, blocks, mentions, header)
    found = relate(text, blocks, mentions, documents, header)
    keys = {document.key for document in documents}
    for fact in found:
        assert content[fact.quote.start : fact.quote.end] == fact.quote.text
        assert {fact.subject, fact.object} <= keys
    return found


def relations(content: str, language: Language) -> set[tuple[str, str, str]]:
    return {(fact.subject, fact.relation, fact.object) for fact in facts(content, language)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Resolution 901/NQ-CP, which carries out Resolution 91-NQ/TW and National Assembly "
            "Resolution 902/2025/QH15, went out in May. It replaces Resolution 903/NQ-CP.",
            {
                ("901/NQ-CP", "implements", "91-NQ/TW"),
                ("901/NQ-CP", "implements", "902/2025/QH15"),
                ("901/NQ-CP", "replaces", "903/NQ-CP"),
            },
        ),
        (
            "Circular 144/2017/TT-BTC, made under Decree 151/2017/ND-CP, stands abolished by "
            "Circular 98/2025/TT-BTC.",
            {
                ("144/2017/TT-BTC", "implements", "151/2017/NĐ-CP"),
                ("98/2025/TT-BTC", "repeals", "144/2017/TT-BTC"),
            },
        ),
        (
            "Decision 24/QD-TTg approves the plan. It supersedes Decision 12/QD-TTg of 2024.",
            {("24/QĐ-TTg", "replaces", "12/QĐ-TTg")},
        ),
        (
            "Decree 9/2025/ND-CP does not amend Decree 8/2024/ND-CP.",
            {("9/2025/NĐ-CP", "cites", "8/2024/NĐ-CP")},
        ),
        (
            "Resolution 3/NQ-CP begins where Resolution 2/NQ-CP, which it replaces, left off.",
            {("3/NQ-CP", "replaces", "2/NQ-CP")},
        ),
        (
            "The Law on Amendments to the Law on Organisation of Local Government is near.",
            {
                (
                    "Law on Amendments to the Law on Organisation of Local Government",
                    "amends",
                    "Law on Organisation of Local Government",
                )
            },
        ),
        ("Decree 5/2025/ND-CP and Decree 6/2025/ND-CP are both in force.", set()),
    ],
)
def test_english(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert relations(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nghị định số 5/2025/NĐ-CP ngày 12 tháng 1 năm 2025 của Chính phủ quy định chi tiết "
            "thi hành Luật Đất đai được sửa đổi, bổ sung bởi Nghị định số 7/2026/NĐ-CP.",
            {
                ("5/2025/NĐ-CP", "details", "Luật Đất đai"),
                ("7/2026/NĐ-CP", "amends", "5/2025/NĐ-CP"),
            },
        ),
        (
            "Chỉ thị số 12-CT/TU thay thế Chỉ thị số 9-CT/TU, đồng thời cụ thể hóa Nghị quyết "
            "số 57-NQ/TW.",
            {
                ("12-CT/TU", "replaces", "9-CT/TU"),
                ("12-CT/TU", "implements", "57-NQ/TW"),
            },
        ),
        (
            "Để thực hiện Nghị quyết số 60-NQ/TW, Ban Chỉ đạo ban hành Kế hoạch số 47-KH/BCĐ.",
            {("47-KH/BCĐ", "implements", "60-NQ/TW")},
        ),
    ],
)
def test_vietnamese(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert relations(text, "vi") == expected


DECISION = """BỘ TÀI CHÍNH

Số: 901/QĐ-BTC
Hà Nội, ngày 5 tháng 2 năm 2026

QUYẾT ĐỊNH
Về việc đính chính Thông tư số 13/2025/TT-BTC

Căn cứ Luật Vườn chè số 164/2025/QH15 được sửa đổi, bổ sung bởi Luật số 187/2026/QH15;

Căn cứ Nghị định số 278/2025/NĐ-CP của Chính phủ quy định chi tiết Luật Đất đai;

Theo đề nghị tại Tờ trình số 66/TTr-BTC;

Điều 1. Sửa cụm từ tại khoản 2.

Điều 2. Quyết định này thay thế Quyết định số 800/QĐ-BTC.
"""


def test_an_official_document_and_all_it_names() -> None:
    own = "901/QĐ-BTC"
    assert relations(DECISION, "vi") == {
        (own, "corrects", "13/2025/TT-BTC"),
        (own, "basedOn", "164/2025/QH15"),
        (own, "basedOn", "187/2026/QH15"),
        ("187/2026/QH15", "amends", "164/2025/QH15"),
        (own, "basedOn", "278/2025/NĐ-CP"),
        ("278/2025/NĐ-CP", "details", "Luật Đất đai"),
        (own, "cites", "Luật Đất đai"),
        (own, "cites", "66/TTr-BTC"),
        (own, "replaces", "800/QĐ-BTC"),
    }


def test_every_cue_relates_in_its_example_and_not_in_its_decoy() -> None:
    official = {
        "en": "MINISTRY OF FINANCE\nNo. 771/TB-BTC\nHanoi, 26 November 2025\n\nNOTICE\n\n",
        "vi": "BỘ TÀI CHÍNH\n\nSố: 771/TB-BTC\nHà Nội, ngày 5 tháng 2 năm 2026\n\nTHÔNG BÁO\n\n",
    }
    for row in table("relation_cues"):
        language: Language = "vi" if row["language"] == "vi" else "en"
        lead = official[language] if row["voice"] in ("opening", "task") else ""
        found = {fact.relation for fact in facts(lead + row["example"], language)}
        assert row["relation"] in found, row
        decoy = {fact.relation for fact in facts(lead + row["decoy"], language)}
        assert row["relation"] not in decoy, row


def test_a_finer_relation_falls_under_a_general_one() -> None:
    general = {"implements", "amends", "replaces", "basedOn", "cites"}
    assert {broader(row["relation"]) for row in table("relation_cues")} == general
    assert broader("details") == "implements"


def dated(number: str | None, kind: str, issued: str | None) -> DocumentFact:
    return DocumentFact(key=number or kind, number=number, type=kind, rule="", issued=issued)


@pytest.mark.parametrize(
    ("subject", "relation", "target", "stands"),
    [
        (("12/2024/NĐ-CP", "Decree", "2024"), "implements", ("41/2023/QH15", "Law", "2023"), True),
        (("41/2023/QH15", "Law", "2023"), "implements", ("12/2024/NĐ-CP", "Decree", "2024"), False),
        (("41/2023/QH15", "Law", "2023"), "details", ("9-NQ/TW", "Resolution", "2022"), True),
        (
            ("7/2020/TT-BTC", "Circular", "2020"),
            "amends",
            ("8/2025/TT-BTC", "Circular", "2025"),
            False,
        ),
        (
            ("7/2025/NQ-HĐND", "Resolution", "2025"),
            "replaces",
            ("39/2024/QH15", "Law", "2024"),
            False,
        ),
        (
            ("7/2025/NQ-HĐND", "Resolution", "2025"),
            "implements",
            ("39/2024/QH15", "Law", None),
            True,
        ),
        (
            ("7/2020/TT-BTC", "Circular", "2020"),
            "cites",
            ("8/2025/TT-BTC", "Circular", "2025"),
            True,
        ),
    ],
)
def test_relations_follow_rank_and_date(
    subject: tuple[str, str, str | None],
    relation: str,
    target: tuple[str, str, str | None],
    stands: bool,
) -> None:
    assert plausible(dated(*subject), relation, dated(*target)) is stands


CASES = Path(__file__).parent / "cases" / "relations.tsv"


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", cases(), ids=[row["text"][:60] for row in cases()])
def test_case(row: dict[str, str]) -> None:
    language: Language = "vi" if row["language"] == "vi" else "en"
    found = {" ".join(relation) for relation in relations(row["text"], language)}
    assert found == set(filter(None, row["expected"].split("; ")))
