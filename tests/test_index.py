"""The index says what SPARQL says, however the store came about, and can be deleted."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from itertools import product
from pathlib import Path

import pytest
import reference_answers as sparql
from conftest import fill

from policygraph.builders.build import build
from policygraph.graph import Store, open_store
from policygraph.graph.writer import withdraw_source
from policygraph.queries.entities import CLASSES, Naming, entities
from policygraph.queries.resolving import (
    ACTORS,
    ANYTHING,
    DOCUMENTS,
    PLACES,
    predecessors,
    resolve,
    successors,
)
from policygraph.queries.tasks import TaskFilter, who

EXAMPLES = Path(__file__).parents[1] / "examples"
EXTRA = {
    "a.txt": "Under Conclusion 192-KL/TW of the Politburo, the Ministry of Finance must publish "
    "the budget of Ho Chi Minh City before June 30, 2026.\n",
    "b.txt": "Căn cứ Nghị định số 901/2030/NĐ-CP, UBND tỉnh Nghệ An phối hợp với Bộ Tư pháp rà "
    "soát hồ sơ trước ngày 31/12/2030.\n\nSở Tài chính tỉnh Nghệ An báo cáo Bộ Tài chính.\n",
    "c.txt": 'The Ministry of Justice was told to "check\\the list" of Binh Duong by 2027.\n',
}


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store built in many steps: texts added, changed and withdrawn, segment upon segment."""
    folder, path = tmp_path_factory.mktemp("texts"), tmp_path_factory.mktemp("grown") / "store"
    build([EXAMPLES], path)
    for name, content in EXTRA.items():
        (folder / name).write_text(content, "utf-8")
        build([folder], path)
    (folder / "a.txt").write_text(EXTRA["a.txt"].replace("Finance", "Health"), "utf-8")
    build([folder], path)
    withdraw_source(path, "c.txt")
    withdraw_source(path, "provinces.md")
    return path


@pytest.fixture(scope="module")
def store(grown: Path) -> Store:
    opened = open_store(grown)
    assert len(opened.index.files) > 1, "the steps should have left more than one segment"
    return opened


def things(store: Store, *kinds: str) -> list[str]:
    return [one["iri"] for kind in kinds for one in entities(store, kind)]


def test_tasks_by_every_filter(store: Store) -> None:
    actors = things(store, "agency", "group", "office", "person")
    places = things(store, "place")
    documents = resolve(store, "192-KL/TW"), resolve(store, "59-CV/BCĐ", several=True)
    filters = [TaskFilter()]
    filters += [TaskFilter(bodies=(one,)) for one in actors]
    filters += [TaskFilter(by=(one,)) for one in actors]
    filters += [TaskFilter(places=(one,)) for one in places]
    filters += [TaskFilter(documents=some) for some in documents]
    filters += [TaskFilter(due_before=day) for day in ("2025-12-01", "2026-07-01", "2031-01-01")]
    filters += [
        TaskFilter(role=role, force=force)
        for role, force in product((None, "lead", "coordinating"), ("duty", "recommendation"))
    ]
    finance = resolve(store, "Bộ Tài chính", ACTORS)
    filters += [
        TaskFilter(bodies=finance, role="coordinating"),
        TaskFilter(bodies=finance, documents=documents[0], by=resolve(store, "Politburo", ACTORS)),
        TaskFilter(bodies=(*finance, *resolve(store, "Ministry of Justice")), due_before="2030"),
    ]
    answered = 0
    for wanted in filters:
        found = who(store, wanted)
        assert found == sparql.who(store, wanted), wanted
        answered += bool(found)
    assert answered > 40


def test_names_of_everything(store: Store) -> None:
    naming = Naming(store)
    for iri in things(store, *CLASSES):
        actor, document = sparql.described(store, iri)
        assert naming.actor(iri) == actor
        assert naming.document(iri) == document
    task = who(store)[0]["task"]
    assert naming.actor(task) == sparql.described(store, task)[0]
    assert naming.actor("https://example.org/nothing")["label"] == "https://example.org/nothing"


@pytest.mark.parametrize(
    ("name", "classes"),
    [
        ("Ministry of Finance", ACTORS),
        ("ministry of finance", ACTORS),
        ("bo tai chinh", ACTORS),
        ("UỶ BAN NHÂN DÂN TỈNH NGHỆ AN", ACTORS),
        ("Conclusion No. 192-KL/TW", DOCUMENTS),
        ("192-kl/tw", DOCUMENTS),
        ("Binh Duong", PLACES),
        ("nghe an", PLACES),
        ("Prime Minister", ANYTHING),
        ("thủ tướng chính phủ", ANYTHING),
    ],
)
def test_who_bears_a_name(store: Store, name: str, classes: frozenset[str]) -> None:
    found = resolve(store, name, classes, several=True)
    assert set(found) <= set(sparql.bearers(store, name, classes))
    assert found


def test_what_became_of_places_and_bodies(store: Store) -> None:
    changed = 0
    for name in ("Binh Duong", "Ho Chi Minh City", "Ministry of Planning and Investment"):
        (iri,) = resolve(store, name)
        became, was = sparql.changes(store, iri)
        assert (successors(store, iri), predecessors(store, iri)) == (became, was)
        changed += len(became) + len(was)
    assert changed > 3


# ------------------------------------------------------------------ deleted, damaged, repeated


def test_a_deleted_index_is_written_anew(grown: Path, tmp_path: Path) -> None:
    shutil.copytree(grown, tmp_path / "store")
    before = who(open_store(tmp_path / "store"))
    folder = open_store(tmp_path / "store").generation / "index"
    shutil.rmtree(folder)
    assert who(open_store(tmp_path / "store")) == before
    assert [path.name for path in folder.iterdir()] == ["0001.sqlite"]
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("damage", [b"", b"no database at all", None])
def test_a_damaged_or_foreign_index_is_written_anew(
    grown: Path, tmp_path: Path, damage: bytes | None
) -> None:
    shutil.copytree(grown, tmp_path / "store")
    opened = open_store(tmp_path / "store")
    before, path = who(opened), opened.index.files[0]
    if damage is None:
        with sqlite3.connect(path) as db:
            db.execute("PRAGMA user_version = 99")
        db.close()
    else:
        path.write_bytes(damage)
    assert who(open_store(tmp_path / "store")) == before


def test_a_build_goes_on_from_a_store_without_its_index(grown: Path, tmp_path: Path) -> None:
    shutil.copytree(grown, tmp_path / "store")
    shutil.rmtree(open_store(tmp_path / "store").generation / "index")
    withdraw_source(tmp_path / "store", "b.txt")
    opened = open_store(tmp_path / "store")
    assert who(opened) == sparql.who(opened, TaskFilter()) != []


def test_the_same_texts_give_the_same_bytes(tmp_path: Path, reference: bytes) -> None:
    digests = {
        hashlib.sha256(path.read_bytes()).hexdigest()
        for number in (1, 2)
        for path in open_store(fill(tmp_path / str(number), reference)).index.files
    }
    assert len(digests) == 1


def test_one_text_is_a_small_segment_beside_the_rest(grown: Path, tmp_path: Path) -> None:
    shutil.copytree(grown, tmp_path / "store")
    (tmp_path / "new.txt").write_text("The Ministry of Health must report.\n", "utf-8")
    before = open_store(tmp_path / "store").index.files
    build([tmp_path / "new.txt"], tmp_path / "store")
    after = open_store(tmp_path / "store").index.files
    assert after[0].samefile(before[0])
    assert after[-1].stat().st_size < before[0].stat().st_size / 10
