"""The usual rows of each fund's accounts are items and funds that the tables of knowledge have."""

from __future__ import annotations

import pytest

from jixiao.knowledge.accounts import accounts_known, usual_accounts
from jixiao.knowledge.funds import INSURANCE
from jixiao.knowledge.items import BETWEEN_LEVELS, EXPENDITURE, INCOME, TOTALS, item_of, side_of


def test_every_insurance_fund_has_its_rows() -> None:
    assert set(accounts_known()) == INSURANCE
    assert usual_accounts("没有的基金") is None


@pytest.mark.parametrize("fund", accounts_known())
def test_rows_are_parts_of_their_side(fund: str) -> None:
    known = usual_accounts(fund)
    assert known is not None
    for side, items in ((INCOME, known.income), (EXPENDITURE, known.expenditure)):
        assert len(set(items)) == len(items)
        for item in items:
            assert side_of(item_of(item) or item) == side, item
            assert item not in TOTALS | BETWEEN_LEVELS
