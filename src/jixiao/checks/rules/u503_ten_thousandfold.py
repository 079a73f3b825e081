"""U503: target and result ten thousand times apart."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures.units import RATIO, WAN, YI
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.judging.criteria import QUANTITATIVE

_LOW, _HIGH = Decimal("0.5"), Decimal(2)
_SLIPS = (WAN, 1 / WAN, YI, 1 / YI)


@check(
    "U503",
    "完成值与指标值差一万倍",
    "result ten thousand times its target",
    over="form",
    source="arithmetic",
)
def ten_thousandfold(view: FormView) -> Iterator[Verdict]:
    """
    查什么：完成值换算到同一单位后，是否恰好在指标值的一万倍（或万分之一）左右。
    为什么：元写成万元、万人写成人，是最常见也最要命的单位错。
    依据：算术关系；同一指标的目标与完成不会差四个数量级。
    已知例外：两边都没有“万”“亿”的降为警告；指标值为0的、比率类指标不查；漏写单位而数字相近的由U502报；预算执行情况里的金额由执行率核对。
    """
    for row in named_rows(view):
        apart = is_ten_thousandfold(row)
        if apart is not None:
            yield _finding(row) if apart else held("U503", row.address("actual"))


def is_ten_thousandfold(row: Row) -> bool | None:
    """Whether a result is ten thousand times its target or the reverse; None where they are no two
    figures to compare.
    """
    low, high = row.criterion.low, row.criterion.high
    value, bound = row.attainment.value, low if low is not None else high
    if row.criterion.kind not in QUANTITATIVE or value is None or not bound or not value:
        return None
    if row.criterion.unit is not None and row.criterion.unit.dimension == RATIO:
        return None
    return any(_LOW <= abs(value / bound) / slip <= _HIGH for slip in _SLIPS)


def _scaled(row: Row) -> bool:
    """Whether a unit of ten thousands stands on either side, so that a slip between 万 and one is
    at hand.
    """
    units = (
        row.criterion.unit,
        row.attainment.figure.unit if row.attainment.figure is not None else None,
    )
    return any(unit is not None and unit.factor >= WAN for unit in units)


def _finding(row: Row) -> Verdict:
    message = Text(
        f"{row.label}：指标值{row.target_words}，完成值{row.actual_words}，相差约一万倍，"
        "单位写错了（万与个、万元与元）",
        f"“{row.label}”: target {row.target_words}, result {row.actual_words}: ten thousand times"
        " apart, a slip of the unit",
    )
    return broken(
        "U503",
        row.address("actual"),
        row.place("actual"),
        Severity.ERROR if _scaled(row) else Severity.WARNING,
        message,
        printed=row.text("actual"),
        related=(row.place("target"),),
        advice=Text(
            "请核对指标值和完成值的单位，改正写错的一个",
            "look at the units of both and mend the wrong one",
        ),
    )
