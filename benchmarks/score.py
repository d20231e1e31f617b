"""Gains and losses since the scores were last recorded, down to the single fact.

    score.py [--record]

Three collections are read: the cases of ``tests/cases/*.md``, the passages of
``tests/passages/*.md``, which no rule has to read rightly as a whole, and, where they lie beside
the checkout, the annotated texts of ``../shared``, matched by the ``score.py`` there, without those
that are held back. ``benchmarks/recorded/`` says what was missed or read in excess when the scores
were last recorded; of texts that are not ours it keeps no word but a hash of each fact, whose words
the annotations tell. A loss in the cases exits with 1.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import importlib.util
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from policygraph.builders import extract
from policygraph.builders.model import TaskFact, Text

ROOT = Path(__file__).parent.parent
RECORDED = Path(__file__).parent / "recorded"
SHARED = ROOT.parent / "shared"
FOLDERS = ("seeds", "written", "vi-official", "vi-news")

sys.path.insert(0, str(ROOT / "tests"))
from task_cases import PASSAGES, Case, cases, names_in  # noqa: E402


class Fact(NamedTuple):
    """One thing that a text says."""

    source: str
    kind: str
    """What sort of thing: assignee, deadline, agencies …"""
    words: str


class Fault(NamedTuple):
    """A fact that is missed, or read where there is none, as the record tells it."""

    state: str
    """missed or extra."""
    source: str
    kind: str
    key: str
    """The words of the fact, or a hash of them."""


@dataclass
class Score:
    """What the annotations of a collection ask for, and what of it is not read as asked."""

    hashed: bool
    """Whether the record must not hold words of the texts."""
    gold: set[Fact] = field(default_factory=set)
    missed: set[Fact] = field(default_factory=set)
    extra: set[Fact] = field(default_factory=set)

    def faults(self) -> dict[Fault, Fact]:
        """Return what is wrong, each fault with its fact."""
        return self._as_faults("missed", self.missed) | self._as_faults("extra", self.extra)

    def known(self) -> dict[Fault, Fact]:
        """Return every fault whose words can be told: of the annotations, and those there are."""
        return self._as_faults("missed", self.gold) | self.faults()

    def _as_faults(self, state: str, facts: Iterable[Fact]) -> dict[Fault, Fact]:
        return {Fault(state, fact.source, fact.kind, self._key(fact)): fact for fact in facts}

    def _key(self, fact: Fact) -> str:
        if not self.hashed:
            return fact.words
        return hashlib.sha256("\t".join(fact).encode()).hexdigest()[:10]


# ------------------------------------------------------------------ our own cases

_SLOTS = ("assignees", "assigners", "coordinators", "deadline", "document")


def own_cases() -> Score:
    """Score the tasks of the cases: who, by whom, with whom, by when, under what."""
    score = Score(hashed=False)
    for case in (*cases("en"), *cases("vi")):
        tasks = list(extract(Text("case.txt", case.text, case.language)).tasks)
        for expected in case.tasks:
            clause = f"{expected['first']} … {expected['last']}"
            task = next((task for task in tasks if _same_clause(task, expected)), None)
            asked = {s: names_in(expected[s]) for s in _SLOTS}
            found = _said(task) if task else {s: set() for s in _SLOTS}
            if task:
                tasks.remove(task)
            for slot in _SLOTS:
                score.gold |= _facts(case, slot, asked[slot], clause)
                score.missed |= _facts(case, slot, _without(asked[slot], found[slot]), clause)
                score.extra |= _facts(case, slot, _without(found[slot], asked[slot]), clause)
        for task in tasks:
            clause = " ".join(task.quote.text.split())
            score.extra |= _facts(case, "assignees", _said(task)["assignees"], clause)
    return score


def _same_clause(task: TaskFact, expected: dict[str, str]) -> bool:
    words = " ".join(task.quote.text.split())
    return words.startswith(expected["first"]) and words.endswith(expected["last"])


def _said(task: TaskFact) -> dict[str, set[str]]:
    named = {slot: {name.name for name in getattr(task, slot)} for slot in _SLOTS[:3]}
    return named | {slot: {getattr(task, slot)} - {None} for slot in _SLOTS[3:]}


def _without(some: set[str], others: set[str]) -> set[str]:
    folded = {each.casefold() for each in others}
    return {each for each in some if each.casefold() not in folded}


def _facts(case: Case, slot: str, values: Iterable[str], clause: str) -> set[Fact]:
    return {Fact(case.id, slot.removesuffix("s"), f"{value}: {clause}") for value in values}


# ------------------------------------------------------------------ our own passages

_SIGNIFICANT = re.compile(r"\b(?!the\b|of\b|and\b|for\b|các\b|của\b|và\b)\w+")


def own_passages() -> Score:
    """Score who has to do what in the passages: each assignee of each marked clause.

    A task is the one that is asked for where half of its words lie in the marked clause, or half of
    the clause in its words; what only an adviser says is neither asked for nor held against anyone.
    """
    score = Score(hashed=False)
    for case in (*cases("en", PASSAGES), *cases("vi", PASSAGES)):
        asked = [(_span(case, task), task) for task in case.tasks]
        tasks = [
            ((task.quote.start, task.quote.end), name.name)
            for task in extract(Text("passage.txt", case.text, case.language)).tasks
            for name in task.assignees
        ]
        for span, task in asked:
            if task["sign"] == "?":
                continue
            clause = f"{task['first']} … {task['last']}"
            near = [name for at, name in tasks if _meet(at, span)]
            missed = {n for n in names_in(task["assignees"]) if not any(_alike(n, m) for m in near)}
            score.gold |= _facts(case, "assignee", names_in(task["assignees"]), clause)
            score.missed |= _facts(case, "assignee", missed, clause)
        for at, name in tasks:
            meant = [task for span, task in asked if _meet(at, span)]
            if not any(
                task["sign"] == "?" or any(_alike(name, n) for n in names_in(task["assignees"]))
                for task in meant
            ):
                clause = " ".join(case.text[slice(*at)].split())
                score.extra |= _facts(case, "assignee", {name}, clause)
    return score


def _span(case: Case, task: dict[str, str]) -> tuple[int, int]:
    first, last = (
        re.sub(r"\s+", r"\\s+", re.escape(task[w]).replace("\\ ", " ")) for w in ("first", "last")
    )
    found = re.search(f"{first}(?:.*?{last})?", case.text, re.DOTALL)
    if not found:
        raise ValueError(f"{case.id}: no such words: {task['first']} … {task['last']}")
    return found.span()


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared >= min(one[1] - one[0], other[1] - other[0]) > 0


def _alike(one: str, other: str) -> bool:
    """Whether two names may be one party's: what one of them leaves out, its place, may differ."""
    a, b = (set(_SIGNIFICANT.findall(name.casefold())) for name in (one, other))
    return a <= b or b <= a or 2 * len(a & b) >= len(a | b)


# ------------------------------------------------------------------ annotated texts beside us

_NOTE = re.compile(r"\[(\w+)\] (?P<source>\S+): (?P<state>missed|extra) (?P<words>.*)", re.S)


def shared_texts() -> Score:
    """Score the texts beside the checkout, matched by the script that lies with them."""
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score.py")
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    pairs = list(_pairs(script))
    command = str(Path(sys.executable).parent / "policygraph")
    answers = script.Answers(script.Product(command, [text for _, text in pairs]))
    nothing = argparse.Namespace(
        tasks=defaultdict(list),
        indicators=defaultdict(list),
        documents=defaultdict(list),
        entities=defaultdict(lambda: defaultdict(list)),
    )
    exact = argparse.Namespace(**vars(answers))
    exact.tasks = {text.name: _exact(script, gold, text, answers) for gold, text in pairs}

    def notes(read: object, state: str) -> Iterator[Fact]:
        for note in script.score(pairs, read)[1]:
            found = _NOTE.fullmatch(note)
            if found and found["state"] == state:
                yield Fact(found["source"], found[1], found["words"])

    def strict(read: object) -> set[Fact]:
        kind = "assignments"
        return {f._replace(kind=f"{kind} strict") for f in notes(read, "missed") if f.kind == kind}

    return Score(
        hashed=True,
        gold={*notes(nothing, "missed"), *strict(nothing)},
        missed={*notes(answers, "missed"), *strict(exact)},
        extra={*notes(answers, "extra")},
    )


def _pairs(script: ModuleType) -> Iterator[tuple[dict[str, Any], Path]]:
    """Yield annotations with their texts, without those that are held back."""
    for gold in sorted((SHARED / "gold").glob("*.json")):
        if gold.stem in script.HELD_BACK or re.fullmatch(r"(en|vi)-[cd]\d[369]", gold.stem):
            continue
        texts = (SHARED / "corpus" / folder / f"{gold.stem}.txt" for folder in FOLDERS)
        if text := next((path for path in texts if path.exists()), None):
            yield json.loads(gold.read_text("utf-8")), text


def _exact(
    script: ModuleType, gold: dict[str, Any], path: Path, answers: Any
) -> list[dict[str, Any]]:
    """Return the tasks of a text that are right in every detail."""
    text = path.read_bytes().decode("utf-8-sig")
    spans = [
        (found.start(), text.find(task["task_end"], found.start()) + len(task["task_end"]), task)
        for task in gold["assignments"]
        for found in re.finditer(re.escape(task["task_start"]), text)
    ]
    return [
        row
        for row in answers.tasks[path.name]
        if any(
            start < row["end"] and row["start"] < end and script._details_right(row, task)
            for start, end, task in spans
        )
    ]


# ------------------------------------------------------------------ the record and the report


def read_record(path: Path) -> set[Fault]:
    """Return the faults that were last recorded; none where nothing was."""
    if not path.exists():
        return set()
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return {Fault(*row) for row in rows}


def write_record(path: Path, faults: Iterable[Fault]) -> None:
    """Record faults, one a line."""
    lines = ["\t".join(Fault._fields), *("\t".join(fault) for fault in sorted(faults))]
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def report(score: Score, recorded: set[Fault]) -> tuple[list[str], bool]:
    """Return the lines to print, and whether anything was lost.

    What is wrong and not on record is lost: it was right before, or is new and never was.
    """
    faults, known = score.faults(), score.known()
    lost = sorted(fault for fault in faults if fault not in recorded)
    gained = sorted(fault for fault in recorded if fault in known and fault not in faults)
    # of a fact that is not read any more and that no annotation has, the hash tells nothing
    gone = sum(1 for f in recorded if f.state == "extra" and f not in known)
    lines = [f"  {'':20}{'found':>7}{'of':>7}{'extra':>7}"]
    asked, missed, extra = (
        Counter(fact.kind for fact in facts) for facts in (score.gold, score.missed, score.extra)
    )
    for kind in sorted(asked | extra):
        found = asked[kind] - missed[kind]
        lines.append(f"  {kind:20}{found:7}{asked[kind]:7}{extra[kind]:7}")
    for sign, changed in (("lost", lost), ("gained", gained)):
        for fault in changed:
            fact = known[fault]
            lines.append(f"  {sign:7} {fact.source} · {fault.state} {fact.kind}: {fact.words}")
    if gone:
        lines.append(f"  gained  {gone} extra, read no more")
    if not lost and not gained and not gone:
        lines.append("  as recorded")
    return lines, bool(lost)


def main() -> int:
    """Print both collections; return 1 where our own cases lost a fact."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--record", action="store_true", help="record the scores as they are")
    record = parser.parse_args().record
    collections = [("cases", own_cases), ("passages", own_passages)]
    if (SHARED / "score.py").is_file():
        collections.append(("shared", shared_texts))
    failed = False
    for name, read in collections:
        score, path = read(), RECORDED / f"{name}.tsv"
        lines, lost = report(score, read_record(path))
        print("\n".join([f"{name}:", *lines]))
        failed = failed or (lost and name == "cases")
        if record:
            write_record(path, score.faults())
    if failed and not record:
        print("facts of our own cases were lost; make score RECORD=1 accepts that")
    return int(failed and not record)


if __name__ == "__main__":
    sys.exit(main())
