"""Entries: printed texts with the figure that their column makes of them."""

from __future__ import annotations

import re

from jixiao.core.divisions import AMONG
from jixiao.core.fieldvalues import money_figure, points_figure, rate_figure
from jixiao.core.figures import Unit, fold
from jixiao.core.figures.units import money_unit
from jixiao.core.forms import Entry
from jixiao.core.regex import regex
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.lines import Slot

_MONEY_UNIT = regex(
    r"(?:金额)?(?:单位|计量单位)\s*[:：]?\s*(?:人民币)?\s*[(（]?(万元|亿元|千元|百万元|元)|[(（]\s*(?:单位[:：])?\s*(万元|亿元|千元|百万元|"
    r"元)\s*[)）]|^\s*(万元|亿元)\s*$"
)
_INLINE = regex(
    r"(?P<label>[一-龥][一-龥()（）、"
    r"\s]{1,24}?)\s*(?P<unit>[(（](?:万元|元)[)）])?\s*[:：]?\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<tail>万元|"
    r"亿元|元|万)?(?![\d.%％年月日])"
)
LEADING_AMOUNT = regex(
    r"\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?:万元|亿元|元|万)?(?=\s*[,，;；(（\n ]?\s*其中)"
)
__all__ = [
    "DASHES",
    "LEADING_AMOUNT",
    "inline_amounts",
    "is_dash",
    "money",
    "money_figure",
    "money_unit",
    "money_unit_in",
    "plain",
    "points",
    "points_figure",
    "rate",
    "rate_figure",
    "value",
]
DASHES = frozenset("—－-–—/／\\无·")


def plain(slot: Slot | None) -> Entry | None:
    """The entry of a cell whose text is words."""
    return None if slot is None else Entry(text=slot.text, place=slot.cell.place)


def money_unit_in(text: str) -> str | None:
    """万元 from 单位：万元, 项目资金（万元） or (万元)."""
    match = _MONEY_UNIT.search(fold(text))
    return next((group for group in match.groups() if group), None) if match else None


def money(slot: Slot | None, unit: Unit | None) -> Entry | None:
    """A money cell; a bare 万 is 万元 here."""
    if slot is None:
        return None
    return Entry(text=slot.text, place=slot.cell.place, figure=money_figure(slot.text, unit))


def rate(slot: Slot | None) -> Entry | None:
    """A rate cell: percent, unless it is printed as a factor (1, 0.9407)."""
    return (
        None
        if slot is None
        else Entry(text=slot.text, place=slot.cell.place, figure=rate_figure(slot.text))
    )


def points(slot: Slot | None) -> Entry | None:
    """A cell of points, weights or scores: exact, percent weights as points of a hundred."""
    if slot is None:
        return None
    return Entry(text=slot.text, place=slot.cell.place, figure=points_figure(slot.text))


def value(slot: Slot | None, unit: Unit | None, *, target: bool) -> Entry | None:
    """A target or actual cell: its figure where the whole cell is one; targets are exact."""
    if slot is None:
        return None
    figure = slot.figure
    if figure is not None and figure.unit is None and unit is not None:
        figure = figure.with_unit(unit)
    if figure is not None and target:
        figure = figure.assigned()
    return Entry(text=slot.text, place=slot.cell.place, figure=figure)


def is_dash(text: str) -> bool:
    """Whether a cell holds only a dash, a slash or 无."""
    return bool(text) and set(fold(text).replace(" ", "")) <= DASHES


def inline_amounts(text: str) -> list[re.Match[str]]:
    """Labels of funding rows with their amount in one cell (年度资金总额:203); groups ``label`` and
    ``number``.
    """
    if len(text) > 200 or text.isascii() or not any(char.isdigit() for char in text):
        return []
    return [
        match
        for match in _INLINE.finditer(fold(text))
        if v.says(v.FUND_ROW, AMONG.sub("", match["label"].strip()))
    ]
