"""L701: what refutes a claim of success, and how loudly."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import NATIONAL, XINJIANG, Sheet, findings, printed

HEAD = "name | target | actual\n"
CLAIM = "待遇按时发放，达到了预期目标。"
PENSION = "企业职工基本养老保险"
SPENT = "source | budget | executed | rate\n年度资金总额 | 10000 | {} | "


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("参保人数 | ≥9人 | 9人", False),
        ("参保人数 | ≥9人 | 8人", True),
        ("参保人数 | 9人 | 8人", False),
        ("待遇发放 | 按时发放 | 未达成预期指标且效果较差", True),
    ],
)
def test_only_a_row_that_surely_missed_refutes(rows: str, told: bool) -> None:
    assert printed("L701", Sheet(HEAD + rows, goal=CLAIM)) == ["达到了预期目标"] * told
    assert printed("L701", Sheet(HEAD + rows, conclusion=CLAIM)) == ["达到了预期目标"] * told


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        ("全部完成。", True),
        ("各项指标全部完成。", True),
        ("年度目标任务已全部完成。", True),
        ("完成年度目标。", True),
        ("年初设定的绩效目标已全部完成。", True),
        ("2023年度各项目标全部完成。", True),
        ("我单位各项工作任务已全部完成。", True),
        ("总体目标全部完成。", True),
        ("各项指标均已按计划全部完成。", True),
        ("培训任务全部完成。", True),
        ("培训人数达到预期目标。", True),  # the one that missed
        ("除培训人数外，其余指标全部完成。", False),
        ("其他指标全部完成。", False),
        ("清淤任务全部完成，培训人数有差距。", False),
        ("全部完成清淤12.6公里。", False),
        ("较好完成年度目标。", False),
        ("完成年度目标任务的92%。", False),
        ("清淤里程达到预期目标。", False),
    ],
)
def test_what_is_claimed_of_all(goal: str, told: bool) -> None:
    rows = "清淤里程 | ≥12公里 | 12.6公里\n培训人数 | ≥9人 | 8人"
    assert bool(printed("L701", Sheet(HEAD + rows, goal=goal))) is told


def test_five_rows_are_named_and_all_are_pointed_at() -> None:
    rows = "".join(f"{name}类人数 | ≥9人 | 8人\n" for name in "甲乙丙丁戊己")
    (found,) = findings("L701", Sheet(HEAD + rows, goal=CLAIM))
    assert "戊类人数（≥9人→8人）没有达到" in found.message.zh
    assert "己" not in found.message.zh
    assert len(found.related) == 6


@pytest.mark.parametrize(
    ("rows", "severity"),
    [
        ("支出预算执行率 | 95%～105% | 106%", Severity.REMARK),
        ("支出预算执行率 | 95%～105% | 94%", Severity.WARNING),
        ("支出预算执行率 | 95%～105% | 未达成预期指标且效果较差", Severity.WARNING),
        ("支出预算执行率 | 95%～105% | 106%\n参保人数 | ≥9人 | 8人", Severity.WARNING),
        ("办理时限 | ≤20日 | 21日", Severity.WARNING),
    ],
)
def test_above_a_range_is_no_shortfall(rows: str, severity: Severity) -> None:
    (found,) = findings("L701", Sheet(HEAD + rows, goal=CLAIM))
    assert found.severity is severity


@pytest.mark.parametrize(
    ("executed", "fund", "pack", "kind", "told"),
    [
        ("9400", PENSION, XINJIANG, "self_evaluation", True),
        ("9500", PENSION, XINJIANG, "self_evaluation", False),
        ("9400", None, XINJIANG, "self_evaluation", False),
        ("9400", PENSION, XINJIANG, "monitoring", False),
        ("9400", PENSION, "cn-si-2022", "self_evaluation", False),
        ("9400", PENSION, NATIONAL, "self_evaluation", False),
    ],
)
def test_a_fund_spent_outside_its_printed_range_refutes(
    executed: str, fund: str | None, pack: str, kind: str, told: bool
) -> None:
    sheet = Sheet(funding=SPENT.format(executed), goal=CLAIM, fund=fund, pack=pack, kind=kind)
    found = findings("L701", sheet)
    assert ["预算执行率94.00%没有达到" in each.message.zh for each in found] == [True] * told
    assert [each.severity for each in found] == [Severity.WARNING] * told
    assert [each.related[-1].place.text for each in found] == ["9400"] * told
