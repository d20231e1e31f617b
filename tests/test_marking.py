"""Marks in a text: whatever they are, the text stays whole and nothing overlaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.web.pages.marking import Begin, End, Mark, Piece, Signs, marked


def written(text: str, *marks: tuple[int, int, str]) -> str:
    """Return a marked text in short: ``[`` begins a mark, ``<a>`` is a link to the fact a."""
    shown = ""
    for part in marked(text, [Mark(start, end, tuple(facts)) for start, end, facts in marks]):
        if isinstance(part, Begin):
            shown += "[" if part.anchor else "("
        elif isinstance(part, End):
            shown += "]"
        elif isinstance(part, Signs):
            shown += "".join(f"*{fact}" for fact in part.facts)
        else:
            shown += f"{part.text}<{part.fact}>" if part.fact else part.text
    return shown


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([], "abcdef"),
        ([(1, 3, "x")], "a[bc<x>]def"),
        ([(1, 5, "x"), (2, 3, "y")], "a[b<x>[c<y>]de<x>]f"),
        ([(0, 3, "x"), (2, 5, "y")], "[ab<x>[c<y>]](de<y>]f"),
        ([(1, 3, "xy")], "a[bc<x>]*ydef"),
        ([(1, 3, "x"), (1, 2, "y"), (2, 3, "z")], "a[[b<y>][c<z>]]*xdef"),
        ([(0, 6, ""), (1, 3, "x")], "[a[bc<x>]def]"),
        ([(4, 99, "x"), (7, 9, "y"), (3, 3, "z")], "abcd[ef<x>]"),
    ],
)
def test_marks_are_written_so_that_html_can_nest_them(
    marks: list[tuple[int, int, str]], shown: str
) -> None:
    assert written("abcdef", *marks) == shown


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(0, 32), st.integers(0, 32), st.text("xyz", max_size=2))),
)
def test_the_text_stays_as_it_is_and_every_fact_can_be_reached(
    text: str, marks: list[tuple[int, int, str]]
) -> None:
    parts = marked(text, [Mark(start, end, tuple(facts)) for start, end, facts in marks])
    assert "".join(part.text for part in parts if isinstance(part, Piece)) == text
    depth, reached = 0, set[str]()
    for part in parts:
        depth += isinstance(part, Begin) - isinstance(part, End)
        assert depth >= 0
        if isinstance(part, Piece) and part.fact:
            reached.add(part.fact)
        if isinstance(part, Signs):
            reached |= set(part.facts)
    assert depth == 0
    assert reached == {
        fact for start, end, facts in marks if start < min(end, len(text)) for fact in facts
    }
