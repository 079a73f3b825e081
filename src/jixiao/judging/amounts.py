"""What amounts come to beside each other: rates, growth and the months that a balance lasts. Rates are
in percent, unrounded.
"""

from __future__ import annotations

from decimal import Decimal

from jixiao.core.figures import HUNDRED

_MONTHS = 12


def execution(actual: Decimal, budget: Decimal | None) -> Decimal | None:
    """执行率: an amount in percent of its budget; None where there is none, or none above 0."""
    return actual / budget * HUNDRED if budget is not None and budget > 0 else None


def growth(actual: Decimal, before: Decimal | None) -> Decimal | None:
    """增幅: the change in percent of what was before; None where that is not known or was nothing."""
    return (actual - before) / before * HUNDRED if before else None


def balance(income: Decimal, expenditure: Decimal) -> Decimal:
    """当期结余: income less expenditure of one scope."""
    return income - expenditure


def monthly(expenditure: Decimal) -> Decimal:
    """月均支出 of a year's expenditure."""
    return expenditure / _MONTHS


def months_payable(cumulative: Decimal | None, spending: Decimal | None) -> Decimal | None:
    """可支付月数: a cumulative balance by a month's spending; None where one is not known, or
    nothing is spent.
    """
    return cumulative / spending if cumulative is not None and spending else None
