"""The documents say what the program does: help texts, links, and the commands in the README."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from policygraph.cli import COMMANDS, policygraph

ROOT = Path(__file__).parents[1]
CLI = ROOT / "docs" / "cli.md"
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(f"docs/{p.name}" for p in CLI.parent.glob("*.md")),
)


def help_of(*command: str) -> str:
    result = CliRunner().invoke(
        policygraph, [*command, "--help"], prog_name="policygraph", terminal_width=80
    )
    assert result.exit_code == 0, result.output
    return "\n".join(line.rstrip() for line in result.output.strip().splitlines())


def reference() -> str:
    """Return the generated part of docs/cli.md."""
    parts = [f"## {name}\n\n```text\n{help_of(name)}\n```\n" for name in COMMANDS]
    return "\n".join(parts)


def test_the_reference_is_what_help_says() -> None:
    """``UPDATE_DOCS=1 pytest tests/test_docs.py`` writes it anew."""
    mark = "<!-- help of every command, written by tests/test_docs.py -->\n"
    head, _, written = CLI.read_text("utf-8").partition(mark)
    if os.environ.get("UPDATE_DOCS"):
        CLI.write_text(f"{head}{mark}\n{reference()}", "utf-8", newline="\n")
    else:
        assert written.strip() == reference().strip(), "UPDATE_DOCS=1 pytest tests/test_docs.py"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_line_to_paste(name: str) -> None:
    assert "Example: " in help_of(name), name


@pytest.mark.parametrize("page", PAGES)
def test_links_within_the_project_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert (ROOT / page).parent.joinpath(target).exists(), f"{page} links to {target}"


def test_the_readme_names_only_commands_that_exist() -> None:
    blocks = re.findall(r"^```\w*\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.S | re.M)
    used = set(re.findall(r"(?:^|[ \\])policygraph ([a-z]+)", "\n".join(blocks), re.MULTILINE))
    assert {"build", "who", "demo"} <= used <= set(COMMANDS)


def test_the_readme_names_only_targets_that_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(
        re.findall(
            r"\bmake ([a-z]+)\b(?=`|\s*$|\s+#)",
            (ROOT / "README.md").read_text("utf-8"),
            re.MULTILINE,
        )
    )
    assert named <= targets
