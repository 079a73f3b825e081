"""T222: the change printed in a fund statement table against this year and last year."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.tables import before, find, of_basis, tie_of
from jixiao.checks.views import FormView
from jixiao.core.findings import Verdict
from jixiao.core.forms import FUND_STATEMENT
from jixiao.core.statements import ACTUAL, CHANGE
from jixiao.core.ties import total


@check(
    "T222",
    "表中增减额与两年数不符",
    "change in the table does not follow from the two years",
    over="form",
    source="arithmetic",
    kinds=(FUND_STATEMENT,),
)
def change_in_table(view: FormView) -> Iterator[Verdict]:
    """
    查什么：表中“增长”“增减额”是否等于本年数减上年数。
    为什么：增减额多用计算器手算，改了一年的数忘了改增减额。
    依据：算术关系，按印出位数的区间比较。
    已知例外：本年、上年缺一年的不查；12.41减8.31印成4.11属于四舍五入尾差，不报。
    """
    for line in of_basis(view, CHANGE):
        yield from tie_of(
            "T222",
            view,
            line,
            [find(view, line, basis=ACTUAL), before(view, line)],
            total([1, -1]),
        )
