"""Find named persons, with the position that the text gives them beside the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model import Block, Language, Person
from .names import NameForm, find_names, is_syllable
from .positions import HONORIFIC, is_ordinary, position_after, position_before
from .titles import Title, abbreviated_title, find_titles

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
    r"(?:[ -](?:and [^\W\d_]+(?: [^\W\d_]+){0,2} )?(?:(?i:communes?|wards?|districts?|provinces?|"
    r"city|cities|streets?|roads?|avenue|boulevard|bridge|river|award|prize|fund|(?:high )?school|"
    r"university|academy|institute|museum|square|park|airport|hospital|special zone|mausoleum|"
    r"thought|market|town|island|lake)\b))"
)
_BYLINE = re.compile(
    r"(?:\b(?:[Bb]y|BY|Photos?|Story|Text|Source|Editor|Illustration)\b:?|"
    r"(?:Ảnh|Tác giả|Nguồn|Biên tập|Bài|Bài và ảnh|Thực hiện|Theo|Tin|PV|Minh họa)\s?:?)\s*"
    r"(?:[-–/]\s?)?$"
)
# Whom to ask: "đầu mối liên hệ: A, điện thoại …"
_CONTACT = re.compile(
    r"(?:liên hệ(?: với)?|đầu mối|cán bộ theo dõi|chuyên viên|contact(?: person)?) ?:? ?$",
    re.IGNORECASE,
)
_SHORT = {
    "en": re.compile(r"(?<!\w)(?:Mr|Ms|Mrs|Dr)\.? (?P<name>[^\W\d_]+)(?!\w)"),
    "vi": re.compile(
        r"(?<!\w)(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Aa]nh|[Cc]hị|PGS|TS|[Đđ]/c)\.? "
        r"(?P<name>[^\W\d_]+)(?!\w)"
    ),
}
_FOREIGN = re.compile(
    r"(?<![\w-])[A-Z][a-zà-ÿ]+(?:-[A-Z][a-z]+)?(?: [A-Z]\.)?(?: [A-Z][a-zà-ÿ]{2,}){1,2}(?!\w)"
)
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
    if _CONTACT.search(text, max(0, name.start - 40), name.start):
        return True
    if _addressed(text, name.start, language) or _SPEECH[language].match(text, name.end):
        return True
    # Vietnamese texts are full of streets, schools and funds that bear a name without saying so.
    return language == "en" and name.syllables >= 3 and not name.doubtful


def _person(
    text: str,
    name: Span,
    around: tuple[list[Title], list[Span], Sequence[Span]],
    language: Language,
    floor: int,
) -> Person:
    """Return a person with the position found before the name, or else after it."""
    titles, names, taken = around
    if short := abbreviated_title(text, name[0]):
        return Person(*name, text[slice(*name)], short[2], short[:2])
    before = position_before(text, name, titles, language, floor)
    after = position_after(text, name, titles, language, names, taken)
    weak = before is not None and not any(
        before[0] <= t.start < before[1] and t.office != "member" for t in titles
    )
    span = after if before is None or (weak and after) else before
    if span is None:
        return Person(*name, text[slice(*name)])
    return Person(*name, text[slice(*name)], text[slice(*span)], span)


def _foreign(
    text: str, titles: list[Title], taken: Sequence[Span], language: Language
) -> list[Person]:
    """Return persons with a foreign name, which only an apposition after it shows."""
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
        if _is_person(text, form, person.position is not None or signed, language):
            people.append(person)
            floor = form.end
    spans = [*taken, *((p.start, p.end) for p in people)]
    people += _foreign(text, titles, spans, language)
    spans += [(p.start, p.end) for p in people] + [(t.start, t.end) for t in titles]
    people += _short(text, spans, language)
    return sorted(people, key=lambda p: p.start)
