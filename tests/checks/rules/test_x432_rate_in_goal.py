"""X432: which rates in the words are the form's own."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, printed

FUNDED = "source | budget | executed\n年度资金总额 | 10000 | 9500"


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        ("完成年度预算的95%。", []),
        ("完成年度预算的97%。", ["97%"]),
        ("预算执行率97%。", ["97%"]),
        ("资金支付率达到97%。", ["97%"]),
        ("收入完成年度预算的97%。", []),
        ("征缴收入增加，完成年度预算的97%。", ["97%"]),
        ("预算执行率目标97%。", []),
        ("预算执行率不低于97%。", []),
        ("参保率97%。", []),
        ("完成年度预算9700万元。", []),
        ("", []),
    ],
)
def test_the_rate_in_the_goal(goal: str, told: list[str]) -> None:
    assert printed("X432", Sheet(funding=FUNDED, goal=goal)) == told
