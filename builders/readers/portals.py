"""Pages of document portals: the document alone, without what the portal says around it."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["document_part"]

#: What opens an official document on a page: motto of the State, or name of the Party.
_OPENS = re.compile(
    r"(?:CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
    r"|SOCIALIST\s+REPUBLIC\s+OF)"
)
#: The part that holds a document has so many paragraphs of so many characters.
_PARAGRAPHS = 3
_LONG = 100
_CANDIDATES = 20


def document_part(tree: Any) -> Any | None:
    """Return the smallest part of a page that holds the head and the text of a document.

    None for a page without one, as news reports are.
    """
    found = 0
    for element in tree.iter():
        if not isinstance(element.tag, str) or not _OPENS.match((element.text or "").strip()):
            continue
        for part in (element, *element.iterancestors()):
            if part.tag in ("body", "html"):
                break
            if part.tag not in ("td", "tr", "table", "tbody") and _holds_text(part):
                return part
        found += 1
        if found == _CANDIDATES:
            break
    return None


def _holds_text(part: Any) -> bool:
    count = 0
    for paragraph in part.iter("p", "li", "div"):
        own = "".join(paragraph.itertext()) if paragraph.tag != "div" else paragraph.text or ""
        count += len(own.strip()) > _LONG
        if count == _PARAGRAPHS:
            return True
    return False
