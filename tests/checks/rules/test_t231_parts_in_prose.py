"""T231: which parts are added, and when a list that leaves something out is mentioned."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.core.findings import Finding
from tests.checks.builders import prose


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "2020年失业保险基金支出10.00亿元，其中：失业保险金支出6.00亿元，稳岗返还支出5.00亿元。",
            [("10.00亿元", "11.00")],
        ),
        (
            "2020年失业保险基金支出10.00亿元，其中：失业保险金支出6.00亿元，稳岗返还支出4.00亿元。",
            [],
        ),
        (
            "2020年失业保险基金收入10.00亿元，其中：保险费收入6.00亿元，财政补贴收入2.00亿元。",
            [],
        ),
        (
            "2020年失业保险基金收入10.00亿元，其中：保险费收入6.00亿元，财政补贴收入1.99亿元。",
            [("10.00亿元", None)],
        ),
        (
            "2020年失业保险基金收入10.00亿元，其中：保险费收入6.00亿元，其他收入3.90亿元。",
            [("10.00亿元", None)],
        ),
        (
            "2020年各项基金收入10.00亿元，其中：失业保险收入6.00亿元，工伤保险收入3.90亿元。",
            [("10.00亿元", None)],
        ),
        (
            "2020年失业保险基金收入10.00亿元，其中：保险费收入11.00亿元。",
            [("10.00亿元", "11.00")],
        ),
        (
            "2020年失业保险基金收入10.00亿元，其中：保险费收入10.00亿元。",
            [],
        ),
        (
            "2020年失业保险基金收入10.00亿元，其中：保险费收入6.00亿元。",
            [],
        ),
        (
            "2020年失业保险基金收入10.00亿元，其中：保险费收入6.00亿元，利息收入预算9.00亿元。",
            [],
        ),
        (
            "2020年失业保险基金收入10.00亿元，其中：保险费收入9.00亿元，参保职工60.00万人。",
            [],
        ),
        (
            "2020年失业保险基金收入10.00亿元，其中：保险费收入9.00亿元，利息收入不低于8.00亿元。",
            [],
        ),
    ],
)
def test_parts_and_their_total(text: str, told: list[tuple[str, str | None]]) -> None:
    found = prose("T231", f"（一）失业保险\n\n{text}")
    assert [(each.printed, each.expected) for each in found] == told


def test_what_is_left_out_is_told_with_its_amount() -> None:
    (found,) = prose(
        "T231", "2020年失业保险基金收入10.00亿元，其中：保险费收入6.00亿元，其他收入3.90亿元。"
    )
    assert "所列分项合计9.90亿元，另有0.10亿元没有列出" in found.message.zh
    assert (found.difference, found.correction) == (None, None)


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ("保险费收入6.00亿元，利息收入4.00亿元，以上各项构成全部收入", []),
        (
            "保险费收入6.00亿元，利息收入3.90亿元，以上各项构成全部收入",
            [("10.00亿元", "9.90")],
        ),
        ("保险费收入9.90亿元，构成全部收入", [("10.00亿元", "9.90")]),
        ("保险费收入10.00亿元，构成全部收入", []),
    ],
)
def test_a_list_that_says_it_is_all(parts: str, told: list[tuple[str, str | None]]) -> None:
    found = prose("T231", f"（一）失业保险\n\n2020年失业保险基金收入10.00亿元，其中：{parts}。")
    assert [(each.operands[0].printed, tie_value(each)) for each in found] == told


def tie_value(finding: Finding) -> str:
    """What the formula comes to, whichever cell is the likely wrong one."""
    return (finding.formula or "").partition("=")[2]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("5.00", "4.00", []),
        ("5.00", "6.00", [("9.00亿元", "11.00")]),
        ("9.50", "0.50", [("9.00亿元", "10.00")]),
    ],
)
def test_what_the_parts_were_planned_to_bring(
    first: str, second: str, told: list[tuple[str, str]]
) -> None:
    text = (
        "2020年失业保险基金收入10.00亿元，完成年度预算9.00亿元的111.11%。其中：保险费收入6.00亿元，"
        f"完成年度预算{first}亿元的{rate('6.00', first)}；利息收入4.00亿元，"
        f"完成年度预算{second}亿元的{rate('4.00', second)}。"
    )
    found = prose("T231", f"（一）失业保险\n\n{text}")
    assert [(each.operands[0].printed, tie_value(each)) for each in found] == told


def rate(part: str, whole: str) -> str:
    return f"{Decimal(part) / Decimal(whole) * 100:.2f}%"
