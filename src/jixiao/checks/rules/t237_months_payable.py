"""T237: months payable in a sentence against the balance and the monthly spending stated with it."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.prose import Prose, comparable
from jixiao.checks.registry import check
from jixiao.checks.verdicts import of_tie
from jixiao.checks.views import DocumentView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.statements import Statement
from jixiao.core.ties import Tie, judge, ratio
from jixiao.knowledge.items import CUMULATIVE_BALANCE, MONTHLY_EXPENDITURE, MONTHS_PAYABLE

_SENTENCES_BACK = 2
_NEAR = 50


@check(
    "T237",
    "可支付月数与结余、月支出不符",
    "months payable does not follow from balance and monthly spending",
    over="document",
    source="arithmetic",
)
def months_payable(view: DocumentView) -> Iterator[Verdict]:
    """
    查什么：正文写明月均支出水平的，可支付月数是否等于累计结余÷月均支出。
    为什么：月均支出多写或少写一位，月数就差十倍，结论也跟着错。
    依据：算术关系；分母用句中写明的月均支出（本年实际、下年预算或年初以来）。
    已知例外：没有写明月均支出的不查；相差不到百分之二的只作警告（分母可能用了更细的数）。
    """
    prose = Prose.of(view)
    for months in prose.statements:
        if (
            months.item != MONTHS_PAYABLE
            or months.operator is not None
            or months.basis not in ("actual", "budget")
        ):
            continue
        tie = prose.likeliest([list(_ties(prose, months))])
        judged = judge(tie) if tie is not None else None
        if tie is None or judged is None:
            continue
        printed = tie.result.figure.base
        near = printed != 0 and abs(judged.computed - printed) * _NEAR <= abs(printed)
        verdict = of_tie(
            tie,
            severity=Severity.WARNING if near else Severity.ERROR,
            advice=Text(
                "请写明分母用的是哪一年的月均支出，并核对有没有多写、少写一位。",
                "State which monthly spending is the denominator, and check its digits.",
            ),
        )
        if verdict is not None:
            yield verdict


def _ties(prose: Prose, months: Statement) -> Iterator[Tie]:
    for monthly in _near(prose, months, MONTHLY_EXPENDITURE)[:1]:
        for balance in _near(prose, months, CUMULATIVE_BALANCE):
            if comparable(balance, monthly) and _same_fund(balance, monthly):
                yield prose.tie("T237", months, [balance, monthly], ratio())


def _near(prose: Prose, months: Statement, item: str) -> list[Statement]:
    found = [
        each
        for each in prose.statements
        if each.item == item
        and each.operator is None
        and 0 <= months.sentence - each.sentence <= _SENTENCES_BACK
        and (each.sentence < months.sentence or each.clause <= months.clause)
        and each.basis in ("actual", "budget")
        and _same_fund(each, months)
    ]
    return found[::-1]


def _same_fund(a: Statement, b: Statement) -> bool:
    return a.fund == b.fund or None in (a.fund, b.fund)
