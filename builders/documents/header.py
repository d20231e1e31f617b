"""The header and the signature of an official document: its number, type, title, date, signer.

The layout is that of Decree 30/2020/NĐ-CP, Appendix I (State bodies) and of Instruction
36-HD/VPTW (Party bodies), flattened to lines: issuer, number, motto, place and date, type, title;
at the end the signatory's authority (TM., KT., TL., TUQ.), office and name. The English official
form and the gazette's order of columns are read alike. A news report has none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from ..model import Block, Quote, Text
from ..recognisers import dates
from ..recognisers.documents.numbers import FULL, Code, issuer_codes
from .designation import NUMBER_LINE, Heading, annexed, heading, is_annex, own_number, quote
from .signature import find_signer, person_name

__all__ = ["Header", "read_header"]

_HEAD_BLOCKS = 18


@dataclass(frozen=True, slots=True)
class Header:
    """What an official document says of itself; all empty for another text."""

    number: str | None = None
    type: str | None = None
    title: str | None = None
    issued: str | None = None
    """ISO date as precise as the header gives."""
    issuers: tuple[str, ...] = ()
    """Full names in the language of the text."""
    signer: str | None = None
    place: str | None = None
    """Province or commune of a local body's document, without the type word."""
    evidence: dict[str, Quote] = field(default_factory=dict)
    """Words for each: keys ``number``, ``type``, ``title``, ``issued``, ``issuers``, ``signer``."""

    @property
    def official(self) -> bool:
        """Whether the text is itself a document."""
        return self.number is not None or self.type is not None


_DATELINE = re.compile(
    r"(?:^|[,.\d|]\s|[A-ZĐƯ]{2}\d{0,2}\s|phúc\s|Happiness\s)(?P<place>[A-ZĐÀ-Ỹ][^\d,:;.]{1,40}),\s*(?P<date>(?:ngày"
    r"|Ngày)[\s\d.…]{0,12}tháng[\s\d.…]{0,12}năm\s+\d{4}"
    r"|ngày\s\d{1,2}/\d{1,2}/\d{4}|(?:[A-Z][a-z]+\s\d{1,2},?|\d{1,2}\s[A-Z][a-z]+,?)\s\d{4}"
    r"|\d{1,2}/\d{1,2}/\d{4})"
)
_BLANK_DATE = re.compile(r"tháng\s{0,3}(?P<month>\d{1,2})?[\s.…]{0,80}năm\s{1,3}(?P<year>\d{4})")
_SUBJECT = re.compile(r"^(?:V/v|V/V|Về việc|Về|Subject:|Re:)\s?:?\s*")
_SPEAKER = re.compile(
    r"^(?:CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|ỦY BAN|HỘI ĐỒNG|BỘ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|TỔNG|CỤC TRƯỞNG|"
    r"TRƯỞNG|CHÁNH|BAN|BỘ|PHÓ|THE\s|Căn cứ|Kính gửi|Thực hiện|QUYẾT|Theo|"
    r"MINISTER|CHAIRM|Pursuant|-{2,}|[–_-]+$)"
)
_NO_ISSUER = re.compile(
    r"^(?:\*|[-_–=*\s]+|Số|No\.|CÔNG BÁO|CỘNG HÒA|ĐẢNG CỘNG SẢN|Độc lập|SOCIALIST|Independence)",
    re.I,
)
_SUBORDINATE = re.compile(
    r"^(?:CỤC|TỔNG CỤC|CHI CỤC|SỞ|TRUNG TÂM|VĂN PHÒNG|BAN TỔ CHỨC|BAN TUYÊN GIÁO|BAN NỘI CHÍNH|"
    r"ỦY BAN KIỂM TRA|THANH TRA|THUẾ|DEPARTMENT|OFFICE)\b"
)
_PLACE = re.compile(
    r"(?P<kind>(?i:tỉnh|thành phố|xã(?! hội)|phường|đặc khu))"
    r"\s(?P<name>[A-ZĐÀ-Ỹ][^\d,;:.()]{1,30})$"
)
_PLACE_EN = re.compile(
    r"(?:(?:OF|of|THE|the)\s|^|COMMUNE\s|WARD\s)(?P<name>[A-Z][\w' ]{1,30}?)"
    r"\s(?i:provincial|province|city)\b"
)


def _whole(text: Text, blocks: Sequence[Block]) -> Quote:
    first, last = blocks[0].starts[0], blocks[-1].ends[-1]
    return Quote(first, last, text.content[first:last])


def _head(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of the header, or those where one would stand."""
    marked = [block for block in blocks if block.zone == "header"]
    return [_left(block) for block in marked] or list(islice(blocks, _HEAD_BLOCKS))


# The right column of a letterhead, flattened into the line of the left one.
_RIGHT = re.compile(
    r"\s\|?\s?(?:CỘNG\sH(?:ÒA|OÀ)\sXÃ\sHỘI|ĐẢNG\sCỘNG\sSẢN|Độc\slập\s?-"
    r"|SOCIALIST\sREPUBLIC|THE\sSOCIALIST|COMMUNIST\sPARTY\sOF|Independence\s?-).*",
    re.DOTALL,
)


def _left(block: Block) -> Block:
    """Return the left column of a line of the letterhead; a date in the right one stays."""
    motto = _RIGHT.search(block.text)
    if motto is None or motto.start() == 0 or _DATELINE.search(block.text):
        return block
    end = motto.start()
    return replace(block, text=block.text[:end], starts=block.starts[:end], ends=block.ends[:end])


def _title(
    text: Text,
    blocks: Sequence[Block],
    head: Sequence[Block],
    typed: Heading | None,
) -> Quote | None:
    """Read what stands below the type's line, or after V/v of a letter."""
    if typed is None:
        for block in head:
            subject = _SUBJECT.match(block.text)
            if subject and (block.zone == "header" or subject[0].upper().startswith("V/V")):
                return quote(text, block, 0, len(block.text))
        return None
    index, begin = typed.block, typed.title
    rest = head[index].text[begin:].strip()
    if len(rest) > 3:
        offset = head[index].text.index(rest, begin)
        return quote(text, head[index], offset, offset + len(rest))
    lines: list[Block] = []
    for block in head[index + 1 :]:
        if block.zone != "header" or (_SPEAKER.match(block.text) and not _is_title(block, lines)):
            break
        if _DATELINE.search(block.text) or NUMBER_LINE.match(block.text):
            continue
        lines.append(block)
        if len(lines) == 6:
            break
    below = next((b for b in blocks if b.starts[0] > head[index].ends[-1]), None)
    if not lines and below and not below.gap and not below.text.endswith((".", ";", ":")):
        lines = [below]
    return _whole(text, lines) if lines else None


def _is_title(block: Block, before: Sequence[Block]) -> bool:
    """Whether a line like BAN HÀNH … begins or goes on with the title."""
    return block.text.upper().startswith(("BAN HÀNH", "QUYẾT TOÁN")) or bool(
        before and before[-1].text.rstrip().endswith(("CỦA", "VÀ", ",", "VỀ"))
    )


def _datelines(head: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks of the header, with a date that was broken over two blocks made whole."""
    for block, after in zip(head, [*head[1:], None], strict=True):
        if after and re.search(r"(?:ngày|tháng|năm|,)\s?$", block.text):
            yield Block(
                f"{block.text.rstrip()} {after.text}",
                (*block.starts[: len(block.text.rstrip())], block.ends[-1], *after.starts),
                (*block.ends[: len(block.text.rstrip())], after.starts[0], *after.ends),
            )
        yield block


def _issued(text: Text, head: Sequence[Block]) -> tuple[str, Quote, str] | None:
    """Read the date beside the place, with what of day and month is filled in."""
    for block in _datelines(head):
        for match in _DATELINE.finditer(block.text):
            words = quote(text, block, *match.span("date"))
            inside = [
                d for d in dates.find(block, text.language) if d.start >= match.start("date") - 1
            ]
            if inside and len(inside[0].value) == len("2025-12-31"):
                return inside[0].value, words, match["place"].strip()
            if blank := _BLANK_DATE.search(match["date"]):
                month = blank["month"]
                value = f"{blank['year']}-{int(month):02d}" if month else blank["year"]
                return value, words, match["place"].strip()
    return None


#: The label before the issuer where a portal lays out what it knows of a document.
_ISSUED_BY = re.compile(r"(?:Nơi|Cơ quan) ban hành ?:?", re.I)


def _issuer_lines(head: Sequence[Block], stop: int | None) -> list[Block]:
    """Return the lines that name the issuer: labelled, or in capitals above number and type."""
    lines: list[Block] = []
    for label, block in pairwise(head):
        if _ISSUED_BY.fullmatch(label.text.strip(" *")):
            return [block]
    for block in head[:stop]:
        if FULL.fullmatch(block.text.strip()):
            continue
        if NUMBER_LINE.match(block.text) or _DATELINE.search(block.text):
            break
        letters = [c for c in block.text if c.isalpha()]
        if (
            letters
            and not _NO_ISSUER.match(block.text)
            and sum(map(str.isupper, letters)) > 0.8 * len(letters)
        ):
            lines.append(block)
    return lines[:5]


def _recase(name: str) -> str:
    """Write a name in capitals as in a sentence; places keep a capital on each syllable."""
    place = _PLACE.search(name)
    body = name[: place.start()] if place else name
    cased = body.capitalize() if body.isupper() else body
    if place is None:
        return cased.strip()
    local = place["name"].title() if place["name"].isupper() else place["name"]
    return f"{cased.strip()} {place['kind'].lower()} {local}".strip()


def _place(lines: Sequence[Block], language: str) -> str | None:
    """Name the place of the issuer; an office or department may stand on a line below it."""
    pattern = _PLACE if language == "vi" else _PLACE_EN
    words = [block.text.strip() for block in lines]
    while len(words) > 1 and _SUBORDINATE.match(words[-1]) and not pattern.search(words[-1]):
        words.pop()
    match = pattern.search(" ".join(words))
    if match is None:
        return None
    name = match["name"].strip()
    return name.title() if name.isupper() else name


def _spoken(blocks: Iterable[Block]) -> tuple[str, Block] | None:
    """Return the body that speaks where the header is lost: ``THỦ TƯỚNG CHÍNH PHỦ điện:``."""
    names = {row["vi"].upper(): row["vi"] for row in issuer_codes().values() if not row["place"]}
    for block in blocks:
        line = re.sub(r"\s?(?:điện)?\s?:?$", "", block.text.strip())
        name = names.get(line) or names.get(re.sub(r"^BỘ TRƯỞNG (?=BỘ )", "", line))
        if name:
            return name, block
    return None


def _issuers(
    code: Code | None, lines: Sequence[Block], language: str, place: str | None
) -> tuple[str, ...]:
    """Name the issuers: those that the number's letters fix, else the header's own lines."""
    rows = [issuer_codes()[key] for key in code.issuers] if code else []
    if rows and not any(row["place"] for row in rows):
        return tuple(row[language] for row in rows)
    joined = " ".join(block.text.strip() for block in _own_lines(lines))
    if not joined:
        return tuple(row[language] for row in rows)
    if language == "vi" and place and rows:
        kind = _PLACE.search(joined)
        return (f"{rows[0]['vi']} {kind['kind'].lower() if kind else 'tỉnh'} {place}",)
    return (_recase(joined) if language == "vi" else _title_case(joined),)


def _own_lines(lines: Sequence[Block]) -> Sequence[Block]:
    """Return the issuer's lines without those of the body above it (BỘ TÀI CHÍNH over CỤC THUẾ)."""
    for index in range(len(lines) - 1, 0, -1):
        if _SUBORDINATE.match(lines[index].text.strip()):
            return lines[index:]
    return lines


def _title_case(name: str) -> str:
    small = ("Of", "The", "And", "For", "On", "To", "In")
    cased = re.sub(r"[^\W\d_]+(?:['’][sS]\b)?", lambda m: m[0][:1].upper() + m[0][1:].lower(), name)
    return re.sub(r"(?<=\s)(" + "|".join(small) + r")\b", lambda m: m[0].lower(), cased)


def read_header(text: Text, blocks: Sequence[Block]) -> Header:
    """Read what an official document says of itself; an empty header for any other text.

    The number stands on a line of its own near the top ("Số: 100/NQ-CP", "No. 12/BC-UBND"), else
    in the head of an annex ("Kèm theo Quyết định số …"); the type on a line in capitals, a
    letter's being known by its number or its subject ("V/v …").
    """
    head = _head(blocks)
    numbered = own_number(text, head)
    typed = heading(text, head)
    letter = any(_SUBJECT.match(b.text) or b.text.startswith("Kính gửi") for b in head)
    if (
        numbered is None
        and typed is None
        and not any(block.text.startswith("Kính gửi") for block in blocks[:6])
        and not is_annex(text, blocks)
    ):
        return Header()
    evidence: dict[str, Quote] = {}
    code, issued = None, None
    kind = typed.type if typed else None
    if numbered:
        code, evidence["number"] = numbered
        kind = (
            (code.type if code.type == "Document" else kind)
            or code.type
            or ("OfficialLetter" if letter else None)
        )
    elif (above := annexed(text, blocks)) and (kind in (None, above[1]) or annexed(text, head)):
        code, kind, evidence["number"], issued = above
    if typed:
        evidence["type"] = typed.words
    dated = _issued(text, head)
    if dated:
        issued, evidence["issued"] = dated[0], dated[1]
    elif issued:
        evidence["issued"] = evidence["number"]
    # an annex alone has no letterhead: who issued it stands behind the number
    lines = (
        _issuer_lines(head, typed.block if typed else None) if numbered or typed or letter else []
    )
    place = _place(lines, text.language)
    issuers = _issuers(code, lines, text.language, place)
    if not lines and issuers == ("Ủy ban nhân dân",):
        issuers = ()  # the number says which kind of body, not of which place
    if issuers:
        evidence["issuers"] = _whole(text, lines) if lines else evidence["number"]
    elif spoken := _spoken(blocks[:_HEAD_BLOCKS]):
        issuers = (spoken[0],)
        evidence["issuers"] = _whole(text, [spoken[1]])
    if kind == "OfficialDispatch" and place and text.language == "vi":
        issuers = tuple(
            f"Chủ tịch {name}" if name.startswith("Ủy ban") else name for name in issuers
        )
    if title := _title(text, blocks, head, typed):
        evidence["title"] = title
    if signer := find_signer(text, blocks):
        evidence["signer"] = signer
    return Header(
        number=code.number if code else None,
        type=kind or "OfficialLetter",
        title=" ".join(title.text.replace("*", "").split()) if title else None,
        issued=issued,
        issuers=issuers,
        signer=person_name(signer.text) if signer else None,
        place=place,
        evidence=evidence,
    )
