"""Which column each cell of a row belongs to: by position, and by the header's order and the cells'
nature where a row is shifted.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.core.regex import regex
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.lines import Slot
from jixiao.recognition.forms.natures import (
    CORNER,
    FIGURE,
    LEVEL_ANY,
    LEVEL_ONE,
    LEVEL_TWO,
    LEVELS,
    LONG,
    NUMBER,
    PERCENTAGE,
    SHORT,
    TARGETLIKE,
    cost,
    nature,
)

_ANSWER = regex(
    r"优秀?|良好?|中等?|差|较好|好|一般|合格|有效|显著|明显|完成|已完成|达标|及时|满意|高|是|否|无"
)
_REMARKS = regex("方法|说明|依据|标准|备注|解释|规则|来源")  # heads of columns of words
_NO_UNIT = 16  # an answer in words is no unit of measure
_INNER = 15  # a first level without a second where the second has names of a first
_NEARLY, _MISNAMED = 12, 30  # tolerated costs
_SHIFT, _START = 10, 7
_SKIPPED = {
    v.NAME: 25,
    v.TARGET: 10,
    v.ACTUAL: 9,
    v.POINTS: 7,
    v.SCORE: 7,
    v.COMPLETION: 7,
    v.BUDGET: 4,
    v.EXECUTED: 4,
    v.SOURCE: 6,
}

_NAMED = (v.LEVEL1, v.LEVEL2, v.NAME)
_VALUES = (v.TARGET, v.ACTUAL, v.COMPLETION, v.REASON)


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column of a header: the field, the first column and the one after the last, its printed
    head.

    ``lone``: the header has one column of levels only, so that words of a second level (质量,
    社会效益) are names. ``inner``: the second level has names that are a first level elsewhere
    (产出指标 under 实施效果指标).
    """

    role: str
    start: int
    end: int
    head: str = ""
    lone: bool = False
    inner: bool = False


def align(
    slots: Sequence[Slot],
    columns: Sequence[Column],
    *,
    custom_levels: bool = False,
    trusted: bool = False,
    kept: bool = False,
) -> dict[int, Slot]:
    """Column index → cell. By position where that fits; else the cheapest assignment that keeps the
    order.

    ``trusted``: the grid knows its merges, so that only a level among the values or a number among
    the names speaks against a position. ``kept``: all rows of the text stand in their
    columns, so that one without a name or a target has none.
    """
    placed = _in_place(slots, columns)
    if placed is not None and _holds(placed, columns, custom_levels, trusted, kept):
        return placed
    moved = _by_order(slots, columns, custom_levels)
    if placed is not None and trusted and _worse(moved, placed, columns):
        return placed
    return moved


def stand_in_place(
    rows: Sequence[Sequence[Slot]], columns: Sequence[Column], custom_levels: bool
) -> bool:
    """Whether all rows stand in their columns, and a level or a name shows that they do."""
    shown = False
    for row in rows:
        found = _in_place(row, columns)
        if found is None or not _holds(found, columns, custom_levels, trusted=True, kept=True):
            return False
        for at, slot in found.items():
            if columns[at].role == CORNER and nature(slot.text) in LEVELS:
                return False  # a row that moved left over the block's label
            shown |= columns[at].role in _NAMED and _fit(columns[at], slot, custom_levels) == 0
    return shown


def _worse(moved: dict[int, Slot], placed: dict[int, Slot], columns: Sequence[Column]) -> bool:
    """Whether moving would make a name of a level that stands in its column, because the name is a
    figure alone (2024年).
    """
    names = [nature(each.text) for at, each in placed.items() if columns[at].role == v.NAME]
    levels = [
        cost(columns[at].role, nature(each.text))
        for at, each in placed.items()
        if columns[at].role in (v.LEVEL1, v.LEVEL2)
    ]
    return (
        names in ([NUMBER], [FIGURE])
        and bool(levels)
        and not any(levels)
        and any(
            columns[at].role == v.NAME and nature(each.text) in LEVELS for at, each in moved.items()
        )
    )


def _in_place(slots: Sequence[Slot], columns: Sequence[Column]) -> dict[int, Slot] | None:
    """Each cell in the column that it stands in; None where two stand in one, or one in none."""
    found: dict[int, Slot] = {}
    for slot in slots:
        index = next(
            (
                index
                for index, column in enumerate(columns)
                if column.start <= slot.start < column.end
            ),
            None,
        )
        if index is not None and index in found and columns[index].role in (v.REASON, v.EXTRA):
            found[index] = max(
                found[index], slot, key=lambda cell: len(cell.text)
            )  # several cells below one wide head
            continue
        if index is None or index in found:
            return None
        found[index] = slot
    return found


def _holds(
    found: dict[int, Slot],
    columns: Sequence[Column],
    custom_levels: bool,
    trusted: bool,
    kept: bool,
) -> bool:
    """Whether the cells fit the columns that they stand in."""
    named = any(
        columns[index].role == v.NAME and _fit(columns[index], slot, custom_levels) <= _NEARLY
        for index, slot in found.items()
    )
    if any(
        _fit(columns[index], slot, custom_levels)
        > _tolerated(columns[index].role, slot, trusted, named)
        for index, slot in found.items()
    ):
        return False
    if trusted or kept:
        return True
    has = {columns[index].role: slot for index, slot in found.items()}
    if v.TARGET not in has and v.ACTUAL in has and nature(has[v.ACTUAL].text) == TARGETLIKE:
        return False
    return not (
        v.NAME not in has
        and any(column.role == v.NAME for column in columns)
        and has.keys() & {v.TARGET, v.ACTUAL, v.POINTS}
    )


def _tolerated(role: str, slot: Slot, trusted: bool, named: bool) -> int:
    """How badly a cell may fit the column that it stands in. Where the name stands in its column,
    the levels left of it do.
    """
    if not trusted:
        satisfaction = role == v.LEVEL1 and "满意" in slot.text
        misnamed = named and (satisfaction or (role == v.LEVEL2 and nature(slot.text) == LEVEL_ONE))
        return _MISNAMED if misnamed else _NEARLY
    if role == v.LEVEL1 and "满意" in slot.text:
        return _MISNAMED
    return 29 if role in (v.LEVEL1, v.LEVEL2, v.NAME, v.TARGET, v.ACTUAL) else 100


def _fit(column: Column, slot: Slot, custom_levels: bool) -> int:
    kind, role = nature(slot.text), column.role
    if role == v.EXTRA and kind in (NUMBER, PERCENTAGE) and _REMARKS.search(column.head):
        return _NO_UNIT
    if column.lone and kind in (LEVEL_TWO, LEVEL_ANY) and not slot.text.endswith("指标"):
        return 0 if role == v.NAME else cost(role, SHORT)
    if column.inner and kind == LEVEL_ONE:
        return 0
    if role in _VALUES and kind in LEVELS and not slot.text.rstrip().endswith("指标"):
        return cost(role, SHORT)  # 完成, 满意, 效果 say what was reached
    if (
        custom_levels
        and role in (v.LEVEL1, v.LEVEL2)
        and kind in (SHORT, LONG, LEVEL_ONE, LEVEL_TWO)
        and len(slot.text) <= 16
    ):
        return 0
    if role == v.UNIT and kind == SHORT and _ANSWER.fullmatch(slot.text.strip()):
        return _NO_UNIT
    return cost(role, kind)


def _jump(before: tuple[int, bool], after: tuple[int, bool]) -> int:
    """What a change of the shift costs between two neighbours. A cell inside a wide column counts
    as unshifted or by its column's start.
    """
    least = abs(after[0] - before[0])
    if after[1]:
        least = min(least, abs(before[0]))
    if before[1]:
        least = min(least, abs(after[0]))
    if after[1] and before[1]:
        least = 0
    return 0 if least == 0 else _SHIFT + 2 * least


def _offset(slot: Slot, column: Column) -> tuple[int, bool]:
    inside = column.start <= slot.start < column.end or slot.start <= column.start < slot.end
    return slot.start - column.start, inside


def _by_order(
    slots: Sequence[Slot], columns: Sequence[Column], custom_levels: bool
) -> dict[int, Slot]:
    """Dynamic programming over (cell, column): fit + changes of the shift + important columns left
    out.
    """
    if not slots or not columns:
        return {}
    rows, width = len(slots), len(columns)
    best: list[list[tuple[int, int]]] = [[(10**6, -1)] * width for _ in range(rows)]
    gaps = [0]
    for column in columns:
        gaps.append(gaps[-1] + _SKIPPED.get(column.role, _INNER if column.inner else 0))
    offsets = [[_offset(slot, column) for column in columns] for slot in slots]
    for at in range(rows):
        for to in range(width):
            fit = _fit(columns[to], slots[at], custom_levels)
            if at == 0:
                opening = 0 if offsets[0][to][1] else _START
                best[0][to] = (fit + opening + gaps[to], -1)
                continue
            options = [
                (
                    best[at - 1][before][0]
                    + _jump(offsets[at - 1][before], offsets[at][to])
                    + gaps[to]
                    - gaps[before + 1],
                    before,
                )
                for before in range(to)
                if best[at - 1][before][0] < 10**6
            ]
            if options:
                least, before = min(options)
                best[at][to] = (least + fit, before)
    return _trace(slots, columns, best, gaps, custom_levels)


def _trace(
    slots: Sequence[Slot],
    columns: Sequence[Column],
    best: list[list[tuple[int, int]]],
    gaps: list[int],
    custom_levels: bool,
) -> dict[int, Slot]:
    last = len(slots) - 1
    ending = [
        (best[last][to][0] + gaps[-1] - gaps[to + 1], to)
        for to in range(len(columns))
        if best[last][to][0] < 10**6
    ]
    if not ending:
        return _loosely(slots, columns, custom_levels)
    to = min(ending)[1]
    found: dict[int, Slot] = {}
    for at in range(last, -1, -1):
        found[to] = slots[at]
        to = best[at][to][1]
    return dict(sorted(found.items()))


def _loosely(
    slots: Sequence[Slot], columns: Sequence[Column], custom_levels: bool
) -> dict[int, Slot]:
    """More cells than columns: each to the column it stands in, the rest is left out."""
    found: dict[int, Slot] = {}
    for slot in slots:
        for index, column in enumerate(columns):
            if (
                column.start <= slot.start < column.end
                and index not in found
                and _fit(column, slot, custom_levels) < 30
            ):
                found[index] = slot
    return found
