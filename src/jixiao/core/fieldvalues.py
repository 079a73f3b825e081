"""What figure a form's field holds: money in the form's unit, rates in percent, points exact,
targets assigned.
"""

from __future__ import annotations

import re

from jixiao.core.figures import Figure, Unit, parse
from jixiao.core.figures.units import MONEY, PERCENT, RATIO, SCORE, WAN_YUAN, YI_YUAN

_BARE_SCALES = {"万": WAN_YUAN, "亿": YI_YUAN}
_EXPLAINED = re.compile(
    r"\s*([¥￥]?\d[\d,，"
    r"]*(?:\.\d+)?\s*(?:万元|亿元|千元|元|万|亿|分)?)\s*[(（][^()（）]{3,}[)）]\s*"
)


def money_figure(text: str, unit: Unit | None) -> Figure | None:
    """The figure of a money text; a bare 万 is 万元 here."""
    figure = parse(_bare(text).lstrip("¥￥").strip(), unit)
    if figure is None or figure.unit is None:
        return figure
    if figure.unit.base == "" and figure.unit.symbol in _BARE_SCALES:
        return figure.with_unit(_BARE_SCALES[figure.unit.symbol], stated=True)
    return figure if figure.unit.dimension == MONEY else None


def rate_figure(text: str) -> Figure | None:
    """The figure of a rate: percent, unless it is printed as a factor (1, 0.9407)."""
    figure = parse(text)
    if figure is None:
        return None
    if figure.unit is None:
        return (
            figure.with_unit(PERCENT)
            if abs(figure.value) >= 2 or figure.value == 0
            else figure.measured()
        )
    return figure if figure.unit.dimension == RATIO else None


def points_figure(text: str) -> Figure | None:
    """The exact figure of points or a score; a percent weight is points of a hundred. None where
    the text is no number of points.
    """
    figure = parse(_bare(text))
    if figure is None or (figure.unit is not None and figure.unit not in (SCORE, PERCENT)):
        return None
    return figure.with_unit(SCORE, stated=figure.unit is SCORE).assigned()


def _bare(text: str) -> str:
    """A number without the words in brackets that explain it (854万（道路500万元，桥梁354万元）)."""
    match = _EXPLAINED.fullmatch(text) if "(" in text or "（" in text else None
    return match.group(1) if match else text


def value_figure(text: str, unit: Unit | None, *, target: bool) -> Figure | None:
    """The figure of a target or actual whose whole text is one figure; targets are exact."""
    figure = parse(text, unit)
    return figure.assigned() if figure is not None and target else figure
