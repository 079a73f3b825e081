"""The funding block as labels beside values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.core.divisions import AMONG
from jixiao.core.figures import Unit
from jixiao.core.forms import ASIDE, PART
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.entries import money, rate
from jixiao.recognition.forms.funding_cells import (
    MONEY_FIELDS,
    in_labels,
    inside,
    is_label,
    is_unit_mark,
    is_value,
)
from jixiao.recognition.forms.funding_rows import ANNUAL, Row
from jixiao.recognition.forms.funding_table import funding_header, sources_over_amounts
from jixiao.recognition.forms.lines import Line, Slot
from jixiao.recognition.forms.natures import PERCENTAGE, nature
from jixiao.recognition.forms.standing import Column
from jixiao.recognition.forms.words import key

_LONGEST_LABEL = 14  # of a label without a value; a rule (执行率×分值，最高不得…) is longer


def funding_heads(line: Line, below: Sequence[Line] = ()) -> list[Column] | None:
    """The columns of a funding header row; labels whose values are left open or dashes are none."""
    if in_labels(line.slots, None) is not None:
        return None
    return None if begins_pairs(line) else funding_header(line, below)


def begins_pairs(line: Line, header: Sequence[Column] = ()) -> bool:
    """Whether labels and values alternate below a header, with amounts or left open."""
    return _is_open_pairs(line, header) or _is_pairs(line, header)


def _is_pairs(line: Line, header: Sequence[Column]) -> bool:
    """Whether labels and values alternate (预算数：| 222593 | 执行数：| 217056)."""
    pairs = [
        (label, value)
        for label, value in _pairs(line, _rate_cell(line, header))
        if value is not None or len(label.text) <= _LONGEST_LABEL
    ]
    return (
        len(pairs) >= 2
        and sum(value is not None for _, value in pairs) >= 1
        and all(v.says(v.FUND_ROW, label.text) or v.funding_role(label.text) for label, _ in pairs)
    )


def _is_open_pairs(line: Line, header: Sequence[Column]) -> bool:
    """Whether labels stand there whose values are left open (预算数：|  | 执行数：|  ; 财政资金 |  |
    财政资金 |  ): colons tell them from the heads of a table, and so does a source that is named
    once more. The rate at the end is no label's value.
    """
    rated = _rate_cell(line, header)
    slots = [slot for slot in line.slots if slot is not rated and nature(slot.text) != PERCENTAGE]
    labels = [label for label, value in _pairs(line, rated) if value is None]
    if len(labels) < 2 or any(is_value(slot) for slot in slots):
        return False
    if any(label.end >= beside.start for label, beside in pairwise(labels[-2:])):
        return False  # no cell for a value is left between them
    if labels[-1].key == labels[-2].key and v.funding_role(labels[-1].text) is None:
        return True
    return sum(v.funding_role(label.text) in MONEY_FIELDS for label in labels) >= 2 and all(
        label.text.rstrip().endswith((":", "：")) for label in labels[-2:]
    )


def _pairs(
    line: Line, rate_cell: Slot | None = None, starts: frozenset[int] = frozenset()
) -> Iterator[tuple[Slot, Slot | None]]:
    """Labels with the value right of each; the cell of the rate is no label's value. A word that
    stands more than once where the labels of rows above begin (``starts``) is one whatever it says.
    """
    slots = [slot for slot in line.slots if not is_unit_mark(slot)]
    if slots and slots[-1].key == "金额":  # 年度资金总额 | 金额（万元） over the rows of a tree
        return
    again = Counter(slot.key for slot in slots if slot.start in starts)
    for index, slot in enumerate(slots):
        if (
            is_value(slot)
            or not (is_label(slot) or again[slot.key] > 1)
            or (index and v.says(v.OTHER_BASIC, slots[index - 1].text))
        ):
            continue
        following = slots[index + 1] if index + 1 < len(slots) else None
        yield (
            slot,
            (
                following
                if following is not None
                and following is not rate_cell
                and is_value(following)
                and nature(following.text) != PERCENTAGE
                else None
            ),
        )


def read_pairs(
    lines: Sequence[Line], at: int, header: list[Column] | None, unit: Unit | None, rows: list[Row]
) -> int:
    """Read lines of labels beside values; returns the index of the first line that is not one of
    them.
    """
    groups: list[tuple[int, str | None]] = []
    begun = len(rows)
    index = at + (1 if header is not None else 0)
    while index < len(lines) and (index == at or funding_heads(lines[index]) is None):
        if (
            index > at
            and index + 1 < len(lines)
            and sources_over_amounts(lines[index], lines[index + 1], unit)
        ):
            break
        line = lines[index]
        inline = inside(line.slots, unit)
        rows.extend(inline)
        rate_cell = _rate_cell(line, header or ())
        starts = frozenset(start for start, _ in groups)
        pairs = [] if inline else _without_corner(line, list(_pairs(line, rate_cell, starts)))
        if pairs and not groups:
            groups = _groups([label for label, _ in pairs])
        _add_pairs(list(_with_words(line, pairs, rate_cell)), groups, unit, rows)
        loose = rate_cell or next(
            (slot for slot in line.slots if nature(slot.text) == PERCENTAGE), None
        )
        if (
            loose is not None
            and len(rows) > begun
            and v.RATE not in rows[begun].values
            and (found := rate(loose)) is not None
        ):
            rows[begun].values[v.RATE] = found
        index += 1
    return index


def _rate_cell(line: Line, header: Sequence[Column]) -> Slot | None:
    """The cell of a rate without its sign: that below the head of the rate; where merges are lost the
    last one, if the label before it has a value of its own or an empty cell for it.
    """
    heads = [column for column in header if column.role == v.RATE]
    if not heads or not line.slots or not is_value(line.slots[-1]):
        return None
    last = line.slots[-1]
    if line.merged_known:
        return last if any(each.start <= last.start < each.end for each in heads) else None
    before = line.slots[-2] if len(line.slots) > 1 else None
    apart = before is not None and (is_value(before) or before.end < last.start)
    return last if apart else None


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


def _with_words(
    line: Line, pairs: list[tuple[Slot, Slot | None]], rate_cell: Slot | None
) -> Iterator[tuple[Slot, Slot | None]]:
    """Words between two labels, or at the end, stand where an amount should (预算数：| 见附件 |
    执行数：| 50; 年度资金总额 | 见附件): they are its value, so that it is told that they are none.
    """
    labels = [label for label, _ in pairs]
    for label, amount in pairs:
        known = len(pairs) > 1 or v.says(v.FUND_ROW, label.text)
        beside = line.after(label) if amount is None and known else None
        worded = (
            beside is not None
            and beside is not rate_cell
            and nature(beside.text) != PERCENTAGE
            and not (beside in labels or is_label(beside) or is_unit_mark(beside))
        )
        yield label, beside if worded else amount


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
    return role if role in MONEY_FIELDS else v.BUDGET


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
        explicit = v.funding_role(label.text) in MONEY_FIELDS
        name = "" if explicit and len(groups) > 1 else key(AMONG.sub("", label.text))
        row = made.get(name)
        of_another_term = yearly and len(pairs) > 1 and not ANNUAL.search(label.text)
        if row is None or role in row.values:
            row = Row(
                label=label.text,
                slot=label,
                values={},
                role=ASIDE if of_another_term else PART,
            )
            made[name] = row
            rows.append(row)
        elif label is not row.slot:
            row.again = True
        if (entry := money(found, unit)) is not None:
            row.values[role] = entry
