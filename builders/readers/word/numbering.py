"""The numbers of lists as Word shows them (ECMA-376 part 1, section 17.9).

A paragraph says only of which list it is and on which level; its number follows from those before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["Numbering"]

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
#: Signs of the fonts Symbol and Wingdings, which stand in the private area.
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    blank: str
    legal: bool
    """Whether the numbers of all levels are written in digits."""


class Numbering:
    """Counts the numbered paragraphs of a document from its start."""

    def __init__(self, document: Document, styles: dict[str, Any]) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._styled: dict[str, dict[str, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        part = next(
            (
                relation.target_part
                for relation in document.part.rels.values()
                if relation.reltype.endswith("/numbering") and not relation.is_external
            ),
            None,
        )
        if part is not None:
            self._read(part.element)

    def _read(self, numbering: Any) -> None:
        for abstract in numbering.findall(qn("w:abstractNum")):
            name = abstract.get(qn("w:abstractNumId"))
            levels = {_number(one, "w:ilvl"): one for one in abstract.findall(qn("w:lvl"))}
            self._levels[name] = {at: _level(one) for at, one in levels.items()}
            self._styled[name] = {
                style: at for at, one in levels.items() if (style := _value(one, "w:pStyle"))
            }
        for one in numbering.findall(qn("w:num")):
            overrides = {
                _number(override, "w:ilvl"): int(start)
                for override in one.findall(qn("w:lvlOverride"))
                if (start := _value(override, "w:startOverride")) and start.isdigit()
            }
            self._lists[one.get(qn("w:numId"))] = _value(one, "w:abstractNumId") or "", overrides

    def label(self, paragraph: Any) -> str:
        """Return the number of a paragraph with the blank after it, or nothing; counts it."""
        name, at = self._list_of(paragraph)
        if name not in self._lists:
            return ""
        abstract, overrides = self._lists[name]
        level = self._levels.get(abstract, {}).get(at)
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if at in overrides and (name, at) not in self._begun:
            counts[at] = overrides[at] - 1
        self._begun.add((name, at))
        before = counts[at]
        counts[at] = level.start if before is None else before + 1
        counts[at + 1 :] = [None] * (_LEVELS - at - 1)
        if level.form == "bullet":
            sign = _PRIVATE.sub("•", level.text).strip()
            return f"{'•' if sign in ('', 'o', '§') else sign} "
        if level.form == "none":
            return ""
        return self._written(abstract, level, counts) + level.blank

    def _written(self, abstract: str, level: _Level, counts: list[int | None]) -> str:
        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            other = self._levels[abstract].get(at, level)
            count = counts[at]
            form = "decimal" if level.legal else other.form
            return _formatted(other.start if count is None else count, form)

        return _PLACEHOLDER.sub(number, level.text)

    def _list_of(self, paragraph: Any) -> tuple[str | None, int]:
        """Return list and level of a paragraph: its own, or those of its style."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return None, 0
        own = properties.find(qn("w:numPr"))
        at = min(_LEVELS - 1, int(_value(own, "w:ilvl") or 0)) if own is not None else 0
        if own is not None and (name := _value(own, "w:numId")) is not None:
            return name, at
        style, seen = _value(properties, "w:pStyle"), set[str]()
        while style in self._styles and style not in seen:
            seen.add(style)
            element = self._styles[style]
            styled = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if styled is not None and (name := _value(styled, "w:numId")) is not None:
                abstract = self._lists.get(name, ("", {}))[0]
                level = _value(styled, "w:ilvl")
                at = int(level) if level else self._styled.get(abstract, {}).get(style, at)
                return name, min(_LEVELS - 1, at)
            style = _value(element, "w:basedOn")
        return None, 0


def _value(element: Any, name: str) -> str | None:
    """Return the value that a child states, or None."""
    child = element.find(qn(name))
    value: str | None = child.get(qn("w:val")) if child is not None else None
    return value


def _number(element: Any, name: str) -> int:
    value = element.get(qn(name), "0")
    return min(_LEVELS - 1, int(value)) if value.isdigit() else 0


def _level(element: Any) -> _Level:
    start = _value(element, "w:start") or "1"
    return _Level(
        form=_value(element, "w:numFmt") or "decimal",
        text=_value(element, "w:lvlText") or "",
        start=int(start) if start.isdigit() else 1,
        blank="" if _value(element, "w:suff") == "nothing" else " ",
        legal=element.find(qn("w:isLgl")) is not None,
    )


def _formatted(count: int, form: str) -> str:
    """Return a number in one of the forms of section 17.18.59; in digits if it is another."""
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * min(10, 1 + (count - 1) // 26)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman, rest = "", count
        for value, sign in _ROMAN:
            roman += sign * (rest // value)
            rest %= value
        return roman.upper() if form == "upperRoman" else roman
    return f"{count:02d}" if form == "decimalZero" else str(count)
