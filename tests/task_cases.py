"""The task cases of ``cases/*.md``: a text, and under it who must do what."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from policygraph.builders.model import Language

CASES = Path(__file__).parent / "cases"
#: Texts that are scored and need not be read rightly as a whole.
PASSAGES = Path(__file__).parent / "passages"
LINE = re.compile(
    r"""(?P<sign>[-?]) \s* (?P<assignees>[^<+@\#:]+?) \s*
        (?: < \s* (?P<assigners>[^+@\#:]+?) \s* )?
        (?: \+ \s* (?P<coordinators>[^@\#:]+?) \s* )?
        (?: @ \s* (?P<deadline>\S+) \s* )?
        (?: \# \s* (?P<document>\S+) \s* )?
        : \s* (?P<first>.+?) \s … \s (?P<last>.+)""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Case:
    """One text and the tasks that it assigns, each as the groups of :data:`LINE`.

    The sign before a task is "?" where only an adviser says that it should be done.
    """

    language: Language
    name: str
    text: str
    tasks: tuple[dict[str, str], ...]

    @property
    def id(self) -> str:
        """Return the name under which failures and scores list the case."""
        return f"{self.language}: {self.name}"


def cases(language: Language, folder: Path = CASES) -> list[Case]:
    """Return the cases of a language in the order of their files."""
    texts = [path.read_text("utf-8") for path in sorted(folder.glob(f"*-{language}.md"))]
    found = []
    for part in (part for text in texts for part in text.split("\n## ")[1:]):
        name, _, body = part.partition("\n")
        lines = body.splitlines()
        expected = [m.groupdict("") for line in lines if (m := LINE.fullmatch(line.strip()))]
        text = "\n".join(line for line in lines if not LINE.fullmatch(line.strip())).strip() + "\n"
        found.append(Case(language, name, text, tuple(expected)))
    return found


def names_in(listed: str) -> set[str]:
    """Return the names of a list; a comma inside a name is followed by a small letter."""
    return {name for name in re.split(r", (?=[A-ZĐỦ])", listed) if name}


def known_failures() -> dict[str, str]:
    """Return why a case is not read yet, by its id."""
    with (CASES / "known-failures.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["case"]: row["reason"] for row in rows}
