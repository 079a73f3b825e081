"""The full-year budget is what the year brought."""

from __future__ import annotations

from decimal import Decimal

from jixiao.judging.budgeting import full_year_budget


def test_what_the_year_brought_is_added_up() -> None:
    amounts = [Decimal(each) for each in ("100", "20.5", "8", "3")]
    assert full_year_budget(*amounts) == Decimal("115.5")
    assert full_year_budget(None, Decimal(5), None, None) == Decimal(5)
    assert full_year_budget(Decimal(7), None, None, None) == Decimal(7)


def test_of_nothing_there_is_none() -> None:
    assert full_year_budget(None, None, None, None) is None
