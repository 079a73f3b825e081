"""X433: which rows print the budget, at and beside its last digit."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings, printed

FUNDED = "source | budget | executed\n年度资金总额 | {} | 95.0"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("基金支出预算金额 | 100.0万元", []),
        ("基金支出预算金额 | 100万元", []),
        ("基金支出预算金额 | 100.2万元", ["100.2万元"]),
        ("基金支出预算金额 | ≤100.2万元", ["≤100.2万元"]),
        ("基金支出预算金额 | 1002000元", ["1002000元"]),
        ("项目总成本 | 100.2万元", ["100.2万元"]),
        ("基金收入金额 | 100.2万元", []),
        ("基金支出预算金额 | 100.2", []),
        ("基金支出预算金额 | 100.2%", []),
        ("基金支出预算金额 | 按批复", []),
        ("工伤保险支出预算金额 | 100.2万元", []),
    ],
)
def test_the_budget_in_a_row(row: str, told: list[str]) -> None:
    sheet = Sheet(f"name | target | actual\n{row} | ", FUNDED.format("100.0"), fund="失业保险")
    assert printed("X433", sheet) == told
    assert all(each.expected is None for each in findings("X433", sheet))  # either may be meant
    assert all("100.0" in each.message.zh for each in findings("X433", sheet))
    assert printed("X433", sheet._replace(funding=FUNDED.format(""))) == []
    assert printed("X433", sheet._replace(money_unit=None)) == []
