"""T203: more spent than arrived, more arrived than budgeted."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks import funding
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.ties import Operand


@check(
    "T203",
    "支出大于到位资金或预算",
    "more executed than arrived or budgeted",
    over="form",
    source="practice",
)
def more_than_arrived(view: FormView) -> Iterator[Verdict]:
    """
    查什么：执行数是否大于到位数；一般项目的执行数是否大于全年预算数；预算为0却有执行数的也列出。
    为什么：没有到位的钱花不出去，没有预算的钱也不能花；多半是到位数漏填，或把上年结转支出混了进来。
    依据：实际工作中的口径，不是硬性规定。
    已知例外：动用上年结转资金的可以大于本年到位数；社会保险基金按实际待遇支付，所以只作提示。
    """
    index = funding.total_index(view)
    if index is None:
        return
    executed = funding.amount(view, index, "executed")
    arrived, budget = funding.amount(view, index, "arrived"), funding.amount(view, index, "budget")
    if executed is None:
        return
    if arrived is not None and arrived.figure.value > 0:
        yield _compared(executed, arrived)
    if budget is not None and budget.figure.value > 0 and view.form.fund is None:
        yield from _over_budget(executed, budget)
    if budget is not None and budget.figure.value == 0 and executed.figure.value > 0:
        yield _without_budget(executed, budget)


def _compared(executed: Operand, arrived: Operand) -> Verdict:
    if executed.figure.interval.low <= arrived.figure.interval.high:
        return held("T203", executed.address)
    message = Text(
        f"执行数{executed.figure.text}大于到位数{arrived.figure.text}，"
        "请说明资金来源（是否动用上年结转）或核对到位数",
        f"executed {executed.figure.text} is more than arrived {arrived.figure.text}",
    )
    return broken(
        "T203",
        executed.address,
        executed.place,
        Severity.REMARK,
        message,
        printed=executed.figure.text,
        related=(arrived.place,),
        operands=(executed, arrived),
    )


def _over_budget(executed: Operand, budget: Operand) -> Iterator[Verdict]:
    if executed.figure.interval.low <= budget.figure.interval.high:
        return
    message = Text(
        f"执行数{executed.figure.text}大于全年预算数{budget.figure.text}，请核对，或说明超预算支出的来源",
        f"executed {executed.figure.text} is more than the budget {budget.figure.text}",
    )
    yield broken(
        "T203",
        budget.address,
        executed.place,
        Severity.WARNING,
        message,
        printed=executed.figure.text,
        related=(budget.place,),
        operands=(executed, budget),
    )


def _without_budget(executed: Operand, budget: Operand) -> Verdict:
    message = Text(
        f"预算数为0，却有执行数{executed.figure.text}，请核对预算数",
        f"the budget is 0 and {executed.figure.text} was executed",
    )
    return broken(
        "T203",
        budget.address,
        budget.place,
        Severity.WARNING,
        message,
        printed=budget.figure.text,
        related=(executed.place,),
        operands=(budget, executed),
    )
