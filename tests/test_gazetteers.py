"""Tables of bodies, fields, compositions and groups: well kept, and right in every row."""

from __future__ import annotations

import pytest

from policygraph.builders.linking.identity import Identity
from policygraph.builders.linking.kinds import kind_of
from policygraph.builders.model import Block, Language
from policygraph.builders.recognisers.bodies.reading import identify, read
from policygraph.builders.recognisers.bodies.tables import abbreviations, cells, view
from policygraph.builders.recognisers.groups import find
from policygraph.builders.segment.reading_form import normalise
from policygraph.ontology import read_text, table

LANGUAGES: tuple[Language, Language] = ("en", "vi")
TABLES = ("bodies", "compositions", "fields", "groups", "head_nouns")


def identities(text: str, language: Language) -> list[Identity]:
    """Return everybody that a text names, with the owners inside."""
    found = [identity for _, _, identity in read(text, language)]
    for identity in list(found):
        while identity.owner:
            identity = identity.owner
            found.append(identity)
    return found


def heads(text: str) -> set[str]:
    read_as = normalise(text)
    return {each.head for language in LANGUAGES for each in identities(read_as, language)}


def groups(text: str, language: Language) -> list[str]:
    block = Block(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))
    return [group.name for group in find(block, language, ())]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_sorted_trimmed_and_without_doubles(name: str) -> None:
    header, *lines = read_text(f"gazetteers/{name}.tsv").splitlines()
    assert lines == sorted(set(lines))
    columns = header.split("\t")
    for line in lines:
        found = line.split("\t")
        assert len(found) == len(columns), line
        for cell in found:
            parts = cell.split("|")
            assert all(part == part.strip() for part in parts), line
            assert len(parts) == len(set(parts)), line
            assert "" not in parts or parts == [""], line


@pytest.mark.parametrize("name", ("bodies", "compositions", "fields"))
def test_ids_are_unique_paths(name: str) -> None:
    ids = [row["id"] for row in table(name)]
    assert len(ids) == len(set(ids))
    assert all(each.isascii() and each == each.lower() and " " not in each for each in ids)


def test_parents_and_successors_are_in_the_register() -> None:
    known = {row["id"] for row in table("bodies")}
    for row in table("bodies"):
        assert row["parent"] in known | {""}, row["id"]
        assert row["successor"] in known | {""}, row["id"]
        assert not row["successor"] or row["until"], row["id"]


def test_an_abbreviation_means_one_body() -> None:
    for columns in (("en_abbr",), ("en_abbr", "vi_abbr")):
        short = [name for row in table("bodies") for name in set(cells(row, *columns))]
        assert len(short) == len(set(short)), sorted(n for n in short if short.count(n) > 1)
    assert "NHNN" in abbreviations("vi")


@pytest.mark.parametrize("row", table("bodies"), ids=lambda row: row["id"])
def test_a_body_is_found_by_all_its_names_and_not_in_its_decoy(row: dict[str, str]) -> None:
    for language in LANGUAGES:
        for name in cells(row, language, f"{language}_variants"):
            if name.endswith(" lần thứ"):
                name += " XIV"
            found = identify(name, language)
            assert found is not None and found.head == row["id"], name
    assert row["id"] in heads(row["example"])
    assert row["id"] not in heads(row["decoy"])


@pytest.mark.parametrize("row", table("fields"), ids=lambda row: row["id"])
def test_a_field_makes_a_ministry_or_department(row: dict[str, str]) -> None:
    def named(text: str) -> bool:
        return any(
            row["id"] == each.field or (row["ministry"] and row["ministry"] == each.head)
            for language in LANGUAGES
            for each in identities(text, language)
        )

    assert named(row["example"])
    assert not named(row["decoy"])


@pytest.mark.parametrize("row", table("compositions"), ids=lambda row: row["id"])
def test_a_composition_is_found_in_its_example_alone(row: dict[str, str]) -> None:
    assert row["id"] in heads(row["example"])
    assert row["id"] not in heads(row["decoy"])


@pytest.mark.parametrize("row", table("head_nouns"), ids=lambda row: row["head"])
def test_a_head_noun_tells_the_kind_of_a_body(row: dict[str, str]) -> None:
    language: Language = "en" if row["language"] == "en" else "vi"
    assert kind_of(row["example"], language) == row["kind"]
    assert kind_of(row["decoy"], language) != row["kind"]


@pytest.mark.parametrize("row", table("name_abbreviations"), ids=lambda row: row["short"])
def test_an_abbreviation_in_a_name_is_spelled_out(row: dict[str, str]) -> None:
    assert any(row["full"] in each.name for each in identities(row["example"], "vi"))
    assert not identities(row["decoy"], "vi")


@pytest.mark.parametrize("row", table("groups"), ids=lambda row: f"{row['class']}-{row['words']}")
def test_a_group_word_is_found_in_its_example_alone(row: dict[str, str]) -> None:
    language: Language = "en" if row["language"] == "en" else "vi"
    words = view(row["words"], language)
    spelled = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "mttq": "mặt trận tổ quốc"}
    found = " ; ".join(view(name, language) for name in groups(row["example"], language))
    assert spelled.get(words, words) in found
    assert not groups(row["decoy"], language)
