"""The funding block: tables with a header row, labels beside values, and amounts written into the
label itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.figures import Unit, fold
from jixiao.core.forms import FIELDS_OF_FUNDING, Entry, FundingRow
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.alignment import CORNER, PERCENTAGE, Column, align, nature
from jixiao.recognition.forms.entries import (
    LEADING_AMOUNT,
    inline_amounts,
    is_dash,
    money,
    money_figure,
    points,
    rate,
)
from jixiao.recognition.forms.funding_rows import AMONG, ANNUAL, Row, finished
from jixiao.recognition.forms.lines import Line, Slot
from jixiao.recognition.forms.words import key, squeezed

_MONEY_FIELDS = (v.INITIAL, v.BUDGET, v.ARRIVED, v.EXECUTED)
_FEWEST_SOURCES = 3
_LONGEST_LABEL = 14  # of a label without a value; a rule (执行率×分值，最高不得…) is longer


def read_funding(lines: Sequence[Line], unit: Unit | None) -> tuple[FundingRow, ...]:
    """The rows of the funding block."""
    rows: list[Row] = []
    index = 0
    while index < len(lines):
        if index + 1 < len(lines) and (
            found := _sources_over_amounts(lines[index], lines[index + 1], unit)
        ):
            rows.extend(found)
            index += 2
            continue
        header = _header(lines[index], lines[index + 1 : index + 3])
        if header is not None and not (index + 1 < len(lines) and _is_pairs(lines[index + 1])):
            index = _read_table(lines, index, header, unit, rows)
        else:
            index = _read_pairs(lines, index, header, unit, rows)
    return tuple(finished(rows))


def _sources_over_amounts(heads: Line, below: Line, unit: Unit | None) -> list[Row]:
    """The rows of a table whose columns are the sources (中央 | 本级 | 合计 | 执行数 over one row
    of amounts); none where it is no such table.
    """
    sources = [slot for slot in heads.slots if _is_source(slot)]
    if len(sources) < _FEWEST_SOURCES or any(slot.figure is not None for slot in heads.slots):
        return []
    amounts = [
        slot for slot in below.slots if not (slot is below.first and slot.text == heads.first.text)
    ]
    if not amounts or not all(_is_value(slot) for slot in amounts):
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
        if (entry := _entry(role, under[slot.start], unit)) is not None:
            total.values[role] = entry
    return made


def _is_source(slot: Slot) -> bool:
    return (v.says(v.FUND_ROW, slot.text) or v.says(v.FUND_LEVEL, slot.text)) and v.funding_role(
        slot.text
    ) not in (v.EXECUTED, v.ARRIVED, v.INITIAL)


def _header(line: Line, below: Sequence[Line] = ()) -> list[Column] | None:
    """The columns of a funding header row, or None."""
    heads = [(slot, v.funding_role(slot.text)) for slot in line.slots]
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


def _read_table(
    lines: Sequence[Line], at: int, columns: list[Column], unit: Unit | None, rows: list[Row]
) -> int:
    """Read the rows below a header; returns the index of the first line that is not one of them."""
    index, lean = at + 1, 0
    if (
        index < len(lines)
        and len(lines[index].slots) > 1
        and all(_is_label(slot) for slot in lines[index].slots)
    ):
        index += 1  # 总额 | 财政拨款 | 其他资金 below 预算金额
    while index < len(lines) and _header(lines[index]) is None:
        line = lines[index]
        slots = [slot for slot in line.slots if not _is_unit_mark(slot)]
        cells = (
            align(
                [_moved(slot, -lean) for slot in slots] if lean else slots,
                columns,
                trusted=line.merged_known,
            )
            if slots
            else {}
        )
        lean += _shift_of(cells, columns)
        source = next((slot for to, slot in cells.items() if columns[to].role == v.SOURCE), None)
        corner = next((slot for to, slot in cells.items() if columns[to].role == CORNER), None)
        values = {role: _entry(role, slot, unit) for role, slot in _amounts(cells, columns).items()}
        label = source or corner
        if label is not None or values:
            slot = label or next(iter(cells.values()))
            filled = {role: entry for role, entry in values.items() if entry is not None}
            rows.append(Row(label=slot.text if label else "", slot=slot, values=filled))
            rows.extend(_inside(slots, unit))
        index += 1
    return index


def _amounts(cells: dict[int, Slot], columns: Sequence[Column]) -> dict[str, Slot]:
    """The cells of amounts by their field; a rate without its sign beside an empty forecast is the
    forecast, moved by a lost cell.
    """
    found = {
        columns[to].role: slot
        for to, slot in cells.items()
        if columns[to].role in FIELDS_OF_FUNDING
    }
    forecast = any(column.role == v.FORECAST for column in columns) and v.FORECAST not in found
    if forecast and v.RATE in found and "%" not in squeezed(found[v.RATE].text):
        found[v.FORECAST] = found.pop(v.RATE)
    return found


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


def _is_unit_mark(slot: Slot) -> bool:
    return squeezed(slot.text).strip("()") in ("万元", "元", "亿元", "单位:万元", "单位:元")


def _entry(role: str, slot: Slot, unit: Unit | None) -> Entry | None:
    if role in _MONEY_FIELDS:
        return money(slot, unit)
    return rate(slot) if role == v.RATE else points(slot)


def _is_pairs(line: Line) -> bool:
    """Whether labels and values alternate (预算数：| 222593 | 执行数：| 217056)."""
    pairs = [
        (label, value)
        for label, value in _pairs(line)
        if value is not None or len(label.text) <= _LONGEST_LABEL
    ]
    return (
        len(pairs) >= 2
        and sum(value is not None for _, value in pairs) >= 1
        and all(v.says(v.FUND_ROW, label.text) or v.funding_role(label.text) for label, _ in pairs)
    )


def _pairs(line: Line) -> Iterator[tuple[Slot, Slot | None]]:
    """Labels with the value right of each."""
    slots = [slot for slot in line.slots if not _is_unit_mark(slot)]
    if slots and slots[-1].key == "金额":  # 年度资金总额 | 金额（万元） over the rows of a tree
        return
    for index, slot in enumerate(slots):
        if (
            _is_value(slot)
            or not _is_label(slot)
            or (index and v.says(v.OTHER_BASIC, slots[index - 1].text))
        ):
            continue
        following = slots[index + 1] if index + 1 < len(slots) else None
        yield (
            slot,
            (
                following
                if following is not None
                and _is_value(following)
                and nature(following.text) != PERCENTAGE
                else None
            ),
        )


def _is_value(slot: Slot) -> bool:
    return (
        slot.figure is not None or is_dash(slot.text) or money_figure(slot.text, None) is not None
    )


def _is_label(slot: Slot) -> bool:
    return (
        v.says(v.FUND_ROW, slot.text)
        or v.says(v.TOTAL_ROW, slot.text)
        or v.funding_role(slot.text) is not None
    )


def _read_pairs(
    lines: Sequence[Line], at: int, header: list[Column] | None, unit: Unit | None, rows: list[Row]
) -> int:
    """Read lines of labels beside values; returns the index of the first line that is not one of
    them.
    """
    groups: list[tuple[int, str | None]] = []
    begun = len(rows)
    index = at + (1 if header is not None else 0)
    while index < len(lines) and (index == at or _header(lines[index]) is None):
        if (
            index > at
            and index + 1 < len(lines)
            and _sources_over_amounts(lines[index], lines[index + 1], unit)
        ):
            break
        line = lines[index]
        inline = _inside(line.slots, unit)
        rows.extend(inline)
        pairs = [] if inline else _without_corner(line, list(_pairs(line)))
        if pairs and not groups:
            groups = _groups([label for label, _ in pairs])
        _add_pairs(pairs, groups, unit, rows)
        loose = next((slot for slot in line.slots if nature(slot.text) == PERCENTAGE), None)
        if (
            loose is not None
            and len(rows) > begun
            and v.RATE not in rows[begun].values
            and (found := rate(loose)) is not None
        ):
            rows[begun].values[v.RATE] = found
        index += 1
    return index


def _without_corner(
    line: Line, pairs: list[tuple[Slot, Slot | None]]
) -> list[tuple[Slot, Slot | None]]:
    """The block's own label at the left (项目资金) is no label of a value."""
    if (
        len(pairs) > 1
        and pairs[0][1] is None
        and pairs[0][0] is line.first
        and line.first.start == 1
    ):
        return pairs[1:]
    return pairs


def _groups(labels: Sequence[Slot]) -> list[tuple[int, str | None]]:
    """Where columns of pairs begin, and the field of their amounts: one field for all where the
    columns are no different fields.
    """
    groups = [(label.start, _group_role(label)) for label in labels]
    roles = {role for _, role in groups if role is not None}
    if roles == {v.INITIAL, v.BUDGET} and not any("年初" in label.text for label in labels):
        return [(start, role and v.INITIAL) for start, role in groups]
    return groups


def _group_role(label: Slot) -> str | None:
    if v.other_period(label.text):
        return None
    role = v.funding_role(label.text)
    return role if role in _MONEY_FIELDS else v.BUDGET


def _add_pairs(
    pairs: list[tuple[Slot, Slot | None]],
    groups: list[tuple[int, str | None]],
    unit: Unit | None,
    rows: list[Row],
) -> None:
    made: dict[str, Row] = {}
    yearly = any(ANNUAL.search(label.text) for label, _ in pairs)
    for order, (label, found) in enumerate(pairs):
        role = (
            groups[order][1]
            if len(pairs) == len(groups)
            else min(groups, key=lambda group: abs(group[0] - label.start))[1]
        )
        if role is None:
            continue
        explicit = v.funding_role(label.text) in _MONEY_FIELDS
        name = "" if explicit and len(groups) > 1 else key(AMONG.sub("", label.text))
        row = made.get(name)
        if row is None or role in row.values:
            row = Row(
                label=label.text,
                slot=label,
                values={},
                nested=yearly and len(pairs) > 1 and not ANNUAL.search(label.text),
            )
            made[name] = row
            rows.append(row)
        if (entry := money(found, unit)) is not None:
            row.values[role] = entry


def _inside(slots: Sequence[Slot], unit: Unit | None) -> list[Row]:
    """Amounts written into a cell beside their labels (年度资金总额:203; 203 其中：财政拨款 200)."""
    found: list[Row] = []
    shared: Row | None = None
    for index, slot in enumerate(slots):
        matches = inline_amounts(slot.text) if slot.figure is None else []
        leading = LEADING_AMOUNT.match(fold(slot.text)) if matches and index else None
        if leading is not None and v.says(v.FUND_ROW, slots[index - 1].text):
            found.append(
                Row(
                    label=slots[index - 1].text,
                    slot=slots[index - 1],
                    values={v.BUDGET: _within(slot, leading, unit)},
                )
            )
        for match in matches:
            label = match["label"].strip()
            role = v.funding_role(label)
            explicit = role if role in _MONEY_FIELDS else None
            if explicit is not None and shared is not None and explicit not in shared.values:
                shared.values[explicit] = _within(slot, match, unit)
                continue
            nested = _in_bracket(slot.text, match.start())
            row = Row(
                label=label,
                slot=slot,
                values={explicit or v.BUDGET: _within(slot, match, unit)},
                nested=nested,
            )
            shared = row if explicit is not None else shared
            found.append(row)
    return found


def _in_bracket(text: str, at: int) -> bool:
    """Whether a label stands in a bracket that breaks down the amount before it
    (财政拨款:90（其中:上级50 本级40）).
    """
    before = text[:at].replace("（", "(").replace("）", ")")
    return before.rfind("(") > before.rfind(")") and "其中" in before[before.rfind("(") :]


def _within(slot: Slot, match: re.Match[str], unit: Unit | None) -> Entry:
    """The entry of an amount inside a cell, pointing at its words."""
    text = slot.text[match.start("number") : match.end()].rstrip()
    shift = max(slot.cell.text.find(slot.text), 0)
    start = match.start("number") + shift
    return Entry(
        text=text,
        place=slot.cell.place.narrowed(start, start + len(text)),
        figure=money_figure(text, unit),
    )
