"""Word documents: what stands in the body, numbers of lists included, tables row by row.

Headers, footers, footnotes, comments, hidden words and words struck out while changes were tracked
are left aside.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ...model import Text
from ..archives import check_expansion
from ..encodings import language_of
from ..errors import UnreadableError, missing_part
from ..plain import checked, repaired
from ..published import published_on

if TYPE_CHECKING:
    from ..loading import Input

__all__ = ["read_old_word", "read_word"]


def read_word(one: Input, data: bytes) -> Text:
    """Read a document in Office Open XML (ECMA-376, part 1), as ``.docx`` files are."""
    check_expansion(data)
    try:
        import docx
    except ImportError:
        raise UnreadableError(missing_part("Word documents")) from None
    from .body import body_lines
    from .headers import header_lines

    try:
        document = docx.Document(io.BytesIO(data))
        lines, top = body_lines(document), "\n".join(header_lines(document))
    except RecursionError:
        raise UnreadableError("has parts nested too deep") from None
    except Exception as error:  # whatever a broken file does to the parser
        raise UnreadableError(f"is a damaged Word document ({type(error).__name__})") from None
    found = repaired(one, checked("".join(f"{line}\n" for line in lines)))
    return Text(
        source=one.source,
        content=found.text,
        language=language_of(found.text),
        published=published_on(found.text),
        repairs=found.repairs,
        top=top,
    )


def read_old_word(one: Input, data: bytes) -> Text:
    """Read a document in the format before 2007, or in RTF, which LibreOffice makes a new one of.

    Raises :class:`UnreadableError` where LibreOffice is not installed.
    """
    from .legacy import converted

    return read_word(one, converted(data))
