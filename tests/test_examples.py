"""The example texts, and what a user sees who builds them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from policygraph.builders.readers import Input, read
from policygraph.cli import policygraph

FOLDER = Path(__file__).parents[1] / "examples"
EXAMPLES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".md", ".txt"))

Answer = Callable[..., Any]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Answer:
    """Build the examples once; return what a command answers, as JSON."""
    store = str(tmp_path_factory.mktemp("examples") / "store")
    texts = [str(path) for path in EXAMPLES]
    built = CliRunner().invoke(policygraph, ["build", *texts, "--store", store, "--jobs", "1"])
    assert built.exit_code == 0, built.output

    def answer(*command: str) -> Any:
        result = CliRunner().invoke(
            policygraph, [*command, "--store", store, "--format", "json"], catch_exceptions=False
        )
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    return answer


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_front_matter_is_complete(path: Path) -> None:
    text = read(Input(path, path.name))
    assert text.title and text.publisher == "policygraph examples" and text.body_start > 0
    assert text.url == f"https://w3id.org/policygraph/examples/{path.stem}"
    assert re.fullmatch(r"2025-\d\d-\d\d", text.published or "")
    assert text.language == ("vi" if re.match("cong|ket|nghi", path.name) else "en")


def test_there_are_about_ten_in_both_languages() -> None:
    languages = [read(Input(path, path.name)).language for path in EXAMPLES]
    assert 8 <= len(languages) <= 12
    assert min(languages.count("en"), languages.count("vi")) >= 4


def names(rows: list[dict[str, Any]], role: str) -> set[str]:
    return {party["label"] for row in rows for party in row[role]}


def test_who_is_assigned_what_under_conclusion_192(ask: Answer) -> None:
    rows = ask("who", "--document", "192-KL/TW")
    assert names(rows, "assignees") >= {
        "Party Committee of the National Assembly",
        "Party Committee of the Government",
        "Ministry of Home Affairs",
        "Ministry of Justice",
        "Ministry of Finance",
        "Ministry of Education and Training",
        "Ministry of Science and Technology",
        "Ministry of Construction",
        "Ministry of Agriculture and Environment",
        "secretaries of the provincial and municipal Party Committees",
        "chairpersons of the provincial and municipal People's Committees",
        "localities",
    }
    assert {"Politburo", "Secretariat"} <= names(rows, "assigners")
    assert {row["source"] for row in rows} >= {"conclusion-192.md", "ket-luan-192.md"}
    for row in rows:
        # A task may run over a line end, which the sentence keeps and the answer joins.
        assert " ".join(row["text"].split()) in " ".join(row["sentence"].split())


def test_both_languages_ask_for_the_same_ministry(ask: Answer) -> None:
    english = ask("who", "Ministry of Finance")
    assert english == ask("who", "Bộ Tài chính") and len(english) >= 3


def test_deadlines_and_coordinators(ask: Answer) -> None:
    rows = ask("who")
    assert {row["deadline"] for row in rows} >= {
        "2025-08-31",
        "2025-11",
        "2025-12-15",
        "2026-12-31",
    }
    together = [row for row in rows if row["coordinators"] and row["document"] == "59-CV/BCĐ"]
    assert "Ministry of Finance" in names(together, "assignees")


def test_the_documents_and_what_carries_out_183(ask: Answer) -> None:
    documents = {row["id"]: row for row in ask("documents")}
    assert set(documents) >= {
        "178-KL/TW",
        "183-KL/TW",
        "186-KL/TW",
        "192-KL/TW",
        "59-CV/BCĐ",
        "178/2024/NĐ-CP",
        "268/NQ-CP",
        "07/2025/NQ-CP",
        "278/2025/NĐ-CP",
        "201/CĐ-TTg",
        "2319/QĐ-TTg",
        "02-KH/BCĐTW",
    }
    relations = documents["07/2025/NQ-CP"]["relations"]
    assert ("implements", "183-KL/TW") in {(found["rel"], found["to"]) for found in relations}


def test_the_places(ask: Answer) -> None:
    places = {row["label"] for row in ask("entities", "--kind", "place")}
    assert places >= {"Hanoi", "Ho Chi Minh City", "Quang Ninh", "Da Nang", "Nghe An", "Dong Nai"}


def test_the_examples_hold_the_shapes(ask: Answer) -> None:
    assert ask("validate") == []


def test_the_readme_shows_what_is_answered(ask: Answer) -> None:
    readme = (FOLDER.parent / "README.md").read_text("utf-8")
    shown = set(
        re.findall(r"^\| .+? \| (.+?) \| .+? \| conclusion-192\.md \|$", readme, re.MULTILINE)
    )
    answered = {row["text"] for row in ask("who", "--document", "192-KL/TW")}
    assert len(shown) >= 5 and shown <= answered
