"""Forms of a name that count as one when somebody looks it up."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["composed", "folded", "number_in", "plain"]

_WORDS = re.compile(r"[^a-z0-9]+")
#: A document number inside a name. Of the form: 192-KL/TW, 178/2024/NĐ-CP, 59-CV/BCĐ.
_NUMBER = re.compile(r"(?<![\w/-])\d{1,6}[a-z]?(?:[/-][\w.]{1,20}){1,6}", re.IGNORECASE)
#: The letter that Unicode does not take apart into a base letter and a mark.
_STROKED = str.maketrans("đĐ", "dD")


def composed(name: str) -> str:
    """Return a name in one Unicode form, without case and surplus space; diacritics stay."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def plain(text: str) -> str:
    """Return a text whose words a full-text index folds: it drops all marks but that of ``đ``."""
    return text.translate(_STROKED)


def folded(name: str) -> str:
    """Return a name as ASCII words: no case, diacritics, punctuation or leading article.

    ``Đảng ủy Chính phủ`` and ``dang uy chinh phu`` fold to one, and so do both ways of placing a
    tone mark (``uỷ``, ``ủy``).
    """
    bare = unicodedata.normalize("NFD", plain(name).casefold())
    ascii_form = "".join(char for char in bare if not unicodedata.combining(char))
    return (
        _WORDS.sub(" ", ascii_form.replace("'", "").replace("’", "")).strip().removeprefix("the ")
    )


def number_in(name: str) -> str | None:
    """Return the document number inside "Conclusion No. 192-KL/TW"; None where there is none."""
    found = _NUMBER.search(unicodedata.normalize("NFC", name))
    return found[0] if found else None
