"""The rows of the indicator table: levels carried down, fields by column, points in headings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec

from jixiao.core.figures import Figure, parse_unit
from jixiao.core.figures.units import SCORE
from jixiao.core.forms import Entry, Indicator, LevelPoints
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.alignment import align
from jixiao.recognition.forms.entries import plain, points, points_figure, rate, value
from jixiao.recognition.forms.execution_cells import aligned_execution, named_execution
from jixiao.recognition.forms.header import Header, is_header, read_header
from jixiao.recognition.forms.header_body import is_corner_cell, with_body
from jixiao.recognition.forms.lines import Line, Slot
from jixiao.recognition.forms.name_points import with_own_points
from jixiao.recognition.forms.natures import (
    CORNER,
    DASH,
    LEVEL_ANY,
    LEVEL_ONE,
    LEVEL_TWO,
    NUMBER,
    is_placeholder,
    nature,
)
from jixiao.recognition.forms.slots import carried
from jixiao.recognition.forms.standing import Column
from jixiao.recognition.forms.words import HeadingPoints, heading_points, key, split_label, squeezed

_Cells = dict[str, Slot]
_FEWEST, _PLACES = 3, 2
_LEVELS = (LEVEL_ONE, LEVEL_TWO, LEVEL_ANY)
_WHOLE = (80, 90, 100)


class Table(msgspec.Struct):
    """What is read from an indicator table."""

    indicators: list[Indicator]
    headings: list[LevelPoints]
    columns: tuple[Column, ...] = ()
    long_term: list[int] = []  # indexes of indicators of a long-term block


class _State(msgspec.Struct):
    """The levels that stand above the row, and the headings with points that are open."""

    level1: Slot | None = None
    level2: Slot | None = None
    heading1: int | None = None
    heading2: int | None = None
    group: int | None = None  # 年度绩效目标1（40分）, over several levels 1
    long_term: bool = False
    name: Slot | None = None  # the last one, and the last points
    points: Slot | None = None


def read_indicators(lines: Sequence[Line]) -> Table:
    """Read all lines of the part, headers (also repeated ones) among them."""
    table = Table([], [])
    header: Header | None = None
    state = _State()
    index = 0
    while index < len(lines):
        line = lines[index]
        if is_header(line):
            before, header = header, read_header(line, lines[index + 1 : index + 60])
            header = with_body(header, lines[index + header.rows : index + 60])
            table.columns = header.columns
            state = state if _repeated(header, before, state) else _opened(header, table)
            index += header.rows
            continue
        if header is not None:
            _read_row(line, header, state, table)
        index += 1
    trusted = all(line.merged_known for line in lines) or (header is not None and header.kept)
    table = _annual(table if trusted else _unfilled(table))
    table.indicators = list(with_own_points(table.indicators, trusted=trusted))
    return table


def _unfilled(table: Table) -> Table:
    """In a form not filled in, whose rows lost their empty cells, the numbers that come to 100 or
    90 are points and no results.
    """
    if not any(column.role == v.POINTS for column in table.columns) or any(
        each.points or each.score for each in table.indicators
    ):
        return table
    numbers = [
        each.actual.figure.value
        for each in table.indicators
        if each.actual is not None and each.actual.figure is not None
    ]
    plain_numbers = all(
        each.actual is None or nature(each.actual.text) == NUMBER for each in table.indicators
    )
    if len(numbers) < _FEWEST or not plain_numbers or sum(numbers) not in _WHOLE:
        return table
    table.indicators = [_with_points(each) for each in table.indicators]
    return table


def _with_points(indicator: Indicator) -> Indicator:
    if indicator.actual is None or (figure := points_figure(indicator.actual.text)) is None:
        return indicator
    return msgspec.structs.replace(
        indicator, actual=None, points=msgspec.structs.replace(indicator.actual, figure=figure)
    )


def _repeated(header: Header, before: Header | None, state: _State) -> bool:
    """Whether a header is printed again on the next page, with the level 1 that stands in it: the
    same block goes on.
    """
    if before is None or (header.level1 is not None and not _same(header.level1, state.level1)):
        return False
    return header.corner is None or (
        before.corner is not None and key(header.corner.text) == key(before.corner.text)
    )


def _opened(header: Header, table: Table) -> _State:
    """The state below a header: a goal's points over its indicators, a block for longer than the
    year, a level that slipped in.
    """
    state = _State(long_term=header.corner is not None and v.long_term(header.corner.text))
    if (
        header.corner is not None
        and "目标" in header.corner.text
        and (found := heading_points(header.corner.text)) is not None
    ):
        table.headings.append(
            LevelPoints(
                level=1, name=key(header.corner.text), points=heading_entry(header.corner, found)
            )
        )
        state.group = len(table.headings) - 1
    if header.level1 is not None:
        _enter(1, header.level1, state, table)
    return state


def _annual(table: Table) -> Table:
    """Where a form has a long-term and an annual block, the annual one counts; what the other says
    of the same name is kept beside it.
    """
    if not table.long_term or len(table.long_term) == len(table.indicators):
        return table
    spoken = {_name(table.indicators[index]): table.indicators[index] for index in table.long_term}
    kept = [index for index in range(len(table.indicators)) if index not in table.long_term]
    moved = {index: at for at, index in enumerate(kept)}
    table.headings = [
        msgspec.structs.replace(
            each, indicators=tuple(moved[index] for index in each.indicators if index in moved)
        )
        for each in table.headings
        if any(index in moved for index in each.indicators) or not each.indicators
    ]
    table.indicators = [_with_long_term(table.indicators[index], spoken) for index in kept]
    return table


def _name(indicator: Indicator) -> str:
    return key(indicator.name.text) if indicator.name else ""


def _with_long_term(indicator: Indicator, spoken: dict[str, Indicator]) -> Indicator:
    other = spoken.get(_name(indicator))
    if other is None or other.target is None:
        return indicator
    return msgspec.structs.replace(
        indicator, extra=(*indicator.extra, ("长期指标值", other.target))
    )


def _read_row(line: Line, header: Header, state: _State, table: Table) -> None:
    slots = list(line.slots)
    if is_corner_cell(slots[0], header.columns):
        slots = slots[1:]
    if not slots or v.says(v.SUBTOTAL, slots[0].text) or (len(slots) == 1 and _is_goal(slots[0])):
        return
    if not line.merged_known and header.has(v.LEVEL2) and _only_levels(slots):
        for slot in slots:
            _enter(1 if v.level_of(slot.text) == 1 else 2, slot, state, table)
        return
    in_columns = partial(
        align,
        columns=header.columns,
        custom_levels=header.custom,
        trusted=line.merged_known,
        kept=header.kept,
        proven=header.proven,
    )
    aligned = (
        aligned_execution(slots, header.columns, in_columns)
        or named_execution(slots, header.columns, in_columns)
        or in_columns(slots)
    )
    cells: _Cells = {}
    extra: list[tuple[int, Slot]] = []
    for index, slot in aligned.items():
        column = header.columns[index]
        if column.role == v.EXTRA:
            extra.append((index, slot))
        elif column.role != CORNER:
            cells[column.role] = slot
    if (name := carried(cells.get(v.NAME), state.name, slots[-1])) is not None:
        cells[v.NAME] = state.name = name
    shared = v.POINTS not in cells and carried(None, state.points, slots[-1]) is not None
    state.points = cells.get(v.POINTS, state.points)
    _levels(cells, state, table)
    _append(cells, extra, header, state, table, shared)


def _is_goal(slot: Slot) -> bool:
    """年度目标1：… over the indicators of the goal."""
    split = split_label(slot.text)
    return split is not None and v.says(v.GOAL_LABEL, split[0])


def _only_levels(slots: Sequence[Slot]) -> bool:
    """Whether a row holds nothing but the names of levels: one without an indicator."""
    return len(slots) <= 2 and all(
        v.level_of(slot.text) and slot.key.endswith("指标") for slot in slots
    )


def _levels(cells: _Cells, state: _State, table: Table) -> None:
    """Take over the level cells of a row; a new level 1 ends the level 2 above, one printed again
    goes on.
    """
    first, second = cells.get(v.LEVEL1), cells.get(v.LEVEL2)
    if first is not None and not _same(first, state.level1):
        _enter(1, first, state, table)
    if second is not None and not _same(second, state.level2):
        _enter(2, second, state, table)


def _same(slot: Slot, before: Slot | None) -> bool:
    return before is not None and squeezed(slot.text) == squeezed(before.text)


def _enter(level: int, slot: Slot, state: _State, table: Table) -> None:
    if level == 1:
        state.level1, state.level2, state.heading1, state.heading2 = slot, None, None, None
    else:
        state.level2, state.heading2 = slot, None
    found = heading_points(slot.text)
    if found is None:
        return
    parent = state.heading1 if level == 2 else None
    table.headings.append(
        LevelPoints(
            level=level, name=key(slot.text), points=heading_entry(slot, found), parent=parent
        )
    )
    if level == 1:
        state.heading1 = len(table.headings) - 1
    else:
        state.heading2 = len(table.headings) - 1


def heading_entry(slot: Slot, found: HeadingPoints) -> Entry:
    """The entry of points printed in a heading, pointing at their digits."""
    shift = max(slot.cell.text.find(slot.text), 0)
    figure = Figure(
        text=found.digits,
        value=found.value,
        places=len(found.digits.partition(".")[2]),
        unit=SCORE,
        exact=True,
    )
    return Entry(
        text=found.digits,
        place=slot.cell.place.narrowed(found.start + shift, found.end + shift),
        figure=figure,
    )


def _append(
    cells: _Cells,
    extra: list[tuple[int, Slot]],
    header: Header,
    state: _State,
    table: Table,
    shared: bool,
) -> None:
    cells, extra = _with_correction(cells, extra, header)
    name = cells.get(v.NAME)
    if name is not None and is_placeholder(name.text):
        name = None
    says = [
        role
        for role in (v.TARGET, v.ACTUAL, v.POINTS, v.SCORE, v.REVIEW_SCORE, v.COMPLETION)
        if role in cells
    ]
    if name is None and not says:
        return
    if v.TARGET not in cells:
        cells, extra = _with_own_value(cells, extra, header)
    indicator = _indicator(
        cells, name, [(header.columns[index].head, slot) for index, slot in extra], state
    )
    table.indicators.append(msgspec.structs.replace(indicator, points_shared=shared))
    if state.long_term:
        table.long_term.append(len(table.indicators) - 1)
    for heading in (state.group, state.heading1, state.heading2):
        if heading is not None:
            point = table.headings[heading]
            table.headings[heading] = msgspec.structs.replace(
                point, indicators=(*point.indicators, len(table.indicators) - 1)
            )


def _with_own_value(
    cells: _Cells, extra: list[tuple[int, Slot]], header: Header
) -> tuple[_Cells, list[tuple[int, Slot]]]:
    """Where each place has a column of values and all say the same, that is the target."""
    if header.has(v.TARGET):
        return cells, extra
    values = [slot for index, slot in extra if v.is_place(header.columns[index].head)]
    if len(values) < _PLACES or len({slot.text for slot in values}) > 1:
        return cells, extra
    return cells | {v.TARGET: values[0]}, extra


def _with_correction(
    cells: _Cells, extra: list[tuple[int, Slot]], header: Header
) -> tuple[_Cells, list[tuple[int, Slot]]]:
    """A target corrected during the year is the target; the first one is kept beside it."""
    at = header.corrected
    corrected = next((slot for index, slot in extra if index == at), None)
    original = next(
        (index for index, column in enumerate(header.columns) if column.role == v.TARGET), None
    )
    if corrected is None or original is None or at == original or nature(corrected.text) == DASH:
        return cells, extra
    kept = [(index, slot) for index, slot in extra if index != at]
    if v.TARGET in cells:
        kept.append((original, cells[v.TARGET]))
    return cells | {v.TARGET: corrected}, kept


def _indicator(
    cells: _Cells, name: Slot | None, extra: list[tuple[str, Slot]], state: _State
) -> Indicator:
    unit = parse_unit(cells[v.UNIT].text) if v.UNIT in cells else None
    place = (name or next(iter(cells.values()))).cell.place
    return Indicator(
        place=place,
        level1=plain(state.level1),
        level2=plain(state.level2),
        name=plain(name),
        operator=plain(cells.get(v.OPERATOR)),
        target=value(cells.get(v.TARGET), unit, target=True),
        actual=value(cells.get(v.ACTUAL), unit, target=False),
        unit=plain(cells.get(v.UNIT)),
        points=points(cells.get(v.POINTS)),
        score=points(cells.get(v.SCORE)),
        review_score=points(cells.get(v.REVIEW_SCORE)),
        completion=rate(cells.get(v.COMPLETION)),
        reason=plain(cells.get(v.REASON)),
        extra=tuple((head, Entry(text=slot.text, place=slot.cell.place)) for head, slot in extra),
    )
