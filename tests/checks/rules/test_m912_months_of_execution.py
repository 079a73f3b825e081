"""M912: the months of data against the execution, told by whoever takes the data."""

from __future__ import annotations

import pytest

import jixiao
from jixiao.core.findings import Severity
from jixiao.core.formdata import (
    EXECUTED,
    FormData,
    FundingData,
    GoalData,
    IndicatorData,
    MonthsData,
)
from jixiao.core.forms import MONITORING

TEN = ("10.00",) * 5


def data(
    *months: str, executed: str = "60.00", as_of: str = "2024-06", of: str = EXECUTED
) -> FormData:
    return FormData(
        kind=MONITORING,
        year=2024,
        as_of=as_of,
        title="绩效运行监控表",
        project="某培训项目",
        implementing_unit="某单位",
        money_unit="万元",
        funding=(FundingData(source="总额", role="total", budget="120", executed=executed),),
        goals=(GoalData(expected="培训", actual="培训"),),
        indicators=(
            IndicatorData(
                level1="产出指标", level2="数量指标", name="培训场次", target="≥12场", actual="6场"
            ),
        ),
        months=(MonthsData(of=of, this_year=months),),
    )


def told(given: FormData) -> list[tuple[str, str]]:
    """The execution and what the months come to, whichever of them is the likely wrong one."""
    (seen,) = jixiao.check(given).documents
    return [
        (each.operands[0].printed, (each.formula or "").partition("=")[2])
        for each in seen.findings
        if each.code == "M912"
    ]


@pytest.mark.parametrize(
    ("last", "executed", "found"),
    [
        ("10.00", "60.00", []),
        ("10.03", "60.00", []),  # six halves of the last place
        ("10.04", "60.00", [("60.00", "60.04")]),
        ("9.97", "60.00", []),
        ("9.96", "60.00", [("60.00", "59.96")]),
        ("12.5", "60.0", [("60.0", "62.5")]),
        ("99", "", []),  # nothing to set them against
        ("一些", "60.00", []),
    ],
)
def test_months_make_the_execution_but_for_rounding(
    last: str, executed: str, found: list[tuple[str, str]]
) -> None:
    assert told(data(*TEN, last, executed=executed)) == found


def test_months_of_something_else_too_few_or_without_a_point() -> None:
    assert told(data(*TEN, "99", of="培训场次")) == []
    assert told(data(*TEN)) == []  # five of six: that is told by who reads the data
    assert told(data(*TEN, as_of="")) == [("60.00", "50.00")]
    assert told(data()) == []


def test_monitoring_tells_it_once_and_writes_nothing() -> None:
    made = jixiao.monitor(data(*TEN, "12.5"))
    found = [each for each in made.forms[0].findings if each.code == "M912"]
    assert [each.severity for each in found] == [Severity.ERROR]
    assert "按10.00+10.00+10.00+10.00+10.00+12.5应为62.50万元" in found[0].message.zh
    assert found[0].address == "0:form1.funding[0].executed"
    sound = jixiao.monitor(data(*TEN, "10.00")).forms[0].findings
    assert [each.code for each in sound if each.severity is Severity.ERROR] == []
    codes = [(each.code, each.address) for each in sound]
    assert len(codes) == len(set(codes))
