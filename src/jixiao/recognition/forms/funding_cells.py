"""A cell of the funding block: a label, a value, or amounts written into the label itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jixiao.core.divisions import AMONG
from jixiao.core.figures import Unit, fold
from jixiao.core.forms import DETAIL, PART, Entry
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.entries import (
    LEADING_AMOUNT,
    inline_amounts,
    is_dash,
    money,
    money_figure,
    points,
    rate,
)
from jixiao.recognition.forms.funding_rows import Row
from jixiao.recognition.forms.lines import Slot
from jixiao.recognition.forms.words import squeezed

MONEY_FIELDS = (v.INITIAL, v.BUDGET, v.ARRIVED, v.EXECUTED)


def is_unit_mark(slot: Slot) -> bool:
    """Whether a cell says the unit of money and nothing else."""
    return squeezed(slot.text).strip("()") in ("万元", "元", "亿元", "单位:万元", "单位:元")


def entry_of(role: str, slot: Slot, unit: Unit | None) -> Entry | None:
    """A cell as the entry of a field: an amount, a rate or points."""
    if role in MONEY_FIELDS:
        return money(slot, unit)
    return rate(slot) if role == v.RATE else points(slot)


def is_value(slot: Slot) -> bool:
    """Whether a cell holds an amount, or the dash of an empty one."""
    return (
        slot.figure is not None or is_dash(slot.text) or money_figure(slot.text, None) is not None
    )


def is_label(slot: Slot) -> bool:
    """Whether a cell names a source, a total or a phase of funds."""
    return (
        v.says(v.FUND_ROW, slot.text)
        or v.says(v.TOTAL_ROW, slot.text)
        or v.funding_role(slot.text) is not None
        or AMONG.match(slot.text) is not None
    )


def inside(slots: Sequence[Slot], unit: Unit | None) -> list[Row]:
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
            explicit = role if role in MONEY_FIELDS else None
            if explicit is not None and shared is not None and explicit not in shared.values:
                shared.values[explicit] = _within(slot, match, unit)
                continue
            nested = _in_bracket(slot.text, match.start())
            row = Row(
                label=label,
                slot=slot,
                values={explicit or v.BUDGET: _within(slot, match, unit)},
                role=DETAIL if nested else PART,
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
