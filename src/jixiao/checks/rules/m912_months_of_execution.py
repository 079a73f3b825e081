"""M912: the execution of single months against the execution to date."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks import funding
from jixiao.checks.registry import check
from jixiao.checks.verdicts import of_tie
from jixiao.checks.views import FormView
from jixiao.core.findings import Verdict
from jixiao.core.formdata import EXECUTED
from jixiao.core.forms import MONITORING
from jixiao.core.ties import Operand, Tie, total
from jixiao.judging.execution import total_index


@check(
    "M912",
    "逐月执行数之和与执行数不符",
    "the months do not add up to the execution to date",
    over="form",
    source="arithmetic",
    kinds=(MONITORING,),
)
def months_of_execution(view: FormView) -> Iterator[Verdict]:
    """
    查什么：随数据填报的各月执行数（当月数）相加，是否等于资金总额的执行数。
    为什么：全年预计执行数由各月推算，漏了一个月或填成累计数，预计就不可信。
    依据：算术关系，按各数印出的位数取区间。
    已知例外：逐月数只在数据里填报，表上不印，所以只查数据，不查印出的表；月数不足或有不是数的（E012）不查。
    """
    index = total_index(view.form)
    executed = funding.amount(view, index, "executed") if index is not None else None
    if executed is None:
        return
    due = view.form.as_of.month if view.form.as_of is not None else None
    for number, row in enumerate(view.form.months):
        months = [
            found
            for at in range(len(row.this_year))
            if (found := _month(view, number, at)) is not None
        ]
        if (
            row.of == EXECUTED
            and months
            and len(months) == len(row.this_year)
            and due in (None, len(months))
        ):
            yield from _verdict(executed, months)


def _month(view: FormView, number: int, at: int) -> Operand | None:
    return view.operand(f"months[{number}].this_year[{at}]", f"{at + 1}月执行数")


def _verdict(executed: Operand, months: list[Operand]) -> Iterator[Verdict]:
    verdict = of_tie(
        Tie(
            owner="M912",
            result=executed,
            operands=tuple(months),
            formula=total([1] * len(months)),
        )
    )
    if verdict is not None:
        yield verdict
