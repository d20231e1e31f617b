"""Find office-holders named by their office, alone or in lists, without a person's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Block, Body, Language, Office
from .office_complements import Complement, complement_after, field_before, fields_after
from .titles import Title, find_titles, office_row

__all__ = ["find"]

Span = tuple[int, int]

_MANY_BEFORE = {
    "en": re.compile(
        r"(?:(?:provincial|municipal|city|communes?|wards?|commune-level|provincial-level|local|"
        r"relevant|department|departmental|concerned|and|or|their) ){1,5}$"
    ),
    "vi": re.compile(r"(?:[Cc]ác|[Nn]hững|[Tt]ừng|[Mm]ọi)(?: đồng chí)? $"),
}
_ONE_BEFORE_EN = re.compile(r"(?:(?:provincial|municipal|city|commune|ward|village) ){1,2}$", re.I)
_LIST_NEXT = re.compile(r"(?:,| và|;| and)? ?(?=[Tt]hủ trưởng|[Cc]hủ tịch|[Cc]ác|[Bb]í thư|[Gg]iám đốc)")


def _words(text: str, title: Title, language: Language) -> str:
    """Return ranks and head in the table's capitals: "deputy prime minister" → as a title."""
    said = text[title.start : title.end]
    row = office_row(title.office)
    head = text[title.head : title.end]
    listed = [w for column in (language, f"{language}_plural") if column in row
              for w in row[column].split("|")]
    proper = next((w for w in listed if w.casefold() == head.casefold()), None)
    if language == "vi":
        said = text[title.start : title.head] + (proper or head)
        return said[0].upper() + said[1:].replace("phó ", "Phó ")
    if title.plural:
        return said if not said.isupper() else said.lower()
    return " ".join(word if word in ("of", "the", "and") else word[0].upper() + word[1:].lower()
                    if not word.isupper() or len(word) > 3 else word for word in said.split())


def _named(words: str, complement: str, language: Language, link: str) -> str:
    if language == "vi":
        return f"{words} {complement}"
    return f"{words} {link} {complement}"


def _fixed(text: str, title: Title, language: Language) -> Office | None:
    """Return the holder of an office of which there is one ("Thủ tướng", "Prime Minister")."""
    row = office_row(title.office)
    proper = row[language].split("|")[0]
    head = text[title.head : title.end]
    ranks = text[title.start : title.head]
    end, after = title.end, ""
    if language == "vi":
        # "Phó Thủ tướng Thường trực Chính phủ": the rank stands inside the full name.
        stem = next((w for w in row["vi"].split("|")[1:] if head.casefold().startswith(w.casefold())
                     and proper.casefold().startswith(w.casefold())), None)
        if stem is not None:
            rest = proper[len(stem) :]
            after = head[len(stem) :] if not head.casefold().startswith(proper.casefold()) else ""
            if text[end : end + len(rest)].casefold() == rest.casefold():
                end += len(rest)
            proper = stem + after + rest
    if title.plural:
        proper = row["en_plural"].split("|")[0]
    name = (ranks + proper).strip()
    name = name[0].upper() + name[1:] if language == "vi" else _capitals(ranks) + proper
    return Office(title.start, end, name, None, title.plural)


def _capitals(words: str) -> str:
    return re.sub(r"\b[a-z]", lambda m: m[0].upper(), words)


def _of_bodies(
    text: str, title: Title, bodies: Sequence[Body], language: Language
) -> list[Office]:
    """Return the holders of one title in one or more named bodies after it, or in one before."""
    words = _words(text, title, language)
    inside = next((b for b in bodies if title.head < b.start <= title.end < b.end), None)
    if inside is not None:
        lead = text[title.start : inside.start].strip()
        name = f"{lead[0].upper()}{lead[1:]} {inside.name}"
        return [Office(title.start, inside.end, name, inside.place)]
    gap = _GAP[language].match(text, title.end)
    at = gap.end() if gap else -1
    first = next((b for b in bodies if b.start == at or (b.start < at <= b.start + 9 < b.end
                                                          and b.start >= title.end)), None)
    if first is None:
        return _before(text, title, bodies, words, language)
    found = [Office(title.start, first.end, _named(words, first.name, language, "of the"), first.place)]
    last = first
    for body in bodies:
        if body.start < last.end:
            continue
        if not _MORE.fullmatch(text[last.end : body.start]) or not _elliptic(text, body):
            break
        name = _named(words, body.name, language, "of the")
        found.append(Office(body.start, body.end, name, body.place))
        last = body
    return found


_GAP = {
    "en": re.compile(r",? (?:of|for|at) (?:the )?"),
    "vi": re.compile(r" (?:(?:của|các|những|phụ trách) )*(?:(?:Bộ|bộ|Sở|sở)(?::| ?:) ?)?"),
}
_MORE = re.compile(r"(?:,|;)? ?(?:và |and |the )*")


def _elliptic(text: str, body: Body) -> bool:
    """Tell whether a body is written by the end of its name alone ("…, Công Thương và Tư pháp")."""
    said = text[body.start : body.end].casefold()
    return said != body.name.casefold() and body.name.casefold().endswith(said)


def _before(
    text: str, title: Title, bodies: Sequence[Body], words: str, language: Language
) -> list[Office]:
    """Return "Hanoi People's Committee Chairman": the body stands before an English title."""
    if language != "en":
        return []
    for body in bodies:
        if body.end < title.start and re.fullmatch(r"(?:['’]s?)? ", text[body.end : title.start]):
            return [Office(body.start, title.end, f"{words} of the {body.name}", body.place)]
    return []


def _plural(
    text: str, title: Title, found: Complement | None, language: Language
) -> Office | None:
    """Return holders that nobody names: "chairpersons of the provincial People's Committees"."""
    words = _words(text, title, language)
    before = _MANY_BEFORE[language].search(text, max(0, title.start - 60), title.start)
    if found is not None:
        name = f"{words} {found.name}"
        return Office(title.start, found.end, name, None, True)
    bare = office_row(title.office)["bare"]
    if language == "en":
        if not title.plural or (bare == "no" and not before):
            return None
        start = before.start() if before else title.start
        start += len(text[start : title.start]) - len(re.sub(r"^(?:(?:and|or|their) )+", "", text[start : title.start]))
        return Office(start, title.end, text[start : title.end], None, True)
    if before and bare in ("yes", "plural"):
        return Office(title.start, title.end, words, None, True)
    return None


def _alone(text: str, title: Title, language: Language) -> Office | None:
    """Return a holder named by the bare title, where the table allows one."""
    row = office_row(title.office)
    if row["bare"] != "yes":
        before = _ONE_BEFORE_EN.search(text, max(0, title.start - 30), title.start)
        if language == "en" and before and title.office in ("chairperson", "secretary"):
            name = text[before.start() : title.end]
            return Office(before.start(), title.end, name[0].upper() + name[1:])
        return None
    words = _words(text, title, language)
    if row["complement"] == "none":
        return Office(title.start, title.end, words, None, title.plural or language == "vi")
    # "Bộ trưởng, Thủ trưởng cơ quan ngang Bộ, …": several offices in a row speak of all holders.
    listed = text[title.end : title.end + 1] == "," and _LIST_NEXT.match(text, title.end)
    return Office(title.start, title.end, words, None, title.plural or bool(listed and language == "vi"))


def _offices(
    text: str, title: Title, bodies: Sequence[Body], language: Language
) -> list[Office]:
    """Return what one title in the text names: one office, several, or none."""
    row = office_row(title.office)
    if row["complement"] == "ministry":
        if fields := fields_after(text, title, language):
            words = _words(text, title, language)
            singular = re.sub(r"inisters$", "inister", words)
            link = "of " if language == "en" else "Bộ "
            return [Office(s, e, f"{singular} {link}{name}") for s, e, name in fields]
        if before := field_before(text, title, language):
            start, name = before
            return [Office(start, title.end, f"{_words(text, title, language)} of {name}")]
    group = complement_after(text, title, language)
    if group is not None and (title.plural or language == "vi"):
        many = _plural(text, title, group, language)
        return [many] if many else []
    if row["complement"].startswith("fixed:") and not (
        language == "en" and title.office == "governor"
    ):
        fixed = _fixed(text, title, language)
        return [fixed] if fixed else []
    named = _of_bodies(text, title, bodies, language)
    if named:
        return named
    one = _plural(text, title, None, language) or _alone(text, title, language)
    return [one] if one else []


def find(
    block: Block, language: Language, bodies: Sequence[Body], taken: Sequence[Span]
) -> list[Office]:
    """Return the office-holders named in a block, in order.

    Of the form: ``the Prime Minister``, ``Minister of Finance``, ``Chủ tịch UBND tỉnh Nghệ An``,
    ``Bộ trưởng các Bộ: Y tế, Công Thương và Tư pháp`` (one mention a ministry), ``ministers,
    secretaries of the provincial Party Committees`` (one mention a kind, ``plural``). ``bodies``
    are the bodies found in the block; an office begins outside the ``taken`` spans. Members,
    experts and former holders are no actors and left out.
    """
    text = block.text
    found: list[Office] = []
    for title in find_titles(text, language):
        if office_row(title.office)["actor"] != "yes" or "former" in title.ranks:
            continue
        if any(start <= title.head < end for start, end in taken):
            continue
        if any(b.start < title.start < b.end for b in bodies):
            continue
        if found and title.start < found[-1].end:
            continue
        found += _offices(text, title, bodies, language)
    return sorted(found, key=lambda office: (office.start, -office.end))
