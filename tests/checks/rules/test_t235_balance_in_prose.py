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
