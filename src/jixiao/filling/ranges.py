"""Ranges that an old form writes in a broken way (≥95%或≤105%, 105%≤≥95%), as a new one writes them."""

from __future__ import annotations

from jixiao.core.formdata import IndicatorData
from jixiao.core.regex import regex
from jixiao.judging.criteria import parse_criterion
from jixiao.judging.criteria.values import Criterion, CriterionKind, shown_criterion

_MOST, _LEAST = r"[≤≦⩽<＜]\s*=?", r"[≥≧⩾>＞]\s*=?"
_BROKEN = regex(
    rf"^[^，,、；;且并和及~～—]*?(?:{_LEAST}[^，,、；;且并和及~～—]*?{_MOST}|{_MOST}[^，,、；;且并和及~～—]*?{_LEAST})"
)


def written_properly(row: IndicatorData, target: str) -> str:
    """A target that means a range and writes it with two signs that contradict or run into each other,
    as 95%~105%; any other target as it is.
    """
    if row.operator or not _BROKEN.match(target):
        return target
    meant = _read(row, target)
    if meant.kind is not CriterionKind.BETWEEN or meant.figure is None or meant.upper is None:
        return target
    made = shown_criterion(meant)
    again = _read(row, made)
    same = (again.kind, again.low, again.high) == (meant.kind, meant.low, meant.high)
    return made if same else target


def _read(row: IndicatorData, target: str) -> Criterion:
    return parse_criterion(target, unit=row.unit, name=row.name, level2=row.level2)
