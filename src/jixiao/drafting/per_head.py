"""Amounts of a report that no person could have paid in or received: a sheet filled in in 元 under a head
of 万元, of which every sum, rate and change holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.core.errors import fault
from jixiao.core.figures import parse
from jixiao.core.findings import Finding, Severity
from jixiao.drafting.model import CountData, FundData, ReportData
from jixiao.drafting.printing import plain
from jixiao.knowledge.people import PERSONS, names_insured, names_recipients

_LEAST, _MOST_PAID_IN, _MOST_RECEIVED = Decimal(1), Decimal(150_000), Decimal(1_000_000)
"""Yuan a head and year: so wide that a slip of ten thousand alone falls outside. No fund takes in 1 yuan
an insured person; of 机关事业单位 with what the budget adds it is below 100,000, and of 工伤 with one-time
payments for deaths a recipient has had some 200,000.
"""
_WHOLE_COUNTRY = Decimal(1_000_000_000_000)
"""Yuan: no fund below the whole country takes in or spends so much in a year."""
_WAYS = (("income", "收入"), ("expenditure", "支出"))


def per_head_doubts(data: ReportData) -> Iterator[Finding]:
    """A warning (E059) for each side of a fund that is too much or too little for those whom it is of,
    or too much for any place; the data must have passed ``problems_in``.
    """
    for index, fund in enumerate(data.funds):
        for name, words in _WAYS:
            field, value = f"funds[{index}].{name}.actual", getattr(fund, name).actual
            amount = parse(f"{plain(value)}{data.money_unit}") if value else None
            if amount is None:
                continue
            told = _of_heads(data, fund, name, amount.base) or _of_any_place(amount.base)
            if told is not None:
                at = f"{fund.fund}{words}{plain(value)}{data.money_unit}"
                yield fault(
                    "E059",
                    f"{at}，{told[0]}；请核对金额单位（是不是按元填的）和人数的计量单位",
                    f"{field}: {told[1]}; see the unit of money and that of the persons",
                    field,
                    severity=Severity.WARNING,
                )


def _of_heads(
    data: ReportData, fund: FundData, name: str, amount: Decimal
) -> tuple[str, str] | None:
    """What is wrong with an amount in yuan beside the persons of its fund."""
    wanted = names_insured if name == "income" else names_recipients
    most = _MOST_PAID_IN if name == "income" else _MOST_RECEIVED
    for count in (each for each in fund.people if wanted(each.name)):
        heads = _heads(count)
        if heads is None:
            continue
        each = amount / heads
        if each > most or (each < _LEAST and not data.period):  # a month may bring next to nothing
            said = f"{each:.2f}" if each < 1000 else f"{each:.0f}"
            counted = f"{count.name}{plain(count.actual or heads)}{count.unit}"
            return (
                f"按{counted}算，人均{said}元，不合情理",
                f"{said} yuan a head of {count.name}",
            )
    return None


def _of_any_place(amount: Decimal) -> tuple[str, str] | None:
    if amount < _WHOLE_COUNTRY:
        return None
    return "超过一万亿元，不会有这么多", "more than any place below the country has"


def _heads(count: CountData) -> Decimal | None:
    scale = PERSONS.get(count.unit.strip())
    return count.actual * scale if count.actual and scale is not None else None
