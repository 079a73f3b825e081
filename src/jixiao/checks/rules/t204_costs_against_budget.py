"""T204: what the cost indicators add up to, against the budget and what was executed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks import funding
from jixiao.checks.costs import Cost, cost_rows, costs, money_of
from jixiao.checks.registry import check
from jixiao.checks.rows import named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.ties import Operand
from jixiao.judging.execution import total_index
from jixiao.knowledge.labels import in_english


@check(
    "T204",
    "成本指标合计超过预算",
    "cost indicators add up to more than the budget",
    over="form",
    source="arithmetic",
)
def costs_against_budget(view: FormView) -> Iterator[Verdict]:
    """
    查什么：成本指标各行金额之和是否超过项目预算数、执行数；单价指标（0.6万元/次）乘以数量指标里名称相近、单位相同的次数（5次）再相加；单独一项成本、一个单价就超过全部预算的（多半是万元、元填混了）。
    为什么：成本指标是把预算分到各项活动上，加起来超过预算说明单价、数量或预算必有一处不对。
    依据：算术关系，按印出的数相加。
    已知例外：写明总成本、预算控制数的行不参加相加；有一行折不成金额、单价找不到对应数量的，整张表不查；
    合计小于预算不报（成本指标可以只列主要支出）。没有用到单价、只是各行金额相加超过的，降为警告。
    """
    alone = list(_beyond(view))
    yield from alone
    pair = funding.executed_and_budget(view)
    if alone or pair is None or len(cost_rows(named_rows(view))) < 2:
        return
    executed, budget = pair
    for field, limit in (("actual", executed), ("target", budget)):
        found = costs(named_rows(view), field)
        if not found or len(found) < 2 or (limit.figure.unit is None):
            continue
        verdict = _judged(found, limit, budget)
        yield verdict
        if verdict.finding is not None:
            return


def _beyond(view: FormView) -> Iterator[Verdict]:
    """Single costs and prices that are above the whole budget."""
    at = total_index(view.form)
    if at is None:
        return
    budget = funding.amount(view, at, "budget") or funding.amount(view, at, "initial_budget")
    if budget is None or budget.figure.unit is None or budget.figure.value <= 0:
        return
    for row in cost_rows(named_rows(view)):
        both = (money_of(row, field) for field in ("target", "actual"))
        cost = next(
            (each for each in both if each and each.figure.base > budget.figure.interval.high), None
        )
        if cost is None:
            continue
        yield broken(
            "T204",
            cost.address,
            cost.place,
            Severity.WARNING,
            Text(
                f"{row.label}{cost.place.text.strip()}，比全部预算{budget.figure.in_words}还多，"
                "请核对金额和单位",
                f"“{row.label}” {cost.place.text.strip()} is more than the whole budget"
                f" {budget.figure.in_words}",
            ),
            printed=cost.place.text.strip(),
            related=(budget.place,),
            operands=(cost, budget),
        )


def _judged(found: list[Cost], limit: Operand, budget: Operand) -> Verdict:
    total = sum((cost.amount for cost in found), Decimal(0))
    priced = [cost for cost in found if cost.times is not None]
    suspect = (priced or sorted(found, key=lambda cost: -cost.amount))[0]
    if total <= limit.figure.interval.high:
        return held("T204", suspect.price.address)
    in_unit = format((total / limit.figure.factor).normalize(), "f")
    unit = limit.figure.unit.symbol if limit.figure.unit else ""
    mixed = any(cost.price.figure.factor != limit.figure.factor for cost in found)
    formula = "+".join(cost.shown(units=mixed) for cost in found)
    allowed = limit.figure.in_words if mixed else limit.figure.text
    message = Text(
        f"成本指标合计{formula}={in_unit}{unit}，"
        f"超过{limit.name}{allowed}；请核对{suspect.row.label}“{suspect.price.figure.text}”的单价、"
        "数量或预算",
        f"the cost indicators add up to {formula}={in_unit}{unit}, above {in_english(limit.name)}"
        f" {allowed}",
    )
    operands = tuple(
        part for cost in found for part in (cost.price, cost.times) if part is not None
    )
    related = (
        limit.place,
        budget.place,
        *(part.place for part in operands if part.address != suspect.price.address),
    )
    return broken(
        "T204",
        suspect.price.address,
        suspect.price.place,
        Severity.ERROR if priced else Severity.WARNING,
        message,
        printed=suspect.price.figure.text,
        related=related,
        operands=(limit, *operands),
        formula=f"{formula}={in_unit}{unit if mixed else ''}",
        about=suspect.row.view.address("indicators.cost"),
        gathered=(cost.price.figure.text for cost in found),
    )
