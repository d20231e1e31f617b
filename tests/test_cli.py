"""The command line: help, answers, exit codes, one clear line for each thing that is wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from policygraph.cli import policygraph
from policygraph.queries import load, names

ROOT = Path(__file__).parents[1]
CLI = [sys.executable, "-m", "policygraph.cli"]


def run(*words: str, store: Path | None = None, given: str | bytes | None = None) -> Result:
    """Run a command as the console script does, apart from the process."""
    environment = {"POLICYGRAPH_STORE": str(store)} if store else {"POLICYGRAPH_STORE": None}
    return CliRunner(env=environment).invoke(policygraph, words, input=given)


def rows(*words: str, store: Path) -> list[dict[str, Any]]:
    done = run(*words, "--format", "json", store=store)
    assert done.exit_code == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def complaint(done: Result, code: int = 2) -> str:
    """Return the one line that a failed command says."""
    assert done.exit_code == code, done.output
    assert done.stdout == ""
    lines = [line for line in done.stderr.splitlines() if line]
    assert lines[-1].startswith("Error: ") and "Traceback" not in done.stderr
    assert all(line.startswith(("Usage: ", "Try ")) for line in lines[:-1]), done.stderr
    return lines[-1]


# ------------------------------------------------------------------ what a question loads

ALONE = """
import sys
from policygraph.cli import policygraph
policygraph(sys.argv[1:], standalone_mode=False)
heavy = {"pyoxigraph", "rdflib", "oxrdflib", "rich", "jinja2", "msgspec", "networkx", "hashlib"}
sys.exit(f"loaded: {loaded}" if (loaded := heavy & sys.modules.keys()) else 0)
"""


@pytest.mark.parametrize(
    "words", [("who", "bo tai chinh"), ("who", "--due-before", "2032"), ("search", "tài sản công")]
)
def test_the_index_answers_without_the_graph_or_a_library(
    filled: Path, words: tuple[str, ...]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ALONE, *words, "--store", str(filled)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "tài sản công" in done.stdout


# ------------------------------------------------------------------ help and documents


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(policygraph)
    for name in policygraph.list_commands(context):
        command = policygraph.get_command(context, name)
        assert command is not None
        yield name, command


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=lambda part: str(part)[:20])
def test_every_command_says_what_it_does_and_gives_an_example(
    name: str, command: click.Command
) -> None:
    assert command.help, f"{name} has no help"
    first = command.help.split("\n\n")[0]
    assert re.fullmatch(r"[A-Z][^.]*\.", " ".join(first.split())), f"{name}: not one sentence"
    example = re.search(r"Example: (.+)", command.help)
    assert example and f"policygraph {name}" in example[1], f"{name} has no example of itself"


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_is_documented(name: str) -> None:
    documents = [ROOT / "README.md", ROOT / "docs" / "cli.md"]
    text = "\n".join(path.read_text("utf-8") for path in documents if path.exists())
    assert f"policygraph {name}" in text


@pytest.mark.parametrize("name", names())
def test_every_question_has_its_own_help(name: str) -> None:
    done = run("query", name, "--help")
    assert done.exit_code == 0
    flat = " ".join(done.stdout.split())
    assert load(name).summary in flat
    assert f"Example: {load(name).example}" in flat
    for parameter in load(name).parameters:
        assert (f"--{parameter.name}" if parameter.default else parameter.name.upper()) in flat


def test_the_list_of_questions() -> None:
    done = run("query", "--list")
    assert [line.split("\t")[0] for line in done.stdout.splitlines()[1:]] == list(names())


def examples() -> list[str]:
    found = [re.search(r"Example: (.+)", command.help or "") for _, command in commands()]
    lines = [one[1] for one in found if one] + [load(name).example for name in names()]
    lasting = ("policygraph demo", "policygraph build", "policygraph withdraw", "policygraph serve")
    return [line for line in lines if not line.startswith((*lasting, "eval"))]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example texts, built by the command line."""
    store = tmp_path_factory.mktemp("sample") / "store"
    texts = [str(path) for path in sorted((ROOT / "examples").glob("*.*")) if path.suffix != ".py"]
    done = run("build", *texts, "--store", str(store))
    assert done.exit_code == 0, done.stderr
    assert done.stdout == ""
    return store


@pytest.mark.parametrize("line", examples())
def test_every_example_can_be_pasted(line: str, sample: Path, tmp_path: Path) -> None:
    words = shlex.split(line)
    assert words.pop(0) == "policygraph"
    words = [str(tmp_path / word) if word in ("page.html", "graph.ttl") else word for word in words]
    done = run(*words, store=sample)
    assert done.exit_code == 0 or words[0] == "validate", done.output


# ------------------------------------------------------------------ answers


def test_who_in_four_formats(filled: Path) -> None:
    found = rows("who", store=filled)
    assert list(found[0]) == [
        *("task", "text", "source", "start", "end", "page", "sentence"),
        *("assignees", "coordinators"),
        *("assigners", "generic", "document", "deadline", "force", "status"),
    ]
    lines = run("who", "--format", "jsonl", store=filled).stdout.splitlines()
    assert [json.loads(line) for line in lines] == found
    table = list(csv.DictReader(io.StringIO(run("who", "--format", "csv", store=filled).stdout)))
    assert [row["task"] for row in table] == [row["task"] for row in found]
    assert list(table[0]) == list(found[0])
    assert table[0]["assignees"] == "Ministry of Finance"
    plain = run("who", store=filled).stdout.splitlines()
    assert plain[0].startswith("Assigned to\t") and len(plain) == len(found) + 1


def test_who_by_name_in_both_languages(filled: Path) -> None:
    english = rows("who", "Ministry of Finance", store=filled)
    assert english == rows("who", "Bộ Tài chính", store=filled) != []
    assert len(rows("who", "Ministry of Finance", "--document", "901-KL/TW", store=filled)) == 1
    assert len(rows("who", "--by", "Politburo", store=filled)) == 1
    assert len(rows("who", "--due-before", "2031", store=filled)) == 1
    assert len(rows("who", "--role", "coordinating", store=filled)) == 1
    assert len(rows("who", "--force", "recommendation", store=filled)) == 1


@pytest.mark.parametrize("name", ["UBND Nghệ An", "Nghe An Provincial People's Committee"])
def test_a_body_is_found_by_wordings_of_no_text(name: str, sample: Path) -> None:
    assert name not in run("entities", "--kind", "agency", store=sample).stdout
    shown = run("show", name, store=sample)
    assert shown.stdout.startswith("People's Committee of Nghe An\n"), shown.output
    asked = ("query", "evidence-of")
    assert run(*asked, name, store=sample).stdout == (
        run(*asked, "Ủy ban nhân dân tỉnh Nghệ An", store=sample).stdout
    )


@pytest.mark.parametrize("name", ["", "Finance Minister of Nowhere", "UBND tỉnh Mẫu"])
def test_a_name_of_nothing_is_not_taken_for_less(name: str, sample: Path) -> None:
    assert f'nothing is called "{name}"' in complaint(run("who", name, store=sample))


def test_a_former_body_leads_to_its_successor(filled: Path) -> None:
    done = run("who", "Ministry of Planning and Investment", store=filled)
    assert "Ministry of Planning and Investment: part of Ministry of Finance since 2025-03-01" in (
        done.stderr
    )
    assert "publish the list of public assets" in done.stdout


def test_show_says_what_a_former_province_is_part_of(filled: Path) -> None:
    done = run("show", "Binh Duong", store=filled)
    assert "part of Ho Chi Minh City since 2025-07-01" in done.stdout


def test_no_answer_is_no_error(filled: Path) -> None:
    done = run("who", "Ministry of Justice", "--role", "lead", store=filled)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "no tasks for Ministry of Justice\n"
    assert rows("who", "Ministry of Justice", "--role", "lead", store=filled) == []


def test_text_prints_the_very_text(filled: Path) -> None:
    done = run("text", "văn bản/nq.txt", store=filled)
    row = next(row for row in rows("who", store=filled) if row["source"] == "văn bản/nq.txt")
    assert done.stdout[row["start"] : row["end"]] == "rà soát tài sản công trước ngày 31/3/2031"


def test_queries_from_files_and_standard_input(filled: Path, tmp_path: Path) -> None:
    sparql = "SELECT ?n { ?d eli:id_local ?n . ?d a eli:LegalResource } ORDER BY ?n"
    (tmp_path / "q.rq").write_text(sparql)
    expected = [{"n": "901-KL/TW"}, {"n": "902/2030/NQ-CP"}]
    done = run("query", "-", "--format", "json", store=filled, given=sparql)
    found = [row["n"] for row in json.loads(done.stdout)]
    assert sorted(set(found)) == [row["n"] for row in expected]
    assert (
        run("query", str(tmp_path / "q.rq"), "--format", "json", store=filled).stdout == done.stdout
    )
    made = run("query", "-", store=filled, given="CONSTRUCT { ?t a pg:Task } { ?t a pg:Task }")
    assert "a pg:Task ." in made.stdout
    assert run("query", "-", store=filled, given="ASK { ?t a pg:Task }").stdout == "true\n"


def test_cells_never_run(tmp_path: Path) -> None:
    folder = tmp_path / "=cmd"
    folder.mkdir()
    (folder / "+x.txt").write_text(
        "The Government assigned the Ministry of Finance to publish the budget.\n", "utf-8"
    )
    store = tmp_path / "store"
    assert run("build", str(folder), "--store", str(store)).exit_code == 0
    table = run("who", "--format", "csv", store=store).stdout
    assert {row["source"] for row in csv.DictReader(io.StringIO(table))} == {"'+x.txt"}


# ------------------------------------------------------------------ what is wrong


def test_wrong_use_is_one_line_and_exit_2(filled: Path, tmp_path: Path) -> None:
    assert "there is no store" in complaint(run("who", store=tmp_path / "none"))
    assert "did you mean" in complaint(run("who", "Ministry of Finence", store=filled))
    assert "No such command 'whoo'. Did you mean who?" in complaint(run("whoo"))
    assert "does not exist" in complaint(run("build", str(tmp_path / "none")))
    assert "there is no source" in complaint(run("withdraw", "none.txt", store=filled))
    assert "there is no source" in complaint(run("text", "none.txt", store=filled))
    assert "there is no question" in complaint(run("query", "tasks", store=filled))
    assert "there is no file" in complaint(run("query", "none.rq", store=filled))
    assert "is not a date like" in complaint(run("who", "--due-before", "soon", store=filled))
    assert "not a day like" in complaint(run("query", "deadlines", "--from", "soon", store=filled))
    (tmp_path / "empty").mkdir()
    assert "no text to read" in complaint(
        run("build", str(tmp_path / "empty"), store=tmp_path / "s")
    )


@pytest.mark.parametrize(
    ("sparql", "words"),
    [
        ("SELECT * WHERE { ?s ?p", "not a SPARQL query: error at 1:"),
        ("INSERT DATA { <http://x> <http://x> 1 }", "updates are refused"),
        ("ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("", "not a SPARQL query"),
    ],
)
def test_refused_queries(filled: Path, sparql: str, words: str) -> None:
    assert words in complaint(run("query", "-", store=filled, given=sparql))


def test_a_store_of_another_version(texts_alone: Path, tmp_path: Path) -> None:
    (tmp_path / "format").write_text("policygraph store 0\n")
    for words in (("who",), ("stats",), ("withdraw", "x"), ("build", str(ROOT / "examples"))):
        assert "'policygraph store 0'" in complaint(run(*words, store=tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["format"]


def test_strict_turns_a_skipped_file_into_exit_2(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text("The Ministry of Finance shall report.\n")
    words = ("build", str(tmp_path), "--store", str(tmp_path / "store"))
    loose = run(*words)
    assert loose.exit_code == 0
    assert f"skipped {tmp_path / 'empty.txt'}: is empty" in loose.stderr.splitlines()
    assert run(*words, "--strict").exit_code == 2
    listed = rows("review", store=tmp_path / "store")
    assert [(row["what"], row["reason"]) for row in listed if row["what"] == "skipped file"] == [
        ("skipped file", "is empty")
    ]


def test_an_output_that_cannot_be_written(filled: Path, tmp_path: Path) -> None:
    target = str(tmp_path / "none" / "graph.nq")
    done = run("export", "-o", target, store=filled)
    assert "No such file or directory" in complaint(done)


def test_a_closed_pipe_is_no_error(filled: Path) -> None:
    line = f"{shlex.join(CLI)} export --store {shlex.quote(str(filled))} | head -c 10"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, check=False)
    assert done.stderr == b"" and done.returncode == 0


# ------------------------------------------------------------------ shells and start


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str) -> None:
    assert "_POLICYGRAPH_COMPLETE" in run("completion", shell).stdout


def completed(words: str, store: Path) -> list[str]:
    environment = {
        **os.environ,
        "_POLICYGRAPH_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(shlex.split(words)) - (0 if words.endswith(" ") else 1)),
        "POLICYGRAPH_STORE": str(store),
    }
    code = "from policygraph.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    return [line.partition(",")[2] for line in done.stdout.splitlines()]


def test_the_shell_completes_commands_questions_formats_and_names(filled: Path) -> None:
    assert "withdraw" in completed("policygraph w", filled)
    assert "tasks-of-body" in completed("policygraph query tasks-", filled)
    assert completed("policygraph export --format tu", filled) == ["turtle"]
    assert "Ministry of Finance" in completed("policygraph who ministry", filled)


def test_a_look_up_starts_without_heavy_libraries(filled: Path) -> None:
    code = (
        "import sys\nfrom policygraph.cli import policygraph\n"
        "try: policygraph.main(['who', 'Ministry of Finance', '--store', sys.argv[1]])\n"
        "except SystemExit: pass\n"
        "heavy = ('rdflib', 'networkx', 'pyvis', 'rich', 'msgspec', 'rapidfuzz', 'jinja2')\n"
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(filled)], capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines()[-1] == "[]"
    assert "publish the list of public assets" in done.stdout


def test_shared_options_may_stand_before_the_question(filled: Path) -> None:
    after = run("query", "load-per-body", "--store", str(filled), "--format", "json")
    before = run("query", "--store", str(filled), "--format=json", "load-per-body")
    assert before.exit_code == 0, before.stderr
    assert json.loads(before.stdout) == json.loads(after.stdout) != []


def test_a_syntax_error_says_where_in_one_short_line(filled: Path) -> None:
    done = run("query", "-", store=filled, given="SELECT ?x WHERE {")
    said = complaint(done)
    assert "not a SPARQL query: error at 1:18" in said
    assert len(said) < 100


def test_a_page_of_one_document_leaves_the_others_out(filled: Path, tmp_path: Path) -> None:
    whole, part = tmp_path / "whole.html", tmp_path / "part.html"
    assert run("view", "-o", str(whole), store=filled).exit_code == 0
    number = rows("who", store=filled)[0]["document"]
    assert run("view", "--document", number, "-o", str(part), store=filled).exit_code == 0
    assert number in part.read_text("utf-8")
    assert len(part.read_bytes()) < len(whole.read_bytes())


def test_a_task_is_shown_with_its_rule_and_its_sentence(filled: Path) -> None:
    task = rows("who", store=filled)[0]
    done = run("show", task["task"], store=filled)
    assert done.exit_code == 0, done.stderr
    assert "rule: " in done.stdout
    assert " ".join(task["sentence"].split()) in " ".join(done.stdout.split())
    assert "#char=" not in done.stdout


def test_a_task_is_shown_with_how_each_part_was_found(filled: Path) -> None:
    task = next(row for row in rows("who", store=filled) if row["deadline"] == "2030-12-31")
    done = run("show", task["task"], store=filled)
    assert "  due 2030-12-31: set in the clause\n    “by December 31, 2030”\n" in done.stdout
    [thing] = rows("show", task["task"], store=filled)
    [reason] = thing["reasons"]
    assert (reason["slot"], reason["values"]) == ("deadline", ["2030-12-31"])
    assert (reason["way"], reason["how"]["vi"]) == ("deadline-clause", "đặt trong mệnh đề")
    assert reason["words"] == "by December 31, 2030"


def test_standard_input_is_read_as_a_file_of_any_kind(tmp_path: Path) -> None:
    told = (
        "The Government assigned the Ministry of Finance to publish the budget by March 31, 2030."
    )
    store = str(tmp_path / "store")
    done = run("build", "-", "--name", "notes/call.txt", "--store", store, given=told)
    assert done.exit_code == 0, done.stderr
    assert [row["source"] for row in rows("who", store=tmp_path / "store")] == ["notes/call.txt"]
    assert run("text", "notes/call.txt", "--store", store).stdout == told
    assert run("text", "-", given=told).stdout == told
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", told)
    assert run("build", "-", "--store", store, given=packed.getvalue()).exit_code == 0
    assert "standard-input/a.txt" in {
        row["source"] for row in rows("who", store=tmp_path / "store")
    }
    assert "is empty" in complaint(run("text", "-", given=""))
