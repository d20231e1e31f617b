"""Long tables of data: registers of works, units or cases that a text lists and says no more of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Block

__all__ = ["data_cells"]

_LONG = 40
"""Cells from which on a table is a register; tables that report figures are shorter."""
_HEAD = 14
"""Cells among which the heads of the columns stand."""
_ASSIGNS = re.compile(
    r"chủ trì|phối hợp|phụ trách|trách nhiệm|(?:cơ quan|đơn vị|nơi) (?:thực hiện|tiếp nhận|xử lý)"
    r"|phân công|nhiệm vụ|lead|responsible|assign|coordinat|in charge|working with|\bwho\b",
    re.IGNORECASE,
)


def data_cells(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indices of the blocks that are cells of long tables without an assignment.

    A table whose column heads speak of who leads or coordinates is one of tasks. A cell of several
    paragraphs belongs to its table where the next bar follows within three blocks.
    """
    found: set[int] = set()
    run: list[int] = []
    for index, block in enumerate(blocks):
        if block.bars:
            if run and index - run[-1] > 3:
                found |= _register(blocks, run)
                run = []
            run.append(index)
    return frozenset(found | _register(blocks, run))


def _register(blocks: Sequence[Block], run: Sequence[int]) -> set[int]:
    if len(run) < _LONG or any(_ASSIGNS.search(blocks[i].text) for i in run[:_HEAD]):
        return set()
    return set(range(run[0], run[-1] + 1))
