"""T234: an execution rate in a sentence against the budget stated in the same sentence."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.prose import Prose, comparable, is_amount
from jixiao.checks.registry import check
from jixiao.checks.verdicts import of_tie
from jixiao.checks.views import DocumentView
from jixiao.core.findings import Verdict
from jixiao.core.statements import EXECUTION_RATE, Statement
from jixiao.core.ties import Tie, ratio


@check(
    "T234",
    "正文完成预算比例与数额不符",
    "execution rate in a sentence does not follow from amount and budget",
    over="document",
    source="arithmetic",
)
def execution_in_prose(view: DocumentView) -> Iterator[Verdict]:
    """
    查什么：正文“支出X，完成全年预算Z的Y%”中，Y是否等于X÷Z。
    为什么：预算数少写一位、比例沿用别的口径，都在这里露出来。
    依据：算术关系，按印出位数的区间比较。
    已知例外：句中没有写预算数的，由“比例与数额口径不符”（X402）去查；总数与分项有一个对得上就不报。
    """
    prose = Prose.of(view)
    for rate in prose.statements:
        budget = prose.by_address.get(rate.compared_with or "")
        if rate.basis != EXECUTION_RATE or rate.operator is not None or budget is None:
            continue
        tie = prose.likeliest(
            [list(_ties(prose, rate, amount, budget)) for amount in prose.subjects(rate)]
        )
        verdict = of_tie(tie) if tie is not None else None
        if verdict is not None:
            yield verdict


def _ties(prose: Prose, rate: Statement, amount: Statement, budget: Statement) -> Iterator[Tie]:
    if is_amount(amount) and amount is not budget and comparable(amount, budget):
        yield prose.tie("T234", rate, [amount, budget], ratio())
