"""The full-year budget of a source of money, by what the year brought."""

from __future__ import annotations

from decimal import Decimal


def full_year_budget(
    initial: Decimal | None,
    added: Decimal | None,
    reduced: Decimal | None,
    carried: Decimal | None,
) -> Decimal | None:
    """年初预算 + 追加 - 追减 + 结转, in the unit of the amounts; what is not given is nothing. None
    where none is given. Source: arithmetic of adjusted budgets (年初预算、预算调整、上年结转).
    """
    given = (initial, added, reduced, carried)
    if all(each is None for each in given):
        return None
    zero = Decimal(0)
    return (initial or zero) + (added or zero) - (reduced or zero) + (carried or zero)
