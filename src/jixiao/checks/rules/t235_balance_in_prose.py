"""T235: the balance of the year in a paragraph against the income and expenditure before it, and the
balance at its end against what the year began with.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.prose import Prose, comparable
from jixiao.checks.registry import check
from jixiao.checks.verdicts import of_tie
from jixiao.checks.views import DocumentView
from jixiao.core.findings import Verdict
from jixiao.core.statements import ACTUAL, Statement
from jixiao.core.ties import Tie, total
from jixiao.knowledge.items import CUMULATIVE_BALANCE, CURRENT_BALANCE, OPENING_BALANCE

_SENTENCES_BACK = 4


@check(
    "T235",
    "正文收支与结余不平",
    "income, expenditure and balances stated do not tie",
    over="document",
    source="arithmetic",
    relation="balance",
    alike=2,
)
def balance_in_prose(view: DocumentView) -> Iterator[Verdict]:
    """
    查什么：正文写出的当期结余，是否等于前面同一险种、同一口径的收入减支出；同一句里写出年初结余、当期结余和年末累计结余的，年末数是否等于年初数加当期结余。
    为什么：上年的支出写成本年的，分项对、总数错，只有平一次收支才看得出来。
    依据：算术关系，按印出位数的区间比较。60.31减69.12得-8.81，印成-8.82是尾差，不报。
    已知例外：只与前后四句内最近的收入、支出配对；两个口径都有时，有一对能平就不报。
    """
    prose = Prose.of(view)
    for balance in prose.statements:
        if balance.basis != ACTUAL or balance.operator is not None:
            continue
        ties = _TIES.get(balance.item)
        tie = prose.likeliest([list(ties(prose, balance))]) if ties is not None else None
        verdict = of_tie(tie) if tie is not None else None
        if verdict is not None:
            yield verdict


def _ties(prose: Prose, balance: Statement) -> Iterator[Tie]:
    incomes = _before(prose, balance, "收入")
    for income in incomes:
        spent = [
            each
            for each in _before(prose, balance, "支出")
            if each.scope == income.scope or not (each.scope and income.scope)
        ]
        for expenditure in spent:
            yield prose.tie("T235", balance, [income, expenditure], total([1, -1]))


def _carried_on(prose: Prose, closing: Statement) -> Iterator[Tie]:
    """收支相抵，当期结余3亿元，年初累计结余5亿元，年末累计结余8亿元."""
    beside = [
        each
        for each in prose.statements
        if each.sentence == closing.sentence
        and each.basis == ACTUAL
        and each.operator is None
        and each.part_of is None
        and (each.fund, each.period) == (closing.fund, closing.period)
        and comparable(each, closing)
    ]
    openings = [each for each in beside if each.item == OPENING_BALANCE]
    currents = [each for each in beside if each.item == CURRENT_BALANCE]
    if len(openings) == 1 and sum(each.item == closing.item for each in beside) == 1:
        for current in currents[::-1]:
            yield prose.tie("T235", closing, [openings[0], current], total([1, 1]))


_TIES = {CURRENT_BALANCE: _ties, CUMULATIVE_BALANCE: _carried_on}


def _before(prose: Prose, balance: Statement, item: str) -> list[Statement]:
    """The amounts of an item for the same fund and year, the nearest first."""
    found = [
        each
        for each in prose.statements
        if each.item == item
        and each.basis == ACTUAL
        and each.operator is None
        and each.fund == balance.fund
        and each.period == balance.period
        and 0 <= balance.sentence - each.sentence <= _SENTENCES_BACK
        and comparable(each, balance)
        and each.part_of is None
    ]
    return found[::-1][:3]
