"""Whether the cells of a row stand in the columns that they belong to, and which columns the rows of
a text show to stand where their heads do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from jixiao.core.regex import regex
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.lines import Line, Slot
from jixiao.recognition.forms.natures import (
    CORNER,
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
_NEARLY, _MISNAMED = 12, 30  # tolerated costs

_LABELS = (v.LEVEL1, v.LEVEL2, v.NAME, v.SOURCE, CORNER)
_NAMED = (v.LEVEL1, v.LEVEL2, v.NAME)
_ANCHORS = (v.NAME, v.SOURCE)
_VALUES = (v.TARGET, v.ACTUAL, v.COMPLETION, v.REASON)
_GIVEN = (v.TARGET, v.ACTUAL)  # what every row of a form has


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


def fit(column: Column, slot: Slot, custom_levels: bool) -> int:
    """How badly a cell fits a column, by the kind of its words."""
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


def in_place(slots: Sequence[Slot], columns: Sequence[Column]) -> dict[int, Slot] | None:
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


def holds(
    found: dict[int, Slot],
    columns: Sequence[Column],
    custom_levels: bool,
    trusted: bool,
    kept: bool,
) -> bool:
    """Whether the cells fit the columns that they stand in."""
    if misfits(found, columns, custom_levels, trusted):
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


def misfits(
    found: dict[int, Slot], columns: Sequence[Column], custom_levels: bool, trusted: bool = False
) -> set[int]:
    """The columns whose cells do not fit them; ``trusted``: the grid knows its merges."""
    named = any(
        columns[index].role == v.NAME and fit(columns[index], slot, custom_levels) <= _NEARLY
        for index, slot in found.items()
    )
    return {
        index
        for index, slot in found.items()
        if fit(columns[index], slot, custom_levels)
        > _tolerated(columns[index].role, slot, trusted, named)
    }


def anchored(found: dict[int, Slot], columns: Sequence[Column], custom_levels: bool) -> bool:
    """Whether the words that a row is about, its name or its source, stand in their column."""
    return any(
        columns[index].role in _ANCHORS and fit(columns[index], slot, custom_levels) == 0
        for index, slot in found.items()
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


def stand_in_place(
    rows: Sequence[Sequence[Slot]], columns: Sequence[Column], custom_levels: bool
) -> bool:
    """Whether all rows stand in their columns, and a level or a name shows that they do."""
    shown = False
    for row in rows:
        found = in_place(row, columns)
        if found is None or not holds(found, columns, custom_levels, trusted=True, kept=True):
            return False
        for at, slot in found.items():
            if columns[at].role == CORNER and nature(slot.text) in LEVELS:
                return False  # a row that moved left over the block's label
            shown |= columns[at].role in _NAMED and fit(columns[at], slot, custom_levels) == 0
    return shown


def proven(
    rows: Sequence[Sequence[Slot]],
    columns: Sequence[Column],
    custom_levels: bool = False,
    *,
    kept: bool = False,
) -> frozenset[int]:
    """The columns of values that stand below their heads: a cell there is that field, whatever its
    words are. They are those in which as many cells fit as do not and, where the table as a
    whole stands in its columns (``kept``, or half of its rows), those in which few do not, or that
    have no empty column of targets or results before them, as a header that lost a cell leaves one.
    """
    standing = [
        found
        for row in rows
        if (found := in_place(row, columns)) is not None
        and anchored(found, columns, custom_levels)
        and not misfits(found, columns, custom_levels, trusted=True)
    ]
    other = Counter(at for found in standing for at in misfits(found, columns, custom_levels))
    filled = Counter(at for found in standing for at in found)
    whole = kept or len(standing) * 2 >= len(rows)
    values = [index for index, column in enumerate(columns) if column.role not in _LABELS]
    hollow = next(
        (index for index in values if columns[index].role in _GIVEN and not filled[index]),
        len(columns),
    )
    return frozenset(
        index
        for index in values
        if filled[index] >= max(other[index] * 2, 1)
        or (whole and (other[index] * 2 <= len(standing) or index < hollow))
    )


def keeps_empty_cells(lines: Sequence[Line]) -> bool:
    """Whether text prints the empty cells of its rows: one stands before a filled one, or every row
    is as wide as the table. Where it does not, what stands right of them has moved left.
    """
    return any(line.slots[-1].start > len(line.slots) for line in lines) or all(
        line.whole for line in lines
    )
