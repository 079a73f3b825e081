"""Monitoring forms: row completions, month factors, overall completion, deviation, and what the
words say beside them.
"""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import MONITORING_PACK, NATIONAL, Case, Sheet, assert_case, findings

MISSED = "未达成预期指标且效果较差"
ROWS = "name | target | actual | completion\n"
GOOD = (
    ROWS
    + "参保人数 | ≥100人 | 80人 | 40.00%\n发放人数 | ≥100人 | 110人 | 50.00%\n政策执行率 | 100% |"
    " 100% | 50.00%\n"
)
FUNDED = "source | budget | executed | rate\n年度资金总额 | {} | {} | {}"


def june(rows: str, **more: object) -> Sheet:
    """A monitoring form of June 2020 whose rows are scaled by 6/12."""
    return Sheet(
        rows, kind="monitoring", pack=MONITORING_PACK, month=6, fund="职工基本医疗保险"
    )._replace(**more)


CASES = [
    Case(
        "M901",
        june(GOOD + "享受人数 | ≥284人 | 128人 | 58.80%"),
        "58.80%",
        june(GOOD + "缴费人数 | 74272人 | 66467人 | 44.75%"),
    ),
    Case(
        "M902",
        june(GOOD + "待遇准确率 | ≥99% | 100% | 33.33%"),
        "33.33%",
        june(GOOD + "待遇准确率 | ≥99% | 100% | 50.00%"),
    ),
    Case(
        "M903",
        june(
            ROWS
            + "甲数 | ≥9人 | 9人 | 50.00%\n乙数 | ≥9人 | 9人 | 40.00%\n丙数 | ≥9人 | 9人 | 30.00%",
            overall="45.00%",
        ),
        "45.00%",
        june(
            ROWS
            + "甲数 | ≥9人 | 9人 | 50.00%\n乙数 | ≥9人 | 9人 | 40.00%\n丙数 | ≥9人 | 9人 | 30.00%",
            overall="40.00%",
        ),
    ),
    Case(
        "M904",
        june(
            GOOD,
            funding=FUNDED.format("11110.26", "2454.00", "22.09%"),
            overall="39.17%",
            conclusion="此项目有偏差，偏差率为7.08%。",
        ),
        "7.08%",
        june(
            GOOD,
            funding=FUNDED.format("11110.26", "2454.00", "22.09%"),
            overall="39.17%",
            conclusion="此项目有偏差，偏差率为17.08%。",
        ),
    ),
    Case(
        "M905",
        june(GOOD, funding=FUNDED.format("3738.20", "1036.00", "27.71%"), conclusion="无偏差。"),
        "无偏差",
        june(GOOD, funding=FUNDED.format("2889.39", "1445.00", "50.01%"), conclusion="无偏差。"),
    ),
    Case(
        "M906",
        june(ROWS + f"发放时效 | 每月25日前 | {MISSED} | 100.00%"),
        "100.00%",
        june(ROWS + f"发放时效 | 每月25日前 | {MISSED} | 10.00%"),
    ),
    Case(
        "M909",
        june(
            ROWS + f"发放时效 | 每月25日前 | {MISSED} | 10.00%", goal="已完成1-6月养老金发放工作。"
        ),
        "已完成1-6月养老金发放工作",
        june(
            ROWS
            + "发放时效 | 每月25日前 | 达成预期指标 | 50.00%\n满意度 | ≥90% | 未达监控节点 | /",
            goal="已完成1-6月养老金发放工作。",
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_wrong_is_reported_and_right_is_left_alone(case: Case) -> None:
    assert_case(case)


def test_rows_of_one_wrong_month_factor_are_one_finding() -> None:
    rows = (
        GOOD + "甲率 | ≥99% | 100% | 33.33%\n乙率 | ≥99% | 100% | 33.33%\n报送时效 | 每年20日内 |"
        f" {MISSED} | 33.33%\n丙率 | ≥99% | 100% | 41.67%"
    )
    found = findings("M902", june(rows))
    assert [(finding.printed, len(finding.related)) for finding in found] == [
        ("33.33%", 5),
        ("41.67%", 3),
    ]
    assert all(
        finding.severity is Severity.ERROR and finding.expected == "50.00" for finding in found
    )


def test_plain_rates_are_no_month_factors() -> None:
    rows = (
        ROWS
        + "参保人数 | ≥100人 | 80人 | 80.00%\n发放人数 | ≥100人 | 110人 | 100.00%\n政策执行率 |"
        " 100% | 50% | 50.00%"
    )
    sheet = june(rows, pack=NATIONAL)
    assert findings("M901", sheet) + findings("M902", sheet) == []


def test_a_month_factor_in_a_form_of_plain_rates_is_wrong() -> None:
    rows = (
        ROWS
        + "参保人数 | ≥100人 | 80人 | 80.00%\n发放人数 | ≥100人 | 110人 | 100.00%\n政策执行率 |"
        " 100% | 100% | 58.33%"
    )
    (found,) = findings("M901", june(rows, pack=NATIONAL))
    assert (found.printed, found.expected) == ("58.33%", "100.00")


def test_a_copied_result_is_named_as_the_cause() -> None:
    (found,) = findings("M901", june(GOOD + "偏离率 | ≥-10%或≤10% | 17.01% | 17.01%"))
    assert (found.expected, found.severity) == ("0.00", Severity.ERROR)
    assert "照抄了完成值" in found.message.zh


def test_one_missing_completion_is_solved_from_the_overall_one() -> None:
    rows = (
        ROWS
        + "甲数 | ≥9人 | 9人 | 50.00%\n乙数 | ≥9人 | 9人 | 41.67%\n丙数 | ≥9人 | 9人 | 41.67%\n丁率"
        " | 100% | 100% | "
    )
    (found,) = findings("M903", june(rows, overall="43.75%"))
    assert found.expected == "41.67"
    assert "没有填完成率" in found.message.zh


@pytest.mark.parametrize(("overall", "reported"), [("59.03%", False), ("65.01%", True)])
def test_no_deviation_holds_within_ten_points(overall: str, reported: bool) -> None:
    sheet = june(
        GOOD,
        funding=FUNDED.format("2889.39", "1445.00", "50.01%"),
        overall=overall,
        conclusion="无偏差。",
    )
    assert bool(findings("M904", sheet)) is reported


def test_rows_that_are_not_due_have_no_part_in_the_mean() -> None:
    rows = (
        ROWS
        + "甲数 | ≥9人 | 9人 | 50.00%\n乙数 | ≥9人 | 9人 | 40.00%\n满意度 | ≥90% | 未达监控节点 | /"
    )
    assert findings("M903", june(rows, overall="45.00%")) == []


def test_the_same_input_gives_the_same_completion_in_every_form() -> None:
    first, second = (
        june(ROWS + "收入执行率 | ≥95%或≤105% | 95.00% | 24.94%"),
        june(ROWS + "收入执行率 | ≥95%或≤105% | 95.00% | 95.00%"),
    )
    (found,) = findings("M907", first, second)
    assert {found.place.text, *(each.place.text for each in found.related)} >= {"24.94%", "95.00%"}
    assert findings("M907", first, first) == []
    assert findings("M907", first, second._replace(month=9)) == []
