"""Sections: which lines of which grids belong to which form, and to which part of it."""

from __future__ import annotations

import msgspec

from jixiao.core.words import NOTE_GOES_ON
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.entries import inline_amounts, points_figure
from jixiao.recognition.forms.header import is_header
from jixiao.recognition.forms.lines import Line, Slot
from jixiao.recognition.forms.signing import goes_on_signing, signs
from jixiao.recognition.forms.title import heads, is_meta, without_mark
from jixiao.recognition.forms.words import key, split_label, squeezed

(
    TITLE,
    META,
    BASIC,
    FUNDING,
    GOALS,
    INDICATORS,
    TOTAL,
    NOTE,
    CONCLUSION,
    MANAGEMENT,
    SIGNATURE,
    OTHER,
) = (
    "title",
    "meta",
    "basic",
    "funding",
    "goals",
    "indicators",
    "total",
    "note",
    "conclusion",
    "management",
    "signature",
    "other",
)
_LABELS = (
    v.FILER,
    v.PROJECT,
    v.DEPARTMENT_NAME,
    v.SUPERVISING,
    v.IMPLEMENTING,
    v.CYCLE,
    v.MONITORING_POINT,
    v.FILED_ON,
    v.OTHER_BASIC,
)
_FEWEST_OF_A_ROW, _THIRD = 4, 3  # cells; the column of the name under two levels


class Section(msgspec.Struct):
    """Consecutive lines of one part of a form."""

    kind: str
    lines: list[Line]


class Sectioned(msgspec.Struct):
    """One form's sections in order."""

    sections: list[Section]

    def has(self, kind: str) -> bool:
        """Whether the form has a part."""
        return any(section.kind == kind for section in self.sections)

    def lines(self, kind: str) -> list[Line]:
        """The lines of a part, in order."""
        return [line for section in self.sections if section.kind == kind for line in section.lines]

    def blocks(self) -> tuple[int, ...]:
        """The grids that the form stands on."""
        return tuple(sorted({line.block for section in self.sections for line in section.lines}))

    def size(self) -> int:
        """How many lines the form has."""
        return sum(len(section.lines) for section in self.sections)

    def add(self, kind: str, line: Line) -> None:
        """Append a line to the part, or open it."""
        if self.sections and self.sections[-1].kind == kind:
            self.sections[-1].lines.append(line)
        else:
            self.sections.append(Section(kind, [line]))

    def last(self) -> str:
        """The part that is being filled."""
        return self.sections[-1].kind if self.sections else ""


def kind_of(line: Line, before: str) -> str:
    """What a line is, given the part that it follows."""
    if is_header(line):
        return INDICATORS
    if _signs(line, before):
        return SIGNATURE
    if len(line.slots) == 1 and (alone := _alone(line.first, before)):
        return alone
    if before in ("", TITLE, META) and all(
        is_meta(squeezed(slot.text)) and not _inline_label(slot) for slot in line.slots
    ):
        return META
    if (labelled := _labelled(line, before)) is not None:
        return labelled
    if _is_basic(line) and not (before == INDICATORS and _is_row(line)):
        return BASIC
    if (
        before == TOTAL
        and len(line.slots) >= 4
        and any(v.level_of(slot.text) for slot in line.slots[:2])
    ):
        return INDICATORS
    if before in (INDICATORS, TOTAL, CONCLUSION):
        return before
    if _is_goal_header(line):
        return GOALS
    if _is_funding(line, before):
        return FUNDING
    return before if before in (GOALS, MANAGEMENT) else OTHER


def _signs(line: Line, before: str) -> bool:
    """Whether a line below the table's body is of its foot (填表人：…　审核人：…)."""
    if before == SIGNATURE:
        return all(signs(slot.text) or goes_on_signing(slot.text) for slot in line.slots)
    return before in (INDICATORS, TOTAL, CONCLUSION, NOTE) and signs(line.first.text)


def _alone(slot: Slot, before: str) -> str | None:
    """What a row with a single filled cell is, if it is no part of a table body."""
    text = squeezed(slot.text)
    if v.NOTE.match(text) and not v.says(v.GOAL_LABEL, text):
        return NOTE
    if heads(slot.text):
        return (
            TITLE
            if before not in (INDICATORS, FUNDING, GOALS)
            or without_mark(text).rstrip(")").endswith("表")
            else None
        )
    if is_meta(text) and before not in (INDICATORS, FUNDING, GOALS) and not _inline_label(slot):
        return META
    return None


def labels(slot: Slot) -> bool:
    """Whether a cell is a label of the basic block (项目名称) and nothing more."""
    return any(v.says(pattern, slot.text) for pattern in _LABELS)


def _inline_label(slot: Slot) -> bool:
    """项目名称：某某 in one cell."""
    return (split := split_label(slot.text)) is not None and any(
        v.says(pattern, split[0]) for pattern in _LABELS
    )


def _labelled(line: Line, before: str) -> str | None:
    """Rows that say by their first cell what they are: totals, notes, conclusions, management,
    signatures.
    """
    first = line.slots[1] if len(line.slots) > 1 and v.is_corner(line.first.text) else line.first
    word = first.key
    starred = len(line.slots) > 1 and line.first.text.startswith(
        "*"
    )  # *年度目标: a field that must be filled, no note
    if (
        v.NOTE.match(squeezed(line.first.text))
        and not starred
        and before not in ("", BASIC, FUNDING)
        and line.first.start <= 2
    ):
        return NOTE
    if before == NOTE and len(line.slots) == 1 and NOTE_GOES_ON.match(line.first.text):
        return NOTE
    split = split_label(first.text)
    inline_total = (
        split is not None and v.says(v.TOTAL, split[0]) and points_figure(split[1]) is not None
    )
    if (inline_total or v.says(v.TOTAL, first.text)) and before in (
        INDICATORS,
        TOTAL,
        GOALS,
        NOTE,
        CONCLUSION,
    ):
        return TOTAL
    if v.MANAGEMENT.fullmatch(word) and before in (FUNDING, MANAGEMENT, OTHER):
        return MANAGEMENT
    if before in (INDICATORS, TOTAL, CONCLUSION, NOTE, GOALS) and v.says(
        v.CONCLUSION, line.first.text
    ):
        return CONCLUSION if line.first.start <= 2 else None
    if before in (INDICATORS, TOTAL, CONCLUSION, NOTE) and v.SIGNATURE.fullmatch(word):
        return SIGNATURE
    return None


def _is_basic(line: Line) -> bool:
    """Whether a line holds the labels of the basic block (项目名称, 主管部门 …)."""
    if line.first.start > 3:
        return False
    labelling = [slot for slot in line.slots if labels(slot) or _inline_label(slot)]
    alone = [slot for slot in labelling if not _inline_label(slot)]
    opened = [slot for slot in alone if _is_open(line, slot)]
    if len(opened) > 1 and opened == list(line.slots):
        return True  # labels of an empty form
    named, others = len(alone) - len(opened), len(line.slots) - len(opened)
    if not labelling or named * 2 > others + 1:
        return False
    return (
        line.slots.index(labelling[0]) <= 2
        and len(line.slots) <= 8
        and (len(line.slots) <= 2 or any(_has_value(line, slot) for slot in labelling))
    )


def _is_open(line: Line, slot: Slot) -> bool:
    """Whether an empty cell stands behind a label: it is no head of a column."""
    following = line.after(slot)
    return slot.end < (following.start if following is not None else line.width + 1)


def _is_row(line: Line) -> bool:
    """Whether a line within the indicators is one of them, though its name is a label's (报送时间,
    实施期限): it goes on from a level, or stands under the levels of the row above.
    """
    if len(line.slots) < _FEWEST_OF_A_ROW:
        return False
    return line.first.start >= _THIRD or any(v.level_of(slot.text) for slot in line.slots[:2])


def _has_value(line: Line, label: Slot) -> bool:
    """Whether something stands right of a label that is no label or column head itself."""
    following = line.after(label)
    if following is None or any(v.says(pattern, following.text) for pattern in _LABELS):
        return _inline_label(label)
    return (
        v.funding_role(following.text) is None
        and v.indicator_role(following.text) is None
        and not v.level_of(following.text)
    )


def starts_form(line: Line) -> bool:
    """Whether a basic line is one that only opens a form: it names the project or the unit."""
    for slot in line.slots[:2]:
        split = split_label(slot.text)
        label = split[0] if split else slot.text
        if (split or slot is not line.slots[-1]) and any(
            v.says(pattern, label) for pattern in (v.PROJECT, v.DEPARTMENT_NAME)
        ):
            return True
    return False


def _is_goal_header(line: Line) -> bool:
    words = [slot for slot in line.slots if v.says(v.GOAL_EXPECTED, slot.text)]
    outcomes = [slot for slot in line.slots if v.heads_reached_goals(slot.text)]
    if words and outcomes and len(line.slots) <= 5:
        return True
    cut = (
        len(line.slots) == 2
        and len(line.first.key) <= 2
        and v.says(v.GOAL_LABEL, line.slots[1].text)
    )  # 总 | 年度目标
    return (
        line.first.start <= 2
        and len(line.slots) <= 5
        and (cut or v.says(v.GOAL_LABEL, line.first.text))
    )


def _says_goals(line: Line) -> bool:
    """Whether a row below the heads of the goals holds words and no amount of its own, inside the
    table: its goals may begin with money (其他资金3万元，用于培训2期。).
    """
    said = [slot for slot in line.slots if not v.says(v.GOAL_LABEL, slot.text)]
    inside = line.first.start > 1 or said != list(line.slots)
    amounts = [slot for slot in said if slot.figure is not None and "%" not in slot.key]
    return inside and 0 < len(said) <= 3 and not amounts


def _is_funding(line: Line, before: str) -> bool:
    roles = [
        role for role in (v.funding_role(slot.text) for slot in line.slots) if role is not None
    ]
    if before == GOALS and _says_goals(line):
        return False
    if len(set(roles)) >= 2:
        return True
    head = key(line.first.text)
    about_money = len(head) <= 16 and any(
        word in head for word in ("资金", "预算", "经费", "投资", "支出")
    )
    if before == GOALS and not about_money:
        return False
    if about_money and (
        roles or any(v.says(v.FUND_ROW, slot.text) for slot in line.slots) or before == FUNDING
    ):
        return True
    if any(
        inline_amounts(slot.text)
        for slot in line.slots
        if about_money or before == FUNDING or len(slot.text) <= 40
    ):
        return True
    if before == FUNDING:
        words = [slot.key for slot in line.slots]
        return len(set(words)) < len(words) or any(  # a source beside each of its amounts
            v.says(v.FUND_ROW, slot.text) or slot.figure is not None for slot in line.slots
        )
    labels = [
        slot
        for slot in line.slots
        if v.says(v.FUND_ROW, slot.text) or v.says(v.TOTAL_ROW, slot.text)
    ]
    return (
        bool(labels)
        and any(slot.figure is not None for slot in line.slots)
        and len(line.slots) <= 8
    )
