"""The signature block: authority (TM., KT., TL., TUQ.), office and the name of who signed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Block, Quote, Text
from ..recognisers.documents.numbers import type_words

__all__ = ["find_signer", "person_name"]

_AUTHORITY = re.compile(
    r"^(?:TM|KT|K/T|T/M|TL|T/L|TUQ|Q|TS|GS|PGS|ThS)\b[./\s]"
    r"|^(?:FOR|For|ON BEHALF|On behalf|PP|P\.P)\b"
)
_OFFICE = re.compile(
    r"(?i)^(?:bộ trưởng|thứ trưởng|thủ tướng|phó|chủ tịch|chánh|giám đốc|cục|vụ|tổng|trưởng|bí thư|"
    r"chủ nhiệm|ủy viên|minister|deputy|vice|prime|chair|chief|director|head|secretary|president|"
    r"permanent|standing)"
)
_NAME = re.compile(
    r"^(?:(?:GS|PGS|TS|ThS|BS|Dr|Mr|Ms|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá)"
    r"\.?\s?){0,3}"
    r"(?P<name>[A-ZĐÀ-Ỹ][^\W\d_]*(?:\s[A-ZĐÀ-Ỹ][^\W\d_]*){1,4})\s?(?:\(.{1,30}\))?$"
)

# Lines of a signature block or an annex's head that have the form of a name.
_NO_NAMES = frozenset(("chính phủ", "quốc hội", "phụ lục", "danh mục", "kế hoạch hành động"))


def find_signer(text: Text, blocks: Sequence[Block]) -> Quote | None:
    """Return the words of the last name in the signature block, None where there is none.

    The form is that of Decree 30/2020/NĐ-CP, Appendix I, section II.7.
    """
    zone = [b for b in blocks if b.zone == "signature"]
    if not zone:
        closing = [b for b in blocks[-14:] if b.zone in ("recipients", "body")]
        start = next((i for i, b in enumerate(closing) if _AUTHORITY.match(b.text)), None)
        zone = closing[start + 1 :] if start is not None else []
    headings = type_words(text.language)
    for block in reversed(zone):
        match = _NAME.match(block.text.strip())
        if match is None or _AUTHORITY.match(block.text) or _OFFICE.match(block.text.strip()):
            continue
        if match["name"].casefold() in _NO_NAMES or match["name"].casefold() in headings:
            continue
        begin = block.text.index(match["name"])
        first, last = block.span(begin, begin + len(match["name"]))
        return Quote(first, last, text.content[first:last])
    return None


def person_name(name: str) -> str:
    """Write a signatory's name without marks, and not all in capitals."""
    words = " ".join(name.replace("*", "").split())
    return words.title() if words.isupper() else words
