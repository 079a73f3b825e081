"""U523: an amount that no person could have received, or nobody would notice."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.book import Fact, FactBook
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import DossierView
from jixiao.core.figures import half_up
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.statements import ACTUAL, BUDGET

_LEAST, _MOST = Decimal(50), Decimal(50_000)
_PAIRS = (("基本养老金支出", "离退休人数"),)


@check("U523", "人均水平不合情理", "implausible amount per head", over="dossier", source="practice")
def per_head_implausible(view: DossierView) -> Iterator[Verdict]:
    """
    查什么：基本养老金支出÷离退休人数÷12，得出的人均月养老金是否在50元至5万元之间。
    为什么：单位写错（元、万元、亿元，人、万人）时，人均数会差出几个数量级。
    依据：常识区间，取得很宽，只用来发现万倍级的差错。
    已知例外：人数与金额口径不同（本级与全地区）时也会异常，所以只作警告。
    """
    book = FactBook.of(view)
    for money_item, head_item in _PAIRS:
        for amount in (
            fact
            for fact in book.facts
            if fact.item == money_item and fact.basis in (ACTUAL, BUDGET) and fact.operator is None
        ):
            heads = [
                each
                for each in book.at(amount.fund, head_item, amount.period, amount.basis)
                if each.document == amount.document
            ]
            if (
                heads
                and amount.figure.unit is not None
                and amount.figure.unit.dimension == "money"
                and heads[0].figure.base > 0
            ):
                yield _judge(amount, heads[0])


def _judge(amount: Fact, heads: Fact) -> Verdict:
    monthly = amount.figure.base / heads.figure.base / 12
    if _LEAST <= abs(monthly) <= _MOST:
        return held("U523", amount.operand.address)
    shown = half_up(monthly, 2)
    return broken(
        "U523",
        amount.operand.address,
        amount.operand.place,
        Severity.WARNING,
        Text(
            f"{amount.operand.name}{amount.figure.text}÷{heads.figure.text}÷12，人均每月{shown}元，"
            "不合情理，请核对单位",
            f"{amount.figure.text} for {heads.figure.text} is {shown} yuan a head and month; check"
            " the units",
        ),
        printed=amount.figure.text,
        related=(heads.operand.place,),
        operands=(amount.operand, heads.operand),
    )
