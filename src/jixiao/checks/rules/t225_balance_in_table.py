"""T225: income, expenditure and balances in a fund statement table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.checks.registry import check
from jixiao.checks.tables import ADDITIVE, find, tie_of
from jixiao.checks.views import FormView
from jixiao.core.findings import Verdict
from jixiao.core.forms import FUND_STATEMENT
from jixiao.core.periods import Period
from jixiao.core.statements import ACTUAL, Statement
from jixiao.core.ties import Outcome, total
from jixiao.knowledge.items import (
    BETWEEN_LEVELS,
    CUMULATIVE_BALANCE,
    CURRENT_BALANCE,
    EXPENDITURE,
    INCOME,
    OPENING_BALANCE,
    side_of,
)


@check(
    "T225",
    "表中收支与结余不平",
    "income, expenditure and balance do not tie in the table",
    over="form",
    source="arithmetic",
    kinds=(FUND_STATEMENT,),
    relation="balance",
    alike=2,
)
def balance_in_table(view: FormView) -> Iterator[Verdict]:
    """
    查什么：当期结余=收入-支出；年末滚存结余=上年末滚存结余+当期结余；没有列当期结余的，按收入减支出算，列有上下级往来的计入往来。
    为什么：结余是偿付能力的依据，收支改动后结余没有同步最常见。
    依据：算术关系，按印出位数的区间比较。
    已知例外：缺收入、支出或上年末结余的不查；不同口径（含、不含上下级往来）的数不放在一起算；看不出收支是否含往来的，有一种算法能平就不报。
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
    ways = [([current], [1])] if current is not None else list(_of_flows(view, line))
    told = [
        verdict
        for before in _openings(view, line)
        for flows, signs in ways
        for verdict in tie_of("T225", view, line, [before, *flows], total([1, *signs]))
    ]
    if len(ways) > 1 or (line.period is not None and line.period.month is not None):
        told.sort(key=lambda each: each.outcome is Outcome.IMPOSSIBLE)
    yield from told[:1]


def _of_flows(view: FormView, line: Statement) -> Iterator[tuple[list[Statement], list[int]]]:
    """What came in and went out, with their signs, the likeliest first: with what moved between
    levels where income and expenditure are told to be without it, else as it may be. Nothing
    within a year, where columns may tell of the year to date.
    """
    if line.period is None or line.period.month is not None:
        return
    beside = [each for each in view.form.lines if each.basis == ACTUAL and _beside(each, line)]
    income, spent = (_only(beside, item) for item in (INCOME, EXPENDITURE))
    if income is None or spent is None or income.scope != spent.scope:
        return
    if any(each.item == CURRENT_BALANCE for each in beside):  # of another scope
        return
    moved = [each for each in beside if each.item in BETWEEN_LEVELS]
    signs = [1 if side_of(each.item) == INCOME else -1 for each in moved]
    stated = (income.scope or "").split(",")
    if "含往来" not in stated:
        yield [income, spent, *moved], [1, -1, *signs]
    if moved and "不含往来" not in stated:
        yield [income, spent], [1, -1]


def _only(lines: Sequence[Statement], item: str) -> Statement | None:
    """The one line of an item."""
    found = [each for each in lines if each.item == item]
    return found[0] if len(found) == 1 else None


def _beside(other: Statement, line: Statement) -> bool:
    """Whether two lines are of one fund, period and place; what came from other levels apart."""
    return (other.fund, other.period, other.area, _place(other)) == (
        line.fund,
        line.period,
        line.area,
        _place(line),
    )


def _place(line: Statement) -> list[str]:
    return [part for part in (line.scope or "").split(",") if part and "往来" not in part]


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
