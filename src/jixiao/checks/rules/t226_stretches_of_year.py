"""T226: the months or quarters of a fund statement table against their total."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.tables import ADDITIVE, tie_of
from jixiao.checks.views import FormView
from jixiao.core.figures.units import MONEY
from jixiao.core.findings import Verdict
from jixiao.core.forms import FUND_STATEMENT
from jixiao.core.periods import Period
from jixiao.core.statements import CHANGE, Statement
from jixiao.core.ties import total
from jixiao.knowledge.items import is_stock

_LENGTHS = (6, 3, 1)  # half years, quarters, months


@check(
    "T226",
    "分月、分季的数之和与合计不符",
    "months or quarters do not add up to their total",
    over="form",
    source="arithmetic",
    kinds=(FUND_STATEMENT,),
)
def stretches_of_year(view: FormView) -> Iterator[Verdict]:
    """
    查什么：同一险种、同一项目分月、分季、分半年的金额之和，是否等于它们的小计、合计或全年数。
    为什么：改了一个月的数，小计和全年数忘了改；全年数又是报告引用的数。
    依据：算术关系，按印出位数的区间比较。
    已知例外：结余等时点数不加；最后一期等于全年数的，是累计数，不加；各期没有列全的不查（全年数旁只有前三个季度）。
    """
    for line in view.form.lines:
        if line.basis not in ADDITIVE or line.basis == CHANGE or is_stock(line.item):
            continue
        unit = line.figure.unit
        if line.period is None or unit is None or unit.dimension != MONEY:
            continue
        alike = [other for other in view.form.lines if _alike(other, line)]
        for length in _LENGTHS:
            parts = _parts(line, alike, length)
            yield from tie_of("T226", view, line, parts, total([1] * len(parts))) if parts else ()


def _alike(other: Statement, line: Statement) -> bool:
    """Whether the two differ in nothing but their period."""
    return (other.fund, other.item, other.basis, other.scope, other.area) == (
        line.fund,
        line.item,
        line.basis,
        line.scope,
        line.area,
    ) and other.period != line.period


def _parts(whole: Statement, lines: list[Statement], length: int) -> list[Statement]:
    """The lines of ``length`` months each that make up the period of ``whole``; none where one
    lacks or stands twice, or where the last is all of it: then each tells of the year to date.
    """
    by_months = {
        each.period.months: each
        for each in lines
        if each.period is not None and _part_of(each.period, whole.period, length)
    }
    parts = [by_months[each] for each in sorted(by_months)]
    if len(parts) < 2 or len(parts) * length != _length(whole.period):
        return []
    to_date = parts[-1].figure.printed_interval.meets(whole.figure.printed_interval)
    return [] if to_date and any(each.figure.value for each in parts[:-1]) else parts


def _part_of(period: Period, whole: Period | None, length: int) -> bool:
    return (
        whole is not None
        and (period.year, period.first_year) == (whole.year, None)
        and _length(period) == length
        and whole.months[0] <= period.months[0]
        and period.months[1] <= whole.months[1]
        and (period.months[0] - whole.months[0]) % length == 0
    )


def _length(period: Period | None) -> int:
    first, last = period.months if period is not None else (1, 0)
    return last - first + 1
