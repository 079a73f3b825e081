"""A cell of the funding block: a label, a value, or amounts written into the label itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from jixiao.core.divisions import AMONG
from jixiao.core.figures import Unit, fold
from jixiao.core.figures.units import money_unit
from jixiao.core.forms import DETAIL, FIELDS_OF_FUNDING, PART, Entry
from jixiao.core.regex import regex
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.entries import (
    LEADING_AMOUNT,
    inline_amounts,
    is_dash,
    money,
    money_figure,
    points,
    points_figure,
    rate,
    rate_figure,
)
from jixiao.recognition.forms.funding_rows import Row
from jixiao.recognition.forms.lines import Slot
from jixiao.recognition.forms.words import squeezed

_LABELLED = regex(
    r"(?P<label>[一-龥][一-龥()（）\s]{1,20}?)\s*[:：]\s*(?P<number>\d[\d,]*(?:\.\d+)?\s*[%％]?)"
    r"\s*(?:万元|亿元|元|分)?(?![\d.年月日])"
)
_FEWEST_AMOUNTS = 2
MONEY_FIELDS = (v.INITIAL, v.BUDGET, v.ARRIVED, v.EXECUTED)
_AMOUNTS = (*MONEY_FIELDS, v.FORECAST)


def is_unit_mark(slot: Slot) -> bool:
    """Whether a cell says the unit of money and nothing else."""
    return squeezed(slot.text).strip("()") in ("万元", "元", "亿元", "单位:万元", "单位:元")


def entry_of(role: str, slot: Slot, unit: Unit | None) -> Entry | None:
    """A cell as the entry of a field: an amount, a rate or points."""
    if role in _AMOUNTS:
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


def in_labels(slots: Sequence[Slot], unit: Unit | None) -> Row | None:
    """The one row of funds whose amounts stand behind what heads them elsewhere (预算数（万元）：203 |
    执行数（万元）：190 | 执行率：93.6%), in one cell or several; None where it is no such row.
    """
    values: dict[str, Entry] = {}
    first: Slot | None = None
    for slot in slots:
        for match in _LABELLED.finditer(fold(slot.text)):
            role = v.funding_role(match["label"])
            entry = _labelled(role, slot, match, unit) if role is not None else None
            if role is not None and entry is not None and role not in values:
                values[role] = entry
                first = first or slot
    if first is None or sum(role in values for role in MONEY_FIELDS) < _FEWEST_AMOUNTS:
        return None
    return Row(label="", slot=first, values=values)


def _labelled(role: str, slot: Slot, match: re.Match[str], unit: Unit | None) -> Entry | None:
    """What stands behind the label of a field, in its words."""
    if role not in FIELDS_OF_FUNDING:
        return None
    found = _within(slot, match, unit)
    if role in _AMOUNTS:
        own = next((each for each in ("亿元", "万元", "元") if each in match["label"]), None)
        as_said = money_unit(own) if own else None
        return found if as_said is None else _within(slot, match, as_said)
    figure = rate_figure(found.text) if role == v.RATE else points_figure(found.text)
    return msgspec.structs.replace(found, figure=figure)


def inside(slots: Sequence[Slot], unit: Unit | None) -> list[Row]:
    """Amounts written into a cell beside their labels (年度资金总额:203; 203 其中：财政拨款 200)."""
    if (labelled := in_labels(slots, unit)) is not None:
        return [labelled]
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
