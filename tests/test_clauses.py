"""Who is assigned what in the cases of ``cases/*.md``, through the whole extraction.

Cases that are right and that no rule reads yet stand in ``cases/known-failures.tsv`` with the
reason; one that passes in spite of it fails the test, so that the list stays short.
"""

from __future__ import annotations

import re

import pytest
from _pytest.mark.structures import ParameterSet
from rdflib import SKOS, URIRef
from task_cases import Case, cases, known_failures, names_in

from policygraph.builders import extract
from policygraph.builders.model import Language, TaskFact, Text
from policygraph.ontology import table, vocabulary
from policygraph.ontology.terms import ONTOLOGY


def split(listed: str) -> set[str]:
    return {name.casefold() for name in names_in(listed)}


def shown(task: TaskFact) -> dict[str, object]:
    return {
        "assignees": {n.name.casefold() for n in task.assignees},
        "assigners": {n.name.casefold() for n in task.assigners},
        "coordinators": {n.name.casefold() for n in task.coordinators},
        "deadline": task.deadline or "",
        "document": task.document or "",
    }


ALL = [case for language in ("en", "vi") for case in cases(language)]


def params() -> list[ParameterSet]:
    reasons = known_failures()
    marks = {
        name: [pytest.mark.xfail(reason=why, strict=True, raises=AssertionError)]
        for name, why in reasons.items()
    }
    names = [c.id for c in ALL]
    return [pytest.param(c, id=n, marks=marks.get(n, ())) for c, n in zip(ALL, names, strict=True)]


def test_known_failures_are_cases_with_reasons() -> None:
    names = {c.id for c in ALL}
    for name, why in known_failures().items():
        assert name in names
        assert why


@pytest.mark.parametrize("case", params())
def test_tasks_of_a_case(case: Case) -> None:
    facts = extract(Text("case.txt", case.text, case.language))
    wanted = [
        {
            "assignees": split(t["assignees"]),
            "assigners": split(t["assigners"]),
            "coordinators": split(t["coordinators"]),
            "deadline": t["deadline"],
            "document": t["document"],
        }
        for t in case.tasks
    ]
    assert [shown(t) for t in facts.tasks] == wanted
    for task, expected in zip(facts.tasks, case.tasks, strict=True):
        words = " ".join(task.quote.text.split())
        assert words.startswith(expected["first"])
        assert words.endswith(expected["last"])


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_case_is_read(language: Language) -> None:
    """A line that the notation does not fit would be taken for text and test nothing."""
    for case in cases(language):
        assert not re.search(r"^- .* … ", case.text, re.MULTILINE), case.name


def test_quotes_are_the_words_of_the_source() -> None:
    for case in ALL:
        for task in extract(Text("case.txt", case.text, case.language)).tasks:
            quotes = [task.quote, *(one.quote for one in task.found if one.quote)]
            assert [case.text[q.start : q.end] for q in quotes] == [q.text for q in quotes]


def test_every_slot_that_is_filled_says_how() -> None:
    schemes = vocabulary("schemes.ttl")
    scheme = URIRef(f"{ONTOLOGY}/way")
    ways = {
        str(schemes.value(way, SKOS.notation)) for way in schemes.subjects(SKOS.inScheme, scheme)
    }
    for case in ALL:
        for task in extract(Text("case.txt", case.text, case.language)).tasks:
            slots = [one.slot for one in task.found]
            assert len(slots) == len(set(slots))
            filled = {
                "assignee": task.assignees,
                "coordinator": task.coordinators,
                "assigner": task.assigners,
                "document": task.document,
                "deadline": task.deadline,
            }
            if one := task.words("deadline"):  # kept where no day follows from it
                filled["deadline"] = one.text
            assert {slot for slot, value in filled.items() if value} == set(slots), case.name
            assert {f"{one.slot}-{one.way}" for one in task.found} <= ways


@pytest.mark.parametrize("row", table("order_verbs"), ids=lambda row: row["verb"])
def test_a_verb_of_orders_is_read_in_its_example_alone(row: dict[str, str]) -> None:
    given = extract(Text("case.txt", row["example"] + "\n", "vi")).tasks
    assert any(task.assigners for task in given)
    assert not extract(Text("case.txt", row["decoy"] + "\n", "vi")).tasks


@pytest.mark.parametrize("forged", ["\ue000", "\ue400", "\ue401", "\ue800"])
def test_a_character_of_a_text_does_not_pass_for_a_mention(forged: str) -> None:
    """Mentions are private-use characters while sentences are matched, and texts may have those."""
    content = f"The Ministry of Finance praised it, and {forged} must sell it."
    assert extract(Text("a.txt", content, "en")).tasks == ()
