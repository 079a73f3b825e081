"""Which column each cell of a row belongs to: by position, and by the header's order and the cells'
nature where a row is shifted.
"""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.lines import Slot
from jixiao.recognition.forms.natures import FIGURE, LEVELS, NUMBER, cost, nature
from jixiao.recognition.forms.standing import Column, anchored, fit, holds, in_place, misfits

_INNER = 15  # a first level without a second where the second has names of a first
_SHIFT, _START = 10, 7
_ROW_VALUES = (v.TARGET, v.ACTUAL, v.POINTS, v.SCORE)
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


def align(
    slots: Sequence[Slot],
    columns: Sequence[Column],
    *,
    custom_levels: bool = False,
    trusted: bool = False,
    kept: bool = False,
    proven: frozenset[int] = frozenset(),
) -> dict[int, Slot]:
    """Column index → cell. By position where that fits; else the cheapest assignment that keeps the
    order.

    ``trusted``: the grid knows its merges, so that only a level among the values or a number among
    the names speaks against a position. ``kept``: all rows of the text stand in their
    columns, so that one without a name or a target has none. ``proven``: the columns of values that
    its rows show to stand below their heads.
    """
    placed = in_place(slots, columns)
    if placed is not None and holds(placed, columns, custom_levels, trusted, kept):
        return placed
    moved = _by_order(slots, columns, custom_levels)
    if placed is None:
        return moved
    if trusted:
        return placed if _worse(moved, placed, columns) else moved
    stays = _stays(moved, placed, columns, custom_levels, kept, proven)
    return placed if stays else moved


def _stays(
    moved: dict[int, Slot],
    placed: dict[int, Slot],
    columns: Sequence[Column],
    custom_levels: bool,
    kept: bool,
    proven: frozenset[int],
) -> bool:
    """Whether a row of text stands as its header does though words in a column of values do not fit
    it (得分: 见附件): the column is proven, and no cell is lost that would explain them. A name may be
    a figure alone where nothing but a level would take its place.
    """
    wrong = misfits(placed, columns, custom_levels)
    names = {at for at in wrong if columns[at].role == v.NAME}
    if names and wrong == names and _is_named_as_its_level(placed, moved, columns):
        return True
    if names and not _worse(moved, placed, columns):
        return False
    return (
        bool(wrong and proven)
        and wrong - names <= proven
        and bool(names or kept or anchored(placed, columns, custom_levels))
        and misfits(placed, columns, custom_levels, trusted=True) <= names
        and not _repairs(moved, placed, columns, custom_levels, wrong)
    )


def _is_named_as_its_level(
    placed: dict[int, Slot], moved: dict[int, Slot], columns: Sequence[Column]
) -> bool:
    """Whether a name is the words of a level (服务对象满意度, 可持续影响) and moving it there would leave
    empty a column of values that is filled.
    """
    named = [slot.text for at, slot in placed.items() if columns[at].role == v.NAME]
    values = {at for at in placed if columns[at].role in _ROW_VALUES}
    return (
        all(nature(text) in LEVELS and not text.rstrip().endswith("指标") for text in named)
        and not values <= moved.keys()
    )


def _repairs(
    moved: dict[int, Slot],
    placed: dict[int, Slot],
    columns: Sequence[Column],
    custom_levels: bool,
    wrong: set[int],
) -> bool:
    """Whether moving puts back what moved a row, cells lost to the left of some or one more before
    all: a cell that fits where it stands goes along, and then each is what its column is of, not
    just among what has no field.
    """
    stood = {slot.start: index for index, slot in placed.items()}
    steps = {at: at - stood[slot.start] for at, slot in moved.items() if slot.start in stood}
    along = any(step and stood[moved[at].start] not in wrong for at, step in steps.items())
    aside = any(step and columns[at].role == v.EXTRA for at, step in steps.items())
    return (
        (min(steps.values(), default=0) >= 0 or max(steps.values()) < 0)
        and along
        and not aside
        and not misfits(moved, columns, custom_levels)
    )


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
            fits = fit(columns[to], slots[at], custom_levels)
            if at == 0:
                opening = 0 if offsets[0][to][1] else _START
                best[0][to] = (fits + opening + gaps[to], -1)
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
                best[at][to] = (least + fits, before)
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
                and fit(column, slot, custom_levels) < 30
            ):
                found[index] = slot
    return found
