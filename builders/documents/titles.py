"""The title behind a document’s number: "… on policies for …", "… về công tác văn thư"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Block, Document, Mention
from .parties import OF_GAP, date_after, near, parties_from

__all__ = ["title_span"]

_TITLE = re.compile(
    r"""\)?\s?,?\s?[“"]?(?P<title>
        (?:[Vv]ề|[Vv]/v)\s\S.{3,}
      | (?:[Qq]uy\sđịnh|[Bb]an\shành|[Pp]hê\sduyệt|[Hh]ướng\sdẫn
          |[Ss]ửa\sđổi(?:,\sbổ\ssung)?|[Đđ]ính\schính|[Bb]ãi\sbỏ
          |[Tt]hực\shiện|[Tt]riển\skhai|[Cc]ông\sbố|[Tt]ạm\sngưng
          |[Tt]hành\slập|[Hh]ợp\snhất|[Gg]iải\sthích)\s.{3,}
      # a question ("on how the laws are to be applied") tells the content and is no title
      | (?<=\s)(?:on|regarding|concerning)\s(?!(?:how|what|when|where|whether|which|who)\s)
        (?!\w+\s\d)[a-zA-Z].{3,}
    )""",
    re.VERBOSE,
)
_TITLE_END = re.compile(
    r"""[.;”"](?:\s|$)|\)|,\s(?:which|passed|adopted|approved|promulgated
          |signed|issued|dated|the\s|has|was|in\sline|and\sthe|thereby)
      | \s(?:has|have|was|were|is|are|shall|will|must|requires?|took|takes|sets|amends
          |supersedes|replaces|in\sline\swith|(?:có|còn|hết)\shiệu\slực|đã\sđược|được\ssửa\sđổi|đã\scó|yêu\scầu|nêu\srõ)(?=[\s.;,]|$)""",
    re.VERBOSE,
)


def title_span(
    block: Block, found: Sequence[Mention], document: Document
) -> tuple[int, int] | None:
    """Block offsets of the title behind a document's number, date and issuer.

    Of the form: "… on policies for …", "… về công tác văn thư", "… quy định chi tiết …". The title
    runs to the end of its clause.
    """
    at = document.end
    found = near(found, at)
    if date := date_after(block, found, at):
        at = date.end
    if parties := parties_from(block, found, at, OF_GAP, len(block.text)):
        at = parties[-1].end
    match = _TITLE.match(block.text, at)
    if match is None:
        return None
    begin = match.start("title")
    stop = _TITLE_END.search(block.text, begin, begin + 600)
    end = stop.start() if stop else min(len(block.text), begin + 600)
    return (begin, end) if end > begin else None
