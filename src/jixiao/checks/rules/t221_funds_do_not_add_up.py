"""T221: the total column of a fund statement table against the funds."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.tables import ADDITIVE, tie_of
from jixiao.checks.views import FormView
from jixiao.core.findings import Verdict
from jixiao.core.forms import FUND_STATEMENT
from jixiao.core.statements import Statement
from jixiao.core.ties import total
from jixiao.knowledge.funds import ALL_FUNDS


@check(
    "T221",
    "各险种之和与合计不符",
    "funds do not add up to the total",
    over="form",
    source="arithmetic",
    kinds=(FUND_STATEMENT,),
)
def funds_do_not_add_up(view: FormView) -> Iterator[Verdict]:
    """
    查什么：收支分析表、决算表中，合计栏是否等于各险种之和。
    为什么：合计是对外公布和上报汇总的数，分项改了合计没改最常见。
    依据：算术关系。按各数印出的位数取区间比较，四舍五入造成的尾差不报。
    已知例外：空着的险种按没有该险种处理；只有一个险种的表不查。
    """
    for line in view.form.lines:
        if line.fund != ALL_FUNDS or line.basis not in ADDITIVE:
            continue
        parts = [other for other in view.form.lines if _is_part(other, line)]
        if len(parts) < 2:
            continue
        yield from tie_of("T221", view, line, parts, total([1] * len(parts)))


def _is_part(other: Statement, line: Statement) -> bool:
    return (
        other.fund not in (None, ALL_FUNDS)
        and "/" not in (other.fund or "")
        and other.item == line.item
        and other.basis == line.basis
        and other.period == line.period
        and other.scope == line.scope
    )
