"""T235: how far back income and spending are looked for, and of whom."""

from __future__ import annotations

import pytest

from tests.checks.builders import prose


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "2020年失业保险基金收入10.00亿元，支出8.00亿元，当期结余2.00亿元。",
            [],
        ),
        (
            "2020年失业保险基金收入10.00亿元，支出8.00亿元，当期结余3.00亿元。",
            [("10.00亿元", "11.00")],
        ),
        (
            "2020年失业保险基金收入10.00亿元，支出8.00亿元。发放到位。征缴到位。管理到位。当期结余3.00亿元。",
            [("10.00亿元", "11.00")],
        ),
        (
            "2020年失业保险基金收入10.00亿元，支出8.00亿元。发放到位。征缴到位。管理到位。稳步推进。当期结余3.00亿元。",
            [],
        ),
        (
            "2020年工伤保险基金收入10.00亿元，支出8.00亿元。2020年失业保险基金当期结余3.00亿元。",
            [],
        ),
        (
            "2019年失业保险基金收入10.00亿元，支出8.00亿元。2020年失业保险基金当期结余3.00亿元。",
            [],
        ),
        (
            "2020年失业保险基金收入预算10.00亿元，支出8.00亿元，当期结余3.00亿元。",
            [],
        ),
        (
            "2020年失业保险基金收入10.00亿元，支出不低于8.00亿元，当期结余3.00亿元。",
            [],
        ),
        (
            "2020年失业保险基金收入10.00亿元，支出8.00亿元，当期结余不低于3.00亿元。",
            [],
        ),
    ],
)
def test_income_less_expenditure(text: str, told: list[tuple[str, str | None]]) -> None:
    found = prose("T235", f"（一）失业保险\n\n{text}")
    assert [(each.printed, each.expected) for each in found] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("当期结余2.00亿元，年初累计结余5.00亿元，年末累计结余7.00亿元。", []),
        ("当期结余2.00亿元，年初累计结余5.00亿元，年末累计结余7.10亿元。", ["7.00"]),
        ("当期结余2.00亿元，上年末累计结余5.00亿元，年末累计结余7.10亿元。", ["7.00"]),
        ("当期结余2.00亿元，年初累计结余5.004亿元，年末累计结余7.01亿元。", []),
        ("当期结余2.00亿元。年初累计结余5.00亿元，年末累计结余7.10亿元。", []),
        ("当期结余2.00亿元，年初累计结余不低于5.00亿元，年末累计结余7.10亿元。", []),
        ("年初累计结余5.00亿元，年末累计结余7.10亿元。", []),
    ],
)
def test_the_balance_goes_on_from_what_the_year_began_with(text: str, told: list[str]) -> None:
    flows = "2020年失业保险基金收入10.00亿元，支出8.00亿元，"
    found = prose("T235", f"（一）失业保险\n\n{flows}{text}")
    assert [(each.formula or "").partition("=")[2] for each in found] == told


def test_a_balance_with_flows_goes_on_with_them() -> None:
    text = (
        "不含上下级往来，2020年失业保险基金收入10.00亿元，支出8.00亿元，当期结余2.00亿元。"
        "含上下级往来计算，总收入10.00亿元，总支出9.00亿元，当期结余1.00亿元，"
        "年初累计结余5.00亿元，年末累计结余{}亿元。"
    )
    assert prose("T235", "（一）失业保险\n\n" + text.format("6.00")) == []
    assert len(prose("T235", "（一）失业保险\n\n" + text.format("7.00"))) == 1
