"""Entries: printed texts with the figure that their column makes of them."""

from __future__ import annotations

import re

from jixiao.core.figures import Figure, Unit, fold, parse, parse_unit
from jixiao.core.figures.units import MONEY, PERCENT, RATIO, SCORE, WAN_YUAN, YI_YUAN, YUAN
from jixiao.core.forms import Entry
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.lines import Slot

_UNIT_WORDS = {"万元": WAN_YUAN, "亿元": YI_YUAN, "元": YUAN, "千元": parse_unit("千元"), "百万元": parse_unit("百万元")}
_SCALES = {"万": WAN_YUAN, "亿": YI_YUAN}
_MONEY_UNIT = re.compile(
    r"(?:金额)?(?:单位|计量单位)\s*[:：]?\s*(?:人民币)?\s*[(（]?(万元|亿元|千元|百万元|元)|[(（]\s*(?:单位[:：])?\s*(万元|亿元|千元|百万元|"
    r"元)\s*[)）]|^\s*(万元|亿元)\s*$")
_INLINE = re.compile(
    r"(?P<label>[一-龥][一-龥()（）、\s]{1,24}?)\s*(?P<unit>[(（](?:万元|元)[)）])?\s*[:：]?\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<tail>万元|"
    r"亿元|元|万)?(?![\d.%％年月日])")
LEADING_AMOUNT = re.compile(r"\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?:万元|亿元|元|万)?(?=\s*[,，;；(（\n ]?\s*其中)")
_AMONG = re.compile(r"^(?:其中|其 中)\s*[:：]?\s*")
DASHES = frozenset("—－-–—/／\\无·")


def plain(slot: Slot | None) -> Entry | None:
    """The entry of a cell whose text is words."""
    return None if slot is None else Entry(text=slot.text, place=slot.cell.place)


def money_unit_in(text: str) -> str | None:
    """万元 from 单位：万元, 项目资金（万元） or (万元)."""
    match = _MONEY_UNIT.search(fold(text))
    return next((group for group in match.groups() if group), None) if match else None


def money_unit(symbol: str | None) -> Unit | None:
    """The unit that a money symbol stands for."""
    return _UNIT_WORDS.get(symbol or "")


def money(slot: Slot | None, unit: Unit | None) -> Entry | None:
    """A money cell; a bare 万 is 万元 here."""
    if slot is None:
        return None
    return Entry(text=slot.text, place=slot.cell.place, figure=money_figure(slot.text, unit))


def money_figure(text: str, unit: Unit | None) -> Figure | None:
    """The figure of a money text."""
    figure = parse(text.lstrip("¥￥").strip(), unit)
    if figure is None or figure.unit is None:
        return figure
    if figure.unit.base == "" and figure.unit.symbol in _SCALES:
        return figure.with_unit(_SCALES[figure.unit.symbol], stated=True)
    return figure if figure.unit.dimension == MONEY else None


def rate(slot: Slot | None) -> Entry | None:
    """A rate cell: percent, unless it is printed as a factor (1, 0.9407)."""
    if slot is None:
        return None
    figure = parse(slot.text)
    if figure is not None and figure.unit is None and (abs(figure.value) >= 2 or figure.value == 0):
        figure = figure.with_unit(PERCENT)
    elif figure is not None and figure.unit is not None and figure.unit.dimension != RATIO:
        figure = None
    elif figure is not None and figure.unit is None:
        figure = figure.measured()
    return Entry(text=slot.text, place=slot.cell.place, figure=figure)


def points(slot: Slot | None) -> Entry | None:
    """A cell of points, weights or scores: exact, percent weights as points of a hundred."""
    if slot is None:
        return None
    return Entry(text=slot.text, place=slot.cell.place, figure=points_figure(slot.text))


def points_figure(text: str) -> Figure | None:
    """The exact figure of points; None where the text is no number of points."""
    figure = parse(text)
    if figure is None:
        return None
    if figure.unit is not None and figure.unit not in (SCORE, PERCENT):
        return None
    stated = figure.unit is SCORE
    return figure.with_unit(SCORE, stated=stated).assigned()


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
    """Labels of funding rows with their amount in one cell (年度资金总额:203); groups ``label`` and ``number``."""
    if len(text) > 200 or not any(char.isdigit() for char in text):
        return []
    return [match for match in _INLINE.finditer(fold(text)) if v.says(v.FUND_ROW, _AMONG.sub("", match["label"].strip()))]
