"""T232: a growth rate in a sentence against the amount and the change beside it."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.prose import Prose, comparable, is_amount
from jixiao.checks.registry import check
from jixiao.checks.verdicts import as_it_holds, of_tie
from jixiao.checks.views import DocumentView
from jixiao.core.findings import Verdict
from jixiao.core.statements import CHANGE, GROWTH_RATE, Statement
from jixiao.core.ties import Tie, growth, growth_by_change


@check(
    "T232",
    "正文增幅与增减额不符",
    "growth rate in a sentence does not follow from the figures beside it",
    over="document",
    source="arithmetic",
)
def growth_in_prose(view: DocumentView) -> Iterator[Verdict]:
    """
    查什么：正文“较上年增加X，增长Y%”中，Y是否等于X÷（本年数-X）；写出上年数的，是否等于本年数÷上年数-1。
    为什么：增幅的分母是上年数，常被误用成本年数。
    依据：算术关系，按印出位数的区间比较。
    已知例外：“支出29亿元，其中待遇支出28.13亿元，较上年增长5.53%”这类句子，总数与分项有一个对得上就不报；数额太小（2万元，增加1万元）算不出来的不查；没有写增减额也没有写上年数的不查。
    """
    prose = Prose.of(view)
    for rate in prose.statements:
        if rate.basis != GROWTH_RATE or rate.operator is not None:
            continue
        tie = prose.likeliest([list(_ties(prose, rate, amount)) for amount in prose.subjects(rate)])
        verdict = of_tie(as_it_holds(tie)) if tie is not None else None
        if verdict is not None:
            yield verdict


def _ties(prose: Prose, rate: Statement, amount: Statement) -> Iterator[Tie]:
    if not is_amount(amount):
        return
    changes = [
        each
        for each in prose.about(amount, CHANGE)
        if each.sentence == rate.sentence and comparable(each, amount)
    ]
    changes += [
        each
        for each in prose.statements
        if each.basis == CHANGE
        and each.about == rate.about
        and each.sentence == rate.sentence
        and comparable(each, amount)
        and each not in changes
    ]
    bases = (rate.compared_with, *(each.compared_with for each in changes), amount.compared_with)
    before = next((prose.by_address.get(each) for each in bases if each is not None), None)
    if before is not None and before is not amount and comparable(before, amount):
        yield prose.tie("T232", rate, [amount, before], growth())
    for change in changes:
        yield prose.tie("T232", rate, [amount, change], growth_by_change())
