"""The funding block as a table with a header row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import msgspec

from jixiao.core.figures import Unit
from jixiao.core.forms import FIELDS_OF_FUNDING
from jixiao.core.regex import regex
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.alignment import align
from jixiao.recognition.forms.entries import money
from jixiao.recognition.forms.funding_cells import (
    entry_of,
    inside,
    is_label,
    is_unit_mark,
    is_value,
)
from jixiao.recognition.forms.funding_rows import Row
from jixiao.recognition.forms.lines import Line, Slot
from jixiao.recognition.forms.natures import CORNER
from jixiao.recognition.forms.standing import Column, anchored, in_place, keeps_empty_cells, proven
from jixiao.recognition.forms.stretches import is_stretch, of_earlier_year
from jixiao.recognition.forms.words import squeezed

_FEWEST_SOURCES = 3
_CHANGE = regex(
    r"(?:预算)?(?:调整|追加|调增|调减|追减|变动)(?:数|额|金额)?(?:[（(][^（()）]*[)）])?"
)


def sources_over_amounts(heads: Line, below: Line, unit: Unit | None) -> list[Row]:
    """The rows of a table whose columns are the sources (中央 | 本级 | 合计 | 执行数 over one row
    of amounts); none where it is no such table.
    """
    sources = [slot for slot in heads.slots if _is_source(slot)]
    if len(sources) < _FEWEST_SOURCES or any(slot.figure is not None for slot in heads.slots):
        return []
    amounts = [
        slot for slot in below.slots if not (slot is below.first and slot.text == heads.first.text)
    ]
    if not amounts or not all(is_value(slot) for slot in amounts):
        return []
    columns = [slot for slot in heads.slots if _is_source(slot) or v.funding_role(slot.text)]
    starts = [slot.start for slot in (columns if len(columns) == len(amounts) else amounts)]
    under = dict(zip(starts, amounts, strict=True))
    made = [
        Row(label=slot.text, slot=slot, values={v.BUDGET: entry})
        for slot in sources
        if (entry := money(under.get(slot.start), unit))
    ]
    total = next((row for row in made if v.says(v.TOTAL_ROW, row.label)), None)
    for slot in columns:
        role = v.funding_role(slot.text)
        if total is None or role is None or _is_source(slot) or slot.start not in under:
            continue
        if (entry := entry_of(role, under[slot.start], unit)) is not None:
            total.values[role] = entry
    return made


def _is_source(slot: Slot) -> bool:
    return (v.says(v.FUND_ROW, slot.text) or v.says(v.FUND_LEVEL, slot.text)) and v.funding_role(
        slot.text
    ) not in (v.EXECUTED, v.ARRIVED, v.INITIAL)


def funding_header(line: Line, below: Sequence[Line] = ()) -> list[Column] | None:
    """The columns of a funding header row, or None."""
    heads = _roles(line)
    if len({role for _, role in heads if role}) < 2 or any(
        slot.figure is not None for slot in line.slots
    ):
        return None
    first = next(index for index, (_, role) in enumerate(heads) if role)
    if first == 0 and len(heads) > 2 and not line.first.start > 1:
        heads[0] = (heads[0][0], None)
        first = next((index for index, (_, role) in enumerate(heads) if role), len(heads) - 1)
    roles = [role for _, role in heads]
    if (
        heads[first][1] == v.BUDGET
        and roles.count(v.BUDGET) > 1
        and v.INITIAL in roles[first + 1 :]
    ):
        first += 1  # 年度预算数（万元） over the labels 总额, 其中：财政资金
    elif not line.merged_known and _over_labels(heads[first][0], below):
        heads = [
            *heads[:first],
            *((_moved(slot, 1), role) for slot, role in heads[first:]),
        ]  # the blank head over the labels is lost
    columns = _label_columns(line, heads[first][0].start)
    seen: set[str] = set()
    for index, (slot, role) in enumerate(heads[first:], start=first):
        following = heads[index + 1][0].start if index + 1 < len(heads) else slot.start + 1
        end = slot.end if line.merged_known else following
        columns.append(
            Column(
                role=v.EXTRA if role is None or role in seen else role,
                start=slot.start,
                end=end,
                head=slot.text,
            )
        )
        seen.add(role or "")
    return columns


def _roles(line: Line) -> list[tuple[Slot, str | None]]:
    """The cells of a row with the fields that they head; of 2023年1-7月执行数 and 2024年1-7月执行数 the
    later is the form's; the one stretch of the year behind the budget (1-6月累计) is what was executed;
    of two budgets the adjusted one is the year's.
    """
    roles = _adjusted([(slot, v.funding_role(slot.text)) for slot in line.slots])
    named = [role for _, role in roles]
    stretches = [at for at, (slot, _) in enumerate(roles) if is_stretch(slot.text)]
    budgets = [at for at, role in enumerate(named) if role in (v.INITIAL, v.BUDGET)]
    if v.EXECUTED not in named and len(stretches) == 1 and budgets and budgets[0] < stretches[0]:
        roles[stretches[0]] = (roles[stretches[0]][0], v.EXECUTED)
    return [
        (slot, None if role and of_earlier_year(slot.text, _alike(roles, role)) else role)
        for slot, role in roles
    ]


def _adjusted(roles: list[tuple[Slot, str | None]]) -> list[tuple[Slot, str | None]]:
    """The heads; beside a budget as adjusted (调整预算数, 调整后预算数) one without such words is the
    budget before, and 调整数 is what was added or cut.
    """
    budgets = [slot for slot, role in roles if role == v.BUDGET]
    changes = [slot for slot in budgets if _CHANGE.fullmatch(squeezed(slot.text))]
    whole = [slot for slot in budgets if slot not in changes]
    after = [slot for slot in whole if "调整" in slot.text or "变动后" in slot.text]
    before = [
        slot
        for slot in whole
        if slot not in after and "预算" in slot.text and (slot is not roles[0][0] or slot.start > 1)
    ]
    if not whole or not (changes or (after and before)):
        return roles
    has_initial = any(role == v.INITIAL for _, role in roles)
    of_before = None if has_initial or len(before) > 1 else v.INITIAL
    return [
        (slot, None if slot in changes else of_before if after and slot in before else role)
        for slot, role in roles
    ]


def _alike(roles: Sequence[tuple[Slot, str | None]], role: str) -> list[str]:
    return [slot.text for slot, its in roles if its == role]


def _over_labels(head: Slot, below: Sequence[Line]) -> bool:
    """Whether the labels of the rows stand under the first head of amounts."""
    under = [slot for line in below for slot in line.slots if slot.start == head.start]
    return bool(under) and all(
        slot.figure is None and v.says(v.FUND_ROW, slot.text) for slot in under
    )


def _moved(slot: Slot, by: int) -> Slot:
    return msgspec.structs.replace(slot, start=slot.start + by, end=slot.end + by)


def _label_columns(line: Line, until: int) -> list[Column]:
    corner = line.first.start < until
    begin = line.first.start if corner else 1
    if until - begin < 1:
        return [Column(role=v.SOURCE, start=0, end=until)]
    if until - begin == 1:
        return [Column(role=v.SOURCE, start=begin, end=until)]
    edge = max(line.first.end, begin + 1) if line.merged_known else begin + 1
    if edge >= until:
        edge = until - 1
    return [
        Column(role=CORNER, start=begin, end=edge),
        Column(role=v.SOURCE, start=edge, end=until),
    ]


def read_table(
    lines: Sequence[Line], at: int, columns: list[Column], unit: Unit | None, rows: list[Row]
) -> int:
    """Read the rows below a header; returns the index of the first line that is not one of them."""
    index, lean = at + 1, 0
    if (
        index < len(lines)
        and len(lines[index].slots) > 1
        and all(is_label(slot) for slot in lines[index].slots)
    ):
        index += 1  # 总额 | 财政拨款 | 其他资金 below 预算金额
    shown = _proven(lines[index:], columns)
    while index < len(lines) and funding_header(lines[index]) is None:
        line = lines[index]
        slots = _cells(line)
        cells = (
            align(
                [_moved(slot, -lean) for slot in slots] if lean else slots,
                columns,
                trusted=line.merged_known,
                proven=shown,
            )
            if slots
            else {}
        )
        lean += _shift_of(cells, columns)
        source = next((slot for to, slot in cells.items() if columns[to].role == v.SOURCE), None)
        corner = next((slot for to, slot in cells.items() if columns[to].role == CORNER), None)
        values = {
            columns[to].role: entry_of(columns[to].role, slot, unit)
            for to, slot in cells.items()
            if columns[to].role in FIELDS_OF_FUNDING
        }
        label = source or corner
        if label is not None or values:
            slot = label or next(iter(cells.values()))
            filled = {role: entry for role, entry in values.items() if entry is not None}
            rows.append(Row(label=slot.text if label else "", slot=slot, values=filled))
            rows.extend(inside(slots, unit))
        index += 1
    return index


def _cells(line: Line) -> list[Slot]:
    return [slot for slot in line.slots if not is_unit_mark(slot)]


def _proven(below: Sequence[Line], columns: Sequence[Column]) -> frozenset[int]:
    """The columns of amounts that the rows of text below a header show to stand under their heads:
    all of them where each row's source stands in its column.
    """
    body = list(takewhile(lambda line: funding_header(line) is None, below))
    if not body or body[0].merged_known or not keeps_empty_cells(body):
        return frozenset()
    rows = [_cells(line) for line in body]
    placed = [in_place(row, columns) for row in rows]
    kept = all(found is not None and anchored(found, columns, False) for found in placed)
    return proven(rows, columns, kept=kept)


def _shift_of(cells: dict[int, Slot], columns: Sequence[Column]) -> int:
    """By how much all amounts of a row stand beside their columns; rows below are moved alike."""
    shifts = {
        slot.start - columns[to].start
        for to, slot in cells.items()
        if columns[to].role in FIELDS_OF_FUNDING
    }
    inside = any(
        columns[to].start <= slot.start < columns[to].end
        for to, slot in cells.items()
        if columns[to].role in FIELDS_OF_FUNDING
    )
    return shifts.pop() if len(shifts) == 1 and not inside else 0
