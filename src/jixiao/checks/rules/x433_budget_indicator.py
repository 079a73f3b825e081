"""X433: an indicator that states the budget as an amount, against the funding block."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks import funding
from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures.units import MONEY
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.judging.monitoring.own_rates import of_this_fund

_BUDGET = regex(
    r"(?:支出预算|预算)(?:总)?(?:金额|数额|总额|数)$|^(?:项目)?(?:总成本|成本控制数|预算控制数)$|^基金支出(?:总)?(?:金额|额|预算)$"
)


@check(
    "X433",
    "预算金额指标与预算执行情况不同",
    "an amount indicator differs from the funding block",
    over="form",
    source="arithmetic",
)
def budget_indicator(view: FormView) -> Iterator[Verdict]:
    """
    查什么：绩效指标里直接写“支出预算金额”的，指标值、完成值是否与预算执行情况里的预算数、执行数一致。
    为什么：同一张表里预算有两个数，读者不知道以哪个为准。
    依据：同一事实前后一致；但指标口径可能不含转移支出、商保支出等，所以只作提示。
    已知例外：名称写的是别的险种不查。
    """
    pair = funding.executed_and_budget(view)
    if pair is None:
        return
    budget = pair[1]
    for row in named_rows(view):
        figure = row.figure("target") or row.criterion.figure
        money = figure is not None and figure.unit is not None and figure.unit.dimension == MONEY
        if (
            not _BUDGET.search(row.name)
            or not money
            or figure is None
            or not of_this_fund(view.form, row.name)
            or budget.figure.unit is None
        ):
            continue
        if figure.printed_interval.meets(budget.figure.printed_interval):
            yield held("X433", row.address("target"))
        else:
            yield _finding(row, budget.figure.text, budget.place)


def _finding(row: Row, budget: str, place: Place) -> Verdict:
    message = Text(
        f"{row.label}的指标值{row.text('target')}与本表预算数{budget}不同；如口径不同（不含转移支出等），"
        "请在表中注明",
        f"“{row.label}”: target {row.text('target')} differs from the form's budget {budget}",
    )
    return broken(
        "X433",
        row.address("target"),
        row.place("target"),
        Severity.REMARK,
        message,
        printed=row.text("target"),
        related=(place,),
    )
