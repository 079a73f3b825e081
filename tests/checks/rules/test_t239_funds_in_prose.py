"""T239: two funds at least, all that the table lists, each by its finest print."""

from __future__ import annotations

import pytest

from tests.checks.builders import prose

TEXT = """2020年，各项基金滚存结余{}。

2020年社保基金收支分析表

单位：亿元

险种\t\t工伤保险\t失业保险\t合计
2020年\t基金收入小计\t1.38\t1.63\t3.01
\t基金支出小计\t1.27\t0.84\t2.11

一、工伤保险

2020年工伤保险基金累计结余3.71亿元。

二、失业保险

{}
"""


@pytest.mark.parametrize(
    ("whole", "part", "told"),
    [
        ("4.35亿元", "2020年失业保险基金累计结余0.64亿元。", []),
        ("4.55亿元", "2020年失业保险基金累计结余0.64亿元。", [("4.55亿元", "4.35")]),
        ("不低于4.55亿元", "2020年失业保险基金累计结余0.64亿元。", []),
        ("4.55亿元", "2020年失业保险基金累计结余不低于0.64亿元。", []),
        ("4.55亿元", "2019年失业保险基金累计结余0.64亿元。", []),
        ("4.55亿元", "2020年失业保险基金发放到位。", []),
        (
            "4.382亿元",
            "2020年失业保险基金累计结余0.6亿元。\n\n2020年失业保险基金累计结余6412万元。",
            [("4.382亿元", "4.351")],
        ),
        (
            "4.352亿元",
            "2020年失业保险基金累计结余6412万元。\n\n2020年失业保险基金累计结余0.6亿元。",
            [],
        ),
    ],
)
def test_all_funds_and_their_sum(whole: str, part: str, told: list[tuple[str, str]]) -> None:
    found = prose("T239", TEXT.format(whole, part))
    assert [(each.printed, each.expected) for each in found] == told
