"""The store on disk: generations, one writer, many readers, and what a kill leaves behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from policygraph.graph import StoreError, open_store
from policygraph.graph.manifest import Skipped, SourceEntry
from policygraph.graph.writer import withdraw_source
from policygraph.graph.writing import compact_store, write_store

GRAPH = "https://example.org/source/"


def quads(source: str, *values: str) -> bytes:
    return "".join(
        f'<https://example.org/{source}> <https://example.org/says> "{value}" <{GRAPH}{source}> .\n'
        for value in values
    ).encode()


def entry(source: str) -> SourceEntry:
    return SourceEntry(f"{GRAPH}{source}", f"/{source}", source, source, source, "1", "en")


def put(path: Path, **texts: str) -> None:
    with write_store(path) as writer:
        for source, value in texts.items():
            writer.put(source, entry(source), quads(source, value))
        writer.commit()


def values(path: Path) -> set[str]:
    return {
        quad.object.value
        for quad in open_store(path).quads()
        if isinstance(quad.object, ox.Literal)
    }


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_was_put_is_answered_and_replaced(tmp_path: Path) -> None:
    put(tmp_path / "s", a="one", b="two", c="three")
    assert values(tmp_path / "s") == {"one", "two", "three"}
    put(tmp_path / "s", a="changed")
    assert values(tmp_path / "s") == {"changed", "two", "three"}
    put(tmp_path / "s", a="x", b="y", c="z")
    assert values(tmp_path / "s") == {"x", "y", "z"}


def test_withdrawing_removes_one_text_and_nothing_else(tmp_path: Path) -> None:
    put(tmp_path, a="one", b="two")
    withdraw_source(tmp_path, "a")
    assert values(tmp_path) == {"two"}
    assert set(open_store(tmp_path).manifest.sources) == {"b"}
    with pytest.raises(StoreError, match="no source 'a'"):
        withdraw_source(tmp_path, "a")


def test_a_reader_goes_on_while_the_store_is_rebuilt_twice(tmp_path: Path) -> None:
    put(tmp_path, a="one")
    reader = open_store(tmp_path)
    put(tmp_path, a="two")
    put(tmp_path, a="three")
    assert [quad.object for quad in reader.quads()] == [ox.Literal("one")]
    assert values(tmp_path) == {"three"}


def test_a_generation_stays_as_long_as_somebody_reads_it(tmp_path: Path) -> None:
    put(tmp_path, a="one")
    reader = open_store(tmp_path)
    for text in ("two", "three", "four"):
        put(tmp_path, a=text)
    assert names(tmp_path / "generations") == {"0001", "0003", "0004"}
    assert [quad.object for quad in reader.quads()] == [ox.Literal("one")]
    del reader
    put(tmp_path, a="five")
    assert names(tmp_path / "generations") == {"0004", "0005"}


def test_nothing_changes_without_a_commit(tmp_path: Path) -> None:
    put(tmp_path, a="one")
    with pytest.raises(RuntimeError), write_store(tmp_path) as writer:
        writer.put("a", entry("a"), quads("a", "two"))
        raise RuntimeError
    assert values(tmp_path) == {"one"}
    assert [p.name for p in (tmp_path / "generations").iterdir()] == ["0001"]


def test_a_commit_without_changes_makes_no_generation(tmp_path: Path) -> None:
    put(tmp_path, a="one")
    with write_store(tmp_path) as writer:
        writer.report_skipped([])
        assert not writer.commit()
    with write_store(tmp_path) as writer:
        writer.report_skipped([Skipped("x", "empty")])
        assert writer.commit()


def test_texts_that_no_generation_needs_are_removed(tmp_path: Path) -> None:
    for content in ("one", "two", "three"):
        keep(tmp_path, content)
    assert open_store(tmp_path).text("a") == "three"
    assert kept_texts(tmp_path) == {"two", "three"}


def keep(path: Path, content: str) -> None:
    with write_store(path) as writer:
        digest = writer.keep_text(content)
        writer.keep_facts(digest, b"{}")
        kept = SourceEntry(f"{GRAPH}a", "/a", digest, digest, digest, "1", "en")
        writer.put("a", kept, quads("a", content))
        writer.commit()


def kept_texts(path: Path) -> set[str]:
    facts = {one.stem for one in path.glob("facts/*/*.json")}
    texts = {one.stem: one.read_text() for one in path.glob("texts/*/*.txt")}
    assert not facts or facts == texts.keys()
    return set(texts.values())


def test_a_text_that_comes_back_is_not_removed_with_its_former_generation(tmp_path: Path) -> None:
    for content in ("one", "two", "one", "three", "four"):
        keep(tmp_path, content)
        assert open_store(tmp_path).text("a") == content
    assert kept_texts(tmp_path) == {"three", "four"}


def test_a_reader_keeps_its_texts(tmp_path: Path) -> None:
    keep(tmp_path, "one")
    reader = open_store(tmp_path)
    for content in ("two", "three", "four"):
        keep(tmp_path, content)
    assert reader.text("a") == "one"


def test_compacting_keeps_the_answers_and_sweeps_what_nobody_has(tmp_path: Path) -> None:
    for content in ("one", "two", "three", "four"):
        put(tmp_path, **{name: f"{name}{content}" for name in "abc"})
        keep(tmp_path, content)
    with pytest.raises(RuntimeError), write_store(tmp_path) as writer:
        writer.keep_text("of a build that failed")
        raise RuntimeError
    before = values(tmp_path)
    assert len(open_store(tmp_path).index.files) >= 1
    compact_store(tmp_path)
    assert values(tmp_path) == before
    assert kept_texts(tmp_path) == {"four"}
    assert len(open_store(tmp_path).index.files) == 1
    put(tmp_path, b="after")
    assert values(tmp_path) == {"four", "after", "cfour"}


def test_text_comes_back_with_its_line_ends(tmp_path: Path) -> None:
    content = "one\r\ntwo\rthree\u2028\nbốn "
    with write_store(tmp_path) as writer:
        digest = writer.keep_text(content)
        kept = SourceEntry(f"{GRAPH}a", "/a", digest, digest, digest, "1", "vi")
        writer.put("a", kept, quads("a", "x"))
        writer.commit()
    assert open_store(tmp_path).text("a") == content


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    told = f"process {os.getpid()} is writing"
    with write_store(tmp_path), pytest.raises(StoreError, match=told), write_store(tmp_path):
        pass
    with write_store(tmp_path):
        pass


HOLD = """
import sys, time
from pathlib import Path
from policygraph.graph.writing import write_store
with write_store(Path(sys.argv[1])) as writer:
    writer._add('https://example.org/g', b'')
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_lock_of_a_killed_writer_is_free_and_its_leftovers_go(tmp_path: Path) -> None:
    put(tmp_path, a="one")
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout and holder.stdout.readline() == "held\n"
    with pytest.raises(StoreError, match=f"process {holder.pid}"):
        put(tmp_path, a="two")
    assert values(tmp_path) == {"one"}
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    holder.stdout.close()
    assert list((tmp_path / "generations").glob("*.new"))
    put(tmp_path, a="two")
    assert values(tmp_path) == {"two"}
    assert not list((tmp_path / "generations").glob("*.new"))


REBUILD = """
import sys
from pathlib import Path
from policygraph.graph.manifest import SourceEntry
from policygraph.graph.writing import write_store
graph = "https://example.org/source/a"
for number in range(1, 10_000):
    with write_store(Path(sys.argv[1])) as writer:
        entry = SourceEntry(graph, "/a", "a", "a", "a", "1", "en")
        head = "<https://example.org/a> <https://example.org/"
        lines = [f'{head}{n}> "{number}" <{graph}> .' for n in range(200)]
        writer.put("a", entry, "\\n".join(lines).encode())
        writer.commit()
    print(number, flush=True)
"""


@pytest.mark.parametrize("delay", [0.0, 0.011, 0.023, 0.037, 0.051, 0.083])
def test_a_kill_at_any_moment_leaves_a_whole_generation(tmp_path: Path, delay: float) -> None:
    put(tmp_path, a="0")
    builder = subprocess.Popen(
        [sys.executable, "-c", REBUILD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert builder.stdout and builder.stdout.readline()
    time.sleep(delay)
    builder.send_signal(signal.SIGKILL)
    done = [1, *(int(line) for line in builder.stdout)]
    builder.wait()
    builder.stdout.close()
    found = [
        quad.object.value
        for quad in open_store(tmp_path).quads()
        if isinstance(quad.object, ox.Literal)
    ]
    assert len(found) == 200
    assert len(set(found)) == 1
    assert int(found[0]) in (done[-1], done[-1] + 1)
    put(tmp_path, a="after")
    assert values(tmp_path) == {"after"}


def test_a_folder_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    for act in (lambda: open_store(tmp_path), lambda: put(tmp_path, a="one")):
        with pytest.raises(StoreError, match="is not a policygraph store"):
            act()
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_a_store_of_another_version_is_named(tmp_path: Path) -> None:
    put(tmp_path, a="one")
    (tmp_path / "format").write_text("policygraph store 99\n")
    with pytest.raises(StoreError, match="'policygraph store 99', this version reads"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match="'policygraph store 99'"):
        put(tmp_path, a="two")


def test_a_store_that_is_missing_or_unfinished_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="policygraph build"):
        open_store(tmp_path / "none")
    assert not (tmp_path / "none").exists()
    with write_store(tmp_path / "half"):
        pass
    with pytest.raises(StoreError, match="no finished build"):
        open_store(tmp_path / "half")


def test_damaged_data_is_one_error(tmp_path: Path) -> None:
    put(tmp_path, a="one")
    for path in (tmp_path / "generations" / "0001" / "graph").iterdir():
        path.unlink()
    with pytest.raises(StoreError, match="cannot be read"):
        open_store(tmp_path).quads()


def test_the_dataset_is_ordinary_rdflib(filled: Path) -> None:
    from rdflib import Literal, URIRef

    dataset = open_store(filled).dataset()
    rows = dataset.query('SELECT ?b WHERE { ?b skos:prefLabel "Ministry of Finance"@en }')
    found = {str(row[0]) for row in rows}  # type: ignore[index]
    assert len(found) == 1
    label = URIRef("http://www.w3.org/2004/02/skos/core#prefLabel")
    assert Literal("Bộ Tài chính", lang="vi") in set(dataset.objects(URIRef(found.pop()), label))
    assert {str(graph.identifier).rpartition("/")[2] for graph in dataset.graphs()} >= {
        "reference",
        "assets.txt",
        "nq.txt",
    }


def test_the_dataset_answers_as_that_of_oxrdflib_does(filled: Path) -> None:
    from oxrdflib import OxigraphStore
    from rdflib import RDF, Dataset, URIRef
    from rdflib.plugins.sparql import prepareQuery

    store = open_store(filled)
    ours, plain = store.dataset(), Dataset(OxigraphStore(store=store.graph), default_union=True)
    task = "?task a <https://w3id.org/policygraph/ontology#Task>"
    due = "OPTIONAL { ?task <https://w3id.org/policygraph/ontology#due> ?due }"
    for query in (
        f"SELECT ?task ?due WHERE {{ {task} {due} }} ORDER BY ?task",
        f"SELECT ?due WHERE {{ {task} {due} }} ORDER BY ?due",
        f"ASK {{ {task} }}",
        "ASK { ?task a <https://example.org/nothing> }",
    ):
        assert list(ours.query(query)) == list(plain.query(query)) != []
    construct = f"CONSTRUCT {{ ?task a rdf:Bag }} WHERE {{ {task} }}"
    assert set(ours.query(construct)) == set(plain.query(construct)) != set()
    found = {URIRef(str(row[0])) for row in ours.query(f"SELECT ?task WHERE {{ {task} }}")}  # type: ignore[index]
    one = min(found, key=str)
    bound = f"SELECT ?task ?type WHERE {{ {task} ; a ?type }}"
    assert set(ours.query(bound, initBindings={"task": one})) == set(
        plain.query(bound, initBindings={"task": one})
    )
    assert set(ours.quads((one, None, None, None))) == set(plain.quads((one, None, None, None)))
    assert set(ours.subjects(RDF.type, URIRef("https://w3id.org/policygraph/ontology#Task"))) == (
        found
    )
    assert list(ours.query(prepareQuery("ASK { ?s ?p ?o }"))) == [True]  # by rdflib's own engine


def test_many_readers_at_once(filled: Path) -> None:
    readers = [open_store(filled) for _ in range(8)]
    assert len({len(reader.graph) for reader in readers}) == 1
