"""How high a rate can be by its name and its target."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.judging.possible import is_change, is_far_above


@pytest.mark.parametrize(
    ("name", "value", "target", "above"),
    [
        ("参保率", "9.55", "0.95", True),
        ("参保率", "1.03", "0.95", False),
        ("任务完成率", "3.2", "1", True),
        ("任务完成率", "2.5", "1", False),
        ("覆盖率", "9.5", None, True),
        ("支出增长率", "9.5", "0.95", False),
        ("拨备覆盖率", "2.5", "1.5", False),
        ("测试事项", "9.5", None, False),
        ("测试事项", "9.5", "0.95", True),
    ],
)
def test_a_rate_that_is_hardly_so_high(
    name: str, value: str, target: str | None, above: bool
) -> None:
    wanted = Decimal(target) if target else None
    assert is_far_above(name, Decimal(value), wanted) is above


def test_a_change_is_no_share() -> None:
    assert [
        is_change(each) for each in ("满意度提升幅度", "群众满意度", "支出增长率", "参保率")
    ] == [
        True,
        False,
        True,
        False,
    ]
