"""T237: how near counts as rounding, how far back the figures may stand, and whose they are."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import prose

ERROR, WARNING = Severity.ERROR, Severity.WARNING
SPENT = "按月均支出2.00亿元计算"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"累计结余10.20亿元，{SPENT}，可支付5.00个月。", [(WARNING, "5.10")]),
        (f"累计结余10.21亿元，{SPENT}，可支付5.00个月。", [(ERROR, "5.11")]),
        (f"累计结余12.00亿元，{SPENT}，可支付6.12个月。", [(WARNING, "6.00")]),
        (f"累计结余12.00亿元，{SPENT}，可支付6.00个月。", []),
        (f"累计结余10.21亿元。参保人数增加。{SPENT}，可支付5.00个月。", [(ERROR, "5.11")]),
        (f"累计结余10.21亿元。参保人数增加。征缴到位。{SPENT}，可支付5.00个月。", []),
        (f"累计结余10.00亿元，{SPENT}，可支付0.00个月。", [(ERROR, "5.00")]),
        (f"可支付5.00个月，{SPENT}，累计结余10.21亿元。", []),
        (f"可支付5.00个月。{SPENT}，累计结余10.21亿元。", []),
        (f"累计结余10.21亿元，累计结余10.00亿元，{SPENT}，可支付5.00个月。", []),
        (f"累计结余10.21万人，{SPENT}，可支付5.00个月。", []),
        (f"累计结余不低于10.21亿元，{SPENT}，可支付5.00个月。", []),
        (f"累计结余10.21亿元，{SPENT}，可支付不低于5.00个月。", []),
        (f"累计结余10.21亿元，{SPENT}，可支付月数目标值5.00个月。", []),
    ],
)
def test_months_of_balance_and_spending(text: str, told: list[tuple[Severity, str]]) -> None:
    found = prose("T237", f"2020年失业保险基金{text}")
    assert [(each.severity, each.expected) for each in found] == told


@pytest.mark.parametrize(
    ("fund", "told"),
    [("失业保险基金", True), ("工伤保险基金", False)],
)
def test_the_balance_is_the_same_funds(fund: str, told: bool) -> None:
    found = prose(
        "T237", f"2020年{fund}累计结余10.21亿元。2020年失业保险基金{SPENT}，可支付5.00个月。"
    )
    assert [each.severity for each in found] == [ERROR] * told
