"""T223: the growth rate printed in a fund statement table against this year and last year."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.tables import before, find, of_basis, tie_of
from jixiao.checks.views import FormView
from jixiao.core.findings import Verdict
from jixiao.core.forms import FUND_STATEMENT
from jixiao.core.statements import ACTUAL, GROWTH_RATE
from jixiao.core.ties import growth


@check(
    "T223",
    "表中增幅与两年数不符",
    "growth rate in the table does not follow from the two years",
    over="form",
    source="arithmetic",
    kinds=(FUND_STATEMENT,),
)
def growth_in_table(view: FormView) -> Iterator[Verdict]:
    """
    查什么：表中“增幅%”是否等于本年数÷上年数-1。
    为什么：增幅常把分母错用成本年数，或者沿用上一稿的数。
    依据：算术关系。用表内最细的两年数算出区间，与印出的增幅比较。
    已知例外：上年数为0或缺上年数的不查；多年平均增幅（几何平均）不归本项。
    """
    for line in of_basis(view, GROWTH_RATE):
        yield from tie_of(
            "T223",
            view,
            line,
            [find(view, line, basis=ACTUAL), before(view, line)],
            growth(),
        )
