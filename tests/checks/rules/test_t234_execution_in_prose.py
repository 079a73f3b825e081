"""T234: of which amount and budget the rate is taken."""

from __future__ import annotations

import pytest

from tests.checks.builders import prose


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "2020年失业保险基金支出90.00亿元，完成全年预算100.00亿元的91.00%。",
            [("91.00%", "90.00")],
        ),
        (
            "2020年失业保险基金支出90.00亿元，完成全年预算100.00亿元的90.00%。",
            [],
        ),
        (
            "2020年失业保险基金支出不低于90.00亿元，完成全年预算100.00亿元的91.00%。",
            [],
        ),
        (
            "2020年失业保险参保90.00万人，完成全年预算100.00亿元的91.00%。",
            [],
        ),
        (
            "2020年失业保险基金支出90.00亿元，完成全年预算100.00亿元的91.00%以上。",
            [],
        ),
        (
            "2020年失业保险基金支出90.00亿元，其中失业保险金支出80.00亿元，完成全年预算100.00亿元的90.00%。",
            [],
        ),
        (
            "2020年失业保险基金支出90.00亿元，其中失业保险金支出80.00亿元，完成全年预算100.00亿元的85.00%。",
            [("85.00%", "80.00")],
        ),
    ],
)
def test_the_rate_and_what_stands_beside_it(text: str, told: list[tuple[str, str | None]]) -> None:
    found = prose("T234", f"（一）失业保险\n\n{text}")
    assert [(each.printed, each.expected) for each in found] == told
