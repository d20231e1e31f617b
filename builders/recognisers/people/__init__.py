"""Find named persons, with the position that the text gives them beside the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...model import Block, Language, Person
from ...prefilter import FilteredPattern
from .names import NameForm, find_names, is_syllable
from .positions import (
    HONORIFIC,
    behind_name,
    is_ordinary,
    place_of_work,
    position_after,
    position_before,
)
from .titles import Title, abbreviated_title, abbreviated_title_behind, find_titles

__all__ = ["find"]

Span = tuple[int, int]

_SPEECH = {
    "en": re.compile(
        r",? (?:(?:also|then|further|later|has|had) )?(?:said|says|told|tells|noted|notes|stressed|"
        r"affirmed|stated|added|argued|explained|requested|asked|reported|concluded|chaired|signed|"
        r"urged|emphasi[sz]ed|underlined|pointed|suggested|proposed|presided|thinks|insisted|"
        r"instructed|directed|replied|warned|announced|reflected)\b"
    ),
    "vi": re.compile(
        r",? (?:đã |vừa |cũng )?(?:cho biết|nói|nhấn mạnh|khẳng định|phát biểu|yêu cầu|đề nghị|nêu|"
        r"chỉ đạo|kết luận|ký|chủ trì|góp ý|cho rằng|chia sẻ|thông tin|lưu ý|giao|cho hay|báo cáo|"
        r"đánh giá|nhìn nhận|trình bày)(?!\w)"
    ),
}
# Streets, places, schools, prizes and other things that bear a person's name.
_NAMESAKE_BEFORE = re.compile(
    r"(?:(?i:\b(?:xã|phường|quận|huyện|tỉnh|thành phố|thị trấn|thị xã|đặc khu|thôn|bản|ấp|buôn|"
    r"đường|phố|cầu|chợ|sông|hồ|đảo|trường|học viện|bệnh viện|công viên|giải thưởng|giải|quỹ|"
    r"tư tưởng|chủ nghĩa|quảng trường|bảo tàng|sân bay|communes?|wards?|districts?|provinces?|"
    r"cities|streets?|roads?|bridge|river|award|prize|school|university|of the former)(?: of)?|"
    r"tp\.?) )"
    r"(?:[^\W\d_]+(?: [^\W\d_]+){0,3}(?:,| and| và) ){0,12}$"
)
_NAMESAKE_AFTER = re.compile(
    r"(?:[ -](?:(?:and |- |– )[^\W\d_]+(?: [^\W\d_]+){0,2} )?"
    r"(?:(?i:communes?|wards?|districts?|provinces?|city|cities|streets?|"
    r"roads?|avenue|boulevard|bridge|river|award|prize|fund|(?:high )?school|"
    r"university|academy|institute|museum|square|park|airport|hospital|special zones?|"
    r"mausoleum|thought|market|town|island|lake|roundabout|intersection|crossroads|overpass|"
    r"expressway|lane|alley)\b))"
)
# "signed by" and "by" at the beginning of a line are two things.
_BYLINE = re.compile(
    r"(?:(?:(?:^|[.!?)|/–—-]\s?)(?:[Bb]y|BY)|\b(?:Photos?|Story|Text|Source|Editor|Illustration))\b:?|"
    r"(?:Ảnh|Tác giả|Nguồn|Biên tập|Bài|Bài và ảnh|Thực hiện|Theo|Tin|PV|Minh họa)\s?:?)\s*"
    r"(?:[-–/]\s?)?$"
)
# Whom to ask: "đầu mối liên hệ: A, điện thoại …"
_CONTACT = re.compile(
    r"(?:liên hệ(?: với)?|đầu mối|cán bộ theo dõi|chuyên viên|contact(?: person)?) ?:? ?$",
    re.IGNORECASE,
)
_SHORT = {
    "en": FilteredPattern(r"(?<!\w)(?:Mr|Ms|Mrs|Dr)\.? (?P<name>[^\W\d_]+)(?!\w)"),
    "vi": FilteredPattern(
        r"(?<!\w)(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Aa]nh|[Cc]hị|PGS|TS|[Đđ]/c)\.? "
        r"(?P<name>[^\W\d_]+)(?!\w)"
    ),
}
_FOREIGN = re.compile(
    r"(?<![\w-])[A-Z][a-zà-ÿ]+(?:-[A-Z][a-z]+)?(?: [A-Z]\.)?(?: [A-Z][a-zà-ÿ]{2,}){1,2}(?!\w)"
)
# Words of bodies, which a title may stand before as well.
_HEADED = re.compile(
    r"\b(?:Ministry|Department|Committee|Commission|Council|Board|Office|Agency|Authority|Bank"
    r"|Company|Corporation|Group|Union|University|Party|Police|State|Republic|General|Secretary"
    r"|Bureau|Division|Province|City|Commune|Ward|District|Government|Viet|Vietnam)\b"
)
# Titles that tell little beside what stands behind the name.
_WEAK = ("member", "delegate", "expert", "official")
_BESIDE = re.compile(r",? (?:và|and) |, ")
_MANY = re.compile(r"(?:[Cc]ác|[Hh]ai|[Bb]a) $")
# "in Song Doc": what two syllables name behind these is mostly a place.
_WHERE_EN = re.compile(r"\b(?:in|at|from|near|to) $")
_NO_PERSON = frozenset(("hồ chí minh", "ho chi minh", "hồ", "nguyễn ái quốc"))


def _free(span: Span, taken: Sequence[Span]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in taken)


def _addressed(text: str, start: int, language: Language) -> bool:
    """Tell whether a word of address ends right before the name."""
    return any(
        m.end() == start for m in HONORIFIC[language].finditer(text, max(0, start - 24), start)
    )


def _is_person(text: str, name: NameForm, beside: bool, language: Language) -> bool:
    """Decide whether a stretch in the form of a name names a person here."""
    words = text[name.start : name.end].casefold()
    if words in _NO_PERSON or _BYLINE.search(text, max(0, name.start - 24), name.start):
        return False
    if beside:
        return True
    window = text[max(0, name.start - 160) : name.start]
    if _NAMESAKE_BEFORE.search(window) or _NAMESAKE_AFTER.match(text, name.end):
        return False
    if language == "en" and name.syllables < 3 and _WHERE_EN.search(window):
        return False
    if _CONTACT.search(text, max(0, name.start - 40), name.start):
        return True
    if _addressed(text, name.start, language) or _SPEECH[language].match(text, name.end):
        return True
    # Vietnamese texts are full of streets, schools and funds that bear a name without saying so.
    return language == "en" and name.syllables >= 3 and not name.doubtful


def _person(
    text: str,
    name: Span,
    around: tuple[Sequence[Title], list[Span], Sequence[Span]],
    language: Language,
    floor: int,
) -> Person:
    """Return a person with the position found before the name, or else after it."""
    titles, names, taken = around
    short = abbreviated_title(text, name[0]) or abbreviated_title_behind(text, name[1])
    if short:
        return Person(*name, text[slice(*name)], short[2], short[:2])
    before = position_before(text, name, titles, language, floor)
    after = position_after(text, name, titles, language, names, taken)
    said = [t for t in titles if before is not None and before[0] <= t.start < before[1]]
    weak = before is not None and all(t.office in _WEAK for t in said)
    span = after if before is None or (weak and after) else before
    if span is None:
        return Person(*name, text[slice(*name)])
    words = text[slice(*span)]
    if span == before:
        bare = bool(said) and said[-1].end == before[1]
        words += behind_name(text, name[1], bare, taken, language)
    return Person(*name, text[slice(*name)], words, span)


def _foreign(
    text: str, titles: Sequence[Title], taken: Sequence[Span], language: Language
) -> list[Person]:
    """Return persons with a foreign name, which only a title beside it shows."""
    if language != "en":
        return []
    held = [*taken, *((title.start, title.end) for title in titles)]
    found = []
    for match in _FOREIGN.finditer(text):
        span = match.span()
        if not _free(span, held) or not re.match(r",| \(", text[span[1] : span[1] + 2]):
            continue
        if any(is_ordinary(word) for word in match[0].split()):
            continue
        after = position_after(text, span, titles, language, (), taken)
        if after:
            found.append(Person(*span, match[0], text[slice(*after)], after))
    for title in titles:
        behind = _FOREIGN.match(text, title.end + 1)
        if behind is None or text[title.end] != " " or not _free(behind.span(), held):
            continue
        if not any(map(is_ordinary, behind[0].split())) and not _HEADED.search(behind[0]):
            said = (title.start, title.end)
            found.append(Person(*behind.span(), behind[0], text[slice(*said)], said))
    return found


def _short(text: str, taken: Sequence[Span], language: Language) -> list[Person]:
    """Return short later mentions: ``Mr. Ngoc``, ``ông Long``; the name is the one syllable.

    ``taken`` holds the titles too: "đồng chí Bộ trưởng" names nobody.
    """
    return [
        Person(*match.span("name"), match["name"])
        for match in _SHORT[language].finditer(text)
        if match["name"][0].isupper()
        and is_syllable(match["name"])
        and _free(match.span("name"), taken)
    ]


def _joined(text: str, person: Person, name: NameForm) -> bool:
    """Tell whether a name stands beside that of a person in a list: "các ông A, B và C"."""
    whole = name.syllables >= 3 and not name.doubtful and " " in person.name
    return whole and bool(_BESIDE.fullmatch(text, person.end, name.start))


def _shared(text: str, person: Person, titles: Sequence[Title]) -> bool:
    """Tell whether a person's title is that of all in a list: "các Phó Chủ tịch A, B"."""
    if not person.position_span or person.position_span[0] > person.start:
        return False
    start, end = person.position_span
    many = any(t.plural for t in titles if start <= t.start < end)
    return many or bool(_MANY.search(text, max(0, start - 4), start))


def find(block: Block, language: Language, taken: Sequence[Span]) -> list[Person]:
    """Return the persons named in a block, in order; names inside ``taken`` spans are left out.

    Of the form: ``Minister of Home Affairs Pham Thi Thanh Tra``, ``ông Giàng A Sùng, Chủ tịch UBND
    xã …``, ``Nguyen Manh Cuong, Vice Chairman of …, requested``, ``Mr. Ngoc``. A signature is a
    block that is a name alone. A position keeps the words of the text.
    """
    text = block.text
    forms = [form for form in find_names(text) if _free((form.start, form.end), taken)]
    titles = find_titles(text, language)
    names = [(form.start, form.end) for form in forms]
    people: list[Person] = []
    floor = 0
    for form in forms:
        span = (form.start, form.end)
        person = _person(text, span, (titles, names, taken), language, floor)
        signed = block.zone == "signature" or span == (0, len(text.rstrip(" .")))
        # Beside the recipients of a document the signature stands in a column of its own.
        signed = signed or (block.zone == "recipients" and text.endswith("| " + person.name))
        joined = people[-1] if people and _joined(text, people[-1], form) else None
        beside = person.position is not None or signed or joined is not None
        if _is_person(text, form, beside, language):
            if joined and not person.position and _shared(text, joined, titles):
                person = replace(
                    person, position=joined.position, position_span=joined.position_span
                )
            elif not person.position and (where := place_of_work(text, form.end, taken, language)):
                person = replace(person, position=text[slice(*where)], position_span=where)
            people.append(person)
            floor = form.end
    spans = [*taken, *((p.start, p.end) for p in people)]
    people += _foreign(text, titles, spans, language)
    spans += [(p.start, p.end) for p in people] + [(t.start, t.end) for t in titles]
    people += _short(text, spans, language)
    return sorted(people, key=lambda p: p.start)
