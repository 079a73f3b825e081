"""What the rows below a header say of it: names of levels, and whether cells of rows were lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

import msgspec

from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.header import Header, is_header
from jixiao.recognition.forms.lines import Line, Slot
from jixiao.recognition.forms.natures import (
    CORNER,
    DASH,
    LEVEL_ONE,
    LEVELS,
    NUMBER,
    PERCENTAGE,
    SHORT,
    nature,
)
from jixiao.recognition.forms.standing import (
    Column,
    keeps_empty_cells,
    proven,
    stand_in_place,
)
from jixiao.recognition.forms.words import heading_points

_FEWEST = 3
_FEWEST_LEVELS = 2
_FIGURES = (NUMBER, PERCENTAGE, DASH)


def with_body(header: Header, lines: Sequence[Line]) -> Header:
    """The header with what the lines below it say of its columns."""
    header = msgspec.structs.replace(header, columns=by_content(header.columns, lines))
    header = _with_inner(header, lines)
    header = msgspec.structs.replace(header, custom=_custom_levels(lines, header))
    return _with_places(header, lines)


def by_content(columns: tuple[Column, ...], lines: Sequence[Line]) -> tuple[Column, ...]:
    """The columns with the levels found by what stands in them (产出指标, 数量指标) under heads that say
    nothing of levels (指标维度, 类), and with the one behind them as that of the names.
    """
    if _says_levels(columns):
        return columns
    end = next((column.start for column in columns if column.role == v.TARGET), 0)
    left = [column for column in columns if column.start < end]
    body = list(takewhile(lambda line: not is_header(line), lines))
    first = next((each for each in left if _holds_level(each, body, 1)), None)
    second = next((each for each in left if _holds_level(each, body, 2)), None)
    if first is None or second is None or first.start >= second.start:
        return columns
    behind = [each for each in left if each.start > second.start and _holds_names(each, body)]
    if not behind:
        return columns
    roles = {first.start: v.LEVEL1, second.start: v.LEVEL2, behind[-1].start: v.NAME}
    return tuple(
        msgspec.structs.replace(each, role=_new_role(each, roles, first)) for each in columns
    )


def _says_levels(columns: Sequence[Column]) -> bool:
    """Whether the heads themselves say both levels and, behind them, the names."""
    starts = {column.role: column.start for column in columns}
    one, two, name = (starts.get(role) for role in (v.LEVEL1, v.LEVEL2, v.NAME))
    return one is not None and two is not None and name is not None and name > one


def _new_role(column: Column, roles: Mapping[int, str], first: Column) -> str:
    """The role of a column beside the levels that were found; the names' one left of them is the corner."""
    if column.start in roles:
        return roles[column.start]
    if column.role in (v.LEVEL1, v.LEVEL2, v.NAME):
        return CORNER if column.start < first.start else v.EXTRA
    return column.role


def _texts(column: Column, body: Sequence[Line]) -> list[str]:
    slots = (slot for line in body for slot in line.slots)
    return [slot.text for slot in slots if column.start <= slot.start < column.end]


def _holds_level(column: Column, body: Sequence[Line], level: int) -> bool:
    """Whether most of the words of a column are names of a level."""
    texts = _texts(column, body)
    named = sum(v.level_of(text) == level for text in texts)
    return named >= _FEWEST_LEVELS and named * 2 > len(texts)


def _holds_names(column: Column, body: Sequence[Line]) -> bool:
    """Whether a column holds words that are no figures and no levels."""
    texts = _texts(column, body)
    words = [text for text in texts if v.level_of(text) == 0 and nature(text) not in _FIGURES]
    return len(words) >= _FEWEST_LEVELS and len(words) * 2 > len(texts)


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
