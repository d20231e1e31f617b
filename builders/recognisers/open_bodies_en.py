"""English bodies outside the tables, known by their head word: "Institute of …", "… Association"."""

from __future__ import annotations

import re

__all__ = ["open_names"]

_HEADS = (
    "Academy|Administration|Agency|Alliance|Association|Authority|Bank|Board|Bureau|Centre|Center|"
    "Chamber|Commission|Committee|Company|Confederation|Corporation|Council|Court|Delegation|"
    "Department|Directorate|Division|Federation|Foundation|Front|Fund|Group|Hospital|Inspectorate|"
    "Institute|Network|Office|Organisation|Organization|Police|Procuracy|School|Secretariat|"
    "Service|Society|Task Force|Team|Treasury|Union|University|Command|College"
)
_CAP = r"(?:[A-ZÀ-ỸĐ][\w.&]*(?:['’]s?)?(?:-[\w]+)?)"
_RUN = re.compile(
    rf"""(?<![\w'’-]){_CAP}
        (?:(?:\ (?:and|for|of|on|in)(?:\ the)?|,(?=\ {_CAP}(?:\ {_CAP}){{0,2}},?\ and\ [A-Z])|\ &)?\ {_CAP}){{0,14}}""",
    re.VERBOSE,
)
_HEAD = re.compile(rf"\b(?:{_HEADS})\b(?!['’])")
_BEHIND = re.compile(r" (?:of|for|on|in)(?: the)? ")
_OPENERS = re.compile(
    r"^(?:The|A|An|In|On|At|According|Under|By|For|From|With|This|That|These|Its|His|Her|Their|Our|And|But"
    r"|While|When|As|Also|Meanwhile|Former|Deputy|Vice|Permanent|Acting|Standing|New|Each|Every|Other|Both"
    r"|Since|After|Before|Last|Next|Yesterday|Today|If|Where|Lead|Directing|Joint)\s+"
)
_TITLE = re.compile(
    r"^.*\b(?:Minister|Chair(?:man|woman|person)|Director|Secretary|President|Head|Chief|Governor|Commander|Member"
    r"|Speaker|Leader|Representative|Deputy|Mr|Mrs|Ms|Dr)\b(?:-General|s)?(?:,| of(?: the)?| at(?: the)?)?\s*"
)
_OWNED = re.compile(
    r"^.*(?<!\bPeople)(?<!\bWomen)(?<!\bFarmer)(?<!\bVeteran)(?<!\bWorker)(?:['’]s|s['’])\s+"
)
_NO_BODY = re.compile(
    r"(?:Working Group|Party Committee|People['’]s Committee|People['’]s Council|Steering Committee|Standing Board"
    r"|Central Committee|Standing Committee|Department|Division|Office|Committee|Board|Team|Group|Council|Centre|Center"
    r"|Police|Agency|Commission|Bank|Service|School|Command|Union|Front|Court|University|Institute|Association"
    r"|Head Office|Network|Hospital|Fund|Authority|Secretariat|Company|Society|Organisation|Administration"
    r"|(?:First|Second|One|Two|Three) (?:Division|Team|Group)|Public Service|United Front|Civil Service"
    r"|Party Organisation|(?:World|European|Soviet) Union)$"
)


def open_names(text: str, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Find capitalised names with a head word, of the form: (Cap)+ Head (of|for|on Cap+).

    A name neither crosses a span that is taken nor goes on behind its head ("Government Press
    Conference" is none); titles, openers and possessors before it are left out.
    """
    borders = sorted({edge for span in taken for edge in span})
    spans: list[tuple[int, int]] = []
    for run in _RUN.finditer(text):
        edges = [run.start(), *(b for b in borders if run.start() < b < run.end()), run.end()]
        for start, end in zip(edges, edges[1:], strict=False):
            if any(a < end and start < b for a, b in taken):
                continue
            if span := _name_in(text, start, end):
                spans.append(span)
    return spans


def _name_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the name in a capitalised run, or None."""
    run = text[start:end]
    found = list(_HEAD.finditer(run))
    if not found:
        return None
    head = found[0]
    behind = _BEHIND.match(run, head.end())
    if not behind:
        head = found[-1]
        behind = _BEHIND.match(run, head.end())
    if not behind and head.end() < len(run.rstrip(" ,")):
        return None
    before = run[: head.start()]
    for cut in (_TITLE, _OWNED, _OPENERS, _OPENERS):
        if match := cut.match(before):
            before = before[match.end() :]
    before = (
        re.sub(r"^.*\b(?:of|for|on|in|and)(?: the)? (?=(?:\S+ )*$)", "", before)
        if behind
        else _tail(before)
    )
    name_end = len(run.rstrip(" ,")) if behind else head.end()
    name_start = head.start() - len(before)
    name = run[name_start:name_end]
    if _NO_BODY.fullmatch(name):
        return None
    return start + name_start, start + name_end


def _tail(before: str) -> str:
    """Return the words before a closing head that belong to its name."""
    return re.sub(r"^.*\b(?:of|for|on|in)(?: the)? ", "", before)
