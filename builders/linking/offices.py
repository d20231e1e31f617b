"""Turn names of offices into identities: one office, one key, in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ...ontology import table
from ..model import Language, Name
from ..recognisers.offices.complements import complement_after
from ..recognisers.people.titles import Title, find_titles, office_row
from . import Entity, link_body
from .identity import slug, with_article

__all__ = ["head_of", "link_office"]

# Heads of a body that only the kind of body names apart ("Cục trưởng", "Director", "Trưởng ban").
_HEADS = frozenset(
    (
        "department-head",
        "director",
        "director-general",
        "head",
        "institute-head",
        "minister-chairperson",
        "office-chairperson",
        "chief-of-office",
        "chief-inspector",
        "chief-justice",
        "procurator-general",
        "government-inspector-general",
        "auditor-general",
        "commander",
    )
)
_TAIL_OF_HEAD = re.compile(r"(?:Ban|Phòng|Văn phòng|Đoàn|Tiểu ban|Công an|Thanh tra)$", re.I)
_LINK_EN = re.compile(r"^,? ?(?:of|for|at) (?:the )?")
_LEVELS = (
    ("commune", re.compile(r"commune|ward|xã|phường|đặc khu", re.I)),
    (
        "province",
        re.compile(r"provinc|municipal|cities|city|tỉnh|thành phố|thành ủy|thành uỷ", re.I),
    ),
)
_BODIES_OF_GROUP = (
    ("peoples-committees", re.compile(r"people['’]s committee|ủy ban nhân dân|UBND", re.I)),
    ("peoples-councils", re.compile(r"people['’]s council|hội đồng nhân dân|HĐND", re.I)),
    ("party-committees", re.compile(r"party committee|tỉnh [uủ]|thành [uủ]|đảng [uủ]", re.I)),
    ("ministerial-agencies", re.compile(r"ministerial-level|ngang bộ", re.I)),
    ("ministries", re.compile(r"các bộ$", re.I)),
    ("government-agencies", re.compile(r"government agenc|thuộc chính phủ|affiliated", re.I)),
)


@dataclass(frozen=True, slots=True)
class _Parts:
    """An office taken apart; ``ranks`` without the deputy that a head of its own carries."""

    ranks: tuple[str, ...]
    office: str
    complement: str
    plural: bool


def _parts(name: str, language: Language) -> _Parts | None:
    """Take a canonical name of an office apart; None where it begins with no known title."""
    titles = find_titles(name, language)
    if not titles or titles[0].start > 40:
        return None
    title = titles[0]
    rest = name[title.end :]
    plural = title.plural or _speaks_of_many(name, title, language)
    if language == "vi":
        head = name[title.head : title.end]
        tail = _TAIL_OF_HEAD.search(head) if " " in head else None
        fixed = office_row(title.office)["vi"].split("|")[0].removeprefix(head)
        complement = rest if not tail else f"{tail[0]}{rest}"
        complement = complement.removeprefix(fixed) if fixed else complement
    else:
        complement = _LINK_EN.sub("", rest)
    ranks, office = title.ranks, title.office
    if means := office_row(office)["means"]:
        # "Thứ trưởng" is the rank and the office in one word.
        *within, office = means.split()
        ranks = tuple(dict.fromkeys([*ranks, *within]))
    return _Parts(ranks, office, complement.strip(" ,"), plural)


def _speaks_of_many(name: str, title: Title, language: Language) -> bool:
    """Whether an office names its holders in all bodies of a kind: "Bộ trưởng các Bộ"."""
    several = re.match(r" (?:các|mọi|từng) ", name[title.end :])
    return language == "vi" and bool(several or complement_after(name, title, language))


@cache
def _heads_of_bodies() -> tuple[dict[str, str], ...]:
    """Return what heads of bodies are called, the longest beginning of a body's name first."""
    return tuple(sorted(table("body_heads"), key=lambda row: -len(row["body"])))


def head_of(body_vi: str, language: Language) -> str:
    """Return what the head of a body is called, by its Vietnamese name; empty where unknown."""
    for row in _heads_of_bodies():
        if f"{body_vi} ".startswith(f"{row['body']} "):
            return row[language]
    return ""


def _title_en(parts: _Parts, body_vi: str = "") -> str:
    words = {
        "former": "Former",
        "acting": "Acting",
        "permanent": "Permanent",
        "first": "First",
        "deputy": "Vice" if parts.office in ("chairperson", "state-president") else "Deputy",
    }
    head = office_row(parts.office)["en"].split("|")[0]
    if parts.office in _HEADS and body_vi:
        head = head_of(body_vi, "en") or "Head"
    return " ".join([*(words[rank] for rank in parts.ranks), head]).strip()


def _title_vi(parts: _Parts, body_vi: str) -> str | None:
    """Return the Vietnamese title with its body; None where the body's kind tells no title."""
    head = office_row(parts.office)["vi"].split("|")[0]
    if parts.office in _HEADS:
        head = head_of(body_vi, "vi")
        if not head:
            return None
    before, after = [], []
    for rank in parts.ranks:
        row = office_row(rank)
        if single := _in_one_word(rank, parts.office):
            head = single
        elif row["vi_after"]:
            after.append(row["vi_after"])
        else:
            before.append(row["vi"].split("|")[0])
    inner = " ".join([*before, head, *after])
    if after and (stem := head.split(" Chính phủ")[0]) != head:
        inner = " ".join([*before, stem, *after, "Chính phủ"])
    words = f"{inner} {body_vi}".strip()
    return words[0].upper() + words[1:] if words else None


def _in_one_word(rank: str, office: str) -> str:
    """Return the Vietnamese title that is rank and office in one ("Thứ trưởng"), or nothing."""
    rows = (row for row in table("offices") if row["means"] == f"{rank} {office}")
    return next((row["vi"].split("|")[0] for row in rows), "")


def _label_en(parts: _Parts, body: Entity) -> str | None:
    words = _title_en(parts, body.labels.get("vi", " "))
    name = body.labels.get("en")
    if not name:
        return None
    if parts.office == "minister":
        return f"{words} of {name.removeprefix('Ministry of ')}"
    return f"{words} of {with_article(name)}"


def _body_of(parts: _Parts, name: Name, language: Language) -> Entity | None:
    """Return the body that an office belongs to, None for one that stands alone."""
    row = office_row(parts.office)
    if not parts.complement or row["complement"] == "none":
        return None
    if row["complement"].startswith("fixed:"):
        return None
    said = parts.complement
    if parts.office == "minister" and language == "en" and not said.startswith("Ministry"):
        said = f"Ministry of {said}"
    elif parts.office == "minister" and language == "vi" and not said.startswith("Bộ"):
        said = f"Bộ {said}"
    return link_body(Name("body", said, name.place), language)


def _group(name: Name, parts: _Parts, language: Language) -> Entity:
    """Return the group of all holders of an office: ``group/chairperson/peoples-committees-…``."""
    said = name.name
    bodies = next((kind for kind, pattern in _BODIES_OF_GROUP if pattern.search(said)), "")
    levels = [level for level, pattern in _LEVELS if pattern.search(said)]
    known = bool(bodies) or not parts.complement
    where = f"-{'-'.join(levels)}" if levels and bodies else ""
    rest = f"{bodies}{where}" if bodies else slug(parts.complement)
    ranks = "-".join([*parts.ranks, parts.office])
    key = "/".join(filter(None, ("group", ranks, rest if known or rest else "")))
    return Entity(key, "group", {language: said})


def _unresolved(name: Name, language: Language, reason: str) -> Entity:
    return Entity(f"unresolved/{slug(name.name)}", "office", {language: name.name}, reason=reason)


def link_office(name: Name, language: Language) -> Entity:
    """Return the identity of an office-holder named by office.

    "Minister of Finance" and "Bộ trưởng Bộ Tài chính" are ``office/minister/ministry-of-finance``,
    "Thủ tướng" is ``office/prime-minister``, "Chủ tịch Ủy ban nhân dân tỉnh Nghệ An" is
    ``office/chairperson/peoples-committee/province-40``. Several unnamed holders are a group. An
    office whose body is unresolved is unresolved for the same reason.
    """
    parts = _parts(name.name, language)
    if parts is None:
        return _unresolved(name, language, "no title of the table of offices begins the name")
    if parts.plural:
        return _group(name, parts, language)
    body = _body_of(parts, name, language)
    if body is None:
        return _alone(name, parts, language)
    if body.reason:
        return _unresolved(name, language, body.reason)
    office = "head" if parts.office in _HEADS else parts.office
    body_vi = body.labels.get("vi")
    labels = _known(_label_en(parts, body), _title_vi(parts, body_vi) if body_vi else None)
    labels.setdefault(language, name.name)
    key = "/".join(("office", "-".join([*parts.ranks, office]), body.key.removeprefix("agency/")))
    return Entity(key, "office", labels, body.key, body.place)


def _known(english: str | None, vietnamese: str | None) -> dict[str, str]:
    labels = {"en": english, "vi": vietnamese}
    return {language: label for language, label in labels.items() if label}


def _alone(name: Name, parts: _Parts, language: Language) -> Entity:
    """Return an office without a body beside its name: "Prime Minister", "Bộ trưởng"."""
    fixed = _fixed_body(parts.office)
    labels = _known(_title_en(parts), _title_vi(parts, ""))
    if parts.office in _HEADS and not fixed:
        labels = {language: name.name}
    key = f"office/{'-'.join([*parts.ranks, parts.office])}"
    part_of = f"agency/{fixed}" if fixed else None
    return Entity(key, "office", labels or {language: name.name}, part_of)


def _fixed_body(office: str) -> str:
    """Return the register's id of the body that an office always heads, or nothing."""
    kind, _, body = office_row(office)["complement"].partition(":")
    return body if kind == "fixed" else ""
