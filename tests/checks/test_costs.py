"""Prices, the counts they are multiplied by, and rows that are no part of the sum."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings

HEAD = "level2 | name | operator | target | unit | actual\n"
SPENT = "source | budget | executed\n年度资金总额 | 5 | 50"


@pytest.mark.parametrize(
    ("rows", "formula"),
    [
        # the count shares three characters with the price
        ("数量指标 | 核查次数 | | 5次 | |\n成本指标 | 差旅核查次均 | | 0.6万元/次 | |", "0.6×5+4=7"),
        ("数量指标 | 走访次数 | | 5次 | |\n成本指标 | 差旅核查次均 | | 0.6万元/次 | |", None),
        # of two that are as much alike the first
        ("数量指标 | 核查次数甲 | | 5次 | |\n数量指标 | 核查次数乙 | | 9次 | |"
         "\n成本指标 | 差旅核查次均 | | 0.6万元/次 | |", "0.6×5+4=7"),
        ("数量指标 | 查次数 | | 9次 | |\n数量指标 | 核查次数 | | 5次 | |"
         "\n成本指标 | 差旅核查次均 | | 0.6万元/次 | |", "0.6×5+4=7"),
        # another piece, and units in a column of their own
        ("数量指标 | 核查次数 | | 5人 | |\n成本指标 | 差旅核查次均 | | 0.6万元/次 | |", None),
        ("数量指标 | 核查次数 | | 5 | 次 |\n成本指标 | 差旅核查次均 | | 0.6 | 万元/次 |", "0.6×5+4=7"),
        ("成本指标 | 差旅费用 | ≤ | 3 | 万元 |", "3+4=7"),
        ("成本指标 | 差旅费用 | ≤ | 3 | |", None),
        ("成本指标 | 差旅费用 | | 3人 | |", None),
        # a whole is no part of itself
        ("成本指标 | 项目总成本 | | 3万元 | |", None),
        ("社会成本指标 | 差旅费用 | | 3万元 | |", "3+4=7"),
        ("数量指标 | 差旅费用 | | 3万元 | |", None),
    ],
)  # fmt: skip
def test_what_the_costs_come_to(rows: str, formula: str | None) -> None:
    sheet = Sheet(HEAD + rows + "\n成本指标 | 印刷费用 | | 4万元 | |", SPENT)
    found = findings("T204", sheet)
    assert [each.formula for each in found] == [formula] * (formula is not None)
