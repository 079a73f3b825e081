"""What amounts come to beside each other, and where they come to nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.judging.amounts import balance, execution, growth, monthly, months_payable


@pytest.mark.parametrize(
    ("actual", "budget", "rate"),
    [
        ("50", "200", "25"),
        ("0", "200", "0"),
        ("50", "0", None),
        ("50", "-1", None),
        ("50", "", None),
    ],
)
def test_execution_is_of_a_budget(actual: str, budget: str, rate: str | None) -> None:
    found = execution(Decimal(actual), Decimal(budget) if budget else None)
    assert found == (Decimal(rate) if rate else None)


@pytest.mark.parametrize(
    ("actual", "before", "moved"),
    [
        ("110", "100", "10"),
        ("90", "100", "-10"),
        ("0", "100", "-100"),
        ("5", "0", None),
        ("5", "", None),
    ],
)
def test_growth_is_of_what_was_before(actual: str, before: str, moved: str | None) -> None:
    found = growth(Decimal(actual), Decimal(before) if before else None)
    assert found == (Decimal(moved) if moved else None)


def test_a_balance_lasts_as_many_months_as_it_holds_their_spending() -> None:
    assert balance(Decimal(10), Decimal(14)) == -4
    assert monthly(Decimal(144)) == 12
    assert months_payable(Decimal(36), monthly(Decimal(144))) == 3
    assert months_payable(Decimal(36), Decimal(0)) is None
    assert months_payable(None, Decimal(12)) is None
    assert months_payable(Decimal(36), None) is None
