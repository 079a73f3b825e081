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


@pytest.mark.parametrize(
    ("pooled", "personal", "told"),
    [
        ("14.35亿元", "8.96亿元", []),
        ("14.35亿元", "8.99亿元", ["23.34"]),
        ("14.35亿元", "不低于8.99亿元", []),
        ("143500万元", "8.955亿元", []),
        ("14.35亿元", "", []),
    ],
)
def test_a_fund_and_its_two_accounts(pooled: str, personal: str, told: list[str]) -> None:
    second = f"2020年个人账户支出{personal}。" if personal else ""
    text = (
        "（一）职工基本医疗保险\n\n2020年职工基本医疗保险基金支出23.31亿元。\n\n"
        f"2020年职工基本医疗保险统筹基金支出{pooled}。\n\n{second}"
    )
    found = prose("T239", text.replace("2020年个人账户", "2020年职工基本医疗保险个人账户"))
    assert [(each.formula or "").partition("=")[2] for each in found] == told


def test_of_several_prints_one_that_ties_is_enough() -> None:
    text = (
        "（一）职工基本医疗保险\n\n2020年职工基本医疗保险基金支出23.31亿元（不含上下级往来）。\n\n"
        "含上下级往来，2020年职工基本医疗保险基金支出25.00亿元。\n\n"
        "2020年职工基本医疗保险统筹基金支出14.35亿元。\n\n"
        "2020年职工基本医疗保险个人账户支出8.96亿元。"
    )
    assert prose("T239", text) == []


def test_what_moved_between_years_too() -> None:
    text = (
        "（一）职工基本医疗保险\n\n2020年职工基本医疗保险基金收入12亿元，较上年增加{}亿元。\n\n"
        "2020年职工基本医疗保险统筹基金收入7亿元，较上年增加1亿元。\n\n"
        "2020年职工基本医疗保险个人账户收入5亿元，较上年减少3亿元。"
    )
    assert [each.expected for each in prose("T239", text.format("2"))] == ["-2"]
