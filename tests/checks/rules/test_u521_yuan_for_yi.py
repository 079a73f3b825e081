"""U521: when 元 cannot be meant, and what is meant instead."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import prose


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "2020年失业保险基金收入24.63亿元，较上年减少2.61元。",
            [("2.61元", "2.61亿元")],
        ),
        (
            "2020年失业保险基金收入24630万元，较上年减少2610元。",
            [("2610元", "2610万元")],
        ),
        (
            "2020年失业保险基金收入24630万元，较上年减少9999元。",
            [("9999元", "9999万元")],
        ),
        (
            "2020年失业保险基金收入24630万元，较上年减少10000元。",
            [],
        ),
        (
            "2020年失业保险基金收入24630万元，较上年减少0元。",
            [],
        ),
        (
            "2020年失业保险基金收入24.63亿元，人均2.61元。",
            [],
        ),
        (
            "2020年失业保险基金收入24.63亿元，支出20.00亿元，结余4.63元。",
            [("4.63元", "4.63亿元")],
        ),
        (
            "2020年失业保险基金收入100万元，支出20元。",
            [("20元", "20万元")],
        ),
        (
            "2020年失业保险基金收入99万元，支出20元。",
            [],
        ),
        (
            "2020年失业保险基金收入24.63亿元。支出20.00元。",
            [],
        ),
        (
            "2020年失业保险基金收入24.63亿元，目标值2.61元。",
            [],
        ),
        (
            "2020年失业保险基金收入24.63亿元，支出20.00亿元，月均支出18.00元。",
            [],
        ),
        (
            "2020年失业保险基金参保人数18万人，收入18.00元。",
            [],
        ),
        (
            "2020年失业保险基金收入24.63亿元，其他收入50万元，利息收入18.00元。",
            [("18.00元", "18.00亿元")],
        ),
        ("2020年社会保险基金支出1.2亿元，每张成本支出12.5元。", []),
        ("2020年失业保险基金支出0.98亿元，每户补贴支出1250.5元。", []),
        ("2020年失业保险基金收入1.26亿元，滞纳金收入356元。", []),
        ("2020年失业保险基金支出0.98亿元，手续费支出12.5元。", []),
        (
            "2020年失业保险基金收入1.26亿元，财政补贴收入980.5元。",
            [("980.5元", "980.5万元")],  # 亿元 would be more than the whole
        ),
    ],
)
def test_a_few_yuan_among_large_amounts(text: str, told: list[tuple[str, str | None]]) -> None:
    found = prose("U521", f"（一）失业保险\n\n{text}")
    assert [(each.printed, each.expected) for each in found] == told


def test_three_amounts_stand_beside_the_slip() -> None:
    (found,) = prose(
        "U521",
        "2020年失业保险基金收入24.63亿元，支出20.00亿元，待遇支出18.00亿元，其他支出2.00亿元，"
        "累计结余4.63元。",
    )
    assert (found.expected, len(found.related)) == ("4.63亿元", 3)
    assert found.correction is not None
    assert found.correction.safe


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("2020年失业保险基金收入24.63亿元，支出20.00元。", True),
        ("2020年失业保险基金收入24.63亿元，较上年减少2.61元。", True),
        ("2020年失业保险基金收入24.63亿元，待遇支出3.60元，增加0.20亿元。", True),
        ("2020年失业保险基金收入24.63亿元，利息收入2.35元。", False),
    ],
)
def test_only_totals_and_changes_are_put_right_without_asking(text: str, sure: bool) -> None:
    (found,) = prose("U521", f"（一）失业保险\n\n{text}")
    assert found.correction is not None
    assert found.correction.safe is sure
    assert found.severity is (Severity.ERROR if sure else Severity.WARNING)
