"""Results after the monitoring point, forecasts above the budget and goals that
are not given are told when a form is monitored.
"""

from __future__ import annotations

import pytest

from jixiao.application.monitoring.plausible import after_the_point, without_goals
from jixiao.core.findings import Severity
from jixiao.core.formdata import FormData, FundingData, GoalData
from jixiao.knowledge.layouts import layouts
from tests.application.monitoring_data import NATIONAL, form, monitored, row, told


@pytest.mark.parametrize(
    ("actual", "late"),
    [
        ("2020年8月20日", True),
        ("已于2020年7月1日完成", True),
        ("12月底", True),
        ("2021年1月", True),
        ("2020年6月30日", False),
        ("5月20日", False),
        ("预计2020年12月底完成", False),
        ("未达监控节点", False),
        ("每月20日", False),
        ("141745人", False),
    ],
)
def test_a_result_after_the_point_is_told(actual: str, late: bool) -> None:
    data = form(row("完成时间", "2020年12月底前", actual))
    assert bool(list(after_the_point(data))) is late


def test_a_forecast_above_the_budget_is_told() -> None:
    rows = row("培训人次", "≥100人次", "50人次")
    above = monitored(form(rows, executed="60.00"), pack=NATIONAL)
    assert "全年预计执行数120.00（按至今月均推算" in told(above)
    hardly = monitored(form(rows, executed="51.00"), pack=NATIONAL)
    (remark,) = [each for each in hardly.findings if each.code == "E057"]
    assert (remark.severity, remark.address) == (Severity.REMARK, "0:form1.funding[0].executed")
    assert "全年预计执行数" not in told(monitored(form(rows, executed="50.00"), pack=NATIONAL))


def test_a_forecast_that_was_given_is_not_called_ours() -> None:
    money = FundingData(
        source="总额", role="total", budget="100.00", executed="50.00", forecast="130.00"
    )
    data = form(row("培训人次", "≥100人次", "50人次"), funding=[money])
    assert "全年预计执行数130.00，超过" in told(monitored(data, pack=NATIONAL))


def test_goals_that_are_not_given_are_told_where_they_have_a_place() -> None:
    national = next(
        each for each in layouts().values() if each.national and each.kinds[0] == "monitoring"
    )
    none = FormData(kind="monitoring")
    assert [each.address for each in without_goals(none, national)] == [
        "0:form1.goals[0].expected",
        "0:form1.goals[0].actual",
    ]
    whole = FormData(kind="monitoring", goals=(GoalData(expected="甲", actual="乙"),))
    assert not list(without_goals(whole, national))


@pytest.mark.parametrize(("reason", "asked"), [("", True), ("场地未落实，9月补办。", False)])
def test_what_is_out_of_reach_is_explained(reason: str, asked: bool) -> None:
    out_of_reach = row("培训人次", "≥320人次", "200人次", reason=reason, extra={"完全不可能": "√"})
    found = monitored(form(out_of_reach), pack=NATIONAL)
    assert ("勾的是“完全不可能”；请在这一行的偏差原因栏说明" in told(found)) is asked
