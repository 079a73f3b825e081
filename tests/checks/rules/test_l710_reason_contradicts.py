"""L710: results at, above and below the target beside reasons that say more or less."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, printed


@pytest.mark.parametrize(
    ("target", "actual", "reason", "told"),
    [
        ("≥9人", "10人", "人数少于计划数", ["少于计划数"]),
        ("≥9人", "9人", "人数少于计划数", []),
        ("≥9人", "8人", "人数少于计划数", []),
        ("≥9人", "8人", "人数超过预期", ["超过预期"]),
        ("≥9人", "9人", "人数超过预期", []),
        ("≥9人", "10人", "人数超过预期", []),
        ("≥9人", "10人", "人数少于计划数，金额超过预期", []),
        ("≥9人", "8人", "人数少于计划数，金额超过预期", []),
        ("≤9元", "8元", "支出超过预算数", ["超过预算数"]),
        ("≤9元", "10元", "支出低于预算数", ["低于预算数"]),
        ("95%～105%", "100%", "执行率低于目标值", []),
        ("95%～105%", "105%", "执行率低于目标值", []),
        ("95%～105%", "106%", "执行率低于目标值", ["低于目标值"]),
        ("95%～105%", "94%", "执行率高于目标值", ["高于目标值"]),
        ("95%～105%", "95%", "执行率高于目标值", []),
        ("按时办结", "10人", "人数少于计划数", []),
        ("2020年6月底前", "2020年7月", "没有完成计划", []),
        ("≥9人", "", "人数少于计划数", []),
        ("≥9人", "10人", "", []),
    ],
)
def test_the_reason_and_the_result(target: str, actual: str, reason: str, told: list[str]) -> None:
    rows = f"name | target | actual | reason\n甲项 | {target} | {actual} | {reason}"
    assert printed("L710", Sheet(rows)) == told
