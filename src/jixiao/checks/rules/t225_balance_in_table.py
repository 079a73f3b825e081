"""T225: income, expenditure and balances in a fund statement table."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.tables import ADDITIVE, find, tie_of
from jixiao.checks.views import FormView
from jixiao.core.findings import Verdict
from jixiao.core.forms import FUND_STATEMENT
from jixiao.core.periods import Period
from jixiao.core.statements import ACTUAL, Statement
from jixiao.core.ties import Outcome, total
from jixiao.knowledge.items import (
    CUMULATIVE_BALANCE,
    CURRENT_BALANCE,
    EXPENDITURE,
    INCOME,
    OPENING_BALANCE,
)


@check(
    "T225",
    "表中收支与结余不平",
    "income, expenditure and balance do not tie in the table",
    over="form",
    source="arithmetic",
    kinds=(FUND_STATEMENT,),
)
def balance_in_table(view: FormView) -> Iterator[Verdict]:
    """
    查什么：当期结余=收入-支出；年末滚存结余=上年末滚存结余+当期结余。
    为什么：结余是偿付能力的依据，收支改动后结余没有同步最常见。
    依据：算术关系，按印出位数的区间比较。
    已知例外：缺收入、支出或上年末结余的不查；不同口径（含、不含上下级往来）的数不放在一起算。
    """
    for line in view.form.lines:
        if line.basis in ADDITIVE and line.item == CURRENT_BALANCE:
            pair = [
                find(view, line, basis=line.basis, item=INCOME),
                find(view, line, basis=line.basis, item=EXPENDITURE),
            ]
            yield from tie_of("T225", view, line, pair, total([1, -1]))
        elif line.basis == ACTUAL and line.item == CUMULATIVE_BALANCE:
            yield from _carried_on(view, line)


def _carried_on(view: FormView, line: Statement) -> Iterator[Verdict]:
    """The tie of a balance with what its period began with; within a year, where columns may tell
    of the year to date, the one that holds of all that may be.
    """
    current = find(view, line, basis=ACTUAL, item=CURRENT_BALANCE)
    told = [
        verdict
        for before in _openings(view, line)
        for verdict in tie_of("T225", view, line, [before, current], total([1, 1]))
    ]
    if line.period is not None and line.period.month is not None:
        told.sort(key=lambda each: each.outcome is Outcome.IMPOSSIBLE)
    yield from told[:1]


def _openings(view: FormView, line: Statement) -> Iterator[Statement]:
    """What the balance began with: that of the end of what lies before its period, of the year
    before, else what is called the opening balance.
    """
    period = line.period
    before = [period.opening, Period(period.year - 1)] if period is not None else []
    for each in dict.fromkeys(before):
        found = find(view, line, basis=ACTUAL, period=each)
        if found is not None:
            yield found
    stated = find(view, line, basis=ACTUAL, item=OPENING_BALANCE)
    if stated is not None:
        yield stated
