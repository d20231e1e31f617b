"""The script behind ``make score``: what it calls gained and lost, and what the record holds."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", ROOT / "benchmarks" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def collection(score: ModuleType, missed: str, extra: str, hashed: bool) -> object:
    """A collection that asks for the facts a, b and c, one letter each."""

    def facts(letters: str) -> set[object]:
        return {score.Fact("text", "deadline", letter) for letter in letters}

    return score.Score(hashed, facts("abc"), facts(missed), facts(extra))


@pytest.mark.parametrize("hashed", [False, True])
def test_each_fact_that_came_or_went_is_told(
    score: ModuleType, tmp_path: Path, hashed: bool
) -> None:
    record = tmp_path / "record.tsv"
    score.write_record(record, collection(score, "ab", "xy", hashed).faults())  # type: ignore[attr-defined]
    recorded = score.read_record(record)
    lines, lost = score.report(collection(score, "bc", "yz", hashed), recorded)
    assert lost
    assert [line.split(maxsplit=1) for line in lines if "·" in line or " read no more" in line] == [
        ["lost", "text · extra deadline: z"],
        ["lost", "text · missed deadline: c"],
        ["gained", "text · missed deadline: a"],
        ["gained", "1 extra, read no more"],
    ]
    same, lost = score.report(collection(score, "ab", "xy", hashed), recorded)
    assert same[-1] == "  as recorded"
    assert not lost


def test_a_hashed_record_holds_no_words(score: ModuleType, tmp_path: Path) -> None:
    facts = {score.Fact("text", "agencies", "Ministry of Finance")}
    record = tmp_path / "record.tsv"
    score.write_record(record, score.Score(True, facts, facts).faults())
    assert "Finance" not in record.read_text("utf-8")


def test_the_record_of_texts_that_are_not_ours_holds_hashes_alone(score: ModuleType) -> None:
    for fault in score.read_record(score.RECORDED / "shared.tsv"):
        assert len(fault.key) == 10
        assert set(fault.key) <= set("0123456789abcdef")


def test_passages_are_scored_by_who_has_to_do_what(
    score: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An assignee is found, one is missed, one is too many; advice counts neither way."""
    (tmp_path / "some-en.md").write_text(
        "# Passages\n\n## boats and ships\n"
        "The Government requires the Ministry of Finance to buy boats. It requires the Ministry of "
        "Construction to paint ships. Experts said that the Ministry of Justice should sell them."
        "\n\n- Ministry of Finance, Ministry of Health < Government : buy … boats\n"
        "? Ministry of Justice : sell … them\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(score, "PASSAGES", tmp_path)
    read = score.own_passages()
    assert {fact.words for fact in read.gold - read.missed} == {"Ministry of Finance: buy … boats"}
    assert {fact.words for fact in read.missed} == {"Ministry of Health: buy … boats"}
    assert {fact.words for fact in read.extra} == {"Ministry of Construction: paint ships"}


def test_every_line_of_the_passages_is_read_and_every_task_is_in_its_text(
    score: ModuleType,
) -> None:
    for case in (*score.cases("en", score.PASSAGES), *score.cases("vi", score.PASSAGES)):
        assert " … " not in case.text, case.id
        for task in case.tasks:
            assert score._span(case, task)
