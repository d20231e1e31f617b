"""Which document a cue speaks of: one named before it, the text's topic or the text's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..model import Block
from .relation_cues import CHANGES, Cue
from .relation_rows import Named

__all__ = ["Sentence", "Setting"]

# Documents that set out a policy, which others carry out, rather than rules to be followed.
_POLICY = ("Resolution", "Conclusion", "Directive", "Plan", "Notice", "OfficialDispatch", "Program")

_ISSUED = re.compile(
    r"(?:ban\shành|thông\squa|phê\sduyệt|ký|issued|signed|promulgated|adopted|passed|approved|released"
    r"|published|drew\sup|sent(?:\sout)?)\s[^.;]{0,40}$|(?<!\w)(?:có|ra|gửi)\s(?:các\s)?$"
)
# "Under Law B, Decree A was issued."
_WAS_ISSUED = re.compile(
    r"[^.;,]{0,40}\s(?:(?:was|were|has\sbeen|have\sbeen)\s(?:\w+\s)?(?:issued|signed|promulgated|adopted"
    r"|passed|approved|drawn\sup|drafted)|(?:đã\s|vừa\s)?được\s(?:ký|ban\shành|thông\squa))\b"
)
_COORDINATED = re.compile(
    r"(?:[,;]|\b(?:and|but)\b|(?<!\w)(?:và|đồng\sthời|song|nhưng)(?!\w)|\balso\b)\s?(?:\w+\s){0,3}$"
)
_PRONOUN = re.compile(
    r"^\W*(?:Then,?\s)?(?:It|Its|They|This|In\sit|The\s(?:text|new\s\w+))\b"
    r"|^\W*(?:Signed|Issued|Adopted|Passed|Promulgated)\s[^.;,]{2,60},\sit\b"
    r"|^(?:Văn\sbản\s(?:này|mới)|Đây\slà)(?!\w)"
)
# What is said of the object just named: "… amends Decree B, issued under Conclusion C".
_PARTICIPLE = re.compile(r"(?:issued|made|drawn|adopted|promulgated|drafted|written)\s")
_THIS_TEXT = re.compile(r"(?:Văn\sbản\snày|This\s(?:text|document))\b", re.IGNORECASE)
_WHICH = re.compile(r",\s(?:which|that|itself)\s")
_AGAIN = re.compile(
    r"[.;]\s(?:It|(?:Văn\sbản|Quyết\sđịnh|Nghị\sđịnh|Nghị\squyết|Thông\stư|Chỉ\sthị)\snày)\s", re.I
)
# "Report A, whose legal basis is Law B, was …": what stands after the second comma is said of A.
_ASIDE_OPENS = re.compile(r",\s(?:whose|which|that|itself)\s[^,;.]{0,160}$")
_ASIDE_CLOSES = re.compile(r"[^,;.()]{0,80},\s(?!(?:which|that|whose|later|as|itself)\s)")
# A bracket that holds a number names the document before it: "a plan (No. 7/KH-UBND) to …".
_NUMBER_ALONE = re.compile(r"\((?:số\s|No\.?\s)?$")
# The subject of a participle that leads the sentence stands behind its comma.
_NEXT = re.compile(r"[^;.,]{0,80},\s(?:(?:the|its|this)\s(?:new\s)?|~+['’]s\s)?")
# A document does not change another at the far end of a long sentence.
_REACH = 250


@dataclass(frozen=True, slots=True)
class Setting:
    """What a whole text says of who speaks in it."""

    own: str | None
    """Key of the document that the text itself is."""
    topic: str | None
    """Key of the document that was spoken of last."""
    rules: bool
    """Whether the text sets rules, so that a bare "replaces" is said of itself."""
    directs: bool
    """Whether the text gives orders, so that it carries out the policy that they rest on."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its documents and cues (block offsets)."""

    block: Block
    start: int
    end: int
    named: Sequence[Named]
    cues: Sequence[Cue]
    setting: Setting
    objects: dict[int, tuple[Cue, str]] = field(default_factory=dict)
    """Mentions whose relation has been read: the cue and the key of who acts."""

    def subject(self, cue: Cue, index: int) -> str | None:
        """Return the key of the document that a cue before mention ``index`` speaks of."""
        before = [(i, n) for i, n in enumerate(self.named) if n.end <= cue.start and i != index]
        if cue.voice == "participle":
            said_of = self._said_of(cue)
            if said_of or cue.relation in CHANGES:
                return said_of or self._absent(cue, index)
        if cue.voice in ("opening", "leading", "participle"):
            return self._opening(cue)
        if cue.voice == "relative":
            free = [n.key for i, n in before if i not in self.objects]
            pronoun = _PRONOUN.search(self.block.text[self.start : self.end])
            return free[0] if free and not pronoun else self.setting.topic
        if cue.voice == "task":
            wanted = self.named[index].type in _POLICY and self.setting.directs
            return self.setting.own if wanted else None
        open_ones = [
            (i, n)
            for i, n in before
            if not self._closed(n, cue)
            and not (cue.relation in CHANGES and cue.start - n.end > _REACH)
        ]
        return self._near(cue, before, *open_ones[-1]) if open_ones else self._absent(cue, index)

    def _closed(self, one: Named, cue: Cue) -> bool:
        """Whether a mention stands in a bracket or an aside that closes before the cue."""
        text = self.block.text
        between = text[one.end : cue.start]
        if _NUMBER_ALONE.search(text[: one.start][-5:]) and between.startswith(")"):
            return False
        if ")" in between and "(" not in between[: between.index(")")]:
            return True
        lead = text[max(self.start, one.start - 200) : one.start]
        return bool(_ASIDE_OPENS.search(lead) and _ASIDE_CLOSES.match(between + " "))

    def _near(
        self, cue: Cue, before: Sequence[tuple[int, Named]], at: int, near: Named
    ) -> str | None:
        """Choose between the nearest document and the one that acts on it."""
        text, objects = self.block.text, self.objects
        if near.short and _THIS_TEXT.match(text, near.start):
            return self.setting.topic or near.key
        if at in objects and _AGAIN.search(text, near.end, cue.start):
            return objects[at][1]
        if at in objects and _WHICH.match(text, near.end):
            return near.key
        if at in objects and _PARTICIPLE.match(text, cue.start) and cue.start - near.end < 4:
            return near.key
        again = any(near.end <= c.start and c.end < cue.start for c in self.cues)
        if at in objects and cue.voice == "passive" and (same := self._same_type(cue, before)):
            return same
        if cue.relation == "implements" and re.search("[;)]", text[near.end : cue.start]):
            return self._absent(cue, at + 1)
        if at in objects and not again and _COORDINATED.search(text, near.end, cue.start):
            return objects[at][1]
        return near.key

    def _said_of(self, cue: Cue) -> str | None:
        """Return A of "Replacing Decree B, Decree A lowers fees"."""
        for last, one in pairwise(self.named):
            gap = self.block.text[last.end : one.start]
            if last.end > cue.end and _NEXT.fullmatch(gap):
                return one.key
        return None

    def _opening(self, cue: Cue) -> str | None:
        """Return the subject of "Để thực hiện B, … ban hành A": A, else the text's own."""
        text = self.block.text
        for one in self.named[1:]:
            issued = _ISSUED.search(text, cue.end, one.start) or _WAS_ISSUED.match(text, one.end)
            if not one.short and issued:
                return one.key
        if cue.voice == "leading" or (cue.relation == "implements" and not self.setting.directs):
            return None
        return self.setting.own

    def _same_type(self, cue: Cue, before: Sequence[tuple[int, Named]]) -> str | None:
        """Of the documents before "amended by D" the nearest that is of D's type."""
        after = next((n for n in self.named if n.start >= cue.end), None)
        same = [n for _, n in before if after and n.type == after.type]
        return same[-1].key if same else None

    def _absent(self, cue: Cue, index: int) -> str | None:
        """Return the subject of a clause that names none before its cue."""
        one, setting = self.named[index], self.setting
        lead = self.block.text[self.start : cue.start]
        if _PRONOUN.search(self.block.text[self.start : cue.end]):
            return setting.topic
        if setting.own is None:
            return None
        header = self.block.zone == "header"
        if cue.relation in CHANGES:
            own = header or (self.block.zone == "body" and setting.rules and len(lead) < 4)
            return setting.own if own else None
        if cue.relation == "implements" and one.start - cue.end < 14:
            wanted = header or (one.type in _POLICY and setting.directs)
            return setting.own if wanted else None
        return None
