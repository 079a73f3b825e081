"""What amounts come to beside each other: rates, growth and the months that a balance lasts. Rates are
in percent, unrounded.
"""

from __future__ import annotations

from decimal import Decimal

from jixiao.core.figures import HUNDRED
from jixiao.core.figures.units import WAN

_MONTHS = 12


def execution(actual: Decimal, budget: Decimal | None) -> Decimal | None:
    """执行率: an amount in percent of its budget; None where there is none, or none above 0."""
    return actual / budget * HUNDRED if budget is not None and budget > 0 else None


def share(part: Decimal, whole: Decimal | None) -> Decimal | None:
    """占比: a part in percent of a whole; None where there is none, or none above 0."""
    return part / whole * HUNDRED if whole is not None and whole > 0 else None


def growth(actual: Decimal, before: Decimal | None) -> Decimal | None:
    """增幅: the change in percent of what was before; None where that is not known or was nothing."""
    return (actual - before) / before * HUNDRED if before else None


def balance(income: Decimal, expenditure: Decimal) -> Decimal:
    """当期结余: income less expenditure of one scope."""
    return income - expenditure


def without_prepaid(income: Decimal, prepaid: Decimal) -> Decimal:
    """Income of the year itself: less what was paid in ahead for the year after (预收下年保费)."""
    return income - prepaid


def levied(standard: Decimal, persons: Decimal) -> Decimal:
    """应筹资额 in 万元: the standard in 元 a person by the number of persons."""
    return standard * persons / WAN


def due(budget: Decimal, progress: Decimal) -> Decimal:
    """What of a year's budget is due by 序时进度 (``progress``, a share of the year)."""
    return budget * progress


def ahead(execution_rate: Decimal, progress: Decimal) -> Decimal:
    """Percentage points by which an execution rate is ahead of 序时进度; below 0 where it is behind."""
    return execution_rate - progress * HUNDRED


def monthly(expenditure: Decimal, months: int = _MONTHS) -> Decimal:
    """月均支出 of the expenditure of a year, or of its first ``months``."""
    return expenditure / months


def months_payable(cumulative: Decimal | None, spending: Decimal | None) -> Decimal | None:
    """可支付月数: a cumulative balance by a month's spending; None where one is not known, or
    nothing is spent.
    """
    return cumulative / spending if cumulative is not None and spending else None
