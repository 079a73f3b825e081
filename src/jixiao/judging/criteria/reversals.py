"""Ranges that run downwards (105%~95%): no number is inside them."""

from __future__ import annotations

from jixiao.core.figures import parse
from jixiao.core.figures.units import COUNT, MONEY, RATIO
from jixiao.core.regex import regex
from jixiao.judging.criteria.notation import plain

_RANGE = regex(
    r"(?P<first>\d+(?:\.\d+)?)\s*(?P<own>[^\d~\s]{0,4})\s*[~\-至到]\s*"
    r"(?P<second>\d+(?:\.\d+)?)\s*(?P<unit>[^\d~\s]{0,4})",
    needs="~-至到",
)


def reversed_range(target: str, unit: str = "") -> str:
    """The range that a target means which runs downwards, as it is written upwards; empty for any
    other target, and for times, which may run over the end of a year. ``unit`` stands in a cell of
    its own.
    """
    match = _RANGE.fullmatch(plain(target))
    if match is None:
        return ""
    behind = match["unit"] or match["own"]
    of_first, of_second = match["own"] or match["unit"] or unit, behind or unit
    first, second = parse(match["first"] + of_first), parse(match["second"] + of_second)
    if first is None or second is None or first.unit is None or second.unit is None:
        return ""
    counted = second.unit.dimension in (RATIO, COUNT, MONEY)
    if not counted or not first.unit.comparable(second.unit) or first.base <= second.base:
        return ""
    return f"{match['second']}{behind}~{match['first']}{match['own'] or match['unit']}"
