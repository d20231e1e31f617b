"""Which paragraphs lie inside a numbered list."""

from __future__ import annotations

import pytest

from policygraph.builders.clauses.numbering import enclosing
from policygraph.builders.model import Text
from policygraph.builders.segment import segment


@pytest.mark.parametrize(
    ("lines", "inside"),
    [
        (["1. Một", "Đoạn.", "2. Hai", "Hết."], {1: 4}),
        (["a) Một", "Đoạn.", "b) Hai"], {1: 6}),
        (["1. Một", "a) Con", "Đoạn.", "b) Con", "Đoạn.", "2. Hai"], {2: 6, 4: 4}),
        (["IX. Chín", "Đoạn.", "X. Mười"], {1: 2}),
        (["d) Một", "Đoạn.", "e) Hai"], {1: 6}),
        (["1. Một", "Đoạn.", "3. Ba"], {}),
        (["- Một", "Đoạn.", "- Hai"], {}),
        (["1. Một", "PHẦN MỚI", "Đoạn.", "2. Hai"], {}),
    ],
)
def test_a_paragraph_lies_inside_the_list_whose_next_number_comes_later(
    lines: list[str], inside: dict[int, int]
) -> None:
    blocks = segment(Text("a.txt", "\n\n".join(lines), "vi", published=None))
    assert enclosing(blocks) == inside
