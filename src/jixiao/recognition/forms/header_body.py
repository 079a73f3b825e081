"""What the rows below a header say of it: names of levels, and whether cells of rows were lost."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import msgspec

from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.header import Header, is_header
from jixiao.recognition.forms.lines import Line, Slot
from jixiao.recognition.forms.natures import LEVEL_ONE, LEVELS, SHORT, nature
from jixiao.recognition.forms.standing import (
    Column,
    keeps_empty_cells,
    proven,
    stand_in_place,
)
from jixiao.recognition.forms.words import heading_points

_FEWEST = 3


def with_body(header: Header, lines: Sequence[Line]) -> Header:
    """The header with what the lines below it say of its columns."""
    header = _with_inner(header, lines)
    header = msgspec.structs.replace(header, custom=_custom_levels(lines, header))
    return _with_places(header, lines)


def _with_places(header: Header, lines: Sequence[Line]) -> Header:
    """The header with what rows of text say of places: whether all stand in their columns. Where cells
    are lost those right of them move left, over the empty ones too; none can have left a column
    empty amid cells in their places.
    """
    if not lines or lines[0].merged_known:
        return header
    body = list(takewhile(lambda line: not is_header(line), lines))
    cut = (
        [slot for slot in line.slots if not is_corner_cell(slot, header.columns)] for line in body
    )
    rows = [row for row in cut if row]
    kept = stand_in_place(rows, header.columns, header.custom)
    shown = proven(rows, header.columns, header.custom, kept=kept)
    return msgspec.structs.replace(
        header, kept=kept, proven=shown if keeps_empty_cells(body) else frozenset()
    )


def _with_inner(header: Header, lines: Sequence[Line]) -> Header:
    """The header with a mark on its second level where the form names that like a first level
    (项目管理 | 财务管理 | …).
    """
    for line in lines:
        slots = [slot for slot in line.slots if not is_corner_cell(slot, header.columns)]
        if (
            len(slots) > _FEWEST
            and nature(slots[0].text) in LEVELS
            and nature(slots[1].text) == LEVEL_ONE
            and nature(slots[2].text) not in LEVELS
        ):
            columns = tuple(
                msgspec.structs.replace(column, inner=True) if column.role == v.LEVEL2 else column
                for column in header.columns
            )
            return msgspec.structs.replace(header, columns=columns)
    return header


def _custom_levels(lines: Sequence[Line], header: Header) -> bool:
    """Whether the form names its levels in words of its own."""
    columns = [column for column in header.columns if column.role in (v.LEVEL1, v.LEVEL2)]
    known, other = 0, 0
    if (
        lines
        and not lines[0].merged_known
        and not any(slot.start > len(line.slots) for line in lines for slot in line.slots)
    ):
        fullest = max(
            len(line.slots) for line in lines
        )  # cells moved up over the levels: only full rows print them
        lines = [line for line in lines if len(line.slots) == fullest]
    for line in lines:
        for slot in line.slots:
            if any(column.start <= slot.start < column.end for column in columns):
                known += v.level_of(slot.text) > 0
                other += v.level_of(slot.text) == 0 and nature(slot.text) == SHORT
    return other > known


def is_corner_cell(slot: Slot, columns: Sequence[Column]) -> bool:
    """Whether a row's first cell is the label of the whole block, left of the levels, and no level
    of its own.
    """
    levels = [column.start for column in columns if column.role in (v.LEVEL1, v.LEVEL2, v.NAME)]
    return (
        v.is_corner(slot.text)
        and heading_points(slot.text) is None
        and (slot.start == 1 or slot.start < min(levels, default=1))
    )
