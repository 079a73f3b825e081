"""M908: the form's own rate and its gap to the months, and what was copied instead."""

from __future__ import annotations

import pytest

from tests.checks.builders import MONITORING_PACK, Sheet, findings, printed


def june(row: str, executed: str = "2771", month: int | None = 6) -> Sheet:
    return Sheet(
        f"name | target | actual\n{row}",
        f"source | budget | executed\n年度资金总额 | 10000 | {executed}",
        kind="monitoring",
        pack=MONITORING_PACK,
        month=month,
    )


GAP = "支出预算执行率与序时进程偏离率 | ≥-10%或≤10% | "


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (GAP + "-22.29%", []),
        (GAP + "-22.3%", []),
        (GAP + "22.29%", ["22.29%"]),
        (GAP + "0%", ["0%"]),
        (GAP + "-44.58%", []),
        (GAP + "-44.6%", []),
        (GAP + "-45%", []),
        (GAP + "-44.5%", ["-44.5%"]),
        ("支出预算执行率 | ≥95% | 27.71%", []),
        ("支出预算执行率 | ≥95% | 95.00%", ["95.00%"]),
        ("收入预算执行率 | ≥95% | 95.00%", []),
    ],
)
def test_the_rate_and_its_gap(row: str, told: list[str]) -> None:
    assert printed("M908", june(row)) == told


def test_a_whole_print_is_told_with_two_places() -> None:
    (found,) = findings("M908", june(GAP + "0%"))
    assert "应为-22.29%，多22.29个百分点" in found.message.zh


@pytest.mark.parametrize(("actual", "copied"), [("95.00%", True), ("90.00%", False)])
def test_a_copied_target_is_named(actual: str, copied: bool) -> None:
    (found,) = findings("M908", june(f"支出预算执行率 | 95%～105% | {actual}"))
    assert ("（照抄了指标值）" in found.message.zh) is copied
    (found,) = findings("M908", june("支出预算执行率 | 95%～105% | 105.00%"))
    assert "（照抄了指标值）" in found.message.zh


def test_without_amounts_or_a_month_the_gap_is_not_judged() -> None:
    assert printed("M908", june(GAP + "0%", executed="")) == []
    assert printed("M908", june(GAP + "0%", month=None)) == []
