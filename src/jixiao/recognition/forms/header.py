"""The header of an indicator table: one or two rows of words become columns with fields."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.header_fields import (
    WEAK_NAMES,
    guessed,
    named_columns,
    split_targets,
    unique,
)
from jixiao.recognition.forms.header_rows import is_second_row, opened_by, with_second_row
from jixiao.recognition.forms.lines import Line, Slot
from jixiao.recognition.forms.natures import CORNER
from jixiao.recognition.forms.standing import Column


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of an indicator table; ``level1`` is a level-1 cell that slipped into the header
    row; ``rows`` how many lines it took. What the rows below say: ``custom``, they name levels in
    words of their own; ``kept``, in text without merges all stand in their columns; ``proven``, these
    columns of values stand below their heads.
    """

    columns: tuple[Column, ...]
    level1: Slot | None = None
    corrected: int | None = None  # index of the column with targets corrected during the year
    rows: int = 1
    corner: Slot | None = None  # the label of the block, left of the columns
    custom: bool = False
    kept: bool = False
    proven: frozenset[int] = frozenset()

    def has(self, role: str) -> bool:
        """Whether there is a column for a field."""
        return any(column.role == role for column in self.columns)


def is_header(line: Line) -> bool:
    """Whether a line is the header row of an indicator table."""
    roles = [
        role for role in (v.indicator_role(slot.text) for slot in line.slots) if role is not None
    ]
    named = set(roles)
    weak = any(slot.key in WEAK_NAMES for slot in line.slots)
    if v.LEVEL1 in named and v.LEVEL2 in named:
        return len(named) >= 3 or len(line.slots) >= 4
    if v.NAME in named or (weak and v.LEVEL1 in named):
        return bool(named & {v.TARGET, v.ACTUAL, v.POINTS, v.SCORE}) and len(line.slots) >= 3
    return (
        weak
        and bool(named & {v.TARGET, v.ACTUAL})
        and bool(named & {v.POINTS, v.SCORE, v.ACTUAL, v.REASON})
        and len(line.slots) >= 3
    )


def read_header(line: Line, following: Sequence[Line]) -> Header:
    """The columns of a header row; ``following`` are the lines below it."""
    slots, slipped = _without_level(line)
    columns = _columns(slots, line)
    rows = 1
    if following and (opened := opened_by(following[0], columns)):
        columns, rows = opened, 2
    elif following and is_second_row(following[0], columns, line):
        columns = with_second_row(columns, following[0])
        rows = 2
    columns = guessed(named_columns(columns))
    columns = split_targets(columns, following[rows - 1 :])
    corrected = next(
        (index for index, column in enumerate(columns) if v.corrected_target(column.head)), None
    )
    columns = unique(columns)
    if not any(column.role == v.LEVEL2 for column in columns):
        columns = [
            msgspec.structs.replace(column, lone=column.role in (v.LEVEL1, v.NAME))
            for column in columns
        ]
    return Header(
        columns=tuple(columns), level1=slipped, corrected=corrected, rows=rows, corner=_corner(line)
    )


def _corner(line: Line) -> Slot | None:
    return (
        line.first
        if v.is_corner(line.first.text) and v.indicator_role(line.first.text) is None
        else None
    )


def _without_level(line: Line) -> tuple[list[Slot], Slot | None]:
    """The header's cells without a level-1 label that a lost merge put among them (and what stands
    right of it moved back).
    """
    slipped = next(
        (
            slot
            for slot in line.slots
            if v.level_of(slot.text) and v.indicator_role(slot.text) is None
        ),
        None,
    )
    if slipped is None:
        return list(line.slots), None
    at = line.slots.index(slipped)
    left, right = list(line.slots[:at]), list(line.slots[at + 1 :])
    if not line.merged_known:
        right = [
            msgspec.structs.replace(slot, start=slot.start - 1, end=slot.end - 1) for slot in right
        ]
    return left + right, slipped


def _columns(slots: Sequence[Slot], line: Line) -> list[Column]:
    found: list[Column] = []
    for index, slot in enumerate(slots):
        following = slots[index + 1].start if index + 1 < len(slots) else slot.start + 1
        end = max(slot.end, slot.start + 1) if line.merged_known else following
        role = v.indicator_role(slot.text) or v.EXTRA
        if (
            index == 0 and role in (v.EXTRA, v.ACTUAL) and v.is_corner(slot.text)
        ):  # 年度绩效目标完成情况 over the block, not over the actuals
            role = CORNER
        found.append(Column(role=role, start=slot.start, end=end, head=slot.text))
    return found
