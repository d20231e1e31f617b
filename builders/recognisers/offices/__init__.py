"""Find office-holders named by their office, alone or in lists, without a person's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ...model import Block, Body, Language, Office
from ..people.titles import Title, find_titles, office_row
from .complements import Complement, complement_after, field_before, fields_after

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
_LIST_NEXT = re.compile(
    r"(?:,| và|;| and)? ?(?=[Tt]hủ trưởng|[Cc]hủ tịch|[Cc]ác|[Bb]í thư|[Gg]iám đốc)"
)


def _words(text: str, title: Title, language: Language) -> str:
    """Return ranks and head of a title in the capitals of the table ("PHÓ CHỦ TỊCH" as a title)."""
    row = office_row(title.office)
    listed = [*row[language].split("|"), *(row["en_plural"].split("|") if language == "en" else ())]
    said = text[title.head : title.end]
    if language == "vi":
        stem = next((w for w in listed if said.casefold().startswith(w.casefold())), said)
        ranks = text[title.start : title.head].lower()
        words = ranks + stem + said[len(stem) :].replace("THƯỜNG TRỰC", "Thường trực")
        return words[0].upper() + words[1:]
    head = next((w for w in listed if w.casefold() == said.casefold()), said)
    if title.plural:
        return text[title.start : title.end] if not said.isupper() else said.lower()
    return _capitals(text[title.start : title.head].lower() + head)


def _named(words: str, complement: str, language: Language, link: str) -> str:
    if language == "vi":
        return f"{words} {complement}"
    return f"{words} {link} {complement}"


def _fixed(text: str, title: Title, language: Language) -> Office:
    """Return the holder of an office of which there is one ("Thủ tướng", "Prime Minister")."""
    row = office_row(title.office)
    proper, *others = row[language].split("|")
    if language == "en":
        if title.plural:
            return Office(title.start, title.end, text[title.start : title.end], None, True)
        ranks = text[title.start : title.head].lower()
        return Office(title.start, title.end, _capitals(ranks + proper))
    # "Phó Thủ tướng Thường trực Chính phủ": a rank stands inside the full name.
    said = text[title.head : title.end]
    stem = next((w for w in others if proper.startswith(f"{w} ") and said.startswith(w)), proper)
    rest = proper[len(stem) :]
    inner = said[len(stem) :] if said != proper and said.startswith(stem) else ""
    end = title.end
    if rest and text[end : end + len(rest)].casefold() == rest.casefold():
        end += len(rest)
    name = text[title.start : title.head].lower() + stem + inner + rest
    many = bool(_MANY_BEFORE["vi"].search(text, max(0, title.start - 20), title.start))
    return Office(title.start, end, name[0].upper() + name[1:], None, many)


def _capitals(words: str) -> str:
    """Write an English title with capitals: "deputy director of" → "Deputy Director of"."""
    return re.sub(r"\b(?!of\b|the\b|and\b)[a-z]", lambda m: m[0].upper(), words)


def _of_bodies(text: str, title: Title, bodies: Sequence[Body], language: Language) -> list[Office]:
    """Return the holders of one title in one or more named bodies after it, or in one before."""
    words = _words(text, title, language)
    inside = next((b for b in bodies if title.head < b.start <= title.end < b.end), None)
    if inside is not None:
        lead = text[title.start : inside.start].strip()
        name = f"{lead[0].upper()}{lead[1:]} {inside.name}"
        return [Office(title.start, inside.end, name, inside.place)]
    gap = _GAP[language].match(text, title.end)
    at = gap.end() if gap else -1
    first = next(
        (
            b
            for b in bodies
            if b.start == at or (b.start < at <= b.start + 9 < b.end and b.start >= title.end)
        ),
        None,
    )
    if first is None:
        return _before(text, title, bodies, words, language)
    found = [
        Office(title.start, first.end, _named(words, first.name, language, "of the"), first.place)
    ]
    last = first
    for body in bodies:
        if body.start < last.end or not _of_one_kind(body, first):
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


def _of_one_kind(body: Body, other: Body) -> bool:
    """Tell whether two bodies are of one kind; the committees of a province and a city are."""
    return len({b.name.split(" ")[0].replace("Thành", "Tỉnh") for b in (body, other)}) == 1


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


def _plural(text: str, title: Title, found: Complement | None, language: Language) -> Office | None:
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
        start += len(text[start : title.start]) - len(
            re.sub(r"^(?:(?:and|or|their) )+", "", text[start : title.start])
        )
        return Office(start, title.end, text[start : title.end], None, True)
    if before and bare in ("yes", "plural"):
        return Office(title.start, title.end, words, None, True)
    return None


def _more_holders(text: str, title: Title, group: Complement) -> list[Office]:
    """Return the second kind of holders that one title speaks of.

    Of the form: ``Thủ trưởng cơ quan ngang Bộ, cơ quan thuộc Chính phủ``.
    """
    second = _OWN_AGENCY.match(text, group.end) if title.office == "head-of-agency" else None
    if second is None:
        return []
    name = f"{_words(text, title, 'vi')} {second['what']}"
    return [Office(second.start("what"), second.end(), name, None, True)]


_OWN_AGENCY = re.compile(
    r"(?:,| và|, và) (?:các )?(?P<what>cơ quan (?:trực )?thuộc Chính phủ)", re.I
)


def _single(name: str) -> str:
    """Write one holder's office for several ("Chairmen of the ..." → "Chairman of the ...")."""
    title, of, body = name.partition(" of ")
    title = re.sub(r"men$", "man", re.sub(r"ies$", "y", re.sub(r"(?<!ie)s$", "", title)))
    return f"{title}{of}{body}"


# "The chairman asked": which one, the text has told before.
_BARE_EN = frozenset(("chairperson", "secretary", "director", "chief-of-office"))
_THE = re.compile(r"(?:^|[\s\"“(])(?:[Tt]he|[Cc]omrade) $")


def _alone(text: str, title: Title, language: Language) -> Office | None:
    """Return a holder named by the bare title, where the table allows one."""
    row = office_row(title.office)
    if row["bare"] != "yes":
        before = _ONE_BEFORE_EN.search(text, max(0, title.start - 30), title.start)
        if language == "en" and before and title.office in ("chairperson", "secretary"):
            name = text[before.start() : title.end]
            return Office(before.start(), title.end, name[0].upper() + name[1:])
        if (
            language == "en"
            and title.office in _BARE_EN
            and _THE.search(text, max(0, title.start - 12), title.start)
        ):
            return Office(title.start, title.end, _words(text, title, language))
        return None
    words = _words(text, title, language)
    if row["complement"] == "none":
        return Office(title.start, title.end, words, None, title.plural or language == "vi")
    # "Bộ trưởng, Thủ trưởng cơ quan ngang Bộ, …": several offices in a row speak of all holders.
    listed = text[title.end : title.end + 1] == "," and _LIST_NEXT.match(text, title.end)
    return Office(
        title.start, title.end, words, None, title.plural or bool(listed and language == "vi")
    )


# "Bí thư Tỉnh ủy, Chủ tịch UBND các tỉnh: A, B": their places follow behind the chairpersons.
_BESIDE_CHAIRS = re.compile(
    r" (?:tỉnh|thành) ủy(?=(?:,|;| và|, và) (?:các )?(?:đồng chí )?"
    r"chủ tịch (?:ubnd|ủy ban nhân dân) các )",
    re.I,
)
# "Bộ trưởng các Bộ, Thủ trưởng cơ quan ngang bộ": the holders of all of them.
_EVERY_MINISTRY = re.compile(r" các (?:bộ|Bộ)(?: (?:liên quan|có liên quan))?(?=,|;| [a-zđ])")

# "giám đốc sở này": the body is one named before.
_POINTING = re.compile(
    r" (?P<noun>sở|bộ|cục|vụ|ban|xã|phường) (?:này|nói trên|nêu trên)(?!\w)", re.I
)


def _pointed(
    text: str, title: Title, bodies: Sequence[Body], pointing: re.Match[str]
) -> list[Office]:
    """Return the head of the last body of that kind in the block; nothing where there is none."""
    noun = pointing["noun"].casefold()
    for body in reversed(bodies):
        if body.end <= title.start and body.name.casefold().startswith(noun):
            name = f"{_words(text, title, 'vi')} {body.name}"
            return [Office(title.start, pointing.end(), name, body.place)]
    return []


def _offices(text: str, title: Title, bodies: Sequence[Body], language: Language) -> list[Office]:
    """Return what one title in the text names: one office, several, or none."""
    row = office_row(title.office)
    if row["complement"] == "ministry":
        if fields := fields_after(text, title, language):
            words = _words(text, title, language)
            head = _capitals(words.removesuffix("s")) if language == "en" else words
            link = "of" if language == "en" else "Bộ"
            return [Office(start, end, f"{head} {link} {name}") for start, end, name in fields]
        if before := field_before(text, title, language):
            start, name = before
            return [Office(start, title.end, f"{_words(text, title, language)} of {name}")]
    if language == "vi" and (pointing := _POINTING.match(text, title.end)):
        return _pointed(text, title, bodies, pointing)
    if language == "en" and title.plural:
        named = _of_bodies(text, title, bodies, language)
        if len(named) > 1:
            return [replace(office, name=_single(office.name)) for office in named]
    group = complement_after(text, title, language)
    if group is not None and (title.plural or language == "vi"):
        many = _plural(text, title, group, language)
        return [many, *_more_holders(text, title, group)] if many else []
    if row["complement"].startswith("fixed:"):
        return [_fixed(text, title, language)]
    if title.office == "secretary" and (kind := _BESIDE_CHAIRS.match(text, title.end)):
        return [
            Office(title.start, kind.end(), f"{_words(text, title, language)}{kind[0]}", None, True)
        ]
    every = _EVERY_MINISTRY.match(text, title.end) if row["complement"] == "ministry" else None
    if every:
        name = f"{_words(text, title, language)}{every[0]}"
        return [Office(title.start, every.end(), name, None, True)]
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
        if title.office == "leader" and _leads(text, title, bodies):
            continue
        found += _offices(text, title, bodies, language)
    found.sort(key=lambda office: (office.start, -office.end))
    return _shared_places(text, found)


def _leads(text: str, title: Title, bodies: Sequence[Body]) -> bool:
    """Whether "lãnh đạo" is what a body does: "Đảng ủy Bộ Công an lãnh đạo Bộ Công an làm ..."."""
    word = text[title.start : title.end]
    return word == "lãnh đạo" and any(body.end + 1 == title.start for body in bodies)


_NEXT_HOLDER = re.compile(r"(?:,|;)? ?(?:và )?(?:các )?(?:đồng chí )?")


def _shared_places(text: str, found: list[Office]) -> list[Office]:
    """Give secretaries the places listed behind the chairpersons beside them.

    Of the form: ``Bí thư Tỉnh ủy, Thành ủy, Chủ tịch UBND các tỉnh, thành phố: Hà Tĩnh, Huế``.
    """
    shared = list(found)
    for at, (office, chair) in enumerate(pairwise(found)):
        listed = [o for o in found[at + 1 :] if not o.plural and o.name.startswith("Chủ tịch Ủy")]
        beside = _NEXT_HOLDER.fullmatch(text[office.end : chair.start])
        if not office.plural or not office.name.startswith("Bí thư") or not beside:
            continue
        if chair.plural or len(listed) < 2:
            continue
        members = tuple(
            Office(office.start, office.end, f"Bí thư {_committee(o.name)} {o.place}", o.place)
            for o in listed
            if o.place
        )
        shared[at] = replace(office, stands_for=members)
    return shared


def _committee(chair: str) -> str:
    return "Thành ủy" if "thành phố" in chair.casefold() else "Tỉnh ủy"
