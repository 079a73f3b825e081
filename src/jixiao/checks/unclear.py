"""Results that are figures and cannot be held against their targets as they are written: what form is
expected of them.
"""

from __future__ import annotations

from jixiao.checks.rows import TIMED, Row
from jixiao.core.figures import HUNDRED, Figure, broken_number, parse, scan, shown
from jixiao.core.figures.units import PERCENT
from jixiao.core.findings import Text
from jixiao.core.regex import regex
from jixiao.judging.criteria import QUANTITATIVE, CriterionKind
from jixiao.judging.criteria.attaining import IN_PART_OF_QUARTER
from jixiao.judging.criteria.notation import plain

_SHARE = regex(r"(\d+(?:\.\d+)?)\s*/\s*(\d+(?:\.\d+)?)\s*([一-龥]{0,3})")
_SPAN = regex(
    r"(\d+(?:\.\d+)?)\s*([%％]?[一-龥]{0,3})\s*[-~至到—–]\s*(\d+(?:\.\d+)?)\s*([%％]?[一-龥]{0,3})"
)
_DATED = regex(r"[年月日]|\d{1,4}[-./]\d{1,2}")


def form_expected(row: Row) -> Text | None:
    """What a result is to be written as that says a figure or a time which the target cannot be held
    against: 187/200 of 200份, 95%-96%, a quarter beside a month. None of words, and of results that
    are judged.
    """
    found, kind = row.attainment, row.criterion.kind
    text = plain(row.text("actual"))
    if (
        found.attained is not None
        or found.figure is not None
        or not text
        or row.result.event_driven
    ):
        return None
    if found == IN_PART_OF_QUARTER:
        return Text("写到月或日，如“11月”", "the month or the day, as in “11月”")
    if kind in TIMED:
        return _time(row, text)
    return _number(row, text) if kind in QUANTITATIVE else None


def _time(row: Row, text: str) -> Text | None:
    """A number where a day is due."""
    if row.criterion.kind is not CriterionKind.DEADLINE or parse(text) is None:
        return None
    return Text("写完成的日期，如“11月”", "the day or the month, as in “11月”")


def _number(row: Row, text: str) -> Text | None:
    bound = row.criterion.figure
    unit = bound.unit.symbol if bound is not None and bound.unit is not None else ""
    share, span = _SHARE.fullmatch(text), _SPAN.fullmatch(text)
    if broken_number(text) is not None:
        return Text("改成一个数，这样不成数", "a number, which this is not")
    if share is not None:
        return _of_share(share[1], share[2], share[3] or unit, bound)
    if span is not None:
        low = f"{span[1]}{span[2] or span[4] or unit}"
        return Text(
            f"写实际的一个数，如“{low}”，不写区间", f"one figure, as in “{low}”, and no range"
        )
    if len(scan(text)) > 1:
        return Text(
            f"只写一个数，单位与指标值相同，如“……{unit}”；别的数写在备注里"
            if unit
            else "只写一个数，别的数写在备注里",
            f"one figure in the unit of the target{f' ({unit})' if unit else ''}",
        )
    if _DATED.search(text) and parse(text) is None and scan(text):
        return Text("写数，不写日期", "a number and no day")
    return None


def _of_share(done: str, of: str, unit: str, bound: Figure | None) -> Text:
    """187/200: of a rate the percentage, of a count the number."""
    first, whole = parse(done), parse(of)
    if bound is not None and bound.unit == PERCENT and first and whole and whole.value:
        rate = f"{shown(first.value / whole.value * HUNDRED, 2)}%"
        return Text(f"写成“{rate}”", f"as “{rate}”")
    return Text(f"写成“{done}{unit}（共{of}{unit}）”", f"as “{done}{unit}（共{of}{unit}）”")
