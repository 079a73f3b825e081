"""T224: the execution rate printed in a fund statement table against amount and budget."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.tables import find, of_basis, tie_of
from jixiao.checks.views import FormView
from jixiao.core.findings import Verdict
from jixiao.core.forms import FUND_STATEMENT
from jixiao.core.statements import ACTUAL, BUDGET, EXECUTION_RATE
from jixiao.core.ties import ratio


@check(
    "T224",
    "表中完成预算比例与数额不符",
    "execution rate in the table does not follow from amount and budget",
    over="form",
    source="arithmetic",
    kinds=(FUND_STATEMENT,),
)
def execution_in_table(view: FormView) -> Iterator[Verdict]:
    """
    查什么：表中“完成预算%”“执行预算%”是否等于本年数÷预算数。
    为什么：这是各处引用最多的比例，表里错一处，正文和自评表都会跟着错。
    依据：算术关系。用亿元数算出的105.00%与用万元数算出的104.22%可以都对，按各自表内的数判断。
    已知例外：预算为0或缺预算数的不查。
    """
    for line in of_basis(view, EXECUTION_RATE):
        yield from tie_of(
            "T224",
            view,
            line,
            [find(view, line, basis=ACTUAL), find(view, line, basis=BUDGET)],
            ratio(),
        )
