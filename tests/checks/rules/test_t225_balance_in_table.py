"""T225: the balance carried on from last year, printed as last year's or as an opening balance."""

from __future__ import annotations

import pytest

from tests.checks.builders import prose

TABLE = """2020年某州社会保险基金收支分析表

单位：亿元

险种\t\t失业保险\t工伤保险
2020年\t基金收入小计\t4.61\t1.37
\t基金支出小计\t3.61\t1.07
\t当期结余\t{}\t0.30
\t滚存结余\t{}\t0.64
{}滚存结余\t{}\t0.34
"""


@pytest.mark.parametrize("before", ["2019年\t", "\t上年末"])
@pytest.mark.parametrize(
    ("current", "balance", "told"),
    [
        ("1.00", "3.71", []),
        ("1.00", "3.81", [("3.81", "3.71")]),
    ],
)
def test_last_years_balance_and_this_year(
    before: str, current: str, balance: str, told: list[tuple[str, str]]
) -> None:
    found = prose("T225", TABLE.format(current, balance, before, "2.71"))
    assert [(each.printed, each.expected) for each in found] == told
