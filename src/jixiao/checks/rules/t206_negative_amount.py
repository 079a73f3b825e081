"""T206: a negative amount in the funding block."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks import funding
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.fieldvalues import MONEY_FIELDS
from jixiao.core.findings import Limit, Severity, Text, Verdict
from jixiao.knowledge.labels import in_english


@check(
    "T206",
    "资金是负数",
    "a negative amount of money",
    over="form",
    source="practice",
)
def negative_amount(view: FormView) -> Iterator[Verdict]:
    """
    查什么：资金各行的年初预算数、全年预算数、到位数、执行数是否小于0。
    为什么：预算和支出不会是负数，多半是符号打错，或把调减数填成了预算数。
    依据：实际工作中的口径。
    已知例外：冲回以前年度多列支出的，执行数可能是负数，写明原因即可。
    """
    for index in range(len(view.form.funding)):
        for field in MONEY_FIELDS:
            amount = funding.amount(view, index, field)
            if amount is None:
                continue
            if amount.figure.value >= 0:
                yield held("T206", amount.address, Limit(address=amount.address, low=Decimal(0)))
                continue
            yield broken(
                "T206",
                amount.address,
                amount.place,
                Severity.WARNING,
                Text(
                    f"{amount.name}是负数（{amount.figure.text}），请核对",
                    f"{in_english(amount.name)} is negative ({amount.figure.text}): check it",
                ),
                printed=amount.figure.text,
                advice=Text(
                    "请改为实际的数；确是冲回以前年度支出的，请写明原因",
                    "give the real amount; where earlier spending was taken back, say so",
                ),
            )
