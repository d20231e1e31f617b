"""What sources say, fit for pages and terminals: shown and never obeyed.

Characters that reorder or hide text become visible marks, and only addresses of the web and paths
below the page become links.
"""

from __future__ import annotations

import re

__all__ = ["HIDDEN", "safe_link", "visible"]

#: Controls that text can use to look like another text: C0 and C1 but for tab and line feed, the
#: bidirectional ones (UAX #9, section 2), line separators, zero-width and other invisible ones,
#: tags, noncharacters of XML and half surrogate pairs.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_WEB = re.compile(r"https?://[^\s\\<>\"]+", re.IGNORECASE)
#: A path below the page: no scheme, no host, no way up into the file system's root.
_RELATIVE = re.compile(r"(?![/\\])[^\s\\:<>\"]+")


def visible(text: str) -> str:
    """Return a text with every hidden or reordering character as a mark, as ``⟨U+202E⟩``."""
    return HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def safe_link(address: str | None) -> str | None:
    """Return an address if a page may link to it: http, https or a relative path; else None."""
    if address is None or HIDDEN.search(address):
        return None
    if _WEB.fullmatch(address) or _RELATIVE.fullmatch(address):
        return address
    return None
